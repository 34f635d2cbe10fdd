"""The notes and links of a Markdown text that are defined elsewhere than they are used."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

OPEN, CLOSE = "\ufdd1", "\ufdd2"  # around the number of a note; no characters, so in no text
_NOTE = re.compile(
    r"^ {0,3}\[\^([^\]\s]+)\]:[ \t]*"
    r"(.*(?:\n(?:[ \t]*\n)*(?: {4}|\t).+|\n(?! {0,3}\[\^)[ \t]*\S.*)*)\n?",
    re.MULTILINE,
)
_LINK = re.compile(
    r"^ {0,3}\[(?!\^)([^\]\n]+)\]:[ \t]+<?\S+>?"
    r"(?:[ \t]+(?:\"[^\"\n]*\"|'[^'\n]*'|\([^)\n]*\)))?[ \t]*(?:\n|\Z)",
    re.MULTILINE,
)
_MARK = re.compile(r"\[\^([^\]\s]+)\]|\^\[([^\[\]\n]+)\]")
_NAMED = re.compile(r"!?\[([^\[\]\n]+)\](?:[ \t]?\[([^\[\]\n]*)\])?")


@dataclass(frozen=True, slots=True)
class Resolved:
    """A text whose links are their words, whose notes are numbered marks, and these notes."""

    text: str
    notes: tuple[str, ...] = ()


def resolved(text: str) -> Resolved:
    """Return `text` without definitions; its notes are numbered as they are referred to."""
    if "[" not in text:
        return Resolved(text)
    links = {_key(found[1]) for found in _LINK.finditer(text)}
    plain = _LINK.sub("", text) if links else text
    notes = _Notes({label: " ".join(note.split()) for label, note in _NOTE.findall(plain)})
    marked = _MARK.sub(notes.mark, _NOTE.sub("", plain))
    if links:
        marked = _NAMED.sub(lambda found: _words(found, links), marked)
    return Resolved(marked, notes.in_order())


@dataclass(slots=True)
class _Notes:
    """The notes of a text: those defined, by label, and the numbers of those found so far."""

    defined: dict[str, str]
    numbers: dict[str, int] = field(default_factory=dict)
    found: list[str] = field(default_factory=list)

    def mark(self, match: re.Match[str]) -> str:
        """Return the number of the note that `match` refers to, or the words as they are."""
        label, words = match[1] or match[0], match[2] or self.defined.get(match[1] or "")
        if words is None:
            return match[0]
        if label not in self.numbers:
            self.found.append(words)
            self.numbers[label] = len(self.found)
        return f"{OPEN}{self.numbers[label]}{CLOSE}"

    def in_order(self) -> tuple[str, ...]:
        """Return the notes in order, at last those that nothing refers to."""
        unused = [note for label, note in self.defined.items() if label not in self.numbers]
        return (*self.found, *unused)


def _words(match: re.Match[str], links: set[str]) -> str:
    """Return the words of a link whose address is defined elsewhere, else what stands there."""
    return match[1] if _key(match[2] or match[1]) in links else match[0]


def _key(name: str) -> str:
    return " ".join(name.casefold().split())

"""Rewording: turn freely edited words of a quotation into words with every change marked.

Words that were left out become `[...]`, words that were typed `[words]`, a first letter in the
other case `[T]he` (Chicago Manual of Style 18, 12.65-12.70). Marks that are there already stay.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from briefer.core.mapped import folded
from briefer.core.text import collapsed
from briefer.core.wording import CUT, REMARK

_TOKEN = re.compile(r"(?:\[[^\[\]]*\]|[^\s\[\]]|[\[\]])+")
_DOTS = re.compile(r"[\[(]\s*(?:…|\. ?\. ?\.)\s*[\])]|…|(?<![.\[(])\.\.\.(?![.\])])")
_STOPS = ".,;:!?"
_FREE = ".,;:"
_MOST_WORDS = 10  # of the source that a bracket may stand for; beyond it a cut is marked too
_MOST_CHARACTERS = 90
_SENTENCE_END = re.compile(r"[.!?][\"'”’)]*$")


def marked(original: str, edited: str) -> str:
    """Return `edited` with every change of the words of `original` marked.

    What is left out at either end needs no mark. The result is one line a paragraph of nothing
    but `edited`'s words and marks; it is empty where no word of the source is left.
    """
    theirs, ours = _tokens(original), _tokens(_with_cuts(original, edited))
    if not ours:
        return ""
    matcher = SequenceMatcher(None, _keys(theirs), _keys(ours), autojunk=False)
    steps = [
        _Step(
            tuple(theirs[a:b]),
            tuple(ours[c:d]),
            is_kept=tag == "equal",
            is_edge=a == 0 or b == len(theirs),
            is_last=d == len(ours),
        )
        for tag, a, b, c, d in matcher.get_opcodes()
    ]
    if not any(step.is_kept for step in steps):
        return ""
    words = (token for step in steps for token in step.words())
    return _without_marks_at_ends(" ".join(_merged(words)))


@dataclass(frozen=True, slots=True)
class _Step:
    """A stretch of the alignment: words of the source, and what stands for them now."""

    theirs: tuple[str, ...]
    ours: tuple[str, ...]
    is_kept: bool
    is_edge: bool
    is_last: bool

    def words(self) -> Iterator[str]:
        """Yield what prints for this stretch."""
        if self.is_kept:
            yield from self._kept()
        elif not self.ours:
            if not self.is_edge:
                yield CUT
        else:
            yield from self._marked()

    def _kept(self) -> Iterator[str]:
        """Yield kept words with the source's punctuation; after the last of all any may stand."""
        last = len(self.ours) - 1
        for i, (source, typed) in enumerate(zip(self.theirs, self.ours, strict=True)):
            is_free = self.is_last and i == last
            word = typed if is_free else typed.rstrip(_FREE) + source[len(source.rstrip(_FREE)) :]
            is_swapped = typed[0].isalpha() and source[0].isalpha() and typed[0] != source[0]
            yield f"[{word[0]}]{word[1:]}" if is_swapped else word

    def _marked(self) -> Iterator[str]:
        typed: list[str] = []
        stands_for = False
        for token in self.ours:
            if _is_mark(token):
                yield from _bracketed(typed)
                typed = []
                yield token
                stands_for = stands_for or not REMARK.fullmatch(token.strip("[]" + _STOPS))
            else:
                typed.append(token)
        yield from _bracketed(typed, self.theirs[-1] if self.theirs else "")
        if self._leaves_a_gap(stands_for=stands_for or bool(typed)):
            yield CUT

    def _leaves_a_gap(self, *, stands_for: bool) -> bool:
        """Tell whether more of the source is gone than what is typed here may stand for."""
        if not self.theirs or self.is_edge or CUT in self.ours:
            return False
        return not stands_for or _is_much(self.theirs)


def _with_cuts(original: str, edited: str) -> str:
    """Return `edited` with dots that somebody typed as our mark; those of the source stay."""
    if _DOTS.search(original):
        return edited
    return _DOTS.sub(f" {CUT} ", edited)


def _tokens(text: str) -> list[str]:
    return _TOKEN.findall(collapsed(text))


def _keys(tokens: Sequence[str]) -> list[str]:
    """Return what tokens are compared by: punctuation after a word and its first case are free."""
    bare = (folded(token).replace("…", "...").rstrip(_FREE) or token for token in tokens)
    return [key[0].lower() + key[1:] for key in bare]


def _is_mark(token: str) -> bool:
    return re.search(r"\[[^\[\]]*\]", token) is not None


def _is_much(theirs: Sequence[str]) -> bool:
    """Tell whether a bracket may not stand for these words alone."""
    too_long = len(theirs) > _MOST_WORDS or len(" ".join(theirs)) > _MOST_CHARACTERS
    return too_long or any(_SENTENCE_END.search(word) for word in theirs)


def _bracketed(typed: Sequence[str], source: str = "") -> Iterator[str]:
    """Yield words in one bracket; punctuation shared with the source stands outside it."""
    words = re.sub(r"[\[\]]", "", " ".join(typed)).strip()
    if not words:
        return
    end = words[len(words.rstrip(_STOPS)) :]
    if end and source.endswith(end) and len(words) > len(end):
        yield f"[{words.removesuffix(end)}]{end}"
    else:
        yield f"[{words}]"


def _merged(tokens: Iterator[str]) -> Iterator[str]:
    """Yield `tokens`, of neighbouring cuts only one."""
    last = ""
    for token in tokens:
        if not (token == CUT and last == CUT):
            yield token
        last = token


def _without_marks_at_ends(text: str) -> str:
    while (bare := text.strip().removeprefix(CUT).removesuffix(CUT).strip()) != text:
        text = bare
    return text


def in_source_typography(original: str, words: str) -> str:
    """Return `words` with the quotation marks and dashes of `original` where they are its words.

    What a house style or a word processor has made of a quotation is so undone.
    """
    theirs, ours = _tokens(original), _tokens(words)
    matcher = SequenceMatcher(None, _exact_keys(theirs), _exact_keys(ours), autojunk=False)
    result: list[str] = []
    for tag, a, b, c, d in matcher.get_opcodes():
        result += theirs[a:b] if tag == "equal" else ours[c:d]
    return " ".join(result)


def _exact_keys(tokens: Sequence[str]) -> list[str]:
    return [folded(token).replace("'", '"').replace("…", "...") for token in tokens]

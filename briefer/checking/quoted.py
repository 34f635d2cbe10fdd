"""Strings that an author typed in quotation marks, of whatever kind."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

_LONGEST = 1_500  # code points
# An apostrophe ends no quotation within a word, and begins none in words like these.
_NO_OPENING = r"(?!(?:tis|twas|em|cause|til|round|n)\b)"
_QUOTED = re.compile(
    rf"[“„]([^“”„\n]{{2,{_LONGEST}}})[”“]"
    rf"|«([^«»\n]{{2,{_LONGEST}}})»|‹([^‹›\n]{{2,{_LONGEST}}})›"
    rf"|»(?=\w)([^«»\n]{{2,{_LONGEST}}})(?<=\S)«"
    rf"|\"([^\"\n]{{2,{_LONGEST}}})\""
    rf"|(?<!\w)‘((?:[^‘’\n]|(?<=\w)’(?=\w)){{2,{_LONGEST}}})’(?!\w)"
    rf"|(?<!\w)‚([^‘’‚\n]{{2,{_LONGEST}}})[‘’]"
    rf"|(?<![\w'])'{_NO_OPENING}(?=[^\W\d_])((?:[^'\n]|(?<=\w)'(?=\w)){{2,{_LONGEST}}})'(?!\w)"
    rf"|[「『]([^「」『』\n]{{2,{_LONGEST}}})[」』]"
)
_WORD = re.compile(r"[^\W_]+")
_SMALL_WORDS = "a an and as at by de des du en for from in la le les of on or the to und von with"
_SMALL = frozenset(_SMALL_WORDS.split())


@dataclass(frozen=True, slots=True)
class Quoted:
    """A string in quotation marks, without them; `start` and `end` include the marks."""

    words: str
    start: int
    end: int
    is_german: bool = False

    @property
    def is_name(self) -> bool:
        """Tell whether it reads as a name or title; German capitalises all nouns."""
        return not self.is_german and is_name(self.words)


def quoted(text: str) -> Iterator[Quoted]:
    """Yield the strings of `text` in quotation marks, in order."""
    for match in _QUOTED.finditer(text):
        words = next(filter(None, match.groups()))
        is_german = match[0][0] in "„»‚"
        yield Quoted(words.strip(), match.start(), match.end(), is_german)


def without_quoted(text: str, mark: str) -> str:
    """Return `text` with `mark` in place of each string in quotation marks."""
    return _QUOTED.sub(mark, text)


def without_names(text: str) -> str:
    """Return `text` without the names and titles in quotation marks, which may hold figures."""
    for string in reversed([q for q in quoted(text) if q.is_name]):
        text = f"{text[: string.start]}\u2026{text[string.end :]}"
    return text


def is_name(words: str) -> bool:
    """Tell whether all but the small words are capitalised, as in names and titles."""
    found = _WORD.findall(words.replace("’s", "").replace("'s", ""))
    large = [word for word in found if word.casefold() not in _SMALL]
    return len(large) > 1 and all(word[0].isupper() or word[0].isdigit() for word in large)

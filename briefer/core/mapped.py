"""Collapsed text that remembers where each of its characters came from."""

from __future__ import annotations

import re
import unicodedata
from array import array
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from briefer.core.text import Span

_HIDDEN = "[\u00ad\u200b-\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]"
# A blank between two words stays as it is; every other white space has to be made one.
_PIECE = re.compile(
    rf"(?P<space>[^\S ]\s*| \s+|\A | \Z| (?={_HIDDEN})|(?<={_HIDDEN}) )|(?P<invisible>{_HIDDEN}+)"
)
# One character for another, so that positions stay: what `typography` may differ in.
_TYPOGRAPHY = str.maketrans(
    {
        **dict.fromkeys("‘’‚‛′ʼ`´", "'"),
        **dict.fromkeys("“”„‟″«»「」『』", '"'),
        **dict.fromkeys("‐‑‒–—―−", "-"),
    }
)


@dataclass(frozen=True, slots=True)
class MappedText:
    """Text in the form of `core.text.collapsed`, with the place of each character.

    `starts[i]` and `ends[i]` are code points of the original that character `i` stands for.
    """

    text: str
    starts: array[int]
    ends: array[int]

    def original(self, start: int, end: int) -> Span:
        """Return where the characters from `start` to `end` stand in the original."""
        return Span(self.starts[start], self.ends[end - 1])


@lru_cache(maxsize=2048)  # every quotation of a source looks through the same blocks
def mapped(text: str) -> MappedText:
    """Return `text` collapsed: NFC, invisible characters dropped, white space single blanks."""
    pieces: list[str] = []
    starts, ends = array("q"), array("q")
    blank_at: Span | None = None
    for piece, start, end in _pieces(text):
        if piece == " ":
            blank_at = blank_at or Span(start, end)
            continue
        if blank_at is not None and pieces:
            pieces.append(" ")
            starts.append(blank_at.start)
            ends.append(blank_at.end)
        blank_at = None
        pieces.append(piece)
        if piece == text[start:end]:
            starts.extend(range(start, end))
            ends.extend(range(start + 1, end + 1))
        else:  # a composed cluster: all of its characters stand for all of it
            starts.extend([start] * len(piece))
            ends.extend([end] * len(piece))
    return MappedText("".join(pieces), starts, ends)


def folded(collapsed: str) -> str:
    """Return collapsed text with quotation marks and dashes made plain, one for one."""
    return collapsed.translate(_TYPOGRAPHY)


def _pieces(text: str) -> Iterator[tuple[str, int, int]]:
    """Yield pieces with their place: a blank for white space, nothing for the invisible."""
    position = 0
    for match in _PIECE.finditer(text):
        yield from _visible(text, position, match.start())
        if match["space"]:
            yield " ", match.start(), match.end()
        position = match.end()
    yield from _visible(text, position, len(text))


def _visible(text: str, start: int, end: int) -> Iterator[tuple[str, int, int]]:
    """Yield `text[start:end]` in NFC, whole where it is already, else a cluster at a time."""
    if start == end:
        return
    piece = text[start:end]
    if unicodedata.is_normalized("NFC", piece):
        yield piece, start, end
        return
    cluster = piece[0]
    for offset, character in enumerate(piece[1:], start + 1):
        if _joins(cluster, character):
            cluster += character
            continue
        yield unicodedata.normalize("NFC", cluster), offset - len(cluster), offset
        cluster = character
    yield unicodedata.normalize("NFC", cluster), end - len(cluster), end


def _joins(cluster: str, character: str) -> bool:
    """Tell whether `character` composes with, or sorts within, the cluster before it."""
    if unicodedata.combining(character):
        return True
    apart = unicodedata.normalize("NFC", cluster) + unicodedata.normalize("NFC", character)
    return unicodedata.normalize("NFC", cluster + character) != apart

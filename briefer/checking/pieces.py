"""A wording taken apart: the words it takes from the source, and the marks of its changes."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from briefer.core.wording import REMARK

_CUT = r"\[ ?\.\.\. ?\]|\( ?\.\.\. ?\)|\.\.\."
_TOKEN = re.compile(rf"{_CUT}|\[[^\[\]]*\]|\((?:emphasis|italics|citation|footnote)[^()]*\)")
_IS_CUT = re.compile(_CUT)
_LEFT_OUT = re.compile(
    r"(?:citations?|footnotes?|references?|notes?)(?: and .*)? omitted", re.IGNORECASE
)
_ENDING = re.compile(r"[^\W\d_']{1,6}")
_STOPS = " .,;:"
_FINAL = re.compile(r'[.,;:"]+$')


class GapKind(StrEnum):
    """What a mark says about the source at its place."""

    CUT = "cut"  # [...]: words left out
    WORDS = "words"  # [words]: put in, or instead of some
    CASE = "case"  # [T]he: the same letter in the other case
    ENDING = "ending"  # word[s]: another ending
    LETTERS = "letters"  # word[]: letters dropped
    REMARK = "remark"  # [sic]: nothing of the source
    LEFT_OUT = "left out"  # [citation omitted]: a bracket or a note mark of the source


@dataclass(frozen=True, slots=True)
class Gap:
    """One mark; `text` is what stands in its brackets."""

    kind: GapKind
    text: str = ""


@dataclass(frozen=True, slots=True)
class Literal:
    """Words of the source; `may_swap` is whether the first letter's case is free."""

    text: str
    may_swap: bool = False


@dataclass(frozen=True, slots=True)
class Wording:
    """Literals in order; `gaps[i]` are the marks before `literals[i]`, the last ones after all."""

    literals: tuple[Literal, ...]
    gaps: tuple[tuple[Gap, ...], ...]

    @property
    def is_marked(self) -> bool:
        """Tell whether any change is marked."""
        return any(self.gaps)

    def all_gaps(self) -> tuple[Gap, ...]:
        """Return every mark in order."""
        return tuple(gap for gaps in self.gaps for gap in gaps)


def as_one_literal(text: str) -> Wording:
    """Return the normal text of a wording as words of the source, brackets and dots included."""
    bare = _FINAL.sub("", text)
    return Wording((Literal(bare, may_swap=True),), ((), ()))


def taken_apart(text: str) -> Wording:
    """Return the pieces of the normal text of a wording; no literals where it has no words."""
    texts: list[str] = []
    gaps: list[list[Gap]] = [[]]
    position = 0
    for match in _TOKEN.finditer(text):
        _add(texts, gaps, text[position : match.start()])
        gaps[-1].append(_gap(match[0], text[: match.start()][-1:], text[match.end() :][:1]))
        position = match.end()
    _add(texts, gaps, text[position:])
    last = texts[-1] if texts and not _has_cut(gaps[-1]) else ""
    if bare := _FINAL.sub("", last):
        texts[-1] = bare
    literals = tuple(
        Literal(piece, may_swap=i == 0 or _has_cut(gaps[i]))
        for i, piece in enumerate(_bare(texts, gaps))
    )
    return Wording(literals, tuple(tuple(g) for g in gaps))


def _add(texts: list[str], gaps: list[list[Gap]], text: str) -> None:
    """Add words of the source; stops alone between marks are free."""
    if text.strip(_STOPS):
        texts.append(text.strip(" "))
        gaps.append([])


def _bare(texts: list[str], gaps: list[list[Gap]]) -> Iterator[str]:
    """Yield the texts without the stops beside an ellipsis, which belong to either sentence."""
    for i, text in enumerate(texts):
        bare = text.lstrip(_STOPS) if _has_cut(gaps[i]) else text
        yield bare.rstrip(_STOPS) if _has_cut(gaps[i + 1]) else bare


def _has_cut(gaps: list[Gap]) -> bool:
    return any(gap.kind is GapKind.CUT for gap in gaps)


def _gap(token: str, before: str, after: str) -> Gap:
    if _IS_CUT.fullmatch(token):
        return Gap(GapKind.CUT)
    body = token[1:-1].strip()
    return Gap(_kind(body, before, after), body)


def _kind(body: str, before: str, after: str) -> GapKind:
    """Return what the words `body` of a bracket are, between the characters around it."""
    if not body:
        return GapKind.LETTERS
    if REMARK.fullmatch(body):
        return GapKind.REMARK
    if _LEFT_OUT.fullmatch(body):
        return GapKind.LEFT_OUT
    is_in_word = after.isalpha() or after == "'"  # [T]he, [L]'avenir
    if len(body) == 1 and body.isalpha() and is_in_word and not before.isalpha():
        return GapKind.CASE
    return GapKind.ENDING if before.isalpha() and _ENDING.fullmatch(body) else GapKind.WORDS

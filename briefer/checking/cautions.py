"""What to look at in a quotation whose changes are all marked."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from briefer.checking.boundaries import unit_after
from briefer.checking.meaning import (
    is_negated_before,
    is_turning_prefix,
    numbers,
    turning_words,
)
from briefer.checking.normal import NormalText
from briefer.checking.pieces import Gap, GapKind, Wording
from briefer.checking.placing import Placed
from briefer.checking.verdicts import Caution, Note

_LONG = 80  # words left out
_MANY = 3
_LITTLE = 0.3
_FEW_WORDS = 12  # up to here a figure that is left out is taken for the point of the cut
_SENTENCE_END = re.compile(r"[.!?][\"')]* ")
_WORD = re.compile(r"\w+")


def cautions(wording: Wording, placed: Placed, source: NormalText) -> tuple[Note, ...]:
    """Return what a person should look at, each kind once for each reason."""
    return tuple(dict.fromkeys(_all(wording, placed, source)))


def _all(wording: Wording, placed: Placed, source: NormalText) -> Iterator[Note]:
    text = source.text
    for gaps, between in zip(wording.gaps[1:-1], placed.covered, strict=True):
        covered = between.of(text)
        crosses = "\n" in source.original(between.start, between.end).of(source.raw)
        yield from _of_gaps(gaps, covered, crosses=crosses)
    yield from _at_ends(wording, placed, text)
    yield from _on_the_whole(wording, placed)
    if not wording.gaps[-1] and (unit := unit_after(text, placed.end)):
        yield Note(Caution.OMITS_MEANING, unit)
    if is_negated_before(text, placed.start):
        yield Note(Caution.NEGATION_BEFORE, text[: placed.start].split()[-1])
    if text[placed.end : placed.end + 1] in {"?", "!"}:
        yield Note(Caution.MARK_DROPPED, text[placed.end])
    if _is_inside_quotation(source, placed):
        yield Note(Caution.INSIDE_QUOTATION)


def _of_gaps(gaps: Sequence[Gap], covered: str, *, crosses: bool) -> Iterator[Note]:
    """Yield what the marks between two literals hide or put in."""
    if any(gap.kind is GapKind.CUT for gap in gaps):
        yield from _of_cut(covered, crosses=crosses)
        yield from _inserted(gaps)
    elif any(gap.kind is GapKind.WORDS for gap in gaps):
        yield from _replaced(gaps, covered)
    else:
        yield from _in_word(gaps, covered)


def _of_cut(covered: str, *, crosses: bool) -> Iterator[Note]:
    """Yield what an ellipsis leaves out of the sentences that it cuts into.

    Whole sentences between them are not looked at: they turn nothing that is kept.
    """
    count = len(_WORD.findall(covered))
    ends = list(_SENTENCE_END.finditer(covered))
    cut_into = covered[: ends[0].end()] + covered[ends[-1].end() :] if ends else covered
    if words := turning_words(cut_into):
        yield Note(Caution.OMITS_MEANING, ", ".join(words))
    if count <= _FEW_WORDS and (figures := numbers(cut_into)):
        yield Note(Caution.OMITS_MEANING, ", ".join(figures))
    if covered.count('"') % 2:
        yield Note(Caution.SPEAKER_CHANGES)
    if count > _LONG:
        yield Note(Caution.LONG_OMISSION, str(count))
    if crosses:
        yield Note(Caution.CROSSES_PARAGRAPH)


def _inserted(gaps: Sequence[Gap]) -> Iterator[Note]:
    text = " ".join(gap.text for gap in gaps if gap.kind is GapKind.WORDS)
    if words := (*turning_words(text), *numbers(text)):
        yield Note(Caution.INSERTS_MEANING, ", ".join(words))


def _replaced(gaps: Sequence[Gap], covered: str) -> Iterator[Note]:
    yield from _inserted(gaps)
    if words := (*turning_words(covered), *numbers(covered)):
        yield Note(Caution.OMITS_MEANING, ", ".join(words))
    if covered.count('"') % 2:
        yield Note(Caution.SPEAKER_CHANGES)


def _in_word(gaps: Sequence[Gap], covered: str) -> Iterator[Note]:
    """Yield what a changed ending turns: "can[not]", "[]able"."""
    for gap in gaps:
        if gap.kind is GapKind.ENDING and (words := turning_words(gap.text)):
            yield Note(Caution.INSERTS_MEANING, ", ".join(words))
        if gap.kind is GapKind.LETTERS and (
            is_turning_prefix(covered.strip()) or turning_words(covered)
        ):
            yield Note(Caution.OMITS_MEANING, covered.strip())


def _at_ends(wording: Wording, placed: Placed, text: str) -> Iterator[Note]:
    """Yield what marks before the first and after the last words put in."""
    for gaps in (wording.gaps[0], wording.gaps[-1]):
        yield from _inserted(gaps)
        yield from _in_word(
            gaps, text[placed.start : placed.start + 3] if gaps is wording.gaps[0] else ""
        )


def _on_the_whole(wording: Wording, placed: Placed) -> Iterator[Note]:
    cuts = sum(gap.kind is GapKind.CUT for gap in wording.all_gaps())
    kept = sum(len(literal.text) for literal in wording.literals)
    length = placed.end - placed.start
    if cuts > _MANY:
        yield Note(Caution.MANY_OMISSIONS, str(cuts))
    if cuts and length and kept / length < _LITTLE:
        yield Note(Caution.LITTLE_KEPT, f"{100 * kept // length}")
    if len(wording.literals) > 2 and any(
        len(_WORD.findall(literal.text)) == 1 for literal in wording.literals
    ):
        yield Note(Caution.FRAGMENTS)


def _is_inside_quotation(source: NormalText, placed: Placed) -> bool:
    """Tell whether a quotation mark of the paragraph is still open where the words begin."""
    at = source.original(placed.start, placed.end).start
    paragraph = source.raw.rfind("\n", 0, at) + 1
    begin = placed.start
    while begin > 0 and source.starts[begin - 1] >= paragraph:
        begin -= 1
    # Of a long paragraph only its end may be at hand, so the marks are not counted.
    mark = source.text.rfind('"', begin, placed.start)
    return mark >= 0 and not _ends_words(source.text[begin:mark], source.text[mark + 1 :])


def _ends_words(before: str, after: str) -> bool:
    """Tell whether a quotation mark between two texts is a closing one."""
    if not before:
        return not after[:1].isalnum()
    return not before[-1].isspace() and before[-1] not in "([-\u2013\u2014"

"""The lines of a returned brief as rows: what changed, and what can be done about it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from enum import Enum

from PySide6.QtCore import QCoreApplication

from briefer.checking.verdicts import Change, Colour, Piece
from briefer.core.brief import Brief
from briefer.core.outline import walk
from briefer.core.text import first_words
from briefer.jobs.returnlines import LineKind, ReturnLine
from briefer.jobs.returnwords import CHANGES, EMPHASIS, VERDICTS
from briefer.ui.findingrows import FindingRow, label_of
from briefer.ui.outlinerows import Tone
from briefer.ui.telling import said_in_language as said
from briefer.ui.verdictline import TONES

translate = QCoreApplication.translate

_MOST = 4  # changes that are named
_LONG = 90  # characters of each


class Settled(Enum):
    """What a person decided about a line."""

    ACCEPTED = "accepted"
    KEPT = "kept"


def rows_of(
    lines: Sequence[ReturnLine],
    settled: Mapping[str, Settled],
    brief: Brief,
    *,
    is_read_only: bool = False,
) -> tuple[FindingRow, ...]:
    """Return a row for each line under the heading of its kind, the settled ones last.

    Items of `brief` beside which something was moved or added are named.
    """
    labels = {item.item_id: label_of(brief, item) for item, _depth in walk(brief.outline)}
    rows: list[FindingRow] = []
    open_ = [line for line in lines if line.line_id not in settled]
    for kind in LineKind:
        found = sorted((line for line in open_ if line.kind is kind), key=_urgency)
        if found:
            rows.append(FindingRow(f"{_kind_name(kind)} · {len(found)}"))
            rows += [
                _row(line, labels.get(line.follows, ""), can_edit=not is_read_only)
                for line in found
            ]
    done = [line for line in lines if line.line_id in settled]
    if done:
        title = translate("Returned", "Settled")
        rows.append(FindingRow(f"{title} · {len(done)}", tone=Tone.GOOD))
        rows += [_settled(line, settled[line.line_id]) for line in done]
    return tuple(rows)


def _urgency(line: ReturnLine) -> int:
    """Return 0 for what is wrong, more for what is less so; within that the order stays."""
    order = (Colour.RED, Colour.AMBER, Colour.GREEN)
    return len(order) if line.colour is None else order.index(line.colour)


def _row(line: ReturnLine, before: str, *, can_edit: bool) -> FindingRow:
    tone = Tone.PLAIN if line.colour is None else TONES[line.colour]
    accept = translate("Returned", "Accept into brief")
    if line.kind is LineKind.COMMENT:
        accept = translate("Returned", "Keep as a comment")
    can_accept = can_edit and line.accept is not None
    aside = translate("Returned", "Keep mine") if can_accept else translate("Returned", "Seen")
    if can_accept and line.kind is LineKind.COMMENT:
        aside = translate("Returned", "Leave out")
    return FindingRow(
        _title(line), " ".join(_texts(line, before)), tone,
        remedy=accept if can_accept else "", setting_aside=aside, line=line,
    )  # fmt: skip


def _settled(line: ReturnLine, how: Settled) -> FindingRow:
    is_kept, is_comment = how is Settled.KEPT, line.kind is LineKind.COMMENT
    words = translate("Returned", "Left as it was")
    if is_comment:
        words = translate("Returned", "Left out")
    if not is_kept:
        words = translate("Returned", "Accepted into the brief")
        if is_comment:
            words = translate("Returned", "Kept as a comment of its item")
    again = translate("Returned", "Open again") if is_kept else ""
    return FindingRow(
        _title(line), words, Tone.GOOD, setting_aside=again, is_dismissed=True, line=line
    )


def _title(line: ReturnLine) -> str:
    words = _first(line.words or line.was)
    if line.kind is LineKind.COMMENT:
        return f"{line.about}: {words}" if line.about else words
    if line.kind is LineKind.MARKING:
        return translate("Returned", "The marking “{words}” is gone").format(words=words)
    what = said(VERDICTS.get(line.what, CHANGES.get(line.what, line.what)))
    note = ""
    if line.about and line.kind in {LineKind.QUOTATION, LineKind.NOTE}:
        note = translate("Returned", " (note {number})").format(number=line.about)
    return f"{what[:1].upper()}{what[1:]}{note}: “{words}”"


def _texts(line: ReturnLine, before: str) -> Iterator[str]:
    if line.kind is LineKind.COMMENT:
        if line.was:
            yield translate("Returned", "On: “{words}”").format(words=_first(line.was))
        if not line.item_id:
            yield translate("Returned", "It stands at no item of the brief.")
        return
    if line.what == EMPHASIS:
        yield from _stresses(line.changes)
        if line.colour is Colour.AMBER:
            yield translate("Returned", "Nothing there says so; accepted, the citation will.")
        return
    if before:
        words = first_words(before)
        yield translate("Returned", "It stands after “{words}”.").format(words=words)
    yield from _changes(line.changes)
    if not line.changes and line.was and line.words and line.was != line.words:
        yield translate("Returned", "It was: “{words}”").format(words=_first(line.was))


def _stresses(pieces: Sequence[Piece]) -> Iterator[str]:
    """Yield which words are emphasised now, and which no longer."""
    for change, words in (
        (Change.ADDED, translate("Returned", "Emphasised: {words}.")),
        (Change.DROPPED, translate("Returned", "No longer emphasised: {words}.")),
    ):
        found = [f"“{_first(p.text, _LONG)}”" for p in pieces if p.change is change]
        if found:
            yield words.format(words=", ".join(found[:_MOST]) + (" …" if found[_MOST:] else ""))


def _changes(pieces: Sequence[Piece]) -> Iterator[str]:
    """Yield the first changes of a difference: what stands now for what stood there."""
    found: list[tuple[str, str]] = []
    for piece in pieces:
        if piece.change is Change.DROPPED:
            found.append((piece.text.strip(), ""))
        elif piece.change is Change.ADDED:
            before = found.pop()[0] if found and not found[-1][1] else ""
            found.append((before, piece.text.strip()))
        elif found and not found[-1][1]:
            found[-1] = (found[-1][0], "\0")  # nothing stands for it now
    for before, after in found[:_MOST]:
        yield _said_change(before, after.strip("\0"))
    if len(found) > _MOST:
        yield "…"


def _said_change(before: str, after: str) -> str:
    before, after = _first(before, _LONG), _first(after, _LONG)
    if not after:
        return translate("Returned", "Gone: “{words}”.").format(words=before)
    if not before:
        return translate("Returned", "New: “{words}”.").format(words=after)
    return translate("Returned", "“{before}” became “{after}”.").format(before=before, after=after)


def _kind_name(kind: LineKind) -> str:
    return {
        LineKind.QUOTATION: translate("Returned", "Quotations"),
        LineKind.ITEM: translate("Returned", "Texts and sections"),
        LineKind.NEW: translate("Returned", "New quoted words"),
        LineKind.NOTE: translate("Returned", "Notes"),
        LineKind.ENTRY: translate("Returned", "List of sources"),
        LineKind.COMMENT: translate("Returned", "Comments"),
        LineKind.MARKING: translate("Returned", "Marking"),
    }[kind]


def _first(words: str, most: int = 160) -> str:
    flat = " ".join(words.split())
    return flat if len(flat) <= most else f"{flat[:most].rpartition(' ')[0] or flat[:most]} …"

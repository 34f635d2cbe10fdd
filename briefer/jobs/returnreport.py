"""What became of a returned brief: as JSON, as lines, and as a document to attach."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from briefer.checking.returned import (
    ItemChange,
    NewQuotation,
    Returned,
    ReturnedItem,
    ReturnedQuotation,
)
from briefer.checking.verdicts import Caution, Change, Piece, Verdict
from briefer.core.errors import UnwritableTarget
from briefer.core.runs import Run, Runs
from briefer.core.text import first_words
from briefer.exporting.document import Block, Content, Document, Heading, Paragraph, Table
from briefer.exporting.target import write_atomically
from briefer.jobs.checkreport import diff_of
from briefer.jobs.returnwords import CHANGES, COLUMNS, EMPHASIS, HEADINGS, VERDICTS, WORDS
from briefer.jobs.saying import Translate, tr
from briefer.jobs.verifying import Verified

_WIDTHS = (3, 5, 6, 4, 16)  # shares of the columns of a report


def described(verified: Verified) -> dict[str, Any]:
    """Return the comparison as JSON."""
    result = verified.returned
    return {
        "file": str(verified.path),
        "exported": result.exported,
        "brief": result.brief_id,
        "export": result.export_id,
        "title": result.title,
        "has_provenance": result.has_provenance,
        "as_exported": result.is_as_exported,
        "summary": dict(result.summary),
        "quotations": [_quotation(quotation) for quotation in result.quotations],
        "items": [_item(item) for item in result.items],
        "notes": [
            {"note": n.number, "change": n.change.value, "text": n.text, "was": n.was,
             "item": n.item_id} for n in result.notes
        ],
        "source_list": [
            {"change": e.change.value, "text": e.text, "was": e.was, "source": e.source_id}
            for e in result.entries
        ],
        "comments": [
            {"id": c.comment_id, "author": c.author, "at": c.at, "text": c.text,
             "item": c.item_id, "about": c.about} for c in result.comments
        ],
        "new_quotations": [_new(quotation) for quotation in result.new_quotations],
        "marking": {
            "exported": result.marking.exported,
            "header": result.marking.in_header,
            "footer": result.marking.in_footer,
            "removed": result.marking.is_removed,
            "found": list(result.marking.found),
        },
    }  # fmt: skip


def lines(result: Returned, tr: Translate = tr) -> Iterator[str]:
    """Yield the comparison for a terminal: a line of figures, then one a change."""
    counts = ", ".join(f"{n} {verdict}" for verdict, n in result.summary.items())
    summary = tr(WORDS["summary" if counts else "none"])
    yield summary.format(count=len(result.quotations), counts=counts)
    for quotation in result.quotations:
        if quotation.is_changed or not _is_green(quotation):
            what = Caution.UNMARKED if _is_only_unmarked(quotation) else quotation.verdict
            what = EMPHASIS if _is_only_restressed(quotation) else what
            yield f"{what:<15}{_place(quotation)}: {first_words(quotation.text, 90)}"
    for item in result.items:
        yield f"{item.change:<15}{item.kind}: {first_words(item.text or item.was, 90)}"
    for note in result.notes:
        words = first_words(note.text or note.was, 80)
        yield f"{note.change:<15}{tr(WORDS['note']).format(number=note.number or '?')}: {words}"
    for entry in result.entries:
        words = first_words(entry.text or entry.was, 80)
        yield f"{entry.change:<15}{tr(WORDS['entry'])}: {words}"
    for new in result.new_quotations:
        yield f"{'new':<15}{new.judged.verdict}: {first_words(new.text, 90)}"
    for comment in result.comments:
        yield f"{'comment':<15}{comment.author}: {first_words(comment.text, 90)}"
    if result.marking.is_removed:
        yield f"{'marking':<15}{tr(WORDS['marking']).format(marking=result.marking.exported)}"


def write_report(verified: Verified, target: Path, *, force: bool = False) -> None:
    """Write the comparison as a page or a Word file, which the ending of `target` decides.

    Raises UnwritableTarget: unknown-format, and what writing may give.
    """
    from briefer.exporting import docx, html  # noqa: PLC0415 - slow to load

    made = document(verified)
    match target.suffix.lower():
        case ".docx":
            data = docx.write(made)
        case ".html" | ".htm":
            data = html.page(made, for_screen=False).encode()
        case ending:
            raise UnwritableTarget(target, "unknown-format", ending)
    write_atomically(target, data, force=force)


def document(verified: Verified, tr: Translate = tr) -> Document:
    """Return the comparison as a document: one line a quotation, then what else changed."""
    result = verified.returned
    counts = ", ".join(f"{n} {tr(VERDICTS[v])}" for v, n in result.summary.items())
    summary = tr(WORDS["summary"]).format(count=len(result.quotations), counts=counts or "0")
    blocks: list[Block] = [
        Paragraph((Run(summary),)),
        Table(
            tuple((Run(tr(column)),) for column in COLUMNS),
            tuple(_row(quotation, tr) for quotation in result.quotations),
            (),
            widths=_WIDTHS,
        ),
    ]
    for name, entries in _lists(result, tr):
        blocks.append(Heading(1, (Run(tr(HEADINGS[name])),)))
        blocks += [Paragraph(content) for content in entries]
    return Document(
        title=tr(WORDS["title"]).format(title=result.title or verified.path.stem),
        subtitle=verified.path.name,
        marking=result.marking.exported,
        blocks=tuple(blocks),
    )


def _quotation(quotation: ReturnedQuotation) -> dict[str, Any]:
    return {
        "id": quotation.item_id,
        "note": quotation.note,
        "source": quotation.source,
        "pinpoint": quotation.pinpoint,
        "verdict": quotation.verdict,
        "verdict_original": str(quotation.before.verdict) if quotation.before else "missing",
        "changed": quotation.is_changed,
        "tracked": quotation.is_tracked,
        "text": quotation.text,
        "exported_text": quotation.printed,
        "original": quotation.original,
        "diff": diff_of(quotation.difference),
        "via": str(quotation.via or ""),
        "copy": quotation.copy,
        "emphasis": {
            "added": list(quotation.restressed.added),
            "omitted": list(quotation.restressed.omitted),
        },
        "cautions": [
            {"caution": note.caution.value, "detail": note.detail}
            for note in (quotation.judged.notes if quotation.judged else ())
        ],
    }


def _item(item: ReturnedItem) -> dict[str, Any]:
    return {
        "id": item.item_id,
        "kind": item.kind,
        "change": item.change.value,
        "text": item.text,
        "was": item.was,
        "diff": diff_of(item.difference),
        "after": item.after,
        "tracked": item.is_tracked,
    }


def _new(quotation: NewQuotation) -> dict[str, Any]:
    return {
        "text": quotation.text,
        "verdict": str(quotation.judged.verdict),
        "source": quotation.source_id,
        "item": quotation.item_id,
    }


def _is_green(quotation: ReturnedQuotation) -> bool:
    return quotation.judged is not None and quotation.judged.verdict.colour.value == "green"


def _is_to_be_seen(quotation: ReturnedQuotation) -> bool:
    return quotation.is_unmarked or not _is_green(quotation)


def _is_only_unmarked(quotation: ReturnedQuotation) -> bool:
    return quotation.is_unmarked and _is_green(quotation)


def _is_only_restressed(quotation: ReturnedQuotation) -> bool:
    is_same = quotation.text == quotation.printed and not quotation.is_unmarked
    return is_same and bool(quotation.restressed) and _is_green(quotation)


def _place(quotation: ReturnedQuotation) -> str:
    place = f", {quotation.pinpoint}" if quotation.pinpoint else ""
    return f"{quotation.note or '-'} {quotation.source}{place}"


def _row(quotation: ReturnedQuotation, tr: Translate) -> tuple[Content, ...]:
    if quotation.difference and quotation.verdict != str(Verdict.EXACT):
        words: Runs = _runs(quotation.difference)
    else:
        words = (Run(quotation.text or quotation.printed, strike=not quotation.text),)
    return (
        (Run(str(quotation.note or "")),),
        (Run(_verdict(quotation, tr), bold=_is_to_be_seen(quotation)),),
        (Run(quotation.source),),
        (Run(quotation.pinpoint),),
        words,
    )


def _verdict(quotation: ReturnedQuotation, tr: Translate) -> str:
    unmarked = [tr(VERDICTS[str(Caution.UNMARKED)])] if quotation.is_unmarked else []
    restressed = [tr(VERDICTS[EMPHASIS])] if quotation.restressed else []
    return ", ".join([tr(VERDICTS[quotation.verdict]), *unmarked, *restressed])


def _runs(pieces: tuple[Piece, ...]) -> Runs:
    """Return a difference as runs: what is gone struck out, what is new underlined."""
    return tuple(
        Run(
            piece.text,
            strike=piece.change is Change.DROPPED,
            underline=piece.change is Change.ADDED,
        )
        for piece in pieces
    )


def _lists(result: Returned, tr: Translate) -> Iterator[tuple[str, list[Content]]]:
    """Yield the lists that are not empty, each line as content."""
    found: dict[str, list[Content]] = {
        "items": [_item_line(item, tr) for item in result.items],
        "notes": [
            (Run(f"{tr(CHANGES[n.change])} {n.number or ''}: ", bold=True), Run(n.text or n.was))
            for n in result.notes
        ],
        "sources": [
            (Run(f"{tr(CHANGES[e.change])}: ", bold=True), Run(e.text or e.was))
            for e in result.entries
        ],
        "new": [
            (Run(f"{tr(VERDICTS[str(q.judged.verdict)])}: ", bold=True), Run(q.text))
            for q in result.new_quotations
        ],
        "comments": [
            (Run(f"{c.author}: ", bold=True), Run(c.text), Run(f" ({c.about})" if c.about else ""))
            for c in result.comments
        ],
    }
    if result.marking.is_removed:
        words = tr(WORDS["marking"]).format(marking=result.marking.exported)
        found["marking"] = [(Run(words),)]
    yield from ((name, entries) for name, entries in found.items() if entries)


def _item_line(item: ReturnedItem, tr: Translate) -> Content:
    label = Run(f"{tr(CHANGES[item.change])}: ", bold=True)
    if item.change is ItemChange.CHANGED and item.difference:
        return (label, *_runs(item.difference))
    return (label, Run(item.text or item.was))

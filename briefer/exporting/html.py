"""Write a document as one self-contained HTML page, for the preview and for export.

The markup keeps to what Qt's rich text can show (a subset of HTML 4 and CSS 2.1), so that
the preview and the exported page are the same page.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from briefer.core.runs import Run, Vertical
from briefer.core.text import escaped, without_illegal
from briefer.exporting.document import (
    Block,
    Content,
    CrossRef,
    Document,
    Heading,
    Inline,
    ListItems,
    NoteRef,
    Paragraph,
    ParagraphStyle,
    Quoted,
    Table,
    grouped_entries,
    hangs_below,
)
from briefer.exporting.htmlstyle import Look, look_for, style_sheet
from briefer.exporting.word.markings import placed
from briefer.exporting.word.runs import is_right_to_left

_PLAIN = frozenset({ParagraphStyle.BODY, ParagraphStyle.QUOTE})  # what needs no class of its own
ITEM_SCHEME = "item"  # the preview's links to outline items: item:ID
_DEEPEST_HEADING = 6
_WEB = ("http://", "https://", "mailto:")


def page(document: Document, *, for_screen: bool = True, look: Look | None = None) -> str:
    """Return `document` as an HTML page in one file, with its notes below the text.

    With `for_screen` quotations link to their outline items (`item:ID`), for the preview;
    without, the page has a measure of its own and is fit to be given away.
    """
    look = look or look_for(document)
    writer = _Writer(for_screen)
    body = "\n".join(
        [
            *_front(document, writer),
            *writer.blocks(document.blocks),
            *_notes(document, writer),
            *_end(document, writer),
        ]
    )
    return (
        f'<!DOCTYPE html>\n<html lang="{escaped(document.language)}">\n<head>\n'
        f'<meta charset="utf-8">\n<title>{escaped(document.title)}</title>\n'
        f"<style>\n{style_sheet(look, for_screen=for_screen)}</style>\n</head>\n<body>\n"
        f"{body}\n</body>\n</html>\n"
    )


@dataclass(frozen=True, slots=True)
class _Writer:
    """Write blocks as HTML."""

    for_screen: bool

    def blocks(self, blocks: Sequence[Block]) -> Iterator[str]:
        before: Block | None = None
        for block in blocks:
            is_hanging = hangs_below(block, before)
            before = before if is_hanging else block
            match block:
                case Paragraph():
                    yield self.paragraph(block, is_hanging=is_hanging)
                case Heading():
                    level = min(block.level + 1, _DEEPEST_HEADING)  # the title is the h1
                    yield f"<h{level}>{self.inlines(block.content)}</h{level}>"
                case ListItems():
                    yield self._list(block)
                case Table():
                    yield self._table(block)

    def paragraph(self, block: Paragraph, *, is_hanging: bool = False) -> str:
        inside = self.inlines(block.content)
        side = ' dir="rtl"' if is_right_to_left(block.content) else ""
        names = [] if block.style in _PLAIN else [block.style.value.replace(" ", "-")]
        if is_hanging:
            names.append("hanging")
        if block.number:
            names.append("numbered")
            mark = f'<a name="item-{escaped(block.item_id)}"></a>'
            inside = f'{mark}<span class="number">{block.number}.&#160;</span> {inside}'
        kind = f' class="{" ".join(names)}"' if names else ""
        text = f"<p{kind}{side}>{inside}</p>"
        return f"<blockquote>{text}</blockquote>" if block.style is ParagraphStyle.QUOTE else text

    def inlines(self, content: Iterable[Inline]) -> str:
        return "".join(self._inline(inline) for inline in content)

    def _inline(self, inline: Inline) -> str:
        if isinstance(inline, Run):
            return _run(inline)
        if isinstance(inline, NoteRef):
            number = inline.number
            return (
                f'<sup><a name="ref-{number}"></a>'
                f'<a class="note" href="#note-{number}">{number}</a></sup>'
            )
        if isinstance(inline, CrossRef):
            return f'<a href="#item-{escaped(inline.item_id)}">{escaped(inline.text)}</a>'
        return self._quoted(inline)

    def _quoted(self, quoted: Quoted) -> str:
        inside = "".join(_run(run) for run in quoted.runs)
        if self.for_screen:
            target = f"{ITEM_SCHEME}:{escaped(quoted.item_id)}"
            return f'<a class="quoted" href="{target}">{inside}</a>'
        if quoted.language:
            return f'<span lang="{escaped(quoted.language)}" dir="auto">{inside}</span>'
        return inside

    def _list(self, block: ListItems) -> str:
        tag = "ol" if block.ordered else "ul"
        start = f' start="{block.start}"' if block.ordered and block.start != 1 else ""
        items = "".join(f"<li>{self._item(item)}</li>\n" for item in block.items)
        return f"<{tag}{start}>\n{items}</{tag}>"

    def _item(self, item: Sequence[Block]) -> str:
        """Return an item's blocks; a lone or leading paragraph needs no tag of its own."""
        first = item[0] if item else None
        if isinstance(first, Paragraph):
            return "\n".join([self.inlines(first.content), *self.blocks(item[1:])])
        return "\n".join(self.blocks(item))

    def _table(self, table: Table) -> str:
        head = self._cells(table.header, table.alignments, "th")
        rows = "".join(
            f"<tr>{self._cells(row, table.alignments, 'td')}</tr>\n" for row in table.rows
        )
        return (
            f'<table cellspacing="0" cellpadding="5" width="100%">\n{_columns(table)}'
            f"<thead><tr>{head}</tr></thead>\n<tbody>\n{rows}</tbody></table>"
        )

    def _cells(self, cells: Sequence[Content], alignments: Sequence[str], tag: str) -> str:
        scope = ' scope="col"' if tag == "th" else ""
        padded = [*alignments, *[""] * (len(cells) - len(alignments))]
        return "".join(
            f'<{tag}{scope} align="{alignment or "left"}">{self.inlines(cell)}</{tag}>'
            for cell, alignment in zip(cells, padded, strict=False)
        )


def _front(document: Document, writer: _Writer) -> Iterator[str]:
    yield from marking_lines(document.marking)
    if document.title:
        yield f"<h1>{escaped(document.title)}</h1>"
    if document.subtitle:
        yield f'<p class="subtitle">{escaped(document.subtitle)}</p>'
    if document.byline:
        yield f'<p class="byline">{escaped(document.byline)}</p>'
    for label, value in document.front:
        yield writer.paragraph(
            Paragraph((Run(f"{label}: ", bold=True), Run(value)), ParagraphStyle.FRONT)
        )
    if document.designation:
        lines = (
            f"<b>{escaped(label)}:</b> {escaped(value)}" for label, value in document.designation
        )
        yield f'<p class="designation">{"<br>".join(lines)}</p>'
    if document.title or document.byline or document.front:
        yield "<hr>"


def _notes(document: Document, writer: _Writer) -> Iterator[str]:
    """Yield the notes; Qt's lists cannot carry an anchor, so each is a paragraph."""
    if not document.notes:
        return
    yield f"<h2>{escaped(document.labels.notes)}</h2>"
    for note in document.notes:
        yield (
            f'<p class="footnote"><a name="note-{note.number}"></a>'
            f'<a class="note" href="#ref-{note.number}">{note.number}.</a> '
            f"{'<br>'.join(map(writer.inlines, note.paragraphs))}</p>"
        )


def _end(document: Document, writer: _Writer) -> Iterator[str]:
    if document.bibliography:
        yield f"<h2>{escaped(document.bibliography_title)}</h2>"
    for remark in document.remarks:
        yield f'<p class="remark">{escaped(remark)}</p>'
    for heading, entries in grouped_entries(document):
        if heading:
            yield f"<h3>{escaped(heading)}</h3>"
        for entry in entries:
            yield f'<p class="bibliography">{writer.inlines(entry)}</p>'
    yield from marking_lines(document.marking)


def marking_lines(marking: str) -> Iterator[str]:
    """Yield the paragraph of a marking as its scheme wants it, nothing without one."""
    shown = placed(marking)
    if shown is None:
        return
    text = escaped(without_illegal(shown.text))
    if shown.color:
        text = f'<span style="background: #000000; color: #{shown.color}">&#160;{text}&#160;</span>'
    side = ' style="text-align: right"' if shown.is_right else ""
    yield f'<p class="marking"{side}>{text}</p>'


def _run(run: Run) -> str:
    html = escaped(run.text).replace("\n", "<br>")
    marks = (
        (run.code, "<code>", "</code>"),
        (run.vertical is Vertical.SUPER, "<sup>", "</sup>"),
        (run.vertical is Vertical.SUB, "<sub>", "</sub>"),
        (run.small_caps, '<span style="font-variant: small-caps">', "</span>"),
        (run.underline, "<u>", "</u>"),
        (run.strike, "<s>", "</s>"),
        (run.italic, "<i>", "</i>"),
        (run.bold, "<b>", "</b>"),
        (run.link.startswith(_WEB), f'<a href="{escaped(run.link)}">', "</a>"),
    )
    for is_on, opening, closing in marks:
        if is_on:
            html = f"{opening}{html}{closing}"
    return html


def _columns(table: Table) -> str:
    """Return how wide the columns are, nothing where they are as wide as their words ask."""
    total = sum(table.widths)
    columns = "".join(f'<col width="{100 * share // total}%">' for share in table.widths)
    return f"<colgroup>{columns}</colgroup>\n" if columns else ""

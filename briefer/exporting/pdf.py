"""Write a document as a PDF: tagged, with real footnotes, set by Typst.

The words of the brief go in as data and are shown as text by `resources/pdf/brief.typ`: nothing
that a source or an author wrote is ever read as markup. Nothing is fetched, no file is read but
the typefaces.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from briefer.core.errors import UnprintableBrief
from briefer.core.locations import resources
from briefer.core.runs import Run
from briefer.core.text import collapsed, first_words, without_illegal
from briefer.exporting.columns import column_count, column_shares
from briefer.exporting.document import (
    Block,
    Content,
    CrossRef,
    Document,
    Heading,
    Inline,
    ListItems,
    NoteRef,
    PageSize,
    Paragraph,
    ParagraphStyle,
    Table,
    grouped_entries,
    text_of,
    walk,
)
from briefer.exporting.word.looks import (
    HEADINGS,
    QUOTATION,
    SUBTITLE,
    TITLE,
    WordLook,
    look_of,
)
from briefer.exporting.word.markings import placed
from briefer.exporting.word.runs import address, is_right_to_left

if TYPE_CHECKING:
    import typst

_PAPERS = {PageSize.A4: "a4", PageSize.LETTER: "us-letter"}
_LANGUAGE = re.compile(r"([a-z]{2,3})(?:-[A-Za-z]{4})?(?:-([A-Z]{2}))?(?:-.*)?")
_PLACES = re.compile(r"(\{pages?\})")
_DEEPEST_HEADING = 6
_SHORT = 700  # characters of a paragraph that stays with the heading above it
_MARKING_LINE = 50  # characters of a line of it in bold capitals
_TABLE_ROOM = 85  # characters of a table that have place beside one another
_SHORT_ROWS, _SHORT_WORDS = 10, 1_500  # rows, characters: up to here a table is not broken
# Characters that our typefaces have: Latin, Greek, Cyrillic, their marks, the euro.
_OURS = re.compile("[\0-\u052f\u1e00-\u206f\u20ac]*")
_SIDES = frozenset({"left", "center", "right"})


def write(document: Document) -> bytes:
    """Return `document` as the bytes of a PDF; the same document gives the same bytes.

    It is held to PDF/UA-1 where the document allows it (it needs a title), else only tagged.
    Raises UnprintableBrief: cannot-be-set.
    """
    import typst  # noqa: PLC0415 - 84 MB, for this alone

    if not document.title.strip():
        return _set(document)
    try:
        return _compiled(document, standards=["ua-1"])
    except typst.TypstError:
        return _set(document)


def write_untagged(document: Document, look: WordLook | None = None) -> bytes:
    """Return a PDF that is only to be looked at, made in a fraction of the time.

    `look` None stands for the document's own. Raises UnprintableBrief: cannot-be-set.
    """
    return _set(document, is_tagged=False, look=look)


def _set(document: Document, *, is_tagged: bool = True, look: WordLook | None = None) -> bytes:
    import typst  # noqa: PLC0415

    try:
        return _compiled(document, is_tagged=is_tagged, look=look)
    except typst.TypstError as error:
        raise UnprintableBrief("cannot-be-set", error.message) from error


def _compiled(
    document: Document,
    *,
    standards: Any = (),  # noqa: ANN401 - typst's own names
    is_tagged: bool = True,
    look: WordLook | None = None,
) -> bytes:
    import typst  # noqa: PLC0415

    source = (resources() / "pdf" / "brief.typ").read_bytes()
    words = described(document, look)
    compiler = typst.Compiler(source, font_paths=fonts_for(words), sys_inputs={"brief": words})
    made, _ = compiler.compile_with_warnings(
        source, format="pdf", pdf_standards=list(standards), timestamp=0, pdf_tags=is_tagged
    )
    assert isinstance(made, bytes)
    return made


def described(document: Document, look: WordLook | None = None) -> str:
    """Return all of `document` as JSON, as the files in `resources/pdf` want it."""
    shown = look_of(document.look) if look is None else look
    return json.dumps(_described(document, shown), ensure_ascii=False)


def fonts_for(words: str) -> typst.Fonts:
    """Return the typefaces that have the letters in `words`."""
    return _fonts(with_system=_OURS.fullmatch(words) is None)


@lru_cache(maxsize=2)
def _fonts(*, with_system: bool) -> typst.Fonts:
    """Return the typefaces that come with Briefer, and where wanted those of the system.

    To look for those takes 0.1 s in which no other thread of Python can go on.
    """
    import fontpkg_inter  # noqa: PLC0415 - only where a PDF is written
    import fontpkg_source_serif_4  # noqa: PLC0415
    import typst  # noqa: PLC0415

    ours = [Path(package.ROOT) for package in (fontpkg_inter, fontpkg_source_serif_4)]
    return typst.Fonts(
        include_system_fonts=with_system, include_embedded_fonts=True, font_paths=ours
    )


def _described(document: Document, look: WordLook) -> dict[str, Any]:
    """Return all of `document` as `brief.typ` wants it."""
    language, region = _language(document.language)
    targets = frozenset(
        block.item_id
        for block in walk(document.blocks)
        if isinstance(block, Paragraph) and block.number
    )
    return {
        "title": _clean(document.title),
        "running-title": _clean(first_words(document.title, 90)),
        "subtitle": _clean(document.subtitle),
        "byline": _clean(document.byline),
        "author": _clean(document.author),
        "front": _lines(document.front),
        "designation": _lines(document.designation),
        "marking": _marking(document.marking),
        "language": language or "en",
        "region": region,
        "paper": _PAPERS[document.page_size],
        "look": _look(look),
        "page-words": [_clean(piece) for piece in _PLACES.split(document.labels.page)],
        "contents": _clean(document.labels.contents) if document.has_contents else "",
        "notes-title": _clean(document.labels.notes),
        "notes-kind": document.notes_kind.value,
        "notes": [
            {"number": note.number, "paragraphs": [_runs(runs) for runs in note.paragraphs]}
            for note in document.notes
        ],
        "blocks": _blocks(document.blocks, targets),
        "bibliography-title": _clean(document.bibliography_title),
        "bibliography": _blocks(tuple(_listed(document))),
        "remarks": _blocks(
            [Paragraph((Run(text),), ParagraphStyle.REMARK) for text in document.remarks]
        ),
    }


def _marking(marking: str) -> dict[str, Any] | None:
    shown = placed(marking)
    if shown is None:
        return None
    text, color = collapsed(_clean(shown.text)), f"#{shown.color}" if shown.color else ""
    lines = 1 + len(text) // _MARKING_LINE
    return {"text": text, "lines": lines, "is-right": shown.is_right, "color": color}


def _lines(lines: Iterable[tuple[str, str]]) -> list[list[str]]:
    return [[_clean(label), _clean(value)] for label, value in lines]


def _look(look: WordLook) -> dict[str, Any]:
    """Return a look in points: sizes of the typefaces that stand for those of Word."""
    text, head = _typeface(look.text_font), _typeface(look.head_font)
    size = look.size / 2
    return {
        "ink": f"#{look.ink}",
        "grey": f"#{look.grey}",
        "rule": f"#{look.rule}",
        "tint": f"#{look.tint}",
        "text-font": text.name,
        "head-font": head.name,
        "size": size * text.scale,
        "head-size": size * head.scale,
        "head-scale": head.scale,
        "title": TITLE,
        "subtitle": SUBTITLE,
        "quotation": QUOTATION,
        "headings": HEADINGS,
        "leading": size * (_LINE * look.leading / _SINGLE - text.scale * text.capitals),
        "side": look.side / _TWIPS,
        "air": look.air / 100,
    }


def _listed(document: Document) -> Iterator[Block]:
    for heading, entries in grouped_entries(document):
        if heading:
            yield Heading(2, (Run(heading),))
        yield from (Paragraph(runs, ParagraphStyle.BIBLIOGRAPHY) for runs in entries)


def _blocks(blocks: Sequence[Block], targets: frozenset[str] = frozenset()) -> list[dict[str, Any]]:
    return [_block(block, targets) for block in blocks]


def _block(block: Block, targets: frozenset[str]) -> dict[str, Any]:
    match block:
        case Paragraph():
            return {
                "kind": "paragraph",
                "style": block.style.value,
                "item": block.item_id,
                "number": block.number,
                "target": block.item_id if block.number else "",
                "is-short": len(text_of(block.content)) <= _SHORT,
                "direction": "rtl" if is_right_to_left(block.content) else "",
                "content": _content(block.content, targets),
            }
        case Heading():
            level = min(block.level, _DEEPEST_HEADING)
            content = _content(block.content, targets)
            return {"kind": "heading", "level": level, "content": content}
        case Table():
            return _table(block, targets)
        case ListItems():
            return {
                "kind": "list",
                "ordered": block.ordered,
                "start": block.start,
                "items": [_blocks(item, targets) for item in block.items],
            }


def _table(table: Table, targets: frozenset[str]) -> dict[str, Any]:
    columns = column_count(table)
    sides = [*table.alignments, *[""] * columns][:columns]

    def padded(cells: Sequence[Content]) -> list[list[dict[str, Any]]]:
        return [_content(cell, targets) for cell in [*cells, *[()] * (columns - len(cells))]]

    return {
        "kind": "table",
        "columns": columns,
        "is-short": _is_short(table),
        "widths": list(column_shares(table, _TABLE_ROOM)),
        "alignments": [side if side in _SIDES else "left" for side in sides],
        "header": padded(table.header),
        "rows": [[{"content": cell} for cell in padded(row)] for row in table.rows],
    }


def _is_short(table: Table) -> bool:
    words = sum(len(text_of(cell)) for row in table.rows for cell in row)
    return len(table.rows) <= _SHORT_ROWS and words <= _SHORT_WORDS


def _content(content: Iterable[Inline], targets: frozenset[str]) -> list[dict[str, Any]]:
    return [_inline(inline, targets) for inline in content]


def _inline(inline: Inline, targets: frozenset[str]) -> dict[str, Any]:
    match inline:
        case Run():
            return _run(inline)
        case NoteRef():
            return {"kind": "note", "number": inline.number}
        case CrossRef():
            target = inline.item_id if inline.item_id in targets else ""
            return {"kind": "reference", "target": target, "text": _clean(inline.text)}
    language, region = _language(inline.language)
    return {
        "kind": "quoted",
        "language": language,
        "region": region,
        "runs": _runs(inline.runs),
    }


def _runs(runs: Iterable[Run]) -> list[dict[str, Any]]:
    return [_run(run) for run in runs]


def _run(run: Run) -> dict[str, Any]:
    return {
        "kind": "run",
        "text": _clean(run.text),
        "italic": run.italic,
        "bold": run.bold,
        "small-caps": run.small_caps,
        "underline": run.underline,
        "strike": run.strike,
        "code": run.code,
        "vertical": run.vertical.value,
        "link": address(run.link) if run.link else "",
    }


@dataclass(frozen=True, slots=True)
class _Typeface:
    """A typeface, how much smaller it is set than the one it stands for, height of capitals."""

    name: str
    scale: float
    capitals: float


def _typeface(name: str) -> _Typeface:
    """Return the typeface of ours that stands for one of a look, so that all machines agree."""
    if name in _SERIFS:
        return _SERIF
    return _WIDE_SANS if name in _WIDE else _SANS


_SERIF = _Typeface("Source Serif 4", 0.95, 0.67)
_SANS = _Typeface("Inter", 0.89, 0.727)  # Inter is larger to the eye than Calibri
_WIDE_SANS = _Typeface("Inter", 0.95, 0.727)
_SERIFS = frozenset({"Cambria", "Georgia", "Times New Roman", "Source Serif 4"})
_WIDE = frozenset({"Arial", "Helvetica", "Verdana", "Inter"})
_LINE, _SINGLE = 1.17, 240  # Word's single line, as a multiple of the size and in its units
_TWIPS = 20  # in a point


def _language(tag: str) -> tuple[str, str]:
    """Return language and region of a tag such as "en-GB", empty where it is none."""
    found = _LANGUAGE.fullmatch(tag)
    return (found[1], found[2] or "") if found else ("", "")


def _clean(text: str) -> str:
    return without_illegal(text)

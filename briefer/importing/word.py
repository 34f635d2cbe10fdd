"""The reader of Word files: the text as Word shows it with every change accepted."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TypeVar

from briefer.core.emphasis import flags_of_parts, stresses
from briefer.core.errors import UnreadableSource
from briefer.core.source import MetaField, ReadWarning, Role
from briefer.core.text import word_count
from briefer.importing.chunks import chunk_pieces
from briefer.importing.drafts import Draft, Piece, written
from briefer.importing.openings import with_only_heading_as_title, with_open_beginning
from briefer.importing.packages import refusal
from briefer.importing.properties import property_fields
from briefer.importing.raised import Raised, settled
from briefer.importing.reasons import Remark
from briefer.importing.stylenames import ITEM_WORDS, is_typed_item, role_of_style
from briefer.importing.tables import is_layout, table_text
from briefer.ooxml.errors import UnusablePackage
from briefer.ooxml.numbering import Label, Lists, formatted
from briefer.ooxml.story import (
    Cell,
    Mark,
    NoteMark,
    Paragraph,
    Run,
    Story,
    Table,
    View,
    joined,
    paragraphs,
)
from briefer.ooxml.styles import ParagraphStyle, Styles
from briefer.ooxml.wordfile import WordFile
from briefer.ooxml.xml import setting
from briefer.untrusted import Element

_T = TypeVar("_T")
_HEADING_WORDS = 15  # a bold paragraph of more words is no heading
_BOLD_LEVEL = 2


def draft(data: bytes, path: Path) -> Draft:
    """Return the draft of a Word file. Raises UnreadableSource.

    Headers, footers and comments are left out; notes follow at the end.
    """
    try:
        return _Reading(WordFile(data)).draft()
    except UnusablePackage as error:
        raise refusal(path, error, data) from error


class _Reading:
    """One pass over a file: it counts lists, notes, and what was left out."""

    def __init__(self, file: WordFile) -> None:
        self._file = file
        self._body = file.body()
        self._skipped: list[str] = []
        self._styles = self._optional(file.styles, Styles(None))
        self._lists = self._optional(file.lists, Lists(None))
        settings = self._optional(partial(file.part, "settings"), None)
        roots = [file.root] if settings is None else [file.root, settings]
        self._note_forms = {kind: _note_form(roots, kind) for kind in ("footnote", "endnote")}
        self._marks: dict[tuple[str, str], str] = {}  # of notes, in the order of the text
        self._bold_stands_out = _bold_stands_out(self._body)
        self._hidden = self._changes = 0
        self._stressed: list[bool] = []  # of the characters that were read last

    def _optional(self, part: Callable[[], _T], without: _T) -> _T:
        """Return what a part says; where it is broken the text is whole without it."""
        try:
            return part()
        except UnusablePackage as error:
            self._skipped.append(error.detail)
            return without

    def draft(self) -> Draft:
        """Return the draft of the whole file."""
        text = [piece for piece in self._story(self._body) if piece.text.strip()]
        pieces = [*with_open_beginning(with_only_heading_as_title(text)), *self._notes()]
        return written(pieces, self._fields(), warnings=self._warnings())

    def _story(self, story: Story) -> Iterator[Piece]:
        for block in joined(story, View.FINAL):
            if isinstance(block, Table):
                yield from self._table(block)
                continue
            if block.chunk:
                yield from self._chunk(block.chunk)
            piece = self._paragraph(block)
            yield replace(piece, emphasis=stresses(piece.text, self._stressed))
            for box in block.boxes:
                yield from self._story(box)

    def _chunk(self, identifier: str) -> Iterator[Piece]:
        """Yield the text of a document that stands in this one; what cannot be read is named."""
        try:
            name, data = self._file.chunk(identifier)
            yield from chunk_pieces(data, name, draft)
        except UnusablePackage as error:
            self._skipped.append(error.detail)
        except UnreadableSource as error:
            self._skipped.append(error.path.name)

    def _table(self, table: Table) -> Iterator[Piece]:
        cells = [row.cells for row in table.shown(View.FINAL)]
        drawn = [[[p.text(View.FINAL) for p in paragraphs(c.story)] for c in row] for row in cells]
        if is_layout(drawn):
            for row in cells:
                for cell in row:
                    yield from self._story(cell.story)
            return
        yield Piece(table_text([[self._cell(cell) for cell in row] for row in cells]), Role.TABLE)

    def _cell(self, cell: Cell) -> list[str]:
        if cell.is_continued:
            return []
        return [piece.text for piece in self._story(cell.story)]

    def _paragraph(self, paragraph: Paragraph) -> Piece:
        text = self._text(paragraph)
        if not text.strip():
            return Piece("")
        style = self._styles.style(paragraph.style_id)
        label = self._label(paragraph, style)
        if label is not None and label.number:
            text = f"{label.number} {text.lstrip()}"
        level = _level(style, paragraph)
        if level:
            return Piece(text, Role.HEADING, level)
        if role := role_of_style(style.name):
            return Piece(text, role)
        if _is_item(label, text):
            return Piece(text, Role.LIST_ITEM)
        if self._bold_stands_out and _is_bold_line(paragraph, text):
            return Piece(text, Role.HEADING, _BOLD_LEVEL)
        return Piece(text, Role.BODY)

    def _label(self, paragraph: Paragraph, style: ParagraphStyle) -> Label | None:
        place = paragraph.numbering or style.numbering
        if place is not None and not place.num_id and style.numbering is not None:
            place = replace(place, num_id=style.numbering.num_id)  # only the depth is its own
        return None if place is None else self._lists.label(place)

    def _text(self, paragraph: Paragraph) -> str:
        pieces = [piece for piece in paragraph.pieces if not isinstance(piece, Mark)]
        self._changes += any(piece.revisions for piece in pieces)
        seen = paragraph.shown(View.FINAL)
        shown = settled((self._shown(piece), _is_stressed(piece)) for piece in seen)
        self._stressed = flags_of_parts(shown)
        return "".join(text for text, _is_stressed in shown)

    def _shown(self, piece: Run | NoteMark | Mark) -> str:
        if isinstance(piece, NoteMark):
            return self._mark(piece)
        if not isinstance(piece, Run) or piece.is_placeholder:
            return ""
        if piece.is_hidden:
            self._hidden += bool(piece.text.strip())
            return ""
        return Raised(piece.text) if piece.is_raised else piece.text

    def _mark(self, mark: NoteMark) -> str:
        key = (mark.kind, mark.note_id)
        if mark.has_own_mark:
            self._marks.setdefault(key, "")
            return ""
        if key not in self._marks:
            before = sum(kind == mark.kind and bool(m) for (kind, _), m in self._marks.items())
            self._marks[key] = f"[{formatted(before + 1, self._note_forms[mark.kind])}]"
        return self._marks[key]

    def _notes(self) -> Iterator[Piece]:
        none: Mapping[tuple[str, str], Story] = {}
        notes = self._optional(self._file.notes, none) if self._marks else none
        for key, mark in tuple(self._marks.items()):
            story = notes.get(key, ())
            texts = [self._text(paragraph).strip() for paragraph in paragraphs(story)]
            text = "\n".join(each for each in texts if each)
            yield Piece(f"{mark} {text}" if text else "", Role.FOOTNOTE)

    def _fields(self) -> dict[str, MetaField]:
        none: Mapping[str, str] = {}
        stated = self._optional(self._file.properties, none)
        lines = (paragraph.text(View.FINAL) for paragraph in paragraphs(self._body))
        return property_fields(stated.get("title", ""), stated.get("creator", ""), lines)

    def _warnings(self) -> tuple[ReadWarning, ...]:
        counted = (
            (Remark.CHANGES_ACCEPTED, self._changes),
            (Remark.HIDDEN_LEFT_OUT, self._hidden),
        )
        skipped = (ReadWarning(Remark.PART_SKIPPED, name) for name in self._skipped)
        return (*skipped, *(ReadWarning(remark, str(count)) for remark, count in counted if count))


def _is_item(label: Label | None, text: str) -> bool:
    if label is None:
        return is_typed_item(text)
    return label.is_bullet or word_count(text) <= ITEM_WORDS


def _is_stressed(piece: Run | NoteMark | Mark) -> bool:
    return isinstance(piece, Run) and (piece.is_bold or piece.is_italic)


def _note_form(roots: Sequence[Element], kind: str) -> str:
    """Return the number format of footnotes or endnotes: the document's own, else Word's."""
    for root in roots:
        for each in root.iter(f"{{*}}{kind}Pr"):
            if form := setting(each, "numFmt"):
                return form
    return "lowerRoman" if kind == "endnote" else "decimal"


def _level(style: ParagraphStyle, paragraph: Paragraph) -> int:
    own = paragraph.outline
    if own is not None:
        return own + 1 if own < 9 else 0  # 9 is body text
    return style.level


def _is_bold_line(paragraph: Paragraph, text: str) -> bool:
    ends = text.rstrip()[-1:]
    is_short = word_count(text) <= _HEADING_WORDS and "\n" not in text.strip()
    return is_short and ends not in ".;:," and _bold_share([paragraph]) == 1


def _bold_stands_out(story: Story) -> bool:
    return _bold_share(list(paragraphs(story))) < 0.4


def _bold_share(blocks: Sequence[Paragraph]) -> float:
    runs = [p for block in blocks for p in block.shown(View.FINAL) if isinstance(p, Run)]
    bold = sum(len(run.text.strip()) for run in runs if run.is_bold)
    return bold / max(1, sum(len(run.text.strip()) for run in runs))

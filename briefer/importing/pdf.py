"""The reader of PDF files: paragraphs in reading order, each with its printed page."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import zip_longest
from pathlib import Path

from briefer.core.errors import UnreadableSource
from briefer.core.source import MetaField, PageTurn, ReadWarning, Role
from briefer.core.text import collapsed, word_count
from briefer.importing.drafts import Draft, Piece, written
from briefer.importing.openings import with_open_beginning
from briefer.importing.pdflayout import Sheet, sheets, text_size
from briefer.importing.pdfpages import MAX_PAGES, PdfLine, PdfText, pdf_text
from briefer.importing.pdfparagraphs import BULLET, DRAWN, Paragraph, paragraphs
from briefer.importing.pdfwords import Vocabulary, in_rows, run_on, running_text
from briefer.importing.properties import property_fields
from briefer.importing.reasons import Refusal, Remark

_LARGER = 1.12  # times the size of the text: a heading
_HEADING_WORDS = 25
_ITEM_WORDS = 50
_CAPTION_WORDS = 50
_TITLE_LINES = 5
_CAPTION = re.compile(r"(?i)(?:figure|fig\.|table|chart|box|abbildung|abb\.|tabelle)\s*\d")
_NOTE = re.compile(r"[\[(]?(?:\d{1,3}|[*†‡§])[\])]?\s*[^\W\d_]")
_DRAWN_BULLET = re.compile(rf"^[{DRAWN}]\s*")
_ADDRESS = re.compile(r"https?://\S+")


def draft(data: bytes, path: Path) -> Draft:
    """Return the draft of a PDF. Raises UnreadableSource.

    Running heads and page numbers are furniture in their place; a file without letters in it
    is refused as a scan (no-text-layer).
    """
    found = pdf_text(data, path)
    if not any(c.isalnum() for line in _lines(found) for c in line.text):
        raise UnreadableSource(path, Refusal.NO_TEXT_LAYER)
    return _Reading(found).draft()


class _Reading:
    """One pass over the pages of a file."""

    def __init__(self, found: PdfText) -> None:
        self._found = found
        self._size = text_size(found.pages)
        self._sheets = sheets(found.pages, self._size)
        self._known = Vocabulary(found.pages)
        self._is_bold = _is_mostly_bold(_lines(found))
        self._sizes = _heading_sizes(_lines(found), self._size)
        self._address = _printed_address(self._sheets)

    def draft(self) -> Draft:
        """Return the draft of the whole file."""
        pieces = list(self._pieces())
        if not self._address:  # what a browser printed holds the rest of the web page too
            pieces = with_open_beginning(_titled(pieces, self._found.properties.get("Title", "")))
        return written(pieces, self._fields(), warnings=self._warnings())

    def _pieces(self) -> Iterator[Piece]:
        """Yield furniture, paragraphs and notes, those of each page after one another."""
        began: dict[int, list[Paragraph]] = {}
        for paragraph in paragraphs(self._sheets):
            began.setdefault(paragraph.sheet.page.index, []).append(paragraph)
        for sheet in self._sheets:
            yield from (Piece(line.text, Role.FURNITURE, page=sheet.label) for line in sheet.heads)
            yield from (self._piece(each) for each in began.get(sheet.page.index, ()))
            yield from self._notes(sheet)
            yield from (Piece(line.text, Role.FURNITURE, page=sheet.label) for line in sheet.feet)

    def _piece(self, paragraph: Paragraph) -> Piece:
        if paragraph.is_table:
            whole, places = in_rows(paragraph.lines)
        else:
            whole, places = run_on(paragraph.lines, self._known)
        role, level = (None, 0) if self._address else self._role(paragraph, whole)
        text = _DRAWN_BULLET.sub("", whole) if role is Role.LIST_ITEM else whole
        cut = len(whole) - len(text)
        turns = tuple(PageTurn(places[i] - cut, sheet.label) for i, sheet in paragraph.turns)
        return Piece(text, role, level, paragraph.sheet.label, turns=turns)

    def _role(self, paragraph: Paragraph, text: str) -> tuple[Role, int]:
        if paragraph.is_table:
            return Role.TABLE, 0
        if _CAPTION.match(text) and word_count(text) <= _CAPTION_WORDS:
            return Role.CAPTION, 0
        size = max(line.size for line in paragraph.lines)
        stands_out = paragraph.lines[0].is_bold and not self._is_bold and text[-1] not in ".,;"
        is_set_off = stands_out or size >= _LARGER * self._size
        if is_set_off and word_count(text) <= _HEADING_WORDS:
            return Role.HEADING, min(6, 1 + sum(each > size + 0.5 for each in self._sizes))
        is_item = BULLET.match(text) is not None and word_count(text) <= _ITEM_WORDS
        return (Role.LIST_ITEM if is_item else Role.BODY), 0

    def _notes(self, sheet: Sheet) -> Iterator[Piece]:
        for column in sheet.notes:
            note: list[PdfLine] = []
            for line in _with_marks(column.lines):
                if note and _NOTE.match(line.text):
                    yield Piece(running_text(note, self._known), Role.FOOTNOTE, page=sheet.label)
                    note = []
                note.append(line)
            yield Piece(running_text(note, self._known), Role.FOOTNOTE, page=sheet.label)

    def _fields(self) -> dict[str, MetaField]:
        """Return what the file states: its properties are often those of another document."""
        first = self._found.pages[0].lines if self._found.pages else ()
        stated = self._found.properties
        lines = (line.text for line in first)
        fields = property_fields(stated.get("Title", ""), stated.get("Author", ""), lines)
        if self._address:
            fields["URL"] = MetaField(self._address, confidence=0.8, origin="text")
        return fields

    def _warnings(self) -> tuple[ReadWarning, ...]:
        remarks, pages = [], self._found.pages
        if self._found.count > MAX_PAGES:
            remarks.append(ReadWarning(Remark.TRUNCATED, str(MAX_PAGES)))
        counts = (
            (Remark.PAGES_WITHOUT_TEXT, sum(not (p.lines or p.is_blank) for p in pages)),
            (Remark.PAGES_UNREADABLE, min(self._found.count, MAX_PAGES) - len(pages)),
            (Remark.LETTERS_GUESSED, sum(page.is_guessed for page in pages)),
        )
        remarks += [ReadWarning(remark, str(count)) for remark, count in counts if count]
        return tuple(remarks)


def _with_marks(lines: Sequence[PdfLine]) -> Iterator[PdfLine]:
    """Yield the lines of notes; a small number that stands alone is the mark of the next one."""
    mark = ""
    for line, following in zip_longest(lines, lines[1:]):
        if line.text.isdecimal() and following is not None and line.size < following.size:
            mark = f"[{line.text}] "
        else:
            yield line._replace(text=mark + line.text)
            mark = ""


def _lines(found: PdfText) -> Iterator[PdfLine]:
    return (line for page in found.pages for line in page.lines)


def _is_mostly_bold(lines: Iterable[PdfLine]) -> bool:
    sizes = [(len(line.text), line.is_bold) for line in lines]
    return 2 * sum(size for size, is_bold in sizes if is_bold) > sum(size for size, _ in sizes)


def _heading_sizes(lines: Iterable[PdfLine], text_size: float) -> set[float]:
    return {round(line.size) for line in lines if line.size >= _LARGER * text_size}


def _printed_address(taken_apart: Sequence[Sheet]) -> str:
    """Return the address that a browser printed along the edge of every page, if any."""
    edges = (line for sheet in taken_apart for line in (*sheet.heads, *sheet.feet))
    return next((m[0] for line in edges if (m := _ADDRESS.search(line.text))), "")


def _titled(pieces: list[Piece], stated: str) -> list[Piece]:
    """Return `pieces` with the first of the largest headings of the first page as the title.

    Where the file states a title it goes on as long as that, over several headings.
    """
    page = next((piece.page for piece in pieces), "")
    first = [p for p in pieces if p.page == page and p.role is Role.HEADING]
    if not first:
        return pieces
    title = min(first, key=lambda piece: piece.level)
    place = next(i for i, piece in enumerate(pieces) if piece is title)
    end = _end_of_title(pieces, place, collapsed(stated).casefold())
    text = " ".join(piece.text for piece in pieces[place:end])
    whole = replace(title, text=text, role=Role.TITLE, level=0)
    return [*pieces[:place], whole, *pieces[end:]]


def _end_of_title(pieces: Sequence[Piece], begin: int, stated: str) -> int:
    """Return where the headings from `begin` on end that together are the stated title."""
    said = ""
    for end, piece in enumerate(pieces[begin : begin + _TITLE_LINES], begin + 1):
        said = f"{said} {collapsed(piece.text)}".strip().casefold()
        if said == stated:
            return end
    return begin + 1

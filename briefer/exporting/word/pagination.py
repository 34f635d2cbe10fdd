"""On which page of a Word file each heading will stand, as near as can be known without Word.

Lines are counted with the widths of letters, and set on pages as Word sets them: headings stay
with what follows, no line of a paragraph stands alone, notes stand below their marks. Measured
against LibreOffice's pages of 15 to 43 pages of made-up text: see `tests/bench/pagination.py`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from briefer.core.brief import NotesKind
from briefer.core.runs import plain
from briefer.exporting.columns import column_shares
from briefer.exporting.document import (
    Block,
    Content,
    Document,
    Heading,
    ListItems,
    NoteRef,
    Paragraph,
    Table,
    text_of,
)
from briefer.exporting.word.body import TABLE_LETTER, stays_whole, style_of
from briefer.exporting.word.contents import DEEPEST
from briefer.exporting.word.measures import TWIPS, Measures, StyleSheet
from briefer.exporting.word.parts import NUMBERED_INDENT

_SEPARATOR = 7.0  # points: the line over the notes of a page
_CELL = 10.8  # points: the sides of a cell
_LIST_STEP = 18.0  # points a level
_AFTER_PART = 15.0  # points below the title block and the list of contents
_MOVED = 2  # lines of a paragraph that stay together at either end of a page


Lines = Sequence[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class Paper:
    """The room for text on a page, in points."""

    width: float
    height: float


@dataclass(frozen=True, slots=True)
class Stretch:
    """Lines that follow one another: a paragraph, or a row of a table.

    `notes` are the heights of notes by the line that has their mark; `mark` tells that it is
    listed in the contents.
    """

    lines: int
    pitch: float
    before: float = 0
    after: float = 0
    keeps_next: bool = False
    keeps_lines: bool = False
    notes: tuple[tuple[int, float], ...] = ()
    mark: bool = False


def heading_pages(
    document: Document,
    before: tuple[Lines, Lines],
    end: Sequence[Block],
    sheet: StyleSheet,
    paper: Paper,
) -> tuple[int, ...]:
    """Return the page of each heading that the list of contents names.

    `before` are the style and the text of each line of the title block and of the list of
    contents; `end` follows the text.
    """
    writer = _Measuring(document, sheet, paper.width)
    stretches: list[Stretch] = []
    for lines in before:
        made = [writer.stretch(style, text) for style, text in lines]
        stretches += [*made[:-1], *(replace(last, after=_AFTER_PART) for last in made[-1:])]
    stretches += writer.blocks((*document.blocks, *end))
    return tuple(pages_of(stretches, paper.height))


def pages_of(stretches: Sequence[Stretch], height: float) -> Iterator[int]:
    """Yield the page of each stretch that is marked, on pages of `height` points."""
    return _Pages(height).place(stretches)


@dataclass
class _Measuring:
    """Counts the lines of blocks."""

    document: Document
    sheet: StyleSheet
    width: float
    _known: dict[str, Measures] = field(default_factory=dict)

    def blocks(self, blocks: Iterable[Block], level: int = 0) -> Iterator[Stretch]:
        for block in blocks:
            match block:
                case Heading():
                    yield self.heading(block)
                case Table():
                    yield from self._rows(block)
                case ListItems():
                    for item in block.items:
                        yield from self.blocks(item, level + 1)
                case Paragraph() if level:
                    yield self.stretch("ListBullet", "", block.content, level * _LIST_STEP)
                case Paragraph():
                    left = NUMBERED_INDENT / TWIPS if style_of(block) == "NumberedText" else 0
                    yield self.stretch(style_of(block), "", block.content, left)

    def heading(self, block: Heading) -> Stretch:
        text = text_of(block.content)
        is_listed = block.level <= DEEPEST and bool(text.strip())
        return self.stretch(f"Heading{block.level}", "", block.content, is_listed=is_listed)

    def stretch(
        self, style: str, text: str, content: Content = (), left: float = 0, *,
        is_listed: bool = False,
    ) -> Stretch:  # fmt: skip
        sizes = self._sizes(style)
        text = text or text_of(content)
        count = sizes.lines(text, self.width - left)
        return Stretch(
            count, sizes.pitch, sizes.before, sizes.after, sizes.keeps_next, sizes.keeps_lines,
            tuple(self._notes(content, len(text), count)), is_listed,
        )  # fmt: skip

    def _notes(self, content: Content, length: int, lines: int) -> Iterator[tuple[int, float]]:
        """Yield each note of a paragraph: the line of its mark, and its height."""
        if self.document.notes_kind is not NotesKind.FOOTNOTES:
            return
        if not any(isinstance(inline, NoteRef) for inline in content):
            return
        sizes, at = self._sizes("FootnoteText"), 0
        for inline in content:
            if not isinstance(inline, NoteRef):
                at += len(text_of((inline,)))
                continue
            note = self.document.notes[inline.number - 1]
            count = sum(sizes.lines(f"00 {plain(p)}", self.width) for p in note.paragraphs)
            height = count * sizes.pitch + len(note.paragraphs) * sizes.after
            yield min(lines - 1, at * lines // max(1, length)), height

    def _rows(self, table: Table) -> Iterator[Stretch]:
        sizes, shares = self._sizes("TableText"), column_shares(table, self._letters())
        rooms = [self.width * share / sum(shares) - _CELL for share in shares]
        for row, cells in enumerate((table.header, *table.rows)):
            lines = (sizes.lines(text_of(c), room) for c, room in zip(cells, rooms, strict=False))
            count = max(lines, default=1)
            space = (sizes.before + sizes.after) / max(1, count)
            stays = row == 0 or stays_whole(table, row)
            yield Stretch(count, sizes.pitch + space, keeps_next=stays, keeps_lines=True)

    def _letters(self) -> int:
        return int(self.width * TWIPS) // TABLE_LETTER

    def _sizes(self, style: str) -> Measures:
        if style not in self._known:
            self._known[style] = self.sheet.measures(style)
        return self._known[style]


@dataclass
class _Pages:
    """Sets stretches on pages of `height` points."""

    height: float
    page: int = 1
    _used: float = 0
    _notes: float = 0
    _after: float = 0

    def place(self, stretches: Sequence[Stretch]) -> Iterator[int]:
        """Yield the page of each stretch that is marked."""
        for number, stretch in enumerate(stretches):
            if not stretch.keeps_next and self._set_whole(stretch):  # most do
                if stretch.mark:
                    yield self.page
                continue
            if self._used and not self._has_room(stretches, number):
                self._turn()
            if stretch.mark:
                yield self.page
            self._set(stretch)

    def _set_whole(self, stretch: Stretch) -> bool:
        """Set a stretch below others where it has room with all its notes; tell whether it had."""
        used = self._used + max(self._after, stretch.before) + stretch.lines * stretch.pitch
        notes = self._notes
        if stretch.notes:
            notes = self._with_notes(notes, stretch, 0, stretch.lines)
        if not self._used or used + notes > self.height:
            return False
        self._used, self._notes, self._after = used, notes, stretch.after
        return True

    def _has_room(self, stretches: Sequence[Stretch], number: int) -> bool:
        """Tell whether a stretch can begin on this page, with what it has to stay with."""
        used, notes, after = self._used, self._notes, self._after
        for stretch in stretches[number:]:
            whole = stretch.keeps_next or stretch.keeps_lines or stretch.lines <= _MOVED + 1
            count = stretch.lines if whole else _MOVED
            used += max(after, stretch.before) + count * stretch.pitch
            notes = self._with_notes(notes, stretch, 0, count)
            after = stretch.after
            if used + notes > self.height:
                return False
            if not stretch.keeps_next:
                return True
        return True

    def _set(self, stretch: Stretch) -> None:
        """Set a stretch line by line, over as many pages as it takes."""
        self._used += max(self._after, stretch.before) if self._used else 0
        done = 0
        while done < stretch.lines:
            fits = self._fitting(stretch, done)
            left = stretch.lines - done - fits
            if left == 1 and fits > _MOVED:
                fits -= 1
            fits = max(fits, 0 if self._used else 1)
            self._notes = self._with_notes(self._notes, stretch, done, done + fits)
            self._used += fits * stretch.pitch
            done += fits
            if done < stretch.lines:
                self._turn()
        self._after = stretch.after

    def _fitting(self, stretch: Stretch, done: int) -> int:
        """Return how many lines from line `done` on have room on this page with their notes."""
        count = 0
        while done + count < stretch.lines:
            notes = self._with_notes(self._notes, stretch, done, done + count + 1)
            if self._used + (count + 1) * stretch.pitch + notes > self.height:
                break
            count += 1
        return count

    def _with_notes(self, notes: float, stretch: Stretch, first: int, last: int) -> float:
        added = sum(height for line, height in stretch.notes if first <= line < last)
        return notes + added + (_SEPARATOR if added and not notes else 0)

    def _turn(self) -> None:
        self.page += 1
        self._used = self._notes = self._after = 0

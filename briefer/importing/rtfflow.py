"""Text of an RTF file as it runs on: paragraphs, the rows of tables, boxes."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import groupby
from operator import itemgetter

from briefer.importing.raised import Part, Raised, settled
from briefer.importing.tables import table_text

_SURROGATES = re.compile("[\ud800-\udfff]")
_HEADING = re.compile(r"heading (\d)$")

Row = list[list[str]]  # cells, each its paragraphs


@dataclass(frozen=True, slots=True)
class RtfParagraph:
    """A paragraph: its text in parts, each stressed or not; the name of its style, in lower case.

    `level` is that of a heading, from 1; 0 for text. `label` is the number or bullet before it.
    """

    parts: tuple[tuple[str, bool], ...]
    style: str = ""
    level: int = 0
    label: str = ""

    @property
    def text(self) -> str:
        """Return the whole text."""
        return _text(self.parts)


@dataclass(frozen=True, slots=True)
class RtfTable:
    """The rows of a table."""

    rows: tuple[Row, ...]


@dataclass(slots=True)
class Flow:
    """Text that runs on: the document's, a note's, a box's.

    `parts` are of the paragraph that is not ended yet, each stressed or not; `mark_at` is the one
    among them that is the mark of the next note, -1 for none.
    """

    blocks: list[RtfParagraph | RtfTable] = field(default_factory=list)
    parts: list[tuple[str, bool]] = field(default_factory=list)
    label: str = ""
    cell: list[str] = field(default_factory=list)
    row: Row = field(default_factory=list)
    rows: list[Row] = field(default_factory=list)
    boxes: list[Flow] = field(default_factory=list)
    is_changed: bool = False
    is_note: bool = False
    mark_at: int = -1

    def add(self, text: str, *, is_stressed: bool, is_raised: bool) -> None:
        """Add characters to the paragraph."""
        self.parts.append((Raised(text) if is_raised else text, is_stressed))

    def text(self) -> str:
        """Return what was read since the last paragraph."""
        return whole(_text(_settled(self.parts)))

    def end_paragraph(self, style: str, outline: int) -> None:
        """End a paragraph; the boxes that hang on it follow."""
        joined = _joined(_settled(self.parts))
        parts = tuple((whole(text), is_stressed) for text, is_stressed in joined)
        label = whole(self.label).strip()
        self.blocks.append(RtfParagraph(parts, style, _level(style, outline), label))
        for box in self.boxes:
            self.blocks += box.blocks
        self.parts, self.label, self.boxes, self.mark_at = [], "", [], -1

    def end_cell_paragraph(self) -> None:
        """End a paragraph in a cell."""
        self.cell.append(self.text())
        self.parts, self.label, self.mark_at = [], "", -1

    def end_cell(self) -> None:
        """End a cell."""
        self.end_cell_paragraph()
        self.row.append(self.cell)
        self.cell = []

    def end_row(self) -> None:
        """End a row."""
        if self.row:
            self.rows.append(self.row)
            self.row = []

    def end_table(self) -> None:
        """End a table, if there is one."""
        self.end_row()
        if self.rows:
            self.blocks.append(RtfTable(tuple(self.rows)))
            self.rows = []

    def running(self) -> str:
        """Return the texts of the paragraphs, a line each."""
        texts = (
            table_text(block.rows) if isinstance(block, RtfTable) else block.text
            for block in self.blocks
        )
        return "\n".join(text.strip() for text in texts if text.strip())


def _level(style: str, outline: int) -> int:
    if found := _HEADING.match(style):
        return int(found[1])
    return outline + 1 if 0 <= outline < 9 else 0  # 9 is text


def _settled(parts: list[Part]) -> list[Part]:
    """Return parts with the raised numbers among them told apart, the digits of each as one."""
    if not any(isinstance(text, Raised) for text, _is_stressed in parts):
        return parts
    numbers: list[Part] = []
    for is_raised, run in groupby(parts, key=lambda part: isinstance(part[0], Raised)):
        found = list(run)
        numbers += [(Raised(_text(found)), found[0][1])] if is_raised else found
    return settled(numbers)


def _joined(parts: list[Part]) -> Iterator[Part]:
    """Yield parts with neighbours of one kind put together: halves of a character too."""
    for is_stressed, run in groupby(parts, key=itemgetter(1)):
        yield _text(run), is_stressed


def _text(parts: Iterable[Part]) -> str:
    return "".join(text for text, _is_stressed in parts)


def whole(text: str) -> str:
    """Return `text` with the halves of characters put together."""
    if text.isascii() or not _SURROGATES.search(text):
        return text
    return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")

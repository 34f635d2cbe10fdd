"""Tables of every format as text: cells divided by tabs, rows by line breaks."""

from __future__ import annotations

import re
from collections.abc import Sequence

_SPACES = re.compile(r"\s+")
_LONG = 60  # words; a cell with more is a column of text, not a value
_CROWDED = 3  # paragraphs; a cell with more is a column of text

Cell = Sequence[str]  # its paragraphs


def is_layout(rows: Sequence[Sequence[Cell]]) -> bool:
    """Tell whether a table only places text on the page: its cells are read as text."""
    widest = max((len(row) for row in rows), default=0)
    if widest <= 1:
        return True
    cells = [cell for row in rows for cell in row]
    crowded = any(sum(bool(text.strip()) for text in cell) > _CROWDED for cell in cells)
    return crowded or any(sum(len(t.split()) for t in cell) > _LONG for cell in cells)


def table_text(rows: Sequence[Sequence[Cell]]) -> str:
    """Return the text of a table; rows without words are left out, empty cells stay."""
    lines = ("\t".join(_flat(cell) for cell in row).rstrip("\t") for row in rows)
    return "\n".join(line for line in lines if line.strip())


def _flat(cell: Cell) -> str:
    return " ".join(flat for text in cell if (flat := _SPACES.sub(" ", text).strip()))

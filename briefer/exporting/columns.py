"""How wide the columns of a table are: as wide as their words ask."""

from __future__ import annotations

from collections.abc import Sequence

from briefer.exporting.document import Content, Table, text_of

_SIDES = 3  # characters: the room beside the words of a cell
_BOLD = 1.2  # how much wider the letters of the header are
_UNBROKEN = 16  # characters: a cell up to this length stays on one line
_LONGEST_WORD = 24  # characters: a longer one may break, or it would starve the other columns


def column_count(table: Table) -> int:
    """Return the number of columns, 1 at least."""
    return max([len(table.header), *(len(row) for row in table.rows), 1])


def column_shares(table: Table, room: int) -> tuple[int, ...]:
    """Return the columns' shares of a width in which `room` characters have place.

    Each gets what its longest word, or a short cell as a whole, needs; what is left goes to those
    with longer texts (as CSS 2.1, 17.5.2.2, lays tables out). A table that says its widths keeps
    them.
    """
    count = column_count(table)
    if len(table.widths) == count:
        return table.widths
    needs = [_needs(column, (table.header, *table.rows)) for column in range(count)]
    least, most = sum(low for low, _ in needs), sum(high for _, high in needs)
    if most <= room or least >= room or most == least:
        return tuple(high if most <= room else low for low, high in needs)
    left = (room - least) / (most - least)
    return tuple(round(low + (high - low) * left) for low, high in needs)


def _needs(column: int, rows: Sequence[Sequence[Content]]) -> tuple[int, int]:
    """Return the least and the best width of a column, in characters; the first row is bold."""
    texts = [text_of(row[column]) if column < len(row) else "" for row in rows]
    lengths = [round(len(text) * (_BOLD if i == 0 else 1)) for i, text in enumerate(texts)]
    words = [min(len(word), _LONGEST_WORD) for text in texts for word in text.split()]
    low = max([0, *words, *(length for length in lengths if length <= _UNBROKEN)])
    return low + _SIDES, max(low, *lengths) + _SIDES

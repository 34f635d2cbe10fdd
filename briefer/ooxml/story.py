"""The text of a Word file with its revisions, as frozen values.

A story (the body, one note, one comment) is a tuple of paragraphs and tables. Nothing is
resolved: what a change mark inserted, deleted or moved is known piece by piece, and a view
chooses. Names follow WordprocessingML (ECMA-376 part 1, section 17).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from enum import StrEnum

from briefer.untrusted import Element


class Change(StrEnum):
    """What a change mark says about the text in it."""

    INSERTED = "inserted"
    DELETED = "deleted"
    MOVED_HERE = "moved here"
    MOVED_AWAY = "moved away"


class View(StrEnum):
    """How change marks are read: all accepted, or all rejected."""

    FINAL = "final"
    ORIGINAL = "original"


_ABSENT = {
    View.FINAL: frozenset({Change.DELETED, Change.MOVED_AWAY}),
    View.ORIGINAL: frozenset({Change.INSERTED, Change.MOVED_HERE}),
}


@dataclass(frozen=True, slots=True)
class Revision:
    """A change mark: who made it and when (as Word writes it, ISO 8601)."""

    change: Change
    author: str = ""
    at: str = ""


Revisions = tuple[Revision, ...]  # the outermost first; text deleted after insertion has two


@dataclass(frozen=True, slots=True)
class Run:
    """Text of one format. `is_placeholder` marks the prompt of an empty content control."""

    text: str
    revisions: Revisions = ()
    is_hidden: bool = False
    is_bold: bool = False
    is_placeholder: bool = False
    is_italic: bool = False
    is_raised: bool = False


@dataclass(frozen=True, slots=True)
class NoteMark:
    """The mark of a note: `kind` is "footnote" or "endnote", `note_id` its `w:id`.

    `has_own_mark` tells that the mark itself follows as ordinary text ("*").
    """

    kind: str
    note_id: str
    revisions: Revisions = ()
    has_own_mark: bool = False


@dataclass(frozen=True, slots=True)
class Mark:
    """A place without text: the start or end of something that surrounds text.

    `kind` is the name of the element: "bookmarkStart", "commentRangeEnd",
    "commentReference", "sdt" (a content control, once for its start and its end), ...
    """

    kind: str
    element: Element
    is_end: bool = False


Piece = Run | NoteMark | Mark


@dataclass(frozen=True, slots=True)
class Numbering:
    """A place in a list: `w:numId`, and its depth from 0."""

    num_id: str
    depth: int = 0


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph; `mark_revisions` are those of its mark (¶), `boxes` the text boxes in it.

    `outline` is the level from 0 that is set on the paragraph itself, None without one.
    `is_initial` tells that it is the large first letter of the next one, `chunk` is the relation
    to another document whose text stands here.
    """

    pieces: tuple[Piece, ...] = ()
    style_id: str = ""
    outline: int | None = None
    numbering: Numbering | None = None
    mark_revisions: Revisions = ()
    boxes: tuple[Story, ...] = ()
    is_initial: bool = False
    chunk: str = ""

    def shown(self, view: View) -> Iterator[Piece]:
        """Yield the pieces that are there in `view`, hidden runs and marks included."""
        return (p for p in self.pieces if isinstance(p, Mark) or is_in(view, p.revisions))

    def text(self, view: View) -> str:
        """Return the displayed text in `view`, without note marks."""
        runs = (p for p in self.shown(view) if isinstance(p, Run))
        return "".join(run.text for run in runs if not (run.is_hidden or run.is_placeholder))


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell; `is_continued` tells that it belongs to the cell above (merged downwards)."""

    story: Story
    is_continued: bool = False


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a table, with the change marks of the whole row."""

    cells: tuple[Cell, ...]
    revisions: Revisions = ()
    is_header: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """A table."""

    rows: tuple[Row, ...]

    def shown(self, view: View) -> Iterator[Row]:
        """Yield the rows that are there in `view`."""
        return (row for row in self.rows if is_in(view, row.revisions))


Story = tuple[Paragraph | Table, ...]


def is_in(view: View, revisions: Revisions) -> bool:
    """Tell whether text with these change marks is there in `view`."""
    return not revisions or not any(revision.change in _ABSENT[view] for revision in revisions)


def joined(story: Story, view: View) -> Iterator[Paragraph | Table]:
    """Yield the blocks of `story` as `view` has them.

    A paragraph whose mark is not there, or which is a large initial, runs on into the next one,
    which gives the format.
    """
    waiting: Paragraph | None = None
    for block in story:
        if isinstance(block, Table):
            if waiting is not None:
                yield waiting
                waiting = None
            yield block
            continue
        whole = block if waiting is None else _together(waiting, block)
        ends = is_in(view, block.mark_revisions) and not block.is_initial
        waiting = None if ends else whole
        if waiting is None:
            yield whole
    if waiting is not None and tuple(waiting.shown(view)):
        yield waiting


def paragraphs(story: Iterable[Paragraph | Table]) -> Iterator[Paragraph]:
    """Yield every paragraph: those of tables and text boxes in the place where they stand."""
    for block in story:
        if isinstance(block, Table):
            for row in block.rows:
                for cell in row.cells:
                    yield from paragraphs(cell.story)
            continue
        yield block
        for box in block.boxes:
            yield from paragraphs(box)


def _together(first: Paragraph, second: Paragraph) -> Paragraph:
    return replace(second, pieces=first.pieces + second.pieces, boxes=first.boxes + second.boxes)

"""The brief as it prints: neutral blocks with everything resolved, shared by all writers."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from briefer.core.brief import NotesKind
from briefer.core.runs import Run, Runs


class ParagraphStyle(StrEnum):
    """What a paragraph is; writers map it to a style of theirs."""

    BODY = "body"
    FRONT = "front matter"
    QUOTE = "quote"
    BIBLIOGRAPHY = "bibliography"
    REMARK = "remark"


@dataclass(frozen=True, slots=True)
class NoteRef:
    """The mark of note `number`, counted from 1."""

    number: int


@dataclass(frozen=True, slots=True)
class Quoted:
    """The words of a quotation without their outer marks; `language` where it is foreign."""

    item_id: str
    runs: Runs
    language: str = ""


Inline = Run | NoteRef | Quoted
Content = tuple[Inline, ...]


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph; `item_id` is the outline item it belongs to."""

    content: Content
    style: ParagraphStyle = ParagraphStyle.BODY
    item_id: str = ""


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading; `level` counts from 1."""

    level: int
    content: Content
    item_id: str = ""


@dataclass(frozen=True, slots=True)
class ListItems:
    """A bullet or numbered list; every item is a sequence of blocks."""

    items: tuple[tuple[Block, ...], ...]
    ordered: bool = False
    start: int = 1


@dataclass(frozen=True, slots=True)
class Table:
    """A table with one header row; an alignment a column: left, center, right or ""."""

    header: tuple[Content, ...]
    rows: tuple[tuple[Content, ...], ...]
    alignments: tuple[str, ...]


Block = Paragraph | Heading | ListItems | Table


@dataclass(frozen=True, slots=True)
class Note:
    """What note `number` says."""

    number: int
    runs: Runs


class PageSize(StrEnum):
    """Paper."""

    A4 = "A4"
    LETTER = "Letter"


@dataclass(frozen=True, slots=True)
class Labels:
    """The words a writer adds, in the language of the brief; `page` has {page} and {pages}."""

    page: str = "Page {page} of {pages}"
    notes: str = "Notes"


@dataclass(frozen=True, slots=True)
class Document:
    """A whole brief, ready to be written."""

    title: str = ""
    subtitle: str = ""
    byline: str = ""
    author: str = ""
    front: tuple[tuple[str, str], ...] = ()
    marking: str = ""
    language: str = "en-US"
    blocks: tuple[Block, ...] = ()
    notes: tuple[Note, ...] = ()
    notes_kind: NotesKind = NotesKind.FOOTNOTES
    bibliography_title: str = ""
    bibliography: tuple[Runs, ...] = ()
    remarks: tuple[str, ...] = ()
    page_size: PageSize = PageSize.A4
    labels: Labels = Labels()


def walk(blocks: tuple[Block, ...]) -> Iterator[Block]:
    """Yield every block, those in lists included, in reading order."""
    for block in blocks:
        yield block
        if isinstance(block, ListItems):
            for item in block.items:
                yield from walk(item)

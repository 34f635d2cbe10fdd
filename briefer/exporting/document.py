"""The brief as it prints: neutral blocks with everything resolved, shared by all writers."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from itertools import groupby
from operator import itemgetter

from briefer.core.brief import NotesKind
from briefer.core.runs import Run, Runs, plain


class ParagraphStyle(StrEnum):
    """What a paragraph is; writers map it to a style of theirs."""

    BODY = "body"
    JUDGEMENT = "judgement"
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


@dataclass(frozen=True, slots=True)
class CrossRef:
    """A reference to a numbered paragraph: `text` is its number, today's, where it is printed."""

    item_id: str
    text: str


Inline = Run | NoteRef | Quoted | CrossRef
Content = tuple[Inline, ...]


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph; `item_id` is the outline item it belongs to, `number` 0 for none."""

    content: Content
    style: ParagraphStyle = ParagraphStyle.BODY
    item_id: str = ""
    number: int = 0


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
    item_id: str = ""


@dataclass(frozen=True, slots=True)
class Table:
    """A table with one header row; an alignment a column: left, center, right or "".

    `widths` are the columns' shares of the text's width, empty for columns of one width.
    """

    header: tuple[Content, ...]
    rows: tuple[tuple[Content, ...], ...]
    alignments: tuple[str, ...]
    item_id: str = ""
    widths: tuple[int, ...] = ()


Block = Paragraph | Heading | ListItems | Table


@dataclass(frozen=True, slots=True)
class Note:
    """What note `number` says; `more` are its further paragraphs, `source_ids` what it cites."""

    number: int
    runs: Runs
    more: tuple[Runs, ...] = ()
    source_ids: tuple[str, ...] = ()

    @property
    def paragraphs(self) -> tuple[Runs, ...]:
        """Return all paragraphs of the note."""
        return (self.runs, *self.more)


class PageSize(StrEnum):
    """Paper."""

    A4 = "A4"
    LETTER = "Letter"


@dataclass(frozen=True, slots=True)
class Labels:
    """The words a writer adds, in the language of the brief; `page` has {page} and {pages}."""

    page: str = "Page {page} of {pages}"
    notes: str = "Notes"
    contents: str = "Contents"
    quotation: str = "Quotation"


@dataclass(frozen=True, slots=True)
class Document:
    """A whole brief, ready to be written."""

    title: str = ""
    subtitle: str = ""
    byline: str = ""
    author: str = ""
    status: str = ""
    version: str = ""
    front: tuple[tuple[str, str], ...] = ()
    designation: tuple[tuple[str, str], ...] = ()  # the block that US CUI wants on the first page
    marking: str = ""
    language: str = "en-US"
    blocks: tuple[Block, ...] = ()
    notes: tuple[Note, ...] = ()
    notes_kind: NotesKind = NotesKind.FOOTNOTES
    has_contents: bool = False
    bibliography_title: str = ""
    bibliography: tuple[Runs, ...] = ()
    entry_groups: tuple[str, ...] = ()  # heading over each entry, the same for its neighbours
    entry_sources: tuple[str, ...] = ()  # what each entry of the bibliography describes
    remarks: tuple[str, ...] = ()
    page_size: PageSize = PageSize.A4
    look: str = ""  # the id of a look, "" for the first one
    labels: Labels = Labels()


def grouped_entries(document: Document) -> Iterator[tuple[str, tuple[Runs, ...]]]:
    """Yield the bibliography group by group, each with its heading, empty for none."""
    groups = document.entry_groups or ("",) * len(document.bibliography)
    pairs = zip(groups, document.bibliography, strict=True)
    for heading, entries in groupby(pairs, key=itemgetter(0)):
        yield heading, tuple(runs for _heading, runs in entries)


def text_of(content: Iterable[Inline]) -> str:
    """Return the words of `content` as they print, without note marks."""
    return "".join(map(_words, content))


def _words(inline: Inline) -> str:
    if isinstance(inline, NoteRef):
        return ""
    return plain(inline.runs) if isinstance(inline, Quoted) else inline.text


def contents_of(block: Block) -> Iterator[Content]:
    """Yield the content of each paragraph of `block` itself, not of blocks inside it."""
    match block:
        case Paragraph() | Heading():
            yield block.content
        case Table():
            for row in (block.header, *block.rows):
                yield from row
        case ListItems():
            pass


def hangs_below(block: Block, before: Block | None) -> bool:
    """Tell whether `block` is more of the numbered judgement `before`, below its number."""
    return (
        isinstance(block, Paragraph)
        and isinstance(before, Paragraph)
        and block.style is before.style is ParagraphStyle.JUDGEMENT
        and block.item_id == before.item_id
        and not block.number
        and bool(before.number)
    )


def walk(blocks: tuple[Block, ...]) -> Iterator[Block]:
    """Yield every block, those in lists included, in reading order."""
    for block in blocks:
        yield block
        if isinstance(block, ListItems):
            for item in block.items:
                yield from walk(item)

"""Sources: documents somebody else wrote, with their text, blocks and metadata."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any, NamedTuple

from briefer.core.text import Span

# A value of CSL-JSON: a text, a number, a list of names, or a date object.
CslValue = Any
CslData = Mapping[str, CslValue]


class Role(StrEnum):
    """What a block is in its source."""

    TITLE = "title"
    STANDFIRST = "standfirst"
    BYLINE = "byline"
    DATE = "date"
    SECTION_LABEL = "section label"
    HEADING = "heading"
    BODY = "body"
    QUOTE = "quote"
    LIST_ITEM = "list item"
    TABLE = "table"
    FOOTNOTE = "footnote"
    CAPTION = "caption"
    BIO = "bio"
    DISCLAIMER = "disclaimer"
    FURNITURE = "furniture"


NUMBERED = frozenset({Role.BODY, Role.QUOTE, Role.LIST_ITEM, Role.TABLE})
# A caption, a note on the author or a section label in the middle of a passage is no part of it.
FOLDED = frozenset({Role.FURNITURE, Role.CAPTION, Role.BIO, Role.DISCLAIMER, Role.SECTION_LABEL})


@dataclass(frozen=True, slots=True)
class PageTurn:
    """Where a page begins within a block: code points after the block's start, and its label."""

    after: int
    page: str


class Block(NamedTuple):  # thousands are made, which takes a dataclass four times as long
    """A paragraph-like stretch of canonical text: `canonical[start:end] == text`.

    `number` is the counted paragraph ("7", or "6a" for a block made body later), empty
    where the role is not numbered. `level` is a heading's level from 1, else 0.
    `is_doubtful` marks a role that the rules and the classifier disagree on. `page` is the
    printed label of the page the block begins on, empty where the source has no pages;
    `turns` are the pages that begin within it, in order.
    """

    start: int
    end: int
    role: Role
    text: str
    number: str = ""
    level: int = 0
    is_doubtful: bool = False
    page: str = ""
    turns: tuple[PageTurn, ...] = ()

    def page_at(self, position: int) -> str:
        """Return the label of the page on which the text at `position` stands."""
        begun = [turn.page for turn in self.turns if self.start + turn.after <= position]
        return begun[-1] if begun else self.page

    @property
    def last_page(self) -> str:
        """Return the label of the page the block ends on."""
        return self.page_at(self.end)

    @property
    def span(self) -> Span:
        """Return the block's place in the canonical text."""
        return Span(self.start, self.end)

    @property
    def is_folded(self) -> bool:
        """Tell whether the reader hides this block until asked."""
        return self.role in FOLDED


class FieldState(StrEnum):
    """How far a metadata value can be trusted."""

    GUESSED = "guessed"
    CONFIRMED = "confirmed"
    NOT_STATED = "not stated"


@dataclass(frozen=True, slots=True)
class MetaField:
    """One metadata value: where it came from and how sure the guess is (0 to 1).

    `origin` says what it was read from ("text", "json-ld", "meta", "file", "person");
    `evidence` is the place in the canonical text, if it stands there.
    """

    value: CslValue
    state: FieldState = FieldState.GUESSED
    confidence: float = 1.0
    origin: str = "text"
    evidence: Span | None = None


@dataclass(frozen=True, slots=True)
class CslItem:
    """A source's metadata under CSL-JSON names (`title`, `author`, `issued`, ...)."""

    fields: Mapping[str, MetaField] = field(default_factory=dict)

    def __iter__(self) -> Iterator[str]:
        """Iterate over the names of the fields."""
        return iter(self.fields)

    def value(self, name: str) -> CslValue | None:
        """Return the value of field `name`; None where it is empty or not stated."""
        found = self.fields.get(name)
        return None if found is None or found.state is FieldState.NOT_STATED else found.value

    def text(self, name: str) -> str:
        """Return the value of field `name` as text, empty where there is none."""
        value = self.value(name)
        return "" if value is None else str(value)

    def data(self) -> dict[str, CslValue]:
        """Return the CSL-JSON object without `id`: every stated value."""
        return {name: value for name in self.fields if (value := self.value(name)) is not None}

    def with_field(self, name: str, value: MetaField | None) -> CslItem:
        """Return a copy in which field `name` is `value`, or gone for None."""
        fields = {k: v for k, v in self.fields.items() if k != name}
        if value is not None:
            fields[name] = value
        return CslItem(fields)


@dataclass(frozen=True, slots=True)
class CopyFlags:
    """What kind of copy a source is; empty values say nothing."""

    extract_only: bool = False
    republished_at: str = ""
    translated_from: str = ""
    is_unreliable: bool = False


@dataclass(frozen=True, slots=True)
class ReadWarning:
    """Something the reader could not do: a code, and a value for the sentence."""

    reason: str
    detail: str = ""


@dataclass(frozen=True, slots=True)
class ImportedSource:
    """What importing makes of one file, before it is part of a project.

    `emphasis` is what of the canonical text stands in italics or bold; `copy` is what kind of
    copy it looks like. `inside` is its place in a file that carries several ("2024/report.docx"),
    empty for the file itself.
    """

    name: str
    original: bytes
    media_type: str
    sha256: str
    canonical: str
    blocks: tuple[Block, ...]
    item: CslItem
    reader: str
    reader_version: int
    language: str = ""
    warnings: tuple[ReadWarning, ...] = ()
    emphasis: tuple[Span, ...] = ()
    copy: CopyFlags = CopyFlags()
    inside: str = ""


@dataclass(frozen=True, slots=True)
class Source:
    """A source of a project, without its text. Times are ISO 8601 UTC, `words` counts body."""

    source_id: str
    key: str
    name: str
    item: CslItem
    sha256: str
    media_type: str
    language: str = ""
    words: int = 0
    imported_at: str = ""
    removed_at: str = ""
    copy: CopyFlags = CopyFlags()
    reliability: str = ""
    descriptor: str = ""


@dataclass(frozen=True, slots=True)
class SourceText:
    """The canonical text of a source, its blocks, and what stands in italics or bold."""

    source_id: str
    canonical: str
    blocks: tuple[Block, ...]
    emphasis: tuple[Span, ...] = ()

    def block_at(self, position: int) -> Block | None:
        """Return the block that holds the code point at `position`, if any."""
        return next((b for b in self.blocks if b.start <= position < b.end), None)

    def heading_before(self, position: int) -> str:
        """Return the text of the last heading before `position`, empty without one."""
        found = [b.text for b in self.blocks if b.role is Role.HEADING and b.start <= position]
        return found[-1] if found else ""

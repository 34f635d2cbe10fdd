"""The columns of the source table: how a value is shown, and what typed words mean."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum
from types import MappingProxyType

from PySide6.QtCore import QCoreApplication

from briefer.core.csl_values import format_date, format_names, parse_date, parse_names
from briefer.core.source import CslValue, FieldState, Source


class FieldKind(Enum):
    """What the values of a column are."""

    TEXT = 0
    NAMES = 1
    DATE = 2
    TYPE = 3
    OWN = 4  # of the source itself, not of its CSL-JSON item


@dataclass(frozen=True, slots=True)
class Field:
    """A column; `name` is the CSL-JSON name, or that of an attribute of `Source`.

    It is from `least` to `most` pixels wide at normal text size, as its words ask.
    """

    name: str
    kind: FieldKind
    least: int
    most: int


translate = QCoreApplication.translate

FIELDS = (
    Field("title", FieldKind.TEXT, 200, 420),
    Field("author", FieldKind.NAMES, 130, 230),
    Field("container-title", FieldKind.TEXT, 110, 200),
    Field("issued", FieldKind.DATE, 110, 140),
    Field("URL", FieldKind.TEXT, 60, 180),
    Field("accessed", FieldKind.DATE, 100, 140),
    Field("type", FieldKind.TYPE, 100, 200),
    Field("reliability", FieldKind.OWN, 88, 140),
    Field("descriptor", FieldKind.OWN, 100, 240),
)


@dataclass(frozen=True, slots=True)
class Cell:
    """What a cell shows; `state` is None for a value the person alone can give."""

    text: str
    state: FieldState | None = None
    confidence: float = 1.0


class UnclearValue(ValueError):
    """Typed words that mean no value of the column."""


def headings() -> Mapping[str, str]:
    """Return the heading of each column."""
    return MappingProxyType({
        "title": translate("SourceFields", "Title"),
        "author": translate("SourceFields", "Author"),
        "container-title": translate("SourceFields", "Outlet"),
        "issued": translate("SourceFields", "Date"),
        "URL": translate("SourceFields", "URL"),
        "accessed": translate("SourceFields", "Accessed"),
        "type": translate("SourceFields", "Type"),
        "reliability": translate("SourceFields", "Reliability"),
        "descriptor": translate("SourceFields", "Descriptor"),
    })  # fmt: skip


def type_labels() -> Mapping[str, str]:
    """Return the words for each CSL type that is offered."""
    return MappingProxyType({
        "article-newspaper": translate("SourceFields", "Newspaper article"),
        "article-magazine": translate("SourceFields", "Magazine article"),
        "article-journal": translate("SourceFields", "Journal article"),
        "post-weblog": translate("SourceFields", "Blog post"),
        "webpage": translate("SourceFields", "Web page"),
        "report": translate("SourceFields", "Report"),
        "book": translate("SourceFields", "Book"),
        "chapter": translate("SourceFields", "Chapter"),
        "speech": translate("SourceFields", "Speech"),
        "broadcast": translate("SourceFields", "Broadcast"),
        "legislation": translate("SourceFields", "Legislation"),
        "document": translate("SourceFields", "Document"),
    })  # fmt: skip


def cell_of(source: Source, field: Field) -> Cell:
    """Return what the table shows of `field` of `source`."""
    if field.kind is FieldKind.OWN:
        return Cell(str(getattr(source, field.name)))
    found = source.item.fields.get(field.name)
    if found is None:
        return Cell("")
    if found.state is FieldState.NOT_STATED:
        return Cell("", FieldState.NOT_STATED)
    return Cell(_shown(field, found.value), found.state, found.confidence)


def value_of(field: Field, typed: str) -> CslValue | None:
    """Return the value that `typed` means, None to clear it; raises UnclearValue."""
    words = typed.strip()
    if not words:
        return None
    if field.kind is FieldKind.NAMES:
        return parse_names(words)
    if field.kind is FieldKind.TYPE:
        return _type_of(words)
    if field.kind is not FieldKind.DATE:
        return words
    date = parse_date(words)
    if date is None:
        raise UnclearValue(words)
    return date


def _shown(field: Field, value: CslValue) -> str:
    if field.kind is FieldKind.NAMES:
        return format_names(value)
    if field.kind is FieldKind.DATE:
        return format_date(value)
    if field.kind is FieldKind.TYPE:
        return type_labels().get(str(value), str(value))
    return str(value)


def _type_of(words: str) -> str:
    known = {label.casefold(): name for name, label in type_labels().items()}
    return known.get(words.casefold(), words)

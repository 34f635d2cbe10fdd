"""Findings about the sources that a brief cites: what a reader needs to find them again."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from briefer.checking.finding import (
    Finding,
    Kind,
    Remedy,
    RemedyKind,
    Severity,
    TargetKind,
    with_data,
)
from briefer.core.csl_values import display_date, format_names
from briefer.core.source import CslValue, FieldState, Source

_WANTED = ("author", "issued", "container-title", "URL")
_NO_OUTLET = frozenset(
    {"report", "book", "webpage", "legal_case", "interview", "speech", "document"}
)
_NO_URL = frozenset({"book", "chapter", "interview", "personal_communication", "legal_case"})
_SURE = 0.85  # from here a guess is not asked about


@lru_cache(maxsize=1024)
def gaps(kind: str, filled: frozenset[str], silent: frozenset[str]) -> tuple[str, ...]:
    """Return the CSL names of the fields that a cited source lacks, its title first."""
    wanted = ["title", *_WANTED]
    if kind in _NO_OUTLET or "publisher" in filled:
        wanted.remove("container-title")
    if kind in _NO_URL:
        wanted.remove("URL")
    return tuple(name for name in wanted if name not in filled and name not in silent)


def source_findings(source: Source) -> Iterator[Finding]:
    """Yield the gaps of one cited source: red without a title, amber for the rest."""
    item = source.item
    filled = frozenset(name for name in item if item.value(name))
    silent = frozenset(name for name in item if item.fields[name].state is FieldState.NOT_STATED)
    for name in gaps(item.text("type"), filled, silent - {"title"}):
        yield _gap(source, name)
    for name in ("title", *_WANTED):
        found = item.fields.get(name)
        if found is None or not item.value(name):
            continue
        if found.state is FieldState.GUESSED and found.confidence < _SURE:
            yield Finding(
                Kind.FIELD_GUESSED,
                Severity.NOTE,
                source.source_id,
                name,
                with_data(field=name, value=_shown(name, found.value), source=_name(source)),
                Remedy(RemedyKind.CONFIRM_FIELD, name),
                TargetKind.SOURCE,
            )


def _gap(source: Source, name: str) -> Finding:
    if name == "title":
        return Finding(
            Kind.TITLE_MISSING,
            Severity.RED,
            source.source_id,
            data=with_data(source=source.name),
            target_kind=TargetKind.SOURCE,
        )
    return Finding(
        Kind.FIELD_MISSING,
        Severity.AMBER,
        source.source_id,
        name,
        with_data(field=name, source=_name(source)),
        Remedy(RemedyKind.MARK_NOT_STATED, name),
        TargetKind.SOURCE,
    )


def _shown(name: str, value: CslValue) -> str:
    """Return a value as a person writes it."""
    if name == "issued":
        return display_date(value)
    return (format_names(value) if name == "author" else str(value))[:80]


def _name(source: Source) -> str:
    return source.item.text("title") or source.name

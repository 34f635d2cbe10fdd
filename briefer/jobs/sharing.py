"""Briefs that go on: a copy for a colleague, a new issue, passages from another brief."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from briefer.core.excerpt import Excerpt
from briefer.core.source import ImportedSource, Source, SourceText
from briefer.project import queries, sharing
from briefer.project.project import Project
from briefer.project.sharing import OldSource, Shared
from briefer.project.transaction import Transaction

DAYS_OF_AN_ISSUE = 90  # a source from before is worth a second look


@dataclass(frozen=True, slots=True)
class Issue:
    """A new issue of a brief: its file, and the sources that have aged."""

    path: Path
    old: tuple[OldSource, ...] = ()


@dataclass(frozen=True, slots=True)
class Offered:
    """A passage that another brief offers."""

    excerpt: Excerpt
    source: Source
    uses: int = 0


@dataclass(frozen=True, slots=True)
class Brought:
    """What was brought from another brief: the excerpts as they are here, and what was not."""

    excerpt_ids: tuple[str, ...]
    missing: tuple[Offered, ...] = ()


def contents_to_share(project: Project) -> Shared:
    """Return what a copy for a colleague would hold and leave out."""
    return project.read(sharing.shared_contents).result()


def share(project: Project, target: Path) -> Path:
    """Write a copy for a colleague; see `project.sharing.share`. Return its path."""
    sharing.share(project, target)
    return target


def begin_issue(project: Project, target: Path, days: int = DAYS_OF_AN_ISSUE) -> Issue:
    """Write a new issue of the brief to `target`; sources older than `days` are named.

    Raises UnwritableTarget.
    """
    oldest = (datetime.now(tz=UTC) - timedelta(days=days)).date().isoformat()
    return Issue(target, sharing.begin_issue(project, target, oldest))


def offered(other: Project) -> tuple[Offered, ...]:
    """Return every passage that was taken in another brief, by source."""
    sources = {s.source.source_id: s.source for s in other.read(queries.sources).result()}
    return tuple(
        Offered(line.excerpt, sources[line.excerpt.source_id], line.uses)
        for line in other.read(queries.excerpts).result()
        if line.excerpt.source_id in sources
    )


def bring(
    project: Project,
    other: Project,
    chosen: Sequence[Offered],
    place: Callable[[Transaction, Sequence[str]], object],
) -> Brought:
    """Bring passages of another brief with their sources, and `place` the excerpts.

    Taking and placing are one edit that can be undone. A source that the project has already
    (the same bytes) is not brought in twice: its own text and metadata count, and a passage
    that does not stand in it at the same place, to the letter, is left out.
    """
    wanted = {passage.source.source_id: passage.source for passage in chosen}
    read = [(source, _imported(other, source)) for source in wanted.values()]
    added = project.submit_batch(sharing.bring_sources, read).result() if read else ()
    ids = dict(zip(wanted, added, strict=True))
    texts = project.read(queries.source_texts, tuple(ids.values())).result()
    passages, missing = [], []
    for passage in chosen:
        source_id = ids[passage.source.source_id]
        if _stands_in(passage.excerpt, texts[source_id]):
            passages.append((source_id, passage.excerpt))
        else:
            missing.append(passage)
    made = project.submit(sharing.bring_excerpts, passages, place).result() if passages else ()
    return Brought(made, tuple(missing))


def _stands_in(excerpt: Excerpt, text: SourceText) -> bool:
    return bool(excerpt.selectors) and all(
        selector.span.of(text.canonical) == selector.exact for selector in excerpt.selectors
    )


def _imported(other: Project, source: Source) -> ImportedSource:
    """Return a source of another brief as importing would give it."""
    text = other.read(queries.source_text, source.source_id).result()
    original = other.read(queries.original, source.source_id).result()
    return ImportedSource(
        source.name,
        original or b"",
        source.media_type,
        source.sha256,
        text.canonical,
        text.blocks,
        source.item,
        "project",
        1,
        source.language,
        emphasis=text.emphasis,
        copy=source.copy,
    )

"""Newer versions of sources: bringing one in, and what became of each excerpt of the older one."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from briefer.core.carrying import Carried, carried
from briefer.core.excerpt import Excerpt
from briefer.core.source import Source
from briefer.jobs.reading import read_files
from briefer.project import edits, queries
from briefer.project.edits import AddedSource
from briefer.project.project import Project


@dataclass(frozen=True, slots=True)
class CarriedExcerpt:
    """An excerpt of the older version, its uses, its place in the newer one, its words there.

    `words` is empty where it is missing, or stands in several places.
    """

    excerpt: Excerpt
    uses: int
    place: Carried
    words: str = ""


@dataclass(frozen=True, slots=True)
class VersionReport:
    """Two versions of a source, and the excerpts that are still of the older one."""

    older: Source
    newer: Source
    excerpts: tuple[CarriedExcerpt, ...] = ()


def bring_newer(project: Project, older_id: str, path: Path) -> AddedSource:
    """Bring in the file at `path` as a newer version of a source. Nothing else changes.

    Of several sources in the file the first counts. Raises FileProblem where it cannot be read,
    EditRefused where it is the older version itself.
    """
    file = next(iter(read_files([path])))
    if not file.sources:
        raise file.problems[0]
    added = project.submit(edits.add_sources, file.sources[:1]).result()[0]
    project.submit(edits.supersede_source, older_id, added.source_id).result()
    return added


def compared(project: Project, newer_id: str) -> VersionReport | None:
    """Return what became of the excerpts of the older version; None where there is none."""
    lines = {line.source.source_id: line for line in project.read(queries.sources).result()}
    line = lines.get(newer_id)
    older = lines.get(line.older_id) if line is not None else None
    if line is None or older is None:
        return None
    text = project.read(queries.source_text, newer_id).result()
    found = []
    for known in project.read(queries.excerpts).result():
        if known.excerpt.source_id == older.source.source_id:
            place = carried(known.excerpt, text)
            words = place.words(text.canonical)
            found.append(CarriedExcerpt(known.excerpt, known.uses, place, words))
    return VersionReport(older.source, line.source, tuple(found))

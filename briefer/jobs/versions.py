"""Newer versions of sources: bringing one in, and what became of each excerpt of the older one."""

from __future__ import annotations

import re
from dataclasses import dataclass
from difflib import SequenceMatcher
from pathlib import Path

from briefer.checking.verdicts import Change, Piece
from briefer.core.carrying import Carried, carried
from briefer.core.excerpt import Excerpt, Pinpoint, pinpoint_of
from briefer.core.source import Source
from briefer.core.text import Span
from briefer.jobs.reading import read_files
from briefer.project import edits, queries
from briefer.project.edits import AddedSource
from briefer.project.project import Project

_WORD = re.compile(r"\s*\S+")


@dataclass(frozen=True, slots=True)
class Choice:
    """One of several places in the newer version that an excerpt may stand at."""

    spans: tuple[Span, ...]
    pinpoint: Pinpoint


@dataclass(frozen=True, slots=True)
class CarriedExcerpt:
    """An excerpt of the older version, its uses, its place in the newer one, its words there.

    `words` is empty where it is missing, or stands in several places; these are `choices`.
    """

    excerpt: Excerpt
    uses: int
    place: Carried
    words: str = ""
    choices: tuple[Choice, ...] = ()


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


def wording_changes(before: str, after: str) -> tuple[Piece, ...]:
    """Return what became of words, word by word: dropped are those that only `before` has."""
    theirs, ours = _WORD.findall(before), _WORD.findall(after)
    matcher = SequenceMatcher(None, _bare(theirs), _bare(ours), autojunk=False)
    pieces: list[Piece] = []
    for tag, a, b, c, d in matcher.get_opcodes():
        if tag == "equal":
            pieces.append(Piece(Change.KEPT, "".join(ours[c:d])))
            continue
        sides = ((Change.DROPPED, theirs[a:b]), (Change.ADDED, ours[c:d]))
        pieces += [Piece(change, "".join(words)) for change, words in sides if words]
    return tuple(pieces)


def _bare(words: list[str]) -> list[str]:
    return [word.strip() for word in words]


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
            choices = tuple(Choice(spans, pinpoint_of(text, spans)) for spans in place.choices)
            found.append(CarriedExcerpt(known.excerpt, known.uses, place, words, choices))
    return VersionReport(older.source, line.source, tuple(found))

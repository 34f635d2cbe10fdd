"""What must be so before a brief leaves the house: no marking below that of what it holds."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from briefer.checking.uses import cited_sources
from briefer.core.brief import Brief
from briefer.core.errors import UnprintableBrief
from briefer.core.markings import Marking, marking_of, markings_in, outranking
from briefer.core.source import SourceText
from briefer.project import queries
from briefer.project.project import Project


def check_marking(project: Project, brief: Brief, marking: str | None, reason: str) -> None:
    """Refuse to let the brief of a project out below its content; see `check_marking_of`."""
    if not reason.strip():
        texts = project.read(queries.source_texts, tuple(cited_sources(brief))).result()
        check_marking_of(brief, texts, marking, reason)


def check_marking_of(
    brief: Brief, texts: Mapping[str, SourceText], marking: str | None, reason: str
) -> None:
    """Refuse to let `brief` out with a `marking` below its content's, unless there is a reason.

    `texts` are those of its sources by id; `marking` None stands for the brief's own, which is
    part of its content. Raises UnprintableBrief: marking-below.
    """
    if reason.strip():
        return
    own = brief.front.marking
    asked = own if marking is None else marking
    lost = tuple(m for m in markings_in(own) if m.scheme not in _schemes(asked))
    found = lost[0] if lost else outranking(asked, (*markings_in(own), *_content(brief, texts)))
    if found is not None:
        raise UnprintableBrief("marking-below", found.words)


def _schemes(marking: str) -> set[str]:
    return {known.scheme for known in markings_in(marking)}


def _content(brief: Brief, texts: Mapping[str, SourceText]) -> Iterator[Marking]:
    """Yield the markings of the sources that the brief cites."""
    for source_id in cited_sources(brief):
        if source_id in texts:
            yield from marking_of(texts[source_id])

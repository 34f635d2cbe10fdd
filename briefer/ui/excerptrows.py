"""What the list of excerpts shows: one row an excerpt, filtered by source, tag, use and words."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from briefer.core.excerpt import Excerpt
from briefer.core.source import Source
from briefer.core.text import search_form
from briefer.ui.mime import Quoted
from briefer.ui.outlinerows import pinpoint_text
from briefer.ui.sourceline import citation_line, title_of

if TYPE_CHECKING:
    from briefer.project.queries import ExcerptLine, SourceLine


@dataclass(frozen=True, slots=True)
class ExcerptRow:
    """An excerpt as the list shows it; `color` is the number of its source's colour."""

    excerpt: Excerpt
    source: Source | None
    uses: int
    color: int

    @property
    def excerpt_id(self) -> str:
        """Return the excerpt's id."""
        return self.excerpt.excerpt_id

    @property
    def name(self) -> str:
        """Return speaker and source."""
        title = title_of(self.source) if self.source else ""
        return ", ".join(part for part in (self.excerpt.said_by, title) if part)

    @property
    def place(self) -> str:
        """Return the paragraph and the tags."""
        tags = (f"#{tag}" for tag in self.excerpt.tags)
        return " · ".join(part for part in (pinpoint_text(self.excerpt.pinpoint), *tags) if part)

    @property
    def foot(self) -> str:
        """Return all that stands below the words."""
        return " · ".join(part for part in (self.name, self.place) if part)

    @property
    def quoted(self) -> Quoted:
        """Return the words with their citation, for other programs."""
        excerpt = self.excerpt
        line = citation_line(self.source, excerpt.pinpoint) if self.source else ""
        return Quoted(excerpt.words, line)


@dataclass(frozen=True, slots=True)
class ExcerptFilter:
    """Which excerpts are shown; empty values and None let all through."""

    words: str = ""
    source_id: str = ""
    tag: str = ""
    is_used: bool | None = None

    def admits(self, row: ExcerptRow) -> bool:
        """Tell whether `row` is shown."""
        excerpt = row.excerpt
        if self.source_id and excerpt.source_id != self.source_id:
            return False
        if self.tag and self.tag not in excerpt.tags:
            return False
        if self.is_used is not None and self.is_used != (row.uses > 0):
            return False
        text = search_form(f"{excerpt.words} {excerpt.note} {row.foot}")
        return all(word in text for word in search_form(self.words).split())


def excerpt_rows(
    excerpts: Iterable[ExcerptLine], sources: Sequence[SourceLine]
) -> tuple[ExcerptRow, ...]:
    """Return the rows of all excerpts, by source and then as they stand in it."""
    known: Mapping[str, tuple[int, Source]] = {
        line.source.source_id: (number, line.source) for number, line in enumerate(sources)
    }
    rows = []
    for line in excerpts:
        number, source = known.get(line.excerpt.source_id, (len(known), None))
        if not line.excerpt.removed_at:
            rows.append(ExcerptRow(line.excerpt, source, line.uses, number))
    return tuple(sorted(rows, key=_order))


def tags_of(rows: Iterable[ExcerptRow]) -> tuple[str, ...]:
    """Return every tag that occurs, by the alphabet."""
    return tuple(
        sorted(
            {tag for row in rows for tag in row.excerpt.tags}, key=lambda tag: (tag.casefold(), tag)
        )
    )


def parse_tags(typed: str) -> tuple[str, ...]:
    """Return the tags in `typed`, which separates them by commas; each once, without `#`."""
    tags = (part.strip().removeprefix("#").strip() for part in typed.split(","))
    return tuple(dict.fromkeys(tag for tag in tags if tag))


def _order(row: ExcerptRow) -> tuple[int, int]:
    selectors = row.excerpt.selectors
    return row.color, selectors[0].start if selectors else 0

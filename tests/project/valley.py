"""Sources about a river, and short ways to bring them into a project and to take from them."""

from __future__ import annotations

from collections.abc import Sequence
from hashlib import sha256

from briefer.core.brief import Brief
from briefer.core.outline import OutlineItem, walk
from briefer.core.source import Block, CslItem, CslValue, ImportedSource, MetaField, Role
from briefer.core.text import Span
from briefer.project import edits, queries
from briefer.project.project import Project

Parts = Sequence[tuple[Role, str]]

GAUGE: Parts = (
    (Role.TITLE, "What the gauge said"),
    (Role.FURNITURE, "Accept all cookies?"),
    (Role.BODY, "The gauge was read twice a day by the same man."),
    (Role.FURNITURE, "Read more: ten lakes to visit"),
    (Role.BODY, "Nobody asked him how he did it; the tables were printed without a doubt."),
    (Role.HEADING, "At night"),
    (Role.BODY, "A number that is repeated is not a number that is confirmed."),
)
TARIFF: Parts = (
    (Role.TITLE, "Who pays for water"),
    (Role.BODY, "A tariff is a theory of rain, and the bill arrives all the same."),
    (Role.BODY, "Été comme hiver, la straße et 東京の水政策 share one meter."),
)


def imported(parts: Parts = GAUGE, name: str = "gauge.txt", **fields: CslValue) -> ImportedSource:
    """Return a source made of `parts`; `fields` are guesses beside its title."""
    text, blocks, number = "", [], 0
    for role, words in parts:
        is_counted = role is Role.BODY
        number += is_counted
        end = len(text) + len(words)
        counted = str(number) if is_counted else ""
        blocks.append(Block(len(text), end, role, words, counted))
        text += f"{words}\n\n"
    data = text.encode()
    guesses = {"title": parts[0][1], **fields}
    item = CslItem({n.replace("_", "-"): MetaField(v, confidence=0.8) for n, v in guesses.items()})
    return ImportedSource(
        name, data, "text/plain", sha256(data).hexdigest(), text, tuple(blocks), item, "text", 1,
        "en",
    )  # fmt: skip


def span_of(words: str, parts: Parts = GAUGE) -> Span:
    """Return where `words` stand in the text of a source."""
    start = imported(parts).canonical.index(words)
    return Span(start, start + len(words))


def add(project: Project, *sources: ImportedSource) -> tuple[str, ...]:
    """Bring sources in; return their ids."""
    added = project.submit(edits.add_sources, sources or (imported(),)).result()
    return tuple(source.source_id for source in added)


def brief_of(project: Project) -> Brief:
    """Return the brief as it stands."""
    return project.read(queries.brief).result()


def items_of(project: Project) -> list[OutlineItem]:
    """Return every item of the outline in reading order."""
    return [item for item, _depth in walk(brief_of(project).outline)]


def shape_of(project: Project) -> list[tuple[str, int]]:
    """Return id and depth of every item in reading order."""
    return [(item.item_id, depth) for item, depth in walk(brief_of(project).outline)]

"""Small briefs on harbours, for the checks."""

from __future__ import annotations

from dataclasses import replace

from briefer.core.brief import Brief, BriefSettings, FrontMatter
from briefer.core.excerpt import Excerpt, Pinpoint, selector_for
from briefer.core.outline import OutlineItem
from briefer.core.source import Block, CslItem, CslValue, MetaField, Role, Source, SourceText
from briefer.core.text import Span

GAZETTE = (
    "The tide turns\n\n"
    "The board voted on 3 March 2026. It said the old quay could not carry the new cranes, which"
    " weigh nearly 450 tonnes each. Repairs would cost €4.5 billion.\n\n"
    "“We have money but no time,” said Lena Ode, who runs the port. About 40 per cent of the"
    " ships call at night, and the harbour master counts every one of them twice before dawn.\n\n"
    "Nobody on the board asked whether the fishing fleet would move to the northern basin."
)
OFFICE = (
    "Ports in 2030\n\n"
    "The office expects more than 1,200 ships a year by 2030. It may close the southern basin."
    "\n\nDredging is planned for the autumn, once the sand has been sold to the builders."
)


def source(source_id: str, key: str, **fields: CslValue) -> Source:
    item = CslItem({name.replace("_", "-"): MetaField(value) for name, value in fields.items()})
    return Source(source_id, key, f"{key}.txt", item, source_id * 8, "text/plain", "en")


def full_source(source_id: str, key: str, title: str) -> Source:
    return source(
        source_id,
        key,
        type="article-newspaper",
        title=title,
        author=[{"family": "Marsh", "given": "Ada"}],
        container_title="Harbour Gazette",
        issued={"date-parts": [[2026, 3, 4]]},
        URL="https://example.org/tide",
    )


def text(source_id: str, canonical: str) -> SourceText:
    blocks: list[Block] = []
    start = 0
    for i, part in enumerate(canonical.split("\n\n")):
        role = Role.BODY if i else Role.TITLE
        blocks.append(Block(start, start + len(part), role, part, str(i) if i else ""))
        start += len(part) + 2
    return SourceText(source_id, canonical, tuple(blocks))


TEXTS = {"gazette": text("gazette", GAZETTE), "office": text("office", OFFICE)}
SOURCES = {
    "gazette": full_source("gazette", "marsh2026", "The tide turns"),
    "office": full_source("office", "ports2030", "Ports in 2030"),
}


def excerpt(excerpt_id: str, source_id: str, words: str, said_by: str = "") -> Excerpt:
    canonical = TEXTS[source_id].canonical
    start = canonical.index(words)
    selector = selector_for(canonical, Span(start, start + len(words)))
    return Excerpt(excerpt_id, source_id, (selector,), Pinpoint("1", "1"), said_by)


EXCERPTS = {
    e.excerpt_id: e
    for e in (
        excerpt("quay", "gazette", "It said the old quay could not carry the new cranes, which"
                " weigh nearly 450 tonnes each."),
        excerpt("cost", "gazette", "Repairs would cost €4.5 billion."),
        excerpt("said", "gazette", "We have money but no time", "Lena Ode"),
        excerpt("unsaid", "gazette", "We have money"),
        excerpt("ships", "office", "The office expects more than 1,200 ships a year by 2030."),
    )
}  # fmt: skip


def brief(*outline: OutlineItem, marking: str = "", length: int | None = None) -> Brief:
    return Brief(
        front=FrontMatter(title="Ports", marking=marking),
        settings=replace(BriefSettings(), length=length),
        outline=outline,
        excerpts=EXCERPTS,
        sources=SOURCES,
    )

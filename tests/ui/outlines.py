"""Small briefs that the tests of the outline share."""

from __future__ import annotations

from hashlib import sha256

from briefer.core.brief import Brief
from briefer.core.excerpt import Excerpt, Pinpoint, Selector
from briefer.core.outline import OutlineItem, Quotation, Section, TextItem
from briefer.core.source import Block, CslItem, ImportedSource, MetaField, Role, Source
from briefer.core.text import Span

WORDS = "The gauge was read twice a day by the same man."


def source(source_id: str = "s1", title: str = "The Valley Reports") -> Source:
    fields = {
        "title": MetaField(title),
        "author": MetaField([{"family": "Example", "given": "Ann"}]),
        "issued": MetaField({"date-parts": [[2024, 3, 12]]}),
    }
    return Source(
        source_id, f"example{source_id}", f"{source_id}.txt", CslItem(fields), "0", "text/plain"
    )


def excerpt(excerpt_id: str, words: str = WORDS, source_id: str = "s1") -> Excerpt:
    selector = Selector(10, 10 + len(words), words)
    return Excerpt(excerpt_id, source_id, (selector,), Pinpoint("4", "4"))


def brief(*outline: OutlineItem) -> Brief:
    excerpts = {e: excerpt(e) for e in ("e1", "e2", "e3")}
    return Brief(outline=outline, excerpts=excerpts, sources={"s1": source()})


def sample() -> tuple[OutlineItem, ...]:
    """Return a: (q1, t1, a1: (q2)), b: (q3), c: ()."""
    return (
        Section(
            "a",
            "First",
            (
                Quotation("q1", "e1"),
                TextItem("t1", "Some *words* of mine."),
                Section("a1", "Inner", (Quotation("q2", "e2"),)),
            ),
        ),
        Section("b", "Second", (Quotation("q3", "e3"),)),
        Section("c", "Third"),
    )


PARAGRAPHS = (
    "The gauge was read twice a day by the same man.",
    "Nobody asked him how he did it; the tables were printed without a word of doubt.",
    "A number that is repeated is not a number that is confirmed.",
)


def imported() -> ImportedSource:
    """Return a source of three paragraphs."""
    text, blocks = "", []
    for number, paragraph in enumerate(PARAGRAPHS, 1):
        start = len(text)
        text += f"{paragraph}\n\n"
        span = Span(start, start + len(paragraph))
        blocks.append(Block(span.start, span.end, Role.BODY, paragraph, str(number)))
    item = CslItem({"title": MetaField("The Valley Reports")})
    data = text.encode()
    return ImportedSource(
        "valley.txt", data, "text/plain", sha256(data).hexdigest(), text, tuple(blocks), item,
        "text", 1, "en",
    )  # fmt: skip


def span_of(number: int) -> Span:
    """Return the place of paragraph `number`, from 1, in the imported source."""
    text = imported().blocks[number - 1]
    return text.span

"""Sources written for these tests."""

from __future__ import annotations

from briefer.core.source import NUMBERED, Block, CslItem, MetaField, Role, Source, SourceText

PARTS: tuple[tuple[Role, str], ...] = (
    (Role.TITLE, "Water for the Lower Valley"),
    (Role.BYLINE, "By Ann Example"),
    (Role.FURNITURE, "Accept all cookies?"),
    (Role.FURNITURE, "Share\nPrint"),
    (Role.BODY, "The gauge at the mill was read each morning, and nobody asked by whom. " * 3),
    (Role.FURNITURE, "Read more: ten lakes to visit"),
    (Role.BODY, "“We had doubts 😀 from the start”, said the engineer. 汉字 stand here too. " * 3),
    (Role.HEADING, "What the letters show"),
    (Role.QUOTE, "Each table quoted the survey, and each survey quoted the table."),
    (Role.LIST_ITEM, "first, the river;"),
    (Role.BODY, "It was <b>never</b> a question of <img src='http://localhost/x.png'> rain. " * 6),
    (Role.BIO, "Ann Example writes about rivers."),
)


def sample_text(
    parts: tuple[tuple[Role, str], ...] = PARTS, source_id: str = "valley"
) -> SourceText:
    """Return a source's text made of `parts`, an empty line between two of them."""
    blocks, at, number = [], 0, 0
    for role, words in parts:
        text = words.strip()
        number += role in NUMBERED
        counted = str(number) if role in NUMBERED else ""
        blocks.append(Block(at, at + len(text), role, text, counted))
        at += len(text) + 2
    return SourceText(source_id, "\n\n".join(block.text for block in blocks), tuple(blocks))


def sample_source(source_id: str = "valley", title: str = PARTS[0][1]) -> Source:
    """Return a source with author, title and outlet."""
    fields = {
        "title": MetaField(title),
        "author": MetaField([{"family": "Example", "given": "Ann"}]),
        "container-title": MetaField("River Letters"),
    }
    return Source(source_id, "example", "valley.txt", CslItem(fields), "", "text/plain")

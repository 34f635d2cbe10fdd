"""A source as importing would make it, for tests of the project file."""

from __future__ import annotations

from hashlib import sha256

from briefer.core.source import Block, CslItem, ImportedSource, MetaField, Role


def imported(title: str, *paragraphs: str) -> ImportedSource:
    """Return a source with a title and numbered paragraphs."""
    blocks = [Block(0, len(title), Role.TITLE, title, level=1)]
    canonical = title
    for number, words in enumerate(paragraphs, 1):
        start = len(canonical) + 2
        canonical += f"\n\n{words}"
        blocks.append(Block(start, start + len(words), Role.BODY, words, str(number)))
    original = canonical.encode()
    return ImportedSource(
        name=f"{title}.txt",
        original=original,
        media_type="text/plain",
        sha256=sha256(original).hexdigest(),
        canonical=canonical,
        blocks=tuple(blocks),
        item=CslItem({"title": MetaField(title, confidence=0.9)}),
        reader="text",
        reader_version=1,
    )

"""The outline in Markdown: read it into a brief, write a brief as one.

    ---
    title: Harbour works
    references:
    - id: marsh2026
      title: The tide turns
      file: marsh.txt
    ---

    # What is known {length=300}

    The board said “it cannot wait” [@marsh2026, para. 4].

    > The old quay could not carry the new cranes.
    >
    > -- @marsh2026, para. 7 {at=120-164}

Headings are sections; a paragraph, list or table is a text; quoted words directly before a
citation, or `[words]{.quote #id}`, are an inline quotation; a block quote whose last line is
`-- @key` is a quotation. `::: paraphrase`, `::: judgement` and `::: text` hold what plain
Markdown cannot. Ids stand in braces where they are not the ones that reading derives.
"""

from __future__ import annotations

from briefer.markup.reading import ReadOutline, Sources, read
from briefer.markup.writing import NotCarried, WrittenOutline, write

__all__ = ["NotCarried", "ReadOutline", "Sources", "WrittenOutline", "read", "write"]

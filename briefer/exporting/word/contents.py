"""The list of contents: filled in, so that no reader is asked to bring it up to date.

A field marked dirty, or `w:updateFields`, makes Word ask "This document contains fields that may
refer to other files". Word and LibreOffice show the page numbers that are stored; F9 brings them
up to date.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from briefer.exporting.word.fields import FIELD_END, field_begin, field_runs
from briefer.exporting.word.xml import text_xml

DEEPEST = 3
_INSTRUCTION = f'TOC \\o "1-{DEEPEST}" \\h \\z \\u'
_AFTER = '<w:spacing w:after="320"/>'


@dataclass(frozen=True, slots=True)
class Entry:
    """A heading in the list of contents, and the bookmark that stands around it."""

    level: int
    text: str
    bookmark: str


def entry_bookmark(number: int) -> str:
    """Return the name of the bookmark around heading `number`, as Word names its own."""
    return f"_Toc{100_000_000 + number}"


def contents_xml(
    title: str, entries: Sequence[Entry], pages: Sequence[int] = (), width: int = 0
) -> str:
    """Return the list as paragraphs, nothing without entries.

    `pages` are those of the entries, none where they are not known; their numbers stand at
    `width` twips from the margin.
    """
    if not entries:
        return ""
    last = len(entries) - 1
    tabs = f'<w:tabs><w:tab w:val="right" w:leader="dot" w:pos="{width}"/></w:tabs>'
    numbers = [_number(e, page) for e, page in zip(entries, pages, strict=False)]
    numbers += [""] * (len(entries) - len(numbers))
    lines = "".join(
        f'<w:p><w:pPr><w:pStyle w:val="TOC{entry.level}"/>{tabs if pages else ""}'
        f"{_AFTER if i == last else ''}</w:pPr>"
        f"{field_begin(_INSTRUCTION) if i == 0 else ''}"
        f'<w:hyperlink w:anchor="{entry.bookmark}" w:history="1">'
        f"<w:r>{text_xml(entry.text)}</w:r>{numbers[i]}</w:hyperlink>"
        f"{FIELD_END if i == last else ''}</w:p>"
        for i, entry in enumerate(entries)
    )
    heading = (
        f'<w:p><w:pPr><w:pStyle w:val="TOCHeading"/></w:pPr><w:r>{text_xml(title)}</w:r></w:p>'
    )
    return heading + lines


def _number(entry: Entry, page: int) -> str:
    instruction = f"PAGEREF {entry.bookmark} \\h"
    return f"<w:r><w:tab/></w:r>{field_runs(instruction, str(page))}"

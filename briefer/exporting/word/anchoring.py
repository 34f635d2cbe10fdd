"""Anchors of one Word file: bookmarks and invisible content controls that survive editing.

A clean copy has none of them but the targets of its own references.
"""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from briefer.exporting.document import Block, Heading, Paragraph, Quoted
from briefer.ooxml.anchors import (
    item_bookmark,
    note_bookmark,
    quotation_bookmark,
    quotation_tag,
    quotation_title,
)

_LARGEST = 0x7FFFFFFF  # Word reads a control's id as a signed 32-bit number
_OPENING = "</w:pPr>"
_CLOSING = "</w:p>"


@dataclass
class Anchoring:
    """Number and write the anchors of a document; `word` names a quotation to the reader."""

    is_working: bool
    word: str
    _bookmarks: int = 0
    _parts: Counter[str] = field(default_factory=Counter)
    _controls: set[int] = field(default_factory=set)

    def bookmark(self, name: str, inside: str) -> str:
        """Return `inside` in a bookmark of its own."""
        start, end = self._pair(name)
        return f"{start}{inside}{end}"

    def quotation(self, item_id: str, inside: str) -> str:
        """Return the words of a quotation in its control, with a bookmark around.

        A run-level control: LibreOffice 7.4 multiplies a block-level one that runs from the
        right. It drops the tag of both on saving, and keeps the bookmark's words.
        """
        if not self.is_working:
            return inside
        self._parts[item_id] += 1
        part = self._parts[item_id]
        tag = quotation_tag(item_id, part)
        start, end = self._pair(quotation_bookmark(item_id, part))
        return (
            f'{start}<w:sdt><w:sdtPr><w:alias w:val="{quotation_title(self.word, item_id, part)}"/>'
            f'<w:tag w:val="{tag}"/><w:id w:val="{self._control_id(tag)}"/>'
            '<w15:appearance w15:val="hidden"/></w:sdtPr>'
            f"<w:sdtContent>{inside}</w:sdtContent></w:sdt>{end}"
        )

    def note(self, number: int, mark: str) -> str:
        """Return the mark of a note in its bookmark."""
        return self.bookmark(note_bookmark(number), mark) if self.is_working else mark

    def item(self, item_id: str, xml: str) -> str:
        """Return the paragraphs and tables of an item in one bookmark.

        It begins and ends within paragraphs where it can: Word moves the end of one that
        stands between paragraphs into the next.
        """
        if not self.is_working or not item_id or not xml:
            return xml
        start, end = self._pair(item_bookmark(item_id))
        first, last = xml.find(_OPENING) + len(_OPENING), xml.rfind(_CLOSING)
        if not xml.startswith("<w:p>") or first < len(_OPENING):
            first = 0
        if not xml.endswith(_CLOSING):
            last = len(xml)
        return f"{xml[:first]}{start}{xml[first:last]}{end}{xml[last:]}"

    def _pair(self, name: str) -> tuple[str, str]:
        self._bookmarks += 1
        number = self._bookmarks
        return (
            f'<w:bookmarkStart w:id="{number}" w:name="{name}"/>',
            f'<w:bookmarkEnd w:id="{number}"/>',
        )

    def _control_id(self, tag: str) -> int:
        """Return an id that follows from the tag, the next free one where two collide."""
        number = int.from_bytes(hashlib.sha256(tag.encode()).digest()[:4], "big") & _LARGEST or 1
        while number in self._controls:
            number = number % _LARGEST + 1
        self._controls.add(number)
        return number


def item_of(block: Block) -> str:
    """Return the id of the item that a block is to be anchored for, "" for none.

    Quotations that are items of their own have anchors around their words.
    """
    if isinstance(block, Paragraph | Heading):
        for inline in block.content:
            if isinstance(inline, Quoted) and inline.item_id == block.item_id:
                return ""
    return block.item_id


def grouped(blocks: Sequence[Block]) -> list[tuple[str, list[Block]]]:
    """Return `blocks` in stretches of one item each, with that item's id."""
    groups: list[tuple[str, list[Block]]] = []
    for block in blocks:
        item_id = item_of(block)
        if groups and groups[-1][0] == item_id:
            groups[-1][1].append(block)
        else:
            groups.append((item_id, [block]))
    return groups

"""The reader of RTF files: the text as it is displayed, notes at the end."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from briefer.core.emphasis import flags_of_parts, stresses
from briefer.core.errors import UnreadableSource
from briefer.core.source import MetaField, ReadWarning, Role
from briefer.core.text import word_count
from briefer.importing.drafts import Draft, Piece, written
from briefer.importing.kinds import kind_of
from briefer.importing.openings import with_only_heading_as_title, with_open_beginning
from briefer.importing.properties import property_fields
from briefer.importing.reasons import Refusal, Remark
from briefer.importing.rtfflow import RtfParagraph, RtfTable
from briefer.importing.rtfreading import RtfText
from briefer.importing.rtftext import rtf_text
from briefer.importing.stylenames import ITEM_WORDS, is_typed_item, role_of_style
from briefer.importing.tables import is_layout, table_text


def draft(data: bytes, path: Path) -> Draft:
    """Return the draft of an RTF file. Raises UnreadableSource: wrong-type, damaged."""
    if kind_of(data) != "rtf":
        raise UnreadableSource(path, Refusal.WRONG_TYPE, path.suffix.lower())
    found = rtf_text(data.decode("latin-1"))
    pieces = with_open_beginning(with_only_heading_as_title(list(_pieces(found))))
    notes = (Piece(f"{mark} {text}".strip(), Role.FOOTNOTE) for mark, text in found.notes if text)
    return written([*pieces, *notes], _fields(found), warnings=_warnings(found))


def _pieces(found: RtfText) -> Iterator[Piece]:
    for block in found.blocks:
        if isinstance(block, RtfTable):
            yield from _table(block)
        elif block.text.strip():
            piece = _paragraph(block)
            emphasis = stresses(piece.text, flags_of_parts(block.parts))
            yield replace(piece, emphasis=emphasis) if emphasis else piece


def _table(table: RtfTable) -> Iterator[Piece]:
    if is_layout(table.rows):
        texts = (text for row in table.rows for cell in row for text in cell)
        yield from (Piece(text, Role.BODY) for text in texts if text.strip())
    else:
        yield Piece(table_text(table.rows), Role.TABLE)


def _paragraph(paragraph: RtfParagraph) -> Piece:
    is_number = any(map(str.isalnum, paragraph.label))
    text = f"{paragraph.label} {paragraph.text.lstrip()}" if is_number else paragraph.text
    if paragraph.level:
        return Piece(text, Role.HEADING, paragraph.level)
    if role := role_of_style(paragraph.style):
        return Piece(text, role)
    is_item = bool(paragraph.label) and (not is_number or word_count(text) <= ITEM_WORDS)
    is_item = is_item or is_typed_item(text)
    return Piece(text, Role.LIST_ITEM if is_item else Role.BODY)


def _fields(found: RtfText) -> dict[str, MetaField]:
    lines = (block.text for block in found.blocks if isinstance(block, RtfParagraph))
    return property_fields(found.title, found.author, lines)


def _warnings(found: RtfText) -> tuple[ReadWarning, ...]:
    counted = ((Remark.CHANGES_ACCEPTED, found.changes), (Remark.HIDDEN_LEFT_OUT, found.hidden))
    return tuple(ReadWarning(remark, str(count)) for remark, count in counted if count)

from __future__ import annotations

import pytest
from lxml import etree

from briefer.ooxml import anchors
from briefer.ooxml.provenance import (
    EntryRecord,
    FrontRecord,
    ItemRecord,
    NoteRecord,
    Provenance,
    QuotationRecord,
    SourceRecord,
    is_provenance,
    provenance_of,
    provenance_xml,
)

WHOLE = Provenance(
    brief_id="b1",
    title='Ports & "cranes" <2030>',
    marking="TLP:GREEN",
    language="en-GB",
    notes="endnotes",
    exported="2026-03-04T10:00:00Z",
    generator="Briefer 0.1.0",
    sources=(SourceRecord("s1", "marsh2026", "The tide turns", "ab" * 32),),
    items=(
        ItemRecord("i1", "section", "What is known"),
        ItemRecord("i2", "text", "First.\nSecond.", "i1"),
    ),
    quotations=(
        QuotationRecord(
            "q1", "e1", "s1", "“the [old] quay”", "the quay\n\nof old", "the [old] quay", "i2",
            "para. 4", 3, "Lena Ode", is_translated=True, verdict="edited",
        ),
    ),
    note_records=(NoteRecord(3, "Marsh, para. 4.", "i2", ("s1", "s2")),),
    entries=(EntryRecord("Marsh, Ada.", "s1"), EntryRecord("Counted.")),
)  # fmt: skip


def read(xml: bytes) -> Provenance:
    root = etree.fromstring(xml)
    assert is_provenance(root)
    return provenance_of(root)


def test_what_was_written_is_read_again() -> None:
    assert read(provenance_xml(WHOLE)) == WHOLE


def test_the_same_brief_gives_the_same_bytes() -> None:
    assert provenance_xml(WHOLE) == provenance_xml(read(provenance_xml(WHOLE)))


@pytest.mark.parametrize("value", ['a="b"', '=""', '" x="', "a\nb\tc", "<&>'", "&quot;"])
def test_any_value_comes_back_as_it_was(value: str) -> None:
    made = Provenance(title=value, quotations=(QuotationRecord(value, "", value, value, value),))
    assert read(provenance_xml(made)) == made


def test_characters_that_xml_cannot_hold_do_no_harm() -> None:
    title = read(provenance_xml(Provenance(title="a\x0bb"))).title
    assert title == "a\ufffdb"


@pytest.mark.parametrize(
    "xml", [b"<provenance/>", b'<provenance xmlns="urn:briefer:provenance:1" version="9"/>']
)
def test_somebody_elses_part_and_a_later_version_are_not_ours(xml: bytes) -> None:
    assert not is_provenance(etree.fromstring(xml))


@pytest.mark.parametrize(
    "item_id",
    ["0b6f8a52-3d0e-4c5e-9a41-5f2f6d1b7c3e", "typed-by-hand", "an id of éclat " * 9],
)
def test_anchors_are_short_enough_for_word_and_are_recognised(item_id: str) -> None:
    key = anchors.anchor_key(item_id)
    tag, name = anchors.quotation_tag(item_id, 12), anchors.quotation_bookmark(item_id, 12)
    title = anchors.quotation_title("Quotation", item_id, 12)
    assert len(tag) <= 64
    assert len(name) <= 40
    assert len(title) <= 64
    quotation = anchors.Anchor(anchors.AnchorKind.QUOTATION, key, 12)
    assert anchors.anchor_of_tag(tag) == quotation
    assert anchors.anchor_of_bookmark(name) == quotation
    assert anchors.anchor_of_title(title) == anchors.Anchor(quotation.kind, key[:8], 12)
    item = anchors.anchor_of_bookmark(anchors.item_bookmark(item_id))
    assert item == anchors.Anchor(anchors.AnchorKind.ITEM, key)


@pytest.mark.parametrize("name", ["_Toc1", "_GoBack", "_q_short_1", "OLE_LINK1"])
def test_other_bookmarks_are_not_ours(name: str) -> None:
    assert anchors.anchor_of_bookmark(name) is None
    assert anchors.note_of_bookmark(name) is None


def test_the_mark_of_a_note_is_recognised() -> None:
    assert anchors.note_of_bookmark(anchors.note_bookmark(7)) == 7


def test_fields_of_the_front_matter_come_back() -> None:
    front = (FrontRecord("title", "Quays & “cranes”"), FrontRecord("to", "The <board>", "To"))
    made = Provenance(title="Quays & “cranes”", front=front)
    assert read(provenance_xml(made)).front == front

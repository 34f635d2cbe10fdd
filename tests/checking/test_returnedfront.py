from __future__ import annotations

import re
from dataclasses import replace

import pytest

from briefer.checking.returned import ItemChange, Returned
from briefer.citation.styles import load_style
from briefer.core.brief import FrontMatter
from briefer.exporting import docx
from briefer.exporting.compose import compose
from briefer.exporting.options import ExportOptions
from briefer.exporting.recording import provenance_of
from tests.checking.wordedits import (
    Edit,
    changed,
    deleted,
    inserted,
    paragraph_with,
    replaced,
    returned,
    run,
)
from tests.exporting.specimen import brief, working_copy

WORKING = working_copy()
PART = "customXml/item1.xml"


def after(*edits: Edit) -> Returned:
    return returned(changed(WORKING, *edits))


def told(result: Returned) -> list[tuple[str, str, str, str]]:
    front = [item for item in result.items if item.kind == "front"]
    return [(item.item_id, item.change.value, item.text, item.was) for item in front]


@pytest.mark.parametrize(
    ("name", "before", "now"),
    [
        ("title", "What the harbour needs next", "What the harbour needs now"),
        ("title", "What the harbour needs next", "Two cranes"),
        ("subtitle", "A brief on cranes", "A brief on the quay"),
        ("author", "Ada Example", "Ben Example"),
        ("date", "24 November 2026", "25 November 2026"),
        ("to", "The Minister", "The Permanent Secretary"),
        ("reference", "P-12/2026", "P-13/2026"),
        ("information_as_of", "20 November 2026", "21 November 2026"),
    ],
)
def test_a_changed_field_of_the_front_matter_is_told(name: str, before: str, now: str) -> None:
    result = after(replaced(f">{before}", f">{now}") if name != "date" else replaced(before, now))
    assert told(result) == [(f"front:{name}", "changed", now, before)]
    assert len(result.items) == 1
    assert not result.is_red
    assert not result.is_as_exported


def test_a_field_that_was_emptied_is_deleted() -> None:
    assert told(after(replaced(">The Minister<", "><"))) == [
        ("front:to", "deleted", "", "The Minister")
    ]


def test_a_byline_that_cannot_be_taken_apart_is_told_as_one() -> None:
    result = after(replaced("Ada Example · 24 November 2026", "Ada Example"))
    was = "Ada Example · 24 November 2026"
    assert told(result) == [("front:byline", "changed", "Ada Example", was)]


def test_a_tracked_change_of_the_front_matter_is_known_as_such() -> None:
    def edit(xml: str) -> str:
        old = paragraph_with("A brief on cranes", xml)
        made = run("A brief on ") + deleted("cranes") + inserted("quays")
        return xml.replace(old, re.sub(r"<w:r>.*</w:r>", lambda _found: made, old, flags=re.DOTALL))

    (item,) = after(edit).items
    assert (item.item_id, item.text, item.is_tracked) == (
        "front:subtitle",
        "A brief on quays",
        True,
    )


def test_other_typography_is_no_change_of_the_front_matter() -> None:
    assert after(replaced("A brief on cranes", "A brief\u00a0on cranes")).is_as_exported


def test_lost_styles_and_another_order_are_no_change_of_the_front_matter() -> None:
    def bare(xml: str) -> str:
        return re.sub(r'<w:pStyle w:val="(Title|Subtitle|Byline|FrontMatter)"/>', "", xml)

    assert after(bare).is_as_exported


def test_a_file_of_an_older_export_knows_its_title_only() -> None:
    def without(xml: str) -> str:
        return re.sub(r"<front .*?</front>", "", xml)

    old = changed(WORKING, without, part=PART)
    assert returned(old).is_as_exported
    result = returned(changed(old, replaced("A brief on cranes", "A brief on quays")))
    assert told(result) == []
    (item,) = returned(changed(old, replaced("harbour needs next", "harbour needs now"))).items
    assert (item.item_id, item.change) == ("front:title", ItemChange.CHANGED)


def test_the_designation_block_is_part_of_the_front_matter() -> None:
    front = FrontMatter(title="T", controlled_by="The port office", contact="port@example.org")
    made = replace(brief(), front=front)
    composed = compose(made, load_style(made.settings.style))
    data = docx.write(composed, provenance_of(made, composed, ExportOptions()))
    assert returned(data).is_as_exported
    result = returned(changed(data, replaced("port@example.org", "quay@example.org")))
    assert [item.item_id for item in result.items] == ["front:contact"]

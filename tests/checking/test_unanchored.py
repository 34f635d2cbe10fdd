"""Quotations found again in files that lost the anchors, and by what stands around them."""

from __future__ import annotations

import re

import pytest

from briefer.checking.returned import ItemChange
from briefer.checking.verdicts import Caution
from briefer.ooxml.anchors import AnchorForm
from tests.checking.wordedits import (
    INLINE,
    WORKING,
    after,
    bare,
    control,
    paragraph_with,
    quotation,
    read_parts,
    returned,
    run,
    words,
)


@pytest.mark.parametrize(
    "words_now",
    [
        "cranes",
        "the quay was sold",
        "旧码头承受不了新的起重机",
        "and the rest is silence, my lords",
    ],
)
def test_a_quotation_without_anchors_is_what_stands_in_its_place(words_now: str) -> None:
    result = bare(words("inline", INLINE, words_now))
    found = quotation(result, "inline")
    assert (found.text, found.via) == (words_now, AnchorForm.TEXT)
    assert result.is_red is (words_now != "cranes")


def test_words_put_into_the_marks_of_a_quotation_without_anchors_count() -> None:
    result = bare(words("inline", INLINE, f"{INLINE} or anything else"))
    assert quotation(result, "inline").verdict == "altered"


def test_a_new_paragraph_in_the_place_of_a_deleted_one_is_no_quotation() -> None:
    def edit(xml: str) -> str:
        new = f"<w:p>{run('The council will meet again before the summer.')}</w:p>"
        return xml.replace(paragraph_with("but no time", xml), new, 1)

    result = bare(edit)
    assert quotation(result, "short").verdict == "missing"
    assert not result.is_red


def test_a_paragraph_joined_to_a_block_quotation_is_no_part_of_it() -> None:
    def edit(xml: str) -> str:
        first = paragraph_with("but no time", xml)
        after_it = xml[xml.index(first) + len(first) :]
        second = after_it[after_it.index("<w:p>") : after_it.index("</w:p>") + len("</w:p>")]
        content = re.sub(r"^<w:p>(<w:pPr>.*?</w:pPr>)?", "", second)
        return xml.replace(first + second, first.removesuffix("</w:p>") + content, 1)

    assert quotation(after(edit), "short").verdict == quotation(returned(WORKING), "short").verdict


def test_a_quotation_without_its_marks_reads_as_own_words_and_is_told() -> None:
    def edit(xml: str) -> str:
        found = control("inline", xml)
        before = xml[: found.start()].replace("“", "").replace("‘", "")
        return before + found[0] + re.sub("[”’]", "", xml[found.end() :], count=1)

    found = quotation(after(edit), "inline")
    assert found.judged is not None
    assert found.verdict == "exact"
    assert found.judged.cautions() == {Caution.UNMARKED}
    assert found.is_changed


def test_marks_with_nothing_left_between_them_are_no_quotation() -> None:
    assert quotation(bare(words("inline", INLINE, "")), "inline").verdict == "missing"


def test_two_notes_that_changed_places_say_another_source_than_they_did() -> None:
    marks = re.findall(r'<w:footnoteReference w:id="(\d+)"/>', _document())
    one, other = marks[0], marks[-1]

    def edit(xml: str) -> str:
        for before, new in ((one, "x"), (other, one), ("x", other)):
            xml = xml.replace(
                f'<w:footnoteReference w:id="{before}"/>', f'<w:footnoteReference w:id="{new}"/>'
            )
        return xml

    for result in (after(edit), bare(edit)):
        assert [note.change for note in result.notes] == [ItemChange.CHANGED] * 2
        assert [note.number for note in result.notes] == [1, len(marks)]


def _exchanged(xml: str, *, with_notes: bool) -> str:
    """Let two block quotations of different sources change places, with or without their notes."""
    parts = [paragraph_with(words, xml) for words in ("but no time", "الميناء")]
    if not with_notes:
        parts = [control(item_id, xml)[0] for item_id in ("short", "foreign")]
    one, other = parts
    return xml.replace(one, "\0", 1).replace(other, one, 1).replace("\0", other, 1)


def test_words_that_stand_before_the_note_of_another_source_are_wrong() -> None:
    result = bare(lambda xml: _exchanged(xml, with_notes=False))
    for item_id in ("short", "foreign"):
        found = quotation(result, item_id)
        assert found.judged is not None
        assert found.verdict == "not-in-source"
        assert Caution.OTHER_NOTE in found.judged.cautions()


def test_paragraphs_that_change_places_with_their_notes_are_right() -> None:
    for way in (after, bare):
        result = way(lambda xml: _exchanged(xml, with_notes=True))
        assert not result.is_red
        assert Caution.OTHER_NOTE not in {
            caution for q in result.quotations if q.judged for caution in q.judged.cautions()
        }


def _document() -> str:
    return read_parts(WORKING)["word/document.xml"].decode()

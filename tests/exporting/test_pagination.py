from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefer.exporting.options import ContentsList, CopyKind, ExportOptions
from briefer.exporting.word.measures import Measures, typeface_of
from briefer.exporting.word.pagination import Stretch, pages_of
from briefer.jobs.rendering import rendered
from tests.bench.pagination import long_brief
from tests.exporting.office import heading_pages, stored_pages
from tests.exporting.test_template import house

LINE = 10.0
HEADING = Stretch(1, LINE, keeps_next=True, mark=True)


def text(lines: int, *notes: tuple[int, float]) -> Stretch:
    return Stretch(lines, LINE, notes=notes)


def pages(*stretches: Stretch, lines: int = 10) -> list[int]:
    """The pages of the headings where a page has room for so many lines."""
    return list(pages_of(stretches, lines * LINE))


def test_a_heading_goes_to_the_page_of_what_follows_it() -> None:
    assert pages(text(6), HEADING, text(5)) == [1]
    assert pages(text(9), HEADING, text(5)) == [2]
    assert pages(text(8), HEADING, text(5)) == [2]  # one line alone below it would stand alone
    assert pages(text(8), HEADING, HEADING, text(5)) == [2, 2]


def test_a_long_paragraph_goes_over_as_many_pages_as_it_takes() -> None:
    assert pages(text(35), HEADING, text(1)) == [4]
    assert pages(Stretch(35, LINE, keeps_lines=True), HEADING, text(1)) == [4]


def test_notes_take_room_on_the_page_of_their_mark() -> None:
    assert pages(text(5), HEADING, text(2)) == [1]
    assert pages(text(5, (4, 40.0)), HEADING, text(2)) == [2]


def test_lines_are_counted_by_the_widths_of_letters() -> None:
    sizes = Measures(10, 12, 0, 0, 0, 0, False, False, typeface_of("Arial"), False)
    assert sizes.lines("", 100) == 1
    assert sizes.lines("nine words of one size " * 8, 10_000) == 1
    assert sizes.lines("iiii iiii", 21) == 1
    assert sizes.lines("mmmm mmmm", 40) == 2
    assert sizes.lines("one\ntwo", 100) == 2
    assert sizes.lines("m" * 100, 84) > 8
    assert typeface_of("No such typeface").width("n") == typeface_of("Arial").width("n")


def listed(template: Path | None = None, look: str = "slate") -> bytes:
    options = ExportOptions(
        CopyKind.CLEAN, contents=ContentsList.ALWAYS, look=look, word_template=template
    )
    return rendered(long_brief(5, 4), Path("x.docx"), options).data


def test_the_list_of_contents_names_pages_in_order() -> None:
    found = stored_pages(listed())
    assert len(found) == 13
    assert found == sorted(found)
    assert found[0] == 1
    assert found[-1] > 10


def test_a_template_with_a_page_of_its_own_gets_no_numbers(tmp_path: Path) -> None:
    assert stored_pages(listed(house(tmp_path / "house.dotx", "body"))) == []


@pytest.mark.libreoffice
def test_libreoffice_sets_the_headings_on_those_pages(tmp_path: Path) -> None:
    path = tmp_path / "brief.docx"
    path.write_bytes(listed())
    off = [
        a - b for a, b in zip(stored_pages(listed()), heading_pages(path, tmp_path), strict=True)
    ]
    assert all(abs(pages) <= 1 for pages in off)
    assert sum(map(bool, off)) <= 3


@given(st.lists(st.text("aiMW", max_size=9), max_size=60).map(" ".join))
def test_lines_are_as_many_as_words_set_one_by_one_take(words: str) -> None:
    sizes = Measures(10, 12, 0, 0, 0, 0, False, False, typeface_of("Arial"), False)
    width = sizes.typeface.width
    count, line = 1, ""
    for number, word in enumerate(words.split(" ")):
        longer = f"{line} {word}" if number else word
        if width(longer) > 10_000:
            count, longer = count + 1, word
        line = longer
    assert sizes.lines(words, 100) == count

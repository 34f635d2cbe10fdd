from __future__ import annotations

from dataclasses import replace

from briefer.core.brief import FrontMatter
from briefer.exporting.options import ContentsList, ExportOptions
from briefer.jobs.firstpage import pages_of, picture_of
from tests.exporting.specimen import brief

PLAIN = ExportOptions()


def test_the_picture_is_a_sheet_of_paper_with_print_on_it() -> None:
    picture = picture_of(brief(), PLAIN, 200)
    assert picture.width == 200
    assert 1.2 < picture.height / picture.width < 1.5
    assert len(picture.pixels) == picture.stride * picture.height
    assert set(picture.pixels[:3]) == {255}
    assert min(picture.pixels) < 60


def test_it_shows_what_is_chosen_and_what_the_brief_says() -> None:
    made = brief()
    other = replace(made, front=FrontMatter(title="Another title"))
    assert picture_of(made, PLAIN, 200) == picture_of(made, PLAIN, 200)
    assert picture_of(made, PLAIN, 200) != picture_of(other, PLAIN, 200)
    with_list = ExportOptions(contents=ContentsList.ALWAYS)
    assert picture_of(made, PLAIN, 200) != picture_of(made, with_list, 200)


def test_it_says_how_many_pages_there_are() -> None:
    assert picture_of(replace(brief(), outline=()), PLAIN, 100).pages == 1
    assert picture_of(brief(), PLAIN, 100).pages > 1


def test_the_pages_that_are_counted_are_those_of_the_picture() -> None:
    for made in (brief(), replace(brief(), outline=brief().outline * 9)):
        assert pages_of(made) == picture_of(made, PLAIN, 100).pages

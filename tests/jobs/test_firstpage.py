from __future__ import annotations

from dataclasses import replace

from briefer.checking.length import PageFit
from briefer.core.brief import Brief, BriefSettings, FrontMatter
from briefer.core.outline import Section, TextItem
from briefer.exporting.options import ContentsList, ExportOptions
from briefer.exporting.products import product_of, with_product
from briefer.jobs.firstpage import fit_of, pages_of, picture_of
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


def _note(words: int) -> Brief:
    """Return a one-page note of so many words."""
    settings = with_product(BriefSettings(), product_of("one-page-note"))
    text = TextItem("t", " ".join(["word"] * words), is_own_analysis=True)
    return Brief(FrontMatter(title="Note"), settings, (Section("s", "Facts", (text,)),))


def test_what_stands_beyond_the_page_of_a_note_is_counted() -> None:
    assert fit_of(_note(100)) == PageFit(1, 1, 0)
    long, longer = fit_of(_note(1400)), fit_of(_note(1450))
    assert (long.pages, long.limit) == (2, 1)
    assert longer.over - long.over == 50
    assert picture_of(_note(1400), PLAIN, 100).limit == 1


def test_annexes_and_a_length_of_one_s_own_have_no_limit_of_pages() -> None:
    annex = Section("a", "Annex A", (TextItem("u", "word " * 1400, is_own_analysis=True),))
    with_annex = replace(_note(100), outline=(*_note(100).outline, annex))
    assert fit_of(with_annex).over == 0
    assert picture_of(with_annex, PLAIN, 100).limit is None
    own = replace(_note(1400), settings=replace(_note(1400).settings, length=1200))
    assert fit_of(own).limit is None

from __future__ import annotations

import pytest

from briefer.citation import pages, textcase
from briefer.citation.document import Document
from briefer.citation.numbers import is_numeric, is_several, roman
from briefer.citation.richtext import parse
from briefer.citation.tree import plain
from briefer.core.cite import Citation, Cite
from tests.citation.support import marked, one, small_style

MARKS = {"colon": ":", "period": ".", "semicolon": ";", "exclamation": "!", "question": "?"}


def title(text: str, attributes: str = "", **item: str) -> str:
    """Return a title as a style with `attributes` prints it, looks marked."""
    style = small_style(f'<layout><text variable="title" {attributes}/></layout>')
    document = Document(style, "en-US")
    document.set_items({"a": {"title": text, **item}})
    document.set_citations([Citation("1", (Cite("a"),), 1)])
    return marked(document.citations()[0])


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("the price of passage", "The Price of Passage"),
        (
            "a tale of two ports: the north and the south",
            "A Tale of Two Ports: The North and the South",
        ),
        ("out-of-season fishing", "Out-of-Season Fishing"),
        ("what they vote for", "What They Vote For"),
        ("iPhone exports to the EU", "iPhone Exports to the EU"),
        ("supply—and demand", "Supply—and Demand"),
    ],
)
def test_title_case(text: str, wanted: str) -> None:
    assert title(text, 'text-case="title"') == wanted


def test_titles_in_other_languages_keep_their_capitals() -> None:
    assert (
        title("der preis der passage", 'text-case="title"', language="de")
        == "der preis der passage"
    )


def test_protected_words_keep_their_case() -> None:
    text = 'the <span class="nocase">iot</span> and us'
    assert title(text, 'text-case="title"') == "The iot and Us"
    assert title("CO<sub>2</sub> levels", 'text-case="title"') == "CO2 Levels"


def test_sentence_case_lowers_what_is_not_protected() -> None:
    assert textcase.apply("The Price Of Passage", "sentence", "en") == "The price of passage"


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ('He said "stop" twice', "He said “stop” twice"),
        ("He said 'stop' twice", "He said “stop” twice"),
        ("The ports' debts", "The ports’ debts"),
        ("rock 'n' roll", "rock “n” roll"),
        ("the '90s", "the ’90s"),
        ('5" pipes', '5" pipes'),
        ("<i>Titanic</i> rising", "_Titanic_ rising"),
        ("a < b and b > c", "a < b and b > c"),
        ("an <i>open tag", "an <i>open tag"),
        ("<b><i>both</b></i>", "<i>both</i>"),
    ],
)
def test_marks_and_markup_in_titles(text: str, wanted: str) -> None:
    assert title(text).replace("*", "") == wanted


def test_quotation_marks_alternate_with_depth() -> None:
    assert title('On "dual use"', 'quotes="true"') == "“On ‘dual use’”"


def test_italics_in_italics_are_upright() -> None:
    assert title("The <i>Vasa</i> raised", 'font-style="italic"') == "_The _Vasa_ raised_"


@pytest.mark.parametrize("first", MARKS)
@pytest.mark.parametrize("second", MARKS)
def test_two_marks_in_a_row_become_what_a_reader_expects(first: str, second: str) -> None:
    layout = (
        f'<layout><text value="x" suffix="{MARKS[first]}"/>'
        f'<text value="y" prefix="{MARKS[second]} "/></layout>'
    )
    found = one(small_style(layout), {"title": "t"})
    assert found.startswith("x")
    assert found.endswith(" y")
    assert "::" not in found
    assert ".." not in found
    if first == second:
        assert found == f"x{MARKS[first]} y"


def test_commas_go_into_american_quotations_only() -> None:
    layout = '<layout><text variable="title" quotes="true" suffix=", "/><text value="x"/></layout>'
    style = small_style(layout)
    assert one(style, {"title": "Tolls"}, "en-US") == "“Tolls,” x"
    assert one(style, {"title": "Tolls"}, "en-GB") == "‘Tolls’, x"
    assert one(style, {"title": "Is it?"}, "en-US") == "“Is it?,” x"
    assert one(style, {"title": 'On "use"'}, "en-US") == "“On ‘use,’” x"


def test_punctuation_inside_a_title_is_left_alone() -> None:
    assert title("Wait... what?! No, no: (yes).") == "Wait... what?! No, no: (yes)."


@pytest.mark.parametrize(
    ("pattern", "wanted"),
    [
        ("", "321–25"),
        ("expanded", "321–325"),
        ("minimal", "321–5"),
        ("minimal-two", "321–25"),
        ("chicago", "321–25"),
        ("chicago-16", "321–25"),
    ],
)
def test_page_ranges(pattern: str, wanted: str) -> None:
    assert pages.formatted("321-25", pattern, "–") == wanted


@pytest.mark.parametrize(
    ("text", "wanted"),
    [("100-104", "100–104"), ("107-108", "107–8"), ("1496-1504", "1496–504"), ("71-72", "71–72")],
)
def test_chicago_page_ranges(text: str, wanted: str) -> None:
    assert pages.formatted(text, "chicago-16", "–") == wanted


def test_a_hyphen_in_a_report_number_is_no_range() -> None:
    layout = (
        '<layout><group delimiter=" "><label variable="number" form="short"/>'
        '<text variable="number"/></group></layout>'
    )
    style = small_style(layout)
    assert one(style, {"number": "24-3"}) == "no. 24-3"
    assert one(style, {"number": "3, 4"}) == "nos. 3, 4"


def test_roman_and_escaped_pages() -> None:
    assert pages.formatted("xi-xiv", "chicago", "–") == "xi–xiv"
    assert pages.formatted(r"A\-12", "chicago", "–") == "A-12"
    assert roman(1994) == "mcmxciv"


def test_what_counts_as_a_number() -> None:
    assert all(is_numeric(text) for text in ("3", "3-4", "2nd", "L2d", "3, 5 & 7"))
    assert not any(is_numeric(text) for text in ("third", "vol. 3 of five", ""))
    assert is_several("3-4")
    assert not is_several("3")


def test_ordinals_follow_the_language() -> None:
    style = small_style('<layout><number variable="edition" form="ordinal"/></layout>')
    assert one(style, {"edition": "2"}, "en-US") == "2nd"
    assert one(style, {"edition": "13"}, "en-US") == "13th"
    assert one(style, {"edition": "2"}, "fr-FR") == "2e"


def test_locators_say_what_they_count() -> None:
    layout = (
        '<layout><group delimiter=" "><label variable="locator" form="short"/>'
        '<text variable="locator"/></group></layout>'
    )
    style = small_style(layout)
    document = Document(style, "en-US")
    document.set_items({"a": {"title": "t"}})
    cites = (
        *(("4", "paragraph"), ("4-6", "paragraph"), ("12", ""), ("vol. 3", ""), ("2", "chapter")),
        *(("Table 2", ""), ("§ 4", ""), ("vol. 2, p. 14-16", ""), ("3 n. 4", "")),
    )
    document.set_citations([Citation(str(n), (Cite("a", *c),)) for n, c in enumerate(cites)])
    assert [marked(runs) for runs in document.citations()] == [
        *("para. 4", "paras. 4–6", "p. 12", "vol. 3", "chap. 2"),
        *("tbl. 2", "sec. 4", "vol. 2, pp. 14–16", "p. 3 n. 4"),
    ]


def test_plain_text_of_a_value_has_no_markup() -> None:
    assert plain(parse("<b>Bold</b> claims")) == "Bold claims"

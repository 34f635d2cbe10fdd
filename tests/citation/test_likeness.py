"""Sources that would be cited alike, and cites that are drawn together."""

from __future__ import annotations

from typing import Any

from briefer.citation.disambiguation import suffix_letters
from briefer.citation.document import Document
from briefer.core.cite import Citation, Cite
from briefer.core.runs import plain
from tests.citation.support import cites, people, small_style, year

LAYOUT = (
    '<layout delimiter="; "><group delimiter=" ">'
    '<names variable="author"><name form="short" and="text" initialize-with=". "/></names>'
    '<date variable="issued"><date-part name="year"/></date></group></layout>'
)
Items = dict[str, dict[str, Any]]


def item(when: int, *authors: str, **fields: str) -> dict[str, Any]:
    return {"author": people(*authors), "issued": year(when), **fields}


def printed(items: Items, citation: str, *groups: str, kind: str = "in-text") -> list[str]:
    return cites(small_style(LAYOUT, citation=citation, kind=kind), items, *groups)


def test_names_are_added_until_sources_differ() -> None:
    items = {
        "a": item(2020, "Alder, A.", "Birch, B.", "Cedar, C."),
        "b": item(2020, "Alder, A.", "Dahl, D.", "Cedar, C."),
        "c": item(2020, "Elm, E.", "Birch, B.", "Cedar, C."),
    }
    options = 'et-al-min="3" et-al-use-first="1" disambiguate-add-names="true"'
    assert printed(items, options) == [
        *("Alder, Birch, et al. 2020", "Alder, Dahl, et al. 2020", "Elm et al. 2020")
    ]


def test_names_that_do_not_help_are_not_added() -> None:
    same = item(2020, "Alder, A.", "Birch, B.", "Cedar, C.")
    options = 'et-al-min="3" et-al-use-first="1" disambiguate-add-names="true"'
    assert printed({"a": same, "b": same}, options) == ["Alder et al. 2020"] * 2


def test_given_names_are_added_where_cites_are_alike() -> None:
    items = {
        "a": item(2020, "Alder, Ann"),
        "b": item(2020, "Alder, Bo"),
        "c": item(2021, "Alder, Bea"),
    }
    options = 'disambiguate-add-givenname="true" givenname-disambiguation-rule="by-cite"'
    assert printed(items, options) == ["A. Alder 2020", "B. Alder 2020", "Alder 2021"]


def test_names_can_be_told_apart_everywhere() -> None:
    items = {"a": item(2020, "Alder, Ann"), "b": item(2021, "Alder, Anna")}
    options = 'disambiguate-add-givenname="true" givenname-disambiguation-rule="{}"'
    assert printed(items, options.format("all-names")) == ["Ann Alder 2020", "Anna Alder 2021"]
    initials = options.format("all-names-with-initials")
    assert printed(items, initials) == ["Alder 2020", "Alder 2021"]


def test_year_suffixes_follow_the_bibliography() -> None:
    items = {"a": item(2020, "Alder, A.", title="Z"), "b": item(2020, "Alder, A.", title="A")}
    layout = (
        '<bibliography><sort><key variable="title"/></sort>'
        '<layout><text variable="title"/></layout></bibliography>'
    )
    style = small_style(LAYOUT, citation='disambiguate-add-year-suffix="true"', bibliography=layout)
    assert cites(style, items) == ["Alder 2020b", "Alder 2020a"]


def test_suffixes_go_on_after_z() -> None:
    assert [suffix_letters(n) for n in (0, 25, 26, 51, 52, 702)] == [
        "a",
        "z",
        "aa",
        "az",
        "ba",
        "aaa",
    ]


def test_years_of_one_author_are_drawn_together() -> None:
    items = {
        "a": item(2019, "Alder, A."),
        "b": item(2020, "Alder, A."),
        "c": item(2018, "Birch, B."),
    }
    assert printed(items, 'collapse="year"', "a b c") == ["Alder 2019, 2020; Birch 2018"]


def test_year_suffixes_are_drawn_together() -> None:
    items = {key: item(2020, "Alder, A.") for key in "abcd"}
    options = 'disambiguate-add-year-suffix="true" year-suffix-delimiter="," collapse="{}"'
    assert printed(items, options.format("year-suffix"), "a b c d") == ["Alder 2020a,b,c,d"]
    assert printed(items, options.format("year-suffix-ranged"), "a b c d") == ["Alder 2020a–d"]


def test_a_cite_with_a_page_is_not_reduced_to_its_suffix() -> None:
    items = {key: item(2020, "Alder, A.") for key in "ab"}
    layout = LAYOUT.replace("</group>", '<text variable="locator"/></group>')
    options = 'disambiguate-add-year-suffix="true" collapse="year-suffix"'
    style = small_style(layout, citation=options, kind="in-text")
    assert cites(style, items, "a b@4") == ["Alder 2020a, 2020b 4"]


def test_numbers_in_a_row_become_a_range() -> None:
    layout = (
        '<layout prefix="[" suffix="]" delimiter=", "><text variable="citation-number"/></layout>'
    )
    style = small_style(layout, citation='collapse="citation-number"')
    items = {key: {"title": key} for key in "abcdef"}
    groups = ("a b c", "a c e f", "d e f@9")
    assert cites(style, items, *groups) == ["[1–3]", "[1, 3–5]", "[6, 4, 5]"]


def test_the_author_can_be_left_out_or_stand_alone() -> None:
    document = Document(small_style(LAYOUT), "en-US")
    document.set_items({"a": item(2020, "Alder, A.")})
    document.set_citations(
        [
            Citation("1", (Cite("a", suppress_author=True),)),
            Citation("2", (Cite("a", author_only=True),)),
        ]
    )
    assert [plain(runs) for runs in document.citations()] == ["2020", "Alder"]


def test_repeated_authors_become_a_dash() -> None:
    entry = LAYOUT.replace('delimiter="; "', "")
    bibliography = f'<bibliography subsequent-author-substitute="———">{entry}</bibliography>'
    document = Document(small_style(LAYOUT, bibliography=bibliography), "en-US")
    document.set_items(
        {
            "a": item(2019, "Alder, A."),
            "b": item(2020, "Alder, A."),
            "c": item(2020, "Alder, A.", "Birch, B."),
        }
    )
    document.set_citations([Citation("1", (Cite("a"), Cite("b"), Cite("c")))])
    assert [plain(entry.runs) for entry in document.bibliography()] == [
        *("Alder 2019", "——— 2020", "Alder and Birch 2020")
    ]

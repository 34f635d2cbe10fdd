from __future__ import annotations

from typing import Any

import pytest

from tests.citation.support import cites, one, people, small_style


def printed(name: str, authors: list[Any], *, attributes: str = "", inner: str = "") -> str:
    layout = f'<layout><names variable="author"><name {name}>{inner}</name></names></layout>'
    return one(small_style(layout, attributes=attributes), {"author": authors})


@pytest.mark.parametrize(
    ("given", "wanted"),
    [
        ("John Maynard", "J. M. Doe"),
        ("Jean-Pierre", "J.-P. Doe"),
        ("Min-jun", "M.-j. Doe"),
        ("J.M.", "J. M. Doe"),
        ("Ph. M.", "Ph. M. Doe"),
        ("Émile", "É. Doe"),
    ],
)
def test_given_names_become_initials(given: str, wanted: str) -> None:
    assert printed('initialize-with=". "', people(f"Doe, {given}")) == wanted


def test_initials_can_do_without_hyphens() -> None:
    found = printed(
        'initialize-with="."',
        people("Doe, Jean-Pierre"),
        attributes='initialize-with-hyphen="false"',
    )
    assert found == "J.P. Doe"


def test_initialize_false_keeps_names_and_tidies_initials() -> None:
    text = 'initialize-with=". " initialize="false"'
    assert printed(text, people("Doe, John M.")) == "John M. Doe"


@pytest.mark.parametrize(
    ("count", "wanted"),
    [(1, "Alder"), (2, "Alder and Birch"), (3, "Alder, Birch, and Cedar"), (4, "Alder et al.")],
)
def test_lists_are_joined_and_shortened(count: int, wanted: str) -> None:
    authors = people("Alder, A.", "Birch, B.", "Cedar, C.", "Dahl, D.")[:count]
    options = 'form="short" and="text" et-al-min="4" et-al-use-first="1"'
    assert printed(options, authors) == wanted


def test_the_last_of_a_long_list_can_be_shown() -> None:
    authors = people(*[f"{family}, X." for family in ("Alder", "Birch", "Cedar", "Dahl")])
    options = 'form="short" et-al-min="4" et-al-use-first="2" et-al-use-last="true"'
    assert printed(options, authors) == "Alder, Birch, … Dahl"


@pytest.mark.parametrize(
    ("demote", "wanted"),
    [("never", "van der Roe, Piet"), ("display-and-sort", "Roe, Piet van der")],
)
def test_particles_stay_or_move_behind(demote: str, wanted: str) -> None:
    found = printed(
        'name-as-sort-order="all"',
        people("van der Roe, Piet"),
        attributes=f'demote-non-dropping-particle="{demote}"',
    )
    assert found == wanted


def test_a_dropping_particle_is_left_out_of_the_short_form() -> None:
    humboldt = [{"family": "Humboldt", "given": "Alexander", "dropping-particle": "von"}]
    assert printed("", humboldt) == "Alexander von Humboldt"
    assert printed('form="short"', humboldt) == "Humboldt"


def test_organisations_are_never_turned_around() -> None:
    authors = people("Lattice Policy Centre")
    assert printed('name-as-sort-order="all" initialize-with="."', authors) == authors[0]["literal"]


def test_names_in_han_script_have_no_space_and_no_comma() -> None:
    assert printed('name-as-sort-order="all"', people("森田, 花子")) == "森田花子"


def test_a_suffix_follows_the_name() -> None:
    iversen = [{"family": "Iversen", "given": "Kaja", "suffix": "Jr."}]
    assert printed("", iversen) == "Kaja Iversen Jr."
    assert printed('name-as-sort-order="all"', iversen) == "Iversen, Kaja, Jr."


def test_family_names_can_be_in_capitals() -> None:
    inner = '<name-part name="family" text-case="uppercase"/>'
    assert printed("", people("Doe, Jane"), inner=inner) == "Jane DOE"


def test_an_editor_who_translated_is_printed_once() -> None:
    layout = (
        '<layout><names variable="editor translator" delimiter="; ">'
        '<name/><label prefix=" (" suffix=")"/></names></layout>'
    )
    both = {"editor": people("Roe, Ann"), "translator": people("Roe, Ann")}
    assert one(small_style(layout), both) == "Ann Roe (editor &amp; translator)".replace(
        "&amp;", "&"
    )


def test_a_substitute_stands_in_and_is_not_printed_again() -> None:
    layout = (
        '<layout><group delimiter=". "><names variable="author"><substitute>'
        '<text variable="container-title"/></substitute></names>'
        '<text variable="title"/><text variable="container-title"/></group></layout>'
    )
    item = {"title": "Grain falls", "container-title": "Evening Herald"}
    assert one(small_style(layout), item) == "Evening Herald. Grain falls"


def test_of_several_substitutes_in_a_condition_only_the_first_is_printed() -> None:
    layout = (
        '<layout><names variable="author"><name/><substitute><choose><if match="none" type="bill">'
        '<names variable="editor"/><names variable="translator"/>'
        "</if></choose></substitute></names></layout>"
    )
    item = {"type": "book", "editor": people("Doe, Ann"), "translator": people("Roe, Bo")}
    assert one(small_style(layout), item) == "Ann Doe"


def test_later_cites_can_show_fewer_names() -> None:
    layout = '<layout><names variable="author"><name form="short"/></names></layout>'
    options = 'et-al-min="4" et-al-use-first="1" et-al-subsequent-min="2"'
    style = small_style(layout, citation=f'{options} et-al-subsequent-use-first="1"')
    item = {"a": {"author": people("Alder, A.", "Birch, B.")}}
    assert cites(style, item, "a", "a") == ["Alder, Birch", "Alder et al."]

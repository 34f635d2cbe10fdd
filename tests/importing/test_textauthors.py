"""Who a pasted page names as its author: all of them, and nobody else."""

from __future__ import annotations

import pytest

from briefer.core.source import Role
from briefer.importing.read import pasted_text
from tests.importing.test_pagefacts import GERMAN, authors
from tests.importing.test_roles import TITLE, page, role_of

NOTE = "Ann Example is a fellow at the Valley Institute."


def german(*lines: str) -> str:
    """Return the authors of an article below a title and `lines`."""
    return authors(pasted_text("\n\n".join(("Ein trockener Winter am Damm", *lines, *GERMAN))))


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("By Ann Example / Benjamin Rzepka", "Ann Example; Benjamin Rzepka"),
        ("By Ann Example, London, Benjamin Sample", "Ann Example; Benjamin Sample"),
        ("By Ann Example, London", "Ann Example"),
        ("Op-Ed by Ann Example | 7 November 2024, 8:54 GMT+1", "Ann Example"),
        ("By Ann Example Last updated 8 November 2024", "Ann Example"),
        ("Von Anna Beispiel am 7. November 2024", "Anna Beispiel"),
        ("Von Anna Beispiel Vom 7. November 2024", "Anna Beispiel"),
        ("Geschrieben von Anna Beispiel", "Anna Beispiel"),
        ("Von Anna Beispiel Foto: Bernd Muster", "Anna Beispiel"),
        ("Von A. Beispiel und K. Muster", "A. Beispiel; K. Muster"),
        ("Interview: Anna Beispiel", "Anna Beispiel"),
        ("Das Interview führte Anna Beispiel", "Anna Beispiel"),
        ("Text und Fotos: Anna Beispiel", "Anna Beispiel"),
    ],
)
def test_a_byline_ends_where_the_names_do(line: str, names: str) -> None:
    assert authors(page(line)) == names


@pytest.mark.parametrize(
    "line",
    [
        "Bundeskanzler Karl Beispiel",
        "Abschied von Anna",
        "Interview mit Anna Beispiel",
        "Moderation: Anna Beispiel",
        "Moderatorin Anna Beispiel",
        "Übersetzt von Anna Beispiel",
        "Geschrieben von Anna am 7. November 2024",
        "Anna Beispiel (SPD): Der Damm muss saniert werden",
        "Anna Beispiel: Der Damm muss saniert werden",
    ],
)
def test_a_name_among_other_words_is_no_author(line: str) -> None:
    assert german(line, "7. November 2024") == ""


@pytest.mark.parametrize(
    "lines",
    [
        ("By", "Ann Example", "@annexample", "Benjamin Sample"),
        ("AE", "Ann Example", "BS", "Benjamin Sample", "7 November 2024"),
        ("Ann Example, Staff Writer", "& Benjamin Sample, Editor"),
    ],
)
def test_authors_are_all_taken_whatever_stands_between(lines: tuple[str, ...]) -> None:
    assert authors(page(*lines)) == "Ann Example; Benjamin Sample"


@pytest.mark.parametrize("line", ["8 November 2024 · by Valleywriter · in Water", "By"])
def test_who_stands_below_a_byline_of_somebody_else_took_the_picture(line: str) -> None:
    assert authors(page(line, "The dam", "Ann Example")) == ""


@pytest.mark.parametrize("line", ["By Ann Example and 3 others", "By Ann Example et al."])
def test_a_byline_that_leaves_authors_out_names_none(line: str) -> None:
    assert authors(page(line, "7 November 2024")) == ""


def test_two_names_above_a_date_are_authors_and_no_title() -> None:
    source = page("Ann Example and Benjamin Rzepka", "7 November 2024 at 6:00 a.m.")
    assert authors(source) == "Ann Example; Benjamin Rzepka"
    assert source.item.text("title") == TITLE


def test_names_among_other_headlines_are_those_of_others() -> None:
    others = ("Lakes of the north", "Benjamin Sample", "Rivers run dry", "6 November 2024")
    assert authors(page("Ann Example", *others)) == ""


def test_a_note_on_several_authors_names_them_all() -> None:
    both = f"{NOTE} Benjamin Sample is a professor at the Valley University."
    assert authors(page("7 November 2024", below=(both,))) == "Ann Example; Benjamin Sample"
    lines = (NOTE, "Benjamin Sample is a professor at the Valley University.")
    assert authors(page("7 November 2024", below=lines)) == "Ann Example; Benjamin Sample"


def test_a_note_that_breaks_off_names_nobody_for_sure() -> None:
    below = (f"{NOTE} Benjamin Sample", "is a professor at the Valley University.")
    assert authors(page("7 November 2024", below=below)) == ""


CREDITS = "(Reporting by Ann Example in Obertal and Benjamin Sample; Editing by Carl Muster)"


def test_who_reported_is_the_author_of_an_agencys_text_that_names_no_other() -> None:
    source = page("7 November 2024", below=(CREDITS,))
    assert authors(source) == "Ann Example; Benjamin Sample"
    assert source.item.fields["author"].confidence == 0.75
    assert role_of(source, CREDITS) is Role.BYLINE
    assert authors(page("By Dora Probe", "7 November 2024", below=(CREDITS,))) == "Dora Probe"


def test_who_wrote_what_others_reported_leaves_the_author_open() -> None:
    credits_ = "Reporting by Ann Example; Writing by Dora Probe; Editing by Carl Muster"
    assert authors(page("7 November 2024", below=(credits_,))) == ""


def test_an_agency_by_itself_is_asked_about() -> None:
    assert page("AFP", "7 November 2024").item.fields["author"].confidence == 0.75
    assert page("By AFP", "7 November 2024").item.fields["author"].confidence == 0.95

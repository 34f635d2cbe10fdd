"""Which properties of a document are its title and author, and which are of a file or a login."""

from __future__ import annotations

import pytest

from briefer.core.csl_values import format_names
from briefer.importing.properties import property_fields

_LINES = ("The old pier and", "its many friends", "Ann Example", "", "The council met on Monday.")


@pytest.mark.parametrize(
    "title",
    [
        "Microsoft Word - pier.doc",
        "pier_final_v2",
        "pier.docx",
        "Untitled 1",
        "Dokument1",
        "",
        "Layout 1",
    ],
)
def test_the_name_of_a_file_is_no_title(title: str) -> None:
    assert "title" not in property_fields(title, "", _LINES)


def test_a_title_that_the_document_shows_is_surer() -> None:
    shown = property_fields("The old pier and its many friends", "", _LINES)["title"]
    template = property_fields("House style for reports", "", _LINES)["title"]
    assert shown.confidence > 0.8 > template.confidence


@pytest.mark.parametrize(
    ("author", "names"),
    [
        ("Ann Example", "Ann Example"),
        ("aexample", ""),
        ("Bo Sample", ""),
        ("Ann Example; Bo Sample", ""),
        ("Microsoft Office User", ""),
        ("", ""),
    ],
)
def test_only_a_name_that_the_document_shows_is_its_author(author: str, names: str) -> None:
    found = property_fields("", author, _LINES)
    assert (format_names(found["author"].value) if "author" in found else "") == names


@pytest.mark.parametrize("name", ["ليلى الحداد", "佐伯美和"])
def test_a_name_without_capitals_is_the_author_where_a_line_is_nothing_else(name: str) -> None:
    lines = ("The old pier", name, f"Of {name} and others.")
    assert "author" in property_fields("", name, lines)
    assert "author" not in property_fields("", name, lines[2:])

"""Plain text as it is pasted: line ends of every kind, wrapped paragraphs, heads of mails."""

from __future__ import annotations

import textwrap

import pytest

from briefer.core.csl_values import format_date, format_names
from briefer.core.source import ImportedSource, Role
from briefer.importing.read import pasted_text
from tests.importing.test_roles import FOOT, HEAD, PARAGRAPHS, TITLE

LINES = (*HEAD, TITLE, "By Ann Example", "7 November 2024", *PARAGRAPHS, *FOOT)
MAIL = (
    "From: Ann Example <ann@example.org>",
    "Sent: Thursday, November 7, 2024 9:12 AM",
    "To: Bo Sample <bo@example.org>",
    "Subject: Water for the lower town",
)


def numbered(source: ImportedSource) -> list[str]:
    return [" ".join(block.text.split()) for block in source.blocks if block.number]


def shown(source: ImportedSource) -> str:
    return "".join("".join(block.text.split()) for block in source.blocks)


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r", "\u2028", "\u2029", "\x85", "\f", "\v"])
def test_every_kind_of_line_end_divides_paragraphs(end: str) -> None:
    source = pasted_text(end.join(LINES))
    assert numbered(source) == list(PARAGRAPHS)
    assert source.item.text("title") == TITLE


def test_no_break_spaces_stay_and_do_no_harm() -> None:
    source = pasted_text("\n\n".join(LINES).replace(" ", "\u00a0"))
    assert numbered(source) == list(PARAGRAPHS)
    assert "\u00a0" in source.canonical


@pytest.mark.parametrize("width", [60, 72, 80, 100])
def test_wrapped_paragraphs_are_read_as_paragraphs(width: int) -> None:
    source = pasted_text("\n\n".join(textwrap.fill(line, width) for line in LINES))
    assert numbered(source) == list(PARAGRAPHS)
    assert "\n" in next(block.text for block in source.blocks if block.number)
    assert format_names(source.item.value("author")) == "Ann Example"


def test_wrapped_paragraphs_without_blank_lines_end_with_a_short_line() -> None:
    source = pasted_text("\n".join(textwrap.fill(line, 72) for line in (TITLE, *PARAGRAPHS)))
    assert numbered(source) == list(PARAGRAPHS)


def test_lists_of_lines_are_no_wrapped_paragraphs() -> None:
    towns = ["a town by the river where nobody pays for water", "a town on the hill without a pump"]
    source = pasted_text("\n".join((TITLE, *PARAGRAPHS[:3], *towns, *PARAGRAPHS[3:])))
    assert not any("\n" in block.text for block in source.blocks)


@pytest.mark.parametrize(
    "text",
    [
        " ".join(LINES),
        "\n".join(LINES * 3),
        "\n".join([PARAGRAPHS[0]] * 40),
        "\n\n".join((*MAIL, *LINES)),
        "\n".join((*LINES, *(f"{year}\t{year % 7}\t{year % 11}" for year in range(1990, 2020)))),
    ],
)
def test_nothing_is_lost_of_odd_pastes_and_something_stays_unfolded(text: str) -> None:
    source = pasted_text(text)
    assert shown(source) == "".join(text.split())
    assert any(block.number for block in source.blocks)


def test_a_heading_alone_is_a_title() -> None:
    assert pasted_text(TITLE).item.text("title") == TITLE


def test_a_heading_with_name_and_date_is_no_article() -> None:
    source = pasted_text(f"{TITLE}\n\nBy Ann Example\n7 November 2024")
    assert [block.role for block in source.blocks] == [Role.TITLE, Role.BYLINE, Role.DATE]
    assert format_names(source.item.value("author")) == "Ann Example"
    assert format_date(source.item.value("issued")) == "2024-11-07"


def test_the_head_of_a_mail_is_folded_and_states_who_wrote() -> None:
    source = pasted_text("\n".join(MAIL) + "\n\n" + "\n\n".join(PARAGRAPHS))
    assert [block.role for block in source.blocks[:4]] == [Role.FURNITURE] * 4
    assert numbered(source) == list(PARAGRAPHS)
    assert source.item.text("title") == "Water for the lower town"
    assert format_names(source.item.value("author")) == "Ann Example"
    assert format_date(source.item.value("issued")) == "2024-11-07"


def test_who_forwards_an_article_did_not_write_it() -> None:
    head = "\n".join(MAIL).replace("Subject: ", "Subject: FW: ")
    source = pasted_text(f"{head}\n\n" + "\n\n".join(PARAGRAPHS))
    assert source.item.text("title") == "Water for the lower town"
    assert source.item.value("author") is None
    assert source.item.value("issued") is None


def test_an_article_in_a_mail_keeps_its_own_title_and_author() -> None:
    head = "\n".join(MAIL).replace("Subject: ", "Subject: FW: ")
    source = pasted_text(f"{head}\n\nHi Bo, see below.\n\n" + "\n\n".join(LINES))
    assert source.item.text("title") == TITLE
    assert format_names(source.item.value("author")) == "Ann Example"


def test_lines_with_colons_are_no_mail() -> None:
    source = pasted_text("\n\n".join((TITLE, "From: the dam", "To: the sea", *PARAGRAPHS)))
    assert source.item.value("author") is None
    assert source.item.text("title") == TITLE

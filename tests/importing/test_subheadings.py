"""Headings and items of pasted texts that stand among paragraphs."""

from __future__ import annotations

from briefer.core.source import Role
from briefer.importing.read import pasted_text
from tests.importing.test_roles import PARAGRAPHS, TITLE, role_of

HEAD = (TITLE, "By Ann Example", "7 May 2024")


def test_headings_of_a_plain_report_are_shown() -> None:
    parts = ("Background", PARAGRAPHS[0], "Options", *PARAGRAPHS[1:3], "Next steps", PARAGRAPHS[3])
    source = pasted_text("\n".join((*HEAD, *parts)))
    assert {role_of(source, t) for t in ("Background", "Options", "Next steps")} == {Role.HEADING}


def test_headings_between_adverts_are_shown() -> None:
    advert, below = "Advertisement", "Article continues below"
    parts = (PARAGRAPHS[0], advert, "A promise in concrete", PARAGRAPHS[1], below, PARAGRAPHS[2])
    source = pasted_text("\n".join((*HEAD, *parts, "What the ministry knew", PARAGRAPHS[3])))
    assert role_of(source, "A promise in concrete") is Role.HEADING
    assert role_of(source, advert) is role_of(source, below) is Role.FURNITURE


def test_a_text_with_nothing_but_an_article_is_shown_whole() -> None:
    opening = "Die Übertragungsnetze sind alt. Wer sie erneuert, bestimmt die Preise von morgen.1"
    items = ("• Ausgaben für Rohre,", "• Zinsen auf Anleihen,", "• Entschädigungen.")
    paragraphs = (
        "Von 2011 bis 2022 stiegen die Gebühren um 28 Prozent, in Städten sogar um 35 Prozent.",
        "Ein Fonds würde reichen, jedes zweite Netz zu erneuern. Das Ministerium will mehr.",
        "Die Länder müssten zustimmen. Dass sie es tun, ist ungewiss, denn die Zeit ist kurz.",
    )
    head = ("Wer zahlt für die trockenen Jahre?", "Annegret Löwenstein", "2023-11-02", opening)
    parts = ("Ausgangslage", paragraphs[0], *items, "Vorschläge", *paragraphs[1:])
    source = pasted_text("\n".join((*head, *parts)))
    assert Role.FURNITURE not in {block.role for block in source.blocks}
    assert role_of(source, opening) is Role.BODY
    assert {role_of(source, item) for item in items} == {Role.LIST_ITEM}
    assert role_of(source, "Vorschläge") is Role.HEADING


def test_items_that_lead_elsewhere_are_no_article() -> None:
    links = ("- Read more: The gates", "- Read more: The drains")
    source = pasted_text("\n".join((*HEAD, *PARAGRAPHS[:3], *links, *PARAGRAPHS[3:])))
    assert {role_of(source, link) for link in links} == {Role.FURNITURE}


def test_numbered_headings_are_no_items() -> None:
    steps = ("1. Mend the drains.", "2. Measure the water.", "3. Tell the town.")
    parts = ("1. Introduction", PARAGRAPHS[0], "2. What was found", "2.1 Drains", PARAGRAPHS[1])
    more = ("2.2 Water", PARAGRAPHS[2], "3. What to do", *steps, "4. Conclusion", PARAGRAPHS[4])
    source = pasted_text("\n".join((*HEAD, *parts, *more)))
    headings = [block.text for block in source.blocks if block.role is Role.HEADING]
    assert headings == [
        "1. Introduction",
        "2. What was found",
        "2.1 Drains",
        "2.2 Water",
        "3. What to do",
        "4. Conclusion",
    ]
    assert {role_of(source, step) for step in steps} == {Role.LIST_ITEM}


def test_a_question_of_an_interview_is_a_paragraph() -> None:
    parts = (PARAGRAPHS[0], "Post: And then?", PARAGRAPHS[1], "Post: Who pays?", PARAGRAPHS[2])
    source = pasted_text("\n".join((*HEAD, *parts)))
    assert role_of(source, "Post: Who pays?") is Role.BODY


def test_an_item_belongs_to_the_list_it_stands_in() -> None:
    items = ("• Rain", "• A budget that the province pays for", "• And time to mend the pipes")
    source = pasted_text("\n".join((*HEAD, *PARAGRAPHS[:3], *items, PARAGRAPHS[4])))
    assert {role_of(source, item) for item in items[1:]} == {Role.LIST_ITEM}


def test_rows_with_tabs_among_paragraphs_are_a_table() -> None:
    rows = "Year\tLevel\tRain\n2022\t41\t310\n2023\t38\t290"
    source = pasted_text("\n\n".join((*HEAD, PARAGRAPHS[0], rows, *PARAGRAPHS[1:3])))
    assert role_of(source, rows) is Role.TABLE
    menu = pasted_text("\n".join(("Home\tNews", "Sport\tMore", *HEAD, *PARAGRAPHS)))
    assert all(block.role is not Role.TABLE for block in menu.blocks)


def test_notes_that_the_text_refers_to_are_notes_and_date_nothing() -> None:
    noted = f"{PARAGRAPHS[0]}[1]"
    note = "[1] Minutes of the council, 3 May 2023."
    source = pasted_text("\n\n".join((TITLE, noted, *PARAGRAPHS[1:], "Notes", note)))
    assert role_of(source, note) is Role.FOOTNOTE
    assert source.item.value("issued") is None


def test_an_address_alone_on_its_line_is_no_paragraph() -> None:
    address = "https://valley.example/dam"
    source = pasted_text("\n\n".join((address, TITLE, *PARAGRAPHS)))
    assert role_of(source, address) is Role.FURNITURE
    assert source.item.text("URL") == address

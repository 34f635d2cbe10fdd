"""Markdown: what it shows, what its front matter states, what is defined elsewhere."""

from __future__ import annotations

from pathlib import Path

from briefer.core.csl_values import format_date, format_names
from briefer.core.source import ImportedSource, Role
from briefer.importing.read import read


def source(folder: Path, text: str) -> ImportedSource:
    path = folder / "notes.md"
    path.write_text(text, "utf-8")
    return read(path)


def shown(folder: Path, text: str) -> list[tuple[Role, str]]:
    return [(block.role, block.text) for block in source(folder, text).blocks]


def test_front_matter_states_authors_day_outlet_and_address(tmp_path: Path) -> None:
    item = source(
        tmp_path,
        "---\ntitle: 'The gate: who pays?'\nauthors:\n  - Ada Lind\n  - name: Bo van Berg\n"
        "date: 2024-05-03T10:00:00+02:00\nsource: https://gate.example/a\ncreated: 2024-06-01\n"
        "publication: River Post\n---\n\nThe gate was old, and the keeper was older still.\n",
    ).item
    assert format_names(item.value("author")) == "Ada Lind; Bo van Berg"
    assert format_date(item.value("issued")) == "2024-05-03"
    assert item.text("container-title") == "River Post"
    assert item.text("URL") == "https://gate.example/a"
    assert format_date(item.value("accessed")) == "2024-06-01"


def test_a_date_that_could_be_two_is_not_taken_from_front_matter(tmp_path: Path) -> None:
    item = source(tmp_path, "---\ndate: 3/4/2024\nsource: River Post\n---\n\nThe gate.\n").item
    assert item.value("issued") is None
    assert item.text("container-title") == "River Post"


def test_notes_are_numbered_as_they_are_used_and_stand_at_the_end(tmp_path: Path) -> None:
    text = (
        "# Gate\n\nIt was old.[^x] It leaked.^[Seen in May.]\n\n[^never]: Unused.\n"
        "[^x]: The survey\n    of 2021.\n\nThe keeper left.[^x]\n"
    )
    assert shown(tmp_path, text) == [
        (Role.TITLE, "Gate"),
        (Role.BODY, "It was old.[1] It leaked.[2]"),
        (Role.BODY, "The keeper left.[1]"),
        (Role.FOOTNOTE, "[1] The survey of 2021."),
        (Role.FOOTNOTE, "[2] Seen in May."),
        (Role.FOOTNOTE, "[3] Unused."),
    ]


def test_a_link_defined_elsewhere_is_its_words(tmp_path: Path) -> None:
    defined = '[s]: http://a.example "A"\n[Ledger]: <b>\n'
    text = f"See [the survey][s] and [Ledger], not [this].\n\n{defined}"
    assert shown(tmp_path, text) == [(Role.BODY, "See the survey and Ledger, not [this].")]


def test_brackets_in_and_before_a_link_stay(tmp_path: Path) -> None:
    text = "The survey [with [a few](b.html) gaps [shows [3]](c.html) as much."
    assert shown(tmp_path, text) == [
        (Role.BODY, "The survey [with a few gaps shows [3] as much."),
    ]


def test_what_follows_without_a_blank_line_is_a_block_of_its_own(tmp_path: Path) -> None:
    text = "They asked for:\n- steel\n- and time\n\nSome came.\n## After\nMore came,  \nin boats.\n"
    assert shown(tmp_path, text) == [
        (Role.BODY, "They asked for:"),
        (Role.LIST_ITEM, "- steel"),
        (Role.LIST_ITEM, "- and time"),
        (Role.BODY, "Some came."),
        (Role.HEADING, "After"),
        (Role.BODY, "More came,\nin boats."),
    ]


def test_listings_pictures_and_entities_come_out_as_they_show(tmp_path: Path) -> None:
    listing = "```\nx = [1]\n\n# no heading\n```"
    text = f"Salt &amp; sand: 5 < 6.\n\n{listing}\n\n![The gate in May](g.png)\n"
    assert shown(tmp_path, text) == [
        (Role.BODY, "Salt & sand: 5 < 6."),
        (Role.BODY, "x = [1]\n\n# no heading"),
        (Role.CAPTION, "The gate in May"),
    ]


def test_a_quotation_of_two_paragraphs_is_two_blocks(tmp_path: Path) -> None:
    assert shown(tmp_path, "> Nobody\n> pays.\n>\n> Nobody asks.\n") == [
        (Role.QUOTE, "Nobody pays."),
        (Role.QUOTE, "Nobody asks."),
    ]


def test_a_paragraph_is_no_title_where_the_front_matter_states_another(tmp_path: Path) -> None:
    first = (
        "Die Übertragungsnetze der Gemeinden sind im Durchschnitt 47 Jahre alt. "
        "Wer sie erneuert, entscheidet über die Preise der nächsten Generation.[^a]"
    )
    quoted = (
        "Wir haben nicht die Wahl zwischen teuer und billig, sondern zwischen jetzt und später, "
        "sagte die Kämmerin von Großburgwedel."
    )
    front = "---\ntitle: Wer zahlt für die trockenen Jahre? Zur Finanzierung\nlang: de\n---\n"
    found = shown(tmp_path, f"{front}\n{first}\n\n> {quoted}\n")
    assert found == [(Role.BODY, first), (Role.QUOTE, quoted)]

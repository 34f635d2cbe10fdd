from __future__ import annotations

import pytest

from briefer.ooxml.numbering import Label, Lists, formatted
from briefer.ooxml.story import Numbering
from briefer.ooxml.styles import Styles
from briefer.ooxml.wordfile import WordFile
from briefer.ooxml.xml import read_xml
from tests.ooxml.words import p, part, word


def level(depth: int, form: str, pattern: str, extra: str = "") -> str:
    return (
        f'<w:lvl w:ilvl="{depth}"><w:start w:val="1"/><w:numFmt w:val="{form}"/>{extra}'
        f'<w:lvlText w:val="{pattern}"/></w:lvl>'
    )


LISTS = (
    '<w:abstractNum w:abstractNumId="7">'
    + level(0, "upperRoman", "%1.")
    + level(1, "lowerLetter", "%1.%2)")
    + level(2, "decimal", "%1.%2.%3", "<w:isLgl/>")
    + "</w:abstractNum>"
    '<w:abstractNum w:abstractNumId="8">' + level(0, "bullet", "•") + "</w:abstractNum>"
    '<w:num w:numId="1"><w:abstractNumId w:val="7"/></w:num>'
    '<w:num w:numId="2"><w:abstractNumId w:val="8"/></w:num>'
    '<w:num w:numId="3"><w:abstractNumId w:val="7"/>'
    '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="5"/></w:lvlOverride></w:num>'
)


def test_labels_count_as_word_counts() -> None:
    lists = WordFile(word(p("x"), numbering=LISTS)).lists()
    places = [("1", 0), ("1", 1), ("1", 1), ("1", 2), ("1", 0), ("1", 1), ("3", 0), ("3", 0)]
    labels = [lists.label(Numbering(*place)) for place in places]
    shown = [label.number for label in labels if label is not None]
    assert shown == ["I.", "I.a)", "I.b)", "1.2.1", "II.", "II.a)", "V.", "VI."]


def test_bullets_have_no_number_and_unknown_lists_no_label() -> None:
    lists = WordFile(word(p("x"), numbering=LISTS)).lists()
    assert lists.label(Numbering("2")) == Label(is_bullet=True)
    assert lists.label(Numbering("0")) is None
    assert WordFile(word(p("x"))).lists().label(Numbering("1")) is None


@pytest.mark.parametrize(
    ("number", "form", "text"),
    [
        (4, "lowerRoman", "iv"),
        (1994, "upperRoman", "MCMXCIV"),
        (27, "lowerLetter", "aa"),
        (3, "decimalZero", "03"),
        (0, "upperRoman", "0"),
        (5, "none", ""),
        (99_999_999, "lowerRoman", "99999999"),
    ],
)
def test_formats(number: int, form: str, text: str) -> None:
    assert formatted(number, form) == text


STYLES = (
    '<w:style w:type="paragraph" w:styleId="berschrift2"><w:name w:val="heading 2"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="Ours"><w:name w:val="Our Section"/>'
    '<w:basedOn w:val="berschrift2"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="Part"><w:name w:val="Part"/>'
    '<w:pPr><w:outlineLvl w:val="0"/></w:pPr></w:style>'
    '<w:style w:type="paragraph" w:styleId="A"><w:name w:val="A"/><w:basedOn w:val="B"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="B"><w:name w:val="B"/><w:basedOn w:val="A"/></w:style>'
)


@pytest.mark.parametrize(
    ("style_id", "name", "level"),
    [
        ("berschrift2", "heading 2", 2),
        ("Ours", "our section", 2),
        ("Part", "part", 1),
        ("A", "a", 0),
        ("unknown", "", 0),
    ],
)
def test_heading_levels_come_from_names_and_outlines(style_id: str, name: str, level: int) -> None:
    style = WordFile(word(p("x"), styles=STYLES)).styles().style(style_id)
    assert (style.name, style.level) == (name, level)


def counted(body: str, *places: tuple[str, int]) -> list[str]:
    lists = Lists(read_xml(part("numbering", body).encode()))
    found = (lists.label(Numbering(*place)) for place in places)
    return [label.number for label in found if label is not None]


def test_another_look_of_a_list_counts_on_and_another_beginning_does_not() -> None:
    shared = f'<w:abstractNum w:abstractNumId="1">{level(0, "decimal", "%1.")}</w:abstractNum>'
    link = '<w:abstractNumId w:val="1"/>'
    other = f'<w:lvlOverride w:ilvl="0">{level(0, "upperLetter", "%1.")}</w:lvlOverride>'
    anew = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride>'
    nums = f'<w:num w:numId="1">{link}</w:num><w:num w:numId="2">{link}{other}</w:num>'
    nums += f'<w:num w:numId="3">{link}{anew}</w:num>'
    places = [("1", 0), ("2", 0), ("1", 0), ("3", 0)]
    assert counted(shared + nums, *places) == ["1.", "B.", "3.", "1."]


def test_a_list_may_be_described_by_a_style_of_lists() -> None:
    named = (
        '<w:abstractNum w:abstractNumId="1"><w:numStyleLink w:val="House"/></w:abstractNum>'
        '<w:abstractNum w:abstractNumId="2"><w:styleLink w:val="House"/>'
        f"{level(0, 'lowerRoman', '%1.')}</w:abstractNum>"
        '<w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num>'
    )
    assert counted(named, ("1", 0), ("1", 0)) == ["i.", "ii."]


def test_a_style_that_says_only_how_deep_it_is_counts_in_the_list_of_the_style_below() -> None:
    def style(name: str, place: str, based: str = "") -> str:
        on = f'<w:basedOn w:val="{based}"/>' if based else ""
        return (
            f'<w:style w:type="paragraph" w:styleId="{name}"><w:name w:val="{name}"/>{on}'
            f"<w:pPr><w:numPr>{place}</w:numPr></w:pPr></w:style>"
        )

    body = style("A", '<w:ilvl w:val="0"/><w:numId w:val="7"/>')
    body += style("B", '<w:ilvl w:val="1"/>', "A")
    found = Styles(read_xml(part("styles", body).encode()))
    assert found.style("B").numbering == Numbering("7", 1)

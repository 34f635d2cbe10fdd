from __future__ import annotations

import pytest

from briefer.ooxml.numbering import Label, formatted
from briefer.ooxml.story import Numbering
from briefer.ooxml.wordfile import WordFile
from tests.ooxml.words import p, word


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

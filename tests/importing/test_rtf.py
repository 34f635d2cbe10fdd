from __future__ import annotations

from pathlib import Path

import pytest

from briefer.core.source import Role
from briefer.importing.drafts import Draft
from briefer.importing.reasons import Remark
from briefer.importing.rtf import draft

FONTS = r"{\fonttbl{\f0\fcharset0 Arial;}{\f1\fcharset204 Arial Cyr;}{\f2\fcharset128 Gothic;}}"
STYLES = r"{\stylesheet{\s0 Normal;}{\s1\b\f0 heading 1;}{\*\cs9 footnote reference;}{\s4 Quote;}}"
LONG = "The board of the harbour met on Monday to decide what was to become of the old pier " * 3
BOARD = "The board said {\\deleted\\revauthdel1 never }{\\revised always }to the plan of the port."


def read(inside: str, head: str = "") -> Draft:
    text = rf"{{\rtf1\ansi\ansicpg1252 {FONTS}{STYLES}{head}{inside}\par}}"
    return draft(text.encode("latin-1"), Path("a.rtf"))


def lines(found: Draft) -> list[tuple[str, str]]:
    return [(b.role.value if b.role else "", found.words_of(b)) for b in found.blocks]


@pytest.mark.parametrize(
    ("inside", "text"),
    [
        (BOARD, "The board said always to the plan of the port."),
        (r"Open {\v secret }words.", "Open words."),
        (r"Gone: \deleted not \u8217?\'e9\deleted0 here.", "Gone: here."),
        (r"Gone: \v not\plain  here.", "Gone: here."),
        (r"{\deleted {\b all\par} of it}Left.", "Left."),
        (r"Plain \vertalc words {\deleted0 stay}.", "Plain words stay."),
    ],
)
def test_what_nobody_sees_is_not_read(inside: str, text: str) -> None:
    assert " ".join(read(inside).text.split()) == text


def test_what_was_left_out_is_told() -> None:
    found = read(rf"{BOARD}\par Open {{\v secret }}words.")
    assert {w.reason: w.detail for w in found.warnings} == {
        Remark.CHANGES_ACCEPTED: "1",
        Remark.HIDDEN_LEFT_OUT: "1",
    }


def test_notes_are_counted_in_the_text_and_follow_at_the_end() -> None:
    note = r"{\super\chftn}{\footnote\pard\plain\s2 {\super\chftn} See the minutes.\par Both.}"
    own = r"{\super *}{\footnote\pard * A mark of its own.}"
    end = r"{\super\chftn}{\footnote\ftnalt\pard {\super\chftn} At the end.}"
    assert lines(read(rf"{LONG} pier{note} was{own} closed{end} and sold{note}.")) == [
        ("body", f"{LONG} pier[1] was* closed[i] and sold[2]."),
        ("footnote", "[1] See the minutes.\nBoth."),
        ("footnote", "* A mark of its own."),
        ("footnote", "[i] At the end."),
        ("footnote", "[2] See the minutes.\nBoth."),
    ]


def test_a_bullet_that_a_program_wrote_as_text_makes_an_item() -> None:
    inside = rf"{LONG}\par \bullet\tab wood\par 1.\tab steel\par \endash\tab {LONG}\par \u8211 - no"
    assert [role for role, _text in lines(read(inside))] == [
        "body",
        *["list item"] * 3,
        "body",
    ]


def test_an_author_in_the_properties_counts_if_the_text_names_him() -> None:
    head = r"{\info{\title The pier}{\author Ann Example}}"
    assert "author" in read(rf"The pier\par Ann Example\par {LONG}", head).fields
    assert "author" not in read(rf"The pier\par {LONG}", head).fields


def test_headers_comments_fields_and_pictures_are_no_text() -> None:
    field = r'{\field{\*\fldinst HYPERLINK "http://example.org"}{\fldrslt the minutes}}'
    others = r"{\header Head\par}{\footerf Foot}{\*\annotation No}{\pict\bin4 {}{}0102}{\*\new x}"
    assert read(rf"{others}See {field} of May.").text == "See the minutes of May."


def test_the_letters_of_a_formula_are_read() -> None:
    part = r"{\macc{\maccPr{\mchr ~}}{\me{\mr\mscr0 b}}}"
    assert read(rf"So {{\mmath{{\*\moMath{{\mr a = }}{part}}}}} holds.").text == "So a = b holds."


def test_each_font_has_its_own_letters() -> None:
    assert read(r"{\f1\'cf\'ee\'f0\'f2} Caf\'e9").text == "Порт Café"
    assert read(r"{\f2\'83e\'83X\'83g} test").text == "テスト test"


def test_letters_by_their_number_hide_what_stands_for_them() -> None:
    assert read(r"\u8220?It \'d2s\u8221\'94, {\uc2\u8212--}{\uc0\u233}").text == "“It Òs”, —é"
    assert read(r"A \u-10179?\u-8704? smile").text == "A 😀 smile"


def test_styles_levels_and_lists_give_roles() -> None:
    item = r"\pard{\listtext\'b7\tab}First of all\par\pard{\listtext 2.\tab}Then\par"
    found = read(
        rf"\pard\s1 On piers\par\pard {LONG}\par\pard\outlinelevel1 What it costs\par"
        rf"\pard\s4 Cited words.\par{item}\pard Told {{\i at once}}."
    )
    assert lines(found)[2:] == [
        ("heading", "What it costs"),
        ("quote", "Cited words."),
        ("list item", "First of all"),
        ("list item", "2. Then"),
        ("body", "Told at once."),
    ]
    assert found.blocks[0].role is Role.TITLE
    assert [span.of(found.text) for span in found.emphasis] == ["at once"]


def test_a_table_is_one_block_and_a_box_follows_its_paragraph() -> None:
    row = r"\trowd\pard\intbl Year\cell Flow\par in all\cell\row\pard\intbl 2001\cell 17\cell\row"
    box = r"{\shp{\*\shpinst{\sp{\sn x}{\sv 1}}{\shptxt\pard In the box.\par}}{\shprslt Twice}}"
    assert lines(read(rf"{row}\pard Below{box} it.")) == [
        ("table", "Year\tFlow in all\n2001\t17"),
        ("body", "Below it."),
        ("body", "In the box."),
    ]


def test_the_title_of_the_file_is_a_guess() -> None:
    found = read("Words.", r"{\info{\title On \'93piers\'94}{\author Nobody}}")
    assert (found.fields["title"].value, found.fields["title"].confidence) == ("On “piers”", 0.3)
    assert found.text == "Words."


def test_braces_that_do_not_match_do_no_harm() -> None:
    assert read(r"a}{\deleted b}}c{ and {d").text == "ac and d"
    assert read(r"{{{{Open").text == "Open"


@pytest.mark.parametrize(
    ("inside", "text"),
    [
        (r"In 2024{\super 3} it was", "In 2024[3] it was"),
        (r"10{\up6 1}{\up6 2} km\super 2\nosupersub  wide", "10¹² km² wide"),
        (r"the 1{\super st} of {\mvf May}June", "the 1st of June"),
    ],
)
def test_a_raised_number_is_no_part_of_the_number_before_it(inside: str, text: str) -> None:
    assert read(inside).text == text


@pytest.mark.parametrize(
    "unseen",
    [
        r"{\*\odd not \{this \'7d {\b nor {that}}\\}",
        r"{\pict ffd8{\*\picprop{\sn x}}ffd9}",
        r"{\header{\footnote No note}{\listtext 1.}}",
    ],
)
def test_a_group_that_is_not_shown_leaves_nothing(unseen: str) -> None:
    assert read(rf"One\u8217{unseen} two{unseen}.").text == "One\u2019 two."


@pytest.mark.parametrize(
    "begin", ["{\n\\header", "{\r\n\\*\\odd", "{\\*\n\\objdata", "{{\n\\*\n\\odd"]
)
def test_a_group_says_what_it_is_about_after_a_line_end_too(begin: str) -> None:
    unseen = f"{begin} nothing of this}}" + "}" * (begin.count("{") - 1)
    assert read(f"One {unseen}two.").text == "One two."


def test_the_first_style_needs_no_number() -> None:
    fonts = r"{\fonttbl{\f7 Arial;}}"
    styles = "{\\stylesheet{\\ql Quote;}{\\s1 heading 1;}{\\*\n\\ts11 Normal Table;}}"
    assert lines(written(rf"{{\rtf1{fonts}{styles}\pard Cited.\par}}")) == [("quote", "Cited.")]


def test_what_is_shown_of_a_group_that_is_not_is_read() -> None:
    box = r"{\*\odd{\shp{\*\shpinst{\sn x}{\shptxt In the box.\par}}{\*\odder No}}}"
    found = read(rf"Above{box}", r"{\info{\*\odd No}{\title The title}{\author N. N.}}")
    assert lines(found) == [("body", "Above"), ("body", "In the box.")]
    assert found.fields["title"].value == "The title"
    assert read(r"One {\*\odd and {no end").text == "One"


def written(inside: str) -> Draft:
    return draft(inside.encode("latin-1"), Path("a.rtf"))


@pytest.mark.parametrize(
    ("head", "byte"), [(r"\mac", "8e"), (r"\pc", "82"), (r"\pca", "82"), (r"\ansi", "e9")]
)
def test_files_of_old_machines_are_read_in_their_characters(head: str, byte: str) -> None:
    assert written(rf"{{\rtf1{head} caf\'{byte}}}").text == "café"


def test_bytes_that_are_a_character_together_are_read_together() -> None:
    assert written(r"{\rtf1\ansi\ansicpg65001 caf\'c3\'a9}").text == "café"
    assert written("{\\rtf1\\ansi\\ansicpg932 \\'93\r\n\\'fa\\'96{}}").text == "日\ufffd"


def test_text_without_a_font_is_in_the_default_one() -> None:
    fonts = r"\deff1{\fonttbl{\f0\fcharset0 Arial;}{\f1\fcharset204 Arial Cyr;}}"
    inside = r"\'ec\f0  \'e9 \plain\'e8"
    assert written(rf"{{\rtf1\ansi{fonts}{inside}}}").text == "м é и"


def test_the_text_of_a_shape_is_read_once_though_it_stands_in_it_twice() -> None:
    again = r"{\shprslt{\*\do{\dptxbxtext\pard In the box.\par}}}"
    shape = rf"{{\shp{{\*\shpinst{{\shptxt\pard In the box.\par}}}}{again}}}"
    assert [text for _role, text in lines(read(rf"{LONG}{shape}"))] == [LONG.strip(), "In the box."]


def test_symbols_are_the_characters_that_a_reader_sees() -> None:
    fonts = r"{\fonttbl{\f0 Arial;}{\f3\fcharset2 Symbol;}}"
    code = r'{\field{\*\fldinst {SYMBOL 97 \\f "Symbol" \\s 12}}{\fldrslt\f3 a}}'
    inside = rf"From {code} to {{\f3 b}} and {{\f3\u-3997\'3f}}."
    assert written(rf"{{\rtf1\ansi{fonts}{inside}}}").text == "From α to β and χ."


def test_what_a_field_and_an_object_show_is_read_and_their_code_is_not() -> None:
    field = r'{\field{\*\fldinst HYPERLINK "http://x.invalid"}{\fldrslt the report}}'
    thing = r"{\object\objemb{\*\objclass Word}{\*\objdata 0105}{\result the annex}}"
    assert read(rf"See {field} and {thing}.").text == "See the report and the annex."


def test_a_table_in_a_note_is_read() -> None:
    row = r"\trowd\cellx1\cellx2\intbl 2024\cell 7 tons\cell\row"
    note = rf"{{\footnote\pard {row}\pard After it.}}"
    assert lines(read(rf"{LONG} pier{note}."))[-1] == ("footnote", "2024\t7 tons\nAfter it.")

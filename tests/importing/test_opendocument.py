from __future__ import annotations

from pathlib import Path

import pytest

from briefer.core.errors import UnreadableSource
from briefer.importing.drafts import Draft
from briefer.importing.opendocument import draft
from briefer.importing.reasons import Remark
from tests.ooxml.zips import zipped

LONG = "The committee met for the first time in the spring and agreed on what it would look at, \
which was everything that had been asked of it before."
_SPACES = " ".join(
    f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
    for name in ("office", "text", "table", "style", "meta")
)
_SPACES += (
    ' xmlns:draw="urn:oasis:names:tc:opendocument:xmlns:drawing:1.0"'
    ' xmlns:svg="urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0"'
)
STYLES = (
    '<style:style style:name="H1" style:family="text">'
    '<style:text-properties text:display="none"/></style:style>'
    '<style:style style:name="P1" style:family="paragraph" style:parent-style-name="Q"/>'
    '<style:style style:name="Q" style:display-name="Quotations" style:family="paragraph"/>'
    '<text:list-style style:name="L1"><text:list-level-style-number text:level="1" '
    'style:num-suffix="." style:num-format="1"/><text:list-level-style-bullet text:level="2" '
    'text:bullet-char="•"/></text:list-style>'
)


def content(body: str) -> str:
    return (
        f"<office:document-content {_SPACES}><office:automatic-styles>{STYLES}"
        f"</office:automatic-styles><office:body><office:text>{body}</office:text></office:body>"
        "</office:document-content>"
    )


def read(body: str) -> Draft:
    return draft(zipped({"content.xml": content(body)}), Path("a.odt"))


def lines(found: Draft) -> list[tuple[str, str]]:
    return [(b.role.value if b.role else "", found.words_of(b)) for b in found.blocks]


def p(text: str, style: str = "Standard") -> str:
    return f'<text:p text:style-name="{style}">{text}</text:p>'


def test_styles_of_author_and_date_are_those_of_word() -> None:
    found = lines(read(p("Ann Example", "Author") + p("7 May 2024", "Date") + p(LONG)))
    assert [role for role, _text in found] == ["byline", "date", "body"]


def test_headings_quotations_and_paragraphs() -> None:
    body = f'<text:h text:outline-level="2">Part</text:h>{p(LONG)}{p("Said so.", "P1")}{p("End")}'
    found = read(f'<text:h text:outline-level="1">On it</text:h>{p(LONG)}{body}')
    assert lines(found) == [
        ("title", "On it"),
        ("body", LONG),
        ("heading", "Part"),
        ("body", LONG),
        ("quote", "Said so."),
        ("body", "End"),
    ]
    assert [block.level for block in found.blocks][2] == 2


def test_blanks_tabs_and_breaks_are_characters() -> None:
    inside = 'a<text:s text:c="2"/>b<text:tab/>c<text:line-break/>d<text:span>e</text:span>f'
    assert read(p(inside)).text == "a  b\tc\ndef"


def test_deleted_words_and_comments_are_not_text() -> None:
    deleted = (
        '<text:tracked-changes><text:changed-region text:id="c"><text:deletion>'
        f"{p('gone')}</text:deletion></text:changed-region></text:tracked-changes>"
    )
    kept = 'kept<text:change text:change-id="c"/><office:annotation><text:p>really?</text:p>'
    assert read(deleted + p(kept + "</office:annotation> words")).text == "kept words"


def test_notes_follow_at_the_end() -> None:
    note = (
        "<text:note><text:note-citation>1</text:note-citation><text:note-body>"
        f"{p('See there.')}</text:note-body></text:note>"
    )
    assert lines(read(p(f"word{note}, more") + p(LONG)))[-1] == ("footnote", "[1] See there.")
    assert read(p(f"word{note}, more")).text.startswith("word[1], more")


def test_lists_keep_their_numbers_and_lose_their_bullets() -> None:
    inner = f"<text:list><text:list-item>{p('inner')}</text:list-item></text:list>"
    body = (
        f'<text:list text:style-name="L1"><text:list-item>{p("one")}{inner}</text:list-item>'
        f"<text:list-item>{p('two')}</text:list-item></text:list>"
    )
    assert [text for role, text in lines(read(body)) if role == "list item"] == [
        "1. one",
        "inner",
        "2. two",
    ]


def test_tables_and_text_boxes() -> None:
    def row(*cells: str) -> str:
        inside = "".join(f"<table:table-cell>{p(cell)}</table:table-cell>" for cell in cells)
        return f"<table:table-row>{inside}</table:table-row>"

    table = f"<table:table>{row('Year', 'Tons')}{row('2024', '7')}</table:table>"
    box = f"<draw:frame><draw:text-box>{p('in the box')}</draw:text-box></draw:frame>"
    found = lines(read(p(f"{LONG}{box}") + table))
    assert found == [("body", LONG), ("body", "in the box"), ("table", "Year\tTons\n2024\t7")]


def test_a_flat_file_is_read_too() -> None:
    flat = content(p("Flat text")).replace("document-content", "document")
    assert draft(flat.encode(), Path("a.fodt")).text == "Flat text"


def test_a_broken_style_sheet_costs_a_text_its_styles_only() -> None:
    found = draft(zipped({"content.xml": content(p(LONG)), "styles.xml": "<a>"}), Path("a.odt"))
    assert found.text == LONG
    assert [(w.reason, w.detail) for w in found.warnings] == [("part-skipped", "styles.xml")]


@pytest.mark.parametrize("damage", ['loext:opacity="1"', 'xml:id="1#"'])
def test_a_name_that_nobody_declared_costs_nothing(damage: str) -> None:
    odd = content(p(LONG)).replace("<text:p ", f"<text:p {damage} ")
    assert draft(zipped({"content.xml": odd}), Path("a.odt")).text == LONG


def test_a_document_type_of_old_is_read_over() -> None:
    old = f'<!DOCTYPE office:document-content SYSTEM "office.dtd">{content(p(LONG))}'
    assert draft(zipped({"content.xml": old}), Path("a.odt")).text == LONG


def test_a_locked_file_is_refused() -> None:
    manifest = '<m:manifest xmlns:m="urn:m"><m:file-entry><m:encryption-data/></m:file-entry>'
    parts = {"META-INF/manifest.xml": manifest + "</m:manifest>", "content.xml": "\1\2"}
    for data, reason in ((zipped(parts), "encrypted"), (zipped({"a": ""}), "damaged")):
        with pytest.raises(UnreadableSource) as caught:
            draft(data, Path("a.odt"))
        assert caught.value.reason == reason


def test_the_text_of_a_shape_stands_after_its_paragraph_and_once() -> None:
    shape = "<draw:custom-shape>{}</draw:custom-shape>".format(p("In the shape."))
    inner = f"<draw:frame><draw:text-box>{p('In the inner box.')}</draw:text-box></draw:frame>"
    box = f"<draw:text-box>{p('In the box' + inner)}</draw:text-box>"
    picture = "<draw:frame><svg:title>Fog</svg:title><svg:desc>A pier</svg:desc></draw:frame>"
    body = p(f"{LONG}{shape} {picture}Then <draw:frame>{box}</draw:frame>more.")
    assert [text for _role, text in lines(read(body))] == [
        f"{LONG} Then more.",
        "In the shape.",
        "In the box",
        "In the inner box.",
    ]


def test_what_was_changed_and_what_is_hidden_is_told() -> None:
    change = '<text:change-start text:change-id="c"/>now<text:change-end text:change-id="c"/>'
    hidden = '<text:section text:display="none"><text:p>Secret.</text:p></text:section>'
    span = '<text:span text:style-name="H1"> never</text:span>'
    found = read(p(f"{LONG} {change}{span} here.") + hidden)
    assert found.text == f"{LONG} now here."
    assert {w.reason: w.detail for w in found.warnings} == {
        Remark.CHANGES_ACCEPTED: "1",
        Remark.HIDDEN_LEFT_OUT: "2",
    }


def test_a_note_keeps_a_mark_of_its_own_and_its_paragraphs() -> None:
    note = (
        '<text:note><text:note-citation text:label="*">*</text:note-citation><text:note-body>'
        f"{p('See the minutes.')}{p('Both of them.')}</text:note-body></text:note>"
    )
    assert lines(read(p(f"{LONG}{note}")))[-1] == ("footnote", "* See the minutes.\nBoth of them.")


def test_a_field_that_shows_the_title_is_text() -> None:
    assert read(p("On <text:title>piers</text:title>.")).text == "On piers."


def items(*inside: str, style: str = "L1", more: str = "") -> str:
    parts = "".join(f"<text:list-item>{each}</text:list-item>" for each in inside)
    return f'<text:list text:style-name="{style}" {more}>{parts}</text:list>'


def table(*rows: tuple[str, ...], repeated: str = "") -> str:
    def row(cells: tuple[str, ...]) -> str:
        inside = "".join(f"<table:table-cell>{cell}</table:table-cell>" for cell in cells)
        return f"<table:table-row>{inside}</table:table-row>"

    head = f"<table:table-header-rows>{repeated}</table:table-header-rows>" if repeated else ""
    return f"<table:table>{head}{''.join(map(row, rows))}</table:table>"


def test_a_list_in_a_cell_is_read() -> None:
    found = read(p(LONG) + table((p("Port"), items(p("coal"), p("fish"))), (p("Tons"), p("7"))))
    assert lines(found)[1:] == [("table", "Port\t1. coal 2. fish\nTons\t7")]


def test_a_box_in_a_cell_is_read() -> None:
    box = f"<draw:frame><draw:text-box>{p('in the box')}</draw:text-box></draw:frame>"
    assert lines(read(table((p(f"a{box}"), p("b")), (p("c"), p("d"))))) == [
        ("table", "a in the box\tb\nc\td")
    ]


def test_a_table_in_a_table_is_read_once() -> None:
    inner = table((p("in"), p("ner")), (p("x"), p("y")))
    found = read(table((p("outer"), inner), (p("last"), p("cell"))))
    assert found.text.split() == ["outer", "in", "ner", "x", "y", "last", "cell"]


def test_rows_that_repeat_on_every_page_are_rows() -> None:
    head = f"<table:table-row><table:table-cell>{p('Year')}</table:table-cell>"
    head += f"<table:table-cell>{p('Tons')}</table:table-cell></table:table-row>"
    assert read(table((p("2024"), p("7")), repeated=head)).text == "Year\tTons\n2024\t7"


def test_the_header_of_a_list_is_read_and_not_counted() -> None:
    header = f"<text:list-header>{p('Conditions')}</text:list-header>"
    body = items(p("one"), p("two")).replace("<text:list-item>", f"{header}<text:list-item>", 1)
    assert [text for _role, text in lines(read(p(LONG) + body))][1:] == [
        "Conditions",
        "1. one",
        "2. two",
    ]


def test_a_list_goes_on_counting_where_it_says_so() -> None:
    first = items(p("one"), p("two"), more='xml:id="a"')
    again = items(p("three"), more='text:continue-numbering="true"')
    other = items(p("new"))
    named = items(p("four"), more='text:continue-list="a"')
    found = read(f"{p(LONG)}{first}{p(LONG)}{again}{other}{named}")
    assert [text for role, text in lines(found) if role == "list item"] == [
        "1. one",
        "2. two",
        "3. three",
        "1. new",
        "4. four",
    ]


def test_numbers_of_several_depths_stand_together() -> None:
    levels = (
        '<text:list-style style:name="L2">'
        '<text:list-level-style-number text:level="1" style:num-suffix="." style:num-format="1"/>'
        '<text:list-level-style-number text:level="2" style:num-suffix=")" style:num-format="a" '
        'text:display-levels="2"/></text:list-style>'
    )
    body = items(f"{p('one')}{items(p('deep'), p('er'))}", p("two"), style="L2")
    again = items(items(p("deeper")), style="L2", more='text:continue-numbering="true"')
    late = items(p("nine")).replace("<text:list-item", '<text:list-item text:start-value="9"')
    text = content(p(LONG) + body.replace('"L1"', '""') + again.replace('"L1"', '""') + late)
    styled = text.replace("</office:automatic-styles>", f"{levels}</office:automatic-styles>")
    found = draft(zipped({"content.xml": styled}), Path("a.odt"))
    assert [words for _role, words in lines(found)][1:] == [
        "1. one",
        "1.a) deep",
        "1.b) er",
        "2. two",
        "2.a) deeper",
        "9. nine",
    ]


def test_headings_keep_the_numbers_that_the_file_counts() -> None:
    outline = (
        '<text:outline-style><text:outline-level-style text:level="1" style:num-format="1"/>'
        '<text:outline-level-style text:level="2" style:num-format="1" text:display-levels="2"/>'
        "</text:outline-style>"
    )
    heads = [(1, "Coal"), (1, "Fish"), (2, "Herring"), (2, "Cod")]
    body = "".join(
        f'<text:h text:outline-level="{n}">{text}</text:h>{p(LONG)}' for n, text in heads
    )
    styled = content(body).replace(
        "<office:automatic-styles>", f"<office:automatic-styles>{outline}"
    )
    found = draft(zipped({"content.xml": styled}), Path("a.odt"))
    assert [text for role, text in lines(found) if role == "heading"] == [
        "1 Coal",
        "2 Fish",
        "2.1 Herring",
        "2.2 Cod",
    ]


def test_a_number_that_the_file_states_is_no_part_of_the_first_word() -> None:
    stated = '<text:h text:outline-level="1"><text:number>3.</text:number>Fish</text:h>'
    assert read(stated + p(LONG)).text.startswith("3. Fish\n")


RAISED = (
    '<style:style style:name="S1" style:family="text"><style:text-properties {}/></style:style>'
)


@pytest.mark.parametrize("place", ["super 58%", "33% 58%"])
def test_a_raised_number_is_no_part_of_the_number_before_it(place: str) -> None:
    look = RAISED.format(f'style:text-position="{place}"')
    three, six = (f'<text:span text:style-name="S1">{n}</text:span>' for n in (3, 6))
    body = content(p(f"In 2024{three} it was 10{six}"))
    styled = body.replace("</office:automatic-styles>", f"{look}</office:automatic-styles>")
    assert draft(zipped({"content.xml": styled}), Path("a.odt")).text == "In 2024[3] it was 10⁶"


def test_a_lowered_number_stays() -> None:
    look = RAISED.format('style:text-position="-33% 58%"')
    body = content(p('CO<text:span text:style-name="S1">2</text:span>'))
    styled = body.replace("</office:automatic-styles>", f"{look}</office:automatic-styles>")
    assert draft(zipped({"content.xml": styled}), Path("a.odt")).text == "CO2"


def test_a_formula_is_read_in_its_place() -> None:
    half = "<math><mfrac><mn>1</mn><mn>2</mn></mfrac></math>"
    place = 'xmlns:xlink="http://www.w3.org/1999/xlink" xlink:href="./Object 1"'
    body = content(p(f"About <draw:frame><draw:object {place}/></draw:frame> of it."))
    found = draft(zipped({"content.xml": body, "Object 1/content.xml": half}), Path("a.odt"))
    assert found.text == "About 1/2 of it."
    flat = p(f"About <draw:frame><draw:object>{half}</draw:object></draw:frame> of it.")
    assert read(flat).text == "About 1/2 of it."


def test_notes_that_nobody_has_counted_yet_are_counted() -> None:
    note = (
        "<text:note><text:note-citation/><text:note-body>"
        f"{p('See there.')}</text:note-body></text:note>"
    )
    assert read(p(f"one{note} two{note}")).text.startswith("one[1] two[2]\n")

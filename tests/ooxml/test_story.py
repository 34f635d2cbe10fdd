from __future__ import annotations

from briefer.ooxml.story import (
    Change,
    Mark,
    NoteMark,
    Paragraph,
    Run,
    Table,
    View,
    joined,
    paragraphs,
)
from briefer.ooxml.wordfile import WordFile
from tests.ooxml.words import changed, p, r, word


def texts(body: str, view: View = View.FINAL) -> list[str]:
    story = WordFile(word(body)).body()
    return [each.text(view) for each in paragraphs(joined(story, view))]


def test_insertions_and_deletions_are_read_both_ways() -> None:
    body = p("This is ", changed("ins", "two "), changed("del", "some "), "text")
    assert texts(body) == ["This is two text"]
    assert texts(body, View.ORIGINAL) == ["This is some text"]


def test_text_deleted_after_its_insertion_is_in_neither_view() -> None:
    body = p("a", changed("ins", changed("del", "b")), "c")
    assert texts(body) == texts(body, View.ORIGINAL) == ["ac"]


def test_moved_text_stands_once_in_each_view() -> None:
    body = p(changed("moveFrom", "first "), "then") + p("last ", changed("moveTo", "first "))
    assert texts(body) == ["then", "last first "]
    assert texts(body, View.ORIGINAL) == ["first then", "last "]


def test_a_run_says_who_changed_it() -> None:
    (block,) = WordFile(word(p(changed("ins", "new")))).body()
    assert isinstance(block, Paragraph)
    (run,) = (piece for piece in block.pieces if isinstance(piece, Run))
    (revision,) = run.revisions
    assert (revision.change, revision.author) == (Change.INSERTED, "Ann")
    assert revision.at.startswith("2026-01-02")


def test_a_deleted_paragraph_mark_joins_two_paragraphs() -> None:
    gone = '<w:rPr><w:del w:id="2" w:author="Ann"/></w:rPr>'
    body = p("one, ", properties=gone) + p("two") + p("three")
    assert texts(body) == ["one, two", "three"]
    assert texts(body, View.ORIGINAL) == ["one, ", "two", "three"]


def field(*parts: str) -> str:
    kinds = ("begin", "separate", "end")
    marks = [f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>' for kind in kinds]
    return marks[0] + parts[0] + marks[1] + parts[1] + marks[2]


def code(text: str) -> str:
    return f"<w:r><w:instrText>{text}</w:instrText></w:r>"


def test_fields_show_their_result_even_when_nested() -> None:
    inner = field(code("PAGE"), r("7"))
    assert texts(p("p. ", field(code("IF ") + inner, r("shown")), ".")) == ["p. shown."]


def test_a_field_that_never_ends_takes_no_text_with_it() -> None:
    start = '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
    assert texts(p(start, code("PAGE"), "kept") + p("also kept")) == ["kept", "also kept"]


def test_text_boxes_are_read_once_where_they_stand() -> None:
    box = f"<w:txbxContent>{p('in the box')}</w:txbxContent>"
    drawing = (
        "<w:r><mc:AlternateContent><mc:Choice><w:drawing><w:x>"
        f"{box}</w:x></w:drawing></mc:Choice><mc:Fallback><w:pict>{box}</w:pict></mc:Fallback>"
        "</mc:AlternateContent></w:r>"
    )
    assert texts(p("before", drawing) + p("after")) == ["before", "in the box", "after"]


def test_hidden_text_and_prompts_are_not_displayed() -> None:
    prompt = (
        "<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr>"
        f"<w:sdtContent>{r('Click here')}</w:sdtContent></w:sdt>"
    )
    assert texts(p("seen", r("unseen", "<w:vanish/>"), prompt)) == ["seen"]
    assert texts(p(r("seen", '<w:vanish w:val="0"/>'))) == ["seen"]


def test_marks_keep_their_place_in_and_between_paragraphs() -> None:
    bookmark = '<w:bookmarkStart w:id="1" w:name="a"/>'
    body = bookmark + p("one") + p("two") + '<w:bookmarkEnd w:id="1"/>'
    first, second = WordFile(word(body)).body()
    assert isinstance(first, Paragraph)
    assert isinstance(second, Paragraph)
    start, end = first.pieces[0], second.pieces[-1]
    assert isinstance(start, Mark)
    assert isinstance(end, Mark)
    assert (start.kind, start.is_end) == ("bookmarkStart", False)
    assert (end.kind, end.is_end) == ("bookmarkEnd", True)


def test_a_control_around_paragraphs_has_both_its_ends() -> None:
    body = f"<w:sdt><w:sdtContent>{p('one')}{p('two')}</w:sdtContent></w:sdt>{p('three')}"
    marks = [
        (index, piece.is_end)
        for index, block in enumerate(WordFile(word(body)).body())
        if isinstance(block, Paragraph)
        for piece in block.pieces
        if isinstance(piece, Mark)
    ]
    assert marks == [(0, False), (1, True)]


def test_note_marks_name_their_notes() -> None:
    mark = '<w:r><w:footnoteReference w:id="2"/></w:r>'
    notes = (
        f'<w:footnote w:id="0" w:type="separator"/><w:footnote w:id="2">{p("See.")}</w:footnote>'
    )
    file = WordFile(word(p("a", mark, "b"), footnotes=notes))
    (block,) = file.body()
    assert isinstance(block, Paragraph)
    assert NoteMark("footnote", "2") in block.pieces
    (note,) = file.notes().values()
    assert [each.text(View.FINAL) for each in paragraphs(note)] == ["See."]


def test_tables_keep_rows_cells_and_deleted_rows() -> None:
    def row(*cells: str, properties: str = "") -> str:
        inside = "".join(f"<w:tc><w:tcPr/>{p(cell)}</w:tc>" for cell in cells)
        return f"<w:tr><w:trPr>{properties}</w:trPr>{inside}</w:tr>"

    body = f"<w:tbl>{row('a', 'b')}{row('c', 'd', properties='<w:del/>')}</w:tbl>"
    (table,) = WordFile(word(body)).body()
    assert isinstance(table, Table)
    assert [len(row.cells) for row in table.shown(View.FINAL)] == [2]
    assert len(list(table.shown(View.ORIGINAL))) == 2


def test_special_characters_are_what_word_shows() -> None:
    run = (
        '<w:r><w:t>a</w:t><w:tab/><w:noBreakHyphen/><w:br/><w:br w:type="page"/>'
        '<w:sym w:font="Symbol" w:char="F062"/><w:sym w:font="Odd" w:char="F062"/></w:r>'
    )
    assert texts(p(run)) == ["a\t\u2011\nβ\u25a1"]


def test_links_smart_tags_and_equations_keep_their_words() -> None:
    link = f"<w:hyperlink>{r('link')}</w:hyperlink>"
    tagged = f"<w:smartTag>{r(' tagged')}</w:smartTag>"
    ruby = (
        "<w:r><w:ruby><w:rubyPr/><w:rt><w:r><w:t>kan</w:t></w:r></w:rt>"
        "<w:rubyBase><w:r><w:t>漢</w:t></w:r></w:rubyBase></w:ruby></w:r>"
    )
    assert texts(p(link, tagged, ruby)) == ["link tagged漢"]


def test_comments_are_apart_from_the_text() -> None:
    mark = '<w:r><w:commentReference w:id="0"/></w:r>'
    comment = f'<w:comment w:id="0" w:author="Ann" w:date="2026">{p("Really?")}</w:comment>'
    file = WordFile(word(p("said", mark), comments=comment))
    assert [each.text(View.FINAL) for each in paragraphs(file.body())] == ["said"]
    (only,) = file.comments()
    assert (only.comment_id, only.author) == ("0", "Ann")

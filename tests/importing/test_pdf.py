from __future__ import annotations

from pathlib import Path

import pytest

from briefer.core.errors import UnreadableSource
from briefer.core.source import Role
from briefer.importing.drafts import Draft, numbered
from briefer.importing.pdf import draft
from briefer.importing.pdforder import is_from_the_right
from briefer.importing.pdfpages import PdfLine
from briefer.importing.pdftext import mirrored
from briefer.importing.read import read as read_file
from tests.importing.pdfs import FIRST, SECOND, Line, column, pdf


def read(*pages: list[Line], up: bool = False, **raw: str) -> Draft:
    return draft(pdf(*pages, up=up, **raw), Path("a.pdf"))


def lines(found: Draft, *, with_furniture: bool = False) -> list[tuple[str, str]]:
    pairs = [(b.role.value if b.role else "", found.words_of(b)) for b in found.blocks]
    return [pair for pair in pairs if with_furniture or pair[0] != "furniture"]


def test_lines_become_paragraphs_by_the_gaps_between_them() -> None:
    page = column(72, 700, FIRST) + column(72, 640, SECOND)
    assert lines(read(page)) == [("body", " ".join(FIRST)), ("body", " ".join(SECOND))]


def test_an_indented_line_begins_a_paragraph() -> None:
    page = column(72, 700, [*FIRST[:2], "\t" + SECOND[0], SECOND[1], "\t" + FIRST[0], FIRST[1]])
    assert [text for _role, text in lines(read(page))] == [
        " ".join(FIRST[:2]),
        " ".join(SECOND),
        " ".join(FIRST[:2]),
    ]


def test_two_columns_are_read_one_after_the_other_whatever_the_order_in_the_file() -> None:
    left = column(72, 700, [f"left words of line {i} go on" for i in range(8)])
    right = column(330, 700, [f"right words of line {i} go on" for i in range(8)])
    across = [line for pair in zip(left, right, strict=True) for line in pair]
    text = read([(72, 740, 18, "A title over both of the columns of this page"), *across]).text
    assert text.index("left words of line 7") < text.index("right words of line 0")
    assert text.startswith("A title over both")


@pytest.mark.parametrize(
    ("one", "other", "whole"),
    [
        ("a consid-", "eration of it", "a consideration of it"),
        ("a long-", "term view of long-term things", "a long-term view of long-term things"),
        ("the Anglo-", "French treaty", "the Anglo-French treaty"),
        ("from 1914-", "1918 and after", "from 1914-1918 and after"),
    ],
)
def test_words_divided_at_a_line_end_are_joined(one: str, other: str, whole: str) -> None:
    assert read(column(72, 700, [f"{'Before that it was ' * 2}{one}", other])).text.endswith(whole)


def running(number: int, text: list[str]) -> list[Line]:
    return [
        (72, 760, 9, "Journal of Piers, vol. 3"),
        *column(72, 700, text),
        (300, 30, 9, str(number)),
    ]


def test_running_heads_and_page_numbers_are_furniture_and_give_the_labels() -> None:
    found = read(running(41, FIRST), running(42, SECOND), running(43, FIRST))
    folded = [text for role, text in lines(found, with_furniture=True) if role == "furniture"]
    assert folded == [x for n in (41, 42, 43) for x in ("Journal of Piers, vol. 3", str(n))]
    assert [b.page for b in found.blocks if found.words_of(b) == " ".join(SECOND)] == ["42"]


def test_the_labels_of_the_file_go_before_the_places_of_pages() -> None:
    labels = "/PageLabels << /Nums [0 << /S /r >> 1 << /S /D /St 7 >>] >>"
    found = read(column(72, 700, FIRST), column(72, 700, SECOND), catalog=labels)
    assert [block.page for block in found.blocks] == ["i", "7"]


def test_a_paragraph_that_runs_over_the_page_stays_whole() -> None:
    text = [*FIRST[:2], FIRST[2].removesuffix(".")]
    found = read(running(1, text), running(2, ["and of its friends. " + SECOND[0], SECOND[1]]))
    (body,) = [text for role, text in lines(found) if role == "body"]
    assert "since then and of its friends." in body


def test_a_paragraph_that_runs_over_the_page_knows_both_of_its_pages() -> None:
    text = [*FIRST[:2], FIRST[2].removesuffix(".")]
    found = read(running(1, text), running(2, ["and of its friends. " + SECOND[0], SECOND[1]]))
    (body,) = [block for block in numbered(found.text, found.blocks) if block.role is Role.BODY]
    turn = found.text.index("and of its friends")
    assert (body.page_at(turn - 1), body.page_at(turn)) == ("1", "2")
    assert (body.page, body.last_page) == ("1", "2")


def test_headings_titles_notes_and_captions_by_their_type() -> None:
    page: list[Line] = [
        (72, 740, 20, "On piers"),
        (72, 715, 10, "By Ann Example"),
        *column(72, 690, FIRST),
        (72, 640, 13, "What it costs"),
        *column(72, 620, SECOND),
        (72, 580, 10, "Why now", True),
        *column(72, 566, FIRST),
        (72, 510, 9, "Figure 1: The pier in the fog"),
        *column(72, 90, ["1 See the minutes of the council.", "2 Another note."], 7, 9),
    ]
    assert lines(read(page)) == [
        ("title", "On piers"),
        ("", "By Ann Example"),
        ("body", " ".join(FIRST)),
        ("heading", "What it costs"),
        ("body", " ".join(SECOND)),
        ("heading", "Why now"),
        ("body", " ".join(FIRST)),
        ("caption", "Figure 1: The pier in the fog"),
        ("footnote", "1 See the minutes of the council."),
        ("footnote", "2 Another note."),
    ]


def test_a_running_head_makes_no_web_page(tmp_path: Path) -> None:
    path = tmp_path / "pier.pdf"
    path.write_bytes(pdf(running(1, FIRST), running(2, SECOND)))
    assert read_file(path).item.text("type") == "document"


def test_a_page_that_a_browser_printed_gives_its_address() -> None:
    def printed(number: int, text: list[str]) -> list[Line]:
        foot = (30.0, 20.0, 8.0, f"https://post.example/pier {number}/2")
        return [*column(72, 700, text), foot]

    found = read(printed(1, FIRST), printed(2, SECOND))
    assert found.fields["URL"].value == "https://post.example/pier"
    assert {role for role, _text in lines(found)} == {""}


def test_the_title_of_the_file_is_a_guess_unless_it_is_shown() -> None:
    shown = read(column(72, 700, ["On piers", *FIRST]), info="/Title (On piers)").fields
    other = read(column(72, 700, FIRST), info="/Title (House style)").fields
    assert shown["title"].confidence > 0.5 > other["title"].confidence


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (pdf([]), "no-text-layer"),
        (pdf(column(72, 700, FIRST))[:300], "damaged"),
        (b"<html>no PDF</html>", "wrong-type"),
    ],
)
def test_what_cannot_be_read_is_refused_with_the_reason(data: bytes, reason: str) -> None:
    with pytest.raises(UnreadableSource) as caught:
        draft(data, Path("a.pdf"))
    assert caught.value.reason == reason


def test_pages_that_are_pictures_are_counted_and_blank_ones_are_not() -> None:
    picture = ["10 10 400 300 re f"]
    found = draft(pdf(column(72, 700, FIRST), picture, [], picture), Path("a.pdf"))
    assert [(w.reason, w.detail) for w in found.warnings] == [("pages-without-text", "2")]


def test_pages_that_are_not_there_are_told() -> None:
    data = pdf(column(72, 700, FIRST), column(72, 700, SECOND))
    broken = data.replace(b"6 0 R 8 0 R", b"6 0 R 99 0 R")
    found = draft(broken, Path("a.pdf"))
    assert [(w.reason, w.detail) for w in found.warnings] == [("pages-unreadable", "1")]


def test_a_page_that_does_not_say_which_letters_it_shows_is_told_of() -> None:
    letter = "<< /Length 30 >>\nstream\n500 0 0 0 400 400 d1 0 0 9 9 re f\nendstream"
    font = (
        "<< /Type /Font /Subtype /Type3 /FontBBox [0 0 500 500] /FontMatrix [0.001 0 0 0.001 0 0] "
        "/CharProcs << /c65 9 0 R /c66 9 0 R >> /FirstChar 65 /LastChar 66 /Widths [500 500] "
        "/Encoding << /Type /Encoding /Differences [65 /c65 /c66] >> /Resources << >> >>"
    )
    drawn = ["BT /F3 10 Tf 72 700 Td (ABBA) Tj ET"]
    fonts = "/Resources << /Font << /F3 8 0 R >> >>"
    data = pdf(drawn, page="", more=[font, letter])
    known = b"/Resources << /Font << /F1 3 0 R /F2 4 0 R >> >>"
    found = draft(data.replace(known, fonts.encode()), Path("a.pdf"))
    assert [(w.reason, w.detail) for w in found.warnings] == [("letters-guessed", "1")]


def test_a_mark_of_a_note_is_not_glued_to_the_word_or_the_year_before_it() -> None:
    page: list[Line] = [
        (72, 700, 10, "The pier was closed in 2024"),
        (196, 704, 6, "1"),
        (202, 700, 10, " and the council"),
        (271, 704, 6, "12"),
        (278, 700, 10, " did not meet."),
        *column(72, 686, FIRST),
        (72, 94, 5, "1"),
        (76, 90, 8, "See the minutes of the council, which were printed late and"),
        (72, 80, 8, "never sent to anybody."),
    ]
    first, *_body, note = lines(read(page))
    assert first[1] == "The pier was closed in 2024[1] and the council[12] did not meet."
    assert note == (
        "footnote",
        "[1] See the minutes of the council, which were printed late and never sent to anybody.",
    )


def test_bullets_and_numbers_apart_from_their_words_make_a_list_and_no_table() -> None:
    rows = [
        ("\u2022", "steel for the piers"),
        ("\u2022", "and wood"),
        ("1.", "first"),
        ("2.", "second"),
    ]
    cells: list[Line] = [
        (x, 600 - 14 * y, 10, text)
        for y, row in enumerate(rows)
        for x, text in zip((72, 110), row, strict=True)
    ]
    found = lines(read([*column(72, 700, FIRST), *cells, *column(72, 500, SECOND)]))
    assert found[1:-1] == [
        ("list item", "steel for the piers"),
        ("list item", "and wood"),
        ("list item", "1. first"),
        ("list item", "2. second"),
    ]


def test_notes_as_large_as_the_text_begin_with_small_marks() -> None:
    notes: list[Line] = [
        (72, 94, 6, "1"),
        (78, 90, 10, "See the minutes of the council."),
        (72, 82, 6, "2"),
        (78, 78, 10, "Another note."),
    ]
    marks: list[Line] = [(72, 600, 10, "So it was said"), (142, 604, 6, "1")]
    assert lines(read([*column(72, 700, FIRST), *marks, *notes]))[2:] == [
        ("footnote", "[1] See the minutes of the council."),
        ("footnote", "[2] Another note."),
    ]


def test_an_exponent_stays_what_it_is() -> None:
    page: list[Line] = [
        (72, 700, 10, "Some 10"),
        (110, 704, 6, "6"),
        (114, 700, 10, " boards on 5 km"),
        (182, 704, 6, "2"),
        (186, 700, 10, " of water were lost."),
    ]
    assert lines(read(page)) == [("body", "Some 10⁶ boards on 5 km² of water were lost.")]


@pytest.mark.parametrize("page", ["", "/Rotate 90"])
def test_a_wide_page_is_read_as_it_is_seen(page: str) -> None:
    left, right = [*FIRST, "", *FIRST], [*SECOND, "", *SECOND]
    found = read([*column(60, 500, left, 8), *column(430, 500, right, 8)], up=True, page=page)
    assert [text for _role, text in lines(found)] == [
        *[" ".join(FIRST)] * 2,
        *[" ".join(SECOND)] * 2,
    ]


def test_a_page_that_does_not_begin_at_zero_is_read_in_columns() -> None:
    rows = [*column(72, 700, FIRST * 2), *column(330, 700, SECOND * 3)]
    moved = [(x + 1000, y, size, text) for x, y, size, text in rows]  # type: ignore[misc]
    assert lines(read(list(moved), page="/MediaBox [1000 0 1612 792]")) == lines(read(rows))


def turned_by(count: int) -> list[str]:
    """Return lines of the same words in another order on each page."""
    words = " ".join(SECOND).split()
    turned = [*words[count:], *words[:count]]
    return [" ".join(turned[:15]), f"{' '.join(turned[15:])}."]


def test_heads_of_left_and_right_pages_are_furniture_though_each_stands_once() -> None:
    heads = ["A paper on piers", "Ann Example", "What it costs"]
    pages: list[list[Line]] = [
        [(72, 750, 10, head), *column(72, 700, turned_by(i)), *column(72, 640, turned_by(i + 9))]
        for i, head in enumerate(heads)
    ]
    found = lines(read(*pages), with_furniture=True)
    assert [text for role, text in found if role == "furniture"] == heads


def test_a_first_line_at_the_same_height_of_every_page_is_text() -> None:
    found = read(*(column(72, 720, turned_by(i)) for i in range(4)))
    assert {role for role, _text in lines(found, with_furniture=True)} == {"body"}


def test_the_rows_of_a_table_are_lines_and_its_cells_are_apart() -> None:
    rows = [("Year", "Boards lost", "Cost in all"), ("2001", "17", "4.2"), ("2002", "118", "14.9")]
    cells: list[Line] = [
        (x, 600 - 14 * y, 10, text)
        for y, row in enumerate(rows)
        for x, text in zip((72, 180, 290), row, strict=True)
    ]
    page = [*column(72, 700, FIRST), *cells, *column(72, 500, SECOND)]
    assert lines(read(page)) == [
        ("body", " ".join(FIRST)),
        ("table", "Year\tBoards lost\tCost in all\n2001\t17\t4.2\n2002\t118\t14.9"),
        ("body", " ".join(SECOND)),
    ]


def test_a_title_over_both_columns_is_one_and_comes_first() -> None:
    left = column(72, 600, ["one two three four five six."] * 6)
    right = column(330, 600, ["Seven eight nine ten eleven."] * 6)
    title: list[Line] = [
        (120, 740, 20, "What the gauge at the pier said in"),
        (140, 716, 20, "the spring of the flood of 1953"),
    ]
    found = lines(read([*left, *right, *title]))
    assert found[0] == (
        "title",
        "What the gauge at the pier said in the spring of the flood of 1953",
    )
    assert [text.split()[0] for _role, text in found[1:]] == ["one", "Seven"]


@pytest.mark.parametrize("kind", ["Widget /FT /Tx /V (Ann Example)", "FreeText", "Stamp"])
def test_what_was_filled_in_or_typed_on_a_page_is_text(kind: str) -> None:
    words = "BT /F1 10 Tf 2 4 Td (Ann Example) Tj ET"
    look = "/Type /XObject /Subtype /Form /BBox [0 0 200 20] /Resources << /Font << /F1 3 0 R >> >>"
    drawn = f"<< {look} /Length {len(words)} >>\nstream\n{words}\nendstream"
    note = f"<< /Type /Annot /Subtype /{kind} /Rect [150 700 350 720] /F 4 /AP << /N 8 0 R >> >>"
    data = pdf([(72, 704, 10, "Name of the applicant:")], page=f"/Annots [{note}]", more=[drawn])
    text = draft(data, Path("a.pdf")).text
    assert "Name of the applicant:" in text
    assert text.count("Ann Example") == 1


def test_two_pages_with_heads_of_their_own_that_carry_the_page_number() -> None:
    heads = ("14 Harbour Review", "The old pier 15")
    pages = [
        [(72.0, 750.0, 10.0, head), *column(72, 700, lines)]
        for head, lines in zip(heads, (FIRST, SECOND), strict=True)
    ]
    found = read(*pages)
    assert [text for role, text in lines(found, with_furniture=True) if role == "furniture"] == [
        *heads
    ]
    assert [block.page for block in found.blocks] == ["14", "14", "15", "15"]


STORY = [
    "the board met on monday",
    "to decide what should",
    "become of the old pier",
    "and of the ferries that",
    "call at it in summer",
    "but nobody came to it",
    "so that it met again",
]


def test_four_columns_are_read_one_after_the_other() -> None:
    placed = [
        line
        for number in range(4)
        for line in column(40 + 140 * number, 700, [f"{text} {number}" for text in STORY])
    ]
    text = " ".join(" ".join(f"{words} {n}" for words in STORY) for n in range(4))
    title: list[Line] = [(40.0, 740.0, 10.0, "All about the harbour and the pier " * 3)]
    assert " ".join(read([*title, *placed]).text.split()).endswith(text)


def test_a_line_that_stands_far_outside_the_page_does_no_harm() -> None:
    far = [f"BT /F1 10 Tf 1 0 0 1 -300000000 {400 + i} Tm (Far away) Tj ET" for i in range(3)]
    found = draft(pdf([*column(72, 700, STORY), *far]), Path("a.pdf"))
    assert " ".join(STORY) in " ".join(found.text.split())


def test_mirrored_type_is_read_all_the_same() -> None:
    drawn = [f"BT /F1 10 Tf -1 0 0 1 500 {700 - 12 * i} Tm ({STORY[i]}) Tj ET" for i in range(7)]
    drawn += [f"BT /F1 10 Tf -1 0 0 1 200 {700 - 12 * i} Tm ({STORY[i]}) Tj ET" for i in range(7)]
    found = draft(pdf(drawn), Path("a.pdf"))
    assert len(found.text.split()) >= 2 * 25


def stretched(x: float, y: float, text: str, width: float) -> str:
    """Return a line set to `width` points by wider blanks."""
    own = sum(278 if c in "ijlt,. '" else 556 for c in text) / 100  # of Helvetica, about
    more = (width - own) / max(1, text.count(" "))
    return f"BT /F1 10 Tf {more:.2f} Tw {x} {y} Td ({text}) Tj ET"


def test_the_stretched_lines_of_a_narrow_column_are_no_table() -> None:
    pairs = [("Much has been", 15), ("done about how", 0), ("it was not so bad", 0)] * 4
    drawn: list[str] = []
    for number, (text, inset) in enumerate(pairs):
        drawn.append(stretched(72 + inset, 700 - 12 * number, text, 120 - inset))
    found = draft(pdf(drawn), Path("a.pdf"))
    assert "table" not in {block.role for block in found.blocks}


@pytest.mark.parametrize(
    ("initial", "first", "whole"),
    [("T", "he board of the harbour", "The board"), ("A", "board of the harbour", "A board")],
)
def test_a_large_initial_belongs_to_its_word(initial: str, first: str, whole: str) -> None:
    beside = column(
        100, 712, [first, "met on Monday to decide on the", "pier, which is old and narrow"]
    )
    below = column(72, 676, ["and has been closed since then.", "It met again on the next day."])
    found = read([*beside, *below, (72.0, 684.0, 44.0, initial)])
    assert found.text.startswith(f"{whole} of the harbour met on Monday")
    assert len(found.blocks) == 1


def test_a_page_that_is_read_from_the_right_is_laid_out_as_one_from_the_left() -> None:
    line = PdfLine("מועצת הנמל", 400, 500, 700, 710, 10)
    assert is_from_the_right(f"{line.text} 2024")
    assert not is_from_the_right(f"The board of the harbour {line.text}")
    (seen,) = mirrored([line], 600)
    assert (seen.left, seen.right, seen.text) == (100, 200, line.text)

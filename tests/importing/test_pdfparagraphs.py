"""Where paragraphs of a PDF begin and end: raised marks, title blocks, short documents."""

from __future__ import annotations

from pathlib import Path

from briefer.importing.drafts import Draft
from briefer.importing.pdf import draft
from briefer.importing.pdfpages import pdf_text
from briefer.importing.read import read_bytes
from tests.importing.pdfs import FIRST, SECOND, Line, column, pdf

PATH = Path("a.pdf")
MIDDLE = 306.0  # points from the left


def read(lines: list[Line], info: str = "") -> Draft:
    return draft(pdf(lines, info=info), Path("a.pdf"))


def texts(found: Draft) -> list[str]:
    return [found.words_of(block) for block in found.blocks]


def width(text: str, size: float = 10) -> float:
    (line,) = pdf_text(pdf([(0, 0, size, text)]), Path("a.pdf")).pages[0].lines
    return line.right - line.left


def centred(y: float, text: str, size: float = 10) -> Line:
    return (MIDDLE - width(text, size) / 2, y, size, text)


def test_a_note_within_a_line_does_not_end_its_paragraph() -> None:
    mark = 72 + width("of the old pier,")
    page: list[Line] = [
        (72, 700, 10, "The council of the harbour town met on Monday to decide what was to become"),
        (72, 688, 10, "of the old pier,"),
        (mark, 692.5, 7, "1"),
        (
            mark + width("1", 7),
            688,
            10,
            " which has been closed to the public since the storm of the",
        ),
        *column(72, 676, ["last winter and has lost many of its boards."]),
    ]
    (text,) = texts(read(page))
    assert text.startswith("The council")
    assert text.endswith("the old pier,[1] which has been closed to the public since the storm of "
                         "the last winter and has lost many of its boards.")  # fmt: skip


def test_who_wrote_a_short_document_and_when_is_no_part_of_its_text() -> None:
    above = [
        centred(740, "Who pays for the old pier?", 18),
        *(centred(712, "Ann Example"), centred(690, "Bo Sample"), centred(668, "3 May 2024")),
    ]
    data = pdf([*above, *column(72, 646, FIRST), *column(72, 600, SECOND)])
    (source,) = read_bytes(data, Path("a.pdf"))
    assert [b.text for b in source.blocks][-2:] == [" ".join(FIRST), " ".join(SECOND)]
    assert [name["family"] for name in source.item.value("author") or ()] == ["Example", "Sample"]
    assert source.item.value("issued") == {"date-parts": [[2024, 5, 3]]}


def test_centred_lines_that_run_on_are_one_paragraph() -> None:
    lines = ["A summary may stand in the middle of the page, and its lines, each of another",
             "length, run on all the same until the last one of them ends"]  # fmt: skip
    page = [*(centred(700 - 12 * i, text) for i, text in enumerate(lines))]
    assert texts(read([*page, *column(72, 640, FIRST)]))[0] == " ".join(lines)


def test_a_title_of_several_lines_is_one() -> None:
    parts = ["Who pays for the old pier?", "On the money of", "the harbour town"]
    page = [centred(740 - 22 * i, text, 18) for i, text in enumerate(parts)]
    info = "/Title (Who pays for the old pier? On the money of the harbour town)"
    found = read([*page, *column(72, 640, FIRST)], info=info)
    assert texts(found) == [" ".join(parts), " ".join(FIRST)]
    assert [block.role for block in found.blocks] == ["title", "body"]


def test_a_single_page_has_a_number_and_notes_too() -> None:
    notes: list[Line] = [
        (72, 700, 10, "So it was said"), (142, 704, 6, "1"),
        (72, 114, 6, "1"), (78, 110, 8, "See the minutes of the council."), (304, 60, 10, "17"),
    ]  # fmt: skip
    found = read([*column(72, 760, FIRST), *notes])
    said = [(block.role, found.words_of(block)) for block in found.blocks]
    assert said[2:] == [("footnote", "[1] See the minutes of the council."), ("furniture", "17")]
    assert {block.page for block in found.blocks} == {"17"}


def test_a_mark_that_stands_higher_than_the_line_belongs_to_it() -> None:
    end = 72 + width("So it was said.", 12)
    page: list[Line] = [(72, 700, 12, "So it was said."), (end, 709, 7, "1", True)]
    assert texts(read([*page, *column(72, 660, FIRST)]))[0] == "So it was said.[1]"


def test_a_head_of_two_pages_may_be_set_wide_on_one_of_them() -> None:
    narrow = [(72.0, 770.0, 8.0, "Policy Papers"), (500.0, 770.0, 8.0, "14/2024")]
    wide = [(72.0, 770.0, 8.0, "Policy Papers 14/2024")]
    found = draft(pdf([*narrow, *column(72, 700, FIRST)], [*wide, *column(72, 700, SECOND)]), PATH)
    assert "Papers" not in " ".join(
        found.words_of(block) for block in found.blocks if block.role == "body"
    )


def test_two_columns_of_three_are_read_one_after_the_other() -> None:
    left = column(60, 700, [f"Left words of line {i} go." for i in range(12)])
    middle = column(225, 700, [f"More words of line {i} go." for i in range(12)])
    found = texts(draft(pdf([*left, *middle]), PATH))
    assert found == [" ".join(line[3] for line in side) for side in (left, middle)]


def test_a_word_with_a_prefix_is_whole_again() -> None:
    lines = column(72, 700, ["It was called a scandal, and we dis-", "agree: it was an accident."])
    assert texts(read(lines)) == ["It was called a scandal, and we disagree: it was an accident."]


def test_the_lines_of_an_item_hang_under_its_first_one() -> None:
    item = ["1 The first of them is that the repair would cost more than the town could ever pay",
            "in a year, and that nobody had asked the fishermen who use it."]  # fmt: skip
    page = [*column(72, 740, SECOND), (84, 700, 10, item[0]), (95, 688, 10, item[1])]
    assert texts(read([*page, *column(72, 650, FIRST)]))[1] == " ".join(item)


def test_rows_are_a_table_on_a_page_of_few_other_lines() -> None:
    places = (72, 200, 290, 450)
    rows: list[Line] = [
        (x, 740 - 14 * i, 10, text)
        for i in range(12)
        for x, text in zip(places, (f"{2000 + i}", "Wend", "the lower river", "9,000"), strict=True)
    ]
    found = read([*rows, *column(72, 540, FIRST)])
    assert [block.role for block in found.blocks] == ["table", "body"]
    assert texts(found)[0].startswith("2000\tWend\tthe lower river\t9,000\n2001\tWend")

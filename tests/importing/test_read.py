"""What reading says about files that are no documents, and what it keeps of those that are."""

from __future__ import annotations

import os
import zipfile
from pathlib import Path

import pytest

from briefer.core.errors import UnreadableSource
from briefer.core.source import ImportedSource, Role
from briefer.importing.read import pasted_text, read
from tests.ooxml.words import p, word
from tests.ooxml.zips import zipped


def written(folder: Path, name: str, data: bytes) -> Path:
    path = folder / name
    path.write_bytes(data)
    return path


def refusal(path: Path) -> str:
    with pytest.raises(UnreadableSource) as refused:
        read(path)
    assert refused.value.path == path
    return refused.value.reason


def assert_whole(source: ImportedSource) -> None:
    """Every visible character lies in exactly one block."""
    position = 0
    for block in source.blocks:
        assert not source.canonical[position : block.start].strip()
        assert source.canonical[block.start : block.end] == block.text == block.text.strip()
        position = block.end
    assert not source.canonical[position:].strip()


@pytest.mark.parametrize(
    ("name", "data", "reason"),
    [
        ("empty.txt", b"", "empty"),
        ("nul.txt", b"\0" * 5000, "empty"),
        ("blank.txt", b" \n\t" * 400, "no-text"),
        ("junk.txt", bytes(range(256)) * 40, "binary"),
        ("what.xyz", b"words", "unknown-format"),
        ("none", b"words", "unknown-format"),
    ],
)
def test_a_file_without_text_is_refused_with_its_reason(
    tmp_path: Path, name: str, data: bytes, reason: str
) -> None:
    assert refusal(written(tmp_path, name, data)) == reason


def test_a_folder_is_refused_whatever_its_name(tmp_path: Path) -> None:
    folder = tmp_path / "x.docx"
    folder.mkdir()
    assert refusal(folder) == "folder"


def test_a_missing_file_and_a_loose_link_are_missing(tmp_path: Path) -> None:
    assert refusal(tmp_path / "gone.txt") == "missing"
    link = tmp_path / "link.txt"
    link.symlink_to(tmp_path / "nowhere.txt")
    assert refusal(link) == "missing"


def test_a_pipe_is_refused_without_waiting_for_it(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.txt")
    assert refusal(tmp_path / "pipe.txt") == "special"


def test_fifty_megabytes_of_text_are_too_large(tmp_path: Path) -> None:
    assert refusal(written(tmp_path, "big.txt", b"word " * 10_000_000)) == "too-large"


def test_a_very_long_text_is_read_to_a_limit_and_says_so(tmp_path: Path) -> None:
    source = read(written(tmp_path, "long.txt", b"word " * 1_200_000))
    assert len(source.canonical) == 5_000_000
    assert [w.reason for w in source.warnings] == ["truncated"]


def test_nul_bytes_between_words_are_shown_and_told(tmp_path: Path) -> None:
    source = read(written(tmp_path, "nul.txt", b"before\0after, then the end.\n" * 3))
    assert "before\ufffdafter" in source.canonical
    assert [(w.reason, w.detail) for w in source.warnings] == [("illegal-characters", "3")]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "cp1252"])
def test_the_same_words_come_out_of_every_encoding(tmp_path: Path, encoding: str) -> None:
    words = "“Café” – the naïve minister’s €5 word, said in Zürich and again in Málaga.\n" * 5
    source = read(written(tmp_path, "words.txt", words.encode(encoding)))
    assert source.canonical == words


@pytest.mark.parametrize("encoding", ["iso-2022-jp", "iso-2022-kr", "shift_jis", "euc-jp"])
def test_the_words_of_the_far_east_come_out_of_their_encodings(
    tmp_path: Path, encoding: str
) -> None:
    words = (
        "이사회는 월요일에 만나 부두를 폐쇄했다.\n"
        if "kr" in encoding
        else "港は昨年に閉鎖された。\n"
    )
    source = read(written(tmp_path, "words.txt", (words * 5).encode(encoding)))
    assert source.canonical == words * 5


def test_texts_of_two_encodings_in_one_file_are_both_read(tmp_path: Path) -> None:
    words = "“Café” – the naïve minister’s €5 word, said in Zürich.\n"
    data = words.encode() + words.encode("cp1252") + words.encode()
    source = read(written(tmp_path, "both.txt", data))
    assert source.canonical == words * 3
    assert [w.reason for w in source.warnings] == ["encoding-guessed"]


def test_western_words_are_not_taken_for_those_of_an_old_code_page(tmp_path: Path) -> None:
    words = "Café – “quoted” €5 naïve\n" * 20
    assert read(written(tmp_path, "words.txt", words.encode("cp1252"))).canonical == words


def test_every_kind_of_line_break_becomes_one(tmp_path: Path) -> None:
    source = read(written(tmp_path, "breaks.txt", b"One.\r\nTwo.\rThree.\n"))
    assert source.canonical == "One.\nTwo.\nThree.\n"


def test_spaces_soft_hyphens_and_quotation_marks_stay_as_they_are() -> None:
    words = 'A no-break\u00a0space, a soft\u00adhyphen, ‘single’ and "straight" marks.'
    assert pasted_text(words).canonical == words


def test_a_source_keeps_its_bytes_and_their_hash(tmp_path: Path) -> None:
    data = b"Prices rose by a tenth in the year after the dam was built.\n"
    source = read(written(tmp_path, "prices.txt", data))
    assert source.original == data
    assert len(source.sha256) == 64
    assert source.name == "prices.txt"
    assert_whole(source)


def test_markdown_comes_out_as_it_shows(tmp_path: Path) -> None:
    text = (
        "---\ntitle: Dams\n---\n# Dams\n\nWater is *not* [free](http://x.invalid).\n\n"
        "## Costs\n\n> Nobody\n> pays.\n\n- one\n- two\n\n| a | b |\n|---|---|\n| 1 | 2 |\n"
    )
    source = read(written(tmp_path, "dams.md", text.encode()))
    assert [(b.role, b.text) for b in source.blocks] == [
        (Role.TITLE, "Dams"),
        (Role.BODY, "Water is not free."),
        (Role.HEADING, "Costs"),
        (Role.QUOTE, "Nobody pays."),
        (Role.LIST_ITEM, "- one"),
        (Role.LIST_ITEM, "- two"),
        (Role.TABLE, "a\tb\n1\t2"),
    ]
    assert [b.number for b in source.blocks] == ["", "1", "", "2", "3", "4", "5"]
    assert source.item.text("title") == "Dams"
    assert_whole(source)


def test_a_text_in_one_endless_word_is_body_and_has_no_title() -> None:
    source = pasted_text("x" * 300_000)
    assert [block.role for block in source.blocks] == [Role.BODY]
    assert source.item.value("title") is None


def test_a_page_whose_title_is_a_whole_text_has_no_title(tmp_path: Path) -> None:
    page = f"<title>{'The gauge ' * 5_000}</title><p>The float was read twice a day.</p>"
    source = read(written(tmp_path, "page.html", page.encode()))
    assert len(str(source.item.value("title") or "")) < 100


PAGE = (
    b"<!DOCTYPE html><html><body><p>The board met on Monday and closed the pier.</p></body></html>"
)
MIME = b"MIME-Version: 1.0\nContent-Type: multipart/related; boundary=x\n\n--x\nContent-Type: "
RICH = rb"{\rtf1\ansi The board met on Monday and closed the pier.}"
TEXT_PART = '<o:text xmlns:t="t"><t:p>The board met on Monday and closed the pier.</t:p></o:text>'
OPEN = f'<o:document-content xmlns:o="o"><o:body>{TEXT_PART}</o:body></o:document-content>'
OPEN_PARTS = {"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": OPEN}


@pytest.mark.parametrize(
    ("name", "data", "kind"),
    [
        ("a.docx", RICH, "rtf"),
        ("a.pdf", b"\xef\xbb\xbf" + RICH, "rtf"),
        ("a.txt", PAGE, "html"),
        ("a.mht", PAGE, "html"),
        ("a.docx", zipped(OPEN_PARTS, zipfile.ZIP_STORED), "opendocument"),
        ("a.odt", word(p("The board met on Monday and closed the pier.")), "word"),
        ("a.zip", word(p("The board met on Monday and closed the pier.")), "word"),
    ],
)
def test_a_file_with_a_wrong_ending_is_read_and_it_is_told(
    tmp_path: Path, name: str, data: bytes, kind: str
) -> None:
    source = read(written(tmp_path, name, data))
    assert "closed the pier." in source.canonical
    assert source.reader == kind
    assert ("other-format", kind) in [(w.reason, w.detail) for w in source.warnings]


@pytest.mark.parametrize(
    ("name", "data", "kind"),
    [
        ("a.doc", RICH, "rtf"),
        ("a.doc", MIME + b"text/html\n\n" + PAGE + b"\n--x--\n", "mhtml"),
        ("page", PAGE, "html"),
        ("a.eml", MIME + b"text/plain\n\nThe board closed the pier.\n--x--\n", "mail"),
        ("a.md", b"<html>\n\nThe board *closed* the pier.\n", "markdown"),
    ],
)
def test_a_file_without_an_ending_that_tells_is_read_as_what_it_is(
    tmp_path: Path, name: str, data: bytes, kind: str
) -> None:
    source = read(written(tmp_path, name, data))
    assert "closed the pier." in source.canonical
    assert (source.reader, source.warnings) == (kind, ())


@pytest.mark.parametrize("ending", ["docx", "pdf", "odt", "epub"])
def test_what_a_site_answered_instead_of_a_file_is_refused(tmp_path: Path, ending: str) -> None:
    assert refusal(written(tmp_path, f"a.{ending}", PAGE)) == "wrong-type"


@pytest.mark.parametrize("ending", ["doc", "dot", "docx"])
def test_an_old_word_file_is_refused_with_its_name(tmp_path: Path, ending: str) -> None:
    old = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)
    assert refusal(written(tmp_path, f"a.{ending}", old)) == "old-office"
    locked = old + "EncryptedPackage".encode("utf-16-le")
    assert refusal(written(tmp_path, f"b.{ending}", locked)) == "encrypted"


def test_the_words_of_an_old_macintosh_are_not_taken_for_those_of_windows(tmp_path: Path) -> None:
    words = "“We have no choice”, the owner of the café said, and she’s right: £40 is – too much.\n"
    source = read(written(tmp_path, "words.txt", words.encode("mac_roman")))
    assert source.canonical == words


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
@pytest.mark.parametrize(
    "words",
    [
        "市町村の水道管の平均年齢は四十七年である。更新をだれが決めるかによって料金が決まる。\n",
        "Электроэнергетическая инфраструктура переоборудовалась последовательно.\n",
    ],
)
def test_wide_characters_without_a_mark_are_read(tmp_path: Path, words: str, encoding: str) -> None:
    assert read(written(tmp_path, "words.txt", words.encode(encoding))).canonical == words

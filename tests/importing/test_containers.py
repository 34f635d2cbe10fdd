"""Books, mails and archives: what they carry, and what they say of it."""

from __future__ import annotations

import base64
import os
import plistlib
import struct
from email.message import EmailMessage
from pathlib import Path

import pytest

from briefer.core.csl_values import format_date, format_names
from briefer.core.errors import UnreadableSource
from briefer.importing.read import read, read_all, read_bytes
from tests.importing.pdfs import column, pdf
from tests.importing.webpages import ARTICLE, HEAD, ONE, TWO
from tests.ooxml.words import p, word
from tests.ooxml.zips import zipped

CONTAINER = (
    '<container xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles>'
    '<rootfile full-path="OEBPS/book.opf"/></rootfiles></container>'
)
BOOK = (
    '<package xmlns="http://www.idpf.org/2007/opf"><metadata '
    'xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>On piers</dc:title>'
    "<dc:creator>Ann Example</dc:creator><dc:date>2024-05-06</dc:date><dc:language>en"
    '</dc:language></metadata><manifest><item id="a" href="a%20one.xhtml" '
    'media-type="application/xhtml+xml"/><item id="b" href="b.xhtml" '
    'media-type="application/xhtml+xml"/><item id="c" href="c.css" media-type="text/css"/>'
    '</manifest><spine><itemref idref="b"/><itemref idref="a"/></spine></package>'
)


def book(**more: str) -> bytes:
    return zipped(
        {
            "META-INF/container.xml": CONTAINER,
            "OEBPS/book.opf": BOOK,
            "OEBPS/a one.xhtml": f"<html><body><h1>Second</h1><p>{TWO}</p></body></html>",
            "OEBPS/b.xhtml": f"<html><body><h1>First</h1><p>{ONE}</p></body></html>",
        }
        | {name.replace("_", "/"): text for name, text in more.items()}
    )


def refused(data: bytes, name: str) -> str:
    with pytest.raises(UnreadableSource) as caught:
        read_bytes(data, Path(name))
    return caught.value.reason


def test_a_book_is_read_in_the_order_of_its_spine() -> None:
    (source,) = read_bytes(book(), Path("a.epub"))
    assert source.canonical == f"First\n\n{ONE}\n\nSecond\n\n{TWO}"
    assert [block.role.value for block in source.blocks] == ["heading", "body"] * 2
    assert source.item.text("title") == "On piers"
    assert format_names(source.item.value("author")) == "Ann Example"
    assert format_date(source.item.value("issued")) == "2024-05-06"
    assert source.language == "en"


def test_a_book_that_rights_management_locks_is_refused() -> None:
    locked = (
        '<encryption><EncryptedData><CipherReference URI="OEBPS/b.xhtml"/></EncryptedData>'
        "</encryption>"
    )
    assert refused(book(**{"META-INF_encryption.xml": locked}), "a.epub") == "encrypted"
    font = locked.replace("b.xhtml", "font.ttf")
    assert read_bytes(book(**{"META-INF_encryption.xml": font}), Path("a.epub"))
    assert refused(zipped({"mimetype": "application/epub+zip"}), "a.epub") == "damaged"


def mail(body: str, kind: str = "plain") -> EmailMessage:
    message = EmailMessage()
    message["Subject"] = "Re: The old pier"
    message["From"] = '"Ann Example" <ann@post.example>'
    message["Date"] = "Thu, 07 Nov 2024 23:30:00 +0100"
    message.set_content(body, subtype=kind)
    return message


def test_a_mail_states_who_wrote_it_when_and_on_what() -> None:
    (source,) = read_bytes(mail(f"{ONE}\n\n{TWO}\n").as_bytes(), Path("a.eml"))
    assert ONE in source.canonical.replace("\n", " ") or ONE in source.canonical
    assert source.item.text("title") == "The old pier"
    assert format_names(source.item.value("author")) == "Ann Example"
    assert format_date(source.item.value("issued")) == "2024-11-07"


def test_what_is_attached_to_a_mail_is_a_source_of_its_own() -> None:
    message = mail(f"<p>{ONE}</p><p>{TWO}</p>", "html")
    message.add_attachment(word(p(TWO)), maintype="application", subtype="x", filename="a.docx")
    message.add_attachment(b"\x89PNG", maintype="image", subtype="png", filename="b.png")
    message.add_attachment(b"PK no zip", maintype="application", subtype="x", filename="c.docx")
    message.add_attachment(mail(ONE))
    own, attached, inner = read_bytes(message.as_bytes(), Path("m.eml"))
    assert own.canonical.startswith(ONE)
    assert (attached.name, attached.canonical) == ("a.docx", TWO)
    assert inner.item.text("title") == "The old pier"
    assert [(w.reason, w.detail) for w in own.warnings] == [("part-skipped", "c.docx")]


def test_a_mail_without_a_word_of_its_own_still_brings_what_is_attached() -> None:
    message = mail("\n")
    message.add_attachment(word(p(TWO)), maintype="application", subtype="x", filename="a.docx")
    assert [s.name for s in read_bytes(message.as_bytes(), Path("m.eml"))] == ["a.docx"]
    assert refused(mail("\n").as_bytes(), "m.eml") == "no-text"


@pytest.mark.parametrize(("kind", "between"), [("plain", ""), ("html", "<p>")])
def test_every_text_of_a_mail_is_read_also_below_a_picture(kind: str, between: str) -> None:
    message = mail(f"{between}{ONE}", kind)
    message.add_attachment(b"\x89PNG", maintype="image", subtype="png", filename="b.png")
    message.attach(mail(f"{TWO}\n"))
    (source,) = read_bytes(message.as_bytes(), Path("m.eml"))
    assert [" ".join(block.text.split()) for block in source.blocks] == [ONE, TWO]


def test_of_two_forms_of_one_text_the_richer_is_read() -> None:
    message = mail("Plain words that say the same.")
    message.add_alternative(f"<p>{ONE}</p><p>{TWO}</p>", subtype="html")
    (source,) = read_bytes(message.as_bytes(), Path("m.eml"))
    assert source.canonical == f"{ONE}\n\n{TWO}"


def test_the_head_of_a_mail_says_how_its_page_is_encoded() -> None:
    page = "<meta charset='utf-8'><p>\u0430\u0431\u0432\u0433\u0434</p>"
    head = "Subject: S\nMIME-Version: 1.0\nContent-Type: text/html; charset=koi8-r\n\n"
    (source,) = read_bytes(f"{head}{page}".encode("koi8-r"), Path("m.eml"))
    assert source.canonical == "абвгд"


def test_a_forwarded_mail_keeps_the_day_it_was_sent_on() -> None:
    head = "---------- Forwarded message ---------\nFrom: B <b@y.example>\nDate: 4 November 2023\n"
    message = mail(f"Please read.\n\n{head}\n{ONE}\n\n{TWO}\n")
    message.replace_header("Subject", "Re: Fwd: The old pier")
    (source,) = read_bytes(message.as_bytes(), Path("m.eml"))
    assert source.item.text("title") == "The old pier"
    assert format_date(source.item.value("issued")) == "2024-11-07"


def tnef(*files: tuple[str, bytes]) -> bytes:
    def record(attribute: int, data: bytes) -> bytes:
        return struct.pack("<BII", 2, attribute, len(data)) + data + b"\0\0"

    parts = (
        record(0x00069002, b"\1\0") + record(0x00018010, name.encode("cp1252") + b"\0")
        + record(0x0006800F, data) for name, data in files
    )  # fmt: skip
    return b"\x78\x9f\x3e\x22\x01\x00" + b"".join(parts)


def test_what_outlook_packs_into_winmail_is_unpacked() -> None:
    packed = tnef(("a.docx", word(p(TWO))), ("b.png", b"\x89PNG"), ("\xfc.txt", ONE.encode()))
    message = mail(ONE)
    message.add_attachment(
        packed, maintype="application", subtype="ms-tnef", filename="winmail.dat"
    )
    own, attached, text = read_bytes(message.as_bytes(), Path("m.eml"))
    assert (attached.name, attached.canonical) == ("a.docx", TWO)
    assert (text.name, own.warnings) == ("\xfc.txt", ())


def test_a_document_in_a_mail_that_is_not_read_is_named() -> None:
    message = mail(ONE)
    for name in ("old.doc", "winmail.dat", "b.png", "sign.p7s"):
        message.add_attachment(b"\0\1\2", maintype="application", subtype="x", filename=name)
    (own,) = read_bytes(message.as_bytes(), Path("m.eml"))
    assert [warning.detail for warning in own.warnings] == ["old.doc", "winmail.dat"]


def test_an_archive_too_deep_is_named_and_names_lose_their_folders() -> None:
    deep = zipped({"a.txt": ONE})
    for _depth in range(4):
        deep = zipped({"inner.zip": deep})
    sources = read_bytes(zipped({"x\\one.txt": ONE, "deep.zip": deep}), Path("a.zip"))
    assert [source.name for source in sources] == ["one.txt"]
    assert [w.detail for w in sources[0].warnings] == ["deep.zip › inner.zip › inner.zip"]


def test_a_web_archive_knows_where_and_when_it_was_saved() -> None:
    head = HEAD.replace('<link rel="canonical" href="https://post.example/pier">', "")
    message = EmailMessage()
    message["Snapshot-Content-Location"] = "https://post.example/pier?from=front"
    message["Date"] = "Fri, 08 Nov 2024 08:00:00 +0000"
    message.set_content(f"<html>{head}<body>{ARTICLE}</body></html>", subtype="html")
    message.make_related()
    (source,) = read_bytes(message.as_bytes(), Path("a.mhtml"))
    assert source.item.text("URL") == "https://post.example/pier?from=front"
    assert format_date(source.item.value("accessed")) == "2024-11-08"
    assert ONE in [block.text for block in source.blocks if block.role.value == "body"]


def test_an_archive_gives_its_documents_and_names_the_bad_ones() -> None:
    data = zipped(
        {
            "x/one.txt": f"{ONE}\n\n{TWO}\n",
            "x/two.docx": word(p(TWO)),
            "x/bad.docx": b"no zip",
            "__MACOSX/x/._one.txt": b"\0\1",
            "x/picture.png": b"\x89PNG",
            "../../evil.txt": ONE,
        }
    )
    sources = read_bytes(data, Path("a.zip"))
    assert [source.name for source in sources] == ["one.txt", "two.docx", "evil.txt"]
    assert [(w.reason, w.detail) for w in sources[0].warnings if w.reason == "part-skipped"] == [
        ("part-skipped", "bad.docx")
    ]


def test_an_archive_without_a_document_says_so() -> None:
    assert refused(zipped({"a.png": b"\x89PNG"}), "a.zip") == "nothing-inside"


@pytest.mark.parametrize(
    ("parts", "reason", "said"),
    [
        ({"x/a.docx": b"no zip"}, "wrong-type", ("a.zip › a.docx", "")),
        ({"b.zip": zipped({"a.docx": b"no zip"})}, "wrong-type", ("a.zip › b.zip › a.docx", "")),
        ({"a.docx": b"no zip", "b.pdf": b"%PDF-1.4"}, "none-readable", ("a.zip", "a.docx, b.pdf")),
    ],
)
def test_an_archive_none_of_which_can_be_read_is_named_with_what_is_to_blame(
    parts: dict[str, bytes], reason: str, said: tuple[str, str]
) -> None:
    with pytest.raises(UnreadableSource) as caught:
        read_bytes(zipped(parts), Path("a.zip"))
    assert caught.value.reason == reason
    assert (caught.value.name, caught.value.detail if said[1] else "") == said


def test_archives_in_archives_end_somewhere() -> None:
    data = zipped({"a.txt": ONE})
    for _depth in range(8):
        data = zipped({"inner.zip": data})
    assert refused(data, "a.zip") == "nothing-inside"


@pytest.mark.parametrize(
    ("data", "reader"),
    [
        (pdf(column(72, 700, [ONE[:70]])), "pdf"),
        (rb"{\rtf1\ansi Some words.\par}", "rtf"),
        (f"<!DOCTYPE html><html><p>{ONE}</p></html>".encode(), "html"),
    ],
)
def test_content_decides_where_the_ending_says_nothing(data: bytes, reader: str) -> None:
    assert read_bytes(data, Path("article.aspx"))[0].reader == reader


def test_rich_text_keeps_its_words_and_tables() -> None:
    rtf = (
        rb"{\rtf1\ansi\ansicpg1252 Caf\'e9 \'93quoted\'94\par "
        rb"\trowd\cellx1\cellx2 Year\cell Tons\cell\row 2024\cell 7\cell\row\pard End\par}"
    )
    (source,) = read_bytes(rtf, Path("a.rtf"))
    assert source.canonical == "Café “quoted”\n\nYear\tTons\n2024\t7\n\nEnd"
    assert source.blocks[1].role.value == "table"
    assert refused(b"no rtf", "a.rtf") == "wrong-type"


def test_the_address_that_a_system_noted_at_the_download_is_kept(tmp_path: Path) -> None:
    path = tmp_path / "a.pdf"
    path.write_bytes(pdf(column(72, 700, [ONE[:70]])))
    stream = path.with_name("a.pdf:Zone.Identifier")
    stream.write_text("[ZoneTransfer]\r\nZoneId=3\r\nHostUrl=https://post.example/a.pdf\r\n")
    assert read(path).item.text("URL") == "https://post.example/a.pdf"


def test_the_address_that_a_mac_put_beside_a_file_is_kept(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text(f"{ONE}\n\n{TWO}\n", encoding="utf-8")
    name = b"com.apple.metadata:kMDItemWhereFroms\0"
    value = plistlib.dumps(["https://post.example/a.txt", ""], fmt=plistlib.FMT_BINARY)
    head = b"\0\5\x16\7" + bytes(100)
    at = len(head) + 11 + len(name)
    entry = struct.pack(">IIHB", at, len(value), 0, len(name)) + name
    path.with_name("._a.txt").write_bytes(head + entry + value)
    assert read_all(path)[0].item.text("URL") == "https://post.example/a.txt"


@pytest.mark.skipif(not hasattr(os, "setxattr"), reason="extended attributes are for Linux")
def test_the_address_in_an_extended_attribute_is_kept(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text(f"{ONE}\n\n{TWO}\n", encoding="utf-8")
    try:
        os.setxattr(path, "user.xdg.origin.url", b"https://post.example/a.txt")
    except OSError:
        pytest.skip("the file system has no extended attributes")
    assert read_all(path)[0].item.text("URL") == "https://post.example/a.txt"


def test_the_encoding_that_a_mail_names_for_its_page_is_used() -> None:
    data = (
        b"From: Ann Example <a@x.example>\r\nSubject: Piers\r\nMIME-Version: 1.0\r\n"
        b'Content-Type: text/html; charset="iso-8859-2"\r\nContent-Transfer-Encoding: 8bit\r\n\r\n'
    ) + "<p>Świat, źródło, żółw i łódź.</p>".encode("iso-8859-2")
    (source,) = read_bytes(data, Path("a.eml"))
    assert source.canonical == "Świat, źródło, żółw i łódź."


@pytest.mark.parametrize(
    ("sender", "author", "outlet"),
    [
        ("Ann Example", "Ann Example", ""),
        ("Ann Example from Harbour Post", "Ann Example", "Harbour Post"),
        ("Ann Example | The Pier", "Ann Example", "The Pier"),
        ("Harbour Post Daily", "", "Harbour Post Daily"),
        ("", "", ""),
    ],
)
def test_a_newsletter_is_of_its_outlet_and_of_a_person_that_it_names(
    sender: str, author: str, outlet: str
) -> None:
    message = mail(ONE)
    del message["From"]
    message["From"] = f'"{sender}" <news@post.example>'
    message["List-Unsubscribe"] = "<https://post.example/out>"
    (source,) = read_bytes(message.as_bytes(), Path("a.eml"))
    assert format_names(source.item.value("author")) == author
    assert source.item.text("container-title") == outlet


def test_a_mail_that_is_nothing_but_a_document_gives_the_document() -> None:
    data = b"From: a@example.org\nContent-Type: application/pdf; name=scan.pdf\n"
    data += b"Content-Transfer-Encoding: base64\n\n" + base64.encodebytes(
        pdf(column(72, 700, [ONE]))
    )
    (source,) = read_bytes(data, Path("a.eml"))
    assert (source.name, source.reader) == ("scan.pdf", "pdf")


def test_an_attachment_without_a_name_is_read() -> None:
    message = EmailMessage()
    message["From"] = "Ann Example <ann@example.org>"
    message.set_content("See what is attached.")
    message.add_attachment(TWO)
    message.add_attachment(word(p(ONE)), "application", DOCX)
    mail, text, document = read_bytes(message.as_bytes(), Path("a.eml"))
    assert mail.canonical.strip() == "See what is attached."
    assert (text.canonical.strip(), document.canonical) == (TWO, ONE)


DOCX = "vnd.openxmlformats-officedocument.wordprocessingml.document"


def test_every_mail_of_a_mailbox_is_a_source() -> None:
    one = "From ann@example.org Mon May  6 10:00:00 2024\nSubject: One\nFrom: a@example.org\n\n"
    other = "From - Tue May  7 10:00:00 2024\nSubject: Two\nFrom: b@example.org\n\n"
    data = f"{one}{ONE}\n>From here on it is quiet.\n\nFrom what we heard, no.\n\n{other}{TWO}\n"
    first, second = read_bytes(data.encode(), Path("a.mbox"))
    assert [each.item.text("title") for each in (first, second)] == ["One", "Two"]
    assert "\nFrom here on it is quiet.\n" in first.canonical
    assert "From what we heard, no." in first.canonical
    assert refused(b"no mailbox", "a.mbox") == "wrong-type"


def signed(content: bytes, *, in_pieces: bool) -> bytes:
    """Return a mail signed in one piece, as much of one as a reader looks at."""
    if in_pieces:
        pieces = (content[i : i + 50] for i in range(0, len(content), 50))
        octets = b"\x24\x80" + b"".join(bytes((4, len(p))) + p for p in pieces) + b"\0\0"
    else:
        octets = b"\x04\x82" + len(content).to_bytes(2, "big") + content
    cms = b"\x30\x80\x06\x09\x2a\x86\x48\x86\xf7\x0d\x01\x07\x01\xa0\x80" + octets + b"\0\0\0\0"
    head = b"Subject: The pier\nFrom: a@example.org\nContent-Transfer-Encoding: base64\n"
    kind = b"Content-Type: application/pkcs7-mime; smime-type=signed-data; name=smime.p7m\n\n"
    return head + kind + base64.encodebytes(cms)


@pytest.mark.parametrize("in_pieces", [True, False])
def test_a_mail_inside_its_signature_is_read(*, in_pieces: bool) -> None:
    inner = f"Content-Type: text/plain\r\n\r\n{ONE}\r\n".encode()
    (source,) = read_bytes(signed(inner, in_pieces=in_pieces), Path("a.eml"))
    assert source.canonical.strip() == ONE
    assert source.item.text("title") == "The pier"


@pytest.mark.parametrize(
    "kind", ["application/pkcs7-mime; smime-type=enveloped-data", "multipart/encrypted; boundary=x"]
)
def test_an_encrypted_mail_is_refused_as_such(kind: str) -> None:
    inside = "--x\nContent-Type: application/octet-stream\n\nx"
    data = f"From: a@example.org\nContent-Type: {kind}\n\n{inside}"
    assert refused(data.encode(), "a.eml") == "encrypted"


def test_a_japanese_mail_is_read_in_its_encoding() -> None:
    text = "港は昨年に閉鎖された。理事会は月曜日にそう決めた。"
    head = b"From: a@example.org\nContent-Type: text/plain; charset=iso-2022-jp\n\n"
    (source,) = read_bytes(head + text.encode("iso-2022-jp"), Path("a.eml"))
    assert source.canonical == text


def headed(kind: str, body: str, more: str = "") -> bytes:
    head = f"From: a@example.org\nSubject: Pier\nContent-Type: {kind}\n{more}\n"
    return (head + body).encode("latin-1")


def test_lines_of_a_mail_that_flow_on_are_one_paragraph() -> None:
    body = "The board of the harbour \nmet on Monday.\n\n> It closed \n> the pier.\n-- \nAnn\n"
    (source,) = read_bytes(headed("text/plain; format=flowed", body), Path("a.eml"))
    lines = source.canonical.split("\n")
    assert lines[:4] == [
        "The board of the harbour met on Monday.",
        "",
        "> It closed the pier.",
        "-- ",
    ]
    body = "The board of the  \nhar \nbour met.\n"
    (source,) = read_bytes(headed("text/plain; format=flowed; delsp=yes", body), Path("a.eml"))
    assert source.canonical == "The board of the harbour met.\n"


def test_what_is_sound_of_a_mail_that_was_cut_off_is_read() -> None:
    packed = base64.encodebytes(f"{ONE} {TWO}".encode()).decode()[:-9]
    data = headed("text/plain", packed, "Content-Transfer-Encoding: base64\n")
    (source,) = read_bytes(data, Path("a.eml"))
    assert source.canonical.startswith(ONE)
    assert len(source.canonical) > len(f"{ONE} {TWO}") - 9


def test_a_sender_without_a_name_is_no_author() -> None:
    (source,) = read_bytes(headed("text/plain", ONE), Path("a.eml"))
    assert "author" not in source.item.fields


def test_a_web_archive_of_plain_text_is_read() -> None:
    inside = f"--b\nContent-Type: text/plain\n\n{ONE}\n--b--\n"
    (source,) = read_bytes(headed("multipart/related; boundary=b", inside), Path("a.mht"))
    assert source.canonical.strip() == ONE


def test_the_marks_of_popup_notes_of_a_book_are_apart() -> None:
    text = (
        f'<p>{ONE} Closed<a epub:type="noteref" href="#n1">1</a> now.</p>'
        '<aside epub:type="footnote" id="n1"><p>1. It was cold.</p></aside>'
    )
    (source,) = read_bytes(
        book(**{"OEBPS/b.xhtml": f"<html><body>{text}</body></html>"}), Path("a.epub")
    )
    assert "Closed[1] now." in source.canonical


def test_control_characters_in_the_head_of_a_mail_are_blanks() -> None:
    data = b"From: Ann\x07Example <a@example.org>\nSubject: The\0old \x7fpier\n\n" + ONE.encode()
    (source,) = read_bytes(data, Path("a.eml"))
    assert source.item.text("title") == "The old pier"
    assert format_names(source.item.value("author")) == "Ann Example"


def test_an_attached_text_is_read_whatever_its_ending() -> None:
    message = EmailMessage()
    message["From"] = "Ann Example <ann@example.org>"
    message.set_content("See what is attached.")
    message.add_attachment(TWO, filename="pier.log")
    message.add_attachment(b"\x89PNG", "image", "png", filename="pier.png")
    mail, log = read_bytes(message.as_bytes(), Path("a.eml"))
    assert (log.name, log.canonical.strip()) == ("pier.log.txt", TWO)
    assert mail.warnings == ()


def test_a_damaged_name_of_an_encoding_is_none() -> None:
    page = "<p>Świat, źródło i łódź.</p>".encode()
    (source,) = read_bytes(b'Content-Type: text/html; charset="us\0ii"\n\n' + page, Path("a.eml"))
    assert source.canonical == "Świat, źródło i łódź."

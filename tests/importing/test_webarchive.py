"""Safari's web archives: the page in them, and what is no archive."""

from __future__ import annotations

import plistlib
from pathlib import Path

import pytest

from briefer.core.errors import UnreadableSource
from briefer.core.source import ImportedSource
from briefer.importing.read import read_bytes
from tests.importing.webpages import ARTICLE, HEAD, ONE, TWO

ADDRESS = "https://post.example/pier?from=front"
PAGE = f"<html><head><title>Pier</title></head><body>{ARTICLE}</body></html>"


def archived(content: object, **more: object) -> dict[str, object]:
    page = {"Data": content, "URL": ADDRESS, "MIMEType": "text/html", **more}
    return {"WebMainResource": {f"WebResource{name}": value for name, value in page.items()}}


def read(
    archive: dict[str, object], form: plistlib.PlistFormat = plistlib.FMT_BINARY
) -> ImportedSource:
    data = plistlib.dumps(archive, fmt=form)
    (source,) = read_bytes(data, Path("Pier.webarchive"))
    return source


def refused(data: bytes) -> str:
    with pytest.raises(UnreadableSource) as caught:
        read_bytes(data, Path("Pier.webarchive"))
    return caught.value.reason


@pytest.mark.parametrize("form", [plistlib.FMT_BINARY, plistlib.FMT_XML])
def test_the_page_of_an_archive_is_read_with_its_address(form: plistlib.PlistFormat) -> None:
    frame = archived(f"<p>{TWO}</p>".encode(), URL="https://ads.example/")
    archive = archived(PAGE.encode()) | {"WebSubframeArchives": [frame]}
    source = read(archive, form)
    assert source.item.text("URL") == ADDRESS
    assert next(b.text for b in source.blocks if b.role.value == "body") == ONE
    assert source.reader == "webarchive"


def test_the_address_of_the_archive_goes_before_that_of_the_page() -> None:
    source = read(archived(f"<html>{HEAD}<body>{ARTICLE}</body></html>".encode()))
    assert source.item.text("URL") == ADDRESS


def test_the_encoding_that_the_archive_names_is_used() -> None:
    words = PAGE.replace(ONE, f"{ONE} Łódź będzie mieć nowe molo, mówi źródło.")
    source = read(archived(words.encode("iso-8859-2"), TextEncodingName="iso-8859-2"))
    assert "Łódź będzie mieć nowe molo, mówi źródło." in source.canonical


def test_an_archived_text_is_read_as_text() -> None:
    source = read(archived(f"{ONE}\n\n{TWO}".encode(), MIMEType="text/plain"))
    assert source.canonical == f"{ONE}\n\n{TWO}"
    assert source.item.text("URL") == ADDRESS


def test_an_address_on_somebodys_disk_is_no_address() -> None:
    assert not read(archived(PAGE.encode(), URL="file:///Users/ann/pier.html")).item.value("URL")


@pytest.mark.parametrize(
    ("archive", "reason"),
    [
        (["no archive"], "nothing-inside"),
        ({"WebMainResource": "a word"}, "nothing-inside"),
        (archived("words, no bytes"), "nothing-inside"),
        (archived(b"\x89PNG", MIMEType="image/png"), "nothing-inside"),
        (archived(b"<p>" + b" " * 41_000_000), "too-large"),
    ],
)
def test_an_archive_without_a_page_is_refused(
    archive: list[str] | dict[str, object], reason: str
) -> None:
    assert refused(plistlib.dumps(archive, fmt=plistlib.FMT_BINARY)) == reason


def test_what_is_no_list_or_a_broken_one_is_refused() -> None:
    whole = plistlib.dumps(archived(PAGE.encode()), fmt=plistlib.FMT_BINARY)
    bomb = b'<?xml version="1.0"?><!DOCTYPE plist [<!ENTITY a "b">]><plist><string>&a;</string>'
    assert refused(PAGE.encode()) == "wrong-type"
    assert refused(whole[:-40]) == "damaged"
    assert refused(b"bplist00" + b"\xff" * 60) == "damaged"
    assert refused(b"<?xml version='1.0'?><plist><dict>") == "damaged"
    assert refused(bomb) == "damaged"

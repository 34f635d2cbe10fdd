from __future__ import annotations

import zipfile

import pytest

from briefer.ooxml.errors import UnusablePackage
from briefer.ooxml.package import Limits, Package, resolved
from briefer.ooxml.relationships import main_part, related
from briefer.ooxml.xml import read_xml
from tests.ooxml.zips import crafted, deflated, zipped

RELATIONSHIPS = (
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    '<Relationship Id="r1" Type="http://x/relationships/{kind}" Target="{target}"/>'
    "</Relationships>"
)


def reason(data: bytes, part: str = "a.xml", limits: Limits | None = None) -> str:
    with pytest.raises(UnusablePackage) as caught:
        Package(data, limits).read(part)
    return caught.value.reason


def test_parts_are_read_whatever_the_case_of_their_name() -> None:
    package = Package(zipped({"Word/Document.xml": "<a/>"}))
    assert package.read("word/document.xml") == b"<a/>"
    assert "WORD/document.xml" in package
    assert package.names == ("Word/Document.xml",)


def test_files_that_are_no_zip_say_what_they_are() -> None:
    assert reason(b"<html>") == "not-a-zip"
    assert reason(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(4096)) == "old-office"
    assert reason(zipped({"a.xml": "x" * 500})[:60]) == "damaged"
    assert reason(zipped({"a.xml": ""}), "b.xml") == "missing-part"


def test_a_bomb_is_not_unpacked_even_if_its_header_lies() -> None:
    bomb = deflated(bytes(80_000_000))
    assert reason(crafted([(b"a.xml", bomb, 80_000_000, 0)])) == "bomb"
    assert reason(crafted([(b"a.xml", bomb, 1_000, 0)])) in {"bomb", "damaged"}


def test_the_total_counts_over_all_parts() -> None:
    package = Package(zipped({"a": "x" * 600, "b": "x" * 600}), Limits(total=1_000))
    package.read("a")
    with pytest.raises(UnusablePackage) as caught:
        package.read("b")
    assert caught.value.reason == "too-big"


def test_suspicious_directories_are_refused() -> None:
    packed = deflated(b"<a/>")
    twice = [(b"a.xml", packed, 4, 0), (b"A.xml", packed, 4, 0)]
    assert reason(crafted(twice)) == "duplicate-parts"
    shared = [(b"a.xml", packed, 4, 0), (b"b.xml", packed, 4, 0)]
    assert reason(crafted(shared, overlap=True)) == "overlapping-parts"
    assert reason(crafted([(b"a.xml", packed, 4, 1)])) == "encrypted"
    assert reason(zipped({"a": "", "b": ""}), limits=Limits(entries=1)) == "too-many-parts"


def test_methods_that_unpack_without_bounds_are_refused() -> None:
    assert reason(zipped({"a.xml": "text"}, zipfile.ZIP_BZIP2)) == "compression"


def test_xml_with_a_document_type_is_refused() -> None:
    entity = b'<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><a>&x;</a>'
    plain = b'<!DOCTYPE a PUBLIC "-//x" "http://127.0.0.1:9/x.dtd"><a>text</a>'
    for data, allowed in ((entity, False), (entity, True), (plain, False)):
        with pytest.raises(UnusablePackage) as caught:
            read_xml(data, allow_doctype=allowed)
        assert caught.value.reason == "doctype"
    assert read_xml(plain, allow_doctype=True).text == "text"


def test_deep_or_broken_xml_is_refused() -> None:
    for data in (b"<a>" * 5_000 + b"</a>" * 5_000, b"<a><b></a>", b""):
        with pytest.raises(UnusablePackage) as caught:
            read_xml(data, "part.xml")
        assert (caught.value.reason, caught.value.detail) == ("not-xml", "part.xml")


def test_the_main_part_and_its_relations_are_found() -> None:
    package = Package(
        zipped(
            {
                "_rels/.rels": RELATIONSHIPS.format(kind="officeDocument", target="/x/doc.xml"),
                "x/_rels/doc.xml.rels": RELATIONSHIPS.format(kind="footnotes", target="n%201.xml"),
                "x/doc.xml": "<a/>",
                "x/n 1.xml": "<a/>",
            }
        )
    )
    assert main_part(package) == "x/doc.xml"
    assert related(package, "x/doc.xml", "footnotes") == "x/n 1.xml"
    assert related(package, "x/doc.xml", "endnotes") == ""


def test_targets_stay_inside_the_package() -> None:
    assert resolved("word/document.xml", "../media/a%20b.png#x") == "media/a b.png"
    assert resolved("", "../../../etc/passwd") == "../../../etc/passwd"
    assert resolved("a/b", "/c/d") == "c/d"

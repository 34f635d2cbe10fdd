"""RIS in and out, with the conventions that Zotero follows.

`T2` is the container, `DA` the date as yyyy/mm/dd, `Y2` the day of access, `SN` the number of a
report, `L1` to `L4` attached files. RIS has no sign for an organisation but the missing comma.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any
from urllib.parse import unquote, urlsplit

import rispy

from briefer.citation.references import (
    BadReference,
    Reference,
    References,
    date_of,
    date_text,
    name_of,
    name_text,
    without_empty,
)
from briefer.core.source import CslData, CslValue

_TYPES = {
    "article-newspaper": "NEWS",
    "article-magazine": "MGZN",
    "article-journal": "JOUR",
    "post-weblog": "BLOG",
    "webpage": "ELEC",
    "report": "RPRT",
    "book": "BOOK",
    "chapter": "CHAP",
    "paper-conference": "CONF",
    "thesis": "THES",
    "legal_case": "CASE",
    "legislation": "STAT",
    "bill": "BILL",
    "hearing": "HEAR",
    "speech": "SLIDE",
    "interview": "PCOMM",
    "broadcast": "VIDEO",
    "motion_picture": "MPCT",
    "map": "MAP",
    "patent": "PAT",
    "dataset": "DATA",
    "software": "COMP",
    "entry-encyclopedia": "ENCYC",
    "entry-dictionary": "DICT",
    "manuscript": "UNPB",
    "post": "ICOMM",
    "document": "GEN",
}
_KINDS = {tag: kind for kind, tag in _TYPES.items()} | {
    "WEB": "webpage",
    "GOVDOC": "report",
    "EJOUR": "article-journal",
    "JFULL": "article-journal",
    "EBOOK": "book",
    "ECHAP": "chapter",
    "CPAPER": "paper-conference",
    "SOUND": "song",
}
_NAMES = (("author", "AU"), ("editor", "A2"), ("translator", "A4"))
_NAMES_READ = {
    "AU": "author",
    "A1": "author",
    "A2": "editor",
    "ED": "editor",
    "A3": "collection-editor",
    "A4": "translator",
}
_TEXTS = (
    ("title", ("TI", "T1", "CT", "BT")),
    ("title-short", ("ST",)),
    ("container-title", ("T2", "JO", "JF", "JA", "J2")),
    ("event-title", ("C3",)),
    ("event-place", ("C1",)),
    ("collection-title", ("T3",)),
    ("publisher", ("PB",)),
    ("publisher-place", ("CY", "PP")),
    ("volume", ("VL",)),
    ("edition", ("ET",)),
    ("URL", ("UR",)),
    ("DOI", ("DO",)),
    ("language", ("LA",)),
    ("genre", ("M3",)),
    ("abstract", ("AB", "N2")),
    ("archive", ("DB",)),
    ("call-number", ("CN",)),
)
_FILES = ("L1", "L2", "L3", "L4")
_LISTS = ("AU", "A1", "A2", "A3", "A4", "ED", "KW", "N1", "UR", *_FILES)
_TAGS = {
    tag: tag.lower()
    for tag in (
        *("TY", "ID", "DA", "PY", "Y1", "Y2", "SP", "EP", "IS", "SN", "ER", "UK", *_LISTS),
        *(tag for _name, tags in _TEXTS for tag in tags),
    )
}
_SERIAL = frozenset({"article-journal", "article-magazine", "article-newspaper", "post-weblog"})
_BOOKS = frozenset({"book", "chapter", "paper-conference"})

Record = Mapping[str, Any]


class _Writer(rispy.RisWriter):  # type: ignore[misc]  # rispy has no types
    """Writes records without the counter before each, which other readers refuse."""

    REFERENCE_TYPE_KEY = "ty"

    def set_header(self, _count: int) -> str:
        """Return nothing to stand before a record."""
        return ""


def read(text: str) -> References:
    """Return the records of a RIS text; each is read by itself, so that bad ones stay alone."""
    found, bad = [], []
    for line, record in _records(text):
        one = _reference(line, record)
        if isinstance(one, Reference):
            found.append(one)
        else:
            bad.append(one)
    return References(tuple(found), tuple(bad or ([] if found else [BadReference(1, "no-record")])))


def write(items: Iterable[CslData]) -> str:
    """Return `items` (with their `id`) as a RIS text."""
    writer = _Writer(mapping=_TAGS, list_tags=list(_LISTS), delimiter_tags_mapping={})
    return str(writer.formats([dict(_record(item)) for item in items]))


def _records(text: str) -> Iterator[tuple[int, list[str]]]:
    """Yield the lines of each record with the number of its first line, from 1."""
    start, lines = 0, list[str]()
    for number, line in enumerate(text.removeprefix("\ufeff").splitlines(), 1):
        begins = line.startswith("TY  -")
        if begins and lines:
            yield start, lines
            lines = []
        if begins or lines:
            start = start if lines else number
            lines.append(line)
        if line.rstrip() == "ER  -" and lines:
            yield start, lines
            lines = []
    if lines:
        yield start, lines


def _reference(line: int, record: list[str]) -> Reference | BadReference:
    if record[-1].rstrip() != "ER  -":
        return BadReference(line, "cut-off", record[-1][:60])
    parser = rispy.RisParser(
        mapping=_TAGS, list_tags=list(_LISTS), delimiter_tags_mapping={}, skip_unknown_tags=True
    )
    parsed = parser.parse("\n".join(record))[0]
    kind = str(parsed.get("ty", ""))
    if not kind:
        return BadReference(line, "no-type", _first(parsed, "TI", "T1"))
    return Reference(_item(parsed), tuple(_files(parsed)), line)


def _item(record: Record) -> dict[str, CslValue]:
    """Return a record as CSL-JSON."""
    kind = _KINDS.get(record["ty"], "document")
    values: list[tuple[str, CslValue]] = [("id", _first(record, "ID")), ("type", kind)]
    for tag, role in _NAMES_READ.items():
        names = [name_of(name) for name in record.get(tag.lower(), []) if name.strip()]
        if names and role not in dict(values):
            values.append((role, names))
    values += [(name, _first(record, *tags)) for name, tags in _TEXTS]
    values += [
        ("issued", _date(_first(record, "DA", "PY", "Y1"))),
        ("accessed", _date(_first(record, "Y2"))),
        ("page", "-".join(p for p in (_first(record, "SP"), _first(record, "EP")) if p)),
        ("number" if kind not in _SERIAL else "issue", _first(record, "IS")),
        (_serial_number(kind), _first(record, "SN")),
        ("keyword", ", ".join(record.get("kw", []))),
        ("note", "\n".join(record.get("n1", []))),
    ]
    return without_empty(values)


def _date(written: str) -> CslValue | None:
    """Return a date like "2025/10/07/": the fourth part is a remark, or a time of day."""
    *day, last = written.split("/")
    return date_of("/".join(day if ":" in last else [*day, last]).rstrip("/"))


def _serial_number(kind: str) -> str:
    """Return what `SN` holds for a kind of source."""
    return "ISSN" if kind in _SERIAL else "ISBN" if kind in _BOOKS else "number"


def _record(item: CslData) -> Iterator[tuple[str, Any]]:
    """Yield the tags of a CSL-JSON item."""
    kind = str(item.get("type", "document"))
    yield "ty", _TYPES.get(kind, "GEN")
    if item.get("id"):
        yield "id", str(item["id"])
    for role, tag in _NAMES:
        if names := item.get(role):
            yield tag.lower(), [name_text(name) for name in names]
    for name, tags in _TEXTS:
        if value := item.get(name):
            yield tags[0].lower(), [str(value)] if tags[0] in _LISTS else _one_line(value)
    yield from _dates(item)
    first, _dash, last = str(item.get("page", "")).replace("–", "-").partition("-")
    numbers = [("sp", first), ("ep", last), ("sn", item.get(_serial_number(kind), ""))]
    issue = item.get("issue", "")
    numbers.append(("is", issue))
    yield from ((tag, str(value)) for tag, value in numbers if value)
    if item.get("keyword"):
        yield "kw", [word.strip() for word in str(item["keyword"]).split(",")]
    if item.get("note"):
        yield "n1", [_one_line(item["note"])]


def _dates(item: CslData) -> Iterator[tuple[str, str]]:
    for name, tag in (("issued", "da"), ("accessed", "y2")):
        if date := item.get(name):
            yield tag, date_text(_first_day(date), "/")
    if issued := item.get("issued"):
        year = date_text(issued)[:4]
        if year.isdecimal():
            yield "py", year


def _first_day(date: CslValue) -> CslValue:
    """Return the first date of an interval: RIS has none."""
    return {**date, "date-parts": date["date-parts"][:1]} if "date-parts" in date else date


def _files(record: Record) -> Iterator[str]:
    """Yield the paths of attached files; addresses are no files."""
    for tag in _FILES:
        for place in record.get(tag.lower(), []):
            address = urlsplit(place)
            if address.scheme == "file":
                yield unquote(address.path)
            elif len(address.scheme) < 2:  # none, or the letter of a drive
                yield place


def _first(record: Record, *tags: str) -> str:
    """Return the first value that one of `tags` has."""
    for tag in tags:
        value = record.get(tag.lower())
        if value:
            return str(value[0] if isinstance(value, list) else value)
    return ""


def _one_line(value: CslValue) -> str:
    return " ".join(str(value).split())

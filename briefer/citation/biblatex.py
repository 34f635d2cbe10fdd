"""BibLaTeX in and out; BibTeX is read too.

What CSL tells apart and BibLaTeX does not (a newspaper from a magazine) is kept in
`entrysubtype`. Names are split before LaTeX is decoded: braces hold an organisation together.
"""

from __future__ import annotations

import logging
import re
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache

from bibtexparser import middlewares
from bibtexparser.entrypoint import parse_string, write_string
from bibtexparser.library import Library
from bibtexparser.model import Block, DuplicateBlockKeyBlock, Entry, Field, ParsingFailedBlock
from pylatexenc.latex2text import LatexNodes2Text

from briefer.citation.references import (
    MONTHS,
    BadReference,
    Reference,
    References,
    date_of,
    date_text,
    with_particle,
    without_empty,
)
from briefer.core.source import CslData, CslValue

_TYPES = {
    "article-journal": "article",
    "article-newspaper": "article",
    "article-magazine": "article",
    "webpage": "online",
    "post-weblog": "online",
    "post": "online",
    "report": "report",
    "book": "book",
    "chapter": "incollection",
    "paper-conference": "inproceedings",
    "thesis": "thesis",
    "legal_case": "jurisdiction",
    "legislation": "legislation",
    "patent": "patent",
    "dataset": "dataset",
    "software": "software",
    "manuscript": "unpublished",
    "entry-encyclopedia": "inreference",
}
# What an entry is without an `entrysubtype`; BibTeX's own kinds too.
_KINDS = {
    **{entry: kind for kind, entry in reversed(_TYPES.items())},
    "inbook": "chapter",
    "collection": "book",
    "proceedings": "book",
    "conference": "paper-conference",
    "techreport": "report",
    "manual": "report",
    "mastersthesis": "thesis",
    "phdthesis": "thesis",
    "periodical": "article-journal",
    "electronic": "webpage",
    "www": "webpage",
}
_SUBTYPES = {"newspaper": "article-newspaper", "magazine": "article-magazine"}
_NAMES = ("author", "editor", "translator")
_TEXTS = (
    ("title-short", ("shorttitle",)),
    ("container-title", ("journaltitle", "journal", "booktitle", "maintitle", "organization")),
    ("collection-title", ("series",)),
    ("event-title", ("eventtitle",)),
    ("event-place", ("venue",)),
    ("publisher", ("publisher", "institution", "school")),
    ("publisher-place", ("location", "address")),
    ("volume", ("volume",)),
    ("edition", ("edition",)),
    ("URL", ("url",)),
    ("DOI", ("doi",)),
    ("ISBN", ("isbn",)),
    ("ISSN", ("issn",)),
    ("language", ("language", "langid")),
    ("genre", ("type", "howpublished")),
    ("abstract", ("abstract",)),
    ("keyword", ("keywords",)),
    ("note", ("note", "addendum")),
)
_FILE = re.compile(r"(?<!\\);")
_SPECIAL = re.compile(r"([&%$#_{}])")
_VERBATIM = frozenset({"url", "doi", "file", "isbn", "issn", "eprint", "date", "urldate"})


def read(text: str) -> References:
    """Return the entries of a BibLaTeX text; broken ones are named by their line."""
    library = _parsed(text)
    found = [_reference(entry) for entry in library.entries]
    bad = []
    for block in library.failed_blocks:
        line = (block.start_line or 0) + 1
        if isinstance(block, DuplicateBlockKeyBlock):
            bad.append(BadReference(line, "duplicate-key", block.key))
            if isinstance(again := block.ignore_error_block, Entry):
                found.append(_reference(again))
        elif isinstance(block, ParsingFailedBlock):
            bad.append(BadReference(line, "bad-syntax", (block.raw or "")[:60].split("\n")[0]))
    if not found and not bad:
        bad.append(BadReference(1, "no-record"))
    return References(tuple(sorted(found, key=lambda one: one.line)), tuple(bad))


def write(items: Iterable[CslData]) -> str:
    """Return `items` (with their `id`) as a BibLaTeX text in UTF-8."""
    entries: list[Block] = []
    for item in items:
        fields = [Field(name, value) for name, value in _fields(item)]
        kind = _TYPES.get(str(item.get("type", "")), "misc")
        entries.append(Entry(kind, str(item.get("id", "")), fields))
    return write_string(Library(entries))


def _parsed(text: str) -> Library:
    """Return the blocks of `text`."""
    # What the parser would log stands in the failed blocks, and is told from there.
    logging.getLogger("bibtexparser").setLevel(logging.CRITICAL)
    return parse_string(
        text, append_middleware=[middlewares.SeparateCoAuthors(), middlewares.SplitNameParts()]
    )


def _reference(entry: Entry) -> Reference:
    raw = {field.key.lower(): field.value for field in entry.fields}
    texts = {
        key: value if key in _VERBATIM else _decoded(value)
        for key, value in raw.items()
        if isinstance(value, str)
    }
    kind = _kind(entry.entry_type.lower(), texts.get("entrysubtype", ""))
    values: list[tuple[str, CslValue]] = [("id", entry.key), ("type", kind)]
    values += [(role, _names(raw.get(role))) for role in _NAMES]
    values.append(("title", _title(texts)))
    values += [(name, _first(texts, keys)) for name, keys in _TEXTS]
    values += [
        ("issued", date_of(texts.get("date", "") or _year_and_month(texts))),
        ("accessed", date_of(texts.get("urldate", ""))),
        ("issue" if kind.startswith("article") else "number", texts.get("number", "")),
        ("page", re.sub(r"\s*(?:--+|–)\s*", "-", texts.get("pages", ""))),
    ]
    return Reference(
        without_empty(values), tuple(_files(texts.get("file", ""))), (entry.start_line or 0) + 1
    )


def _kind(entry_type: str, subtype: str) -> str:
    if subtype in _SUBTYPES:
        return _SUBTYPES[subtype]
    if entry_type == "misc" or subtype in _TYPES:
        return subtype or "document"
    return _KINDS.get(entry_type, "document")


def _title(texts: Mapping[str, str]) -> str:
    return ": ".join(p for p in (texts.get("title", ""), texts.get("subtitle", "")) if p)


def _names(people: object) -> list[dict[str, str]]:
    """Return the people of a field, an organisation in braces as a literal."""
    if not isinstance(people, list):
        return []
    return [_name(person) for person in people]


def _name(person: middlewares.NameParts) -> dict[str, str]:
    family, given = " ".join(person.last), " ".join(person.first)
    if family.startswith("{") and family.endswith("}") and not given:
        return {"literal": _decoded(family[1:-1])}
    name = {"family": _decoded(family)}
    if not person.von:
        name = with_particle(name["family"])
    parts = (
        ("non-dropping-particle", person.von),
        ("given", person.first),
        ("suffix", person.jr),
    )
    return name | {part: _decoded(" ".join(words)) for part, words in parts if words}


def _year_and_month(texts: Mapping[str, str]) -> str:
    month = texts.get("month", "").casefold()[:3]
    number = MONTHS.index(month) + 1 if month in MONTHS else int(month) if month.isdecimal() else 0
    return "-".join([texts.get("year", ""), *([f"{number:02d}"] if number else [])])


def _files(written: str) -> Iterator[str]:
    """Yield the paths in "Label:path:type;path" as Zotero, JabRef and Citavi write them."""
    for one in _FILE.split(written):
        parts = re.split(r"(?<!\\):(?![\\/])", one.strip())
        path = parts[1] if len(parts) >= 3 else parts[0]
        if path:
            yield re.sub(r"\\([:;\\])", r"\1", path)


def _fields(item: CslData) -> Iterator[tuple[str, str]]:
    """Yield the fields of a CSL-JSON item, already as LaTeX."""
    kind = str(item.get("type", ""))
    entry = _TYPES.get(kind, "misc")
    for role in _NAMES:
        if people := item.get(role):
            yield role, " and ".join(_written_name(person) for person in people)
    yield from _text_fields(item, entry)
    yield from _numbers(item)
    if kind and _KINDS.get(entry) != kind:
        yield "entrysubtype", kind


def _text_fields(item: CslData, entry: str) -> Iterator[tuple[str, str]]:
    for name, keys in (("title", ("title",)), *_TEXTS):
        if value := item.get(name):
            key = _key(name, keys, entry)
            yield key, str(value) if key in _VERBATIM else _escaped(value)


def _numbers(item: CslData) -> Iterator[tuple[str, str]]:
    for name, key in (("issued", "date"), ("accessed", "urldate")):
        if date := item.get(name):
            yield key, date_text(date)
    if number := item.get("issue") or item.get("number"):
        yield "number", _escaped(number)
    if pages := item.get("page"):
        yield "pages", _escaped(pages).replace("-", "--")


def _key(name: str, keys: tuple[str, ...], entry: str) -> str:
    """Return the field that holds `name` in this kind of entry."""
    if name == "container-title" and entry == "online":
        return "organization"
    if name == "container-title" and entry in {"incollection", "inproceedings", "inreference"}:
        return "booktitle"
    return "institution" if name == "publisher" and entry in {"report", "thesis"} else keys[0]


def _written_name(name: CslData) -> str:
    if "literal" in name:
        return f"{{{_escaped(name['literal'])}}}"
    particles = (name.get("dropping-particle"), name.get("non-dropping-particle"))
    family = " ".join(str(part) for part in (*particles, name.get("family")) if part)
    parts = [family, name.get("suffix"), name.get("given")]
    return ", ".join(_escaped(part) for part in parts if part)


def _first(texts: Mapping[str, str], keys: Iterable[str]) -> str:
    return next((texts[key] for key in keys if texts.get(key)), "")


@lru_cache(maxsize=1)
def _decoder() -> LatexNodes2Text:
    return LatexNodes2Text(math_mode="verbatim", keep_comments=True)


def _decoded(latex: str) -> str:
    """Return LaTeX as plain text, on one line."""
    if not re.search(r"[\\{}$~]|--|``|''", latex):
        return " ".join(latex.split())
    return " ".join(str(_decoder().latex_to_text(latex)).split())


def _escaped(value: CslValue) -> str:
    text = " ".join(str(value).split()).replace("\\", "\\textbackslash ")
    return _SPECIAL.sub(r"\\\1", text)

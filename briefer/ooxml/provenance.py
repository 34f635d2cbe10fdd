"""Provenance: what a brief's Word file says about itself, in a custom XML part.

One part `customXml/item1.xml` (root `provenance` in the namespace below) holds every item as it
was printed, every quotation with its source's own words, every note and every entry of the list
of sources. With it an edited file can be compared and its quotations judged without the project.
It holds nothing that does not print but the words of the source: no private notes, no paths.

    <provenance xmlns="urn:briefer:provenance:1" version="1" brief= export= title= marking= ...>
      <source id= key= title= sha256=/>
      <item id= kind="section|text|paraphrase|judgement" parent=>printed words</item>
      <quotation id= excerpt= source= holder= place= note= said-by= translated= verdict=>
        <printed>words as printed</printed><original>words of the source</original>
      </quotation>
      <note number= item= sources="id id">what it says</note>
      <entry source=>an entry of the list of sources</entry>
    </provenance>

Items and quotations stand in the order in which they print. Paragraphs of one item are separated
by a line feed in `printed`, the blocks of an excerpt by an empty line in `original`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from lxml import etree

from briefer.core.text import without_illegal

NAMESPACE = "urn:briefer:provenance:1"
VERSION = 1
_N = f"{{{NAMESPACE}}}"

Element = etree._Element  # noqa: SLF001  lxml offers no public name for it


@dataclass(frozen=True, slots=True)
class SourceRecord:
    """A cited source: enough to name it, and the sha256 of its bytes."""

    source_id: str
    key: str
    title: str
    sha256: str = ""


@dataclass(frozen=True, slots=True)
class ItemRecord:
    """An item that printed; `kind` is section, text, paraphrase, judgement or quotation.

    `printed` has its paragraphs separated by line feeds, without note marks. `parent` is the
    section it stood in, empty at the top. A quotation that is an item of its own has an
    ItemRecord too, of kind quotation.
    """

    item_id: str
    kind: str
    printed: str
    parent: str = ""


@dataclass(frozen=True, slots=True)
class QuotationRecord:
    """A quotation as it printed, and the words of the source it came from.

    `holder` is the item it stood in (its own id for a block quotation), `place` the pinpoint
    as shown ("para. 4"), `note` the number of its note, 0 without one. `wording` is what was
    quoted in the source's language; `printed` differs from it in quotation marks, or is the
    author's translation where `is_translated`.
    """

    item_id: str
    excerpt_id: str
    source_id: str
    printed: str
    original: str
    wording: str = ""
    holder: str = ""
    place: str = ""
    note: int = 0
    said_by: str = ""
    is_translated: bool = False
    verdict: str = ""


@dataclass(frozen=True, slots=True)
class NoteRecord:
    """A note: what it said, and the item whose text held its mark."""

    number: int
    text: str
    item_id: str = ""
    source_ids: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class EntryRecord:
    """An entry of the printed list of sources; `source_id` is empty for a remark."""

    text: str
    source_id: str = ""


@dataclass(frozen=True, slots=True)
class Provenance:
    """All that a Word file knows about the brief it was made of.

    `export_id` names the export in the project's log. `exported` is an ISO 8601 time in UTC, empty
    where the writer was given none; `notes` is the value of a `core.brief.NotesKind`.
    """

    brief_id: str = ""
    export_id: str = ""
    title: str = ""
    marking: str = ""
    language: str = "en-US"
    notes: str = "footnotes"
    exported: str = ""
    generator: str = "Briefer"
    sources: tuple[SourceRecord, ...] = ()
    items: tuple[ItemRecord, ...] = ()
    quotations: tuple[QuotationRecord, ...] = ()
    note_records: tuple[NoteRecord, ...] = ()
    entries: tuple[EntryRecord, ...] = ()


def provenance_xml(provenance: Provenance) -> bytes:
    """Return the custom XML part; the same provenance gives the same bytes."""
    root = etree.Element(f"{_N}provenance", nsmap={None: NAMESPACE})
    _set(root, version=str(VERSION), **_head(provenance))
    for source in provenance.sources:
        _add(root, "source", "", id=source.source_id, key=source.key, title=source.title,
             sha256=source.sha256)  # fmt: skip
    for item in provenance.items:
        _add(root, "item", item.printed, id=item.item_id, kind=item.kind, parent=item.parent)
    for quotation in provenance.quotations:
        _add_quotation(root, quotation)
    for note in provenance.note_records:
        _add(root, "note", note.text, number=str(note.number), item=note.item_id,
             sources=" ".join(note.source_ids))  # fmt: skip
    for entry in provenance.entries:
        _add(root, "entry", entry.text, source=entry.source_id)
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)


def is_provenance(root: Element) -> bool:
    """Tell whether the root of a custom XML part is ours, of a version that can be read."""
    return root.tag == f"{_N}provenance" and root.get("version") == str(VERSION)


def provenance_of(root: Element) -> Provenance:
    """Return the provenance under `root`; what is missing is empty, what is unknown ignored."""
    return Provenance(
        brief_id=root.get("brief", ""),
        export_id=root.get("export", ""),
        title=root.get("title", ""),
        marking=root.get("marking", ""),
        language=root.get("language", ""),
        notes=root.get("notes", ""),
        exported=root.get("exported", ""),
        generator=root.get("generator", ""),
        sources=tuple(
            SourceRecord(e.get("id", ""), e.get("key", ""), e.get("title", ""), e.get("sha256", ""))
            for e in root.iterchildren(f"{_N}source")
        ),
        items=tuple(
            ItemRecord(e.get("id", ""), e.get("kind", ""), e.text or "", e.get("parent", ""))
            for e in root.iterchildren(f"{_N}item")
        ),
        quotations=tuple(_quotation(e) for e in root.iterchildren(f"{_N}quotation")),
        note_records=tuple(
            NoteRecord(
                _number(e, "number"),
                e.text or "",
                e.get("item", ""),
                tuple(e.get("sources", "").split()),
            )
            for e in root.iterchildren(f"{_N}note")
        ),
        entries=tuple(
            EntryRecord(e.text or "", e.get("source", "")) for e in root.iterchildren(f"{_N}entry")
        ),
    )


def _head(provenance: Provenance) -> Mapping[str, str]:
    return {
        "generator": provenance.generator,
        "brief": provenance.brief_id,
        "export": provenance.export_id,
        "title": provenance.title,
        "marking": provenance.marking,
        "language": provenance.language,
        "notes": provenance.notes,
        "exported": provenance.exported,
    }


def _add_quotation(root: Element, quotation: QuotationRecord) -> None:
    element = _add(
        root, "quotation", "",
        id=quotation.item_id,
        excerpt=quotation.excerpt_id,
        source=quotation.source_id,
        holder=quotation.holder,
        place=quotation.place,
        note=str(quotation.note or ""),
        said_by=quotation.said_by,
        translated="true" if quotation.is_translated else "",
        verdict=quotation.verdict,
    )  # fmt: skip
    _add(element, "printed", quotation.printed)
    if quotation.wording:
        _add(element, "wording", quotation.wording)
    _add(element, "original", quotation.original)


def _quotation(element: Element) -> QuotationRecord:
    texts = dict(_texts(element))
    return QuotationRecord(
        element.get("id", ""),
        element.get("excerpt", ""),
        element.get("source", ""),
        texts.get("printed", ""),
        texts.get("original", ""),
        texts.get("wording", ""),
        element.get("holder", ""),
        element.get("place", ""),
        _number(element, "note"),
        element.get("said-by", ""),
        element.get("translated") == "true",
        element.get("verdict", ""),
    )


def _texts(element: Element) -> Iterator[tuple[str, str]]:
    for child in element.iterchildren("{*}*"):
        yield str(child.tag).removeprefix(_N), child.text or ""


def _number(element: Element, name: str) -> int:
    value = element.get(name, "")
    return int(value) if value.isascii() and value.isdigit() else 0


def _add(under: Element, name: str, text: str, **attributes: str) -> Element:
    element = etree.SubElement(under, f"{_N}{name}")
    _set(element, **attributes)
    if text:
        element.text = without_illegal(text)
    return element


def _set(element: Element, **attributes: str) -> None:
    for name, value in attributes.items():
        if value:
            element.set(name.replace("_", "-"), without_illegal(value))

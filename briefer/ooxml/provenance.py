"""Provenance: what a brief's Word file says about itself, in a custom XML part.

One part `customXml/item1.xml` (root `provenance` in the namespace below) holds every item as it
was printed, every quotation with its source's own words, every note and every entry of the list
of sources. With it an edited file can be compared and its quotations judged without the project.
It holds nothing that does not print but the words of the source: no private notes, no paths.

    <provenance xmlns="urn:briefer:provenance:1" version="1" brief= export= title= marking= ...>
      <front name= label=>a field above the text as printed</front>
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

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from briefer.core.text import Span, without_illegal
from briefer.untrusted import Element

NAMESPACE = "urn:briefer:provenance:1"
VERSION = 1
_N = f"{{{NAMESPACE}}}"


@dataclass(frozen=True, slots=True)
class SourceRecord:
    """A cited source: enough to name it, and the sha256 of its bytes."""

    source_id: str
    key: str
    title: str
    sha256: str = ""


@dataclass(frozen=True, slots=True)
class FrontRecord:
    """A field of the front matter as it printed; `name` is that of `core.brief.FrontMatter`.

    `label` is what stands before it, empty where only its style tells what it is.
    """

    name: str
    printed: str
    label: str = ""


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
    author's translation where `is_translated`. `original` is empty where the words quoted were
    typed and not found in the source. `emphasis` is what of `printed` stands in italics,
    `source_emphasis` what of `original` does, None where the author has left it as it is.
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
    emphasis: tuple[Span, ...] = ()
    source_emphasis: tuple[Span, ...] | None = None


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
    front: tuple[FrontRecord, ...] = ()


def provenance_xml(provenance: Provenance) -> bytes:
    """Return the custom XML part; the same provenance gives the same bytes."""
    written = [
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n',
        _opened("provenance", ("xmlns", NAMESPACE), ("version", str(VERSION)), *_head(provenance)),
        ">",
        *(
            f"{_opened('front', ('name', field.name), ('label', field.label))}>"
            f"{_text(field.printed)}</front>"
            for field in provenance.front
        ),
        *map(_source_xml, provenance.sources),
        *map(_item_xml, provenance.items),
        *map(_quotation_xml, provenance.quotations),
        *map(_note_xml, provenance.note_records),
        *(
            f"{_opened('entry', ('source', entry.source_id))}>{_text(entry.text)}</entry>"
            for entry in provenance.entries
        ),
        "</provenance>",
    ]
    return "".join(written).encode()


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
        front=tuple(
            FrontRecord(e.get("name", ""), e.text or "", e.get("label", ""))
            for e in root.iterchildren(f"{_N}front")
        ),
    )


def _head(provenance: Provenance) -> tuple[tuple[str, str], ...]:
    return (
        ("generator", provenance.generator),
        ("brief", provenance.brief_id),
        ("export", provenance.export_id),
        ("title", provenance.title),
        ("marking", provenance.marking),
        ("language", provenance.language),
        ("notes", provenance.notes),
        ("exported", provenance.exported),
    )


# Written as text: a tree of lxml takes five times as long for a thousand quotations.


def _source_xml(source: SourceRecord) -> str:
    names = ("id", source.source_id), ("key", source.key)
    return f"{_opened('source', *names, ('title', source.title), ('sha256', source.sha256))}/>"


def _item_xml(item: ItemRecord) -> str:
    names = ("id", item.item_id), ("kind", item.kind), ("parent", item.parent)
    return f"{_opened('item', *names)}>{_text(item.printed)}</item>"


def _quotation_xml(quotation: QuotationRecord) -> str:
    wording = f"<wording>{_text(quotation.wording)}</wording>" if quotation.wording else ""
    opening = _opened(
        "quotation",
        ("id", quotation.item_id),
        ("excerpt", quotation.excerpt_id),
        ("source", quotation.source_id),
        ("holder", quotation.holder),
        ("place", quotation.place),
        ("note", str(quotation.note or "")),
        ("said-by", quotation.said_by),
        ("translated", "true" if quotation.is_translated else ""),
        ("verdict", quotation.verdict),
    )
    return (
        f"{opening}><printed>{_text(quotation.printed)}</printed>{wording}"
        f"<original>{_text(quotation.original)}</original>"
        f"{_spans_xml('emphasis', quotation.emphasis)}{_source_emphasis_xml(quotation)}"
        "</quotation>"
    )


def _source_emphasis_xml(quotation: QuotationRecord) -> str:
    """Return the source's emphasis where the author has another, an empty element for none."""
    if quotation.source_emphasis is None:
        return ""
    return _spans_xml("stress", quotation.source_emphasis) or "<stress/>"


def _spans_xml(name: str, spans: Iterable[Span]) -> str:
    return "".join(f'<{name} from="{span.start}" to="{span.end}"/>' for span in spans)


def _note_xml(note: NoteRecord) -> str:
    cited = ("sources", " ".join(note.source_ids))
    opening = _opened("note", ("number", str(note.number)), ("item", note.item_id), cited)
    return f"{opening}>{_text(note.text)}</note>"


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
        _spans(element, "emphasis"),
        _spans(element, "stress") if _has(element, "stress") else None,
    )


def _has(element: Element, name: str) -> bool:
    return next(element.iterchildren(f"{{*}}{name}"), None) is not None


def _spans(element: Element, name: str) -> tuple[Span, ...]:
    found = element.iterchildren(f"{{*}}{name}")
    pairs = ((_number(each, "from"), _number(each, "to")) for each in found)
    return tuple(Span(start, end) for start, end in pairs if start < end)


def _texts(element: Element) -> Iterator[tuple[str, str]]:
    for child in element.iterchildren("{*}*"):
        yield str(child.tag).removeprefix(_N), child.text or ""


def _number(element: Element, name: str) -> int:
    value = element.get(name, "")
    return int(value) if value.isascii() and value.isdigit() else 0


def _opened(name: str, *attributes: tuple[str, str]) -> str:
    """Return an opening tag without its end; an attribute with an empty value is left out.

    Values are looked at together: hardly one has anything that must be escaped.
    """
    values = "".join([value for _name, value in attributes])
    is_bare = values.isprintable() and not ('"' in values or "&" in values or "<" in values)
    written = "".join([f' {each}="{value}"' for each, value in attributes if value])
    if not is_bare:
        written = "".join([f' {each}="{_value(value)}"' for each, value in attributes if value])
    return f"<{name}{written}"


def _value(value: str) -> str:
    """Return the value of an attribute: a reader takes all white space in it for blanks."""
    escaped = _text(value).replace('"', "&quot;")
    return escaped.replace("\n", "&#10;").replace("\t", "&#9;")


def _text(text: str) -> str:
    """Return `text` as content: a carriage return would be read back as a line feed."""
    if not text.isprintable():
        text = without_illegal(text)
    escaped = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return escaped.replace("\r", "&#13;") if "\r" in escaped else escaped

"""How the parts of a Word file belong together: content types and relationships."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import PurePosixPath

from lxml import etree

from briefer.core.text import escaped
from briefer.exporting.word.runs import Links
from briefer.exporting.word.xml import DECLARATION
from briefer.untrusted import Element

RELATED = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml."
_OFFICE = "application/vnd.openxmlformats-officedocument."
_PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties"
_ITEM = "customXml/item1.xml"
# Parts outside the folder `word`: content type, the relationship of the package, if any.
_OTHERS = {
    "docProps/core.xml": (
        "application/vnd.openxmlformats-package.core-properties+xml",
        _PACKAGE,
    ),
    "docProps/app.xml": (f"{_OFFICE}extended-properties+xml", f"{RELATED}extended-properties"),
    "docProps/custom.xml": (f"{_OFFICE}custom-properties+xml", f"{RELATED}custom-properties"),
    "customXml/itemProps1.xml": (f"{_OFFICE}customXmlProperties+xml", ""),
}


def package_parts(content: Mapping[str, object], links: Links) -> dict[str, str]:
    """Return content types and relationships for the parts that there are."""
    kinds = {
        name: _kind(name) for name in content if name.startswith("word/") and "_rels" not in name
    }
    others = {name: value for name, value in _OTHERS.items() if name in content}
    types = {name: _content_type(kind) for name, kind in kinds.items()}
    types |= {name: kind for name, (kind, _relation) in others.items()}
    outer = [("rId1", f"{RELATED}officeDocument", "word/document.xml")]
    outer += [
        (f"rId{i}", relation, name)
        for i, (name, (_kind_, relation)) in enumerate(others.items(), 2)
        if relation
    ]
    made = {
        "[Content_Types].xml": _content_types_part(sorted(types.items())),
        "_rels/.rels": relationships_part(outer),
        "word/_rels/document.xml.rels": relationships_part(_of_document(kinds, content, links)),
    }
    if _ITEM in content:
        properties = ("rId1", f"{RELATED}customXmlProps", "itemProps1.xml")
        made["customXml/_rels/item1.xml.rels"] = relationships_part([properties])
    return made


def _of_document(
    kinds: Mapping[str, str], content: Mapping[str, object], links: Links
) -> list[tuple[str, str, str]]:
    related = [
        (_id(name), f"{RELATED}{kind}", name.removeprefix("word/"))
        for name, kind in sorted(kinds.items())
        if kind != "document"
    ]
    if _ITEM in content:
        related.append(("rProvenance", f"{RELATED}customXml", f"../{_ITEM}"))
    return related + [(i, f"{RELATED}hyperlink", address) for address, i in links.ids.items()]


def _kind(name: str) -> str:
    """Return what Word calls a part: "word/header1.xml" is a header."""
    return PurePosixPath(name).stem.rstrip("0123456789")


def _id(name: str) -> str:
    return f"r{PurePosixPath(name).stem.capitalize()}"


def _content_type(kind: str) -> str:
    if kind == "theme":
        return f"{_OFFICE}theme+xml"
    return f"{_WORD}{'document.main' if kind == 'document' else kind}+xml"


def relationships_part(relationships: Iterable[tuple[str, str, str]]) -> str:
    """Return a `.rels` part from ids, types and targets; web addresses are outside targets."""
    lines = "".join(
        f'<Relationship Id="{rel_id}" Type="{kind}" Target="{escaped(target)}"'
        f"{' TargetMode=' + chr(34) + 'External' + chr(34) if ':' in target else ''}/>"
        for rel_id, kind, target in relationships
    )
    namespace = "http://schemas.openxmlformats.org/package/2006/relationships"
    return f'{DECLARATION}<Relationships xmlns="{namespace}">{lines}</Relationships>'


def _content_types_part(overrides: Iterable[tuple[str, str]]) -> str:
    """Return `[Content_Types].xml` from part names and their types."""
    lines = "".join(
        f'<Override PartName="/{name}" ContentType="{kind}"/>' for name, kind in overrides
    )
    return (
        f"{DECLARATION}<Types"
        ' xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        '<Default Extension="rels"'
        ' ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{lines}</Types>'
    )


def added_types(types: Element, made: Iterable[str], main: str, folder: str) -> bytes:
    """Return a template's content types `types` as they are for the parts that there are now."""
    names = {f"/{name}" for name in made}
    for override in list(types):
        part = override.get("PartName")
        if part is not None and (part not in names or part == f"/{main}"):
            types.remove(override)
    listed = {e.get("PartName") for e in types} | {None}
    endings = {str(e.get("Extension", "")).lower() for e in types}
    wanted = {f"/{main}": _content_type("document")}
    for kind in ("styles", "settings", "numbering", "footnotes", "endnotes"):
        wanted[f"/{folder}/{kind}.xml"] = _content_type(kind)
    for edge in ("header", "footer"):
        wanted[f"/{folder}/{edge}Briefer.xml"] = _content_type(edge)
    wanted |= {f"/{name}": kind for name, (kind, _relation) in _OTHERS.items()}
    namespace = str(types.tag).rpartition("}")[0] + "}"
    for name, kind in wanted.items():
        if name in names | {f"/{main}"} and name not in listed:
            etree.SubElement(types, f"{namespace}Override", PartName=name, ContentType=kind)
    if "xml" not in endings:
        types.insert(
            0,
            etree.Element(f"{namespace}Default", Extension="xml", ContentType="application/xml"),
        )
    return bytes(etree.tostring(types, xml_declaration=True, encoding="UTF-8", standalone=True))

"""Put a brief into an organisation's template: its styles, headers and pages, our words."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import PurePosixPath

from lxml import etree

from briefer.exporting.document import Document
from briefer.exporting.word.looks import look_of
from briefer.exporting.word.markings import marking_line
from briefer.exporting.word.package import Part
from briefer.exporting.word.relations import RELATED, added_types
from briefer.exporting.word.runs import Links
from briefer.exporting.word.styles import WordStyle, word_styles
from briefer.exporting.word.template import WordTemplate, matched, slots, style_ids
from briefer.exporting.word.xml import CONTROL_NAMESPACES, MC, NAMESPACES, W15, R, W
from briefer.ooxml.xml import attribute, local, read_xml
from briefer.untrusted import Element

_W, _R, _MC = f"{{{W}}}", f"{{{R}}}", f"{{{MC}}}"
_STYLE = re.compile(r'(<w:(?:pStyle|rStyle|tblStyle|basedOn|next) w:val=")([^"]+)"')
_NUMBER = re.compile(r'(<w:numId w:val=")(\d+)"')
_GONE = frozenset(  # parts that ours replace, or that would name somebody or go stale
    {
        *("footnotes", "endnotes", "numbering", "stylesWithEffects", "attachedTemplate"),
        *("customXml", "comments", "commentsExtended", "commentsIds", "people"),
    }
)
_KEPT_RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
_SETTINGS_BEFORE = frozenset(
    {"compat", "docVars", "rsids", "mathPr", "attachedSchema", "themeFontLang"}
)
# What would lock the brief, or stand twice.
_UNSET = (
    *("attachedTemplate", "footnotePr", "endnotePr", "updateFields"),
    *("documentProtection", "writeProtection", "mailMerge", "formsDesign"),
)
_NUMBERED = tuple(
    f"{{{W}}}{name}"
    for name in ("bookmarkStart", "bookmarkEnd", "ins", "del", "moveFrom", "moveTo")
)
_ABOVE_OURS = 1_000_000  # added to the ids of a template's bookmarks and changes
_OURS = re.compile(r"_(Toc1\d{8}|Ref[0-9a-f]{32}|[qi]_[0-9a-f]{32}.*|n_\d+)")
_EDGES = {"header": "word/header1.xml", "footer": "word/footer1.xml"}  # those of a first page
_MARKED = frozenset({"header", "footer"})


@dataclass(frozen=True, slots=True)
class Pieces:
    """What goes into a template, as WordprocessingML: title block, text, sources."""

    front: str
    text: list[str]
    end: list[str]


def grafted(
    template: WordTemplate,
    document: Document,
    pieces: Pieces,
    content: Mapping[str, Part],
    links: Links,
) -> dict[str, Part]:
    """Return the parts of a Word file: the template's, filled with ours in `content`."""
    return _Graft(template, document, content, links).parts(pieces)


class _Graft:
    def __init__(
        self,
        template: WordTemplate,
        document: Document,
        content: Mapping[str, Part],
        links: Links,
    ) -> None:
        self._template = template
        self._package = template.package
        self._document = document
        self._content = content
        self._links = links
        self._edges: set[str] = set()  # "header", "footer": which of ours the pages need
        self._styles = word_styles(look_of(document.look))
        self._theirs = style_ids(template)
        self._ids = {s.style_id: matched(s.name, self._theirs) for s in self._styles}
        numbering = template.root("numbering")
        self._last_number = _largest(numbering, "num", "numId")
        self._last_abstract = _largest(numbering, "abstractNum", "abstractNumId")

    def parts(self, pieces: Pieces) -> dict[str, Part]:
        """Return all parts by name."""
        made: dict[str, Part] = {name: self._package.read(name) for name in self._names()}
        relations = [r for r in self._template.related() if r.kind not in _GONE]
        for relation in relations:
            if relation.kind in _MARKED and relation.target in self._package:
                made[relation.target] = self._marked(relation.target)
        folder = str(PurePosixPath(self._template.main).parent)
        made |= self._ours(folder)
        made[self._template.main] = self._story(pieces)
        for edge in sorted(self._edges):
            ours = self._content[_EDGES[edge]]
            made[f"{folder}/{edge}Briefer.xml"] = [self._ported(p) for p in _pieces(ours)]
        made[f"{folder}/settings.xml"] = self._settings()
        made[f"{folder}/styles.xml"] = self._with_styles()
        made[f"{folder}/numbering.xml"] = self._numbering()
        made |= self._relations(folder, made)
        return made

    def _names(self) -> Iterator[str]:
        """Yield the template's parts that stay as they are."""
        gone = {r.target for r in self._template.related() if r.kind in _GONE}
        for name in self._package.names:
            lower = name.lower()
            is_about = lower.startswith(("docprops/", "customxml/", "_rels/"))
            is_rels = lower.endswith(".rels") and name != self._rels_name(self._template.main)
            owner = name.replace("_rels/", "").removesuffix(".rels")
            if owner == f"{PurePosixPath(self._template.main).parent}/settings.xml":
                continue  # it names the template that this one is attached to
            if is_about or name in gone or name == "[Content_Types].xml":
                continue
            if lower.endswith(".rels") and (not is_rels or owner in gone):
                continue
            yield name

    def _ours(self, folder: str) -> dict[str, Part]:
        """Return our notes, properties and provenance, at home in the template's folder."""
        found: dict[str, Part] = {}
        for name, part in self._content.items():
            if "notes.xml" in name:
                place = name.replace("word/", f"{folder}/", 1)
                is_rels = name.endswith(".rels")
                found[place] = part if is_rels else [self._ported(p) for p in _pieces(part)]
            elif name.startswith(("docProps/", "customXml/")):
                found[name] = part
        return found

    def _ported(self, xml: str) -> str:
        """Return `xml` with our style ids and numbers as they are called in the template."""
        xml = _STYLE.sub(lambda m: f'{m[1]}{self._ids.get(m[2]) or m[2]}"', xml)
        return _NUMBER.sub(lambda m: f'{m[1]}{int(m[2]) + self._last_number}"', xml)

    def _story(self, pieces: Pieces) -> bytes:
        root = _with_namespaces(self._package.xml(self._template.main))
        body = root.find(f"{_W}body")
        assert body is not None
        for mark in list(root.iter(f"{_W}footnoteReference", f"{_W}endnoteReference")):
            _remove(mark.getparent())
        for bound in list(root.iter(f"{_W}dataBinding", f"{_W}formProt")):
            _remove(bound)
        _out_of_the_way(root)
        offered = dict(slots(root))
        self._fill(body, offered, pieces)
        self._give_edges(root)
        return _written(root)

    def _fill(self, body: Element, offered: Mapping[str, Element], pieces: Pieces) -> None:
        text, end = list(pieces.text), list(pieces.end)
        fills = {"title": [pieces.front], "bibliography": end, "body": text}
        if "title" not in offered:
            text = [pieces.front, *text]
        if "bibliography" not in offered:
            text += end
        fills["body"] = text
        fills["marking"] = [marking_line(self._document.marking)]
        for name, control in offered.items():
            if name in fills:
                _replace(control, _elements("".join(map(self._ported, fills[name]))))
        if "body" not in offered:
            self._append(body, _elements("".join(map(self._ported, text))))

    def _append(self, body: Element, elements: Iterable[Element]) -> None:
        """Put `elements` before the last section's properties, in place of empty paragraphs."""
        last = body.find(f"{_W}sectPr")
        while (before := _last_paragraph(body, last)) is not None:
            body.remove(before)
        for element in elements:
            if last is None:
                body.append(element)
            else:
                last.addprevious(element)

    def _give_edges(self, root: Element) -> None:
        """Refer to headers and footers of ours where a marking would find none on a page."""
        sections = list(root.iter(f"{_W}sectPr"))
        if not self._document.marking or not sections:
            return
        settings = self._template.root("settings")
        kinds = ["default"]
        if any(section.find(f"{_W}titlePg") is not None for section in sections):
            kinds.append("first")
        if settings is not None and settings.find(f"{_W}evenAndOddHeaders") is not None:
            kinds.append("even")
        for edge in ("footer", "header"):
            present = sections[0].findall(f"{_W}{edge}Reference")
            there = {attribute(reference, "type") for reference in present}
            for kind in kinds:
                if kind not in there:
                    reference = etree.Element(f"{_W}{edge}Reference")
                    reference.set(f"{_W}type", kind)
                    reference.set(f"{_R}id", f"rBriefer{edge}")
                    sections[0].insert(0, reference)
                    self._edges.add(edge)

    def _marked(self, name: str) -> bytes:
        """Return a header or footer with the marking, once."""
        root = self._package.xml(name)
        _out_of_the_way(root)
        text = "".join(t.text or "" for t in root.iter(f"{_W}t"))
        line = self._ported(marking_line(self._document.marking))
        if line and self._document.marking not in text:
            offered = dict(slots(root))
            if "marking" in offered:
                _replace(offered["marking"], _elements(line))
            else:
                root.insert(0, next(iter(_elements(line))))
        return _written(root)

    def _settings(self) -> bytes:
        root = self._template.root("settings")
        ours = read_xml(_joined(self._content["word/settings.xml"]))
        if root is None:
            return _joined(self._content["word/settings.xml"])
        for name in _UNSET:
            for element in root.findall(f"{_W}{name}"):
                root.remove(element)
        notes = [e for e in ours if local(e) in {"footnotePr", "endnotePr"}]
        place = next((e for e in root if local(e) in _SETTINGS_BEFORE), None)
        for element in notes:
            if place is None:
                root.append(element)
            else:
                place.addprevious(element)
        return _written(root)

    def _with_styles(self) -> bytes:
        """Return the template's styles and those of ours that it lacks."""
        root = self._template.root("styles")
        if root is None:
            return _joined(self._content["word/styles.xml"])
        taken = set(self._theirs.values())
        for style in self._missing():
            if style.style_id not in taken:
                xml = self._ported(style.xml).replace(' w:default="1"', "")
                root.extend(_elements(xml))
        return _written(root)

    def _missing(self) -> Iterator[WordStyle]:
        return (style for style in self._styles if not self._ids[style.style_id])

    def _numbering(self) -> bytes:
        ours = read_xml(_joined(self._content["word/numbering.xml"]))
        for element in ours.iter(f"{_W}abstractNum", f"{_W}abstractNumId"):
            name = f"{_W}abstractNumId" if local(element) == "abstractNum" else f"{_W}val"
            element.set(name, str(int(element.get(name, "0")) + self._last_abstract + 1))
        for element in ours.iter(f"{_W}num"):
            number = int(element.get(f"{_W}numId", "0")) + self._last_number
            element.set(f"{_W}numId", str(number))
        root = self._template.root("numbering")
        if root is None:
            root = ours
        else:
            first = next((e for e in root if local(e) == "num"), None)
            for element in list(ours):
                if local(element) == "abstractNum" and first is not None:
                    first.addprevious(element)
                else:
                    root.append(element)
        return _written(root)

    def _relations(self, folder: str, made: Mapping[str, Part]) -> dict[str, Part]:
        """Return content types and relationships for all that there is now."""
        main = self._template.main
        base = self._package.xml(self._rels_name(main))
        for relation in list(base):
            if attribute(relation, "Type").rpartition("/")[2] in _GONE:
                base.remove(relation)
        known = {attribute(r, "Type").rpartition("/")[2] for r in base}
        wanted = [
            (kind, f"{kind}.xml")
            for kind in ("styles", "settings", "numbering", "footnotes", "endnotes")
            if kind not in known and f"{folder}/{kind}.xml" in made
        ]
        wanted += [(edge, f"{edge}Briefer.xml") for edge in sorted(self._edges)]
        if "customXml/item1.xml" in made:
            wanted.append(("customXml", "/customXml/item1.xml"))
        for kind, target in wanted:
            _relate(base, f"rBriefer{kind}", kind, target)
        for address, rel_id in self._links.ids.items():
            _relate(base, rel_id, "hyperlink", address, is_external=True)
        types = self._package.xml("[Content_Types].xml")
        return {
            "[Content_Types].xml": added_types(types, made, main, folder),
            self._rels_name(main): _written(base),
            **self._outer(made, main),
        }

    def _outer(self, made: Mapping[str, Part], main: str) -> dict[str, Part]:
        outer = etree.Element(f"{{{_KEPT_RELATIONS}}}Relationships", nsmap={None: _KEPT_RELATIONS})
        _relate(outer, "rId1", "officeDocument", main)
        for name, kind in (("app", "extended-properties"), ("custom", "custom-properties")):
            if f"docProps/{name}.xml" in made:
                _relate(outer, f"r{name}", kind, f"docProps/{name}.xml")
        core = etree.SubElement(outer, f"{{{_KEPT_RELATIONS}}}Relationship")
        core.set("Id", "rCore")
        core.set("Type", f"{_KEPT_RELATIONS}/metadata/core-properties")
        core.set("Target", "docProps/core.xml")
        found: dict[str, Part] = {"_rels/.rels": _written(outer)}
        if "customXml/item1.xml" in made:
            item = etree.Element(
                f"{{{_KEPT_RELATIONS}}}Relationships", nsmap={None: _KEPT_RELATIONS}
            )
            _relate(item, "rId1", "customXmlProps", "itemProps1.xml")
            found["customXml/_rels/item1.xml.rels"] = _written(item)
        return found

    def _rels_name(self, part: str) -> str:
        place = PurePosixPath(part)
        return f"{place.parent}/_rels/{place.name}.rels"


def _relate(
    root: Element, rel_id: str, kind: str, target: str, *, is_external: bool = False
) -> None:
    relation = etree.SubElement(root, f"{{{_KEPT_RELATIONS}}}Relationship")
    relation.set("Id", rel_id)
    relation.set("Type", f"{RELATED}{kind}")
    relation.set("Target", target)
    if is_external:
        relation.set("TargetMode", "External")


def _written(root: Element) -> bytes:
    return bytes(etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True))


def _with_namespaces(root: Element) -> Element:
    """Return `root` with the prefixes of our controls declared and to be ignored by old Words."""
    spaces = {**root.nsmap, "w15": W15, "mc": MC}
    made = etree.Element(root.tag, attrib=dict(root.attrib), nsmap=spaces)
    made.extend(list(root))
    ignorable = (root.get(f"{_MC}Ignorable") or "").split()
    made.set(f"{_MC}Ignorable", " ".join(dict.fromkeys((*ignorable, "w15"))))
    return made


def _out_of_the_way(root: Element) -> None:
    """Give a template's bookmarks and changes ids that ours do not have, and drop names of ours."""
    dropped = {
        attribute(mark, "id")
        for mark in root.iter(f"{_W}bookmarkStart")
        if _OURS.fullmatch(attribute(mark, "name"))
    }
    for mark in list(root.iter(*_NUMBERED)):
        number = attribute(mark, "id")
        if number in dropped and local(mark).startswith("bookmark"):
            _remove(mark)
        elif number.isdecimal():
            mark.set(f"{_W}id", str(int(number) + _ABOVE_OURS))


def _elements(xml: str) -> list[Element]:
    root = read_xml(f"<w:body {NAMESPACES} {CONTROL_NAMESPACES}>{xml}</w:body>".encode())
    return list(root)


def _replace(control: Element, elements: list[Element]) -> None:
    """Put `elements` where `control` stands; one in a line gives way to its whole paragraph."""
    place = control
    while not _holds_blocks(parent := place.getparent()):
        assert parent is not None  # a slot stands in a body, a cell, a header or a footer
        place = parent
    for element in elements:
        place.addprevious(element)
    _remove(place)


def _holds_blocks(element: Element | None) -> bool:
    return element is not None and local(element) in {"body", "tc", "hdr", "ftr"}


def _last_paragraph(body: Element, section: Element | None) -> Element | None:
    """Return the last paragraph before `section` if it is empty."""
    last = body[-1] if section is None and len(body) else None
    if section is not None:
        last = section.getprevious()
    is_empty = last is not None and local(last) == "p" and last.find(f".//{_W}r") is None
    return last if is_empty and last is not None and last.find(f".//{_W}sectPr") is None else None


def _remove(element: Element | None) -> None:
    if element is not None and (parent := element.getparent()) is not None:
        parent.remove(element)


def _largest(root: Element | None, name: str, attribute_name: str) -> int:
    if root is None:
        return 0
    return max(
        (int(attribute(e, attribute_name, "0")) for e in root if local(e) == name), default=0
    )


def _pieces(part: Part) -> list[str]:
    if isinstance(part, bytes):
        return [part.decode()]
    return [part] if isinstance(part, str) else list(part)


def _joined(part: Part) -> bytes:
    return "".join(_pieces(part)).encode()

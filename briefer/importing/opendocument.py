"""The reader of OpenDocument texts (.odt, .ott, .fodt): the text as it is displayed.

Tracked deletions lie apart from the text in this format, so what is read is the final view.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path

from briefer.core.emphasis import flags_of_parts, stresses
from briefer.core.errors import UnreadableSource
from briefer.core.source import MetaField, ReadWarning, Role
from briefer.core.text import Span, word_count
from briefer.importing.drafts import Draft, Piece, written
from briefer.importing.mathml import mathml_text
from briefer.importing.odtlists import Lists, Place
from briefer.importing.openings import with_only_heading_as_title, with_open_beginning
from briefer.importing.packages import refusal
from briefer.importing.properties import property_fields
from briefer.importing.raised import Part, Raised, settled
from briefer.importing.reasons import Refusal, Remark
from briefer.importing.stylenames import ITEM_WORDS, is_typed_item, role_of_style
from briefer.importing.tables import is_layout, table_text
from briefer.ooxml.errors import UnusablePackage
from briefer.ooxml.package import Package
from briefer.ooxml.xml import attribute, child, local, read_xml
from briefer.untrusted import Element

_CAPTIONS = frozenset({"illustration", "figure", "drawing", "table"})  # beside "caption"
_SILENT = frozenset(
    {
        *("annotation", "annotation-end", "tracked-changes", "hidden-text", "note", "forms"),
        *("ruby-text", "number"),
    }
)
_ROW_GROUPS = frozenset({"table-header-rows", "table-rows", "table-row-group"})
_CONTENTS = frozenset(
    {"table-of-content", "illustration-index", "table-index", "alphabetical-index"}
)
_BLANKS = {"tab": "\t", "line-break": "\n"}
_BOLD = frozenset({"bold", "600", "700", "800", "900"})
_DRAWING = "{urn:oasis:names:tc:opendocument:xmlns:drawing:1.0}"
_NO_SHAPES = frozenset({"a", "frame", "g", "image", "object", "object-ole", "plugin", "applet"})
_DESCRIPTION = "{urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0}"  # of a picture
_CHANGES = ("{*}change", "{*}change-start", "{*}change-end")
_RAISED = re.compile(r"0*[1-9]\d?%")  # of the height of type; what stands lower is negative
_PARTS = ("content.xml", "styles.xml", "meta.xml")
_DEPTH = 10  # styles based on styles; more is a circle
_MANY_BLANKS = 200


def draft(data: bytes, path: Path) -> Draft:
    """Return the draft of an OpenDocument text. Raises UnreadableSource."""
    try:
        if data.lstrip()[:1] == b"<":
            flat = read_xml(data, path.name, allow_doctype=True)
            return _Reading([flat]).draft()
        package = Package(data)
        if _is_locked(package):
            raise UnreadableSource(path, Refusal.ENCRYPTED)
        return _of_package(package)
    except UnusablePackage as error:
        raise refusal(path, error, data) from error


def _of_package(package: Package) -> Draft:
    """Return the draft of a package; without its styles a text is plainer, but whole."""
    text, *others = _PARTS
    parts, skipped = [package.xml(text, allow_doctype=True)], []
    for name in others:
        try:
            parts += [package.xml(name, allow_doctype=True)] if name in package else []
        except UnusablePackage:
            skipped.append(ReadWarning(Remark.PART_SKIPPED, name))
    draft = _Reading(parts, partial(_formula, package)).draft()
    return replace(draft, warnings=(*draft.warnings, *skipped))


def _formula(package: Package, place: str) -> str:
    """Return the formula that the object at `place` is, empty for any other object."""
    name = f"{place.removeprefix('./')}/content.xml"
    try:
        root = package.xml(name, allow_doctype=True) if name in package else None
    except UnusablePackage:
        return ""
    return mathml_text(root) if root is not None and local(root) == "math" else ""


def _is_locked(package: Package) -> bool:
    manifest = "META-INF/manifest.xml"
    if manifest not in package:
        return False
    try:
        root = package.xml(manifest, allow_doctype=True)
    except UnusablePackage:
        return False  # what is locked cannot be read anyhow
    return next(root.iter("{*}encryption-data"), None) is not None


class _Reading:
    """One pass over a text: it numbers lists and collects notes."""

    def __init__(
        self, parts: list[Element], formula: Callable[[str], str] = lambda _place: ""
    ) -> None:
        self._roots = parts
        self._formula = formula
        self._styles = _styles(parts, "paragraph")
        self._looks = _styles(parts, "text")
        self._lists = Lists(parts)
        self._notes: list[Piece] = []
        self._hidden = 0

    def draft(self) -> Draft:
        """Return the draft of the whole text."""
        body = next(self._roots[0].iter("{*}body"), None)
        text = None if body is None else child(body, "text")
        if text is None:
            raise UnusablePackage("not-word")
        pieces = [piece for piece in self._blocks(text) if piece.text.strip()]
        pieces = with_open_beginning(with_only_heading_as_title(pieces))
        return written([*pieces, *self._notes], self._fields(pieces), warnings=self._warnings(text))

    def _warnings(self, text: Element) -> tuple[ReadWarning, ...]:
        changed = {_paragraph_around(mark) for mark in text.iter(*_CHANGES)}
        counted = (
            (Remark.CHANGES_ACCEPTED, len(changed)),
            (Remark.HIDDEN_LEFT_OUT, self._hidden),
        )
        return tuple(ReadWarning(remark, str(count)) for remark, count in counted if count)

    def _blocks(self, element: Element, role: Role | None = None) -> Iterator[Piece]:
        for each in element:
            yield from self._block(each, role)

    def _block(self, element: Element, role: Role | None = None) -> Iterator[Piece]:
        name = local(element)
        if name == "h":
            yield self._heading(element, role)
        elif name == "p":
            yield from self._paragraph(element, role)
        elif name == "list":
            yield from self._list(element)
        elif name == "table":
            yield from self._table(element)
        elif name == "section" and attribute(element, "display") == "none":
            self._hidden += 1
        elif name in _CONTENTS:
            yield from self._blocks(element, Role.FURNITURE)
        elif name and name not in _SILENT and not name.endswith("-source"):
            yield from self._blocks(element, role)

    def _heading(self, element: Element, role: Role | None = None) -> Piece:
        level = _level(element)
        piece = self._piece(element, role or Role.HEADING, level)
        return _labelled(piece, self._lists.heading(element, level))

    def _paragraph(self, element: Element, role: Role | None = None) -> Iterator[Piece]:
        piece = self._piece(element, role or self._role(attribute(element, "style-name")))
        is_item = piece.role is Role.BODY and is_typed_item(piece.text)
        yield replace(piece, role=Role.LIST_ITEM) if is_item else piece
        for shape in _shapes(element):
            yield from self._blocks(shape)

    def _role(self, style: str) -> Role:
        """Return the role that a style, or one that it builds on, stands for."""
        for _step in range(_DEPTH):
            element = self._styles.get(style)
            name = style if element is None else attribute(element, "display-name", style)
            plain = name.casefold().replace("_20_", " ")
            if role := Role.CAPTION if plain in _CAPTIONS else role_of_style(plain):
                return role
            if element is None:
                break
            style = attribute(element, "parent-style-name")
        return Role.BODY

    def _list(self, element: Element, around: Place | None = None) -> Iterator[Piece]:
        place = self._lists.opened(element, around)
        for item in element:
            label = self._lists.label(place, item) if local(item) == "list-item" else ""
            for each in item:
                if local(each) == "list":
                    yield from self._list(each, place)
                    continue
                for piece in self._in_item(each):
                    yield _item(piece, label)
                    label = ""

    def _in_item(self, element: Element) -> Iterator[Piece]:
        """Yield the blocks of a child of an item; a heading in a list is counted by the list."""
        if local(element) == "h":
            yield self._piece(element, Role.HEADING, _level(element))
        else:
            yield from self._block(element)

    def _table(self, element: Element) -> Iterator[Piece]:
        nested = next(element.iterdescendants("{*}table"), None) is not None
        rows = [[list(self._blocks(cell)) for cell in _cells(row)] for row in _rows(element)]
        drawn = [[[piece.text for piece in cell] for cell in row] for row in rows]
        if not nested and not is_layout(drawn):
            yield Piece(table_text(drawn), Role.TABLE)
            return
        for row in rows:
            for cell in row:
                yield from cell

    def _piece(self, element: Element, role: Role, level: int = 0) -> Piece:
        parts = settled(self._inline(element))
        text = "".join(words for words, _is_stressed in parts)
        return Piece(text, role, level, emphasis=stresses(text, flags_of_parts(parts)))

    def _text(self, element: Element) -> str:
        return "".join(words for words, _is_stressed in settled(self._inline(element)))

    def _inline(self, element: Element, *, is_stressed: bool = False) -> Iterator[Part]:
        """Yield the words in an element, each with whether they are in bold or italics."""
        text = element.text or ""
        yield Raised(text) if text and self._is_raised(element) else text, is_stressed
        for each in element:
            name = local(each)
            if name == "note":
                yield self._note(each), False
            elif name == "s":
                count = attribute(each, "c", "1")
                yield " " * (min(int(count), _MANY_BLANKS) if count.isdecimal() else 1), False
            elif name in _BLANKS:
                yield _BLANKS[name], False
            elif name == "math":
                yield mathml_text(each), is_stressed
            elif name == "object" and attribute(each, "href"):
                yield self._formula(attribute(each, "href")), is_stressed
            elif name == "span" and self._is_hidden(each):
                self._hidden += 1
            elif name and name not in _SILENT and not _is_drawn(each):
                yield from self._inline(each, is_stressed=self._is_stressed(each, is_stressed))
            yield each.tail or "", is_stressed

    def _is_stressed(self, element: Element, around: bool) -> bool:
        """Tell whether the words in an element are in bold or italics, in its style's word."""
        for said in self._properties(element):
            slant, weight = attribute(said, "font-style"), attribute(said, "font-weight")
            if slant or weight:
                return slant in {"italic", "oblique"} or weight in _BOLD
        return around

    def _is_raised(self, element: Element) -> bool:
        places = (attribute(said, "text-position") for said in self._properties(element))
        place = next(filter(None, places), "").split()
        return place[:1] == ["super"] or bool(place and _RAISED.fullmatch(place[0]))

    def _is_hidden(self, element: Element) -> bool:
        shown = (attribute(said, "display") for said in self._properties(element))
        return next(filter(None, shown), "") == "none"

    def _properties(self, element: Element) -> Iterator[Element]:
        """Yield what the style of a span says of its type, then those that it builds on."""
        style = attribute(element, "style-name") if local(element) == "span" else ""
        for _step in range(_DEPTH):
            look = self._looks.get(style)
            if look is None:
                break
            said = child(look, "text-properties")
            if said is not None:
                yield said
            style = attribute(look, "parent-style-name")

    def _note(self, note: Element) -> str:
        citation, body = child(note, "note-citation"), child(note, "note-body")
        mark = "" if citation is None else "".join(str(t) for t in citation.itertext()).strip()
        mark = mark or str(len(self._notes) + 1)  # one that nobody has counted yet
        if citation is not None and not attribute(citation, "label"):  # else a mark of its own
            mark = f"[{mark}]"
        if body is not None:
            words = "\n".join(piece.text for piece in self._blocks(body))
            self._notes.append(Piece(f"{mark} {words.strip()}", Role.FOOTNOTE))
        return mark

    def _fields(self, pieces: Sequence[Piece]) -> dict[str, MetaField]:
        meta = [each for root in self._roots for each in root.iter("{*}meta")]
        title, author = (
            next((text for each in meta if (text := _stated(each, name))), "")
            for name in ("title", "initial-creator")
        )
        return property_fields(title, author, (piece.text for piece in pieces))


def _styles(parts: list[Element], family: str) -> dict[str, Element]:
    return {
        attribute(style, "name"): style
        for root in parts
        for style in root.iter("{*}style")
        if attribute(style, "family") == family
    }


def _is_drawn(element: Element) -> bool:
    """Tell whether an element is a shape, whose text stands apart, or describes a picture."""
    tag = str(element.tag)
    is_shape = tag.startswith(_DRAWING) and local(element) not in _NO_SHAPES
    return is_shape or tag.startswith(_DESCRIPTION)


def _shapes(element: Element) -> Iterator[Element]:
    """Yield the shapes and text boxes that hang on a paragraph, not those inside them."""
    for each in element:
        if _is_drawn(each):
            yield each
        elif local(each) not in _SILENT:
            yield from _shapes(each)


def _paragraph_around(mark: Element) -> Element:
    """Return the paragraph in which a change is marked, the mark itself between paragraphs."""
    around = (each for each in mark.iterancestors() if local(each) in {"p", "h"})
    return next(around, mark)


def _stated(meta: Element, name: str) -> str:
    found = child(meta, name)
    return "" if found is None else (found.text or "").strip()


def _item(piece: Piece, label: str) -> Piece:
    """Return a paragraph of a list with its label, if it is the first one of its item."""
    found = _labelled(piece, label)
    if piece.role is not Role.BODY:
        return found
    is_item = not label or word_count(found.text) <= ITEM_WORDS
    return replace(found, role=Role.LIST_ITEM if is_item else Role.BODY)


def _labelled(piece: Piece, label: str) -> Piece:
    """Return a paragraph with the number that is shown before it."""
    if not label or not piece.text.strip():
        return piece
    by = len(label) + 1
    emphasis = tuple(Span(span.start + by, span.end + by) for span in piece.emphasis)
    return replace(piece, text=f"{label} {piece.text}", emphasis=emphasis)


def _level(heading: Element) -> int:
    level = attribute(heading, "outline-level", "1")
    return int(level) if level.isdecimal() and len(level) == 1 else 1


def _rows(table: Element) -> Iterator[Element]:
    """Yield the rows of a table, not those of tables in its cells."""
    for each in table:
        if local(each) == "table-row":
            yield each
        elif local(each) in _ROW_GROUPS:
            yield from _rows(each)


def _cells(row: Element) -> Iterator[Element]:
    return (each for each in row if local(each) in {"table-cell", "covered-table-cell"})

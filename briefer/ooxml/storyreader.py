"""From the XML of a Word part to its story."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field, replace

from briefer.ooxml.formulas import formula_text
from briefer.ooxml.story import (
    Cell,
    Change,
    Mark,
    NoteMark,
    Numbering,
    Paragraph,
    Piece,
    Revision,
    Revisions,
    Row,
    Run,
    Story,
    Table,
)
from briefer.ooxml.symbols import SYMBOL_FONTS, symbol, symbol_of_field
from briefer.ooxml.xml import attribute, child, children, local, setting
from briefer.untrusted import Element

Looks = Mapping[str, tuple[bool, bool]]  # of character styles: bold, italic
Diagrams = Mapping[str, Story]

_CHANGES = {
    "ins": Change.INSERTED,
    "del": Change.DELETED,
    "moveTo": Change.MOVED_HERE,
    "moveFrom": Change.MOVED_AWAY,
}
# Elements that hold neither displayed text nor anything that does.
_SILENT = frozenset(
    {
        *("pPr", "rPr", "sdtPr", "sdtEndPr", "tblPr", "tblGrid", "tblPrEx", "trPr", "tcPr"),
        *("sectPr", "instrText", "delInstrText", "fldData", "rubyPr", "rt", "smartTagPr"),
        *("customXmlPr", "annotationRef", "footnoteRef", "endnoteRef", "separator"),
        *("proofErr", "continuationSeparator", "lastRenderedPageBreak"),
    }
)
_MARKS = frozenset(
    {"bookmarkStart", "bookmarkEnd", "commentRangeStart", "commentRangeEnd", "commentReference"}
)
_OPENING = frozenset({"bookmarkStart", "commentRangeStart"})
_CHARACTERS = {
    "tab": "\t",
    "ptab": "\t",
    "cr": "\n",
    "noBreakHyphen": "\u2011",
    "softHyphen": "\u00ad",
}
_NOTES = {"footnoteReference": "footnote", "endnoteReference": "endnote"}
_PICTURES = frozenset({"drawing", "pict", "object"})
_CHUNKS = frozenset({"altChunk", "subDoc"})
_PRIVATE = re.compile("[\uf020-\uf0ff]")
_OFF = frozenset({"0", "false", "off"})


def read_story(
    element: Element, looks: Looks | None = None, diagrams: Diagrams | None = None
) -> Story:
    """Return the blocks in `element`: a body, a note, a comment, a cell.

    `looks` says of which character styles, by id, bold and italics are a part, `diagrams` gives
    the text of those that lie in parts of their own, by their relation.
    """
    return _Reader(element, looks or {}, diagrams or {}).story(element)


@dataclass
class _Open:
    """A paragraph while it is read."""

    pieces: list[Piece] = field(default_factory=list)
    boxes: list[Story] = field(default_factory=list)


class _Reader:
    """Walk one part. Fields and change marks may reach over paragraphs."""

    def __init__(self, root: Element, looks: Looks, diagrams: Diagrams) -> None:
        self._looks = looks
        self._diagrams = diagrams
        self._fields = _sound_fields(root)
        self._codes: list[bool] = []  # for each open field: is its code still being read
        self._code: list[str] = []  # of the field that was opened last
        self._revisions: Revisions = ()
        self._pending: list[Mark] = []  # marks between paragraphs, for the next one
        self._placeholder = False
        self._open = _Open()

    def story(self, element: Element) -> Story:
        """Return the blocks among the children of `element`."""
        blocks = list(self._blocks(element))
        if self._pending and blocks and isinstance(last := blocks[-1], Paragraph):
            blocks[-1] = replace(last, pieces=(*last.pieces, *self._taken()))
        return tuple(blocks)

    def _blocks(self, element: Element) -> Iterator[Paragraph | Table]:
        for each in element:
            name = local(each)
            if name == "p":
                yield self._paragraph(each)
            elif name == "tbl":
                yield Table(tuple(self._rows(each)))
            elif name in _MARKS:
                self._pending.append(Mark(name, each, name not in _OPENING))
            elif name == "sdt":
                yield from self._block_control(each)
            elif name in _CHUNKS:
                yield Paragraph(chunk=attribute(each, "id"))
            elif name in _CHANGES:
                with self._changed(each):
                    yield from self._blocks(each)
            elif name == "AlternateContent":
                yield from self._blocks(_chosen(each))
            elif name and name not in _SILENT:
                yield from self._blocks(each)

    def _block_control(self, element: Element) -> Iterator[Paragraph | Table]:
        self._pending.append(Mark("sdt", element))
        content = child(element, "sdtContent")
        with self._prompting(element):
            blocks = () if content is None else self.story(content)
        end = Mark("sdt", element, is_end=True)
        if blocks and isinstance(last := blocks[-1], Paragraph):
            yield from (*blocks[:-1], replace(last, pieces=(*last.pieces, end)))
            return
        self._pending.append(end)
        yield from blocks

    def _paragraph(self, element: Element) -> Paragraph:
        outer, self._open = self._open, _Open(list(self._taken()))
        for each in element:
            self._inline(each)
        done, self._open = self._open, outer
        properties = child(element, "pPr")
        own = Paragraph() if properties is None else _described(properties)
        return replace(
            own,
            pieces=tuple(done.pieces),
            mark_revisions=self._revisions + own.mark_revisions,
            boxes=tuple(done.boxes),
        )

    def _taken(self) -> tuple[Mark, ...]:
        marks, self._pending = tuple(self._pending), []
        return marks

    def _rows(self, table: Element) -> Iterator[Row]:
        for each in table:
            name = local(each)
            if name == "tr":
                yield self._row(each)
            elif name in _CHANGES:
                with self._changed(each):
                    yield from self._rows(each)
            elif name == "sdt" and (content := child(each, "sdtContent")) is not None:
                yield from self._rows(content)
            elif name == "customXml":
                yield from self._rows(each)

    def _row(self, element: Element) -> Row:
        properties = child(element, "trPr")
        revisions = self._revisions
        is_header = False
        if properties is not None:
            revisions += _revisions_in(properties)
            is_header = child(properties, "tblHeader") is not None
        return Row(tuple(self._cells(element)), revisions, is_header)

    def _cells(self, row: Element) -> Iterator[Cell]:
        for each in row:
            name = local(each)
            if name == "tc":
                yield Cell(self.story(each), _continues(each))
            elif name == "sdt" and (content := child(each, "sdtContent")) is not None:
                yield from self._cells(content)
            elif name == "customXml":
                yield from self._cells(each)

    def _inline(self, element: Element) -> None:
        name = local(element)
        if name == "r":
            self._run(element)
        elif name in _CHANGES:
            with self._changed(element):
                self._inside(element)
        elif name in _MARKS:
            self._open.pieces.append(Mark(name, element, name not in _OPENING))
        elif name == "sdt":
            self._control(element)
        elif name == "AlternateContent":
            self._inside(_chosen(element))
        elif name == "oMath":
            self._open.pieces.append(Run(formula_text(element), self._revisions))
        elif name and name not in _SILENT:
            self._inside(element)

    def _inside(self, elements: Iterable[Element]) -> None:
        for each in elements:
            self._inline(each)

    def _control(self, element: Element) -> None:
        self._open.pieces.append(Mark("sdt", element))
        content = child(element, "sdtContent")
        if content is not None:
            with self._prompting(element):
                self._inside(content)
        self._open.pieces.append(Mark("sdt", element, is_end=True))

    def _stress(self, look: Element | None) -> tuple[bool, bool]:
        """Tell whether a run is bold and italic: what it says itself goes before its style."""
        if look is None:
            return False, False
        bold, italic = self._looks.get(setting(look, "rStyle"), (False, False))
        return is_on(look, "b", otherwise=bold), is_on(look, "i", otherwise=italic)

    def _run(self, element: Element) -> None:
        first = next(iter(element), None)
        look = first if first is not None and local(first) == "rPr" else None
        is_hidden = look is not None and is_on(look, "vanish")
        is_bold, is_italic = self._stress(look)
        is_raised = look is not None and setting(look, "vertAlign") == "superscript"
        prompts = self._placeholder
        text: list[str] = []

        def close() -> None:
            if words := "".join(text):
                self._open.pieces.append(
                    Run(words, self._revisions, is_hidden, is_bold, prompts, is_italic, is_raised)
                )
            text.clear()

        for each in _run_content(element):
            name = local(each)
            if name == "ruby":
                close()
                self._inside(children(each, "rubyBase"))
            elif name in _PICTURES:
                self._open.boxes += self._boxes(each)
            elif name in _NOTES or name in _MARKS:
                close()
                self._open.pieces.append(self._reference(each, name))
            else:
                text.append(self._said(each, name, look))
        close()

    def _said(self, element: Element, name: str, look: Element | None) -> str:
        """Return the text that a part of a run shows."""
        if name == "fldChar":
            return self._field(element)
        if name == "instrText":
            self._code.append(element.text or "")
        if any(self._codes):
            return ""
        return _in_font(element.text or "", look) if name == "t" else _characters(element, name)

    def _reference(self, element: Element, name: str) -> Piece:
        if name in _MARKS:
            return Mark(name, element, name not in _OPENING)
        own = attribute(element, "customMarkFollows", "0") not in _OFF
        return NoteMark(_NOTES[name], attribute(element, "id"), self._revisions, own)

    def _field(self, element: Element) -> str:
        """Follow the marks of a field; return what one shows that has a code only."""
        if element not in self._fields:
            return ""
        kind = attribute(element, "fldCharType")
        if kind == "begin":
            self._codes.append(True)
            self._code = []
        elif kind == "separate" and self._codes:
            self._codes[-1] = False
        elif kind == "end" and self._codes and self._codes.pop() and not any(self._codes):
            return symbol_of_field("".join(self._code))
        return ""

    def _boxes(self, element: Element) -> Iterator[Story]:
        for each in element:
            name = local(each)
            if name == "txbxContent":
                pending, self._pending = self._pending, []
                yield self.story(each)
                self._pending = pending
            elif name == "AlternateContent":
                yield from self._boxes(_chosen(each))
            elif name == "relIds":
                yield from filter(None, (self._diagrams.get(attribute(each, "dm")),))
            elif name:
                yield from self._boxes(each)

    @contextmanager
    def _changed(self, element: Element) -> Iterator[None]:
        outer = self._revisions
        self._revisions = (*outer, _revision(element))
        yield
        self._revisions = outer

    @contextmanager
    def _prompting(self, control: Element) -> Iterator[None]:
        outer = self._placeholder
        self._placeholder = outer or is_on(child(control, "sdtPr"), "showingPlcHdr")
        yield
        self._placeholder = outer


def _described(properties: Element) -> Paragraph:
    """Return an empty paragraph with the style, level, list place and mark of `properties`."""
    style = child(properties, "pStyle")
    outline = child(properties, "outlineLvl")
    look = child(properties, "rPr")
    return Paragraph(
        style_id="" if style is None else attribute(style, "val"),
        outline=None if outline is None else _number(outline),
        numbering=numbering_in(properties),
        mark_revisions=() if look is None else _revisions_in(look),
        is_initial=_is_initial(properties),
    )


def _is_initial(properties: Element) -> bool:
    frame = child(properties, "framePr")
    return frame is not None and attribute(frame, "dropCap", "none") != "none"


def _in_font(text: str, look: Element | None) -> str:
    """Return text whose private characters are places in a font, as Word stores symbols."""
    if look is None or text.isascii() or not _PRIVATE.search(text):
        return text
    fonts = child(look, "rFonts")
    font = "" if fonts is None else attribute(fonts, "ascii") or attribute(fonts, "hAnsi")
    if font.casefold() not in SYMBOL_FONTS:
        return text
    return _PRIVATE.sub(lambda m: symbol(font, f"{ord(m[0]):x}"), text)


def numbering_in(properties: Element) -> Numbering | None:
    """Return the place in a list that paragraph properties set; `w:numId` 0 means none."""
    place = child(properties, "numPr")
    if place is None:
        return None
    num, depth = child(place, "numId"), child(place, "ilvl")
    return Numbering(
        "" if num is None else attribute(num, "val"), 0 if depth is None else _number(depth)
    )


def _number(element: Element) -> int:
    value = attribute(element, "val")
    return int(value) if value.isdecimal() and len(value) < 4 else 0


def _revisions_in(properties: Element) -> Revisions:
    return tuple(_revision(each) for each in properties if local(each) in _CHANGES)


def _revision(element: Element) -> Revision:
    change = _CHANGES[local(element)]
    return Revision(change, attribute(element, "author"), attribute(element, "date"))


def _continues(cell: Element) -> bool:
    properties = child(cell, "tcPr")
    merge = None if properties is None else child(properties, "vMerge")
    return merge is not None and attribute(merge, "val", "continue") == "continue"


def is_on(properties: Element | None, name: str, *, otherwise: bool = False) -> bool:
    """Tell whether a switch among `properties` is on; `otherwise` where it is not named."""
    found = None if properties is None else child(properties, name)
    return otherwise if found is None else attribute(found, "val", "1") not in _OFF


def _characters(element: Element, name: str) -> str:
    if name in {"t", "delText"}:
        return element.text or ""
    if name == "br":  # a page or column break is no text
        return "" if attribute(element, "type", "textWrapping") != "textWrapping" else "\n"
    if name == "sym":
        return symbol(attribute(element, "font"), attribute(element, "char"))
    return _CHARACTERS.get(name, "")


def _run_content(run: Element) -> Iterator[Element]:
    for each in run:
        if local(each) == "AlternateContent":
            yield from _run_content(_chosen(each))
        else:
            yield each


def _chosen(alternatives: Element) -> Element:
    """Return the branch that is read: the first choice, else the fallback."""
    for name in ("Choice", "Fallback"):
        found = child(alternatives, name)
        if found is not None:
            return found
    return alternatives


def _sound_fields(root: Element) -> frozenset[Element]:
    """Return the `w:fldChar` that belong to a field with a beginning and an end.

    A field that never ends would take the rest of the text for its code.
    """
    sound: set[Element] = set()
    waiting: list[list[Element]] = []
    for each in root.iter("{*}fldChar"):
        kind = attribute(each, "fldCharType")
        if kind == "begin":
            waiting.append([each])
        elif waiting:
            waiting[-1].append(each)
            if kind == "end":
                sound.update(waiting.pop())
    return frozenset(sound)

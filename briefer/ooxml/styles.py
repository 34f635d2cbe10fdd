"""Paragraph styles of a Word file: their names, heading levels and list places."""

from __future__ import annotations

import re
from dataclasses import dataclass

from briefer.ooxml.story import Numbering
from briefer.ooxml.storyreader import is_on, numbering_in
from briefer.ooxml.xml import attribute, child, children, setting
from briefer.untrusted import Element

_HEADING = re.compile(r"heading ([1-9])")
_DEPTH = 12  # styles based on styles; more is a circle


@dataclass(frozen=True, slots=True)
class ParagraphStyle:
    """A paragraph style. `name` is in lower case and English for Word's own styles.

    `level` is a heading's level from 1, else 0.
    """

    name: str = ""
    level: int = 0
    numbering: Numbering | None = None


_PLAIN = ParagraphStyle()


def character_looks(root: Element | None) -> dict[str, tuple[bool, bool]]:
    """Return for the character styles of a part, by id, whether they are bold and italic."""
    found = {
        attribute(each, "styleId"): each
        for each in (() if root is None else children(root, "style"))
        if attribute(each, "type") == "character"
    }
    return {name: (_says(found, name, "b"), _says(found, name, "i")) for name in found}


def _says(styles: dict[str, Element], style_id: str, name: str) -> bool:
    """Tell whether a style, or the nearest one it builds on that says it, sets `name`."""
    for _step in range(_DEPTH):
        element = styles.get(style_id)
        if element is None:
            break
        look = child(element, "rPr")
        if look is not None and child(look, name) is not None:
            return is_on(look, name)
        style_id = setting(element, "basedOn")
    return False


def _place(places: list[Numbering]) -> Numbering | None:
    """Return the place in a list by a style and those that it builds on, the nearest first.

    A style may say only how deep it is: the list is that of the style below it.
    """
    if not places:
        return None
    return Numbering(next((p.num_id for p in places if p.num_id), ""), places[0].depth)


class Styles:
    """The paragraph styles of one file, looked up by id; an unknown id is a plain style."""

    def __init__(self, root: Element | None) -> None:
        self._elements: dict[str, Element] = {}
        self._default = ""
        for each in () if root is None else children(root, "style"):
            if attribute(each, "type") != "paragraph":
                continue
            style_id = attribute(each, "styleId")
            self._elements.setdefault(style_id, each)
            if attribute(each, "default") in {"1", "true"}:
                self._default = self._default or style_id
        self._known: dict[str, ParagraphStyle] = {}

    def style(self, style_id: str) -> ParagraphStyle:
        """Return the style `style_id`, the default style for an empty id."""
        key = style_id or self._default
        if key not in self._known:
            self._known[key] = self._read(key)
        return self._known[key]

    def _read(self, style_id: str) -> ParagraphStyle:
        name, level = "", 0
        places: list[Numbering] = []
        for element in self._chain(style_id):
            own = setting(element, "name").casefold()
            name = name or own
            if named := _HEADING.fullmatch(own):
                level = level or int(named[1])
            properties = child(element, "pPr")
            if properties is None:
                continue
            if place := numbering_in(properties):
                places.append(place)
            outline = setting(properties, "outlineLvl")
            if outline.isdecimal() and len(outline) == 1 and outline != "9":
                level = level or int(outline) + 1
        return ParagraphStyle(name, level, _place(places)) if name else _PLAIN

    def _chain(self, style_id: str) -> list[Element]:
        chain: list[Element] = []
        while (element := self._elements.get(style_id)) is not None and len(chain) < _DEPTH:
            chain.append(element)
            style_id = setting(element, "basedOn")
        return chain

"""Numbers that OpenDocument shows before paragraphs of lists and headings (ODF 1.3, 5.3, 16.30)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from briefer.ooxml.numbering import formatted
from briefer.ooxml.xml import attribute, child, local
from briefer.untrusted import Element

_FORMS = {
    "1": "decimal",
    "a": "lowerLetter",
    "A": "upperLetter",
    "i": "lowerRoman",
    "I": "upperRoman",
}
_PLACE = re.compile(r"%(\d{1,2})%")
_NO_TEXT = frozenset({"list", "number", "soft-page-break"})
_SHORT = 6  # digits of a number that counts something

Counts = dict[int, int]  # by depth, from 1


@dataclass(frozen=True, slots=True)
class Place:
    """A list, or one in another: its style, what is counted in it, and how deep it is, from 1."""

    style: str
    counts: Counts
    depth: int = 1


class Lists:
    """The lists of one file; it counts, so items must be asked for in their order."""

    def __init__(self, roots: Iterable[Element]) -> None:
        self._styles: dict[str, dict[int, Element]] = {}
        self._outline: dict[int, Element] = {}
        for root in roots:
            self._styles |= {
                attribute(style, "name"): _levels(style) for style in root.iter("{*}list-style")
            }
            for style in root.iter("{*}outline-style"):
                self._outline = _levels(style)
        self._by_id: dict[str, Counts] = {}
        self._by_style: dict[str, Counts] = {}
        self._headings: Counts = {}

    def opened(self, element: Element, around: Place | None) -> Place:
        """Return the place of a list that begins, `around` it the one that holds it."""
        if around is not None:
            style = attribute(element, "style-name") or around.style
            return Place(style, around.counts, around.depth + 1)
        style = attribute(element, "style-name")
        counts = self._continued(element, style)
        self._by_style[style] = self._by_id[attribute(element, "id")] = counts
        return Place(style, counts)

    def _continued(self, element: Element, style: str) -> Counts:
        if list_id := attribute(element, "continue-list"):
            return self._by_id.get(list_id, {})
        if attribute(element, "continue-numbering") == "true":
            return self._by_style.get(style, {})
        return {}

    def label(self, place: Place, item: Element) -> str:
        """Count an item and return its number; empty for a bullet."""
        style = attribute(item, "style-override") or place.style
        levels = self._styles.get(style, {})
        if not _counts(item):
            place.counts.setdefault(place.depth, _start(levels.get(place.depth)))
            return ""
        _count(place.counts, place.depth, levels, attribute(item, "start-value"))
        return _stated(item) or _label(place.counts, place.depth, levels)

    def heading(self, element: Element, level: int) -> str:
        """Count a heading outside lists and return its number, empty where there is none."""
        if attribute(element, "is-list-header") == "true":
            return ""
        starts = attribute(element, "restart-numbering") == "true"
        value = attribute(element, "start-value", "1") if starts else ""
        _count(self._headings, level, self._outline, value)
        return _stated(element) or _label(self._headings, level, self._outline)


def _levels(style: Element) -> dict[int, Element]:
    return {int(n): each for each in style if (n := attribute(each, "level")).isdecimal()}


def _counts(item: Element) -> bool:
    """Tell whether an item has words of its own, not only a list inside it."""
    return any(local(each) and local(each) not in _NO_TEXT for each in item)


def _start(level: Element | None) -> int:
    return 1 if level is None else _number(attribute(level, "start-value"), 1)


def _number(value: str, otherwise: int) -> int:
    return int(value) if value.isdecimal() and len(value) < _SHORT else otherwise


def _count(counts: Counts, depth: int, levels: Mapping[int, Element], value: str) -> None:
    """Count on at `depth`, from `value` where it says something; what is deeper begins again."""
    number = counts[depth] + 1 if depth in counts else _start(levels.get(depth))
    counts[depth] = _number(value, number)
    for deeper in [each for each in counts if each > depth]:
        del counts[deeper]


def _stated(element: Element) -> str:
    """Return the number that the file states for programs that cannot count."""
    found = child(element, "number")
    return "" if found is None else "".join(str(text) for text in found.itertext()).strip()


def _label(counts: Counts, depth: int, levels: Mapping[int, Element]) -> str:
    level = levels.get(depth)
    if level is None or attribute(level, "num-format") not in _FORMS:
        return ""
    if pattern := attribute(level, "num-list-format"):  # of LibreOffice, from 7.0 on
        return _PLACE.sub(lambda m: _shown(counts, int(m[1]), levels), pattern).strip()
    first = depth - _number(attribute(level, "display-levels"), 1) + 1
    shown = (_shown(counts, each, levels) for each in range(max(1, first), depth + 1))
    before, after = attribute(level, "num-prefix"), attribute(level, "num-suffix")
    return f"{before}{'.'.join(filter(None, shown))}{after}".strip()


def _shown(counts: Counts, depth: int, levels: Mapping[int, Element]) -> str:
    level = levels.get(depth)
    form = _FORMS.get("" if level is None else attribute(level, "num-format"), "")
    return formatted(counts.get(depth, _start(level)), form) if form else ""

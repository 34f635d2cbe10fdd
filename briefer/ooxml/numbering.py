"""Numbers and bullets that Word shows before a paragraph (ECMA-376 part 1, section 17.9)."""

from __future__ import annotations

import re
from dataclasses import dataclass

from briefer.ooxml.story import Numbering
from briefer.ooxml.xml import attribute, child, children, setting
from briefer.untrusted import Element

_PLACE = re.compile(r"%([1-9])")
_ROMAN = (
    *((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l")),
    *((40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i")),
)
_HIGHEST = 9_999  # a number beyond is shown as digits, whatever its format


@dataclass(frozen=True, slots=True)
class Level:
    """One depth of a list: first number, format, and the pattern of its label ("%1.%2").

    `restarts` tells that a list begins with `start`, though another one like it has counted on.
    """

    start: int = 1
    form: str = "decimal"
    pattern: str = ""
    is_legal: bool = False
    restarts: bool = False


@dataclass(frozen=True, slots=True)
class Label:
    """What stands before a paragraph: a bullet has no `number`, "none" neither."""

    number: str = ""
    is_bullet: bool = False


class Lists:
    """The lists of one file; it counts, so paragraphs must be asked for in their order."""

    def __init__(self, root: Element | None) -> None:
        self._abstract: dict[str, dict[int, Level]] = {}
        self._lists: dict[str, tuple[str, dict[int, Level]]] = {}
        self._counts: dict[str, dict[int, int]] = {}
        self._started: set[tuple[str, int]] = set()
        if root is not None:
            self._read(root)

    def label(self, place: Numbering) -> Label | None:
        """Count a paragraph at `place` and return its label; None where it is in no list."""
        found = self._lists.get(place.num_id)
        if found is None:
            return None
        shared, overrides = found
        levels = {**self._abstract.get(shared, {}), **overrides}
        level = levels.get(place.depth, Level())
        counts = self._counts.setdefault(shared, {})
        self._count(place, counts, level)
        if level.form == "bullet":
            return Label(is_bullet=True)
        return Label(_label(level, levels, counts))

    def _count(self, place: Numbering, counts: dict[int, int], level: Level) -> None:
        first = level.restarts and (place.num_id, place.depth) not in self._started
        self._started.add((place.num_id, place.depth))
        begun = place.depth in counts and not first
        counts[place.depth] = counts[place.depth] + 1 if begun else level.start
        for deeper in [depth for depth in counts if depth > place.depth]:
            del counts[deeper]

    def _read(self, root: Element) -> None:
        named: dict[str, dict[int, Level]] = {}
        for each in children(root, "abstractNum"):
            levels = {_depth(e): _level(e) for e in children(each, "lvl")}
            self._abstract[attribute(each, "abstractNumId")] = levels
            if name := setting(each, "styleLink"):
                named[name] = levels
        for each in children(root, "abstractNum"):
            if name := setting(each, "numStyleLink"):  # what it counts is said in a style of lists
                self._abstract[attribute(each, "abstractNumId")] = named.get(name, {})
        for each in children(root, "num"):
            shared = setting(each, "abstractNumId")
            base = self._abstract.get(shared, {})
            overrides = {}
            for override in children(each, "lvlOverride"):
                depth = _depth(override)
                overrides[depth] = _overridden(override, base.get(depth, Level()))
            self._lists[attribute(each, "numId")] = (shared, overrides)


def formatted(number: int, form: str) -> str:
    """Return `number` as Word writes it in format `form`, digits for formats unknown here."""
    if form == "none":
        return ""
    if not 0 < number <= _HIGHEST:
        return str(number)
    if form in {"lowerLetter", "upperLetter"}:
        letters = chr(ord("a") + (number - 1) % 26) * ((number - 1) // 26 + 1)
        return letters.upper() if form == "upperLetter" else letters
    if form in {"lowerRoman", "upperRoman"}:
        roman = _roman(number)
        return roman.upper() if form == "upperRoman" else roman
    return f"{number:02}" if form == "decimalZero" else str(number)


def _roman(number: int) -> str:
    text = ""
    for value, letters in _ROMAN:
        text += letters * (number // value)
        number %= value
    return text


def _label(level: Level, levels: dict[int, Level], counts: dict[int, int]) -> str:
    def number(match: re.Match[str]) -> str:
        depth = int(match[1]) - 1
        other = levels.get(depth, Level())
        form = "decimal" if level.is_legal else other.form
        return formatted(counts.get(depth, other.start), form)

    return _PLACE.sub(number, level.pattern).strip()


def _overridden(override: Element, base: Level) -> Level:
    own = child(override, "lvl")
    level = base if own is None else _level(own)
    start = setting(override, "startOverride")
    if not start.isdecimal() or len(start) > 8:
        return level
    return Level(int(start), level.form, level.pattern, level.is_legal, restarts=True)


def _level(element: Element) -> Level:
    start = setting(element, "start")
    legal = child(element, "isLgl")
    return Level(
        int(start) if start.isdecimal() and len(start) < 9 else 1,
        setting(element, "numFmt") or "decimal",
        setting(element, "lvlText"),
        legal is not None and attribute(legal, "val", "1") not in {"0", "false"},
    )


def _depth(element: Element) -> int:
    depth = attribute(element, "ilvl", "0")
    return int(depth) if depth.isdecimal() and len(depth) < 3 else 0

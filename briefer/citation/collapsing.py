"""Collapsing the cites of one citation: years, year suffixes, ranges of numbers."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from itertools import pairwise

from briefer.citation import richtext
from briefer.citation.citing import CiteState, affixed, rendered
from briefer.citation.locales import Locale
from briefer.citation.style import Area
from briefer.citation.tree import Node, find, fingerprint
from briefer.core.cite import Cite

# An affix of the author with one of these replaces the delimiter of the style.
_DELIMITERS = (",", ";", ".", ":")
_YEARS = frozenset({"year", "year-suffix", "year-suffix-ranged"})


@dataclass(slots=True)
class Part:
    """A cite as printed: its node, and what separates it from the cite before."""

    state: CiteState
    node: Node
    before: str = ""
    is_collapsed: bool = False


class Collapser:
    """The collapsing options of `cs:citation`, applied to cites that are rendered."""

    def __init__(self, area: Area, locale: Locale, *, is_in_text: bool) -> None:
        self._area = area
        self._locale = locale
        self._mode = area.option("collapse")
        delimiter = area.delimiter
        self._group = area.options.get("cite-group-delimiter")
        self._groups = self._group is not None or self._mode in _YEARS
        usual = ", " if is_in_text else delimiter
        self._within = usual if self._group is None else self._group
        self._suffixes = area.option("year-suffix-delimiter", self._group or delimiter)
        self._after = area.option("after-collapse-delimiter", delimiter)

    def collapsed(self, parts: list[Part]) -> list[Part]:
        """Return the parts grouped and shortened; `before` of the first is not printed."""
        for part in parts:
            part.before = self._area.delimiter
        if self._mode == "citation-number":
            return self._numbers(parts)
        if not self._groups or len(parts) < 2:
            return parts
        result: list[Part] = []
        for group in _grouped(parts, anywhere=bool(self._area.keys)):
            if result and (result[-1].is_collapsed or self._mode == "year"):
                group[0].before = self._after
            result += self._year_group(group)
        return result

    def _year_group(self, group: list[Part]) -> list[Part]:
        """Shorten a group of cites with the same names."""
        start = group[0].before
        self._put_suffixes_in_order(group)
        group[0].before = start
        for part in group[1:]:
            part.before = self._within
        if self._mode not in _YEARS or len(group) < 2:
            return group
        result = [group[0]]
        for part in group[1:]:
            previous = result[-1]
            short = self._suffix_only(previous, part) if self._mode != "year" else None
            if short is None:
                part.node = affixed(self._rest(part.state), part.state.cite)
            else:
                part.node, part.before = short, self._suffixes
            if short is None and previous.state.facts.locator:
                # Chicago 15.29: with a locator before it the next year is set off clearly.
                part.before = self._after
            part.is_collapsed = True
            result.append(part)
        return self._ranged(result) if self._mode == "year-suffix-ranged" else result

    def _put_suffixes_in_order(self, group: list[Part]) -> None:
        """Sort cites of one year by their suffixes, if nothing else is said with them."""
        if (
            self._mode not in _YEARS
            or self._area.keys
            or any(_is_affixed(part.state.cite) or not part.state.variant.suffix for part in group)
        ):
            return
        bare = [self._rest(part.state, bare=True) for part in group]
        if len({fingerprint(node) for node in bare if node is not None}) == 1:
            group.sort(key=lambda part: _rank(part.state.variant.suffix))

    def _rest(self, state: CiteState, *, bare: bool = False) -> Node | None:
        """Return a cite without its names, `bare` without its year suffix too."""
        facts = replace(state.facts, only="rest")
        variant = replace(state.variant, suffix="") if bare else state.variant
        return rendered(self._area, state.item, facts, variant, self._locale)

    def _suffix_only(self, previous: Part, part: Part) -> Node | None:
        """Return the year suffix alone, where all else is as in the cite before."""
        one, other = previous.state, part.state
        if not (one.variant.suffix and other.variant.suffix):
            return None
        if _is_affixed(other.cite) or previous.state.cite.suffix:
            return None
        mine, its = self._rest(other, bare=True), self._rest(one, bare=True)
        if mine is None or its is None or fingerprint(mine) != fingerprint(its):
            return None
        if one.facts.locator or other.facts.locator:
            return None
        full = self._rest(other)
        return find(full, "year-suffix") if full is not None else None

    def _ranged(self, parts: list[Part]) -> list[Part]:
        """Join three or more suffixes in a row: "a, b, c" becomes "a–c"."""
        dash = self._locale.term("page-range-delimiter") or "\u2013"
        return _in_runs(parts, _follows_suffix, dash, self._suffixes)

    def _numbers(self, parts: list[Part]) -> list[Part]:
        result = _in_runs(parts, _follows_number, "\u2013", self._area.delimiter)
        for previous, part in pairwise(result):
            if previous.is_collapsed and not part.is_collapsed:
                part.before = self._after
        return result


def joined(parts: list[Part]) -> list[Node]:
    """Return the nodes of `parts` with what separates them."""
    kids: list[Node] = []
    tail = ""
    for part in parts:
        if kids and tail.endswith((",", ";")) and part.before:
            kids.append(" ")
        elif kids and part.before and not part.state.cite.prefix.startswith(_DELIMITERS):
            kids.append(richtext.parse(part.before))
        kids.append(part.node)
        tail = part.state.cite.suffix.rstrip()
    return kids


def _grouped(parts: list[Part], *, anywhere: bool) -> list[list[Part]]:
    """Put neighbours with the same names into groups; `anywhere` moves others there too."""
    groups: list[list[Part]] = []
    places: dict[str, list[Part]] = {}
    for index, part in enumerate(parts):
        names = find(part.node, "names")
        key = fingerprint(names) if names is not None else f"\0{index}"
        if key not in places:
            if not anywhere:
                places.clear()
            places[key] = []
            groups.append(places[key])
        places[key].append(part)
    return groups


def _in_runs(
    parts: list[Part], follows: Callable[[Part, Part], bool], dash: str, comma: str
) -> list[Part]:
    """Replace the inner parts of each run of three or more by a dash before its last."""
    result: list[Part] = []
    start = 0
    while start < len(parts):
        end = start
        while end + 1 < len(parts) and follows(parts[end], parts[end + 1]):
            end += 1
        run = parts[start : end + 1]
        if len(run) > 2:
            run[-1].before, run[-1].is_collapsed = dash, True
            result += [run[0], run[-1]]
        else:
            if len(run) == 2 and not run[1].before:
                run[1].before = comma
            result += run
        start = end + 1
    return result


def _is_affixed(cite: Cite) -> bool:
    return bool(cite.prefix or cite.suffix)


def _follows_number(previous: Part, part: Part) -> bool:
    if part.state.facts.number != previous.state.facts.number + 1:
        return False
    if previous.state.facts.locator or part.state.facts.locator:
        return False
    return not (_is_affixed(previous.state.cite) or _is_affixed(part.state.cite))


def _follows_suffix(previous: Part, part: Part) -> bool:
    if find(part.node, "year-suffix") is not part.node:
        return False
    one, other = previous.state.variant.suffix, part.state.variant.suffix
    return bool(one) and _rank(other) == _rank(one) + 1


def _rank(letters: str) -> int:
    rank = 0
    for letter in letters:
        rank = rank * 26 + ord(letter) - ord("a") + 1
    return rank

"""Telling sources apart that would be cited alike (CSL 1.0.2, "Disambiguation").

The sources are put into classes that print the same cite. A class is split by showing
more names, then more of the given names, then what a style prints where
`disambiguate="true"`; what cannot be told apart gets year suffixes. A step that splits
nothing is taken back.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from briefer.citation import initials
from briefer.citation.citing import rendered
from briefer.citation.context import Facts, NameList, Position, Variant
from briefer.citation.items import Item
from briefer.citation.locales import Locale
from briefer.citation.people import Name
from briefer.citation.style import Style
from briefer.citation.tree import plain

# An ambiguous cite is looked at as it prints when it is not the first.
_PROBE = Facts(position=Position.SUBSEQUENT, is_near=True)
_PLAIN = Variant()


@dataclass(frozen=True, slots=True)
class Rules:
    """The disambiguation attributes of `cs:citation`."""

    add_names: bool
    add_givens: bool
    by_cite: bool
    primary_only: bool
    initials_only: bool
    add_suffix: bool
    condition: bool
    is_numeric: bool

    @property
    def are_empty(self) -> bool:
        """Tell whether there is nothing to do."""
        return self.is_numeric or not (
            self.add_names or self.add_givens or self.add_suffix or self.condition
        )


def rules_of(style: Style) -> Rules:
    """Return how `style` disambiguates."""
    area = style.citation
    rule = area.option("givenname-disambiguation-rule", "by-cite")
    return Rules(
        add_names=area.is_on("disambiguate-add-names"),
        add_givens=area.is_on("disambiguate-add-givenname"),
        by_cite=rule == "by-cite",
        primary_only=rule.startswith("primary-name"),
        initials_only=rule.endswith("with-initials"),
        add_suffix=area.is_on("disambiguate-add-year-suffix"),
        condition="citation:disambiguate" in style.uses,
        is_numeric="citation:citation-number" in style.uses,
    )


class Disambiguator:
    """Decides the variants of a document's items; classes once decided are remembered."""

    def __init__(self, style: Style, locale: Locale) -> None:
        self._style = style
        self._locale = locale
        self._rules = rules_of(style)
        self._decided: dict[tuple[tuple[Item, Variant], ...], dict[Item, Variant]] = {}

    def variants(self, items: Sequence[Item]) -> dict[Item, Variant]:
        """Return the variant of each item; year suffixes follow the order of `items`.

        Cites that print the citation number are never alike.
        """
        if self._rules.are_empty:
            return dict.fromkeys(items, _PLAIN)
        start = self._global_givens(items)
        found = dict(start)
        decided: dict[tuple[tuple[Item, Variant], ...], dict[Item, Variant]] = {}
        for members in self._classes(items, start):
            if len(members) < 2:
                continue
            key = tuple([(item, start[item]) for item in members])
            decided[key] = self._decided.get(key) or self._decide(members, start)
            found.update(decided[key])
        self._decided = decided
        return self._suffixed(items, found) if self._rules.add_suffix else found

    def _key(self, item: Item, variant: Variant) -> str:
        key = ("key", variant, self._locale.language)
        found = item.memo.get(key)
        if found is None:
            node = rendered(
                self._style.citation, item, _PROBE, variant, self._locale, is_probe=True
            )
            # "J. J." and "J.J." are the same person.
            found = item.memo[key] = plain(node).replace(". ", ".") if node else ""
        text: str = found
        return text

    def _lists(self, item: Item, variant: Variant) -> list[NameList]:
        key = ("lists", variant, self._locale.language)
        found: list[NameList] | None = item.memo.get(key)
        if found is None:
            found = []
            rendered(self._style.citation, item, _PROBE, variant, self._locale, found)
            item.memo[key] = found
        return found

    def _classes(self, items: Iterable[Item], variants: Mapping[Item, Variant]) -> list[list[Item]]:
        classes: dict[str, list[Item]] = defaultdict(list)
        for item in items:
            classes[self._key(item, variants[item])].append(item)
        return list(classes.values())

    def _global_givens(self, items: Sequence[Item]) -> dict[Item, Variant]:
        """Tell names apart wherever they stand, where the rule is not "by-cite"."""
        if not self._rules.add_givens or self._rules.by_cite:
            return dict.fromkeys(items, _PLAIN)
        lists = {item: self._lists(item, _PLAIN) for item in items}
        people = _People(lists.values(), primary_only=self._rules.primary_only)
        found: dict[Item, Variant] = {}
        for item in items:
            givens = [self._levels(entry, people) for entry in lists[item]]
            found[item] = Variant(givens=_trimmed(givens))
        return found

    def _levels(self, entry: NameList, people: _People) -> tuple[int, ...]:
        limit = 1 if self._rules.initials_only else 2
        levels = [people.level(name, entry, limit) for name in entry.names]
        if self._rules.primary_only:
            levels[1:] = [0] * (len(levels) - 1)
        return tuple(levels)

    def _decide(self, members: list[Item], start: Mapping[Item, Variant]) -> dict[Item, Variant]:
        """Split a class as far as names and conditions go."""
        found = {item: start[item] for item in members}
        for split in self._split(members, found):
            if len(split) > 1 and self._rules.condition:
                self._by_condition(split, found)
        return found

    def _split(self, members: list[Item], found: dict[Item, Variant]) -> list[list[Item]]:
        """Split a class by names; `found` is changed to what helped. Return what is left."""
        classes = [members]
        if self._rules.add_names:
            classes = self._refined(classes, found, self._more_names)
        if self._rules.add_givens and self._rules.by_cite:
            classes = self._refined(classes, found, self._more_givens)
            if self._rules.add_names:
                classes = self._refined(classes, found, self._more_of_both)
        return classes

    def _refined(
        self,
        classes: list[list[Item]],
        found: dict[Item, Variant],
        steps: Callable[[list[Item], Mapping[Item, Variant]], Iterator[dict[Item, Variant]]],
    ) -> list[list[Item]]:
        """Try `steps` on each class; where one splits it, go on with its parts."""
        settled: list[list[Item]] = []
        todo = list(classes)
        while todo:
            members = todo.pop(0)
            parts: list[list[Item]] = []
            if len(members) > 1:
                for variants in steps(members, found):
                    parts = self._classes(members, variants)
                    if len(parts) > 1:
                        found.update(variants)
                        break
            if len(parts) > 1:
                todo = [*parts, *todo]
            else:
                settled.append(members)
        return settled

    def _more_names(
        self, members: list[Item], found: Mapping[Item, Variant]
    ) -> Iterator[dict[Item, Variant]]:
        """Show one name more at a time, list by list, in all members."""
        lists = {item: self._lists(item, found[item]) for item in members}
        shown = {item: [entry.shown for entry in lists[item]] for item in members}
        for slot in range(max(len(entries) for entries in lists.values())):
            most = max(len(e[slot].names) if slot < len(e) else 0 for e in lists.values())
            least = min(s[slot] if slot < len(s) else most for s in shown.values())
            for count in range(least + 1, most + 1):
                for item in members:
                    if slot < len(shown[item]):
                        shown[item][slot] = max(shown[item][slot], count)
                yield {item: replace(found[item], names=tuple(shown[item])) for item in members}

    def _more_givens(
        self, members: list[Item], found: Mapping[Item, Variant]
    ) -> Iterator[dict[Item, Variant]]:
        """Show more of one given name at a time, first initials, then all."""
        lists = {item: self._lists(item, found[item]) for item in members}
        for slot in range(max(len(entries) for entries in lists.values())):
            counts = [entries[slot].shown for entries in lists.values() if slot < len(entries)]
            for index in range(max(counts)):
                for level in (1, 2):
                    yield {item: _raised(found[item], slot, index, level) for item in members}

    def _more_of_both(
        self, members: list[Item], found: Mapping[Item, Variant]
    ) -> Iterator[dict[Item, Variant]]:
        """Show names that are hidden together with their given names."""
        for variants in self._more_names(members, found):
            for slot in range(max(len(v.names) for v in variants.values())):
                index = max(v.names[slot] for v in variants.values() if slot < len(v.names)) - 1
                for level in (1, 2):
                    yield {item: _raised(variants[item], slot, index, level) for item in members}

    def _by_condition(self, members: list[Item], found: dict[Item, Variant]) -> None:
        variants = {item: replace(found[item], condition=True) for item in members}
        if len(self._classes(members, variants)) > 1:
            found.update(variants)

    def _suffixed(self, items: Sequence[Item], found: dict[Item, Variant]) -> dict[Item, Variant]:
        """Give a, b, c ... to the items of each class that is left."""
        for members in self._classes(items, found):
            if len(members) > 1:
                for number, item in enumerate(members):
                    found[item] = replace(found[item], suffix=suffix_letters(number))
        return found


class _People:
    """Everybody who is named: for each short name, the given names it may stand for."""

    def __init__(self, lists: Iterable[list[NameList]], *, primary_only: bool) -> None:
        self._givens: dict[tuple[str, str], set[str]] = defaultdict(set)
        for entries in lists:
            for entry in entries:
                for name in entry.names[: 1 if primary_only else None]:
                    if not name.literal:
                        self._givens[name.key].add(_tidy(name.given))

    def level(self, name: Name, entry: NameList, limit: int) -> int:
        """Return how much of a given name is needed: 0 nothing, 1 initials, 2 all.

        Nothing where `limit` would not be enough to tell people apart.
        """
        givens = self._givens.get(name.key, set())
        if len(givens) < 2 or name.literal:
            return 0
        mark = entry.initialize_with
        if mark is None or not entry.can_initialize:
            return 2 if limit > 1 else 0
        mine = initials.initials(name.given, mark)
        alike = [given for given in givens if initials.initials(given, mark) == mine]
        if len(alike) < 2:
            return 1
        return 2 if limit > 1 else 0


def _tidy(given: str) -> str:
    return given.replace(". ", ".")


def suffix_letters(number: int) -> str:
    """Return the year suffix for `number`: a to z, then aa, ab, ..."""
    letters = ""
    number += 1
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(ord("a") + rest) + letters
    return letters


def _raised(variant: Variant, slot: int, index: int, level: int) -> Variant:
    """Return `variant` with the given name at `slot` and `index` shown to `level`."""
    givens = [list(levels) for levels in variant.givens]
    while len(givens) <= slot:
        givens.append([])
    while len(givens[slot]) <= index:
        givens[slot].append(0)
    givens[slot][index] = level
    return replace(variant, givens=_trimmed([tuple(levels) for levels in givens]))


def _trimmed(givens: Sequence[tuple[int, ...]]) -> tuple[tuple[int, ...], ...]:
    """Return `givens` in the form that is equal for equal effect."""
    return tuple(givens) if any(any(levels) for levels in givens) else ()

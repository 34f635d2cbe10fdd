"""House rules: what Briefer asks of every style, beyond what the style says itself."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace

from briefer.citation import pages
from briefer.citation.citing import CiteState, rendered
from briefer.citation.context import Facts, Position
from briefer.citation.locales import Locale
from briefer.citation.numbers import is_several
from briefer.citation.people import names
from briefer.citation.style import Area
from briefer.citation.tree import plain
from briefer.core.source import CslData, CslValue

_FIRST_NUMBER = re.compile(r"[^\W_]*\d[^\W_]*")
_FORMS = ("long", "short", "symbol")
_ECHOES = ("container-title", "publisher")


@dataclass(frozen=True, slots=True)
class HouseRules:
    """Which rules hold.

    `guards_pinpoints`: a locator or its kind that the style would lose is printed after
    the cite. `drops_echoes`: a publisher or site that is the sole author is not printed
    a second time.
    """

    guards_pinpoints: bool = False
    drops_echoes: bool = False


NONE = HouseRules()
BRIEFER = HouseRules(guards_pinpoints=True, drops_echoes=True)


def without_echoes(data: CslData) -> CslData:
    """Return an item without a publisher or container that only repeats its sole author."""
    authors = names(data.get("author"))
    if len(authors) != 1 or not authors[0].literal:
        return data
    author = _folded(authors[0].literal)
    echoes = [name for name in _ECHOES if _folded(data.get(name)) == author]
    if "publisher" in echoes:
        echoes.append("publisher-place")
    return {k: v for k, v in data.items() if k not in echoes} if echoes else data


def _folded(value: CslValue | None) -> str:
    text = value if isinstance(value, str) else ""
    return "".join([c for c in text.casefold() if c.isalnum()])


def guarded(state: CiteState, area: Area, locale: Locale) -> CiteState:
    """Return a cite whose locator is printed with its kind, as a suffix if need be."""
    facts = state.facts
    if not facts.locator or facts.only == "author":
        return state
    text = _text(state, facts, area, locale)
    # A number may stand there for another reason: it must be the locator that put it there.
    without = _text(state, replace(facts, locator=""), area, locale)
    if text != without and _is_printed(text, facts, locale):
        return state
    position = Position.IBID if facts.position is Position.IBID_WITH_LOCATOR else facts.position
    return replace(
        state,
        cite=replace(state.cite, suffix=f", {written(facts, locale)}{_joined(state.cite.suffix)}"),
        facts=replace(facts, locator="", position=position),
    )


def _text(state: CiteState, facts: Facts, area: Area, locale: Locale) -> str:
    node = rendered(area, state.item, facts, state.variant, locale)
    return plain(node) if node else ""


def written(facts: Facts, locale: Locale) -> str:
    """Return a locator with its kind in words: "para. 7"."""
    number = _number(facts, locale)
    kind = locale.term(facts.label, "short", plural=is_several(facts.locator, locale.term("and")))
    return f"{kind} {number}".strip()


def _joined(suffix: str) -> str:
    return suffix if not suffix or suffix.startswith((" ", ",", ";", ".")) else f" {suffix}"


def _number(facts: Facts, locale: Locale) -> str:
    return pages.formatted(facts.locator, "", locale.term("page-range-delimiter") or "\u2013")


def _is_printed(text: str, facts: Facts, locale: Locale) -> bool:
    """Tell whether `text` holds the locator and, unless it is a page, its kind."""
    first = _FIRST_NUMBER.search(facts.locator)
    wanted = first[0] if first else facts.locator
    if not re.search(rf"(?<![^\W_]){re.escape(wanted)}(?![^\W_])", text):
        return False
    return facts.label == "page" or _says_kind(text.casefold(), facts.label, locale)


def _says_kind(text: str, label: str, locale: Locale) -> bool:
    words = [
        word.casefold().rstrip(".")
        for form in _FORMS
        for word in (locale.term(label, form), locale.term(label, form, plural=True))
    ]
    return not any(words) or any(word and word in text for word in words)


def items_under(rules: HouseRules, items: Mapping[str, CslData]) -> Mapping[str, CslData]:
    """Return `items` as the rules want them printed."""
    if not rules.drops_echoes:
        return items
    return {key: without_echoes(data) for key, data in items.items()}

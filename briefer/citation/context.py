"""What a rendering element sees: the item, the place in the document, the choices made."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from enum import IntEnum
from typing import TYPE_CHECKING, TypeAlias

from briefer.citation.items import Item
from briefer.citation.tree import Node

if TYPE_CHECKING:
    from briefer.citation.locales import Locale
    from briefer.citation.people import Name


class Position(IntEnum):
    """Where a cite stands to earlier cites of its item; a later value includes SUBSEQUENT."""

    FIRST = 0
    SUBSEQUENT = 1
    IBID = 2
    IBID_WITH_LOCATOR = 3


@dataclass(frozen=True, slots=True)
class Facts:
    """What a cite prints depends on beside its item; equal facts print equally.

    `number` is the citation number, `first_note` the note of the item's first cite.
    `only` is "" for the whole cite, "author" for the names alone, "rest" for all but them.
    """

    locator: str = ""
    label: str = ""
    position: Position = Position.FIRST
    is_near: bool = False
    first_note: int = 0
    number: int = 0
    only: str = ""


@dataclass(frozen=True, slots=True)
class Variant:
    """What disambiguation has decided for an item.

    `names` holds, for each list of names in the cite, how many to show at least;
    `givens` for each list and name how much of the given name: 1 initials, 2 all.
    """

    names: tuple[int, ...] = ()
    givens: tuple[tuple[int, ...], ...] = ()
    condition: bool = False
    suffix: str = ""


@dataclass(frozen=True, slots=True)
class SortNames:
    """How a sort key limits names; None leaves what the style says."""

    minimum: int | None = None
    use_first: int | None = None
    use_last: bool | None = None


@dataclass(frozen=True, slots=True)
class NameList:
    """A list of names as a cite showed it: who, how many, and how much of the given names."""

    names: tuple[Name, ...]
    shown: int
    form: str
    can_initialize: bool
    initialize_with: str | None = None


@dataclass(slots=True)
class Context:
    """The state of one rendering.

    `called` and `hit` count variables asked for and found, from which groups decide
    whether to appear. `done` are variables used up by a substitution; while
    `substituting`, each variable printed is. A probe looks whether cites are alike.
    """

    item: Item
    facts: Facts
    variant: Variant
    locale: Locale
    area: str
    sorting: SortNames | None = None
    called: int = 0
    hit: int = 0
    done: set[str] = field(default_factory=set)
    substituting: bool = False
    suffix: str = ""
    names_seen: int = 0
    trace: list[NameList] | None = None
    is_probe: bool = False

    def text(self, name: str, form: str = "") -> str:
        """Return a variable's text and note that it was asked for."""
        if name in self.done:
            self.called += 1
            return ""
        get = DYNAMIC.get(name)
        # Most cites have no year suffix: asking for one must not make a group disappear.
        self.called += name != "year-suffix"
        value = self.item.text(name, form) if get is None else get(self)
        if value:
            self.called += name == "year-suffix"
            self.hit += 1
            if self.substituting:
                self.done.add(name)
        return value

    def has(self, name: str) -> bool:
        """Tell whether a variable has a value, without asking for it."""
        get = DYNAMIC.get(name)
        return name in self.item.present if get is None else bool(get(self))


Render: TypeAlias = Callable[[Context], Node | None]


def _year_suffix(context: Context) -> str:
    # Printed where the style asks for it, so no date needs to carry it any more.
    suffix, context.suffix = context.variant.suffix, ""
    return suffix


# Variables that depend on the place in the document, not on the item alone.
DYNAMIC: dict[str, Callable[[Context], str]] = {
    "locator": lambda context: context.facts.locator,
    "citation-number": lambda context: str(context.facts.number or ""),
    "first-reference-note-number": lambda context: (
        str(context.facts.first_note or "") if context.facts.position else ""
    ),
    "year-suffix": _year_suffix,
}

"""One name: the order of its parts, particles, initials, formatting."""

from __future__ import annotations

from dataclasses import dataclass

from briefer.citation import initials, richtext
from briefer.citation.context import Context
from briefer.citation.dressing import Dress
from briefer.citation.options import NameOptions
from briefer.citation.people import Name
from briefer.citation.tree import Box, Node

_NO_SPACE_AFTER = ("'", "\u2019", "-", "\u2010", " ", "\u00a0")


@dataclass(frozen=True, slots=True)
class PartDress:
    """The `cs:name-part` elements: looks of family and given names, affixes around both.

    Particles take the look of the name they belong to; an affix stands around the name
    and the particles beside it.
    """

    family: Dress | None = None
    given: Dress | None = None
    around_family: Dress | None = None
    around_given: Dress | None = None


NO_DRESS = PartDress()


def is_inverted(name: Name, index: int, options: NameOptions) -> bool:
    """Tell whether the name at `index` is written family name first."""
    if name.literal or options.form != "long":
        return False
    return options.sort_order == "all" or (options.sort_order == "first" and index == 0)


def name_node(
    name: Name, index: int, options: NameOptions, parts: PartDress, level: int, context: Context
) -> Node:
    """Return one name as `options` ask; `level` adds given names: 1 initials, 2 all."""
    dress = _Dresser(parts, context)
    if name.literal:
        return dress.around_family(dress.family(name.literal))
    given = given_text(name, options, level)
    if options.form == "short" and not level:
        return dress.around_family(_short(name, dress))
    if not name.is_romanesque:
        return Box([dress.around_family(dress.family(name.family)), dress.given(given)])
    if name.static_order:
        family = dress.around_family(dress.family(name.family))
        return _spaced([family, dress.around_given(dress.given(given))])
    inverted = options.sort_order == "all" or (options.sort_order == "first" and index == 0)
    if not inverted:
        return _given_first(name, given, dress)
    demotes = options.demotes == "display-and-sort" or (
        options.demotes == "sort-only" and context.sorting is not None
    )
    return _family_first(name, given, options.sort_separator, dress, demotes=demotes)


def given_text(name: Name, options: NameOptions, level: int) -> str:
    """Return the given name in full or as initials."""
    if options.initialize_with is None or level >= 2 or not name.is_romanesque:
        return name.given
    return initials.initials(
        name.given,
        options.initialize_with,
        initialize=options.initialize,
        hyphenates=options.hyphenates,
    )


class _Dresser:
    """The formatting of name parts, applied to one name."""

    __slots__ = ("_context", "_parts")

    def __init__(self, parts: PartDress, context: Context) -> None:
        self._parts = parts
        self._context = context

    def family(self, text: str) -> Node:
        return self._run(self._parts.family, richtext.parse(text))

    def given(self, text: str) -> Node:
        return self._run(self._parts.given, richtext.parse(text))

    def around_family(self, node: Node) -> Node:
        return self._run(self._parts.around_family, node)

    def around_given(self, node: Node) -> Node:
        return self._run(self._parts.around_given, node)

    def _run(self, dress: Dress | None, node: Node) -> Node:
        return node if dress is None or not node else dress(node, self._context)


def _short(name: Name, dress: _Dresser) -> Node:
    family = dress.family(name.family)
    if name.static_order or not name.non_dropping:
        return family
    return _spaced([dress.family(name.non_dropping), family])


def _given_first(name: Name, given: str, dress: _Dresser) -> Node:
    family = _spaced(
        [dress.given(name.dropping), dress.family(name.non_dropping), dress.family(name.family)]
    )
    if name.suffix:
        family = Box([family, ", " if name.comma_suffix else " ", richtext.parse(name.suffix)])
    return _spaced([dress.around_given(dress.given(given)), dress.around_family(family)])


def _family_first(
    name: Name, given: str, separator: str, dress: _Dresser, *, demotes: bool
) -> Node:
    particle = dress.family(name.non_dropping)
    family = dress.family(name.family)
    before, after = ("", particle) if demotes else (particle, "")
    kids: list[Node] = [dress.around_family(_spaced([before, family]))]
    rest = _spaced([dress.given(given), dress.given(name.dropping), after])
    if rest:
        kids += [separator, dress.around_given(rest)]
    if name.suffix:
        kids += [separator, richtext.parse(name.suffix)]
    return Box(kids)


def _spaced(nodes: list[Node]) -> Node:
    """Return the nodes that are not empty with spaces between, none after an apostrophe."""
    result: list[Node] = []
    for node in nodes:
        if not node:
            continue
        if result:
            result.append(" " if not _tail(result[-1]).endswith(_NO_SPACE_AFTER) else "")
        result.append(node)
    if all(isinstance(node, str) for node in result):
        return "".join([str(node) for node in result])
    return Box([node for node in result if node])


def _tail(node: Node) -> str:
    while isinstance(node, Box):
        if not node.kids:
            return ""
        node = node.kids[-1]
    return node

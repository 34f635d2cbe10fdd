"""One name: the order of its parts, particles, initials, formatting."""

from __future__ import annotations

from dataclasses import dataclass

from briefer.citation import initials, richtext
from briefer.citation.context import Context
from briefer.citation.dressing import Dress
from briefer.citation.options import NameOptions
from briefer.citation.people import Name
from briefer.citation.tree import Box, Node

_NO_SPACE_AFTER = ("'", "\u2019", "-", "\u2010")


@dataclass(frozen=True, slots=True)
class PartDress:
    """The formatting of `cs:name-part` elements; None leaves a part as it is."""

    family: Dress | None = None
    given: Dress | None = None


def is_inverted(name: Name, index: int, options: NameOptions) -> bool:
    """Tell whether the name at `index` is written family name first."""
    if name.literal or options.form != "long":
        return False
    return options.sort_order == "all" or (options.sort_order == "first" and index == 0)


def name_node(
    name: Name, index: int, options: NameOptions, parts: PartDress, level: int, context: Context
) -> Node:
    """Return one name as `options` ask; `level` adds given names: 1 initials, 2 all."""
    if name.literal:
        return _dressed(richtext.parse(name.literal), parts.family, context)
    given = given_text(name, options, level)
    if options.form == "short" and not level:
        return _short(name, parts, context)
    if not name.is_romanesque:
        return _unspaced(name, given, parts, context)
    if name.static_order:
        family = _dressed(name.family, parts.family, context)
        return _joined([family, _dressed(given, parts.given, context)])
    inverted = options.sort_order == "all" or (options.sort_order == "first" and index == 0)
    if not inverted:
        return _given_first(name, given, parts, context)
    demotes = options.demotes == "display-and-sort" or (
        options.demotes == "sort-only" and context.sorting is not None
    )
    return _family_first(name, given, options, parts, context, demotes=demotes)


def given_text(name: Name, options: NameOptions, level: int) -> str:
    """Return the given name in full or as initials."""
    if options.initialize_with is None or level >= 2 or not name.is_romanesque:
        return name.given
    return (
        initials.initials(
            name.given,
            options.initialize_with,
            initialize=options.initialize,
            hyphenates=options.hyphenates,
        )
        .replace(" \b-", "-")
        .replace("\b-", "-")
    )


def _short(name: Name, parts: PartDress, context: Context) -> Node:
    if name.static_order or not name.non_dropping:
        return _dressed(name.family, parts.family, context)
    return _dressed(_particled(name.non_dropping, name.family), parts.family, context)


def _unspaced(name: Name, given: str, parts: PartDress, context: Context) -> Node:
    kids = [_dressed(name.family, parts.family, context)]
    if given:
        kids.append(_dressed(given, parts.given, context))
    return Box(kids, role="raw")


def _given_first(name: Name, given: str, parts: PartDress, context: Context) -> Node:
    given_node = _joined([given, name.dropping])
    first: Node = ""
    if given_node:
        first = _dressed(given_node, parts.given, context)
    family = _dressed(_particled(name.non_dropping, name.family), parts.family, context)
    spaced = _joined([first, family])
    return _suffixed(spaced, name)


def _suffixed(node: Node, name: Name) -> Node:
    if not name.suffix:
        return node
    return Box([node, ", " if name.comma_suffix else " ", name.suffix])


def _family_first(
    name: Name,
    given: str,
    options: NameOptions,
    parts: PartDress,
    context: Context,
    *,
    demotes: bool,
) -> Node:
    separator = options.sort_separator
    tail = name.dropping
    if demotes:
        family: Node = name.family
        tail = _words(name.dropping, name.non_dropping)
    else:
        family = _particled(name.non_dropping, name.family)
    family = _dressed(family, parts.family, context)
    kids: list[Node] = [family]
    rest = _words(given, tail)
    if rest:
        kids += [separator, _dressed(rest, parts.given, context)]
    if name.suffix:
        kids += [separator, name.suffix]
    return Box(kids)


def _particled(particle: str, family: str) -> str:
    return _words(particle, family)


def _words(*words: str) -> str:
    result = ""
    for word in words:
        if not word:
            continue
        result = word if not result else f"{result}{_gap(result)}{word}"
    return result


def _gap(before: str) -> str:
    return "" if before.endswith(_NO_SPACE_AFTER) else " "


def _joined(nodes: list[Node]) -> Node:
    found = [node for node in nodes if node]
    if all(isinstance(node, str) for node in found):
        return _words(*[str(node) for node in found])
    kids: list[Node] = []
    for node in found:
        if kids:
            kids.append(_gap(_tail(kids[-1])))
        kids.append(node)
    return Box(kids)


def _tail(node: Node) -> str:
    while isinstance(node, Box):
        if not node.kids:
            return ""
        node = node.kids[-1]
    return node


def _dressed(node: Node, dress: Dress | None, context: Context) -> Node:
    if isinstance(node, str):
        node = richtext.parse(node)
    return node if dress is None else dress(node, context)

"""A list of names: how many are shown, and what stands between them."""

from __future__ import annotations

from dataclasses import dataclass

from briefer.citation.context import Context, NameList, Position
from briefer.citation.dressing import Dress
from briefer.citation.nameparts import NO_DRESS, PartDress, is_inverted, name_node
from briefer.citation.options import NameOptions
from briefer.citation.people import Name
from briefer.citation.tree import Box, Node


@dataclass(frozen=True, slots=True)
class ListDress:
    """The formatting around a list of names: of the list, the name parts, "et al."."""

    name: Dress | None = None
    parts: PartDress = NO_DRESS
    et_al_term: str = "et-al"
    et_al: Dress | None = None


def shown_count(total: int, options: NameOptions, context: Context, least: int = 0) -> int:
    """Return how many of `total` names are printed; `least` is disambiguation's wish."""
    minimum, use_first = options.et_al_min, options.et_al_use_first
    if context.facts.position >= Position.SUBSEQUENT and context.area == "citation":
        minimum, use_first = options.subsequent_min, options.subsequent_use_first
    if context.sorting is not None:
        if context.sorting.minimum is not None:
            minimum = context.sorting.minimum
        if context.sorting.use_first is not None:
            use_first = context.sorting.use_first
    if not minimum or not use_first or total < minimum:
        return total
    return min(total, max(use_first, least))


def name_list(
    names: tuple[Name, ...], options: NameOptions, dress: ListDress, context: Context
) -> Node:
    """Return the names as one node, abbreviated and joined as `options` ask."""
    slot = context.names_seen
    context.names_seen += 1
    variant = context.variant
    least = variant.names[slot] if slot < len(variant.names) else 0
    levels = variant.givens[slot] if slot < len(variant.givens) else ()
    shown = shown_count(len(names), options, context, least)
    if context.trace is not None:
        context.trace.append(
            NameList(names, shown, options.form, options.initialize, options.initialize_with)
        )
    if options.form == "count":
        return str(shown)
    nodes = [
        _one(name, index, options, dress, levels, context)
        for index, name in enumerate(names[:shown])
    ]
    if shown == len(names):
        return _all(nodes, names, options, context)
    if _uses_last(options, context) and shown < len(names) - 1:
        last = _one(names[-1], len(names) - 1, options, dress, levels, context)
        return Box([*_separated(nodes, options.delimiter), options.delimiter, "\u2026 ", last])
    return _et_al(nodes, names, options, dress, context)


def _uses_last(options: NameOptions, context: Context) -> bool:
    if context.sorting is not None and context.sorting.use_last is not None:
        return context.sorting.use_last
    return options.et_al_use_last


def _one(
    name: Name,
    index: int,
    options: NameOptions,
    dress: ListDress,
    levels: tuple[int, ...],
    context: Context,
) -> Node:
    level = levels[index] if index < len(levels) else 0
    node = name_node(name, index, options, dress.parts, level, context)
    return Box([node if dress.name is None else dress.name(node, context)], role="name")


def _separated(nodes: list[Node], delimiter: str) -> list[Node]:
    kids: list[Node] = []
    for node in nodes:
        if kids:
            kids.append(delimiter)
        kids.append(node)
    return kids


def _all(
    nodes: list[Node], names: tuple[Name, ...], options: NameOptions, context: Context
) -> Node:
    if len(nodes) == 1:
        return nodes[0]
    if not options.and_ or context.sorting is not None:
        return Box(_separated(nodes, options.delimiter))
    form = "symbol" if options.and_ == "symbol" else "long"
    word = context.locale.term("and", form) or "&"
    before = options.delimiter if _precedes_last(names, options) else " "
    if before and not before[-1].isspace():
        before += " "
    head = _separated(nodes[:-1], options.delimiter)
    if word[-1:].isspace():
        # The term brings its own space, and is bound to the name before it (Hebrew).
        return Box([*head, word, nodes[-1]])
    return Box([*head, before, f"{word} ", nodes[-1]])


def _precedes_last(names: tuple[Name, ...], options: NameOptions) -> bool:
    rule = options.precedes_last
    if rule == "contextual":
        return len(names) > 2
    if rule == "after-inverted-name":
        return is_inverted(names[-2], len(names) - 2, options)
    return rule == "always"


def _et_al(
    nodes: list[Node],
    names: tuple[Name, ...],
    options: NameOptions,
    dress: ListDress,
    context: Context,
) -> Node:
    term = context.locale.term(dress.et_al_term) if context.sorting is None else ""
    if not nodes:
        return ""
    kids = _separated(nodes, options.delimiter)
    if not term:
        return Box(kids)
    rule = options.precedes_et_al
    if rule == "contextual":
        with_delimiter = len(nodes) > 1
    elif rule == "after-inverted-name":
        with_delimiter = is_inverted(names[len(nodes) - 1], len(nodes) - 1, options)
    else:
        with_delimiter = rule == "always"
    et_al: Node = term if dress.et_al is None else dress.et_al(term, context)
    return Box([*kids, options.delimiter if with_delimiter else " ", et_al])

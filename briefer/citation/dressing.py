"""Formatting attributes: affixes, quotes, looks, text case, display."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TypeAlias

from briefer.citation import richtext, textcase
from briefer.citation.context import Context
from briefer.citation.tree import Box, Look, Node

Dress: TypeAlias = Callable[[Node, Context], Node]

# From the outermost to the innermost.
_LOOKS = ("vertical-align", "text-decoration", "font-weight", "font-variant", "font-style")


def look_of(attributes: Mapping[str, str]) -> Look:
    """Return the look that formatting attributes describe."""
    return tuple([(name, attributes[name]) for name in _LOOKS if name in attributes])


def dress(attributes: Mapping[str, str], *, affixes: bool = True) -> Dress | None:
    """Return what formatting attributes do to a node, None where they do nothing."""
    steps: list[Dress] = []
    if attributes.get("strip-periods") == "true":
        steps.append(_strip_periods)
    if attributes.get("text-case"):
        steps.append(_text_case(attributes["text-case"]))
    look, quoted = look_of(attributes), attributes.get("quotes") == "true"
    if look or quoted:
        steps.append(_looks(look, quoted=quoted))
    prefix, suffix = attributes.get("prefix", ""), attributes.get("suffix", "")
    if affixes and (prefix or suffix):
        steps.append(_affixes(prefix, suffix))
    if attributes.get("display"):
        steps.append(_display(attributes["display"]))
    return _chained(steps)


def _chained(steps: list[Dress]) -> Dress | None:
    if len(steps) < 2:
        return steps[0] if steps else None

    def run(node: Node, context: Context) -> Node:
        for step in steps:
            node = step(node, context)
        return node

    return run


def _text_case(case: str) -> Dress:
    def run(node: Node, context: Context) -> Node:
        language = context.item.language or context.locale.language
        return textcase.apply(node, case, language)

    return run


def _looks(look: Look, *, quoted: bool) -> Dress:
    if not quoted:
        return lambda node, _context: Box([node], look)
    if not look:
        return lambda node, _context: Box([node], quoted=True)
    return lambda node, _context: Box([Box([node], look)], quoted=True)


def _affixes(prefix: str, suffix: str) -> Dress:
    before: list[Node] = [richtext.parse(prefix, richtext.NO_MARKS)] if prefix else []
    after: list[Node] = [richtext.parse(suffix, richtext.NO_MARKS)] if suffix else []
    return lambda node, _context: Box([*before, node, *after])


def _display(display: str) -> Dress:
    return lambda node, _context: Box([node], display=display)


def _strip_periods(node: Node, _context: Context) -> Node:
    if isinstance(node, str):
        return node.replace(".", "")
    return node.like([_strip_periods(kid, _context) for kid in node.kids])

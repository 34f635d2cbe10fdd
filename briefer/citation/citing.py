"""One citation: its cites rendered, affixed and joined."""

from __future__ import annotations

from dataclasses import dataclass

from briefer.citation import richtext, textcase
from briefer.citation.context import Context, Facts, NameList, Variant
from briefer.citation.items import Item
from briefer.citation.locales import Locale
from briefer.citation.style import Area
from briefer.citation.tree import Box, Node, find
from briefer.core.cite import Cite

# How many renderings of one item are kept: a long session must not fill the memory.
MEMO_LIMIT = 200
_TIGHT_BEFORE = tuple(" \u00a0(\u201c\u2018[\u2019'\"/-\u2013\u2014")
_TIGHT_AFTER = tuple(" \u00a0.,;:!?)]\u2019'\"/-\u2013\u2014")


@dataclass(frozen=True, slots=True)
class CiteState:
    """A cite with everything that decides what it prints."""

    cite: Cite
    item: Item
    facts: Facts
    variant: Variant


def rendered(
    area: Area,
    item: Item,
    facts: Facts,
    variant: Variant,
    locale: Locale,
    trace: list[NameList] | None = None,
    *,
    is_probe: bool = False,
) -> Node | None:
    """Return an item rendered by the layout of `area`, without the layout's affixes.

    `trace` collects the lists of names that were shown.
    """
    key = (area.name, facts, variant, locale.language, is_probe)
    if trace is None and key in item.memo:
        found: Node | None = item.memo[key]
        return found
    suffix = "" if area.places_suffix else variant.suffix
    context = Context(item, facts, variant, locale, area.name, suffix=suffix, trace=trace)
    context.is_probe = is_probe
    node = area.render(context)
    if facts.only == "author" and node:
        node = find(node, "names") or node
    if trace is None:
        if len(item.memo) > MEMO_LIMIT:
            item.memo.clear()
        item.memo[key] = node
    return node


def begins_sentence(cite: Cite, *, follows: bool) -> bool:
    """Tell whether a cite begins a sentence: the note's first, or after a full stop."""
    prefix = cite.prefix.strip().rstrip("\u201d\"\u2019'")
    if not prefix:
        return not follows
    # One word with a full stop is an abbreviation ("Cf."), not a sentence.
    return prefix.endswith((".", "!", "?")) and " " in prefix


def capitalized_term(node: Node) -> Node:
    """Capitalise the term that `node` begins with, if it does: a note is a sentence."""
    if isinstance(node, str) or not node.kids:
        return node
    if node.role == "term":
        return textcase.apply(node, "capitalize-first", "")
    return node.like([capitalized_term(node.kids[0]), *node.kids[1:]])


def laid_out(kids: list[Node], area: Area) -> Node:
    """Return `kids` inside the affixes and the look of the layout; empty stays empty."""
    if not kids:
        return ""
    suffix = area.suffix
    if isinstance(suffix, str) and suffix[:1] in {".", ",", ";"}:
        inside = _into_block(kids[-1], suffix[0])
        if inside is not None:
            kids, suffix = [*kids[:-1], inside], suffix[1:]
    node: Node = Box([piece for piece in (area.prefix, *kids, suffix) if piece])
    return Box([node], area.look) if area.look else node


def _into_block(node: Node, mark: str) -> Node | None:
    """Return `node` with `mark` inside the block it ends with, None without a block."""
    if isinstance(node, str) or not node.kids:
        return None
    if node.display:
        return node.like([*node.kids, mark])
    last = _into_block(node.kids[-1], mark)
    return None if last is None else node.like([*node.kids[:-1], last])


def affixed(node: Node | None, cite: Cite) -> Node:
    """Return a cite between its own prefix and suffix, with the spaces these leave out."""
    kids: list[Node] = []
    if cite.prefix.strip():
        gap = "" if cite.prefix.endswith(_TIGHT_BEFORE) else " "
        kids.append(_affix(cite.prefix + (gap if node else "")))
    if node is not None:
        kids.append(node)
    if cite.suffix.strip():
        gap = "" if cite.suffix.startswith(_TIGHT_AFTER) or not kids else " "
        kids.append(_affix(gap + cite.suffix))
    return Box(kids) if len(kids) > 1 else kids[0] if kids else ""


def _affix(text: str) -> Node:
    return richtext.parse(text, richtext.STRAIGHT_MARKS)

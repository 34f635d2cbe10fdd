"""Whole citations: cites rendered, collapsed and joined."""

from __future__ import annotations

from collections.abc import Sequence

from briefer.citation.citing import (
    CiteState,
    affixed,
    begins_sentence,
    capitalized_term,
    laid_out,
    rendered,
)
from briefer.citation.collapsing import Collapser, Part, joined
from briefer.citation.locales import Locale
from briefer.citation.style import Style
from briefer.citation.tree import Node


def citation_node(states: Sequence[CiteState], style: Style, locale: Locale) -> Node:
    """Return the cites of one citation joined, with the layout's affixes."""
    area = style.citation
    parts: list[Part] = []
    for state in states:
        node = rendered(area, state.item, state.facts, state.variant, locale)
        if style.is_note and node and begins_sentence(state.cite, follows=bool(parts)):
            node = capitalized_term(node)
        cite_node = affixed(node, state.cite)
        if cite_node:
            parts.append(Part(state, cite_node))
    collapser = Collapser(area, locale, is_in_text=not style.is_note)
    return laid_out(joined(collapser.collapsed(parts)), area)

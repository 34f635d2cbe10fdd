"""The cut list of a brief that is too long: what could go, the longest quotations first.

Judgements and summaries stay; of quotations, paraphrases and texts the longer one goes before
the shorter, until the rest fits. The last to go is the shortest that is long enough.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from briefer.checking.sections import is_summary
from briefer.checking.tally import item_words
from briefer.core.brief import Brief
from briefer.core.outline import (
    INLINE_LIMIT,
    Judgement,
    OutlineItem,
    Paraphrase,
    Quotation,
    Section,
    prints,
)


@dataclass(frozen=True, slots=True)
class Cut:
    """An item that could go, and how many words that saves."""

    item: OutlineItem
    words: int


def cut_list(brief: Brief, items: tuple[OutlineItem, ...], excess: int) -> tuple[Cut, ...]:
    """Return what of `items` could go to save `excess` words, nothing if that cannot be done."""
    cuts: list[Cut] = []
    groups: dict[int, list[Cut]] = {}
    for item in _candidates(items):
        if words := item_words(brief, item):
            groups.setdefault(_rank(item, words), []).append(Cut(item, words))
    for rank in sorted(groups):
        for cut in _of_group(groups[rank], excess):
            cuts.append(cut)
            excess -= cut.words
        if excess <= 0:
            return tuple(cuts)
    return ()


def _of_group(group: list[Cut], excess: int) -> Iterator[Cut]:
    left = sorted(group, key=lambda cut: cut.words)
    while left and excess > 0:
        enough = next((cut for cut in left if cut.words >= excess), left[-1])
        left.remove(enough)
        excess -= enough.words
        yield enough


def _candidates(items: tuple[OutlineItem, ...]) -> Iterator[OutlineItem]:
    for item in items:
        if not prints(item):
            continue
        if isinstance(item, Section):
            if not is_summary(item):
                yield from _candidates(item.children)
        elif not isinstance(item, Judgement):
            yield item


def _rank(item: OutlineItem, words: int) -> int:
    if isinstance(item, Quotation):
        return 0 if words > INLINE_LIMIT else 1
    return 2 if isinstance(item, Paraphrase) else 3

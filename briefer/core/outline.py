"""The outline: the tree of sections and items that becomes the brief."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import IntEnum

from briefer.core.text import Span

INLINE_LIMIT = 40  # words: up to here a quotation placed in a text is inline (design, section 1)

_ANNEXES = frozenset({
    "annex", "annexes", "appendix", "appendices", "anhang", "anhänge", "anlage", "anlagen",
    "annexe", "anexo", "anexos", "allegato", "allegati", "bijlage", "bijlagen", "załącznik",
})  # fmt: skip


class Printing(IntEnum):
    """Whether an item prints; False and True say the first two just as well."""

    NEVER = 0
    ALWAYS = 1
    AT_FULL_LENGTH = 2  # left out of the short version of a brief


@dataclass(frozen=True, slots=True)
class Quotation:
    """One placement of an excerpt, as an item of its own or inline in a text.

    `wording` is the edited wording, None for the excerpt's own words; `translation` is
    the author's translation that is printed instead, empty for none. `emphasis` is what of the
    wording the author lets stand in italics, None for what the source does.
    """

    item_id: str
    excerpt_id: str
    wording: str | None = None
    translation: str = ""
    printed: bool | Printing = True
    emphasis: tuple[Span, ...] | None = None


@dataclass(frozen=True, slots=True)
class TextItem:
    """The author's own prose in Markdown.

    The Markdown holds citations as `[@key, para. 4]` and inline quotations as
    `[words]{.quote #id}`, whose placements are `quotations` in order of appearance.
    `supports` are the ids of excerpts that a citation in the text rests on.
    """

    item_id: str
    markdown: str
    quotations: tuple[Quotation, ...] = ()
    supports: tuple[str, ...] = ()
    is_own_analysis: bool = False
    printed: bool | Printing = True


@dataclass(frozen=True, slots=True)
class Paraphrase:
    """Own words that rest on excerpts: cited at the end, without quotation marks."""

    item_id: str
    markdown: str
    supports: tuple[str, ...] = ()
    printed: bool | Printing = True


@dataclass(frozen=True, slots=True)
class Judgement:
    """A text with a likelihood or a confidence, and excerpts for and against it."""

    item_id: str
    markdown: str
    likelihood: str = ""
    confidence: str = ""
    confidence_reason: str = ""
    supports: tuple[str, ...] = ()
    contradicts: tuple[str, ...] = ()
    printed: bool | Printing = True


@dataclass(frozen=True, slots=True)
class Section:
    """A heading with its children; `word_budget` is None where none was set.

    `expects_sources` tells whether its texts have to name sources, None for what its title says.
    """

    item_id: str
    title: str
    children: tuple[OutlineItem, ...] = ()
    word_budget: int | None = None
    is_parked: bool = False
    printed: bool | Printing = True
    expects_sources: bool | None = None


OutlineItem = Section | Quotation | TextItem | Paraphrase | Judgement


def walk(items: tuple[OutlineItem, ...], depth: int = 0) -> Iterator[tuple[OutlineItem, int]]:
    """Yield every item in reading order with its depth, the roots at 0."""
    for item in items:
        yield item, depth
        if isinstance(item, Section):
            yield from walk(item.children, depth + 1)


def printed_items(
    items: tuple[OutlineItem, ...], *, is_short: bool = False
) -> Iterator[tuple[OutlineItem, int]]:
    """Yield every item that prints, with its depth: parked and switched-off ones are left out.

    In the short version (`is_short`) those that print at full length only are left out too.
    """
    for item in items:
        if not prints(item, is_short=is_short):
            continue
        yield item, 0
        if isinstance(item, Section):
            below = printed_items(item.children, is_short=is_short)
            yield from ((child, depth + 1) for child, depth in below)


def is_annex(item: OutlineItem) -> bool:
    """Tell whether an item is a section that calls itself an annex, in one of our languages."""
    if not isinstance(item, Section):
        return False
    first = item.title.strip().partition(" ")[0].rstrip(".:0123456789")
    return first.casefold() in _ANNEXES


def prints(item: OutlineItem, *, is_short: bool = False) -> bool:
    """Tell whether an item prints, where the section it stands in does."""
    if isinstance(item, Section) and item.is_parked:
        return False
    return bool(item.printed) and not (is_short and item.printed == Printing.AT_FULL_LENGTH)

"""What the outline shows of a brief: one row an item, with its words, source and numbers."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from PySide6.QtCore import QCoreApplication

from briefer.core.brief import Brief
from briefer.core.excerpt import CARRIED_OVER, OLD_SOURCE, Excerpt, Pinpoint
from briefer.core.outline import (
    Judgement,
    OutlineItem,
    Paraphrase,
    Printing,
    Quotation,
    Section,
    TextItem,
    walk,
)
from briefer.core.source import Source
from briefer.core.text import first_words, word_count
from briefer.ui.textwords import cited_keys, plain_words

translate = QCoreApplication.translate

CARD_WORDS = 280  # code points: more than any card shows


class RowKind(StrEnum):
    """What an item of the outline is."""

    SECTION = "section"
    QUOTATION = "quotation"
    TEXT = "text"
    PARAPHRASE = "paraphrase"
    JUDGEMENT = "judgement"


class Tone(StrEnum):
    """How serious a mark is; the value is the token of its colour."""

    GOOD = "good"
    DOUBTFUL = "doubtful"
    BAD = "bad"
    PLAIN = "muted"


@dataclass(frozen=True, slots=True)
class Mark:
    """What the checks say of an item, in a few words; `tip` says more."""

    words: str
    tone: Tone
    tip: str = ""


Marking = Callable[[OutlineItem], Mark | None]


def unmarked(_item: OutlineItem) -> Mark | None:
    """Say nothing of any item."""
    return None


@dataclass(frozen=True, slots=True)
class Row:
    """One item as the outline shows it.

    `number` is a section's ("2.1", empty where it does not print), `count` its words against
    its budget; `source` and `pinpoint` stand below a card's words, `source_id` gives its
    colour. `is_dimmed` is true for what does not print, by itself or with its section. `mark`
    is what the checks say of it.
    """

    item_id: str
    kind: RowKind
    text: str
    number: str = ""
    count: str = ""
    is_over: bool = False
    source: str = ""
    pinpoint: str = ""
    source_id: str = ""
    is_printed: bool = True
    is_long_only: bool = False  # left out of the short version
    is_parked: bool = False
    is_dimmed: bool = False
    mark: Mark | None = None
    children: tuple[Row, ...] = ()


def rows_of(brief: Brief, marking: Marking = unmarked) -> tuple[Row, ...]:
    """Return the rows of the outline of `brief`; `marking` says what the checks say of an item."""
    rows = tuple(_rows(brief, brief.outline, "", is_dimmed=False))
    if marking is unmarked:
        return rows
    return _marked(rows, {item.item_id: marking(item) for item, _depth in walk(brief.outline)})


def _marked(rows: Sequence[Row], marks: Mapping[str, Mark | None]) -> tuple[Row, ...]:
    return tuple(
        replace(row, mark=marks.get(row.item_id), children=_marked(row.children, marks))
        for row in rows
    )


def pinpoint_text(pinpoint: Pinpoint) -> str:
    """Return a pinpoint as the screen shows it: "p. 12", "¶4", "¶4-6", empty for none.

    Pages go before counted paragraphs, as they do in print.
    """
    if pinpoint.first_page:
        is_one = pinpoint.first_page == pinpoint.last_page
        words = (
            translate("Outline", "p. {pages}") if is_one else translate("Outline", "pp. {pages}")
        )
        return words.format(pages=_range(pinpoint.first_page, pinpoint.last_page))
    return f"¶{_range(pinpoint.first, pinpoint.last)}" if pinpoint.first else ""


def _range(first: str, last: str) -> str:
    return first if first == last else f"{first}–{last}"


def source_name(source: Source | None) -> str:
    """Return what a card calls its source: the title, else the file's name."""
    if source is None:
        return translate("Outline", "Source removed")
    name = source.item.text("title") or source.name
    if source.removed_at:
        return translate("Outline", "{source} (removed)").format(source=name)
    return name


def item_words(brief: Brief, item: OutlineItem) -> int:
    """Return how many words `item` prints, those of its children included."""
    match item:
        case Section():
            kept = [child for child in item.children if _prints(child)]
            return word_count(item.title) + sum(item_words(brief, child) for child in kept)
        case Quotation():
            return word_count(item.translation or brief.words_of(item))
        case _:
            return word_count(plain_words(item.markdown))


def _prints(item: OutlineItem) -> bool:
    return bool(item.printed) and not (isinstance(item, Section) and item.is_parked)


def _rows(
    brief: Brief, items: Sequence[OutlineItem], above: str, *, is_dimmed: bool
) -> Iterator[Row]:
    count = 0
    for item in items:
        dimmed = is_dimmed or not _prints(item)
        if isinstance(item, Section):
            count += not dimmed
            number = "" if dimmed else f"{above}{count}"
            yield _section_row(brief, item, number, is_dimmed=dimmed)
        else:
            yield _item_row(brief, item, is_dimmed=dimmed)


def _section_row(brief: Brief, section: Section, number: str, *, is_dimmed: bool) -> Row:
    words = item_words(brief, section) - word_count(section.title)
    above = f"{number}." if number else ""
    return Row(
        section.item_id,
        RowKind.SECTION,
        section.title,
        number=number,
        count=_count(words, section.word_budget),
        is_over=section.word_budget is not None and words > section.word_budget,
        is_printed=bool(section.printed),
        is_long_only=section.printed == Printing.AT_FULL_LENGTH,
        is_parked=section.is_parked,
        is_dimmed=is_dimmed,
        children=tuple(_rows(brief, section.children, above, is_dimmed=is_dimmed)),
    )


def _count(words: int, budget: int | None) -> str:
    if budget is not None:
        return translate("Outline", "{words} of {budget}").format(words=words, budget=budget)
    if words == 1:
        return translate("Outline", "1 word")
    return translate("Outline", "{words} words").format(words=words) if words else ""


def _item_row(
    brief: Brief, item: Quotation | TextItem | Paraphrase | Judgement, *, is_dimmed: bool
) -> Row:
    if isinstance(item, Quotation):
        return _quotation_row(brief, item, is_dimmed=is_dimmed)
    source, pinpoint, source_id = _cited(brief, item)
    quotations = item.quotations if isinstance(item, TextItem) else ()
    used = (*item.supports, *(quotation.excerpt_id for quotation in quotations))
    return Row(
        item.item_id,
        _kind(item),
        first_words(plain_words(item.markdown), CARD_WORDS),
        source=_with_age(brief, used, source),
        pinpoint=pinpoint,
        source_id=source_id,
        is_printed=bool(item.printed),
        is_long_only=item.printed == Printing.AT_FULL_LENGTH,
        is_dimmed=is_dimmed,
    )


def _quotation_row(brief: Brief, item: Quotation, *, is_dimmed: bool) -> Row:
    excerpt = brief.excerpts.get(item.excerpt_id)
    source = brief.sources.get(excerpt.source_id) if excerpt is not None else None
    words = item.translation or (brief.words_of(item) if excerpt is not None else item.wording)
    return Row(
        item.item_id,
        RowKind.QUOTATION,
        first_words(words or "", CARD_WORDS),
        source=_with_age(brief, (item.excerpt_id,), _with_speaker(source, excerpt)),
        pinpoint="" if excerpt is None else pinpoint_text(excerpt.pinpoint),
        source_id="" if source is None else source.source_id,
        is_printed=bool(item.printed),
        is_long_only=item.printed == Printing.AT_FULL_LENGTH,
        is_dimmed=is_dimmed,
    )


def _with_speaker(source: Source | None, excerpt: Excerpt | None) -> str:
    name = source_name(source)
    if excerpt is None or not excerpt.said_by:
        return name
    return translate("Outline", "{speaker}, in {source}").format(
        speaker=excerpt.said_by, source=name
    )


def _with_age(brief: Brief, excerpt_ids: Sequence[str], source: str) -> str:
    """Return the source of an item, first saying that a new issue took the item over."""
    tags = {tag for i in excerpt_ids if i in brief.excerpts for tag in brief.excerpts[i].tags}
    if OLD_SOURCE in tags:
        return translate("Outline", "Carried over, aged · {source}").format(source=source)
    if CARRIED_OVER in tags:
        return translate("Outline", "Carried over · {source}").format(source=source)
    return source


def _kind(item: TextItem | Paraphrase | Judgement) -> RowKind:
    if isinstance(item, Paraphrase):
        return RowKind.PARAPHRASE
    return RowKind.JUDGEMENT if isinstance(item, Judgement) else RowKind.TEXT


def _cited(brief: Brief, item: TextItem | Paraphrase | Judgement) -> tuple[str, str, str]:
    """Return the names of the sources that `item` rests on, one's pinpoint and its id."""
    excerpts = [brief.excerpts[i] for i in item.supports if i in brief.excerpts]
    ids = [excerpt.source_id for excerpt in excerpts]
    if isinstance(item, TextItem):
        quoted = [brief.excerpts.get(q.excerpt_id) for q in item.quotations]
        ids += [excerpt.source_id for excerpt in quoted if excerpt is not None]
        ids += [s.source_id for key in cited_keys(item.markdown) if (s := brief.source_by_key(key))]
    ids = list(dict.fromkeys(ids))
    if not ids:
        is_own = isinstance(item, TextItem) and item.is_own_analysis
        return (
            translate("Outline", "Own analysis") if is_own else translate("Outline", "No source"),
            "",
            "",
        )
    names = ", ".join(source_name(brief.sources.get(source_id)) for source_id in ids[:3])
    more = "…" if len(ids) > 3 else ""
    only = len(excerpts) == 1 and len(ids) == 1
    return names + more, pinpoint_text(excerpts[0].pinpoint) if only else "", ids[0]

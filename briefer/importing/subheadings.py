"""Short lines among the paragraphs of a text: headings and items that the classifier lets go.

By itself a line of three words could be a button. What it is shows in what stands around it: a
button stands on a page with others, a numbered heading in a row of them, an item beside an item.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from briefer.importing.lines import Column, Lines, has_moment, is_credited
from briefer.importing.persons import bare_names, marked_names
from briefer.importing.phrases import ADVERT, END, FURNITURE

BULLET = re.compile(r"^(?:[-•*·–▪‣●◦✔✓]\s+|\(?\d{1,2}[.)]\s+\S|\(?[a-z]\)\s+\S)")
_NUMBERED = re.compile(r"^(\d{1,2}(?:\.\d{1,2}){0,3})\.?\s+[^\W\d_]")
_ENDED = re.compile(r"[.!…:;,。！][\"'”’»›)\]]*$")
_SENTENCE = re.compile(r"[.!?…。！？][\"'”’»›)\]]*\[?\d{0,3}\]?$")  # and the mark of a note
_PARAGRAPH = 10  # words
_WORDS = 12  # of a heading at most
_ITEM = 0.25  # chance of an item beside another one
_LIKELY = 0.35  # chance of a heading between two paragraphs of any page
_FEW = 7  # words of such a one; longer ones are as often those of other articles


def with_headings(lines: Lines, chances: Column, article: Sequence[bool], begin: int) -> list[bool]:
    """Return which lines are article, with headings and items; none stands before `begin`."""
    lists = [*_lists(lines)]
    found = _with_items(lines, lists, chances, article)
    places = range(begin, len(lines))
    paragraphs = [i for i in places if found[i] and lines.counts[i] >= _PARAGRAPH]
    if not paragraphs:
        return found
    inner = [i for i in range(paragraphs[0], paragraphs[-1]) if not found[i]]
    heading = {i for i in (*inner, paragraphs[0] - 1) if _is_over_paragraph(lines, found, i)}
    items = {i for run in lists if len(run) > 1 for i in run if not _is_link(lines.texts[i])}
    others = [i for i in inner if not ADVERT.match(lines.texts[i])]
    is_plain = (heading | items).issuperset(others) and bool(inner or found[-1])
    begun = [i for i in places[:-1] if lines.texts[i][0].isdecimal()]
    numbered = [i for i in begun if is_numbered_heading(lines, found, i)]
    row = numbered if len(numbered) > 1 else []
    likely = {i for i in heading if chances[i] >= _LIKELY and lines.counts[i] <= _FEW}
    kept = heading | items.intersection(inner) if is_plain else likely
    for place in kept.union(row):
        found[place] = found[place] or place >= begin
    if is_plain and begin <= 1:
        _add_opening(lines, items, found, range(begin + 1, paragraphs[0]))
    return found


def is_numbered_heading(lines: Lines, article: Sequence[bool], place: int) -> bool:
    """Tell whether a line is "2.1 Locks" over a paragraph or over "2.1.1 Gates"."""
    depth = _depth(lines.texts[place])
    if not depth or lines.counts[place] > _WORDS or _ENDED.search(lines.texts[place]):
        return False
    if FURNITURE.match(lines.texts[place]):
        return False
    above = lines.texts[place - 1] if place else ""
    if place + 1 == len(lines) or (_depth(above) >= depth and not _ENDED.search(above)):
        return False
    return _stands_over(lines, article, place, depth)


def _stands_over(lines: Lines, article: Sequence[bool], place: int, depth: int) -> bool:
    """Tell whether a paragraph, a deeper heading or a list that begins at 1 follows."""
    text, below = lines.texts[place + 1], _depth(lines.texts[place + 1])
    if not below:
        return article[place + 1] and lines.counts[place + 1] >= _PARAGRAPH
    starts_anew = text.startswith("1") and not lines.texts[place].startswith("1")
    return below > depth or starts_anew


def _depth(text: str) -> int:
    """Return how deep the number is that a line begins with: 2 for "3.1"; 0 without one."""
    found = _NUMBERED.match(text)
    return found[1].count(".") + 1 if found and not has_moment(text) else 0


def _with_items(
    lines: Lines, lists: Iterable[list[int]], chances: Column, article: Sequence[bool]
) -> list[bool]:
    """Return which lines are article, with the items of lists that begin or go on in it."""
    found = list(article)
    for run in lists:
        above = run[0] - 1
        is_led_to = above >= 0 and article[above] and lines.texts[above].endswith((":", "："))
        if is_led_to or any(article[i] for i in run):
            for i in run:
                found[i] = found[i] or chances[i] >= _ITEM
    return found


def _lists(lines: Lines) -> Iterator[list[int]]:
    """Yield the places of items that stand below one another."""
    items = [BULLET.match(text) is not None for text in lines.texts]
    for is_item, run in groupby(range(len(items)), key=items.__getitem__):
        if is_item:
            yield list(run)


def _begins(text: str) -> bool:
    """Tell whether a text begins with a capital, or a letter of a script that has none.

    Three letters are no heading, but in scripts whose letters are words.
    """
    is_long = len(text) > 3 or not text.isascii()
    return is_long and text[0].isalpha() and not text[0].islower()


def _is_link(text: str) -> bool:
    """Tell whether an item or a sentence leads to something else."""
    return bool(FURNITURE.match(text) or END.match(text) or is_credited(text))


def _add_opening(lines: Lines, items: set[int], article: list[bool], places: range) -> None:
    """Add what stands right above the first paragraph of a text that is article throughout.

    `places` leave out the line below the title, which may be a standfirst.
    """
    for place in reversed(places):
        text = lines.texts[place]
        is_prose = lines.counts[place] >= _PARAGRAPH and _SENTENCE.search(text) is not None
        belongs = place in items or (is_prose and not _is_link(text))
        if not belongs and not _is_over_paragraph(lines, article, place):
            return
        article[place] = True


def _is_over_paragraph(lines: Lines, article: Sequence[bool], place: int) -> bool:
    """Tell whether a short line has the form of a heading and stands over a paragraph."""
    text, below = lines.texts[place], place + 1
    if place < 0 or lines.counts[place] > _WORDS or not article[below]:
        return False
    if lines.counts[below] < _PARAGRAPH or not _begins(text):
        return False
    if text.isupper() or _ENDED.search(text) or lines.texts.count(text) > 1:
        return False
    if FURNITURE.match(text) or END.match(text) or is_credited(text) or has_moment(text):
        return False
    return not (marked_names(text) or bare_names(text))

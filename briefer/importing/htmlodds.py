"""Which lines the lines around them make body: paragraphs, lists and headings among others.

The classifier sees little in "The minister said:", and without it the text would lose words.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from briefer.core.text import word_count
from briefer.importing.htmllines import HtmlLine
from briefer.importing.htmltree import HtmlElement
from briefer.importing.phrases import END

BODY = 0.5  # odds from which a line is body
LINKED = 0.5  # share of a heading that is a link, from which it leads elsewhere
_LIST_LINKED = 0.1  # share of a list that is links, from which it is one of other pages
_MAY_BE, _MAY_BE_LIST = 0.2, 0.1  # odds of lines that what is around them may make body
_BUTTON = 2  # words
_REFERENCES = re.compile(
    r"(?i)\W*(?:references|bibliography|further reading|sources|external links|literatur|quellen"
    r"|einzelnachweise|weblinks|weitere informationen|références|bibliographie|fuentes)\W*"
)
_LISTS = frozenset(("ul", "ol", "dl", "table", "blockquote"))
_LEVELS = {"h1": 1, "h2": 2, "h3": 3, "h4": 4, "h5": 5, "h6": 6, "summary": 6}
# What the Official Journal of the EU calls the titles of its sections, articles and their parts.
_LAW = re.compile(r"(?:oj-)?(s?)ti-(?:art|section|grseq)\b")
_BOXES = frozenset(("div", "figure"))
_PARAGRAPH = 8  # words
_PICTURE = 3  # lines

# The places of the paragraphs of the body, by the element that holds them.
_Paragraphs = Mapping[HtmlElement | None, Sequence[int]]


def raised(lines: Sequence[HtmlLine], odds: Sequence[float]) -> list[float]:
    """Return the odds of lines, 0 to 1, those that must be body by what is around them raised."""
    found = list(odds)
    for raise_ in (_raise_paragraphs, _raise_lists, _raise_headings):
        raise_(lines, found)
    return found


def is_word_item(element: HtmlElement) -> bool:
    """Tell whether an element is a paragraph to which Word gives a number or a bullet."""
    if element.tag != "p":
        return False
    named = (element.get("class") or "").startswith("MsoListParagraph")
    return named or "mso-list:" in (element.get("style") or "")


def heading_level(element: HtmlElement) -> int:
    """Return the level of the heading that an element is, from 1; 0 for none."""
    if element.tag != "p":
        return _LEVELS.get(str(element.tag), 0)
    law = _LAW.match(element.get("class") or "")
    return 0 if law is None else 4 if law[1] else 3


def _raise_paragraphs(lines: Sequence[HtmlLine], odds: list[float]) -> None:
    """Raise the odds of short paragraphs among those of the body."""
    among = _paragraphs(lines, odds)
    for i, line in enumerate(lines):
        may_be = _MAY_BE <= odds[i] < BODY and line.element.tag == "p" and line.linked < LINKED
        if may_be and (around := among.get(line.element.getparent())):
            odds[i] = BODY if around[0] < i < around[-1] else odds[i]


def _raise_lists(lines: Sequence[HtmlLine], odds: list[float]) -> None:
    """Raise the odds of lists, tables and quotations among paragraphs of the body.

    They stand in the element that holds the paragraphs, one before and one after them, or right
    below a paragraph or its heading, where they may be body by themselves.
    """
    among = _paragraphs(lines, odds)
    for list_, places in _lists(lines, among).items():
        around = among[list_.getparent()]
        is_among = around[0] < places[0] and places[-1] < around[-1]
        is_there = is_among or _is_below(lines, odds, places, around)
        if is_there and not _leads_away(lines, places):
            for i in places:
                odds[i] = max(odds[i], BODY)


def _is_below(
    lines: Sequence[HtmlLine],
    odds: Sequence[float],
    places: Sequence[int],
    around: Sequence[int],
) -> bool:
    """Tell whether a list ends the article: right below a paragraph, or a heading below one."""
    above = places[0] - 1
    heading = lines[above]
    leads_away = END.match(heading.text) or _REFERENCES.fullmatch(heading.text)
    is_headed = _is_subheading(heading) and not leads_away
    places_above = [above, above - 1] if is_headed else [above]
    holder = lines[around[0]].element.getparent()
    is_near = holder is not None and any(
        i >= around[0] and odds[i] >= BODY and holder in lines[i].element.iterancestors()
        for i in places_above
    )
    return is_near and min(odds[i] for i in places) >= _MAY_BE_LIST


def _paragraphs(lines: Sequence[HtmlLine], odds: Sequence[float]) -> _Paragraphs:
    """Return where the paragraphs of the body stand that have a long one among them."""
    among: dict[HtmlElement | None, list[int]] = {}
    for i, line in enumerate(lines):
        if odds[i] >= BODY and line.element.tag == "p":
            among.setdefault(line.element.getparent(), []).append(i)
    return {e: places for e, places in among.items() if any(_is_long(lines[i]) for i in places)}


def _is_long(line: HtmlLine) -> bool:
    return word_count(line.text) >= _PARAGRAPH


def _lists(lines: Sequence[HtmlLine], among: _Paragraphs) -> Mapping[HtmlElement, list[int]]:
    """Return the places of the lines of each list and table that stands beside paragraphs."""
    members: dict[HtmlElement, list[int]] = {}
    known: dict[HtmlElement, HtmlElement | None] = {}
    for i, line in enumerate(lines if among else ()):
        if (list_ := _list_around(line.element, among, known)) is not None:
            members.setdefault(list_, []).append(i)
    return members


def _list_around(
    element: HtmlElement, among: _Paragraphs, known: dict[HtmlElement, HtmlElement | None]
) -> HtmlElement | None:
    """Return the list around an element that stands beside paragraphs, None without one.

    What is learned of the elements is added to `known`.
    """
    waiting = []
    list_: HtmlElement | None = None
    each: HtmlElement | None = element
    while each is not None and list_ is None:
        if each in known:
            list_ = known[each]
            break
        waiting.append(each)
        if each.tag in _LISTS or is_word_item(each):
            list_ = next((outer for outer in _wrapped(each) if outer.getparent() in among), None)
        each = each.getparent()
    known.update(dict.fromkeys(waiting, list_))
    return list_


def _wrapped(list_: HtmlElement) -> Iterator[HtmlElement]:
    """Yield a list and the elements around it that hold nothing else but a caption."""
    yield list_
    for outer in list_.iterancestors():
        others = sum(each.tag != "figcaption" for each in outer) - 1
        if outer.tag not in _BOXES or others or (outer.text or "").strip():
            return
        yield outer


def _leads_away(lines: Sequence[HtmlLine], places: Sequence[int]) -> bool:
    """Tell whether more than a little of a list is links."""
    own = [lines[i] for i in places]
    linked = sum(line.linked * len(line.text) for line in own)
    return linked > _LIST_LINKED * sum(len(line.text) for line in own)


def _raise_headings(lines: Sequence[HtmlLine], odds: list[float]) -> None:
    """Raise the odds of a heading between two lines of the body.

    So is one right above the first paragraph, in the same element.
    """
    first = next((i for i, o in enumerate(odds) if o >= BODY and _is_long(lines[i])), 0)
    if first and _is_subheading(lines[first - 1]):
        holder = lines[first].element.getparent()
        is_beside = lines[first - 1].element.getparent() is holder
        odds[first - 1] = max(odds[first - 1], BODY if is_beside else 0.0)
    for i in reversed(range(1, len(odds) - 1)):  # one may stand right below another
        if odds[i] < BODY and _is_heading(lines[i]) and not END.match(lines[i].text):
            above = odds[max(0, i - _PICTURE) : i]  # a picture with its caption may stand between
            below = i + 2 if _is_button(lines[i + 1], lines[i]) else i + 1
            if max(odds[below : below + 1], default=0) >= BODY and max(above) >= BODY:
                odds[i] = BODY


def _is_button(line: HtmlLine, heading: HtmlLine) -> bool:
    """Tell whether a line in the box of a heading only does something: "[edit]"."""
    is_beside = line.element is heading.element.getparent()
    return is_beside and len(line.text.split()) <= _BUTTON and line.linked >= LINKED


def _is_subheading(line: HtmlLine) -> bool:
    return line.element.tag != "h1" and _is_heading(line)  # the first h1 is the title


def _is_heading(line: HtmlLine) -> bool:
    return heading_level(line.element) > 0 and line.linked < LINKED

"""The roles of a web page's lines: by their element, and by what the page says of itself."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache
from itertools import islice

from briefer.core.csl_values import format_names
from briefer.core.source import MetaField, Role
from briefer.core.text import collapsed
from briefer.importing.dates import dates_in
from briefer.importing.drafts import Piece
from briefer.importing.headlines import title_place
from briefer.importing.htmllines import HtmlLine
from briefer.importing.htmltree import HtmlElement
from briefer.importing.persons import leading_name
from briefer.importing.phrases import END, LABELS, PERSON

_HEADING = re.compile(r"h([1-6])")
_CAPTION = re.compile(
    r"(?i)caption|credit|\blegend\b|pic-?box|bild-?unter|image-?(?:text|title|source)"
)
_NOTE_ID = re.compile(r"(?i)^(?:fn|foot-?note|end-?note|cite_note|sdfootnote\d|_?edn|_?ftn)")
_NOTE_KINDS = frozenset(("doc-footnote", "doc-endnote", "footnote", "endnote", "rearnote"))
_TOOLBARS = {"wm-ipp-base", "wm-ipp", "wm-ipp-print"}  # of the Wayback Machine
_ROLES = {
    "figcaption": Role.CAPTION,
    "caption": Role.CAPTION,
    "blockquote": Role.QUOTE,
    "li": Role.LIST_ITEM,
}
_BODY = 0.5  # odds from which a line is body
_SURE = (0.25, 0.75)  # outside these the odds leave no doubt
_LINKED = 0.5  # share of a heading that is a link, from which it leads elsewhere
_LIST_LINKED = 0.1  # share of a list that is links, from which it is one of other pages
_MAY_BE, _MAY_BE_LIST = 0.2, 0.1  # odds of lines that what is around them may make body
_BUTTON = 2  # words
_REFERENCES = re.compile(
    r"(?i)\W*(?:references|bibliography|further reading|sources|external links|literatur|quellen"
    r"|einzelnachweise|weblinks|weitere informationen|références|bibliographie|fuentes)\W*"
)
_LISTS = frozenset(("ul", "ol", "dl", "table"))
_LEVELS = 6  # elements from a line to its list at most
_PARAGRAPH = 8  # words
_PICTURE = 3  # lines
_NEAR = 25  # lines before the body in which title, by-line and date stand
_SHORT = 15  # words of a by-line at most
_BESIDE = 25  # characters that stand beside each date of a date line at most
_NOTES = 3  # lines at the end of an article that may tell who wrote it
_BELOW = 8  # lines below it that may
_NOTE = 90  # words of such a line
_NOTE_BEGIN = 400  # characters of it in which it says so
_LABEL = 4  # words of a section label at most ("Analysis", over the title)


@dataclass(frozen=True, slots=True)
class Found:
    """The lines of a page, how likely each is body (0 to 1), and what is known of the article."""

    lines: Sequence[HtmlLine]
    odds: Sequence[float]
    fields: Mapping[str, MetaField]
    summary: str = ""
    around: dict[HtmlElement, Role | None] = field(default_factory=dict)  # see `_role_around`

    def text(self, name: str) -> str:
        """Return a field as text, empty without one."""
        return str(self.fields[name].value) if name in self.fields else ""

    def structural(self, i: int) -> Role | None:
        """Return the role that the elements around a line give it, None without one.

        Furniture is what an archive of the web added to the page.
        """
        role = _role_around(self.lines[i].element, self.around)
        return Role.TABLE if self.lines[i].is_table and role is not Role.FURNITURE else role


def roles(found: Found) -> list[Piece]:
    """Return the lines as pieces; without any body line the roles stay open."""
    found = replace(found, odds=_with_paragraphs(found))
    found = replace(found, odds=_with_lists(found))
    found = replace(found, odds=_with_headings(found))
    body = [i for i, odds in enumerate(found.odds) if odds >= _BODY]
    if not body:
        return [Piece(line.text, found.structural(i)) for i, line in enumerate(found.lines)]
    long = [i for i in body if len(found.lines[i].text.split()) > _SHORT]
    first = next((i for i in long if not _is_summary(found, i)), body[0])
    title = title_place(found.lines[: first + 3], found.text("title"))
    pieces = [_piece(found, i, first, body[-1]) for i in range(len(found.lines))]
    if title >= 0:
        pieces[title] = Piece(found.lines[title].text, Role.TITLE)
        pieces[:title] = [_above_title(piece) for piece in pieces[:title]]
    for i in _bios(found, pieces, body[-1]):
        pieces[i] = Piece(pieces[i].text, Role.BIO)
    return pieces


def _bios(found: Found, pieces: Sequence[Piece], last: int) -> Iterator[int]:
    """Yield the lines at the end of the article, and right below it, that tell who wrote it.

    One that the article speaks of is none of its authors, unless the page states that.
    """
    end = [i for i in range(max(0, last - _NOTES), last + 1) if pieces[i].role is Role.BODY]
    below = range(last + 1, min(len(pieces), last + 1 + _BELOW))
    for i in (*end[-_NOTES:], *(i for i in below if pieces[i].role is Role.FURNITURE)):
        text = pieces[i].text
        name = leading_name(text)
        if not name or len(text.split()) > _NOTE or not PERSON.search(text[:_NOTE_BEGIN]):
            continue
        before = (each.text for each in pieces[:i] if each.role is Role.BODY)
        if _names_author(found, name) or not any(name in each for each in before):
            yield i


def _with_paragraphs(found: Found) -> list[float]:
    """Return the odds, those of short paragraphs among the body's raised to body.

    "The minister said:" says little by itself, and without it the text would lose words.
    """
    odds = list(found.odds)
    among = _paragraphs(found)
    for i, line in enumerate(found.lines):
        around = among.get(line.element.getparent(), [])
        is_among = bool(around) and around[0] < i < around[-1] and line.element.tag == "p"
        if is_among and odds[i] >= _MAY_BE and line.linked < _LINKED:
            odds[i] = max(odds[i], _BODY)
    return odds


def _with_lists(found: Found) -> list[float]:
    """Return the odds, those of lists and tables among paragraphs of the body raised to body.

    They stand in the element that holds the paragraphs, one before and one after them, or right
    below a paragraph or its heading, where they may be body by themselves.
    """
    odds = list(found.odds)
    among = _paragraphs(found)
    members: dict[HtmlElement, list[int]] = {}
    for i, line in enumerate(found.lines):
        if (list_ := _list_of(line, among)) is not None:
            members.setdefault(list_, []).append(i)
    for list_, places in members.items():
        around = among[list_.getparent()]
        is_among = around[0] < places[0] and places[-1] < around[-1]
        is_there = is_among or _is_below(found, places, around)
        if is_there and not _leads_away(found, places):
            odds = [max(o, _BODY) if i in places else o for i, o in enumerate(odds)]
    return odds


def _is_below(found: Found, places: Sequence[int], around: Sequence[int]) -> bool:
    """Tell whether a list ends the article: right below a paragraph, or a heading below one."""
    above = places[0] - 1
    heading = found.lines[above]
    leads_away = END.match(heading.text) or _REFERENCES.fullmatch(heading.text)
    is_headed = _is_subheading(heading) and not leads_away
    is_near = above in around or (is_headed and above - 1 in around)
    return is_near and min(found.odds[i] for i in places) >= _MAY_BE_LIST


def _paragraphs(found: Found) -> dict[HtmlElement | None, list[int]]:
    """Return the places of the paragraphs of the body, by the element that holds them."""
    among: dict[HtmlElement | None, list[int]] = {}
    for i, (line, odds) in enumerate(zip(found.lines, found.odds, strict=True)):
        if odds >= _BODY and line.element.tag == "p":
            among.setdefault(line.element.getparent(), []).append(i)
    return {e: places for e, places in among.items() if any(_is_long(found, i) for i in places)}


def _is_long(found: Found, place: int) -> bool:
    return len(found.lines[place].text.split()) >= _PARAGRAPH


def _list_of(line: HtmlLine, among: Mapping[HtmlElement | None, list[int]]) -> HtmlElement | None:
    """Return the list or table of a line that stands beside paragraphs, None without one."""
    near = islice(_chain(line.element), _LEVELS)
    lists = (e for e in near if e.tag in _LISTS or _is_word_item(e))
    return next((e for e in lists if e.getparent() in among), None)


def _leads_away(found: Found, places: Sequence[int]) -> bool:
    """Tell whether more than a little of a list is links."""
    lines = [found.lines[i] for i in places]
    linked = sum(line.linked * len(line.text) for line in lines)
    return linked > _LIST_LINKED * sum(len(line.text) for line in lines)


def _with_headings(found: Found) -> list[float]:
    """Return the odds, those of a heading between two lines of the body raised to body.

    So is one right above the first paragraph, in the same element.
    """
    odds = list(found.odds)
    first = next((i for i, o in enumerate(odds) if o >= _BODY and _is_long(found, i)), 0)
    above_first = found.lines[first - 1] if first else None
    if above_first is not None and _is_subheading(above_first):
        is_beside = above_first.element.getparent() is found.lines[first].element.getparent()
        odds[first - 1] = max(odds[first - 1], _BODY if is_beside else 0.0)
    for i in range(1, len(odds) - 1):
        above = odds[max(0, i - _PICTURE) : i]  # a picture with its caption may stand between
        below = i + 2 if _is_button(found.lines[i + 1], found.lines[i]) else i + 1
        is_between = max(odds[below : below + 1], default=0) >= _BODY and max(above) >= _BODY
        if is_between and odds[i] < _BODY and _is_subheading(found.lines[i]):
            odds[i] = _BODY
    return odds


def _is_button(line: HtmlLine, heading: HtmlLine) -> bool:
    """Tell whether a line in the box of a heading only does something: "[edit]"."""
    is_beside = line.element is heading.element.getparent()
    return is_beside and len(line.text.split()) <= _BUTTON and line.linked >= _LINKED


def _is_subheading(line: HtmlLine) -> bool:
    heading = _HEADING.fullmatch(str(line.element.tag))
    return heading is not None and heading[1] != "1" and line.linked < _LINKED


def _above_title(piece: Piece) -> Piece:
    """Return a piece above the title: no paragraph of a few words stands there, but a label."""
    is_short = piece.role in {Role.BODY, Role.FURNITURE} and len(piece.text.split()) <= _LABEL
    is_label = is_short and (piece.role is Role.BODY or piece.text.casefold() in LABELS)
    return Piece(piece.text, Role.SECTION_LABEL) if is_label else piece


def _piece(found: Found, i: int, first: int, last: int) -> Piece:
    line, odds = found.lines[i], found.odds[i]
    if (structural := found.structural(i)) is Role.FURNITURE:
        return Piece(line.text, Role.FURNITURE)
    is_doubtful = _SURE[0] < odds < _SURE[1]
    if line.linked >= _LINKED and END.match(line.text):  # "Read also: ..."
        return Piece(line.text, Role.FURNITURE, is_doubtful=odds >= _BODY)
    if first - _NEAR <= i < first and (role := _role_above(found, i)) is not None:
        return Piece(line.text, role)
    if odds >= _BODY:
        return _body_piece(line, structural, is_doubtful=is_doubtful)
    return Piece(line.text, _role_beside(found, i, first, last), is_doubtful=is_doubtful)


def element_piece(line: HtmlLine) -> Piece:
    """Return a line as a piece of text whose role its element alone gives."""
    role = Role.TABLE if line.is_table else _role_around(line.element, {})
    return replace(_body_piece(line, role, is_doubtful=False), emphasis=line.emphasis)


def _body_piece(line: HtmlLine, role: Role | None, *, is_doubtful: bool) -> Piece:
    heading = _HEADING.fullmatch(str(line.element.tag))
    if heading:
        return Piece(line.text, Role.HEADING, int(heading[1]), is_doubtful=is_doubtful)
    return Piece(line.text, role or Role.BODY, is_doubtful=is_doubtful)


def _role_around(element: HtmlElement, known: dict[HtmlElement, Role | None]) -> Role | None:
    """Return the role of the text in an element: its own, else that of the nearest around it.

    What is learned of the elements is added to `known`.
    """
    waiting = []
    each: HtmlElement | None = element
    while each is not None and each not in known:
        waiting.append(each)
        each = each.getparent()
    role = None if each is None else known[each]
    for inner in reversed(waiting):
        if role is not Role.FURNITURE:
            role = _own_role(inner) or role
        known[inner] = role
    return role


def _own_role(element: HtmlElement) -> Role | None:
    name = element.get("id")
    if name in _TOOLBARS:
        return Role.FURNITURE
    role = Role.LIST_ITEM if _is_word_item(element) else _ROLES.get(str(element.tag))
    if role is not Role.CAPTION and ((name and _NOTE_ID.match(name)) or _is_note(element)):
        return Role.FOOTNOTE
    return role


def _is_word_item(element: HtmlElement) -> bool:
    """Tell whether an element is a paragraph to which Word gives a number or a bullet."""
    return element.tag == "p" and "mso-list:" in (element.get("style") or "")


def _is_note(element: HtmlElement) -> bool:
    """Tell whether an element says that it is a note (DPUB-ARIA, EPUB)."""
    told = filter(None, (element.get("role"), element.get("epub:type")))
    return any(not _NOTE_KINDS.isdisjoint(kinds.split()) for kinds in told)


def _is_caption(found: Found, i: int) -> bool:
    """Tell whether the elements around a line that is not body make it the text of a picture."""
    line = found.lines[i]
    near = (line.element, line.element.getparent())
    called = " ".join(each.get("class") or "" for each in near if each is not None)
    return found.structural(i) is Role.CAPTION or _names_caption(called)


@lru_cache(maxsize=1024)  # the lines of a list have the same names
def _names_caption(names: str) -> bool:
    return _CAPTION.search(names) is not None


def _role_beside(found: Found, i: int, first: int, last: int) -> Role:
    """Return the role of a line that is not body."""
    if i <= first - _NEAR:  # the menus of the site: nothing there is the article's
        return Role.FURNITURE
    if found.structural(i) is Role.FOOTNOTE and i > first:
        return Role.FOOTNOTE
    if _is_caption(found, i) and first - _NEAR < i <= last:
        return Role.CAPTION
    return Role.FURNITURE


def _role_above(found: Found, i: int) -> Role | None:
    """Return the role of a line close above the body, None for one that says nothing."""
    line = found.lines[i]
    if _is_summary(found, i):
        return Role.STANDFIRST
    if len(line.text.split()) > _SHORT:
        return None
    if _is_caption(found, i):  # it may name whom the by-line names
        return Role.CAPTION
    if _names_author(found, line.text):
        return Role.BYLINE
    has_day = any(c.isdigit() for c in line.text) and _is_time(line)
    is_date = has_day or _is_day(found, line.text) or _is_dateline(line.text)
    return Role.DATE if is_date else None


def _is_time(line: HtmlLine) -> bool:
    times = ("".join(each.itertext()).strip() for each in line.element.iter("time"))
    return any(text and text in line.text for text in times)


def _is_dateline(text: str) -> bool:
    """Tell whether a short line is a full date and little else: "Published: 3 May 2024"."""
    dates = dates_in(text)
    beside = len(text) - sum(len(found.span) for found in dates)
    return bool(dates) and beside <= _BESIDE * len(dates)


def _is_summary(found: Found, i: int) -> bool:
    summary = collapsed(found.summary)
    return bool(summary) and collapsed(found.lines[i].text) == summary


def _names_author(found: Found, text: str) -> bool:
    names = found.fields["author"].value if "author" in found.fields else ()
    return any(name and name.casefold() in text.casefold() for name in _written(names))


def _written(names: object) -> list[str]:
    return format_names(names).split("; ") if isinstance(names, list) else []


def _is_day(found: Found, text: str) -> bool:
    """Tell whether a short line shows the day of the article."""
    issued = found.fields.get("issued")
    parts = issued.value.get("date-parts", [[]])[0] if issued is not None else []
    return len(parts) == 3 and str(parts[0]) in text and str(parts[2]) in text


def _chain(element: HtmlElement) -> Iterator[HtmlElement]:
    yield element
    yield from element.iterancestors()

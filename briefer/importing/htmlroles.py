"""The roles of a web page's lines: by their element, and by what the page says of itself."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property, lru_cache

from briefer.core.csl_values import format_names
from briefer.core.source import MetaField, Role
from briefer.core.text import collapsed
from briefer.importing.dates import dates_in
from briefer.importing.drafts import Piece
from briefer.importing.headlines import title_place
from briefer.importing.htmllines import HtmlLine
from briefer.importing.htmlodds import BODY, LINKED, heading_level, is_word_item, raised
from briefer.importing.htmltree import HtmlElement
from briefer.importing.persons import leading_name
from briefer.importing.phrases import END, LABELS, PERSON

_CAPTION = re.compile(
    r"(?i)caption|(?<!reader-)credit(?!s reader-credits)"  # Firefox calls the author's so
    r"|\blegend\b|pic-?box|bild-?unter|image-?(?:text|title|source)"
)
_STANDFIRST = re.compile(
    r"(?i)(?:^|[\s_-])(?:sub-?title|standfirst|dek|strapline|lead-paragraph"
    r"|(?:article|post|entry)-(?:excerpt|intro|summary))(?:$|[\s_-])"
)
# The mark that a note begins with, and those in a text.
_MARKED = re.compile(r"\[\d{1,3}\](?= )")
_MARKS = re.compile(r"(?<!^)\[\d{1,3}\]")
_NOTE_ID = re.compile(r"(?i)^(?:fn|foot-?note|end-?note|cite_note|sdfootnote\d|_?edn|_?ftn)")
_NOTE_KINDS = frozenset(("doc-footnote", "doc-endnote", "footnote", "endnote", "rearnote"))
_TOOLBARS = {"wm-ipp-base", "wm-ipp", "wm-ipp-print"}  # of the Wayback Machine
_ROLES = {
    "figcaption": Role.CAPTION,
    "caption": Role.CAPTION,
    "blockquote": Role.QUOTE,
    "li": Role.LIST_ITEM,
}
_MAY_BE_NOTES = frozenset((Role.BODY, Role.QUOTE, Role.LIST_ITEM, Role.FURNITURE))
_SURE = (0.25, 0.75)  # outside these the odds leave no doubt
_NEAR = 25  # lines before the body in which title, by-line and date stand
_SHORT = 15  # words of a by-line at most
_FEW = 4  # words; so few called a standfirst are a label
_BESIDE = 25  # characters that stand beside each date of a date line at most
_NOTES = 3  # lines at the end of an article that may tell who wrote it
_BELOW = 8  # lines below it that may
_NOTE = 90  # words of such a line
_NOTE_BEGIN = 400  # characters of it in which it says so
_LABEL = 4  # words of a section label at most ("Analysis", over the title)


@dataclass(frozen=True)
class Found:
    """The lines of a page, how likely each is body (0 to 1), and what is known of the article."""

    lines: Sequence[HtmlLine]
    odds: Sequence[float]
    fields: Mapping[str, MetaField]
    description: str = ""
    around: dict[HtmlElement, Role | None] = field(default_factory=dict)  # see `_role_around`

    @cached_property
    def title(self) -> str:
        """Return the title, empty without one."""
        return str(self.fields["title"].value) if "title" in self.fields else ""

    @cached_property
    def authors(self) -> list[str]:
        """Return the names of the authors as a by-line has them, without case."""
        names = self.fields["author"].value if "author" in self.fields else ()
        written = format_names(names).casefold() if isinstance(names, list) else ""
        return list(filter(None, written.split("; ")))

    @cached_property
    def day(self) -> tuple[str, str] | None:
        """Return year and day of the month as numbers, None where they are not known."""
        issued = self.fields.get("issued")
        parts = issued.value.get("date-parts", [[]])[0] if issued is not None else []
        return (str(parts[0]), str(parts[2])) if len(parts) == 3 else None

    @cached_property
    def summary(self) -> str:
        """Return what the page says of its content, compared without white space."""
        return collapsed(self.description)

    def structural(self, i: int) -> Role | None:
        """Return the role that the elements around a line give it, None without one.

        Furniture is what an archive of the web added to the page.
        """
        role = _role_around(self.lines[i].element, self.around)
        return Role.TABLE if self.lines[i].is_table and role is not Role.FURNITURE else role


def roles(found: Found) -> list[Piece]:
    """Return the lines as pieces; without any body line the roles stay open."""
    found = replace(found, odds=raised(found.lines, found.odds))
    body = [i for i, odds in enumerate(found.odds) if odds >= BODY]
    if not body:
        return [Piece(line.text, found.structural(i)) for i, line in enumerate(found.lines)]
    long = (i for i in body if len(found.lines[i].text.split()) > _SHORT)
    first = next((i for i in long if not _is_lead(found, i)), body[0])
    title = title_place(found.lines[: first + 3], found.title)
    pieces = [_piece(found, i, first, body[-1]) for i in range(len(found.lines))]
    if title >= 0:
        pieces[title] = Piece(found.lines[title].text, Role.TITLE)
        pieces[:title] = [_above_title(piece) for piece in pieces[:title]]
    for i in _bios(found, pieces, body[-1]):
        pieces[i] = Piece(pieces[i].text, Role.BIO)
    for i in _notes(pieces):
        pieces[i] = Piece(pieces[i].text, Role.FOOTNOTE)
    return pieces


def _notes(pieces: Sequence[Piece]) -> Iterator[int]:
    """Yield the lines that begin with a mark which the text above them has too."""
    known: set[str] = set()
    for i, piece in enumerate(pieces):
        if "[" not in piece.text or piece.role not in _MAY_BE_NOTES:
            continue
        mark = _MARKED.match(piece.text)
        if mark is not None and mark[0] in known:
            yield i
        elif piece.role is not Role.FURNITURE:
            known.update(_MARKS.findall(piece.text))


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
    if line.linked >= LINKED and END.match(line.text):  # "Read also: ..."
        return Piece(line.text, Role.FURNITURE, is_doubtful=odds >= BODY)
    if first - _NEAR <= i < first and (role := _role_above(found, i)) is not None:
        return Piece(line.text, role)
    if odds >= BODY:
        return _body_piece(line, structural, is_doubtful=is_doubtful)
    return Piece(line.text, _role_beside(found, i, first, last), is_doubtful=is_doubtful)


def element_piece(line: HtmlLine) -> Piece:
    """Return a line as a piece of text whose role its element alone gives."""
    role = Role.TABLE if line.is_table else _role_around(line.element, {})
    return replace(_body_piece(line, role, is_doubtful=False), emphasis=line.emphasis)


def _body_piece(line: HtmlLine, role: Role | None, *, is_doubtful: bool) -> Piece:
    if level := heading_level(line.element):
        return Piece(line.text, Role.HEADING, level, is_doubtful=is_doubtful)
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
    role = Role.LIST_ITEM if is_word_item(element) else _ROLES.get(str(element.tag))
    if role is not Role.CAPTION and ((name and _NOTE_ID.match(name)) or _is_note(element)):
        return Role.FOOTNOTE
    return role


def _is_note(element: HtmlElement) -> bool:
    """Tell whether an element says that it is a note (DPUB-ARIA, EPUB, newsletters)."""
    get = element.get
    kinds = f"{get('role') or ''} {get('epub:type') or ''} {get('class') or ''}"
    return len(kinds) > 2 and not _NOTE_KINDS.isdisjoint(kinds.split())


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
    if i <= last and _is_caption(found, i):
        return Role.CAPTION
    return Role.FURNITURE


def _role_above(found: Found, i: int) -> Role | None:
    """Return the role of a line close above the body, None for one that says nothing."""
    line = found.lines[i]
    if _is_summary(found, i):
        return Role.STANDFIRST
    words = len(line.text.split())
    if words <= _SHORT and (role := _role_of_short(found, i)) is not None:
        return role
    return Role.STANDFIRST if words > _FEW and _is_called_standfirst(line) else None


def _role_of_short(found: Found, i: int) -> Role | None:
    line = found.lines[i]
    if _is_caption(found, i):  # it may name whom the by-line names
        return Role.CAPTION
    if _names_author(found, line.text):
        return Role.BYLINE
    if not any(map(str.isdigit, line.text)):
        return None
    is_date = _is_time(line) or _is_day(found, line.text) or _is_dateline(line.text)
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
    return bool(found.summary) and collapsed(found.lines[i].text) == found.summary


def _is_lead(found: Found, i: int) -> bool:
    return _is_summary(found, i) or _is_called_standfirst(found.lines[i])


def _is_called_standfirst(line: HtmlLine) -> bool:
    return _STANDFIRST.search(line.element.get("class") or "") is not None


def _names_author(found: Found, text: str) -> bool:
    line = text.casefold()
    return any(name in line for name in found.authors)


def _is_day(found: Found, text: str) -> bool:
    """Tell whether a short line shows the day of the article."""
    return found.day is not None and all(number in text for number in found.day)

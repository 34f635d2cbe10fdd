"""The visible lines of a web page, verbatim: what a browser shows, block by block."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from textwrap import shorten
from typing import NamedTuple

from lxml import etree

from briefer.core.emphasis import flags_of_parts, stresses
from briefer.core.source import ReadWarning
from briefer.core.text import Span
from briefer.importing.htmlmarks import (
    LABEL,
    MARK,
    bare_number,
    is_glued,
    is_label,
    is_way_back,
    marked,
    note_mark,
    place_of,
    word_label,
)
from briefer.importing.htmlsheets import hidden_classes, italic_classes
from briefer.importing.htmlstress import Stress
from briefer.importing.htmltree import HtmlElement
from briefer.importing.mathml import mathml_text
from briefer.importing.raised import raised_number
from briefer.importing.reasons import Remark
from briefer.importing.tables import Cell, is_layout, table_text

_SILENT = frozenset(
    {
        *("script", "style", "noscript", "template", "head", "iframe", "svg", "object"),
        *("canvas", "audio", "video", "select", "option", "datalist", "textarea", "map"),
        *("area", "link", "meta", "param", "source", "track", "embed", "input", "rt", "rp"),
    }
)
_BLOCKS = frozenset(
    {
        *("address", "article", "aside", "blockquote", "body", "caption", "center", "dd"),
        *("details", "dialog", "dir", "div", "dl", "dt", "fieldset", "figcaption", "figure"),
        *("footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hgroup", "hr"),
        *("html", "legend", "li", "main", "menu", "nav", "ol", "optgroup", "p", "pre"),
        *("search", "section", "summary", "table", "tbody", "td", "tfoot", "th", "thead"),
        *("tr", "ul"),
    }
)
_TAKEN = frozenset({"a", "math", "span", "sup"})  # what may be no text to be read as it stands
_HIDDEN_STYLE = re.compile(
    r"(?:^|;)\s*(?:display\s*:\s*none|visibility\s*:\s*hidden)", re.IGNORECASE
)
_FEW = 4  # texts before a raised number that are looked at
_SPACES = re.compile(r"[ \t\r\n\f]{2,}|[\t\r\n\f]")  # a blank stays one
_BLANKS = re.compile(r"[ \t\r\n\f]{2,}|[\t\r\f]")  # so does what is left of a <br>
_BREAKS = re.compile(r" *\n[ \n]*\n *")
_STRIKING = frozenset({"del", "s", "strike"})
_NAMED = 100  # characters of struck words that a warning names
_MUCH_STRUCK = 0.25  # share of the visible text
_MARKS = frozenset("\"'“”„‟«»‘’‚‹›「『")
_QUOTES = (("“", "”"), ("‘", "’"))  # a quotation, and one in it
_SHADOW = "shadowrootmode"  # a template that is shown at once


@dataclass(frozen=True, slots=True)
class HtmlLine:
    """A block of visible text; `linked` is the share of its characters that are links.

    `element` is the block element it stands in; `is_table` marks a whole table;
    `emphasis` is what of the text is in italics or bold.
    """

    text: str
    element: HtmlElement
    linked: float = 0.0
    is_table: bool = False
    emphasis: tuple[Span, ...] = ()


class Shown(NamedTuple):
    """The visible lines of a page, and the struck words that are not among them."""

    lines: Sequence[HtmlLine] = ()
    struck: Sequence[str] = ()


def struck_remark(struck: Sequence[str]) -> tuple[ReadWarning, ...]:
    """Return the warning that names the first of the words that are struck, none without any."""
    named = shorten("; ".join(struck), _NAMED, placeholder=" …")
    return (ReadWarning(Remark.STRUCK_LEFT_OUT, named),) if struck else ()


def visible_lines(tree: HtmlElement, *, with_hidden: bool = False) -> Sequence[HtmlLine]:
    """Return the visible blocks of a page in their order.

    `with_hidden` takes in what waits for a script to show it.
    """
    return shown(tree, with_hidden=with_hidden).lines


def shown(tree: HtmlElement, *, with_hidden: bool = False) -> Shown:
    """Return `visible_lines`, and the words that are struck: nobody stands by them any more.

    A page of which much is struck lacks an end tag, or is about changes: there they are text.
    """
    body = tree.find("body")
    root = tree if body is None else body
    walk = _Walk(hidden_classes(tree), italic_classes(tree), with_hidden=with_hidden)
    lines = walk.lines(root)
    struck = [" ".join("".join(each.itertext()).split()) for each in walk.struck]
    if sum(map(len, struck)) <= _MUCH_STRUCK * sum(len(line.text) for line in lines):
        return Shown(lines, tuple(filter(None, struck)))
    walk = _Walk(walk.hidden, walk.italic, with_hidden=with_hidden, with_struck=True)
    return Shown(walk.lines(root))


class _Walk:
    """One pass over a tree without recursion, however deep it is."""

    def __init__(
        self,
        hidden: frozenset[str],
        italic: frozenset[str],
        *,
        with_hidden: bool = False,
        with_struck: bool = False,
    ) -> None:
        self.hidden = hidden
        self.italic = italic
        self.struck: list[HtmlElement] = []
        self._with_hidden = with_hidden
        self._with_struck = with_struck
        self._found: list[HtmlLine] = []
        self._texts: list[str] = []
        self._has_words = False  # whether one of them is more than white space
        self._links = 0  # how many links are open
        self._linked = 0  # characters in links
        self._stress = Stress(italic)
        self._stressed: set[int] = set()  # which of the texts are emphasised
        self._verbatim = 0  # how many pre elements are open
        self._marks: dict[str, str] = {}  # the marks of notes, by the id of what they lead to
        self._note = ""  # the mark of the note that the next line begins
        self._blocks: list[HtmlElement] = []
        self._quotes: list[str] = []  # the marks that close the quotations that are open

    def lines(self, root: HtmlElement) -> list[HtmlLine]:
        """Return the lines below `root`."""
        walker = etree.iterwalk(root, events=("start", "end"))
        left_out: HtmlElement | None = None
        for event, element in walker:
            if event == "start":
                if self._enter(element):
                    continue
                left_out = element
                walker.skip_subtree()
                continue
            if element is left_out:
                left_out = None
            else:
                self._leave(element)
            if element is not root:
                self._add(element.tail)
        self._flush()
        return self._found

    def _enter(self, element: HtmlElement) -> bool:
        """Take in the beginning of `element`; tell whether its inside is to be read too."""
        tag = element.tag
        if not isinstance(tag, str) or self._is_left_out(element, tag):
            return False
        if tag == "br":
            self._texts.append("\n")
            return False
        if tag == "table" and (rows := _data_rows(element)):
            self._flush()
            for caption in element.iterchildren("caption"):
                self._found += (replace(line, element=caption) for line in _lines_in(caption))
            self._found.append(HtmlLine(table_text(rows), element, is_table=True))
            return False
        if tag in _TAKEN and self._is_taken(element):
            return False
        if tag in _BLOCKS:
            self._flush(opens=True)
            self._blocks.append(element)
            self._note = self._marks.get(element.get("id") or "", self._note)
        self._links += tag == "a"
        self._stress.enter(element)
        self._verbatim += tag == "pre"
        if tag == "q":
            self._open_quote(element)
        self._add(element.text)
        return True

    def _open_quote(self, element: HtmlElement) -> None:
        """Take in the mark that browsers set before a quotation, if the page has none itself."""
        before, inside = "".join(self._texts[-1:])[-1:], (element.text or "").lstrip()[:1]
        opening, closing = ("", "")
        if before not in _MARKS and inside not in _MARKS:
            opening, closing = _QUOTES[len(self._quotes) % 2]
        self._add(opening)
        self._quotes.append(closing)

    def _is_taken(self, element: HtmlElement) -> bool:
        """Take in a mark, a formula or a raised number; tell whether `element` was one."""
        tag = element.tag
        if (label := word_label(element)) is not None:
            self._add(label)
            return True
        if mark := note_mark(element):
            self._add(mark)
            self._marks.setdefault(place_of(element), mark)
            return True
        if tag == "math":
            self._add(mathml_text(element))
            return True
        if tag == "sup" and (number := bare_number(element)):
            self._add(raised_number("".join(self._texts[-_FEW:]), number))
            return True
        return tag == "a" and is_way_back(element)

    def _leave(self, element: HtmlElement) -> None:
        if element.tag in _BLOCKS:
            self._flush()
            self._blocks.pop()
        self._links -= element.tag == "a"
        self._stress.leave()
        self._verbatim -= element.tag == "pre"
        if element.tag == "q":
            self._add(self._quotes.pop())

    def _add(self, text: str | None) -> None:
        if not text:
            return
        if text.isspace() and not self._verbatim and text.isascii():
            self._texts.append(" ")
            return
        self._has_words = True
        shown = text if self._verbatim else _SPACES.sub(" ", text)
        if self._stress.is_on:
            self._stressed.add(len(self._texts))
        self._texts.append(shown)
        if self._links:
            self._linked += len(shown.strip())

    def _flush(self, *, opens: bool = False) -> None:
        """Make a line of what has been collected; `opens` tells that a block in a block begins."""
        if not self._has_words:
            self._texts.clear()
            return
        self._has_words = False
        if is_glued(self._texts):  # laws set the number of a section apart by its style alone
            self._texts[0] += " "
        text = "".join(self._texts)
        flags = self._flags() if self._stressed else []
        if self._note and text.strip():
            text, flags = marked(self._note, text, flags)
            self._note = ""
        self._stressed.clear()
        linked, self._linked = self._linked, 0
        self._texts.clear()
        if not text.strip() or not self._blocks:
            return
        element = self._blocks[-1]
        if MARK.fullmatch(text.strip()) if opens else is_label(text.strip(), self._blocks):
            self._note = text.strip()
            return
        if self._verbatim:
            self._found.append(HtmlLine(text.strip("\n"), element))
            return
        share = min(1.0, linked / max(1, len(text.strip())))
        for part in _parts(text):
            count = len("".join(part.split())) if flags else 0
            emphasis = stresses(part, flags[:count])
            self._found.append(HtmlLine(part, element, share, emphasis=emphasis))
            flags = flags[count:]

    def _flags(self) -> list[bool]:
        """Return which of the characters collected so far are emphasised."""
        return flags_of_parts((text, i in self._stressed) for i, text in enumerate(self._texts))

    def _is_left_out(self, element: HtmlElement, tag: str) -> bool:
        """Tell whether nothing of `element` is text: it shows none, is hidden, or is struck."""
        if tag in _SILENT and element.get(_SHADOW) is None:
            return True
        if self._is_hidden(element) and not _is_formula(element):
            return True
        if self._with_struck or not _is_struck(element):
            return False
        self.struck.append(element)
        return True

    def _is_hidden(self, element: HtmlElement) -> bool:
        if self._with_hidden:
            return False
        get = element.get
        if get("hidden", "until-found") != "until-found":
            return True
        if (style := get("style")) and _HIDDEN_STYLE.search(style):
            return True
        if get("role") == "tooltip" or (element.tag == "dialog" and get("open") is None):
            return True
        called = get("class")
        return called is not None and not self.hidden.isdisjoint(called.split())


def _is_struck(element: HtmlElement) -> bool:
    return element.tag in _STRIKING or "line-through" in (element.get("style") or "")


def _is_formula(element: HtmlElement) -> bool:
    """Tell whether what is hidden is the text of a formula that is shown as a picture."""
    return len(element) == 1 and element[0].tag == "math"


def _parts(text: str) -> Iterable[str]:
    """Return the paragraphs of a block, apart where two line breaks follow one another."""
    if "\n" not in text and "  " not in text:
        return (text.strip(" "),)
    parts = (_BLANKS.sub(_one_space, part).strip(" \n") for part in _BREAKS.split(text))
    return filter(None, parts)


def _one_space(match: re.Match[str]) -> str:
    return "\n" if "\n" in match[0] else " "  # what is left of line breaks comes from <br>


def _data_rows(table: HtmlElement) -> list[list[Cell]]:
    """Return the cells of a table of values, nothing for one that only places text."""
    if next(table.iterdescendants("table"), None) is not None:
        return []
    rows: list[list[Cell]] = [
        [_paragraphs(cell) for cell in row.iterchildren("td", "th")] for row in table.iter("tr")
    ]
    is_point = len(rows) == 1 and len(rows[0]) == 2 and LABEL.fullmatch(" ".join(rows[0][0]))
    return [] if is_point or is_layout(rows) else rows


def _paragraphs(cell: HtmlElement) -> list[str]:
    return [line.text for line in _lines_in(cell)]


def _lines_in(element: HtmlElement) -> list[HtmlLine]:
    return _Walk(frozenset(), frozenset()).lines(element)

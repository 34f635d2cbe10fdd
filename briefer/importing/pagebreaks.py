"""Where the pages of the printed edition begin in the chapters of a book (EPUB).

A break is an element of the type "pagebreak" (EPUB 3) or of the role "doc-pagebreak" (ARIA), or
what the book's list of pages points at: `nav` of the type "page-list", or `pageList` in an NCX.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from briefer.core.source import PageTurn
from briefer.core.text import Span
from briefer.importing.drafts import Piece
from briefer.importing.htmltree import HtmlElement
from briefer.ooxml.xml import attribute, child
from briefer.untrusted import Element

MARK = "\ufdd0"  # a noncharacter: stands for a break while a chapter is read
_LABEL_IN_ID = re.compile(r"(?i)(?:^|[_.-])(?:page|pg|p)[_.-]?0*(\d+|[ivxlc]+)$")
_WORD_PAGE = re.compile(r"(?i)^\W*(?:page|seite|pagina|p\.|s\.)?\s*([\w–-]+)\W*$")
_LONGEST = 12  # characters of a label
_BESIDE = re.compile(rf"(?<!\S){MARK}\s+|{MARK}")
_NUMBER = 40  # characters of a break at most; what is longer is text, wrongly called a break

Targets = Mapping[str, str]  # the label of a page by the id of the element that begins it


def listed_pages(root: Element) -> Iterator[tuple[str, str]]:
    """Yield address and label of each page in the list of a navigation document or an NCX."""
    for nav in root.iter("{*}nav"):
        if "page-list" in attribute(nav, "type"):
            for link in nav.iter("{*}a"):
                yield attribute(link, "href"), _said("".join(map(str, link.itertext())))
    for target in root.iter("{*}pageTarget"):
        content, label = child(target, "content"), child(target, "navLabel")
        shown = "" if label is None else "".join(map(str, label.itertext()))
        if content is not None:
            yield attribute(content, "src"), _said(attribute(target, "value") or shown)


def mark_breaks(tree: HtmlElement, targets: Targets) -> list[str]:
    """Put a mark where each page begins, instead of what shows its number; return the labels."""
    if MARK in tree.xpath("string()"):
        return []
    labels = []
    for element in list(tree.iter()):
        if not isinstance(element.tag, str):
            continue
        is_break = _is_break(element) and len(element.xpath("string()")) < _NUMBER
        listed = targets.get(name, "") if (name := element.get("id")) else ""
        label = listed or (_label(element) if is_break else "")
        if label:
            labels.append(label)
            _mark(element, is_break=is_break)
    return labels


def paged(pieces: Sequence[Piece], labels: Sequence[str], page: str) -> tuple[list[Piece], str]:
    """Return `pieces` without their marks, with their pages, and the page that they end on.

    `page` is the one they begin on, empty before the first.
    """
    waiting = list(labels)
    found = []
    for piece in pieces:
        text, emphasis, places = _without_marks(piece)
        turns = tuple(PageTurn(place, waiting.pop(0)) for place in places if waiting)
        before = [turn.page for turn in turns if not text[: turn.after].strip()]
        within = tuple(turn for turn in turns if text[: turn.after].strip())
        if text.strip():
            inside = tuple(turn for turn in within if text[turn.after :].strip())
            begin = before[-1] if before else page
            found.append(replace(piece, text=text, page=begin, turns=inside, emphasis=emphasis))
        page = turns[-1].page if turns else page
    return found, page


def _is_break(element: HtmlElement) -> bool:
    kinds = f"{element.get('epub:type') or ''} {element.get('role') or ''}".split()
    return "pagebreak" in kinds or "doc-pagebreak" in kinds


def _label(element: HtmlElement) -> str:
    """Return the label of the page that an element begins, empty where it says none."""
    for given in (element.get("title"), element.get("aria-label"), element.xpath("string()")):
        if label := _said(given or ""):
            return label
    named = _LABEL_IN_ID.search(element.get("id") or "")
    return named[1] if named else ""


def _said(text: str) -> str:
    """Return the label in a text like "Page 7", empty where it is more than that."""
    said = _WORD_PAGE.match(text)
    return said[1] if said and len(said[1]) <= _LONGEST else ""


def _mark(element: HtmlElement, *, is_break: bool) -> None:
    if is_break:
        for each in list(element):
            element.remove(each)
        element.tag = "span" if element.tag != "hr" else "div"
        for name in ("hidden", "style", "class", "title"):
            element.attrib.pop(name, None)
        element.text = MARK
    else:
        element.text = MARK + (element.text or "")


def _without_marks(piece: Piece) -> tuple[str, tuple[Span, ...], list[int]]:
    """Return the text of a piece without marks, its emphasis, and where the marks were."""
    cuts = [(hit.start(), hit.end()) for hit in _BESIDE.finditer(piece.text)]
    places: list[int] = []
    gone = 0
    for start, end in cuts:
        places.append(start - gone)
        gone += end - start
    moved = (Span(_moved(s.start, cuts), _moved(s.end, cuts)) for s in piece.emphasis)
    emphasis = tuple(span for span in moved if len(span))
    return _BESIDE.sub("", piece.text), emphasis, places


def _moved(position: int, cuts: Sequence[tuple[int, int]]) -> int:
    return position - sum(min(position, end) - start for start, end in cuts if start < position)

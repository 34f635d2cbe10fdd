"""The reader of web pages: visible lines, what of them is body, and what the page states."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path

from briefer.core.errors import UnreadableSource
from briefer.core.source import MetaField, ReadWarning, Role
from briefer.importing.documentpages import tidied, told_chances
from briefer.importing.drafts import Draft, Piece, written
from briefer.importing.htmlbody import body_chances
from briefer.importing.htmlfeatures import Evidence
from briefer.importing.htmljudge import guessed_day, judged_text, shares
from briefer.importing.htmllines import HtmlLine, shown, struck_remark
from briefer.importing.htmlmeta import Seen, language_of, page_fields
from briefer.importing.htmlroles import Found, roles
from briefer.importing.htmltext import bare_lines, is_lost
from briefer.importing.htmltree import Page, parsed
from briefer.importing.linkeddata import Node, articles
from briefer.importing.metatags import meta_tags
from briefer.importing.reasons import Refusal, Remark
from briefer.importing.savedpages import saved_fields

MAX_MEGABYTES = 40
MAX_CHARACTERS = 5_000_000
_PARAGRAPH = re.compile(r"(?i)<br\s*/?>|</p>|\n+")
_TAG = re.compile(r"<[^<>]*>")
_SHOWN = 0.25  # share of the judge's text that is visible at least, else it waits for a script
_JUDGED = 8_000_000  # characters of markup; a longer page is no article, and the judge is slow
_LINKED = 0.5  # share of a line that is links, from which it is no text
_DATA_WORDS = 100  # an article in the page's data has as many words at least


def draft(data: bytes, path: Path) -> Draft:
    """Return the draft of a web page. Raises UnreadableSource: too-large. Nothing is fetched."""
    if len(data) > MAX_MEGABYTES * 1_000_000:
        raise UnreadableSource(path, Refusal.TOO_LARGE, str(MAX_MEGABYTES))
    return page_draft(parsed(data))


def page_draft(
    page: Page, fields: Mapping[str, MetaField] | None = None, *, is_text: bool = False
) -> Draft:
    """Return the draft of a parsed page; `fields` are known already and go before its own.

    `is_text` tells that it is text and nothing else: what a person wrote in a mail.
    """
    tidied(page)
    nodes = articles(page.tree)
    given = {**saved_fields(page.markup), **(fields or {})}
    address = str(given["URL"].value) if "URL" in given else ""
    if is_lost(page):
        stated = page_fields(page.tree, nodes, _no_day, Seen(), address)
        return _bare_draft(page, {**stated, **given})
    seen = seen_of(page)
    guess = partial(guessed_day, page.tree) if _is_judged(page) else _no_day
    known = {**page_fields(page.tree, nodes, guess, seen, address), **given}
    pieces, remarks = _pieces(page, nodes, seen, known, is_text=is_text)
    cut, limit = _within(pieces)
    warnings = (*page.warnings, *struck_remark(seen.struck), *remarks, *limit)
    return written(cut, known, language_of(page.tree), warnings)


def _no_day(_address: str) -> str:
    return ""


def _pieces(
    page: Page,
    nodes: Sequence[Node],
    seen: Seen,
    fields: Mapping[str, MetaField],
    *,
    is_text: bool,
) -> tuple[list[Piece], tuple[ReadWarning, ...]]:
    evidence, stated = evidence_of(page, nodes, seen, fields)
    lines = evidence.lines
    told = [1.0] * len(lines) if is_text else told_chances(page, lines)
    chances = body_chances(evidence) if told is None else told
    plain = roles(Found(lines, chances, fields, evidence.summary))
    pieces = [
        replace(piece, emphasis=line.emphasis) if line.emphasis else piece
        for piece, line in zip(plain, lines, strict=True)
    ]
    if not _is_shown(stated, lines, evidence.stated):
        return [*_folded(pieces), *_from_data(stated)], (ReadWarning(Remark.TEXT_FROM_DATA),)
    return pieces, ()


def _is_judged(page: Page) -> bool:
    return len(page.markup) < _JUDGED


def seen_of(page: Page) -> Seen:
    """Return the lines of a page, and which of them the judge takes for body."""
    lines, struck = shown(page.tree)
    plain = sum(len(line.text) for line in lines if line.linked < _LINKED)
    judged = judged_text(page.tree, plain) if _is_judged(page) else ""
    if sum(len(line.text) for line in lines) < _SHOWN * len(judged):
        lines, struck = shown(page.tree, with_hidden=True)
    return Seen(lines, shares([line.text for line in lines], judged), struck)


def evidence_of(
    page: Page, nodes: Sequence[Node], seen: Seen, fields: Mapping[str, MetaField]
) -> tuple[Evidence, str]:
    """Return what is known of the lines of a page, and the text its data state."""
    stated = _stated_text(nodes)
    texts = [line.text for line in seen.lines]
    given = shares(texts, stated) if stated else [0.0] * len(texts)
    title = str(fields["title"].value) if "title" in fields else ""
    summary = meta_tags(page.tree).get("description", "")
    return Evidence(seen.lines, seen.judged, given, title, summary), stated


def _is_shown(stated: str, lines: Sequence[HtmlLine], given: Sequence[float]) -> bool:
    """Tell whether the text that the page's data give stands on the page too."""
    words = len(stated.split())
    shown = sum(share * len(line.text.split()) for share, line in zip(given, lines, strict=True))
    return words < _DATA_WORDS or shown > _SHOWN * words


def _stated_text(nodes: Sequence[Node]) -> str:
    """Return the longest text of an article in the page's data, paragraphs on lines."""
    bodies = [body for node in nodes if isinstance(body := node.get("articleBody"), str)]
    longest = max(bodies, key=len, default="")
    return "\n".join(bare_lines(_PARAGRAPH.sub("<p>", longest)))


def _from_data(stated: str) -> Iterator[Piece]:
    return (Piece(line, Role.BODY) for line in stated.split("\n"))


def _folded(pieces: Sequence[Piece]) -> Iterator[Piece]:
    kept = {Role.TITLE, Role.BYLINE, Role.DATE, Role.STANDFIRST}
    for piece in pieces:
        role = piece.role if piece.role in kept else Role.FURNITURE
        yield Piece(piece.text, role)


def _bare_draft(page: Page, fields: Mapping[str, MetaField]) -> Draft:
    """Return the draft of a page whose tree lost text: its lines without roles."""
    pieces, limit = _within([Piece(line) for line in bare_lines(page.markup)])
    remarks = (*page.warnings, ReadWarning(Remark.BARE_TEXT), *limit)
    return written(pieces, fields, language_of(page.tree), remarks)


def _within(pieces: Sequence[Piece]) -> tuple[list[Piece], tuple[ReadWarning, ...]]:
    """Return the pieces up to the limit of characters, and the warning if that is not all."""
    kept: list[Piece] = []
    size = 0
    for piece in pieces:
        size += len(piece.text)
        if size > MAX_CHARACTERS:
            rest = MAX_CHARACTERS - size + len(piece.text)
            kept.append(Piece(piece.text[:rest], piece.role, piece.level))
            return kept, (ReadWarning(Remark.TRUNCATED, str(MAX_CHARACTERS)),)
        kept.append(piece)
    return kept, ()

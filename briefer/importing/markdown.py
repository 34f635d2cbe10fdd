"""The reader of Markdown: the text as it shows, marks of headings, links and emphasis gone."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from html import unescape
from pathlib import Path

from briefer.core.emphasis import flags_of_parts, stresses
from briefer.core.errors import UnreadableSource
from briefer.core.source import Role
from briefer.core.text import canonical
from briefer.importing import plaintext
from briefer.importing.decoding import decoded
from briefer.importing.drafts import Draft, Piece, written
from briefer.importing.markdownfront import front_fields, front_matter
from briefer.importing.markdownnotes import CLOSE, OPEN, resolved
from briefer.importing.reasons import Refusal

_COMMENT = re.compile(r"<!--.{0,5000}?-->", re.DOTALL)
_FENCED = re.compile(
    r"^ {0,3}(`{3,}|~{3,})[^\n`]*\n(.*?)(?:\n {0,3}\1[`~]*[ \t]*$|\Z)", re.MULTILINE | re.DOTALL
)
_PARAGRAPH = re.compile(r"\n[ \t]*\n")
_HEADING = re.compile(r"(#{1,6})[ \t]+(.+?)[ \t]*#*\Z")
_UNDERLINED = re.compile(r"(.+)\n(=+|-+)[ \t]*\Z")
_ITEM = re.compile(r"[ \t]*(?:[-*+]|\d{1,9}[.)])[ \t]+")
_QUOTED = re.compile(r"^[ \t]*>[ \t]?", re.MULTILINE)
_TABLE_RULE = re.compile(r"^[ \t]*\|?[ \t:|-]*-{3}[ \t:|-]*\|?[ \t]*$", re.MULTILINE)
_RULE = re.compile(r"[ \t]*(?:(?:\*[ \t]*){3,}|(?:-[ \t]*){3,}|(?:_[ \t]*){3,})\Z")
_TARGET = r"\([^()\n]*(?:\([^()\n]*\)[^()\n]*)*\)"
_PICTURE = re.compile(rf"!\[([^\[\]\n]*)\]{_TARGET}")
# A heading, a bullet or a quotation needs no blank line above it; a number may be a year.
_INTERRUPTION = re.compile(
    r"\n(?=#{1,6}[ \t]+\S|[ \t]*[-*+][ \t]+\S|[ \t]*1[.)][ \t]+\S|[ \t]*>[ \t]?\S)"
)
_CELL = re.compile(r"(?<!\\)\|")
_HARD_BREAK = re.compile(r"(?:(?<! ) {2,}|\\)\n[ \t]*")
_SOFT_BREAK = re.compile(r"(?<![ \t])[ \t]*\n[ \t]*")
_BREAK = re.compile(r"\s*<br\s*/?>\s*", re.IGNORECASE)
_STRESS = "\ufdd0"  # no character, so in no text
_INLINE = (
    (re.compile(_PICTURE.pattern), ""),
    (re.compile(rf"\[((?:[^\[\]\n]|\[[^\[\]\n]*\])*)\]{_TARGET}"), r"\1"),
    (re.compile(r"<((?:https?|mailto):[^>\s]+)>"), r"\1"),
    (re.compile(r"(\*\*|__)(?=\S)(.+?)(?<=\S)\1", re.DOTALL), rf"{_STRESS}\2{_STRESS}"),
    (re.compile(r"(?<![\w*])\*(?=[^\s*])([^*]+?)(?<=[^\s*])\*(?![\w*])"), rf"{_STRESS}\1{_STRESS}"),
    (re.compile(r"(?<![\w_])_(?=[^\s_])([^_]+?)(?<=[^\s_])_(?![\w_])"), rf"{_STRESS}\1{_STRESS}"),
    (re.compile(r"`([^`\n]+)`"), r"\1"),
    (re.compile(r"\\([\\`*_{}\[\]()#+\-.!>|])"), r"\1"),
)


def draft(data: bytes, path: Path) -> Draft:
    """Return the draft of a Markdown file. Raises UnreadableSource: binary, too-large."""
    if len(data) > plaintext.MAX_MEGABYTES * 1_000_000:
        raise UnreadableSource(path, Refusal.TOO_LARGE, str(plaintext.MAX_MEGABYTES))
    found = decoded(data)
    if plaintext.is_binary(found):
        raise UnreadableSource(path, Refusal.BINARY)
    text, front = front_matter(canonical(found.text)[0])
    language = str(front.get("lang") or front.get("language") or "")
    return written(_pieces(text), front_fields(front), language, found.warnings)


def _pieces(text: str) -> Iterator[Piece]:
    found = resolved(_COMMENT.sub("", text))
    is_first = True
    for piece in _of_text(found.text):
        is_title = is_first and piece.role is Role.HEADING and piece.level == 1
        yield replace(piece, role=Role.TITLE) if is_title else piece
        is_first = False
    for number, note in enumerate(found.notes, 1):
        yield _piece(f"{OPEN}{number}{CLOSE} {note}", Role.FOOTNOTE)


def _of_text(text: str) -> Iterator[Piece]:
    """Yield the pieces of a text; listings between fences are taken as they are."""
    position = 0
    for fenced in _FENCED.finditer(text):
        yield from _of_paragraphs(text[position : fenced.start()])
        yield Piece(fenced.group(2), Role.BODY)
        position = fenced.end()
    yield from _of_paragraphs(text[position:])


def _of_paragraphs(text: str) -> Iterator[Piece]:
    for paragraph in _PARAGRAPH.split(text):
        yield from _of_paragraph(paragraph.strip("\n"))


def _of_paragraph(text: str) -> Iterator[Piece]:
    """Yield the pieces of what stands between two blank lines."""
    first, _break, rest = text.partition("\n")
    if heading := _HEADING.match(first):
        yield _piece(heading.group(2), Role.HEADING, len(heading.group(1)))
        yield from _of_paragraph(rest) if rest.strip() else ()
    elif underlined := _UNDERLINED.match(text):
        level = 1 if underlined.group(2).startswith("=") else 2
        yield _piece(underlined.group(1), Role.HEADING, level)
    elif _RULE.match(text) or not text.strip():
        return
    elif _QUOTED.match(text):
        quoted = _PARAGRAPH.split(_QUOTED.sub("", text))
        yield from (_piece(part, Role.QUOTE) for part in quoted if part.strip())
    elif _ITEM.match(text):
        yield from (_piece(item, Role.LIST_ITEM) for item in _items(text))
    elif "|" in first and _TABLE_RULE.search(rest):
        yield Piece(_table(text), Role.TABLE)
    elif picture := _PICTURE.fullmatch(text.strip()):
        yield _piece(picture.group(1), Role.CAPTION)
    elif interrupted := _INTERRUPTION.search(text):
        yield _piece(text[: interrupted.start()])
        yield from _of_paragraph(text[interrupted.end() :])
    else:
        yield _piece(text)


def _piece(text: str, role: Role | None = None, level: int = 0) -> Piece:
    """Return Markdown text as it shows, with what of it is emphasised."""
    shown = _shown(text)
    parts = _shown(text, stress=_STRESS).split(_STRESS)
    flags = flags_of_parts((part, i % 2 == 1) for i, part in enumerate(parts))
    return Piece(shown, role, level, emphasis=stresses(shown, flags))


def _items(text: str) -> Iterator[str]:
    item: list[str] = []
    for line in text.split("\n"):
        if _ITEM.match(line) and item:
            yield "\n".join(item)
            item = []
        item.append(line.lstrip())
    yield "\n".join(item)


def _table(text: str) -> str:
    rows = [line.strip().strip("|") for line in text.split("\n") if not _TABLE_RULE.match(line)]
    return "\n".join("\t".join(_shown(cell.strip()) for cell in _CELL.split(row)) for row in rows)


def _shown(text: str, stress: str = "") -> str:
    """Return Markdown text as it shows: without its marks, broken where it asks for it.

    Around what is emphasised stands `stress` instead.
    """
    flat = _SOFT_BREAK.sub(" ", _HARD_BREAK.sub("<br>", text))
    for pattern, kept in _INLINE:
        flat = pattern.sub(kept.replace(_STRESS, stress), flat)
    shown = _BREAK.sub("\n", unescape(flat)) if "<" in flat or "&" in flat else flat
    return shown.replace(OPEN, "[").replace(CLOSE, "]").strip()

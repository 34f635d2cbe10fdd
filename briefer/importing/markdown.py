"""The reader of Markdown: the text as it shows, marks of headings, links and emphasis gone."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import Path

import yaml

from briefer.core.emphasis import flags_of_parts, stresses
from briefer.core.errors import UnreadableSource
from briefer.core.source import MetaField, Role
from briefer.core.text import canonical
from briefer.importing import plaintext
from briefer.importing.decoding import decoded
from briefer.importing.drafts import Draft, Piece, written
from briefer.importing.reasons import Refusal

_FRONT = re.compile(r"\A---[ \t]*\n(.*?)\n(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.DOTALL)
_PARAGRAPH = re.compile(r"\n[ \t]*\n")
_HEADING = re.compile(r"(#{1,6})[ \t]+(.+?)[ \t]*#*\Z")
_UNDERLINED = re.compile(r"(.+)\n(=+|-+)[ \t]*\Z")
_ITEM = re.compile(r"[ \t]*(?:[-*+]|\d{1,9}[.)])[ \t]+")
_QUOTED = re.compile(r"^[ \t]*>[ \t]?", re.MULTILINE)
_TABLE_RULE = re.compile(r"^[ \t]*\|?[ \t:|-]*-{3}[ \t:|-]*\|?[ \t]*$", re.MULTILINE)
_RULE = re.compile(r"[ \t]*(?:(?:\*[ \t]*){3,}|(?:-[ \t]*){3,}|(?:_[ \t]*){3,})\Z")
_STRESS = "\ufdd0"  # no character, so in no text
_INLINE = (
    (re.compile(r"!?\[([^\]\n]*)\]\([^()\n]*(?:\([^()\n]*\)[^()\n]*)*\)"), r"\1"),
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
    text, front = _front_matter(canonical(found.text)[0])
    return written(_pieces(text), _fields(front), str(front.get("lang") or ""), found.warnings)


def _front_matter(text: str) -> tuple[str, Mapping[str, object]]:
    """Return the text after its YAML front matter, and what that says; it stays if it is none."""
    match = _FRONT.match(text)
    if match is None:
        return text, {}
    try:
        front = yaml.load(match.group(1), Loader=yaml.BaseLoader)  # noqa: S506 - strings only
    except yaml.YAMLError:
        return text, {}
    return (text[match.end() :], front) if isinstance(front, dict) else (text, {})


def _fields(front: Mapping[str, object]) -> dict[str, MetaField]:
    names = {
        "title": "title",
        "url": "URL",
        "source": "container-title",
        "outlet": "container-title",
    }
    return {
        names[name]: MetaField(value, confidence=0.9, origin="front matter")
        for name, value in front.items()
        if name in names and isinstance(value, str) and value
    }


def _pieces(text: str) -> Iterator[Piece]:
    is_first = True
    for paragraph in _PARAGRAPH.split(text):
        for piece in _of_paragraph(paragraph.strip("\n")):
            if piece.role is Role.HEADING and piece.level == 1 and is_first:
                yield Piece(piece.text, Role.TITLE, 1)
            else:
                yield piece
            is_first = False


def _of_paragraph(text: str) -> Iterator[Piece]:
    """Yield the pieces of what stands between two blank lines."""
    first, _break, rest = text.partition("\n")
    if heading := _HEADING.match(first):
        yield Piece(_shown(heading.group(2)), Role.HEADING, len(heading.group(1)))
        yield from _of_paragraph(rest) if rest.strip() else ()
    elif underlined := _UNDERLINED.match(text):
        level = 1 if underlined.group(2).startswith("=") else 2
        yield Piece(_shown(underlined.group(1)), Role.HEADING, level)
    elif _RULE.match(text) or not text.strip():
        return
    elif _QUOTED.match(text):
        yield _piece(_QUOTED.sub("", text), Role.QUOTE)
    elif _ITEM.match(text):
        yield from (_piece(item, Role.LIST_ITEM) for item in _items(text))
    elif "|" in first and _TABLE_RULE.search(rest):
        yield Piece(_table(text), Role.TABLE)
    else:
        yield _piece(text)


def _piece(text: str, role: Role | None = None) -> Piece:
    """Return Markdown text as it shows, with what of it is emphasised."""
    shown = _shown(text)
    parts = _shown(text, stress=_STRESS).split(_STRESS)
    flags = flags_of_parts((part, i % 2 == 1) for i, part in enumerate(parts))
    return Piece(shown, role, emphasis=stresses(shown, flags))


def _items(text: str) -> Iterator[str]:
    item: list[str] = []
    for line in text.split("\n"):
        if _ITEM.match(line) and item:
            yield "\n".join(item)
            item = []
        item.append(line.strip())
    yield "\n".join(item)


def _table(text: str) -> str:
    rows = [line.strip().strip("|") for line in text.split("\n") if not _TABLE_RULE.match(line)]
    return "\n".join("\t".join(_shown(cell.strip()) for cell in row.split("|")) for row in rows)


def _shown(text: str, stress: str = "") -> str:
    """Return Markdown text as it shows: on one line, without its marks.

    Around what is emphasised stands `stress` instead.
    """
    flat = re.sub(r"[ \t]*\n[ \t]*", " ", text)
    for pattern, kept in _INLINE:
        flat = pattern.sub(kept.replace(_STRESS, stress), flat)
    return flat.strip()

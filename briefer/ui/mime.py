"""What is dragged and copied: Briefer's own MIME types, with plain and rich text beside them."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from html import escape
from typing import Any

from PySide6.QtCore import QMimeData

from briefer.core.text import Span

PASSAGE_TYPE = "application/x-briefer-passage+json"
EXCERPTS_TYPE = "application/x-briefer-excerpts+json"
ITEMS_TYPE = "application/x-briefer-items+json"
OTHERS_TYPE = "application/x-briefer-other-excerpts+json"  # of the brief beside this one


@dataclass(frozen=True, slots=True)
class Quoted:
    """Words with the line that names their source, as another program receives them."""

    words: str
    source_line: str = ""


@dataclass(frozen=True, slots=True)
class Passage:
    """Words selected in a reader: one span for each visible block they lie in."""

    source_id: str
    spans: tuple[Span, ...]
    text: str
    source_line: str = ""


def passage_mime(passage: Passage) -> QMimeData:
    """Return `passage` for a drag or the clipboard; the words carry their citation."""
    fields = {
        "source_id": passage.source_id,
        "spans": [[span.start, span.end] for span in passage.spans],
        "text": passage.text,
        "source_line": passage.source_line,
    }
    return _mime(PASSAGE_TYPE, fields, [Quoted(passage.text, passage.source_line)])


def passage_of(mime: QMimeData) -> Passage | None:
    """Return the passage in `mime`; None where there is none, or none that makes sense."""
    fields = _fields(mime, PASSAGE_TYPE)
    try:
        spans = tuple(Span(int(start), int(end)) for start, end in fields["spans"])
        source_id, text = str(fields["source_id"]), str(fields["text"])
    except (KeyError, TypeError, ValueError):
        return None
    if not spans or not source_id:
        return None
    return Passage(source_id, spans, text, str(fields.get("source_line", "")))


def excerpts_mime(ids: Sequence[str], quoted: Sequence[Quoted] = ()) -> QMimeData:
    """Return excerpts for a drag or the clipboard, each with its words and citation."""
    return _mime(EXCERPTS_TYPE, {"ids": list(ids)}, quoted)


def excerpt_ids(mime: QMimeData) -> tuple[str, ...]:
    """Return the ids of the excerpts in `mime`, in the order they were picked."""
    return _ids(mime, EXCERPTS_TYPE)


def items_mime(ids: Sequence[str], quoted: Sequence[Quoted] = ()) -> QMimeData:
    """Return items of the outline for a drag or the clipboard."""
    return _mime(ITEMS_TYPE, {"ids": list(ids)}, quoted)


def item_ids(mime: QMimeData) -> tuple[str, ...]:
    """Return the ids of the outline's items in `mime`."""
    return _ids(mime, ITEMS_TYPE)


def others_mime(ids: Sequence[str], quoted: Sequence[Quoted] = ()) -> QMimeData:
    """Return excerpts of the brief beside this one for a drag."""
    return _mime(OTHERS_TYPE, {"ids": list(ids)}, quoted)


def other_excerpt_ids(mime: QMimeData) -> tuple[str, ...]:
    """Return the ids of the excerpts in `mime` that the brief beside this one has."""
    return _ids(mime, OTHERS_TYPE)


def plain_text(quoted: Sequence[Quoted]) -> str:
    """Return the words, unchanged, each followed by a line with its source."""
    return "\n\n".join(q.words + (f"\n— {q.source_line}" if q.source_line else "") for q in quoted)


def rich_text(quoted: Sequence[Quoted]) -> str:
    """Return the words as block quotations in HTML, each followed by its source."""
    return "".join(map(_rich, quoted))


def _rich(quoted: Quoted) -> str:
    paragraphs = "".join(f"<p>{_lines(part)}</p>" for part in quoted.words.split("\n\n"))
    source = f"<p>— {escape(quoted.source_line)}</p>" if quoted.source_line else ""
    return f"<blockquote>{paragraphs}</blockquote>{source}"


def _lines(text: str) -> str:
    return escape(text).replace("\n", "<br>")


def _mime(kind: str, fields: dict[str, Any], quoted: Sequence[Quoted]) -> QMimeData:
    mime = QMimeData()
    mime.setData(kind, json.dumps(fields, ensure_ascii=False).encode())
    if quoted:
        mime.setText(plain_text(quoted))
        mime.setHtml(rich_text(quoted))
    return mime


def _fields(mime: QMimeData, kind: str) -> dict[str, Any]:
    """Return the JSON object in `mime`, empty where there is none: anybody may offer our type."""
    if not mime.hasFormat(kind):
        return {}
    try:
        found = json.loads(bytes(mime.data(kind).data()))
    except (ValueError, RecursionError):
        return {}
    return found if isinstance(found, dict) else {}


def _ids(mime: QMimeData, kind: str) -> tuple[str, ...]:
    ids = _fields(mime, kind).get("ids")
    return tuple(i for i in ids if isinstance(i, str)) if isinstance(ids, list) else ()

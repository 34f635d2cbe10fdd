"""The reader of Safari's web archives (.webarchive): a property list with the page in it.

The page's bytes, address and encoding stand under `WebMainResource`; pictures, scripts and frames
stand beside it and are not looked at.
"""

from __future__ import annotations

import plistlib
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from xml.parsers.expat import ExpatError

from briefer.core.errors import UnreadableSource
from briefer.core.source import MetaField
from briefer.importing.decoding import decoded
from briefer.importing.drafts import Draft
from briefer.importing.htmltree import parsed
from briefer.importing.plaintext import text_draft
from briefer.importing.reasons import Refusal
from briefer.importing.webpage import MAX_MEGABYTES, page_draft

_PAGE = "WebMainResource"
_KINDS = frozenset({"", "text/html", "application/xhtml+xml"})
_LISTS = (b"bplist", b"<?xml", b"<plist", b"<!DOCTYPE plist")
_DAMAGES = (plistlib.InvalidFileException, ExpatError, ValueError, KeyError, TypeError)
_SURE = 0.97


def draft(data: bytes, path: Path) -> Draft:
    """Return the draft of the page in a web archive. Nothing is fetched.

    Raises UnreadableSource: wrong-type, damaged, nothing-inside, too-large.
    """
    page = _page(data, path)
    content, kind, charset = (
        page.get(f"WebResource{name}") for name in ("Data", "MIMEType", "TextEncodingName")
    )
    if not isinstance(content, bytes):
        raise UnreadableSource(path, Refusal.NOTHING_INSIDE)
    if len(content) > MAX_MEGABYTES * 1_000_000:
        raise UnreadableSource(path, Refusal.TOO_LARGE, str(MAX_MEGABYTES))
    fields = _fields(page.get("WebResourceURL"))
    if kind == "text/plain":
        found = decoded(content, _text(charset))
        plain = text_draft(found.text)
        return replace(plain, fields=fields, warnings=(*found.warnings, *plain.warnings))
    if _text(kind) not in _KINDS:
        raise UnreadableSource(path, Refusal.NOTHING_INSIDE)
    return page_draft(parsed(content, _text(charset)), fields)


def _page(data: bytes, path: Path) -> Mapping[str, object]:
    """Return what the archive says of its page."""
    if not data.lstrip().startswith(_LISTS):
        raise UnreadableSource(path, Refusal.WRONG_TYPE, path.suffix.lower())
    try:
        archive = plistlib.loads(data)
    except _DAMAGES as error:
        raise UnreadableSource(path, Refusal.DAMAGED, type(error).__name__) from error
    page = archive.get(_PAGE) if isinstance(archive, dict) else None
    if not isinstance(page, dict):
        raise UnreadableSource(path, Refusal.NOTHING_INSIDE)
    return page


def _fields(address: object) -> dict[str, MetaField]:
    if not _text(address).startswith(("http://", "https://")):
        return {}
    return {"URL": MetaField(_text(address), confidence=_SURE, origin="file")}


def _text(value: object) -> str:
    return value if isinstance(value, str) else ""

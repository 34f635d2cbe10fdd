"""Where copied text came from, as far as a browser says so on the clipboard."""

from __future__ import annotations

import re

from PySide6.QtCore import QMimeData

_FIREFOX = "text/x-moz-url-priv"  # UTF-16
_CHROME = "chromium/x-source-url"
_WINDOWS = 'application/x-qt-windows-mime;value="HTML Format"'
_SOURCE = re.compile(rb"(?m)^SourceURL:(\S+)\r?$")  # of CF_HTML
_HEAD = 2_000  # bytes
_LONGEST = 2_000  # characters of an address


def source_address(mime: QMimeData) -> str:
    """Return the address of the page that text was copied from, empty where nobody says it."""
    windows = _SOURCE.search(bytes(mime.data(_WINDOWS).data())[:_HEAD])
    found = (
        bytes(mime.data(_FIREFOX).data()).decode("utf-16-le", "replace"),
        bytes(mime.data(_CHROME).data()).decode("utf-8", "replace"),
        windows[1].decode("utf-8", "replace") if windows else "",
    )
    addresses = (each.strip("\0\ufeff \r\n") for each in found)
    return next((a for a in addresses if _is_address(a)), "")


def _is_address(text: str) -> bool:
    is_short = len(text) < _LONGEST and text.isprintable() and " " not in text
    return is_short and text.startswith(("http://", "https://"))

"""Text of other programs as Markdown of ours."""

from __future__ import annotations

from PySide6.QtCore import QMimeData


def markdown_of(mime: QMimeData) -> str:
    """Return the text in `mime` as Markdown."""
    return mime.text()

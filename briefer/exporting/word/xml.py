"""Text as XML for Word: escaped, and free of what XML 1.0 cannot hold."""

from __future__ import annotations

import re

from briefer.core.text import without_illegal

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
NAMESPACES = f'xmlns:w="{W}" xmlns:r="{R}"'
DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'

_BREAKS = re.compile(r"([\n\t])")


def escaped(text: str) -> str:
    """Return `text` for element content and for attributes in double quotes."""
    text = without_illegal(text)
    return (
        text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace('"', "&quot;")
    )


def text_xml(text: str) -> str:
    """Return the children of a run for `text`: line feeds as breaks, tabs as tabs."""
    if "\n" not in text and "\t" not in text:
        return f'<w:t xml:space="preserve">{escaped(text)}</w:t>'
    marks = {"\n": "<w:br/>", "\t": "<w:tab/>"}
    return "".join(
        marks.get(piece) or f'<w:t xml:space="preserve">{escaped(piece)}</w:t>'
        for piece in _BREAKS.split(text)
        if piece
    )

"""Text as XML for Word: escaped, and free of what XML 1.0 cannot hold."""

from __future__ import annotations

import re

from briefer.core.text import escaped

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
MC = "http://schemas.openxmlformats.org/markup-compatibility/2006"
W15 = "http://schemas.microsoft.com/office/word/2012/wordml"
NAMESPACES = f'xmlns:w="{W}" xmlns:r="{R}"'
CONTROL_NAMESPACES = f'xmlns:mc="{MC}" xmlns:w15="{W15}" mc:Ignorable="w15"'
DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'

# A soft hyphen as a character would show in Word; as an element it does not.
_MARKS = {"\n": "<w:br/>", "\t": "<w:tab/>", "\u00ad": "<w:softHyphen/>"}
_BREAKS = re.compile("([\n\t\u00ad])")


def text_xml(text: str) -> str:
    """Return the children of a run for `text`: line feeds as breaks, tabs as tabs."""
    if text.isprintable():  # so it holds neither a break nor what XML cannot hold
        plain = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
        return f'<w:t xml:space="preserve">{plain}</w:t>'
    if _BREAKS.search(text) is None:
        return f'<w:t xml:space="preserve">{escaped(text)}</w:t>'
    return "".join(
        _MARKS.get(piece) or f'<w:t xml:space="preserve">{escaped(piece)}</w:t>'
        for piece in _BREAKS.split(text)
        if piece
    )

"""How a marking stands in headers and footers: text, where its scheme wants it.

TLP 2.0 (FIRST, August 2022): capitals, no blank, never translated, 12 points at least, to the
right, in its colour on black. UK Government Security Classifications (August 2024) and CUI
(32 CFR 2002.20): capitals in the middle, at the top and bottom of each page. Any other text
stands in the middle as it was typed.
"""

from __future__ import annotations

from dataclasses import dataclass

from briefer.core.markings import Scheme, markings_in
from briefer.exporting.word.xml import text_xml

_COLORS = {
    "TLP:RED": "FF2B2B",
    "TLP:AMBER": "FFC000",
    "TLP:AMBER+STRICT": "FFC000",
    "TLP:GREEN": "33FF00",
    "TLP:CLEAR": "FFFFFF",
}


@dataclass(frozen=True, slots=True)
class PlacedMarking:
    """A marking as it is shown: with a `color` it stands on black; else in the middle, plain."""

    text: str
    is_right: bool = False
    color: str = ""


def placed(marking: str) -> PlacedMarking | None:
    """Return how `marking` is shown, None without one."""
    if not marking:
        return None
    known = markings_in(marking)
    scheme = known[0].scheme if len(known) == 1 else None
    if scheme is Scheme.TLP and len(marking) <= len(known[0].words) + 2:
        return PlacedMarking(known[0].words, is_right=True, color=_COLORS[known[0].words])
    return PlacedMarking(marking if scheme is None else _in_capitals(marking, known[0].words))


def marking_line(marking: str) -> str:
    """Return the paragraph of a marking, nothing without one."""
    shown = placed(marking)
    if shown is None:
        return ""
    run = _on_black(shown.color) if shown.color else ""
    return _paragraph(shown.text, run, '<w:jc w:val="right"/>' if shown.is_right else "")


def _paragraph(text: str, run: str, place: str) -> str:
    properties = f"<w:rPr>{run}</w:rPr>" if run else ""
    return (
        f'<w:p><w:pPr><w:pStyle w:val="Marking"/>{place}</w:pPr>'
        f"<w:r>{properties}{text_xml(text)}</w:r></w:p>"
    )


def _on_black(color: str) -> str:
    return f'<w:color w:val="{color}"/><w:shd w:val="clear" w:color="auto" w:fill="000000"/>'


def _in_capitals(marking: str, words: str) -> str:
    """Return `marking` with the words of its scheme in capitals; instructions stay as typed."""
    start = marking.casefold().find(words.casefold())
    if start < 0:
        return marking
    return f"{marking[:start]}{words}{marking[start + len(words) :]}"

"""How an organisation's Word template looks, as far as a picture of a page can show it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from briefer.exporting.word.looks import WordLook, look_of
from briefer.exporting.word.template import WordTemplate, matched, style_ids
from briefer.exporting.word.xml import W
from briefer.ooxml.xml import attribute
from briefer.untrusted import Element

_W, _A = f"{{{W}}}", "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_COLOR = re.compile(r"[0-9A-Fa-f]{6}")
_DEPTH = 12  # styles that a style may rest on, one upon the other
_SIZES = range(12, 49)  # half-points that a text is set in


def template_look(template: WordTemplate) -> WordLook:
    """Return typefaces, colour of headings, size and margin of a template.

    What it does not say is as in our plain look; pictures and letterheads are no part of it.
    """
    look, styles = look_of("plain"), _Styles(template)
    size = styles.number("Body Text", "sz", "val")
    ink = styles.value("heading 1", "color", "val")
    side = _margin(template)
    return replace(
        look,
        name=template.path.stem,
        text_font=styles.font("Body Text") or look.text_font,
        head_font=styles.font("heading 1") or look.head_font,
        ink=ink.upper() if _COLOR.fullmatch(ink) else look.ink,
        size=size if size in _SIZES else look.size,
        side=side or look.side,
    )


class _Styles:
    """Properties of a template's styles, each from the style itself or what it rests on."""

    def __init__(self, template: WordTemplate) -> None:
        self._ids = style_ids(template)
        root, self._theme = template.root("styles"), template.root("theme")
        self._defaults = None if root is None else root.find(f"{_W}docDefaults")
        styles = () if root is None else root.iter(f"{_W}style")
        self._by_id = {attribute(style, "styleId"): style for style in styles}

    def value(self, name: str, element: str, key: str) -> str:
        """Return an attribute of the style that stands for ours called `name`, "" for none."""
        found = (part.find(f".//{_W}{element}") for part in self._lineage(name))
        values = (attribute(each, key) for each in found if each is not None)
        return next((value for value in values if value), "")

    def number(self, name: str, element: str, key: str) -> int:
        """Return an attribute as a number, 0 for none."""
        value = self.value(name, element, key)
        return int(value) if value.isdecimal() else 0

    def font(self, name: str) -> str:
        """Return the typeface of the style that stands for ours called `name`, "" for none."""
        for part in self._lineage(name):
            fonts = part.find(f".//{_W}rFonts")
            if fonts is not None:
                theme = attribute(fonts, "asciiTheme")
                found = self._of_theme(theme) if theme else attribute(fonts, "ascii")
                if found:
                    return found
        return ""

    def _of_theme(self, theme: str) -> str:
        kind = "majorFont" if theme.startswith("major") else "minorFont"
        path = f".//{_A}{kind}/{_A}latin"
        latin = None if self._theme is None else self._theme.find(path)
        return "" if latin is None else attribute(latin, "typeface")

    def _lineage(self, name: str) -> Iterator[Element]:
        """Yield a style, those that it rests on, and the defaults of the document."""
        style = self._by_id.get(matched(name, self._ids))
        for _step in range(_DEPTH):
            if style is None:
                break
            yield style
            based = style.find(f"{_W}basedOn")
            style = None if based is None else self._by_id.get(attribute(based, "val"))
        if self._defaults is not None:
            yield self._defaults


def _margin(template: WordTemplate) -> int:
    """Return the left margin of a template's pages in twips, 0 where it says none."""
    margins = next(template.package.xml(template.main).iter(f"{_W}pgMar"), None)
    left = "" if margins is None else attribute(margins, "left")
    return int(left) if left.isdecimal() else 0

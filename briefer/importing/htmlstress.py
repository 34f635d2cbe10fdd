"""Emphasis in a page: which words its elements and their styles set in bold or italics."""

from __future__ import annotations

import re

from briefer.importing.htmltree import HtmlElement

_STRESSING = frozenset({"em", "i", "strong", "b"})
_ON = re.compile(
    r"font-style\s*:\s*(?:italic|oblique)|font-weight\s*:\s*(?:bold|[6-9]00)", re.IGNORECASE
)
# A document pasted from Google Docs stands in <b style="font-weight:normal">.
_OFF = re.compile(r"font-(?:style|weight)\s*:\s*(?:normal|400)", re.IGNORECASE)


class Stress:
    """Follows the open elements of a walk; `is_on` tells whether words here are stressed."""

    def __init__(self, italic_classes: frozenset[str] = frozenset()) -> None:
        self._italic = italic_classes
        self._open = [False]

    @property
    def is_on(self) -> bool:
        """Tell whether the innermost open element stresses its words."""
        return self._open[-1]

    def enter(self, element: HtmlElement) -> None:
        """Take in the beginning of an element."""
        self._open.append(self._stresses(element))

    def leave(self) -> None:
        """Take in the end of the element that was opened last."""
        self._open.pop()

    def _stresses(self, element: HtmlElement) -> bool:
        is_named = element.tag in _STRESSING
        style = element.get("style")
        if style and "font-" in style:
            if _ON.search(style):
                return True
            if is_named and _OFF.search(style):
                return self.is_on
        if self._italic and not self._italic.isdisjoint((element.get("class") or "").split()):
            return True
        return is_named or self.is_on

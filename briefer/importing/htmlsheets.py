"""What the style sheet in a page hides or slants, by rules of one class."""

from __future__ import annotations

import re
from collections.abc import Iterator

from briefer.importing.htmltree import HtmlElement

_RULES = re.compile(r"\{([^{}]*+)\}")
_CLASS = re.compile(r"\.([\w-]+)")
_HIDDEN = re.compile(r"display\s*:\s*none")
_CLIPPED = re.compile(r"clip\s*:\s*rect\(\s*[01]\D|clip-path\s*:\s*inset\(\s*(?:50|100)%")
# What pages say to screen readers alone is called so, and mostly hidden by a style sheet elsewhere.
_UNSEEN = frozenset(
    {
        *(
            "sr-only",
            "visually-hidden",
            "visuallyhidden",
            "screen-reader-text",
            "screenreader-only",
        ),
        *("screen-reader-only", "element-invisible", "u-visually-hidden", "u-visuallyhidden"),
        *("govuk-visually-hidden", "usa-sr-only", "a11y-hidden", "is-visually-hidden"),
        "katex-html",  # the glyphs of a formula whose text stands before them
    }
)
_ITALIC = re.compile(r"font-style\s*:\s*(?:italic|oblique)")
_STYLE_LIMIT = 400_000  # characters of a style sheet that are looked through


def hidden_classes(tree: HtmlElement) -> frozenset[str]:
    """Return the classes that a style sheet hides: those in the page, and those known by name."""
    return _UNSEEN | _classes(tree, "none", _HIDDEN) | _classes(tree, "clip", _CLIPPED)


def italic_classes(tree: HtmlElement) -> frozenset[str]:
    """Return the classes that a style sheet in the page sets in italics."""
    return _classes(tree, "font-style", _ITALIC)


def _classes(tree: HtmlElement, clue: str, rule: re.Pattern[str]) -> frozenset[str]:
    sheets = (style.text or "" for style in tree.iter("style"))
    return frozenset(
        name for sheet in sheets if clue in sheet for name in _classes_with(sheet, rule)
    )


def _classes_with(sheet: str, rule: re.Pattern[str]) -> Iterator[str]:
    """Yield the classes for which `sheet` has, outside of conditions, a rule like `rule`."""
    if len(sheet) > _STYLE_LIMIT:
        return
    bare = re.sub(r"/\*.*?\*/", "", sheet, flags=re.DOTALL)
    outside = re.sub(r"@[^{}]*\{(?:[^{}]*\{[^{}]*\})*[^{}]*\}", "", bare)
    for rules in _RULES.finditer(outside):
        if rule.search(rules[1]):
            for selector in _selectors(outside, rules.start()).split(","):
                if name := _CLASS.fullmatch(selector.strip()):
                    yield name[1]


def _selectors(sheet: str, end: int) -> str:
    """Return what stands before the rules that begin at `end`."""
    return sheet[1 + max(sheet.rfind(brace, 0, end) for brace in "{}") : end]

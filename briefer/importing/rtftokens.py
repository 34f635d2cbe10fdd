"""The tokens of RTF, and which of its control words print something."""

from __future__ import annotations

import re

# Rich Text Format 1.9.1: a word with its number and one blank, a character in hexadecimal, another
# control symbol, a brace, text.
TOKEN = re.compile(
    r"\\(?P<word>[a-z]+)(?P<number>-?\d+)? ?|\\'[0-9a-f]{2}|\\[^a-z]|(?P<brace>[{}])|[^\\{}]+",
    re.IGNORECASE | re.DOTALL,
)
PRINTING = frozenset(
    {
        "par",
        "line",
        "tab",
        "u",
        "emdash",
        "endash",
        "lquote",
        "rquote",
        "ldblquote",
        "rdblquote",
        "bullet",
        "emspace",
        "enspace",
    }
)


def prints(token: re.Match[str]) -> bool:
    """Tell whether a token puts something on the page, as long as no group around it hides it."""
    return not token["brace"] and (token["word"] is None or token["word"] in PRINTING)

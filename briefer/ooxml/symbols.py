"""Characters that Word writes as `w:sym`: a place in a font that has its own encoding."""

from __future__ import annotations

import re

_SYMBOL_FONT = dict(
    zip(
        range(0x41, 0x5B),
        "ΑΒΧΔΕΦΓΗΙϑΚΛΜΝΟΠΘΡΣΤΥςΩΞΨΖ",
        strict=True,
    )
)
_SYMBOL_FONT |= dict(zip(range(0x61, 0x7B), "αβχδεφγηιϕκλμνοπθρστυϖωξψζ", strict=True))
_SYMBOL_FONT |= {
    0xA3: "≤", 0xA5: "∞", 0xAB: "↔", 0xAC: "←", 0xAD: "↑", 0xAE: "→", 0xAF: "↓",
    0xB0: "°", 0xB1: "±", 0xB3: "≥", 0xB4: "×", 0xB7: "•", 0xB8: "÷", 0xB9: "≠",
    0xBA: "≡", 0xBB: "≈", 0xBC: "…", 0xC5: "⊕", 0xC7: "∩", 0xC8: "∪", 0xCE: "∈",
    0xD6: "√", 0xE5: "∑",
}  # fmt: skip
_SYMBOL_FONT |= {code: chr(code) for code in b" !#%&()+,./0123456789:;<=>?[]_{|}"}
_WINGDINGS = {0xA7: "▪", 0xD8: "➢", 0xE0: "→", 0xFC: "✓", 0xFB: "✗", 0x6E: "■", 0x6C: "●"}
_FONTS = {"symbol": _SYMBOL_FONT, "wingdings": _WINGDINGS}
SYMBOL_FONTS = frozenset(_FONTS)
_FIELD = re.compile(r'\s*SYMBOL\s+(0x[0-9a-f]+|\d+)(?:.*?\\f\s+"?([^"\\]+))?', re.IGNORECASE)
_UNKNOWN = "\u25a1"
_PRIVATE = range(0xF000, 0xF100)  # where Word puts the characters of such fonts


def symbol_of_field(code: str) -> str:
    """Return the character that the code of a SYMBOL field shows, empty for any other field."""
    found = _FIELD.match(code)
    if found is None:
        return ""
    number = int(found[1], 0) if found[1][:2].lower() == "0x" else int(found[1][:6])
    font = (found[2] or "").strip()
    if font.casefold() in SYMBOL_FONTS:
        return symbol(font, f"{number:x}")
    return (
        bytes([number]).decode("cp1252", "replace") if number < 256 else symbol("", f"{number:x}")
    )


def symbol(font: str, code: str) -> str:
    """Return the character that `code` (hexadecimal) shows in `font`, a box if unknown."""
    try:
        number = int(code, 16)
    except ValueError:
        return _UNKNOWN
    place = number - 0xF000 if number in _PRIVATE else number
    known = _FONTS.get(font.casefold())
    if known is not None:
        return known.get(
            place, chr(place) if 0x20 <= place < 0x7F and known is _SYMBOL_FONT else _UNKNOWN
        )
    return _UNKNOWN if number in _PRIVATE or not 0x20 <= number < 0xD800 else chr(number)

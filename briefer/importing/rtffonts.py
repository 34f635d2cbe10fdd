"""Fonts of an RTF file: which characters the bytes of a run are, and what fonts of symbols show."""

from __future__ import annotations

import re
from functools import lru_cache

from briefer.ooxml.symbols import SYMBOL_FONTS, symbol

_CHARSETS = {
    77: "mac_roman",
    78: "shift_jis",
    79: "big5",
    80: "euc_kr",
    81: "mac_arabic",
    83: "mac_greek",
    84: "mac_cyrillic",
    88: "cp874",
    89: "mac_latin2",
    128: "cp932",
    129: "cp949",
    130: "johab",
    134: "cp936",
    136: "cp950",
    161: "cp1253",
    162: "cp1254",
    163: "cp1258",
    177: "cp1255",
    178: "cp1256",
    186: "cp1257",
    204: "cp1251",
    222: "cp874",
    238: "cp1250",
    254: "cp437",
    255: "cp850",
}
_PAGES = {10000: "mac_roman", 65001: "utf-8"}
_BYTES = re.compile(r"(?:\\'[0-9a-fA-F]{2})+")
_ONE = r"[\r\n]*(?:\\'[0-9a-fA-F]{2}|[^\\{}\r\n])"  # character of a run; line ends are none
_EACH = re.compile(_ONE)
_MOST = 255  # characters that stand in for another


class Fonts:
    """The fonts that a file describes, each by its number, and the code page of all others."""

    def __init__(self) -> None:
        self.page = "cp1252"
        self.default = 0  # the font of text that names none, -1
        self._codecs: dict[int, str] = {}
        self._symbols: dict[int, str] = {}

    def take_page(self, number: int) -> None:
        r"""Learn the code page of the file, or of a font, as \ansicpg and \cpg name it."""
        self.page = _PAGES.get(number, f"cp{number}")

    def take_charset(self, font: int, number: int) -> None:
        r"""Learn the \fcharset of a font."""
        self._codecs[font] = _CHARSETS.get(number, "")

    def take_name(self, font: int, text: str) -> None:
        """Learn the name of a font, which a semicolon ends, if it is one of symbols."""
        name = text.partition(";")[0].strip()
        if name.casefold() in SYMBOL_FONTS:
            self._symbols[font] = name

    def codec(self, font: int) -> str:
        """Return how the bytes of a font are read."""
        return self._codecs.get(self.default if font < 0 else font) or self.page

    def shown(self, text: str, font: int) -> str:
        """Return what characters of a font show: in one of symbols they are places in it."""
        name = self._symbols.get(font)
        if name is None:
            return text
        return "".join(c if c.isspace() else symbol(name, f"{ord(c):x}") for c in text)


def characters(run: str, codec: str, stand_ins: int) -> tuple[str, bool]:
    r"""Return the text of a run, and whether the next word stands in for its last character.

    `stand_ins` characters follow each one that is given by its number, `\u`, for programs that do
    not know it.
    """
    if "\\u" not in run:
        return _decoded(run, codec), False
    first, *rest = _numbered(min(stand_ins, _MOST)).split(run)
    texts = [_decoded(first, codec)]
    for number, text in zip(rest[::3], rest[2::3], strict=True):
        texts += chr(int(number) % 0x10000), _decoded(text, codec)
    is_short = len(_EACH.findall(rest[-2])) < stand_ins
    return "".join(texts), is_short and not rest[-1].strip("\r\n")


@lru_cache
def _numbered(stand_ins: int) -> re.Pattern[str]:
    """Return the pattern of a character given by its number, and of those that stand in for it."""
    return re.compile(rf"\\u(-?\d{{1,10}}) ?((?:{_ONE}){{0,{stand_ins}}})")


def _decoded(run: str, codec: str) -> str:
    if "\n" in run or "\r" in run:
        run = run.replace("\n", "").replace("\r", "")
    if "\\" in run:
        run = _BYTES.sub(_of_bytes, run)
    if run.isascii():
        return run
    data = run.encode("latin-1")
    try:
        return data.decode(codec, "replace")
    except LookupError:
        return data.decode("cp1252", "replace")


def _of_bytes(found: re.Match[str]) -> str:
    return bytes.fromhex(found[0].replace("\\'", "")).decode("latin-1")

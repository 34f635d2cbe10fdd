"""Looks: typefaces and colours of our own Word files, each a file that a person can add to."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass, fields
from functools import lru_cache
from pathlib import Path

from briefer.core.locations import resources

FIRST = "harbour"
# Sizes as multiples of that of the text.
TITLE, SUBTITLE, QUOTATION = 2.36, 1.27, 0.955
HEADINGS = (1.45, 1.18, 1.05, 1.0, 0.95, 0.95)
_COLOR = re.compile(r"[0-9A-F]{6}")


@dataclass(frozen=True, slots=True)
class WordLook:
    """Typefaces, colours (six hexadecimal digits) and measures of a page.

    `size` of the text is in half-points, `leading` in 240ths of a line, `side`, the margin to
    the left and right of the text on A4, in twips, `air`, the space between paragraphs and round
    headings, in per cent of the usual.
    """

    name: str = "Harbour"
    text_font: str = "Cambria"
    head_font: str = "Calibri"
    code_font: str = "Consolas"
    ink: str = "1F3A5F"  # headings and links
    grey: str = "595959"  # contrast 7:1 on white
    rule: str = "B8C4D4"
    tint: str = "EEF2F7"  # behind judgements; grey on it still has 6:1
    size: int = 22
    leading: int = 283
    side: int = 1758
    air: int = 100

    def scaled(self, factor: float) -> int:
        """Return `factor` times the size of the text, in half-points."""
        return round(self.size * factor)

    def spaced(self, twips: int) -> int:
        """Return a space of `twips` as this look has it."""
        return twips * self.air // 100


def look_ids() -> tuple[str, ...]:
    """Return the ids of the looks that Briefer brings, the first one first."""
    found = sorted(path.stem for path in (resources() / "looks").glob("*.toml"))
    return tuple(sorted(found, key=lambda look_id: look_id != FIRST))


@lru_cache(maxsize=16)
def look_of(look_id: str) -> WordLook:
    """Return the look with that id, the first one where there is none."""
    path = resources() / "looks" / f"{Path(look_id or FIRST).name}.toml"
    return read_look(path) if path.is_file() else WordLook()


def read_look(path: Path) -> WordLook:
    """Return the look in a TOML file; raises OSError, and ValueError where a value is none."""
    found = tomllib.loads(path.read_text(encoding="utf-8"))
    known = {f.name: type(getattr(WordLook(), f.name)) for f in fields(WordLook)}
    values = {name: kind(found[name]) for name, kind in known.items() if name in found}
    look = WordLook(**values)
    if not all(_COLOR.fullmatch(color) for color in (look.ink, look.grey, look.rule, look.tint)):
        raise ValueError("colours have six hexadecimal digits")
    return look

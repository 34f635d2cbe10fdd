"""Measure the typefaces of `resources/metrics/fonts.json`.

Run: python -m tests.bench.font_metrics [--write]

Prints whether the file is what the typefaces say; with --write it is written anew. The widths are
those of free typefaces that are metrically equal to Office's, as Debian packages them
(fonts-crosextra-caladea, fonts-crosextra-carlito, fonts-urw-base35), in thousandths of an em.
The heights are those of a single line in Word, not of these files: Nimbus has other ones.
"""

from __future__ import annotations

import json
import os
import sys
from collections import defaultdict
from pathlib import Path

from PySide6.QtGui import QFont, QGuiApplication, QRawFont

from briefer.core.locations import resources

_SHARE = Path("/usr/share/fonts")
_CROS, _URW = _SHARE / "truetype/crosextra", _SHARE / "opentype/urw-base35"
# Name, file, and the height of a line in em. Calibri, Arial, Times New Roman: ascender, descender
# and gap of hhea, the same in Carlito and Liberation. Cambria: between its own 1.172 and the 1.15
# of Caladea, which LibreOffice takes for it.
TYPEFACES = (
    ("Cambria", _CROS / "Caladea-Regular.ttf", 1.16),
    ("Calibri", _CROS / "Carlito-Regular.ttf", 1.221),
    ("Arial", _URW / "NimbusSans-Regular.otf", 1.149),
    ("Times New Roman", _URW / "NimbusRoman-Regular.otf", 1.149),
)
_EM = 1000
_LATIN = (*range(0x20, 0x7F), *range(0xA0, 0x180))
_MARKS = "–—‘’‚“”„†•…′″‹›€−"


def measured(path: Path, line: float) -> dict[str, object]:
    """Return the height of a line and the characters of each width, narrow ones first."""
    font = QRawFont(str(path), _EM, QFont.HintingPreference.PreferNoHinting)
    found: defaultdict[int, str] = defaultdict(str)
    for character in (*map(chr, _LATIN), *_MARKS):
        glyphs = font.glyphIndexesForString(character)
        if glyphs and all(glyphs):  # 0 is the glyph of what the typeface lacks
            width = sum(advance.x() for advance in font.advancesForGlyphIndexes(glyphs))
            found[round(width)] += character
    return {"line": line, "widths": {str(width): found[width] for width in sorted(found)}}


def written(facts: dict[str, object]) -> str:
    """Return the file's text: a line for each width."""
    return json.dumps(facts, ensure_ascii=False, indent=0) + "\n"


def main() -> int:
    """Compare, or write with --write; returns 1 where the file differs."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    application = QGuiApplication(sys.argv[:1])
    text = written({name: measured(path, line) for name, path, line in TYPEFACES})
    target = resources() / "metrics" / "fonts.json"
    if "--write" in sys.argv:
        target.write_text(text, encoding="utf-8")
    is_same = target.read_text(encoding="utf-8") == text
    print(f"{target.name} {'is' if is_same else 'is not'} what the typefaces say")
    application.quit()
    return not is_same


if __name__ == "__main__":
    sys.exit(main())

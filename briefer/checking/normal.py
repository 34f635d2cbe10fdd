"""Text in the form in which quotations are compared, with the place of each character.

Folded away is what may change silently: white space, invisible characters, the form of quotation
marks, dashes and ellipses, ligatures, full-width letters, note marks (Chicago Manual of Style 18,
12.7). Nothing else: no case, no compatibility forms (x² stays x²), no stemming.
"""

from __future__ import annotations

import re
from array import array
from dataclasses import dataclass
from functools import lru_cache

from briefer.checking.quotemarks import tightened
from briefer.core.mapped import mapped
from briefer.core.text import Span

DASH = "—"
_OPEN, _CLOSE = "\ue000", "\ue001"  # guillemets, until French spacing is gone
_RAISED = "[¹²³⁰⁴-⁹]"
_ONE_FOR_ONE = str.maketrans(
    {
        **dict.fromkeys("‘’‚‛′ʼ´`＇", "'"),
        **dict.fromkeys("“”„‟″「」『』＂", '"'),
        **dict.fromkeys("«‹", _OPEN),
        **dict.fromkeys("»›", _CLOSE),
        **dict.fromkeys("‐‑‒⁃−﹣－", "-"),
        **dict.fromkeys("–—―⸺⸻", DASH),
        **{chr(c): chr(c - 0xFEE0) for c in range(0xFF01, 0xFF5F) if chr(c) not in "＇＂－"},
        "\ue000": "\ufffd",
        "\ue001": "\ufffd",
    }
)
# Each begins with a character or a class that is rare, so that most texts are passed at once.
_REWRITES = tuple(
    (re.compile(pattern), replacement)
    for pattern, replacement in (
        ("[…⋯]", "..."),
        ("ﬀ", "ff"),
        ("ﬁ", "fi"),
        ("ﬂ", "fl"),
        ("ﬃ", "ffi"),
        ("ﬄ", "ffl"),
        ("[ﬅﬆ]", "st"),
        (r"\'\'", '"'),
        (rf"{_OPEN} (?<![\w.,!?)]{_OPEN} )", '"'),  # « mot »
        (rf" {_CLOSE}(?![\w])", '"'),
        (f"[{_OPEN}{_CLOSE}]", '"'),
        (r"'(?![^\W_])|'(?<![^\W_]')(?<!\]')", '"'),  # no apostrophe, so a quotation mark
        (rf"{DASH}(?<=\d{DASH})(?=\d)", "-"),
        (r"---?", DASH),
        (r" - (?<=\w - )(?=\w)", DASH),
        (f"{DASH} ", DASH),
        (f" {DASH}", DASH),
        (r"\. ?\. ?\.", "..."),
        (r"\[\d{1,3}\](?<!\s\[\d\])(?<!\s\[\d\d\])(?<!\s\[\d\d\d\])", ""),  # note marks
        (
            rf"{_RAISED}(?:(?<=[^\W\d_]{{4}}{_RAISED})|(?<=[.,;:!?)\"']{_RAISED})){_RAISED}{{0,2}}",
            "",
        ),
    )
)


@dataclass(frozen=True, slots=True, eq=False)
class NormalText:
    """Normal text; character `i` stands for `starts[i]` to `ends[i]` of the raw text."""

    raw: str
    text: str
    starts: array[int]
    ends: array[int]

    def original(self, start: int, end: int) -> Span:
        """Return where the normal characters from `start` to `end` stand in the raw text."""
        if start >= end:
            at = self.starts[start] if start < len(self.text) else len(self.raw)
            return Span(at, at)
        return Span(self.starts[start], self.ends[end - 1])


@lru_cache(maxsize=4096)
def normal(raw: str) -> NormalText:
    """Return the normal form of `raw`."""
    collapsed = mapped(tightened(raw))
    text, starts, ends = collapsed.text.translate(_ONE_FOR_ONE), collapsed.starts, collapsed.ends
    for pattern, replacement in _REWRITES:
        text, starts, ends = _rewritten(text, starts, ends, pattern, replacement)
    return NormalText(raw, text, starts, ends)


def _rewritten(
    text: str, starts: array[int], ends: array[int], pattern: re.Pattern[str], replacement: str
) -> tuple[str, array[int], array[int]]:
    """Replace each match of `pattern`; the replacement stands for all that it replaces."""
    found = [m for m in pattern.finditer(text) if m[0] != replacement]
    if not found:
        return text, starts, ends
    pieces: list[str] = []
    new_starts, new_ends = array("q"), array("q")
    position = 0
    for match in found:
        pieces += [text[position : match.start()], replacement]
        new_starts.extend(starts[position : match.start()])
        new_ends.extend(ends[position : match.start()])
        new_starts.extend([starts[match.start()]] * len(replacement))
        new_ends.extend([ends[match.end() - 1]] * len(replacement))
        position = match.end()
    pieces.append(text[position:])
    new_starts.extend(starts[position:])
    new_ends.extend(ends[position:])
    return "".join(pieces), new_starts, new_ends

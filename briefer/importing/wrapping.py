"""Texts whose paragraphs were cut into lines of one width: mails, plain-text files, copies of PDFs.

What browsers copy has a line a paragraph; only where many sentences run on over line ends are
lines taken together.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

_LEAST = 30  # characters of a line that may be a full one
_WIDEST = 130  # characters; no lines are cut to more
_SOME = 3  # line ends inside sentences from which a text may be a wrapped one
_SHARE = 0.3  # of the longer lines with a line right below
_EVEN = 0.8  # of the widest: cut lines are about equally long, items of a list are not
_FEW = 20  # one in as many may be out of line
_ENDED = re.compile(r"[.!?…:;][\"'”’»)\]]*(?:\[\d+\])?$")
_ITEM = re.compile(r"(?:[-•*·–▪‣●◦]|\(?(?:\d{1,3}|[a-z])[.)])\s|>|#\w")
_CELLS = re.compile(r"\t|\S {3,}\S|\|")


def continued(lines: Sequence[str], apart: Sequence[bool]) -> list[bool]:
    """Tell of each line whether it goes on with the paragraph of the line before.

    `apart` tells of each line whether a blank one stands before it.
    """
    full = _fullness(lines, apart)
    if not full:
        return [False] * len(lines)
    return [
        place > 0 and not apart[place] and _goes_on(lines[place - 1], lines[place], full)
        for place in range(len(lines))
    ]


def _fullness(lines: Sequence[str], apart: Sequence[bool]) -> int:
    """Return from which length on a line with the next word would be too long, 0 for none."""
    pairs = [
        (one, other)
        for (one, other), is_apart in zip(pairwise(lines), apart[1:], strict=True)
        if not is_apart and _LEAST <= len(one) <= _WIDEST
    ]
    cut = [(one, other) for one, other in pairs if _is_cut(one, other)]
    if len(cut) < max(_SOME, _SHARE * len(pairs)):
        return 0
    wanted = sorted(_wanted(one, other) for one, other in cut)
    widest = sorted(len(one) for one, _other in cut)[-1 - len(cut) // _FEW]
    full = wanted[len(cut) // _FEW]
    longer = sum(len(line) > widest + _LEAST for line in lines)
    return full if full > _EVEN * widest and longer < _SHARE * len(cut) else 0


def _is_cut(one: str, other: str) -> bool:
    """Tell whether a sentence runs on from one line to the other."""
    return other[0].islower() and not _ENDED.search(one) and not _stands_alone(one, other)


def _wanted(one: str, other: str) -> int:
    """Return how long the line would be with the first word of the next."""
    return len(one) + 1 + len(other.split(maxsplit=1)[0])


def _goes_on(one: str, other: str, full: int) -> bool:
    if _stands_alone(one, other) or len(one) > _WIDEST:
        return False
    return _wanted(one, other) >= (_EVEN * full if _is_cut(one, other) else full)


def _stands_alone(one: str, other: str) -> bool:
    """Tell whether a line is an item of a list or a row of a table."""
    return bool(_ITEM.match(other) or _CELLS.search(one) or _CELLS.search(other))

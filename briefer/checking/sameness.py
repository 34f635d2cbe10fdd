"""Quick comparison of texts that are to differ in typography at most."""

from __future__ import annotations

import re
from functools import lru_cache

from briefer.checking.quotemarks import tightened
from briefer.core.mapped import folded
from briefer.core.text import collapsed

_MARKS = str.maketrans({"'": '"', "…": "..."})
_DOUBLED = re.compile(r'"+')
_AROUND_DASH = re.compile(r" ?-+ ?")


@lru_cache(maxsize=16384)
def plainest(text: str) -> str:
    """Return `text` with every quotation mark, apostrophe and dash alike, and single blanks.

    Two texts of which this is equal differ in typography at most. Texts of which it differs may
    still do so: then a closer look is needed.
    """
    made = folded(collapsed(tightened(text))).translate(_MARKS)
    return _AROUND_DASH.sub("-", _DOUBLED.sub('"', made))

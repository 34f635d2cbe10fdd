"""Lines of a mail that flow on (`format=flowed`, RFC 3676), put together to paragraphs."""

from __future__ import annotations

import re

_MARKS = re.compile(r"^>*")
_SIGNATURE = "-- "


def unflowed(text: str, *, drops_blank: bool = False) -> str:
    """Return `text` with each paragraph on one line; `drops_blank` is its DelSp parameter.

    A line that ends in a blank goes on in the next one of the same depth of quotation.
    """
    lines: list[str] = []
    goes_on, depth_before = False, 0
    for line in text.replace("\r\n", "\n").split("\n"):
        depth = len(line) - len(_MARKS.sub("", line))
        words = line[depth:].removeprefix(" ")
        is_signature = words == _SIGNATURE
        if goes_on and depth == depth_before and not is_signature:
            lines[-1] += words
        else:
            lines.append(f"{'>' * depth} {words}" if depth else words)
        goes_on, depth_before = words.endswith(" ") and not is_signature, depth
        if goes_on and drops_blank:
            lines[-1] = lines[-1][:-1]
    return "\n".join(lines)

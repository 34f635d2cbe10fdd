"""List indentation as people type it, made into what Python-Markdown reads.

Python-Markdown nests by exactly four blanks and needs an empty line before a list. People
(and CommonMark) nest by two, three or four and start a list right under its lead-in.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

_ITEM = re.compile(r"(?P<indent> *)(?P<marker>[-*+]|\d{1,9}\.) +(?P<rest>\S.*)")
_NESTED = 2  # blanks further in than its parent's mark, from which an item is a child


def with_plain_lists(lines: Iterable[str]) -> Iterator[str]:
    """Yield `lines` with every list item set apart and indented by four blanks a level."""
    stack: list[int] = []  # indents of the open items' marks
    text_before = after_blank = False
    for line in lines:
        item = _ITEM.fullmatch(line)
        if not line.strip():
            after_blank = True
            yield ""
        elif item is not None and (stack or not text_before or _may_interrupt(item)):
            indent = len(item["indent"])
            _close(stack, indent)
            yield ""
            yield f"{'    ' * len(stack)}{item['marker']} {item['rest']}"
            stack.append(indent)
            text_before = after_blank = False
        else:
            if after_blank:
                _close(stack, len(line) - len(line.lstrip()))
            yield "    " * (len(stack) - (not after_blank)) + line.lstrip()
            text_before, after_blank = not stack, False
        text_before = text_before and bool(line.strip())


def _close(stack: list[int], indent: int) -> None:
    """Drop the items that a line at `indent` does not belong to."""
    while stack and indent < stack[-1] + _NESTED:
        stack.pop()


def _may_interrupt(item: re.Match[str]) -> bool:
    """Tell whether an item may follow prose directly: a line may begin with "2026." by chance."""
    return item["marker"] in {"-", "*", "+", "1."}

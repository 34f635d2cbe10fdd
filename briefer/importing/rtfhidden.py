"""RTF without the words that a reader of the document does not see: deleted ones, hidden ones."""

from __future__ import annotations

import re
from collections.abc import Iterator

from briefer.importing.rtftokens import TOKEN, prints

_UNSEEN = frozenset({"deleted", "v"})
_MAY_BE_UNSEEN = re.compile(r"\\(deleted|v)(?![a-z0])")


def without_unseen(rtf: str) -> str:
    """Return `rtf` without tracked deletions and hidden text; its other formatting stays."""
    if not _MAY_BE_UNSEEN.search(rtf) or "\\bin" in rtf:  # raw bytes cannot be told from words
        return rtf
    return "".join(_seen(rtf))


def _seen(rtf: str) -> Iterator[str]:
    states: list[frozenset[str]] = []
    state: frozenset[str] = frozenset()
    for token in TOKEN.finditer(rtf):
        word = token["word"]
        if token["brace"] == "{":
            states.append(state)
        elif token["brace"] == "}":
            state = states.pop() if states else frozenset()
        elif word == "plain":
            state = frozenset()
        elif word in _UNSEEN:
            state = state - {word} if token["number"] == "0" else state | {word}
        elif state and prints(token):
            continue
        yield token[0]

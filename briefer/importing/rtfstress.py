"""Emphasis in RTF: marks in its text where bold or italics begin and end."""

from __future__ import annotations

from collections.abc import Iterator

from briefer.core.emphasis import flags_of_parts
from briefer.importing.rtftokens import TOKEN, prints

_BEGIN, _END = "\x02", "\x03"  # characters that no text can hold
_BARE = {ord(_BEGIN): None, ord(_END): None}
_STRESSING = frozenset({"b", "i"})


def with_marks(rtf: str) -> str:
    """Return `rtf` with a mark in its text before what is stressed, and before what is not."""
    bare = rtf.translate(_BARE)
    if "\\bin" in bare:  # raw bytes cannot be told from words
        return bare
    return "".join(_marked(bare))


def lines_of(text: str) -> Iterator[tuple[str, list[bool]]]:
    """Yield the lines of a text with marks, without them, and which characters are stressed."""
    is_stressed = False
    for line in text.split("\n"):
        parts: list[tuple[str, bool]] = []
        start = 0
        for i, c in enumerate(line):
            if c in {_BEGIN, _END}:
                parts.append((line[start:i], is_stressed))
                is_stressed, start = c == _BEGIN, i + 1
        parts.append((line[start:], is_stressed))
        yield "".join(words for words, _is_stressed in parts), flags_of_parts(parts)


def _marked(rtf: str) -> Iterator[str]:
    states: list[frozenset[str]] = []
    state: frozenset[str] = frozenset()
    told: bool | None = False  # whether the last mark began a stress, None where it may be unseen
    for token in TOKEN.finditer(rtf):
        word = token["word"]
        if token["brace"] == "{":
            states.append(state)
            told = None
        elif token["brace"] == "}":
            state = states.pop() if states else frozenset()
            told = None
        elif word == "plain":
            state = frozenset()
        elif word in _STRESSING:
            state = state - {word} if token["number"] == "0" else state | {word}
        elif prints(token) and told is not bool(state):
            told = bool(state)
            yield _BEGIN if state else _END
        yield token[0]

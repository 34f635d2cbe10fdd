"""The reader of plain text: every line that is not blank is a block, its role still open."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from briefer.core.errors import UnreadableSource
from briefer.core.source import ReadWarning
from briefer.core.text import canonical
from briefer.importing.decoding import Decoded, decoded
from briefer.importing.drafts import Draft, DraftBlock, illegal_characters
from briefer.importing.reasons import Refusal, Remark

MAX_MEGABYTES = 40
MAX_CHARACTERS = 5_000_000  # ten times a long novel; what follows is said to be missing
MAX_BLOCKS = 20_000
_BINARY_SHARE = 0.1
_LOOKED_AT = 100_000
_LINE = re.compile(r"[^\n]*\S[^\n]*")
_CONTROL = re.compile("[\0-\x08\x0e-\x1a\x1c-\x1f\x7f-\x84\x86-\x9f\ufffd]")


def draft(data: bytes, path: Path) -> Draft:
    """Return the draft of a text file. Raises UnreadableSource: binary, no-text, too-large."""
    if len(data) > MAX_MEGABYTES * 1_000_000:
        raise UnreadableSource(path, Refusal.TOO_LARGE, str(MAX_MEGABYTES))
    found = decoded(data)
    if is_binary(found):
        raise UnreadableSource(path, Refusal.BINARY)
    return text_draft(found.text, found.warnings)


def is_binary(found: Decoded) -> bool:
    """Tell whether decoded bytes were no text.

    Sound UTF-8 is text unless a third of it is NULs; in anything else a tenth of control
    characters gives a picture or a program away.
    """
    head = found.text[:_LOOKED_AT]
    if found.encoding.startswith("utf") and not found.warnings:
        return head.count("\0") > len(head) / 3
    return len(_CONTROL.findall(head)) > _BINARY_SHARE * len(head)


def text_draft(text: str, warnings: tuple[ReadWarning, ...] = ()) -> Draft:
    """Return the draft of decoded text, one block a line, none with a role."""
    whole, illegal = canonical(text)
    kept = whole[:MAX_CHARACTERS]
    if len(kept) < len(whole):
        warnings += (ReadWarning(Remark.TRUNCATED, str(MAX_CHARACTERS)),)
    return Draft(kept, tuple(_lines(kept)), warnings=warnings + illegal_characters(illegal))


def _lines(text: str) -> Iterator[DraftBlock]:
    """Yield a block a line; of a text with very many lines, several lines make a block."""
    matches = list(_LINE.finditer(text))
    together = -(-len(matches) // MAX_BLOCKS)
    for i in range(0, len(matches), max(1, together)):
        start, end = matches[i].start(), matches[min(len(matches), i + together) - 1].end()
        inside = text[start:end]
        yield DraftBlock(start + len(inside) - len(inside.lstrip()), start + len(inside.rstrip()))

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
    """Tell whether decoded bytes were no text: a tenth of the beginning is control characters."""
    head = found.text[:_LOOKED_AT]
    return len(_CONTROL.findall(head)) > _BINARY_SHARE * len(head)


def text_draft(text: str, warnings: tuple[ReadWarning, ...] = ()) -> Draft:
    """Return the draft of decoded text, one block a line, none with a role."""
    whole, illegal = canonical(text)
    kept = whole[:MAX_CHARACTERS]
    if len(kept) < len(whole):
        warnings += (ReadWarning(Remark.TRUNCATED, str(MAX_CHARACTERS)),)
    return Draft(kept, tuple(_lines(kept)), warnings=warnings + illegal_characters(illegal))


def _lines(text: str) -> Iterator[DraftBlock]:
    for match in _LINE.finditer(text):
        line = match.group()
        start = match.start() + len(line) - len(line.lstrip())
        yield DraftBlock(start, match.start() + len(line.rstrip()))

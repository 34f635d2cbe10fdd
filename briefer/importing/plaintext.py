"""The reader of plain text: every line that is not blank is a block, its role still open.

Where paragraphs were cut into lines of one width, the lines of a paragraph are one block.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from briefer.core.errors import UnreadableSource
from briefer.core.source import MetaField, ReadWarning, Role
from briefer.core.text import Span, canonical
from briefer.importing.decoding import Decoded, decoded
from briefer.importing.drafts import Draft, DraftBlock, illegal_characters
from briefer.importing.mailheads import mail_heads
from briefer.importing.reasons import Refusal, Remark
from briefer.importing.wrapping import continued

MAX_MEGABYTES = 40
MAX_CHARACTERS = 5_000_000  # ten times a long novel; what follows is said to be missing
MAX_BLOCKS = 20_000
_BINARY_SHARE = 0.1
_LOOKED_AT = 100_000
_LINE = re.compile("\\S(?:[^\n\x85\u2028\u2029]*\\S)?")  # without the white space at its ends
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
    ended = text.replace("\v", "\n").replace("\f", "\n")  # ends of lines and pages no XML may hold
    whole, illegal = canonical(ended)
    kept = whole[:MAX_CHARACTERS]
    if len(kept) < len(whole):
        warnings += (ReadWarning(Remark.TRUNCATED, str(MAX_CHARACTERS)),)
    return _without_heads(
        Draft(kept, tuple(_lines(kept)), warnings=warnings + illegal_characters(illegal))
    )


def _without_heads(draft: Draft) -> Draft:
    """Return `draft` with the heads of mails as furniture, and what the first one states."""
    texts = [draft.words_of(block) for block in draft.blocks]
    heads = mail_heads(texts)
    if not heads.count:
        return draft
    blocks = (
        block._replace(role=Role.FURNITURE) if place in heads.fields else block
        for place, block in enumerate(draft.blocks)
    )
    fields = {
        name: MetaField(value, confidence=confidence, evidence=_span(draft.blocks[place]))
        for name, (value, place, confidence) in heads.stated(texts).items()
    }
    return replace(draft, blocks=tuple(blocks), fields=fields)


def _span(block: DraftBlock) -> Span:
    return Span(block.start, block.end)


def _lines(text: str) -> Iterator[DraftBlock]:
    """Yield a block a paragraph; of a text with very many, several together make a block."""
    spans = list(_paragraphs(text))
    together = max(1, -(-len(spans) // MAX_BLOCKS))
    for i in range(0, len(spans), together):
        yield DraftBlock(spans[i][0], spans[i : i + together][-1][1])


def _paragraphs(text: str) -> Iterator[tuple[int, int]]:
    """Yield where the lines that are not blank begin and end, those of a wrapped paragraph as one.

    There may be a million of them: they become blocks when it is known how many.
    """
    spans = [match.span() for match in _LINE.finditer(text)]
    if not spans:
        return
    ends = [0, *(end for _start, end in spans)]
    apart = [
        text.count("\n", end, start) > 1 for end, (start, _end) in zip(ends, spans, strict=False)
    ]
    lines = [text[start:end] for start, end in spans]
    begun, last = spans[0]
    for (start, end), goes_on in zip(spans[1:], continued(lines, apart)[1:], strict=True):
        if not goes_on:
            yield begun, last
            begun = start
        last = end
    yield begun, last

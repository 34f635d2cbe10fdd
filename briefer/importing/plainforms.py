"""Tables and notes of a text that has nothing but lines: rows with tabs, lines with marks."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from briefer.core.source import NUMBERED, Role
from briefer.importing.drafts import Draft, DraftBlock

_ARTICLE = NUMBERED | {Role.HEADING}
_ROWS = 2  # lines, from which tabs make a table
_MARK = re.compile(r"\S\[(\d{1,3})\]")
_NOTE = re.compile(r"\[(\d{1,3})\]\s+\S")


def with_tables_and_notes(draft: Draft) -> Draft:
    """Return `draft` with its rows as tables and its notes as notes; all its blocks have roles."""
    if "\t" not in draft.text and "[1]" not in draft.text:
        return draft
    blocks = tuple(_with_tables(draft))
    marks = {
        number
        for block in blocks
        if block.role in _ARTICLE
        for number in _MARK.findall(draft.words_of(block))
    }
    return replace(draft, blocks=tuple(_noted(draft, block, marks) for block in blocks))


def _noted(draft: Draft, block: DraftBlock, marks: set[str]) -> DraftBlock:
    found = _NOTE.match(draft.words_of(block)) if block.role in _ARTICLE else None
    is_note = found is not None and found[1] in marks
    return block.with_role(Role.FOOTNOTE, is_doubtful=False) if is_note else block


def _with_tables(draft: Draft) -> Iterator[DraftBlock]:
    """Yield the blocks, rows that stand among paragraphs joined to a table."""
    position = 0
    for run in _runs(draft):
        yield from draft.blocks[position : run[0]]
        first, last = draft.blocks[run[0]], draft.blocks[run[-1]]
        if _is_article(draft.blocks, run):
            yield first._replace(end=last.end, role=Role.TABLE, is_doubtful=False)
        else:
            yield from draft.blocks[run[0] : run[-1] + 1]
        position = run[-1] + 1
    yield from draft.blocks[position:]


def _runs(draft: Draft) -> Iterator[list[int]]:
    """Yield the places of lines that stand below one another with as many tabs each."""
    tabs = [draft.words_of(block).count("\t") for block in draft.blocks]
    run: list[int] = []
    for i, (one, other) in enumerate(pairwise(draft.blocks)):
        is_row = tabs[i] > 0 and tabs[i] == tabs[i + 1]
        is_next = is_row and draft.text[one.end : other.start].count("\n") == 1
        if is_next:
            run = run or [i]
            run.append(i + 1)
        elif run:
            yield run
            run = []
    if run:
        yield run


def _is_article(blocks: Sequence[DraftBlock], run: Sequence[int]) -> bool:
    """Tell whether rows belong to the article: most of them, or what stands around them, do."""
    kept = sum(blocks[i].role in _ARTICLE for i in run)
    around = [blocks[i].role for i in (run[0] - 1, run[-1] + 1) if 0 <= i < len(blocks)]
    is_between = len(around) == 2 and all(role in _ARTICLE for role in around)
    return len(run) >= _ROWS and (2 * kept > len(run) or is_between)

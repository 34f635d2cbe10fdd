"""The role of every block of a draft: what a format tells, and what its lines look like.

A paste tells nothing, a web page all; a PDF or a Word file leaves lines open that may be headings,
by-lines or what is printed on every page.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from briefer.core.source import NUMBERED, ReadWarning, Role
from briefer.core.text import collapsed
from briefer.importing.drafts import Draft, DraftBlock
from briefer.importing.lines import Lines
from briefer.importing.pageroles import Page
from briefer.importing.plainforms import with_tables_and_notes
from briefer.importing.reasons import Remark

_SURE_TITLE = 0.9  # of a title that the file states: it is that of this document
_LONGEST = 4000  # characters of a line
_ARTICLE = NUMBERED | {Role.HEADING}
_BELOW = 8  # blocks below the last open one that show what it stands above


def with_roles(draft: Draft) -> Draft:
    """Return `draft` with a role for every block; those that have one keep it."""
    if all(block.role is not None for block in draft.blocks):
        return draft
    if any(block.role in NUMBERED for block in draft.blocks):
        return _with_open_roles(draft)
    open_ = [block for block in draft.blocks if block.role is None]
    page = Page(lines_of(replace(draft, blocks=tuple(open_))))
    roles = iter(page.roles())
    told = [(b.role, b.is_doubtful) if b.role else next(roles) for b in draft.blocks]
    blocks = _filled(draft.blocks, _with_one_title(draft, told))
    remarks = () if page.has_article else (ReadWarning(Remark.NO_BODY),)
    told_of = replace(draft, blocks=blocks, warnings=(*draft.warnings, *remarks))
    return with_tables_and_notes(told_of)


def _with_one_title(draft: Draft, told: Sequence[tuple[Role, bool]]) -> Sequence[tuple[Role, bool]]:
    """Return the roles without a guessed title where the format tells the title."""
    if all(block.role is not Role.TITLE for block in draft.blocks):
        return told
    pairs = zip(draft.blocks, told, strict=True)
    return [
        (Role.BODY, True) if found[0] is Role.TITLE and block.role is None else found
        for block, found in pairs
    ]


def _with_open_roles(draft: Draft) -> Draft:
    """Return `draft`, whose format tells what is article, with the few open roles filled in.

    Only the blocks around them are looked at, and what no rule knows is body.
    """
    last = max(i for i, block in enumerate(draft.blocks) if block.role is None)
    seen = draft.blocks[: last + 1 + _BELOW]
    told = [float(block.role in _ARTICLE) for block in seen]
    titled = next((i for i, block in enumerate(seen) if block.role is Role.TITLE), None)
    roles = Page(lines_of(replace(draft, blocks=seen)), told, titled).roles()
    has_title = any(block.role is Role.TITLE for block in draft.blocks)
    is_elsewhere = has_title or _is_titled_elsewhere(draft, seen)
    unknown = {Role.FURNITURE, Role.TITLE} if is_elsewhere else {Role.FURNITURE}
    kept = [(Role.BODY if role in unknown else role, False) for role, _doubtful in roles]
    return replace(draft, blocks=(*_filled(seen, kept), *draft.blocks[len(seen) :]))


def _is_titled_elsewhere(draft: Draft, blocks: Sequence[DraftBlock]) -> bool:
    """Tell whether the file states a title for sure that none of `blocks` shows: front matter."""
    title = draft.fields.get("title")
    if title is None or title.confidence < _SURE_TITLE:
        return False
    wanted = collapsed(str(title.value)).casefold()
    return all(collapsed(draft.words_of(block)).casefold() != wanted for block in blocks)


def _filled(
    blocks: Sequence[DraftBlock], roles: Sequence[tuple[Role, bool]]
) -> tuple[DraftBlock, ...]:
    """Return `blocks`, those without a role with the one at their place in `roles`."""
    return tuple(
        block if block.role is not None else block.with_role(role, is_doubtful=doubtful)
        for block, (role, doubtful) in zip(blocks, roles, strict=True)
    )


def lines_of(draft: Draft) -> Lines:
    """Return the blocks of `draft` as lines, each with the blank lines before it."""
    texts = [_shortened(_on_one_line(draft.words_of(block))) for block in draft.blocks]
    ends = [0, *(block.end for block in draft.blocks)]
    gaps = [
        max(0, draft.text.count("\n", end, block.start) - 1)
        for end, block in zip(ends, draft.blocks, strict=False)
    ]
    return Lines(texts, gaps)


def _on_one_line(text: str) -> str:
    """Return `text` with its white space as single blanks, which as a rule it is."""
    is_so = text.isprintable() and "  " not in text
    return text.strip() if is_so else " ".join(text.split())


def _shortened(text: str) -> str:
    """Return what is looked at of a line: of a very long one its beginning and its end."""
    return text if len(text) < _LONGEST else f"{text[: _LONGEST - 500]} {text[-400:]}"

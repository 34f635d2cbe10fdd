"""Edits of words: of texts, of quotations, of judgements."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from briefer.core.emphasis import carried, restressed, tidied
from briefer.core.text import Span, collapsed, first_words, word_count
from briefer.markup.places import quotation_markdown
from briefer.project.codes import Action, Refusal
from briefer.project.edits import lookups, prose, storing
from briefer.project.edits.prose import InlineQuotation
from briefer.project.edits.storing import emphasis_carried
from briefer.project.transaction import Transaction
from briefer.project.values import ItemKind, emphasis_json

_JUDGED: Mapping[str, type] = {"likelihood": str, "confidence": str, "confidence_reason": str}


def revise_text(tx: Transaction, item_id: str, markdown: str) -> str:
    """Write what a text, a paraphrase or a judgement says; return the Markdown as it is stored.

    Inline quotations keep their locked words; see `storing.store`.
    """
    row = lookups.prose(tx, item_id)
    stored = storing.store(tx, row, markdown)
    tx.note(Action.REVISE_TEXT, item_id, first_words(stored))
    return stored


def revise_wording(tx: Transaction, item_id: str, wording: str | None) -> None:
    """Print a quotation in an edited wording, None for the excerpt's own words.

    Any words may be kept: whether every change of the source's is marked is for the checks to
    say. The editor marks what a person changes (`core.rewording`). Emphasis stays with the words
    that stay; None brings the source's back too. Refused without a word.
    """
    row = lookups.quotation(tx, item_id)
    own = lookups.excerpt(tx, row.excerpt_id).words
    if wording is not None and not word_count(wording):
        raise lookups.refuse(Refusal.WORDING_NOT_PERMITTED, item_id)
    new = None if wording is None or collapsed(wording) == collapsed(own) else wording
    words = own if new is None else new
    emphasis = None if wording is None else emphasis_carried(tx, row, words)
    lookups.update(tx, "items", {"item_id": item_id}, {"wording": new, "emphasis": emphasis})
    if row.kind is ItemKind.INLINE and row.parent_id is not None:
        _rewrite_inline(tx, row.parent_id, item_id, words)
    target = row.parent_id if row.kind is ItemKind.INLINE and row.parent_id else item_id
    action = Action.RESTORE_WORDING if new is None else Action.REVISE_WORDING
    tx.note(action, target, first_words(words))


def emphasise_quotation(tx: Transaction, item_id: str, emphasis: Sequence[Span] | None) -> None:
    """Let stretches of a quotation's words stand in italics, None for what the source does.

    Positions are those of the words that it prints. Refused where they reach beyond them.
    """
    row = lookups.quotation(tx, item_id)
    words, excerpt = lookups.words_of(tx, row), lookups.excerpt(tx, row.excerpt_id)
    if emphasis is not None and any(span.end > len(words) for span in emphasis):
        raise lookups.refuse(Refusal.BAD_VALUE, item_id, "emphasis")
    new = None if emphasis is None else tidied(words, emphasis)
    of_source = carried(excerpt.words, excerpt.emphasis, words)
    is_own = new is not None and bool(restressed(words, of_source, new))
    stored = emphasis_json(new if is_own else None)
    lookups.update(tx, "items", {"item_id": item_id}, {"emphasis": stored})
    target = row.parent_id if row.kind is ItemKind.INLINE and row.parent_id else item_id
    tx.note(Action.EMPHASISE if is_own else Action.RESTORE_EMPHASIS, target, first_words(words))


def translate_quotation(tx: Transaction, item_id: str, translation: str) -> None:
    """Print the author's translation of a quotation, empty for the original words."""
    lookups.quotation(tx, item_id)
    lookups.update(tx, "items", {"item_id": item_id}, {"translation": translation.strip()})
    tx.note(Action.TRANSLATE_QUOTATION, item_id, first_words(translation))


def revise_judgement(tx: Transaction, /, item_id: str, **fields: object) -> None:
    """Change a judgement's `likelihood`, `confidence` or `confidence_reason`; empty for none."""
    if lookups.item(tx, item_id).kind is not ItemKind.JUDGEMENT:
        raise lookups.refuse(Refusal.NOT_A_JUDGEMENT, item_id)
    lookups.checked_fields(fields, _JUDGED)
    lookups.update(tx, "items", {"item_id": item_id}, fields)
    tx.note(Action.REVISE_JUDGEMENT, item_id, " ".join(fields))


def mark_own_analysis(tx: Transaction, item_id: str, is_own: bool) -> None:
    """Say of a text that it is the author's own analysis, which needs no source, or is not."""
    row = lookups.item(tx, item_id)
    if row.kind is not ItemKind.TEXT:
        raise lookups.refuse(Refusal.NOT_A_TEXT, item_id)
    lookups.update(tx, "items", {"item_id": item_id}, {"is_own_analysis": int(is_own)})
    action = Action.MARK_OWN_ANALYSIS if is_own else Action.MARK_SOURCED
    tx.note(action, item_id, first_words(row.markdown))


def _rewrite_inline(tx: Transaction, text_id: str, item_id: str, words: str) -> None:
    """Write the words of an inline quotation into the Markdown of its text."""

    def rewrite(_number: int, found: InlineQuotation) -> str | None:
        return quotation_markdown(words, item_id) if found.item_id == item_id else None

    markdown = prose.rewritten(lookups.item(tx, text_id).markdown, rewrite)
    lookups.update(tx, "items", {"item_id": text_id}, {"markdown": markdown})

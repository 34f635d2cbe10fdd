"""Edits of excerpts: taking them, saying more about them, removing them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from briefer.core.excerpt import Excerpt, emphasis_at, pinpoint_of, selector_for, visible_spans
from briefer.core.ids import new_id
from briefer.core.source import SourceText
from briefer.core.text import Span, first_words
from briefer.project.codes import Action, Refusal
from briefer.project.edits import lookups
from briefer.project.transaction import Transaction
from briefer.project.values import EXCERPT_COLUMNS, excerpt_of, excerpt_row, selectors_json, to_json


def take_excerpt(tx: Transaction, source_id: str, spans: Sequence[Span]) -> str:
    """Take a passage as an excerpt; return its id.

    One span per block, as the reader shows it; a span that runs over several blocks leaves the
    folded ones out. A passage that was taken before, to the letter, is the same excerpt.
    """
    found = taken(tx, source_id, spans)
    tx.note(Action.TAKE_EXCERPT, found.excerpt_id, first_words(found.words))
    return found.excerpt_id


def taken(tx: Transaction, source_id: str, spans: Sequence[Span]) -> Excerpt:
    """Return the excerpt of a passage, made if there is none yet."""
    text = lookups.source_text(tx, source_id)
    found = places(text, spans)
    selectors = tuple(selector_for(text.canonical, span) for span in found)
    row = tx.connection.execute(
        f"SELECT {EXCERPT_COLUMNS} FROM excerpts "  # noqa: S608
        "WHERE source_id = ? AND selectors = ? ORDER BY removed_at, created_at, excerpt_id",
        (source_id, selectors_json(selectors)),
    ).fetchone()
    if row is not None:
        return _revived(tx, excerpt_of(row))
    excerpt = Excerpt(
        new_id(), source_id, selectors, pinpoint_of(text, found), created_at=tx.now,
        emphasis=emphasis_at(text, found),
    )  # fmt: skip
    lookups.insert(tx, "excerpts", excerpt_row(excerpt))
    return excerpt


def revise_excerpt(tx: Transaction, /, excerpt_id: str, **fields: object) -> None:
    """Change who said it (`said_by`), the private `note`, or the `tags`."""
    excerpt = lookups.excerpt(tx, excerpt_id)
    lookups.checked_fields(fields, {"said_by": str, "note": str, "tags": tuple | list})
    columns = {name: value for name, value in fields.items() if name != "tags"}
    if "tags" in fields:
        columns["tags"] = _tags_json(fields["tags"])
    lookups.update(tx, "excerpts", {"excerpt_id": excerpt_id}, columns)
    tx.note(Action.REVISE_EXCERPT, excerpt.excerpt_id, " ".join(fields))


def remove_excerpts(tx: Transaction, ids: Sequence[str]) -> None:
    """Take excerpts off the list; what is placed in the outline keeps its words."""
    _set_removed(tx, ids, tx.now, Action.REMOVE_EXCERPTS)


def restore_excerpts(tx: Transaction, ids: Sequence[str]) -> None:
    """Put removed excerpts back on the list."""
    _set_removed(tx, ids, "", Action.RESTORE_EXCERPTS)


def places(text: SourceText, spans: Sequence[Span]) -> tuple[Span, ...]:
    """Return what is taken: trimmed spans in order, one per block. Raises EditRefused."""
    if any(span.end > len(text.canonical) for span in spans):
        raise lookups.refuse(Refusal.OUTSIDE_TEXT, text.source_id)
    found = sorted({place for span in spans for place in _of_one(text, span)})
    if not found:
        raise lookups.refuse(Refusal.NOTHING_CHOSEN, text.source_id)
    return tuple(found)


def _of_one(text: SourceText, span: Span) -> tuple[Span, ...]:
    """Return what a span takes; folded text only where there is nothing else in it."""
    return visible_spans(text, span) or visible_spans(text, span, (span,))


def _revived(tx: Transaction, excerpt: Excerpt) -> Excerpt:
    if not excerpt.removed_at:
        return excerpt
    lookups.update(tx, "excerpts", {"excerpt_id": excerpt.excerpt_id}, {"removed_at": ""})
    return replace(excerpt, removed_at="")


def _set_removed(tx: Transaction, ids: Sequence[str], at: str, action: Action) -> None:
    excerpts = [lookups.excerpt(tx, excerpt_id) for excerpt_id in lookups.each_once(ids)]
    for excerpt in excerpts:
        if bool(excerpt.removed_at) != bool(at):
            key = {"excerpt_id": excerpt.excerpt_id}
            lookups.update(tx, "excerpts", key, {"removed_at": at})
    words = [first_words(excerpt.words) for excerpt in excerpts]
    tx.note(action, excerpts[0].excerpt_id, lookups.counted(words))


def _tags_json(tags: object) -> str:
    assert isinstance(tags, tuple | list)
    if not all(isinstance(tag, str) for tag in tags):
        raise lookups.refuse(Refusal.BAD_VALUE, detail="tags")
    return to_json([tag for tag in dict.fromkeys(tag.strip() for tag in tags) if tag])

"""Edits that put a newer version of a source in the place of an older one, both being kept."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from briefer.core.excerpt import Excerpt, emphasis_at, pinpoint_of, selector_for
from briefer.core.source import CslItem, FieldState, SourceText
from briefer.core.text import Span, first_words
from briefer.markup.nodes import CiteRef
from briefer.markup.places import quotation_markdown
from briefer.project.codes import Action, Refusal
from briefer.project.edits import lookups, prose, storing
from briefer.project.edits.excerpts import places
from briefer.project.edits.prose import InlineQuotation
from briefer.project.transaction import Transaction
from briefer.project.values import excerpt_row, item_json

# Which texts cite an excerpt: those it supports, and those that quote it in a line.
_RESTS_ON = """
SELECT item_id, excerpt_id FROM supports
UNION SELECT parent_id, excerpt_id FROM items WHERE kind = 'inline' AND parent_id IS NOT NULL
"""
_OF_ONE_COPY = frozenset({"issued", "accessed", "URL", "archive", "archive_location"})


def supersede_source(tx: Transaction, older_id: str, newer_id: str) -> None:
    """Say that a source is a newer version of another; excerpts stay where they were taken.

    What is known about the older one, how reliable it is and who wrote it, holds for the newer
    one too where nothing is said of that; metadata then waits to be confirmed.
    """
    older, newer = lookups.source(tx, older_id), lookups.source(tx, newer_id)
    if newer_id in _older_than(tx, older_id):
        raise lookups.refuse(Refusal.OWN_VERSION, newer_id)
    columns = {
        "supersedes": older_id,
        "reliability": newer.reliability or older.reliability,
        "descriptor": newer.descriptor or older.descriptor,
        "item": item_json(_described_as(older.item, newer.item)),
    }
    lookups.update(tx, "sources", {"source_id": newer_id}, columns)
    tx.note(Action.SUPERSEDE_SOURCE, newer_id, newer.item.text("title") or newer.name)


def carry_excerpts(tx: Transaction, source_id: str, found: Mapping[str, Sequence[Span]]) -> None:
    """Let excerpts be of source `source_id`, a newer version of theirs, at the spans given.

    Quotations without a wording of their own print the words there; one that was edited keeps
    what it says. Citations of the excerpts in texts name the newer source.
    """
    text = lookups.source_text(tx, source_id)
    excerpts = [lookups.excerpt(tx, excerpt_id) for excerpt_id in lookups.each_once(found)]
    for excerpt in excerpts:
        _carry(tx, excerpt, text, found[excerpt.excerpt_id])
    words = [first_words(excerpt.words) for excerpt in excerpts]
    tx.note(Action.CARRY_EXCERPTS, excerpts[0].excerpt_id, lookups.counted(words))


def _described_as(older: CslItem, newer: CslItem) -> CslItem:
    """Return the newer metadata, with guesses from what is known of the older version."""
    inherited = {
        name: replace(known, state=FieldState.GUESSED, origin="older version", evidence=None)
        for name, known in older.fields.items()
        if name not in newer.fields
        and name not in _OF_ONE_COPY
        and known.state is FieldState.CONFIRMED
    }
    return CslItem({**newer.fields, **inherited})


def _older_than(tx: Transaction, source_id: str) -> list[str]:
    """Return a source and every older version of it."""
    found: list[str] = []
    at = source_id
    while at and at not in found:
        found.append(at)
        at = str(
            tx.connection.execute("SELECT supersedes FROM sources WHERE source_id = ?", (at,)).get
            or ""
        )
    return found


def _carry(tx: Transaction, old: Excerpt, text: SourceText, spans: Sequence[Span]) -> None:
    found = places(text, spans)
    new = replace(
        old,
        source_id=text.source_id,
        selectors=tuple(selector_for(text.canonical, span) for span in found),
        pinpoint=pinpoint_of(text, found),
        emphasis=emphasis_at(text, found),
    )
    if new.words != old.words:
        _restress(tx, old, new)
    for item_id in _texts_of(tx, old.excerpt_id):
        _recite(tx, item_id, old, new)
    lookups.update(tx, "excerpts", {"excerpt_id": old.excerpt_id}, excerpt_row(new))
    if new.words != old.words:
        _requote(tx, new)


def _texts_of(tx: Transaction, excerpt_id: str) -> list[str]:
    """Return the items whose words rest on an excerpt, or quote it in a line."""
    rows = tx.connection.execute(
        f"SELECT DISTINCT item_id FROM ({_RESTS_ON}) WHERE excerpt_id = ?",  # noqa: S608
        (excerpt_id,),
    )
    return [str(item_id) for (item_id,) in rows]


def _recite(tx: Transaction, item_id: str, old: Excerpt, new: Excerpt) -> None:
    """Let an item cite the newer source where it cited the excerpt; both where another stays."""
    was, will_be = _cite_of(tx, old), _cite_of(tx, new)
    others = [_cite_of(tx, other) for other in _others(tx, item_id, old)]
    written = markdown = lookups.item(tx, item_id).markdown
    for cite in (was, CiteRef(was.key)):  # with its place, or of the source as a whole
        keeps_old = any(cite in (other, CiteRef(other.key)) for other in others)
        meant = will_be if cite == was else CiteRef(will_be.key)
        written = prose.recited(written, cite, meant, keeps_old=keeps_old)
    if written != markdown:
        lookups.update(tx, "items", {"item_id": item_id}, {"markdown": written})
        storing.keep_cites(tx, item_id, written)


def _cite_of(tx: Transaction, excerpt: Excerpt) -> CiteRef:
    return prose.cite_ref(lookups.source(tx, excerpt.source_id).key, excerpt)


def _others(tx: Transaction, item_id: str, but: Excerpt) -> list[Excerpt]:
    """Return what else an item rests on, or quotes in a line."""
    rows = tx.connection.execute(
        f"SELECT excerpt_id FROM ({_RESTS_ON}) WHERE item_id = ? AND excerpt_id <> ?",  # noqa: S608
        (item_id, but.excerpt_id),
    ).fetchall()
    return [lookups.excerpt(tx, str(excerpt_id)) for (excerpt_id,) in rows]


def _restress(tx: Transaction, old: Excerpt, new: Excerpt) -> None:
    """Carry the author's emphasis over to the new words of quotations that print them."""
    rows = tx.connection.execute(
        "SELECT item_id FROM items WHERE excerpt_id = ? AND wording IS NULL "
        "AND emphasis IS NOT NULL",
        (old.excerpt_id,),
    ).fetchall()
    for (item_id,) in rows:
        row = lookups.item(tx, str(item_id))
        emphasis = storing.emphasis_carried(tx, row, new.words)
        lookups.update(tx, "items", {"item_id": row.item_id}, {"emphasis": emphasis})


def _requote(tx: Transaction, excerpt: Excerpt) -> None:
    """Write the new words of an excerpt where a text quotes it in a line, unless edited there."""
    rows = tx.connection.execute(
        "SELECT item_id, parent_id FROM items WHERE excerpt_id = ? AND kind = 'inline' "
        "AND parent_id IS NOT NULL AND wording IS NULL",
        (excerpt.excerpt_id,),
    ).fetchall()
    for item_id, text_id in rows:

        def rewrite(_number: int, found: InlineQuotation, own: str = str(item_id)) -> str | None:
            return quotation_markdown(excerpt.words, own) if found.item_id == own else None

        markdown = prose.rewritten(lookups.item(tx, str(text_id)).markdown, rewrite)
        lookups.update(tx, "items", {"item_id": str(text_id)}, {"markdown": markdown})

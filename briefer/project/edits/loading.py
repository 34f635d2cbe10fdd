"""Loading a whole brief: from a template, the starter library, an outline in Markdown."""

from __future__ import annotations

from collections.abc import Sequence

from briefer.core.brief import Brief
from briefer.core.origins import OriginChoices, Pair
from briefer.core.outline import (
    Judgement,
    OutlineItem,
    Paraphrase,
    Quotation,
    Section,
    TextItem,
    walk,
)
from briefer.project.codes import Action, Refusal
from briefer.project.edits import lookups, storing
from briefer.project.edits.front import write_front, write_settings
from briefer.project.edits.origins import write_origins
from briefer.project.transaction import Transaction
from briefer.project.values import ItemKind, Stance, emphasis_json, excerpt_row, source_row

_OF_THE_PROJECT = frozenset({"source_id", "words", "imported_at", "language", "name"})


def load_brief(tx: Transaction, brief: Brief) -> None:
    """Put `brief` in the place of the project's outline, front matter and settings.

    Ids stay as they are. Sources that the project has (the same bytes) get the brief's keys
    and metadata; others are added without a text. Nothing is judged: words that cannot be
    found in their source are kept.
    """
    _validate(brief)
    ids = _load_sources(tx, brief)
    tx.connection.execute("DELETE FROM supports")
    for table in ("cites", "comments", "dismissals", "items"):
        tx.connection.execute(f"DELETE FROM {table}")  # noqa: S608
    for excerpt in brief.excerpts.values():
        _upsert(tx, "excerpts", "excerpt_id", {
            **excerpt_row(excerpt), "source_id": ids.get(excerpt.source_id, excerpt.source_id),
        })  # fmt: skip
    write_front(tx, brief.front)
    write_settings(tx, brief.settings)
    write_origins(tx, _origins(brief.origins, ids))
    _load_items(tx, brief.outline, None)
    for item_id, finding in sorted(brief.dismissed):
        lookups.insert(tx, "dismissals", {
            "item_id": item_id, "finding": finding, "dismissed_at": tx.now,
        })  # fmt: skip
    tx.note(Action.LOAD_BRIEF, "", brief.front.title)


def add_outline(tx: Transaction, items: Sequence[OutlineItem], name: str = "") -> None:
    """Add `items`, which quote nothing, after what the outline has; `name` is a template's."""
    _validate(Brief(outline=tuple(items)))
    _load_items(tx, items, None, first=len(lookups.children(tx, None)))
    tx.note(Action.ADD_OUTLINE, "", name)


def _validate(brief: Brief) -> None:
    seen: set[str] = set()
    for item, _depth in walk(brief.outline):
        inline = item.quotations if isinstance(item, TextItem) else ()
        for item_id in (item.item_id, *(quotation.item_id for quotation in inline)):
            if item_id in seen:
                raise lookups.refuse(Refusal.DUPLICATE_ID, item_id)
            seen.add(item_id)
        for excerpt_id in (*_rests_on(item), *(q.excerpt_id for q in inline)):
            if excerpt_id not in brief.excerpts:
                raise lookups.refuse(Refusal.UNKNOWN_EXCERPT, excerpt_id)
    for excerpt in brief.excerpts.values():
        if excerpt.source_id not in brief.sources:
            raise lookups.refuse(Refusal.UNKNOWN_SOURCE, excerpt.source_id)


def _rests_on(item: OutlineItem) -> tuple[str, ...]:
    match item:
        case Quotation():
            return (item.excerpt_id,)
        case TextItem() | Paraphrase():
            return item.supports
        case Judgement():
            return item.supports + item.contradicts
        case _:
            return ()


def _load_sources(tx: Transaction, brief: Brief) -> dict[str, str]:
    """Write the sources of `brief`; return the project's ids of those it knows by another."""
    ids = {}
    for source in brief.sources.values():
        known = tx.connection.execute(
            "SELECT source_id, key FROM sources WHERE source_id = ?1 "
            "OR (sha256 = ?2 AND ?2 <> '') ORDER BY source_id = ?1 DESC",
            (source.source_id, source.sha256),
        ).fetchone()
        source_id = source.source_id if known is None else str(known[0])
        ids[source.source_id] = source_id
        _refuse_taken_key(tx, source.key, source_id)
        if known is None:
            position = tx.connection.execute("SELECT count(*) + 1 FROM sources").get
            lookups.insert(tx, "sources", {**source_row(source), "position": position})
        else:
            columns = {n: v for n, v in source_row(source).items() if n not in _OF_THE_PROJECT}
            lookups.update(tx, "sources", {"source_id": source_id}, columns)
    return ids


def _origins(choices: OriginChoices, ids: dict[str, str]) -> OriginChoices:
    """Return choices about origins with the ids that the project has for the sources."""

    def named(pairs: frozenset[Pair]) -> frozenset[Pair]:
        return frozenset(frozenset(ids.get(i, i) for i in pair) for pair in pairs)

    return OriginChoices(named(choices.apart), named(choices.together)).among(ids.values())


def _refuse_taken_key(tx: Transaction, key: str, source_id: str) -> None:
    taken = tx.connection.execute(
        "SELECT 1 FROM sources WHERE key = ? AND source_id <> ?", (key, source_id)
    ).fetchone()
    if taken is not None:
        raise lookups.refuse(Refusal.DUPLICATE_ID, key)


def _load_items(
    tx: Transaction, items: Sequence[OutlineItem], parent_id: str | None, first: int = 0
) -> None:
    for position, item in enumerate(items, first):
        lookups.insert(tx, "items", {
            "item_id": item.item_id, "parent_id": parent_id, "position": position,
            "printed": int(item.printed), **_columns(item),
        })  # fmt: skip
        for stance, ids in _stances(item):
            for excerpt_id in ids:
                storing.add_support(tx, item.item_id, excerpt_id, stance)
        if isinstance(item, TextItem | Paraphrase | Judgement):
            storing.keep_cites(tx, item.item_id, item.markdown)
        if isinstance(item, TextItem):
            _load_inline(tx, item)
        if isinstance(item, Section):
            _load_items(tx, item.children, item.item_id)


def _load_inline(tx: Transaction, text: TextItem) -> None:
    for position, quotation in enumerate(text.quotations):
        lookups.insert(tx, "items", {
            "item_id": quotation.item_id, "parent_id": text.item_id, "position": position,
            "printed": int(quotation.printed), **_columns(quotation),
            "kind": ItemKind.INLINE.value,
        })  # fmt: skip


def _columns(item: OutlineItem) -> dict[str, object]:
    match item:
        case Section():
            return {"kind": ItemKind.SECTION.value, "title": item.title,
                    "word_budget": item.word_budget, "is_parked": int(item.is_parked),
                    "expects_sources": item.expects_sources}  # fmt: skip
        case Quotation():
            return {"kind": ItemKind.QUOTATION.value, "excerpt_id": item.excerpt_id,
                    "wording": item.wording, "translation": item.translation,
                    "emphasis": emphasis_json(item.emphasis)}  # fmt: skip
        case TextItem():
            return {"kind": ItemKind.TEXT.value, "markdown": item.markdown,
                    "is_own_analysis": int(item.is_own_analysis)}  # fmt: skip
        case Paraphrase():
            return {"kind": ItemKind.PARAPHRASE.value, "markdown": item.markdown}
        case Judgement():
            return {"kind": ItemKind.JUDGEMENT.value, "markdown": item.markdown,
                    "likelihood": item.likelihood, "confidence": item.confidence,
                    "confidence_reason": item.confidence_reason}  # fmt: skip


def _stances(item: OutlineItem) -> tuple[tuple[Stance, tuple[str, ...]], ...]:
    match item:
        case TextItem() | Paraphrase():
            return ((Stance.FOR, item.supports),)
        case Judgement():
            return (Stance.FOR, item.supports), (Stance.AGAINST, item.contradicts)
        case _:
            return ()


def _upsert(tx: Transaction, table: str, key: str, columns: dict[str, object]) -> None:
    known = tx.connection.execute(
        f"SELECT 1 FROM {table} WHERE {key} = ?",  # noqa: S608
        (str(columns[key]),),
    ).fetchone()
    if known is None:
        lookups.insert(tx, table, columns)
    else:
        lookups.update(tx, table, {key: str(columns[key])}, columns)

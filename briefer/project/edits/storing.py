"""Keeping what hangs on the Markdown of a text: inline quotations, cites, what it rests on."""

from __future__ import annotations

from dataclasses import dataclass, field

from briefer.core.emphasis import carried
from briefer.core.ids import new_id
from briefer.core.text import collapsed, unwrapped
from briefer.core.wording import is_permitted
from briefer.markup.places import quotation_markdown
from briefer.project.edits import lookups, prose
from briefer.project.edits.lookups import ItemRow
from briefer.project.edits.prose import InlineQuotation
from briefer.project.transaction import Transaction
from briefer.project.values import ItemKind, Stance, emphasis_json, spans_json


def store(tx: Transaction, row: ItemRow, markdown: str) -> str:
    """Write the Markdown of a text, paraphrase or judgement; return it as it is stored.

    Inline quotations keep their locked words. One that stands twice, or still in another
    text, gets a placement of its own. One that nobody knows becomes words in quotation marks;
    only a text can hold any.
    """
    keeper = _Keeper(tx, row)
    stored = prose.rewritten(markdown, keeper.take)
    keeper.let_go()
    _keep_cites(tx, row, stored)
    if stored != row.markdown:
        lookups.update(tx, "items", {"item_id": row.item_id}, {"markdown": stored})
    return stored


def keep_cites(tx: Transaction, item_id: str, markdown: str) -> None:
    """Note which keys the Markdown of an item cites."""
    wanted = {cite.key for cite in prose.cites_of(markdown)}
    rows = tx.connection.execute("SELECT key FROM cites WHERE item_id = ?", (item_id,))
    known = {str(key) for (key,) in rows}
    for key in sorted(known - wanted):
        tx.connection.execute("DELETE FROM cites WHERE item_id = ? AND key = ?", (item_id, key))
    for key in sorted(wanted - known):
        lookups.insert(tx, "cites", {"item_id": item_id, "key": key})


def add_support(tx: Transaction, item_id: str, excerpt_id: str, stance: Stance) -> None:
    """Let an item rest on an excerpt, unless it does already."""
    tx.connection.execute(
        "INSERT INTO supports (item_id, stance, excerpt_id, position) "
        "SELECT ?1, ?2, ?3, coalesce(max(position) + 1, 0) FROM supports "
        "WHERE item_id = ?1 AND stance = ?2 "
        "ON CONFLICT DO NOTHING",
        (item_id, stance.value, excerpt_id),
    )


def emphasis_carried(tx: Transaction, row: ItemRow, words: str) -> str | None:
    """Return the author's emphasis of a quotation as it stands in its new `words`, to be stored."""
    if row.emphasis is None:
        return None
    return spans_json(carried(lookups.words_of(tx, row), row.emphasis, words))


def _keep_cites(tx: Transaction, row: ItemRow, markdown: str) -> None:
    """Note what is cited; a text no longer rests on an excerpt whose citation is gone."""
    keep_cites(tx, row.item_id, markdown)
    if row.kind is not ItemKind.TEXT:
        return
    before = {(c.key, c.locator) for c in prose.cites_of(row.markdown)}
    after = {(c.key, c.locator) for c in prose.cites_of(markdown)}
    keys = {key for key, _locator in after}
    rows = tx.connection.execute(
        "SELECT p.excerpt_id, s.key FROM supports p JOIN excerpts e USING (excerpt_id) "
        "JOIN sources s USING (source_id) WHERE p.item_id = ?",
        (row.item_id,),
    ).fetchall()
    for excerpt_id, key in rows:
        cite = prose.cite_ref(str(key), lookups.excerpt(tx, str(excerpt_id)))
        was_dropped = (cite.key, cite.locator) in before - after
        if was_dropped or key not in keys:
            tx.connection.execute(
                "DELETE FROM supports WHERE item_id = ? AND excerpt_id = ?",
                (row.item_id, excerpt_id),
            )


@dataclass
class _Keeper:
    """Takes the inline quotations of a text one after the other, in order."""

    tx: Transaction
    row: ItemRow
    kept: set[str] = field(default_factory=set)

    def take(self, number: int, found: InlineQuotation) -> str | None:
        """Keep a quotation as child `number`; return its Markdown where that must change."""
        known = lookups.found_item(self.tx, found.item_id)
        if known is None or known.kind is not ItemKind.INLINE or self.row.kind is not ItemKind.TEXT:
            return f"“{_as_typed(found)}”"
        if found.item_id in self.kept or self._is_elsewhere(known):
            return self._placed_again(number, known)
        self.kept.add(found.item_id)
        wording = self._wording(known, found.words)
        self._write(known, number, wording)
        words = wording if wording is not None else self._own_words(known)
        return None if _same(words, found.words) else quotation_markdown(words, found.item_id)

    def let_go(self) -> None:
        """Take quotations that no longer stand in the text out of it."""
        for child in lookups.children(self.tx, self.row.item_id):
            if child.item_id not in self.kept:
                gone = {"parent_id": None, "position": 0}
                lookups.update(self.tx, "items", {"item_id": child.item_id}, gone)

    def _is_elsewhere(self, known: ItemRow) -> bool:
        return known.parent_id is not None and known.parent_id != self.row.item_id

    def _placed_again(self, number: int, known: ItemRow) -> str:
        item_id = new_id()
        self.kept.add(item_id)
        lookups.insert(self.tx, "items", {
            "item_id": item_id, "parent_id": self.row.item_id, "position": number,
            "kind": ItemKind.INLINE.value, "excerpt_id": known.excerpt_id,
            "wording": known.wording,
            "emphasis": emphasis_json(known.emphasis),
        })  # fmt: skip
        return quotation_markdown(lookups.words_of(self.tx, known), item_id)

    def _wording(self, known: ItemRow, words: str) -> str | None:
        """Return the wording of a quotation whose words may have been shortened in the text."""
        own = self._own_words(known)
        if _same(own, words):
            return None
        if _same(lookups.words_of(self.tx, known), words) or not is_permitted(
            unwrapped(own), words
        ):
            return known.wording
        return words

    def _write(self, known: ItemRow, number: int, wording: str | None) -> None:
        place = (self.row.item_id, number, wording)
        if (known.parent_id, known.position, known.wording) != place:
            words = wording if wording is not None else self._own_words(known)
            emphasis = emphasis_carried(self.tx, known, words)
            columns = {"parent_id": place[0], "position": number, "wording": wording}
            columns["emphasis"] = emphasis
            lookups.update(self.tx, "items", {"item_id": known.item_id}, columns)

    def _own_words(self, known: ItemRow) -> str:
        return lookups.excerpt(self.tx, known.excerpt_id).words


def _same(one: str, other: str) -> bool:
    return collapsed(one) == collapsed(other)


def _as_typed(found: InlineQuotation) -> str:
    """Return the words of a quotation as they stand in its brackets, escapes included."""
    markdown = quotation_markdown(found.words, found.item_id)
    return markdown[1 : markdown.rindex("]{.quote")]

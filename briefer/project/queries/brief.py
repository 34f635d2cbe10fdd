"""The whole brief as one value."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

import apsw

from briefer.core.brief import Brief, BriefSettings, FrontMatter, NotesKind, PinpointKind
from briefer.core.excerpt import Excerpt
from briefer.core.likelihood import table_of
from briefer.core.origins import OriginChoices
from briefer.core.outline import (
    Judgement,
    OutlineItem,
    Paraphrase,
    Printing,
    Quotation,
    Section,
    TextItem,
)
from briefer.core.source import Source
from briefer.project.queries.sources import newer_versions
from briefer.project.values import (
    EXCERPT_COLUMNS,
    SOURCE_COLUMNS,
    ItemKind,
    Row,
    Stance,
    excerpt_of,
    read_emphasis,
    source_of,
)

_ITEMS = """
SELECT item_id, parent_id, kind, printed, title, markdown, excerpt_id, wording, translation,
       word_budget, is_parked, expects_sources, is_own_analysis, likelihood,
       confidence, confidence_reason, emphasis
  FROM items WHERE kind <> 'inline' OR parent_id IS NOT NULL
 ORDER BY parent_id, position, item_id
"""
_USED_EXCERPTS = f"""
SELECT {EXCERPT_COLUMNS} FROM excerpts WHERE excerpt_id IN (
  SELECT excerpt_id FROM items WHERE kind <> 'inline' OR parent_id IS NOT NULL
  UNION SELECT excerpt_id FROM supports)
"""  # noqa: S608
_SOURCES_OF = f"""
SELECT {SOURCE_COLUMNS} FROM sources WHERE source_id IN (SELECT value FROM json_each(?))
    OR key IN (SELECT key FROM cites) ORDER BY position
"""  # noqa: S608


def brief(connection: apsw.Connection) -> Brief:
    """Return the brief: front matter, settings, outline, and what the outline uses."""
    excerpts = {e.excerpt_id: e for e in map(excerpt_of, connection.execute(_USED_EXCERPTS))}
    sources = _sources(connection, excerpts.values())
    return Brief(
        _front(connection),
        _settings(connection),
        outline(connection),
        excerpts,
        sources,
        _dismissed(connection),
        newer_versions(connection),
        _origins(connection).among(sources),
    )


def outline(connection: apsw.Connection) -> tuple[OutlineItem, ...]:
    """Return the outline alone."""
    children: defaultdict[str | None, list[Row]] = defaultdict(list)
    for row in connection.execute(_ITEMS):
        children[row[1]].append(row)
    return _Builder(children, _supports(connection)).items(None)


def _front(connection: apsw.Connection) -> FrontMatter:
    rows = connection.execute("SELECT name, value FROM front_matter")
    return FrontMatter(**{str(name): str(value) for name, value in rows})


def _settings(connection: apsw.Connection) -> BriefSettings:
    values: dict[str, Any] = {
        str(name): json.loads(str(value))
        for name, value in connection.execute("SELECT name, value FROM settings")
    }
    for name, kind in (("notes", NotesKind), ("pinpoints", PinpointKind)):
        if name in values:
            values[name] = kind(values[name])
    if values.get("likelihood") is not None:
        values["likelihood"] = table_of(values["likelihood"])
    return BriefSettings(**values)


def _dismissed(connection: apsw.Connection) -> frozenset[tuple[str, str]]:
    rows = connection.execute("SELECT item_id, finding FROM dismissals")
    return frozenset((str(item_id), str(finding)) for item_id, finding in rows)


def _origins(connection: apsw.Connection) -> OriginChoices:
    found: dict[bool, set[frozenset[str]]] = {True: set(), False: set()}
    for first, second, is_one in connection.execute("SELECT * FROM origins"):
        found[bool(is_one)].add(frozenset({str(first), str(second)}))
    return OriginChoices(frozenset(found[False]), frozenset(found[True]))


def _supports(connection: apsw.Connection) -> Mapping[tuple[str, str], tuple[str, ...]]:
    found: defaultdict[tuple[str, str], list[str]] = defaultdict(list)
    rows = connection.execute(
        "SELECT item_id, stance, excerpt_id FROM supports ORDER BY item_id, stance, position"
    )
    for item_id, stance, excerpt_id in rows:
        found[str(item_id), str(stance)].append(str(excerpt_id))
    return {key: tuple(ids) for key, ids in found.items()}


def _sources(connection: apsw.Connection, excerpts: Iterable[Excerpt]) -> Mapping[str, Source]:
    ids = json.dumps(sorted({excerpt.source_id for excerpt in excerpts}))
    sources = map(source_of, connection.execute(_SOURCES_OF, (ids,)))
    return {source.source_id: source for source in sources}


@dataclass(frozen=True, slots=True)
class _Builder:
    """Makes the tree from its rows."""

    children: Mapping[str | None, list[Row]]
    supports: Mapping[tuple[str, str], tuple[str, ...]]

    def items(self, parent_id: str | None) -> tuple[OutlineItem, ...]:
        """Return the children of a section, None for the top level."""
        return tuple(map(self._item, self.children.get(parent_id, ())))

    def _item(self, row: Row) -> OutlineItem:
        (item_id, _parent, kind, printed, title, markdown, _excerpt, _wording, _translation,
         budget, is_parked, expects, is_own, likelihood, confidence, reason,
         _emphasis) = row  # fmt: skip
        is_printed = _printing(printed)
        match ItemKind(kind):
            case ItemKind.SECTION:
                return Section(
                    item_id, title, self.items(item_id), budget, bool(is_parked), is_printed,
                    None if expects is None else bool(expects),
                )  # fmt: skip
            case ItemKind.TEXT:
                inline = tuple(_quotation(child) for child in self.children.get(item_id, ()))
                rests_on = self._rests_on(item_id)
                return TextItem(item_id, markdown, inline, rests_on, bool(is_own), is_printed)
            case ItemKind.PARAPHRASE:
                return Paraphrase(item_id, markdown, self._rests_on(item_id), is_printed)
            case ItemKind.JUDGEMENT:
                return Judgement(
                    item_id, markdown, likelihood, confidence, reason, self._rests_on(item_id),
                    self._rests_on(item_id, Stance.AGAINST), is_printed,
                )  # fmt: skip
            case _:
                return _quotation(row)

    def _rests_on(self, item_id: str, stance: Stance = Stance.FOR) -> tuple[str, ...]:
        return self.supports.get((item_id, stance.value), ())


def _printing(stored: int) -> bool | Printing:
    """Return a print switch as stored; a number that nobody writes counts as printed."""
    return Printing.AT_FULL_LENGTH if stored == Printing.AT_FULL_LENGTH else bool(stored)


def _quotation(row: Row) -> Quotation:
    *_rest, emphasis = row
    return Quotation(row[0], row[6], row[7], row[8], _printing(row[3]), read_emphasis(emphasis))

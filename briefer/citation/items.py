"""Sources as the processor wants them: CSL-JSON read once into names, dates and texts."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from briefer.citation.moments import Date, date
from briefer.citation.notefield import with_note_variables
from briefer.citation.people import Name, names
from briefer.citation.variables import DATE_VARIABLES, NAME_VARIABLES

# Names that CSL-JSON had before 1.0.2, and what they are called now.
_OLD_NAMES = {
    "journalAbbreviation": "container-title-short",
    "shortTitle": "title-short",
    "event": "event-title",
    "archive-location": "archive_location",
}
_TYPES = {"": "document", "legal": "legal_case", "motion-picture": "motion_picture"}
_FIRST_PAGE = "-\u2013,&;"


class Item:
    """One source. `present` holds the variables with a value; `memo` caches renderings."""

    __slots__ = ("dates", "item_id", "language", "memo", "names", "present", "texts", "type")

    def __init__(self, item_id: str, data: Mapping[str, Any]) -> None:
        self.item_id = item_id
        data = with_note_variables(data)
        kind = str(data.get("type") or "")
        self.type = _TYPES.get(kind, kind)
        self.language = str(data.get("language") or "")
        self.names: dict[str, tuple[Name, ...]] = {}
        self.dates: dict[str, Date] = {}
        self.texts: dict[str, str] = {}
        self.memo: dict[Any, Any] = {}
        for key, value in data.items():
            self._take(key, value)
        self._complete()
        self.present = frozenset([*self.names, *self.dates, *self.texts])

    def _take(self, key: str, value: object) -> None:
        key = _OLD_NAMES.get(key, key)
        if key in {"id", "type", "custom"}:
            return
        if key in NAME_VARIABLES:
            if found := names(value):
                self.names[key] = found
        elif key in DATE_VARIABLES:
            if moment := date(value):
                self.dates[key] = moment
        elif isinstance(value, (str, int, float)) and str(value).strip():
            self.texts[key] = str(value).strip(" \n\t")

    def _complete(self) -> None:
        page = self.texts.get("page")
        if page and "page-first" not in self.texts:
            ends = [at for mark in _FIRST_PAGE if (at := page.find(mark)) > 0]
            self.texts["page-first"] = page[: min(ends)].strip() if ends else page
        if "event-title" in self.texts:
            self.texts.setdefault("event", self.texts["event-title"])

    def text(self, name: str, form: str = "") -> str:
        """Return the text of a variable, its short form where asked and known."""
        if form == "short":
            short = self.texts.get(f"{name}-short")
            if short:
                return short
        return self.texts.get(name, "")

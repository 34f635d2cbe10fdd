"""What the sources of a project are called in short, and the numbers of their colours."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QCoreApplication

from briefer.core.source import Source
from briefer.core.text import first_words
from briefer.markup.cites import write_locator
from briefer.markup.nodes import CiteRef

if TYPE_CHECKING:
    from briefer.ui.session import Session

translate = QCoreApplication.translate

_TITLE = 24  # code points of a title that stands in for a missing author


class SourceNames:
    """Looks up the sources of `session` as they are now."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def source(self, source_id: str) -> Source | None:
        """Return a source, None where the project does not have it."""
        line = self._session.source_line(source_id)
        return None if line is None else line.source

    def source_of_key(self, key: str) -> str:
        """Return the id of the source with a citation key, empty for none."""
        found = (s.source for s in self._session.sources if s.source.key == key)
        return next((source.source_id for source in found), "")

    def color(self, source_id: str) -> int | None:
        """Return the number of a source's colour, its place in the source list."""
        return self.colors().get(source_id)

    def colors(self) -> Mapping[str, int]:
        """Return the number of every source's colour."""
        return {s.source.source_id: i for i, s in enumerate(self._session.sources)}

    def cite(self, cite: CiteRef) -> str:
        """Return a cite as its chip says it: "Tocchi 2024, ¶4"."""
        source = self.source(self.source_of_key(cite.key))
        name = short_name(source) if source is not None else f"@{cite.key}?"
        return f"{name}, {place}" if (place := _place(cite)) else name


def short_name(source: Source) -> str:
    """Return author and year of `source`, or the beginning of its title."""
    names = _last_names(source.item.value("author"))
    name = names or first_words(source.item.text("title") or source.name, _TITLE)
    year = _year(source.item.value("issued"))
    return f"{name} {year}".strip()


def _place(cite: CiteRef) -> str:
    if cite.label == "paragraph" and cite.locator:
        return f"¶{cite.locator}"
    return write_locator(cite.label, cite.locator)


def _last_names(value: Any) -> str:  # noqa: ANN401 - a value of CSL-JSON
    if not isinstance(value, list):
        return ""
    names = [str(n.get("family") or n.get("literal") or "") for n in value if isinstance(n, dict)]
    names = [name for name in names if name]
    if len(names) > 2:
        return translate("Outline", "{name} et al.").format(name=names[0])
    return " & ".join(names)


def _year(value: Any) -> str:  # noqa: ANN401
    if not isinstance(value, dict):
        return ""
    parts = value.get("date-parts")
    return str(parts[0][0]) if parts and parts[0] else ""

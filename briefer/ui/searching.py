"""Searching the texts of all sources, and finding the place of a hit."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from briefer.ui.session import Session

if TYPE_CHECKING:
    from briefer.core.source import SourceText
    from briefer.project.queries import Hit

HIT_LIMIT = 60
LEAST = 2  # characters that are worth searching for
_PAUSE_MS = 140  # of typing, before the texts are searched


class Searcher(QObject):
    """Searches when typing pauses; an answer to words that have changed since is dropped."""

    found = Signal(object)  # tuple[Hit, ...]
    located = Signal(str, object)  # source id, Span

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._words = ""
        self._timer = QTimer(self, singleShot=True, interval=_PAUSE_MS)
        self._timer.timeout.connect(self._search)
        self._turn = 0  # counts what was typed: a search for what is no longer there gives up

    @property
    def words(self) -> str:
        """Return what is searched for."""
        return self._words

    def search(self, words: str) -> None:
        """Search for `words` as soon as they stay as they are for a moment."""
        self._words = words.strip()
        self._turn += 1
        self._timer.start()

    def locate(self, hit: Hit) -> None:
        """Find the exact place of `hit`; `located` gives it."""
        from briefer.project import queries  # noqa: PLC0415 - loads apsw

        then = partial(self._locate_in, hit)
        self._session.read(queries.source_text, hit.source_id, then=then)

    def _search(self) -> None:
        if len(self._words) < LEAST or self._session.project is None:
            self.found.emit(())
            return
        from briefer.project import queries  # noqa: PLC0415 - loads apsw

        then = partial(self._take, self._words)
        is_stale = partial(self._is_past, self._turn)
        self._session.read(queries.search, self._words, HIT_LIMIT, is_stale, then=then)

    def _is_past(self, turn: int) -> bool:
        """Tell whether something else has been typed since; asked on the database thread."""
        return turn != self._turn

    def _take(self, words: str, hits: tuple[Hit, ...]) -> None:
        if words == self._words:
            self.found.emit(hits)

    def _locate_in(self, hit: Hit, text: SourceText) -> None:
        from briefer.ui.hits import span_of  # noqa: PLC0415 - not at the start

        self.located.emit(hit.source_id, span_of(hit, text))

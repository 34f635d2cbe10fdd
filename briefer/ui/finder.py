"""Finding in a reader: keeps the find bar and the view in step."""

from __future__ import annotations

from PySide6.QtCore import QObject

from briefer.core.text import Span
from briefer.ui.findbar import FindBar
from briefer.ui.finding import find_spans, next_of
from briefer.ui.sourceview import SourceView


class Finder(QObject):
    """Looks for what `bar` asks for in what `view` shows."""

    def __init__(self, view: SourceView, bar: FindBar, parent: QObject) -> None:
        super().__init__(parent)
        self._view = view
        self._bar = bar
        self._hits: tuple[Span, ...] = ()
        self._current: Span | None = None
        bar.query_changed.connect(self._look)
        bar.step_requested.connect(self.step)
        bar.closed.connect(self.close)
        view.folds_changed.connect(self.look_again)

    def open(self) -> None:
        """Open the bar; words selected in one paragraph are what is looked for."""
        spans = self._view.selected_spans()
        is_short = len(spans) == 1 and len(spans[0]) < 80
        self._bar.start(spans[0].of(self._view.text.canonical) if is_short else "")
        self._look()

    def close(self) -> None:
        """Close the bar and give the text the focus."""
        self._bar.hide()
        self._show((), None)
        self._view.setFocus()

    def step(self, is_backward: bool = False) -> None:
        """Go to the next or the previous hit; the bar opens where nothing is looked for."""
        if not self._bar.query.strip():
            self.open()
            return
        if self._bar.isHidden():
            self._bar.show()
            self._hits = find_spans(self._view.visible_blocks(), self._bar.query)
        self._go(next_of(self._hits, self._from(is_backward), is_backward=is_backward))

    def look_again(self) -> None:
        """Look once more: the text shown is another one now."""
        if not self._bar.isHidden():
            self._hits = find_spans(self._view.visible_blocks(), self._bar.query)
            self._show(self._hits, self._current if self._current in self._hits else None)

    def _look(self) -> None:
        """Look for what is typed, from what is in sight on."""
        self._hits = find_spans(self._view.visible_blocks(), self._bar.query)
        start = self._current.start if self._current else self._view.place()[0]
        self._go(next_of(self._hits, start))

    def _from(self, is_backward: bool) -> int:
        if self._current is None:
            return self._view.place()[0]
        return self._current.start if is_backward else self._current.end

    def _go(self, hit: Span | None) -> None:
        self._show(self._hits, hit)
        if hit is not None and not self._view.is_in_sight(hit):
            self._view.reveal((hit,), flash=False)

    def _show(self, hits: tuple[Span, ...], current: Span | None) -> None:
        self._hits, self._current = hits, current
        self._view.set_hits(hits, current)
        self._bar.show_count(hits.index(current) + 1 if current else 0, len(hits))

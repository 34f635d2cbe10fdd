"""A verdict on a quotation in words, with what to look at."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from briefer.ui.outlinerows import Tone
from briefer.ui.telling import said_in_language as tr
from briefer.ui.theme import Theme

if TYPE_CHECKING:
    from briefer.checking.verdicts import Judged

TONES = {"green": Tone.GOOD, "amber": Tone.DOUBTFUL, "red": Tone.BAD}
PICTURES = {
    Tone.GOOD: "check-circle", Tone.DOUBTFUL: "warning", Tone.BAD: "error", Tone.PLAIN: "info",
}  # fmt: skip


class VerdictLine(QWidget):
    """Shows one verdict: a picture, the verdict, and a sentence for each caution."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._tone = Tone.GOOD
        self._picture, self._words = QLabel(), QLabel()
        self._words.setTextFormat(Qt.TextFormat.PlainText)
        self._words.setWordWrap(True)
        row = QHBoxLayout(self)
        row.setContentsMargins(2, 2, 0, 2)
        row.setSpacing(6)
        row.addWidget(self._picture, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self._words, 1)
        theme.changed.connect(self._show_picture)

    @property
    def words(self) -> str:
        """Return what is said."""
        return self._words.text()

    def show_verdict(self, judged: Judged | None) -> None:
        """Show `judged`, nothing for None."""
        self.setVisible(judged is not None)
        if judged is None:
            self._words.clear()
            return
        from briefer.jobs.verdictwords import (  # noqa: PLC0415 - not before the window
            long_verdict,
            said_cautions,
            short_verdict,
        )

        cautions = tuple(said_cautions(judged, tr))
        more = " ".join(cautions) or long_verdict(judged.verdict, tr)
        self._words.setText(f"{short_verdict(judged.verdict, tr)}: {more}")
        self._words.setAccessibleName(self.tr("Verdict: {words}").format(words=self.words))
        self._dress(TONES[judged.verdict.colour])

    def _dress(self, tone: Tone) -> None:
        self._tone = tone
        self._theme.dress(self._words, tone)
        self._words.style().unpolish(self._words)
        self._words.style().polish(self._words)
        self._show_picture()

    def _show_picture(self) -> None:
        side = self._theme.px(15)
        icon = self._theme.icon(PICTURES[self._tone], self._tone)
        self._picture.setPixmap(icon.pixmap(QSize(side, side), self.devicePixelRatioF()))

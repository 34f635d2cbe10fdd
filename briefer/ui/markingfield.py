"""The marking of a brief: a scheme and its level, or words of one's own."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from briefer.core.markings import Scheme, levels, markings_in
from briefer.ui.fields import ChoiceBox
from briefer.ui.pendingfields import PendingField

_NONE, _OWN = "", "own"


class MarkingField(QWidget):
    """Asks for one marking; `committed` comes with its words, empty for none."""

    committed = Signal(str)

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.scheme, self.level = ChoiceBox(), ChoiceBox()
        self.own = PendingField(self.tr("Marking in your own words"), self.tr("On every page"))
        self.scheme.setAccessibleName(self.tr("Scheme of the marking"))
        self.level.setAccessibleName(name)
        self._stored = ""
        self._lay_out()
        self.scheme.activated.connect(self._choose_scheme)
        self.level.activated.connect(self._choose_level)
        self.own.committed.connect(self._commit)
        self.show_value("")

    def show_value(self, value: str) -> None:
        """Show the marking that is stored."""
        wants_own = self.scheme.currentData() == _OWN and not value
        self._stored = value
        scheme = scheme_of(value)
        found = _OWN if value and scheme is None else (scheme.value if scheme else _NONE)
        self._show_scheme(_OWN if wants_own else found)
        if scheme is not None:
            self.level.setCurrentIndex(self.level.findData(value))
        self.own.show_value(value if found == _OWN else "")

    def flush(self) -> None:
        """Make what was typed an edit now."""
        self.own.flush()

    def _show_scheme(self, scheme: str) -> None:
        self.scheme.setCurrentIndex(self.scheme.findData(scheme))
        self.level.clear()
        if scheme not in {_NONE, _OWN}:
            for words in levels(Scheme(scheme)):  # the scheme stands before it already
                self.level.addItem(words.removeprefix(f"{scheme}:"), words)
        self.level.setVisible(self.level.count() > 0)
        self.own.setVisible(scheme == _OWN)

    def _choose_scheme(self, _index: int) -> None:
        """Begin with the lowest level: a person raises it, the program decides nothing."""
        scheme = str(self.scheme.currentData())
        self._show_scheme(scheme)
        if scheme == _OWN:
            self._commit("")
            self.own.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self._commit(str(self.level.currentData() or ""))

    def _choose_level(self, _index: int) -> None:
        self._commit(str(self.level.currentData()))

    def _commit(self, words: str) -> None:
        if words != self._stored:
            self._stored = words
            self.committed.emit(words)

    def _lay_out(self) -> None:
        for value, words in (
            (_NONE, self.tr("None")),
            (Scheme.TLP.value, self.tr("TLP")),
            (Scheme.UK.value, self.tr("UK")),
            (Scheme.CUI.value, self.tr("US CUI")),
            (_OWN, self.tr("Own words")),
        ):
            self.scheme.addItem(words, value)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        for field, share in ((self.scheme, 2), (self.level, 3), (self.own, 3)):
            field.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
            field.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            row.addWidget(field, share)
        self.setFocusProxy(self.scheme)


def scheme_of(words: str) -> Scheme | None:
    """Return the scheme that has `words` as a level, None for words of one's own."""
    found = markings_in(words)
    return found[0].scheme if len(found) == 1 and found[0].words == words else None

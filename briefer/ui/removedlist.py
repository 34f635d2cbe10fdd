"""What was removed: sources and excerpts that can come back."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QPushButton,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from briefer.core.text import first_words
from briefer.ui.dialogsize import size_dialog
from briefer.ui.session import Session
from briefer.ui.sourceline import title_of
from briefer.ui.telling import local_time
from briefer.ui.theme import current

if TYPE_CHECKING:
    from briefer.project.queries import ExcerptLine, SourceLine

_ID = Qt.ItemDataRole.UserRole
_LONGEST = 90  # code points of an excerpt


class RemovedList(QDialog):
    """Lists removed sources and excerpts and puts them back; it stays open beside the work."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setModal(False)
        self.setWindowTitle(self.tr("Removed sources and excerpts"))
        self._session = session
        self._sources: tuple[SourceLine, ...] = ()
        self._excerpts: tuple[ExcerptLine, ...] = ()
        self.list = QTreeWidget()
        self.restore = QPushButton(self.tr("Put back"))
        self._about = QLabel()
        self._lay_out()
        session.changed.connect(self.refresh)
        session.project_closed.connect(self.close)

    @property
    def names(self) -> tuple[str, ...]:
        """Return what is listed, without the headings."""
        return tuple(item.text(0) for item in self._items())

    def refresh(self) -> None:
        """Read what was removed, if the list is seen."""
        if not self.isVisible():
            return
        from briefer.project import queries  # noqa: PLC0415 - loads apsw

        self._session.read(queries.removed_sources, then=self._take_sources)
        self._session.read(queries.removed_excerpts, then=self._take_excerpts)

    def put_back(self) -> None:
        """Put what is selected back on the lists."""
        from briefer.project import edits  # noqa: PLC0415 - loads apsw

        chosen = [item.data(0, _ID) for item in self._items() if item.isSelected()]
        sources = tuple(key for kind, key in chosen if kind == "source")
        excerpts = tuple(key for kind, key in chosen if kind == "excerpt")
        if sources:
            self._session.submit(edits.restore_sources, sources)
        if excerpts:
            self._session.submit(edits.restore_excerpts, excerpts)

    def _items(self) -> list[QTreeWidgetItem]:
        items = (self.list.topLevelItem(n) for n in range(self.list.topLevelItemCount()))
        return [item for item in items if item is not None and item.data(0, _ID)]

    def _take_sources(self, lines: tuple[SourceLine, ...]) -> None:
        self._sources = lines
        self._fill()

    def _take_excerpts(self, lines: tuple[ExcerptLine, ...]) -> None:
        self._excerpts = lines
        self._fill()

    def _fill(self) -> None:
        self.list.clear()
        sources = [
            (title_of(line.source), line.source.removed_at, ("source", line.source.source_id))
            for line in self._sources
        ]
        excerpts = [
            (
                f"“{first_words(line.excerpt.words, _LONGEST)}”",
                line.excerpt.removed_at,
                ("excerpt", line.excerpt.excerpt_id),
            )
            for line in self._excerpts
        ]
        self._add(self.tr("Sources"), sources)
        self._add(self.tr("Excerpts"), excerpts)
        self._about.setText(
            self.tr("Nothing here is lost. What was removed for good is not listed.")
            if sources or excerpts
            else self.tr("Nothing was removed.")
        )
        self._allow()

    def _add(self, heading: str, lines: Sequence[tuple[str, str, tuple[str, str]]]) -> None:
        if not lines:
            return
        look = current()
        head = QTreeWidgetItem(self.list, [heading])
        head.setFont(0, look.font(11.5, 600))
        head.setForeground(0, look.color("faint"))
        head.setFlags(Qt.ItemFlag.NoItemFlags)
        for words, at, key in lines:
            item = QTreeWidgetItem(self.list, [words, local_time(at)])
            item.setForeground(1, look.color("muted"))
            item.setToolTip(0, words)
            item.setData(0, _ID, key)

    def _allow(self) -> None:
        is_chosen = any(item.isSelected() for item in self._items())
        self.restore.setEnabled(is_chosen and not self._session.is_read_only)

    def _lay_out(self) -> None:
        look = current()
        title = QLabel(self.windowTitle())
        look.dress(title, "heading")
        look.dress(self._about, "meta")
        self._about.setWordWrap(True)
        self.list.setObjectName("lines")
        self.list.setColumnCount(2)
        self.list.setHeaderHidden(True)
        self.list.setIndentation(0)
        self.list.setAccessibleName(self.windowTitle())
        self.list.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.list.itemSelectionChanged.connect(self._allow)
        self.list.itemActivated.connect(self.put_back)
        header = self.list.header()
        header.setStretchLastSection(False)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        header.setSectionResizeMode(1, QHeaderView.ResizeMode.ResizeToContents)
        look.dress(self.restore, "button")
        self.restore.setEnabled(False)
        self.restore.clicked.connect(self.put_back)
        done = QPushButton(self.tr("Close"))
        look.dress(done, "button")
        done.clicked.connect(self.close)
        foot = QHBoxLayout()
        foot.addWidget(self.restore)
        foot.addStretch()
        foot.addWidget(done)
        column = QVBoxLayout(self)
        column.setContentsMargins(18, 16, 18, 14)
        column.setSpacing(10)
        for widget in (title, self._about, self.list):
            column.addWidget(widget)
        column.addLayout(foot)
        size_dialog(self, 520, 460)

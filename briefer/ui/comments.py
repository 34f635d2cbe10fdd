"""The comments on items that ask for attention, as a colleague made them in a returned brief."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QSize, Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from briefer.core.text import first_words
from briefer.ui.theme import Theme
from briefer.ui.toolbuttons import tool_button

if TYPE_CHECKING:
    from briefer.project.changes import Change
    from briefer.project.queries import Comment
    from briefer.ui.session import Session

_MOST = 200  # code points of a comment that are shown, the rest in its tool tip


class Comments(QObject):
    """Knows the open comments of the project; `updated` comes when they are other ones."""

    updated = Signal()

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self.setObjectName("comments")
        self._session = session
        self._open: tuple[Comment, ...] = ()
        session.project_opened.connect(self._read)
        session.project_closed.connect(self._clear)
        session.changed.connect(self._take_change)
        if session.project is not None:
            self._read()

    def on(self, item_id: str) -> tuple[Comment, ...]:
        """Return the comments on an item that nobody has settled, the oldest first."""
        return tuple(comment for comment in self._open if comment.item_id == item_id)

    def _read(self) -> None:
        from briefer.project import queries  # noqa: PLC0415 - loads apsw

        self._session.read(queries.comments, then=self._take)

    def _take(self, found: tuple[Comment, ...]) -> None:
        self._open = tuple(comment for comment in found if not comment.resolved_at)
        self.updated.emit()

    def _take_change(self, change: Change) -> None:
        if "comments" in change.rows:
            self._read()

    def _clear(self) -> None:
        self._open = ()
        self.updated.emit()


def comments_of(session: Session) -> Comments:
    """Return the comments of `session`, made at the first call."""
    found = session.findChild(Comments, "comments")
    return found if isinstance(found, Comments) else Comments(session)


class CommentList(QFrame):
    """Shows the open comments on one item, each with a button that settles it."""

    def __init__(self, session: Session, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("doubt")
        self.setAccessibleName(self.tr("Comments"))
        self._session = session
        self._theme = theme
        self._comments = comments_of(session)
        self._item_id = ""
        self._shown: Sequence[Comment] = ()
        self._rows: list[QWidget] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(8, 5, 4, 5)
        self._column.setSpacing(2)
        self._comments.updated.connect(self._show)
        self.hide()

    @property
    def words(self) -> tuple[str, ...]:
        """Return who says what, one string a comment."""
        return tuple(map(_said, self._shown))

    def show_item(self, item_id: str) -> None:
        """Show the comments on another item, empty for none."""
        self._item_id = item_id
        self._show()

    def _show(self) -> None:
        found = self._comments.on(self._item_id)
        if found == self._shown:
            return
        self._shown = found
        for row in self._rows:
            self._column.removeWidget(row)
            row.hide()
            row.deleteLater()
        self._rows = [self._row(comment) for comment in found]
        for row in self._rows:
            self._column.addWidget(row)
        self.setVisible(bool(found))

    def _row(self, comment: Comment) -> QWidget:
        row = QWidget(self)
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 0, 0, 0)
        picture, words = QLabel(), QLabel(first_words(_said(comment), _MOST))
        side = self._theme.px(15)
        icon = self._theme.icon("note", "doubtful")
        picture.setPixmap(icon.pixmap(QSize(side, side), self.devicePixelRatioF()))
        words.setTextFormat(Qt.TextFormat.PlainText)
        words.setWordWrap(True)
        words.setToolTip(comment.words)
        self._theme.dress(words, "body")
        settle = tool_button(
            self._theme.icon("check"), self.tr("Settle this comment"),
            partial(self._settle, comment.comment_id),
        )  # fmt: skip
        settle.setEnabled(not self._session.is_read_only)
        line.addWidget(picture, 0, Qt.AlignmentFlag.AlignTop)
        line.addWidget(words, 1)
        line.addWidget(settle, 0, Qt.AlignmentFlag.AlignTop)
        return row

    def _settle(self, comment_id: str) -> None:
        from briefer.project import edits  # noqa: PLC0415 - loads apsw

        self._session.submit(edits.resolve_comment, comment_id)


def _said(comment: Comment) -> str:
    return f"{comment.author}: {comment.words}" if comment.author else comment.words

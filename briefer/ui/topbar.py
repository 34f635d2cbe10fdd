"""The bar at the top: the brief's title, undo, search, sources, readers, theme, export."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QAction, QFontMetrics, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QMenu,
    QPushButton,
    QToolButton,
    QWidget,
)

from briefer.ui.commands import Commands
from briefer.ui.searchfield import SearchField
from briefer.ui.session import Session
from briefer.ui.theme import current, icon

_HEIGHT = 54
_ROOMY = 1120  # pixels at normal text size from which buttons carry words
_TITLE_MAX = 380


class TitleField(QLineEdit):
    """The brief's title: reads as a heading, is edited by clicking it."""

    renamed = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("quiet")
        current().dress(self, "title")
        self.setAccessibleName(self.tr("Title of the brief"))
        self.setToolTip(self.tr("Title of the brief: click to change it"))
        self.setPlaceholderText(self.tr("Untitled brief"))
        self._shown = ""
        self.editingFinished.connect(self._finish)
        self.textChanged.connect(self.updateGeometry)

    def show_title(self, title: str) -> None:
        """Show `title`, unless the person is typing another."""
        self._shown = title
        if not (self.hasFocus() and self.isModified()):
            self.setText(title)
            self.setCursorPosition(0)

    def sizeHint(self) -> QSize:
        """Return the room the title needs, up to a limit."""
        words = self.text() or self.placeholderText()
        width = QFontMetrics(self.font()).horizontalAdvance(words) + current().px(26)
        return QSize(min(width, current().px(_TITLE_MAX)), super().sizeHint().height())

    def minimumSizeHint(self) -> QSize:
        """Return the least room: some words of the title."""
        return QSize(current().px(90), super().minimumSizeHint().height())

    def _finish(self) -> None:
        typed = self.text().strip()
        self.setModified(False)
        self.setCursorPosition(0)
        if typed and typed != self._shown:
            self._shown = typed
            self.renamed.emit(typed)
        elif not typed:
            self.setText(self._shown)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let Escape give up, and Return finish and leave."""
        if event.key() == Qt.Key.Key_Escape:
            self.setText(self._shown)
            self.clearFocus()
        else:
            super().keyPressEvent(event)
            if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
                self.clearFocus()


class TopBar(QWidget):
    """What is always at hand. It shows actions; what they do is decided elsewhere."""

    def __init__(self, commands: Commands, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("bar")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAccessibleName(self.tr("Top bar"))
        self._commands = commands
        self.title = TitleField()
        self.note = QLabel()  # "Copy of 14:02, read-only"
        self.note.setTextFormat(Qt.TextFormat.PlainText)
        current().dress(self.note, "doubtful")
        self.search = SearchField(session)
        self.search.setToolTip(commands.action("search").toolTip())
        self._menu_button = self._menu("menu", self.tr("Menu (Alt+M)"))
        self._menu_button.setShortcut("Alt+M")
        commands.fill(self._menu_button.menu())
        self._add = self._worded("add-files", self.tr("Add sources"))
        self._add.setMenu(self._add_menu())
        self._add.setPopupMode(QToolButton.ToolButtonPopupMode.MenuButtonPopup)
        self._readers = self._menu("columns", self.tr("Readers side by side (Alt+1 to Alt+4)"))
        self._theme = self._menu("contrast", self.tr("Theme and size of text"))
        self._fill_view_menus()
        self._export = self._export_button()
        self._lay_out()
        current().changed.connect(self._fit)
        self._fit()

    @property
    def recent_menu(self) -> QMenu:
        """Return the menu that lists the briefs opened last."""
        action = self._commands.action("recent")
        found = action.menu()
        if not isinstance(found, QMenu):
            found = QMenu(self)
            action.setMenu(found)
        return found

    def set_open(self, *, is_open: bool) -> None:
        """Show what belongs to a brief only while one is open."""
        for part in self._of_brief:
            part.setVisible(is_open)
        self.note.setVisible(is_open and bool(self.note.text()))

    def _menu(self, picture: str, words: str) -> QToolButton:
        button = QToolButton()
        button.setIcon(icon(picture))
        button.setToolTip(words)
        button.setAccessibleName(words)
        button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        button.setMenu(QMenu(button))
        return button

    def _worded(self, command_id: str, words: str) -> QToolButton:
        button = self._commands.button(command_id)
        action = self._commands.action(command_id)
        action.setIconText(words)
        current().dress(button, "button")
        return button

    def _add_menu(self) -> QMenu:
        menu = QMenu(self)
        for command_id in ("add-files", "add-folder", "add-pasted"):
            menu.addAction(self._commands.action(command_id))
        menu.addSeparator()
        menu.addAction(self._commands.action("source-table"))
        return menu

    def _fill_view_menus(self) -> None:
        for number in range(5):
            self._readers.menu().addAction(self._commands.action(f"readers-{number}"))
        self._readers.menu().addSeparator()
        self._add_actions(self._readers.menu(), "rail", "outline")
        self._add_actions(self._theme.menu(), "theme-system", "theme-light", "theme-dark")
        self._theme.menu().addSeparator()
        self._add_actions(self._theme.menu(), "text-100", "text-125", "text-150", "text-200")

    def _add_actions(self, menu: QMenu, *command_ids: str) -> None:
        for command_id in command_ids:
            menu.addAction(self._commands.action(command_id))

    def _export_button(self) -> QPushButton:
        action: QAction = self._commands.action("export")
        button = QPushButton(self.tr("Export to Word"))
        button.setObjectName("primary")
        button.setIcon(icon("export", "on_accent"))
        button.setToolTip(action.toolTip())
        button.setAccessibleName(action.text())
        button.clicked.connect(action.trigger)
        action.enabledChanged.connect(button.setEnabled)
        current().dress(button, "primary")
        return button

    def _lay_out(self) -> None:
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(10, 0, 14, 0)
        self._row.setSpacing(4)
        for widget in (self._menu_button, self.title, self.note):
            self._row.addWidget(widget)
        self._row.addSpacing(8)
        steps = [self._commands.button(command_id) for command_id in ("undo", "redo")]
        for button in steps:
            self._row.addWidget(button)
        self._row.addStretch(2)
        self._row.addWidget(self.search, 5)
        self._row.addStretch(2)
        for button in (self._add, self._readers, self._theme):
            self._row.addWidget(button)
        self._row.addSpacing(6)
        self._row.addWidget(self._export)
        self._of_brief = (
            self.title, *steps, self.search, self._add, self._readers, self._export,
        )  # fmt: skip

    def _fit(self) -> None:
        """Show words where there is room for them, pictures alone where there is not."""
        look = current()
        is_roomy = self.width() >= look.px(_ROOMY)
        self.setFixedHeight(look.px(_HEIGHT))
        self.search.setMaximumWidth(look.px(340))
        self.search.setMinimumWidth(look.px(110))
        beside = Qt.ToolButtonStyle.ToolButtonTextBesideIcon
        alone = Qt.ToolButtonStyle.ToolButtonIconOnly
        self._add.setToolButtonStyle(beside if is_roomy else alone)
        self._export.setText(self.tr("Export to Word") if is_roomy else self.tr("Export"))
        for button in self.findChildren(QToolButton):
            if button.parent() is self:
                button.setIconSize(QSize(look.px(18), look.px(18)))
        self._export.setIconSize(QSize(look.px(16), look.px(16)))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Choose between words and pictures for the new width."""
        super().resizeEvent(event)
        self._fit()

"""The look of the window: colours, fonts and icons of one application, light or dark."""

from __future__ import annotations

from enum import StrEnum
from functools import partial
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QObject, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontDatabase, QIcon, QPalette
from PySide6.QtWidgets import QApplication, QWidget

from briefer.ui import style
from briefer.ui.icons import LineIcon
from briefer.ui.tokens import DARK, LIGHT, SourceColor, Tokens

SANS = ("Inter", "Noto Sans CJK SC", "WenQuanYi Micro Hei", "Microsoft YaHei", "PingFang SC")
SERIF = ("Source Serif 4", "Noto Serif CJK SC", "Noto Sans CJK SC", "SimSun", "Songti SC")
ROLE = "textRole"  # the dynamic property that says what a label's words are


class ThemeMode(StrEnum):
    """Which theme is wanted."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"


class Theme(QObject):
    """One application's look. `changed` follows each change of colours or of text size."""

    changed = Signal()

    def __init__(self, app: QApplication) -> None:
        super().__init__(app)
        self.setObjectName("theme")
        self._app = app
        self._mode = ThemeMode.SYSTEM
        self._scale = 1.0
        self._tokens = LIGHT
        self._fonts: dict[tuple[float, int, bool, bool], QFont] = {}  # of the text size in use
        _load_fonts()
        app.setStyle("Fusion")
        self._apply()
        app.styleHints().colorSchemeChanged.connect(self._follow_system)

    @property
    def tokens(self) -> Tokens:
        """Return the colours in use."""
        return self._tokens

    @property
    def mode(self) -> ThemeMode:
        """Return which theme is wanted."""
        return self._mode

    @property
    def scale(self) -> float:
        """Return how much larger than normal words are, 1.0 to 2.0."""
        return self._scale

    def set_mode(self, mode: ThemeMode) -> None:
        """Use the light theme, the dark one, or the system's."""
        self._mode = mode
        if self._wanted() is not self._tokens:
            self._apply()

    def set_scale(self, scale: float) -> None:
        """Show words `scale` times as large as normal."""
        scale = min(2.0, max(1.0, scale))
        if scale != self._scale:
            self._scale = scale
            self._fonts.clear()
            self._apply()

    def color(self, name: str) -> QColor:
        """Return the token `name` as a colour."""
        return QColor(getattr(self._tokens, name))

    def source_color(self, index: int) -> SourceColor:
        """Return the colours of the source with colour `index`; they repeat after the last."""
        return self._tokens.sources[index % len(self._tokens.sources)]

    def px(self, length: float) -> int:
        """Return `length` pixels at the text size in use."""
        return round(length * self._scale)

    def font(
        self, size: float = 13, weight: int = 400, *, serif: bool = False, italic: bool = False
    ) -> QFont:
        """Return a font of `size` pixels at normal text size."""
        key = (size, weight, serif, italic)
        if key not in self._fonts:
            self._fonts[key] = self._new_font(size, weight, serif=serif, italic=italic)
        return QFont(self._fonts[key])  # a copy shares what Qt looked up for it

    def _new_font(self, size: float, weight: int, *, serif: bool, italic: bool) -> QFont:
        font = QFont()
        font.setFamilies(list(SERIF if serif else SANS))
        font.setPixelSize(self.px(size))
        # Above 600 Qt would thicken a face that it takes for a regular one, twice over.
        font.setWeight(QFont.Weight(min(weight, 600)))
        # The packaged fonts are variable: without the axis Qt draws every weight as regular.
        font.setVariableAxis(QFont.Tag("wght"), weight)
        font.setVariableAxis(QFont.Tag("opsz"), max(14, size) if not serif else size)
        font.setItalic(italic)
        font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
        return font

    def icon(self, name: str, tone: str = "muted") -> QIcon:
        """Return the icon `name` in the colour of token `tone`; it follows the theme."""
        return QIcon(LineIcon(name, partial(self._icon_color, tone)))

    def dress(self, widget: QWidget, role: str) -> None:
        """Give `widget` the font and colour of `role` (a key of `style.ROLES`), now and later."""
        widget.setProperty(ROLE, role)
        widget.setFont(self._role_font(role))

    def _icon_color(self, tone: str, mode: QIcon.Mode) -> str:
        if mode == QIcon.Mode.Disabled:
            return self._tokens.edge
        color: str = getattr(self._tokens, tone)
        return color

    def _role_font(self, role: str) -> QFont:
        look = style.ROLES[role]
        return self.font(look.size, look.weight, serif=look.serif)

    def _wanted(self) -> Tokens:
        if self._mode is ThemeMode.SYSTEM:
            scheme = self._app.styleHints().colorScheme()
            return DARK if scheme == Qt.ColorScheme.Dark else LIGHT
        return DARK if self._mode is ThemeMode.DARK else LIGHT

    def _apply(self) -> None:
        self._tokens = self._wanted()
        self._app.setPalette(_palette(self._tokens))
        self._app.setFont(self.font())
        self._app.setStyleSheet(style.sheet(self._tokens, self._scale))
        for widget in self._app.allWidgets():
            if role := widget.property(ROLE):
                widget.setFont(self._role_font(role))
        self.changed.emit()

    def _follow_system(self) -> None:
        self.set_mode(self._mode)


def current() -> Theme:
    """Return the application's theme, made at the first call."""
    app = QCoreApplication.instance()
    assert isinstance(app, QApplication)
    found = app.findChild(Theme, "theme")
    return found if found is not None else Theme(app)


def icon(name: str, tone: str = "muted") -> QIcon:
    """Return the icon `name` in the colour of token `tone`."""
    return current().icon(name, tone)


def source_color(index: int) -> SourceColor:
    """Return the colours of the source with colour `index`."""
    return current().source_color(index)


def _load_fonts() -> None:
    """Load the packaged fonts; without them the system's take their place."""
    for folder, file in _font_files():
        path = folder / "files" / file
        if path.is_file():
            QFontDatabase.addApplicationFont(str(path))


def _font_files() -> tuple[tuple[Path, str], ...]:
    import fontpkg_inter  # noqa: PLC0415 - not before the window's own start
    import fontpkg_source_serif_4  # noqa: PLC0415

    serif = fontpkg_source_serif_4.ROOT
    return (
        (fontpkg_inter.ROOT, "Inter[opsz,wght].ttf"),
        (serif, "SourceSerif4[opsz,wght].ttf"),
        (serif, "SourceSerif4-Italic[opsz,wght].ttf"),
    )


def _palette(tokens: Tokens) -> QPalette:
    role = QPalette.ColorRole
    palette = QPalette()
    for which, color in (
        (role.Window, tokens.window),
        (role.Base, tokens.pane),
        (role.AlternateBase, tokens.window),
        (role.Text, tokens.text),
        (role.WindowText, tokens.text),
        (role.ButtonText, tokens.text),
        (role.BrightText, tokens.strong),
        (role.Button, tokens.window),
        (role.Light, tokens.card),
        (role.Midlight, tokens.hover),
        (role.Mid, tokens.line),
        (role.Dark, tokens.edge),
        (role.Shadow, tokens.edge),
        (role.Highlight, tokens.selection),
        (role.HighlightedText, tokens.on_selection),
        (role.PlaceholderText, tokens.faint),
        (role.ToolTipBase, tokens.card),
        (role.ToolTipText, tokens.text),
        (role.Link, tokens.accent),
        (role.LinkVisited, tokens.accent),
        (role.Accent, tokens.accent_fill),
    ):
        palette.setColor(which, QColor(color))
    for which in (role.Text, role.WindowText, role.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, which, QColor(tokens.faint))
    return palette

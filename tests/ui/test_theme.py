from __future__ import annotations

from itertools import product

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QApplication, QLabel

from briefer.core.locations import resources
from briefer.ui import style, theme
from briefer.ui.theme import ThemeMode
from briefer.ui.tokens import DARK, LIGHT, Tokens

THEMES = pytest.mark.parametrize("tokens", [LIGHT, DARK], ids=["light", "dark"])
WORDS = ("strong", "text", "muted", "faint", "accent", "good", "doubtful", "bad")
GROUNDS = ("window", "pane", "card", "field")


def luminance(color: str) -> float:
    parts = (int(color[i : i + 2], 16) / 255 for i in (1, 3, 5))
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    """WCAG 2.2, relative luminance and contrast ratio."""
    bright, dim = sorted((luminance(one), luminance(other)), reverse=True)
    return (bright + 0.05) / (dim + 0.05)


def too_weak(pairs: list[tuple[str, str, str]], least: float = 4.5) -> list[str]:
    return [
        f"{what} {contrast(one, other):.2f}"
        for what, one, other in pairs
        if contrast(one, other) < least
    ]


@THEMES
def test_every_word_can_be_read_on_every_ground(tokens: Tokens) -> None:
    pairs = [
        (f"{word} on {ground}", getattr(tokens, word), getattr(tokens, ground))
        for word, ground in product(WORDS, GROUNDS)
    ]
    assert too_weak(pairs) == []


@THEMES
def test_words_can_be_read_on_buttons_selections_and_messages(tokens: Tokens) -> None:
    pairs = [
        ("button", tokens.on_accent, tokens.accent_fill),
        ("button under the pointer", tokens.on_accent, tokens.accent_hover),
        ("selection", tokens.on_selection, tokens.selection),
        ("row under the pointer", tokens.text, tokens.hover),
        ("quiet row under the pointer", tokens.muted, tokens.hover),
        ("hit", tokens.strong, tokens.hit),
        ("good", tokens.good, tokens.good_tint),
        ("doubtful", tokens.doubtful, tokens.doubtful_tint),
        ("bad", tokens.bad, tokens.bad_tint),
    ]
    assert too_weak(pairs) == []


@THEMES
def test_colours_of_sources_can_be_read_as_badge_chip_and_highlight(tokens: Tokens) -> None:
    pairs = []
    for number, source in enumerate(tokens.sources):
        pairs += [
            (f"badge {number}", source.on_mark, source.mark),
            (f"chip {number}", source.mark, source.tint),
            (f"highlight {number}", tokens.text, source.tint),
            (f"note on highlight {number}", tokens.muted, source.tint),
        ]
    assert too_weak(pairs) == []


@THEMES
def test_the_focus_ring_stands_out_from_every_ground(tokens: Tokens) -> None:
    pairs = [(ground, tokens.accent, getattr(tokens, ground)) for ground in GROUNDS]
    assert too_weak(pairs, least=3.0) == []


@THEMES
def test_the_style_sheet_has_no_gaps(tokens: Tokens) -> None:
    assert "$" not in style.sheet(tokens, 1.5)


def test_every_icon_is_drawn_in_both_themes(qapp: QApplication) -> None:
    names = sorted(path.stem for path in (resources() / "icons").glob("*.svg"))
    assert len(names) > 50
    look = theme.current()
    for mode in (ThemeMode.DARK, ThemeMode.LIGHT):
        look.set_mode(mode)
        for name in names:
            image = look.icon(name, "text").pixmap(QSize(24, 24), 2.0).toImage()
            places = product(range(image.width()), range(image.height()))
            ink = max((image.pixelColor(x, y) for x, y in places), key=QColor.alpha)
            wanted = look.color("text")
            assert ink.alpha() > 180, (name, mode)
            assert abs(ink.lightness() - wanted.lightness()) < 6, (name, mode)


def test_icons_are_sharp_on_a_screen_of_twice_the_density(qapp: QApplication) -> None:
    picture = theme.icon("menu").pixmap(QSize(18, 18), 2.0)
    assert (picture.width(), picture.devicePixelRatio()) == (36, 2.0)


def test_weights_of_the_variable_fonts_are_told_apart(qapp: QApplication) -> None:
    look = theme.current()
    words = "The committee met in the spring"
    plain, strong = QLabel(words), QLabel(words)
    look.dress(plain, "body")
    look.dress(strong, "strong")
    assert strong.sizeHint().width() > plain.sizeHint().width()


def test_larger_text_reaches_labels_that_are_already_there(qapp: QApplication) -> None:
    look = theme.current()
    label = QLabel("words")
    look.dress(label, "title")
    look.set_scale(2.0)
    try:
        assert label.font().pixelSize() == 28
    finally:
        look.set_scale(1.0)
    assert label.font().pixelSize() == 14

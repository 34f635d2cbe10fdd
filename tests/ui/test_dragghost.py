from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from briefer.ui import theme
from briefer.ui.dragghost import WIDTH, ghost
from briefer.ui.readerlook import reader_look


@pytest.mark.parametrize("ratio", [1.0, 1.5, 2.0])
def test_the_card_is_sharp_on_any_screen(qtbot: QtBot, ratio: float) -> None:
    look = reader_look(theme.current(), 0)
    picture = ghost("Words " * 100, "A source", look, ratio)
    assert picture.devicePixelRatio() == ratio
    assert picture.width() == round((WIDTH + 24) * ratio)


def test_the_card_has_the_colour_of_its_source(qtbot: QtBot) -> None:
    look = reader_look(theme.current(), 3)
    image = ghost("Words", "A source", look, 1.0).toImage()
    middle = image.height() // 2
    assert look.colors.mark in [image.pixelColor(x, middle) for x in range(30)]

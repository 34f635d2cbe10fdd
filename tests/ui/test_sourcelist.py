from __future__ import annotations

import pytest
from PySide6.QtCore import QPointF
from PySide6.QtGui import QFont, QTextLayout
from pytestqt.qtbot import QtBot

from briefer.ui.sourcelist import cut_to_lines

TITLE = "Who pays for the dam, who drinks of it, and who was never asked about either"


def two_lines(text: str, width: float) -> QTextLayout:
    layout = QTextLayout(text, QFont("Inter", 10))
    layout.beginLayout()
    for number in range(2):
        line = layout.createLine()
        if line.isValid():
            line.setLineWidth(width)
            line.setPosition(QPointF(0, 20 * number))
    layout.endLayout()
    return layout


@pytest.mark.parametrize("title", [TITLE, f"😀 {TITLE}"])
def test_a_title_that_does_not_fit_ends_in_an_ellipsis(qtbot: QtBot, title: str) -> None:
    shown = cut_to_lines(two_lines(title, 190), 190)
    assert shown.endswith("…")
    assert title.startswith(shown.removesuffix("…").rstrip())
    assert len(shown) > 20


def test_a_title_that_fits_is_left_as_it_is(qtbot: QtBot) -> None:
    assert cut_to_lines(two_lines("Who pays", 190), 190) == "Who pays"

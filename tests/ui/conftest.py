"""A window without a screen: fonts and real drags, light theme, a project in a new folder."""

from __future__ import annotations

import os

import pytest

os.environ.setdefault("QT_QPA_PLATFORM", "minimal:enable_fonts")

from PySide6.QtWidgets import QApplication

from briefer.ui import theme
from briefer.ui.theme import ThemeMode


@pytest.fixture(autouse=True)
def _light(request: pytest.FixtureRequest) -> None:
    """Start every test that has an application in the light theme."""
    if "qapp" in request.fixturenames or "qtbot" in request.fixturenames:
        request.getfixturevalue("qapp")
        assert isinstance(QApplication.instance(), QApplication)
        theme.current().set_mode(ThemeMode.LIGHT)

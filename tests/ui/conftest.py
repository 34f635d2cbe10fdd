"""A window without a screen: fonts and real drags, light theme, a project in a new folder."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

os.environ.setdefault("QT_QPA_PLATFORM", "minimal:enable_fonts")

from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from briefer.ui import theme
from briefer.ui.theme import ThemeMode

if TYPE_CHECKING:
    from tests.ui.desk import Desk
    from tests.ui.outlinedesk import OutlineDesk

_HERE = Path(__file__).parent


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Let the platform without a screen say that it cannot hint, raise or activate windows."""
    said = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
    for item in items:
        if item.path.is_relative_to(_HERE):
            item.add_marker(said)


@pytest.fixture(autouse=True)
def _light(request: pytest.FixtureRequest) -> None:
    """Start every test that has an application in the light theme."""
    if "qapp" in request.fixturenames or "qtbot" in request.fixturenames:
        request.getfixturevalue("qapp")
        assert isinstance(QApplication.instance(), QApplication)
        theme.current().set_mode(ThemeMode.LIGHT)


@pytest.fixture
def desk(qtbot: QtBot, tmp_path: Path) -> Iterator[Desk]:
    """Return a furnished main window without a project."""
    from tests.ui.desk import Desk  # noqa: PLC0415 - the platform must be chosen before

    made = Desk(qtbot, tmp_path)
    yield made
    made.window.close()
    made.session.close()


@pytest.fixture
def outline(qtbot: QtBot, tmp_path: Path) -> Iterator[OutlineDesk]:
    """Return an outline area on a new project with one source."""
    from tests.ui.outlinedesk import OutlineDesk  # noqa: PLC0415 - as above

    made = OutlineDesk(qtbot, tmp_path / "Brief.briefer")
    made.settle()
    yield made
    made.settle()
    made.session.close()


def pytest_sessionfinish() -> None:
    """Empty the clipboard: it outlives Python, what is in it must not be Python's."""
    if isinstance(app := QApplication.instance(), QApplication):
        app.clipboard().clear()

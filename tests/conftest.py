"""What holds for all tests: nothing is said that no test expects."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from fnmatch import fnmatch
from typing import TYPE_CHECKING

import pytest
from hypothesis import settings

if TYPE_CHECKING:
    from tests.commands import Commands

pytest_plugins = ["tests.needs"]

settings.register_profile("briefer", deadline=None)  # a busy machine is no failure
settings.load_profile("briefer")


def pytest_configure(config: pytest.Config) -> None:
    """Say what the marker of expected log records means."""
    line = "logs(*patterns): log records that the test expects, each as a shell pattern"
    config.addinivalue_line("markers", line)


class _Listener(logging.Handler):
    """Keeps every record that nobody expects."""

    def __init__(self, expected: tuple[str, ...]) -> None:
        super().__init__(logging.WARNING)
        self.expected = expected
        self.heard: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        words = record.getMessage()
        if not any(fnmatch(words, pattern) for pattern in self.expected):
            self.heard.append(f"{record.levelname} {record.name}: {words}")


@pytest.fixture(autouse=True)
def _no_unexpected_log_record(request: pytest.FixtureRequest) -> Iterator[None]:
    """Fail a test in which something is logged, from warnings up, that it does not expect."""
    marked = request.node.get_closest_marker("logs")
    listener = _Listener(marked.args if marked else ())
    root = logging.getLogger()
    root.addHandler(listener)
    yield
    root.removeHandler(listener)
    if listener.heard:
        pytest.fail("unexpected log records:\n" + "\n".join(listener.heard))


@pytest.fixture(scope="session", autouse=True)
def _own_data(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Keep snapshots out of the data of whoever runs the tests."""
    with pytest.MonkeyPatch.context() as patch:
        for name in ("XDG_DATA_HOME", "LOCALAPPDATA"):
            patch.setenv(name, str(tmp_path_factory.mktemp("data")))
        yield


@pytest.fixture
def briefer(capsys: pytest.CaptureFixture[str]) -> Commands:
    """Return what runs a command of the command line."""
    from tests.commands import Commands  # noqa: PLC0415 - most tests need none of it

    return Commands(capsys)

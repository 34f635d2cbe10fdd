"""A brief goes out, a colleague edits it in LibreOffice, and it comes back by a drop."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from briefer.core.outline import Quotation, walk
from briefer.project import queries
from briefer.project.project import Project
from tests.e2e.desk import ROOT, Desk, articles, middle, quotations
from tests.e2e.display import display, wait_until
from tests.e2e.dragsource import PLACE
from tests.e2e.test_main_job import (
    _another_block,
    _drag_line,
    _export,
    _flat,
    _is_ready,
    _words,
)

pytestmark = [pytest.mark.xvfb, pytest.mark.libreoffice, pytest.mark.uno]
_OWN = "Observers doubt that this will last."
_EDITS = Path(__file__).with_name("office_edits.py")


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    with display() as screen:
        yield Desk(screen, tmp_path)


def _unique_word(words: str, others: str) -> str:
    """Return a long word of `words` that stands nowhere else."""
    found = [w.strip(",.;:’'\"") for w in words.split()]
    return next(w for w in sorted(found, key=len, reverse=True) if w.isalpha() and w not in others)


def test_what_a_colleague_changed_is_seen_accepted_and_kept(desk: Desk) -> None:
    with desk.program(articles()):
        first, second, third = _write_brief(desk)
        file = _export(desk)
        altered = _unique_word(first, second + third)
        subprocess.run(
            ["/usr/bin/python3", str(_EDITS), str(file), altered, "doubt"], check=True, timeout=300
        )
        with _dropped(desk, file):  # the other program hands the file over after the drop
            desk.wait(lambda s: "is a copy of a brief" in s["message"], "the question what it is")
        desk.screen.click(middle(desk.state()["buttons"][0]))  # the other window had the keyboard
        state = desk.wait(lambda s: s["returned"], "the list of changes")
        changes = " | ".join(state["returned"])
        assert "perhaps" in changes
        assert "presumably" in changes
        assert "Onlookers" in changes
        assert "Is this still so?" in changes
        assert "Lost" in changes
        # the first line is the altered quotation: keep ours; then accept the changed text
        before = len(state["returned"])
        desk.screen.press("Delete")
        desk.wait(lambda s: s["open_lines"] == before - 1, "one line decided")
        desk.screen.press("Home", "Down", "ctrl+Return")
        desk.wait(lambda s: s["open_lines"] == before - 2, "another line decided")
        path = Path(str(desk.state()["path"]))
    with desk.program():
        desk.wait(quotations, "the same brief")
        again = desk.home / "Documents" / "again.docx"
        file.rename(again)  # the colleague's file stays as it is
        fresh = _export(desk)
    body = _flat(_words(fresh, "document"))
    assert "perhaps" not in body
    assert all(_flat(words) in body for words in (first, second, third))
    assert _OWN.replace("doubt", "presumably").replace("Observers", "Onlookers") in body
    assert len(_words(fresh, "footnotes").split("\n")) >= 3  # the lost one is there again
    assert "perhaps" in _words(again, "document")
    assert "Is this still so?" in _words(again, "comments")
    project = Project.open(path)
    try:
        brief = project.read(queries.brief).result()
        placed = [i for i, _depth in walk(brief.outline) if isinstance(i, Quotation)]
        assert len(placed) == 3
        (waiting,) = project.read(queries.open_returns).result()
        assert waiting.open_lines == before - 2
    finally:
        project.close()


def _write_brief(desk: Desk) -> tuple[str, str, str]:
    """Drag three quotations and type a text; return the quoted words."""
    state = desk.wait(_is_ready, "five sources, two of them in readers")
    first = _drag_line(desk, 0, _bottom(state))
    second = _drag_line(desk, 1, _bottom(desk.state()))
    source, block = _another_block(desk.state())
    third = desk.select_line(source, block)
    desk.screen.drag(desk.place_of_selection(source, block), _bottom(desk.state()))
    desk.wait(lambda s: len(quotations(s)) == 3, "three quotations")
    desk.screen.press("ctrl+shift+t")
    desk.wait(lambda s: s["rows"][-1]["kind"] == "TEXT", "a text")
    desk.screen.type(_OWN)
    desk.wait(lambda s: s["rows"][-1]["text"] == _OWN, "the text in the outline")
    return first, second, third


def _bottom(state: dict[str, Any]) -> tuple[int, int]:
    """Return a place below the last item; the list is shorter while something is edited."""
    x, y, width, height = state["outline"]
    return x + width // 2, y + height - 20


@contextmanager
def _dropped(desk: Desk, file: Path) -> Iterator[None]:
    """Drag a file from another program's window onto ours."""
    x, y, width, height = PLACE
    other = subprocess.Popen(
        [sys.executable, "-m", "tests.e2e.dragsource", str(file)],
        cwd=ROOT, env=desk.screen.environment, stderr=subprocess.DEVNULL,
    )  # fmt: skip
    try:
        wait_until(lambda: desk.screen.has_window(file.name), what="the other window")
        desk.screen.drag((x + width // 2, y + height // 2), (480, 450), hold=0.6)
        yield
    finally:
        other.terminate()
        other.wait()

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QToolButton
from pytestqt.qtbot import QtBot

from briefer.project import edits, queries
from briefer.ui.outlineview import OutlineView
from tests.ui.checkdesk import CheckDesk


@pytest.fixture
def desk(qtbot: QtBot, tmp_path: Path) -> Iterator[CheckDesk]:
    made = CheckDesk(qtbot, tmp_path / "Brief.briefer")
    yield made
    made.close()


def mark(view: OutlineView, item_id: str) -> str:
    row = view.outline.row_of(view.outline.index_of(item_id))
    assert row is not None
    return row.mark.words if row.mark is not None else ""


def test_a_comment_stands_on_its_card_and_in_the_editor_until_it_is_settled(
    desk: CheckDesk,
) -> None:
    quotation = desk.quote(1)
    other = desk.quote(2)
    desk.do(edits.add_comment, quotation, "Is this still so?", "A colleague")
    shown = desk.area.editor.comments
    desk.area.view.select((quotation,))
    desk.qtbot.waitUntil(lambda: shown.words == ("A colleague: Is this still so?",))
    assert not shown.isHidden()
    assert mark(desk.area.view, quotation) == "1 comment"
    assert mark(desk.area.view, other) == "Exact"
    desk.area.view.select((other,))
    assert shown.words == ()
    assert shown.isHidden()
    desk.area.view.select((quotation,))
    (comment,) = desk.project.read(queries.comments).result()
    desk.do(edits.resolve_comment, comment.comment_id)
    desk.qtbot.waitUntil(shown.isHidden)
    assert mark(desk.area.view, quotation) == "Exact"
    desk.session.undo()
    desk.qtbot.waitUntil(lambda: len(shown.words) == 1)


def test_a_button_settles_a_comment(desk: CheckDesk) -> None:
    quotation = desk.quote(1)
    desk.do(edits.add_comment, quotation, "Is this still so?", "A colleague")
    shown = desk.area.editor.comments
    desk.area.view.select((quotation,))
    desk.qtbot.waitUntil(lambda: len(shown.words) == 1)
    (button,) = (b for b in shown.findChildren(QToolButton) if b.isEnabled())
    button.click()
    desk.settle()
    (comment,) = desk.project.read(queries.comments).result()
    assert comment.resolved_at
    assert shown.isHidden()

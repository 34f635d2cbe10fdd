from __future__ import annotations

from dataclasses import dataclass, field

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QTimer, QUrl
from PySide6.QtGui import QDragEnterEvent, QDragMoveEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from briefer.core.text import Span
from briefer.ui import theme
from briefer.ui.mime import Passage, passage_mime
from briefer.ui.outlinedrops import Drop, Payload, Verb
from briefer.ui.outlinemodel import OutlineModel
from briefer.ui.outlinesteps import Way
from briefer.ui.outlinetree import Place
from briefer.ui.outlineview import OutlineView
from tests.ui.outlines import brief, sample

PASSAGE = passage_mime(Passage("s1", (Span(0, 5),), "words"))
COPY, MOVE = Qt.DropAction.CopyAction, Qt.DropAction.MoveAction
NONE = Qt.KeyboardModifier.NoModifier


@dataclass
class Outline:
    drops: list[tuple[Payload, Drop]] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.model = OutlineModel(lambda payload, drop: self.drops.append((payload, drop)))
        self.view = OutlineView(self.model, theme.current())
        self.view.resize(360, 700)
        self.model.show_brief(brief(*sample()))

    def at(self, item_id: str, height: float = 0.5) -> QPoint:
        rect = self.view.visualRect(self.model.index_of(item_id))
        return QPoint(rect.left() + 60, rect.top() + round(rect.height() * height))

    def drop(
        self,
        mime: QMimeData,
        at: QPoint,
        action: Qt.DropAction = COPY,
        modifiers: Qt.KeyboardModifier = NONE,
    ) -> Drop | None:
        """Hold and drop as Qt does; return what was asked for, None where it was refused."""
        port, left = self.view.viewport(), Qt.MouseButton.LeftButton
        enter = QDragEnterEvent(at, COPY | MOVE, mime, left, modifiers)
        enter.setDropAction(action)
        QApplication.sendEvent(port, enter)
        if not enter.isAccepted():
            return None
        move = QDragMoveEvent(at, COPY | MOVE, mime, left, modifiers)
        move.setDropAction(action)
        QApplication.sendEvent(port, move)
        if not move.isAccepted():
            return None
        drop = QDropEvent(QPointF(at), COPY | MOVE, mime, left, modifiers)
        drop.setDropAction(action)
        QApplication.sendEvent(port, drop)
        self.action = drop.dropAction()
        return self.drops[-1][1]


@pytest.fixture
def outline(qtbot: QtBot) -> Outline:
    made = Outline()
    qtbot.addWidget(made.view)
    made.view.show()
    return made


def placed(parent_id: str | None, position: int | None = None) -> Drop:
    return Drop(Verb.PLACE, Place(parent_id, position))


def test_a_passage_drops_before_on_and_after(outline: Outline) -> None:
    assert outline.drop(PASSAGE, outline.at("q1", 0.1)) == placed("a", 0)
    assert outline.drop(PASSAGE, outline.at("q1", 0.5)) == placed("a", 1)
    assert outline.drop(PASSAGE, outline.at("q1", 0.95)) == placed("a", 1)
    assert outline.drop(PASSAGE, outline.at("t1")) == Drop(Verb.CITE, text_id="t1")
    assert outline.drop(PASSAGE, outline.at("t1", 0.95)) == placed("a", 2)
    assert outline.drop(PASSAGE, outline.at("b")) == placed("b")
    assert outline.drop(PASSAGE, outline.at("b", 0.95)) == placed("b", 0)
    assert outline.drop(PASSAGE, QPoint(100, 690)) == Drop(Verb.PLACE, in_new_section=True)


def test_just_below_the_last_card_is_still_in_its_section(outline: Outline) -> None:
    outline.model.show_brief(brief(*sample()[:2]))
    below = outline.at("q3", 1.0) + QPoint(0, 20)
    assert outline.drop(PASSAGE, below) == placed("b")
    text = QMimeData()
    text.setText("Words of another program.")
    assert outline.drop(text, below) == placed("b")
    mime = outline.model.mimeData([outline.model.index_of("a")])
    assert outline.drop(mime, below, MOVE) == Drop(Verb.MOVE, Place(None, 2))


def test_shift_drops_first_in_a_section(outline: Outline) -> None:
    shift = Qt.KeyboardModifier.ShiftModifier
    assert outline.drop(PASSAGE, outline.at("b"), modifiers=shift) == placed("b", 0)


def test_items_never_drop_into_themselves(outline: Outline) -> None:
    mime = outline.model.mimeData([outline.model.index_of("a")])
    assert outline.drop(mime, outline.at("a1"), MOVE) is None
    assert outline.drop(mime, outline.at("c"), MOVE) == Drop(Verb.MOVE, Place("c"))


def test_files_go_to_the_window(outline: Outline) -> None:
    files = QMimeData()
    files.setUrls([QUrl.fromLocalFile("/a.txt")])
    assert outline.drop(files, outline.at("b")) is None


def test_words_of_another_program_are_copied_never_moved(outline: Outline) -> None:
    mime = QMimeData()
    mime.setText("words")
    assert outline.drop(mime, outline.at("b"), MOVE) == placed("b")
    assert outline.action == COPY


def test_a_card_is_dragged_for_real(outline: Outline, qtbot: QtBot) -> None:
    """Drive Qt's own drag loop with the mouse: press, move, release over another section."""
    qtbot.waitExposed(outline.view)
    view, window = outline.view, outline.view.windowHandle()
    start = view.viewport().mapTo(view, outline.at("q1"))
    end = view.viewport().mapTo(view, outline.at("c"))
    steps = iter(range(1, 14))
    timer = QTimer(view, interval=15)

    def tick() -> None:
        number = next(steps)
        if number < 12:
            QTest.mouseMove(window, start + (end - start) * number / 11)
        elif number == 12:
            QTest.mouseRelease(window, Qt.MouseButton.LeftButton, NONE, end)
            timer.stop()

    timer.timeout.connect(tick)
    QTest.mousePress(window, Qt.MouseButton.LeftButton, NONE, start)
    timer.start()
    QTest.mouseMove(window, start + QPoint(4, 24))
    qtbot.waitUntil(lambda: len(outline.drops) == 1)
    assert outline.drops[0][1] == Drop(Verb.MOVE, Place("c"))


def test_what_is_selected_and_open_stays_so(outline: Outline) -> None:
    outline.view.select(("q3",))
    outline.view.collapse(outline.model.index_of("a"))
    a, b, c = sample()
    outline.model.show_brief(brief(b, a, c))
    assert outline.view.selected_ids() == ("q3",)
    assert outline.view.current_id == "q3"
    assert not outline.view.isExpanded(outline.model.index_of("a"))
    assert outline.view.isExpanded(outline.model.index_of("b"))


def test_a_move_tells_no_other_item_in_between(outline: Outline, qtbot: QtBot) -> None:
    outline.view.select(("q3",))
    a, b, c = sample()
    with qtbot.assertNotEmitted(outline.view.current_changed):
        outline.model.show_brief(brief(c, b, a))


def test_a_new_section_comes_open(outline: Outline) -> None:
    outline.model.show_brief(brief(*sample()[1:]))
    outline.model.show_brief(brief(*sample()))
    assert outline.view.isExpanded(outline.model.index_of("a"))


@pytest.mark.parametrize(
    ("key", "way"),
    [
        (Qt.Key.Key_Up, Way.UP),
        (Qt.Key.Key_Down, Way.DOWN),
        (Qt.Key.Key_Left, Way.PROMOTE),
        (Qt.Key.Key_Right, Way.DEMOTE),
    ],
)
def test_alt_shift_arrows_ask_for_a_move(
    outline: Outline, qtbot: QtBot, key: Qt.Key, way: Way
) -> None:
    outline.view.select(("t1",))
    modifiers = Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.ShiftModifier
    with qtbot.waitSignal(outline.view.step_requested) as asked:
        QTest.keyClick(outline.view, key, modifiers)
    assert asked.args == [("t1",), way]


def test_other_keys_ask_for_what_they_say(outline: Outline, qtbot: QtBot) -> None:
    outline.view.select(("q1", "t1"))
    with qtbot.waitSignal(outline.view.remove_requested) as asked:
        QTest.keyClick(outline.view, Qt.Key.Key_Delete)
    assert asked.args == [("q1", "t1")]
    with qtbot.waitSignal(outline.view.edit_requested) as asked:
        QTest.keyClick(outline.view, Qt.Key.Key_Return)
    assert asked.args == ["q1"]


def test_f2_renames_a_section_in_place(outline: Outline, qtbot: QtBot) -> None:
    outline.view.select(("b",))
    outline.view.setFocus()
    QTest.keyClick(outline.view, Qt.Key.Key_F2)
    editor = outline.view.findChild(QLineEdit)
    assert editor is not None
    QTest.keyClicks(editor, "Renamed")
    with qtbot.waitSignal(outline.model.renamed) as renamed:
        QTest.keyClick(editor, Qt.Key.Key_Return)
    assert renamed.args == ["b", "Renamed"]


def test_a_long_outline_of_cards_is_painted(outline: Outline) -> None:
    assert not outline.view.grab().isNull()

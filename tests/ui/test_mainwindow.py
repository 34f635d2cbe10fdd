from __future__ import annotations

import threading
from pathlib import Path

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QComboBox,
    QLabel,
    QLineEdit,
    QScrollBar,
    QToolButton,
    QWidget,
)

from briefer.project import edits
from briefer.project.backups import MOST_EDITS
from briefer.project.project import Project
from briefer.project.snapshots import folder_of
from briefer.ui import theme
from briefer.ui.theme import ThemeMode
from tests.ui.desk import SOURCES, Desk

SMALL = QSize(1366, 768)


def test_without_a_brief_the_window_offers_ways_to_begin(desk: Desk) -> None:
    desk.window.show_start()
    assert desk.window.pages.currentWidget() is desk.window.start_page
    assert desk.window.status.isHidden()
    assert desk.window.top.search.isHidden()


def test_an_opened_brief_is_shown_with_its_title(desk: Desk) -> None:
    desk.open(*SOURCES)
    assert desk.window.pages.currentWidget() is desk.window.workspace
    assert desk.window.top.title.text() == "Valley water"
    assert desk.window.windowTitle().startswith("Valley water")
    assert len(desk.window.workspace.readers.open_sources) == 2


def test_typing_a_title_renames_the_brief(desk: Desk) -> None:
    desk.open()
    title = desk.window.top.title
    title.selectAll()
    QTest.keyClicks(title, "A number repeated")
    QTest.keyClick(title, Qt.Key.Key_Return)
    desk.settle()
    assert desk.session.brief.front.title == "A number repeated"


def test_undo_says_what_it_would_do(desk: Desk) -> None:
    desk.open()
    assert desk.window.commands.action("undo").text().startswith("Undo")
    desk.session.submit(edits.add_section, "Findings")
    desk.settle()
    assert ":" in desk.window.commands.action("undo").text()
    desk.window.undo()
    desk.settle()
    assert desk.session.brief.outline == ()
    assert ":" in desk.window.commands.action("redo").text()


def test_the_theme_and_the_size_of_text_are_kept(desk: Desk) -> None:
    desk.window.commands.action("theme-dark").trigger()
    desk.window.commands.action("text-150").trigger()
    try:
        assert theme.current().tokens.is_dark
        assert theme.current().scale == 1.5
        assert (desk.settings.theme, desk.settings.text_scale) == ("dark", 1.5)
    finally:
        theme.current().set_scale(1.0)
        theme.current().set_mode(ThemeMode.LIGHT)


@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_everything_fits_a_small_screen(desk: Desk, scale: float) -> None:
    theme.current().set_scale(scale)
    try:
        desk.open(*SOURCES)
        least = desk.window.minimumSizeHint()
        assert least.width() <= SMALL.width()
        assert least.height() <= SMALL.height()
    finally:
        theme.current().set_scale(1.0)


def test_the_theme_can_change_while_readers_give_way_to_tabs(desk: Desk) -> None:
    """A style sheet's change resized the readers and freed what Qt was going through."""
    theme.current().set_scale(2.0)
    try:
        desk.window.resize(SMALL)
        desk.open(*SOURCES)
        assert len(desk.window.workspace.readers.open_sources) == 2
    finally:
        theme.current().set_scale(1.0)
    theme.current().set_mode(ThemeMode.DARK)
    desk.settle()
    theme.current().set_mode(ThemeMode.LIGHT)


def named(widget: QWidget) -> bool:
    words = widget.accessibleName() or widget.toolTip()
    if isinstance(widget, QAbstractButton):
        words = words or widget.text()
    return bool(words)


def test_every_control_has_a_name(desk: Desk) -> None:
    desk.open(*SOURCES)
    desk.window.show_start()
    desk.window.workspace.show_table()
    kinds = (QAbstractButton, QLineEdit, QComboBox, QAbstractItemView)
    nameless = [
        widget
        for widget in desk.window.findChildren(QWidget)
        if isinstance(widget, kinds)
        and not isinstance(widget.parentWidget(), QLineEdit | QScrollBar | QComboBox)
        and "qt_" not in widget.objectName()
        and not widget.metaObject().className().startswith("Q")
        and not named(widget)
    ]
    assert nameless == []


def test_a_button_with_a_picture_alone_has_a_tip(desk: Desk) -> None:
    desk.open(*SOURCES)
    bare = [
        button
        for button in desk.window.findChildren(QToolButton)
        if not button.text() and not button.toolTip() and not button.icon().isNull()
        and not isinstance(button.parentWidget(), QLineEdit)
    ]  # fmt: skip
    assert bare == []


def test_words_of_others_are_never_taken_for_markup(desk: Desk) -> None:
    desk.open(*SOURCES)
    rich = [
        label.text()
        for label in desk.window.findChildren(QLabel)
        if label.textFormat() == Qt.TextFormat.RichText
    ]
    assert rich == []


def test_f6_goes_through_the_areas_and_back(desk: Desk) -> None:
    desk.open(*SOURCES)
    desk.window.activateWindow()
    desk.qtbot.waitUntil(desk.window.isActiveWindow)
    workspace = desk.window.workspace
    workspace.rail.sources.view.setFocus()
    desk.window.areas.go(1)
    assert workspace.readers.isAncestorOf(desk.window.focusWidget())
    desk.window.areas.go(1)
    assert workspace.outline.isAncestorOf(desk.window.focusWidget())
    desk.window.areas.go(-1)
    desk.window.areas.go(-1)
    assert desk.has_focus(workspace.rail.sources.view)


def test_files_dropped_on_the_start_page_begin_a_brief(
    desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    monkeypatch.setenv("HOME", str(tmp_path))
    article = tmp_path / "Rain in the valley.txt"
    article.write_text("Rain in the valley\n\nIt rained for nine days, and then it did not.\n")
    desk.window.show_start()
    desk.window.open_paths((article,))
    desk.qtbot.waitUntil(lambda: len(desk.session.sources) == 1, timeout=20_000)
    assert desk.session.title == "Rain in the valley"
    assert desk.session.path is not None
    assert desk.session.path.exists()


def test_files_dropped_on_a_brief_become_its_sources(desk: Desk, tmp_path: Path) -> None:
    desk.open(*SOURCES)
    folder = tmp_path / "articles"
    folder.mkdir()
    for number in range(3):
        words = f"Rain report {number}\n\nIt rained {number} days, and then it did not.\n"
        (folder / f"{number}.txt").write_text(words)
    (folder / "3.txt").write_bytes(b"")
    desk.window.open_paths((folder,))
    desk.qtbot.waitUntil(lambda: len(desk.session.sources) == 6, timeout=20_000)
    assert "3" in desk.wait_for_words("sources added")


def test_a_text_file_named_like_a_brief_is_a_sentence(desk: Desk, tmp_path: Path) -> None:
    fake = tmp_path / "notes.briefer"
    fake.write_text("just some notes")
    desk.window.show_start()
    desk.window.open_paths((fake,))
    assert desk.wait_for_words("notes.briefer")
    assert fake.read_text() == "just some notes"
    assert desk.window.pages.currentWidget() is desk.window.start_page


def test_a_brief_that_is_open_elsewhere_can_be_looked_at(desk: Desk, tmp_path: Path) -> None:
    path = tmp_path / "shared.briefer"
    owner = Project.create(path, "Shared")
    try:
        desk.window.open_paths((path,))
        desk.qtbot.waitUntil(lambda: bool(desk.window.messages.buttons), timeout=20_000)
        desk.window.messages.buttons[0].click()
        desk.qtbot.waitUntil(lambda: desk.session.project is not None, timeout=20_000)
        desk.settle()
        assert desk.session.is_read_only
        assert "read-only" in desk.window.top.note.text()
        assert not desk.window.commands.action("add-files").isEnabled()
    finally:
        owner.close()


def test_the_copied_text_becomes_a_source(desk: Desk) -> None:
    from PySide6.QtGui import QGuiApplication  # noqa: PLC0415

    desk.open()
    QGuiApplication.clipboard().setText("Rain in the valley\n\nIt rained for nine days.\n")
    desk.window.add_pasted()
    desk.qtbot.waitUntil(lambda: len(desk.session.sources) == 1, timeout=20_000)


def test_a_removed_source_comes_back_with_one_undo(desk: Desk) -> None:
    desk.open(*SOURCES)
    source_id = desk.session.sources[0].source.source_id
    desk.window.imports.remove((source_id,))
    desk.qtbot.waitUntil(lambda: len(desk.session.sources) == 2)
    assert "1 source removed" in desk.window.messages.words
    desk.window.messages.buttons[0].click()
    desk.qtbot.waitUntil(lambda: len(desk.session.sources) == 3)


def test_an_export_ends_in_a_quiet_message(desk: Desk, tmp_path: Path) -> None:
    desk.open(*SOURCES)
    desk.settings.export_folder = tmp_path / "out"
    (tmp_path / "out").mkdir()
    desk.window.export()
    dialog = desk.window.exports.dialog
    assert dialog is not None
    assert dialog.path == tmp_path / "out" / "Valley water.docx"
    dialog.accept()
    desk.wait_for_words("Exported")
    assert (tmp_path / "out" / "Valley water.docx").stat().st_size > 0


def test_an_export_over_somebody_s_file_asks_first(desk: Desk, tmp_path: Path) -> None:
    desk.open(*SOURCES)
    foreign = tmp_path / "Valley water.docx"
    foreign.write_bytes(b"somebody's work")
    desk.settings.export_folder = tmp_path
    desk.window.export()
    dialog = desk.window.exports.dialog
    assert dialog is not None
    desk.qtbot.waitUntil(lambda: bool(dialog.target.warning), timeout=10_000)
    dialog.reject()
    assert foreign.read_bytes() == b"somebody's work"


def test_the_first_export_makes_the_folder_that_was_proposed(desk: Desk, tmp_path: Path) -> None:
    desk.open(*SOURCES)
    desk.settings.export_folder = tmp_path / "Documents"
    desk.window.export()
    dialog = desk.window.exports.dialog
    assert dialog is not None
    desk.qtbot.waitUntil(dialog.export.isEnabled, timeout=10_000)
    dialog.export.click()
    desk.wait_for_words("Exported")
    assert (tmp_path / "Documents" / "Valley water.docx").exists()


def test_the_history_lists_what_was_done(desk: Desk) -> None:
    desk.open()
    desk.session.submit(edits.add_section, "Findings")
    desk.settle()
    desk.window.show_history()
    dialog = desk.window.asking._history
    assert dialog is not None
    desk.qtbot.waitUntil(lambda: len(dialog.lines) >= 1)


def test_a_question_mark_lists_the_keys(desk: Desk) -> None:
    desk.window.show_shortcuts()
    dialog = desk.window.asking._shortcuts
    assert dialog is not None
    assert ("Next area", "F6") in dialog.lines
    dialog._filter.setText("undo")
    assert ("Undo", "Ctrl+Z") in dialog.lines
    assert ("Next area", "F6") not in dialog.lines


def test_what_was_open_is_open_again(desk: Desk, tmp_path: Path) -> None:
    project = desk.open(*SOURCES)
    readers = desk.window.workspace.readers
    third = desk.session.sources[2].source.source_id
    readers.show_source(third)
    was_open = readers.open_sources
    desk.window.projects.close()
    assert readers.open_sources == ()
    desk.window.projects.open(project.path)
    desk.qtbot.waitUntil(lambda: bool(desk.session.sources), timeout=20_000)
    desk.settle()
    assert set(readers.open_sources) == set(was_open)


def test_a_brief_that_is_still_being_closed_can_be_opened_again(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    project = desk.open(*SOURCES)
    close, may_close = project.close, threading.Event()

    def slowly() -> None:
        may_close.wait(20)
        close()

    monkeypatch.setattr(project, "close", slowly)
    desk.window.projects.close()
    desk.window.projects.open(project.path)
    may_close.set()
    desk.qtbot.waitUntil(lambda: len(desk.session.sources) == len(SOURCES), timeout=20_000)


def test_a_brief_that_is_saved_without_snapshots_says_so(desk: Desk) -> None:
    project = desk.open(*SOURCES)
    assert "Saved on this computer" in desk.window.status.words
    folder = folder_of(project.path)
    folder.parent.mkdir(parents=True, exist_ok=True)
    folder.write_text("a file where the snapshots should be")
    for number in range(MOST_EDITS + 1):
        desk.session.submit(edits.revise_front, author=f"A. Miller {number}")
    desk.qtbot.waitUntil(lambda: desk.session.pending == 0, timeout=20_000)
    assert "Saved, but without snapshots" in desk.window.status.words
    folder.unlink()

from __future__ import annotations

from pathlib import Path

from pytestqt.qtbot import QtBot

from briefer.ui.exportdialog import (
    ExportChoice,
    ExportDialog,
    TargetState,
)
from briefer.ui.filenames import free_path, safe_name


def test_the_dialog_proposes_and_answers_with_a_path(qtbot: QtBot, tmp_path: Path) -> None:
    dialog = ExportDialog(tmp_path / "Valley water.docx", "with footnotes")
    qtbot.addWidget(dialog)
    with qtbot.waitSignal(dialog.chosen) as answer:
        dialog.accept()
    assert answer.args == [ExportChoice(tmp_path / "Valley water.docx")]


def test_another_format_changes_the_suffix(qtbot: QtBot, tmp_path: Path) -> None:
    dialog = ExportDialog(tmp_path / "Valley water.docx", "")
    qtbot.addWidget(dialog)
    dialog._kind.setCurrentIndex(2)
    assert dialog.path == tmp_path / "Valley water.md"


def test_a_copy_for_release_is_asked_for_where_the_format_has_one(
    qtbot: QtBot, tmp_path: Path
) -> None:
    dialog = ExportDialog(tmp_path / "Brief.docx", "")
    qtbot.addWidget(dialog)
    dialog._copy.setCurrentIndex(1)
    with qtbot.waitSignal(dialog.chosen) as answer:
        dialog.accept()
    assert answer.args == [ExportChoice(tmp_path / "Brief.docx", is_for_release=True)]
    dialog._kind.setCurrentIndex(1)
    assert not dialog._copy.isEnabled()


def test_a_file_of_somebody_else_is_never_replaced_silently(qtbot: QtBot, tmp_path: Path) -> None:
    path = tmp_path / "Valley water.docx"
    path.write_bytes(b"somebody's work")
    dialog = ExportDialog(path, "")
    qtbot.addWidget(dialog)
    dialog.set_target_state(path, TargetState.FOREIGN)
    assert "Valley water.docx" in dialog.warning or dialog._warning_text.text()
    assert dialog._export.text() == "Replace it"
    dialog.use_free_name()
    dialog.set_target_state(dialog.path, TargetState.FREE)
    with qtbot.waitSignal(dialog.chosen) as answer:
        dialog.accept()
    assert answer.args == [ExportChoice(tmp_path / "Valley water 2.docx")]


def test_replacing_is_said_in_the_answer(qtbot: QtBot, tmp_path: Path) -> None:
    path = tmp_path / "Brief.docx"
    dialog = ExportDialog(path, "")
    qtbot.addWidget(dialog)
    dialog.set_target_state(path, TargetState.FOREIGN)
    with qtbot.waitSignal(dialog.chosen) as answer:
        dialog.accept()
    assert answer.args == [ExportChoice(path, replaces=True)]


def test_a_late_answer_about_another_name_changes_nothing(qtbot: QtBot, tmp_path: Path) -> None:
    dialog = ExportDialog(tmp_path / "New.docx", "")
    qtbot.addWidget(dialog)
    dialog.set_target_state(tmp_path / "Old.docx", TargetState.FOREIGN)
    assert dialog._export.text() == "Export"


def test_names_are_made_fit_for_every_system() -> None:
    assert safe_name('Water: who pays? / "part 2"') == "Water who pays part 2"
    assert safe_name(" ... ") == ""
    assert len(safe_name("x" * 500)) == 80


def test_a_free_name_counts_on(tmp_path: Path) -> None:
    (tmp_path / "a.docx").touch()
    (tmp_path / "a 2.docx").touch()
    assert free_path(tmp_path / "a.docx") == tmp_path / "a 3.docx"
    assert free_path(tmp_path / "b.docx") == tmp_path / "b.docx"

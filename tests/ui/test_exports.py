from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QObject, QUrl, Slot
from PySide6.QtGui import QDesktopServices
from pytestqt.qtbot import QtBot

from briefer.core.text import Span
from briefer.exporting.options import CopyKind
from briefer.project import edits, queries
from briefer.project.queries import Export
from briefer.ui.checks import checks_of
from briefer.ui.exportdialog import ExportDialog
from briefer.ui.exportlog import ExportLog
from tests.exporting.test_template import house
from tests.ui.desk import SOURCES, Desk


@pytest.fixture
def desk(qtbot: QtBot, tmp_path: Path) -> Iterator[Desk]:
    desk = Desk(qtbot, tmp_path)
    desk.settings.export_folder = tmp_path
    project = desk.open(SOURCES[0])
    source_id = desk.session.sources[0].source.source_id
    span = Span(SOURCES[0].blocks[1].start, SOURCES[0].blocks[1].end)
    project.submit(edits.take_passage, source_id, (span,), None, None, form="quotation").result()
    desk.settle()
    yield desk
    desk.session.close()


def ask(desk: Desk) -> ExportDialog:
    desk.window.export()
    dialog = desk.window.exports.dialog
    assert dialog is not None
    return dialog


def log(desk: Desk) -> tuple[Export, ...]:
    project = desk.session.project
    assert project is not None
    return project.read(queries.exports).result()


def test_return_is_enough_for_the_usual_case(desk: Desk) -> None:
    ask(desk).accept()
    desk.wait_for_words("Exported “Valley water.docx”")
    assert (desk.folder / "Valley water.docx").is_file()
    assert [entry.reason for entry in log(desk)] == [""]


def test_an_altered_quotation_goes_out_with_a_reason_that_is_kept(desk: Desk, qtbot: QtBot) -> None:
    (item,) = desk.session.brief.outline
    desk.session.submit(edits.revise_wording, item.item_id, "The float was never read.")
    desk.settle()
    dialog = ask(desk)
    qtbot.waitUntil(lambda: bool(dialog.reds.title))
    assert dialog.reds.title == "1 quotation differs from its source"
    dialog.reds.reason.setText("Agreed with the author")
    dialog.accept()
    desk.wait_for_words("Exported")
    assert [entry.reason for entry in log(desk)] == ["Agreed with the author"]


def test_a_red_leads_to_the_quotation(desk: Desk, qtbot: QtBot) -> None:
    (item,) = desk.session.brief.outline
    desk.session.submit(edits.revise_wording, item.item_id, "The float was never read.")
    desk.settle()
    dialog = ask(desk)
    qtbot.waitUntil(lambda: bool(dialog.reds.title))
    dialog.reds.list.itemClicked.emit(dialog.reds.list.item(0))
    assert desk.window.exports.dialog is None
    assert desk.window.workspace.outline.view.current_id == item.item_id


def test_the_next_export_of_the_same_brief_is_like_the_last(desk: Desk) -> None:
    dialog = ask(desk)
    dialog.target.copy_kind.setCurrentIndex(1)
    dialog.target.kind.setCurrentIndex(dialog.target.kind.findData(".html"))
    dialog.details.notes.setCurrentIndex(2)
    dialog.accept()
    desk.wait_for_words("Exported")
    again = ask(desk)
    assert again.path == desk.folder / "Valley water.html"
    assert again.options.copy is CopyKind.CLEAN
    assert again.details.notes.currentText() == "Endnotes"
    assert not again.details.isHidden()
    again.reject()


def test_a_brief_is_not_proposed_among_the_articles_it_is_made_of(
    desk: Desk, tmp_path: Path
) -> None:
    articles = tmp_path / "articles"
    articles.mkdir()
    desk.settings.folder = articles
    dialog = ask(desk)
    assert dialog.path.parent == desk.folder
    dialog.reject()


def test_the_log_says_what_went_out_and_to_whom(desk: Desk, qtbot: QtBot) -> None:
    ask(desk).accept()
    desk.wait_for_words("Exported")
    desk.window.show_history()
    desk.window.show_exports()
    shown = desk.window.findChild(ExportLog)
    assert shown is not None
    qtbot.waitUntil(lambda: len(shown.lines) == 1)
    item = shown.list.topLevelItem(0)
    assert item is not None
    item.setText(2, " The cabinet office ")
    qtbot.waitUntil(lambda: [entry.sent_to for entry in log(desk)] == ["The cabinet office"])
    qtbot.waitUntil(lambda: shown.lines[0][2] == "The cabinet office")
    desk.window.undo()
    desk.settle()
    assert [entry.sent_to for entry in log(desk)] == ["The cabinet office"]


@pytest.mark.parametrize(("kind", "name"), [
    (".pdf", "Valley water.pdf"), (".md", "Valley water.md"),
    ("evidence", "Valley water, evidence/evidence.html"),
])  # fmt: skip
def test_other_formats_are_written_too(desk: Desk, kind: str, name: str) -> None:
    dialog = ask(desk)
    dialog.target.kind.setCurrentIndex(dialog.target.kind.findData(kind))
    dialog.accept()
    desk.wait_for_words("Exported")
    assert f"Exported “{Path(name).parts[0]}”" in desk.window.messages.words
    assert (desk.folder / name).stat().st_size > 500
    assert len(log(desk)) == 1
    again = ask(desk)
    assert again.target.kind.currentData() == kind
    again.reject()


def test_a_template_that_is_none_is_named_and_not_used(desk: Desk, qtbot: QtBot) -> None:
    dialog = ask(desk)
    (desk.folder / "house.dotx").write_bytes(b"no Word file at all")
    dialog.details.template_chosen.emit(desk.folder / "house.dotx")
    qtbot.waitUntil(lambda: bool(dialog.details.report))
    assert dialog.details.report.startswith(
        "“house.dotx” cannot be used as a Word template: It is not a Word file."
    )
    dialog.accept()
    desk.wait_for_words("Exported")


def test_a_note_of_two_pages_is_said_to_be_too_long(desk: Desk, qtbot: QtBot) -> None:
    submit = desk.session.submit
    submit(edits.revise_settings, product="one-page-note", length=400)
    submit(edits.add_text, "\n\n".join(["Rain fell."] * 90)).result()
    desk.settle()
    said = checks_of(desk.session)
    qtbot.waitUntil(
        lambda: (
            said.latest is not None
            and any(f.kind == "too-many-pages" for f in said.latest.findings)
        ),
        timeout=20_000,
    )
    dialog = ask(desk)
    dialog.picture.cuts.click()
    assert desk.window.exports.dialog is None
    chosen = desk.window.workspace.outline.checks.view.chosen
    assert chosen is not None
    assert chosen.title == "The brief takes too many pages"


class Opener(QObject):
    """Stands for the program that opens Word files."""

    def __init__(self) -> None:
        super().__init__()
        self.opened: list[Path] = []
        QDesktopServices.setUrlHandler("file", self, "open")  # type: ignore[arg-type] # so it works

    @Slot(QUrl)
    def open(self, url: QUrl) -> None:
        self.opened.append(Path(url.toLocalFile()))


def test_a_sample_of_a_template_is_gone_when_the_brief_is_closed(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", "")  # else a program of the system opens files, where there is one
    template = house(desk.folder / "house.dotx", "title", "body")
    dialog = ask(desk)
    opener = Opener()
    try:
        dialog.details.sample_requested.emit(template)
        desk.qtbot.waitUntil(lambda: bool(opener.opened))
    finally:
        QDesktopServices.unsetUrlHandler("file")
    (sample,) = opener.opened
    assert sample.is_file()
    dialog.reject()
    desk.session.detach()
    assert not sample.parent.exists()

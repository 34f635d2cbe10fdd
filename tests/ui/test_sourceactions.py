from __future__ import annotations

import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import QObject, QUrl, Slot
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtWidgets import QLabel, QMenu, QTreeWidget

from briefer.core.source import Role
from briefer.core.text import Span
from briefer.project import edits, queries, snapshots
from briefer.project.project import Project
from briefer.ui.copydialog import CopyDialog
from briefer.ui.history import ListDialog
from briefer.ui.purgedialog import PurgeDialog
from briefer.ui.readerheader import ReaderHeader
from briefer.ui.readermenu import role_words
from briefer.ui.removedlist import RemovedList
from briefer.ui.restoredialog import RestoreDialog
from briefer.ui.sourcechooser import SourceChooser
from briefer.ui.sourcemenu import SourceAction, fill_source_menu
from briefer.ui.versionlist import VersionList
from briefer.ui.wholetext import WholeText
from tests.ui.desk import SOURCES, Desk, imported

GAUGE, NEWER = SOURCES[0], imported(
    "What the gauge said", "This text was corrected.", "The float was read three times a day.",
    "Never at night.",
)  # fmt: skip


class Opener(QObject):
    """Takes the files that would go to another program."""

    def __init__(self) -> None:
        super().__init__()
        self.opened: list[Path] = []

    @Slot(QUrl)
    def take(self, url: QUrl) -> None:
        self.opened.append(Path(url.toLocalFile()))


@pytest.fixture
def opener(monkeypatch: pytest.MonkeyPatch) -> Iterator[Opener]:
    monkeypatch.setenv("PATH", "")  # else a program of the system opens files, where there is one
    made = Opener()
    # The stubs want bytes, the function a text.
    QDesktopServices.setUrlHandler("file", made, "take")  # type: ignore[arg-type]
    yield made
    QDesktopServices.unsetUrlHandler("file")


def act(desk: Desk, number: int, action: SourceAction) -> None:
    source_id = desk.session.sources[number].source.source_id
    desk.window.workspace.source_action_requested.emit(source_id, action)


def quote(desk: Desk, project: Project, words: str) -> str:
    source_id = desk.session.sources[0].source.source_id
    start = GAUGE.canonical.index(words)
    span = Span(start, start + len(words))
    excerpt_id, _item = project.submit(edits.take_passage, source_id, [span]).result()
    desk.settle()
    return excerpt_id


def entries(desk: Desk, number: int, *, is_read_only: bool = False) -> dict[str, bool]:
    menu = QMenu()
    line = desk.session.sources[number]
    fill_source_menu(menu, line, lambda *_wish: None, is_read_only=is_read_only)
    return {str(a.data()): a.isEnabled() for a in menu.actions() if a.data()}


def test_the_original_opens_as_the_file_it_came_from(desk: Desk, opener: Opener) -> None:
    desk.open(*SOURCES)
    act(desk, 0, SourceAction.ORIGINAL)
    desk.qtbot.waitUntil(lambda: bool(opener.opened))
    assert opener.opened[0].name == "What the gauge said.txt"
    assert opener.opened[0].read_bytes() == GAUGE.original


@pytest.mark.skipif(sys.platform in {"win32", "darwin"}, reason="the system itself tells")
@pytest.mark.parametrize("action", [SourceAction.ORIGINAL, SourceAction.FOLDER])
def test_an_original_that_no_program_opens_is_told_with_its_place(
    desk: Desk, monkeypatch: pytest.MonkeyPatch, action: SourceAction
) -> None:
    opener = desk.folder / "xdg-open"
    opener.write_text("#!/bin/sh\nexit 3\n", "utf-8")
    opener.chmod(0o755)
    monkeypatch.setenv("PATH", f"{desk.folder}:/bin:/usr/bin")
    desk.open(*SOURCES)
    act(desk, 0, action)
    desk.qtbot.waitUntil(lambda: "No program was found that opens" in desk.window.messages.words)
    desk.window.messages.buttons[0].click()
    assert Path(QGuiApplication.clipboard().text()).exists()


def test_the_whole_text_is_shown_with_nothing_folded(desk: Desk) -> None:
    desk.open(*SOURCES)
    act(desk, 1, SourceAction.TEXT)
    desk.qtbot.waitUntil(lambda: bool(desk.window.findChildren(WholeText)))
    (shown,) = desk.window.findChildren(WholeText)
    assert shown.view.toPlainText() == SOURCES[1].canonical


def test_what_kind_of_copy_it_is_shows_in_the_head_of_the_reader(desk: Desk) -> None:
    desk.open(*SOURCES)
    act(desk, 0, SourceAction.DESCRIBE)
    (dialog,) = desk.window.findChildren(CopyDialog)
    dialog.extract_only.setChecked(True)
    dialog.reliability.setText("B2")
    dialog.accept_changes()
    desk.settle()
    source = desk.session.sources[0].source
    assert (source.copy.extract_only, source.reliability) == (True, "B2")
    heads = desk.window.workspace.readers.findChildren(ReaderHeader)
    (flags,) = [w for head in heads for w in head.findChildren(QLabel) if "xtract" in w.text()]
    assert flags.text() == "Extract only"
    assert not flags.isHidden()
    assert {head.height() < 120 for head in heads} == {True}
    assert desk.session.undo_step is not None


def test_a_source_in_use_is_not_removed_for_good(desk: Desk) -> None:
    project = desk.open(*SOURCES)
    quote(desk, project, "read twice a day")
    act(desk, 0, SourceAction.PURGE)
    (dialog,) = desk.window.findChildren(PurgeDialog)
    assert dialog.purge is None
    assert "1 place" in dialog.informativeText()
    dialog.close()


def test_removing_for_good_says_what_may_remain(desk: Desk) -> None:
    desk.open(*SOURCES)
    act(desk, 2, SourceAction.PURGE)
    (dialog,) = desk.window.findChildren(PurgeDialog)
    assert dialog.purge is not None
    dialog.purge.click()
    said = desk.wait_for_words("Removed for good")
    assert "Copies" in said
    desk.settle()
    assert len(desk.session.sources) == 2


def test_a_newer_version_shows_what_became_of_each_excerpt(desk: Desk, tmp_path: Path) -> None:
    desk.window.resize(1366, 768)
    project = desk.open(*SOURCES)
    changed = quote(desk, project, "The float was read twice a day.")
    quote(desk, project, "Never at night.")
    (tmp_path / "newer.txt").write_bytes(NEWER.original)
    source_id = desk.session.sources[0].source.source_id
    desk.window.source_actions.bring_newer(source_id, str(tmp_path / "newer.txt"))
    desk.qtbot.waitUntil(lambda: bool(desk.window.findChildren(VersionList)), timeout=20_000)
    (versions,) = desk.window.findChildren(VersionList)
    desk.qtbot.waitUntil(lambda: len(versions.cards) == 2, timeout=20_000)
    assert [card.kind_text.split(":")[0] for card in versions.cards] == ["Changed", "Moved"]
    assert "<s>" in versions.cards[0].words_text
    newer_id = desk.session.source_line(source_id).newer_id  # type: ignore[union-attr]
    for shown in (source_id, newer_id):  # both versions, beside each other
        pane = desk.window.workspace.readers.pane(shown)
        assert pane is not None
        assert pane.isVisible()
    assert desk.session.brief.excerpts[changed].words == "The float was read twice a day."
    versions.accept_same.click()
    desk.qtbot.waitUntil(lambda: len(versions.cards) == 1)
    versions.cards[0].accept.click()
    desk.qtbot.waitUntil(lambda: not list(versions.cards))
    desk.settle()
    assert desk.session.brief.excerpts[changed].words == "The float was read three times a day."
    desk.window.undo()
    desk.qtbot.waitUntil(lambda: len(versions.cards) == 1)
    versions.close()


def test_one_of_two_equal_places_is_the_persons_choice(desk: Desk, tmp_path: Path) -> None:
    project = desk.open(*SOURCES)
    excerpt_id = quote(desk, project, "Never at night.")
    twice = imported("What the gauge said", "Never at night.", "It rained.", "Never at night.")
    (tmp_path / "newer.txt").write_bytes(twice.original)
    source_id = desk.session.sources[0].source.source_id
    desk.window.source_actions.bring_newer(source_id, str(tmp_path / "newer.txt"))
    desk.qtbot.waitUntil(lambda: bool(desk.window.findChildren(VersionList)), timeout=20_000)
    (versions,) = desk.window.findChildren(VersionList)
    desk.qtbot.waitUntil(lambda: len(versions.cards) == 1, timeout=20_000)
    (card,) = versions.cards
    assert card.kind_text.startswith("Ambiguous")
    assert [take.text() for take, _look in card.choices] == ["Take ¶1", "Take ¶3"]
    take, look = card.choices[1]
    with desk.qtbot.waitSignal(versions.open_requested) as wish:
        look.click()
    take.click()
    desk.settle()
    excerpt = desk.session.brief.excerpts[excerpt_id]
    assert excerpt.source_id != source_id
    assert tuple(selector.span for selector in excerpt.selectors) == wish.args[1]
    assert excerpt.pinpoint.first == "3"
    versions.close()


def test_the_menu_offers_only_what_is_possible(desk: Desk) -> None:
    project = desk.open(*SOURCES)
    assert SourceAction.COMPARE not in entries(desk, 0)
    assert not entries(desk, 0, is_read_only=True)[SourceAction.PURGE]
    ids = [line.source.source_id for line in desk.session.sources]
    project.submit(edits.supersede_source, ids[0], ids[1]).result()
    desk.settle()
    assert entries(desk, 0)[SourceAction.COMPARE]
    assert entries(desk, 1)[SourceAction.COMPARE]
    assert project.read(queries.sources).result()[0].newer_id == ids[1]


def test_what_was_removed_can_be_put_back(desk: Desk) -> None:
    desk.open(*SOURCES)
    act(desk, 0, SourceAction.REMOVE)
    desk.settle()
    assert len(list(desk.session.sources)) == 2
    desk.window.show_removed()
    (removed,) = desk.window.findChildren(RemovedList)
    desk.qtbot.waitUntil(lambda: list(removed.names) == ["What the gauge said"])
    removed.list.selectAll()
    removed.restore.click()
    desk.qtbot.waitUntil(lambda: len(removed.names) == 0)
    desk.settle()
    assert len(list(desk.session.sources)) == 3
    removed.close()


def test_the_bibliography_is_copied_as_rich_text(desk: Desk) -> None:
    project = desk.open(*SOURCES)
    quote(desk, project, "read twice a day")
    desk.window.copy_bibliography()
    desk.wait_for_words("Copied the bibliography")
    mime = QGuiApplication.clipboard().mimeData()
    assert "What the Gauge Said" in mime.text()
    assert "<i>Valley Review</i>" in mime.html().replace("<em>", "<i>").replace("</em>", "</i>")


def test_a_brief_goes_back_to_an_earlier_state(desk: Desk) -> None:
    project = desk.open(*SOURCES)
    snapshot = snapshots.path_for(project.path, datetime.now(UTC))
    snapshot.parent.mkdir(parents=True)
    project.save_copy(snapshot)
    act(desk, 0, SourceAction.REMOVE)
    desk.settle()
    desk.window.projects.choose_state()
    desk.qtbot.waitUntil(lambda: bool(desk.window.findChildren(RestoreDialog)))
    (dialog,) = desk.window.findChildren(RestoreDialog)
    assert [line[1] for line in dialog.lines] == ["3"]
    dialog.restore.click()
    desk.wait_for_words("The brief is as it was")
    desk.qtbot.waitUntil(lambda: len(desk.session.sources) == 3)
    assert list(desk.folder.glob("*.replaced-*"))


def test_the_same_file_again_is_named_with_the_source_that_it_is(
    desk: Desk, tmp_path: Path
) -> None:
    (tmp_path / "levy.txt").write_text("The levy\n\nIt rose twice in a single year.\n")
    (tmp_path / "copy.txt").write_text("The levy\n\nIt rose twice in a single year.\n")
    desk.open()
    desk.window.imports.add([tmp_path / "levy.txt"])
    desk.wait_for_words("1 source added")
    desk.settle()
    readers = desk.window.workspace.readers
    readers.close_all()
    desk.window.imports.add([tmp_path / "copy.txt"])
    desk.wait_for_words("“copy.txt” is already in the brief as “levy.txt”.")
    desk.settle()
    (show,) = desk.window.messages.buttons
    show.click()
    assert readers.open_sources == (desk.session.sources[0].source.source_id,)


def test_a_near_copy_can_be_treated_as_a_newer_version(desk: Desk, tmp_path: Path) -> None:
    words = " ".join(f"word{number} and then" for number in range(60))
    (tmp_path / "one.txt").write_text(f"The levy\n\n{words}.\n")
    (tmp_path / "two.txt").write_text(f"The levy\n\n{words}, at last.\n")
    desk.open()
    desk.window.imports.add([tmp_path / "one.txt"])
    desk.wait_for_words("1 source added")
    desk.settle()
    desk.window.messages.dismiss()
    desk.window.imports.add([tmp_path / "two.txt"])
    desk.wait_for_words("almost the same")
    desk.window.messages.buttons[0].click()
    desk.wait_for_words("Both versions are kept")
    desk.settle()
    assert [bool(line.older_id) for line in desk.session.sources] == [False, True]


def test_a_source_without_a_text_says_that_it_can_only_be_cited(desk: Desk, tmp_path: Path) -> None:
    (tmp_path / "library.ris").write_text("TY  - BOOK\nTI  - A history of the strait\nER  -\n")
    desk.open()
    desk.window.imports.add([tmp_path / "library.ris"])
    desk.wait_for_words("1 source added")
    desk.settle()
    source = desk.session.sources[0].source
    readers = desk.window.workspace.readers
    readers.show_source(source.source_id)
    desk.settle()
    pane = readers.pane(source.source_id)
    assert pane is not None
    assert pane.view.isHidden()
    labels = [label.text() for label in pane.findChildren(QLabel) if not label.isHidden()]
    assert any(words.startswith("Only metadata") for words in labels)
    assert not entries(desk, 0)[SourceAction.ORIGINAL]


def test_a_source_that_is_here_can_be_named_the_newer_version(desk: Desk) -> None:
    desk.open(*SOURCES)
    act(desk, 1, SourceAction.NEWER)
    (chooser,) = desk.window.findChildren(SourceChooser)
    assert len(chooser.offered) == 2
    chooser.chosen.emit(desk.session.sources[0].source.key)
    chooser.close()
    desk.wait_for_words("Both versions are kept")
    desk.settle()
    assert desk.session.sources[1].older_id == desk.session.sources[0].source.source_id


def test_every_role_has_its_words() -> None:
    assert set(role_words()) == set(Role)


def test_the_report_of_an_import_says_what_was_not_read_as_it_stands(
    desk: Desk, tmp_path: Path
) -> None:
    desk.open()
    words = b"The levy\n\nIt rose \0 twice in a year, and nobody had asked why it should.\n"
    (tmp_path / "levy.txt").write_bytes(words)
    desk.window.imports.add([tmp_path / "levy.txt"])
    assert "1 characters that no document may hold" in desk.wait_for_words("1 source added")
    desk.settle()


def test_the_report_of_an_import_names_each_bad_file_and_no_heading_stands_empty(
    desk: Desk, tmp_path: Path
) -> None:
    desk.open()
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "good.txt").write_text("The levy\n\nIt rose twice in a year.\n", "utf-8")
    (tmp_path / "in" / "nothing.txt").touch()
    (tmp_path / "in" / "broken.pdf").write_bytes(b"%PDF-1.4 broken")
    desk.window.imports.add([tmp_path / "in"])
    assert "2 files could not be read" in desk.wait_for_words("1 source added")
    desk.settle()
    details, remove = desk.window.messages.buttons
    details.click()
    shown = desk.window.findChild(ListDialog)
    assert shown is not None
    assert [words for words, _reason in shown.lines] == [
        "Could not be read", "broken.pdf", "nothing.txt", "Added", "good.txt"
    ]  # fmt: skip
    columns = shown.findChild(QTreeWidget)
    assert columns is not None
    shown.resize(720, 560)  # the screen of the tests has no room for it; the reasons are seen
    desk.qtbot.waitUntil(lambda: columns.columnWidth(0) < columns.columnWidth(1))
    assert columns.horizontalScrollBar().maximum() == 0
    remove.click()
    desk.settle()
    assert desk.session.sources == ()

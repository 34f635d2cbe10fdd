from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog, QFileDialog

from briefer.checking.uses import printed_quotations
from briefer.core.outline import Section, TextItem, walk
from briefer.jobs.exports import export_project
from briefer.project import edits, queries
from briefer.ui.findingrows import FindingRow
from briefer.ui.returnpane import ReturnPane
from tests.checking.wordedits import changed, replaced
from tests.ui.desk import SOURCES, Desk

GAUGE = "The float was read twice a day."
TEXT = "The valley will be flooded again, and nobody will be surprised by it."


@pytest.fixture
def brief(desk: Desk) -> Desk:
    """Return a desk whose brief has a section with two quotations and a text."""
    project = desk.open(*SOURCES)
    section = project.submit(edits.add_section, "Findings").result()
    for number in (0, 2):
        line = desk.session.sources[number]
        text = project.read(queries.source_text, line.source.source_id).result()
        spans = [text.blocks[1].span]
        project.submit(edits.take_passage, line.source.source_id, spans, section).result()
    project.submit(edits.add_text, TEXT, section).result()
    desk.settle()
    return desk


def export(desk: Desk) -> Path:
    project = desk.session.project
    assert project is not None
    path = export_project(project, desk.folder / "out.docx").path
    desk.settle()
    return path


def came_back(desk: Desk, *words: tuple[str, str]) -> Path:
    path = export(desk)
    data = path.read_bytes()
    for before, after in words:
        data = changed(data, replaced(before, after))
    path.write_bytes(data)
    return path


def check(desk: Desk, path: Path) -> ReturnPane:
    desk.window.returns.check(path)
    area = desk.window.workspace.outline
    desk.qtbot.waitUntil(lambda: area.tabs.current == 3)
    desk.settle()
    return area.returned


def row(pane: ReturnPane, part: str) -> FindingRow:
    return next(r for r in pane.view.findings.rows if part in r.title)


def press(desk: Desk, pane: ReturnPane, part: str, key: Qt.Key, *, ctrl: bool = False) -> None:
    number = pane.view.findings.rows.index(row(pane, part))
    pane.view.setCurrentIndex(pane.view.findings.index(number))
    modifier = Qt.KeyboardModifier.ControlModifier if ctrl else Qt.KeyboardModifier.NoModifier
    QTest.keyClick(pane.view, key, modifier)
    desk.settle()


def words(desk: Desk) -> list[str]:
    brief = desk.session.brief
    return [brief.words_of(quotation) for quotation, _holder in printed_quotations(brief)]


def titles(pane: ReturnPane) -> list[str]:
    return [r.title for r in pane.view.findings.rows]


def test_dropping_a_returned_brief_asks_what_it_is_to_be(brief: Desk) -> None:
    path = came_back(brief, ("twice a day", "thrice a day"))
    brief.window.open_paths([path])
    brief.wait_for_words("is a copy of a brief")
    first, second = brief.window.messages.buttons
    assert (first.text(), second.text()) == ("Check this returned brief", "Add as source")
    first.click()
    area = brief.window.workspace.outline
    brief.qtbot.waitUntil(lambda: area.tabs.current == 3)
    assert any("thrice" in title for title in titles(area.returned))


def test_a_copy_can_still_become_a_source(brief: Desk) -> None:
    path = came_back(brief, ("twice a day", "thrice a day"))
    count = len(brief.session.sources)
    brief.window.open_paths([path])
    brief.wait_for_words("is a copy of a brief")
    brief.window.messages.buttons[1].click()
    brief.qtbot.waitUntil(lambda: len(brief.session.sources) == count + 1, timeout=20_000)


def test_an_altered_quotation_is_accepted_and_taken_back(brief: Desk) -> None:
    pane = check(brief, came_back(brief, ("twice a day", "thrice a day")))
    found = row(pane, "Altered")
    assert "“twice” became “thrice”." in found.text
    press(brief, pane, "Altered", Qt.Key.Key_Return, ctrl=True)
    assert "The float was read thrice a day." in words(brief)
    assert titles(pane)[0] == "Settled · 1"
    assert "Everything is decided." in pane.words
    brief.session.undo()
    brief.settle()
    assert GAUGE in words(brief)
    assert row(pane, "Altered").remedy == "Accept into brief"
    brief.session.redo()
    brief.settle()
    assert titles(pane)[0] == "Settled · 1"


def test_keep_mine_leaves_the_brief_alone(brief: Desk) -> None:
    pane = check(brief, came_back(brief, ("twice a day", "thrice a day")))
    press(brief, pane, "Altered", Qt.Key.Key_Delete)
    assert GAUGE in words(brief)
    assert titles(pane)[0] == "Settled · 1"
    press(brief, pane, "Altered", Qt.Key.Key_Delete)
    assert row(pane, "Altered").setting_aside == "Keep mine"


def test_the_next_open_line_is_chosen_once_one_is_decided(brief: Desk) -> None:
    path = came_back(brief, ("flooded again", "flooded twice"), (">Findings<", ">Our findings<"))
    pane = check(brief, path)
    press(brief, pane, "Our findings", Qt.Key.Key_Delete)
    chosen = pane.view.chosen
    assert chosen is not None
    assert "flooded twice" in chosen.title


def test_what_was_added_says_after_what_it_stands(brief: Desk) -> None:
    own = "<w:p><w:r><w:t>Nobody paid for the repairs.</w:t></w:r></w:p><w:sectPr"
    pane = check(brief, came_back(brief, ("<w:sectPr", own)))
    assert TEXT[:20] in row(pane, "Nobody paid").text


def test_a_returned_example_is_asked_about_too(
    brief: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(type(brief.window.projects), "is_example", property(lambda _self: True))
    path = came_back(brief, ("twice a day", "thrice a day"))
    brief.window.open_paths([path])
    brief.wait_for_words("is a copy of a brief")
    brief.window.messages.buttons[0].click()
    brief.qtbot.waitUntil(lambda: brief.window.workspace.outline.tabs.current == 3)
    article = brief.folder / "article.txt"
    article.write_text("Rain in the valley\n\nIt rained for nine days, and then it did not.\n")
    before = brief.session.path
    brief.window.open_paths([article])
    brief.wait_for_words("1 source added")
    brief.settle()
    assert brief.session.path not in {None, before}


def test_texts_and_headings_are_accepted_too(brief: Desk) -> None:
    path = came_back(brief, ("flooded again", "flooded twice"), (">Findings<", ">Our findings<"))
    pane = check(brief, path)
    press(brief, pane, "valley will be flooded", Qt.Key.Key_Return, ctrl=True)
    press(brief, pane, "Our findings", Qt.Key.Key_Return, ctrl=True)
    items = [item for item, _depth in walk(brief.session.brief.outline)]
    assert [i.markdown for i in items if isinstance(i, TextItem)] == [
        TEXT.replace("flooded again", "flooded twice")
    ]
    assert [i.title for i in items if isinstance(i, Section)] == ["Our findings"]
    assert pane.open_lines == 0


def test_fields_of_the_front_matter_are_accepted_and_kept(brief: Desk) -> None:
    project = brief.session.project
    assert project is not None
    project.submit(edits.revise_front, title="Floods", subtitle="A note", to="The board").result()
    path = came_back(brief, (">Floods<", ">High water<"), (">The board<", ">The council<"))
    pane = check(brief, path)
    press(brief, pane, "High water", Qt.Key.Key_Return, ctrl=True)
    assert brief.session.brief.front.title == "High water"
    brief.session.undo()
    brief.settle()
    assert brief.session.brief.front.title == "Floods"
    brief.session.redo()
    brief.settle()
    press(brief, pane, "The council", Qt.Key.Key_Delete)
    front = brief.session.brief.front
    assert (front.title, front.subtitle, front.to) == ("High water", "A note", "The board")
    assert pane.open_lines == 0


def test_enter_goes_to_the_item_and_the_tab_leads_back(brief: Desk) -> None:
    pane = check(brief, came_back(brief, ("flooded again", "flooded twice")))
    press(brief, pane, "valley will be flooded", Qt.Key.Key_Return)
    area = brief.window.workspace.outline
    assert area.tabs.current == 0
    assert area.editor.item_id == area.view.current_id != ""
    area.tabs.choose(3)
    assert pane.isVisible()


def test_an_untouched_file_has_nothing_to_decide(brief: Desk) -> None:
    pane = check(brief, export(brief))
    assert titles(pane) == []
    assert "2 quotations in the file" in pane.words
    assert "Nothing in it differs" in pane.words
    pane.closed.emit()
    assert not brief.window.workspace.outline.tabs.is_shown(3)


def test_a_return_is_noted_in_the_log(brief: Desk) -> None:
    check(brief, export(brief))
    project = brief.session.project
    assert project is not None
    [entry] = project.read(queries.exports).result()
    assert entry.returned_at


def test_a_report_can_be_saved(brief: Desk) -> None:
    pane = check(brief, came_back(brief, ("twice a day", "thrice a day")))
    target = brief.folder / "report.html"
    pane.save_report(str(target))
    brief.wait_for_words("report.html")
    assert "thrice" in target.read_text("utf-8")


def test_a_file_that_is_no_brief_gets_a_sentence(brief: Desk) -> None:
    path = brief.folder / "notes.docx"
    path.write_bytes(b"no Word file at all")
    brief.window.returns.check(path)
    brief.qtbot.waitUntil(lambda: "Comparing" not in brief.window.messages.words)
    assert "notes.docx" in brief.window.messages.words


def test_a_changed_inline_quotation_is_one_line(brief: Desk) -> None:
    project = brief.session.project
    assert project is not None
    [text] = [i for i, _d in walk(brief.session.brief.outline) if isinstance(i, TextItem)]
    line = brief.session.sources[1]
    source = project.read(queries.source_text, line.source.source_id).result()
    span = source.blocks[1].span
    brief.session.submit(edits.quote_passage_inline, line.source.source_id, (span,), text.item_id)
    brief.settle()
    pane = check(brief, came_back(brief, ("the arithmetic was not", "the arithmetic was fine")))
    assert [r.title for r in pane.view.findings.rows if not r.is_heading] == [
        "Altered (note 3): “The concrete was sound and the arithmetic was fine.”"
    ]
    press(brief, pane, "Altered", Qt.Key.Key_Return, ctrl=True)
    [text] = [i for i, _d in walk(brief.session.brief.outline) if isinstance(i, TextItem)]
    assert "the arithmetic was fine" in text.markdown


def test_exporting_again_says_what_is_not_decided(brief: Desk) -> None:
    path = came_back(brief, ("twice a day", "thrice a day"))
    pane = check(brief, path)
    assert pane.open_lines == 1
    brief.window.export()
    brief.wait_for_words("not decided yet: 1, in “out.docx”")
    for dialog in brief.window.findChildren(QDialog):
        dialog.reject()
    press(brief, pane, "Altered", Qt.Key.Key_Delete)
    brief.window.messages.dismiss()
    brief.window.export()
    brief.settle()
    assert "not decided" not in brief.window.messages.words


def test_what_was_decided_is_known_after_the_project_was_closed(brief: Desk) -> None:
    path = came_back(brief, ("twice a day", "thrice a day"), ("flooded again", "flooded twice"))
    pane = check(brief, path)
    press(brief, pane, "Altered", Qt.Key.Key_Delete)
    project = brief.session.path
    assert project is not None
    brief.window.open_paths([project])
    brief.settle()
    brief.window.export()
    brief.wait_for_words("not decided yet: 1, in “out.docx”")
    for dialog in brief.window.findChildren(QDialog):
        dialog.reject()
    brief.window.messages.buttons[0].click()
    brief.qtbot.waitUntil(lambda: titles(pane)[-1:] != [] and "Settled · 1" in titles(pane))
    assert row(pane, "Altered").is_dismissed
    brief.session.undo()
    brief.settle()
    assert row(pane, "Altered").setting_aside == "Keep mine"


def test_a_returned_file_is_looked_for_where_the_brief_was_exported(
    desk: Desk, tmp_path: Path
) -> None:
    desk.open()
    desk.settings.export_folder = tmp_path
    desk.window.returns.choose_file()
    (dialog,) = desk.window.findChildren(QFileDialog)
    assert Path(dialog.directory().path()) == tmp_path
    dialog.reject()

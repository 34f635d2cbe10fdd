from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from hashlib import sha256
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from briefer.core.outline import Quotation, TextItem, walk
from briefer.project import edits
from briefer.ui.checkspane import ChecksPane
from briefer.ui.findingrows import FindingRow
from tests.ui.checkdesk import CheckDesk
from tests.ui.outlines import PARAGRAPHS, imported


@pytest.fixture
def desk(qtbot: QtBot, tmp_path: Path) -> Iterator[CheckDesk]:
    made = CheckDesk(qtbot, tmp_path / "Brief.briefer")
    yield made
    made.close()


@pytest.fixture
def pane(desk: CheckDesk) -> ChecksPane:
    desk.area.show_checks()
    return desk.area.checks


def complete(desk: CheckDesk) -> None:
    """Say all of the source that the checks ask for."""
    fields = {
        "author": [{"family": "Example"}], "container-title": "Review", "URL": "https://x.example",
        "issued": {"date-parts": [[2024, 3, 12]]}, "title": "The Valley Reports",
        "type": "article-magazine",
    }  # fmt: skip
    desk.do(edits.revise_metadata, desk.source_id, fields)


def titles(pane: ChecksPane) -> list[str]:
    return [row.title for row in pane.view.findings.rows]


def row(pane: ChecksPane, part: str) -> FindingRow:
    return next(r for r in pane.view.findings.rows if part in r.title)


def choose(pane: ChecksPane, part: str) -> None:
    number = pane.view.findings.rows.index(row(pane, part))
    pane.view.setCurrentIndex(pane.view.findings.index(number))


def click(pane: ChecksPane, part: str, words: str) -> None:
    """Click the words on a card."""
    choose(pane, part)
    index = pane.view.currentIndex()
    pane.view.scrollTo(index)
    rect = pane.view.visualRect(index)
    found = row(pane, part)
    left = 12 + 34 + 8
    if words == found.setting_aside and found.remedy:
        left += pane.view.fontMetrics().horizontalAdvance(found.remedy) + 30
    spot = rect.topLeft() + QPoint(left, rect.height() - 20)
    QTest.mouseClick(pane.view.viewport(), Qt.MouseButton.LeftButton, pos=spot)


def test_an_empty_outline_says_what_this_is_for(pane: ChecksPane) -> None:
    assert "checked here as you write" in pane.words


def test_all_is_well_where_nothing_was_found(desk: CheckDesk, pane: ChecksPane) -> None:
    desk.quote(1)
    complete(desk)
    assert titles(pane) == []
    assert pane.words == "All is well: the quotation matches its source."
    assert desk.area.tabs.labels[2] == "Checks"


def test_reds_come_first_and_are_counted_on_the_tab(desk: CheckDesk, pane: ChecksPane) -> None:
    quotation = desk.quote(1)
    desk.do(edits.add_section, "Empty")
    desk.do(edits.revise_wording, quotation, "The gauge was read thrice a day by the same man.")
    shown = titles(pane)
    assert shown[0].startswith("Cannot be defended")
    assert shown[1].startswith("Altered quotation")
    assert any(title.startswith("Worth checking") for title in shown)
    assert desk.area.tabs.labels[2].startswith("Checks ")


def test_a_remedy_is_one_click_and_one_undo(desk: CheckDesk, pane: ChecksPane) -> None:
    quotation = desk.quote(1)
    desk.do(edits.revise_wording, quotation, "The gauge was read thrice a day by the same man.")
    assert row(pane, "Altered").remedy == "Mark the changes"
    click(pane, "Altered", "Mark the changes")
    desk.settle()
    [item] = [i for i, _d in walk(desk.session.brief.outline) if isinstance(i, Quotation)]
    assert item.wording == "The gauge was read [thrice] a day by the same man."
    assert not any("Altered" in title for title in titles(pane))
    desk.session.undo()
    desk.settle()
    assert any("Altered" in title for title in titles(pane))


def test_enter_goes_to_the_item(desk: CheckDesk, pane: ChecksPane) -> None:
    quotation = desk.quote(1)
    desk.quote(2)
    desk.do(edits.revise_wording, quotation, "The gauge was read thrice a day by the same man.")
    choose(pane, "Altered")
    QTest.keyClick(pane.view, Qt.Key.Key_Return)
    assert desk.area.tabs.current == 0
    assert desk.area.view.current_id == quotation
    assert desk.area.editor.item_id == quotation


def test_a_gap_of_a_source_leads_to_the_source_table(desk: CheckDesk, pane: ChecksPane) -> None:
    desk.quote(1)
    choose(pane, "missing")
    with desk.qtbot.waitSignal(desk.area.table_requested) as asked:
        QTest.keyClick(pane.view, Qt.Key.Key_Return)
    assert asked.args == [desk.source_id]


def test_too_long_leads_to_the_length(desk: CheckDesk, pane: ChecksPane) -> None:
    desk.quote(1)
    desk.do(edits.revise_settings, length=2)
    choose(pane, "too long")
    QTest.keyClick(pane.view, Qt.Key.Key_Return)
    assert desk.area.front.isVisible()


def test_what_could_go_is_switched_off_in_one_step(desk: CheckDesk, pane: ChecksPane) -> None:
    quoted = {desk.quote(1), desk.quote(2)}
    desk.do(edits.revise_settings, length=1)
    choose(pane, "Could go")
    choose(pane, "too long")
    QTest.keyClick(pane.view, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    desk.settle()
    assert {i.item_id for i, _d in walk(desk.session.brief.outline) if not i.printed} == quoted
    assert not any("too long" in title for title in titles(pane))
    desk.session.undo()
    desk.settle()
    assert all(item.printed for item, _depth in walk(desk.session.brief.outline))


def test_scare_quotes_are_ignored_and_spoken_of_again(desk: CheckDesk, pane: ChecksPane) -> None:
    desk.do(edits.add_text, "A so-called “free lunch” was served.")
    choose(pane, "Quoted words")
    QTest.keyClick(pane.view, Qt.Key.Key_Delete)
    desk.settle()
    assert not any("Quoted words" in title for title in titles(pane))
    assert pane.dismissed.text() == "1 ignored"
    pane.dismissed.setChecked(True)
    choose(pane, "Quoted words")
    assert pane.view.chosen is not None
    assert pane.view.chosen.is_dismissed
    QTest.keyClick(pane.view, Qt.Key.Key_Delete)
    desk.settle()
    assert not row(pane, "Quoted words").is_dismissed
    assert any("Quoted words" in title for title in titles(pane))


def test_no_red_finding_can_be_ignored(desk: CheckDesk, pane: ChecksPane) -> None:
    quotation = desk.quote(1)
    desk.do(edits.revise_wording, quotation, "The gauge was read thrice a day by the same man.")
    choose(pane, "Altered")
    QTest.keyClick(pane.view, Qt.Key.Key_Delete)
    desk.settle()
    assert any("Altered" in title for title in titles(pane))
    assert desk.session.brief.dismissed == frozenset()


def test_own_analysis_settles_a_text_without_source(desk: CheckDesk, pane: ChecksPane) -> None:
    section = desk.do(edits.add_section, "Findings")
    desk.do(edits.add_text, "The valley will be flooded again within ten years.", section)
    choose(pane, "without a source")
    QTest.keyClick(pane.view, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    desk.settle()
    [text] = [i for i, _d in walk(desk.session.brief.outline) if isinstance(i, TextItem)]
    assert text.is_own_analysis
    assert not any("without a source" in title for title in titles(pane))


def test_the_filter_keeps_what_has_its_words(desk: CheckDesk, pane: ChecksPane) -> None:
    desk.quote(1)
    desk.do(edits.add_section, "Purple")
    pane.filter.setText("purple")
    assert [title.split(" ·")[0] for title in titles(pane)] == [
        "Worth checking", "The section “Purple” is empty",
    ]  # fmt: skip
    pane.filter.setText("elephant")
    assert pane.words == "No finding has these words."


def test_a_screen_reader_hears_how_serious_it_is(desk: CheckDesk, pane: ChecksPane) -> None:
    quotation = desk.quote(1)
    desk.do(edits.revise_wording, quotation, "The gauge was read thrice a day by the same man.")
    choose(pane, "Altered")
    spoken = pane.view.currentIndex().data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken.startswith("Cannot be defended. Altered quotation")
    assert PARAGRAPHS[0].rstrip(".") in spoken


def test_what_was_chosen_stays_chosen_while_the_list_changes(
    desk: CheckDesk, pane: ChecksPane
) -> None:
    desk.do(edits.add_section, "One")
    desk.do(edits.add_section, "Two")
    choose(pane, "Two")
    desk.do(edits.add_section, "Three", None, 0)
    assert pane.view.chosen is not None
    assert "Two" in pane.view.chosen.title


def test_a_quotation_of_an_older_version_leads_to_the_list(
    desk: CheckDesk, pane: ChecksPane
) -> None:
    desk.quote(1)
    complete(desk)
    data = b"The Valley Reports, corrected."
    newer = replace(imported(), original=data, sha256=sha256(data).hexdigest())
    (added,) = desk.do(edits.add_sources, [newer])
    desk.do(edits.supersede_source, desk.source_id, added.source_id)
    asked: list[str] = []
    desk.area.versions_requested.connect(asked.append)
    click(pane, "From an older version", "Compare the versions")
    assert asked == [added.source_id]

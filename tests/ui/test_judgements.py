from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMenu, QPushButton, QToolButton
from pytestqt.qtbot import QtBot

from briefer.core.outline import Judgement, Section, TextItem, walk
from briefer.core.text import Span
from briefer.project import edits
from briefer.ui.mime import Passage
from briefer.ui.outlinedrops import Spot, Verb, drop_of
from briefer.ui.supports import SupportCard
from tests.project.sources import imported as plain_source
from tests.ui.checkdesk import CheckDesk
from tests.ui.outlines import PARAGRAPHS


@pytest.fixture
def desk(qtbot: QtBot, tmp_path: Path) -> Iterator[CheckDesk]:
    made = CheckDesk(qtbot, tmp_path / "Brief.briefer")
    yield made
    made.close()


def judgement(desk: CheckDesk) -> Judgement:
    desk.settle()
    [found] = [i for i, _d in walk(desk.session.brief.outline) if isinstance(i, Judgement)]
    return found


def begin(desk: CheckDesk) -> None:
    desk.area.add_judgement()
    desk.settle()
    desk.qtbot.waitUntil(lambda: desk.area.editor.item_id == judgement(desk).item_id)


def drop(desk: CheckDesk, number: int, answer: str) -> None:
    """Drop a paragraph of the source on the judgement, and answer what it means."""
    passage = Passage(desk.source_id, (desk.span(number),), PARAGRAPHS[number - 1])
    found = drop_of(desk.area.model.tree, passage, Spot(on_id=judgement(desk).item_id))
    assert found is not None
    assert found.verb is Verb.SUPPORT
    desk.area._placing.drop(passage, found)
    [menu] = desk.area.editor.text.findChildren(QMenu, "stance")
    [action] = [a for a in menu.actions() if a.text().startswith(answer)]
    action.trigger()
    menu.close()
    desk.settle()


def test_a_new_judgement_is_open_to_be_typed(desk: CheckDesk) -> None:
    begin(desk)
    QTest.keyClicks(desk.area.editor.text.edit, "It is likely to rain.")
    desk.area.flush()
    assert judgement(desk).markdown == "It is likely to rain."


def test_likelihood_and_confidence_come_from_the_table(desk: CheckDesk) -> None:
    begin(desk)
    fields = desk.area.editor.text.judgement
    likely = fields.likelihood.findText("likely", Qt.MatchFlag.MatchStartsWith)
    fields.likelihood.setCurrentIndex(likely)
    fields.likelihood.activated.emit(likely)
    fields.confidence.setCurrentIndex(fields.confidence.findData("moderate"))
    fields.confidence.activated.emit(fields.confidence.currentIndex())
    QTest.keyClicks(fields.reason, "two readings agree")
    desk.area.flush()
    found = judgement(desk)
    assert (found.likelihood, found.confidence) == ("likely", "moderate")
    assert found.confidence_reason == "two readings agree"
    desk.session.undo()
    assert judgement(desk).confidence_reason == ""


def test_the_table_goes_with_the_language_of_the_brief(desk: CheckDesk) -> None:
    begin(desk)
    fields = desk.area.editor.text.judgement
    assert "ICD 203" in fields.likelihood.toolTip()
    desk.do(edits.revise_settings, locale="en-GB")
    assert "ICD 203" not in fields.likelihood.toolTip()
    assert fields.likelihood.findData("realistic possibility") > 0


def test_a_drop_asks_whether_it_supports_or_contradicts(desk: CheckDesk) -> None:
    begin(desk)
    drop(desk, 1, "Supports")
    drop(desk, 3, "Contradicts")
    found, brief = judgement(desk), desk.session.brief
    assert [brief.excerpts[i].words for i in found.supports] == [PARAGRAPHS[0]]
    assert [brief.excerpts[i].words for i in found.contradicts] == [PARAGRAPHS[2]]
    desk.session.undo()
    assert judgement(desk).contradicts == ()
    assert len(judgement(desk).supports) == 1


def buttons(desk: CheckDesk, words: str) -> list[QToolButton]:
    found = desk.area.editor.text.findChildren(QToolButton)
    return [b for b in found if b.accessibleName() == words and b.isVisible()]


def test_support_can_be_turned_and_dropped(desk: CheckDesk) -> None:
    begin(desk)
    drop(desk, 1, "Supports")
    assert len(desk.area.editor.text.findChildren(SupportCard)) == 1
    buttons(desk, "It contradicts the judgment")[0].click()
    desk.settle()
    assert (len(judgement(desk).supports), len(judgement(desk).contradicts)) == (0, 1)
    desk.qtbot.waitUntil(lambda: len(buttons(desk, "It supports the judgment")) == 1)
    buttons(desk, "Does not rest on it")[0].click()
    desk.settle()
    assert judgement(desk).contradicts == ()


def origins(desk: CheckDesk) -> QPushButton | None:
    """Return the button that says on how many origins the judgement rests."""
    found = desk.area.editor.text.findChildren(QPushButton)
    return next((b for b in found if " origin" in b.text() and b.isVisible()), None)


def wait_for_origins(desk: CheckDesk, words: str) -> None:
    desk.qtbot.waitUntil(lambda: (found := origins(desk)) is not None and found.text() == words)


def choose(desk: CheckDesk, words: str) -> None:
    """Open the origins of the judgement's sources and choose what says `words`."""
    button = origins(desk)
    assert button is not None
    button.click()
    [menu] = desk.area.editor.text.findChildren(QMenu, "origins")
    [action] = [a for a in menu.actions() if words in a.text()][:1]
    action.trigger()
    menu.close()
    desk.settle()


def test_sources_are_joined_to_one_origin_and_split_again(desk: CheckDesk) -> None:
    (other,) = desk.do(edits.add_sources, [plain_source("Another view", "It will not rain.")])
    begin(desk)
    drop(desk, 1, "Supports")
    desk.do(edits.support_item, judgement(desk).item_id, _excerpt_of(desk, other.source_id))
    wait_for_origins(desk, "2 sources, 2 origins")
    choose(desk, "are one origin")
    wait_for_origins(desk, "2 sources, 1 origin")
    choose(desk, "is an origin of its own")
    wait_for_origins(desk, "2 sources, 2 origins")
    desk.session.undo()
    desk.settle()
    wait_for_origins(desk, "2 sources, 1 origin")


def test_what_a_judgement_rests_on_wraps_within_the_list(desk: CheckDesk) -> None:
    begin(desk)
    drop(desk, 1, "Supports")
    card = desk.area.editor.text.findChildren(SupportCard)[0]
    [drop_it] = buttons(desk, "Does not rest on it")
    desk.qtbot.waitUntil(lambda: 0 < card.width() < desk.area.width())
    right = drop_it.mapTo(desk.area, drop_it.rect().topRight()).x()
    assert right < desk.area.width()


def _excerpt_of(desk: CheckDesk, source_id: str) -> str:
    return desk.do(edits.take_excerpt, source_id, (Span(0, 8),))


def test_a_text_can_be_own_analysis(desk: CheckDesk) -> None:
    text = desk.do(edits.add_text, "The valley will be flooded again.")
    desk.area.view.select((text,))
    own = desk.area.editor.text.own
    assert own.isVisible()
    own.click()
    desk.settle()
    [item] = [i for i, _d in walk(desk.session.brief.outline) if isinstance(i, TextItem)]
    assert item.is_own_analysis
    desk.session.undo()
    desk.settle()
    assert not own.isChecked()


def test_a_section_says_whether_it_expects_sources(desk: CheckDesk) -> None:
    made = desk.do(edits.add_section, "Next steps")
    desk.area.view.select((made,))
    sources = desk.area.editor.section.sources
    assert sources.currentText() == "As usual for this title (no)"
    sources.setCurrentIndex(1)
    sources.activated.emit(1)
    desk.settle()
    [section] = [i for i, _d in walk(desk.session.brief.outline) if isinstance(i, Section)]
    assert section.expects_sources is True

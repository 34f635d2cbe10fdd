from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester
from pytestqt.qtbot import QtBot

from briefer.core.excerpt import Excerpt, Pinpoint, selector_for
from briefer.core.text import Span
from briefer.ui.excerptrows import ExcerptFilter, ExcerptRow, parse_tags, tags_of
from briefer.ui.excerptsmodel import ROW_ROLE, ExcerptsModel
from briefer.ui.mime import excerpt_ids
from tests.ui.sampletext import sample_source, sample_text


def row(excerpt_id: str, words: str, uses: int = 0, **fields: object) -> ExcerptRow:
    text = sample_text()
    start = text.canonical.index(words)
    selector = selector_for(text.canonical, Span(start, start + len(words)))
    excerpt = Excerpt(excerpt_id, "valley", (selector,), Pinpoint("2", "2"))
    return ExcerptRow(replace(excerpt, **fields), sample_source(), uses, 0)  # type: ignore[arg-type]


ROWS = (
    row("a", "The gauge at the mill", 2, tags=("water",)),
    row("b", "doubts 😀 from the start", 0, said_by="the engineer", tags=("doubt", "Water")),
    row("c", "汉字 stand here", 1, note="compare with the second letter"),
)


@pytest.mark.parametrize(
    ("wanted", "ids"),
    [
        (ExcerptFilter(), "abc"),
        (ExcerptFilter(words="MILL gauge"), "a"),
        (ExcerptFilter(words="汉"), "c"),
        (ExcerptFilter(words="second letter"), "c"),
        (ExcerptFilter(words="engineer"), "b"),
        (ExcerptFilter(source_id="valley"), "abc"),
        (ExcerptFilter(source_id="other"), ""),
        (ExcerptFilter(tag="water"), "a"),
        (ExcerptFilter(is_used=True), "ac"),
        (ExcerptFilter(is_used=False), "b"),
        (ExcerptFilter(words="the", is_used=True), "ac"),
    ],
)
def test_the_filter_shows_what_was_asked_for(wanted: ExcerptFilter, ids: str) -> None:
    assert "".join(r.excerpt_id for r in ROWS if wanted.admits(r)) == ids


def test_a_card_names_speaker_source_place_and_tags() -> None:
    assert ROWS[1].foot == "the engineer, Water for the Lower Valley · ¶2 · #doubt · #Water"


def test_tags_are_read_as_they_are_typed() -> None:
    assert parse_tags(" #water, two words ,, water") == ("water", "two words")
    assert tags_of(ROWS) == ("doubt", "Water", "water")


@pytest.fixture
def model(qtbot: QtBot) -> ExcerptsModel:
    model = ExcerptsModel()
    model.set_rows(ROWS)
    return model


def test_the_model_keeps_qts_rules(model: ExcerptsModel, qtlog: object) -> None:
    mode = QAbstractItemModelTester.FailureReportingMode.Warning  # a warning fails the test
    tester = QAbstractItemModelTester(model, mode)
    model.set_filter(ExcerptFilter(is_used=True))
    model.set_rows(ROWS[:1])
    model.set_filter(ExcerptFilter())
    assert tester.model() is model


def test_dragged_excerpts_carry_ids_and_words_with_their_citation(model: ExcerptsModel) -> None:
    mime = model.mimeData([model.index(2), model.index(0)])
    assert excerpt_ids(mime) == ("a", "c")
    assert mime.text().startswith("The gauge at the mill\n— Ann Example, “Water for the Lower")
    assert model.supportedDragActions() == Qt.DropAction.CopyAction
    assert not model.flags(model.index(0)) & Qt.ItemFlag.ItemIsDropEnabled


def test_a_new_use_changes_the_row_and_moves_nothing(model: ExcerptsModel, qtbot: QtBot) -> None:
    changed = (replace(ROWS[0], uses=3), *ROWS[1:])
    with qtbot.assertNotEmitted(model.modelReset), qtbot.waitSignal(model.dataChanged):
        model.set_rows(changed)
    found = model.data(model.index(0), ROW_ROLE)
    assert isinstance(found, ExcerptRow)
    assert found.uses == 3
    assert model.index_of("c").row() == 2
    assert not model.index_of("gone").isValid()

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtTest import QAbstractItemModelTester
from pytestqt.qtbot import QtBot

from briefer.core.outline import OutlineItem, Quotation, Section, TextItem, walk
from briefer.ui.mime import item_ids
from briefer.ui.outlinedrops import Drop, Payload, Verb
from briefer.ui.outlinemodel import ID_ROLE, OutlineModel
from briefer.ui.outlinetree import Place
from tests.ui.outlines import WORDS, brief, sample


class Recorder:
    def __init__(self) -> None:
        self.drops: list[tuple[Payload, Drop]] = []

    def take(self, payload: Payload, drop: Drop) -> None:
        self.drops.append((payload, drop))


def shown(model: OutlineModel, parent: QModelIndex | None = None) -> list[object]:
    parent = parent or QModelIndex()
    indexes = [model.index(row, 0, parent) for row in range(model.rowCount(parent))]
    return [(index.data(ID_ROLE), shown(model, index)) for index in indexes]


def wanted(items: Sequence[OutlineItem]) -> list[object]:
    return [(i.item_id, wanted(i.children if isinstance(i, Section) else ())) for i in items]


def test_the_outline_is_mirrored(qtbot: QtBot) -> None:
    model = OutlineModel(Recorder().take)
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Warning)
    model.show_brief(brief(*sample()))
    assert shown(model) == wanted(sample())
    row = model.row_of(model.index_of("q1"))
    assert row is not None
    assert (row.text, row.source, row.pinpoint) == (WORDS, "The Valley Reports", "¶4")
    assert model.index_of("a1").data(Qt.ItemDataRole.AccessibleTextRole) == (
        "Section 1.1: Inner. 11 words"
    )


def test_changed_words_touch_one_row(qtbot: QtBot) -> None:
    model = OutlineModel(Recorder().take)
    model.show_brief(brief(*sample()))
    touched = []
    model.dataChanged.connect(lambda index, *_rest: touched.append(index.data(ID_ROLE)))
    with qtbot.assertNotEmitted(model.about_to_restructure):
        first = sample()[1]
        assert isinstance(first, Section)
        changed = replace(first, children=(replace(first.children[0], printed=False),))
        model.show_brief(brief(sample()[0], changed, sample()[2]))
    assert set(touched) == {"b", "q3"}


outlines = st.lists(st.sampled_from("abcdefgh"), unique=True).flatmap(
    lambda ids: st.lists(st.integers(0, 3), min_size=len(ids), max_size=len(ids)).map(
        lambda depths: _tree(list(zip(ids, depths, strict=True)))
    )
)


def _tree(entries: list[tuple[str, int]], depth: int = 0) -> tuple[OutlineItem, ...]:
    found: list[OutlineItem] = []
    while entries and (entries[0][1] >= depth or not depth):
        item_id, _depth = entries.pop(0)
        if item_id in "abcd":
            found.append(Section(item_id, item_id, _tree(entries, depth + 1)))
        else:
            found.append(TextItem(item_id, f"text {item_id}"))
    return tuple(found)


@settings(max_examples=150, deadline=None)
@given(st.lists(outlines, max_size=5))
def test_any_outline_follows_any_other(states: list[tuple[OutlineItem, ...]]) -> None:
    model = OutlineModel(Recorder().take)
    for outline in states:
        model.show_brief(brief(*outline))
        assert shown(model) == wanted(outline)
        for item, _depth in walk(outline):
            assert model.index_of(item.item_id).data(ID_ROLE) == item.item_id


def test_a_drop_asks_for_an_edit_and_changes_nothing(qtbot: QtBot) -> None:
    recorder = Recorder()
    model = OutlineModel(recorder.take)
    model.show_brief(brief(*sample()))
    mime = model.mimeData([model.index_of("q1"), model.index_of("q3")])
    assert item_ids(mime) == ("q1", "q3")
    assert mime.text().startswith(WORDS)
    move = Qt.DropAction.MoveAction
    assert model.canDropMimeData(mime, move, -1, -1, model.index_of("c"))
    assert not model.dropMimeData(mime, move, -1, -1, model.index_of("c"))
    assert [drop for _payload, drop in recorder.drops] == [Drop(Verb.MOVE, Place("c"))]
    assert shown(model) == wanted(sample())


def test_a_refused_drop_asks_for_nothing(qtbot: QtBot) -> None:
    recorder = Recorder()
    model = OutlineModel(recorder.take)
    model.show_brief(brief(*sample()))
    mime = model.mimeData([model.index_of("a")])
    move = Qt.DropAction.MoveAction
    assert not model.canDropMimeData(mime, move, 0, 0, model.index_of("a1"))
    assert not model.dropMimeData(mime, move, 0, 0, model.index_of("a1"))
    assert recorder.drops == []


def test_ctrl_is_a_second_placement(qtbot: QtBot) -> None:
    recorder = Recorder()
    model = OutlineModel(recorder.take)
    model.show_brief(brief(*sample()))
    mime = model.mimeData([model.index_of("q1")])
    model.dropMimeData(mime, Qt.DropAction.CopyAction, 0, 0, model.index_of("b"))
    assert recorder.drops[0][1] == Drop(Verb.COPY, Place("b", 0))


def test_only_sections_are_renamed_in_place(qtbot: QtBot) -> None:
    model = OutlineModel(Recorder().take)
    model.show_brief(brief(*sample()))
    editable = Qt.ItemFlag.ItemIsEditable
    assert model.flags(model.index_of("a")) & editable
    assert not model.flags(model.index_of("q1")) & editable
    with qtbot.waitSignal(model.renamed) as renamed:
        assert model.setData(model.index_of("a"), "  New title ")
    assert renamed.args == ["a", "New title"]
    assert model.index_of("a").data() == "First"
    with qtbot.assertNotEmitted(model.renamed):
        assert not model.setData(model.index_of("a"), " ")


def test_sections_are_numbered_as_they_print(qtbot: QtBot) -> None:
    model = OutlineModel(Recorder().take)
    quiet = Section("x", "Not printed", (Quotation("q", "e1"),), printed=False)
    parked = Section("p", "Parked", is_parked=True)
    model.show_brief(brief(Section("a", "A"), quiet, parked, Section("b", "B", word_budget=5)))
    rows = [model.row_of(model.index(i, 0)) for i in range(4)]
    assert [row.number for row in rows if row] == ["1", "", "", "2"]
    assert [row.is_dimmed for row in rows if row] == [False, True, True, False]
    inside = model.row_of(model.index_of("q"))
    assert inside is not None
    assert inside.is_dimmed

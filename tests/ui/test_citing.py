from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from briefer.core.source import CslItem, MetaField, Source
from briefer.markup.nodes import CiteRef
from briefer.ui import theme
from briefer.ui.citedialog import CiteDialog
from briefer.ui.locks import Lock, all_locks
from briefer.ui.richedit import RichEdit
from briefer.ui.richformats import Names
from briefer.ui.sourcechooser import SourceChooser, label, matching

NAMES = Names(lambda cite: cite.key, lambda _key: "s1", lambda _id: "s1")


def _source(key: str, title: str, family: str) -> Source:
    fields = {
        "title": MetaField(title),
        "author": MetaField([{"family": family, "given": "Ann"}]),
        "issued": MetaField({"date-parts": [[2025]]}),
    }
    return Source(key, key, f"{key}.txt", CslItem(fields), "0", "text/plain")


SOURCES = (
    _source("okoro2025", "Ferry operators brace", "Okoro"),
    _source("brandt2025", "Who pays for the cables?", "Brandt"),
    _source("ferrying2025", "A quota for the strait", "Sørensen"),
)


@pytest.mark.parametrize(
    ("typed", "keys"),
    [
        ("@okoro", ["okoro2025"]),
        ("who cables", ["brandt2025"]),
        ("ferry", ["ferrying2025", "okoro2025"]),
        ("ann 2025", ["okoro2025", "brandt2025", "ferrying2025"]),
        ("zebra", []),
    ],
)
def test_a_source_is_found_by_key_author_or_title(typed: str, keys: list[str]) -> None:
    assert [source.key for source in matching(SOURCES, typed)] == keys


def test_a_source_says_who_and_what_it_is() -> None:
    assert label(SOURCES[0]) == "Okoro 2025 · Ferry operators brace"


def test_a_source_is_chosen_by_keys_alone(qtbot: QtBot) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    parent.show()
    chooser = SourceChooser(SOURCES, parent)
    chooser.pop_up(QPoint(300, 300))
    field = chooser.findChild(QLineEdit)
    assert field is not None
    QTest.keyClicks(field, "cables")
    with qtbot.waitSignal(chooser.chosen) as chosen:
        QTest.keyClick(field, Qt.Key.Key_Return)
    assert chosen.args == ["brandt2025"]


def test_who_leaves_the_list_is_known_to_have_left(qtbot: QtBot) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    parent.show()
    chooser = SourceChooser(SOURCES, parent)
    chooser.pop_up(QPoint(300, 300))
    with qtbot.waitSignal(chooser.left):
        chooser.close()


@pytest.fixture
def dialog(qtbot: QtBot) -> CiteDialog:
    cites = (
        CiteRef("okoro2025", "4", "paragraph", "see"),
        CiteRef("brandt2025", "", "", "", " and passim"),
    )
    made = CiteDialog(cites, SOURCES)
    qtbot.addWidget(made)
    made.show()
    return made


def _answer(qtbot: QtBot, dialog: CiteDialog) -> tuple[CiteRef, ...]:
    with qtbot.waitSignal(dialog.chosen) as chosen:
        dialog.accept()
    return tuple(chosen.args[0])


def test_a_citation_that_is_only_looked_at_stays_as_it_is(qtbot: QtBot, dialog: CiteDialog) -> None:
    assert _answer(qtbot, dialog) == (
        CiteRef("okoro2025", "4", "paragraph", "see"),
        CiteRef("brandt2025", "", "", "", " and passim"),
    )


def test_everything_about_a_cite_can_be_set(qtbot: QtBot, dialog: CiteDialog) -> None:
    row = dialog.rows[1]
    row.prefix.setText("but cf.")
    row.kind.setCurrentIndex(row.kind.findData("page"))
    row.locator.setText("12–14")
    row.suffix.setText("with doubts")
    row.without_author.setChecked(True)
    cite = CiteRef("brandt2025", "12–14", "page", "but cf.", " with doubts", suppress_author=True)
    assert _answer(qtbot, dialog)[1] == cite


def test_sources_are_added_moved_and_taken_away(qtbot: QtBot, dialog: CiteDialog) -> None:
    dialog.add_source("ferrying2025")
    added = dialog.rows[2]
    added.raised.emit(added)
    dialog.rows[0].removed.emit(dialog.rows[0])
    assert [cite.key for cite in _answer(qtbot, dialog)] == ["ferrying2025", "brandt2025"]


@pytest.fixture
def edit(qtbot: QtBot) -> RichEdit:
    made = RichEdit(theme.current(), NAMES, lambda _source: 0)
    qtbot.addWidget(made)
    made.show()
    return made


def _lock(edit: RichEdit) -> Lock:
    return next(iter(all_locks(edit.document())))


def test_a_citation_is_set_off_from_the_word_before(edit: RichEdit) -> None:
    edit.show_markdown("He counted.")
    edit.moveCursor(edit.textCursor().MoveOperation.End)
    edit.insert_citation((CiteRef("okoro2025", "4", "paragraph"),))
    assert edit.markdown() == "He counted. [@okoro2025, para. 4]"


def test_a_citation_is_changed_in_place(edit: RichEdit) -> None:
    edit.show_markdown("He counted [@a], twice.")
    edit.replace_citation(_lock(edit), (CiteRef("a", "", "", "see"), CiteRef("b")))
    assert edit.markdown() == "He counted [see @a; @b], twice."
    edit.replace_citation(_lock(edit), ())
    assert edit.markdown().split() == ["He", "counted", ",", "twice."]


def test_an_at_sign_asks_for_a_source_unless_it_is_inside_an_address(
    edit: RichEdit, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(edit.at_typed):
        QTest.keyClicks(edit, "@")
    with qtbot.assertNotEmitted(edit.at_typed):
        QTest.keyClicks(edit, "ann@e.example")
    assert edit.toPlainText() == "ann@e.example"

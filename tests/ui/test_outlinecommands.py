from __future__ import annotations

from PySide6.QtCore import QMimeData, QUrl
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QMenu

from briefer.core.outline import (
    Printing,
    Quotation,
    Section,
)
from briefer.ui.outlinesteps import Way
from tests.ui.outlinedesk import OutlineDesk
from tests.ui.outlines import PARAGRAPHS, span_of


def test_items_are_copied_cut_and_pasted(outline: OutlineDesk) -> None:
    first, second = outline.section("First"), outline.section("Second")
    outline.area.place(outline.source_id, (span_of(1),), first)
    quotation = outline.items[1].item_id
    commands = outline.area.commands
    commands.cut((quotation,))
    assert len(outline.items) == 3
    commands.paste(second)
    assert [i.item_id for i in outline.items] == [first, second, quotation]
    commands.copy((quotation,))
    assert QGuiApplication.clipboard().text().startswith(PARAGRAPHS[0])
    commands.paste(first)
    assert [type(i) for i in outline.items] == [Section, Quotation, Section, Quotation]


def test_keys_move_remove_and_silence_items(outline: OutlineDesk) -> None:
    first, second = outline.section("First"), outline.section("Second")
    text = outline.write("One", first)
    outline.area.commands.move((text,), Way.DOWN)
    assert [i.item_id for i in outline.items] == [first, second, text]
    printed = []
    for _press in range(2):
        outline.area.commands.switch_printing((text,))
        printed.append(outline.text.printed)
    assert printed == [False, True]
    outline.area.commands.remove((text,))
    assert len(outline.items) == 2


def test_the_menu_offers_what_the_keys_do(outline: OutlineDesk) -> None:
    text = outline.write("One", outline.section("First"))
    outline.section("Second")
    outline.area.view.select((text,))
    menu = outline.area.commands.menu()
    offered = {action.text(): action for action in menu.actions() if action.text()}
    assert {"Edit", "Move down", "Cut", "Remove", "Add a text"} <= offered.keys()
    assert "Move up" not in offered
    offered["Move down"].trigger()
    assert outline.items[-1].item_id == text


def test_the_menu_has_the_three_states_of_the_print_switch(outline: OutlineDesk) -> None:
    text = outline.write("One", outline.section("First"))
    outline.area.view.select((text,))
    menu = outline.area.commands.menu()
    (inner,) = [m for m in menu.findChildren(QMenu) if m.title() == "Print"]
    states = {action.text(): action for action in inner.actions() if action.text()}
    assert states["Always"].isChecked()
    states["At full length only"].trigger()
    outline.settle()
    assert outline.text.printed is Printing.AT_FULL_LENGTH
    row = outline.area.model.row_of(outline.area.model.index_of(text))
    assert row is not None
    assert row.is_long_only
    outline.area.commands.set_printing((text,), Printing.NEVER)
    outline.settle()
    assert not outline.text.printed


def test_files_of_the_clipboard_are_not_pasted(outline: OutlineDesk) -> None:
    section = outline.section("First")
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile("/a.txt")])
    QGuiApplication.clipboard().setMimeData(mime)
    outline.area.commands.paste(section)
    assert len(outline.items) == 1

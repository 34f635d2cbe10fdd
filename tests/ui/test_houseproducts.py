from __future__ import annotations

from briefer.exporting.products import house_folder, products
from tests.ui.desk import Desk


def test_a_brief_becomes_a_product_that_new_briefs_can_be(desk: Desk) -> None:
    desk.open()
    desk.window.house_products.save("Board paper")
    desk.wait_for_words("New briefs can now begin as “Board paper”")
    choice = desk.window.start_page.new_brief.product
    desk.qtbot.waitUntil(lambda: choice.findText("Board paper") >= 0)
    assert products()[-1].name == "Board paper"
    (house_folder() / "board-paper.toml").unlink()


def test_products_are_renamed_and_deleted_in_their_list(desk: Desk) -> None:
    desk.open()
    desk.window.house_products.save("Board paper")
    desk.wait_for_words("New briefs can now begin as “Board paper”")
    desk.window.house_products.show_list()
    shown = desk.window.house_products.list
    assert shown is not None
    desk.qtbot.waitUntil(lambda: shown.list.count() == 1)
    shown.list.item(0).setText("Note for the board")
    desk.qtbot.waitUntil(lambda: products()[-1].name == "Note for the board")
    desk.qtbot.waitUntil(lambda: shown.list.item(0).text() == "Note for the board")
    shown.list.setCurrentRow(0)
    shown.list.item(0).setText("Note for the whole board")
    desk.qtbot.waitUntil(lambda: products()[-1].name == "Note for the whole board")
    desk.settle()
    assert shown.delete.isEnabled()  # what was renamed is still chosen
    shown.delete.click()
    desk.wait_for_words("no product of the house any more")
    desk.qtbot.waitUntil(lambda: shown.list.count() == 0)
    assert not (house_folder() / "board-paper.toml").exists()
    shown.close()

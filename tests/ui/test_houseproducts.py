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

"""The main job as a person does it: with the pointer, and again with keys alone."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from lxml import etree

from tests.e2e.desk import Desk, State, articles, middle, quotations
from tests.e2e.display import display

pytestmark = pytest.mark.xvfb
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    with display() as screen:
        yield Desk(screen, tmp_path)


def _long_block(state: State, source: int) -> int:
    """Return the first paragraph in sight that is long enough to quote from."""
    blocks = state["readers"][source]["blocks"]
    return next(i for i, b in enumerate(blocks) if b["number"] and len(b["rects"]) > 2)


def _another_block(state: State) -> tuple[int, int]:
    """Return reader and number of a paragraph in sight below the first long ones."""
    return next(
        (source, block)
        for source in (0, 1)
        for block in range(_long_block(state, source) + 1, len(state["readers"][source]["blocks"]))
        if len(state["readers"][source]["blocks"][block]["rects"]) > 1
    )


def _is_ready(state: State) -> bool:
    readers = state.get("readers", [])
    return len(state.get("sources", ())) == 5 and len(readers) >= 2 and all(
        any(b["number"] and len(b["rects"]) > 2 for b in r["blocks"]) for r in readers[:2]
    )  # fmt: skip


def _words(docx: Path, part: str) -> str:
    with zipfile.ZipFile(docx) as package:
        root = etree.fromstring(package.read(f"word/{part}.xml"))
    return "\n".join("".join(t.text or "" for t in p.iter(f"{_W}t")) for p in root.iter(f"{_W}p"))


def _drag_line(desk: Desk, source: int, to: tuple[int, int]) -> str:
    """Select a line in a reader and drag it somewhere; return its words."""
    block = _long_block(desk.state(), source)
    selected = desk.select_line(source, block)
    count = len(desk.state()["rows"])
    desk.screen.drag(desk.place_of_selection(source, block), to)
    desk.wait(lambda s: len(s["rows"]) > count, "the quotation in the outline")
    return selected


def _flat(text: str) -> str:
    return " ".join(text.split()).strip(" “”\"'.,")


def _export(desk: Desk) -> Path:
    """Export with the keys the dialog offers; return the file, the newest there is."""
    desk.screen.press("ctrl+shift+e")
    desk.wait(lambda s: "Export" in " ".join(s["windows"]), "the export dialog")
    desk.screen.press("Return")
    desk.wait(lambda s: "Exported" in s["message"], "the export")
    return max(desk.home.rglob("*.docx"), key=lambda path: path.stat().st_mtime)


def test_the_main_job_with_a_real_pointer(desk: Desk) -> None:
    files = articles()
    if len(files) < 5:
        pytest.skip("neither the real articles nor the starter library is here")
    with desk.program(files):
        state = desk.wait(_is_ready, "five sources, two of them in readers")
        x, y, width, height = state["outline"]
        first = _drag_line(desk, 0, (x + width // 2, y + height - 40))
        second = _drag_line(desk, 1, middle(desk.state()["rows"][0]["rect"]))
        rows = desk.state()["rows"]
        assert [row["kind"] for row in rows] == ["SECTION", "QUOTATION", "QUOTATION"]
        # between the two cards: on the upper edge of the lower one
        left, top, wide, _high = rows[2]["rect"]
        source, block = _another_block(desk.state())
        third = desk.select_line(source, block)
        desk.screen.drag(desk.place_of_selection(source, block), (left + wide // 2, top + 2))
        state = desk.wait(lambda s: len(s["rows"]) == 4, "the third quotation")
        in_order = quotations(state)
        assert [_flat(words)[:25] for words in in_order] == [
            _flat(words)[:25] for words in (first, third, second)
        ]
        # reorder: the last card to the top of the section
        card, target = state["rows"][3]["rect"], state["rows"][1]["rect"]
        desk.screen.drag(middle(card), (target[0] + target[2] // 2, target[1] + 2))
        moved = [in_order[2], in_order[0], in_order[1]]
        desk.wait(lambda s: quotations(s) == moved, "the new order")
        desk.screen.press("ctrl+z")
        desk.wait(lambda s: quotations(s) == in_order and s["redo"], "the old order")
        desk.screen.press("ctrl+y")
        desk.wait(lambda s: quotations(s) == moved and not s["redo"], "the new order again")
    with desk.program():
        state = desk.wait(lambda s: quotations(s) == moved, "the same brief")
        titles = state["sources"]
        docx = _export(desk)
    body, notes = _flat(_words(docx, "document")), _words(docx, "footnotes")
    for words in (first, second, third):
        assert _flat(words) in body
    for title in titles[:2]:
        assert title[:20].casefold() in notes.casefold()


def test_the_main_job_with_keys_alone(desk: Desk) -> None:
    files = articles()
    if len(files) < 5:
        pytest.skip("neither the real articles nor the starter library is here")
    press = desk.screen.press
    with desk.program(files):
        desk.wait(_is_ready, "five sources, two of them in readers")
        press("ctrl+shift+n")  # a section
        desk.wait(lambda s: s["renaming"], "the field for its title")
        desk.screen.type("Findings")
        press("Return")
        desk.wait(lambda s: [r["text"] for r in s["rows"]] == ["Findings"], "the section")
        for count in (1, 2):
            _to_area(desk, "reader")
            press("ctrl+Home", *["Down"] * (6 * count), "Home", *["ctrl+shift+Right"] * 5)
            desk.wait(lambda s: any(r["selected"] for r in s["readers"]), "a selection")
            press("ctrl+Return")
            desk.wait(lambda s, n=count: len(quotations(s)) == n, "the quotation")  # type: ignore[misc]
        before = quotations(desk.state())
        _to_area(desk, "outline")
        press("End", "alt+shift+Up")
        desk.wait(lambda s: quotations(s) == before[::-1], "the new order")
        press("ctrl+z")
        desk.wait(lambda s: quotations(s) == before, "the old order")
        press("ctrl+y")
        desk.wait(lambda s: quotations(s) == before[::-1], "the new order again")
    with desk.program():
        desk.wait(lambda s: quotations(s) == before[::-1], "the same brief")
        docx = _export(desk)
    body = _flat(_words(docx, "document"))
    for words in before:
        assert _flat(words.rstrip("…"))[:40] in body


def _to_area(desk: Desk, name: str) -> None:
    """Go from area to area until the keyboard is in the one named."""
    for _turn in range(10):
        focus = desk.state()["focus"]
        if focus == name:
            return
        desk.screen.press("F6")
        desk.wait(lambda s, old=focus: s["focus"] != old, "the next area")  # type: ignore[misc]
    raise AssertionError(f"no way there, the keyboard is in {desk.state()['focus']}")

from __future__ import annotations

from briefer.jobs.firstpage import pages_of
from briefer.project import edits, queries
from briefer.ui.messages import Tone
from tests.ui.desk import SOURCES, Desk


def test_the_pages_are_those_that_the_export_dialog_counts(desk: Desk) -> None:
    desk.open(*SOURCES)
    for number in range(12):
        desk.session.submit(edits.add_text, f"Paragraph {number}. " + "Rain fell. " * 40)
    desk.settle()
    status = desk.window.status
    desk.qtbot.waitUntil(lambda: "pages" in status.words, timeout=20_000)
    count = pages_of(desk.session.brief)
    assert count > 1
    assert f"about {count} pages" in status.words


def test_one_quotation_is_spoken_of_as_one(desk: Desk) -> None:
    project = desk.open(*SOURCES)
    status = desk.window.status
    source_id = desk.session.sources[0].source.source_id
    words = project.read(queries.source_text, source_id).result().blocks[-1]
    item_id = desk.session.submit(edits.take_passage, source_id, (words.span,)).result()[1]
    desk.qtbot.waitUntil(lambda: "The quotation matches" in status.words)
    desk.session.submit(edits.revise_wording, item_id, "The float was never read.")
    desk.qtbot.waitUntil(lambda: "The quotation does not match" in status.words)


def test_a_message_covers_no_line_of_a_reader(desk: Desk) -> None:
    desk.open(*SOURCES)
    window = desk.window
    window.messages.tell(Tone.DONE, "3 sources added", "All of them were read.")
    desk.qtbot.waitUntil(lambda: window.messages.height() > 20)
    desk.qtbot.waitUntil(lambda: not window.messages.geometry().intersects(window.pages.geometry()))
    assert not window.messages.geometry().intersects(window.status.geometry())

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from hashlib import sha256
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from briefer.core.outline import Quotation, walk
from briefer.project import edits
from briefer.ui.checks import checks_of
from briefer.ui.outlinerows import Mark, Row, Tone
from tests.ui.checkdesk import CheckDesk
from tests.ui.outlines import PARAGRAPHS, imported


@pytest.fixture
def desk(qtbot: QtBot, tmp_path: Path) -> Iterator[CheckDesk]:
    made = CheckDesk(qtbot, tmp_path / "Brief.briefer")
    yield made
    made.close()


def mark(desk: CheckDesk, item_id: str) -> Mark:
    row = desk.area.model.row_of(desk.area.model.index_of(item_id))
    assert isinstance(row, Row)
    assert row.mark is not None
    return row.mark


def test_a_card_says_that_its_words_are_the_sources(desk: CheckDesk) -> None:
    quotation = desk.quote(1)
    assert mark(desk, quotation).words == "Exact"
    assert mark(desk, quotation).tone is Tone.GOOD


@pytest.mark.parametrize(
    ("wording", "words", "tone"),
    [
        ("The gauge was read twice [...] by the same man.", "Edited, marked", Tone.GOOD),
        ("The gauge was read thrice a day by the same man.", "Altered", Tone.BAD),
        ("Elephants wander over purple hills tomorrow.", "Not in the source", Tone.BAD),
        ("The gauge was [not] read twice a day.", "Check the meaning", Tone.DOUBTFUL),
    ],
)
def test_a_card_follows_the_wording(desk: CheckDesk, wording: str, words: str, tone: Tone) -> None:
    quotation = desk.quote(1)
    desk.do(edits.revise_wording, quotation, wording)
    assert mark(desk, quotation).words == words
    assert mark(desk, quotation).tone is tone
    index = desk.area.model.index_of(quotation)
    assert words in index.data(Qt.ItemDataRole.AccessibleTextRole)
    desk.session.undo()
    desk.settle()
    assert mark(desk, quotation).words == "Exact"


def test_a_text_shows_the_worst_of_its_quotations(desk: CheckDesk) -> None:
    text = desk.do(edits.add_text, "They say")
    for number in (1, 2):
        desk.do(edits.quote_passage_inline, desk.source_id, (desk.span(number),), text)
    assert mark(desk, text).words == "2 quotations match"
    [item] = [item for item, _depth in walk(desk.session.brief.outline)]
    first = item.quotations[0]  # type: ignore[union-attr]
    desk.do(edits.revise_wording, first.item_id, "The gauge was read thrice a day.")
    assert mark(desk, text).words == "Altered"


def test_a_judgement_says_on_what_it_rests(desk: CheckDesk) -> None:
    judgement = desk.do(edits.add_judgement, "It is likely that it will rain.")
    assert mark(desk, judgement).words == "No support"
    excerpt = desk.do(edits.take_excerpt, desk.source_id, (desk.span(1),))
    desk.do(edits.support_item, judgement, excerpt)
    assert mark(desk, judgement).words == "1 source"


def test_an_old_verdict_is_not_shown_on_new_words(desk: CheckDesk) -> None:
    desk.quote(1)
    checks = checks_of(desk.session)
    [quotation] = [i for i, _d in walk(desk.session.brief.outline) if isinstance(i, Quotation)]
    other = Quotation(quotation.item_id, quotation.excerpt_id, "Other words")
    assert checks.verdict(quotation) is not None
    with desk.qtbot.waitSignal(desk.session.brief_changed):
        desk.session.submit(edits.revise_wording, quotation.item_id, "Other words")
    assert checks.verdict(other) is None
    desk.settle()
    assert str(checks.verdict(other).verdict) == "not-in-source"  # type: ignore[union-attr]


def test_many_edits_in_one_breath_are_looked_at_once(desk: CheckDesk) -> None:
    checks, seen = checks_of(desk.session), []
    checks.updated.connect(lambda: seen.append(checks.latest))
    for number in range(30):
        desk.session.submit(edits.add_text, f"Text {number}")
    desk.settle()
    assert len(seen) < 15
    assert seen[-1] is not None
    assert seen[-1].brief is desk.session.brief


def test_another_brief_begins_without_the_verdicts_of_the_last(desk: CheckDesk) -> None:
    desk.quote(1)
    desk.session.detach()
    assert checks_of(desk.session).latest is None
    assert PARAGRAPHS[0] not in desk.area.preview.page.toPlainText()


def test_a_card_says_that_its_words_are_of_an_older_version(desk: CheckDesk) -> None:
    quotation = desk.quote(1)
    data = b"The Valley Reports, corrected."
    newer = replace(imported(), original=data, sha256=sha256(data).hexdigest())
    (added,) = desk.do(edits.add_sources, [newer])
    desk.do(edits.supersede_source, desk.source_id, added.source_id)
    assert (mark(desk, quotation).words, mark(desk, quotation).tone) == (
        "Older version", Tone.DOUBTFUL,
    )  # fmt: skip
    desk.do(edits.remove_sources, [added.source_id])
    assert mark(desk, quotation).words == "Exact"

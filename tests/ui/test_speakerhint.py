from __future__ import annotations

from briefer.core.excerpt import Excerpt
from briefer.core.text import Span
from briefer.project import edits
from briefer.ui.speakerhint import SpeakerHint
from tests.ui.desk import Desk, imported

SOURCE = imported(
    "The levy",
    "“The levy will rise again,” said Layla Haddad, a pilot.",
    "“Nobody asked the harbour,” he said, and the council went home.",
)


def hint(desk: Desk, words: str) -> tuple[SpeakerHint, Excerpt]:
    project = desk.open(SOURCE)
    source_id = desk.session.sources[0].source.source_id
    start = SOURCE.canonical.index(words)
    span = Span(start, start + len(words))
    project.submit(edits.take_excerpt, source_id, [span]).result()
    desk.settle()
    made = SpeakerHint(desk.session)
    desk.qtbot.addWidget(made)
    excerpt = desk.session.excerpts[0].excerpt
    made.show_excerpt(excerpt)
    desk.settle()
    return made, excerpt


def test_a_plain_name_is_proposed_and_taken_by_a_click(desk: Desk) -> None:
    made, _excerpt = hint(desk, "The levy will rise again")
    assert "Layla Haddad" in made.text()
    with desk.qtbot.waitSignal(made.proposed) as wish:
        made.click()
    assert wish.args == ["Layla Haddad"]


def test_without_a_plain_name_the_person_is_asked(desk: Desk) -> None:
    made, _excerpt = hint(desk, "Nobody asked the harbour")
    assert not made.isHidden()
    with desk.qtbot.waitSignal(made.asked):
        made.click()


def test_the_author_s_own_words_ask_nothing(desk: Desk) -> None:
    made, _excerpt = hint(desk, "the council went home")
    assert made.isHidden()


def test_once_a_speaker_is_named_nothing_is_asked(desk: Desk) -> None:
    made, excerpt = hint(desk, "The levy will rise again")
    assert desk.session.project is not None
    fields = {"said_by": "Layla Haddad"}
    desk.session.project.submit(edits.revise_excerpt, excerpt.excerpt_id, **fields).result()
    desk.settle()
    made.show_excerpt(desk.session.excerpts[0].excerpt)
    desk.settle()
    assert made.isHidden()


def test_the_excerpt_s_details_take_the_proposed_name(desk: Desk) -> None:
    made, _excerpt = hint(desk, "The levy will rise again")
    made.close()
    details = desk.window.workspace.rail.excerpts.details
    details.show_excerpt(desk.session.excerpts[0].excerpt)
    desk.qtbot.waitUntil(lambda: not details.speaker.isHidden())
    details.speaker.click()
    desk.settle()
    desk.qtbot.waitUntil(lambda: desk.session.excerpts[0].excerpt.said_by == "Layla Haddad")


def test_a_text_asks_for_the_speaker_of_what_it_quotes(desk: Desk) -> None:
    project = desk.open(SOURCE)
    source_id = desk.session.sources[0].source.source_id
    text_id = project.submit(edits.add_text, "They say ").result()
    for words in ("the council went home", "Nobody asked the harbour", "The levy will rise again"):
        start = SOURCE.canonical.index(words)
        passage = (source_id, [Span(start, start + len(words))], text_id, 9)
        project.submit(edits.quote_passage_inline, *passage).result()
    desk.settle()
    outline = desk.window.workspace.outline
    outline.view.select((text_id,))
    speaker = outline.editor.text.speaker
    desk.qtbot.waitUntil(lambda: not speaker.isHidden())
    assert speaker.text() == "“The levy will rise again”: said by Layla Haddad?"
    speaker.click()
    desk.qtbot.waitUntil(lambda: "Nobody asked the harbour" in speaker.text())
    speaker.click()
    assert outline.editor.quotation.isVisible()
    assert {line.excerpt.said_by for line in desk.session.excerpts} == {"", "Layla Haddad"}

from __future__ import annotations

from briefer.core.source import CopyFlags, FieldState, Role, Source
from briefer.project import edits, queries
from briefer.project.codes import Refusal
from tests.project.edits.conftest import Desk
from tests.project.valley import TARIFF, add, imported, span_of


def source_of(desk: Desk, number: int = 0) -> Source:
    return desk.ask(queries.sources)[number].source


def numbers(desk: Desk) -> dict[str, str]:
    """Return the number of each block by its first word."""
    blocks = desk.ask(queries.source_text, desk.source_id).blocks
    return {block.text.split()[0]: block.number for block in blocks}


def start_of(words: str) -> int:
    return span_of(words).start


def test_a_value_a_person_gives_is_confirmed_and_the_key_stays(desk: Desk) -> None:
    key = source_of(desk).key
    names = [{"family": "Example", "given": "Ann"}]
    desk.do(edits.revise_metadata, desk.source_id, {"author": names, "title": "The gauge"})
    source = source_of(desk)
    assert source.item.value("author") == names
    assert source.item.fields["title"].state is FieldState.CONFIRMED
    assert source.item.fields["title"].origin == "person"
    assert source.key == key


def test_a_value_can_be_cleared_or_said_to_be_missing(desk: Desk) -> None:
    desk.do(edits.revise_metadata, desk.source_id, {"title": None})
    assert "title" not in source_of(desk).item.fields
    desk.do(edits.mark_not_stated, desk.source_id, "issued")
    assert source_of(desk).item.fields["issued"].state is FieldState.NOT_STATED
    assert source_of(desk).item.value("issued") is None
    desk.project.undo().result()
    desk.project.undo().result()
    assert source_of(desk).item == imported().item


def test_confirming_a_source_confirms_its_guesses_alone(desk: Desk) -> None:
    (source_id,) = add(desk.project, imported(TARIFF, "t.txt", container_title="Review"))
    desk.do(edits.mark_not_stated, source_id, "author")
    desk.do(edits.confirm_source, source_id)
    states = {name: field.state for name, field in source_of(desk, 1).item.fields.items()}
    assert states == {
        "title": FieldState.CONFIRMED, "container-title": FieldState.CONFIRMED,
        "author": FieldState.NOT_STATED,
    }  # fmt: skip
    assert source_of(desk).item.fields["title"].state is FieldState.GUESSED


def test_what_kind_of_copy_a_source_is_can_be_said(desk: Desk) -> None:
    (newer,) = add(desk.project, imported(TARIFF, "t.txt"))
    desk.do(
        edits.revise_source, desk.source_id, reliability="B2", descriptor="trade journal",
        extract_only=True, republished_at="River Letters", translated_from="French",
        is_unreliable=True, language="fr",
    )  # fmt: skip
    desk.do(edits.revise_source, newer, supersedes=desk.source_id)
    source = source_of(desk)
    assert source.copy == CopyFlags(True, "River Letters", "French", is_unreliable=True)
    assert (source.reliability, source.descriptor) == ("B2", "trade journal")
    assert source.language == "fr"


def test_metadata_that_cannot_be_is_refused(desk: Desk) -> None:
    edit = edits.revise_metadata
    desk.refuse(Refusal.UNKNOWN_FIELD, edit, desk.source_id, {"no name!": "x"})
    desk.refuse(Refusal.BAD_VALUE, edit, desk.source_id, {"title": object()})
    desk.refuse(Refusal.UNKNOWN_SOURCE, edit, "nowhere", {"title": "x"})
    desk.refuse(Refusal.UNKNOWN_FIELD, edits.mark_not_stated, desk.source_id, "")
    desk.refuse(Refusal.UNKNOWN_SOURCE, edits.mark_not_stated, "nowhere", "title")
    desk.refuse(Refusal.UNKNOWN_SOURCE, edits.confirm_source, "nowhere")
    desk.refuse(Refusal.UNKNOWN_FIELD, edits.revise_source, desk.source_id, sha256="x")
    desk.refuse(Refusal.BAD_VALUE, edits.revise_source, desk.source_id, extract_only="yes")
    desk.refuse(Refusal.UNKNOWN_SOURCE, edits.revise_source, desk.source_id, supersedes="nowhere")
    assert source_of(desk).item == imported().item


def test_web_page_text_made_body_is_counted_after_the_paragraph_before_it(desk: Desk) -> None:
    desk.do(edits.change_role, desk.source_id, start_of("Read more"), Role.BODY)
    assert numbers(desk)["Read"] == "1a"
    desk.do(edits.change_role, desk.source_id, start_of("Accept all"), Role.BODY)
    assert numbers(desk) == {
        "What": "", "Accept": "0a", "The": "1", "Read": "1a", "Nobody": "2", "At": "", "A": "3",
    }  # fmt: skip


def test_a_number_never_changes_and_comes_back_with_the_role(desk: Desk) -> None:
    at = start_of("Nobody")
    desk.do(edits.change_role, desk.source_id, at, Role.FURNITURE)
    assert numbers(desk)["Nobody"] == ""
    desk.do(edits.change_role, desk.source_id, start_of("At night"), Role.BODY)
    assert numbers(desk)["At"] == "2a"
    desk.do(edits.change_role, desk.source_id, at, Role.QUOTE)
    assert numbers(desk)["Nobody"] == "2"


def test_excerpts_and_word_counts_follow_a_changed_role(desk: Desk) -> None:
    words = source_of(desk).words
    desk.do(edits.take_excerpt, desk.source_id, [span_of("ten lakes")])
    desk.do(edits.change_role, desk.source_id, start_of("Read more"), Role.BODY)
    (line,) = desk.ask(queries.excerpts)
    assert (line.excerpt.pinpoint.first, line.excerpt.words) == ("1a", "ten lakes")
    assert source_of(desk).words == words + 6
    desk.project.undo().result()
    (line,) = desk.ask(queries.excerpts)
    assert (line.excerpt.pinpoint.first, source_of(desk).words) == ("", words)


def test_a_block_that_is_not_there_is_refused(desk: Desk) -> None:
    desk.refuse(Refusal.UNKNOWN_BLOCK, edits.change_role, desk.source_id, 1, Role.BODY)
    desk.refuse(Refusal.UNKNOWN_SOURCE, edits.change_role, "nowhere", 0, Role.BODY)

from __future__ import annotations

from pathlib import Path

from briefer.project import edits, queries
from briefer.project.codes import Refusal
from tests.project.edits.conftest import Desk
from tests.project.valley import brief_of


def test_a_comment_is_made_settled_and_opened_again(desk: Desk) -> None:
    text = desk.do(edits.add_text, "Words.")
    first = desk.do(edits.add_comment, text, " Really? ", "Ann")
    second = desk.do(edits.add_comment, text, "For us alone.", is_private=True)
    desk.do(edits.resolve_comment, first)
    one, two = desk.ask(queries.comments, text)
    assert (one.comment_id, one.words, one.author) == (first, "Really?", "Ann")
    assert one.resolved_at
    assert (two.comment_id, two.is_private, two.resolved_at) == (second, True, "")
    desk.do(edits.reopen_comment, first)
    assert not desk.ask(queries.comments)[0].resolved_at


def test_comments_that_cannot_be_are_refused(desk: Desk) -> None:
    text = desk.do(edits.add_text, "Words.")
    desk.refuse(Refusal.EMPTY_COMMENT, edits.add_comment, text, "  ")
    desk.refuse(Refusal.UNKNOWN_ITEM, edits.add_comment, "nowhere", "Really?")
    desk.refuse(Refusal.UNKNOWN_COMMENT, edits.resolve_comment, "nowhere")
    desk.refuse(Refusal.UNKNOWN_COMMENT, edits.reopen_comment, "nowhere")


def test_a_finding_is_dismissed_with_its_reason_and_recalled(desk: Desk) -> None:
    text = desk.do(edits.add_text, "So-called “water”.")
    desk.do(edits.dismiss_finding, text, "quoted-without-source", "scare quotes ")
    (found,) = desk.ask(queries.dismissals)
    assert (found.finding, found.reason) == ("quoted-without-source", "scare quotes")
    assert brief_of(desk.project).dismissed == {(text, "quoted-without-source")}
    desk.do(edits.recall_finding, text, "quoted-without-source")
    assert brief_of(desk.project).dismissed == frozenset()
    desk.refuse(Refusal.UNKNOWN_ITEM, edits.dismiss_finding, "nowhere", "code")
    desk.refuse(Refusal.UNKNOWN_ITEM, edits.recall_finding, "nowhere", "code")


def test_exports_are_on_record_and_stay_after_undo(desk: Desk, tmp_path: Path) -> None:
    path = tmp_path / "out.docx"
    assert desk.ask(queries.last_export, path) == ""
    desk.do(edits.add_section, "Findings")
    desk.do(edits.log_export, path, "aa", "the minister")
    last = desk.do(edits.log_export, path, "bb", reason="one number is disputed")
    desk.do(edits.log_export, tmp_path / "other.docx", "cc")
    desk.project.undo().result()
    assert brief_of(desk.project).outline == ()
    assert desk.ask(queries.last_export, path) == "bb"
    desk.do(edits.log_return, "ff", path, ["one"], last)
    _other, second, first = desk.ask(queries.exports)
    assert (first.path, first.sent_to, first.returned_at) == (path, "the minister", "")
    assert (second.reason, bool(second.returned_at)) == ("one number is disputed", True)
    desk.refuse(Refusal.UNKNOWN_RETURN, edits.decide, "ee", "one", edits.Decision.KEPT)

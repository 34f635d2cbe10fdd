from __future__ import annotations

import pytest

from briefer.core.brief import BriefSettings, FrontMatter, NotesKind, PinpointKind
from briefer.project import edits
from briefer.project.codes import Refusal
from tests.project.edits.conftest import Desk
from tests.project.valley import brief_of


def test_front_matter_is_as_typed(desk: Desk) -> None:
    desk.do(edits.revise_front, subtitle="A test", from_="The valley", information_as_of="May")
    desk.do(edits.revise_front, subtitle="")
    front = brief_of(desk.project).front
    assert front == FrontMatter("Valley water", from_="The valley", information_as_of="May")


def test_settings_can_be_changed_and_undone(desk: Desk) -> None:
    assert brief_of(desk.project).settings == BriefSettings()
    desk.do(
        edits.revise_settings, style="apa", notes=NotesKind.ENDNOTES, pinpoints="counted",
        has_bibliography=False, length=1500, locale="en-GB", product="one-page",
        combined_notes=True, groups_bibliography=True,
    )  # fmt: skip
    assert brief_of(desk.project).settings == BriefSettings(
        "one-page",
        "apa",
        "en-GB",
        NotesKind.ENDNOTES,
        PinpointKind.COUNTED,
        False,
        1500,
        True,
        True,
    )
    desk.do(edits.revise_settings, length=None)
    assert brief_of(desk.project).settings.length is None
    desk.project.undo().result()
    desk.project.undo().result()
    assert brief_of(desk.project).settings == BriefSettings()


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("notes", "margin"), ("pinpoints", 3), ("has_bibliography", "yes"), ("length", 0),
        ("length", "long"), ("combined_notes", "no"), ("groups_bibliography", None),
         ("style", ""), ("locale", None),
    ],
)  # fmt: skip
def test_a_setting_that_cannot_be_is_refused(desk: Desk, name: str, value: object) -> None:
    desk.refuse(Refusal.BAD_VALUE, edits.revise_settings, **{name: value})


def test_names_that_nobody_knows_are_refused(desk: Desk) -> None:
    desk.refuse(Refusal.UNKNOWN_FIELD, edits.revise_settings, colour="red")
    desk.refuse(Refusal.UNKNOWN_FIELD, edits.revise_front, title="New", colour="red")
    desk.refuse(Refusal.BAD_VALUE, edits.revise_front, title=None)

from __future__ import annotations

from pathlib import Path

from pytestqt.qtbot import QtBot

from briefer.checking.finding import Finding, Kind, Severity
from briefer.core.brief import NotesKind, PinpointKind
from briefer.exporting.options import ContentsList, CopyKind, ExportOptions
from briefer.jobs.sentences import sentence
from briefer.jobs.wordtemplates import TemplateLine
from briefer.ui.exportchoice import ExportChoice, recalled, remembered
from briefer.ui.exportdetails import Offers
from briefer.ui.exportdialog import ExportDialog
from briefer.ui.exportreds import Red, with_marking
from briefer.ui.exporttarget import TargetState
from briefer.ui.filenames import free_path, safe_name
from briefer.ui.theme import current


def test_the_dialog_proposes_and_answers_with_a_path(qtbot: QtBot, tmp_path: Path) -> None:
    dialog = ExportDialog(tmp_path / "Valley water.docx", "with footnotes")
    qtbot.addWidget(dialog)
    with qtbot.waitSignal(dialog.chosen) as answer:
        dialog.accept()
    assert answer.args == [ExportChoice(tmp_path / "Valley water.docx")]


def test_another_format_changes_the_suffix(qtbot: QtBot, tmp_path: Path) -> None:
    dialog = ExportDialog(tmp_path / "Valley water.docx", "")
    qtbot.addWidget(dialog)
    dialog.target.kind.setCurrentIndex(dialog.target.kind.findData(".md"))
    assert dialog.path == tmp_path / "Valley water.md"


def test_a_copy_for_release_is_asked_for_where_the_format_has_one(
    qtbot: QtBot, tmp_path: Path
) -> None:
    dialog = ExportDialog(tmp_path / "Brief.docx", "")
    qtbot.addWidget(dialog)
    dialog.target.copy_kind.setCurrentIndex(1)
    with qtbot.waitSignal(dialog.chosen) as answer:
        dialog.accept()
    assert answer.args == [
        ExportChoice(tmp_path / "Brief.docx", options=ExportOptions(CopyKind.CLEAN))
    ]
    dialog.target.kind.setCurrentIndex(1)
    assert not dialog.target.copy_kind.isEnabled()


def test_a_file_of_somebody_else_is_never_replaced_silently(qtbot: QtBot, tmp_path: Path) -> None:
    path = tmp_path / "Valley water.docx"
    path.write_bytes(b"somebody's work")
    dialog = ExportDialog(path, "")
    qtbot.addWidget(dialog)
    dialog.set_target_state(path, TargetState.FOREIGN)
    dialog.show()
    assert "Valley water.docx" in dialog.target.warning
    assert dialog.export.text() == "Replace it"
    dialog.target.use_free_name()
    dialog.set_target_state(dialog.path, TargetState.FREE)
    with qtbot.waitSignal(dialog.chosen) as answer:
        dialog.accept()
    assert answer.args == [ExportChoice(tmp_path / "Valley water 2.docx")]


def test_replacing_is_said_in_the_answer(qtbot: QtBot, tmp_path: Path) -> None:
    path = tmp_path / "Brief.docx"
    dialog = ExportDialog(path, "")
    qtbot.addWidget(dialog)
    dialog.set_target_state(path, TargetState.FOREIGN)
    with qtbot.waitSignal(dialog.chosen) as answer:
        dialog.accept()
    assert answer.args == [ExportChoice(path, replaces=True)]


def test_a_late_answer_about_another_name_changes_nothing(qtbot: QtBot, tmp_path: Path) -> None:
    dialog = ExportDialog(tmp_path / "New.docx", "")
    qtbot.addWidget(dialog)
    dialog.set_target_state(tmp_path / "Old.docx", TargetState.FOREIGN)
    assert dialog.export.text() == "Export"


def test_names_are_made_fit_for_every_system() -> None:
    assert safe_name('Water: who pays? / "part 2"') == "Water who pays part 2"
    assert safe_name(" ... ") == ""
    assert len(safe_name("x" * 500)) == 80


def test_a_free_name_counts_on(tmp_path: Path) -> None:
    (tmp_path / "a.docx").touch()
    (tmp_path / "a 2.docx").touch()
    assert free_path(tmp_path / "a.docx") == tmp_path / "a 3.docx"
    assert free_path(tmp_path / "b.docx") == tmp_path / "b.docx"


ALTERED = Finding(Kind.ALTERED, Severity.RED, "q1", "the man")
MISSING = Finding(Kind.NOT_IN_SOURCE, Severity.RED, "q2", "a woman")


def test_what_nobody_could_defend_stands_first_and_asks_for_a_reason(
    qtbot: QtBot, tmp_path: Path
) -> None:
    dialog = ExportDialog(tmp_path / "Brief.docx", "")
    qtbot.addWidget(dialog)
    dialog.show()
    dialog.show_reds((Red("“the man” differs", ALTERED), Red("“a woman” is not there", MISSING)))
    assert dialog.reds.title == "2 quotations differ from their source"
    assert not dialog.export.isEnabled()
    with qtbot.assertNotEmitted(dialog.chosen):
        dialog.accept()
    dialog.reds.reason.setText("The minister wants it in five minutes")
    assert dialog.export.isEnabled()
    with qtbot.waitSignal(dialog.chosen) as answer:
        dialog.accept()
    assert answer.args == [
        ExportChoice(tmp_path / "Brief.docx", reason="The minister wants it in five minutes")
    ]


def test_a_click_on_a_red_goes_to_it_instead(qtbot: QtBot, tmp_path: Path) -> None:
    dialog = ExportDialog(tmp_path / "Brief.docx", "")
    qtbot.addWidget(dialog)
    dialog.show_reds((Red("“the man” differs", ALTERED),))
    with qtbot.waitSignal(dialog.jump_requested) as asked:
        dialog.reds.list.itemClicked.emit(dialog.reds.list.item(0))
    assert asked.args == [ALTERED]
    assert dialog.result() == ExportDialog.DialogCode.Rejected


def test_an_answer_waits_for_the_checks(qtbot: QtBot, tmp_path: Path) -> None:
    dialog = ExportDialog(tmp_path / "Brief.docx", "")
    qtbot.addWidget(dialog)
    dialog.wait_for_checks()
    with qtbot.assertNotEmitted(dialog.chosen):
        dialog.accept()
    with qtbot.waitSignal(dialog.chosen):
        dialog.show_reds(())


def test_what_differs_from_the_brief_is_folded_away_until_something_does(
    qtbot: QtBot, tmp_path: Path
) -> None:
    plain = ExportDialog(tmp_path / "Brief.docx", "")
    options = ExportOptions(notes=NotesKind.ENDNOTES, contents=ContentsList.ALWAYS, look="slate")
    own = ExportDialog(tmp_path / "Brief.docx", "", options=options)
    for dialog in (plain, own):
        qtbot.addWidget(dialog)
        dialog.details.offer(Offers(looks=(("harbour", "Harbour"), ("slate", "Slate"))))
    assert plain.details.isHidden()
    assert not own.details.isHidden()
    assert own.options == options
    with qtbot.waitSignal(plain.chosen) as answer:
        plain.accept()
    assert answer.args == [ExportChoice(tmp_path / "Brief.docx")]


def test_a_choice_is_remembered(tmp_path: Path) -> None:
    options = ExportOptions(
        CopyKind.CLEAN, is_short=True, notes=NotesKind.INLINE, combined_notes=False,
        contents=ContentsList.NEVER, look="plain", word_template=tmp_path / "house.dotx",
        has_annexes=False, product="assessment", style="apa", marking="TLP:AMBER",
        pinpoints=PinpointKind.COUNTED,
    )  # fmt: skip
    assert recalled(remembered(ExportChoice(tmp_path / "Brief.docx", options=options))) == options
    assert recalled({"copy": "for nobody", "notes": 3, "look": None}) == ExportOptions()


def test_a_marking_below_the_brief_s_own_wants_a_reason() -> None:
    below = Finding(Kind.MARKING_BELOW, Severity.RED, words="SECRET")
    assert with_marking([], "SECRET", None) == []
    assert with_marking([], "OFFICIAL", "SECRET") == []
    assert [red.words for red in with_marking([], "SECRET", "OFFICIAL")] == ["SECRET"]
    assert [red.words for red in with_marking([], "SECRET", "")] == ["SECRET"]
    assert [red.words for red in with_marking([], "SECRET", "TLP:RED")] == ["SECRET"]
    (lowered,), (dropped,) = with_marking([], "SECRET", "OFFICIAL"), with_marking([], "SECRET", "")
    assert "It would say “OFFICIAL”, the brief says “SECRET”." in sentence(lowered).words
    assert sentence(dropped).title == "The file would have no marking"
    assert with_marking([below, ALTERED], "", "TOP SECRET") == [ALTERED]
    assert with_marking([below], "", "OFFICIAL") == [below]


def test_markings_of_one_scheme_are_offered(qtbot: QtBot, tmp_path: Path) -> None:
    dialog = ExportDialog(tmp_path / "Brief.docx", "", options=ExportOptions(marking="TLP:RED"))
    qtbot.addWidget(dialog)
    dialog.details.offer_markings("TLP:GREEN")
    assert dialog.options.marking == "TLP:RED"
    assert dialog.details.marking.findData("SECRET") < 0


def test_a_word_template_says_what_it_lacks(qtbot: QtBot, tmp_path: Path) -> None:
    dialog = ExportDialog(tmp_path / "Brief.docx", "")
    qtbot.addWidget(dialog)
    house = tmp_path / "house.dotx"
    dialog.details.show_template(TemplateLine(house, 30, ("Quote", "Byline")))
    assert "Quote, Byline" in dialog.details.report
    assert dialog.options.word_template == house
    dialog.details.show_problem("“house.dotx” has macros.")
    assert dialog.details.report == "“house.dotx” has macros."
    assert dialog.options.word_template is None


def test_with_large_text_the_buttons_stay_on_the_screen(qtbot: QtBot, tmp_path: Path) -> None:
    current().set_scale(2.0)
    try:
        options = ExportOptions(is_short=True)
        dialog = ExportDialog(tmp_path / "Brief.docx", "with footnotes", options=options)
        qtbot.addWidget(dialog)
        dialog.show_reds((Red("“the man” differs", ALTERED),))
        dialog.show()
        assert dialog.height() < dialog.screen().availableGeometry().height() - 24
        lowest = dialog.export.mapTo(dialog, dialog.export.rect().bottomLeft()).y()
        assert lowest < dialog.height()
    finally:
        current().set_scale(1.0)

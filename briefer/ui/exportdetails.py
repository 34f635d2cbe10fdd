"""The part of the export dialog that is folded away: how this one file differs from the brief."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QStandardPaths, Qt, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QFileDialog,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSizePolicy,
    QWidget,
)

from briefer.core.brief import NotesKind, PinpointKind
from briefer.core.markings import Scheme, levels, markings_in
from briefer.exporting.options import ContentsList, ExportOptions
from briefer.ui.exportchoice import EVIDENCE
from briefer.ui.fields import ChoiceBox
from briefer.ui.theme import current, icon
from briefer.ui.toolbuttons import tool_button

if TYPE_CHECKING:
    from briefer.jobs.wordtemplates import TemplateLine

_SHOWN_NAMES = 6  # of missing styles
_BRIEF = "brief"  # the entry that leaves it to the brief and its product


@dataclass(frozen=True, slots=True)
class Offers:
    """What can be picked, each with its id and its name."""

    products: tuple[tuple[str, str], ...] = ()
    looks: tuple[tuple[str, str], ...] = ()
    styles: tuple[tuple[str, str], ...] = ()


class ExportDetails(QWidget):
    """Asks for all that a person may want otherwise in this one file than in the brief."""

    template_chosen = Signal(object)  # Path; answer with `show_template` or `show_problem`
    sample_requested = Signal(object)  # Path of the template
    resized = Signal(object)  # the widget in it that is to be seen
    changed = Signal()  # something else was chosen

    def __init__(self, options: ExportOptions, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._options = options
        self.product, self.look, self.citation_style = ChoiceBox(), ChoiceBox(), ChoiceBox()
        self.notes, self.combined, self.pinpoints = ChoiceBox(), ChoiceBox(), ChoiceBox()
        self.marking, self.contents = ChoiceBox(), ChoiceBox()
        self.annexes, self.length = ChoiceBox(), ChoiceBox()
        self.template = QPushButton(icon("file-text"), "")
        self.sample = tool_button(
            icon("eye"), self.tr("See a sample of this Word template"), self._ask_for_sample
        )
        self._no_template = tool_button(icon("close"), self.tr("No Word template"), self._drop)
        self._report = QLabel()
        self._template: Path | None = None
        self._fill()
        self._lay_out()
        self._show(options)

    @property
    def options(self) -> ExportOptions:
        """Return the options as chosen."""
        return replace(
            self._options,
            is_short=bool(self.length.currentData()),
            has_annexes=bool(self.annexes.currentData()),
            product=_chosen(self.product),
            style=_chosen(self.citation_style),
            pinpoints=_chosen(self.pinpoints),
            marking=_chosen(self.marking),
            notes=_chosen(self.notes),
            combined_notes=_chosen(self.combined),
            contents=ContentsList(self.contents.currentData()),
            look=_chosen(self.look),
            word_template=self._template,
        )

    @property
    def report(self) -> str:
        """Return what is said about the Word template, empty for nothing."""
        return "" if self._report.isHidden() else self._report.text()

    def offer(self, offers: Offers) -> None:
        """Offer products, looks and styles; what was chosen last time is chosen now."""
        chosen = self._options
        for choice, entries, value in (
            (self.product, offers.products, chosen.product),
            (self.look, offers.looks, chosen.look),
            (self.citation_style, offers.styles, chosen.style),
        ):
            for entry_id, name in entries:
                if choice.findData(entry_id) < 0:
                    choice.addItem(name, entry_id)
            _choose(choice, value)

    def offer_markings(self, marking: str) -> None:
        """Offer markings of the scheme of the brief's own `marking`, of all where it has none."""
        own = {known.scheme for known in markings_in(marking)}
        self.marking.setItemText(
            0, self.tr("As in the brief: {marking}").format(marking=marking or self.tr("none"))
        )
        for scheme in own or Scheme:
            for words in levels(scheme):
                self.marking.addItem(words, words)
        _choose(self.marking, self._options.marking)

    def offer_parts(self, *, has_short: bool, has_annexes: bool) -> None:
        """Offer to leave out what the brief has."""
        for choice, is_offered in ((self.length, has_short), (self.annexes, has_annexes)):
            choice.setEnabled(is_offered)
            if not is_offered:
                choice.setCurrentIndex(0)

    def set_kind(self, suffix: str) -> None:
        """Show what the format has."""
        is_word = suffix in {".docx", EVIDENCE}
        self.combined.setEnabled(suffix != ".md")
        for field in (self.template, self.sample, self._no_template):
            field.setEnabled(is_word)
        for choice in (self.look, self.contents):
            choice.setEnabled(is_word or suffix == ".pdf")

    def show_template(self, line: TemplateLine) -> None:
        """Say what the Word template in `line` brings."""
        self._set_template(line.path)
        if line.missing:
            names = ", ".join(line.missing[:_SHOWN_NAMES])
            more = len(line.missing) - _SHOWN_NAMES
            if more > 0:
                names = self.tr("{names} and {count} more").format(names=names, count=more)
            words = self.tr("It brings {found} styles. Briefer's own stand in for: {names}.")
            self._say(words.format(found=line.found, names=names), "meta")
        else:
            self._say(self.tr("It brings every style that the brief needs."), "good")

    def show_problem(self, words: str) -> None:
        """Say why a Word template cannot be used; the export goes on with Briefer's own."""
        self._set_template(None)
        self._say(words, "bad")

    @property
    def _choices(self) -> tuple[QComboBox, ...]:
        return (
            self.product, self.look, self.citation_style, self.notes, self.combined, self.pinpoints,
            self.marking, self.contents, self.annexes, self.length,
        )  # fmt: skip

    def _set_template(self, path: Path | None) -> None:
        if path != self._template:
            self._template = path
            self.changed.emit()
        name = self.tr("Choose a .docx or .dotx…") if path is None else path.name
        self.template.setText(name.replace("&", "&&"))
        self.template.setToolTip("" if path is None else str(path))
        for button in (self.sample, self._no_template):
            button.setVisible(path is not None)

    def _say(self, words: str, role: str) -> None:
        self._report.setText(words)
        current().dress(self._report, role)
        self._report.style().polish(self._report)
        self._report.setVisible(bool(words))
        self.resized.emit(self._report)

    def _drop(self) -> None:
        self._set_template(None)
        self._say("", "meta")

    def _fill(self) -> None:
        tr = self.tr
        for choice, entries in (
            (self.length, ((False, tr("Full")), (True, tr("Short: without what is marked so")))),
            (self.annexes, ((True, tr("With them")), (False, tr("Without them")))),
            (self.product, ((_BRIEF, tr("As set in the brief")),)),
            (self.citation_style, ((_BRIEF, tr("As set in the brief")),)),
            (self.marking, ((_BRIEF, tr("As set in the brief")), ("", tr("None")))),
            (self.pinpoints, (
                (_BRIEF, tr("As set in the brief")),
                (PinpointKind.NONE, tr("Only pages and printed numbers")),
                (PinpointKind.HEADING, tr("The heading above")),
                (PinpointKind.COUNTED, tr("Counted paragraphs")),
            )),
            (self.notes, (
                (_BRIEF, tr("As set in the brief")), (NotesKind.FOOTNOTES, tr("Footnotes")),
                (NotesKind.ENDNOTES, tr("Endnotes")), (NotesKind.INLINE, tr("In the text")),
            )),
            (self.combined, (
                (_BRIEF, tr("As set in the brief")), (True, tr("One per paragraph")),
                (False, tr("Never")),
            )),
            (self.contents, (
                (ContentsList.AUTO, tr("Where the brief is long")),
                (ContentsList.ALWAYS, tr("Always")), (ContentsList.NEVER, tr("Never")),
            )),
            (self.look, ((_BRIEF, tr("As the product has it")),)),
        ):  # fmt: skip
            for value, words in entries:
                choice.addItem(words, value)

    def _lay_out(self) -> None:
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(14)
        grid.setVerticalSpacing(3)
        row = QHBoxLayout()
        row.addWidget(self.template, 1)
        row.addWidget(self.sample)
        row.addWidget(self._no_template)
        for number, (words, field) in enumerate((
            (self.tr("&Product"), self.product),
            (self.tr("Loo&k"), self.look),
            (self.tr("Citation &style"), self.citation_style),
            (self.tr("Citat&ions as"), self.notes),
            (self.tr("Combine no&tes"), self.combined),
            (self.tr("Pinpoints"), self.pinpoints),
            (self.tr("&Marking"), self.marking),
            (self.tr("&List of contents"), self.contents),
            (self.tr("&Annexes"), self.annexes),
            (self.tr("Len&gth"), self.length),
            (self.tr("&Word template"), self.template),
        )):  # fmt: skip
            label = QLabel(words)
            label.setBuddy(field)
            current().dress(label, "meta")
            current().dress(field, "body")
            field.setAccessibleName(words.replace("&", ""))
            line, column = 2 * (number // 2), number % 2
            grid.addWidget(label, line, column, Qt.AlignmentFlag.AlignBottom)
            if field is self.template:
                grid.addLayout(row, line + 1, column)
            else:
                grid.addWidget(field, line + 1, column)
        for line in range(2, 12, 2):
            grid.setRowMinimumHeight(line, current().px(24))
        for column in (0, 1):
            grid.setColumnStretch(column, 1)
        self._report.setTextFormat(Qt.TextFormat.PlainText)
        self._report.setWordWrap(True)
        self._report.hide()
        grid.addWidget(self._report, 12, 0, 1, 2)
        for choice in self._choices:
            choice.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
            choice.currentIndexChanged.connect(self.changed)
        self.template.setObjectName("link")
        self.template.setAutoDefault(False)
        self.template.clicked.connect(self._ask_for_template)

    def _show(self, options: ExportOptions) -> None:
        self.length.setCurrentIndex(int(options.is_short))
        self.annexes.setCurrentIndex(int(not options.has_annexes))
        _choose(self.pinpoints, options.pinpoints)
        _choose(self.notes, options.notes)
        _choose(self.combined, options.combined_notes)
        _choose(self.contents, options.contents)
        self._set_template(options.word_template)

    def _ask_for_template(self) -> None:
        documents = QStandardPaths.StandardLocation.DocumentsLocation
        last = self._template or self._options.word_template
        folder = str(last.parent) if last else QStandardPaths.writableLocation(documents)
        dialog = QFileDialog(self, self.tr("Word template"), folder)
        dialog.setNameFilter(self.tr("Word templates and documents (*.dotx *.docx)"))
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.fileSelected.connect(self._take_template)
        dialog.open()

    def _ask_for_sample(self) -> None:
        self.sample_requested.emit(self._template)

    def _take_template(self, path: str) -> None:
        self.template_chosen.emit(Path(path))


def _chosen(choice: QComboBox) -> Any:  # noqa: ANN401 - what Qt keeps
    found = choice.currentData()
    return None if found == _BRIEF else found


def _choose(choice: QComboBox, value: object) -> None:
    wanted = _BRIEF if value is None else value
    choice.setCurrentIndex(max(0, choice.findData(wanted)))

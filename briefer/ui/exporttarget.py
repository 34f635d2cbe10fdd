"""Where an export goes and as what: name, folder, format, kind of copy; a file in its way."""

from __future__ import annotations

from enum import Enum
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QFileDialog,
    QFormLayout,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from briefer.exporting.options import CopyKind
from briefer.ui.exportchoice import EVIDENCE
from briefer.ui.fields import ChoiceBox
from briefer.ui.filenames import free_path, safe_name
from briefer.ui.theme import current, icon

KINDS = (".docx", ".pdf", ".html", ".md", EVIDENCE)
_WITH_COPIES = frozenset({".docx", EVIDENCE})


class TargetState(Enum):
    """What stands at a path that is to be exported to."""

    FREE = 0
    OURS = 1  # our last export, unchanged since: it may be replaced
    FOREIGN = 2  # anything else


class ExportTarget(QWidget):
    """Asks for a path and a kind; `changed` comes with each other answer."""

    changed = Signal()

    def __init__(
        self, path: Path, suffix: str, copy: CopyKind, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._folder = path.parent
        self.name = QLineEdit(path.stem)
        self.kind, self.copy_kind = ChoiceBox(), ChoiceBox()
        self._where = QPushButton()
        self._warning, self._warning_text = QFrame(), QLabel()
        self._fill()
        self.kind.setCurrentIndex(max(0, self.kind.findData(suffix)))
        self.copy_kind.setCurrentIndex(max(0, self.copy_kind.findData(copy)))
        self._lay_out()
        self._show_folder()
        self._show_copy_kind()
        self.name.selectAll()
        self.name.textChanged.connect(self.changed)
        self.kind.currentIndexChanged.connect(self._change_kind)
        self.copy_kind.currentIndexChanged.connect(self.changed)
        self._where.clicked.connect(self._choose_folder)

    @property
    def path(self) -> Path:
        """Return the path that is asked for, a folder for an evidence pack."""
        name = safe_name(self.name.text()) or self.tr("Brief")
        if self.is_evidence:
            return self._folder / self.tr("{name}, evidence").format(name=name)
        return self._folder / f"{name.removesuffix(self.suffix)}{self.suffix}"

    @property
    def suffix(self) -> str:
        """Return the format as the ending of its files, or EVIDENCE."""
        return str(self.kind.currentData())

    @property
    def is_evidence(self) -> bool:
        """Tell whether an evidence pack is asked for."""
        return self.suffix == EVIDENCE

    @property
    def copy_for(self) -> CopyKind:
        """Return the kind of copy."""
        return CopyKind(self.copy_kind.currentData())

    @property
    def warning(self) -> str:
        """Return the warning that is shown, empty for none."""
        return "" if self._warning.isHidden() else self._warning_text.text()

    def show_state(self, state: TargetState) -> None:
        """Warn where the file of somebody else is in the way."""
        words = self.tr("“{name}” is already there and is not Briefer's last export.")
        self._warning_text.setText(words.format(name=self.path.name))
        self._warning.setVisible(state is TargetState.FOREIGN)

    def use_free_name(self) -> None:
        """Take the next name that is not in use."""
        self.name.setText(free_path(self.path).stem)

    def _fill(self) -> None:
        tr = self.tr
        for suffix, words in zip(KINDS, (
            tr("Word document (.docx)"),
            tr("PDF (.pdf)"),
            tr("Web page (.html)"),
            tr("Markdown (.md)"),
            tr("Evidence pack: Word and each passage in its source"),
        ), strict=True):  # fmt: skip
            self.kind.addItem(words, suffix)
        working = tr("For colleagues: can be checked when it comes back")
        self.copy_kind.addItem(working, CopyKind.WORKING)
        self.copy_kind.addItem(tr("For release: no traces of how it was made"), CopyKind.CLEAN)

    def _lay_out(self) -> None:
        look = current()
        form = QFormLayout()
        form.setHorizontalSpacing(14)
        form.setVerticalSpacing(10)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        for words, spoken, field in (
            (self.tr("&Name"), self.tr("File name"), self.name),
            (self.tr("&Folder"), self.tr("Folder"), self._where),
            (self.tr("F&ormat"), self.tr("Format"), self.kind),
            (self.tr("&Copy"), self.tr("Copy"), self.copy_kind),
        ):
            label = QLabel(words)
            label.setBuddy(field)
            look.dress(field, "body")
            field.setAccessibleName(spoken)
            form.addRow(label, field)
        self._where.setObjectName("link")
        self._where.setIcon(icon("folder"))
        self._where.setAutoDefault(False)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addLayout(form)
        column.addWidget(self._fill_warning())

    def _fill_warning(self) -> QFrame:
        self._warning.setObjectName("doubt")
        picture = QLabel()
        picture.setPixmap(icon("warning", "doubtful").pixmap(18, 18))
        self._warning_text.setWordWrap(True)
        self._warning_text.setTextFormat(Qt.TextFormat.PlainText)
        other = QPushButton(self.tr("Use another name"))
        other.setAutoDefault(False)
        current().dress(other, "button")
        other.clicked.connect(self.use_free_name)
        row = QHBoxLayout(self._warning)
        row.setContentsMargins(12, 9, 9, 9)
        row.setSpacing(10)
        row.addWidget(picture)
        row.addWidget(self._warning_text, 1)
        row.addWidget(other)
        self._warning.hide()
        return self._warning

    def _choose_folder(self) -> None:
        dialog = QFileDialog(self, self.tr("Export to which folder?"), str(self._folder))
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.setOption(QFileDialog.Option.ShowDirsOnly)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.fileSelected.connect(self._take_folder)
        dialog.open()

    def _take_folder(self, folder: str) -> None:
        self._folder = Path(folder)
        self._show_folder()
        self.changed.emit()

    def _show_folder(self) -> None:
        self._where.setText(str(self._folder).replace("&", "&&"))
        self._where.setToolTip(str(self._folder))

    def _change_kind(self) -> None:
        self._show_copy_kind()
        self.changed.emit()

    def _show_copy_kind(self) -> None:
        self.copy_kind.setEnabled(self.suffix in _WITH_COPIES)

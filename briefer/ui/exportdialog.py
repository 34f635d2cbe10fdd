"""The export dialog: where the file goes and what kind it is. It writes nothing itself."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
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

from briefer.ui.filenames import free_path, safe_name
from briefer.ui.theme import current, icon

KINDS = (".docx", ".html", ".md")


class TargetState(Enum):
    """What stands at a path that is to be exported to."""

    FREE = 0
    OURS = 1  # our last export, unchanged since: it may be replaced
    FOREIGN = 2  # anything else


@dataclass(frozen=True, slots=True)
class ExportChoice:
    """What the person chose; `replaces` says that a foreign file was knowingly chosen.

    `is_for_release` asks for a Word file without anchors and provenance.
    """

    path: Path
    replaces: bool = False
    is_for_release: bool = False


class ExportDialog(QDialog):
    """Asks where to export to; `chosen` gives the answer, a foreign file is never silent."""

    chosen = Signal(object)  # ExportChoice
    target_changed = Signal(object)  # Path; answer with `set_target_state`

    def __init__(self, path: Path, about: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Export"))
        self._state = TargetState.FREE
        self._folder = path.parent
        self._name = QLineEdit(path.stem)
        self._name.setAccessibleName(self.tr("File name"))
        self._kind = QComboBox()
        self._kind.setAccessibleName(self.tr("Format"))
        for suffix, words in zip(KINDS, self._kind_words(), strict=True):
            self._kind.addItem(words, suffix)
        self._kind.setCurrentIndex(max(0, self._kind.findData(path.suffix)))
        self._copy = QComboBox()
        self._copy.setAccessibleName(self.tr("Copy"))
        self._copy.addItem(self.tr("For colleagues: can be checked when it comes back"), False)
        self._copy.addItem(self.tr("For release: no traces of how it was made"), True)
        self._where = QPushButton()
        self._warning = QFrame()
        self._warning_text = QLabel()
        self._export = QPushButton(self.tr("Export"))
        self._lay_out(about)
        self._name.textChanged.connect(self._change)
        self._kind.currentIndexChanged.connect(self._change)
        self._where.clicked.connect(self._choose_folder)
        self._name.selectAll()
        self._show_folder()

    @property
    def path(self) -> Path:
        """Return the path that is asked for."""
        name = safe_name(self._name.text()) or self.tr("Brief")
        suffix = str(self._kind.currentData())
        return self._folder / f"{name.removesuffix(suffix)}{suffix}"

    @property
    def warning(self) -> str:
        """Return the warning that is shown, empty for none."""
        return "" if self._warning.isHidden() else self._warning_text.text()

    def set_target_state(self, path: Path, state: TargetState) -> None:
        """Say what stands at `path`; late answers about other paths are ignored."""
        if path != self.path:
            return
        self._state = state
        is_foreign = state is TargetState.FOREIGN
        self._warning_text.setText(
            self.tr("“{name}” is already there and is not Briefer's last export.").format(
                name=path.name
            )
        )
        self._warning.setVisible(is_foreign)
        self._export.setText(self.tr("Replace it") if is_foreign else self.tr("Export"))
        self.adjustSize()

    def use_free_name(self) -> None:
        """Take the next name that is not in use."""
        self._name.setText(free_path(self.path).stem)

    def accept(self) -> None:
        """Give the answer and close."""
        is_for_release = self._copy.isEnabled() and bool(self._copy.currentData())
        replaces = self._state is TargetState.FOREIGN
        self.chosen.emit(ExportChoice(self.path, replaces, is_for_release))
        super().accept()

    def _kind_words(self) -> tuple[str, ...]:
        return (
            self.tr("Word document (.docx)"),
            self.tr("Web page (.html)"),
            self.tr("Markdown (.md)"),
        )

    def _lay_out(self, about: str) -> None:
        look = current()
        title = QLabel(self.tr("Export the brief"))
        look.dress(title, "heading")
        note = QLabel(about)
        note.setTextFormat(Qt.TextFormat.PlainText)
        note.setWordWrap(True)
        look.dress(note, "meta")
        form = QFormLayout()
        form.setHorizontalSpacing(14)
        form.setVerticalSpacing(10)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        for words, field in (
            (self.tr("&Name"), self._name),
            (self.tr("&Folder"), self._where),
            (self.tr("F&ormat"), self._kind),
            (self.tr("&Copy"), self._copy),
        ):
            label = QLabel(words)
            label.setBuddy(field)
            look.dress(field, "body")
            form.addRow(label, field)
        self._where.setObjectName("link")
        self._where.setIcon(icon("folder"))
        column = QVBoxLayout(self)
        column.setContentsMargins(22, 20, 22, 18)
        column.setSpacing(12)
        for part in (title, note):
            column.addWidget(part)
        column.addSpacing(4)
        column.addLayout(form)
        column.addWidget(self._fill_warning())
        column.addSpacing(8)
        column.addLayout(self._buttons())
        self.setMinimumWidth(look.px(500))

    def _fill_warning(self) -> QFrame:
        self._warning.setObjectName("doubt")
        picture = QLabel()
        picture.setPixmap(icon("warning", "doubtful").pixmap(18, 18))
        self._warning_text.setWordWrap(True)
        self._warning_text.setTextFormat(Qt.TextFormat.PlainText)
        other = QPushButton(self.tr("Use another name"))
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

    def _buttons(self) -> QHBoxLayout:
        cancel = QPushButton(self.tr("Cancel"))
        cancel.setAutoDefault(False)
        self._export.setObjectName("primary")
        self._export.setDefault(True)
        current().dress(cancel, "button")
        current().dress(self._export, "primary")
        cancel.clicked.connect(self.reject)
        self._export.clicked.connect(self.accept)
        row = QHBoxLayout()
        row.addStretch()
        row.addWidget(cancel)
        row.addWidget(self._export)
        return row

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

    def _show_folder(self) -> None:
        self._where.setText(str(self._folder).replace("&", "&&"))
        self._where.setToolTip(str(self._folder))
        self._change()

    def _change(self) -> None:
        self._copy.setEnabled(self._kind.currentData() == KINDS[0])
        self.target_changed.emit(self.path)

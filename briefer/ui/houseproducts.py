"""Keeping a brief as a product of the house: its sections, settings and look."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QInputDialog, QWidget

from briefer.ui.messages import MessageBar, Tone
from briefer.ui.session import Session
from briefer.ui.settings import WindowSettings
from briefer.ui.telling import tell_error

if TYPE_CHECKING:
    from briefer.project.project import Project


class HouseProducts(QObject):
    """Asks for a name, keeps the product in the background, and tells what came of it."""

    saved = Signal()

    def __init__(
        self,
        session: Session,
        messages: MessageBar,
        settings: WindowSettings,
        window: QWidget,
        flush: Callable[[], object],
    ) -> None:
        super().__init__(window)
        self._session = session
        self._messages = messages
        self._settings = settings
        self._window = window
        self._flush = flush

    def ask(self) -> None:
        """Ask for the name of the product."""
        if self._session.project is None:
            return
        self._flush()
        dialog = QInputDialog(self._window)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setWindowTitle(self.tr("Save as a product of the house"))
        dialog.setLabelText(self.tr(
            "Keeps the sections, their lengths, texts without sources, settings and look.\n"
            "A product of yours with the same name is replaced."
        ))  # fmt: skip
        dialog.setTextValue(self._session.title)
        dialog.setOkButtonText(self.tr("Save"))
        dialog.textValueSelected.connect(self.save)
        dialog.open()

    def save(self, name: str) -> None:
        """Keep the brief as a product with that name."""
        project = self._session.project
        if project is None or not name.strip():
            return
        look = str(self._settings.export_of(project.path).get("look") or "")
        self._session.run(
            _save, project, name.strip(), look,
            then=partial(self._say_saved, name.strip()), otherwise=self._tell,
        )  # fmt: skip

    def _say_saved(self, name: str, path: Path) -> None:
        words = self.tr("New briefs can now begin as “{name}”").format(name=name)
        self._messages.tell(Tone.DONE, words, str(path), ())
        self.saved.emit()

    def _tell(self, error: BaseException) -> None:
        tell_error(self._messages, error)


def _save(project: Project, name: str, look: str) -> Path:
    """Keep the brief as it is on disk; runs in a thread of the task runner."""
    from briefer.jobs.houseproducts import save_product  # noqa: PLC0415
    from briefer.project import queries  # noqa: PLC0415

    return save_product(project.read(queries.brief).result(), name, look)

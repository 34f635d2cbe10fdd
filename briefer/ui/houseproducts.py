"""Keeping a brief as a product of the house: its sections, settings and look."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QInputDialog, QWidget

from briefer.ui.houselist import HouseList
from briefer.ui.messages import MessageBar, Tone, Way
from briefer.ui.session import Session
from briefer.ui.settings import WindowSettings
from briefer.ui.telling import tell_error

if TYPE_CHECKING:
    from briefer.exporting.products import Product
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
        self.list: HouseList | None = None

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

    def show_list(self) -> None:
        """List the products of the house, to be renamed and deleted."""
        if self.list is None:
            self.list = HouseList(self._window)
            self.list.rename_requested.connect(self._rename)
            self.list.delete_requested.connect(self._delete)
            self.list.destroyed.connect(self._forget_list)
        self.list.show()
        self.list.raise_()
        self._read()

    def _read(self) -> None:
        self._session.run(_kept, then=self._fill, otherwise=self._tell)

    def _fill(self, products: tuple[Product, ...]) -> None:
        if self.list is not None:
            self.list.fill(products)

    def _forget_list(self) -> None:
        self.list = None

    def _rename(self, product_id: str, name: str) -> None:
        self._session.run(
            _rename, product_id, name, then=self._changed, otherwise=self._tell_and_read
        )

    def _delete(self, product_id: str, name: str) -> None:
        self._session.run(
            _delete, product_id,
            then=partial(self._say_deleted, product_id, name), otherwise=self._tell_and_read,
        )  # fmt: skip

    def _restore(self, product_id: str, data: bytes) -> None:
        self._messages.dismiss()
        self._session.run(
            _restore, product_id, data, then=self._changed, otherwise=self._tell_and_read
        )

    def _say_deleted(self, product_id: str, name: str, data: bytes) -> None:
        words = self.tr("“{name}” is no product of the house any more").format(name=name)
        way = Way(self.tr("Put it back"), partial(self._restore, product_id, data))
        self._messages.tell(Tone.DONE, words, "", (way,))
        self._changed()

    def _changed(self, _nothing: object = None) -> None:
        self._read()
        self.saved.emit()

    def _tell_and_read(self, error: BaseException) -> None:
        self._tell(error)
        self._read()

    def _say_saved(self, name: str, path: Path) -> None:
        words = self.tr("New briefs can now begin as “{name}”").format(name=name)
        way = Way(self.tr("Products of the house…"), self.show_list)
        self._messages.tell(Tone.DONE, words, str(path), (way,))
        self._changed()

    def _tell(self, error: BaseException) -> None:
        tell_error(self._messages, error)


def _save(project: Project, name: str, look: str) -> Path:
    """Keep the brief as it is on disk; runs in a thread of the task runner."""
    from briefer.jobs.houseproducts import save_product  # noqa: PLC0415
    from briefer.project import queries  # noqa: PLC0415

    return save_product(project.read(queries.brief).result(), name, look)


def _kept() -> tuple[Product, ...]:
    from briefer.jobs.houseproducts import kept_products  # noqa: PLC0415

    return kept_products()


def _rename(product_id: str, name: str) -> None:
    from briefer.jobs.houseproducts import rename_product  # noqa: PLC0415

    rename_product(product_id, name)


def _delete(product_id: str) -> bytes:
    from briefer.jobs.houseproducts import delete_product  # noqa: PLC0415

    return delete_product(product_id)


def _restore(product_id: str, data: bytes) -> None:
    from briefer.jobs.houseproducts import restore_product  # noqa: PLC0415

    restore_product(product_id, data)

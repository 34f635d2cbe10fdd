"""How the brief is set: the fields of the form that change its settings."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import fields, replace
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QFormLayout, QHBoxLayout, QSizePolicy, QWidget

from briefer.core.brief import BriefSettings, NotesKind, PinpointKind
from briefer.core.likelihood import LikelihoodTable, likelihood_table
from briefer.ui.fields import ChoiceBox
from briefer.ui.pendingfields import PendingNumber
from briefer.ui.theme import icon
from briefer.ui.toolbuttons import tool_button

if TYPE_CHECKING:
    from briefer.exporting.products import Product

_TABLES = ("icd203", "phia")
_BY_PRODUCT = "product"  # the choice that leaves it to the product


class SettingsFields(QObject):
    """Fields for `BriefSettings`; `revised` says which are to change, all in one edit."""

    revised = Signal(dict)  # settings by their names in BriefSettings
    styles_requested = Signal()
    outline_requested = Signal(str)  # name of an outline template

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.product, self.style = _choice(), _choice()
        self.notes, self.combined = _choice(), _choice()
        self.pinpoints, self.language = _choice(), _choice()
        self.likelihood = _choice()
        self.bibliography = QCheckBox(self.tr("With a bibliography"))
        self.grouped = QCheckBox(self.tr("Sources listed by their kind"))
        self.length = PendingNumber(self.tr("Length"), self.tr("No target"))
        self._settings = BriefSettings()
        self._products: dict[str, Product] = {}
        self._tables: list[LikelihoodTable] = []
        self._fill()
        self._connect()

    def add_to(self, form: QFormLayout) -> None:
        """Put the fields into `form`, each with its label."""
        tr = self.tr
        for label, field, row in (
            (tr("Product"), self.product, self._product_row()),
            (tr("Language"), self.language, self.language),
            (tr("Citation style"), self.style, self._style_row()),
            (tr("Citations as"), self.notes, self.notes),
            (tr("Combine notes"), self.combined, self.combined),
            (tr("Pinpoints"), self.pinpoints, self.pinpoints),
            (tr("Likelihood terms"), self.likelihood, self._likelihood_row()),
            (tr("Length in words"), self.length, self.length),
        ):
            field.setAccessibleName(label)
            form.addRow(label, row)
        form.addRow("", self.bibliography)
        form.addRow("", self.grouped)

    def show_settings(self, settings: BriefSettings) -> None:
        """Show what is stored."""
        self._settings = settings
        _show(self.product, settings.product, settings.product.replace("-", " ").capitalize())
        _show(self.language, settings.locale, settings.locale)
        _show(self.style, settings.style, style_name(settings.style))
        _show(self.notes, settings.notes)
        combined = settings.combined_notes
        _show(self.combined, _BY_PRODUCT if combined is None else combined)
        _show(self.pinpoints, settings.pinpoints)
        self.bibliography.setChecked(settings.has_bibliography)
        self.grouped.setChecked(settings.groups_bibliography)
        self.grouped.setEnabled(settings.has_bibliography)
        self.combined.setEnabled(settings.notes is not NotesKind.INLINE)
        self.length.show_number(settings.length)
        self._offer_likelihoods(settings)

    def flush(self) -> None:
        """Make what was typed an edit now."""
        self.length.flush()

    def offer_all(self) -> None:
        """Fill the lists that take reading files, so not before somebody looks at them."""
        self._offer_products()
        self._offer_styles()

    def take_style(self, style_id: str) -> None:
        """Choose a style."""
        self.revised.emit({"style": style_id})

    def _product_row(self) -> QHBoxLayout:
        words = self.tr("Add its outline to this brief")
        return _row(self.product, tool_button(icon("outline"), words, self._ask_for_outline))

    def _likelihood_row(self) -> QHBoxLayout:
        words = self.tr("Edit the terms, open or save a file of them")
        return _row(self.likelihood, tool_button(icon("more"), words, self._edit_likelihoods))

    def _offer_likelihoods(self, settings: BriefSettings) -> None:
        """Offer the tables there are, and the brief's own."""
        self._tables = [likelihood_table(table_id) for table_id in _TABLES]
        own = settings.likelihood
        if own is not None and own not in self._tables:
            self._tables.append(own)
        usual = replace(settings, likelihood=None).terms.name
        self.likelihood.clear()
        self.likelihood.addItem(self.tr("By language ({name})").format(name=usual))
        self.likelihood.addItems([table.name for table in self._tables])
        self.likelihood.setCurrentIndex(0 if own is None else self._tables.index(own) + 1)
        self.likelihood.setToolTip(settings.terms.source)

    def _choose_likelihood(self, index: int) -> None:
        self._revise_likelihood(self._tables[index - 1] if index else None)

    def _revise_likelihood(self, table: LikelihoodTable | None) -> None:
        self.revised.emit({"likelihood": table})

    def _edit_likelihoods(self) -> None:
        from briefer.ui.likelihooddialog import LikelihoodDialog  # noqa: PLC0415

        dialog = LikelihoodDialog(self._settings.terms, self.likelihood.window())
        dialog.chosen.connect(self._revise_likelihood)
        dialog.open()

    def _style_row(self) -> QHBoxLayout:
        words = self.tr("All citation styles, shown on your sources")
        return _row(self.style, tool_button(icon("more"), words, self.styles_requested.emit))

    def _fill(self) -> None:
        tr = self.tr
        _offer(self.notes, (
            (NotesKind.FOOTNOTES, tr("Footnotes")),
            (NotesKind.ENDNOTES, tr("Endnotes")),
            (NotesKind.INLINE, tr("In the text")),
        ))  # fmt: skip
        _offer(self.combined, (
            (_BY_PRODUCT, tr("As the product has it")),
            (True, tr("One per paragraph")),
            (False, tr("Never")),
        ))  # fmt: skip
        _offer(self.pinpoints, (
            (PinpointKind.NONE, tr("Only pages and printed numbers")),
            (PinpointKind.HEADING, tr("The heading above")),
            (PinpointKind.COUNTED, tr("Counted paragraphs")),
        ))  # fmt: skip
        _offer(self.language, (
            ("en-US", tr("English (United States)")),
            ("en-GB", tr("English (United Kingdom)")),
            ("de-DE", tr("German")),
            ("de-AT", tr("German (Austria)")),
            ("de-CH", tr("German (Switzerland)")),
            ("fr-FR", tr("French")),
            ("fr-CA", tr("French (Canada)")),
            ("es-ES", tr("Spanish")),
            ("it-IT", tr("Italian")),
            ("nl-NL", tr("Dutch")),
            ("pl-PL", tr("Polish")),
            ("pt-PT", tr("Portuguese")),
        ))  # fmt: skip

    def _connect(self) -> None:
        self.product.activated.connect(self._choose_product)
        self.language.activated.connect(self._choose_language)
        self.style.activated.connect(self._choose_style)
        self.notes.activated.connect(self._choose_notes)
        self.combined.activated.connect(self._choose_combined)
        self.pinpoints.activated.connect(self._choose_pinpoints)
        self.likelihood.activated.connect(self._choose_likelihood)
        self.bibliography.clicked.connect(self._choose_bibliography)
        self.grouped.clicked.connect(self._choose_grouped)
        self.length.number_committed.connect(self._choose_length)

    def _offer_products(self) -> None:
        from briefer.exporting.products import products  # noqa: PLC0415

        found = {product.product_id: product for product in products()}
        if found == self._products:
            return
        self._products = found
        self.product.clear()
        for product in self._products.values():
            self.product.addItem(product.name, product.product_id)
            self.product.setItemData(
                self.product.count() - 1, product.about, Qt.ItemDataRole.ToolTipRole
            )
        self.show_settings(self._settings)

    def _offer_styles(self) -> None:
        from briefer.citation.styles import FIRST_CHOICES, style_ids  # noqa: PLC0415

        known = style_ids()
        for choice in FIRST_CHOICES:
            if choice in known and self.style.findData(choice) < 0:
                self.style.addItem(style_name(choice), choice)

    def _choose_product(self, _index: int) -> None:
        """Set all that the product sets; each can be changed afterwards."""
        from briefer.exporting.products import with_product  # noqa: PLC0415

        product = self._products[str(self.product.currentData())]
        wanted = with_product(self._settings, product)
        names = [field.name for field in fields(BriefSettings)]
        changes = {
            name: getattr(wanted, name)
            for name in names
            if getattr(wanted, name) != getattr(self._settings, name)
        }
        if changes:
            self.revised.emit(changes)

    def _ask_for_outline(self) -> None:
        product = self._products.get(str(self.product.currentData()))
        if product is not None and product.template:
            self.outline_requested.emit(product.template)

    def _choose_language(self, _index: int) -> None:
        self.revised.emit({"locale": self.language.currentData()})

    def _choose_style(self, _index: int) -> None:
        self.take_style(self.style.currentData())

    def _choose_notes(self, _index: int) -> None:
        self.revised.emit({"notes": NotesKind(self.notes.currentData())})

    def _choose_combined(self, _index: int) -> None:
        chosen = self.combined.currentData()
        self.revised.emit({"combined_notes": None if chosen == _BY_PRODUCT else bool(chosen)})

    def _choose_pinpoints(self, _index: int) -> None:
        self.revised.emit({"pinpoints": PinpointKind(self.pinpoints.currentData())})

    def _choose_bibliography(self, has_bibliography: bool) -> None:
        self.revised.emit({"has_bibliography": has_bibliography})

    def _choose_grouped(self, is_grouped: bool) -> None:
        self.revised.emit({"groups_bibliography": is_grouped})

    def _choose_length(self, words: int | None) -> None:
        self.revised.emit({"length": words})


def style_name(style_id: str) -> str:
    """Return the id of a style in a form that reads like a name."""
    words = style_id.split("-")
    return " ".join(word if i else word.capitalize() for i, word in enumerate(words))


def _choice() -> QComboBox:
    """Return a list to choose from that takes the width there is."""
    choice = ChoiceBox()
    choice.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
    return choice


def _row(field: QWidget, button: QWidget) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(4)
    row.addWidget(field, 1)
    row.addWidget(button)
    return row


def _offer(choice: QComboBox, entries: Iterable[tuple[Any, str]]) -> None:
    for value, label in entries:
        choice.addItem(label, value)


def _show(choice: QComboBox, value: Any, words: str = "") -> None:  # noqa: ANN401 - Qt's data
    """Show the entry for `value`; one that is not offered is added with `words`."""
    if choice.findData(value) < 0:
        choice.addItem(words, value)
    choice.setCurrentIndex(choice.findData(value))
    choice.setToolTip(choice.currentText())

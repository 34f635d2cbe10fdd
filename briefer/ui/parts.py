"""The parts of the main window, each made when it is first wanted."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from briefer.ui.frame import Frame

if TYPE_CHECKING:  # none is loaded before the first paint
    from pathlib import Path

    from briefer.exporting.products import Product
    from briefer.ui.areas import Areas
    from briefer.ui.asking import Asking
    from briefer.ui.dropping import FileDrops
    from briefer.ui.exports import Exports
    from briefer.ui.heading import Heading
    from briefer.ui.houseproducts import HouseProducts
    from briefer.ui.imports import Imports
    from briefer.ui.looks import Looks
    from briefer.ui.placing import Placing
    from briefer.ui.projects import Projects
    from briefer.ui.references import References
    from briefer.ui.returns import Returns
    from briefer.ui.sharing import Sharing
    from briefer.ui.sourceactions import SourceActions
    from briefer.ui.startpage import StartPage
    from briefer.ui.workspace import Workspace


class Parts(Frame):
    """A frame with everything that can be in it."""

    def choose_files(self) -> None:
        """Ask for files to bring in."""
        self.imports.choose_files()

    @cached_property
    def workspace(self) -> Workspace:
        """Return rail, readers and outline."""
        from briefer.ui.workspace import Workspace  # noqa: PLC0415

        made = Workspace(self.session, self.pages)
        self.pages.addWidget(made)
        return made

    @cached_property
    def start_page(self) -> StartPage:
        """Return the start page."""
        from briefer.ui.startpage import StartPage  # noqa: PLC0415

        page = StartPage(self.pages)
        page.files_requested.connect(self.choose_files)
        page.open_requested.connect(self.projects.choose_to_open)
        page.example_requested.connect(self.projects.open_example)
        page.recent_requested.connect(self.projects.open)
        page.new_brief.chosen.connect(self._keep_new_brief)
        self.session.run(_products, then=self._offer_products)
        self.pages.addWidget(page)
        return page

    def _offer_products(self, products: tuple[Product, ...]) -> None:
        chosen, with_outline = self.settings.new_brief
        product_id = chosen or self.session.brief.settings.product
        self.start_page.new_brief.offer(products, product_id, with_outline=with_outline)

    def _offer_products_again(self) -> None:
        self.session.run(_products, then=self._offer_products)

    def _keep_new_brief(self, product_id: str, with_outline: bool) -> None:
        self.settings.new_brief = (product_id, with_outline)

    @cached_property
    def projects(self) -> Projects:
        """Return what opens, begins and moves briefs."""
        from briefer.ui.projects import Projects  # noqa: PLC0415

        return Projects(self.session, self.messages, self.settings, self)

    @cached_property
    def imports(self) -> Imports:
        """Return what brings in sources."""
        from briefer.ui.imports import Imports  # noqa: PLC0415

        made = Imports(self.session, self.messages, self.settings, self)
        made.project_needed.connect(self.projects.begin)
        made.added.connect(self.placing.read_new)
        made.shown_requested.connect(self.placing.jump)
        made.version_found.connect(self._take_version)
        return made

    @cached_property
    def source_actions(self) -> SourceActions:
        """Return what does the commands of a source's menu."""
        from briefer.ui.sourceactions import SourceActions  # noqa: PLC0415

        return SourceActions(self)

    @cached_property
    def references(self) -> References:
        """Return what hands the references on."""
        from briefer.ui.references import References  # noqa: PLC0415

        return References(self.session, self.messages, self.settings, self)

    @cached_property
    def returns(self) -> Returns:
        """Return what takes briefs that come back."""
        from briefer.ui.returns import Returns  # noqa: PLC0415

        made = Returns(self.session, self.settings, self.messages, self)
        made.import_requested.connect(self._bring_in)
        made.shown.connect(self.workspace.outline.show_returned)
        return made

    def _bring_in(self, paths: Sequence[Path]) -> None:
        """Add files as sources; somebody's own files begin a brief, they are not the example's."""
        if self.projects.is_example:
            self.projects.begin(paths)
        else:
            self.imports.add(paths)

    @cached_property
    def exports(self) -> Exports:
        """Return what exports the brief."""
        from briefer.ui.exports import Exports  # noqa: PLC0415

        made = Exports(self.session, self.messages, self.settings, self)
        outline = self.workspace.outline
        made.jump_requested.connect(outline.go_to_finding)
        made.cuts_requested.connect(outline.show_cuts)
        return made

    @cached_property
    def sharing(self) -> Sharing:
        """Return what shares the brief and brings passages from others."""
        from briefer.ui.sharing import Sharing  # noqa: PLC0415

        outline = self.workspace.outline
        made = Sharing(self.session, self.messages, self, outline, self.projects.open)
        outline.bring_requested.connect(made.bring_dragged)
        return made

    @cached_property
    def house_products(self) -> HouseProducts:
        """Return what keeps a brief as a product of the house."""
        from briefer.ui.houseproducts import HouseProducts  # noqa: PLC0415

        flush = self.workspace.outline.flush
        made = HouseProducts(self.session, self.messages, self.settings, self, flush)
        made.saved.connect(self._offer_products_again)
        return made

    @cached_property
    def placing(self) -> Placing:
        """Return what leads from reading to writing and back."""
        from briefer.ui.placing import Placing  # noqa: PLC0415

        return Placing(self.session, self.workspace, self)

    @cached_property
    def asking(self) -> Asking:
        """Return what shows history, keys and "about"."""
        from briefer.ui.asking import Asking  # noqa: PLC0415

        return Asking(self.session, self.commands, self.messages, self)

    @cached_property
    def heading(self) -> Heading:
        """Return what keeps the title and the names of undo and redo."""
        from briefer.ui.heading import Heading  # noqa: PLC0415

        return Heading(self.session, self.commands, self.top, self)

    @cached_property
    def looks(self) -> Looks:
        """Return what does the commands for theme and size of text."""
        from briefer.ui.looks import Looks  # noqa: PLC0415

        return Looks(self.commands, self.settings, self)

    @cached_property
    def areas(self) -> Areas:
        """Return what F6 goes through."""
        from briefer.ui.areas import Areas  # noqa: PLC0415

        return Areas(self._listed_areas)

    @cached_property
    def drops(self) -> FileDrops:
        """Return what takes files dropped on the window."""
        from briefer.ui.dropping import FileDrops  # noqa: PLC0415

        return FileDrops(self, self.body)

    def _take_version(self, older_id: str, newer_id: str) -> None:
        self.source_actions.supersede(older_id, newer_id)

    def _listed_areas(self) -> Sequence[QWidget]:
        if self.session.project is None:
            return (self.start_page, self.top, self.messages)
        return (*self.workspace.areas, self.top, self.messages, self.status)


def _products() -> tuple[Product, ...]:
    """Return what a new brief may be; runs in a thread of the task runner."""
    from briefer.exporting.products import products  # noqa: PLC0415

    return products()

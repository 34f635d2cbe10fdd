"""The edits that the outline asks for; each is one step of the project's history."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from concurrent.futures import Future
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from briefer.core.outline import INLINE_LIMIT, OutlineItem, Printing
from briefer.core.source import SourceText
from briefer.core.text import Span, word_count
from briefer.project import edits, queries
from briefer.ui.mime import Passage
from briefer.ui.outlinedrops import Drop, Excerpts, Foreign, Items, Payload, Verb
from briefer.ui.outlinetree import Place

if TYPE_CHECKING:
    from briefer.project.transaction import Transaction
    from briefer.ui.session import Session

END = Place()
PlaceExcerpts = Callable[["Transaction", Sequence[str]], object]  # done with them, as one edit


class OutlineEdits:
    """Submits edits of the outline to `session`; the outline changes when they are announced."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def add_section(self, place: Place = END, title: str = "") -> Future[str]:
        """Add a section."""
        title = title or _new_section()
        return self._session.submit(edits.add_section, title, place.parent_id, place.position)

    def add_text(self, place: Place = END, markdown: str = "") -> Future[str]:
        """Add a text."""
        return self._session.submit(edits.add_text, markdown, place.parent_id, place.position)

    def add_judgement(self, place: Place = END) -> Future[str]:
        """Add a judgment that says nothing yet."""
        return self._session.submit(edits.add_judgement, "", place.parent_id, place.position)

    def revise_judgement(self, item_id: str, **fields: str) -> None:
        """Change likelihood, confidence or its reason; empty for none."""
        self._session.submit(edits.revise_judgement, item_id, **fields)

    def support(self, payload: Passage | Excerpts, item_id: str, *, is_against: bool) -> None:
        """Let an item rest on a passage or excerpts, or be contradicted by them, as one step."""
        self._session.submit(_support, payload, item_id, is_against)

    def unsupport(self, item_id: str, excerpt_id: str) -> None:
        """Let an item no longer rest on an excerpt, nor be contradicted by it."""
        self._session.submit(edits.unsupport_item, item_id, excerpt_id)

    def mark_own_analysis(self, item_id: str, *, is_own: bool) -> None:
        """Say that a text is own analysis, which needs no source, or is not."""
        self._session.submit(edits.mark_own_analysis, item_id, is_own)

    def take(
        self, source_id: str, spans: Sequence[Span], place: Place, form: str
    ) -> Future[tuple[str, str]]:
        """Take a passage into the outline; `form` is quotation, paraphrase or excerpt."""
        return self._session.submit(
            edits.take_passage, source_id, spans, place.parent_id, place.position, form=form
        )

    def take_in_new_section(self, source_id: str, spans: Sequence[Span], form: str) -> None:
        """Take a passage into a new section at the end, as one step."""
        self._session.submit(_take_in_new_section, source_id, tuple(spans), form, _new_section())

    def place_excerpts(self, ids: Sequence[str], place: Place) -> None:
        """Place excerpts as quotations, one after the other."""
        self._session.submit(_place_excerpts, tuple(ids), place)

    def cite(
        self, source_id: str, spans: Sequence[Span], text_id: str, offset: int | None = None
    ) -> None:
        """Cite a passage at a place in a text (code points of its Markdown), None is its end."""
        self._session.submit(edits.cite_passage, source_id, tuple(spans), text_id, offset)

    def quote_at(self, passage: Passage, text_id: str, offset: int | None, after: Place) -> None:
        """Quote a passage at a place in a text; a long one goes after the text, as its own item."""
        if word_count(passage.text) > INLINE_LIMIT:
            self.take(passage.source_id, passage.spans, after, "quotation")
            return
        self._session.submit(
            edits.quote_passage_inline, passage.source_id, passage.spans, text_id, offset
        )

    def quote_found(
        self, source_id: str, spans: Sequence[Span], text_id: str, offset: int, after: Place
    ) -> None:
        """Quote a passage at a place in a text, once its words are looked up; see `quote_at`."""

        def quote(text: SourceText) -> None:
            words = "\n\n".join(span.of(text.canonical) for span in spans)
            self.quote_at(Passage(source_id, tuple(spans), words), text_id, offset, after)

        self._session.read(queries.source_text, source_id, then=quote)

    def quote_excerpts_at(self, ids: Sequence[str], text_id: str, offset: int | None) -> None:
        """Quote excerpts at a place in a text, in order."""
        self._session.submit(_quote_excerpts, tuple(ids), text_id, offset)

    def drop(self, payload: Payload, drop: Drop) -> Future[str]:
        """Do what a drop on the outline means; the result is the section it made, or empty."""
        return self._session.submit(drop_on_outline, payload, drop, _new_section())

    def brought_by(self, drop: Drop) -> PlaceExcerpts:
        """Return the edit that does a drop with excerpts once they are in this brief."""
        return partial(_drop_brought, drop=drop, title=_new_section())

    def brought_to_section(self, section_id: str) -> PlaceExcerpts:
        """Return the edit that places excerpts at the end of a section, empty: of the outline."""
        return partial(_place_excerpts, place=Place(section_id or None))

    def brought_to_support(self, item_id: str, *, is_against: bool) -> PlaceExcerpts:
        """Return the edit that lets an item rest on excerpts, or be contradicted by them."""
        return partial(_support_by, item_id=item_id, is_against=is_against)

    def brought_to_text(self, text_id: str, offset: int | None) -> PlaceExcerpts:
        """Return the edit that quotes excerpts at a place in a text, in order."""
        return partial(_quote_excerpts, text_id=text_id, offset=offset)

    def move(self, ids: Sequence[str], place: Place) -> None:
        """Move items."""
        self._session.submit(edits.move_items, ids, place.parent_id, place.position)

    def copy(self, ids: Sequence[str], place: Place) -> None:
        """Place items a second time."""
        self._session.submit(edits.copy_items, ids, place.parent_id, place.position)

    def remove(self, ids: Sequence[str]) -> None:
        """Remove items."""
        self._session.submit(edits.remove_items, ids)

    def switch_printing(self, ids: Sequence[str], *, printed: bool | Printing) -> None:
        """Print items, at full length only, or keep them without printing them."""
        self._session.submit(_print_items, tuple(ids), printed)

    def revise_section(self, section_id: str, **fields: object) -> None:
        """Change a section's title, word budget, or whether it is parked."""
        self._session.submit(edits.revise_section, section_id, **fields)

    def revise_text(self, item_id: str, markdown: str) -> None:
        """Store what a text, a paraphrase or a judgment says."""
        self._session.submit(edits.revise_text, item_id, markdown)

    def revise_wording(self, item_id: str, wording: str | None) -> None:
        """Print a quotation in an edited wording, None for the excerpt's own words."""
        self._session.submit(edits.revise_wording, item_id, wording)

    def emphasise(self, item_id: str, emphasis: Sequence[Span]) -> None:
        """Let stretches of a quotation's words stand in italics."""
        self._session.submit(edits.emphasise_quotation, item_id, emphasis)

    def translate(self, item_id: str, words: str) -> None:
        """Print a translation of a quotation, empty for its own words."""
        self._session.submit(edits.translate_quotation, item_id, words)

    def revise_excerpt(self, excerpt_id: str, **fields: object) -> None:
        """Change who said it, or the private note."""
        self._session.submit(edits.revise_excerpt, excerpt_id, **fields)

    def revise_front(self, **fields: object) -> None:
        """Change what stands above the text."""
        self._session.submit(edits.revise_front, **fields)

    def revise_settings(self, **fields: object) -> None:
        """Change how the brief is set."""
        self._session.submit(edits.revise_settings, **fields)

    def add_outline_template(self, name: str) -> None:
        """Add the outline of the outline template `name` after what the outline has."""
        self._session.run(_template_outline, name, then=partial(self._add_outline, name))

    def _add_outline(self, name: str, items: tuple[OutlineItem, ...]) -> None:
        self._session.submit(edits.add_outline, items, name.replace("-", " "))


def drop_on_outline(tx: Transaction, payload: Payload, drop: Drop, title: str) -> str:
    """Do a drop; with `drop.in_new_section` in a section called `title`, as one step.

    Return the id of that section, empty without one.
    """
    made = edits.add_section(tx, title) if drop.in_new_section else ""
    place = Place(made) if made else drop.place
    match payload:
        case Items(ids):
            verb = edits.copy_items if drop.verb is Verb.COPY else edits.move_items
            verb(tx, ids, place.parent_id, place.position)
        case Passage(source_id, spans) if drop.verb is Verb.CITE:
            edits.cite_passage(tx, source_id, spans, drop.text_id)
        case Passage(source_id, spans):
            edits.take_passage(tx, source_id, spans, place.parent_id, place.position)
        case Excerpts(ids):
            _drop_excerpts(tx, ids, drop, place)
        case Foreign():
            edits.add_text(tx, payload.markdown(), place.parent_id, place.position)
    return made


def _drop_brought(tx: Transaction, ids: Sequence[str], *, drop: Drop, title: str) -> None:
    drop_on_outline(tx, Excerpts(tuple(ids)), drop, title)


def _drop_excerpts(tx: Transaction, ids: Sequence[str], drop: Drop, place: Place) -> None:
    if drop.verb is Verb.CITE:
        for excerpt_id in ids:
            edits.cite_excerpt(tx, drop.text_id, excerpt_id)
        return
    _place_excerpts(tx, ids, place)


def _place_excerpts(tx: Transaction, ids: Sequence[str], place: Place) -> None:
    for excerpt_id, position in zip(ids, _positions(place, len(ids)), strict=True):
        edits.place_excerpt(tx, excerpt_id, place.parent_id, position)


def _take_in_new_section(
    tx: Transaction, source_id: str, spans: Sequence[Span], form: str, title: str
) -> None:
    section_id = edits.add_section(tx, title)
    edits.take_passage(tx, source_id, spans, section_id, None, form=form)


def _positions(place: Place, count: int) -> list[int | None]:
    """Return the positions that put `count` items at `place` one after the other."""
    if place.position is None:
        return [None] * count
    return [place.position + i for i in range(count)]


def _quote_excerpts(tx: Transaction, ids: Sequence[str], text_id: str, offset: int | None) -> None:
    for excerpt_id in ids if offset is None else reversed(ids):
        edits.quote_inline(tx, text_id, excerpt_id, offset)


def _support(tx: Transaction, payload: Passage | Excerpts, item_id: str, is_against: bool) -> None:
    if isinstance(payload, Passage):
        ids: Sequence[str] = (edits.take_excerpt(tx, payload.source_id, payload.spans),)
    else:
        ids = payload.ids
    _support_by(tx, ids, item_id=item_id, is_against=is_against)


def _support_by(tx: Transaction, ids: Sequence[str], *, item_id: str, is_against: bool) -> None:
    for excerpt_id in ids:
        edits.support_item(tx, item_id, excerpt_id, is_against=is_against)


def _print_items(tx: Transaction, ids: Sequence[str], printed: bool | Printing) -> None:
    for item_id in ids:
        edits.print_item(tx, item_id, printed)


def _template_outline(name: str) -> tuple[OutlineItem, ...]:
    from briefer.jobs.new import template_outline  # noqa: PLC0415 - reads Markdown

    return template_outline(name)


def _new_section() -> str:
    return QCoreApplication.translate("Outline", "New section")

"""Which sources are cited where: from placements and Markdown to CSL citations."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from briefer.core.brief import Brief, PinpointKind
from briefer.core.cite import Cite
from briefer.core.emphasis import Restressed
from briefer.core.excerpt import Excerpt
from briefer.core.outline import Quotation
from briefer.core.source import CslValue, Source
from briefer.core.text import collapsed
from briefer.core.wording import says_emphasis
from briefer.exporting.house import House
from briefer.exporting.marks import curled
from briefer.markup.nodes import CiteRef

_COUNTED = "paragraph"


class Sourcing:
    """Answer what a quotation or a citation of one brief cites, by the brief's settings."""

    def __init__(self, brief: Brief, house: House, *, in_text: bool = False) -> None:
        self._brief = brief
        self._house = house
        self._in_text = in_text
        self._by_key = {source.key: source for source in brief.sources.values()}

    def of_quotation(self, quotation: Quotation) -> Cite:
        """Return the cite of a placed excerpt."""
        excerpt = self._brief.excerpts[quotation.excerpt_id]
        cite = self._spoken(self.of_excerpt(excerpt), excerpt)
        return self._restressed(self._translated(cite, quotation), quotation)

    def of_excerpt(self, excerpt: Excerpt) -> Cite:
        """Return the cite of the place an excerpt was taken from, without its speaker."""
        point = excerpt.pinpoint
        ref = CiteRef("", _range(point.first, point.last), _COUNTED if point.first else "")
        if point.first_page:
            ref = CiteRef("", _range(point.first_page, point.last_page), "page")
        return self._cite(excerpt.source_id, ref, point.heading)

    def name_of(self, quotation: Quotation) -> str:
        """Return whom a reader knows the words by: who spoke, the outlet, else the title."""
        excerpt = self._brief.excerpts[quotation.excerpt_id]
        source = self._brief.sources[excerpt.source_id]
        names = (excerpt.said_by, source.item.text("container-title"), source.item.text("title"))
        return next((name for name in names if name), source.name)

    def of_excerpts(self, excerpt_ids: Iterable[str]) -> tuple[Cite, ...]:
        """Return the cites of several excerpts, each place once."""
        found = (self._brief.excerpts.get(excerpt_id) for excerpt_id in excerpt_ids)
        return tuple(dict.fromkeys(self.of_excerpt(e) for e in found if e is not None))

    def of_refs(self, refs: Iterable[CiteRef]) -> tuple[Cite, ...]:
        """Return the cites of a typed citation; keys that no source has are left out."""
        return tuple(
            self._cite(source.source_id, ref, self._heading(source, ref))
            for ref in refs
            if (source := self._by_key.get(ref.key)) is not None
        )

    def unknown(self, refs: Iterable[CiteRef]) -> tuple[CiteRef, ...]:
        """Return what a typed citation names that is no source of the brief."""
        return tuple(ref for ref in refs if ref.key not in self._by_key)

    def covering(self, quotation: Quotation, cites: tuple[Cite, ...]) -> tuple[Cite, ...]:
        """Return `cites`, made to name the source of the quotation they follow."""
        excerpt = self._brief.excerpts[quotation.excerpt_id]
        index = next((i for i, c in enumerate(cites) if c.source_id == excerpt.source_id), None)
        if index is None:
            return (self.of_quotation(quotation), *cites)
        cite = self._translated(self._spoken(cites[index], excerpt), quotation)
        cite = self._restressed(cite, quotation)
        return (*cites[:index], cite, *cites[index + 1 :])

    def _cite(self, source_id: str, ref: CiteRef, heading: str) -> Cite:
        cite = Cite(source_id, ref.locator, ref.label, ref.prefix, ref.suffix, ref.suppress_author)
        if ref.label != _COUNTED and ref.locator:
            return cite  # a page or a number of the source's own: always printed
        kind = self._brief.settings.pinpoints
        if kind is PinpointKind.COUNTED:
            return cite
        under = self._under(heading) if kind is PinpointKind.HEADING else ""
        return replace(cite, locator="", label="", suffix=under + cite.suffix)

    def _under(self, heading: str) -> str:
        opening, closing = self._house.marks
        title = collapsed(heading)
        return self._house.word("under", heading=f"{opening}{title}{closing}") if title else ""

    def _heading(self, source: Source, ref: CiteRef) -> str:
        """Return the heading over a counted paragraph, known from an excerpt taken there."""
        if self._brief.settings.pinpoints is not PinpointKind.HEADING:
            return ""
        return next(
            (
                excerpt.pinpoint.heading
                for excerpt in self._brief.excerpts.values()
                if excerpt.source_id == source.source_id and excerpt.pinpoint.first == ref.locator
            ),
            "",
        )

    def _spoken(self, cite: Cite, excerpt: Excerpt) -> Cite:
        if not excerpt.said_by or cite.prefix:
            return cite
        speaker = curled(excerpt.said_by, self._house)
        return replace(cite, prefix=self._house.word("quoted in", speaker=speaker))

    def _translated(self, cite: Cite, quotation: Quotation) -> Cite:
        if not quotation.translation:
            return cite
        return replace(cite, suffix=cite.suffix + self._house.word("own translation"))

    def _restressed(self, cite: Cite, quotation: Quotation) -> Cite:
        """Return `cite` saying that the emphasis is not the source's, unless the words do.

        In brackets behind a note's citation (Chicago Manual of Style 17, 13.62),
        after a comma where the citation is itself in brackets.
        """
        said = _emphasis_said(self._brief.restressed(quotation))
        if not said or says_emphasis(self._brief.words_of(quotation)):
            return cite
        words = self._house.word(said)
        suffix = f", {words}" if self._in_text else f" ({words})"
        return replace(cite, suffix=cite.suffix + suffix)


def _emphasis_said(change: Restressed) -> str:
    """Return which words say how emphasis was changed, empty where it was not."""
    if change.added and change.omitted:
        return "emphasis altered"
    if not change:
        return ""
    said = "emphasis added" if change.added else "emphasis omitted"
    return f"{said} in part" if change.keeps else said


def csl_item(source: Source) -> dict[str, CslValue]:
    """Return the CSL-JSON of a source as it is cited.

    The file's name stands in for a title that nobody has given. Nothing else is invented.
    """
    data = {**source.item.data(), "id": source.source_id}
    if not data.get("title"):
        data["title"] = source.name
    if source.language and not data.get("language"):
        data["language"] = source.language
    return data


def remarks_on_copy(source: Source, house: House) -> Iterator[str]:
    """Yield what a reader must know about the copy that was used, a sentence each."""
    if source.copy.extract_only:
        yield house.word("extract only")
    if source.copy.republished_at:
        yield house.word("republished", place=curled(source.copy.republished_at, house))
    if source.copy.translated_from:
        yield house.word("translated", language=source.copy.translated_from)
    if source.copy.is_unreliable:
        yield house.word("unreliable")


def is_counted(cite: Cite) -> bool:
    """Tell whether a cite prints a counted paragraph."""
    return cite.label == _COUNTED and bool(cite.locator)


def _range(first: str, last: str) -> str:
    return first if last in {"", first} else f"{first}–{last}"

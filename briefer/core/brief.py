"""The brief as one immutable value: what previews, checks and exporters are functions of."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from briefer.core.emphasis import Restressed, carried, restressed
from briefer.core.excerpt import Excerpt
from briefer.core.likelihood import LikelihoodTable, likelihood_table
from briefer.core.origins import OriginChoices
from briefer.core.outline import OutlineItem, Quotation
from briefer.core.source import Source
from briefer.core.text import Span

_NO_ORIGINS = OriginChoices()
WORDS_PER_PAGE = 450  # of A4 or Letter in 11 points with headings, as briefs come out


class NotesKind(StrEnum):
    """Where citations are set."""

    FOOTNOTES = "footnotes"
    ENDNOTES = "endnotes"
    INLINE = "inline"


class PinpointKind(StrEnum):
    """Which pinpoint is printed for a source without pages or numbered paragraphs."""

    NONE = "none"
    HEADING = "heading"
    COUNTED = "counted"


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """What stands above the text. All values are as typed; empty ones do not print.

    `controlled_by`, `category`, `dissemination` and `contact` are the designation block that US
    CUI wants on the first page (32 CFR 2002.20; DoD: controlled by, category, dissemination
    control, point of contact).
    """

    title: str = ""
    subtitle: str = ""
    author: str = ""
    to: str = ""
    from_: str = ""
    copy: str = ""
    reference: str = ""
    status: str = ""
    version: str = ""
    cleared_by: str = ""
    date: str = ""
    information_as_of: str = ""
    marking: str = ""
    controlled_by: str = ""
    category: str = ""
    dissemination: str = ""
    contact: str = ""


@dataclass(frozen=True, slots=True)
class BriefSettings:
    """How a brief is set. `length` is the target in words, None for none.

    `combined_notes` sets the notes of a paragraph as one, None leaves it to the product;
    `groups_bibliography` lists the sources by their kind; `likelihood` is the set of likelihood
    terms, None for that of the language.
    """

    product: str = "think-tank"
    style: str = "chicago-notes-bibliography"
    locale: str = "en-US"
    notes: NotesKind = NotesKind.FOOTNOTES
    pinpoints: PinpointKind = PinpointKind.NONE
    has_bibliography: bool = True
    length: int | None = None
    combined_notes: bool | None = None
    groups_bibliography: bool = False
    likelihood: LikelihoodTable | None = None

    @property
    def terms(self) -> LikelihoodTable:
        """Return the likelihood terms: those chosen, else ICD 203 in US English, else PHIA."""
        if self.likelihood is not None:
            return self.likelihood
        return likelihood_table("icd203" if self.locale == "en-US" else "phia")


@dataclass(frozen=True, slots=True)
class Brief:
    """Front matter, outline, and the excerpts and sources that it uses, by id.

    `dismissed` are the findings that a person has set aside: an item's id and the finding's code.
    `newer_versions` are the ids of newer versions of sources by the ids of the older ones.
    `origins` is what a person has said about which sources are one.
    """

    front: FrontMatter = FrontMatter()
    settings: BriefSettings = BriefSettings()
    outline: tuple[OutlineItem, ...] = ()
    excerpts: Mapping[str, Excerpt] = field(default_factory=dict)
    sources: Mapping[str, Source] = field(default_factory=dict)
    dismissed: frozenset[tuple[str, str]] = frozenset()
    newer_versions: Mapping[str, str] = field(default_factory=dict)
    origins: OriginChoices = _NO_ORIGINS

    def source_of(self, excerpt_id: str) -> Source:
        """Return the source of an excerpt of this brief; KeyError where it is not in it."""
        return self.sources[self.excerpts[excerpt_id].source_id]

    def words_of(self, quotation: Quotation) -> str:
        """Return the words of `quotation` as edited, in the source's language."""
        if quotation.wording is not None:
            return quotation.wording
        return self.excerpts[quotation.excerpt_id].words

    def emphasis_of(self, quotation: Quotation) -> tuple[Span, ...]:
        """Return what of the words of `quotation` stands in italics: the author's choice first."""
        if quotation.emphasis is not None:
            return quotation.emphasis
        return self.emphasis_in_source(quotation)

    def emphasis_in_source(self, quotation: Quotation) -> tuple[Span, ...]:
        """Return what of the words of `quotation` the source emphasises."""
        excerpt = self.excerpts[quotation.excerpt_id]
        return carried(excerpt.words, excerpt.emphasis, self.words_of(quotation))

    def restressed(self, quotation: Quotation) -> Restressed:
        """Return how the emphasis of `quotation` differs from the source's."""
        if quotation.emphasis is None or quotation.translation:
            return Restressed()
        of_source = self.emphasis_in_source(quotation)
        return restressed(self.words_of(quotation), of_source, quotation.emphasis)

    def source_by_key(self, key: str) -> Source | None:
        """Return the source with citation key `key`, if the brief has one."""
        return next((s for s in self.sources.values() if s.key == key), None)

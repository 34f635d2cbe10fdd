"""What printing follows from the language of the brief: marks, order, paper, words."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache

from briefer.citation.locales import locale_for
from briefer.exporting.document import Labels, PageSize
from briefer.exporting.housewords import ENGLISH, words_for

_LETTER_REGIONS = frozenset({"US", "CA", "MX", "PH", "CL", "CO", "VE"})


@dataclass(frozen=True, slots=True)
class House:
    """How a language prints. Marks come with the spaces that belong inside them."""

    marks: tuple[str, str] = ("“", "”")
    inner_marks: tuple[str, str] = ("‘", "’")
    stops_inside: bool = True  # a full stop or comma goes before the closing mark
    note_before_stop: bool = False
    page_size: PageSize = PageSize.A4
    words: Mapping[str, str] = field(default_factory=lambda: ENGLISH)

    def word(self, name: str, **values: str) -> str:
        """Return the house's wording for `name` with `values` filled in."""
        return self.words[name].format(**values)

    @property
    def labels(self) -> Labels:
        """Return the words that writers need."""
        return Labels(
            **{name: self.words[name] for name in ("page", "notes", "contents", "quotation")}
        )


@lru_cache(maxsize=8)
def house_of(language: str) -> House:
    """Return the house for a language tag such as "en-GB".

    Marks are those of the CSL locale, so that texts and citations agree; a note mark stands
    before the stop in French only (Imprimerie nationale, "appels de note").
    """
    terms = locale_for(language)
    name, _, region = language.partition("-")
    is_letter = region in _LETTER_REGIONS or language == "en"
    return House(
        marks=(terms.term("open-quote"), terms.term("close-quote")),
        inner_marks=(terms.term("open-inner-quote"), terms.term("close-inner-quote")),
        stops_inside=terms.is_on("punctuation-in-quote"),
        note_before_stop=name == "fr",
        page_size=PageSize.LETTER if is_letter else PageSize.A4,
        words=words_for(language),
    )

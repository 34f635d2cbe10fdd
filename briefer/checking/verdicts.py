"""Verdicts on quotations: one vocabulary for the window, `check` and `verify`."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from briefer.core.text import Span


class Colour(StrEnum):
    """How serious something is; never told by colour alone."""

    GREEN = "green"
    AMBER = "amber"
    RED = "red"


class Verdict(StrEnum):
    """How faithful the printed words of a quotation are, from the best to the worst."""

    EXACT = "exact"
    TYPOGRAPHY = "typography"
    EDITED = "edited"
    TRANSLATION = "translation"
    EDITED_MEANING = "edited-meaning"
    ALTERED = "altered"
    NOT_IN_SOURCE = "not-in-source"

    @property
    def colour(self) -> Colour:
        """Return green for faithful, amber for worth a look, red for wrong."""
        if self is Verdict.EDITED_MEANING:
            return Colour.AMBER
        return Colour.RED if self in {Verdict.ALTERED, Verdict.NOT_IN_SOURCE} else Colour.GREEN

    @property
    def is_faithful(self) -> bool:
        """Tell whether every change of the source's words is permitted or marked."""
        return self.colour is not Colour.RED


class Caution(StrEnum):
    """What a person should look at although every change is marked."""

    OMITS_MEANING = "omits-meaning"  # not, only, may ... or a number within the sentence
    INSERTS_MEANING = "inserts-meaning"
    SPEAKER_CHANGES = "speaker-changes"  # a quotation mark opens or closes in the omission
    MARK_DROPPED = "mark-dropped"  # a final ? or ! of the source
    NEGATION_BEFORE = "negation-before"  # the source says "not" directly before the first word
    EMPHASIS_NOT_SAID = "emphasis-not-said"
    EMPHASIS_LOST = "emphasis-lost"
    EMPHASIS_ADDED = "emphasis-added"  # and the citation says so
    EMPHASIS_OMITTED = "emphasis-omitted"  # and the citation says so
    LONG_OMISSION = "long-omission"
    CROSSES_PARAGRAPH = "crosses-paragraph"
    MANY_OMISSIONS = "many-omissions"
    LITTLE_KEPT = "little-kept"
    FRAGMENTS = "fragments"
    INSIDE_QUOTATION = "inside-quotation"  # somebody is quoted there: who is speaking?
    TRANSLATION_CHANGED = "translation-changed"  # since it was exported
    UNMARKED = "unmarked"  # since it was exported: its quotation marks are gone
    OTHER_NOTE = "other-note"  # since it was exported: the note behind it names another source
    ELSEWHERE = "elsewhere"  # in the source, but not in the passage that was taken


CHANGES_MEANING = frozenset(
    {
        Caution.OMITS_MEANING,
        Caution.INSERTS_MEANING,
        Caution.SPEAKER_CHANGES,
        Caution.MARK_DROPPED,
        Caution.NEGATION_BEFORE,
        Caution.EMPHASIS_NOT_SAID,
    }
)


@dataclass(frozen=True, slots=True)
class Note:
    """A caution with the words or the count that it is about."""

    caution: Caution
    detail: str = ""


class Change(StrEnum):
    """What a piece of a difference is."""

    KEPT = "kept"
    ADDED = "added"  # in the quotation, not in the source
    DROPPED = "dropped"  # in the source, not in the quotation


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a difference, as it stands in the quotation or in the source."""

    change: Change
    text: str


@dataclass(frozen=True, slots=True)
class Judged:
    """The verdict on one quotation.

    `span` is the place in the canonical text of the source, None where that was not at hand or
    nothing was found. `passage` is what the source says there, or where it is nearest;
    `difference` compares the two word by word, for display, and is empty for exact words.
    """

    verdict: Verdict
    notes: tuple[Note, ...] = ()
    span: Span | None = None
    passage: str = ""
    difference: tuple[Piece, ...] = ()

    def cautions(self) -> frozenset[Caution]:
        """Return the kinds of caution that apply."""
        return frozenset(note.caution for note in self.notes)

"""Findings: what the checks of a brief have to say, as data; the words are in `jobs.findings`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum


class Severity(StrEnum):
    """How serious a finding is. Red is kept for what nobody could defend."""

    RED = "red"
    AMBER = "amber"
    NOTE = "note"


class Kind(StrEnum):
    """What was found; the comment says what `data` holds beside `words`."""

    ALTERED = "altered"  # passage: what the source says
    NOT_IN_SOURCE = "not-in-source"
    EDITED_MEANING = "edited-meaning"  # caution, detail
    CAUTION = "caution"  # caution, detail
    SOURCE_REMOVED = "source-removed"  # source
    OLDER_VERSION = "older-version"  # source: the older one
    UNKNOWN_EXCERPT = "unknown-excerpt"
    UNKNOWN_KEY = "unknown-key"  # key
    TYPED_CITATION = "typed-citation"  # words: brackets with a key that print as they stand
    FIGURE_UNSUPPORTED = "figure-unsupported"  # words: the figure
    HEDGE_CHANGED = "hedge-changed"  # words: the figure; ours, theirs: hedges, empty for none
    COPIED_WORDING = "copied-wording"  # source, start, end
    UNSOURCED_QUOTE = "unsourced-quote"
    QUOTE_NOT_IN_SOURCE = "quote-not-in-source"  # source: the one that is cited after it
    NO_SOURCE = "no-source"
    SUMMARY_NOT_CARRIED = "summary-not-carried"
    UNSUPPORTED_JUDGEMENT = "unsupported-judgement"
    ONE_SOURCE = "one-source"  # source
    ONE_ORIGIN = "one-origin"  # count: of sources, agency
    LIKELIHOOD_UNKNOWN = "likelihood-unknown"  # words: the term, table
    LIKELIHOOD_DIFFERS = "likelihood-differs"  # words: the term in the text, chosen
    LIKELIHOOD_AND_CONFIDENCE = "likelihood-and-confidence"
    LIKELIHOOD_AND_NUMBER = "likelihood-and-number"
    CONFIDENCE_WITHOUT_REASON = "confidence-without-reason"
    VAGUE_LIKELIHOOD = "vague-likelihood"
    MIXED_TERMS = "mixed-terms"  # words: one term of each row
    TITLE_MISSING = "title-missing"
    FIELD_MISSING = "field-missing"  # field: its CSL name
    FIELD_GUESSED = "field-guessed"  # field: its CSL name, value
    TOO_LONG = "too-long"  # count, limit
    TOO_MANY_PAGES = "too-many-pages"  # count, limit
    SECTION_TOO_LONG = "section-too-long"  # count, limit
    CUT = "cut"  # count: its words, left: those of the rest, limit
    MARKING_LOWERED = "marking-lowered"  # marking: of the file, words: of the brief
    MARKING_DROPPED = "marking-dropped"  # of the file, words: of the brief
    MARKING_BELOW = "marking-below"  # marking: of the brief, words: of the source
    MARKING_OTHER = "marking-other"  # words: a marking of another scheme
    UNUSED_EXCERPT = "unused-excerpt"
    EMPTY_SECTION = "empty-section"
    UNTITLED_SECTION = "untitled-section"
    UNTITLED_BRIEF = "untitled-brief"


class RemedyKind(StrEnum):
    """A remedy that is safe to offer: one edit of the project, undoable, or a list to decide by."""

    RESTORE_WORDING = "restore-wording"  # the excerpt's own words
    MARK_CHANGES = "mark-changes"  # wording: with every change marked
    SET_OWN_ANALYSIS = "set-own-analysis"
    MARK_NOT_STATED = "mark-not-stated"  # field
    CONFIRM_FIELD = "confirm-field"  # field
    SILENCE = "silence"  # do not print the item
    CUT = "cut"  # ids of items that are not to print, separated by blanks
    CHOOSE_LIKELIHOOD = "choose-likelihood"  # term
    COMPARE_VERSIONS = "compare-versions"  # the id of the newer source; no edit
    DISMISS = "dismiss"


@dataclass(frozen=True, slots=True)
class Remedy:
    """What would settle a finding; `value` is a wording, a field, a term or an id."""

    kind: RemedyKind
    value: str = ""


class TargetKind(StrEnum):
    """What a finding is about, so that a click can go there."""

    ITEM = "item"
    SOURCE = "source"
    EXCERPT = "excerpt"
    BRIEF = "brief"


@dataclass(frozen=True, slots=True)
class Finding:
    """One finding. `target` is an id, empty for the brief; `words` are the words it is about.

    `holder` is the outline item to select for a target inside a text, else the target.
    """

    kind: Kind
    severity: Severity
    target: str = ""
    words: str = ""
    data: tuple[tuple[str, str], ...] = ()
    remedy: Remedy | None = None
    target_kind: TargetKind = TargetKind.ITEM
    holder: str = ""

    @property
    def values(self) -> Mapping[str, str]:
        """Return what the sentence about this finding can be filled in with."""
        return {"words": self.words, **dict(self.data)}

    @property
    def code(self) -> str:
        """Return what a dismissal is remembered by: the kind and the words it is about."""
        return f"{self.kind}:{self.words}" if self.words else str(self.kind)

    @property
    def place(self) -> str:
        """Return the id of the outline item to go to."""
        return self.holder or self.target


def with_data(**values: str) -> tuple[tuple[str, str], ...]:
    """Return `values` as the data of a finding."""
    return tuple(values.items())

"""How one export is to be, as one value: what the dialog and the command line hand over."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from briefer.core.brief import NotesKind, PinpointKind


class CopyKind(StrEnum):
    """Whom a Word file is for."""

    WORKING = "working"  # colleagues: anchored, with its provenance, so that it can be checked
    CLEAN = "clean"  # release: no controls, no custom XML, neutral properties


class ContentsList(StrEnum):
    """Whether a list of contents prints."""

    AUTO = "auto"  # where the brief is long
    ALWAYS = "always"
    NEVER = "never"


@dataclass(frozen=True, slots=True)
class ExportOptions:
    """How one export is to be; None stands for what the brief and its product say.

    `is_short` leaves out the items that print at full length only; without `has_annexes` the
    annexes are left out. `product` is the id of one whose defaults hold for this export.
    `combined_notes` sets the notes of a paragraph as one. `look` is the id of a look of ours,
    `word_template` a .docx or .dotx of the organisation's, which comes before the look.
    `project_id` and `exported_at` (ISO 8601 UTC) go into the provenance of a working copy; without
    them the same brief gives the same bytes at any time.
    """

    copy: CopyKind = CopyKind.WORKING
    is_short: bool = False
    has_annexes: bool = True
    product: str | None = None
    style: str | None = None
    notes: NotesKind | None = None
    pinpoints: PinpointKind | None = None
    marking: str | None = None
    contents: ContentsList = ContentsList.AUTO
    combined_notes: bool | None = None
    numbered_paragraphs: bool | None = None
    look: str | None = None
    word_template: Path | None = None
    project_id: str = ""
    exported_at: str = ""

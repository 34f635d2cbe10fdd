"""What a person chose in the export dialog, and what of it is remembered."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from briefer.core.brief import NotesKind
from briefer.exporting.options import ContentsList, CopyKind, ExportOptions

EVIDENCE = "evidence"  # in the place of an ending: a folder, not a file
DEFAULTS = ExportOptions()


@dataclass(frozen=True, slots=True)
class ExportChoice:
    """Where to and how; `replaces` says that a foreign file was knowingly chosen.

    `path` is a folder for an evidence pack. `reason` is why it goes out although the checks
    found an error, empty where they found none.
    """

    path: Path
    replaces: bool = False
    options: ExportOptions = DEFAULTS
    reason: str = ""
    is_evidence: bool = False


def remembered(choice: ExportChoice) -> dict[str, Any]:
    """Return what is kept of a choice for the next export, as JSON can hold it."""
    options = choice.options
    return {
        "folder": str(choice.path.parent),
        "kind": EVIDENCE if choice.is_evidence else choice.path.suffix,
        "copy": options.copy.value,
        "is_short": options.is_short,
        "notes": options.notes,
        "combined_notes": options.combined_notes,
        "contents": options.contents.value,
        "look": options.look,
        "word_template": str(options.word_template or ""),
    }


def recalled(kept: dict[str, Any]) -> ExportOptions:
    """Return the options of the last export; what cannot be read is left at its default."""
    found = DEFAULTS
    for name, kind in (("copy", CopyKind), ("notes", NotesKind), ("contents", ContentsList)):
        if kept.get(name) in set(kind):
            found = replace(found, **{name: kind(kept[name])})  # type: ignore[arg-type]
    combined, look, template = (kept.get(n) for n in ("combined_notes", "look", "word_template"))
    return replace(
        found,
        is_short=kept.get("is_short") is True,
        combined_notes=combined if isinstance(combined, bool) else None,
        look=look if isinstance(look, str) else None,
        word_template=Path(template) if template and isinstance(template, str) else None,
    )

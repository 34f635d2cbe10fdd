"""What a person chose in the export dialog, and what of it is remembered."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from briefer.core.brief import NotesKind, PinpointKind
from briefer.exporting.options import ContentsList, CopyKind, ExportOptions

EVIDENCE = "evidence"  # in the place of an ending: a folder, not a file
DEFAULTS = ExportOptions()
_KINDS = (
    ("copy", CopyKind), ("notes", NotesKind), ("contents", ContentsList),
    ("pinpoints", PinpointKind),
)  # fmt: skip


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
        "has_annexes": options.has_annexes,
        "product": options.product,
        "style": options.style,
        "pinpoints": options.pinpoints,
        "marking": options.marking,
        "notes": options.notes,
        "combined_notes": options.combined_notes,
        "contents": options.contents.value,
        "look": options.look,
        "word_template": str(options.word_template or ""),
    }


def recalled(kept: dict[str, Any]) -> ExportOptions:
    """Return the options of the last export; what cannot be read is left at its default."""
    found = DEFAULTS
    for name, kind in _KINDS:
        if kept.get(name) in set(kind):
            found = replace(found, **{name: kind(kept[name])})  # type: ignore[arg-type]
    combined, template = kept.get("combined_notes"), kept.get("word_template")
    texts = {
        name: value if isinstance(value := kept.get(name), str) else None
        for name in ("product", "style", "marking", "look")
    }
    return replace(
        found,
        is_short=kept.get("is_short") is True,
        combined_notes=combined if isinstance(combined, bool) else None,
        has_annexes=kept.get("has_annexes") is not False,
        word_template=Path(template) if template and isinstance(template, str) else None,
        **texts,  # type: ignore[arg-type]
    )

"""What the importer sees in a file, as one value that JSON can hold: the contract of `inspect`.

One object a source, and one for each file that could not be read, with the same keys:

    file        the path as it was given; for a source inside a file, with its place in there
    key         the citation key that it has alone
    metadata    what is known, under CSL-JSON names; a value that is not stated is left out
    state       of each of these, and of the fields a citation asks for: "guessed", "confirmed",
                "not stated"
    confidence  of the same fields, 0 to 1; 0 where nothing is stated
    language    as BCP 47 has it, empty where unknown
    flags       "extract-only"
    warnings    what was not read, or not as it stands: reason, detail, sentence
    blocks      n (the counted paragraph, null where the role is not counted), role, start and
                end (code points of the canonical text, that of `text`), page (its printed label,
                a text), last_page, text
    error       only of a file that could not be read: reason, detail, sentence
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

from briefer.core.errors import FileProblem
from briefer.core.keys import key_stem
from briefer.core.source import Block, FieldState, ImportedSource, MetaField, ReadWarning
from briefer.jobs.sentences import sentence

_ASKED = ("title", "author", "container-title", "issued", "URL")  # by a citation
_NOTHING = MetaField("", FieldState.NOT_STATED, confidence=0.0)


def place(path: Path, source: ImportedSource) -> str:
    """Return how to name a source that was read from the file at `path`."""
    return str(path / source.inside) if source.inside else str(path)


def described(file: str, source: ImportedSource) -> dict[str, Any]:
    """Return a source as JSON; `file` is the name to show."""
    fields = dict.fromkeys(_ASKED, _NOTHING) | dict(source.item.fields)
    return {
        "file": file,
        "key": key_stem(source.item, source.name),
        "metadata": source.item.data(),
        "state": {name: found.state.value for name, found in fields.items()},
        "confidence": {name: round(found.confidence, 3) for name, found in fields.items()},
        "language": source.language,
        "flags": ["extract-only"] if source.copy.extract_only else [],
        "warnings": [_told(warning) for warning in source.warnings],
        "blocks": [_block(block) for block in source.blocks],
    }


def refused(problem: FileProblem) -> dict[str, Any]:
    """Return a file that could not be read as JSON: a source with nothing in it, and why."""
    return {
        "file": str(problem.path),
        "key": "",
        "metadata": {},
        "state": {},
        "confidence": {},
        "language": "",
        "flags": [],
        "warnings": [],
        "blocks": [],
        "error": _told(problem),
    }


def _told(thing: FileProblem | ReadWarning) -> dict[str, str]:
    return {"reason": thing.reason, "detail": thing.detail, "sentence": sentence(thing).words}


def _block(block: Block) -> dict[str, Any]:
    """Return a block; `n` is a number, or a text for one between two ("6a")."""
    number = int(block.number) if block.number.isdigit() else block.number or None
    return {
        "n": number,
        "role": block.role.value,
        "start": block.start,
        "end": block.end,
        "page": block.page or None,
        "last_page": block.last_page or None,
        "text": block.text,
    }

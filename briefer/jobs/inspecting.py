"""What the importer sees in a file, as one value that JSON can hold: the contract of `inspect`."""

from __future__ import annotations

from typing import Any

from briefer.core.keys import key_stem
from briefer.core.source import Block, ImportedSource


def described(file: str, source: ImportedSource) -> dict[str, Any]:
    """Return a source as JSON; `file` is the name to show. The key is the one it has alone."""
    fields = source.item.fields
    return {
        "file": file,
        "key": key_stem(source.item, source.name),
        "metadata": source.item.data(),
        "state": {name: found.state.value for name, found in fields.items()},
        "confidence": {name: round(found.confidence, 3) for name, found in fields.items()},
        "language": source.language,
        "flags": ["extract-only"] if source.copy.extract_only else [],
        "warnings": [{"reason": w.reason, "detail": w.detail} for w in source.warnings],
        "blocks": [_block(block) for block in source.blocks],
    }


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

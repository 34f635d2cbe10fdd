"""Identifiers: UUID texts that are made once and never used again."""

from __future__ import annotations

import uuid

_NAMESPACE = uuid.UUID("6f5cd2f3-1d0e-4b58-9d6c-5a0d8d7b2b11")


def new_id() -> str:
    """Return a fresh random identifier (36 characters)."""
    return str(uuid.uuid4())


def derived_id(*parts: str) -> str:
    """Return the identifier that belongs to `parts`: the same parts, the same identifier."""
    name = "\x1f".join(parts).encode("utf-8", "replace").decode()  # lone surrogates: a "?"
    return str(uuid.uuid5(_NAMESPACE, name))

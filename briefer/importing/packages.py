"""Zip packages as sources: what is wrong with one, in the codes of importing."""

from __future__ import annotations

from pathlib import Path

from briefer.core.errors import UnreadableSource
from briefer.importing.reasons import Refusal
from briefer.ooxml.errors import UnusablePackage
from briefer.ooxml.package import Limits

_PASSWORD = "EncryptedPackage".encode("utf-16-le")  # the stream in [MS-OFFCRYPTO]
_REFUSALS = {
    "encrypted": Refusal.ENCRYPTED,
    "too-many-parts": Refusal.TOO_MANY,
    "too-big": Refusal.TOO_MUCH,
    "bomb": Refusal.TOO_MUCH,
    "not-a-zip": Refusal.WRONG_TYPE,
    "old-office": Refusal.OLD_OFFICE,
    "not-word": Refusal.WRONG_TYPE,
}


def refusal(path: Path, error: UnusablePackage, data: bytes = b"") -> UnreadableSource:
    """Return the error to raise for the package `data` at `path`."""
    reason = _REFUSALS.get(error.reason, Refusal.DAMAGED)
    if error.reason == "old-office" and _PASSWORD in data:
        reason = Refusal.ENCRYPTED
    if reason is Refusal.WRONG_TYPE:
        return UnreadableSource(path, reason, path.suffix.lower())
    if reason is Refusal.TOO_MANY:
        return UnreadableSource(path, reason, str(Limits().entries))
    return UnreadableSource(path, reason, error.detail or error.reason)

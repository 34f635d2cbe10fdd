"""Zip the parts of a Word file so that the same parts give the same bytes."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator, Mapping, Sequence

_FIRST = ("[Content_Types].xml", "_rels/.rels")
_EPOCH = (1980, 1, 1, 0, 0, 0)  # what Word itself writes
_MS_DOS = 0  # the system that Word says made the file


_AT_ONCE = 256  # pieces: each one alone costs a call of everything below

Part = str | bytes | Sequence[str]  # pieces spare a large part from being copied as a whole


def packed(parts: Mapping[str, Part]) -> bytes:
    """Return a zip of `parts`: content types first, the rest by name, no dates."""
    names = [*_FIRST, *sorted(parts.keys() - set(_FIRST))]
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name in names:
            member = zipfile.ZipInfo(name, _EPOCH)
            member.compress_type = zipfile.ZIP_DEFLATED
            member.create_system = _MS_DOS
            part = parts[name]
            if isinstance(part, str | bytes):
                archive.writestr(member, part if isinstance(part, bytes) else part.encode())
            else:
                with archive.open(member, "w") as stream:
                    for piece in _batches(part):
                        stream.write(piece.encode())
    return target.getvalue()


def _batches(part: Sequence[str]) -> Iterator[str]:
    for first in range(0, len(part), _AT_ONCE):
        yield "".join(part[first : first + _AT_ONCE])

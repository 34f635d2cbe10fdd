"""Zip packages made by hand, good and bad."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from collections.abc import Mapping


def zipped(parts: Mapping[str, str | bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    """Return an ordinary zip of `parts`."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", method) as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    return stream.getvalue()


def crafted(entries: list[tuple[bytes, bytes, int, int]], *, overlap: bool = False) -> bytes:
    """Return a zip of (name, deflated bytes, claimed size, flags); all share the first body."""
    body, directory = bytearray(), bytearray()
    for name, packed, size, flags in entries:
        offset = 0 if overlap else len(body)
        common = struct.pack("<HHHHHIIIHH", 20, flags, 8, 0, 33, 0, len(packed), size, len(name), 0)
        if not overlap or not body:
            body += b"PK\3\4" + common + name + packed
        rest = struct.pack("<HHHII", 0, 0, 0, 0, offset)
        directory += b"PK\1\2" + struct.pack("<H", 20) + common + rest + name
    end = struct.pack("<HHHHIIH", 0, 0, *[len(entries)] * 2, len(directory), len(body), 0)
    return bytes(body + directory + b"PK\5\6" + end)


def deflated(data: bytes) -> bytes:
    """Return `data` as a raw deflate stream."""
    packer = zlib.compressobj(9, zlib.DEFLATED, -15)
    return packer.compress(data) + packer.flush()

"""Files inside a `winmail.dat`, in which Outlook packs what is attached to a mail.

The format is Microsoft's [MS-OXTNEF], 2.1: records of a level, an attribute, a length, data and a
checksum. What is attached is a record that begins it, one with its name and one with its bytes.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator

_SIGNATURE = b"\x78\x9f\x3e\x22"
_FIRST = 6  # bytes: the signature and a key
_HEAD = struct.Struct("<BII")
_CHECKSUM = 2  # bytes
_NAME, _DATA, _BEGINS = 0x00018010, 0x0006800F, 0x00069002


def attached_files(data: bytes) -> Iterator[tuple[str, bytes]]:
    """Yield the name and the bytes of each file; none where `data` is cut off or no such file."""
    name, content = "", b""
    for attribute, value in _records(data):
        if attribute == _BEGINS:
            if name and content:
                yield name, content
            name, content = "", b""
        elif attribute == _NAME:
            name = value.rstrip(b"\0").decode("cp1252", "replace")
        elif attribute == _DATA:
            content = value
    if name and content:
        yield name, content


def _records(data: bytes) -> Iterator[tuple[int, bytes]]:
    place = _FIRST if data.startswith(_SIGNATURE) else len(data)
    while place + _HEAD.size <= len(data):
        _level, attribute, length = _HEAD.unpack_from(data, place)
        place += _HEAD.size
        if place + length > len(data):
            return
        yield attribute, data[place : place + length]
        place += length + _CHECKSUM

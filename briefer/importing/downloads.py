"""Where a file came from, as the system that downloaded it noted beside it."""

from __future__ import annotations

import ctypes
import os
import plistlib
import re
import struct
import sys
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

_HOST = re.compile(r"(?m)^HostUrl=(\S+)")
_REFERRER = re.compile(r"(?m)^ReferrerUrl=(\S+)")
_LINUX = ("user.xdg.origin.url", "user.xdg.referrer.url")
_MAC = "com.apple.metadata:kMDItemWhereFroms"
_ENTRY = struct.Struct(">IIHB")  # offset, length, flags, length of the name
_LIMIT = 10_000  # bytes


def origin_of(path: Path) -> str:
    """Return the address that the file at `path` was downloaded from, empty if nobody noted it.

    Windows: the stream `Zone.Identifier`; macOS and Linux: extended attributes. What was copied
    to another system lies beside the file: the stream under its name, the attributes of macOS in
    a file of the AppleDouble format (RFC 1740), "._name".
    """
    found = [*_from_windows(path), *_from_attributes(path), *_from_apple_double(path)]
    return next((address for address in found if address.startswith(("http://", "https://"))), "")


def _from_windows(path: Path) -> list[str]:
    stream = path.with_name(f"{path.name}:Zone.Identifier")
    try:
        text = stream.read_bytes()[:_LIMIT].decode("utf-8", "replace")
    except (OSError, ValueError):
        return []
    return [*_HOST.findall(text), *_REFERRER.findall(text)]


def _from_attributes(path: Path) -> list[str]:
    if sys.platform == "darwin":
        return _listed(_mac_attribute(path))
    if not hasattr(os, "getxattr"):  # it is there on Linux only
        return []
    get: Callable[[Path, str], bytes] = os.getxattr
    found = []
    for name in _LINUX:
        try:
            found.append(get(path, name)[:_LIMIT].decode("utf-8", "replace").strip())
        except OSError:
            continue
    with suppress(OSError):
        found += _listed(get(path, f"user.{_MAC}")[:_LIMIT])  # as copied from macOS
    return found


def _from_apple_double(path: Path) -> list[str]:
    try:
        data = path.with_name(f"._{path.name}").read_bytes()[:_LIMIT]
    except (OSError, ValueError):
        return []
    entry = data.find(_MAC.encode()) - _ENTRY.size
    if entry < 0:
        return []
    offset, length, _flags, _size = _ENTRY.unpack_from(data, entry)
    return _listed(data[offset : offset + length])


def _mac_attribute(path: Path) -> bytes:
    """Return the attribute that Python has no call for on macOS, nothing if it is not there."""
    buffer = ctypes.create_string_buffer(_LIMIT)
    try:
        get = ctypes.CDLL(None).getxattr
    except (OSError, AttributeError):
        return b""
    size = get(os.fsencode(path), _MAC.encode(), buffer, _LIMIT, 0, 0)
    return buffer.raw[:size] if size > 0 else b""


def _listed(data: bytes) -> list[str]:
    try:
        found = plistlib.loads(data)
    except (plistlib.InvalidFileException, ValueError, OverflowError):
        return []
    return [each for each in found if isinstance(each, str)] if isinstance(found, list) else []

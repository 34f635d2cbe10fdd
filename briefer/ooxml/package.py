"""Reading zip packages (Word, OpenDocument, EPUB, .zip) that nobody vouches for.

The limits come from a set of hostile files: a size in a zip header is only a claim, so
parts are read in small pieces with a running total. Nothing is ever written to disk.
"""

from __future__ import annotations

import io
import posixpath
import struct
import zipfile
import zlib
from dataclasses import dataclass
from itertools import pairwise
from urllib.parse import unquote

from briefer.ooxml.errors import UnusablePackage
from briefer.ooxml.xml import read_xml
from briefer.untrusted import Element

_CHUNK = 64 * 1024  # bytes
_LOCAL_HEADER = 30  # bytes before the name of an entry
_RATIO_MATTERS = 10_000_000  # bytes; below this a high compression ratio is harmless
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_DAMAGE = (zipfile.BadZipFile, zlib.error, OSError, EOFError, ValueError, struct.error)


@dataclass(frozen=True, slots=True)
class Limits:
    """How much a package may hold: entries, bytes of a part, bytes of all, compression."""

    entries: int = 5_000
    part: int = 60_000_000
    total: int = 200_000_000
    ratio: int = 300


class Package:
    """A zip package in memory. Names of parts are compared without case, as OPC says.

    Raises UnusablePackage, on opening and on reading a part.
    """

    def __init__(self, data: bytes, limits: Limits | None = None) -> None:
        self._limits = limits or Limits()
        self._left = self._limits.total
        self._zip = _opened(data)
        self._entries = _sound(self._zip.infolist(), self._limits)

    @property
    def names(self) -> tuple[str, ...]:
        """Return the names of all parts, in the order of the file."""
        return tuple(entry.filename for entry in self._entries.values())

    @property
    def is_bomb(self) -> bool:
        """Tell whether the parts say that they unpack to far more than a document holds.

        A part that nobody reads does no harm; whoever passes the file on may want to know.
        """
        entries = self._entries.values()
        size, packed = sum(e.file_size for e in entries), sum(e.compress_size for e in entries)
        return size > self._limits.total and size > self._limits.ratio * packed

    def __contains__(self, name: str) -> bool:
        """Tell whether there is a part called `name`."""
        return _folded(name) in self._entries

    def read(self, name: str) -> bytes:
        """Return the bytes of part `name`, "missing-part" when there is none."""
        entry = self._entries.get(_folded(name))
        if entry is None:
            raise UnusablePackage("missing-part", name)
        try:
            return self._bytes(entry)
        except NotImplementedError as error:
            raise UnusablePackage("compression", name) from error
        except RuntimeError as error:  # how zipfile reports a password
            raise UnusablePackage("encrypted", name) from error
        except _DAMAGE as error:
            raise UnusablePackage("damaged", name) from error

    def xml(self, name: str, *, allow_doctype: bool = False) -> Element:
        """Return the root of part `name`, see `read_xml`."""
        return read_xml(self.read(name), name, allow_doctype=allow_doctype)

    def _bytes(self, entry: zipfile.ZipInfo) -> bytes:
        if entry.compress_type not in {zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED}:
            raise UnusablePackage("compression", entry.filename)  # no bound on one chunk
        data = bytearray()
        with self._zip.open(entry) as stream:
            while chunk := stream.read(_CHUNK):
                data += chunk
                self._check(entry, len(data))
        self._left -= len(data)
        return bytes(data)

    def _check(self, entry: zipfile.ZipInfo, size: int) -> None:
        if size > min(self._limits.part, self._left):
            raise UnusablePackage("too-big", entry.filename)
        if size > _RATIO_MATTERS and size > self._limits.ratio * entry.compress_size:
            raise UnusablePackage("bomb", entry.filename)


def resolved(base: str, target: str) -> str:
    """Return the name of the part that `target`, written in part `base`, points to."""
    place = unquote(target.partition("#")[0])
    if place.startswith("/"):
        return posixpath.normpath(place).lstrip("/")
    return posixpath.normpath(posixpath.join(posixpath.dirname(base), place))


def _opened(data: bytes) -> zipfile.ZipFile:
    if data.startswith(_OLE):
        raise UnusablePackage("old-office")
    if not data.startswith(b"PK"):
        raise UnusablePackage("not-a-zip")
    try:
        return zipfile.ZipFile(io.BytesIO(data))
    except (*_DAMAGE, NotImplementedError) as error:
        raise UnusablePackage("damaged") from error


def _sound(listed: list[zipfile.ZipInfo], limits: Limits) -> dict[str, zipfile.ZipInfo]:
    if len(listed) > limits.entries:
        raise UnusablePackage("too-many-parts", str(len(listed)))
    if any(entry.flag_bits & 1 for entry in listed):
        raise UnusablePackage("encrypted")
    in_order = sorted(listed, key=lambda entry: entry.header_offset)
    for entry, following in pairwise(in_order):
        if entry.header_offset + _LOCAL_HEADER + entry.compress_size > following.header_offset:
            raise UnusablePackage("overlapping-parts", entry.filename)
    entries = {_folded(entry.filename): entry for entry in listed if not entry.is_dir()}
    if len(entries) != sum(not entry.is_dir() for entry in listed):
        raise UnusablePackage("duplicate-parts")
    return entries


def _folded(name: str) -> str:
    return name.replace("\\", "/").lstrip("/").casefold()

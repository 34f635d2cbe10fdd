"""Mails signed in one piece (S/MIME, RFC 8551, 3.5.2): the mail inside the signature.

It is a CMS message, in BER: after the object identifier of data comes a string of octets, whole
or in pieces. Signatures are not checked.
"""

from __future__ import annotations

from collections.abc import Iterator

TYPES = frozenset({"application/pkcs7-mime", "application/x-pkcs7-mime"})
_DATA = bytes.fromhex("06092a864886f70d010701")  # 1.2.840.113549.1.7.1
_EXPLICIT, _OCTETS, _PIECES, _INDEFINITE = 0xA0, 0x04, 0x24, 0x80
_WHOLE = -1


def signed_content(cms: bytes) -> bytes:
    """Return what is signed, empty where nothing is, or where it is encrypted."""
    place = cms.find(_DATA)
    if place < 0:
        return b""
    try:
        kind, _length, inside = _header(cms, place + len(_DATA))
        return b"".join(_octets(cms, inside)) if kind == _EXPLICIT else b""
    except IndexError:
        return b""


def _octets(cms: bytes, place: int) -> Iterator[bytes]:
    kind, length, place = _header(cms, place)
    if kind == _OCTETS:
        yield cms[place : place + length]
        return
    end = len(cms) if length == _WHOLE else place + length
    while kind == _PIECES and place < end:
        piece, length, inside = _header(cms, place)
        if piece != _OCTETS:
            return
        yield cms[inside : inside + length]
        place = inside + length


def _header(cms: bytes, place: int) -> tuple[int, int, int]:
    """Return the tag of what begins at `place`, its length, and where its inside begins."""
    kind, first = cms[place], cms[place + 1]
    if first == _INDEFINITE:
        return kind, _WHOLE, place + 2
    if first < _INDEFINITE:
        return kind, first, place + 2
    end = place + 2 + (first & 0x7F)
    return kind, int.from_bytes(cms[place + 2 : end], "big"), end

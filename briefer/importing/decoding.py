"""Bytes to text: marks first, then the pattern of NULs, then UTF-8, then a guess."""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass

from briefer.core.source import ReadWarning
from briefer.importing.reasons import Remark

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_LOOKED_AT = 4096  # bytes that show the pattern of NULs
_GUESSED_FROM = 200_000  # bytes that the detector sees
_CHARSET = "cp1252"  # what every browser takes where nothing better is known
_CONTROLS = re.compile(rb"[\x00-\x08]")
_OF_SCRIPTS = re.compile(
    "[\t\n\r -~\u00a0-\u00ff\u0370-\u06ff\u0900-\u097f\u0e00-\u0e7f\u2010-\u203f\u3000-\u30ff"
    "\u3400-\u9fff\uac00-\ud7af\uff00-\uffef]"
)
_FEW = 16  # characters; so few may be of such scripts by chance
_NEARLY_ALL = 0.95
_MACINTOSH = "mac_roman"
_CAPITAL_INSIDE = re.compile(
    r"[a-zß-ÿ](?:[À-ÖØ-ÞŒŠŽŸ]|[^\W\d_a-zß-ÿ](?=[a-zß-ÿ]))|\w[^\w\s\x00-\x7f‘’“”–—…«»]\w"
)
_ASCII_ONLY = ("iso2022", "hz", "utf_7", "utf-7")
_ISO_2022 = ("iso2022_kr", "iso2022_jp_ext", "iso2022_jp_2", "iso2022_jp_2004")
_UNLIKELY = ("mac", "cp4", "cp7", "cp8")  # of old Macintoshes and of DOS, but Thai Windows
# What is declared is read as the larger set around it (Encoding Standard of the WHATWG, 4.2).
_LARGER = {
    **dict.fromkeys(("ascii", "iso8859-1"), "cp1252"),
    "iso8859-9": "cp1254",
    **dict.fromkeys(("iso8859-11", "tis-620"), "cp874"),
    "shift_jis": "cp932",
    "euc_kr": "cp949",
    **dict.fromkeys(("gb2312", "gbk"), "gb18030"),
    "big5": "big5hkscs",
}
_NO_CHARSETS = {"undefined", "idna", "punycode", "unicode_escape", "raw_unicode_escape"}


@dataclass(frozen=True, slots=True)
class Decoded:
    """Decoded text, the encoding that was taken, and what a person should know."""

    text: str
    encoding: str
    warnings: tuple[ReadWarning, ...] = ()


def decoded(data: bytes, declared: str = "") -> Decoded:
    """Return `data` as text; `declared` is the encoding that the file itself names.

    A byte-order mark decides; then NULs in every second place (UTF-16 without a mark would
    pass for UTF-8); then strict UTF-8; then what is declared; only then a guess.
    """
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _with_replacements(data, encoding)
    if wide := _wide(data):
        return _with_replacements(data, wide)
    if escaped := _escaped(data, _known(declared)):
        return escaped
    for encoding in ("utf-8", _known(declared)):
        text = _strict(data, encoding) if encoding else None
        if text is not None:
            return Decoded(text, encoding)
    return _guessed(data)


def _escaped(data: bytes, declared: str) -> Decoded | None:
    """Return text in one of the encodings that write everything in ASCII, None for any other.

    To UTF-8 it is sound text. ISO 2022 gives itself away by its escapes, HZ and UTF-7 must be
    declared.
    """
    stated = (declared,) if declared.startswith(_ASCII_ONLY) else ()
    for encoding in (*stated, *(_ISO_2022 if b"\x1b$" in data else ())):
        text = _strict(data, encoding)
        if text is not None:
            return Decoded(text, encoding)
    return None


def _wide(data: bytes) -> str:
    """Return which UTF-16 the NULs of `data` give away, empty where they do not."""
    head = data[:_LOOKED_AT]
    half = len(head) // 2
    even, odd = head[0::2].count(0), head[1::2].count(0)
    if half and odd > 0.2 * half and even < 0.02 * half:
        return "utf-16-le"
    if half and even > 0.2 * half and odd < 0.02 * half:
        return "utf-16-be"
    if half < _FEW or not _CONTROLS.search(head):
        return ""
    pairs = {name: head[: 2 * half].decode(name, "replace") for name in ("utf-16-le", "utf-16-be")}
    return next((name for name, text in pairs.items() if _is_of_scripts(text)), "")


def _is_of_scripts(text: str) -> bool:
    """Tell whether nearly all of a text is of living scripts that UTF-16 gives few NULs."""
    return len(_OF_SCRIPTS.findall(text)) > _NEARLY_ALL * len(text)


def _known(encoding: str) -> str:
    """Return the codec name of a declared encoding as browsers read it, empty if unknown."""
    bare = encoding.strip(" \t\"'").lower()
    for label in (
        bare,
        bare.removeprefix("x-"),
        bare.removeprefix("x-x-"),
        bare.removesuffix("-i"),
    ):
        try:
            name = codecs.lookup(label).name if label else ""
        except (LookupError, ValueError):  # a NUL in the name
            continue
        return "" if name.replace("-", "_") in _NO_CHARSETS else _LARGER.get(name, name)
    return ""


def _strict(data: bytes, encoding: str) -> str | None:
    try:
        return data.decode(encoding)
    except (UnicodeError, LookupError):
        return None


def _guessed(data: bytes) -> Decoded:
    import chardet  # noqa: PLC0415 - 38 ms, needed only where UTF-8 fails

    found = chardet.detect(_sample(data))
    encoding = _known(str(found["encoding"] or "")) or _CHARSET
    if encoding.startswith("utf-8") or _is_almost_utf8(data):
        encoding = "utf-8"  # broken UTF-8: what is sound in it stays
    elif encoding.startswith(_UNLIKELY) and encoding != "cp874":
        encoding = min((_CHARSET, encoding), key=lambda e: _oddity(data, e))
    elif encoding == _CHARSET:  # which holds for any bytes: "cafŽÕs" is none of its words
        is_old = _oddity(data, _CHARSET) > _oddity(data, _MACINTOSH) + 1
        encoding = _MACINTOSH if is_old else _CHARSET
    if _is_mixed(data):
        remark = ReadWarning(Remark.ENCODING_GUESSED, f"utf-8, {_CHARSET}")
        return Decoded(_of_both(data), "utf-8", (remark,))
    result = _with_replacements(data, encoding)
    remark = ReadWarning(Remark.ENCODING_GUESSED, encoding)
    return Decoded(result.text, encoding, (remark, *result.warnings))


def _oddity(data: bytes, encoding: str) -> int:
    """Count what no word holds, capitals and signs behind its letters, when `data` is read so."""
    text = data[:_GUESSED_FROM].decode(encoding, "replace")
    return len(_CAPITAL_INSIDE.findall(text)) + text.count("\ufffd")


def _is_mixed(data: bytes) -> bool:
    """Tell whether `data` is UTF-8 here and another encoding there: texts put together.

    Sound UTF-8 hardly ever comes by chance, and never as often as what is not.
    """
    text = data[:_GUESSED_FROM].decode("utf-8", "replace")
    odd = text.count("\ufffd")
    sound = sum(ord(c) > 127 for c in text) - odd
    return bool(odd) and odd <= sound <= 20 * odd


def _of_both(data: bytes) -> str:
    """Return UTF-8 with what is none of it read as most of the rest of the web would."""
    parts: list[str] = []
    while data:
        try:
            parts.append(data.decode("utf-8"))
            break
        except UnicodeDecodeError as error:
            parts.append(data[: error.start].decode("utf-8"))
            parts.append(data[error.start : error.end].decode(_CHARSET, "replace"))
            data = data[error.end :]
    return "".join(parts)


def _is_almost_utf8(data: bytes) -> bool:
    """Tell whether nearly every non-ASCII byte of `data` belongs to sound UTF-8."""
    text = data[:_GUESSED_FROM].decode("utf-8", "replace")
    sound = sum(ord(c) > 127 and c != "\ufffd" for c in text)
    return sound > 20 * text.count("\ufffd")


def _sample(data: bytes) -> bytes:
    """Return a stretch of `data` around its first byte that is not ASCII."""
    first = next((i for i, byte in enumerate(data) if byte > 127), 0)
    begin = max(0, first - _GUESSED_FROM // 2)
    return data[begin : begin + _GUESSED_FROM]


def _with_replacements(data: bytes, encoding: str) -> Decoded:
    try:
        return Decoded(data.decode(encoding), encoding)
    except (UnicodeDecodeError, LookupError):
        text = data.decode(encoding, "replace")
        remark = ReadWarning(Remark.UNDECODABLE_BYTES, str(text.count("\ufffd")))
        return Decoded(text, encoding, (remark,))

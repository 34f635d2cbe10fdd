"""Lines of the pages of a PDF with their places, through PDFium."""

from __future__ import annotations

import ctypes
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from briefer.core.errors import UnreadableSource
from briefer.importing.reasons import Refusal

MAX_PAGES = 2_000
_HYPHEN = "\x02"
# What PDFium makes of a hyphen at a line end, the line break dropped: by version one or the other.
_HYPHENS = re.compile("(?<=\\w)[\x02\ufffe](?=\\w)")
_SAMPLE = 6  # lines of a page that are looked at for a gutter
_GUTTER = 1.5  # times the size of type: wider than any blank between words
_MIDDLE = (0.35, 0.65)  # shares of the width between which a gutter lies
_SIDE = 8  # characters on either side of a gutter at least
_BLANK = re.compile(r"(?<=\S)\s+(?=\S)")
_LIGATURES = str.maketrans(
    {"\ufb00": "ff", "\ufb01": "fi", "\ufb02": "fl", "\ufb03": "ffi", "\ufb04": "ffl",
     "\ufb05": "st", "\ufb06": "st", "\ufffe": "\ufffd", "\0": ""}
)  # fmt: skip
_BOLD = 600  # weight from which a font is bold


@dataclass(frozen=True, slots=True)
class PdfLine:
    """A line of text on a page; places in points from the lower left corner.

    `is_divided` tells that it ends within a word (a hyphen stood there, which is dropped).
    """

    text: str
    left: float
    right: float
    bottom: float
    top: float
    size: float
    is_bold: bool = False
    is_divided: bool = False


@dataclass(frozen=True, slots=True)
class PdfPage:
    """A page: its place from 0, the label that the file gives it, its size, its lines."""

    index: int
    label: str
    width: float
    height: float
    lines: tuple[PdfLine, ...]


@dataclass(frozen=True, slots=True)
class PdfText:
    """What a PDF holds: its pages, how many it has in all, and what it says of itself."""

    pages: tuple[PdfPage, ...]
    count: int
    properties: Mapping[str, str]


def pdf_text(data: bytes, path: Path) -> PdfText:
    """Return the text of a PDF. Raises UnreadableSource: encrypted, wrong-type, damaged."""
    import pypdfium2  # noqa: PLC0415 - 87 ms, needed only for PDF

    if b"%PDF" not in data[:2048]:
        raise UnreadableSource(path, Refusal.WRONG_TYPE, path.suffix.lower())
    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        is_locked = "password" in str(error).lower()
        reason = Refusal.ENCRYPTED if is_locked else Refusal.DAMAGED
        raise UnreadableSource(path, reason, str(error)) from error
    try:
        count = len(document)
        pages = tuple(_pages(document, min(count, MAX_PAGES)))
        return PdfText(pages, count, document.get_metadata_dict(skip_empty=True))
    finally:
        document.close()


def _pages(document: Any, count: int) -> Iterator[PdfPage]:  # noqa: ANN401 - an untyped library
    import pypdfium2  # noqa: PLC0415 - as above

    for index in range(count):
        try:
            page = document[index]
        except pypdfium2.PdfiumError:
            continue  # a page that is only promised
        try:
            width, height = page.get_size()
            text = page.get_textpage()
            lines = tuple(_lines(text, width))
            text.close()
        except pypdfium2.PdfiumError:
            continue
        finally:
            page.close()
        yield PdfPage(index, document.get_page_label(index) or "", width, height, lines)


def _lines(page: Any, width: float) -> Iterator[PdfLine]:  # noqa: ANN401 - an untyped library
    """Yield the lines of a text page in the order of its content, columns taken apart."""
    found = list(_drawn(page))
    wide = [each for each in found if _is_across(_placed(page, each), width)]
    step = max(1, len(wide) // _SAMPLE)
    cuts = [_cut(page, each, width) for each in wide[::step][:_SAMPLE]]
    has_gutter = len(cuts) > 2 and sum(cut > 0 for cut in cuts) >= 0.75 * len(cuts)
    for each in found:
        cut = _cut(page, each, width) if has_gutter and each in wide else 0
        if cut:
            yield _placed(page, _Drawn(each.text[:cut], each.start))
            start = each.start + _units(each.text[:cut])
            yield _placed(page, _Drawn(each.text[cut:], start, each.is_divided))
        else:
            yield _placed(page, each)


@dataclass(frozen=True, slots=True)
class _Drawn:
    """A line as PDFium gives it, and where it begins in UTF-16 units."""

    text: str
    start: int
    is_divided: bool = False


def _drawn(page: Any) -> Iterator[_Drawn]:  # noqa: ANN401 - an untyped library
    start = 0
    for line in _HYPHENS.sub(f"{_HYPHEN}\n", page.get_text_range()).split("\n"):
        is_divided = line.endswith(_HYPHEN)
        bare = line.rstrip("\r\x02")
        if bare.strip():
            yield _Drawn(bare, start, is_divided)
        start += _units(line) + (0 if is_divided else 1)


def _is_across(line: PdfLine, width: float) -> bool:
    return line.left < _MIDDLE[0] * width and line.right > _MIDDLE[1] * width


def _cut(page: Any, line: _Drawn, width: float) -> int:  # noqa: ANN401 - an untyped library
    """Return after how many characters a gutter divides a line, 0 where none does."""
    low, high = (share * width for share in _MIDDLE)
    for blank in _BLANK.finditer(line.text):
        before, after = line.text[: blank.start()], line.text[blank.end() :]
        if len(before) < _SIDE or len(after) < _SIDE:
            continue
        _left, _bottom, end, _top = _box_of(page, line.start + _units(before) - 1)
        if end < low / 2:
            continue
        begin, bottom, _right, top = _box_of(page, line.start + _units(line.text[: blank.end()]))
        if begin - end > _GUTTER * (top - bottom) and low < begin < high + begin - end:
            return blank.end()
        if end > high:
            break
    return 0


def _units(text: str) -> int:
    """Return the length of `text` as PDFium counts it."""
    return len(text) if text.isascii() else len(text.encode("utf-16-le")) // 2


def _placed(page: Any, line: _Drawn) -> PdfLine:  # noqa: ANN401 - an untyped library
    from pypdfium2 import raw  # noqa: PLC0415 - as above

    text = line.text
    begin = line.start + len(text) - len(text.lstrip())
    first = raw.FPDFText_GetCharIndexFromTextIndex(page, begin)
    last = raw.FPDFText_GetCharIndexFromTextIndex(page, line.start + _units(text.rstrip()) - 1)
    left, bottom, _right, top = _box(page, first)
    _left, low, right, high = _box(page, last)
    return PdfLine(
        text.strip().translate(_LIGATURES),
        left,
        right,
        min(bottom, low),
        max(top, high),
        raw.FPDFText_GetFontSize(page, first),
        is_bold=_is_bold(page, first) and _is_bold(page, last),
        is_divided=line.is_divided,
    )


def _box_of(page: Any, unit: int) -> tuple[float, float, float, float]:  # noqa: ANN401
    from pypdfium2 import raw  # noqa: PLC0415 - as above

    return _box(page, raw.FPDFText_GetCharIndexFromTextIndex(page, unit))


def _box(page: Any, index: int) -> tuple[float, float, float, float]:  # noqa: ANN401
    from pypdfium2 import raw  # noqa: PLC0415 - as above

    box = raw.FS_RECTF()
    if index < 0 or not raw.FPDFText_GetLooseCharBox(page, index, box):
        return 0.0, 0.0, 0.0, 0.0
    return box.left, box.bottom, box.right, box.top


def _is_bold(page: Any, index: int) -> bool:  # noqa: ANN401
    from pypdfium2 import raw  # noqa: PLC0415 - as above

    if raw.FPDFText_GetFontWeight(page, index) >= _BOLD:
        return True
    name = ctypes.create_string_buffer(128)
    raw.FPDFText_GetFontInfo(page, index, name, len(name), ctypes.c_int())
    return b"bold" in name.value.lower() or b"black" in name.value.lower()

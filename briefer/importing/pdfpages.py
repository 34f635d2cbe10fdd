"""Lines of the pages of a PDF with their places, through PDFium."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NamedTuple

from briefer.core.errors import UnreadableSource
from briefer.importing.reasons import Refusal

MAX_PAGES = 2_000
_SAMPLE = 25  # characters of a page
_GUESSED = 0.1  # of them
_MOST_ANNOTATIONS = 1_000  # of a page that are looked at


class PdfLine(NamedTuple):
    """A line of text on a page; places in points from the lower left corner.

    `is_divided` tells that it ends within a word (a hyphen stood there, which is dropped),
    `is_turned` that it runs up or down a page whose text does not. Wide gaps are tabs.
    """

    text: str
    left: float
    right: float
    bottom: float
    top: float
    size: float
    is_bold: bool = False
    is_divided: bool = False
    is_turned: bool = False


@dataclass(frozen=True, slots=True)
class PdfPage:
    """A page: its place from 0, the label that the file gives it, its size, its lines.

    `is_blank` tells that nothing is drawn on it, `is_guessed` that the file does not say which
    letters its type shows.
    """

    index: int
    label: str
    width: float
    height: float
    lines: tuple[PdfLine, ...]
    is_blank: bool = False
    is_guessed: bool = False


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
        if document.get_formtype() != pypdfium2.raw.FORMTYPE_NONE:
            document.init_forms()  # a field may hold words that nothing shows yet
        count = len(document)
        pages = tuple(_pages(document, min(count, MAX_PAGES)))
        properties = {name: document.get_metadata_value(name) for name in ("Title", "Author")}
        return PdfText(pages, count, properties)
    finally:
        document.close()


def _pages(document: Any, count: int) -> Iterator[PdfPage]:  # noqa: ANN401 - an untyped library
    import pypdfium2  # noqa: PLC0415 - as above

    from briefer.importing.pdftext import lines_of  # noqa: PLC0415 - as above

    for index in range(count):
        try:
            page = _shown(document, index)
        except pypdfium2.PdfiumError:
            continue  # a page that is only promised
        try:
            bounds = page.get_bbox()
            text = page.get_textpage()
            lines, turn = lines_of(text, bounds)
            is_guessed = _is_guessed(text)
            is_blank = not lines and not pypdfium2.raw.FPDFPage_CountObjects(page)
            text.close()
        except pypdfium2.PdfiumError:
            continue
        finally:
            page.close()
        left, bottom, right, top = bounds
        size = (top - bottom, right - left) if turn % 2 else (right - left, top - bottom)
        label = document.get_page_label(index) or ""
        yield PdfPage(index, label, *size, lines, is_blank, is_guessed)


def _shown(document: Any, index: int) -> Any:  # noqa: ANN401 - an untyped library
    """Return a page, what was filled in, typed or stamped on it made a part of its text.

    PDFium leaves forms and annotations out of the text of a page that still has them.
    """
    from pypdfium2 import raw  # noqa: PLC0415 - as above

    page = document[index]
    written_on = {raw.FPDF_ANNOT_WIDGET, raw.FPDF_ANNOT_FREETEXT, raw.FPDF_ANNOT_STAMP}
    if written_on.isdisjoint(_kinds_of_annotations(page)):
        return page
    raw.FPDFPage_Flatten(page, raw.FLAT_NORMALDISPLAY)
    page.close()
    return document[index]


def _is_guessed(text: Any) -> bool:  # noqa: ANN401 - an untyped library
    """Tell whether a tenth of the characters of a page is only guessed at, by a sample."""
    from pypdfium2 import raw  # noqa: PLC0415 - as above

    count = text.count_chars()
    sample = range(0, count, max(1, count // _SAMPLE))
    handle, is_error = text.raw, raw.FPDFText_HasUnicodeMapError
    errors = [is_error(handle, index) for index in sample].count(1)
    return bool(errors > _GUESSED * len(sample))


def _kinds_of_annotations(page: Any) -> Iterator[int]:  # noqa: ANN401 - an untyped library
    from pypdfium2 import raw  # noqa: PLC0415 - as above

    for number in range(min(_MOST_ANNOTATIONS, raw.FPDFPage_GetAnnotCount(page))):
        annotation = raw.FPDFPage_GetAnnot(page, number)
        yield raw.FPDFAnnot_GetSubtype(annotation)
        raw.FPDFPage_CloseAnnot(annotation)

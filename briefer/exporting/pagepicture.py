"""A picture of the first page of a document, as the PDF has it, and how many there are."""

from __future__ import annotations

from dataclasses import dataclass

from briefer.core.text import word_count
from briefer.exporting import pdf
from briefer.exporting.document import Document
from briefer.exporting.word.looks import WordLook


@dataclass(frozen=True, slots=True)
class PagePicture:
    """The first of `pages` pages: rows of `stride` bytes, three bytes (BGR) a pixel.

    `limit` is how many pages there may be, None for any number.
    """

    width: int
    height: int
    stride: int
    pixels: bytes
    pages: int
    limit: int | None = None


def page_words(document: Document) -> tuple[int, ...]:
    """Return how many words stand on each page; see `first_page` for threads and errors."""
    from pypdfium2 import PdfDocument  # noqa: PLC0415 - for PDF and for this

    made = PdfDocument(pdf.write_untagged(document))
    try:
        return tuple(word_count(page.get_textpage().get_text_range()) for page in made)
    finally:
        made.close()


def page_count(document: Document) -> int:
    """Return how many pages `document` has; see `first_page` for threads and errors."""
    from pypdfium2 import PdfDocument  # noqa: PLC0415

    made = PdfDocument(pdf.write_untagged(document))
    try:
        return len(made)
    finally:
        made.close()


def first_page(document: Document, width: int, look: WordLook | None = None) -> PagePicture:
    """Return the first page of `document`, `width` pixels wide; see `pdf.write_untagged`.

    PDFium is not to be used by two threads at once. Raises UnprintableBrief.
    """
    from pypdfium2 import PdfDocument  # noqa: PLC0415 - for PDF and for this

    made = PdfDocument(pdf.write_untagged(document, look))
    try:
        page = made[0]
        shown = page.render(scale=width / page.get_width(), rev_byteorder=False)
        pixels = bytes(shown.buffer)
        return PagePicture(shown.width, shown.height, shown.stride, pixels, len(made))
    finally:
        made.close()

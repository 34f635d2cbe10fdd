"""The first page of a brief as a picture and how many there are, as the PDF has them."""

from __future__ import annotations

from threading import Lock

from briefer.core.brief import Brief
from briefer.exporting.compose import compose
from briefer.exporting.document import Document
from briefer.exporting.options import ExportOptions
from briefer.exporting.pagepicture import PagePicture, first_page, page_count
from briefer.exporting.products import applied
from briefer.jobs import styles

_one_at_a_time = Lock()


def picture_of(brief: Brief, options: ExportOptions, width: int) -> PagePicture:
    """Return the first page of `brief` as `options` want it, `width` pixels wide.

    Raises UnusableStyle and UnprintableBrief.
    """
    document = _composed(brief, options)
    with _one_at_a_time:
        return first_page(document, width)


def pages_of(brief: Brief) -> int:
    """Return how many pages `brief` has where nothing else is chosen for one export.

    Raises UnusableStyle and UnprintableBrief.
    """
    document = _composed(brief, ExportOptions())
    with _one_at_a_time:
        return page_count(document)


def _composed(brief: Brief, options: ExportOptions) -> Document:
    asked = applied(brief, options)
    return compose(asked, styles.load(asked.settings.style), options)

"""The first page of a brief as a picture, for whoever chooses how it is exported."""

from __future__ import annotations

from threading import Lock

from briefer.core.brief import Brief
from briefer.exporting.compose import compose
from briefer.exporting.options import ExportOptions
from briefer.exporting.pagepicture import PagePicture, first_page
from briefer.exporting.products import applied
from briefer.jobs import styles

_one_at_a_time = Lock()


def picture_of(brief: Brief, options: ExportOptions, width: int) -> PagePicture:
    """Return the first page of `brief` as `options` want it, `width` pixels wide.

    Raises UnusableStyle and UnprintableBrief.
    """
    asked = applied(brief, options)
    document = compose(asked, styles.load(asked.settings.style), options)
    with _one_at_a_time:
        return first_page(document, width)

"""The first page of a brief as a picture and how many there are, as the PDF has them."""

from __future__ import annotations

from dataclasses import replace
from threading import Lock

from briefer.checking.length import PageFit
from briefer.core.brief import Brief
from briefer.core.outline import is_annex
from briefer.exporting.compose import compose
from briefer.exporting.document import Document
from briefer.exporting.options import ExportOptions
from briefer.exporting.pagepicture import PagePicture, first_page, page_count, page_words
from briefer.exporting.products import applied, page_limit
from briefer.exporting.word.template import read_template
from briefer.exporting.word.templatelook import template_look
from briefer.jobs import styles

_one_at_a_time = Lock()


def picture_of(brief: Brief, options: ExportOptions, width: int) -> PagePicture:
    """Return the first page of `brief` as `options` want it, `width` pixels wide.

    With a Word template it has the typefaces and colours of that, without its letterhead.
    Raises UnusableStyle, UnusableTemplate and UnprintableBrief.
    """
    document = _composed(brief, options)
    template = options.word_template
    look = None if template is None else template_look(read_template(template))
    asked = applied(brief, options)
    with _one_at_a_time:
        picture = first_page(document, width, look)
    has_annexes = any(map(is_annex, asked.outline))  # which may be as long as they like
    return replace(picture, limit=None if has_annexes else page_limit(asked.settings))


def pages_of(brief: Brief) -> int:
    """Return how many pages `brief` has where nothing else is chosen for one export.

    Raises UnusableStyle and UnprintableBrief.
    """
    document = _composed(brief, ExportOptions())
    with _one_at_a_time:
        return page_count(document)


def fit_of(brief: Brief) -> PageFit:
    """Return how many pages `brief` has, annexes apart, and how it fits those it may have.

    Raises UnusableStyle and UnprintableBrief.
    """
    limit = page_limit(brief.settings)
    document = _composed(brief, ExportOptions(has_annexes=False))
    with _one_at_a_time:
        words = page_words(document)
    return PageFit(len(words), limit, 0 if limit is None else sum(words[limit:]))


def _composed(brief: Brief, options: ExportOptions) -> Document:
    asked = applied(brief, options)
    return compose(asked, styles.load(asked.settings.style), options)

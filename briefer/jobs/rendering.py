"""A brief as the bytes of a file: the ending decides which."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from briefer.core.brief import Brief
from briefer.core.errors import UnwritableTarget
from briefer.exporting.options import ExportOptions
from briefer.exporting.products import applied
from briefer.markup.outline import NotCarried

_DEFAULT = ExportOptions()


@dataclass(frozen=True, slots=True)
class Rendered:
    """The bytes of a file, and what of the brief they do not carry."""

    data: bytes
    not_carried: tuple[NotCarried, ...] = ()


def rendered(brief: Brief, path: Path, options: ExportOptions = _DEFAULT) -> Rendered:
    """Return `brief` as the file that the ending of `path` names.

    Raises UnwritableTarget: unknown-format; UnusableStyle.
    """
    make = _WRITERS.get(path.suffix.lower())
    if make is None:
        raise UnwritableTarget(path, "unknown-format", path.suffix)
    return make(brief, options)


def _word(brief: Brief, options: ExportOptions) -> Rendered:
    from briefer.exporting.wordfile import word_file  # noqa: PLC0415 - each writer is slow to load
    from briefer.jobs import styles  # noqa: PLC0415

    return Rendered(word_file(brief, styles.load(options.style or brief.settings.style), options))


def _page(brief: Brief, options: ExportOptions) -> Rendered:
    from briefer.exporting import html  # noqa: PLC0415
    from briefer.exporting.compose import compose  # noqa: PLC0415
    from briefer.jobs import styles  # noqa: PLC0415

    asked = applied(brief, options)
    document = compose(asked, styles.load(asked.settings.style), options)
    return Rendered(html.page(document, for_screen=False).encode())


def _pdf(brief: Brief, options: ExportOptions) -> Rendered:
    from briefer.exporting import pdf  # noqa: PLC0415
    from briefer.exporting.compose import compose  # noqa: PLC0415
    from briefer.jobs import styles  # noqa: PLC0415

    asked = applied(brief, options)
    return Rendered(pdf.write(compose(asked, styles.load(asked.settings.style), options)))


def _markdown(brief: Brief, options: ExportOptions) -> Rendered:
    from briefer.markup import outline  # noqa: PLC0415

    written = outline.write(applied(brief, options))
    return Rendered(written.markdown.encode(), written.not_carried)


_WRITERS: dict[str, Callable[[Brief, ExportOptions], Rendered]] = {
    ".docx": _word,
    ".html": _page,
    ".htm": _page,
    ".pdf": _pdf,
    ".md": _markdown,
    ".markdown": _markdown,
}

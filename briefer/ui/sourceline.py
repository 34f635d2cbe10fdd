"""One line about a source: its name, where and when it appeared, and what to cite it as."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from briefer.core.csl_values import display_date, format_names
from briefer.core.excerpt import Pinpoint
from briefer.core.source import Source

if TYPE_CHECKING:
    from briefer.project.queries import SourceLine

_LONGEST = 600  # characters


def title_of(source: Source) -> str:
    """Return the title of `source`, its file's name where it has none.

    Only its beginning where it is no title but a whole text: fonts measure a line at a time.
    """
    return (source.item.text("title") or source.name)[:_LONGEST]


def about_line(source: Source) -> str:
    """Return outlet and date of `source`, and what kind of copy it is."""
    return " · ".join(filter(None, (outlet_line(source), *_copy_flags(source))))


def outlet_line(source: Source) -> str:
    """Return outlet and date of `source`."""
    return " · ".join(filter(None, (_outlet(source), _date(source))))


def copy_line(source: Source) -> str:
    """Return what kind of copy `source` is, empty for a plain one."""
    words = " · ".join(_copy_flags(source))
    return words[:1].upper() + words[1:]


def version_words(line: SourceLine) -> str:
    """Return which version a source is where the project has two, else nothing."""
    if line.newer_id:
        return _tr("older version")
    return _tr("newer version") if line.older_id else ""


def citation_line(source: Source, pinpoint: Pinpoint | None = None) -> str:
    """Return one line that names `source` outside a brief, with the place in it."""
    names = source.item.value("author")
    parts = (
        format_names(names).replace(";", ",") if names else "",
        f"“{title_of(source)}”",
        _outlet(source),
        _date(source),
        _place(pinpoint) if pinpoint else "",
        source.item.text("URL"),
    )
    return ", ".join(part for part in parts if part)


def _outlet(source: Source) -> str:
    return source.item.text("container-title") or source.item.text("publisher")


def _date(source: Source) -> str:
    issued = source.item.value("issued")
    return display_date(issued) if issued else ""


def _place(pinpoint: Pinpoint) -> str:
    if pinpoint.first_page and pinpoint.first_page == pinpoint.last_page:
        return _tr("p. {number}").format(number=pinpoint.first_page)
    if pinpoint.first_page:
        return _tr("pp. {first}–{last}").format(first=pinpoint.first_page, last=pinpoint.last_page)
    if not pinpoint.first:
        return ""
    if pinpoint.first == pinpoint.last:
        return _tr("para. {number}").format(number=pinpoint.first)
    return _tr("paras. {first}–{last}").format(first=pinpoint.first, last=pinpoint.last)


def _copy_flags(source: Source) -> list[str]:
    flags = source.copy
    found = []
    if flags.extract_only:
        found.append(_tr("extract only"))
    if flags.republished_at:
        found.append(_tr("republished at {outlet}").format(outlet=flags.republished_at))
    if flags.translated_from:
        words = _tr("translated from {language}")
        found.append(words.format(language=flags.translated_from))
    if flags.is_unreliable:
        found.append(_tr("unreliable copy"))
    return found


def _tr(text: str) -> str:
    return QCoreApplication.translate("SourceLine", text)

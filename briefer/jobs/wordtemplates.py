"""What an organisation's Word template has of the styles that a brief needs."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from briefer.exporting.word.looks import look_ids, look_of
from briefer.exporting.word.styles import word_styles
from briefer.exporting.word.template import read_template, report


@dataclass(frozen=True, slots=True)
class TemplateLine:
    """A template that can be used: how many styles it brings, and the names of those it lacks."""

    path: Path
    found: int
    missing: tuple[str, ...]


def look_at(path: Path) -> TemplateLine:
    """Return what the template in `path` brings. Raises UnusableTemplate."""
    names = {style.style_id: style.name for style in word_styles(look_of(""))}
    found = report(read_template(path), names)
    return TemplateLine(path, len(found.found), found.missing)


def looks() -> tuple[tuple[str, str], ...]:
    """Return id and name of every look that Briefer brings."""
    return tuple((look_id, look_of(look_id).name) for look_id in look_ids())

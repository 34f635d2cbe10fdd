"""What an organisation's Word template has of the styles that a brief needs, and a sample."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from briefer.exporting import docx
from briefer.exporting.samplebrief import sample_document
from briefer.exporting.target import write_atomically
from briefer.exporting.word.looks import look_ids, look_of
from briefer.exporting.word.styles import word_styles
from briefer.exporting.word.template import read_template, report, style_names


@dataclass(frozen=True, slots=True)
class TemplateLine:
    """A template that can be used: how many styles it brings, and the names of those it lacks.

    `roles` pairs the name of each style of ours with what the template calls its own for it;
    `slots` are the places to be filled that it offers.
    """

    path: Path
    found: int
    missing: tuple[str, ...]
    roles: tuple[tuple[str, str], ...] = ()
    slots: tuple[str, ...] = ()


def look_at(path: Path) -> TemplateLine:
    """Return what the template in `path` brings. Raises UnusableTemplate."""
    names = {style.style_id: style.name for style in word_styles(look_of(""))}
    template = read_template(path)
    found, theirs = report(template, names), style_names(template)
    roles = tuple((ours, theirs.get(its_id, its_id)) for ours, its_id in found.found.items())
    return TemplateLine(path, len(found.found), found.missing, roles, found.slots)


def write_sample(template: Path, target: Path, *, force: bool = False) -> None:
    """Write a sample brief in the template's styles. Raises UnusableTemplate, UnwritableTarget."""
    made = docx.write(sample_document(), template=read_template(template))
    write_atomically(target, made, force=force)


def looks() -> tuple[tuple[str, str], ...]:
    """Return id and name of every look that Briefer brings."""
    return tuple((look_id, look_of(look_id).name) for look_id in look_ids())

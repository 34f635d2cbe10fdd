"""Type to find a section, for placing by keys alone."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from briefer.core.outline import OutlineItem, Section, walk
from briefer.core.text import search_form
from briefer.ui.chooser import Choice, Chooser, ChooserWords

translate = QCoreApplication.translate


@dataclass(frozen=True, slots=True)
class SectionLine:
    """A section in reading order; `number` is the one of the top level, 0 for none."""

    section_id: str
    title: str
    depth: int
    number: int = 0


def section_lines(outline: tuple[OutlineItem, ...]) -> tuple[SectionLine, ...]:
    """Return the sections of `outline` in reading order, numbered as the outline shows them."""
    found, count = [], 0
    for item, depth in walk(outline):
        if isinstance(item, Section):
            has_number = depth == 0 and item.printed and not item.is_parked
            count += has_number
            found.append(SectionLine(item.item_id, item.title, depth, count * has_number))
    return tuple(found)


def matching(lines: Sequence[SectionLine], typed: str) -> tuple[SectionLine, ...]:
    """Return the sections whose title holds each typed word or whose number is typed."""
    wanted = typed.strip()
    if wanted.isdigit() and (exact := tuple(s for s in lines if str(s.number) == wanted)):
        return exact
    words = search_form(wanted).split()
    return tuple(s for s in lines if all(word in search_form(s.title) for word in words))


class SectionChooser(Chooser):
    """Offers the sections of an outline; `chosen` gives the section's id."""

    def __init__(self, lines: Sequence[SectionLine], parent: QWidget) -> None:
        words = ChooserWords(
            translate("SectionChooser", "Type to find a section"),
            translate("SectionChooser", "Sections"),
            translate("SectionChooser", "No section with these words"),
        )
        self._lines = tuple(lines)
        super().__init__(self._choices, words, parent)

    def _choices(self, typed: str) -> list[Choice]:
        return [Choice(s.section_id, _label(s)) for s in matching(self._lines, typed)]


def _label(line: SectionLine) -> str:
    number = f"{line.number}  " if line.number else ""
    return "    " * line.depth + number + line.title

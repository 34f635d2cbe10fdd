"""Footnotes and endnotes of an RTF file, each with its mark."""

from __future__ import annotations

from briefer.importing.rtfflow import Flow
from briefer.ooxml.numbering import formatted


class Notes:
    """The notes of a file in the order of their places; those that have no mark are counted."""

    def __init__(self) -> None:
        self._notes: list[tuple[str, Flow]] = []
        self._feet = self._ends = 0  # counted
        self._form = "lowerRoman"  # of the marks of endnotes

    def texts(self) -> tuple[tuple[str, str], ...]:
        """Return the marks and the texts."""
        return tuple((mark, flow.running()) for mark, flow in self._notes)

    def begin(self, around: Flow) -> Flow:
        """Begin a note in a text; what it holds is to be written to the flow returned."""
        flow = Flow(is_note=True)
        self._notes.append(("", flow))
        if around.mark_at >= 0:
            self._feet += 1
            self._mark(around, str(self._feet))
        return flow

    def take_as_endnote(self, flow: Flow, around: Flow) -> None:
        """Learn that a note which was just begun is an endnote."""
        if self._notes and self._notes[-1][1] is flow and around.mark_at >= 0:
            self._feet -= 1
            self._ends += 1
            self._mark(around, formatted(self._ends, self._form))

    def count_in_digits(self) -> None:
        """Learn that endnotes are counted 1, 2, 3."""
        self._form = "decimal"

    def _mark(self, around: Flow, shown: str) -> None:
        self._notes[-1] = (f"[{shown}]", self._notes[-1][1])
        around.parts[around.mark_at] = (f"[{shown}]", False)

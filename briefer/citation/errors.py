"""What can be wrong with a citation style, as data."""

from __future__ import annotations

from dataclasses import dataclass

from briefer.core.errors import BrieferError


@dataclass(eq=False)
class UnusableStyle(BrieferError):
    """A citation style cannot be used.

    `place` names the style or file (with a line where one is known), `reason` is a code
    ("unknown", "unreadable", "too-big", "not-xml", "doctype", "not-a-style", "no-parent",
    "no-citation", "unknown-macro", "recursive-macro", "too-complex", "bad-value"),
    `detail` a value for the sentence.
    """

    place: str
    reason: str
    detail: str = ""

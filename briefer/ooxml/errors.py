"""What can be wrong with a zip package or a Word file, as data."""

from __future__ import annotations

from dataclasses import dataclass

from briefer.core.errors import BrieferError


@dataclass(eq=False)
class UnusablePackage(BrieferError):
    """A zip package, or a part of it, cannot be read.

    `reason` is a code: "not-a-zip", "old-office" (OLE: a .doc, or a password), "encrypted",
    "too-many-parts", "duplicate-parts", "overlapping-parts", "too-big", "bomb",
    "compression" (a method no office program uses), "damaged", "missing-part", "not-xml",
    "doctype", "not-word". `detail` names the part, or says the value for the sentence.
    """

    reason: str
    detail: str = ""

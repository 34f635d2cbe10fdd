"""Relationships between the parts of an Office package (ECMA-376 part 2)."""

from __future__ import annotations

import posixpath
from collections.abc import Sequence
from dataclasses import dataclass

from briefer.ooxml.package import Package, resolved
from briefer.ooxml.xml import attribute, local


@dataclass(frozen=True, slots=True)
class Relationship:
    """One relationship; `kind` is the last word of its type, `target` a part or an address."""

    identifier: str
    kind: str
    target: str
    is_external: bool


def relationships(package: Package, part: str = "") -> tuple[Relationship, ...]:
    """Return the relationships of `part`, of the package itself without one."""
    folder, name = posixpath.split(part)
    place = posixpath.join(folder, "_rels", f"{name}.rels")
    if place not in package:
        return ()
    found = []
    for element in package.xml(place):
        if local(element) != "Relationship":
            continue
        is_external = attribute(element, "TargetMode") == "External"
        target = attribute(element, "Target")
        kind = attribute(element, "Type").rpartition("/")[2]
        where = target if is_external else resolved(part, target)
        found.append(Relationship(attribute(element, "Id"), kind, where, is_external))
    return tuple(found)


def main_part(package: Package) -> str:
    """Return the name of the main document, that of Word where the package does not say."""
    kinds = {each.kind: each.target for each in reversed(relationships(package))}
    return kinds.get("officeDocument", "word/document.xml")


def related(package: Package, part: str, kind: str) -> str:
    """Return the name of the part that `part` relates to as `kind`, empty without one."""
    return related_parts(package, part).get(kind, "")


def related_parts(package: Package, part: str) -> dict[str, str]:
    """Return the names of the parts that `part` relates to, the first one of each kind."""
    return parts_by_kind(package, relationships(package, part))


def parts_by_kind(package: Package, found: Sequence[Relationship]) -> dict[str, str]:
    """Return the names of parts inside `package`, the first one of each kind."""
    return {
        each.kind: each.target
        for each in reversed(found)
        if not each.is_external and each.target in package
    }

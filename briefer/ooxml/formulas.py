"""Formulas of Word files as text (ECMA-376 part 1, section 22.1)."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from briefer.core.formulas import enclosed, fraction, limited, lowered, matrix, raised, root
from briefer.ooxml.xml import attribute, child, children, local
from briefer.untrusted import Element

_GONE = frozenset({"del", "moveFrom"})
_DEEPEST = 100  # parts in parts


def formula_text(element: Element, depth: int = 0) -> str:
    """Return the formula in `element` on one line; lines of a stack are divided by breaks."""
    return "".join(_part(each, depth + 1) for each in element)


def _part(element: Element, depth: int) -> str:
    name = local(element)
    if depth > _DEEPEST or not name or name in _GONE or name.endswith("Pr"):
        return ""
    if name in {"t", "delText"}:
        return element.text or ""
    form = _FORMS.get(name)
    return formula_text(element, depth) if form is None else form(element, depth)


def _of(element: Element, name: str, depth: int) -> str:
    found = child(element, name)
    return "" if found is None else formula_text(found, depth)


def _said(element: Element, kind: str, name: str, otherwise: str) -> str:
    """Return a property of a part: empty without a value, `otherwise` where it is not there."""
    properties = child(element, kind)
    found = None if properties is None else child(properties, name)
    return otherwise if found is None else attribute(found, "val")


def _fraction(element: Element, depth: int) -> str:
    line = "¦" if _said(element, "fPr", "type", "bar") == "noBar" else "/"
    return fraction(_of(element, "num", depth), _of(element, "den", depth), line)


def _raised(element: Element, depth: int) -> str:
    return raised(_of(element, "e", depth), _of(element, "sup", depth))


def _lowered(element: Element, depth: int) -> str:
    return lowered(_of(element, "e", depth), _of(element, "sub", depth))


def _both(element: Element, depth: int) -> str:
    base = lowered(_of(element, "e", depth), _of(element, "sub", depth))
    return raised(base, _of(element, "sup", depth))


def _before(element: Element, depth: int) -> str:
    scripts = raised(lowered("", _of(element, "sub", depth)), _of(element, "sup", depth))
    return f"{scripts}{_of(element, 'e', depth)}"


def _root(element: Element, depth: int) -> str:
    return root(_of(element, "e", depth), _of(element, "deg", depth))


def _limited(element: Element, depth: int) -> str:
    sign = _said(element, "naryPr", "chr", "∫")
    below, above = _of(element, "sub", depth), _of(element, "sup", depth)
    return limited(sign, below, above, _of(element, "e", depth))


def _enclosed(element: Element, depth: int) -> str:
    parts = (formula_text(each, depth) for each in children(element, "e"))
    before, between, after = (
        _said(element, "dPr", name, sign)
        for name, sign in (("begChr", "("), ("sepChr", "|"), ("endChr", ")"))
    )
    return enclosed(parts, before, between, after)


def _function(element: Element, depth: int) -> str:
    return f"{_of(element, 'fName', depth)} {_of(element, 'e', depth).lstrip()}"


def _limit(element: Element, depth: int) -> str:
    below = local(element) == "limLow"
    return (lowered if below else raised)(_of(element, "e", depth), _of(element, "lim", depth))


def _accent(element: Element, depth: int) -> str:
    return f"{_of(element, 'e', depth)}{_said(element, 'accPr', 'chr', chr(0x302))}"


def _matrix(element: Element, depth: int) -> str:
    rows = children(element, "mr")
    return matrix([formula_text(cell, depth) for cell in children(row, "e")] for row in rows)


def _stack(element: Element, depth: int) -> str:
    return "\n".join(formula_text(each, depth) for each in children(element, "e"))


_FORMS: Mapping[str, Callable[[Element, int], str]] = {
    "f": _fraction,
    "sSup": _raised,
    "sSub": _lowered,
    "sSubSup": _both,
    "sPre": _before,
    "rad": _root,
    "nary": _limited,
    "d": _enclosed,
    "func": _function,
    "limLow": _limit,
    "limUpp": _limit,
    "acc": _accent,
    "m": _matrix,
    "eqArr": _stack,
}

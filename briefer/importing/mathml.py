"""Formulas of web pages, books and OpenDocument texts (MathML 3) as text on one line."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from briefer.core.formulas import enclosed, fraction, lowered, matrix, raised, root
from briefer.ooxml.xml import attribute, child, children, local
from briefer.untrusted import Element

_UNSEEN = frozenset({"annotation", "annotation-xml", "mphantom", "none", "mprescripts"})
_APART = frozenset("=<>≤≥≈≠≡→⇒↔⇔∈∼∝")  # set apart by blanks
_BETWEEN = frozenset("+-−±∓×·")  # likewise where something stands before them
_INVISIBLE = str.maketrans("", "", "\u2061\u2062\u2063\u2064")
_ACCENTS = {
    **dict.fromkeys("¯‾ˉ_", "\u0305"),
    **dict.fromkeys("^ˆ", "\u0302"),
    **dict.fromkeys("~˜", "\u0303"),
    **dict.fromkeys("→⃗", "\u20d7"),
    "˙": "\u0307",
    "¨": "\u0308",
    "ˇ": "\u030c",
}
_DEEPEST = 100  # parts in parts


def mathml_text(element: Element, depth: int = 0) -> str:
    """Return the formula in `element`."""
    name = local(element)
    if not name or name in _UNSEEN or depth > _DEEPEST:
        return ""
    form = _FORMS.get(name)
    if form is not None:
        return form(element, depth + 1)
    if len(element):
        return "".join(_row(element, depth + 1)).strip()
    return " ".join((element.text or "").translate(_INVISIBLE).split())


def _row(element: Element, depth: int) -> Iterator[str]:
    """Yield the parts of a row, with blanks around the signs that relate them."""
    is_first = True
    for each in element:
        text = mathml_text(each, depth)
        is_sign = local(each) == "mo" and (text in _APART or (text in _BETWEEN and not is_first))
        yield f" {text} " if is_sign else text
        is_first = not text


def _parts(element: Element, depth: int, count: int) -> list[str]:
    parts = [mathml_text(each, depth) for each in element if local(each)]
    return [*parts, *[""] * count][:count]


def _first(element: Element, depth: int) -> str:
    return _parts(element, depth, 1)[0]


def _fraction(element: Element, depth: int) -> str:
    has_line = attribute(element, "linethickness", "1").rstrip("ptexm%.") != "0"
    above, below = _parts(element, depth, 2)
    return fraction(above, below, "/" if has_line else "¦")


def _raised(element: Element, depth: int) -> str:
    base, above = _parts(element, depth, 2)
    if local(element) == "mover" and above in _ACCENTS:
        return f"{base}{_ACCENTS[above]}"
    return raised(base, above)


def _lowered(element: Element, depth: int) -> str:
    return lowered(*_parts(element, depth, 2))


def _both(element: Element, depth: int) -> str:
    base, below, above = _parts(element, depth, 3)
    return raised(lowered(base, below), above)


def _square_root(element: Element, depth: int) -> str:
    return root("".join(_row(element, depth)))


def _root(element: Element, depth: int) -> str:
    return root(*_parts(element, depth, 2))


def _enclosed(element: Element, depth: int) -> str:
    before, after = attribute(element, "open", "("), attribute(element, "close", ")")
    separators = attribute(element, "separators", ",").strip()
    parts = [mathml_text(each, depth) for each in element]
    return enclosed(parts, before, separators[:1], after)


def _matrix(element: Element, depth: int) -> str:
    rows = (row for row in element if local(row) in {"mtr", "mlabeledtr"})
    return matrix([mathml_text(cell, depth) for cell in children(row, "mtd")] for row in rows)


def _semantics(element: Element, depth: int) -> str:
    """Return what is shown; a formula that is only given as a note of its writer is that note."""
    shown = _first(element, depth)
    note = child(element, "annotation")
    return shown if shown or note is None else " ".join((note.text or "").split())


_FORMS: Mapping[str, Callable[[Element, int], str]] = {
    "mfrac": _fraction,
    "msup": _raised,
    "mover": _raised,
    "msub": _lowered,
    "munder": _lowered,
    "msubsup": _both,
    "munderover": _both,
    "msqrt": _square_root,
    "mroot": _root,
    "mfenced": _enclosed,
    "mtable": _matrix,
    "maction": _first,
    "semantics": _semantics,
}

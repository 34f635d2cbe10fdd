"""Formulas as text on one line, as Word's linear format writes them.

What stands above, below or beside another thing says how large a number is: a half must not be
read as 12, ten squared not as 102. The notation is that of Unicode Technical Note 28.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

_ONE_THING = re.compile(r"(?s)\d+|[^\W\d_]*|.|\([^()]*\)|\[[^\[\]]*\]")
_ENCLOSED = re.compile(r"\([^()]*\)")
_RAISED = str.maketrans("0123456789+-−=()n", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁼⁽⁾ⁿ")
_LOWERED = str.maketrans("0123456789+-−=()", "₀₁₂₃₄₅₆₇₈₉₊₋₋₌₍₎")
_SIGNED = re.compile(r"[+\-−]?\d+|\d+[+\-−]|n")
_ROOTS = {"": "√", "2": "√", "3": "∛", "4": "∜"}


def fraction(above: str, below: str, line: str = "/") -> str:
    """Return one thing over another; `line` is what stands between them."""
    return f"{_grouped(above)}{line}{_grouped(below)}"


def raised(base: str, exponent: str) -> str:
    """Return `base` with what stands above it to the right."""
    return f"{base}{_script(exponent, '^', _RAISED)}"


def lowered(base: str, index: str) -> str:
    """Return `base` with what stands below it to the right."""
    return f"{base}{_script(index, '_', _LOWERED)}"


def root(inside: str, degree: str = "") -> str:
    """Return the root of what is `inside`."""
    degree = degree.strip()
    sign = _ROOTS.get(degree)
    return f"{sign}{_grouped(inside)}" if sign else f"√({degree}&{inside.strip()})"


def limited(sign: str, below: str, above: str, inside: str) -> str:
    """Return a sum, product or integral with its limits."""
    return f"{raised(lowered(sign, below), above)} {inside.strip()}".strip()


def enclosed(parts: Iterable[str], before: str, between: str, after: str) -> str:
    """Return parts in brackets."""
    return f"{before}{between.join(part.strip() for part in parts)}{after}"


def matrix(rows: Iterable[Iterable[str]]) -> str:
    """Return rows of cells: a semicolon ends a row, a comma a cell."""
    return "; ".join(", ".join(cell.strip() for cell in row) for row in rows)


def _grouped(text: str) -> str:
    """Return a part in brackets, if it would fall apart without them."""
    bare = text.strip()
    return bare if _ONE_THING.fullmatch(bare) else f"({bare})"


def _script(text: str, sign: str, small: dict[int, int]) -> str:
    bare = text.strip()
    if not bare:
        return ""
    if _SIGNED.fullmatch(bare) and (sign == "^" or bare != "n"):
        return bare.translate(small)
    return f"{sign}{bare}" if _ENCLOSED.fullmatch(bare) else f"{sign}({bare})"

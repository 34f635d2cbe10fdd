"""What a style must not do: call itself, nest without end, or blow up when it runs."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from briefer.citation.errors import UnusableStyle
from briefer.citation.safexml import children
from briefer.untrusted import Element

# The most complex style in use nests 72 levels and unfolds into 1.7 million elements.
DEPTH_LIMIT = 120
SIZE_LIMIT = 4_000_000


class Soundness:
    """Measures macros with all they call; raises UnusableStyle where there is no end."""

    def __init__(self, macros: Mapping[str, Element], place: str) -> None:
        self._macros = macros
        self._place = place
        self._measured: dict[str, tuple[int, int]] = {}
        self._open: list[str] = []

    def check(self, area: Element) -> None:
        """Refuse an area that is too deep or too big with all its macros unfolded."""
        depth, size = self._measure(area)
        if depth > DEPTH_LIMIT or size > SIZE_LIMIT:
            raise UnusableStyle(self._place, "too-complex", f"{depth}, {size}")

    def _measure(self, root: Element) -> tuple[int, int]:
        """Return the depth and the number of elements of `root` with its macros."""
        deepest = size = 0
        for element, level in _walk(root):
            size += 1
            name = element.get("macro")
            below = (0, 0) if name is None else self._macro(str(name))
            deepest = max(deepest, level + below[0])
            size += below[1]
        return deepest, size

    def _macro(self, name: str) -> tuple[int, int]:
        found = self._measured.get(name)
        if found is None:
            if name in self._open:
                raise UnusableStyle(self._place, "recursive-macro", name)
            if name not in self._macros:
                raise UnusableStyle(self._place, "unknown-macro", name)
            if len(self._open) > DEPTH_LIMIT:
                raise UnusableStyle(self._place, "too-complex", name)
            self._open.append(name)
            found = self._measured[name] = self._measure(self._macros[name])
            self._open.pop()
        return found


def _walk(root: Element) -> Iterator[tuple[Element, int]]:
    """Iterate over the elements of `root` with their level, without recursion."""
    todo = [(root, 1)]
    while todo:
        element, level = todo.pop()
        yield element, level
        todo.extend([(part, level + 1) for part in children(element)])

"""The tree a style renders into, before punctuation is settled."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TypeAlias

# Formatting as CSL attributes: (("font-style", "italic"),).
Look: TypeAlias = tuple[tuple[str, str], ...]


class Box:
    """Nodes rendered together: one look, quotation marks, a display, a role.

    `role` tells later stages what the content is: "names", "year", "year-suffix",
    "citation-number", "number", "date" and "raw" (text whose punctuation is kept).
    """

    __slots__ = ("display", "kids", "look", "quoted", "role")

    def __init__(
        self,
        kids: list[Node],
        look: Look = (),
        role: str = "",
        display: str = "",
        *,
        quoted: bool = False,
    ) -> None:
        self.kids = kids
        self.look = look
        self.role = role
        self.display = display
        self.quoted = quoted

    def like(self, kids: list[Node]) -> Box:
        """Return a box that looks like this one around other `kids`."""
        return Box(kids, self.look, self.role, self.display, quoted=self.quoted)


Node: TypeAlias = str | Box


def plain(node: Node) -> str:
    """Return the text of `node` without quotation marks and looks."""
    if isinstance(node, str):
        return node
    return "".join([plain(kid) for kid in node.kids])


def boxes(node: Node) -> Iterator[Box]:
    """Iterate over `node` and every box below it, outermost first."""
    if isinstance(node, Box):
        yield node
        for kid in node.kids:
            yield from boxes(kid)


def find(node: Node, role: str) -> Box | None:
    """Return the first box of `role` in `node`, None without one."""
    return next((box for box in boxes(node) if box.role == role), None)


def fingerprint(node: Node) -> str:
    """Return text that is equal for two nodes that print the same."""
    if isinstance(node, str):
        return node
    inner = "".join([fingerprint(kid) for kid in node.kids])
    if node.quoted:
        inner = f"\u201c{inner}\u201d"
    return f"<{node.look}>{inner}</>" if node.look else inner

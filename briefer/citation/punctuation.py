"""Punctuation where rendered parts meet, and quotation marks that alternate."""

from __future__ import annotations

from enum import Enum, auto

from briefer.citation.locales import Locale
from briefer.citation.richtext import FIELD
from briefer.citation.tree import Box, Look, Node, plain

# What remains where a part ends with the first mark and the next begins with the second.
_DROP_SECOND = frozenset(
    ["!.", "!:", "?.", "?:", ":.", ";:", ";.", "!!", "??", "..", "::", ";;", ",,", "  "]
)
_DROP_FIRST = frozenset([":!", ":?", ";!", ";?", " ,"])
_MARKS = frozenset(".,;:!? ")
_MOVES_INSIDE = frozenset([".", ","])


class Kind(Enum):
    """What a piece is."""

    TEXT = auto()
    OPEN = auto()
    CLOSE = auto()
    QUOTE_OPEN = auto()
    QUOTE_CLOSE = auto()
    BLOCK_OPEN = auto()
    BLOCK_CLOSE = auto()


class Piece:
    """A piece of settled output: a text, or where a look, quotation or block begins or ends.

    `text` of a block is its CSL `display`; pieces of one `field` come from one value.
    """

    __slots__ = ("field", "kind", "look", "text")

    def __init__(
        self, kind: Kind, text: str = "", look: Look = (), field: Box | None = None
    ) -> None:
        self.kind = kind
        self.text = text
        self.look = look
        self.field = field


def settle(node: Node, locale: Locale) -> list[Piece]:
    """Return `node` as pieces in order, doubled punctuation gone and quotes alternating."""
    pieces: list[Piece] = []
    _flatten(node, pieces)
    _begin_at_margin(pieces)
    _settle_borders(pieces, inside=locale.is_on("punctuation-in-quote"))
    _write_quotes(pieces, locale)
    return [piece for piece in pieces if piece.text or piece.kind is not Kind.TEXT]


def _begin_at_margin(pieces: list[Piece]) -> None:
    """Take the blanks off the beginning of an entry that begins with a block."""
    if not pieces or pieces[0].kind is not Kind.BLOCK_OPEN:
        return
    while len(pieces) > 1 and pieces[1].kind is Kind.TEXT and not pieces[1].text.strip(" "):
        del pieces[1]


def _flatten(node: Node, pieces: list[Piece], field: Box | None = None) -> None:
    if isinstance(node, str):
        if node:
            pieces.append(Piece(Kind.TEXT, node, (), field))
        return
    if node.role == FIELD:
        field = node
    if node.display or node.look or node.quoted:
        _flatten_dressed(node, pieces, field)
        return
    for kid in node.kids:
        _flatten(kid, pieces, field)


def _flatten_dressed(node: Box, pieces: list[Piece], field: Box | None) -> None:
    ends: list[Piece] = []
    if node.display and not plain(node):
        return
    if node.display:
        pieces.append(Piece(Kind.BLOCK_OPEN, node.display))
        ends.append(Piece(Kind.BLOCK_CLOSE, node.display))
    if node.look:
        pieces.append(Piece(Kind.OPEN, look=node.look))
        ends.append(Piece(Kind.CLOSE, look=node.look))
    if node.quoted:
        pieces.append(Piece(Kind.QUOTE_OPEN))
        ends.append(Piece(Kind.QUOTE_CLOSE))
    for kid in node.kids:
        _flatten(kid, pieces, field)
    pieces += reversed(ends)


def _settle_borders(pieces: list[Piece], *, inside: bool) -> None:
    """Settle each border between two texts, moving marks into quotations if `inside`."""
    border = _Border()
    index = 0
    while index < len(pieces):
        piece = pieces[index]
        if piece.kind is Kind.TEXT:
            moved = border.settle(piece, inside=inside)
            if moved is not None:
                pieces.insert(border.quote_end, moved)
                border.quote_end += 1
                index += 1
            if piece.text:
                border.last, border.quote_end = piece, -1
        elif piece.kind is Kind.QUOTE_CLOSE:
            border.quote_end = index if border.quote_end < 0 else border.quote_end
        elif piece.kind is Kind.QUOTE_OPEN:
            border.quote_end = -1
        elif piece.kind in {Kind.BLOCK_OPEN, Kind.BLOCK_CLOSE}:
            if piece.text == "right-inline" and border.strip_blank():
                # The line ends here: its last blank is not part of the block.
                pieces.insert(index + 1, Piece(Kind.TEXT, " "))
            border = _Border()
        index += 1


class _Border:
    """The last text so far, and where the quotation that it ended was closed (-1: none)."""

    __slots__ = ("last", "quote_end")

    def __init__(self) -> None:
        self.last: Piece | None = None
        self.quote_end = -1

    def settle(self, piece: Piece, *, inside: bool) -> Piece | None:
        """Settle the border before `piece`; return a mark to move into the quotation."""
        if self.last is None:
            return None
        if piece.text[0] not in _MARKS or _same_value(self.last, piece):
            return None
        _meet(self.last, piece)
        if not (inside and self.quote_end >= 0 and piece.text[:1] in _MOVES_INSIDE):
            return None
        self.last = Piece(Kind.TEXT, piece.text[0])
        piece.text = piece.text[1:]
        return self.last

    def strip_blank(self) -> bool:
        """Take the blank off the end of the last text; tell whether there was one."""
        if self.last is None or not self.last.text.endswith(" "):
            return False
        self.last.text = self.last.text.rstrip(" ")
        return True


def _same_value(one: Piece, other: Piece) -> bool:
    return one.field is not None and one.field is other.field


def _meet(last: Piece, piece: Piece) -> None:
    """Drop what the border between two texts has twice."""
    while last.text and piece.text:
        pair = last.text[-1] + piece.text[0]
        if pair in _DROP_SECOND:
            piece.text = piece.text[1:]
        elif pair in _DROP_FIRST:
            last.text = last.text[:-1]
        else:
            return


def _write_quotes(pieces: list[Piece], locale: Locale) -> None:
    depth = 0
    for piece in pieces:
        if piece.kind is Kind.QUOTE_OPEN:
            piece.text = locale.term("open-inner-quote" if depth % 2 else "open-quote")
            piece.kind = Kind.TEXT
            depth += 1
        elif piece.kind is Kind.QUOTE_CLOSE:
            depth -= 1
            piece.text = locale.term("close-inner-quote" if depth % 2 else "close-quote")
            piece.kind = Kind.TEXT

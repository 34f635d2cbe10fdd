"""Punctuation where rendered parts meet, and quotation marks that alternate."""

from __future__ import annotations

from enum import Enum, auto

from briefer.citation.locales import Locale
from briefer.citation.richtext import FIELD
from briefer.citation.tree import Box, Look, Node

# What remains where a part ends with the first mark and the next begins with the second.
_DROP_SECOND = frozenset(
    ["!.", "!:", "?.", "?:", ":.", ";:", ";.", "!!", "??", "..", "::", ";;", ",,", "  "]
)
_DROP_FIRST = frozenset([":!", ":?", ";!", ";?", " ,"])
_MARKS = frozenset(".,;:!? ")
_MOVES_INSIDE = frozenset(".,")


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
    _settle_borders(pieces, inside=locale.is_on("punctuation-in-quote"))
    _write_quotes(pieces, locale)
    return [piece for piece in pieces if piece.text or piece.kind is not Kind.TEXT]


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
    last: Piece | None = None
    quote_end = -1
    index = 0
    while index < len(pieces):
        piece = pieces[index]
        if piece.kind is Kind.QUOTE_CLOSE and quote_end < 0:
            quote_end = index
        elif piece.kind in {Kind.BLOCK_OPEN, Kind.BLOCK_CLOSE}:
            if piece.text == "right-inline" and last is not None and last.text.endswith(" "):
                # The line ends here: its last blank is not part of the block.
                last.text = last.text.rstrip(" ")
                pieces.insert(index + 1, Piece(Kind.TEXT, " "))
            last, quote_end = None, -1
        elif piece.kind is Kind.TEXT:
            if last is not None and piece.text[0] in _MARKS and not _same_value(last, piece):
                _meet(last, piece)
                if piece.text and inside and quote_end >= 0 and piece.text[0] in _MOVES_INSIDE:
                    pieces.insert(quote_end, Piece(Kind.TEXT, piece.text[0]))
                    piece.text = piece.text[1:]
                    index += 1
            if piece.text:
                last, quote_end = piece, -1
        elif piece.kind is Kind.QUOTE_OPEN:
            quote_end = -1
        index += 1


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

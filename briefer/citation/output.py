"""Settled pieces as the runs that every writer of Briefer prints."""

from __future__ import annotations

from itertools import groupby
from operator import itemgetter

from briefer.citation.punctuation import Kind, Piece
from briefer.citation.tree import Look
from briefer.core.runs import Run, Runs, Vertical

_PLAIN = {
    "font-style": "normal",
    "font-weight": "normal",
    "font-variant": "normal",
    "text-decoration": "none",
    "vertical-align": "baseline",
    "link": "",
}
_VERTICAL = {"sup": Vertical.SUPER, "sub": Vertical.SUB}
_SEPARATORS = {"right-inline": "\t", "block": "\n", "indent": "\n"}
State = dict[str, str]


def runs(pieces: list[Piece]) -> Runs:
    """Return `pieces` as runs; a look inside the same look is turned off."""
    stack: list[State] = [_PLAIN]
    found: list[tuple[str, State]] = []
    for piece in pieces:
        if piece.kind is Kind.TEXT:
            found.append((piece.text, stack[-1]))
        elif piece.kind is Kind.OPEN:
            stack.append(changed(stack[-1], piece.look))
        elif piece.kind is Kind.CLOSE:
            stack.pop()
        elif piece.kind is Kind.BLOCK_OPEN and found and piece.text in _SEPARATORS:
            found.append((_SEPARATORS[piece.text], _PLAIN))
    return tuple(
        [
            _run("".join([text for text, _ in group]), state)
            for state, group in groupby(found, key=itemgetter(1))
        ]
    )


def changed(state: State, look: Look) -> State:
    """Return `state` inside `look`: italic within italic is upright again."""
    inner = dict(state)
    for name, value in look:
        if name == "nodecor":
            inner.update({k: v for k, v in _PLAIN.items() if k != "link"})
        elif inner[name] == value and name != "link":
            inner[name] = _PLAIN[name]
        else:
            inner[name] = value
    return inner


def _run(text: str, state: State) -> Run:
    return Run(
        text,
        italic=state["font-style"] in {"italic", "oblique"},
        bold=state["font-weight"] == "bold",
        small_caps=state["font-variant"] == "small-caps",
        underline=state["text-decoration"] == "underline",
        vertical=_VERTICAL.get(state["vertical-align"], Vertical.BASE),
        link=state["link"],
    )

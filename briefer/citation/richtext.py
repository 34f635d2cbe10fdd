"""The light markup and the quotation marks in the values of an item."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from briefer.citation.tree import Box, Look, Node

SUPERSCRIPTS = (
    "\u00aa\u00b2\u00b3\u00b9\u00ba\u02b0-\u02b8\u02e0-\u02e4\u1d2c-\u1d61\u2070-\u207f"
    "\u2120\u2122\u3192-\u319f\u06e5\u06e6\u02c0\u02c1"
)
_SPECIAL = re.compile(f"[<\u00ab'\"\u2018\u2019\u201c\u201d{SUPERSCRIPTS}]")
_PART = re.compile(
    r"(</?(?:i|b|sup|sub|sc)>|<span [^<>]*>|</span>|['\"\u2018\u2019\u201c\u201d]|["
    + SUPERSCRIPTS
    + "]+)"
)
ALL_MARKS = "'\"\u2018\u2019\u201c\u201d"
STRAIGHT_MARKS = "'\""
NO_MARKS = ""
DEPTH_LIMIT = 20
_TAGS: dict[str, Look] = {
    "<i>": (("font-style", "italic"),),
    "<b>": (("font-weight", "bold"),),
    "<sup>": (("vertical-align", "sup"),),
    "<sub>": (("vertical-align", "sub"),),
    "<sc>": (("font-variant", "small-caps"),),
}
# The role of a box around one value: punctuation inside it is the author's business.
FIELD = "field"
_SMALL_CAPS = re.compile(r"font-variant:\s*small-caps")
_LOOSE = {'"': '"', "'": "\u2019", "\u201c": "\u201c", "\u2018": "\u2018"}
_CLOSES = {"\u201d": "\u201c", "\u2019": "\u2018", '"': '"', "'": "'"}
# Letters that Unicode does not decompose although they are printed raised.
# What may stand before an opening mark.
_OPENERS = "([{/-\u2013\u2014\"'\u201c\u2018<>:"
_GUILLEMETS = re.compile("\u00ab[ \u00a0]([^\u00ab\u00bb]*)[ \u00a0]\u00bb")
_RAISED = {"\u02c0": "\u0294", "\u02c1": "\u0295", "\u06e5": "\u0648", "\u06e6": "\u064a"}


class _Frame:
    """Something opened and not yet closed: a tag or a quotation mark."""

    __slots__ = ("box", "opener")

    def __init__(self, opener: str, box: Box) -> None:
        self.opener = opener
        self.box = box


@lru_cache(maxsize=8192)
def parse(text: str, marks: str = ALL_MARKS) -> Node:
    """Return `text` as a node: tags become looks, quotation marks quoted boxes.

    Only the quotation marks in `marks` are paired; the others stay. So do marks without a
    partner, but a lone `'` is an apostrophe.
    """
    if not _SPECIAL.search(text):
        return text
    if "\u00ab" in text:
        text = _GUILLEMETS.sub(_narrowed, text)
    kids = _Parser(text, marks).kids()
    return kids[0] if len(kids) == 1 and isinstance(kids[0], str) else Box(kids, role=FIELD)


class _Parser:
    """One pass over a value; unmatched openers become plain text again."""

    def __init__(self, text: str, marks: str) -> None:
        self.marks = marks
        self.parts = [part for part in _PART.split(text) if part]
        self.stack = [_Frame("", Box([]))]

    def kids(self) -> list[Node]:
        """Return the nodes of the value."""
        for index, part in enumerate(self.parts):
            self._take(index, part)
        while len(self.stack) > 1:
            self._give_up()
        return _merged(self.stack[0].box.kids)

    def _take(self, index: int, part: str) -> None:
        if part in self.marks:
            self._take_mark(index, part)
        elif part == "'":
            self._add("\u2019")
        elif part.startswith("</") and _PART.fullmatch(part):
            self._close_tag(part)
        elif part in _TAGS or (part.startswith("<span ") and part.endswith(">")):
            self._open(_Frame(part, _box_for(part)))
        elif part[0] in _RAISED or unicodedata.decomposition(part[0]).startswith("<super>"):
            for char in part:
                self._add(Box([_lowered(char)], _TAGS["<sup>"]))
        else:
            self._add(part)

    def _add(self, node: Node) -> None:
        self.stack[-1].box.kids.append(node)

    def _open(self, frame: _Frame) -> None:
        """Go into `frame`; beyond a depth that nobody means it is only text."""
        if len(self.stack) > DEPTH_LIMIT:
            self._add(_LOOSE.get(frame.opener, frame.opener))
        else:
            self.stack.append(frame)

    def _give_up(self) -> None:
        frame = self.stack.pop()
        self._add(_LOOSE.get(frame.opener, frame.opener))
        self.stack[-1].box.kids.extend(frame.box.kids)

    def _close_tag(self, part: str) -> None:
        name = part[2:-1]
        depth = len(self.stack) - 1
        while depth > 0 and not self.stack[depth].opener.startswith(f"<{name}"):
            depth -= 1
        if depth == 0:
            self._add(part)
            return
        while len(self.stack) - 1 > depth:
            self._give_up()
        frame = self.stack.pop()
        frame.box.kids = _merged(frame.box.kids)
        self._add(frame.box)

    def _take_mark(self, index: int, part: str) -> None:
        before, after = self._beside(index, -1), self._beside(index, 1)
        opener = _CLOSES.get(part)
        is_open = opener is not None and self._open_mark(opener)
        if is_open and _may_close(part, before, after):
            self._close_mark(opener or "")
        elif part in _LOOSE and _may_open(part, before, after):
            self._open(_Frame(part, Box([], quoted=True)))
        else:
            self._add("\u2019" if part in "'\u2019" else part)

    def _open_mark(self, opener: str) -> bool:
        for frame in reversed(self.stack):
            if frame.opener == opener:
                return True
            if frame.opener.startswith("<"):
                return False
        return False

    def _close_mark(self, opener: str) -> None:
        while self.stack[-1].opener != opener:
            self._give_up()
        frame = self.stack.pop()
        frame.box.kids = _merged(frame.box.kids)
        self._add(frame.box)

    def _beside(self, index: int, step: int) -> str:
        """Return the nearest printed character before or after part `index`."""
        index += step
        while 0 <= index < len(self.parts):
            part = self.parts[index]
            if not (part.startswith("<") and _PART.fullmatch(part)):
                return part[-1] if step < 0 else part[0]
            index += step
        return ""


def _narrowed(match: re.Match[str]) -> str:
    return f"\u00ab\u202f{match[1].strip()}\u202f\u00bb"


def _may_open(part: str, before: str, after: str) -> bool:
    if part in "\u201c\u2018":
        return True
    if not after or after.isspace() or after == part:
        return False
    return not before or before.isspace() or (before in _OPENERS and before != part)


def _may_close(part: str, before: str, after: str) -> bool:
    if part == "\u201d":
        return True
    if before.isspace():
        return False
    return not (after and after.isalnum())


def _box_for(tag: str) -> Box:
    if tag in _TAGS:
        return Box([], _TAGS[tag])
    if _SMALL_CAPS.search(tag):
        return Box([], _TAGS["<sc>"])
    if "nocase" in tag:
        return Box([], role="nocase")
    if "nodecor" in tag:
        return Box([], (("nodecor", "yes"),), role="nocase")
    return Box([])


def _lowered(text: str) -> str:
    return "".join([_RAISED.get(c) or unicodedata.normalize("NFKC", c) for c in text])


def _merged(kids: list[Node]) -> list[Node]:
    """Join neighbouring texts, so that only real borders are borders."""
    result: list[Node] = []
    for kid in kids:
        if isinstance(kid, str) and result and isinstance(result[-1], str):
            result[-1] += kid
        else:
            result.append(kid)
    return result

"""The text of an RTF file: its paragraphs, tables and notes, as they are displayed.

Groups, destinations and character sets as in the Rich Text Format Specification 1.9.1. Tracked
deletions and hidden text are not displayed, headers, footers and comments are no part of the text.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import lru_cache

from briefer.importing.raised import Raised
from briefer.importing.rtfflow import Flow, RtfParagraph, RtfTable, whole
from briefer.importing.rtfstate import FORMATS, State
from briefer.importing.rtfwords import (
    BOXES,
    CHARACTERS,
    LABELS,
    MULTIBYTE,
    SYMBOLS,
    TOKEN,
    codec_of_charset,
    codec_of_page,
    is_unseen,
    without_binary,
    without_unseen,
)
from briefer.ooxml.numbering import formatted
from briefer.ooxml.symbols import SYMBOL_FONTS, symbol, symbol_of_field

_INFO = ("title", "author")  # what the file says of itself
_DEEPEST = 2_000  # groups in groups
_WORD, _NUMBER, _HEX, _SYMBOL, _BRACE, _TEXT = range(1, 7)  # groups of a token


@dataclass(frozen=True, slots=True)
class RtfText:
    """What a file holds; `notes` are marks and texts, `changes` counts changed paragraphs."""

    blocks: tuple[RtfParagraph | RtfTable, ...]
    notes: tuple[tuple[str, str], ...]
    title: str
    author: str
    changes: int
    hidden: int


def rtf_text(rtf: str) -> RtfText:
    """Return the text of a file whose bytes were decoded as Latin-1. Raises RecursionError."""
    reading = _Reading()
    for token in TOKEN.finditer(without_unseen(without_binary(rtf))):
        reading.take(token)
    return reading.whole()


class _Reading:
    """One pass over the tokens of a file."""

    def __init__(self) -> None:
        self._flow = Flow()
        self._state = State(flow=self._flow)
        self._outer: list[State] = []
        self._page = "cp1252"
        self._default = 0  # the font of text that names none
        self._fonts: dict[int, str] = {}
        self._symbols: dict[int, str] = {}  # the names of fonts that show symbols
        self._code: list[str] = []  # of a field
        self._is_shown = False  # the result of a field, by its code already
        self._styles: dict[int, str] = {}
        self._number = 0  # of the font or style that is described
        self._name: list[str] = []
        self._info: dict[str, list[str]] = {name: [] for name in _INFO}
        self._notes: list[tuple[str, Flow]] = []
        self._counts = {"decimal": 0, "lowerRoman": 0}
        self._end_form = "lowerRoman"
        self._is_first = self._is_optional = self._is_in_gap = False
        self._skip = 0
        self._bytes = b""
        self._changes = self._hidden = 0

    def whole(self) -> RtfText:
        """Return all that was read."""
        while self._outer:
            self._close()
        self._flush()
        self._end_paragraph(is_last=True)
        self._flow.end_table()
        notes = tuple((mark, flow.running()) for mark, flow in self._notes)
        title, author = (whole("".join(self._info[name])).strip() for name in _INFO)
        blocks = tuple(self._flow.blocks)
        return RtfText(blocks, notes, title, author, self._changes, self._hidden)

    def take(self, token: re.Match[str]) -> None:
        """Take the next token."""
        kind = token.lastindex
        if kind in (_WORD, _NUMBER):
            if token[_WORD] in _MEANT or self._is_first or self._skip or self._bytes:
                self._take_word(token[_WORD], token[_NUMBER])
            return
        if kind == _TEXT:
            self._take_text(token[_TEXT])
        elif kind == _HEX:
            self._take_byte(int(token[_HEX], 16))
        elif kind == _BRACE:
            self._flush()
            self._skip = 0
            (self._open if token[_BRACE] == "{" else self._close)()
            return
        elif kind == _SYMBOL:
            self._take_symbol(token[_SYMBOL])
            return
        self._is_first = self._is_optional = False

    # -- groups

    def _open(self) -> None:
        if len(self._outer) >= _DEEPEST:
            raise RecursionError
        self._outer.append(self._state)
        self._state = self._state.inherited()
        self._is_first, self._is_optional = True, False

    def _close(self) -> None:
        if not self._outer:
            return
        inner, self._state = self._state, self._outer.pop()
        if inner.target == "code" != self._state.target:
            self._end_code()
        if inner.flow is not self._state.flow:
            self._end_flow(inner)

    def _end_flow(self, inner: State) -> None:
        """Finish a note or a box, whose group ends here."""
        self._end_paragraph(inner, is_last=True)
        inner.flow.end_table()
        self._state.flow.mark_at = -1

    # -- text

    def _take_text(self, text: str) -> None:
        if self._skip:
            skipped = min(self._skip, len(text))
            self._skip -= skipped
            text = text[skipped:]
        if self._bytes and self._codec in MULTIBYTE:
            self._bytes += text.encode("latin-1", "replace")
            return
        self._flush()
        if text:
            self._add(text if text.isascii() else _decoded(text.encode("latin-1"), self._codec))

    def _take_byte(self, byte: int) -> None:
        if self._skip:
            self._skip -= 1
        elif self._codec in MULTIBYTE:
            self._bytes += bytes((byte,))
        else:
            self._add(_character(byte, self._codec))

    def _take_symbol(self, symbol: str) -> None:
        self._flush()
        if symbol == "*":
            self._is_optional = True
        elif self._skip:
            self._skip -= 1
        elif symbol in "\r\n":
            self._end_paragraph()
        elif symbol in SYMBOLS:
            self._add(SYMBOLS[symbol])

    @property
    def _codec(self) -> str:
        font = self._state.font
        return self._fonts.get(self._default if font < 0 else font) or self._page

    def _flush(self) -> None:
        if self._bytes:
            found, self._bytes = self._bytes, b""
            self._add(_decoded(found, self._codec))

    def _add(self, text: str) -> None:
        """Add characters to what the group is about."""
        state = self._state
        if not state.target:
            font = self._symbols.get(state.font)
            self._add_seen(_symbols(text, font) if font else text, state)
        elif state.target in self._info:
            self._info[state.target].append(text)
        elif state.target == "label":
            state.flow.label += text
        elif state.target == "code":
            self._code.append(text)
        elif state.target == "fonts":
            self._name_font(text)
        elif state.target == "styles":
            self._name.append(text)
            if ";" in text:
                name = "".join(self._name).partition(";")[0]
                self._styles[self._number] = name.strip().casefold()
                self._name, self._number = [], 0

    def _name_font(self, text: str) -> None:
        """Learn the name of the font that is described, if it is one of symbols."""
        name = text.partition(";")[0].strip()
        if name.casefold() in SYMBOL_FONTS:
            self._symbols[self._number] = name

    def _end_code(self) -> None:
        """Take in what a field shows whose code says it."""
        found = symbol_of_field("".join(self._code))
        self._code, self._is_shown = [], bool(found)
        if found:
            self._add(found)

    def _add_seen(self, text: str, state: State) -> None:
        if state.is_deleted:
            state.flow.is_changed = True
        elif state.is_hidden:
            self._hidden += not self._is_in_gap and not text.isspace()
            self._is_in_gap = True
        else:
            self._is_in_gap = False
            shown = Raised(text) if state.is_raised else text
            state.flow.parts.append((shown, state.is_stressed or state.is_bold))

    # -- words

    def _take_word(self, word: str, digits: str | None) -> None:
        self._flush()
        is_first, self._is_first = self._is_first, False
        is_optional, self._is_optional = self._is_optional, False
        if self._skip and word != "u":
            self._skip -= 1
            return
        number = None if digits is None else int(digits)
        if is_first and self._is_destination(word, is_optional=is_optional):
            return
        if self._state.target == "unseen":
            return
        if word in CHARACTERS:
            self._add(CHARACTERS[word])
        elif (form := FORMATS.get(word)) is not None:
            form(self._state, number)
        elif (act := _ACTIONS.get(word)) is not None:
            act(self, number)

    def _is_destination(self, word: str, *, is_optional: bool) -> bool:
        """Tell whether a group is about something else than text, and note what."""
        state = self._state
        if word in BOXES:
            self._begin_box()
        elif word == "fldrslt" and self._is_shown:
            state.target, self._is_shown = "unseen", False
        elif state.target == "unseen" and word not in {"ud", *_INFO}:
            return True
        elif word in _TARGETS:
            state.target = _TARGETS[word]
        elif word in LABELS:
            state.target, state.flow.label = "label", ""
        elif word == "footnote":
            self._begin_note()
        elif is_unseen(word, is_optional=is_optional):
            state.target = "unseen"
        else:
            return False
        return True

    def _begin_box(self) -> None:
        outer = next((s.flow for s in reversed(self._outer)), self._flow)
        self._state.target, self._state.flow = "", Flow()
        outer.boxes.append(self._state.flow)

    def _begin_note(self) -> None:
        if self._state.target or self._state.is_deleted or self._state.is_hidden:
            self._state.target = "unseen"
            return
        self._state.flow = Flow()
        self._notes.append(("", self._state.flow))
        self._number_note("decimal")

    def _number_note(self, form: str) -> None:
        """Give the note that was begun its mark, in the text too, if it is counted."""
        outer = self._outer[-1].flow
        if outer.mark_at < 0:
            return
        if form != "decimal":
            self._counts["decimal"] -= 1
        self._counts[form] += 1
        shown = formatted(self._counts[form], self._end_form if form != "decimal" else form)
        self._notes[-1] = (f"[{shown}]", self._notes[-1][1])
        outer.parts[outer.mark_at] = (f"[{shown}]", False)

    def take_mark(self, _number: int | None) -> None:
        """Take the place of a counted note's mark; within the note it is known already."""
        flow = self._state.flow
        if not self._state.target and all(flow is not note for _mark, note in self._notes):
            flow.mark_at = len(flow.parts)
            flow.parts.append(("", False))

    def take_end_note(self, _number: int | None) -> None:
        """Learn that the note which has begun is an endnote."""
        if self._notes and self._notes[-1][1] is self._state.flow:
            self._number_note("lowerRoman")

    def take_end_form(self, _number: int | None) -> None:
        """Learn that endnotes are counted 1, 2, 3."""
        self._end_form = "decimal"

    def take_unicode(self, number: int | None) -> None:
        """Take a character by its UTF-16 unit, signed."""
        self._add(chr((number or 0) % 0x10000))
        self._skip = self._state.skipped

    def take_page(self, number: int | None) -> None:
        """Learn the code page of the file."""
        self._page = codec_of_page(number or 1252)

    def take_default(self, number: int | None) -> None:
        """Learn the font of text that names none."""
        self._default = number or 0

    def take_macintosh(self, _number: int | None) -> None:
        """Learn that the file comes from an old Macintosh."""
        self._page = "mac_roman"

    def take_dos(self, _number: int | None) -> None:
        """Learn that the file comes from DOS."""
        self._page = "cp437"

    def take_os2(self, _number: int | None) -> None:
        """Learn that the file comes from OS/2."""
        self._page = "cp850"

    def take_charset(self, number: int | None) -> None:
        """Learn the character set of a font that is described."""
        if self._state.target == "fonts":
            self._fonts[self._number] = codec_of_charset(number or 0)

    def take_font(self, number: int | None) -> None:
        """Learn the font of what follows, or which one is described."""
        if self._state.target == "fonts":
            self._number = number or 0
        else:
            self._state.font = number or 0

    def take_style(self, number: int | None) -> None:
        """Learn the style of a paragraph, or which one is described."""
        if self._state.target == "styles":
            self._number = number or 0
        else:
            self._state.style = number or 0

    def take_revised(self, number: int | None) -> None:
        """Begin or end text that was inserted while changes were tracked."""
        self._state.flow.is_changed |= number != 0 and not self._state.target

    def take_cell(self, _number: int | None) -> None:
        """End a cell."""
        if not self._state.target:
            self._state.flow.end_cell()

    def take_nested(self, _number: int | None) -> None:
        """End a cell of a table that stands in a cell: a paragraph of that cell."""
        if not self._state.target:
            self._state.flow.end_cell_paragraph()

    def take_row(self, _number: int | None) -> None:
        """End a row."""
        if not self._state.target:
            self._state.flow.end_row()

    def take_paragraph(self, _number: int | None) -> None:
        """End a paragraph."""
        self._end_paragraph()

    def _end_paragraph(self, state: State | None = None, *, is_last: bool = False) -> None:
        state = state or self._state
        flow = state.flow
        if state.target or (state.is_deleted and not is_last):
            return
        if state.is_in_table and not is_last:
            flow.end_cell_paragraph()
            return
        if not is_last or flow.parts:
            flow.end_table()
        self._changes += flow.is_changed
        flow.is_changed = False
        flow.end_paragraph(self._styles.get(state.style, ""), state.outline)


_Action = Callable[[_Reading, int | None], None]
_ACTIONS: Mapping[str, _Action] = {
    "par": _Reading.take_paragraph,
    "sect": _Reading.take_paragraph,
    "page": _Reading.take_paragraph,
    "cell": _Reading.take_cell,
    "nestcell": _Reading.take_nested,
    "row": _Reading.take_row,
    "revised": _Reading.take_revised,
    "s": _Reading.take_style,
    "f": _Reading.take_font,
    "u": _Reading.take_unicode,
    "mac": _Reading.take_macintosh,
    "pc": _Reading.take_dos,
    "pca": _Reading.take_os2,
    "ansicpg": _Reading.take_page,
    "deff": _Reading.take_default,
    "cpg": _Reading.take_page,
    "fcharset": _Reading.take_charset,
    "chftn": _Reading.take_mark,
    "ftnalt": _Reading.take_end_note,
    "aftnnar": _Reading.take_end_form,
}
_MEANT = frozenset({*_ACTIONS, *CHARACTERS, *FORMATS})  # words that say something within a group
_TARGETS = {"fonttbl": "fonts", "stylesheet": "styles", "ud": "", "fldinst": "code"}
_TARGETS |= {name: name for name in _INFO}


def _decoded(data: bytes, codec: str) -> str:
    try:
        return data.decode(codec, "replace")
    except LookupError:
        return data.decode("cp1252", "replace")


def _symbols(text: str, font: str) -> str:
    """Return what characters show in a font of symbols, as places in it or private ones."""
    return "".join(c if c.isspace() else symbol(font, f"{ord(c):x}") for c in text)


@lru_cache(maxsize=2_048)
def _character(byte: int, codec: str) -> str:
    return _decoded(bytes((byte,)), codec)

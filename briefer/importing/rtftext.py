"""The text of an RTF file: its paragraphs, tables and notes, as they are displayed.

Groups, destinations and character sets as in the Rich Text Format Specification 1.9.1. Tracked
deletions and hidden text are not displayed, headers, footers and comments are no part of the text.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import lru_cache

from briefer.importing.rtfreading import Reading, RtfText
from briefer.importing.rtfstate import FORMATS, Change
from briefer.importing.rtfwords import (
    CHARACTERS,
    SYMBOLS,
    TOKEN,
    UNSEEN_TOKEN,
    WORD,
    is_unseen,
    without_binary,
)

_Act = Callable[[Reading, int | None], None]
_UNSEEN = frozenset({"unseen", "again"})  # the latter holds nothing to be read: it repeats
_WORD, _END = 2, 3  # groups of a token within an unseen group


def rtf_text(rtf: str) -> RtfText:
    """Return the text of a file whose bytes were decoded as Latin-1. Raises RecursionError."""
    rtf = without_binary(rtf)
    reading = Reading()
    place = 0
    while place < len(rtf):
        look = _look_through if reading.state.target in _UNSEEN else _read_on
        place = look(reading, rtf, place)
    return reading.whole()


def _read_on(reading: Reading, rtf: str, place: int) -> int:
    """Read from a place on, until a group begins that shows no text; return where."""
    is_stood_in = False
    for token in TOKEN.finditer(rtf, place):
        found = token[0]
        if token.lastindex is None:
            is_stood_in = reading.take_run(found)
            continue
        if is_stood_in and found[0] == "\\":
            found = WORD.sub("", found, count=1)
        is_stood_in = False
        for act, number in _acts(found):
            act(reading, number)
        if reading.state.target in _UNSEEN:
            return token.end()
    return len(rtf)


def _look_through(reading: Reading, rtf: str, place: int) -> int:
    """Look through a group that shows no text, until it ends or holds some; return where."""
    for token in UNSEEN_TOKEN.finditer(rtf, place):
        kind = token.lastindex
        if kind == _END:
            reading.close()
        elif kind is not None:
            reading.open()
            if (word := token[_WORD]) is not None and reading.state.target == "unseen":
                _DESTINATIONS[word](reading, None)
        if reading.state.target not in _UNSEEN:
            return token.end()
    return len(rtf)


@lru_cache(maxsize=2_048)
def _acts(found: str) -> tuple[tuple[_Act, int | None], ...]:
    """Return what words, a symbol or a brace do, each with its number."""
    if found == "}":
        return ((Reading.close, None),)
    words = WORD.findall(found)
    acts = [
        (act, int(digits) if digits else None)
        for _star, word, digits, symbol in words
        if (act := _WORDS.get(word or symbol)) is not None
    ]
    if not found.startswith("{"):
        return tuple(acts)
    star, word = words[0][:2] if words else ("", "")
    if (begin := _DESTINATIONS.get(word)) is not None:
        return ((Reading.open, None), (begin, None), *acts)
    if is_unseen(word, is_optional=bool(star)):
        return ((Reading.open, None), (_HIDE, None))
    return ((Reading.open, None), *acts)


def _adds(text: str) -> _Act:
    return lambda reading, _number: reading.add(text)


def _changes(change: Change) -> _Act:
    return lambda reading, number: change(reading.own(), number)


def _is_about(target: str) -> _Act:
    return lambda reading, _number: setattr(reading.own(), "target", target)


def _has_page(number: int) -> _Act:
    return lambda reading, _number: reading.take_page(number)


_HIDE = _is_about("unseen")
# What a word does, and a symbol.
_WORDS: Mapping[str, _Act] = {
    **{word: _adds(text) for word, text in CHARACTERS.items()},
    **{symbol: _adds(text) for symbol, text in SYMBOLS.items()},
    **{word: _changes(change) for word, change in FORMATS.items()},
    "\r": Reading.take_paragraph,
    "\n": Reading.take_paragraph,
    "par": Reading.take_paragraph,
    "sect": Reading.take_paragraph,
    "page": Reading.take_paragraph,
    "cell": Reading.take_cell,
    "nestcell": Reading.take_nested,
    "row": Reading.take_row,
    "revised": Reading.take_revised,
    "s": Reading.take_style,
    "f": Reading.take_font,
    "mac": _has_page(10000),
    "pc": _has_page(437),
    "pca": _has_page(850),
    "ansicpg": Reading.take_page,
    "deff": Reading.take_default,
    "cpg": Reading.take_page,
    "fcharset": Reading.take_charset,
    "chftn": Reading.take_mark,
    "ftnalt": Reading.take_end_note,
    "aftnnar": Reading.take_end_form,
}
# What a word does with which a group begins.
_DESTINATIONS: Mapping[str, _Act] = {
    "shptxt": Reading.begin_box,
    "dptxbxtext": Reading.begin_box,
    "listtext": Reading.begin_label,
    "pntext": Reading.begin_label,
    "footnote": Reading.begin_note,
    "fldinst": _is_about("code"),
    "fldrslt": Reading.begin_result,
    "fonttbl": _is_about("fonts"),
    "stylesheet": _is_about("styles"),
    "shprslt": _is_about("again"),
    "ud": _is_about(""),
    "title": _is_about("title"),
    "author": _is_about("author"),
}

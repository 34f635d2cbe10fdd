"""Canonical text and positions in it, counted in code points."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

_ILLEGAL_IN_XML = re.compile("[^\t\n\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_LINE_BREAK = re.compile(r"[ \t]*\n[ \t\n]*")
_INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]")
_COUNTED = re.compile(r"[^\W_]\S*")  # from the first letter or digit of a word on
_WIDE = 50  # characters, blanks and marks among them, from which one is shown at least
_STRETCH = 1 << 12  # characters that are worked through at once
_STRETCHES = re.compile(rf"(?s).{{1,{_STRETCH}}}\S{{0,{_STRETCH}}}")
_CJK = re.compile(
    "([\u0e00-\u0eff\u1100-\u11ff\u2e80-\u9fff\ua960-\ua97f\uac00-\ud7ff\uf900-\ufaff\U00020000-\U0003ffff])"
)


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A half-open interval of code points in a source's canonical text."""

    start: int
    end: int

    def __post_init__(self) -> None:
        """Refuse an interval that runs backwards."""
        if not 0 <= self.start <= self.end:
            raise ValueError(f"not a span: {self.start}-{self.end}")

    def __len__(self) -> int:
        """Return the length in code points."""
        return self.end - self.start

    def of(self, text: str) -> str:
        """Return the characters of `text` that this span covers."""
        return text[self.start : self.end]

    def overlaps(self, other: Span) -> bool:
        """Tell whether the two spans share at least one code point."""
        return self.start < other.end and other.start < self.end


def joined(spans: Iterable[Span], are_one: Callable[[Span, Span], bool]) -> Iterator[Span]:
    """Yield `spans` in order, as one those that follow each other and `are_one`."""
    last: Span | None = None
    for span in sorted(spans):
        if last is not None and are_one(last, span):
            last = Span(last.start, max(last.end, span.end))
            continue
        if last is not None:
            yield last
        last = span
    if last is not None:
        yield last


def canonical(decoded: str) -> tuple[str, int]:
    """Return the canonical text of `decoded` and how many illegal characters were replaced.

    CRLF and CR become LF, a leading byte-order mark is dropped, and every character
    that XML 1.0 forbids becomes U+FFFD, one for one. Nothing else is touched: no-break
    spaces, soft hyphens and quotation marks stay as they are.
    """
    if decoded.isprintable():  # nothing of that is: see `without_illegal`
        return decoded, 0
    text = decoded.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    return _ILLEGAL_IN_XML.subn("\ufffd", text)


def without_illegal(text: str) -> str:
    """Return `text` with every character that XML 1.0 forbids replaced by U+FFFD."""
    if text.isprintable():  # much faster than the search, and none of the forbidden ones is
        return text
    return _ILLEGAL_IN_XML.sub("\ufffd", text)


def escaped(text: str) -> str:
    """Return `text` for XML or HTML: content, or an attribute in double quotes."""
    text = without_illegal(text)
    return (
        text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace('"', "&quot;")
    )


def unwrapped(text: str) -> str:
    """Return `text` on one line: each line break, with the blanks around it, is one blank.

    Everything else stays, no-break spaces included: these are the source's own.
    """
    return _LINE_BREAK.sub(" ", text).strip(" \t\n")


def collapsed(text: str) -> str:
    """Return `text` in NFC with invisible characters dropped and white space as single blanks."""
    composed = unicodedata.normalize("NFC", text)
    visible = composed if composed.isascii() else _INVISIBLE.sub("", composed)
    return " ".join(visible.split())


def search_form(text: str) -> str:
    """Return `text` as the search index sees it.

    NFKC, case-folded, combining marks and invisible characters stripped, every character of
    a script without word spaces set apart by blanks (so that a word of them is found as a
    phrase).
    """
    if text.isascii():
        return text.lower()
    return "".join(map(_search_form, stretches(text)))


def _search_form(text: str) -> str:
    visible = _INVISIBLE.sub("", text)
    bare = unicodedata.normalize("NFKD", unicodedata.normalize("NFKC", visible).casefold())
    for mark in filter(unicodedata.combining, set(bare)):  # few: faster than character by character
        bare = bare.replace(mark, "")
    return _CJK.sub(r" \1 ", unicodedata.normalize("NFKC", bare))


def word_count(text: str) -> int:
    """Count words as Word does: runs between white space that hold a letter or digit.

    Each character of a script without word spaces counts as one word.
    """
    return sum(map(_word_count, stretches(text)))


def _word_count(text: str) -> int:
    spaced = text if text.isascii() else _CJK.sub(r" \1 ", text)
    return len(_COUNTED.findall(spaced))


def stretches(text: str) -> Iterator[str]:
    """Yield `text` in parts that are cut before white space, so that no word is divided.

    What works through millions of characters in one call lets no other thread run meanwhile, the
    window's neither. (Only a run of 4,096 characters without white space is divided.)
    """
    if len(text) <= _STRETCH:
        return iter((text,))
    return (match[0] for match in _STRETCHES.finditer(text))


def first_words(text: str, limit: int = 60) -> str:
    """Return the beginning of `text` in at most `limit` code points, cut at a word."""
    flat = collapsed(text[: _WIDE * limit])
    if len(flat) <= limit:
        return flat
    return flat[: limit - 1].rsplit(" ", 1)[0].rstrip(",;:.") + "…"

"""Text case: the CSL `text-case` values applied to rendered nodes."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache

from briefer.citation.tree import Box, Node

# The words that CSL 1.0.2 (appendix "Title case conversion") leaves in lower case.
_STOP_WORDS_LIST = """
a about above across afore after against al along alongside amid amidst among amongst an and
anenst apropos apud around as aside astride at athwart atop barring before behind below beneath
beside besides between beyond but by c ca circa d' de despite down during et except for
forenenst from given if in inside into lest like modulo near next nor notwithstanding of off on
onto or out outside over per plus pro qua sans since so than the through throughout thru thruout
till to toward towards under underneath until unto up upon v v. van versus via vis-à-vis von vs
vs. with within without yet
"""
STOP_WORDS = frozenset(_STOP_WORDS_LIST.split())
_WORD = re.compile(r"[^\s\u00a0\u2013\u2014/]+")
_PART = re.compile(r"[^-]+")
_SENTENCE_END = re.compile(r"[:?!.]$")
# "e.g.", "example.org": the capital would be wrong.
_INNER_STOP = re.compile(r"[^\W\d_]\.[^\W\d_]")
_TURKIC = ("tr", "az")


def apply(node: Node, case: str, language: str) -> Node:
    """Return `node` in the CSL text case `case`; `language` is the item's, may be empty.

    Title case is for English only: other languages keep theirs.
    """
    if case == "title" and not is_english(language):
        return node
    if isinstance(node, str):
        return _cased_text(node, case, language)
    if case in {"lowercase", "uppercase"}:
        return _mapped(node, lambda text: _cased_text(text, case, language))
    leaves: list[tuple[str, bool]] = []
    _collect(node, leaves, protected=False)
    changed = _cased("".join([text for text, _ in leaves]), case)
    pieces: list[str] = []
    start = 0
    for text, protected in leaves:
        end = start + len(text)
        pieces.append(text if protected else changed[start:end])
        start = end
    return _rebuilt(node, iter(pieces).__next__)


def is_english(language: str) -> bool:
    """Tell whether title case applies to `language`: English, or unknown."""
    return not language or language[:2].lower() == "en"


@lru_cache(maxsize=8192)
def _cased_text(text: str, case: str, language: str) -> str:
    if case == "uppercase":
        return _upper(text, language)
    if case == "lowercase":
        return text.lower()
    return _cased(text, case)


def _upper(text: str, language: str) -> str:
    if language[:2].lower() in _TURKIC:
        text = text.replace("i", "\u0130")
    return text.upper()


def _cased(text: str, case: str) -> str:
    """Return `text` in a case that changes letters one for one."""
    if case == "title":
        return _title(text)
    if case == "sentence":
        return _capitalized(_lower(text))
    if case == "capitalize-first":
        return _capitalized(text)
    if case == "capitalize-all":
        return _WORD.sub(lambda match: _capitalized(match[0]), text)
    return text


def _lower(text: str) -> str:
    """Return `text` in lower case, letter for letter (length never changes)."""
    return "".join([low if len(low := c.lower()) == 1 else c for c in text])


def _capitalized(text: str) -> str:
    """Return `text` with its first letter as a capital; length never changes."""
    for index, char in enumerate(text):
        if char.isalnum():
            upper = char.upper()
            return text if len(upper) != 1 else f"{text[:index]}{upper}{text[index + 1 :]}"
    return text


def _title(text: str) -> str:
    words = list(_WORD.finditer(text))
    pieces: list[str] = []
    end = 0
    follows_stop = True
    for index, match in enumerate(words):
        is_edge = follows_stop or index == len(words) - 1
        pieces += [text[end : match.start()], _title_word(match[0], is_edge=is_edge)]
        end = match.end()
        follows_stop = bool(_SENTENCE_END.search(match[0])) and not _is_abbreviation(match[0])
    return "".join([*pieces, text[end:]])


def _is_abbreviation(word: str) -> bool:
    return word.endswith(".") and word.strip("()[]\u201c\u201d").lower() in STOP_WORDS


def _title_word(word: str, *, is_edge: bool) -> str:
    bare = word.strip("()[]{}.,;:?!\u201c\u201d\u2018\"'")
    if not is_edge and (bare.lower() in STOP_WORDS or word.lower() in STOP_WORDS):
        return word.lower() if bare[1:] == bare[1:].lower() else word
    if "-" not in word:
        return word if _has_capital(word) or _INNER_STOP.search(word) else _capitalized_letter(word)
    parts = _PART.findall(word)
    seen = 0

    def part(match: re.Match[str]) -> str:
        nonlocal seen
        seen += 1
        text = match[0]
        if _has_capital(text) or (seen > 1 and len(text) == 1):
            return text
        if 1 < seen < len(parts) and text.lower() in STOP_WORDS:
            return text
        return _capitalized_letter(text)

    return _PART.sub(part, word)


def _has_capital(text: str) -> bool:
    return any(c.isupper() for c in text)


def _capitalized_letter(text: str) -> str:
    """Capitalise the first letter unless a digit, or a lone Greek letter, comes first."""
    bare = text.strip("()[]{}.,;:?!\u201c\u201d\u2018\"'")
    if len(bare) == 1 and not bare.isascii():
        return text
    return _capitalized(text)


def _mapped(node: Node, change: Callable[[str], str]) -> Node:
    if isinstance(node, str):
        return change(node)
    if node.role == "nocase":
        return node
    return node.like([_mapped(kid, change) for kid in node.kids])


def _collect(node: Node, leaves: list[tuple[str, bool]], *, protected: bool) -> None:
    if isinstance(node, str):
        leaves.append((node, protected))
        return
    # Raised and lowered letters are formulas or ordinals: their case means something.
    protected = protected or node.role == "nocase" or _is_raised(node)
    for kid in node.kids:
        _collect(kid, leaves, protected=protected)


def _is_raised(box: Box) -> bool:
    return any(name == "vertical-align" and value != "baseline" for name, value in box.look)


def _rebuilt(node: Node, next_piece: Callable[[], str]) -> Node:
    if isinstance(node, str):
        return next_piece()
    return node.like([_rebuilt(kid, next_piece) for kid in node.kids])

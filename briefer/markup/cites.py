"""Citations as pandoc writes them: `[see @key, para. 4; -@other, p. 3, with a remark]`."""

from __future__ import annotations

import re
from collections.abc import Iterable

from briefer.markup.nodes import CiteRef

# CSL locator terms with the words that name them: the first two are what we write.
_TERMS: dict[str, tuple[str, ...]] = {
    "page": ("p.", "pp.", "page", "pages"),
    "paragraph": ("para.", "paras.", "paragraph", "paragraphs", "¶", "¶¶"),
    "chapter": ("chap.", "chaps.", "ch.", "chapter", "chapters"),
    "section": ("sec.", "secs.", "sect.", "section", "sections", "§", "§§"),
    "part": ("pt.", "pts.", "part", "parts"),
    "volume": ("vol.", "vols.", "volume", "volumes"),
    "figure": ("fig.", "figs.", "figure", "figures"),
    "table": ("table", "tables", "tbl."),
    "note": ("n.", "nn.", "note", "notes"),
    "line": ("l.", "ll.", "line", "lines"),
    "column": ("col.", "cols.", "column", "columns"),
    "folio": ("fol.", "fols.", "folio", "folios"),
    "issue": ("no.", "nos.", "issue", "issues"),
    "verse": ("v.", "vv.", "verse", "verses"),
}
_TERM_OF = {word: term for term, words in _TERMS.items() for word in words}
_WORDS = "|".join(re.escape(word) for word in sorted(_TERM_OF, key=len, reverse=True))
_JOINT = r"\s*(?:[-–,&]|and)\s*"
_DIGITS = r"\d+[a-z]?\b"
_ROMAN = r"[ivxlcdm]+\b"
_VALUE = rf"{_DIGITS}(?:{_JOINT}{_DIGITS})*|{_ROMAN}(?:{_JOINT}{_ROMAN})*"
_LOCATOR = re.compile(rf",?\s*(?:(?P<word>{_WORDS})\s*)?(?P<value>{_VALUE})(?P<rest>.*)", re.DOTALL)
_BRACED = re.compile(r",?\s*\{(?P<inside>[^{}]*)\}(?P<rest>.*)", re.DOTALL)
_CITE = re.compile(
    r"(?P<prefix>(?:.*\s)?)(?P<hide>-?)@(?:\{(?P<braced>[^{}\s]+)\}|(?P<key>\w(?:[\w:.#$%&+?<>~/-]*\w)?))"
    r"(?P<rest>(?!\w).*)",
    re.DOTALL,
)
_PLAIN_KEY = re.compile(r"\w(?:[\w:.#$%&+?<>~/-]*\w)?")
_ESCAPED = re.compile(r"\\([!-/:-@\[-`{-~])")
_TO_ESCAPE = re.compile(r"([\\\[\];@])")


def parse_cites(content: str) -> tuple[CiteRef, ...] | None:
    """Return the cites in the brackets' `content`, None where it is no citation."""
    found = tuple(_cite(part.strip()) for part in _parts(content))
    cites = tuple(cite for cite in found if cite is not None)
    return cites if cites and len(cites) == len(found) else None


def write_cites(cites: Iterable[CiteRef]) -> str:
    """Return `cites` in Markdown, brackets included."""
    return "[" + "; ".join(_written(cite) for cite in cites) + "]"


def parse_locator(text: str) -> tuple[str, str, str]:
    """Return label, locator and the rest of what follows a key: ", para. 4, rest".

    Braces say where a locator ends, empty ones that there is none.
    """
    braced = _BRACED.match(text)
    if braced is not None:
        label, locator, _rest = _locator(braced["inside"])
        return label, locator, braced["rest"]
    return _locator(text)


def _locator(text: str) -> tuple[str, str, str]:
    match = _LOCATOR.match(text)
    if match is None or (match["word"] is None and not match["value"][0].isdigit()):
        return "", "", text
    return _TERM_OF[match["word"] or "p."], match["value"], match["rest"]


def write_locator(label: str, locator: str) -> str:
    """Return a locator with the kind of number said: "para. 4", "pp. 3–5"."""
    words = _TERMS.get(label or "page")
    if words is None or not locator:
        return locator
    return f"{words[_is_plural(locator)]} {locator}"


def unescaped(text: str) -> str:
    """Return `text` with Markdown's backslash escapes resolved."""
    return _ESCAPED.sub(r"\1", text)


def _cite(part: str) -> CiteRef | None:
    match = _CITE.fullmatch(part)
    if match is None or "@" in _without_escapes(match["prefix"]):
        return None
    label, locator, rest = parse_locator(match["rest"])
    return CiteRef(
        key=match["braced"] or match["key"],
        locator=locator,
        label=label,
        prefix=unescaped(match["prefix"].strip()),
        suffix=unescaped(rest.rstrip()),
        suppress_author=bool(match["hide"]),
    )


def _without_escapes(text: str) -> str:
    """Return `text` without its escaped characters."""
    return _ESCAPED.sub("", text)


def _parts(content: str) -> list[str]:
    """Split at semicolons that are not escaped."""
    return re.findall(r"(?:\A|;)((?:\\.|[^;\\]|\\\Z)*)", content, re.DOTALL)


def _written(cite: CiteRef) -> str:
    key = cite.key if _PLAIN_KEY.fullmatch(cite.key) else "{" + cite.key + "}"
    prefix = _TO_ESCAPE.sub(r"\\\1", cite.prefix) + " " if cite.prefix else ""
    locator = write_locator(cite.label, cite.locator)
    suffix = _TO_ESCAPE.sub(r"\\\1", cite.suffix)
    tail = f", {locator}{suffix}" if locator else suffix
    if parse_locator(tail) != (cite.label, cite.locator, suffix):
        tail = f", {{{locator}}}{suffix}"
    return f"{prefix}{'-' if cite.suppress_author else ''}@{key}{tail}"


def _is_plural(locator: str) -> bool:
    return re.search(r"[-–,&]|\band\b", locator) is not None

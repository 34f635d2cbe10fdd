"""Records of references about sources that the project has already: which, and what they add."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from urllib.parse import parse_qsl, urlencode, urlsplit

from briefer.core.source import CslItem, FieldState, ImportedSource, MetaField, Source
from briefer.core.text import search_form

Facts = Mapping[str, MetaField]  # what a record states, by the CSL name

_DOI = re.compile(r"(?i)^(?:https?://(?:dx\.)?doi\.org/|doi:\s*)")
_TRACKING = re.compile(r"(?i)utm_\w+|fbclid|gclid|mc_[ce]id")
_WORD = re.compile(r"\w+")
_LEAST_WORDS = 3  # of a title that says which article it is


def stated(imported: ImportedSource) -> Facts:
    """Return what the record of a source states; nothing where it came without one."""
    fields = imported.item.fields.items()
    return {name: found for name, found in fields if found.state is FieldState.CONFIRMED}


def described_by(item: CslItem, sources: Iterable[Source]) -> Source | None:
    """Return the one source that a record is about: by its DOI, its address, or title and author.

    None where there is no such source, or several that it could be.
    """
    known = [source for source in sources if not _differs(_doi, item, source.item)]
    for same in (_is_same_doi, _is_same_address, _is_same_work):
        found = [source for source in known if same(item, source.item)]
        if found:
            return found[0] if len(found) == 1 else None
    return None


def _is_same_doi(one: CslItem, other: CslItem) -> bool:
    return bool(_doi(one)) and _doi(one) == _doi(other)


def _is_same_address(one: CslItem, other: CslItem) -> bool:
    return bool(_address(one)) and _address(one) == _address(other)


def _is_same_work(one: CslItem, other: CslItem) -> bool:
    """Tell whether title and author agree; where one names no author, title and year."""
    words = _words(one.text("title"))
    if len(words) < _LEAST_WORDS or words != _words(other.text("title")):
        return False
    if _differs(_year, one, other):
        return False
    authors, others = _families(one), _families(other)
    if authors and others:
        return bool(authors & others)
    return bool(_year(one)) and _year(one) == _year(other)


def _differs(what: Callable[[CslItem], str], one: CslItem, other: CslItem) -> bool:
    """Tell whether both say it, and not the same."""
    return bool(what(one)) and bool(what(other)) and what(one) != what(other)


def _doi(item: CslItem) -> str:
    return _DOI.sub("", item.text("DOI")).strip().casefold()


def _address(item: CslItem) -> str:
    """Return a web address without what may differ between two copies of it, empty for a site."""
    try:
        parts = urlsplit(item.text("URL").strip())
    except ValueError:
        return ""
    query = urlencode([(k, v) for k, v in parse_qsl(parts.query) if not _TRACKING.fullmatch(k)])
    path = parts.path.rstrip("/")
    host = (parts.hostname or "").removeprefix("www.")
    return f"{host}{path}?{query}" if host and (path or query) else ""


def _year(item: CslItem) -> str:
    value = item.value("issued")
    parts = value.get("date-parts") if isinstance(value, Mapping) else None
    return str(parts[0][0]) if parts and parts[0] else ""


def _families(item: CslItem) -> frozenset[str]:
    """Return what the names of the authors are sorted by: the family, else the last word."""
    people = item.value("author")
    if not isinstance(people, Sequence) or isinstance(people, str):
        return frozenset()
    names = [p.get("family") or p.get("literal") or "" for p in people if isinstance(p, Mapping)]
    return frozenset(words[-1] for name in names if (words := _words(str(name))))


def _words(text: str) -> list[str]:
    return _WORD.findall(search_form(text))

"""Citation keys: short names of sources, given once at import and never changed again."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Iterator, Sequence
from itertools import count
from pathlib import PurePath

from briefer.core.source import CslItem, ImportedSource

_LETTERS = str.maketrans({
    "ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ı": "i",
})  # fmt: skip
_ARTICLES = frozenset({"the", "a", "an", "le", "la", "les", "der", "die", "das", "el", "los"})
_LIMIT = 24  # letters of the name in a key
_LOOKED_AT = 500  # characters that may hold them
_WORD = re.compile(r"[a-z0-9]+")


def key_stem(item: CslItem, name: str) -> str:
    """Return the key a source would have alone: `tocchi2024`.

    Family name of the first author, else the outlet, else the title, else the file's `name`;
    then the year of publication, where there is one. ASCII letters and digits only.
    """
    candidates = (_first_author(item), item.text("container-title"), item.text("publisher"),
                  item.text("title"), PurePath(name).stem)  # fmt: skip
    word = next((found for text in candidates if (found := _joined(text))), "source")
    if word[0].isdigit():
        word = f"source{word}"  # a key begins with a letter
    return word + _year(item)


def new_keys(sources: Sequence[ImportedSource], taken: Collection[str]) -> tuple[str, ...]:
    """Return a key for each of `sources`, none of them in `taken`.

    Of several with one stem the first by content has it bare, the next ones a letter more
    (`tocchi2024b`), so that the order of the files does not count.
    """
    used = set(taken)
    suffixes: dict[str, Iterator[str]] = {}
    keys: dict[int, str] = {}
    order = sorted(range(len(sources)), key=lambda n: (sources[n].sha256, n))
    for number in order:
        source = sources[number]
        stem = key_stem(source.item, source.name)
        letters = suffixes.setdefault(stem, _suffixes())
        keys[number] = next(key for suffix in letters if (key := stem + suffix) not in used)
        used.add(keys[number])
    return tuple(keys[number] for number in range(len(sources)))


def _suffixes() -> Iterator[str]:
    """Yield nothing, then b, c, ... z, aa, ab, ...: the source without a letter is the first."""
    yield ""
    for number in count(2):
        letters, rest = "", number
        while rest:
            rest, digit = divmod(rest - 1, 26)
            letters = chr(ord("a") + digit) + letters
        yield letters


def _first_author(item: CslItem) -> str:
    names = item.value("author")
    first = names[0] if isinstance(names, list | tuple) and names else None
    if isinstance(first, str):
        return first
    if not isinstance(first, dict):
        return ""
    return str(first.get("family") or first.get("literal") or first.get("given") or "")


def _joined(text: str) -> str:
    """Return the words of `text` as one, without marks, accents and a leading article."""
    plain = unicodedata.normalize("NFKD", text[:_LOOKED_AT].casefold().translate(_LETTERS))
    words = _WORD.findall("".join(c for c in plain if not unicodedata.combining(c) and c != "'"))
    if len(words) > 1 and words[0] in _ARTICLES:
        words = words[1:]
    key = ""
    for word in words:
        if key and len(key) + len(word) > _LIMIT:
            break
        key += word
    return key[:_LIMIT]


def _year(item: CslItem) -> str:
    issued = item.value("issued")
    parts = issued.get("date-parts") if isinstance(issued, dict) else None
    try:
        return str(int(parts[0][0])) if parts else ""
    except (TypeError, ValueError, IndexError):
        return ""

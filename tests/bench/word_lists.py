"""The lists of words that reading pasted text rests on, made anew.

Small words: the most frequent of each language, from the stop lists of jusText (BSD-2), which are
ordered by frequency. Ordinary words: those that pages of several sites write in small letters
more often than not, from the training pages; two of them make no person's name. Given names:
those of some eighty countries, from the lists of Faker (MIT).
"""

from __future__ import annotations

import gzip
import json
import pkgutil
import re
from collections.abc import Iterable, Iterator, Mapping
from importlib import import_module
from importlib.resources import files

import faker.providers.person as persons

from tests.bench.pastes import Page

SMALL = 70  # words a language
SITES = 4  # on which an ordinary word must have been seen
OFTEN = 0.25  # of the sites that begin it with a capital: headlines do that to any word
_WORD = re.compile(r"[^\W\d_]+")
_GIVEN = re.compile("[a-zß-ɏ]{2,}(?:[-'’][a-zß-ɏ]+)*")
_LANGUAGES = {
    "en": "English",
    "de": "German",
    "fr": "French",
    "es": "Spanish",
    "it": "Italian",
    "pt": "Portuguese",
    "nl": "Dutch",
    "sv": "Swedish",
    "da": "Danish",
    "nb": "Norwegian_Bokmal",
    "fi": "Finnish",
    "pl": "Polish",
    "cs": "Czech",
    "sk": "Slovak",
    "hu": "Hungarian",
    "ro": "Romanian",
    "tr": "Turkish",
    "id": "Indonesian",
    "vi": "Vietnamese",
    "ca": "Catalan",
    "gl": "Galician",
    "hr": "Croatian",
    "sl": "Slovenian",
    "lt": "Lithuanian",
    "lv": "Latvian",
    "et": "Estonian",
    "ru": "Russian",
    "uk": "Ukrainian",
    "bg": "Bulgarian",
    "sr": "Serbian",
    "el": "Greek",
    "ar": "Arabic",
    "fa": "Persian",
    "ur": "Urdu",
    "he": "Hebrew",
    "hi": "Hindi",
    "cy": "Welsh",
    "af": "Afrikaans",
    "sq": "Albanian",
    "sw": "Swahili",
    "is": "Icelandic",
}


def function_words() -> bytes:
    """Return function-words.json: the small words of each language, the most frequent first."""
    folder = files("justext") / "stoplists"
    lists = {
        language: " ".join(_small((folder / f"{name}.txt").read_text("utf-8").split()))
        for language, name in _LANGUAGES.items()
    }
    return (json.dumps(lists, ensure_ascii=False, indent=0) + "\n").encode()


def _small(entries: Iterable[str]) -> list[str]:
    """Return the first words of a stop list; English ones say nothing in another script."""
    found = list(dict.fromkeys(word for entry in entries if (word := _single(entry))))
    ascii_ = sum(word.isascii() for word in found[: 2 * SMALL])
    if ascii_ < SMALL / 2:
        found = [word for word in found if not word.isascii()]
    return found[:SMALL]


def _single(entry: str) -> str:
    """Return the word that an entry is, empty for an abbreviation or anything else."""
    word = entry.lower().strip("\"'«»„“”()[],:;")
    return word if _WORD.fullmatch(word) else ""


def given_names() -> bytes:
    """Return given-names.txt.gz: given names in the Latin script, in small letters, in order."""
    countries = [m.name for m in pkgutil.iter_modules(persons.__path__) if m.ispkg]
    names = sorted({name for country in countries for name in _given_names(country)})
    return gzip.compress("\n".join(names).encode(), mtime=0)


def _given_names(country: str) -> Iterator[str]:
    provider = import_module(f"{persons.__name__}.{country}").Provider
    lists = (vars(each) for each in provider.__mro__)
    found = (v for names in lists for k, v in names.items() if k.startswith("first_name"))
    for names in found:
        if isinstance(names, Iterable):
            words = (w for name in names if isinstance(name, str) for w in name.lower().split())
            yield from (word for word in words if _GIVEN.fullmatch(word))


def ordinary_words(pages: Iterable[Page]) -> bytes:
    """Return ordinary-words.txt.gz: the ordinary words of the whole pages, in order."""
    small: dict[str, set[str]] = {}
    capital: dict[str, set[str]] = {}
    for page in pages:
        for word in set(_WORD.findall(page.text)):
            known = small if word.islower() else capital
            known.setdefault(word.lower(), set()).add(page.site)
    words = "\n".join(sorted(_ordinary(small, capital)))
    return gzip.compress(words.encode(), mtime=0)


def _ordinary(small: Mapping[str, set[str]], capital: Mapping[str, set[str]]) -> Iterator[str]:
    for word, sites in small.items():
        is_usual = len(sites) >= OFTEN * len(capital.get(word, ()))
        if len(word) > 2 and len(sites) >= SITES and is_usual:
            yield word

"""Which language a text is in: its script, then its most frequent small words.

A list of seventy small words for each of some forty languages decides (`resources/reading`);
no library is needed for texts of a sentence or more; where two languages are likely, nothing is
claimed.
"""

from __future__ import annotations

import json
import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from itertools import filterfalse

from briefer.core.locations import resources

_WORD = re.compile(r"[^\W\d_]+")
_NOT_LATIN = re.compile("[\u0370-\u03ff\u0530-\u1fff\u3040-\ud7ff]")
_LOOKED_AT = 4_000
_ENOUGH = 4  # small words that must be seen
_SHARE = 0.08  # of all words
_FEWEST = 4  # words from which a few small words are enough, if no other language has as many
_AHEAD = 1.5  # of the weight of the second language
_SHARE_OF_FEW = 0.15
_TAG = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*")
_NO_LANGUAGE = {"und", "mul", "zxx", "mis", "posix"}
# What has the same small words; either name may be meant.
_SAME = {
    "no": {"no", "nb", "nn"},
    "nb": {"no", "nb", "nn"},
    "da": {"da", "no", "nb"},
    "hr": {"hr", "bs", "sr", "sh"},
    "sr": {"hr", "bs", "sr", "sh"},
    "id": {"id", "ms"},
    "ms": {"id", "ms"},
}
_SCRIPTS = (
    ("ja", re.compile("[\u3040-\u30ff]"), 0.05),
    ("ko", re.compile("[\uac00-\ud7af]"), 0.2),
    ("zh", re.compile("[\u4e00-\u9fff]"), 0.2),
    ("th", re.compile("[\u0e00-\u0e7f]"), 0.2),
    ("he", re.compile("[\u0590-\u05ff]"), 0.2),
    ("el", re.compile("[\u0370-\u03ff]"), 0.2),
    ("hi", re.compile("[\u0900-\u097f]"), 0.2),
    ("bn", re.compile("[\u0980-\u09ff]"), 0.2),
    ("ta", re.compile("[\u0b80-\u0bff]"), 0.2),
    ("ka", re.compile("[\u10a0-\u10ff]"), 0.2),
    ("hy", re.compile("[\u0530-\u058f]"), 0.2),
)


@cache
def function_words() -> Mapping[str, frozenset[str]]:
    """Return the small words of each language, by its BCP 47 tag."""
    path = resources() / "reading" / "function-words.json"
    lists = json.loads(path.read_text("utf-8"))
    return {language: frozenset(words.split()) for language, words in lists.items()}


def agreed_language(stated: str, seen: str) -> str:
    """Return the language of a text: `stated` where a file names one that the words bear out.

    A page often names the language of the template it was made from, a book that of a program.
    """
    tag = stated.strip().replace("_", "-")
    is_tag = _TAG.fullmatch(tag) is not None and tag.lower() not in _NO_LANGUAGE
    is_borne_out = not seen or tag.lower().partition("-")[0] in _SAME.get(seen, {seen})
    return tag if is_tag and is_borne_out else seen


def language_of(text: str) -> str:
    """Return the BCP 47 tag of the language of `text`, empty where it is too little to tell."""
    looked_at = text[:_LOOKED_AT]
    if _NOT_LATIN.search(looked_at):
        letters = sum(map(str.isalpha, looked_at))
        for language, script, share in _SCRIPTS:
            if len(script.findall(looked_at)) > share * letters:
                return language
    return _by_words(Counter(_words(looked_at.lower())))


def _words(text: str) -> Iterator[str]:
    """Yield the words of a text in any order; most stand between blanks, found much faster."""
    pieces = text.split()
    yield from filter(str.isalpha, pieces)
    yield from _WORD.findall(" ".join(filterfalse(str.isalpha, pieces)))


def _by_words(counts: Counter[str]) -> str:
    """Return the language whose small words weigh most; a word of many languages weighs less."""
    weights = _weights()
    scores: dict[str, float] = defaultdict(float)
    for word in filter(weights.__contains__, counts):
        count = counts[word]
        for language, weight in weights[word].items():
            scores[language] += count * weight
    if not scores:
        return ""
    best, total = max(scores, key=lambda language: (scores[language], language)), counts.total()
    seen = sum(counts[word] for word in function_words()[best])
    if seen >= max(_ENOUGH, _SHARE * total):
        return best
    second = max((score for language, score in scores.items() if language != best), default=0.0)
    is_clear = scores[best] >= _AHEAD * second and seen >= _SHARE_OF_FEW * total
    return best if is_clear and total >= _FEWEST else ""


@cache
def _weights() -> Mapping[str, Mapping[str, float]]:
    languages = function_words()
    owners: dict[str, list[str]] = {}
    for language, words in languages.items():
        for word in words:
            owners.setdefault(word, []).append(language)
    return {word: _shares(found, len(languages)) for word, found in owners.items()}


def _shares(owners: Iterable[str], languages: int) -> dict[str, float]:
    found = list(owners)
    weight = math.log(1 + languages / len(found) ** 2)
    return dict.fromkeys(found, weight)

"""Whether a text holds a second article: two pages pasted together, or one that scrolls on.

The second one's paragraphs would be numbered on as the first one's, and quoted under its name.
Two things must agree: a title stands where a second article would begin, and what follows is about
something else than what went before. Headings, related items and comments have one of them.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import accumulate, chain

from briefer.core.source import Role
from briefer.importing.dates import dates_in
from briefer.importing.lines import Lines
from briefer.importing.pagezones import ARTICLE, Zones
from briefer.importing.persons import bare_names, marked_names
from briefer.importing.titles import has_form_of_title

_POST = re.compile(r"[@#]|https?:|\bpic\.")  # of a message shown within an article
_WORDS = 120  # of article text on either side
_SOON = 100  # of them shortly below the title
_REACH = 17  # blocks below a title in which its article must begin in earnest
_ABOVE = 3  # blocks above a by-line that may be its title
_AROUND = 6  # blocks around a title that show where a page ends and another begins
_ENDED = 5  # of those above that are no article
_BEGUN = 2  # of those below
_LONGEST = 120  # characters of a by-line
_SHORT = 14  # words of a by-line
_LETTERS = 5  # of a word that says what a text is about
_FOLLOWING = 40  # blocks below a title that say what its article is about
_SUBJECTS = 8  # words; fewer tell of no subject
_SHARED = 0.3  # of what the second article is about, what the first one speaks of as well
_KNOWN = 0.34  # of the words of its title
_TAKEN_UP = 0.3  # of them, what its article speaks of


def second_title(zones: Zones) -> int | None:
    """Return the place of the second article's title, None where there is one article."""
    paste = _Paste(zones)
    return next((place for place in paste.begins() if paste.is_about_other(place)), None)


@dataclass(frozen=True)
class _Paste:
    """A text and how much of it is article."""

    zones: Zones

    @cached_property
    def is_article(self) -> list[bool]:
        return [block.role in ARTICLE for block in self.zones.blocks]

    @cached_property
    def sums(self) -> list[int]:
        """Return how many words of article stand above each block, and at last in all."""
        parts = zip(self.zones.texts, self.is_article, strict=True)
        counts = (len(text.split()) if is_article else 0 for text, is_article in parts)
        return list(accumulate(counts, initial=0))

    @cached_property
    def words(self) -> dict[int, set[str]]:
        """Return the telling words of each block of the article, by its place."""
        places = [place for place, is_article in enumerate(self.is_article) if is_article]
        lines = _lines([self.zones.texts[place] for place in places])
        return dict(zip(places, map(_telling, lines.lowered), strict=True))

    def begins(self) -> Iterator[int]:
        """Yield where another article may begin, in order."""
        for place in self._inner():
            if place != self.zones.title and self._goes_on(place) and self._is_headed(place):
                text = self.zones.texts[place]
                if has_form_of_title(_lines([text]), 0) and not _POST.search(text):
                    yield place

    def _inner(self) -> range:
        """Return the places above and below which enough article stands."""
        begin = bisect_left(self.sums, self.sums[self.zones.first] + _WORDS)
        return range(begin, bisect_right(self.sums, self.sums[-1] - _WORDS) - 1)

    def _goes_on(self, place: int) -> bool:
        """Tell whether some of the article below a block stands near it."""
        near = self.sums[min(len(self.is_article), place + 1 + _REACH)]
        return near - self.sums[place + 1] >= _SOON

    def _is_headed(self, place: int) -> bool:
        """Tell whether a by-line follows, or a page ends above and a name or a date follows."""
        if any(map(_says_who, self._below(place, _ABOVE))):
            return True
        above = self.is_article[max(self.zones.first, place - _AROUND) : place]
        below = self.is_article[place + 1 : place + 1 + _AROUND]
        if above.count(False) < _ENDED or below.count(False) < _BEGUN:
            return False
        is_aside = self.zones.blocks[place].role is Role.FURNITURE
        return is_aside and any(map(_says_who_or_when, self._below(place, _AROUND)))

    def _below(self, place: int, reach: int) -> list[str]:
        return self.zones.texts[place + 1 : place + 1 + reach]

    def is_about_other(self, place: int) -> bool:
        """Tell whether the text below a title takes up its words, and little of the text above."""
        known = self._words(range(self.zones.first, place)).keys()
        following = self._words(range(place + 1, min(len(self.is_article), place + _FOLLOWING)))
        subjects = [word for word, times in following.items() if times > 1]
        heading = _telling(_lines([self.zones.texts[place]]).lowered[0])
        return (
            len(subjects) >= _SUBJECTS
            and _share(subjects, known) < _SHARED
            and _share(heading, known) <= _KNOWN
            and _share(heading, following.keys()) >= _TAKEN_UP
        )

    def _words(self, places: range) -> Counter[str]:
        """Return in how many paragraphs each telling word stands."""
        return Counter(chain.from_iterable(self.words.get(place, ()) for place in places))


def _lines(texts: Sequence[str]) -> Lines:
    return Lines(texts, [0] * len(texts))


def _telling(words: Iterable[str]) -> set[str]:
    return {word for word in words if len(word) >= _LETTERS}


def _share(words: Iterable[str], others: Iterable[str]) -> float:
    listed, known = list(words), frozenset(others)
    return sum(word in known for word in listed) / max(1, len(listed))


@lru_cache(maxsize=1024)
def _says_who(text: str) -> bool:
    """Tell whether a line is a by-line: a name after "By", or a name and a full date."""
    if len(text) > _LONGEST or len(text.split()) > _SHORT:
        return False
    return bool(marked_names(text) or (dates_in(text) and bare_names(text)))


@lru_cache(maxsize=1024)
def _says_who_or_when(text: str) -> bool:
    """Tell whether a short line holds a by-line, a name by itself or a full date."""
    if len(text) > _LONGEST or len(text.split()) > _SHORT:
        return False
    return bool(marked_names(text) or bare_names(text) or dates_in(text))

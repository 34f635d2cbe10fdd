"""What is never article, whatever the classifier thinks of it: rules with a clear form.

Repeats of the title, hashtags, rights, another script's buttons, teasers, author's notes,
disclaimers.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate

from briefer.importing.dates import dates_in
from briefer.importing.lines import PARAGRAPH, Column, Lines
from briefer.importing.persons import bare_names, leading_name, marked_names
from briefer.importing.phrases import (
    CLOSED,
    CONSENT,
    END,
    FURNITURE,
    NO_TITLE,
    PERSON,
    SIGNED_BELOW,
)

EVEN = 0.5  # chance from which a line is article
_FEW = 12  # words
_MOST = 0.6  # of the text
_ADDRESS = re.compile(r"<?(?:https?://|www\.)\S+>?")
_LONGEST_BUTTON = 100  # characters
# One of them stands in whatever `CONSENT` matches; to look for them takes a tenth of the time.
_OF_CONSENT = frozenset(
    """partner partners partnerzy partenaires vendors providers dienstleister drittanbieter socios
    proveedores fornitori terze leverantörer cookies consent geolocation store stocker clicking
    informationen""".split()  # noqa: SIM905
)
# Likewise in what `PERSON` matches.
_OF_PERSONS = frozenset(
    """is was are has have ist est follow covers reports writes previously joined
    schreibt""".split()  # noqa: SIM905
)
_HASHTAGS = re.compile(r"^[^\w#]*(?:#\w+[^\w#]*)+$")
_DISCLAIMER = re.compile(
    r"\b(?:views|opinions|positions?)\b.{0,60}\b(?:expressed|author'?s|own|reflect|represent)\b.{0,120}"
    r"\b(?:author|necessarily|own|alone|reflect|represent)"
    r"|\bdo(?:es)? not (?:necessarily )?(?:reflect|represent) the (?:views|opinions|position|policy)"
    r"|\bnicht (?:unbedingt|zwingend|notwendigerweise) die (?:meinung|ansicht)",
    re.IGNORECASE,
)
# Each of them begins with one of these words.
_OF_DISCLAIMERS = frozenset(["views", "opinions", "position", "positions", "do", "does", "nicht"])
_RIGHTS = re.compile(r"^\W*(?:©|\(c\)|copyright\b)", re.IGNORECASE)
_READ_ON = re.compile(
    r"^\W*(?:read|find|see|get|learn) (?:the (?:full|original|complete|rest)|more)\b.{0,220}$"
    r"|^\W*(?:this (?:article|piece|post|story|essay|op-ed)|an? (?:earlier )?version of this \w+) "
    r"(?:was|is|first|originally|has been)\b.{0,160}$"
    r"|^\W*(?:originally|first) (?:published|appeared)\b.{0,160}$",
    re.IGNORECASE,
)
_ABOUT_AUTHOR = re.compile(
    r"^\W*(?:about the (?:author|contributor|writer)s?|(?:die |der |über (?:den|die) )?autor(?:in|en)?|à propos de l['’]auteur|sobre el autor|author)\W*$",
    re.IGNORECASE,
)
_ANNOUNCING = 5  # words of such a line
_TEASER = 50  # words of a cut-off text at most that no heading of related texts announces
ENDED = re.compile(r"(?<![ap]\.m)[.!?…。！？][\"'”’»)\]]*$")
_LOOKED_AT = 4000  # characters of an article that show its script
_LATIN = re.compile("[A-Za-zÀ-ɏ]+")
_CLOSING = 12  # words of a line that ends a press release at most
_OTHER_SCRIPTS = re.compile(
    "[\u0370-\u03ff\u0400-\u052f\u0590-\u06ff\u0900-\u0dff\u0e00-\u0eff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7ff]"
)


def asks(text: str, words: Iterable[str]) -> bool:
    """Tell whether a line, of such words in small letters, asks for consent or leads to the text."""
    if len(text) < _LONGEST_BUTTON and NO_TITLE.match(text):
        return True
    return not _OF_CONSENT.isdisjoint(words) and CONSENT.search(text) is not None


@dataclass(frozen=True)
class LineRules:
    """The lines of a page, the chance of each to be article, and the place of the title."""

    lines: Lines
    chances: Column
    title: int | None

    def is_never_article(self, place: int) -> bool:
        """Tell whether a line that reads like article is none for a reason of its own."""
        text, count = self.lines.texts[place], self.lines.counts[place]
        if self.title is not None and text.casefold() == self.lines.texts[self.title].casefold():
            return True
        if (
            _HASHTAGS.match(text)
            or _ADDRESS.fullmatch(text)
            or self._is_foreign(text, count)
            or (count < 30 and _RIGHTS.match(text))
        ):
            return True
        if place < self._first_paragraph and self.names_or_dates(text, count):
            return True
        is_below = place > self._last_article >= 0
        if place > self._closed or (is_below and self._is_small_talk(text, count)):
            return True
        is_last = not self._has_article_after(place)
        if count < 60 and (_READ_ON.match(text) or self.disclaims(place)):
            return self.chances[place] < 0.9 or is_last
        return self._is_teaser(place) or (is_last and self.is_signature(place))

    @cached_property
    def _first_paragraph(self) -> int:
        """Return the first long line after the title that looks like article."""
        begin = 0 if self.title is None else self.title + 1
        return next(
            (
                i
                for i in range(begin, len(self.lines))
                if self.chances[i] >= EVEN and self.lines.counts[i] >= PARAGRAPH
            ),
            0 if self.lines.has_paragraphs else len(self.lines),
        )

    def names_or_dates(self, text: str, count: float) -> bool:
        """Tell whether a short line says nothing but who wrote, or when."""
        if marked_names(text):
            return count < 25
        names = bare_names(text)
        if names and count <= len(text[: names[-1].span.end].split()) + 6:
            return not ENDED.search(text)
        return count < 12 and bool(dates_in(text)) and not ENDED.search(text)

    @cached_property
    def _closed(self) -> int:
        """Return the line that ends a press release, the last line where there is none."""
        pairs = zip(self.lines.counts, self.chances, strict=True)
        sums = list(accumulate((n if c >= EVEN else 0.0 for n, c in pairs), initial=0.0))
        begin, size = bisect_left(sums, _MOST * sums[-1]), len(self.lines)
        lines = enumerate(self.lines.texts[begin:], begin)
        short = ((i, text) for i, text in lines if self.lines.counts[i] <= _CLOSING)
        return next((i for i, text in short if CLOSED.fullmatch(text)), size)

    def _is_small_talk(self, text: str, count: float) -> bool:
        """Tell whether a short line below the article is a button, or says when or by whom."""
        if count <= _FEW and (FURNITURE.match(text) or END.match(text)):
            return True
        if count > 8 or ENDED.search(text):
            return False
        return bool(marked_names(text) or dates_in(text))

    def _is_teaser(self, place: int) -> bool:
        """Tell whether a cut-off text stands below the end of the article."""
        text = self.lines.texts[place]
        if not text.endswith(("…", "...")):
            return False
        if any(END.match(t) for t in self.lines.texts[max(0, place - 8) : place]):
            return True
        return self.lines.counts[place] <= _TEASER and not self._has_article_after(place)

    def _has_article_after(self, place: int) -> bool:
        return place < self._last_article

    @cached_property
    def _last_article(self) -> int:
        """Return the last line that can be nothing but article, -1 for none."""
        return next(filter(self._is_surely_article, reversed(range(len(self.lines)))), -1)

    def _is_surely_article(self, place: int) -> bool:
        text = self.lines.texts[place]
        if self.chances[place] < EVEN or len(text) <= 80 or text.endswith(("…", "...")):
            return False
        return not self._describes(place, 200)

    def disclaims(self, place: int) -> bool:
        """Tell whether a line says whose views the article holds."""
        if _OF_DISCLAIMERS.isdisjoint(self.lines.lowered[place]):  # as a rule
            return False
        return _DISCLAIMER.search(self.lines.texts[place]) is not None

    def is_signature(self, place: int) -> bool:
        """Tell whether a line below an article says who wrote it, or who they are."""
        return SIGNED_BELOW.match(self.lines.texts[place]) is not None or self.is_bio(place)

    def is_bio(self, place: int) -> bool:
        """Tell whether the line says who somebody is: the author, below an article."""
        text, count = self.lines.texts[place], self.lines.counts[place]
        if self.announces_author(place) or (count > 5 and self.announces_author(place - 1)):
            return True
        return count > 6 and self._describes(place, 400) and bool(leading_name(text))

    def _describes(self, place: int, reach: int) -> bool:
        """Tell whether the first `reach` characters of a line say what somebody is or does."""
        if _OF_PERSONS.isdisjoint(self.lines.lowered[place]):  # as a rule
            return False
        return PERSON.search(self.lines.texts[place][:reach]) is not None

    def announces_author(self, place: int) -> bool:
        """Tell whether a line is a heading over the author's note, False for a place above all."""
        is_short = place >= 0 and self.lines.counts[place] <= _ANNOUNCING
        return is_short and _ABOUT_AUTHOR.match(self.lines.texts[place]) is not None

    @cached_property
    def _is_latin(self) -> bool:
        """Tell whether the article is in the Latin script."""
        pairs = zip(self.lines.texts, self.chances, strict=True)
        article = "".join(text for text, chance in pairs if chance >= EVEN)[:_LOOKED_AT]
        letters = sum(map(len, _LATIN.findall(article)))
        return letters > 3 * len(_OTHER_SCRIPTS.findall(article))

    def _is_foreign(self, text: str, count: float) -> bool:
        """Tell whether a short line is in a script that a Latin article does not use."""
        if text.isascii() or count > 25 or not self._is_latin:
            return False
        other = len(_OTHER_SCRIPTS.findall(text))
        return other > 2 and other > 0.2 * sum(map(str.isalpha, text))

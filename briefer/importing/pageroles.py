"""What each line of a page is: the classifier says article or not, rules the rest.

Order: the title, then what is never article (`linerules`), then the lines above the article
(standfirst, by-line, date, section label), then the kinds of article lines.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property

from briefer.core.source import Role
from briefer.importing.bodies import TitleGuess, body_chances, title_guess
from briefer.importing.dates import dates_in, is_stamp
from briefer.importing.linerules import ENDED, EVEN, LineRules, asks
from briefer.importing.lines import Column, Lines, has_moment
from briefer.importing.persons import bare_names, marked_names
from briefer.importing.phrases import END, FURNITURE, LABELS, SIGNED_BELOW
from briefer.importing.subheadings import BULLET, is_numbered_heading, with_headings
from briefer.importing.titles import has_form_of_title

_SURE = 1.0  # log odds; a title for which less speaks is right about every second time
_DOUBT = 0.15  # nearer to even than this is worth a look
_HEADING_WORDS = 14
_HEADED_WORDS = 10  # of a paragraph below a heading
_SPEAKER = 40  # characters
_WITH_SPEAKER = re.compile(r"^[\"“„«][^\"“”„«»]{20,}[\"”“»][.,]?\s*[–—-]{1,2}\s*\S.{2,90}$")
_SENTENCE_END = re.compile(r"[.!?][\"”’»)]* +[^\W\da-z_]")


@dataclass(frozen=True)
class Page:
    """A page of lines and what they are. `title` is None where no line looks like one.

    `told` is the chance of each line to be article where the format tells it, and `titled` the
    place of its title.
    """

    lines: Lines
    told: Column | None = None
    titled: int | None = None

    @cached_property
    def chances(self) -> Column:
        """Return the chance of each line to be article, all sure where none looks like it."""
        found = self._judged if self.told is None else self.told
        return found if any(c >= EVEN for c in found) else [1.0] * len(found)

    @property
    def _judged(self) -> Column:
        """Return what the classifier says, but of what asks for consent, which reads like prose."""
        found = zip(body_chances(self.lines), self.lines.texts, self.lines.lowered, strict=True)
        return [0.0 if c >= EVEN and asks(text, words) else c for c, text, words in found]

    @cached_property
    def _rules(self) -> LineRules:
        return LineRules(self.lines, self.chances, self.title)

    @cached_property
    def has_article(self) -> bool:
        """Tell whether any line looks like an article."""
        return any(c < 1.0 for c in self.chances) or len(self.lines) < 2

    @cached_property
    def title(self) -> int | None:
        """Return the place of the title."""
        return None if self._title_guess is None else self._title_guess.place

    @cached_property
    def _title_guess(self) -> TitleGuess | None:
        if self.titled is not None:
            return TitleGuess(self.titled, _SURE)
        found = title_guess(self.lines, self.chances)
        if found is not None or self.lines.has_paragraphs:
            return found
        plausible = (i for i in range(len(self.lines)) if has_form_of_title(self.lines, i))
        return next((TitleGuess(place, _SURE) for place in plausible), None)

    @cached_property
    def article(self) -> list[bool]:
        """Return which lines are article after the rules have spoken."""
        found = [c >= EVEN for c in self.chances]
        if self.title is not None:
            found[self.title] = False
        for place, is_article in enumerate(found):
            if is_article and self._rules.is_never_article(place):
                found[place] = False
            elif place and found[place - 1] and _WITH_SPEAKER.match(self.lines.texts[place]):
                found[place] = True
        is_lost = self.lines.has_paragraphs and not any(found)
        if is_lost:
            return [c >= EVEN for c in self.chances]
        begin = 0 if self.title is None else self.title + 1
        return with_headings(self.lines, self.chances, found, begin)

    @cached_property
    def first(self) -> int:
        """Return the first line of the article after the title, the end where there is none."""
        begin = 0 if self.title is None else self.title + 1
        size = len(self.lines)
        return next((i for i in range(begin, size) if self.article[i]), size)

    @cached_property
    def last(self) -> int:
        """Return the last line of the article."""
        size = len(self.lines)
        return next((i for i in range(size - 1, -1, -1) if self.article[i]), size - 1)

    def roles(self) -> list[tuple[Role, bool]]:
        """Return the role of each line, and whether it is doubtful."""
        return [
            (Role.STANDFIRST, False) if place == self.standfirst else self._role(place)
            for place in range(len(self.lines))
        ]

    def _role(self, place: int) -> tuple[Role, bool]:
        if self._title_guess is not None and place == self._title_guess.place:
            return Role.TITLE, self._title_guess.odds < _SURE
        if self.article[place]:
            return self._article_role(place), self.chances[place] < EVEN + _DOUBT
        is_doubtful = self.chances[place] > EVEN - _DOUBT
        role = self._other_role(place)
        return role, is_doubtful and role is Role.FURNITURE

    def _article_role(self, place: int) -> Role:
        text, count = self.lines.texts[place], self.lines.counts[place]
        if is_numbered_heading(self.lines, self.article, place):
            return Role.HEADING
        if BULLET.match(text):
            return Role.LIST_ITEM
        if _WITH_SPEAKER.match(text):
            return Role.QUOTE
        if count <= _HEADING_WORDS and not text.endswith((":", ",", ";")) and self._heads(place):
            return Role.HEADING
        return Role.BODY

    def _heads(self, place: int) -> bool:
        """Tell whether the short line at `place` stands like a heading over a paragraph."""
        text = self.lines.texts[place]
        if (ENDED.search(text) and not text.endswith("?")) or text[0] in "\"“„«'‘":
            return False
        if self._speaks(place):
            return False
        below = place + 1
        is_over = below < len(self.lines) and self.article[below]
        return is_over and self.lines.counts[below] >= _HEADED_WORDS

    def _speaks(self, place: int) -> bool:
        """Tell whether a line is a question of an interview: "Post: And then?"."""
        speaker, colon, words = self.lines.texts[place].partition(": ")
        if not (colon and words) or len(speaker) > _SPEAKER:
            return False
        return sum(text.startswith(f"{speaker}:") for text in self.lines.texts) > 1

    def _other_role(self, place: int) -> Role:
        count = self.lines.counts[place]
        if count < 120 and self._rules.disclaims(place):
            return Role.DISCLAIMER
        if self._is_caption(place):
            return Role.CAPTION
        if self._is_near_title(place):
            return self._head_role(place)
        if place > self.last and SIGNED_BELOW.match(self.lines.texts[place]):
            return Role.BYLINE
        if place > self.last and self._rules.is_bio(place):
            return Role.FURNITURE if self._rules.announces_author(place) else Role.BIO
        return Role.FURNITURE

    def _is_near_title(self, place: int) -> bool:
        begin = max(0, (self.first if self.title is None else self.title) - 4)
        return begin <= place < self._head_end

    @cached_property
    def _head_end(self) -> int:
        """Return the first line of the article below title and standfirst."""
        below = range(self.first, len(self.lines))
        return next((i for i in below if self.article[i] and i != self.standfirst), self.first)

    def _head_role(self, place: int) -> Role:
        """Return what a line around the title is."""
        text, count = self.lines.texts[place], self.lines.counts[place]
        if count <= 3 and text.lower().strip(" :.-|") in LABELS:
            return Role.SECTION_LABEL
        if (marked_names(text) or bare_names(text)) and count < 30:
            return Role.BYLINE
        if count < 14 and dates_in(text):
            return Role.DATE
        return Role.FURNITURE

    @cached_property
    def standfirst(self) -> int | None:
        """Return the line between title and article that sums it up, if one clearly does."""
        if self.title is None:
            return None
        heading = self.lines.texts[self.title].casefold()
        place = self.title + 1
        while place < len(self.lines) and self.lines.texts[place].casefold() == heading:
            place += 1
        return place if place < len(self.lines) and self._sums_up(place) else None

    def _sums_up(self, place: int) -> bool:
        """Tell whether the text right below the title is no part of the article proper.

        It is short, and a by-line or date divides it from the article; or, where a page has
        neither, it is one short sentence above paragraphs half as long again.
        """
        text, count = self.lines.texts[place], self.lines.counts[place]
        if not 6 <= count <= 60 or has_moment(text[:30]) or self.lines.credited[place]:
            return False
        if FURNITURE.match(text) or END.match(text) or place > self.first:
            return False
        if self._rules.names_or_dates(text, count) or (count < 14 and has_moment(text)):
            return False
        rest = range(place + 1, min(len(self.lines), place + 12))
        below = next((i for i in rest if self.article[i] and self.lines.counts[i] >= 12), None)
        if below is None:
            return False
        between = range(place + 1, below)
        if any(self._head_role(i) in {Role.BYLINE, Role.DATE} for i in between):
            return count <= 60
        is_single = count <= 30 and not _SENTENCE_END.search(text)
        above = range(max(0, self.title or 0), place)
        has_head = any(self._head_role(i) in {Role.BYLINE, Role.DATE} for i in above[1:])
        return is_single and not has_head and self._is_shorter(place, below)

    def _is_shorter(self, place: int, below: int) -> bool:
        """Tell whether the paragraphs from `below` on are on average half as long again."""
        following = [
            n
            for n, is_article in zip(
                self.lines.counts[below : below + 8], self.article[below : below + 8], strict=True
            )
            if is_article and n >= 12
        ]
        return sum(following) / len(following) > 1.5 * self.lines.counts[place] + 12

    def _is_caption(self, place: int) -> bool:
        text = self.lines.texts[place]
        if not self.lines.credited[place] or self.lines.counts[place] < 2 or text[0] == "©":
            return False
        if self.lines.counts[place] < 12 and is_stamp(text):
            return False
        return not (marked_names(text) or any(name.is_body for name in bare_names(text)))

"""What each line of a page is: the classifier says article or not, rules with a clear form the rest.

Order: the title, then what is never article whatever the classifier thinks (repeats of the title,
hashtags, disclaimers, teasers, author's notes, captions, another script's buttons), then the lines
above the article (standfirst, by-line, date, section label), then the kinds of article lines.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from briefer.core.source import NUMBERED, ReadWarning, Role
from briefer.core.text import collapsed
from briefer.importing.bodies import TitleGuess, body_chances, title_guess
from briefer.importing.dates import dates_in, is_stamp
from briefer.importing.drafts import Draft, DraftBlock
from briefer.importing.lines import Column, Lines, has_moment
from briefer.importing.persons import bare_names, leading_name, marked_names
from briefer.importing.phrases import CLOSED, CONSENT, END, FURNITURE, LABELS, NO_TITLE, PERSON
from briefer.importing.plainforms import with_tables_and_notes
from briefer.importing.reasons import Remark
from briefer.importing.subheadings import BULLET, is_numbered_heading, with_headings
from briefer.importing.titles import has_form_of_title

_EVEN = 0.5
_SURE_TITLE = 0.9  # of a title that the file states: it is that of this document
_SURE = 1.0  # log odds; a title for which less speaks is right about every second time
_DOUBT = 0.15  # nearer to even than this is worth a look
_LONGEST = 4000  # characters of a line
_HEADING_WORDS = 14
_HEADED_WORDS = 10  # of a paragraph below a heading
_FEW = 12  # words
_MOST = 0.6  # of the text
_ADDRESS = re.compile(r"<?(?:https?://|www\.)\S+>?")
_LONGEST_BUTTON = 100  # characters
# One of them stands in whatever `CONSENT` matches; to look for them takes a tenth of the time.
_OF_CONSENT = (
    *("partner", "device", "cookie", "consent", "vendors", "providers", "geolocation", "gerät"),
    *("by clicking", "dienstleister", "informations", "proveedor", "socios", "fornitori", "terze"),
    *("leverantör", "drittanbieter"),
)
_SPEAKER = 40  # characters
_PARAGRAPH = 15  # words
_ARTICLE = NUMBERED | {Role.HEADING}
_BELOW = 8  # blocks below the last open one that show what it stands above
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
_WITH_SPEAKER = re.compile(r"^[\"“„«][^\"“”„«»]{20,}[\"”“»][.,]?\s*[–—-]{1,2}\s*\S.{2,90}$")
_TEASER = 50  # words of a cut-off text at most that no heading of related texts announces
_ENDED = re.compile(r"(?<![ap]\.m)[.!?…。！？][\"'”’»)\]]*$")
_SENTENCE_END = re.compile(r"[.!?][\"”’»)]* +[^\W\da-z_]")
_LATIN = re.compile("[A-Za-zÀ-ɏ]+")
_CLOSING = 12  # words of a line that ends a press release at most
_OTHER_SCRIPTS = re.compile(
    "[\u0370-\u03ff\u0400-\u052f\u0590-\u06ff\u0900-\u0dff\u0e00-\u0eff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7ff]"
)


def _asks(text: str) -> bool:
    """Tell whether a line asks for consent, or leads to the text."""
    if len(text) < _LONGEST_BUTTON and NO_TITLE.match(text):
        return True
    words = text.lower()
    return any(word in words for word in _OF_CONSENT) and CONSENT.search(text) is not None


def with_roles(draft: Draft) -> Draft:
    """Return `draft` with a role for every block; those that have one keep it."""
    if all(block.role is not None for block in draft.blocks):
        return draft
    if any(block.role in NUMBERED for block in draft.blocks):
        return _with_open_roles(draft)
    open_ = [block for block in draft.blocks if block.role is None]
    page = Page(lines_of(replace(draft, blocks=tuple(open_))))
    roles = iter(page.roles())
    told = [(b.role, b.is_doubtful) if b.role else next(roles) for b in draft.blocks]
    blocks = _filled(draft.blocks, _with_one_title(draft, told))
    remarks = () if page.has_article else (ReadWarning(Remark.NO_BODY),)
    told_of = replace(draft, blocks=blocks, warnings=(*draft.warnings, *remarks))
    return with_tables_and_notes(told_of)


def _with_one_title(draft: Draft, told: Sequence[tuple[Role, bool]]) -> Sequence[tuple[Role, bool]]:
    """Return the roles without a guessed title where the format tells the title."""
    if all(block.role is not Role.TITLE for block in draft.blocks):
        return told
    pairs = zip(draft.blocks, told, strict=True)
    return [
        (Role.BODY, True) if found[0] is Role.TITLE and block.role is None else found
        for block, found in pairs
    ]


def _with_open_roles(draft: Draft) -> Draft:
    """Return `draft`, whose format tells what is article, with the few open roles filled in.

    Only the blocks around them are looked at, and what no rule knows is body.
    """
    last = max(i for i, block in enumerate(draft.blocks) if block.role is None)
    seen = draft.blocks[: last + 1 + _BELOW]
    told = [float(block.role in _ARTICLE) for block in seen]
    roles = Page(lines_of(replace(draft, blocks=seen)), told).roles()
    has_title = any(block.role is Role.TITLE for block in draft.blocks)
    is_elsewhere = has_title or _is_titled_elsewhere(draft, seen)
    unknown = {Role.FURNITURE, Role.TITLE} if is_elsewhere else {Role.FURNITURE}
    kept = [(Role.BODY if role in unknown else role, False) for role, _doubtful in roles]
    return replace(draft, blocks=(*_filled(seen, kept), *draft.blocks[len(seen) :]))


def _is_titled_elsewhere(draft: Draft, blocks: Sequence[DraftBlock]) -> bool:
    """Tell whether the file states a title for sure that none of `blocks` shows: front matter."""
    title = draft.fields.get("title")
    if title is None or title.confidence < _SURE_TITLE:
        return False
    wanted = collapsed(str(title.value)).casefold()
    return all(collapsed(draft.words_of(block)).casefold() != wanted for block in blocks)


def _filled(
    blocks: Sequence[DraftBlock], roles: Sequence[tuple[Role, bool]]
) -> tuple[DraftBlock, ...]:
    """Return `blocks`, those without a role with the one at their place in `roles`."""
    return tuple(
        block if block.role is not None else block.with_role(role, is_doubtful=doubtful)
        for block, (role, doubtful) in zip(blocks, roles, strict=True)
    )


def lines_of(draft: Draft) -> Lines:
    """Return the blocks of `draft` as lines, each with the blank lines before it."""
    texts = [_shortened(" ".join(draft.words_of(block).split())) for block in draft.blocks]
    ends = [0, *(block.end for block in draft.blocks)]
    gaps = [
        max(0, draft.text.count("\n", end, block.start) - 1)
        for end, block in zip(ends, draft.blocks, strict=False)
    ]
    return Lines(texts, gaps)


def _shortened(text: str) -> str:
    """Return what is looked at of a line: of a very long one its beginning and its end."""
    return text if len(text) < _LONGEST else f"{text[: _LONGEST - 500]} {text[-400:]}"


@dataclass(frozen=True)
class Page:
    """A page of lines and what they are. `title` is None where no line looks like one.

    `told` is the chance of each line to be article where the format tells it.
    """

    lines: Lines
    told: Column | None = None

    @cached_property
    def chances(self) -> Column:
        """Return the chance of each line to be article, all sure where none looks like it."""
        found = self._judged if self.told is None else self.told
        return found if any(c >= _EVEN for c in found) else [1.0] * len(found)

    @property
    def _judged(self) -> Column:
        """Return what the classifier says, but of what asks for consent, which reads like prose."""
        judged = zip(body_chances(self.lines), self.lines.texts, strict=True)
        return [0.0 if c >= _EVEN and _asks(text) else c for c, text in judged]

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
        found = title_guess(self.lines, self.chances)
        if found is not None or self._has_paragraphs:
            return found
        plausible = (i for i in range(len(self.lines)) if has_form_of_title(self.lines, i))
        return next((TitleGuess(place, _SURE) for place in plausible), None)

    @cached_property
    def _has_paragraphs(self) -> bool:
        """Tell whether there is more than a heading and what stands below one."""
        return max(self.lines.counts, default=0) >= _PARAGRAPH

    @cached_property
    def article(self) -> list[bool]:
        """Return which lines are article after the rules have spoken."""
        found = [c >= _EVEN for c in self.chances]
        if self.title is not None:
            found[self.title] = False
        for place, is_article in enumerate(found):
            if is_article and self._is_never_article(place):
                found[place] = False
            elif place and found[place - 1] and _WITH_SPEAKER.match(self.lines.texts[place]):
                found[place] = True
        is_lost = self._has_paragraphs and not any(found)
        if is_lost:
            return [c >= _EVEN for c in self.chances]
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
            return self._article_role(place), self.chances[place] < _EVEN + _DOUBT
        is_doubtful = self.chances[place] > _EVEN - _DOUBT
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
        if (_ENDED.search(text) and not text.endswith("?")) or text[0] in "\"“„«'‘":
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
        if count < 120 and self._disclaims(place):
            return Role.DISCLAIMER
        if self._is_caption(place):
            return Role.CAPTION
        if self._is_near_title(place):
            return self._head_role(place)
        if place > self.last and self._is_bio(place):
            return Role.FURNITURE if self._announces_author(place) else Role.BIO
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
        if self._names_or_dates(text, count) or (count < 14 and has_moment(text)):
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

    def _is_never_article(self, place: int) -> bool:
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
        if place < self._first_paragraph and self._names_or_dates(text, count):
            return True
        is_below = place > self._last_article >= 0
        if place > self._closed or (is_below and self._is_small_talk(text, count)):
            return True
        if count < 60 and (_READ_ON.match(text) or self._disclaims(place)):
            return self.chances[place] < 0.9 or not self._has_article_after(place)
        return self._is_teaser(place) or (
            not self._has_article_after(place) and self._is_bio(place)
        )

    @cached_property
    def _first_paragraph(self) -> int:
        """Return the first long line after the title that looks like article."""
        begin = 0 if self.title is None else self.title + 1
        return next(
            (
                i
                for i in range(begin, len(self.lines))
                if self.chances[i] >= _EVEN and self.lines.counts[i] >= _PARAGRAPH
            ),
            0 if self._has_paragraphs else len(self.lines),
        )

    def _names_or_dates(self, text: str, count: float) -> bool:
        """Tell whether a short line says nothing but who wrote, or when."""
        if marked_names(text):
            return count < 25
        names = bare_names(text)
        if names and count <= len(text[: names[-1].span.end].split()) + 6:
            return not _ENDED.search(text)
        return count < 12 and bool(dates_in(text)) and not _ENDED.search(text)

    @cached_property
    def _closed(self) -> int:
        """Return the line that ends a press release, the last line where there is none."""
        size = len(self.lines)
        masses = [
            n if c >= _EVEN else 0.0 for n, c in zip(self.lines.counts, self.chances, strict=True)
        ]
        enough = _MOST * sum(masses)
        lines = enumerate(zip(self.lines.texts, self.lines.counts, strict=True))
        ends = (i for i, (text, n) in lines if n <= _CLOSING and CLOSED.fullmatch(text))
        return next((i for i in ends if sum(masses[:i]) >= enough), size)

    def _is_small_talk(self, text: str, count: float) -> bool:
        """Tell whether a short line below the article is a button, or says when or by whom."""
        if count <= _FEW and (FURNITURE.match(text) or END.match(text)):
            return True
        if count > 8 or _ENDED.search(text):
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
        if self.chances[place] < _EVEN or len(text) <= 80 or text.endswith(("…", "...")):
            return False
        return not PERSON.search(text[:200])

    def _disclaims(self, place: int) -> bool:
        if _OF_DISCLAIMERS.isdisjoint(self.lines.lowered[place]):  # as a rule
            return False
        return _DISCLAIMER.search(self.lines.texts[place]) is not None

    def _is_bio(self, place: int) -> bool:
        """Tell whether the line says who somebody is: the author, below an article."""
        text, count = self.lines.texts[place], self.lines.counts[place]
        if self._announces_author(place) or (count > 5 and self._announces_author(place - 1)):
            return True
        return count > 6 and bool(PERSON.search(text[:400])) and bool(leading_name(text))

    def _announces_author(self, place: int) -> bool:
        is_short = place >= 0 and self.lines.counts[place] <= _ANNOUNCING
        return is_short and _ABOUT_AUTHOR.match(self.lines.texts[place]) is not None

    def _is_caption(self, place: int) -> bool:
        text = self.lines.texts[place]
        if not self.lines.credited[place] or self.lines.counts[place] < 2 or text[0] == "©":
            return False
        if self.lines.counts[place] < 12 and is_stamp(text):
            return False
        return not (marked_names(text) or any(name.is_body for name in bare_names(text)))

    @cached_property
    def _is_latin(self) -> bool:
        """Tell whether the article is in the Latin script."""
        text = "".join(
            t for t, c in zip(self.lines.texts, self.chances, strict=True) if c >= _EVEN
        )[:4000]
        letters = sum(map(len, _LATIN.findall(text)))
        return letters > 3 * len(_OTHER_SCRIPTS.findall(text))

    def _is_foreign(self, text: str, count: float) -> bool:
        """Tell whether a short line is in a script that a Latin article does not use."""
        if text.isascii() or count > 25 or not self._is_latin:
            return False
        other = len(_OTHER_SCRIPTS.findall(text))
        return other > 2 and other > 0.2 * sum(map(str.isalpha, text))

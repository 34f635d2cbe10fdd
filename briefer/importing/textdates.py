"""When the article was published, by the dates that stand where a page shows that.

A date counts by what stands before it ("Published", "Updated", "Radio") and by where it stands.
Days that the article tells of, and those of related items, are never taken.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from enum import IntEnum
from typing import NamedTuple

from briefer.core.source import MetaField, Role
from briefer.importing.dates import WEEKDAY, DateOrder, FoundDate, dates_in, order_in
from briefer.importing.pagezones import Zones
from briefer.importing.persons import marked_names

_SENTENCE = 14  # words; a longer line tells of other days as well
_STAMPED = 25  # likewise, where the time of the day is given
_LONGEST = 250  # characters of a line
_CLOSE = 2  # lines below the article in which a date by itself is its own
_ASIDE = 3  # words beside a date that stands by itself
_TITLE = 5  # words; a line as long may be the title of another article
_NEAR = 3  # lines above the title in which a date without a time is the article's
_EDITION = re.compile(r"\b(?:ausgabe|edition|issue|print|heft)\b[^\d]{0,12}$", re.IGNORECASE)
_YEAR_FIRST = {"", "en", "ja", "ko", "zh", "hu", "lt"}  # or the month
_PUBLISHED = re.compile(
    r"\b(?:published|posted|issued|first|created|veröffentlicht|erschienen|erstellt|publié|publicado|pubblicato"
    r"|publiziert|gepubliceerd|publicerad|publisert|offentliggjort|opublikowano|yayın\w*|date|datum|dato|fecha|tarih)\b[^\d]{0,25}$",
    re.IGNORECASE,
)
_UPDATED = re.compile(
    r"\b(?:(?:updated?|modified|aktualisiert|update|mis à jour|actualizado|aggiornato|bijgewerkt|uppdaterad|oppdatert"
    r"|opdateret|atualizado|güncelle\w*|corrected|edited|modifi\w*|geändert)(?:\b|(?=\d))(?: ?\d{1,2}:\d\d)?[^\d]{0,25}|(?:akt\.|stand\b):?\s*)$",
    re.IGNORECASE,
)
_OF_OTHERS = re.compile(  # a broadcast, an event, the last of several days, a member of a forum
    r"\b(?:radio|tv|sendung|gesendet|fernsehen|broadcast|aired|podcast)\b[^\d]{0,25}$"
    r"|\b(?:bis|until|till|expires?|gültig|jusqu['’]au|deadline|anmeldeschluss|event|join us|register|rsvp|termin|veranstaltung|registriert|registered|joined|mitglied seit|member since)\b[^\d]{0,12}$"
    r"|(?<![\d:.])\d{1,2}\.?\s?[-–—]\s?$",
    re.IGNORECASE,
)
_DURATION = re.compile(r"\s*[|·•,]?\s*\d{1,3}:\d\d\s?min", re.IGNORECASE)  # a video's
_REPLY = re.compile(
    r"^(?:reply|antworten|répondre|responder)\b|\b(?:says|said|wrote|sagt|schrieb|schreibt|dice|a dit)\b.{0,8}$",
    re.IGNORECASE,
)
_LIVE = re.compile(  # the title of a page that goes on changing, or what stands right above it
    r"\blive[ -]?(?:blog|ticker|updates?)\b|\bas it happened\b|\bminuto a minuto\b"
    r"|^\W*(?:live|en (?:direct|directo|vivo))\W*$|\b(?:live|en (?:direct|directo|vivo))\b ?[:|–—]",
    re.IGNORECASE,
)
_REPLIED = 3  # lines above the date of a comment in which one shows what it is
_CLOCK = re.compile(
    r"^[\s,|·•–-]*(?:um |at |à |kl\.? ?|ore |alle )?\d{1,2}[:.h]\d\d|^ (?:GMT|UTC|[A-Z]{2,3}T)\b"
)


class _Rank(IntEnum):
    """How good a date is as that of the article, the best first."""

    STATED = 0
    BELOW_TITLE = 1
    ELSEWHERE = 2
    CHANGED = 3
    EDITION = 4  # the page is often a day older
    MASTHEAD = 5  # "Thursday, 7 November 2024" above the title: of the article, or of the visit
    BELOW_ARTICLE = 6


_SURE = {  # how often each is right, of pages with labels
    _Rank.STATED: 0.98,
    _Rank.BELOW_TITLE: 0.95,
    _Rank.ELSEWHERE: 0.95,
    _Rank.CHANGED: 0.9,
    _Rank.EDITION: 0.75,
    _Rank.MASTHEAD: 0.75,
    _Rank.BELOW_ARTICLE: 0.75,
}

_MARKS = (  # what stands before a date, the first that fits
    (_EDITION, _Rank.EDITION),
    (_PUBLISHED, _Rank.STATED),
    (_UPDATED, _Rank.CHANGED),
)


class _Hit(NamedTuple):
    """A date that may be that of the article; of equal ranks the first in reading order wins."""

    rank: _Rank
    order: int
    place: int
    date: FoundDate


def issued(zones: Zones) -> MetaField | None:
    """Return the date of publication, None where none is stated.

    A page that goes on changing shows when it last did, whatever the words beside the date.
    """
    best = min(_hits(zones), default=None, key=lambda hit: hit[:2])
    if best is None or (best.rank is not _Rank.STATED and _is_live(zones)):
        return None
    evidence = zones.span(best.place, best.date.span)
    return MetaField(best.date.csl, confidence=_SURE[best.rank], evidence=evidence)


def _is_live(zones: Zones) -> bool:
    """Tell whether the title, or a label right above it, says that the page goes on changing."""
    top, title = zones.top, zones.title
    if top is None or title is None:
        return False
    label = zones.texts[top - 1] if top else ""
    return any(_LIVE.search(text) for text in (zones.texts[title], label) if len(text) < _LONGEST)


def _hits(zones: Zones) -> Iterator[_Hit]:
    order = _order(zones)
    found = 0
    for place in (*zones.head, *zones.lead, *zones.foot, *zones.above):
        text = zones.texts[place]
        if len(text) > _LONGEST or zones.blocks[place].role is Role.CAPTION:
            continue
        found_here = dates_in(text, order)
        if _is_period(text, found_here):
            continue
        for date in found_here:
            if _is_of_others(text, date):
                continue
            found += 1
            rank = _rank(zones, place, date)
            if rank is _Rank.STATED or _is_of_article(zones, place, date):
                yield _Hit(rank, found, place, date)


def _is_of_others(text: str, date: FoundDate) -> bool:
    """Tell whether what stands around a date says that it is no article's."""
    return bool(_OF_OTHERS.search(text[: date.span.start]) or _DURATION.match(text, date.span.end))


def _is_period(text: str, dates: Sequence[FoundDate]) -> bool:
    """Tell whether a line is two dates and a dash: how long an event or an archive lasts."""
    if len(dates) != 2:
        return False
    first, last = (date.span for date in dates)
    around = text[: first.start] + text[last.end :]
    return not around.strip() and text[first.end : last.start].strip() in {"-", "–", "—"}


def _order(zones: Zones) -> DateOrder:
    """Return what comes first in "3/4/2024", by the language or by other dates of the page."""
    if zones.language not in _YEAR_FIRST:
        return DateOrder.DAY
    return order_in(zones.draft.text)


def _rank(zones: Zones, place: int, date: FoundDate) -> _Rank:
    before = zones.texts[place][max(0, date.span.start - 45) : date.span.start]
    for mark, rank in _MARKS:
        if mark.search(before):
            return rank
    if place in zones.foot:
        return _Rank.BELOW_ARTICLE
    if zones.is_above_title(place) and _is_masthead(zones.texts[place], date):
        return _Rank.MASTHEAD
    is_elsewhere = place in zones.lead or zones.is_above_title(place)
    return _Rank.ELSEWHERE if is_elsewhere else _Rank.BELOW_TITLE


def _is_masthead(text: str, date: FoundDate) -> bool:
    """Tell whether a line names the day of the week and no time, as the head of a page does."""
    return WEEKDAY.search(text) is not None and not _has_clock(text, date)


def _is_of_article(zones: Zones, place: int, date: FoundDate) -> bool:
    """Tell whether a line that does not say what its date is can only be about the article."""
    text = zones.texts[place]
    if place in zones.foot:
        return _is_below_article(zones, place, date)
    if marked_names(text):
        return True
    if place in zones.above:
        return _is_stamp(text, date)
    if _is_far_above(zones, place, date):
        return False
    if place in zones.lead:
        return len(text) - len(date.span) < 20
    return len(text.split()) <= (_STAMPED if _has_clock(text, date) else _SENTENCE)


def _is_stamp(text: str, date: FoundDate) -> bool:
    """Tell whether a line is a date, the time of the day and hardly a word."""
    beside = (text[: date.span.start] + text[date.span.end :]).split()
    return _has_clock(text, date) and len(beside) <= _ASIDE


def _is_far_above(zones: Zones, place: int, date: FoundDate) -> bool:
    """Tell whether a date without time and by-line stands where pages show that of the visit."""
    if zones.top is None or place >= zones.top - _NEAR:
        return False
    is_signed = any(map(marked_names, zones.texts[place + 1 : place + 3]))
    return not is_signed and not _has_clock(zones.texts[place], date)


def _has_clock(text: str, date: FoundDate) -> bool:
    """Tell whether the time of the day follows a date."""
    return _CLOCK.match(text[date.span.end :]) is not None


def _is_below_article(zones: Zones, place: int, date: FoundDate) -> bool:
    """Tell whether a date by itself closes the article, and is none of another item's."""
    text = zones.texts[place]
    above = zones.texts[max(zones.foot[0], place - _REPLIED) : place]
    is_led_to = zones.texts[zones.article[-1]].endswith(":")
    if text.startswith("#") or is_led_to or any(_REPLY.search(line) for line in above):
        return False
    beside = len((text[: date.span.start] + text[date.span.end :]).split())
    if place < zones.foot[0] + _CLOSE and zones.foot[0] == zones.article[-1] + 1:
        return beside <= 2 * _ASIDE
    near = (zones.texts[i] for i in (place - 1, place + 1) if i in zones.foot)
    is_alone = all(len(text.split()) < _TITLE for text in near)
    return beside <= _ASIDE and is_alone and _has_clock(text, date)

"""Which line of a page is its title: a small forest over the lines above the article."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from functools import lru_cache

from briefer.core.text import Span
from briefer.importing.dates import WEEKDAY, DateOrder, dates_in
from briefer.importing.lines import Column, Lines, has_moment, is_credited
from briefer.importing.persons import ROLE, bare_names, is_marked, marked_names
from briefer.importing.phrases import END, FURNITURE, LABELS, NO_TITLE, PERSON, SECTIONS

_ABOVE = 50  # lines above the article among which the title is looked for
_AT_ONCE = 5  # lines above an article that has no menu
_NEAR_WORD = 10  # of them in which a single word may be one, and no menu
_INTO = 2  # lines of the article itself: some pages begin with their title
_BELOW = 8  # lines below the first that looks like the article: a summary may stand above a title
_LONGEST = 40  # words
_LONGEST_CHARACTERS = 600
_OFFICE = 6  # words of a by-line that names no person; a longer line only begins like one
_CREDIT = re.compile(
    r"(?:edited|hosted|presented|compiled|moderated|photographs?|illustrations?|reporting) by "
    r"|(?:von unser(?:em|er|en)|aus dem \w+ (?:übersetzt )?von|übersetzt von|translated by) ",
    re.IGNORECASE,
)
_LABELLED = re.compile(  # where a colon stands
    r"(?:^|[^\w\s] ?)(?:photos?|fotos?|images?|bild|pictures?|credits?): ?\w"
    r"|^(?:from|to|date|sent|von|an): ",
    re.IGNORECASE,
)
_TRAIL = re.compile(
    r"[/»›>|\\→]\s*$|^(?:share|teilen|tweet|home|you are here|aktuelle seite)\b", re.IGNORECASE
)
_GOES_ON = re.compile(r",\s+[^\W\d_]+(?:\s+\S+){3}")
_MEDIA = re.compile(
    r"\W*(?:video|audio|vídeo|close|(?:watch|listen|play|image)\b.{0,20}|now playing"
    r"|\d?\d:\d\d|gallery|galerie|bild(?:er)?|fotos?|photos?|enlarge\b.*|imagen)\W*$",
    re.IGNORECASE,
)
_LETTERS = re.compile(r"[^\W\d_]{2,}")
_WITH_DATE = 3  # words beside a date, of which more may be a title
_LIKELY = 1.0  # log odds of a candidate that may be the title instead of the best
_AS_LIKELY = 2.0  # less than the best, where only a by-line stands between
_LEAF = 5  # lines below the last step of a trail that may hold the title itself
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_WITH_YEAR = 4  # words beside a year that make a line more than a date
_STEPS = ((re.compile(r"[›»>→]\s+"), 3), (re.compile(r"\s[|·•/]\s+"), 2))  # with words of each
_MENU = 4  # words, most of them names of sections and all with a capital
_NEVER = ("…", "...", "http", "www.")
_ENDINGS = (".", ":", ";", ",", "…", "...")


def candidates(lines: Lines, chances: Column) -> list[int]:
    """Return the places of the lines that may be the title, in order."""
    first = first_of_article(lines, chances)
    zone = range(max(0, first - _ABOVE), min(len(lines), first + _BELOW))
    return [
        i
        for i in zone
        if (i < first + _INTO or chances[i] < 0.5)
        and 1 <= lines.counts[i] <= _LONGEST
        and (lines.counts[i] > 1 or first - i <= _NEAR_WORD)
        and 3 < len(lines.texts[i]) <= _LONGEST_CHARACTERS
        and not lines.texts[i].startswith(_NEVER)
        and not _names_who(lines.texts[i])
        and not _leads_on(lines.texts[i])
    ]


def _names_who(text: str) -> bool:
    """Tell whether a line is a by-line, an agency, a credit or a field; a person may be a title."""
    if marked_names(text) or "©" in text or _CREDIT.match(text):
        return True
    if ":" in text and _LABELLED.search(text):
        return True
    if is_marked(text) and len(text.split()) <= _OFFICE:
        return True
    if _says_when(text) and not any(len(word) > len("Uhr") for word in _beside_date(text)):
        return True
    names = bare_names(text)
    is_list = len(names) > 1 and names[-1].span.end == len(text)
    return is_list or (len(text) < 40 and any(name.is_body for name in names))


def _leads_on(text: str) -> bool:
    """Tell whether a line is a label, or leads through the site: "News > Ports > Sea"."""
    if NO_TITLE.match(text) or text.lower().strip(" :.-|") in LABELS:
        return True
    for between, most in _STEPS:
        steps = between.split(text)
        if len(steps) > 2 and max(len(step.split()) for step in steps) <= most:
            return True
    return _is_menu(text.split())


def _is_menu(words: Sequence[str]) -> bool:
    """Tell whether words name sections of a site, and hardly anything else."""
    named = sum(word.lower() in SECTIONS for word in words)
    is_row = len(words) >= _MENU and 2 * named > len(words)
    return named == len(words) or (is_row and all(word[0].isupper() for word in words))


def without_prefix(lines: Lines, places: Sequence[int], best: int) -> int:
    """Return the candidate that the best one ends with after a trail, itself without one.

    "Home / News / Title", "You are here: Home » Title".
    """
    text = lines.texts[best]
    for place in places:
        words = lines.texts[place]
        if place == best or not text.endswith(words) or words == text:
            continue
        if lines.counts[place] >= 2 and _TRAIL.search(text[: -len(words)]):
            return place
    return best


def better_placed(lines: Lines, odds: Mapping[int, float], best: int) -> int:
    """Return the candidate that stands where titles do if the best one stands where others do.

    Below a button of a video or a by-line there are captions and summaries, below a trail there is
    its last step; a day is a title only where nothing else may be one. `odds` are what speaks for
    each candidate.
    """
    if _says_when(lines.texts[best]):
        titles = [i for i in odds if odds[i] > 0 and not _says_when(lines.texts[i])]
        best = max(titles, key=lambda place: odds[place], default=best)
    above = lines.texts[best - 1] if best else ""
    likely = [place for place, log_odds in odds.items() if log_odds >= _LIKELY]
    if _MEDIA.match(above):
        others = [place for place in likely if place < best]
    elif _TRAIL.search(above):
        near = range(best + 1, best + 1 + _LEAF)
        others = [place for place in likely if place in near and odds[place] >= 2 * _LIKELY]
    else:
        near_best = [i for i in likely if i < best and odds[i] >= odds[best] - _AS_LIKELY]
        others = [i for i in near_best if any(map(marked_names, lines.texts[i + 1 : best]))]
    return max(others, key=lambda place: odds[place], default=best)


def _says_when(text: str) -> bool:
    """Tell whether a line is a full date and few words: where, from whom or about what it is."""
    return bool(dates_in(text, DateOrder.DAY)) and len(_beside_date(text)) <= _WITH_DATE


def _beside_date(text: str) -> list[str]:
    """Return the words of a line beside its first date and day of the week, all without one."""
    span = next((found.span for found in dates_in(text, DateOrder.DAY)), Span(0, 0))
    return _LETTERS.findall(WEEKDAY.sub("", text[: span.start] + text[span.end :]))


def first_of_article(lines: Lines, chances: Column) -> int:
    """Return the first line that clearly belongs to the article, 0 where none does."""
    clear = (
        i for i, (c, n) in enumerate(zip(chances, lines.counts, strict=True)) if c > 0.5 and n >= 8
    )
    return next(clear, 0)


def is_plausible(lines: Lines, chances: Column, place: int) -> bool:
    """Tell whether the line at `place` has the form of a title, above the article.

    What looks like the first line of the article is one too if a name or a date stands below it.
    """
    first = first_of_article(lines, chances)
    is_above = place < first or (place == first and is_headed(lines, place))
    return is_above and has_form_of_title(lines, place)


def bare_title(lines: Lines, chances: Column, places: Sequence[int]) -> int | None:
    """Return the title of an article that begins at once, None where no line is surely it.

    That is the one line above the article. Below a kicker it is the one line of two capitals,
    which would be a button where there are menus: "Opinion / Quiet Approval / text".
    """
    first = first_of_article(lines, chances)
    if first == 1 and 0 in places and has_form_of_title(lines, 0, least=2):
        return 0
    pairs = [i for i in places if i < first <= _AT_ONCE and lines.counts[i] == 2]
    named = [i for i in pairs if lines.texts[i].istitle() and not FURNITURE.match(lines.texts[i])]
    is_name = any(bare_names(lines.texts[i]) for i in named)
    return named[0] if len(named) == 1 and not is_name else None


def has_form_of_title(lines: Lines, place: int, least: int = 3) -> bool:
    """Tell whether a line of `least` words or more could be a title and nothing else on pages."""
    text, count = lines.texts[place], lines.counts[place]
    if not least <= count <= 25:
        return False
    has_words = sum(map(str.isalpha, lines.words[place])) >= _WITH_YEAR
    is_closed = text.endswith(_ENDINGS) and not _is_in_capitals(text, count)
    if is_closed or text[0].islower() or is_credited(text):
        return False
    if (
        has_moment(_YEAR.sub("", text) if has_words else text)
        or FURNITURE.match(text)
        or END.match(text)
    ):
        return False
    return not marked_names(text) and not _begins_with_name(text)


def _begins_with_name(text: str) -> bool:
    """Tell whether a line says who somebody is; a headline goes on: "Ann Example, seen anew"."""
    names = bare_names(text)
    rest = text[names[-1].span.end :] if names else ""
    is_told = _GOES_ON.match(rest) is not None and not ROLE.search(rest) and not PERSON.search(rest)
    return bool(names) and not is_told


def _is_in_capitals(text: str, count: float) -> bool:
    """Tell whether nearly all words begin with a capital, as in a title with a full stop."""
    if not text.endswith(".") or not 4 <= count <= 15:
        return False
    words = [word for word in text.split() if len(word) > 3]
    return sum(word[0].isupper() for word in words) >= 0.9 * len(words) > 0


def is_headed(lines: Lines, place: int) -> bool:
    """Tell whether a name or a date stands right below a line, a summary of it and a by-line."""
    return any(any(_says_when_or_who(text)) for text in lines.texts[place + 1 : place + 4])


def title_rows(
    lines: Lines, chances: Column, words: Column | Mapping[int, float], places: Sequence[int]
) -> list[list[float]]:
    """Return the features of the lines at `places`, a row a line.

    `words` is what the vocabulary says of each of them, by its place.
    """
    times = Counter(text.casefold() for text in lines.texts)
    about = Counter(
        word
        for words, chance in zip(lines.lowered, chances, strict=True)
        if chance > 0.5
        for word in set(words)
        if len(word) > 3
    )
    first = first_of_article(lines, chances)
    return [[words[place], *_row(lines, chances, place, first, times, about)] for place in places]


def _row(
    lines: Lines,
    chances: Column,
    place: int,
    first: int,
    times: Counter[str],
    about: Counter[str],
) -> list[float]:
    text = lines.texts[place]
    content = [about.get(word, 0) for word in lines.lowered[place] if len(word) > 3]
    capitals = sum(word[0].isupper() for word in lines.words[place])
    between = lines.counts[place + 1 : first]
    return [
        *_looks(text, lines.counts[place], capitals),
        float(place),
        float(first - place),
        sum(between),
        max(between, default=0.0),
        float(min(3, times[text.casefold()])),
        float(_is_part_of_other(text, lines.texts[:first])),
        sum([times >= 1 for times in content]) / max(1, len(content)),
        sum([times >= 3 for times in content]) / max(1, len(content)),
        float(sum([min(times, 4) for times in content])),
        chances[place],
        float(min(lines.gaps[place], 3)),
        float(min(lines.gaps[place + 1], 3)) if place + 1 < len(lines) else 1.0,
        *_below(lines, place),
        *_near(lines, place, -1),
        *_near(lines, place, 1),
        *_near(lines, place, 2),
    ]


def _looks(text: str, count: float, capitals: int) -> list[float]:
    return [
        count,
        float(len(text)),
        capitals / max(1.0, count),
        float(text.isupper()),
        float(text.endswith(_ENDINGS)),
        float(text.endswith(("?", "!", "”", '"', "’", "'", "»"))),
        float("|" in text or " - " in text or " – " in text or "»" in text),
        float(":" in text),
        float(text[0].isdigit()),
        float(END.match(text) is not None or FURNITURE.match(text) is not None),
        float(has_moment(text)),
        float(is_credited(text)),
        float(bool(marked_names(text))),
        float(count <= 5 and bool(bare_names(text))),
    ]


def _is_part_of_other(text: str, others: Sequence[str]) -> bool:
    """Tell whether a longer line holds `text`: "Title | Outlet"."""
    return len(text) > 20 and any(text in other and other != text for other in others)


def _below(lines: Lines, place: int) -> list[float]:
    """Return how many lines below the next date, and the next name, stand."""
    date = name = 12
    for offset, text in enumerate(lines.texts[place + 1 : place + 12], 1):
        is_dated, is_named = _says_when_or_who(text)
        date = min(date, offset) if is_dated else date
        name = min(name, offset) if is_named else name
        if max(date, name) <= offset:
            break
    return [float(date), float(name)]


@lru_cache(maxsize=1024)
def _says_when_or_who(text: str) -> tuple[bool, bool]:
    """Tell whether a short line holds a date, and a name; asked for each line above it."""
    if len(text) >= 100:
        return False, False
    return has_moment(text), bool(marked_names(text) or bare_names(text))


def _near(lines: Lines, place: int, offset: int) -> list[float]:
    """Return how long the line `offset` away is, and how many words `place` shares with it."""
    other = place + offset
    if not 0 <= other < len(lines):
        return [-1.0, 0.0]
    shared = set(lines.lowered[place]) & set(lines.lowered[other])
    return [lines.counts[other], float(len(shared))]

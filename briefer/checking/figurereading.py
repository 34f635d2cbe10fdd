"""Reading figures, dates, percentages and amounts, with their hedges, in a text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from functools import lru_cache

from briefer.checking.figures import Figure, FigureKind
from briefer.checking.figurewords import (
    AMBIGUOUS_NUMBERS,
    CJK_SCALES,
    CURRENCIES,
    CURRENCY_AFTER,
    CURRENCY_BEFORE,
    HEDGES,
    MODAL_MONTHS,
    MONTHS,
    NTHS,
    NUMBERS,
    NUMERATORS,
    OWN_PLACES,
    OWN_THINGS,
    PERCENT,
    POINTS,
    SCALES,
    SHORT_SCALES,
    UNITS,
    Hedge,
    any_of,
)

_MONTH = any_of(MONTHS)
_SCALE = any_of("|".join(re.escape(s) for s in SCALES if s not in SHORT_SCALES))
_RANGE = r"(?:\s?[-–—]\s?|\s(?:to|and|bis|und|au|et|y|al)\s(?:the\s|le\s)?)"
_DAY = r"\d{1,2}(?:st|nd|rd|th|er|º|\.)?"
_DATE = re.compile(
    rf"(?<![\w.])(?P<y1>\d{{4}})-(?P<m1>\d\d)-(?P<d1>\d\d)\b"
    rf"|(?<![\w.])(?P<d5>\d{{1,2}})\.\s?(?P<m5>\d{{1,2}})\.(?P<y5>\d{{4}})(?!\d)"
    rf"|(?:(?<=\bam\s)|(?<=\b(?:zum|vom|bis|dem|den)\s))(?P<d0>\d{{1,2}})\.\s?(?P<m0>\d{{1,2}})\.(?!\d)"
    rf"|(?<!\w)(?P<y6>\d{{4}})年(?:(?P<m6>\d{{1,2}})月)?(?:(?P<d6>\d{{1,2}})日)?"
    rf"|(?P<m7>\d{{1,2}})月(?:(?P<d7>\d{{1,2}})日)?"
    rf"|(?<![\w.,])(?:(?P<e2>\d{{1,2}})(?:st|nd|rd|th|er|\.)?{_RANGE})?(?P<d2>{_DAY})"
    rf" (?:of |de |d['’])?(?P<m2>{_MONTH})\b\.?(?:,? (?:de )?(?P<y2>\d{{4}}))?"
    rf"|\b(?P<m3>{_MONTH})\b\.? (?P<d3>\d{{1,2}})(?:st|nd|rd|th)?(?!\d)"
    rf"(?:{_RANGE}(?P<e3>\d{{1,2}})(?![\d%]))?(?:,? (?P<y3>\d{{4}}))?"
    rf"|\b(?P<m4>{_MONTH})\b\.?,? (?:de )?(?P<y4>\d{{4}})"
    rf"|\b(?:in|since|until|by|from|last|next|this|im|seit|en|depuis|dès|d['’]ici)"
    rf" (?P<m8>{_MONTH})\b",
    re.IGNORECASE,
)
_GROUP = r"[.,\u00a0\u202f\u2009'’ ]"
_FIGURE = re.compile(
    rf"(?P<currency>{CURRENCY_BEFORE})?\s?"
    rf"(?:(?<![A-Za-zÀ-ÿ\d.,_])(?<![A-Z]-)"
    rf"(?P<digits>(?:\d{{1,3}}(?:{_GROUP}\d{{3}})+(?!\d)|\d+)(?:[.,]\d+)?)"
    rf"|(?<![\w-])(?P<word>{any_of(NUMBERS)})(?![\w]|-\w*(?!\S)-))"
    rf"(?:[ \u00a0\u202f-]?(?P<scale>(?:{_SCALE})(?!\w)|(?<=\d)[kmbt](?![\w.'’]))"
    rf"|(?P<cjk>[{''.join(CJK_SCALES)}]))?"
    rf"[ \u00a0\u202f-]?(?:(?P<points>{POINTS})|(?P<percent>{PERCENT})"
    rf"|(?:d['’]|de )?(?P<after>{CURRENCY_BEFORE}|(?:{CURRENCY_AFTER})(?!\w)|[元円])"
    rf"|(?P<unit>{'|'.join(f'(?P<{k}>(?:{w}))' for k, (_n, w) in UNITS.items())})(?![\w'’]))?",
    re.IGNORECASE,
)
_SHARE = re.compile(
    rf"\b(?:(?P<top>{any_of(NUMERATORS)})[ -])(?:"
    + "|".join(rf"(?P<{name}>{words})" for name, words in NTHS.items())
    + r")(?=[ \u00a0](?:of|der|des|von|aller|de|du|d['’])\b|[ \u00a0]d['’])"
    r"|(?<!first )(?<!second )(?<!other )(?<!better )(?<!latter )(?<!ersten )(?<!zweiten )"
    r"\b(?P<half>half (?:of|the|its|their|all)|(?:die|der) Hälfte|la moitié|la mitad|la metà)\b",
    re.IGNORECASE,
)
_HEDGE_BEFORE = re.compile(
    "(?:"
    + "|".join(rf"(?P<{h.name}>(?<![^\W\d_一-鿿])(?:{words}))" for h, words in HEDGES.items())
    + r")(?:\s(?:the|a|an|of|to|its|their|about|some|roughly|US|der|die|das|den|les?|la|l['’]))*"
    r"[\s\u00a0]?$",
    re.IGNORECASE,
)
_OWN_PLACE = re.compile(rf"(?<!\w)(?:{OWN_PLACES})[ \u00a0]?$", re.IGNORECASE)
_NEXT = re.compile(r"[ \u00a0]*([^\W\d_]{2,})")
_OWN_THING = re.compile(rf"(?:{OWN_THINGS})\Z", re.IGNORECASE)
_STEM = 5  # letters by which what is counted is compared
_HALF = Decimal(50)


@lru_cache(maxsize=4096)
def figures(text: str) -> tuple[Figure, ...]:
    """Return the figures and dates of `text` in order.

    Left out is what an author counts of his own ("three reasons", "table 2").
    """
    return tuple(_all(text))


def _all(text: str) -> Iterator[Figure]:
    position = 0
    for match in _DATE.finditer(text):
        dates = tuple(_dates(match))
        if not dates:
            continue
        yield from _shares(text, position, match.start())
        hedge = _hedge(text, match.start())
        yield from (Figure(match[0], FigureKind.DATE, date=d, hedge=hedge) for d in dates)
        position = match.end()
    yield from _shares(text, position, len(text))


def _dates(match: re.Match[str]) -> Iterator[tuple[int, int, int]]:
    """Yield the date of `match`, of a range of days both; nothing where it is none."""
    groups = {k[0]: v for k, v in match.groupdict().items() if v}
    said = groups.get("m", "0")
    month = int(said) if said.isdigit() else MONTHS[said.lower()]
    is_named = not said.isdigit() and "d" not in groups and "y" not in groups
    if month > 12 or (is_named and said.lower() in MODAL_MONTHS and not said[0].isupper()):
        return
    year = int(groups.get("y", 0))
    for name in ("e", "d"):
        day = int(re.sub(r"\D", "", groups.get(name, "")) or 0)
        if day <= 31 and (day or (name == "d" and (month or year))):
            yield (year, month, day)


def _shares(text: str, start: int, end: int) -> Iterator[Figure]:
    position = start
    for match in _SHARE.finditer(text, start, end):
        yield from _numbers(text, position, match.start())
        hedge = _hedge(text, match.start())
        yield Figure(match[0], FigureKind.SHARE, _share(match), hedge=hedge)
        position = match.end()
    yield from _numbers(text, position, end)


def _share(match: re.Match[str]) -> Decimal:
    """Return a share in per cent."""
    if match["half"]:
        return _HALF
    part = next(int(name[2:]) for name in NTHS if match[name])
    return Decimal(100 * NUMERATORS[match["top"].lower()]) / part


def _numbers(text: str, start: int, end: int) -> Iterator[Figure]:
    for match in _FIGURE.finditer(text, start, end):
        value, other = _value(match)
        figure = replace(_plain(match), value=value, other=other)
        at = match.start("word") if match["word"] else match.start("digits")
        if _OWN_PLACE.search(text[max(0, at - 12) : at]):
            continue
        hedge = _hedge(text, match.start())
        if not match["word"]:
            yield replace(figure, hedge=hedge)
            continue
        after = _NEXT.match(text, match.end())
        things = after[1].casefold() if after else ""
        if not _is_counted(match, figure, things):
            continue
        yield replace(figure, hedge=hedge, is_in_words=True, things=things[:_STEM])


def _is_counted(match: re.Match[str], figure: Figure, things: str) -> bool:
    """Tell whether a number in words is one, and no count of the author's own."""
    is_bare = figure.kind is FigureKind.NUMBER and not (match["scale"] or figure.unit)
    if is_bare and match["word"].lower() in AMBIGUOUS_NUMBERS and not things:
        return False
    return not (is_bare and _OWN_THING.match(things))


def _plain(match: re.Match[str]) -> Figure:
    """Return the figure of `match` with its kind, currency and unit, without value."""
    currency = (match["currency"] or match["after"] or "").lower()
    kind = FigureKind.NUMBER
    if match["points"]:
        kind = FigureKind.POINTS
    elif match["percent"]:
        kind = FigureKind.PERCENT
    elif currency:
        kind = FigureKind.AMOUNT
    unit = next((UNITS[k][0] for k in UNITS if match[k]), "") if match["unit"] else ""
    name = CURRENCIES.get(currency, currency)
    return Figure(match[0].strip(" -\u00a0\u202f"), kind, currency=name, unit=unit)


def _value(match: re.Match[str]) -> tuple[Decimal, Decimal | None]:
    """Return what a number means, and what else it may mean."""
    if match["word"]:
        value, other = Decimal(NUMBERS[match["word"].lower()]), None
    else:
        value, other = _number(match["digits"])
    power = CJK_SCALES.get(match["cjk"] or "", SCALES.get((match["scale"] or "").lower(), 0))
    return value.scaleb(power), None if other is None else other.scaleb(power)


def _number(digits: str) -> tuple[Decimal, Decimal | None]:
    """Read "1,234.5", "1.234,5", "1 234"; "3.200" is a number of three digits more, or 3.2."""
    plain = re.sub(r"[^\d.,]", "", digits)
    marks = [c for c in plain if c in ".,"]
    if not marks:
        return Decimal(plain), None
    whole, _mark, rest = plain.rpartition(marks[-1])
    grouped = Decimal(plain.replace(",", "").replace(".", ""))
    decimal = Decimal(f"{whole.replace(',', '').replace('.', '')}.{rest}")
    if len(rest) != 3 or len(set(marks)) > 1 or whole.startswith("0"):
        return decimal, None
    if len(marks) > 1:
        return grouped, None
    return (grouped, decimal) if marks[-1] == "," else (decimal, grouped)


def _hedge(text: str, start: int) -> Hedge | None:
    found = _HEDGE_BEFORE.search(text[max(0, start - 40) : start])
    return Hedge[found.lastgroup] if found and found.lastgroup else None

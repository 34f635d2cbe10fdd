"""Figures, dates, percentages and amounts in a text, and the words that hedge them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from enum import StrEnum
from functools import lru_cache

_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "january|jan|januar|janvier|enero", "february|feb|februar|février|febrero",
            "march|mar|märz|mars|marzo", "april|apr|avril|abril", "may|mai|mayo",
            "june|jun|juni|juin|junio", "july|jul|juli|juillet|julio",
            "august|aug|août|agosto", "september|sept|sep|septembre|septiembre",
            "october|oct|oktober|octobre|octubre", "november|nov|novembre|noviembre",
            "december|dec|dezember|décembre|diciembre",
        ),
        1,
    )
    for name in names.split("|")
}  # fmt: skip
_MONTH = "|".join(sorted(_MONTHS, key=len, reverse=True))
_SCALES = {
    "hundred": 2, "thousand": 3, "k": 3, "tausend": 3, "mille": 3, "mil": 3,
    "million": 6, "millions": 6, "mn": 6, "mln": 6, "m": 6, "millionen": 6, "millones": 6,
    "billion": 9, "billions": 9, "bn": 9, "b": 9, "milliarden": 9, "milliards": 9,
    "trillion": 12, "trillions": 12, "tn": 12, "t": 12, "billionen": 12,
}  # fmt: skip
_SMALL = (
    "zero|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen"
    "|fifteen|sixteen|seventeen|eighteen|nineteen|twenty"
)
_TENS = "twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety"
_NUMBER_WORDS = {
    **{word: value for value, word in enumerate(_SMALL.split("|"))},
    **{word: 10 * tens for tens, word in enumerate(_TENS.split("|"), 2)},
}
_SCALE = "|".join(sorted((s for s in _SCALES if len(s) > 1), key=len, reverse=True))
_PERCENT = r"%|per ?cent\b|percent(?:age points?)?\b|pct\b|Prozent\b|pour cent\b|por ciento\b"
_CURRENCY = r"US\$|A\$|C\$|[$€£¥₹₽₩₺₴₪]|\b(?:USD|EUR|GBP|JPY|CNY|RMB|CHF)\b"
_DATE = re.compile(
    rf"(?P<y1>\d{{4}})-(?P<m1>\d\d)-(?P<d1>\d\d)\b"
    rf"|(?P<d2>\d{{1,2}})(?:st|nd|rd|th|\.)? (?:of )?(?P<m2>{_MONTH})\b\.?(?:,? (?P<y2>\d{{4}}))?"
    rf"|\b(?P<m3>{_MONTH})\b\.? (?P<d3>\d{{1,2}})(?:st|nd|rd|th)?(?!\d)(?:,? (?P<y3>\d{{4}}))?"
    rf"|\b(?P<m4>{_MONTH})\b\.?,? (?P<y4>\d{{4}})",
    re.IGNORECASE,
)
_FIGURE = re.compile(
    rf"(?P<currency>{_CURRENCY})? ?"
    rf"(?:(?<![\w.,])(?P<digits>\d+(?:[.,\u00a0\u202f' ]\d{{3}})*(?:[.,]\d+)?)"
    rf"|\b(?P<word>{'|'.join(_NUMBER_WORDS)})(?=[ -](?:{_SCALE}|{_PERCENT})))"
    rf"[ \u00a0\u202f-]?(?P<scale>(?:{_SCALE})\b|(?<=\d)[kmbt]\b(?!\.))?"
    rf"[ \u00a0\u202f]?(?P<percent>{_PERCENT})?"
    rf"(?:[ \u00a0]?(?P<after>{_CURRENCY}|euros?\b|dollars?\b))?",
    re.IGNORECASE,
)
_CURRENCY_NAMES = {
    "€": "eur", "euro": "eur", "euros": "eur", "$": "usd", "us$": "usd", "dollar": "usd",
    "dollars": "usd", "£": "gbp", "¥": "jpy",
}  # fmt: skip


class Hedge(StrEnum):
    """How a figure is softened."""

    ABOUT = "about"
    ABOVE = "more than"
    BELOW = "less than"
    AT_LEAST = "at least"
    AT_MOST = "up to"


_HEDGES = {
    Hedge.AT_LEAST: r"at least|no (?:less|fewer) than|a minimum of|mindestens|au moins|al menos",
    Hedge.AT_MOST: r"up to|at most|no more than|a maximum of|as (?:much|many) as|bis zu|jusqu'à"
    r"|höchstens|hasta",
    Hedge.ABOVE: r"more than|over|above|in excess of|exceed(?:s|ed|ing)?|upwards of|mehr als|über"
    r"|plus de|más de|greater than",
    Hedge.BELOW: r"less than|fewer than|under|below|short of|weniger als|unter|moins de|menos de",
    Hedge.ABOUT: r"about|around|approximately|approx\.?|roughly|nearly|almost|some|circa|c\."
    r"|close to|an? estimated|estimated(?: at)?|or so|etwa|rund|ungefähr|fast|environ"
    r"|près de|presque|unos|unas|cerca de|~|≈",
}  # fmt: skip
_HEDGE_BEFORE = re.compile(
    "(?:"
    + "|".join(rf"(?P<{h.name}>(?<!\w)(?:{words}))" for h, words in _HEDGES.items())
    + r")(?: (?:the|a|an|of|to|its|their|about|some|roughly|US))*[ \u00a0]?$",
    re.IGNORECASE,
)
_ROUNDING = Decimal("0.06")  # a hedged figure may be rounded by so much


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure: `value` scaled, `kind` number, percent, amount or date; a date as y, m, d."""

    words: str
    kind: str
    value: Decimal = Decimal(0)
    date: tuple[int, int, int] = (0, 0, 0)
    currency: str = ""
    hedge: Hedge | None = None

    def agrees_with(self, other: Figure) -> bool:
        """Tell whether `other`, in a source, carries this figure, hedges aside."""
        if self.kind == "date" or other.kind == "date":
            return self.kind == other.kind and _dates_agree(self.date, other.date)
        if "percent" in {self.kind, other.kind} and self.kind != other.kind:
            return False
        if self.currency and other.currency and self.currency != other.currency:
            return False
        if self.value == other.value:
            return True
        is_rounded = self.hedge is not None and self.hedge is not Hedge.AT_LEAST
        return is_rounded and abs(self.value - other.value) <= _ROUNDING * abs(other.value)


@lru_cache(maxsize=4096)
def figures(text: str) -> tuple[Figure, ...]:
    """Return the figures and dates of `text` in order."""
    return tuple(_all(text))


def is_year(figure: Figure) -> bool:
    """Tell whether a bare number reads as a year."""
    bare = figure.words.isdigit() and len(figure.words) == 4
    return figure.kind == "number" and bare and 1800 <= figure.value <= 2100


def carried_by(figure: Figure, support: Iterable[Figure]) -> Figure | None:
    """Return the figure of a source that carries `figure`, one with the same hedge first."""
    found = [other for other in support if _carries(figure, other)]
    return next((f for f in found if f.hedge is figure.hedge), found[0] if found else None)


def _carries(figure: Figure, other: Figure) -> bool:
    if figure.agrees_with(other):
        return True
    return is_year(figure) and other.kind == "date" and other.date[0] == int(figure.value)


def _dates_agree(ours: tuple[int, int, int], theirs: tuple[int, int, int]) -> bool:
    """Tell whether all that one date says is said by the other; what is not said is 0."""
    pairs = zip(ours, theirs, strict=True)
    return all(a == b or not a or not b for a, b in pairs) and (not ours[2] or bool(theirs[2]))


def _all(text: str) -> Iterator[Figure]:
    position = 0
    for match in _DATE.finditer(text):
        yield from _numbers(text, position, match.start())
        date = _date(match)
        if date is None:
            yield from _numbers(text, match.start(), match.end())
        else:
            yield Figure(match[0], "date", date=date, hedge=_hedge(text, match.start()))
        position = match.end()
    yield from _numbers(text, position, len(text))


def _date(match: re.Match[str]) -> tuple[int, int, int] | None:
    groups = {k: v for k, v in match.groupdict().items() if v}
    named = {k[0]: v for k, v in groups.items()}
    month = named["m"].lower()
    number = int(month) if month.isdigit() else _MONTHS[month]
    day, year = int(named.get("d", 0)), int(named.get("y", 0))
    return (year, number, day) if number <= 12 and day <= 31 else None


def _numbers(text: str, start: int, end: int) -> Iterator[Figure]:
    for match in _FIGURE.finditer(text, start, end):
        value = _value(match)
        if value is None:
            continue
        currency = (match["currency"] or match["after"] or "").lower()
        kind = "percent" if match["percent"] else "amount" if currency else "number"
        name = _CURRENCY_NAMES.get(currency, currency)
        yield Figure(
            match[0].strip(), kind, value, currency=name, hedge=_hedge(text, match.start())
        )


def _value(match: re.Match[str]) -> Decimal | None:
    if match["word"]:
        value = Decimal(_NUMBER_WORDS[match["word"].lower()])
    else:
        found = _number(match["digits"])
        if found is None:
            return None
        value = found
    scale = (match["scale"] or "").lower()
    return value.scaleb(_SCALES[scale]) if scale else value


def _number(digits: str) -> Decimal | None:
    """Read "1,234.5", "1.234,5" and "1 234": the last mark with other than three digits is it."""
    plain = re.sub(r"[\u00a0\u202f' ]", "", digits)
    marks = [c for c in plain if c in ".,"]
    if not marks:
        return Decimal(plain)
    whole, _mark, rest = plain.rpartition(marks[-1])
    is_group = len(rest) == 3 and (marks[-1] == "," or len(marks) > 1) and len(set(marks)) == 1
    text = plain.replace(",", "").replace(".", "") if is_group else None
    if text is None:
        text = f"{whole.replace(',', '').replace('.', '')}.{rest}"
    try:
        return Decimal(text)
    except InvalidOperation:
        return None


def _hedge(text: str, start: int) -> Hedge | None:
    found = _HEDGE_BEFORE.search(text[max(0, start - 40) : start])
    return Hedge[found.lastgroup] if found and found.lastgroup else None

"""Words that numbers, dates, amounts and their hedges are written with, in several languages."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from typing import TypeVar

Value = TypeVar("Value", int, str)


class Hedge(StrEnum):
    """How a figure is softened."""

    ABOUT = "about"
    NEARLY = "nearly"
    ABOVE = "more than"
    BELOW = "less than"
    AT_LEAST = "at least"
    AT_MOST = "up to"


def any_of(words: Mapping[str, object] | str) -> str:
    """Return the pattern of any of `words`, the longest first."""
    listed = words.split("|") if isinstance(words, str) else list(words)
    return "|".join(sorted(listed, key=len, reverse=True))


def _values(table: Mapping[Value, str]) -> dict[str, Value]:
    return {word: value for value, words in table.items() for word in words.split("|")}


MONTHS = _values({
    1: "january|jan|januar|jänner|janvier|enero|gennaio",
    2: "february|feb|februar|février|febrero|febbraio",
    3: "march|mar|märz|mars|marzo",
    4: "april|apr|avril|abril|aprile",
    5: "may|mai|mayo|maggio",
    6: "june|jun|juni|juin|junio|giugno",
    7: "july|jul|juli|juillet|julio|luglio",
    8: "august|aug|août|agosto",
    9: "september|sept|sep|septembre|septiembre|settembre",
    10: "october|oct|oktober|okt|octobre|octubre|ottobre",
    11: "november|nov|novembre|noviembre",
    12: "december|dec|dezember|dez|décembre|diciembre|dicembre",
})  # fmt: skip
MODAL_MONTHS = frozenset({"may", "march", "mar"})  # months only with a capital letter

SCALES = _values({  # powers of ten
    2: "hundred|hundert|cent|cents",
    3: "thousand|k|tausend|mille|mil",
    6: "million|millions|mn|mln|m|millionen|mio|mio.|millones|milioni|millón",
    9: "billion|billions|bn|b|milliarde|milliarden|mrd|mrd.|milliard|milliards|md|mds|miliardi",
    12: "trillion|trillions|tn|t|billionen|bio",
})  # fmt: skip
SHORT_SCALES = frozenset({"k", "m", "b", "t"})  # directly behind a digit only
CJK_SCALES = {"万": 4, "萬": 4, "亿": 8, "億": 8, "兆": 12, "만": 4, "억": 8, "조": 12}

NUMBERS = _values({
    1: "one", 2: "two|zwei|deux|dos", 3: "three|drei|trois|tres", 4: "four|vier|quatre|cuatro",
    5: "five|fünf|cinq|cinco", 6: "six|sechs|seis", 7: "seven|sieben|sept|siete",
    8: "eight|acht|huit|ocho", 9: "nine|neun|neuf|nueve", 10: "ten|zehn|dix|diez",
    11: "eleven|elf|onze|once", 12: "twelve|zwölf|douze|doce", 13: "thirteen|dreizehn|treize",
    14: "fourteen|vierzehn|quatorze", 15: "fifteen|fünfzehn|quinze", 16: "sixteen|sechzehn|seize",
    17: "seventeen|siebzehn|dix-sept", 18: "eighteen|achtzehn|dix-huit",
    19: "nineteen|neunzehn|dix-neuf", 20: "twenty|zwanzig|vingt|veinte",
    30: "thirty|dreißig|trente", 40: "forty|vierzig|quarante", 50: "fifty|fünfzig|cinquante",
    60: "sixty|sechzig|soixante", 70: "seventy|siebzig", 80: "eighty|achtzig|quatre-vingts",
    90: "ninety|neunzig",
})  # fmt: skip
NUMBERS |= {
    f"{tens}-{ones}": NUMBERS[tens] + NUMBERS[ones]
    for tens in ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
    for ones in ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine")
}
AMBIGUOUS_NUMBERS = frozenset({"once", "elf", "six", "sept", "neuf", "dix", "mil"})
LOOSE = 2  # up to here a number in words counts only against another of the same things
# What an author counts of his own: "three reasons" stand in no source.
OWN_THINGS = (
    "reasons?|points?|things?|factors?|steps?|questions?|lessons?|options?|ways?|kinds?|issues?"
    "|aspects?|conclusions?|recommendations?|implications?|findings?|messages?|themes?|scenarios?"
    "|articles?|sources?|sections?|caveats?|Gründe|Punkte|Dinge|Faktoren|Schritte|Fragen|Lehren"
    "|Optionen|Wege|Arten|Aspekte|Schlüsse|Empfehlungen|Szenarien|Quellen|raisons?|choses|facteurs?"
    "|étapes?|leçons?|pistes?|aspects?|enseignements?|scénarios?"
)
OWN_PLACES = (
    "paras?\\.?|paragraphs?|annex|table|figure|box|chart|footnotes?|notes?|page|p\\.|pp\\.|Absatz"
    "|Abs\\.|Anhang|Tabelle|Abbildung|Fußnote|Seite|S\\.|Ziffer|annexe|tableau|encadré|n°"
)

_NTH = {2: "hal(?:f|ves)", 3: "thirds?", 4: "quarters?", 5: "fifths?", 10: "tenths?"}
_NTH_DE = {3: "Drittel", 4: "Viertel", 5: "Fünftel", 10: "Zehntel"}
_NTH_FR = {3: "tiers", 4: "quarts?", 5: "cinquièmes?", 10: "dixièmes?"}
NTHS = {**{f"en{n}": w for n, w in _NTH.items()}, **{f"de{n}": w for n, w in _NTH_DE.items()},
        **{f"fr{n}": w for n, w in _NTH_FR.items()}}  # fmt: skip
NUMERATORS = _values({
    1: "a|an|one|ein|eine|einem|einen|un|une", 2: "two|zwei|deux", 3: "three|drei|trois",
    4: "four|vier|quatre",
})  # fmt: skip

PERCENT = (
    r"%|per ?cent\b|percent\b|pct\b|v\.? ?H\.|Prozent\b|pour[ -]cent\b|por ciento\b|per cento\b"
)
POINTS = (
    r"percentage[- ]points?\b|per ?cent points?\b|pp\b|p\.p\.|Prozentpunkte?n?\b"
    r"|points? de pourcentage\b|puntos porcentuales\b|punti percentuali\b"
)
_UNITS = {
    "basis points": "basis points?|Basispunkte?n?|points? de base",
    "tonnes": "tonnes?|tons?|metric tons?|t|Tonnen?|toneladas?",
    "barrels": "barrels?|bbl|Fass|barils?|barriles",
    "kilograms": "kg|kilograms?|kilos?|Kilogramm|kilogrammes?",
    "kilometres": "km|kilomet(?:re|er)s?|Kilometern?|kilomètres?|kilómetros?",
    "miles": "miles?|Meilen?",
    "metres": "met(?:re|er)s?|mètres?|Metern?",
    "nanometres": "nm|nanomet(?:re|er)s?|Nanometern?|nanomètres?",
    "megawatts": "MW|megawatts?|Megawatt|mégawatts?",
    "gigawatts": "GW|gigawatts?|Gigawatt",
    "years": "years?|Jahren?|Jahre|ans?|années?|años?",
    "months": "months?|Monaten?|Monate|mois|meses",
    "weeks": "weeks?|Wochen?|semaines?|semanas?",
    "days": "days?|Tagen?|Tage|jours?|días?",
    "hours": "hours?|Stunden?|heures?|horas?",
}
UNITS = {f"u{i}": (name, words) for i, (name, words) in enumerate(_UNITS.items())}

CURRENCIES = _values({
    "eur": "€|eur|euro|euros",
    "dollar": "$|dollar|dollars|dólares",
    "usd": "us$|usd|us dollars|us-dollar|dollars américains",
    "aud": "a$|aud|australian dollars", "cad": "c$|cad|canadian dollars",
    "gbp": "£|gbp|pounds|pfund", "jpy": "jpy|yen", "yen or yuan": "¥",
    "cny": "cny|rmb|yuan|renminbi", "chf": "chf|francs|franken", "rub": "₽|rubles|roubles|rubel",
    "inr": "₹|inr|rupees", "krw": "₩|krw|won",
})  # fmt: skip
CURRENCY_KINDS = {
    "dollar": frozenset({"usd", "aud", "cad"}), "yen or yuan": frozenset({"jpy", "cny"}),
}  # fmt: skip
CURRENCY_BEFORE = r"US\$|A\$|C\$|[$€£¥₹₽₩₺₴₪]|\b(?:USD|EUR|GBP|JPY|CNY|RMB|CHF|AUD|CAD|INR|KRW)\b"
CURRENCY_AFTER = (
    r"(?:US|Australian|Canadian)[ -]dollars?|US-Dollar|dollars américains|euros?|dollars?|dólares"
    r"|yuan|renminbi|yen|pounds|Pfund|francs|Franken|rubles|roubles|Rubel|rupees|won"
)

HEDGES = {
    Hedge.AT_LEAST: r"at least|no (?:less|fewer) than|a minimum of|mindestens|wenigstens"
    r"|au moins|al menos|almeno",
    Hedge.AT_MOST: r"up to|at most|no more than|a maximum of|as (?:much|many) as|bis zu|maximal"
    r"|jusqu['’][àa]|höchstens|au plus|hasta|fino a",
    Hedge.ABOVE: r"more than|over|above|in excess of|exceed(?:s|ed|ing)?|upwards of|mehr als|über"
    r"|plus d['’]|plus de|más de|greater than|più di|oltre",
    Hedge.BELOW: r"less than|fewer than|under|below|short of|weniger als|unter|moins d['’]"
    r"|moins de|menos de|meno di",
    Hedge.NEARLY: r"nearly|almost|close to|just under|fast|knapp|nahezu|beinahe|annähernd|presque"
    r"|près d['’]|près de|casi|quasi",
    Hedge.ABOUT: r"about|around|approximately|approx\.?|roughly|some|circa|ca?\."
    r"|an? estimated|estimated(?: at)?|or so|etwa|rund|ungefähr|schätzungsweise|environ"
    r"|quelque|autour de|à peu près|unos|unas|alrededor de|aproximadamente|cerca de|~|≈|约|大约|約",
}  # fmt: skip

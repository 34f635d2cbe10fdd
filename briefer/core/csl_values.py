"""Names and dates of CSL-JSON as a person types and reads them in a table."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date

from briefer.core.source import CslValue

_MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
_MONTH_NUMBER = {
    form: number
    for number, name in enumerate(_MONTHS, 1)
    for form in (name.lower(), name[:3].lower(), name[:4].lower())
}
_SEASONS = ("spring", "summer", "autumn", "winter")
_APPROXIMATE = re.compile(r"\[(?P<a>[^\[\]]+?)\??\]|(?:circa|ca?\.)\s*(?P<b>.+)|(?P<c>.+?)\s*\?")
_ISO = re.compile(r"(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?(?:T[\d:.Z+-]*)?")
_DOTTED = re.compile(r"(\d{1,2})\.\s*(\d{1,2})\.\s*(\d{4})")
_SLASHED = re.compile(r"(\d{1,2})/(\d{1,2})/(\d{4})")
_DAY_FIRST = re.compile(r"(?:(\d{1,2})(?:st|nd|rd|th)?\s+(?:of\s+)?)?([a-z]+)\.?,?\s+(\d{4})")
_MONTH_FIRST = re.compile(r"([a-z]+)\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})")
_WEEKDAY = re.compile(r"(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\.?,?\s+")
_RANGE = re.compile(r"\s*/\s*(?=\d{4}-|\D)|\s+[-–—]\s+|\s+to\s+")
_AND = re.compile(r"\s+(?:and|&)\s+")
_PARTICLES = frozenset({"van", "von", "der", "den", "de", "di", "da", "du", "la", "le", "del",
                        "dos", "das", "bin", "ibn", "al", "el", "ter", "ten", "zu"})  # fmt: skip
_SUFFIXES = frozenset({"jr", "jr.", "sr", "sr.", "ii", "iii", "iv"})
# Words that no person has in a name: an author with one of them is a body.
_BODIES = frozenset({
    "agency", "academy", "alliance", "army", "association", "authority", "bank", "board", "bureau",
    "center", "centre", "club", "college", "commission", "committee", "company", "council",
    "department", "desk", "editors", "embassy", "foundation", "fund", "government", "group", "inc",
    "institute", "institution", "journal", "ltd", "magazine", "media", "ministry", "network",
    "news", "newsroom", "office", "organisation", "organization", "parliament", "party", "post",
    "press", "project", "reporters", "review", "school", "secretariat", "senate", "service",
    "society", "staff", "team", "times", "trust", "union", "university",
    "the", "of", "for", "and", "&",
})  # fmt: skip

Name = dict[str, str]


def format_names(names: CslValue) -> str:
    """Return CSL names as they are typed: "Ann Example; Valley Water Board".

    What `parse_names` would otherwise take for something else is written as
    "Family, Given", a body that looks like a person in braces.
    """
    if isinstance(names, str):
        return names
    return "; ".join(filter(None, (_written(name) for name in names or ())))


def parse_names(typed: str) -> list[Name]:
    """Return the CSL names in `typed`, separated by semicolons, line breaks or an "and".

    "Given Family", "Family, Given" or "Family, Given, Jr."; anything in braces, and what
    has a word that only bodies have, is a `literal` name.
    """
    parts = re.split(r"[;\n]", typed)
    return [_parsed(name) for part in parts if part.strip() for name in _persons(part.strip())]


def format_date(value: CslValue) -> str:
    """Return a CSL date as it is typed in a table: "2024-11-07", "[2024-06?]" if approximate."""
    return _shown(value, _iso)


def display_date(value: CslValue) -> str:
    """Return a CSL date to be read: "7 Nov 2024", "[June 2024?]" if approximate."""
    return _shown(value, _readable)


def parse_date(typed: str) -> Mapping[str, CslValue] | None:
    """Return the CSL date that `typed` means; None where it is no date, or could be two.

    "7 Nov 2024", "November 7, 2024", "June 2024", "2024", "2024-11-07", "31/12/2024"; with a
    question mark, in brackets or after "ca." it is approximate. Nothing is guessed: "3/4/2024"
    is two dates.
    """
    words = " ".join(typed.split()).lower()
    found = _APPROXIMATE.fullmatch(words)
    if found is not None:
        words = next(part for part in found.groups() if part)
    moments = [_moment(half) for half in _RANGE.split(words, maxsplit=1)]
    parts = [moment for moment in moments if moment is not None]
    if len(parts) < len(moments) or parts != sorted(parts):
        return None
    date_: dict[str, CslValue] = {"date-parts": parts}
    return date_ | {"circa": True} if found is not None else date_


def _written(name: object) -> str:
    if not isinstance(name, Mapping):
        return str(name or "")
    literal = str(name.get("literal") or "")
    if literal:
        return literal if _parsed(literal) == {"literal": literal} else f"{{{literal}}}"
    given = _text(name, "given", "dropping-particle")
    family = _text(name, "non-dropping-particle", "family")
    suffix = _text(name, "suffix")
    natural = " ".join(filter(None, (given, family)))
    if not suffix and _parsed(natural) == {"family": family, "given": given}:
        return natural
    return ", ".join(filter(None, (family, given, suffix))) if given else f"{family},"


def _text(name: Mapping[str, object], *parts: str) -> str:
    return " ".join(str(name[part]) for part in parts if name.get(part))


def _persons(part: str) -> Iterator[str]:
    """Yield the persons that an "and" joins; a body may have one in its name."""
    halves = _AND.split(part)
    is_persons = all(1 < len(half.split()) < 6 and not _is_body(half.split()) for half in halves)
    yield from halves if is_persons else (part,)


def _parsed(typed: str) -> Name:
    if typed.startswith("{") and typed.endswith("}"):
        return {"literal": typed[1:-1].strip()}
    words = typed.split()
    parts = [part.strip() for part in typed.split(",")]
    if len(parts) > 1 and not _is_listed_body(parts):
        return _inverted(parts)
    if len(words) < 2 or len(words) > 5 or _is_body(words):
        return {"literal": typed}
    last = len(words) - 1
    while last > 1 and words[last - 1].lower() in _PARTICLES and words[last - 1].islower():
        last -= 1
    return {"family": " ".join(words[last:]), "given": " ".join(words[:last])}


def _inverted(parts: list[str]) -> Name:
    name = {"family": parts[0], "given": parts[1] if len(parts) > 1 else ""}
    if len(parts) == 2 and parts[1].lower() in _SUFFIXES:
        name = {**_parsed(parts[0]), "suffix": parts[1]}
    elif len(parts) > 2:
        name["suffix"] = ", ".join(parts[2:])
    return {part: text for part, text in name.items() if text}


def _is_listed_body(parts: list[str]) -> bool:
    """Tell a body with commas in its name from a family name before a given one."""
    return (" " in parts[0] and _is_body(parts[0].split())) or any(
        _is_body(part.split()) for part in parts[1:]
    )


def _is_body(words: Iterable[str]) -> bool:
    return any(word.lower().strip(".,") in _BODIES or word in _BODIES for word in words)


def _shown(value: CslValue, form: Callable[[list[int]], str]) -> str:
    if isinstance(value, str):
        return value
    if not isinstance(value, Mapping):
        return ""
    moments = [_numbers(parts) for parts in value.get("date-parts") or ()]
    moments = [moment for moment in moments if moment]
    if not moments:
        return str(value.get("literal") or value.get("raw") or "")
    text = " / ".join(form(moment) for moment in moments)
    season = str(value.get("season") or "")
    if season and len(moments[0]) == 1:
        text = f"{_season(season)} {text}"
    return f"[{text}?]" if value.get("circa") else text


def _season(season: str) -> str:
    is_number = season.isdecimal() and len(season) == 1 and 1 <= int(season) <= len(_SEASONS)
    return _SEASONS[int(season) - 1] if is_number else season


def _numbers(parts: object) -> list[int]:
    numbers: list[int] = []
    for part in parts if isinstance(parts, list | tuple) else ():
        try:
            numbers.append(int(part))
        except (TypeError, ValueError):
            break
    return numbers[:3]


def _iso(moment: list[int]) -> str:
    return "-".join(f"{number:0{width}d}" for number, width in zip(moment, (4, 2, 2), strict=False))


def _readable(moment: list[int]) -> str:
    year, *rest = moment
    if not rest or not 1 <= rest[0] <= len(_MONTHS):
        return str(year)
    name = _MONTHS[rest[0] - 1]
    return f"{rest[1]} {name[:3]} {year}" if len(rest) > 1 else f"{name} {year}"


def _moment(text: str) -> list[int] | None:
    text = _WEEKDAY.sub("", text, count=1)
    if match := _ISO.fullmatch(text.upper()):
        return _checked(match[1], match[2], match[3])
    if match := _DOTTED.fullmatch(text):
        return _checked(match[3], match[2], match[1])
    if match := _SLASHED.fullmatch(text):
        return _slashed(int(match[1]), int(match[2]), match[3])
    if match := _MONTH_FIRST.fullmatch(text):
        return _named(match[3], match[1], match[2])
    if match := _DAY_FIRST.fullmatch(text):
        return _named(match[3], match[2], match[1])
    return None


def _named(year: str, month: str, day: str | None) -> list[int] | None:
    number = _MONTH_NUMBER.get(month)
    return None if number is None else _checked(year, str(number), day)


def _slashed(one: int, other: int, year: str) -> list[int] | None:
    """Return a date with slashes where only one reading is a date."""
    if one > 12 or one == other:
        return _checked(year, str(other), str(one))
    return _checked(year, str(one), str(other)) if other > 12 else None


def _checked(year: str, month: str | None, day: str | None) -> list[int] | None:
    parts = [int(part) for part in (year, month, day) if part]
    try:
        date(*[*parts, 1, 1][:3])
    except ValueError:
        return None
    return parts

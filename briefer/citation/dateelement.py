"""The element `cs:date`: localized and free forms, ranges, the year suffix."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from briefer.citation import numbers, richtext
from briefer.citation.context import Context
from briefer.citation.dressing import Dress, dress
from briefer.citation.locales import Locale
from briefer.citation.moments import Date, Moment
from briefer.citation.nameelement import attributes_of
from briefer.citation.safexml import children
from briefer.citation.tree import Box, Node
from briefer.untrusted import Element

_SHOWN = {
    "year": frozenset({"year"}),
    "year-month": frozenset({"year", "month"}),
    "year-month-day": frozenset({"year", "month", "day"}),
}
_SIZES = ("year", "month", "day")


@dataclass(frozen=True, slots=True)
class DatePart:
    """A compiled `cs:date-part`."""

    name: str
    form: str
    prefix: str
    suffix: str
    range_delimiter: str
    dress: Dress | None


def date_element(element: Element) -> Callable[[Context], Node | None]:
    """Compile a `cs:date`."""
    attributes = attributes_of(element)
    variable = attributes.get("variable", "")
    parts_of = _localized(element, attributes) if "form" in attributes else _free(element)
    outer = dress(attributes)

    def render(context: Context) -> Node | None:
        context.called += 1
        date = context.item.dates.get(variable)
        if date is None or variable in context.done:
            return None
        if context.is_probe and variable == "accessed":
            # When a page was read tells no two sources apart.
            return None
        suffix = context.suffix
        if variable != "issued":
            context.suffix = ""
        parts, delimiter = parts_of(context.locale)
        if context.sorting is not None:
            context.hit += 1
            return sort_text(date, {part.name for part in parts})
        node = _date_node(date, parts, delimiter, context)
        if variable != "issued":
            context.suffix = suffix
        if node is None:
            return None
        context.hit += 1
        if context.substituting:
            context.done.add(variable)
        return node if outer is None else outer(node, context)

    return render


def sort_text(date: Date, shown: set[str]) -> str:
    """Return text by which dates sort in time, from the parts in `shown` only."""
    if date.start is None:
        return date.literal
    ends = [date.start] if date.end is None else [date.start, date.end]
    return "-".join([_sort_moment(moment, shown) for moment in ends])


def _sort_moment(moment: Moment, shown: set[str]) -> str:
    month = moment.month if "month" in shown else 0
    day = moment.day if "day" in shown else 0
    return str(Moment(moment.year, month, day))


def _free(element: Element) -> Callable[[Locale], tuple[tuple[DatePart, ...], str]]:
    parts = tuple([_part(attributes_of(part)) for part in children(element, "date-part")])
    found = (parts, element.get("delimiter", ""))
    return lambda _locale: found


def _localized(
    element: Element, attributes: dict[str, str]
) -> Callable[[Locale], tuple[tuple[DatePart, ...], str]]:
    shown = _SHOWN.get(attributes.get("date-parts", ""), _SHOWN["year-month-day"])
    own = {part.get("name", ""): attributes_of(part) for part in children(element, "date-part")}
    form = attributes["form"]
    cache: dict[str, tuple[tuple[DatePart, ...], str]] = {}

    def parts_of(locale: Locale) -> tuple[tuple[DatePart, ...], str]:
        found = cache.get(locale.language)
        if found is None:
            found = cache[locale.language] = _locale_parts(locale, form, shown, own)
        return found

    return parts_of


def _locale_parts(
    locale: Locale, form: str, shown: frozenset[str], own: dict[str, dict[str, str]]
) -> tuple[tuple[DatePart, ...], str]:
    element = locale.dates.get(form)
    if element is None:
        return (), ""
    parts: list[DatePart] = []
    for child in children(element, "date-part"):
        attributes = attributes_of(child)
        # A style may change the look of a localized part, never its affixes.
        mine = own.get(attributes.get("name", ""), {})
        attributes.update({k: v for k, v in mine.items() if k not in {"prefix", "suffix"}})
        if attributes.get("name") in shown:
            parts.append(_part(attributes))
    return tuple(parts), element.get("delimiter", "")


def _part(attributes: dict[str, str]) -> DatePart:
    name = attributes.get("name", "")
    return DatePart(
        name,
        attributes.get("form", "numeric" if name == "day" else "long"),
        attributes.get("prefix", ""),
        attributes.get("suffix", ""),
        attributes.get("range-delimiter", "\u2013"),
        dress(attributes, affixes=False),
    )


def _date_node(
    date: Date, parts: tuple[DatePart, ...], delimiter: str, context: Context
) -> Node | None:
    if date.start is None:
        return Box([date.literal, *_year_suffix(context)], role="date") if date.literal else None
    if date.end is None:
        kids = _moment_nodes(date.start, parts, context, season=date.season)
        return Box(_delimited(kids, delimiter), role="date") if kids else None
    kids = _range_nodes(date.start, date.end, parts, delimiter, context)
    return Box(kids, role="date") if kids else None


def _delimited(kids: list[Node], delimiter: str) -> list[Node]:
    if not delimiter:
        return kids
    result: list[Node] = []
    for kid in kids:
        if result:
            result.append(delimiter)
        result.append(kid)
    return result


def _moment_nodes(
    moment: Moment,
    parts: tuple[DatePart, ...],
    context: Context,
    *,
    bare_start: bool = False,
    bare_end: bool = False,
    season: str = "",
) -> list[Node]:
    """Return the parts that have a value; `bare_...` drop the outermost affixes.

    `season` stands for a month that is not known.
    """
    texts = [
        season if season and part.name == "month" else _part_text(moment, part, context)
        for part in parts
    ]
    filled = [(part, text) for part, text in zip(parts, texts, strict=True) if text]
    nodes: list[Node] = []
    for index, (part, text) in enumerate(filled):
        kids: list[Node] = [richtext.parse(text)]
        if part.name == "year":
            kids += _year_suffix(context)
        node: Node = kids[0] if len(kids) == 1 else Box(kids, role="year")
        if part.dress is not None:
            node = part.dress(node, context)
        prefix = "" if bare_start and index == 0 else part.prefix
        suffix = "" if bare_end and index == len(filled) - 1 else part.suffix
        affixed = [piece for piece in (prefix, node, suffix) if piece]
        nodes.append(affixed[0] if len(affixed) == 1 else Box(affixed))
    return nodes


def _year_suffix(context: Context) -> list[Node]:
    """Return the year suffix, where no other date and no variable has shown it."""
    if not context.suffix:
        return []
    suffix, context.suffix = context.suffix, ""
    return [Box([suffix], role="year-suffix")]


def _range_nodes(
    start: Moment,
    end: Moment,
    parts: tuple[DatePart, ...],
    delimiter: str,
    context: Context,
) -> list[Node]:
    """Return a range: parts that both ends share are written once."""
    differing = [
        index
        for index, part in enumerate(parts)
        if _value(start, part.name) != _value(end, part.name)
    ]
    if not differing:
        return _delimited(_moment_nodes(start, parts, context), delimiter)
    shared_year = "year" not in {parts[index].name for index in differing}
    first, last = (min(differing), max(differing)) if shared_year else (0, len(parts) - 1)
    head = _moment_nodes(start, parts[:first], context)
    tail = _moment_nodes(start, parts[last + 1 :], context)
    middle = parts[first : last + 1]
    largest = min(middle, key=lambda part: _SIZES.index(part.name))
    opening = _moment_nodes(start, middle, context, bare_end=True)
    suffixed = context.suffix
    closing = _moment_nodes(end, middle, context, bare_start=True)
    context.suffix = suffixed if not closing else context.suffix
    joint: Node = Box(
        [
            *_delimited(opening, delimiter),
            largest.range_delimiter,
            *_delimited(closing, delimiter),
        ]
    )
    return _delimited([*head, joint, *tail], delimiter)


def _value(moment: Moment, name: str) -> int:
    return (moment.year, moment.month, moment.day)[_SIZES.index(name)]


def _part_text(moment: Moment, part: DatePart, context: Context) -> str:
    if part.name == "year":
        return _year(moment.year, part.form, context.locale)
    if part.name == "month":
        return _month(moment.month, part.form, context.locale)
    return _day(moment, part.form, context.locale)


def _year(year: int, form: str, locale: Locale) -> str:
    if year == 0:
        return ""
    if form == "short":
        return f"{abs(year) % 100:02d}"
    if year < 0:
        return f"{-year}{locale.term('bc')}"
    return f"{year}{locale.term('ad')}" if year < 1000 else str(year)


def _month(month: int, form: str, locale: Locale) -> str:
    if not month:
        return ""
    if month > 12:
        return locale.term(f"season-{month - 12:02d}")
    if form == "numeric":
        return str(month)
    if form == "numeric-leading-zeros":
        return f"{month:02d}"
    return locale.term(f"month-{month:02d}", "short" if form == "short" else "long")


def _day(moment: Moment, form: str, locale: Locale) -> str:
    day = moment.day
    if not day:
        return ""
    if form == "numeric-leading-zeros":
        return f"{day:02d}"
    if form == "ordinal" and not (locale.is_on("limit-day-ordinals-to-day-1") and day != 1):
        gender = locale.gender_of(f"month-{moment.month:02d}")
        return f"{day}{numbers.ordinal_suffix(day, locale, gender)}"
    return str(day)

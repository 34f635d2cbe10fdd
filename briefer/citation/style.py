"""A style, compiled: its two areas, its sort keys, what it decides for the document."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cached_property

from briefer.citation import richtext
from briefer.citation.context import Context, Render, SortNames
from briefer.citation.dressing import look_of
from briefer.citation.elements import Compiler, sequence
from briefer.citation.errors import UnusableStyle
from briefer.citation.locales import Locale, locale_for
from briefer.citation.nameelement import attributes_of
from briefer.citation.safexml import CSL, child, children, local_name
from briefer.citation.soundness import Soundness
from briefer.citation.tree import Box, Look, Node
from briefer.citation.variables import NAME_VARIABLES
from briefer.untrusted import Element

# Attributes whose presence is what matters.
_TELLING = ("disambiguate", "et-al-subsequent-min", "et-al-subsequent-use-first")
_USING = [
    f"{CSL}{name}" for name in ("text", "number", "label", "key", "if", "else-if", "names", "name")
]


@dataclass(frozen=True, slots=True)
class Key:
    """A sort key: a variable, or a macro rendered for sorting.

    `counts` tells whether it is the citation number.
    """

    variable: str
    macro: Render | None
    descends: bool
    counts: bool
    names: SortNames


@dataclass(frozen=True)
class Area:
    """The citation or the bibliography of a style: layout, options, sort keys.

    `places_suffix` tells whether the style says itself where year suffixes go.
    """

    name: str
    render: Render
    prefix: Node
    suffix: Node
    delimiter: str
    look: Look
    keys: tuple[Key, ...]
    options: Mapping[str, str]
    places_suffix: bool

    def option(self, name: str, default: str = "") -> str:
        """Return an attribute of `cs:citation` or `cs:bibliography`."""
        return self.options.get(name, default)

    def is_on(self, name: str) -> bool:
        """Tell whether an attribute is "true"."""
        return self.options.get(name) == "true"


@dataclass(frozen=True)
class Style:
    """A style ready to render. `is_note` tells whether its citations are notes."""

    style_id: str
    title: str
    is_note: bool
    default_locale: str
    citation: Area
    bibliography: Area | None
    options: Mapping[str, str]
    uses: frozenset[str]
    _overrides: tuple[Element, ...]

    def locale(self, language: str) -> Locale:
        """Return the locale of `language` with this style's own terms."""
        found = self._locales.get(language)
        if found is None:
            found = self._locales[language] = locale_for(language, self._overrides)
        return found

    @cached_property
    def _locales(self) -> dict[str, Locale]:
        return {}

    def with_default_locale(self, language: str) -> Style:
        """Return the style with the language that a dependent style asks for."""
        return replace(self, default_locale=language) if language else self


def compile_style(root: Element, place: str) -> Style:
    """Compile the independent style `root`; `place` names it in errors."""
    if root.tag != f"{CSL}style":
        raise UnusableStyle(place, "not-a-style", str(root.tag))
    macros = {macro.get("name", ""): macro for macro in children(root, "macro")}
    options = attributes_of(root)
    areas = {name: child(root, name) for name in ("citation", "bibliography")}
    citation = areas["citation"]
    if citation is None or child(citation, "layout") is None:
        raise UnusableStyle(place, "no-citation")
    soundness = Soundness(macros, place)
    for element in areas.values():
        if element is not None:
            soundness.check(element)
    inherited = {name: (options, attributes_of(element)) for name, element in areas.items()}
    compiler = Compiler(place, macros, options, lambda area: inherited[area])
    bibliography = areas["bibliography"]
    has_layout = bibliography is not None and child(bibliography, "layout") is not None
    info = child(root, "info")
    uses = _uses(root)
    suffixed = any(name.endswith(":year-suffix") for name in uses)
    return Style(
        style_id=_info(info, "id"),
        title=_info(info, "title"),
        is_note=options.get("class") == "note",
        default_locale=options.get("default-locale", ""),
        citation=_area(citation, compiler, places_suffix=suffixed),
        bibliography=_area(bibliography, compiler, places_suffix=suffixed)
        if bibliography is not None and has_layout
        else None,
        options=options,
        uses=uses,
        _overrides=tuple(children(root, "locale")),
    )


def _info(info: Element | None, name: str) -> str:
    element = None if info is None else child(info, name)
    return "" if element is None else (element.text or "").strip()


def _area(element: Element, compiler: Compiler, *, places_suffix: bool) -> Area:
    layout = child(element, "layout")
    if layout is None:
        raise UnusableStyle(compiler.line(element), "no-citation")
    attributes = attributes_of(layout)
    sort = child(element, "sort")
    keys = [] if sort is None else [_key(key, compiler) for key in children(sort, "key")]
    return Area(
        name=local_name(element),
        render=_layout(compiler.all_of(layout), aligned=bool(element.get("second-field-align"))),
        prefix=richtext.parse(attributes.get("prefix", ""), richtext.NO_MARKS),
        suffix=richtext.parse(attributes.get("suffix", ""), richtext.NO_MARKS),
        delimiter=attributes.get("delimiter", ""),
        look=look_of(attributes),
        keys=tuple(keys),
        options=attributes_of(element),
        places_suffix=places_suffix,
    )


def _layout(parts: list[Render], *, aligned: bool) -> Render:
    """Return a layout; `aligned` puts its first field into the margin."""
    if not aligned or len(parts) < 2:
        return sequence(parts)
    first, rest = parts[0], sequence(parts[1:])

    def render(context: Context) -> Node | None:
        label, body = first(context), rest(context)
        if label is None or body is None:
            return label if body is None else body
        return Box([Box([label], display="left-margin"), Box([body], display="right-inline")])

    return render


def _key(element: Element, compiler: Compiler) -> Key:
    macro, variable = element.get("macro"), element.get("variable", "")
    minimum, first, last = (
        element.get(name) for name in ("names-min", "names-use-first", "names-use-last")
    )
    return Key(
        variable=variable,
        macro=compiler.macro(macro)
        if macro
        else compiler.sorted_names(variable)
        if variable in NAME_VARIABLES
        else None,
        descends=element.get("sort") == "descending",
        counts=variable == "citation-number" or compiler.prints(macro, "citation-number"),
        names=SortNames(
            compiler.number(minimum, element),
            compiler.number(first, element),
            None if last is None else last == "true",
        ),
    )


def _uses(root: Element) -> frozenset[str]:
    """Return what each area asks for, as "citation:locator" or "bibliography:URL"."""
    return frozenset(
        [f"{area}:{name}" for area in ("citation", "bibliography") for name in _called(root, area)]
    )


def _called(root: Element, area: str) -> set[str]:
    """Return every variable, position and condition that an area and its macros name."""
    start = child(root, area)
    if start is None:
        return set()
    macros = {macro.get("name", ""): macro for macro in children(root, "macro")}
    found: set[str] = set()
    todo = [start]
    while todo:
        for element in todo.pop().iter(*_USING):
            attributes = element.attrib
            found.update(str(attributes.get("variable", "")).split())
            found.update(str(attributes.get("position", "")).split())
            found.update([name for name in _TELLING if name in attributes])
            macro = macros.pop(str(attributes.get("macro", "")), None)
            if macro is not None:
                todo.append(macro)
    return found

"""Locales: terms, date formats and options, with CSL's fallback."""

from __future__ import annotations

import importlib.resources
import json
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import lru_cache
from importlib.resources.abc import Traversable
from typing import Any

from briefer.citation.safexml import XML_LANG, child, children, local_name, read_xml
from briefer.untrusted import Element

DEFAULT = "en-US"
_FORM_FALLBACK = {"verb-short": "verb", "symbol": "short", "verb": "long", "short": "long"}


@dataclass(frozen=True, slots=True)
class Term:
    """A term of a locale in one form. `gender` is empty for neuter."""

    single: str
    multiple: str
    gender: str = ""


@dataclass(frozen=True, slots=True)
class Ordinal:
    """An ordinal suffix: for which numbers, matched how, with which gender."""

    number: int
    match: str
    gender: str
    text: str


@dataclass(slots=True)
class Locale:
    """One language's terms and formats, merged from all files and styles that apply."""

    language: str
    terms: dict[tuple[str, str], Term] = field(default_factory=dict)
    gendered: dict[tuple[str, str, str], Term] = field(default_factory=dict)
    ordinals: list[Ordinal] = field(default_factory=list)
    dates: dict[str, Element] = field(default_factory=dict)
    options: dict[str, str] = field(default_factory=dict)

    def find(self, name: str, form: str = "long") -> Term | None:
        """Return the term called `name` in `form` or its nearest other form."""
        while True:
            found = self.terms.get((name, form))
            if found is not None or form == "long":
                return found
            form = _FORM_FALLBACK[form]

    def term(self, name: str, form: str = "long", *, plural: bool = False) -> str:
        """Return the text of a term, empty where the locale has none."""
        found = self.find(name, form)
        if found is None:
            return ""
        return found.multiple if plural else found.single

    def gendered_term(self, name: str, gender: str) -> str:
        """Return the form of term `name` that agrees with `gender`."""
        found = self.gendered.get((name, "long", gender)) or self.find(name)
        return found.single if found else ""

    def is_on(self, option: str) -> bool:
        """Tell whether a locale option such as `punctuation-in-quote` is "true"."""
        return self.options.get(option) == "true"

    def gender_of(self, name: str) -> str:
        """Return the gender of the term `name`, empty for neuter."""
        found = self.find(name)
        return found.gender if found else ""


def locale_for(language: str, overrides: Iterable[Element] = ()) -> Locale:
    """Return the locale of `language`, changed by a style's own `cs:locale` elements.

    Weakest first: en-US, the language's main dialect, the dialect; then of the style the
    elements without language, with the language, with the dialect.
    """
    language = _spelled(language) or DEFAULT
    merged = Locale(language)
    for name in _chain(language):
        _merge(merged, _read(name))
    wanted = {"": 0, language.split("-")[0].lower(): 1, language.lower(): 2}
    mine = [(wanted.get(e.get(XML_LANG, "").lower(), -1), e) for e in overrides]
    for _, element in sorted((pair for pair in mine if pair[0] >= 0), key=lambda pair: pair[0]):
        _merge(merged, element)
    return merged


def _spelled(language: str) -> str:
    """Return "en-gb" or "en_GB" as "en-GB"."""
    parts = language.strip().replace("_", "-").split("-")
    tail = [part.upper() if len(part) == 2 else part.title() for part in parts[1:]]
    return "-".join([parts[0].lower(), *tail])


def _chain(language: str) -> list[str]:
    dialects: dict[str, str] = _catalogue()["primary-dialects"]
    main = dialects.get(language.split("-", maxsplit=1)[0], "")
    names = [DEFAULT]
    for name in (main, language):
        if name and name not in names and _file(name).is_file():
            names.append(name)
    return names


def _file(name: str) -> Traversable:
    return importlib.resources.files("citeproc") / "data" / "locales" / f"locales-{name}.xml"


@lru_cache(maxsize=1)
def _catalogue() -> dict[str, Any]:
    path = importlib.resources.files("citeproc") / "data" / "locales" / "locales.json"
    found: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return found


@lru_cache(maxsize=8)
def _read(name: str) -> Element:
    return read_xml(_file(name).read_bytes(), f"locale {name}")


def _merge(locale: Locale, element: Element) -> None:
    for part in children(element):
        name = local_name(part)
        if name == "style-options":
            locale.options.update({str(k): str(v) for k, v in part.attrib.items()})
        elif name == "date":
            locale.dates[part.get("form", "text")] = part
        elif name == "terms":
            _merge_terms(locale, part)


def _merge_terms(locale: Locale, terms: Element) -> None:
    ordinals: list[Ordinal] = []
    for element in children(terms, "term"):
        name = element.get("name", "")
        form = element.get("form", "long")
        gender = element.get("gender-form", "")
        if name == "ordinal" or (name.startswith("ordinal-") and name[8:].isdigit()):
            ordinals.append(_ordinal(name, element))
        elif gender:
            locale.gendered[name, form, gender] = _term(element)
        else:
            locale.terms[name, form] = _term(element)
    if any(ordinal.number < 0 for ordinal in ordinals):
        locale.ordinals = ordinals
    else:
        locale.ordinals = _without(locale.ordinals, ordinals) + ordinals


def _without(old: list[Ordinal], new: list[Ordinal]) -> list[Ordinal]:
    replaced = {(o.number, o.gender) for o in new}
    return [o for o in old if (o.number, o.gender) not in replaced]


def _ordinal(name: str, element: Element) -> Ordinal:
    number = int(name[8:]) if name != "ordinal" else -1
    default = "last-two-digits" if number >= 10 else "last-digit"
    match = element.get("match", default)
    return Ordinal(number, match, element.get("gender-form", ""), element.text or "")


def _term(element: Element) -> Term:
    single, multiple = child(element, "single"), child(element, "multiple")
    gender = element.get("gender", "")
    if single is None and multiple is None:
        text = element.text or ""
        return Term(text, text, gender)
    one = (single.text or "") if single is not None else ""
    many = (multiple.text or "") if multiple is not None else one
    return Term(one, many, gender)

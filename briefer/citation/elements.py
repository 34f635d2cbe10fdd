"""Rendering elements of a style, compiled once into functions of a context."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from lxml import etree

from briefer.citation import locators, numbers, pages, richtext
from briefer.citation.conditions import Test, condition
from briefer.citation.context import Context, Render
from briefer.citation.dateelement import date_element
from briefer.citation.dressing import Dress, dress
from briefer.citation.errors import UnusableStyle
from briefer.citation.labels import trigraph
from briefer.citation.nameelement import NamesElement, attributes_of
from briefer.citation.safexml import CSL, children, line_of, local_name
from briefer.citation.tree import Box, Node
from briefer.citation.variables import NUMBER_VARIABLES
from briefer.untrusted import Element

_MOST_DIGITS = 9  # of a number in a style
_PAGES = frozenset({"page", "page-first"})
_COUNTS = frozenset({"number-of-pages", "number-of-volumes"})
# Numbers in which a hyphen is part of the number.
_IDENTIFIERS = frozenset({"number", "version", "citation-number", "first-reference-note-number"})
_LINKS = {"URL": "", "DOI": "https://doi.org/"}
# What a condition prints: its parts are joined by the group around the condition.
CHOICE = "choice"


class Compiler:
    """Compiles the elements of one style; macros on first use.

    `inherited` gives the attributes that names inherit in an area; `style` are the
    attributes of the style itself.
    """

    def __init__(
        self,
        place: str,
        macros: Mapping[str, Element],
        style: Mapping[str, str],
        inherited: Callable[[str], tuple[Mapping[str, str], ...]],
    ) -> None:
        self._place = place
        self._macros = macros
        self._style = style
        self._inherited = inherited
        self._compiled: dict[str, Render] = {}
        self._open: set[str] = set()
        self._kinds: dict[str, Callable[[Element], Render]] = {
            "text": self._text,
            "number": self._number,
            "label": self._label,
            "group": self._group,
            "choose": self._choose,
            "names": self._names,
            "date": date_element,
        }

    def all_of(self, parent: Element) -> list[Render]:
        """Compile the rendering elements inside `parent`."""
        return [self.one(e) for e in children(parent) if local_name(e) in self._kinds]

    def one(self, element: Element) -> Render:
        """Compile one rendering element."""
        return self._kinds[local_name(element)](element)

    def sorted_names(self, variable: str) -> Render:
        """Return what a sort key with a name variable renders."""
        element = etree.Element(f"{CSL}names", variable=variable)
        etree.SubElement(element, f"{CSL}name", {"form": "long", "name-as-sort-order": "all"})
        return self._names(element)

    def macro(self, name: str) -> Render:
        """Return the macro `name`, compiled when it is first rendered."""
        if name not in self._macros:
            raise UnusableStyle(self._place, "unknown-macro", name)

        def render(context: Context) -> Node | None:
            run = self._compiled.get(name)
            if run is None:
                run = self._compile_macro(name)
            return run(context)

        return render

    def _compile_macro(self, name: str) -> Render:
        parts = self.all_of(self._macros[name])
        run = self._compiled[name] = group(parts, "", None)
        return run

    def _text(self, element: Element) -> Render:
        attributes = attributes_of(element)
        change = dress(attributes)
        if "macro" in attributes:
            return _finished(self.macro(attributes["macro"]), change)
        if "variable" in attributes:
            return self._text_variable(attributes, change)
        if "term" in attributes:
            return _term(attributes, change)
        value = richtext.parse(attributes.get("value", ""))
        return _finished(lambda _context: value or None, change)

    def _text_variable(self, attributes: Mapping[str, str], change: Dress | None) -> Render:
        name, form = attributes["variable"], attributes.get("form", "")
        if name == "citation-label":
            return _finished(_citation_label, change)
        if name in _PAGES or name == "locator":
            return _finished(self._pages(name), change)
        target = _LINKS.get(name)

        def render(context: Context) -> Node | None:
            value = context.text(name, form)
            if not value:
                return None
            if name in NUMBER_VARIABLES and name not in _IDENTIFIERS:
                value = numbers.formatted(value, "numeric", context.locale)
                value = locators.with_labels(value, "numeric", context.locale)
            node = richtext.parse(value)
            if change is not None:
                node = change(node, context)
            if name == "year-suffix":
                return Box([node], role=name)
            return node if target is None else Box([node], (("link", target + value),))

        return render

    def _pages(self, name: str) -> Render:
        style = self._style.get("page-range-format", "")

        def render(context: Context) -> Node | None:
            value = context.text(name)
            if not value:
                return None
            delimiter = context.locale.term("page-range-delimiter") or "\u2013"
            if name == "locator":
                value = locators.with_labels(value, "numeric", context.locale)
            if name == "locator" and context.facts.label != "page":
                return richtext.parse(pages.formatted(value, "", delimiter))
            return richtext.parse(pages.formatted(value, style, delimiter))

        return render

    def _number(self, element: Element) -> Render:
        attributes = attributes_of(element)
        name, form = attributes.get("variable", ""), attributes.get("form", "numeric")
        style = self._style.get("page-range-format", "")
        change = dress(attributes)

        def render(context: Context) -> Node | None:
            value = context.text(name)
            if not value:
                return None
            locale = context.locale
            if name in _PAGES:
                value = pages.formatted(value, style, locale.term("page-range-delimiter") or "–")
            else:
                gender = locale.gender_of(context.facts.label if name == "locator" else name)
                value = locators.with_labels(
                    numbers.formatted(value, form, locale, gender), form, locale
                )
            node = richtext.parse(value)
            return node if change is None else change(node, context)

        return render

    def _label(self, element: Element) -> Render:
        attributes = attributes_of(element)
        name, form = attributes.get("variable", ""), attributes.get("form", "long")
        plural = attributes.get("plural", "contextual")
        change = dress(attributes)

        def render(context: Context) -> Node | None:
            value = context.has(name) and name not in context.done
            if not value:
                return None
            text = context.item.texts.get(name, "")
            term = name
            if name == "locator":
                text, term = context.facts.locator, context.facts.label
            several = plural == "always" or (
                plural == "contextual" and _is_several(name, text, context.locale.term("and"))
            )
            found = context.locale.term(term, form, plural=several)
            if not found:
                return None
            return found if change is None else change(richtext.parse(found), context)

        return render

    def _names(self, element: Element) -> Render:
        return self._names_element(element, None).render

    def _names_element(self, element: Element, parent: NamesElement | None) -> NamesElement:
        names = NamesElement(element, self._inherited, self._style, parent)
        for substitute in children(element, "substitute"):
            names.substitutes += self._substitutes(substitute, names)
        return names

    def _substitutes(self, parent: Element, names: NamesElement) -> list[Render]:
        """Compile what may stand for `names`; a condition offers the parts of its branch."""
        found: list[Render] = []
        for part in children(parent):
            kind = local_name(part)
            if kind == "names":
                found.append(self._names_element(part, names).render)
            elif kind == "choose":
                found.append(self._choose(part, lambda e: first_of(self._substitutes(e, names))))
            elif kind in self._kinds:
                found.append(self.one(part))
        return found

    def _group(self, element: Element) -> Render:
        attributes = attributes_of(element)
        return group(self.all_of(element), attributes.get("delimiter", ""), dress(attributes))

    def _choose(
        self, element: Element, branch: Callable[[Element], Render] | None = None
    ) -> Render:
        branches: list[tuple[Test, Render]] = []
        otherwise: Render | None = None
        for part in children(element):
            run = branch(part) if branch else sequence(self.all_of(part), CHOICE)
            if local_name(part) == "else":
                otherwise = run
            else:
                branches.append((condition(attributes_of(part)), run))
        return _choice(branches, otherwise)

    def prints(self, macro: str | None, variable: str) -> bool:
        """Tell whether a macro asks for `variable` itself; None asks for nothing."""
        if macro is None:
            return False
        found = self._macros[macro].iter(f"{CSL}text", f"{CSL}number")
        return any(element.get("variable") == variable for element in found)

    def number(self, text: str | None, element: Element) -> int | None:
        """Return an attribute as a number, None for None."""
        if text is None:
            return None
        if not (text.isdecimal() and len(text) < _MOST_DIGITS):
            raise UnusableStyle(self.line(element), "bad-value", text)
        return int(text)

    def line(self, element: Element) -> str:
        """Return the place of `element` for an error."""
        return f"{self._place}:{line_of(element)}"


def group(parts: list[Render], delimiter: str, change: Dress | None) -> Render:
    """Return a `cs:group`: nothing where all variables it asked for were empty."""
    between: list[Node] = [richtext.parse(delimiter, richtext.NO_MARKS)] if delimiter else []

    def render(context: Context) -> Node | None:
        called, hit = context.called, context.hit
        kids: list[Node] = []
        for part in parts:
            found = part(context)
            if not found:
                continue
            for kid in found.kids if isinstance(found, Box) and found.role == CHOICE else (found,):
                if between and kids:
                    kids.append(between[0])
                kids.append(kid)
        if context.called != called and context.hit == hit:
            return None
        if not kids:
            return None
        if context.called == called:
            # A group of terms alone counts as a variable with a value for the group around.
            context.called += 1
            context.hit += 1
        node: Node = kids[0] if len(kids) == 1 else Box(kids)
        return node if change is None else change(node, context)

    return render


def first_of(parts: list[Render]) -> Render:
    """Return the first of `parts` that renders something."""

    def render(context: Context) -> Node | None:
        for part in parts:
            node = part(context)
            if node is not None:
                return node
        return None

    return render


def sequence(parts: list[Render], role: str = "") -> Render:
    """Return `parts` rendered one after the other, in a box of `role`."""
    if len(parts) == 1:
        return parts[0]

    def render(context: Context) -> Node | None:
        kids: list[Node] = []
        for part in parts:
            node = part(context)
            if not node:
                continue
            if isinstance(node, Box) and node.role == CHOICE:
                kids += node.kids
            else:
                kids.append(node)
        if len(kids) < 2:
            return kids[0] if kids else None
        return Box(kids, role=role)

    return render


def _choice(branches: list[tuple[Test, Render]], otherwise: Render | None) -> Render:
    def render(context: Context) -> Node | None:
        for test, run in branches:
            if test(context):
                return run(context)
        return None if otherwise is None else otherwise(context)

    return render


def _citation_label(context: Context) -> Node | None:
    """Return the label of an item, with the year suffix as its last part."""
    context.called += 1
    label = context.item.texts.get("citation-label") or trigraph(context.item)
    if not label:
        return None
    context.hit += 1
    suffix, context.suffix = context.variant.suffix, ""
    return Box([label, Box([suffix], role="year-suffix")]) if suffix else label


def _finished(render: Render, change: Dress | None) -> Render:
    if change is None:
        return render

    def finished(context: Context) -> Node | None:
        node = render(context)
        return None if node is None else change(node, context)

    return finished


def _term(attributes: Mapping[str, str], change: Dress | None) -> Render:
    name, form = attributes["term"], attributes.get("form", "long")
    plural = attributes.get("plural") == "true"

    def render(context: Context) -> Node | None:
        text = context.locale.term(name, form, plural=plural)
        if not text:
            # A term that a style empties is there all the same: a substitute ends with it.
            return "" if context.locale.find(name, form) else None
        node = Box([richtext.parse(text)], role="term")
        return node if change is None else change(node, context)

    return render


def _is_several(name: str, text: str, conjunction: str) -> bool:
    if name in _COUNTS:
        return text.isdecimal() and text.lstrip("0") != "1"
    if name in _IDENTIFIERS:
        text = text.replace("-", "")
    return numbers.is_several(text, conjunction)

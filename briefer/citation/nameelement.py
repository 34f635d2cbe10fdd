"""The element `cs:names`: variables, labels, substitutes."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

from briefer.citation.context import Context, Render
from briefer.citation.dressing import dress
from briefer.citation.namelists import ListDress, name_list
from briefer.citation.nameparts import PartDress
from briefer.citation.options import NameOptions, name_options
from briefer.citation.people import Name
from briefer.citation.safexml import child, children, local_name
from briefer.citation.tree import Box, Node, find
from briefer.untrusted import Element

# An editor who also translated is printed once, under the joint term.
_JOINT = ({"editor", "translator"}, ("editortranslator", "editor-translator"))
AreaAttributes = Callable[[str], tuple[Mapping[str, str], ...]]


class _Label:
    """A `cs:label` inside `cs:names`."""

    def __init__(self, element: Element) -> None:
        attributes = attributes_of(element)
        self._form = attributes.get("form", "long")
        self._plural = attributes.get("plural", "contextual")
        self._dress = dress(attributes)

    def render(self, variable: str, count: int, context: Context) -> Node | None:
        """Return the label of `count` people in the role `variable`."""
        plural = self._plural == "always" or (self._plural == "contextual" and count > 1)
        text = context.locale.term(variable, self._form, plural=plural)
        if not text:
            return None
        return text if self._dress is None else self._dress(text, context)


@dataclass(frozen=True, slots=True)
class _Shape:
    """What `cs:name`, `cs:label` and `cs:et-al` say; a bare one has none of them."""

    is_bare: bool
    name: Mapping[str, str]
    dress: ListDress
    label: _Label | None
    label_first: bool
    delimiter: str | None


class NamesElement:
    """A compiled `cs:names`. A substitute without `cs:name` of its own takes its parent's."""

    def __init__(
        self,
        element: Element,
        inherited: AreaAttributes,
        style: Mapping[str, str],
        parent: NamesElement | None = None,
    ) -> None:
        self._attributes = attributes_of(element)
        self._inherited = inherited
        self._style = style
        self.variables = self._attributes.get("variable", "").split()
        own = _shape(element)
        self.shape: _Shape = own if parent is None or not own.is_bare else parent.shape
        self._delimiter = self._attributes.get("delimiter", self.shape.delimiter)
        self._dress = dress(self._attributes)
        self._options: dict[tuple[str, bool], NameOptions] = {}
        self.substitutes: list[Render] = []

    def render(self, context: Context) -> Node | None:
        """Return the names, or the first substitute that has something to show."""
        if context.facts.only == "rest" and context.names_seen == 0 and context.sorting is None:
            return self._skip(context)
        node = self._own(context)
        if node is None and self.substitutes:
            node = self._substituted(context)
        return node

    def _skip(self, context: Context) -> Node | None:
        """Leave out the first names of the cite: the author is suppressed."""
        context.facts = replace(context.facts, only="")
        node = self.render(context)
        if node is None:
            context.facts = replace(context.facts, only="rest")
        return None

    def _own(self, context: Context) -> Node | None:
        context.called += 1
        found: list[tuple[str, tuple[Name, ...]]] = []
        for variable in self.variables:
            names = context.item.names.get(variable)
            if names and variable not in context.done:
                found.append((variable, names))
        if not found:
            return None
        context.hit += 1
        if context.substituting:
            context.done.update([variable for variable, _ in found])
        return self._dressed(found, context)

    def _dressed(self, found: list[tuple[str, tuple[Name, ...]]], context: Context) -> Node | None:
        options = self._options_for(context)
        found = _joint(found, context)
        if options.form == "count":
            total = sum(int(str(self._list(names, options, context))) for _, names in found)
            return str(total) if total else None
        kids: list[Node] = []
        delimiter = self._delimiter if self._delimiter is not None else options.names_delimiter
        for variable, names in found:
            if kids and delimiter:
                kids.append(delimiter)
            kids.append(self._labelled(variable, names, options, context))
        box = Box(kids, role="names")
        return box if self._dress is None else self._dress(box, context)

    def _list(self, names: tuple[Name, ...], options: NameOptions, context: Context) -> Node:
        node = name_list(names, options, self.shape.dress, context)
        return node if isinstance(node, str) else Box([node], role="list")

    def _labelled(
        self, variable: str, names: tuple[Name, ...], options: NameOptions, context: Context
    ) -> Node:
        node = self._list(names, options, context)
        if self.shape.label is None or context.sorting is not None:
            return node
        label = self.shape.label.render(variable, len(names), context)
        if label is None:
            return node
        return Box([label, node] if self.shape.label_first else [node, label])

    def _options_for(self, context: Context) -> NameOptions:
        key = (context.area, context.sorting is not None)
        options = self._options.get(key)
        if options is None:
            around = (*self._inherited(context.area), _of_names(self._attributes))
            options = name_options(around, self.shape.name, self._style)
            if context.sorting is not None:
                options = replace(options, sort_order="all")
            self._options[key] = options
        return options

    def _substituted(self, context: Context) -> Node | None:
        outer, context.substituting = context.substituting, True
        node: Node | None = None
        for substitute in self.substitutes:
            node = substitute(context)
            if node is not None:
                break
        context.substituting = outer
        if node is None:
            return None
        if find(node, "names") is None:
            # What stands for the names is treated as they are: grouped, and not repeated.
            node = Box([Box([Box([node], role="name")], role="list")], role="names")
        return node if self._dress is None else self._dress(node, context)


def attributes_of(element: Element | None) -> dict[str, str]:
    """Return the attributes of `element` as plain strings, none for None."""
    if element is None:
        return {}
    return {str(name): str(value) for name, value in element.attrib.items()}


def _shape(element: Element) -> _Shape:
    name, label, et_al = (child(element, tag) for tag in ("name", "label", "et-al"))
    order = [local_name(part) for part in children(element)]
    return _Shape(
        is_bare=name is None and label is None and et_al is None,
        name=attributes_of(name),
        dress=_list_dress(name, et_al),
        label=None if label is None else _Label(label),
        label_first=label is not None
        and name is not None
        and order.index("label") < order.index("name"),
        delimiter=element.get("delimiter"),
    )


def _of_names(attributes: Mapping[str, str]) -> dict[str, str]:
    return {k: v for k, v in attributes.items() if k != "delimiter"}


def _list_dress(name: Element | None, et_al: Element | None) -> ListDress:
    found = [] if name is None else children(name, "name-part")
    parts = {part.get("name", ""): attributes_of(part) for part in found}
    family, given = parts.get("family", {}), parts.get("given", {})
    et_al_attributes = attributes_of(et_al)
    return ListDress(
        dress(attributes_of(name)),
        PartDress(
            dress(family, affixes=False),
            dress(given, affixes=False),
            dress(_affixes_of(family)),
            dress(_affixes_of(given)),
        ),
        et_al_attributes.get("term", "et-al"),
        dress(et_al_attributes),
    )


def _affixes_of(attributes: Mapping[str, str]) -> dict[str, str]:
    return {name: attributes[name] for name in ("prefix", "suffix") if name in attributes}


def _joint(
    found: list[tuple[str, tuple[Name, ...]]], context: Context
) -> list[tuple[str, tuple[Name, ...]]]:
    """Join editor and translator where they are the same people and a term names both."""
    roles, terms = _JOINT
    if {variable for variable, _ in found} != roles or found[0][1] != found[1][1]:
        return found
    for term in terms:
        if context.locale.find(term) is not None:
            # A style that empties the term wants both roles written out.
            return [(term, found[0][1])] if context.locale.term(term) else found
    return found

"""An organisation's own .docx or .dotx: what it brings, and whether it may be used."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from briefer.core.errors import UnusableTemplate
from briefer.exporting.word.scanning import harmful_parts
from briefer.exporting.word.xml import R, W
from briefer.ooxml.errors import UnusablePackage
from briefer.ooxml.package import Package
from briefer.ooxml.relationships import Relationship, main_part, relationships
from briefer.ooxml.xml import attribute, local
from briefer.untrusted import Element

_W, _R = f"{{{W}}}", f"{{{R}}}"
_LOCKED = frozenset({"encrypted", "old-office"})
_NO_WORD = frozenset({"not-a-zip", "missing-part", "not-word"})
_TAKEN_OUT = frozenset({"attachedTemplate"})
# Names to look for, best first, where a template lacks the style we name first. Word writes the
# English ones in every language; other programs write those that they show (German, French).
_OTHER_NAMES: Mapping[str, tuple[str, ...]] = {
    "normal": ("standard",),
    "title": ("titel", "titre"),
    "subtitle": ("untertitel", "sous-titre"),
    "body text": ("textkörper", "corps de texte", "normal", "standard"),
    "quote": ("zitat", "citation", "block text"),
    "bibliography": ("literaturverzeichnis", "bibliographie", "body text", "normal", "standard"),
    "list bullet": ("aufzählungszeichen", "liste à puces"),
    "list number": ("listennummer", "liste à numéros"),
    "footnote text": ("fußnotentext", "note de bas de page"),
    "endnote text": ("endnotentext", "note de fin"),
    "header": ("kopfzeile", "en-tête"),
    "footer": ("fußzeile", "pied de page"),
    **{f"heading {i}": (f"überschrift {i}", f"titre {i}") for i in range(1, 7)},
    **{f"toc {i}": (f"verzeichnis {i}", f"tm {i}") for i in range(1, 4)},
    "table text": ("table contents",),
    "list continue": ("list paragraph",),
    "code text": ("html code", "verbatim char"),
    "address": ("hyperlink",),
    "notes title": ("heading 1",),
    "toc heading": ("heading 1",),
}


@dataclass(frozen=True, slots=True)
class WordTemplate:
    """A template that has passed the checks: its package and the name of its main part."""

    path: Path
    package: Package
    main: str

    def root(self, kind: str) -> Element | None:
        """Return the root of the part that the document has as `kind` ("styles"), if any."""
        name = next((r.target for r in self.related() if r.kind == kind), "")
        return self.package.xml(name) if name in self.package else None

    def related(self) -> tuple[Relationship, ...]:
        """Return the relationships of the main part."""
        return relationships(self.package, self.main)


@dataclass(frozen=True, slots=True)
class TemplateReport:
    """What a template has: style names found for ours, those missing, its slots."""

    found: Mapping[str, str]
    missing: tuple[str, ...]
    slots: tuple[str, ...]


def read_template(path: Path) -> WordTemplate:
    """Return the template in `path`.

    Raises UnusableTemplate with reason missing, denied, macros, external, locked, not-word or
    damaged.
    """
    try:
        data = path.read_bytes()
    except FileNotFoundError as problem:
        raise UnusableTemplate(path, "missing") from problem
    except OSError as problem:
        raise UnusableTemplate(path, "denied") from problem
    try:
        package = Package(data)
        template = WordTemplate(path, package, main_part(package))
        _check(template)
    except UnusablePackage as problem:
        if problem.reason in _LOCKED:
            raise UnusableTemplate(path, "locked") from problem
        if problem.reason in _NO_WORD:
            raise UnusableTemplate(path, "not-word") from problem
        raise UnusableTemplate(path, "damaged", problem.detail or problem.reason) from problem
    return template


def style_ids(template: WordTemplate) -> dict[str, str]:
    """Return the id of each style of a template by its name, as Word calls it in English."""
    root = template.root("styles")
    found: dict[str, str] = {}
    for style in () if root is None else root.iter(f"{_W}style"):
        for name in _names(style):
            found.setdefault(name.casefold(), attribute(style, "styleId"))
    return found


def style_names(template: WordTemplate) -> dict[str, str]:
    """Return the name of each style of a template by its id."""
    root = template.root("styles")
    styles = () if root is None else root.iter(f"{_W}style")
    return {attribute(style, "styleId"): next(_names(style), "") for style in styles}


def matched(name: str, ids: Mapping[str, str]) -> str:
    """Return the id of the template's style for ours called `name`, "" where it has none."""
    names = (name.casefold(), *_OTHER_NAMES.get(name.casefold(), ()))
    return next((ids[each] for each in names if each in ids), "")


def report(template: WordTemplate, names: Mapping[str, str]) -> TemplateReport:
    """Return what `template` has of the styles `names` (ours, by id) and which slots it offers."""
    ids = style_ids(template)
    found = {name: style for name in names.values() if (style := matched(name, ids))}
    missing = tuple(name for name in names.values() if name not in found)
    document = template.package.xml(template.main)
    return TemplateReport(found, missing, tuple(name for name, _control in slots(document)))


def slots(document: Element) -> Iterator[tuple[str, Element]]:
    """Yield the content controls of a template that are to be filled ("slot:body")."""
    for control in list(document.iter(f"{_W}sdt")):
        tag = control.find(f"{_W}sdtPr/{_W}tag")
        name = "" if tag is None else attribute(tag, "val")
        if name.startswith("slot:"):
            yield name.removeprefix("slot:"), control


def text_room(template: WordTemplate) -> tuple[int, int] | None:
    """Return width and height of the text on a page, in twips.

    None where the template has words of its own, so that nobody can know where ours will stand,
    or does not say how large its pages are.
    """
    body = template.package.xml(template.main)
    sizes, margins = next(body.iter(f"{_W}pgSz"), None), next(body.iter(f"{_W}pgMar"), None)
    if sizes is None or margins is None or any((t.text or "").strip() for t in body.iter(f"{_W}t")):
        return None
    names = ("left", "right", "top", "bottom")
    try:
        width, height = (int(attribute(sizes, name)) for name in ("w", "h"))
        left, right, top, bottom = (abs(int(attribute(margins, name))) for name in names)
    except ValueError:
        return None
    return width - left - right, height - top - bottom


def _names(style: Element) -> Iterator[str]:
    for element in style:
        if local(element) == "name":
            yield attribute(element, "val")
        elif local(element) == "aliases":
            yield from (name.strip() for name in attribute(element, "val").split(","))


def _check(template: WordTemplate) -> None:
    """Refuse what is no Word document, has macros, or would fetch something."""
    package, path = template.package, template.path
    types = package.read("[Content_Types].xml")
    if b"macroEnabled" in types or any("vbaproject" in name.lower() for name in package.names):
        raise UnusableTemplate(path, "macros")
    if local(package.xml(template.main)) != "document":
        raise UnusablePackage("not-word", template.main)
    for harm in harmful_parts(package):
        if harm not in _TAKEN_OUT:
            raise UnusableTemplate(path, "external", harm)

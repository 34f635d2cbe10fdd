"""A Word file as its parts: stories, notes, comments, styles, lists and properties."""

from __future__ import annotations

import re
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from functools import cached_property

from briefer.ooxml.errors import UnusablePackage
from briefer.ooxml.numbering import Lists
from briefer.ooxml.package import Package
from briefer.ooxml.provenance import Provenance, is_provenance, provenance_of
from briefer.ooxml.relationships import main_part, parts_by_kind, related, relationships
from briefer.ooxml.story import Paragraph, Run, Story
from briefer.ooxml.storyreader import read_story
from briefer.ooxml.styles import Styles, character_looks
from briefer.ooxml.xml import attribute, children, local
from briefer.untrusted import Element

_CUSTOM = re.compile(r"customXml/item\d+\.xml", re.IGNORECASE)
_NOTE_PARTS = {"footnote": "footnotes", "endnote": "endnotes"}  # element -> relationship


@dataclass(frozen=True, slots=True)
class Comment:
    """A comment: who wrote it and when (ISO 8601, as Word writes it)."""

    comment_id: str
    author: str
    at: str
    story: Story


class WordFile:
    """The parts of a Word file, each read when asked for.

    Raises UnusablePackage, on opening and when a part cannot be read; a part that is not
    there is empty.
    """

    def __init__(self, data: bytes) -> None:
        self.package = Package(data)
        self.main = main_part(self.package)
        if not any(name.casefold().startswith("word/") for name in self.package.names):
            raise UnusablePackage("not-word", self.main)  # another kind of zip, renamed
        self.root = self.package.xml(self.main)
        self._bodies = list(children(self.root, "body")) if _is_document(self.root) else []
        if not self._bodies:
            raise UnusablePackage("not-word", self.main)
        self._relations = relationships(self.package, self.main)
        self._parts = parts_by_kind(self.package, self._relations)

    def body(self) -> Story:
        """Return the text of the document."""
        diagrams = self._diagrams()
        stories = (read_story(body, self._looks, diagrams) for body in self._bodies)  # mostly one
        return tuple(block for story in stories for block in story)

    def _diagrams(self) -> Mapping[str, Story]:
        """Return the texts of diagrams (SmartArt) by their relation; a broken one has none."""
        found = {}
        for each in self._relations:
            if each.kind == "diagramData" and each.target in self.package:
                with suppress(UnusablePackage):
                    found[each.identifier] = _diagram(self.package.xml(each.target))
        return found

    def chunk(self, identifier: str) -> tuple[str, bytes | None]:
        """Return name and bytes of a document whose text stands in this one, None if outside."""
        related = next((each for each in self._relations if each.identifier == identifier), None)
        if related is None:
            return identifier, None
        is_inside = not related.is_external and related.target in self.package
        return related.target, self.package.read(related.target) if is_inside else None

    @cached_property
    def _looks(self) -> Mapping[str, tuple[bool, bool]]:
        """Return which character styles stress; none where the styles cannot be read."""
        try:
            return character_looks(self._style_part)
        except UnusablePackage:
            return {}

    @cached_property
    def _style_part(self) -> Element | None:
        return self.part("styles")

    @property
    def has_revisions(self) -> bool:
        """Tell whether anything in the document is tracked."""
        names = ("{*}ins", "{*}del", "{*}moveFrom", "{*}moveTo")
        return next(self.root.iter(*names), None) is not None

    @property
    def has_macros(self) -> bool:
        """Tell whether the file holds a macro project, whatever its ending says."""
        return any(name.casefold().endswith("vbaproject.bin") for name in self.package.names)

    def notes(self) -> Mapping[tuple[str, str], Story]:
        """Return the ordinary footnotes and endnotes by kind and `w:id`."""
        found = {}
        for kind, part in _NOTE_PARTS.items():
            root = self.part(part)
            for each in () if root is None else children(root, kind):
                if attribute(each, "type", "normal") == "normal":
                    found[kind, attribute(each, "id")] = read_story(each)
        return found

    def comments(self) -> tuple[Comment, ...]:
        """Return the comments in the order of their part."""
        root = self.part("comments")
        return tuple(
            Comment(
                attribute(each, "id"),
                attribute(each, "author"),
                attribute(each, "date"),
                read_story(each),
            )
            for each in (() if root is None else children(root, "comment"))
        )

    def styles(self) -> Styles:
        """Return the paragraph styles."""
        return Styles(self._style_part)

    def lists(self) -> Lists:
        """Return the lists, with all their counters at the beginning."""
        return Lists(self.part("numbering"))

    def margins(self, kind: str) -> tuple[Story, ...]:
        """Return what stands in every "header" or "footer"."""
        names = [
            each.target
            for each in relationships(self.package, self.main)
            if each.kind == kind and not each.is_external and each.target in self.package
        ]
        return tuple(read_story(self.package.xml(name)) for name in dict.fromkeys(names))

    def provenance(self) -> Provenance | None:
        """Return what the file says about the brief it was made of, None where it says nothing.

        Editors renumber custom XML parts, so each is looked at.
        """
        for name in self.package.names:
            if not _CUSTOM.fullmatch(name.replace("\\", "/")):
                continue
            try:
                root = self.package.xml(name)
            except UnusablePackage:  # somebody else's part, whatever it is
                continue
            if is_provenance(root):
                return provenance_of(root)
        return None

    def properties(self) -> Mapping[str, str]:
        """Return the core properties ("title", "creator", "created", ...) that are filled in."""
        name = related(self.package, "", "core-properties")
        if not name:
            return {}
        root = self.package.xml(name)
        return {local(e): e.text.strip() for e in root if e.text and e.text.strip()}

    def part(self, kind: str) -> Element | None:
        """Return the root of the part that the document relates to as `kind`."""
        name = self._parts.get(kind, "")
        return self.package.xml(name) if name else None


def _diagram(root: Element) -> Story:
    """Return the paragraphs in the shapes of a diagram (ECMA-376 part 1, section 21.4)."""
    texts = (
        "".join(each.text or "" for each in paragraph.iter("{*}t"))
        for point in root.iter("{*}pt")
        for paragraph in point.iter("{*}p")
    )
    return tuple(Paragraph((Run(text),)) for text in texts if text.strip())


def _is_document(root: Element) -> bool:
    return local(root) == "document"

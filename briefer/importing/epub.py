"""The reader of EPUB books: the chapters in the order of the spine."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from briefer.core.csl_values import parse_date, parse_names
from briefer.core.errors import UnreadableSource
from briefer.core.source import CslValue, MetaField, ReadWarning
from briefer.importing.drafts import Draft, Piece, written
from briefer.importing.htmllines import shown, struck_remark
from briefer.importing.htmlroles import element_piece
from briefer.importing.htmltree import parsed
from briefer.importing.openings import with_title_page
from briefer.importing.packages import refusal
from briefer.importing.pagebreaks import listed_pages, mark_breaks, paged
from briefer.importing.reasons import Refusal, Remark
from briefer.ooxml.errors import UnusablePackage
from briefer.ooxml.package import Package, resolved
from briefer.ooxml.xml import attribute, local

_CONTAINER = "META-INF/container.xml"
_RIGHTS = ("META-INF/rights.xml", "META-INF/encryption.xml")
_NCX = "application/x-dtbncx+xml"
_TEXT_LIMIT = 5_000_000  # code points


def draft(data: bytes, path: Path) -> Draft:
    """Return the draft of a book. Raises UnreadableSource; a locked book is encrypted."""
    try:
        return _Book(Package(data), path).draft()
    except UnusablePackage as error:
        raise refusal(path, error, data) from error


class _Book:
    """One pass over a book."""

    def __init__(self, package: Package, path: Path) -> None:
        self._package = package
        self._warnings: list[ReadWarning] = []
        self._page = ""  # the printed page that the next chapter begins on
        container = package.xml(_CONTAINER, allow_doctype=True)
        root = next(container.iter("{*}rootfile"), None)
        self._place = "" if root is None else resolved("", attribute(root, "full-path"))
        self._root = package.xml(self._place, allow_doctype=True)
        chapters = tuple(self._chapters())
        if self._is_locked(chapters):
            raise UnreadableSource(path, Refusal.ENCRYPTED)
        self._names = chapters
        self._targets = self._page_targets()

    def draft(self) -> Draft:
        """Return the draft of the whole book."""
        pieces: list[Piece] = []
        size = 0
        for name in self._names:
            pieces += self._chapter(name)
            size = sum(len(piece.text) for piece in pieces)
            if size > _TEXT_LIMIT:
                self._warnings.append(ReadWarning(Remark.TRUNCATED, str(_TEXT_LIMIT)))
                break
        language = next(iter(self._values("language")), "")
        fields = self._fields()
        return written(with_title_page(pieces, fields), fields, language, self._warnings)

    def _chapters(self) -> Iterator[str]:
        items = {attribute(each, "id"): each for each in self._root.iter("{*}item")}
        for reference in self._root.iter("{*}itemref"):
            item = items.get(attribute(reference, "idref"))
            if item is not None and "html" in attribute(item, "media-type"):
                yield resolved(self._place, attribute(item, "href"))

    def _is_locked(self, chapters: tuple[str, ...]) -> bool:
        """Tell whether rights management locks the text, not only a font."""
        rights, encryption = _RIGHTS
        if rights in self._package:
            return True
        if encryption not in self._package:
            return False
        root = self._package.xml(encryption, allow_doctype=True)
        locked = {resolved("", attribute(e, "URI")) for e in root.iter("{*}CipherReference")}
        return not locked.isdisjoint(chapters)

    def _page_targets(self) -> dict[str, dict[str, str]]:
        """Return for each chapter which page the element of an id begins, by the book's lists."""
        targets: dict[str, dict[str, str]] = {}
        for item in self._root.iter("{*}item"):
            is_list = "nav" in attribute(item, "properties").split()
            if is_list or attribute(item, "media-type") == _NCX:
                place = resolved(self._place, attribute(item, "href"))
                for address, label in self._listed_pages(place):
                    name, _sign, fragment = address.partition("#")
                    chapter = resolved(place, name) if name else place
                    targets.setdefault(chapter, {}).setdefault(fragment, label)
        return targets

    def _listed_pages(self, place: str) -> list[tuple[str, str]]:
        try:
            return list(listed_pages(self._package.xml(place, allow_doctype=True)))
        except UnusablePackage as error:
            if error.reason in {"too-big", "bomb"}:
                raise
            return []  # without the list, breaks that say their page are still found

    def _chapter(self, name: str) -> list[Piece]:
        try:
            data = self._package.read(name)
        except UnusablePackage as error:
            if error.reason in {"too-big", "bomb"}:
                raise
            self._warnings.append(ReadWarning(Remark.PART_SKIPPED, name))
            return []
        tree, targets = parsed(data).tree, self._targets.get(name, {})
        labels = mark_breaks(tree, targets)
        lines, struck = shown(tree)
        self._warnings += struck_remark(struck)
        pieces = [element_piece(line) for line in lines]
        found, self._page = paged(pieces, labels, targets.get("", self._page))
        return found

    def _values(self, name: str) -> list[str]:
        found = (each for each in self._root.iter("{*}metadata") for each in each)
        texts = ((each.text or "").strip() for each in found if local(each) == name)
        return [text for text in texts if text]

    def _fields(self) -> dict[str, MetaField]:
        names, days = self._values("creator"), self._values("date")
        found: dict[str, CslValue] = {
            "title": next(iter(self._values("title")), ""),
            "author": parse_names("; ".join(names)) if names else None,
            "publisher": next(iter(self._values("publisher")), ""),
            "issued": parse_date(days[0][:10]) if days else None,
        }
        return {
            name: MetaField(value, confidence=0.85, origin="file")
            for name, value in found.items()
            if value
        }

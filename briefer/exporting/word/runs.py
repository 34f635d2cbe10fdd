"""Runs, note marks and links of one part of a Word file."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import lru_cache
from urllib.parse import quote, urlsplit

from briefer.core.brief import NotesKind
from briefer.core.runs import Run, Vertical
from briefer.core.text import escaped, without_illegal
from briefer.exporting.document import CrossRef, Inline, NoteRef, Quoted
from briefer.exporting.word.anchoring import Anchoring
from briefer.exporting.word.fields import field_runs
from briefer.exporting.word.xml import text_xml
from briefer.ooxml.anchors import anchor_key

_SCHEMES = frozenset({"http", "https", "mailto", "ftp"})
_RIGHT_TO_LEFT = frozenset({"ar", "fa", "he", "ur", "yi", "ps", "sd", "ug", "dv"})
_EAST_ASIAN = frozenset({"zh", "ja", "ko"})


@dataclass
class Links:
    """The outside addresses that one part points to, with their relationship ids."""

    ids: dict[str, str] = field(default_factory=dict)

    def id_of(self, address: str) -> str:
        """Return the relationship id of `address`, a new one where it is new."""
        return self.ids.setdefault(address, f"rLink{len(self.ids) + 1}")


@dataclass(frozen=True)
class RunWriter:
    """Write the inlines of one part; links need that part's own relationships.

    `anchors` is None in a part whose quotations are not anchored.
    """

    links: Links
    notes_kind: NotesKind = NotesKind.FOOTNOTES
    anchors: Anchoring | None = None

    def inlines(self, content: Iterable[Inline], style: str = "", language: str = "") -> str:
        """Return `content` as runs; `style` (a character style), `language` hold for plain ones."""
        return "".join(
            [
                self._run(inline, style, language)
                if isinstance(inline, Run)
                else self._inline(inline, style)
                for inline in content
            ]
        )

    def _inline(self, inline: NoteRef | CrossRef | Quoted, style: str) -> str:
        if isinstance(inline, NoteRef):
            mark = note_mark(self.notes_kind, inline.number)
            return self.anchors.note(inline.number, mark) if self.anchors else mark
        if isinstance(inline, CrossRef):
            return field_runs(f"REF {target_bookmark(inline.item_id)} \\r \\h", inline.text)
        words = "".join([self._run(run, style, inline.language) for run in inline.runs])
        return self.anchors.quotation(inline.item_id, words) if self.anchors else words

    def _run(self, run: Run, style: str, language: str = "") -> str:
        if not (style or language or _is_dressed(run)):
            return f"<w:r>{text_xml(run.text)}</w:r>"
        target = address(run.link) if run.link else ""
        if target:
            style = "Address" if run.text == run.link else "Hyperlink"
        look = _look(
            run.italic,
            run.bold,
            run.small_caps,
            run.underline,
            run.strike,
            run.vertical,
            "CodeText" if run.code else style,
            language,
        )
        xml = f"<w:r>{look}{text_xml(run.text)}</w:r>"
        if not target:
            return xml
        return f'<w:hyperlink r:id="{self.links.id_of(target)}" w:history="1">{xml}</w:hyperlink>'


def _is_dressed(run: Run) -> bool:
    return (
        run.italic
        or run.bold
        or bool(run.link)
        or run.code
        or run.small_caps
        or run.underline
        or run.strike
        or run.vertical is not Vertical.BASE
    )


def target_bookmark(item_id: str) -> str:
    """Return the name of the bookmark that references to an item's paragraph point to."""
    return f"_Ref{anchor_key(item_id)}"


def note_mark(kind: NotesKind, number: int) -> str:
    """Return the mark of note `number` in the text."""
    name = "endnote" if kind is NotesKind.ENDNOTES else "footnote"
    return (
        f'<w:r><w:rPr><w:rStyle w:val="{name.capitalize()}Reference"/></w:rPr>'
        f'<w:{name}Reference w:id="{number}"/></w:r>'
    )


@lru_cache(maxsize=1024)
def address(link: str) -> str:
    """Return `link` as Word can hold it, "" where it is none that may be followed."""
    try:
        parts = urlsplit(link)
    except ValueError:
        return ""
    if parts.scheme.lower() not in _SCHEMES or not (parts.netloc or parts.scheme == "mailto"):
        return ""
    return quote(without_illegal(link), safe="%/:?#@!$&'()*+,;=-._~")


@lru_cache(maxsize=1024)
def _look(
    italic: bool,
    bold: bool,
    small_caps: bool,
    underline: bool,
    strike: bool,
    vertical: Vertical,
    style: str,
    language: str,
) -> str:
    """Return `w:rPr` with its children in the schema's order, "" for none."""
    script = {Vertical.SUPER: "superscript", Vertical.SUB: "subscript"}.get(vertical, "")
    inside = "".join(
        (
            f'<w:rStyle w:val="{style}"/>' if style else "",
            "<w:b/>" if bold else "",
            "<w:i/>" if italic else "",
            "<w:smallCaps/>" if small_caps else "",
            "<w:strike/>" if strike else "",
            '<w:u w:val="single"/>' if underline else "",
            f'<w:vertAlign w:val="{script}"/>' if script else "",
            _language(language),
        )
    )
    return f"<w:rPr>{inside}</w:rPr>" if inside else ""


def _language(language: str) -> str:
    primary = language.partition("-")[0].lower()
    if primary in _RIGHT_TO_LEFT:
        return f'<w:rtl/><w:lang w:bidi="{escaped(language)}"/>'
    if primary in _EAST_ASIAN:
        return f'<w:lang w:eastAsia="{escaped(language)}"/>'
    return f'<w:lang w:val="{escaped(language)}"/>' if primary else ""


def right_to_left_language(inlines: Iterable[Inline]) -> str:
    """Return the language where `inlines` are a quotation written from the right and no more.

    The marks around it belong to it then, or they would stand turned the wrong way.
    """
    found = ""
    for inline in inlines:
        if isinstance(inline, Quoted):
            if inline.language.partition("-")[0].lower() not in _RIGHT_TO_LEFT:
                return ""
            found = found or inline.language
        elif isinstance(inline, Run) and any(map(str.isalnum, inline.text)):
            return ""
    return found


def is_right_to_left(inlines: Iterable[Inline]) -> bool:
    """Tell whether `inlines` are a quotation written from the right and no more."""
    return bool(right_to_left_language(inlines))

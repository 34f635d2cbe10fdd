"""Write a document as a Word file (WordprocessingML, ISO/IEC 29500 transitional).

Every part is made as text directly: no object model stands between the blocks and the file,
so that writing is linear in the length of the brief.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from briefer.core.errors import UnprintableBrief
from briefer.core.runs import Run
from briefer.exporting.document import (
    Block,
    Content,
    Document,
    Heading,
    PageSize,
    Paragraph,
    grouped_entries,
    text_of,
)
from briefer.exporting.document import ParagraphStyle as Style
from briefer.exporting.word import parts, properties
from briefer.exporting.word.anchoring import Anchoring
from briefer.exporting.word.body import BodyWriter, referred_to
from briefer.exporting.word.contents import Entry, contents_xml
from briefer.exporting.word.grafting import Pieces, grafted
from briefer.exporting.word.looks import WordLook, look_of
from briefer.exporting.word.measures import TWIPS, StyleSheet
from briefer.exporting.word.package import Part, packed
from briefer.exporting.word.pagination import Paper, heading_pages
from briefer.exporting.word.relations import RELATED, package_parts, relationships_part
from briefer.exporting.word.runs import Links, RunWriter
from briefer.exporting.word.styles import styles_part, word_styles
from briefer.exporting.word.template import WordTemplate, matched, style_ids, text_room
from briefer.exporting.word.theme import font_table_part, theme_part
from briefer.exporting.word.xml import CONTROL_NAMESPACES, DECLARATION, NAMESPACES
from briefer.ooxml.provenance import Provenance, provenance_xml
from briefer.ooxml.xml import read_xml

MOST_NOTES = 32_767  # Word reads a note's id as a signed 16-bit number
_NOTHING = "<w:p/>"  # Word wants one paragraph at least
_BOX = "<w:pBdr>{}</w:pBdr>".format(
    "".join(
        f'<w:{side} w:val="single" w:sz="6" w:space="4" w:color="000000"/>'
        for side in ("top", "left", "bottom", "right")
    )
)
_UNDER_RULE = 280  # twips below the title block


@dataclass(frozen=True, slots=True)
class Page:
    """Paper and margins, in twips."""

    width: int
    height: int
    side: int = 1701
    top: int = 1389
    bottom: int = 1247

    @property
    def text_width(self) -> int:
        """Return the width of the text."""
        return self.width - 2 * self.side


_PAGES = {PageSize.A4: Page(11906, 16838), PageSize.LETTER: Page(12240, 15840)}


def page_of(document: Document) -> Page:
    """Return the page of `document`: its text is as wide on Letter paper as on A4."""
    page = _PAGES[document.page_size]
    side = look_of(document.look).side
    return replace(page, side=side + (page.width - _PAGES[PageSize.A4].width) // 2)


def write(
    document: Document,
    provenance: Provenance | None = None,
    template: WordTemplate | None = None,
) -> bytes:
    """Return `document` as the bytes of a .docx; the same document gives the same bytes.

    With `provenance` it is a working copy: anchored, and holding it as custom XML. Without, it
    is a clean copy: no controls, no custom XML, properties that name nobody. `template` gives
    styles, headers and pages of an organisation's. Raises UnprintableBrief: too-many-notes.
    """
    if len(document.notes) > MOST_NOTES:
        raise UnprintableBrief("too-many-notes", f"{len(document.notes):,}")
    links, note_links = Links(), Links()
    page, look = page_of(document), look_of(document.look)
    anchors = Anchoring(provenance is not None, document.labels.quotation)
    writer = BodyWriter(
        RunWriter(links, document.notes_kind, anchors),
        page.text_width,
        anchors,
        referred_to(document.blocks),
        has_contents=document.has_contents,
    )
    front = _front(document, writer, look)
    body = writer.blocks(document.blocks)
    end = _end(document, writer)
    style_part = styles_part(document.language, look)
    contents = _contents(document, writer.entries, page, style_part, template)
    content: dict[str, Part] = {
        "word/document.xml": _document_part([front, contents, *body, *end], page, document),
        "word/styles.xml": style_part,
        "word/settings.xml": parts.settings_part(document),
        "word/numbering.xml": parts.numbering_part(writer.numberings),
        "word/fontTable.xml": font_table_part(look),
        "word/theme/theme1.xml": theme_part(look),
        "word/header1.xml": parts.header_part(document, is_first=True),
        "word/header2.xml": parts.header_part(document, is_first=False),
        "word/footer1.xml": parts.footer_part(document),
        "word/footer2.xml": parts.footer_part(document),
    }
    if document.notes:
        name = f"word/{parts.note_name(document.notes_kind)}s"
        content[f"{name}.xml"] = parts.notes_part(document, RunWriter(note_links))
        if note_links.ids:
            content[f"word/_rels/{name.removeprefix('word/')}.xml.rels"] = _links_part(note_links)
    content |= _about(document, provenance)
    if template is not None:
        pieces = Pieces(front, [contents, *body], end)
        return packed(grafted(template, document, pieces, content, links))
    return packed(content | package_parts(content, links))


def _contents(
    document: Document,
    entries: Sequence[Entry],
    page: Page,
    styles: str,
    template: WordTemplate | None,
) -> str:
    """Return the list of contents, with page numbers where they can be known."""
    title = document.labels.contents
    if not entries:
        return ""
    room: tuple[int, int] | None = page.text_width, page.height - page.top - page.bottom
    root, ids = read_xml(styles.encode()), {}
    if template is not None:
        room, theirs = text_room(template), template.root("styles")
        if theirs is not None:
            known = style_ids(template)
            ids = {s.style_id: matched(s.name, known) for s in word_styles(look_of(document.look))}
            root = theirs
    if room is None:
        return contents_xml(title, entries)
    front = [(style, text_of(content)) for style, content in _front_lines(document)]
    listed = [("TOCHeading", title), *((f"TOC{entry.level}", entry.text) for entry in entries)]
    paper = Paper(room[0] / TWIPS, room[1] / TWIPS)
    end = _end_blocks(document)
    pages = heading_pages(document, (front, listed), end, StyleSheet(root, ids), paper)
    return contents_xml(title, entries, pages, room[0])


def _document_part(body: list[str], page: Page, document: Document) -> list[str]:
    references = "".join(
        f'<w:{part}Reference w:type="{kind}" r:id="r{part.capitalize()}{number}"/>'
        for number, kind in ((1, "first"), (2, "default"))
        for part in ("header", "footer")
    )
    section = (
        f"<w:sectPr>{references}{parts.section_notes(document)}"
        f'<w:pgSz w:w="{page.width}" w:h="{page.height}"/>'
        f'<w:pgMar w:top="{page.top}" w:right="{page.side}" w:bottom="{page.bottom}"'
        f' w:left="{page.side}" w:header="624" w:footer="624" w:gutter="0"/>'
        "<w:titlePg/></w:sectPr>"
    )
    opening = f"{DECLARATION}<w:document {NAMESPACES} {CONTROL_NAMESPACES}><w:body>"
    inside = body if any(body) else [_NOTHING]
    return [opening, *inside, section, "</w:body></w:document>"]


def _front(document: Document, writer: BodyWriter, look: WordLook) -> str:
    """Return the title block, its last line with a rule under it."""
    lines = _front_lines(document)
    under = f'<w:spacing w:after="{look.spaced(_UNDER_RULE)}"/>'
    rule = f'<w:pBdr><w:bottom w:val="single" w:sz="6" w:space="8" w:color="{look.rule}"/></w:pBdr>'
    return "".join(
        writer.paragraph(style, content, *((rule, under) if i == len(lines) else ()))
        for i, (style, content) in enumerate(lines, 1)
    ) + _designation(document, writer)


def _designation(document: Document, writer: BodyWriter) -> str:
    """Return the designation block in a box: Word joins the boxes of equal neighbours."""
    return "".join(
        writer.paragraph(
            "FrontMatter",
            (Run(f"{label}:", bold=True), Run(f"\t{value}")),
            f"<w:keepNext/><w:keepLines/>{_BOX}",
            f'<w:spacing w:after="{_UNDER_RULE}"/>' if i == len(document.designation) else "",
        )
        for i, (label, value) in enumerate(document.designation, 1)
    )


def _front_lines(document: Document) -> list[tuple[str, Content]]:
    """Return the paragraphs of the title block, each with its style."""
    lines: list[tuple[str, Content]] = [
        (style, (Run(text),))
        for style, text in (
            ("Title", document.title),
            ("Subtitle", document.subtitle),
            ("Byline", document.byline),
        )
        if text
    ]
    lines += [
        ("FrontMatter", (Run(label, bold=True), Run(f"\t{value}")))
        for label, value in document.front
    ]
    return lines


def _end(document: Document, writer: BodyWriter) -> list[str]:
    """Return the list of sources and what is said about it."""
    return writer.blocks(_end_blocks(document))


def _end_blocks(document: Document) -> list[Block]:
    remarks = [Paragraph((Run(text),), Style.REMARK) for text in document.remarks]
    blocks: list[Block] = []
    if document.bibliography:
        blocks.append(Heading(1, (Run(document.bibliography_title),)))
    blocks += remarks
    for heading, entries in grouped_entries(document):
        if heading:
            blocks.append(Heading(2, (Run(heading),)))
        blocks += [Paragraph(runs, Style.BIBLIOGRAPHY) for runs in entries]
    return blocks


def _about(document: Document, provenance: Provenance | None) -> dict[str, Part]:
    """Return the parts that say what this file is and what it was made of."""
    found: dict[str, Part] = {
        "docProps/core.xml": properties.core_part(document, provenance),
        "docProps/app.xml": properties.app_part(is_working=provenance is not None),
    }
    if values := properties.custom_values(document, provenance):
        found["docProps/custom.xml"] = properties.custom_part(values)
    if provenance is not None:
        names = (provenance.brief_id, provenance.export_id)
        found["customXml/item1.xml"] = provenance_xml(provenance)
        found["customXml/itemProps1.xml"] = properties.item_properties_part(names)
    return found


def _links_part(links: Links) -> str:
    return relationships_part(
        (rel_id, f"{RELATED}hyperlink", address) for address, rel_id in links.ids.items()
    )

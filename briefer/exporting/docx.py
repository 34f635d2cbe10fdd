"""Write a document as a Word file (WordprocessingML, ISO/IEC 29500 transitional).

Every part is made as text directly: no object model stands between the blocks and the file,
so that writing is linear in the length of the brief.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import PurePosixPath

from briefer.core.runs import Run
from briefer.exporting.document import Content, Document, Heading, PageSize, Paragraph
from briefer.exporting.document import ParagraphStyle as Style
from briefer.exporting.word import parts
from briefer.exporting.word.body import BodyWriter
from briefer.exporting.word.package import packed
from briefer.exporting.word.runs import Links, RunWriter
from briefer.exporting.word.styles import CODE_FONT, HEAD_FONT, TEXT_FONT, styles_part
from briefer.exporting.word.theme import font_table_part, theme_part
from briefer.exporting.word.xml import DECLARATION, NAMESPACES

_TYPES = "application/vnd.openxmlformats-officedocument.wordprocessingml."
_RELATED = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
_CORE = "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties"
_PROPERTIES_TYPES = {
    "docProps/core.xml": "application/vnd.openxmlformats-package.core-properties+xml",
    "docProps/app.xml": "application/vnd.openxmlformats-officedocument.extended-properties+xml",
}
_FONTS = (
    (TEXT_FONT, "Caladea", "roman"),
    (HEAD_FONT, "Carlito", "swiss"),
    (CODE_FONT, "Liberation Mono", "modern"),
)
_NOTHING = "<w:p/>"  # Word wants one paragraph at least
_RULE = '<w:pBdr><w:bottom w:val="single" w:sz="6" w:space="8" w:color="B8C4D4"/></w:pBdr>'
_UNDER_RULE = '<w:spacing w:after="280"/>'


@dataclass(frozen=True, slots=True)
class Page:
    """Paper and margins, in twips."""

    width: int
    height: int
    side: int
    top: int = 1531
    bottom: int = 1304

    @property
    def text_width(self) -> int:
        """Return the width of the text."""
        return self.width - 2 * self.side


_PAGES = {
    PageSize.A4: Page(11906, 16838, 1701),
    PageSize.LETTER: Page(12240, 15840, 1800),
}


def write(document: Document) -> bytes:
    """Return `document` as the bytes of a .docx; the same document gives the same bytes."""
    links, note_links = Links(), Links()
    page = _PAGES[document.page_size]
    writer = BodyWriter(RunWriter(links, document.notes_kind), page.text_width)
    body = _front(document, writer) + writer.blocks(document.blocks) + _end(document, writer)
    content = {
        "word/document.xml": _document_part(body, page),
        "word/styles.xml": styles_part(document.language),
        "word/settings.xml": parts.settings_part(document),
        "word/numbering.xml": parts.numbering_part(writer.numberings),
        "word/fontTable.xml": font_table_part(*_FONTS),
        "word/theme/theme1.xml": theme_part(HEAD_FONT, TEXT_FONT),
        "word/header1.xml": parts.header_part(document, is_first=True),
        "word/header2.xml": parts.header_part(document, is_first=False),
        "word/footer1.xml": parts.footer_part(document),
        "word/footer2.xml": parts.footer_part(document),
        "docProps/core.xml": parts.core_part(document),
        "docProps/app.xml": parts.app_part(),
    }
    if document.notes:
        name = f"word/{parts.note_name(document.notes_kind)}s"
        content[f"{name}.xml"] = parts.notes_part(document, RunWriter(note_links))
        if note_links.ids:
            content[f"word/_rels/{name.removeprefix('word/')}.xml.rels"] = _links_part(note_links)
    return packed(content | _package_parts(content, links))


def _document_part(body: str, page: Page) -> str:
    references = "".join(
        f'<w:{part}Reference w:type="{kind}" r:id="r{part.capitalize()}{number}"/>'
        for number, kind in ((1, "first"), (2, "default"))
        for part in ("header", "footer")
    )
    section = (
        f"<w:sectPr>{references}"
        f'<w:pgSz w:w="{page.width}" w:h="{page.height}"/>'
        f'<w:pgMar w:top="{page.top}" w:right="{page.side}" w:bottom="{page.bottom}"'
        f' w:left="{page.side}" w:header="624" w:footer="624" w:gutter="0"/>'
        "<w:titlePg/></w:sectPr>"
    )
    body = f"<w:body>{body or _NOTHING}{section}</w:body>"
    return f"{DECLARATION}<w:document {NAMESPACES}>{body}</w:document>"


def _front(document: Document, writer: BodyWriter) -> str:
    """Return the title block, its last line with a rule under it."""
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
    return "".join(
        writer.paragraph(style, content, *((_RULE, _UNDER_RULE) if i == len(lines) else ()))
        for i, (style, content) in enumerate(lines, 1)
    )


def _end(document: Document, writer: BodyWriter) -> str:
    """Return the list of sources and what is said about it."""
    remarks = [Paragraph((Run(text),), Style.REMARK) for text in document.remarks]
    if not document.bibliography:
        return writer.blocks(remarks)
    heading = Heading(1, (Run(document.bibliography_title),))
    entries = [Paragraph(runs, Style.BIBLIOGRAPHY) for runs in document.bibliography]
    return writer.blocks([heading, *remarks, *entries])


def _links_part(links: Links) -> str:
    return parts.relationships_part(
        (rel_id, f"{_RELATED}hyperlink", address) for address, rel_id in links.ids.items()
    )


def _package_parts(content: dict[str, str], links: Links) -> dict[str, str]:
    """Return content types and relationships for the parts that there are."""
    kinds = {
        name: _kind(name) for name in content if name.startswith("word/") and "_rels" not in name
    }
    related = [
        (_id(name), f"{_RELATED}{kind}", name.removeprefix("word/"))
        for name, kind in sorted(kinds.items())
        if kind != "document"
    ]
    related += [(i, f"{_RELATED}hyperlink", address) for address, i in links.ids.items()]
    types = {name: _content_type(kind) for name, kind in kinds.items()} | _PROPERTIES_TYPES
    return {
        "[Content_Types].xml": parts.content_types_part(sorted(types.items())),
        "_rels/.rels": parts.relationships_part(
            (
                ("rId1", f"{_RELATED}officeDocument", "word/document.xml"),
                ("rId2", _CORE, "docProps/core.xml"),
                ("rId3", f"{_RELATED}extended-properties", "docProps/app.xml"),
            )
        ),
        "word/_rels/document.xml.rels": parts.relationships_part(related),
    }


def _kind(name: str) -> str:
    """Return what Word calls a part: "word/header1.xml" is a header."""
    return PurePosixPath(name).stem.rstrip("0123456789")


def _id(name: str) -> str:
    return f"r{PurePosixPath(name).stem.capitalize()}"


def _content_type(kind: str) -> str:
    if kind == "theme":
        return "application/vnd.openxmlformats-officedocument.theme+xml"
    return f"{_TYPES}{'document.main' if kind == 'document' else kind}+xml"

"""The styles of Briefer's own Word files: calm, two typefaces, one colour."""

from __future__ import annotations

from dataclasses import dataclass

from briefer.core.text import escaped
from briefer.exporting.word.looks import HEADINGS, QUOTATION, SUBTITLE, TITLE, WordLook
from briefer.exporting.word.xml import DECLARATION, NAMESPACES


@dataclass(frozen=True, slots=True)
class WordStyle:
    """A paragraph, character or table style; `name` is Word's own English one."""

    style_id: str
    name: str
    kind: str = "paragraph"
    based_on: str = "Normal"
    following: str = ""
    paragraph: str = ""
    run: str = ""
    extra: str = ""
    is_default: bool = False

    @property
    def xml(self) -> str:
        """Return the `w:style` element."""
        default = ' w:default="1"' if self.is_default else ""
        custom = ' w:customStyle="1"' if self.style_id in _OWN else ""
        based = f'<w:basedOn w:val="{self.based_on}"/>' if self.based_on else ""
        following = f'<w:next w:val="{self.following}"/>' if self.following else ""
        paragraph = f"<w:pPr>{self.paragraph}</w:pPr>" if self.paragraph else ""
        run = f"<w:rPr>{self.run}</w:rPr>" if self.run else ""
        return (
            f'<w:style w:type="{self.kind}"{default}{custom} w:styleId="{self.style_id}">'
            f'<w:name w:val="{self.name}"/>{based}{following}<w:qFormat/>'
            f"{paragraph}{run}{self.extra}</w:style>"
        )


_OWN = frozenset(
    {
        "Byline",
        "FrontMatter",
        "Judgement",
        "NumberedJudgement",
        "NumberedText",
        "NotesTitle",
        "Marking",
        "Remark",
        "Address",
        "CodeText",
        "TableText",
        "TableSpacer",
        "BriefTable",
    }
)


def _font(name: str) -> str:
    return f'<w:rFonts w:ascii="{name}" w:hAnsi="{name}" w:cs="{name}"/>'


def _size(half_points: int) -> str:
    return f'<w:sz w:val="{half_points}"/><w:szCs w:val="{half_points}"/>'


def _space(before: int, after: int, line: int = 0) -> str:
    leading = f' w:line="{line}" w:lineRule="auto"' if line else ""
    return f'<w:spacing w:before="{before}" w:after="{after}"{leading}/>'


def _heading(
    look: WordLook, level: int, before: int, after: int, factor: float, color: str
) -> WordStyle:
    return WordStyle(
        f"Heading{level}",
        f"heading {level}",
        following="BodyText",
        paragraph="<w:keepNext/><w:keepLines/>"
        + _space(look.spaced(before), look.spaced(after), 252)
        + f'<w:outlineLvl w:val="{level - 1}"/>',
        run=f'{_font(look.head_font)}<w:b/><w:bCs/><w:color w:val="{color}"/>'
        f"{_size(look.scaled(factor))}",
    )


def _contents(look: WordLook, level: int, before: int, left: int) -> WordStyle:
    return WordStyle(
        f"TOC{level}",
        f"toc {level}",
        following="BodyText",
        paragraph=_space(before, 20, 252) + (f'<w:ind w:left="{left}"/>' if left else ""),
        run=f"{_font(look.head_font)}{_size(21)}",
    )


def _note_styles(look: WordLook, name: str) -> tuple[WordStyle, WordStyle]:
    title = name.capitalize()
    text = WordStyle(
        f"{title}Text",
        f"{name} text",
        paragraph=_space(0, look.spaced(60), 240),
        run=_size(18),
    )
    mark = WordStyle(
        f"{title}Reference",
        f"{name} reference",
        "character",
        "DefaultParagraphFont",
        run='<w:vertAlign w:val="superscript"/>',
    )
    return text, mark


def word_styles(look: WordLook) -> tuple[WordStyle, ...]:
    """Return every style that a brief can use."""
    return (
        *_default_styles(look),
        *_title_styles(look),
        *_heading_styles(look),
        *_text_styles(look),
        *_contents_styles(look),
        *_list_styles(look),
        *_note_styles(look, "footnote"),
        *_note_styles(look, "endnote"),
        *_source_styles(look),
        *_page_styles(look),
        *_table_styles(look),
        *_character_styles(look),
    )


def styles_part(language: str, look: WordLook) -> str:
    """Return `word/styles.xml` for a document in `language`."""
    defaults = (
        f"<w:docDefaults><w:rPrDefault><w:rPr>{_font(escaped(look.text_font))}{_size(look.size)}"
        f'<w:lang w:val="{escaped(language)}" w:eastAsia="ja-JP" w:bidi="ar-SA"/>'
        "</w:rPr></w:rPrDefault><w:pPrDefault/></w:docDefaults>"
    )
    styles = "".join(style.xml for style in word_styles(look))
    return f"{DECLARATION}<w:styles {NAMESPACES}>{defaults}{styles}</w:styles>"


def _default_styles(look: WordLook) -> tuple[WordStyle, ...]:
    return (
        WordStyle("Normal", "Normal", based_on="", paragraph=_space(0, 0), is_default=True),
        WordStyle(
            "DefaultParagraphFont", "Default Paragraph Font", "character", "", is_default=True
        ),
        WordStyle(
            "TableNormal",
            "Normal Table",
            "table",
            "",
            is_default=True,
            extra='<w:tblPr><w:tblInd w:w="0" w:type="dxa"/><w:tblCellMar>'
            '<w:top w:w="0" w:type="dxa"/><w:left w:w="108" w:type="dxa"/>'
            '<w:bottom w:w="0" w:type="dxa"/><w:right w:w="108" w:type="dxa"/>'
            "</w:tblCellMar></w:tblPr>",
        ),
        WordStyle("NoList", "No List", "numbering", "", is_default=True),
        WordStyle("BodyText", "Body Text", paragraph=_space(0, look.spaced(140), look.leading)),
    )


def _title_styles(look: WordLook) -> tuple[WordStyle, ...]:
    return (
        WordStyle(
            "Title",
            "Title",
            following="Subtitle",
            paragraph="<w:keepNext/><w:keepLines/>"
            f'<w:pBdr><w:top w:val="single" w:sz="24" w:space="{look.spaced(14)}"'
            f' w:color="{look.ink}"/></w:pBdr>' + _space(0, look.spaced(60), 228),
            run=f'{_font(look.head_font)}<w:b/><w:bCs/><w:color w:val="{look.ink}"/>'
            f"{_size(look.scaled(TITLE))}",
        ),
        WordStyle(
            "Subtitle",
            "Subtitle",
            following="BodyText",
            paragraph="<w:keepNext/>" + _space(0, look.spaced(120), 252),
            run=f'{_font(look.head_font)}<w:color w:val="{look.grey}"/>'
            f"{_size(look.scaled(SUBTITLE))}",
        ),
        WordStyle(
            "Byline",
            "Byline",
            following="BodyText",
            paragraph=_space(0, look.spaced(160)),
            run=f'{_font(look.head_font)}<w:color w:val="{look.grey}"/>{_size(20)}',
        ),
        WordStyle(
            "FrontMatter",
            "Front Matter",
            paragraph='<w:tabs><w:tab w:val="left" w:pos="2268"/></w:tabs>'
            + _space(0, 40, 252)
            + '<w:ind w:left="2268" w:hanging="2268"/>',
            run=f"{_font(look.head_font)}{_size(20)}",
        ),
    )


def _heading_styles(look: WordLook) -> tuple[WordStyle, ...]:
    return (
        _heading(look, 1, 360, 120, HEADINGS[0], look.ink),
        _heading(look, 2, 280, 100, HEADINGS[1], look.ink),
        _heading(look, 3, 240, 80, HEADINGS[2], look.ink),
        _heading(look, 4, 200, 60, HEADINGS[3], look.grey),
        _heading(look, 5, 200, 60, HEADINGS[4], look.grey),
        _heading(look, 6, 200, 60, HEADINGS[5], look.grey),
    )


def _text_styles(look: WordLook) -> tuple[WordStyle, ...]:
    return (
        WordStyle(
            "Quote",
            "Quote",
            "paragraph",
            "BodyText",
            paragraph=_space(0, look.spaced(140), look.leading - 12)
            + '<w:ind w:left="567" w:right="567"/>',
            run=_size(look.scaled(QUOTATION)),
        ),
        WordStyle(
            "Judgement",
            "Judgement",
            "paragraph",
            "BodyText",
            paragraph=f"<w:keepLines/>{_box(look)}{_space(0, look.spaced(100), look.leading)}"
            '<w:ind w:left="227" w:right="198"/>',
        ),
        WordStyle(
            "NumberedText",
            "Numbered Text",
            "paragraph",
            "BodyText",
            paragraph='<w:numPr><w:numId w:val="2"/></w:numPr>'
            '<w:tabs><w:tab w:val="left" w:pos="567"/></w:tabs>',
        ),
        WordStyle(
            "NumberedJudgement",
            "Numbered Judgement",
            "paragraph",
            "Judgement",
            paragraph='<w:numPr><w:numId w:val="2"/></w:numPr>'
            '<w:tabs><w:tab w:val="left" w:pos="794"/></w:tabs>'
            '<w:ind w:left="794" w:right="198" w:hanging="567"/>',
        ),
    )


def _box(look: WordLook) -> str:
    """Return a tinted box with a rule at its left; one box around all that follows in the style."""
    sides = "".join(
        f'<w:{side} w:val="single" w:sz="{size}" w:space="{space}" w:color="{color}"/>'
        for side, size, space, color in (
            ("top", 4, 6, look.tint),
            ("left", 24, 9, look.ink),
            ("bottom", 4, 6, look.tint),
            ("right", 4, 9, look.tint),
        )
    )
    return f'<w:pBdr>{sides}</w:pBdr><w:shd w:val="clear" w:color="auto" w:fill="{look.tint}"/>'


def _contents_styles(look: WordLook) -> tuple[WordStyle, ...]:
    return (
        WordStyle(
            "TOCHeading",
            "TOC Heading",
            following="BodyText",
            paragraph="<w:keepNext/>" + _space(120, 100, 252),
            run=f'{_font(look.head_font)}<w:b/><w:bCs/><w:color w:val="{look.ink}"/>{_size(26)}',
        ),
        WordStyle(
            "NotesTitle",
            "Notes Title",
            paragraph="<w:keepNext/>" + _space(360, 120, 252),
            run=f'{_font(look.head_font)}<w:b/><w:bCs/><w:color w:val="{look.ink}"/>{_size(32)}',
        ),
        _contents(look, 1, 80, 0),
        _contents(look, 2, 20, 284),
        _contents(look, 3, 0, 567),
    )


def _list_styles(look: WordLook) -> tuple[WordStyle, ...]:
    space = _space(0, look.spaced(80), look.leading - 7)
    return tuple(
        WordStyle(f"List{kind}", f"List {kind}", based_on="BodyText", paragraph=space)
        for kind in ("Bullet", "Number", "Continue")
    )


def _source_styles(look: WordLook) -> tuple[WordStyle, ...]:
    return (
        WordStyle(
            "Bibliography",
            "Bibliography",
            paragraph=_space(0, 100, 264) + '<w:ind w:left="454" w:hanging="454"/>',
            run=_size(21),
        ),
        WordStyle(
            "Remark",
            "Remark",
            paragraph=_space(120, 120, 264),
            run=f'{_font(look.head_font)}<w:color w:val="{look.grey}"/>{_size(19)}',
        ),
    )


def _page_styles(look: WordLook) -> tuple[WordStyle, ...]:
    return (
        WordStyle(
            "Header",
            "header",
            paragraph='<w:tabs><w:tab w:val="center" w:pos="4252"/></w:tabs>',
            run=f'{_font(look.head_font)}<w:color w:val="{look.grey}"/>{_size(18)}',
        ),
        WordStyle(
            "Footer",
            "footer",
            paragraph='<w:jc w:val="right"/>',
            run=f'{_font(look.head_font)}<w:color w:val="{look.grey}"/>{_size(18)}',
        ),
        WordStyle(
            "Marking",
            "Marking",
            paragraph='<w:jc w:val="center"/>',
            run=f"{_font(look.head_font)}<w:b/><w:bCs/>{_size(24)}",
        ),
    )


def _table_styles(look: WordLook) -> tuple[WordStyle, ...]:
    return (
        WordStyle("TableText", "Table Text", paragraph=_space(50, 50, 252), run=_size(20)),
        WordStyle(
            "TableSpacer",
            "Table Spacer",
            paragraph='<w:spacing w:before="0" w:after="0" w:line="200" w:lineRule="exact"/>',
            run=_size(8),
        ),
        WordStyle(
            "BriefTable",
            "Brief Table",
            "table",
            "TableNormal",
            extra=f'<w:tblPr><w:tblStyleRowBandSize w:val="1"/><w:tblBorders>'
            f'<w:top w:val="single" w:sz="8" w:space="0" w:color="{look.ink}"/>'
            f'<w:bottom w:val="single" w:sz="8" w:space="0" w:color="{look.ink}"/>'
            f'<w:insideH w:val="single" w:sz="4" w:space="0" w:color="{look.rule}"/>'
            "</w:tblBorders></w:tblPr>"
            f'<w:tblStylePr w:type="firstRow"><w:rPr>{_font(look.head_font)}<w:b/><w:bCs/>'
            f'<w:color w:val="{look.ink}"/></w:rPr><w:tcPr><w:tcBorders>'
            f'<w:bottom w:val="single" w:sz="8" w:space="0" w:color="{look.ink}"/>'
            "</w:tcBorders></w:tcPr></w:tblStylePr>",
        ),
    )


def _character_styles(look: WordLook) -> tuple[WordStyle, ...]:
    return (
        WordStyle(
            "Hyperlink",
            "Hyperlink",
            "character",
            "DefaultParagraphFont",
            run=f'<w:color w:val="{look.ink}"/><w:u w:val="single"/>',
        ),
        WordStyle(
            "Address",
            "Address",
            "character",
            "DefaultParagraphFont",
            run=f'<w:color w:val="{look.ink}"/>',
        ),
        WordStyle(
            "CodeText",
            "Code Text",
            "character",
            "DefaultParagraphFont",
            run=f"{_font(look.code_font)}{_size(20)}",
        ),
    )

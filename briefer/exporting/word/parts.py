"""The small parts of a Word file: settings, numbering, notes, header, footer, properties."""

from __future__ import annotations

from collections.abc import Sequence

from briefer.core.brief import NotesKind
from briefer.core.text import escaped
from briefer.exporting.document import Document
from briefer.exporting.word.body import (
    BULLETS,
    DEEPEST_LIST,
    NUMBERED_TEXT,
    Numbering,
    list_indent,
)
from briefer.exporting.word.fields import field_runs
from briefer.exporting.word.markings import marking_line
from briefer.exporting.word.runs import RunWriter
from briefer.exporting.word.xml import DECLARATION, NAMESPACES, text_xml

_BULLET_MARKS = "•–◦"
_NUMBER_FORMATS = ("decimal", "lowerLetter", "lowerRoman")
_BULLET_ABSTRACT, _NUMBER_ABSTRACT, _TEXT_ABSTRACT = 1, 2, 3
_COUNTED = '<w:numFmt w:val="decimal"/>'  # or endnotes would be i, ii, iii
NUMBERED_INDENT = 567  # twips: where the words of a numbered paragraph stand
JUDGEMENT_INDENT = 794  # those of a numbered judgement


def note_name(kind: NotesKind) -> str:
    """Return what Word calls notes of `kind`: "footnote" or "endnote"."""
    return "endnote" if kind is NotesKind.ENDNOTES else "footnote"


def notes_part(document: Document, runs: RunWriter) -> list[str]:
    """Return `word/footnotes.xml` or its twin for endnotes."""
    name = note_name(document.notes_kind)
    style = name.capitalize()
    plain = f'<w:p><w:pPr><w:pStyle w:val="{style}Text"/></w:pPr>'
    opening = (
        f'{plain}<w:r><w:rPr><w:rStyle w:val="{style}Reference"/></w:rPr><w:{name}Ref/></w:r>'
        '<w:r><w:t xml:space="preserve"> </w:t></w:r>'
    )
    notes = [
        f'<w:{name} w:id="{note.number}">{opening}{runs.inlines(note.runs)}</w:p>'
        f"{''.join([f'{plain}{runs.inlines(more)}</w:p>' for more in note.more])}</w:{name}>"
        for note in document.notes
    ]
    lines = _separator(name, "separator", -1, document) + _separator(
        name, "continuationSeparator", 0, document
    )
    return [f"{DECLARATION}<w:{name}s {NAMESPACES}>{lines}", *notes, f"</w:{name}s>"]


def _separator(name: str, kind: str, number: int, document: Document) -> str:
    """Return what stands between text and notes: a line, over endnotes their title.

    The title is there because a heading of the text would stand alone wherever a program
    sets endnotes on a page of their own, as LibreOffice does.
    """
    paragraph = (
        '<w:p><w:pPr><w:spacing w:before="0" w:after="0" w:line="240" w:lineRule="auto"/></w:pPr>'
        f"<w:r><w:{kind}/></w:r></w:p>"
    )
    if name == "endnote" and kind == "separator":
        paragraph = _line("NotesTitle", text_xml(document.labels.notes))
    return f'<w:{name} w:type="{kind}" w:id="{number}">{paragraph}</w:{name}>'


def section_notes(document: Document) -> str:
    """Return how a section counts its notes: LibreOffice does not look into the settings."""
    if not document.notes:
        return ""
    name = note_name(document.notes_kind)
    return f"<w:{name}Pr>{_COUNTED}</w:{name}Pr>"


def settings_part(document: Document) -> str:
    """Return `word/settings.xml`."""
    notes = ""
    if document.notes:
        name = note_name(document.notes_kind)
        ids = f'<w:{name} w:id="-1"/><w:{name} w:id="0"/>'
        notes = f"<w:{name}Pr>{_COUNTED}{ids}</w:{name}Pr>"
    return (
        f'{DECLARATION}<w:settings {NAMESPACES}><w:zoom w:percent="100"/>'
        '<w:defaultTabStop w:val="720"/><w:characterSpacingControl w:val="doNotCompress"/>'
        f"{notes}<w:compat>"
        '<w:compatSetting w:name="compatibilityMode"'
        ' w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat>'
        f'<w:themeFontLang w:val="{escaped(document.language)}"/>'
        '<w:decimalSymbol w:val="."/><w:listSeparator w:val=","/></w:settings>'
    )


def numbering_part(numberings: Sequence[Numbering]) -> str:
    """Return `word/numbering.xml`: one bullet list, and a list for each numbered one."""
    levels = range(DEEPEST_LIST + 1)
    bullets = "".join(_level(i, "bullet", _BULLET_MARKS[i % 3]) for i in levels)
    numbers = "".join(_level(i, _NUMBER_FORMATS[i % 3], f"%{i + 1}.") for i in levels)
    text = _level(0, "decimal", "%1.", NUMBERED_INDENT, NUMBERED_INDENT)
    text += _level(1, "none", "", JUDGEMENT_INDENT, NUMBERED_INDENT)
    lists = "".join(_number(NUMBERED_TEXT + i, n) for i, n in enumerate(numberings, 1))
    return (
        f"{DECLARATION}<w:numbering {NAMESPACES}>"
        f"{_abstract(_BULLET_ABSTRACT, bullets)}{_abstract(_NUMBER_ABSTRACT, numbers)}"
        f"{_abstract(_TEXT_ABSTRACT, text)}"
        f'<w:num w:numId="{BULLETS}"><w:abstractNumId w:val="{_BULLET_ABSTRACT}"/></w:num>'
        f'<w:num w:numId="{NUMBERED_TEXT}"><w:abstractNumId w:val="{_TEXT_ABSTRACT}"/></w:num>'
        f"{lists}</w:numbering>"
    )


def header_part(document: Document, *, is_first: bool) -> str:
    """Return a header: the marking, and the title from the second page on."""
    title = "" if is_first else document.title
    lines = marking_line(document.marking) + (_line("Header", text_xml(title)) if title else "")
    return f"{DECLARATION}<w:hdr {NAMESPACES}>{lines or _line('Header', '')}</w:hdr>"


def footer_part(document: Document) -> str:
    """Return the footer: page x of y, and the marking."""
    before, _, rest = document.labels.page.partition("{page}")
    between, _, after = rest.partition("{pages}")
    page, pages = field_runs("PAGE", "1"), field_runs("NUMPAGES", "1")
    numbers = f"{_run(before)}{page}{_run(between)}{pages}{_run(after)}"
    line = f'<w:p><w:pPr><w:pStyle w:val="Footer"/></w:pPr>{numbers}</w:p>'
    return f"{DECLARATION}<w:ftr {NAMESPACES}>{line}{marking_line(document.marking)}</w:ftr>"


def _level(level: int, kind: str, mark: str, indent: int = 0, hanging: int = 360) -> str:
    indent = indent or list_indent(level)
    return (
        f'<w:lvl w:ilvl="{level}"><w:start w:val="1"/><w:numFmt w:val="{kind}"/>'
        f'<w:lvlText w:val="{mark}"/><w:lvlJc w:val="left"/>'
        f'<w:pPr><w:ind w:left="{indent}" w:hanging="{hanging}"/></w:pPr></w:lvl>'
    )


def _abstract(number: int, levels: str) -> str:
    return (
        f'<w:abstractNum w:abstractNumId="{number}">'
        f'<w:multiLevelType w:val="multilevel"/>{levels}</w:abstractNum>'
    )


def _number(number_id: int, numbering: Numbering) -> str:
    """Return a list of its own, or Word would go on counting from the one before."""
    return (
        f'<w:num w:numId="{number_id}"><w:abstractNumId w:val="{_NUMBER_ABSTRACT}"/>'
        f'<w:lvlOverride w:ilvl="{numbering.level}">'
        f'<w:startOverride w:val="{numbering.start}"/></w:lvlOverride></w:num>'
    )


def _line(style: str, text: str) -> str:
    run = f"<w:r>{text}</w:r>" if text else ""
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/></w:pPr>{run}</w:p>'


def _run(text: str) -> str:
    return f"<w:r>{text_xml(text)}</w:r>" if text else ""

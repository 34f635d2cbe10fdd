"""The theme and font table that Word expects in every document."""

from __future__ import annotations

from briefer.core.text import escaped
from briefer.exporting.word.looks import WordLook
from briefer.exporting.word.xml import DECLARATION, NAMESPACES

_A = "http://schemas.openxmlformats.org/drawingml/2006/main"
_STAND_INS = {  # free typefaces of the same widths, and families
    "Cambria": ("Caladea", "roman"),
    "Calibri": ("Carlito", "swiss"),
    "Arial": ("Liberation Sans", "swiss"),
    "Times New Roman": ("Liberation Serif", "roman"),
    "Consolas": ("Liberation Mono", "modern"),
}
_COLORS = (
    ("dk1", "000000"),
    ("lt1", "FFFFFF"),
    ("lt2", "EEF1F5"),
    ("accent2", "4C7A8C"),
    ("accent3", "8A6D3B"),
    ("accent4", "6B5B7B"),
    ("accent5", "4F7A4F"),
    ("accent6", "9A4B3C"),
)
_COLOR_NAMES = [
    "dk1",
    "lt1",
    "dk2",
    "lt2",
    "accent1",
    "accent2",
    "accent3",
    "accent4",
    "accent5",
    "accent6",
    "hlink",
    "folHlink",
]
_FILL = '<a:solidFill><a:schemeClr val="phClr"/></a:solidFill>'
_LINE = f'<a:ln w="9525">{_FILL}<a:prstDash val="solid"/></a:ln>'
_EFFECT = "<a:effectStyle><a:effectLst/></a:effectStyle>"


def theme_part(look: WordLook) -> str:
    """Return `word/theme/theme1.xml` with the colours and typefaces of `look`."""
    values = dict(_COLORS) | {"dk2": look.ink, "accent1": look.ink, "hlink": look.ink}
    values["folHlink"] = look.grey
    colors = "".join(
        f'<a:{name}><a:srgbClr val="{values[name]}"/></a:{name}>' for name in _COLOR_NAMES
    )
    head_font, text_font = look.head_font, look.text_font
    return (
        f'{DECLARATION}<a:theme xmlns:a="{_A}" name="Briefer"><a:themeElements>'
        f'<a:clrScheme name="Briefer">{colors}</a:clrScheme>'
        f'<a:fontScheme name="Briefer"><a:majorFont>{_font(head_font)}</a:majorFont>'
        f"<a:minorFont>{_font(text_font)}</a:minorFont></a:fontScheme>"
        f'<a:fmtScheme name="Briefer"><a:fillStyleLst>{_FILL * 3}</a:fillStyleLst>'
        f"<a:lnStyleLst>{_LINE * 3}</a:lnStyleLst>"
        f"<a:effectStyleLst>{_EFFECT * 3}</a:effectStyleLst>"
        f"<a:bgFillStyleLst>{_FILL * 3}</a:bgFillStyleLst></a:fmtScheme>"
        "</a:themeElements></a:theme>"
    )


def font_table_part(look: WordLook) -> str:
    """Return `word/fontTable.xml` with the typefaces of `look` and what may stand in for them."""
    names = dict.fromkeys((look.text_font, look.head_font, look.code_font))
    entries = "".join(_font_entry(name) for name in names)
    return f"{DECLARATION}<w:fonts {NAMESPACES}>{entries}</w:fonts>"


def _font_entry(name: str) -> str:
    stand_in, family = _STAND_INS.get(name, ("", "auto"))
    other = f'<w:altName w:val="{stand_in}"/>' if stand_in else ""
    return f'<w:font w:name="{escaped(name)}">{other}<w:family w:val="{family}"/></w:font>'


def _font(name: str) -> str:
    return f'<a:latin typeface="{escaped(name)}"/><a:ea typeface=""/><a:cs typeface=""/>'

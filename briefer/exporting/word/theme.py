"""The theme and font table that Word expects in every document."""

from __future__ import annotations

from briefer.exporting.word.xml import DECLARATION, NAMESPACES

_A = "http://schemas.openxmlformats.org/drawingml/2006/main"
_COLORS = (
    ("dk1", "000000"),
    ("lt1", "FFFFFF"),
    ("dk2", "1F3A5F"),
    ("lt2", "EEF1F5"),
    ("accent1", "1F3A5F"),
    ("accent2", "4C7A8C"),
    ("accent3", "8A6D3B"),
    ("accent4", "6B5B7B"),
    ("accent5", "4F7A4F"),
    ("accent6", "9A4B3C"),
    ("hlink", "1F3A5F"),
    ("folHlink", "595959"),
)
_FILL = '<a:solidFill><a:schemeClr val="phClr"/></a:solidFill>'
_LINE = f'<a:ln w="9525">{_FILL}<a:prstDash val="solid"/></a:ln>'
_EFFECT = "<a:effectStyle><a:effectLst/></a:effectStyle>"


def theme_part(head_font: str, text_font: str) -> str:
    """Return `word/theme/theme1.xml` with Briefer's colours and two typefaces."""
    colors = "".join(f'<a:{name}><a:srgbClr val="{value}"/></a:{name}>' for name, value in _COLORS)
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


def font_table_part(*fonts: tuple[str, str, str]) -> str:
    """Return `word/fontTable.xml` from names, free stand-ins of the same widths, and families.

    A family is "roman", "swiss" or "modern".
    """
    entries = "".join(
        f'<w:font w:name="{name}"><w:altName w:val="{stand_in}"/>'
        f'<w:family w:val="{family}"/></w:font>'
        for name, stand_in, family in fonts
    )
    return f"{DECLARATION}<w:fonts {NAMESPACES}>{entries}</w:fonts>"


def _font(name: str) -> str:
    return f'<a:latin typeface="{name}"/><a:ea typeface=""/><a:cs typeface=""/>'

"""How a brief looks as an HTML page: the look of its Word file, as a style sheet."""

from __future__ import annotations

from dataclasses import dataclass

from briefer.exporting.document import Document
from briefer.exporting.word.looks import HEADINGS, SUBTITLE, TITLE, look_of

_SERIF = "Georgia, 'Source Serif 4', serif"
_SANS = "Inter, 'Segoe UI', 'Helvetica Neue', sans-serif"
_SERIFS = frozenset({"Cambria", "Georgia", "Times New Roman"})


@dataclass(frozen=True, slots=True)
class Look:
    """Typefaces, sizes (points) and colours of a page."""

    text_font: str = f"Cambria, {_SERIF}"
    head_font: str = f"Calibri, {_SANS}"
    size: float = 11
    ink: str = "#1a1a1a"
    accent: str = "#1f3a5f"
    grey: str = "#595959"
    rule: str = "#b8c4d4"
    tint: str = "#eef2f7"
    paper: str = "#ffffff"


def look_for(document: Document) -> Look:
    """Return the look of a document's Word file for a page of HTML."""
    look = look_of(document.look)
    return Look(
        _stack(look.text_font),
        _stack(look.head_font),
        accent=f"#{look.ink}",
        grey=f"#{look.grey}",
        rule=f"#{look.rule}",
        tint=f"#{look.tint}",
    )


def _stack(font: str) -> str:
    return f"{font}, {_SERIF if font in _SERIFS else _SANS}"


def style_sheet(look: Look, *, for_screen: bool) -> str:
    """Return the rules; those that Qt's rich text does not know only where not `for_screen`."""
    rules = _common(look) if for_screen else _common(look) + _released(look)
    return "\n".join(rules) + "\n"


def _common(look: Look) -> tuple[str, ...]:
    size = look.size
    return (
        (
            f"body {{ font-family: {look.text_font}; font-size: {size}pt; color: {look.ink};"
            f" background: {look.paper}; line-height: 1.45; }}"
        ),
        f"h1, h2, h3, h4, h5, h6 {{ font-family: {look.head_font}; color: {look.accent}; }}",
        f"h1 {{ font-size: {size * TITLE:.1f}pt; margin: 0 0 4px 0; }}",
        f"h2 {{ font-size: {size * HEADINGS[0]:.1f}pt; margin: 24px 0 8px 0; }}",
        f"h3 {{ font-size: {size * HEADINGS[1]:.1f}pt; margin: 18px 0 6px 0; }}",
        f"h4, h5, h6 {{ font-size: {size * HEADINGS[2]:.1f}pt; margin: 14px 0 4px 0; }}",
        "p { margin: 0 0 10px 0; }",
        (
            f"p.subtitle {{ font-family: {look.head_font}; font-size: {size * SUBTITLE:.1f}pt;"
            f" color: {look.grey}; margin: 0 0 6px 0; }}"
        ),
        f"p.byline {{ font-family: {look.head_font}; color: {look.grey}; }}",
        f"p.front-matter {{ font-family: {look.head_font}; margin: 0 0 3px 0; }}",
        (
            f"p.designation {{ font-family: {look.head_font}; border: 1px solid {look.ink};"
            " padding: 6px 10px; margin: 10px 0; }"
        ),
        f"p.judgement {{ background-color: {look.tint}; margin: 0 0 4px 0; }}",
        "blockquote { margin: 0 32px 4px 32px; }",
        f"p.footnote {{ font-size: {size * 0.86:.1f}pt; margin: 0 0 5px 0; }}",
        "p.bibliography { margin: 0 0 6px 24px; text-indent: -24px; }",
        (
            f"p.remark {{ font-family: {look.head_font}; font-size: {size * 0.9:.1f}pt;"
            f" color: {look.grey}; }}"
        ),
        (
            f"p.marking {{ font-family: {look.head_font}; font-weight: bold;"
            f" font-size: {max(size, 12):g}pt; text-align: center; }}"
        ),
        "table { border-collapse: collapse; margin: 4px 0 14px 0; }",
        f"td {{ border-bottom: 1px solid {look.rule}; vertical-align: top; }}",
        (
            f"th {{ font-family: {look.head_font}; color: {look.accent};"
            f" border-top: 1px solid {look.accent}; border-bottom: 1px solid {look.accent}; }}"
        ),
        "ul, ol { margin: 0 0 10px 0; }",
        "li { margin: 0 0 4px 0; }",
        f"hr {{ border: none; border-top: 1px solid {look.rule}; color: {look.rule}; }}",
        f"a {{ color: {look.accent}; }}",
        "a.note { text-decoration: none; }",
        f"a.quoted {{ color: {look.ink}; text-decoration: none; }}",
    )


def _released(look: Look) -> tuple[str, ...]:
    """Return what a browser and its printer know beside: measure, boxes, hanging numbers."""
    return (
        "body { max-width: 38em; margin: 3em auto; padding: 0 1.5em; overflow-wrap: break-word; }",
        "h1, h2, h3 { line-height: 1.2; break-after: avoid; }",
        f"h1 {{ border-top: 4px solid {look.accent}; padding-top: .6em; }}",
        "hr { margin: 1em 0 1.6em; }",
        "li { margin: 0 0 .45em; padding-left: .2em; } ul, ol { padding-left: 1.5em; }",
        "p.byline, p.front-matter { font-size: .93em; }",
        "p.front-matter { padding-left: 11.5em; text-indent: -11.5em; }",
        "p.front-matter b { display: inline-block; min-width: 11.5em; text-indent: 0; }",
        "p.numbered { padding-left: 2.4em; text-indent: -2.4em; }",
        ".number { display: inline-block; min-width: 2.1em; text-indent: 0; }",
        "p.numbered + blockquote { margin-left: 2.4em; }",
        (
            f"p.judgement {{ border-left: 4px solid {look.accent}; margin: 0;"
            " padding: .5em 1em .1em 1em; break-inside: avoid; }"
        ),
        "p.judgement:not(p.judgement + p.judgement) { padding-top: .8em; margin-top: 1.2em; }",
        "p.judgement:not(:has(+ p.judgement)) { padding-bottom: .8em; margin-bottom: 1.4em; }",
        "p.judgement.numbered, p.judgement.hanging { padding-left: 3.4em; }",
        "p.footnote { padding-left: 1.8em; text-indent: -1.8em; }",
        "p.footnote a.note { display: inline-block; min-width: 1.5em; text-indent: 0; }",
        "p.footnote a, p.bibliography a { overflow-wrap: anywhere; }",
        "sup { font-size: .68em; line-height: 0; }",
        "tr { break-inside: avoid; }",
        "@media (max-width: 30em) { p.front-matter { padding-left: 0; text-indent: 0; } }",
        (
            "@media print { @page { margin: 24mm; }"
            " body { max-width: none; margin: 0; padding: 0; } p { orphans: 2; widows: 2; }"
            " a { text-decoration: none; } }"
        ),
    )

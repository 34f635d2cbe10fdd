from __future__ import annotations

from pathlib import Path

from briefer.exporting.options import ExportOptions
from briefer.exporting.word.looks import look_of
from briefer.exporting.word.template import read_template
from briefer.exporting.word.templatelook import template_look
from briefer.jobs.firstpage import picture_of
from tests.exporting.specimen import brief
from tests.exporting.test_template import house


def red_georgia(parts: dict[str, bytes]) -> None:
    """Give headings a colour and a typeface of their own, and the page a narrow margin."""
    styles = parts["word/styles.xml"]
    start = styles.index(b'<w:name w:val="heading 1"/>')
    end = styles.index(b"</w:style>", start)
    own = b'<w:rPr><w:rFonts w:ascii="Georgia" w:hAnsi="Georgia"/><w:color w:val="9a1f2b"/></w:rPr>'
    before = styles[start:end].partition(b"<w:rPr>")[0]
    parts["word/styles.xml"] = styles[:start] + before + own + styles[end:]


def test_headings_are_as_the_template_has_them(tmp_path: Path) -> None:
    template = read_template(house(tmp_path / "house.dotx", change=red_georgia))
    look = template_look(template)
    assert (look.head_font, look.ink) == ("Georgia", "9A1F2B")
    assert look.side == 1800  # python-docx's own page


def test_what_a_template_does_not_say_is_as_in_the_plain_look(tmp_path: Path) -> None:
    def bare(parts: dict[str, bytes]) -> None:
        whole = parts["word/styles.xml"]
        head = whole[: whole.index(b">", whole.index(b"<w:styles")) + 1]
        parts["word/styles.xml"] = head + b"</w:styles>"

    look = template_look(read_template(house(tmp_path / "a.docx", change=bare)))
    plain = look_of("plain")
    assert (look.text_font, look.head_font, look.ink, look.size) == (
        plain.text_font, plain.head_font, plain.ink, plain.size,
    )  # fmt: skip


def test_the_picture_shows_the_colour_of_the_template(tmp_path: Path) -> None:
    template = house(tmp_path / "house.dotx", change=red_georgia)
    picture = picture_of(brief(), ExportOptions(word_template=template), 300)
    pixels = picture.pixels
    triples = zip(pixels[0::3], pixels[1::3], pixels[2::3], strict=False)  # blue, green, red
    assert any(red > 130 and green < 70 and blue < 80 for blue, green, red in triples)

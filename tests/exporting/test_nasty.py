"""Text of every nasty kind goes out as a valid file, or is refused with its reason."""

from __future__ import annotations

from dataclasses import fields, replace
from pathlib import Path

import pytest
from openxml_audit import OpenXmlValidator

from briefer.citation.styles import load_style
from briefer.core.brief import Brief, FrontMatter
from briefer.core.errors import UnprintableBrief
from briefer.core.excerpt import Excerpt, Pinpoint, Selector
from briefer.core.outline import Judgement, Paraphrase, Quotation, Section, TextItem
from briefer.core.source import CopyFlags
from briefer.exporting import docx
from briefer.exporting.document import Document, Note, NoteRef, Paragraph
from briefer.exporting.options import CopyKind, ExportOptions
from briefer.exporting.wordfile import word_file
from tests.exporting.lint import lint
from tests.exporting.specimen import source

STYLES = ("chicago-notes-bibliography", "apa")
TEXTS = {
    "NUL and controls": "a\x00b\x01c\x08d\x0be\x0cf\x1fg\x7fh\x85i",
    "lone surrogates": "a\ud800b\udfffc\udc00\ud800",
    "no characters": "a\ufffeb\uffffc\U0001fffed",
    "markup": "</w:t></w:r><w:p/> ]]> <!-- --> &amp; &#0; <?x?> \"q\" 's'",
    "fields": '{ PAGE } { HYPERLINK "https://x" } DDEAUTO c:\\\\cmd \\* MERGEFORMAT =1+1',
    "bidi marks": "a\u202eb\u202dc\u2066d\u2069\u200f\u200ee \u061c",
    "line ends": "a\r\nb\rc\nd\u2028e\u2029f\tg",
    "emoji and joiners": "👩‍👩‍👧‍👦 🏳️‍🌈 e\u0301\u0327 \U0001f1e9\U0001f1ea",
    "right to left": "الميناء القديم 123 שלום abc",
    "East Asian": "旧码头 港湾 부두 ｗｉｄｅ",
    "one word of 20,000 letters": "x" * 20_000,
    "100,000 characters": "word after word " * 6_250,
    "white space": " \u00a0 \u2003 \u3000 ",
    "marks of citations": "[@marsh2026] [@nobody, para. 4] [x]{.quote #nobody} [a](#b) [c](:::)",
}


def nasty(text: str) -> Brief:
    """A brief with `text` in every place that holds text."""
    made = source(
        "s", "marsh2026", "ar" if "شلوم" in text else "en", title=text, author=[{"literal": text}]
    )
    made = replace(
        made, name=text, descriptor=text,
        copy=CopyFlags(extract_only=True, republished_at=text, translated_from=text),
    )  # fmt: skip
    excerpt = Excerpt("e", "s", (Selector(0, len(text), text),), Pinpoint(text, text, text), text)
    front = FrontMatter(**{f.name: text for f in fields(FrontMatter)})
    outline = (
        TextItem("t", text),
        Section(
            "x",
            text,
            (
                Quotation("q", "e"),
                Quotation("r", "e", translation=text),
                Paraphrase("p", text, ("e",)),
                Judgement("j", text, text, text, text, ("e",), ("e",)),
                TextItem("l", f"- {text}\n- b\n\n| {text} |\n|---|\n| c |"),
            ),
        ),
    )
    return Brief(front, outline=outline, excerpts={"e": excerpt}, sources={"s": made})


@pytest.mark.parametrize("name", TEXTS)
@pytest.mark.parametrize("style", STYLES)
def test_any_text_in_any_place_gives_a_sound_file(name: str, style: str, tmp_path: Path) -> None:
    made = nasty(TEXTS[name])
    data = word_file(made, load_style(style), ExportOptions(project_id=TEXTS[name][:99]))
    assert lint(data) == []
    if style == "apa":
        return  # one validation a text: it takes seconds
    path = tmp_path / "x.docx"
    path.write_bytes(data)
    assert [str(error) for error in OpenXmlValidator().validate(str(path)).errors] == []


def test_a_clean_copy_of_nasty_text_is_sound_too() -> None:
    for text in TEXTS.values():
        data = word_file(nasty(text), load_style("apa"), ExportOptions(CopyKind.CLEAN))
        assert lint(data) == []


def test_more_notes_than_word_can_hold_are_refused() -> None:
    notes = tuple(Note(n, ()) for n in range(1, docx.MOST_NOTES + 2))
    made = Document(blocks=(Paragraph(tuple(NoteRef(n.number) for n in notes)),), notes=notes)
    with pytest.raises(UnprintableBrief) as refusal:
        docx.write(made)
    assert (refusal.value.reason, refusal.value.detail) == ("too-many-notes", "32,768")

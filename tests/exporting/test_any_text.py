"""Any text at all, in every field that a person or a source fills, makes a sound file."""

from __future__ import annotations

import io
import zipfile
from dataclasses import fields, replace

from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from lxml import etree
from lxml.html import document_fromstring

from briefer.citation.style import Style
from briefer.citation.styles import load_style
from briefer.core.brief import Brief, BriefSettings, FrontMatter, NotesKind, PinpointKind
from briefer.core.excerpt import Excerpt, Pinpoint, Selector
from briefer.core.outline import Judgement, OutlineItem, Paraphrase, Quotation, Section, TextItem
from briefer.core.source import CopyFlags, CslItem, CslValue, MetaField, Source
from briefer.exporting import html
from briefer.exporting.compose import compose
from briefer.exporting.options import ContentsList, CopyKind, ExportOptions
from briefer.exporting.wordfile import word_file
from tests.exporting.lint import lint

STYLES = tuple(map(load_style, ("chicago-notes-bibliography", "apa", "din-1505-2")))
PIECES = (
    *("\x00", "\x08", "\x0b", "\x0c", "\x1f", "\x7f", "\x85", "\ud800", "\udfff"),
    *("\ufffe", "\uffff"),
    *("\r\n", "\r", "\n\n", "\t", "\u2028", "\u2029", "\u00ad", "\u200b", "\ufeff"),
    *("\u00a0", "\u202f"),
    *("{{", "}}", "{% x %}", "]]>", "<![CDATA[", "&#x0;", "&amp;", "</w:t>", "<!--", "-->"),
    "<?x?>",
    *("{ PAGE }", 'INCLUDETEXT "c:\\x"', "DDEAUTO cmd", "=1+1", "\\* MERGEFORMAT", "%s", "\\u0000"),
    *("\u202e", "\u2066", "\u2069", "\u200f", "שלום", "الميناء", "旧码头", "e\u0301\u0327", "ﬁ"),
    *("👩‍👩‍👧‍👦", "🏳️‍🌈", "🇩🇪", "\U0001fffe", "\U0010ffff", "w" * 90, "a b " * 30),
    *("[@key]", "[@key, p. 3]", "[@nobody]", "{.quote #q}", ":::", "# ", "- ", "1. ", "> "),
    *("|", "|-|"),
    *("*", "**", "_", "`", "~~", "![x](y)", "[x](#q)", "[x](javascript:1)", "<b>", '"', "'"),
    *("« ", "?"),
    *("https://example.org/?a=1&b=<2>", "https://[::1", "mailto:a@b", "p. 5", "§ 5 %"),
    *("TLP:RED", "CUI", "³", "٣", "9" * 5_000),
)  # fmt: skip
TEXT = st.lists(
    st.one_of(st.sampled_from(PIECES), st.text(st.characters(exclude_categories=()), max_size=6)),
    max_size=5,
).map("".join)
CSL = (
    *("title", "container-title", "collection-title", "publisher", "publisher-place", "genre"),
    *("volume", "issue", "page", "edition", "number", "medium", "section", "note", "abstract"),
    *("URL", "DOI", "ISBN", "ISSN", "language", "title-short", "event-title", "archive", "version"),
)
KINDS = ("article-newspaper", "webpage", "book", "chapter", "report", "legislation", "", "no kind")


@st.composite
def sources(draw: st.DrawFn) -> Source:
    values: dict[str, CslValue] = {name: draw(TEXT) for name in CSL}
    values["type"] = draw(st.sampled_from(KINDS))
    values["author"] = draw(
        st.sampled_from(({"literal": draw(TEXT)}, {"family": draw(TEXT), "given": draw(TEXT)}))
        .map(lambda name: [name])
    )  # fmt: skip
    values["issued"] = draw(
        st.sampled_from(
            ({"date-parts": [[2026, 3, 4]]}, {"raw": draw(TEXT)}, {"literal": draw(TEXT)})
        )
    )  # fmt: skip
    item = CslItem({name: MetaField(value) for name, value in values.items() if value})
    made = Source(
        "s",
        "key",
        draw(TEXT),
        item,
        "0" * 64,
        "text/plain",
        draw(st.sampled_from(("", "ar", "zh", "fr", "en"))),
    )
    copy = CopyFlags(draw(st.booleans()), draw(TEXT), draw(TEXT), draw(st.booleans()))
    return replace(made, descriptor=draw(TEXT), copy=copy)


@st.composite
def outlines(draw: st.DrawFn) -> tuple[OutlineItem, ...]:
    rows = f"| {draw(TEXT)} | b |\n|---|--:|\n| {draw(TEXT)} | {draw(TEXT)} |"
    cited = f"So [{draw(TEXT)} @key, p. {draw(TEXT)}, {draw(TEXT)}]."
    return (
        TextItem("t", draw(TEXT)),
        TextItem("c", cited, (Quotation("q0", "e"),)),
        Section(
            "x",
            draw(TEXT),
            (
                Quotation("q1", "e"),
                Quotation("q2", "e", wording=draw(TEXT)),
                Quotation("q3", "e", translation=draw(TEXT)),
                Paraphrase("p", draw(TEXT), ("e",)),
                Judgement("j", draw(TEXT), draw(TEXT), draw(TEXT), draw(TEXT), ("e",), ("e",)),
                TextItem("r", rows),
                TextItem("l", f"- {draw(TEXT)}\n- b\n\n1. {draw(TEXT)}"),
            ),
        ),
        Section(draw(TEXT), draw(TEXT), (TextItem("k" + draw(TEXT), draw(TEXT)),)),
    )


@st.composite
def briefs(draw: st.DrawFn) -> Brief:
    words = draw(TEXT) or "x"
    places = Pinpoint(draw(TEXT), draw(TEXT), draw(TEXT), draw(TEXT))
    excerpt = Excerpt("e", "s", (Selector(0, len(words), words),), places, draw(TEXT))
    front = FrontMatter(**{f.name: draw(TEXT) for f in fields(FrontMatter)})
    chosen = BriefSettings(
        locale=draw(st.sampled_from(("en-US", "de-DE", "fr-FR", "ar", "ja-JP", "", 'x-&<"'))),
        notes=draw(st.sampled_from(NotesKind)),
        pinpoints=draw(st.sampled_from(PinpointKind)),
        product=draw(st.one_of(st.sampled_from(("", "assessment", "submission")), TEXT)),
    )
    return Brief(front, chosen, draw(outlines()), {"e": excerpt}, {"s": draw(sources())})


OPTIONS = st.builds(
    ExportOptions,
    copy=st.sampled_from(CopyKind),
    contents=st.sampled_from(ContentsList),
    look=st.one_of(st.none(), st.sampled_from(("plain", "slate")), TEXT),
    marking=st.one_of(st.none(), TEXT),
    numbered_paragraphs=st.booleans(),
    project_id=TEXT,
    exported_at=st.sampled_from(("", "2026-03-04T10:00:00Z")),
)


@settings(
    max_examples=12,
    deadline=None,
    phases=(Phase.generate,),
    derandomize=True,
    suppress_health_check=list(HealthCheck),
)
@given(briefs(), OPTIONS, st.sampled_from(STYLES))
def test_any_text_in_every_field_gives_a_sound_word_file(
    brief: Brief, options: ExportOptions, style: Style
) -> None:
    data = word_file(brief, style, options)
    assert lint(data) == []
    archive = zipfile.ZipFile(io.BytesIO(data))
    for name in archive.namelist():
        etree.fromstring(archive.read(name))


@settings(
    max_examples=6,
    deadline=None,
    phases=(Phase.generate,),
    derandomize=True,
    suppress_health_check=list(HealthCheck),
)
@given(briefs(), OPTIONS)
def test_any_text_in_every_field_gives_a_page_that_runs_nothing(
    brief: Brief, options: ExportOptions
) -> None:
    page = html.page(compose(brief, STYLES[0], options))
    root = document_fromstring(page.encode())
    assert root.xpath("//script | //iframe | //object | //img") == []
    links = [str(href) for href in root.xpath("//@href")]
    assert all(link.startswith(("http", "mailto:", "ftp:", "item:", "#")) for link in links)

"""Emphasis that the source has: printed in Word, kept or lost there."""

from __future__ import annotations

from briefer.checking.verdicts import Caution
from briefer.citation.styles import load_style
from briefer.core.brief import Brief
from briefer.core.excerpt import Excerpt, selector_for
from briefer.core.outline import Quotation
from briefer.core.source import CslItem, MetaField, Source
from briefer.core.text import Span
from briefer.exporting.options import ExportOptions
from briefer.exporting.wordfile import word_file
from tests.checking.wordedits import changed, quotation, replaced, returned

WORDS = "The tide must never be late at the old quay."
AT = WORDS.index("never")


def exported() -> bytes:
    excerpt = Excerpt(
        "e", "s", (selector_for(WORDS, Span(0, len(WORDS))),), emphasis=(Span(AT, AT + 5),)
    )
    source = Source("s", "tide", "s.txt", CslItem({"title": MetaField("Tide")}), "", "text/plain")
    brief = Brief(outline=(Quotation("q", "e"),), excerpts={"e": excerpt}, sources={"s": source})
    return word_file(brief, load_style(brief.settings.style), ExportOptions())


def test_emphasis_of_the_source_comes_back_as_it_was() -> None:
    result = returned(exported())
    assert result.is_as_exported
    assert quotation(result, "q").verdict == "exact"


def test_emphasis_that_a_colleague_took_away_is_told() -> None:
    found = quotation(returned(changed(exported(), replaced("<w:i/>", ""))), "q")
    assert found.judged is not None
    assert found.judged.verdict.is_faithful
    assert found.judged.cautions() == {Caution.EMPHASIS_LOST}

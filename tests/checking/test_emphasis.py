"""Emphasis that the source has: printed in Word, kept or lost there."""

from __future__ import annotations

from briefer.checking.quotations import verdict_on
from briefer.checking.verdicts import Caution, Note, Verdict
from briefer.citation.styles import load_style
from briefer.core.brief import Brief
from briefer.core.excerpt import Excerpt, selector_for
from briefer.core.outline import Quotation
from briefer.core.source import CslItem, MetaField, Source
from briefer.core.text import Span
from briefer.exporting.options import ExportOptions
from briefer.exporting.wordfile import word_file
from tests.checking.wordedits import changed, quotation, replaced, returned, run, split

WORDS = "The tide must never be late at the old quay."
QUOTATION = Quotation("q", "e")
AT = WORDS.index("never")


def brief_of(quotation: Quotation) -> Brief:
    excerpt = Excerpt(
        "e", "s", (selector_for(WORDS, Span(0, len(WORDS))),), emphasis=(Span(AT, AT + 5),)
    )
    source = Source("s", "tide", "s.txt", CslItem({"title": MetaField("Tide")}), "", "text/plain")
    return Brief(outline=(quotation,), excerpts={"e": excerpt}, sources={"s": source})


def exported(quotation: Quotation = QUOTATION) -> bytes:
    brief = brief_of(quotation)
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


def test_emphasis_that_the_author_changed_is_marked_for_the_note_says_so() -> None:
    brief = brief_of(Quotation("q", "e", emphasis=(Span(4, 8),)))
    judged = verdict_on(brief, Quotation("q", "e", emphasis=(Span(4, 8),)))
    assert judged.verdict is Verdict.EDITED
    assert judged.notes == (
        Note(Caution.EMPHASIS_ADDED, "tide"),
        Note(Caution.EMPHASIS_OMITTED, "never"),
    )
    assert verdict_on(brief, Quotation("q", "e")).verdict is Verdict.EXACT


def test_a_translation_has_no_emphasis_to_speak_of() -> None:
    quotation = Quotation("q", "e", translation="Nie.", emphasis=(Span(4, 8),))
    assert verdict_on(brief_of(quotation), quotation).notes == ()


RESTRESSED = Quotation("q", "e", emphasis=(Span(4, 8),))


def test_emphasis_of_the_author_comes_back_as_a_marked_change() -> None:
    result = returned(exported(RESTRESSED))
    assert result.is_as_exported
    judged = quotation(result, "q").judged
    assert judged is not None
    live = verdict_on(brief_of(RESTRESSED), RESTRESSED)
    assert (judged.verdict, judged.notes) == (live.verdict, live.notes)


def test_emphasis_is_no_longer_said_when_the_note_is_silent() -> None:
    silent = changed(
        exported(RESTRESSED), replaced(" (emphasis altered)", ""), part="word/footnotes.xml"
    )
    found = quotation(returned(silent), "q")
    assert found.judged is not None
    assert Caution.EMPHASIS_NOT_SAID in found.judged.cautions()
    assert not found.is_changed  # it is the note that was changed


def test_a_quotation_all_in_italics_in_its_source_comes_back_as_it_was() -> None:
    short = Quotation("q", "e", "never")
    assert returned(exported(short)).is_as_exported


def test_a_word_that_a_colleague_emphasises_is_told_and_named() -> None:
    louder = changed(exported(), split("q", "must", run("must", "<w:b/>"), gone="must"))
    found = quotation(returned(louder), "q")
    assert found.judged is not None
    assert found.judged.verdict is Verdict.EDITED_MEANING
    assert found.restressed.added == ("must",)
    assert found.is_changed

from __future__ import annotations

from briefer.core.outline import Judgement, Printing, Quotation, Section, TextItem
from briefer.core.runs import plain
from briefer.exporting.document import Heading, Paragraph
from briefer.exporting.options import ContentsList, ExportOptions
from tests.exporting.specimen import document, lines

AUTO = ExportOptions()
ALWAYS = ExportOptions(combined_notes=True)
NUMBERED = ExportOptions(numbered_paragraphs=True)
TWO = TextItem("t", "One [@marsh2026]. Two [@ports2030, p. 3]; end.")
QUOTED = TextItem(
    "t",
    "[the old quay]{.quote #a} [@marsh2026] and [in writing]{.quote #b} [@ports2030].",
    (Quotation("a", "quay", "the old quay"), Quotation("b", "long", "in writing")),
)


def test_a_short_brief_has_one_note_a_paragraph_where_the_last_one_stood() -> None:
    made = document(TWO, options=AUTO)
    assert lines(made.blocks) == ["One. Two;^1 end."]
    assert plain(made.notes[0].runs).count(";") == 1
    assert made.notes[0].source_ids == ("gazette", "office")


def test_a_long_brief_keeps_its_notes_apart() -> None:
    made = document(TWO, TextItem("long", "word " * 1_900), options=AUTO)
    assert lines(made.blocks)[0] == "One.^1 Two;^2 end."


def test_quotations_from_different_sources_keep_their_notes_unless_asked() -> None:
    assert len(document(QUOTED, options=AUTO).notes) == 2
    assert len(document(QUOTED, options=ALWAYS).notes) == 1


def test_the_same_source_twice_in_a_paragraph_is_named_once() -> None:
    made = document(TextItem("t", "One [@marsh2026]. Two [@marsh2026]."), options=AUTO)
    assert plain(made.notes[0].runs).count("Marsh") == 1


def test_citations_in_the_text_stay_where_they_are() -> None:
    assert len(lines(document(TWO, options=ALWAYS, style="apa").blocks)[0].split("(")) == 3


def test_paragraphs_are_numbered_and_references_follow() -> None:
    see = TextItem("see", "As [para. 99](#b) says.")
    a, b = TextItem("a", "A.\n\n- no number"), TextItem("b", "B.")
    made = document(see, Section("s", "S", (a, b)), options=NUMBERED)
    assert [x.number for x in made.blocks if isinstance(x, Paragraph)] == [1, 2, 3]
    assert lines(made.blocks)[0] == "As para.\u00a0→3 says."
    turned = document(see, Section("s", "S", (b, a)), options=NUMBERED)
    assert lines(turned.blocks)[0] == "As para.\u00a0→2 says."


def test_a_reference_to_nothing_stays_as_typed() -> None:
    see = TextItem("see", "As [para. 9](#gone) and [the end](#see) say.")
    assert lines(document(see, options=NUMBERED).blocks) == ["As para.\u00a09 and the end say."]
    assert lines(document(see).blocks) == ["As para.\u00a09 and the end say."]


def test_a_judgement_has_one_number() -> None:
    judgement = Judgement("j", "Delay is likely.", "likely", "low", "so", (), ("money",))
    made = document(judgement, TextItem("t", "After."), options=NUMBERED)
    assert [x.number for x in made.blocks if isinstance(x, Paragraph)] == [1, 0, 0, 2]


def test_a_likelihood_that_the_text_does_not_say_is_a_sentence_apart_from_confidence() -> None:
    made = document(Judgement("j", "It will be unlikely late.", "likely", "low"))
    assert lines(made.blocks)[1] == "Likelihood: likely. Confidence: low."
    said = document(Judgement("j", "Delay is Likely.", "likely", "low"))
    assert lines(said.blocks)[1] == "Confidence: low."


def test_headings_skip_no_level() -> None:
    deep = Section("a", "A", (TextItem("t", "### Deep\n\nText"), Section("b", "B")))
    levels = [x.level for x in document(deep).blocks if isinstance(x, Heading)]
    assert levels == [1, 2, 2]


def test_only_a_long_brief_has_a_list_of_contents_unless_asked() -> None:
    long = TextItem("long", "word " * 5_000)
    assert not document().has_contents
    assert document(long).has_contents
    assert document(options=ExportOptions(contents=ContentsList.ALWAYS)).has_contents
    assert not document(long, options=ExportOptions(contents=ContentsList.NEVER)).has_contents


def test_the_short_version_leaves_out_what_prints_at_full_length_only() -> None:
    detail = Section("d", "Detail", (TextItem("e", "All of it."),), printed=Printing.AT_FULL_LENGTH)
    inline = Quotation("a", "quay", "the old quay", printed=Printing.AT_FULL_LENGTH)
    text = TextItem("t", "Always [the old quay]{.quote #a}.", (inline,))
    never = TextItem("n", "Never.", printed=Printing.NEVER)
    assert lines(document(text, never, detail).blocks) == [
        "Always “‹the old quay›.”^1", "Detail", "All of it.",
    ]  # fmt: skip
    short = document(text, never, detail, options=ExportOptions(is_short=True))
    assert lines(short.blocks) == ["Always ."]

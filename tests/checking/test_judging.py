from __future__ import annotations

from dataclasses import replace

import pytest

from briefer.checking.judging import judged, judged_words, with_emphasis
from briefer.checking.verdicts import Caution, Change, Colour, Note, Verdict
from briefer.core.emphasis import Restressed
from briefer.core.excerpt import Excerpt, Selector, selector_for
from briefer.core.source import Block, Role, SourceText
from briefer.core.text import Span

SOURCE = (
    "The minister said the package, worth €4.5 billion, would “not be enough” to stabilise the"
    " region’s energy grid.[12] He added that Europe’s allies – including Norway and the U.K. – had"
    " agreed to share data in 2024–25. Officials in Kyiv did not confirm the figure. They has"
    " received no written offer, according to two diplomats.\n\n"
    "The Commission denied the claim. It will publish its co-operation report on 3 May. “We will"
    " not negotiate under pressure,” said Ana Ruiz, the spokeswoman. Analysts [at the bank] expect"
    " growth of 1.2% and inflation of 3%. The of\u00adfice de\ufb01nes “risk” narrowly ... for now."
    " Was that wise? The allies’ share of non-compliance is 4.5 million."
)
EXACT, TYPOGRAPHY, EDITED = Verdict.EXACT, Verdict.TYPOGRAPHY, Verdict.EDITED
MEANING = Verdict.EDITED_MEANING


def taken(words: str) -> Excerpt:
    """Return the excerpt of `words`, which stand once in the source."""
    start = SOURCE.index(words)
    return Excerpt("e", "s", (selector_for(SOURCE, Span(start, start + len(words))),))


def text() -> SourceText:
    blocks, start = [], 0
    for number, part in enumerate(SOURCE.split("\n\n"), 1):
        blocks.append(Block(start, start + len(part), Role.BODY, part, str(number)))
        start += len(part) + 2
    return SourceText("s", SOURCE, tuple(blocks))


@pytest.mark.parametrize(
    ("words", "verdict"),
    [
        ("would “not be enough” to stabilise the region’s energy grid", EXACT),
        ('would "not be enough" to stabilise the region\'s energy grid', TYPOGRAPHY),
        ("would ‘not be enough’ to stabilise the region’s energy grid", TYPOGRAPHY),
        ("Europe's allies—including Norway and the U.K.—had agreed", TYPOGRAPHY),
        ("share data in 2024-25", TYPOGRAPHY),
        ("The office defines “risk” narrowly", TYPOGRAPHY),
        ("Analysts [at the bank] expect growth of 1.2%", EXACT),
        ("narrowly ... for now", EXACT),
        ("narrowly … for now", TYPOGRAPHY),
        ("officials in Kyiv did not confirm the figure,", TYPOGRAPHY),
        ("energy grid. He added that Europe’s allies", TYPOGRAPHY),
        ("energy grid.[12] He added that Europe’s allies", EXACT),
        ("according to two diplomats. The Commission denied the claim", EXACT),
        ("According to two diplomats", TYPOGRAPHY),
        ("[O]fficials in Kyiv did not confirm the figure", EDITED),
        ("[o]fficials in Kyiv did not confirm the figure.", EDITED),
        ("The minister said the package ... would “not be enough”", MEANING),  # a sum left out
        ("He added that Europe’s allies [...] had agreed", EDITED),
        ("He added that Europe’s allies . . . had agreed", EDITED),
        ("He added that Europe’s allies […] had agreed", EDITED),
        ("Officials in Kyiv … received no written offer", MEANING),
        ("They has [sic] received no written offer", EDITED),
        ("They ha[ve] received no written offer", EDITED),
        ("It will publish its co-operation report on 3 May (emphasis added)", EDITED),
        ("[The Commission] will publish its co-operation report", EDITED),
        ("[It] denied the claim", EDITED),
        ("The Commission denied [Kyiv's] claim", EDITED),
        ("... denied the claim. It will publish its co-operation report ...", EDITED),
        ("The Commission denied the claim. … “We will not negotiate under pressure”", EDITED),
        ("energy grid. [note omitted] He added", EDITED),
        ("Officials in Kyiv did [not] confirm", MEANING),
    ],
)
def test_a_faithful_quotation_is_not_red(words: str, verdict: Verdict) -> None:
    assert judged_words(words, SOURCE).verdict is verdict


@pytest.mark.parametrize(
    "words",
    [
        "The minister said the package, worth €4.5 million",
        "would “be enough” to stabilise",
        "would not be enough to stabilise",
        "We will negotiate under pressure",
        "growth of 12% and inflation",
        "growth of 1.3% and inflation",
        "inflation of 3% ... growth of 1.2%",
        "The minister said … the President resigned",
        "he minister said the pack",
        "Officials in Kyiv did confirm the figure",
        "Officials in Kyiv did not not confirm the figure",
        "Officials in Kiev did not confirm the figure",
        "They have received no written offer",
        "The Commission [and the Council] denied the allegation",
        "expect growth of 1.2 and inflation of 3%!",
        "We will negotiate [under] pressure",
        "The Commission will publish its co-operation report",
        "Officials confirm the figure",
        "Kyiv in Officials did not confirm",
        "worth €4.5",
        "worth €4",
        "worth 4.5 billion",
        "4.5 billion, would",
        "growth of 1.2",
        "inflation of 3",
        "compliance is 4.5 million",
        "operation report on 3 May",
        "the region",
        "including Norway and the U",
        "The allies share of non-compliance",
        "[It] den[ies] the allegations",
    ],
)
def test_an_unmarked_change_is_red(words: str) -> None:
    assert judged_words(words, SOURCE).verdict.colour is Colour.RED


@pytest.mark.parametrize(
    ("words", "caution", "detail"),
    [
        ("Officials in Kyiv … received no written offer", Caution.OMITS_MEANING, "not"),
        ("Officials in Kyiv [...] confirm the figure", Caution.OMITS_MEANING, "not"),
        ("Officials in Kyiv did [never] confirm", Caution.INSERTS_MEANING, "never"),
        ("growth of [5%] and inflation of 3%", Caution.OMITS_MEANING, "1.2%"),
        ("the package [...] be enough” to stabilise", Caution.SPEAKER_CHANGES, ""),
        ("Was that wise", Caution.MARK_DROPPED, "?"),
        ("Was that wise.", Caution.MARK_DROPPED, "?"),
        ("confirm the figure", Caution.NEGATION_BEFORE, "not"),
        ("share of []compliance is 4.5 million", Caution.OMITS_MEANING, "non-"),
    ],
)
def test_a_marked_change_of_the_meaning_is_amber(words: str, caution: Caution, detail: str) -> None:
    result = judged_words(words, SOURCE)
    assert result.verdict is Verdict.EDITED_MEANING
    assert Note(caution, detail) in result.notes


@pytest.mark.parametrize(
    ("words", "caution"),
    [
        ("to two diplomats. [...] It will publish", Caution.CROSSES_PARAGRAPH),
        (
            "The minister [...] the package [...] to [...] data [...] in Kyiv",
            Caution.MANY_OMISSIONS,
        ),
        ("He added [...] in Kyiv", Caution.LITTLE_KEPT),
        ("He added [...] allies [...] had agreed", Caution.FRAGMENTS),
        ("negotiate under pressure", Caution.INSIDE_QUOTATION),
    ],
)
def test_what_is_correct_but_worth_a_look_is_said(words: str, caution: Caution) -> None:
    result = judged_words(words, SOURCE)
    assert result.verdict.is_faithful
    assert caution in result.cautions()


@pytest.mark.parametrize(
    ("words", "is_quoted"),
    [
        ("the boats left.", False),
        ("the board, nor by anybody else", True),
        ("It said that", False),
        ("no day is set", True),
    ],
)
def test_only_words_within_marks_are_somebodys_however_long_the_quotation(
    words: str, is_quoted: bool
) -> None:
    told = (
        "It said that “nothing was decided by the board, nor by anybody else before the end of "
        "June”, and the boats left. The office added: “no day is set”."
    )
    start = told.index(words)
    source = SourceText("s", told, (Block(0, len(told), Role.BODY, told, "1"),))
    selector = selector_for(told, Span(start, start + len(words)))
    excerpt = Excerpt("e", "s", (selector,))
    for at_hand in (source, None):
        assert (Caution.INSIDE_QUOTATION in judged(words, excerpt, at_hand).cautions()) is is_quoted
        answered = judged(words, replace(excerpt, said_by="A. Speaker"), at_hand)
        assert Caution.INSIDE_QUOTATION not in answered.cautions()


def test_words_of_another_source_are_not_in_this_one() -> None:
    other = "Harvests along the river fell for a third year because the sluices stayed shut."
    assert judged_words(other, SOURCE).verdict is Verdict.NOT_IN_SOURCE
    assert judged(other, taken("denied the claim"), text()).verdict is Verdict.NOT_IN_SOURCE


def test_the_difference_shows_the_changed_word_only() -> None:
    result = judged_words("Officials in Kiev did not confirm the figure", SOURCE)
    changed = [(p.change, p.text.strip()) for p in result.difference if p.change is not Change.KEPT]
    assert changed == [(Change.DROPPED, "Kyiv"), (Change.ADDED, "Kiev")]


def test_a_quotation_may_grow_beyond_the_passage_that_was_taken() -> None:
    result = judged(
        "Commission denied the claim. It will publish", taken("denied the claim"), text()
    )
    assert result.verdict is EXACT
    assert result.span is None or result.span.of(SOURCE).startswith("Commission")


def test_words_from_elsewhere_in_the_source_are_found_and_said_to_be() -> None:
    result = judged("The minister said the package", taken("denied the claim"), text())
    assert result.verdict is EXACT
    assert result.cautions() == {Caution.ELSEWHERE}
    assert result.span == Span(0, len("The minister said the package"))


def test_a_passage_that_begins_within_a_word_is_not_faithful() -> None:
    assert judged("compliance is 4.5 million", taken("compliance is 4.5 million")).verdict is (
        Verdict.ALTERED
    )


def test_a_passage_in_several_blocks_is_one_text() -> None:
    start, middle = SOURCE.index("according"), SOURCE.index("The Commission")
    spans = (Span(start, SOURCE.index("\n\n")), Span(middle, middle + 14))
    excerpt = Excerpt("e", "s", tuple(selector_for(SOURCE, span) for span in spans))
    assert judged(excerpt.words, excerpt, text()).verdict is EXACT
    cut = judged("according to two [...] The Commission", excerpt, text())
    assert cut.verdict is EDITED
    assert Caution.CROSSES_PARAGRAPH in cut.cautions()


def test_a_translation_is_checked_by_its_original() -> None:
    excerpt = taken("The Commission denied the claim.")
    assert judged(excerpt.words, excerpt, translation="Nein.").verdict is Verdict.TRANSLATION
    changed = judged("The Commission made the claim.", excerpt, translation="Nein.")
    assert changed.verdict is Verdict.ALTERED


def test_emphasis_that_was_added_must_be_said() -> None:
    excerpt = taken("The Commission denied the claim.")
    plain = judged(excerpt.words, excerpt)
    bold = Restressed(added=("denied",))
    assert with_emphasis(plain, bold, is_said=False).verdict is Verdict.EDITED_MEANING
    assert with_emphasis(plain, bold, is_said=True).verdict is EDITED
    assert with_emphasis(plain, Restressed(keeps=True), is_said=False) == plain
    lost = with_emphasis(plain, Restressed(omitted=("denied",)), is_said=False)
    assert lost.cautions() == {Caution.EMPHASIS_LOST}
    assert lost.verdict is EXACT


@pytest.mark.parametrize(
    ("words", "source", "verdict"),
    [
        (
            "parle de “guerre froide” en",
            "Il parle de «\u00a0guerre froide\u00a0» en Europe.",
            TYPOGRAPHY,
        ),
        ("nannte es “Unsinn” und ging", "Er nannte es »Unsinn« und ging.", TYPOGRAPHY),
        (
            'parle de "\u00a0guerre froide\u00a0" en Europe',  # made straight, blanks and all
            "Il parle de «\u00a0guerre froide\u00a0» en Europe.",
            TYPOGRAPHY,
        ),
        (
            "the\u00a0“quiet\u00a0compact”\u00a0of last year",  # blanks outside part words
            "It names the “quiet compact” of last year.",
            EXACT,
        ),
        ("nannte es „Unsinn“ und ging", "Er nannte es „Unsinn“ und ging.", EXACT),
        ("防衛費を", "首相は今年度の防衛費を増額する", EXACT),
        ("防衛費を減額する", "首相は「防衛費を増額する」と述べた。", Verdict.ALTERED),
        ("他说[…]，到2030年", "市长否认。他说当时，到2030年每年", EDITED),
        ("旧码头 [sic]，维修", "港务局表示，旧码头，维修费用", EDITED),
        ("旧码头，[维护]费用", "港务局表示，旧码头，维修费用", EDITED),
        ("维修费用", "港务局表示，旧码头，维修费用", EXACT),
        ("[L]’avenir est ouvert", "Il dit que l’avenir est ouvert.", EDITED),
        ("[L]’avenir est clos", "Il dit que l’avenir est ouvert.", Verdict.ALTERED),
        ("to re-[join] the", "they plan to re-open the pier", EDITED),
        ("to [dis]-open the", "they plan to re-open the pier", EDITED),
        ("[I]t’s over", "He said: it’s over", EDITED),
        ("area of 5 km²", "an area of 5 km² in all", EXACT),
        ("area of 5 km", "an area of 5 km² in all", Verdict.ALTERED),
        ("growth¹ slowed and", "growth slowed and fell", TYPOGRAPHY),
        ("growth slowed and", "growth¹² slowed³ and fell", TYPOGRAPHY),
        ("it fell to -3 degrees", "then it fell to −3 degrees", TYPOGRAPHY),
        ("it fell to 3 degrees", "then it fell to −3 degrees", Verdict.ALTERED),
        ("3 degrees below", "it fell to −3 degrees below", Verdict.ALTERED),
        ("the end.Then more", "That was the end.Then more came", EXACT),
        ("Then more", "That was the end.Then more came", EXACT),
        ("fell by 81. [x] in all", "it fell by 81.2 metres in all", Verdict.ALTERED),
        (".2 metres in all", "it fell by 81.2 metres in all", Verdict.ALTERED),
    ],
)
def test_scripts_and_signs(words: str, source: str, verdict: Verdict) -> None:
    assert judged_words(words, source).verdict is verdict


def test_words_that_were_only_typed_vouch_for_nothing() -> None:
    source = text()
    typed = Excerpt("e1", "s1", (Selector(0, 0, "The river fell asleep at noon."),))
    assert judged("The river fell asleep at noon.", typed, source).verdict.colour is Colour.RED
    assert judged("The river fell asleep at noon.", typed).verdict is Verdict.NOT_IN_SOURCE


def test_an_excerpt_that_does_not_say_what_its_source_says_vouches_for_nothing() -> None:
    source = text()
    forged = Excerpt("e1", "s1", (Selector(0, 32, "The minister said a package worth"),))
    assert judged("The minister said a package worth", forged, source).verdict is Verdict.ALTERED


@pytest.mark.parametrize(
    ("words", "changed"),
    [
        ("Officials did not confirm the figure", [(Change.DROPPED, "in Kyiv")]),
        ("The Council denied the claim",
         [(Change.DROPPED, "Commission"), (Change.ADDED, "Council")]),
        ("Officials in Kyiv did not confirm the number",
         [(Change.DROPPED, "figure"), (Change.ADDED, "number")]),
        ("Someone in Kyiv did not confirm the figure",
         [(Change.DROPPED, "Officials"), (Change.ADDED, "Someone")]),
    ],
)  # fmt: skip
def test_the_difference_shows_what_was_there_and_what_is(
    words: str, changed: list[tuple[Change, str]]
) -> None:
    pieces = judged_words(words, SOURCE).difference
    assert [(p.change, p.text.strip()) for p in pieces if p.change is not Change.KEPT] == changed


def test_a_passage_taken_without_its_unit_is_amber_and_one_trimmed_of_it_red() -> None:
    taken_so = judged("worth €4.5", taken("package, worth €4.5"))
    assert taken_so.verdict is Verdict.EDITED_MEANING
    assert Note(Caution.OMITS_MEANING, "billion") in taken_so.notes
    assert judged("worth €4.5", taken("worth €4.5 billion")).verdict is Verdict.ALTERED

"""What a hurried author gets wrong is said, and what an honest one writes is left alone."""

from __future__ import annotations

import pytest

from briefer.checking.findings import findings
from briefer.core.brief import Brief
from briefer.core.excerpt import Excerpt, selector_for
from briefer.core.outline import Judgement, Paraphrase, Section, TextItem
from briefer.core.source import Block, CslItem, FieldState, MetaField, Role, Source, SourceText
from briefer.core.text import Span

ENGLISH = (
    "Exports of grain fell by 42.5 percent to about 3,200 tonnes in May 2024, the harbour office"
    " said, after three ministers met on 12 April. More than 1.2 million workers are affected."
    " The fund is worth $45 billion and will run until 2030. Prices rose 5 percentage points, and"
    " a third of mills closed. The talks of 7–9 June took two weeks."
)
GERMAN = (
    "Die Ausfuhren sanken im Mai 2024 um 42,5 Prozent auf rund 3.200 Tonnen. Mehr als 1,2"
    " Millionen Beschäftigte sind betroffen. Der Fonds umfasst 45 Milliarden Euro und läuft bis"
    " 2030. Am 12. April trafen sich drei Minister. Bis zu 800 Mühlen schließen, ein Drittel der"
    " Betriebe."
)
FRENCH = (
    "Les exportations ont chuté de 42,5 % en mai 2024, à environ 3 200 tonnes. Plus de 1,2"
    " million de salariés sont touchés. Le fonds compte 45 milliards d’euros jusqu’en 2030. Le 12"
    " avril, trois ministres se sont réunis. Le 1er juin, un tiers des moulins fermera."
)
CHINESE = "2024年5月12日，出口下降42.5%，约3200吨。基金规模为45亿美元，涉及120万名工人。"

UNSUPPORTED = [
    (ENGLISH, "Shipments dropped 24.5%."),
    (ENGLISH, "Shipments dropped 425%."),
    (ENGLISH, "Volume was some 3,200 barrels."),
    (ENGLISH, "The drop came in May 2023."),
    (ENGLISH, "The drop came in July 2024."),
    (ENGLISH, "The talks were on 21 April."),
    (ENGLISH, "More than 1.2 billion jobs are hit."),
    (ENGLISH, "More than 1.3 million jobs are hit."),
    (ENGLISH, "The pot is €45 billion."),
    (ENGLISH, "The pot is $45 million."),
    (ENGLISH, "It lasts until 2035."),
    (ENGLISH, "Prices rose by 5 percent."),
    (ENGLISH, "Four ministers met."),
    (ENGLISH, "Two ministers met."),
    (ENGLISH, "A quarter of mills shut down."),
    (ENGLISH, "Half of the mills shut down."),
    (ENGLISH, "The talks took three months."),
    (ENGLISH, "Under section 301 mills pay."),
    (GERMAN, "Die Exporte fielen um 45,2 Prozent."),
    (GERMAN, "Mehr als 1,2 Milliarden Menschen trifft es."),
    (GERMAN, "Der Topf hat 45 Mio. Euro."),
    (GERMAN, "Der Topf hat 45 Milliarden Dollar."),
    (GERMAN, "Am 13. April gab es ein Treffen."),
    (GERMAN, "Vier Minister trafen sich."),
    (GERMAN, "Ein Viertel der Betriebe schließt."),
    (FRENCH, "Les ventes ont baissé de 45,2 %."),
    (FRENCH, "Plus de 1,2 milliard d’emplois sont visés."),
    (FRENCH, "Le fonds est de 45 milliards de dollars."),
    (FRENCH, "Le fonds court jusqu’en 2035."),
    (FRENCH, "Dès le 1er juillet."),
    (FRENCH, "Quatre ministres se sont vus."),
    (FRENCH, "Un quart des moulins ferme."),
    (CHINESE, "Exports fell by 45.2%."),
    (CHINESE, "The fund holds 45 billion dollars."),
]
SOFTENED_OTHERWISE = [
    (ENGLISH, "Volume was 3,200 tonnes."),
    (ENGLISH, "Some 1.2 million jobs are hit."),
    (ENGLISH, "1.2 million jobs are hit."),
    (ENGLISH, "At least 1.2 million jobs are hit."),
    (GERMAN, "3.200 Tonnen blieben."),
    (GERMAN, "1,2 Mio. Menschen trifft es."),
    (GERMAN, "Fast 800 Mühlen machen zu."),
    (FRENCH, "Il reste 3 200 tonnes."),
    (FRENCH, "1,2 million d’emplois sont visés."),
]
HONEST = [
    (ENGLISH, "Shipments dropped by 42.5 per cent in May 2024."),
    (ENGLISH, "Volume was about 3.2 thousand tonnes."),
    (ENGLISH, "The talks were on April 12."),
    (ENGLISH, "The talks ran from 7 June to 9 June."),
    (ENGLISH, "Over 1.2 million jobs are hit."),
    (ENGLISH, "More than 1,200,000 jobs are hit."),
    (ENGLISH, "More than a million jobs are hit."),
    (ENGLISH, "More than 1 million jobs are hit."),
    (ENGLISH, "The pot is $45bn, or USD 45 billion."),
    (ENGLISH, "The pot is 45 billion dollars and lasts up to 2030."),
    (ENGLISH, "Prices rose by 5 pp, or five percentage points."),
    (ENGLISH, "3 ministers met."),
    (ENGLISH, "One third of mills shut down, about 33 percent."),
    (ENGLISH, "One of the two sides gave in."),
    (ENGLISH, "There are three reasons, see para. 14 and table 2."),
    (ENGLISH, "COVID-19 hit the EU27."),
    (ENGLISH, "It may be that they march on."),
    (GERMAN, "Die Exporte fielen um 42,5 %, etwa 3200 t blieben."),
    (GERMAN, "Mehr als 1,2 Mio. Menschen trifft es, bis zu 800 Mühlen machen zu."),
    (GERMAN, "Der Topf hat 45 Mrd. Euro. Am 12.4. gab es ein Treffen."),
    (GERMAN, "Grain exports fell by 42.5% to about 3,200 tonnes."),
    (FRENCH, "Il reste près de 3 200 tonnes, le fonds est de 45 Md€."),
    (FRENCH, "La rencontre du 12 avril réunit trois ministres."),
    (CHINESE, "On 12 May 2024 exports fell by 42.5% to about 3,200 tonnes."),
    (CHINESE, "The fund holds 4.5 billion dollars for 1.2 million workers."),
]
SPEECH = (
    "The ministry called the new rules a grave threat to the stability of supply chains and said"
    " it would not hesitate to act. We don't know what will happen next week, she said. It named"
    " the Ministry of Foreign Trade of the People's Republic of Ruritania."
)


def told(source: str, item: Judgement | Paraphrase | TextItem) -> list[tuple[str, str]]:
    """Return what is said of an item that rests on `source`, by kind and words."""
    text = SourceText("s", source, (Block(0, len(source), Role.BODY, source, "1"),))
    excerpt = Excerpt("e", "s", (selector_for(source, Span(0, len(source))),))
    fields = {"title": "A title", "container-title": "A paper", "URL": "https://example.org"}
    known = {name: MetaField(value, FieldState.CONFIRMED) for name, value in fields.items()}
    known |= {
        name: MetaField(None, FieldState.NOT_STATED) for name in ("author", "issued", "accessed")
    }
    brief = Brief(
        outline=(Section("x", "Background", (item,)),),
        excerpts={"e": excerpt},
        sources={"s": Source("s", "k", "s.txt", CslItem(known), "", "text/plain")},
    )
    return [(str(f.kind), f.words) for f in findings(brief, {"s": text})]


def kinds(source: str, markdown: str) -> set[str]:
    """Return the kinds of what is said of a paraphrase of `source`."""
    return {kind for kind, _words in told(source, Paraphrase("p", markdown, ("e",)))}


@pytest.mark.parametrize(("source", "markdown"), UNSUPPORTED)
def test_a_figure_that_the_source_does_not_say_is_told(source: str, markdown: str) -> None:
    assert "figure-unsupported" in kinds(source, markdown)


@pytest.mark.parametrize(("source", "markdown"), SOFTENED_OTHERWISE)
def test_a_figure_of_other_certainty_is_told(source: str, markdown: str) -> None:
    assert kinds(source, markdown) == {"hedge-changed"}


@pytest.mark.parametrize(("source", "markdown"), HONEST)
def test_an_honest_figure_is_left_alone(source: str, markdown: str) -> None:
    assert told(source, Paraphrase("p", markdown, ("e",))) == []


def test_the_date_of_a_forecast_is_the_authors_own_and_its_figures_are_not() -> None:
    item = Judgement("j", "Closure of 77 mills is likely by 2040.", "likely", supports=("e",))
    found = [words for kind, words in told(ENGLISH, item) if kind == "figure-unsupported"]
    assert found == ["77"]


@pytest.mark.parametrize(
    "markdown",
    [
        "“A grave threat to the stability of supply chains” [@k], the ministry said today.",
        "The ministry spoke of a “grave threat” and will act soon enough [@k].",
        "The ministry spoke of a “grave threat” and will act soon enough. [@k]",
        "As the ministry says [@k], there is a “grave threat” to all of them.",
        "“We don’t know,” she said, “what will happen next week” [@k].",
        "She said, ‘We don’t know what will happen’ [@k].",
        "Der Ausdruck „grave threat“ der Regierung war ernst [@k].",
        "The plan is called “Made in Ruritania 2025” by all [@k].",
        "The workers' rights and the ministers' view of the matter stay [@k].",
        "An official of the Ministry of Foreign Trade of the People’s Republic of Ruritania [@k].",
    ],
)
def test_honest_quotations_and_names_in_a_text_are_left_alone(markdown: str) -> None:
    assert told(SPEECH, TextItem("t", markdown)) == []


@pytest.mark.parametrize(
    ("markdown", "words"),
    [
        ("The ministry spoke of a “grave danger” and will act soon [@k].", "grave danger"),
        ("The ministry spoke of a 'grave danger' [@k].", "grave danger"),
        ("She said, ‘We don’t know what will occur’ [@k].", "We don’t know what will occur"),
        ("She said: 'We don't know what will occur' [@k].", "We don't know what will occur"),
        ("Von „großer Gefahr“ sprach die Regierung [@k].", "großer Gefahr"),
        ("Von »großer Gefahr« sprach die Regierung [@k].", "großer Gefahr"),
        ("Les « graves menaces » du pays pèsent ici [@k].", "graves menaces"),
    ],
)
def test_words_that_the_cited_source_does_not_say_are_told(markdown: str, words: str) -> None:
    assert told(SPEECH, TextItem("t", markdown)) == [("quote-not-in-source", words)]


def test_words_in_single_quotation_marks_need_a_source_too() -> None:
    found = told(SPEECH, TextItem("t", "All spoke of a 'grave threat' to the world at that time."))
    assert ("unsourced-quote", "grave threat") in found

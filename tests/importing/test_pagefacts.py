"""What a pasted page states about itself, and the traps in which nothing may be taken."""

from __future__ import annotations

import pytest

from briefer.core.csl_values import format_date, format_names
from briefer.core.source import ImportedSource
from briefer.importing.read import pasted_text
from tests.importing.test_roles import PARAGRAPHS, TITLE, page


def authors(source: ImportedSource) -> str:
    return format_names(source.item.value("author"))


def date(source: ImportedSource) -> str:
    issued = source.item.value("issued")
    return format_date(issued) if issued else ""


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("By Ann Example", "Ann Example"),
        ("Prepared by Ann Example", "Ann Example"),
        ("Posted on November 3, 2024 by Ann Exampleton", "Ann Exampleton"),
        ("Veröffentlicht am 3. November 2024 von Anna Beispiel", "Anna Beispiel"),
        ("Publié le 3 novembre 2024 par Anne Exemplette", "Anne Exemplette"),
        ("By Ann Example and Bo van Sample", "Ann Example; Bo van Sample"),
        ("By ANN EXAMPLE, Water Correspondent", "Ann Example"),
        ("Ann Example, 7 November 2024", "Ann Example"),
        ("Ann Example Political Correspondent", "Ann Example"),
        ("By Ann Example | Updated 3 hours ago", "Ann Example"),
        ("By Associated Press", "Associated Press"),
        ("Von Anna Beispiel", "Anna Beispiel"),
        ("Von Anna BeispielKorrespondentin", "Anna Beispiel"),
        ("Von Jan Beispiel", "Jan Beispiel"),
        ("By June Sampleton with AP", "June Sampleton"),
        ("von Anna Beispiel, MDR THÜRINGEN", "Anna Beispiel"),
        ("Autorin/Autor Anna Beispiel", "Anna Beispiel"),
        ("Par Anne Exemple avec AFP", "Anne Exemple"),
        ("Water | 3 hours ago | Written by Ann Example", "Ann Example"),
        ("3 May 2024 | Ann Przykladowa | 4 min read", "Ann Przykladowa"),
        ("Anna Kowalsky | Bert Nowak | 7. November 2024", "Anna Kowalsky; Bert Nowak"),
        ("Ein Kommentar von Anna Beispiel", "Anna Beispiel"),
    ],
)
def test_a_byline_names_the_authors(line: str, names: str) -> None:
    assert authors(page(line)) == names


@pytest.mark.parametrize(
    "line",
    [
        "Share This Story",
        "Middle East",
        "Water Politics",
        "President Karl Sample opens the dam. Photo by Ann Example",
        "Read More",
        "By Valley Review",
        "EU-Kommissarin Anna Beispiel",
    ],
)
def test_what_is_no_byline_names_nobody(line: str) -> None:
    assert authors(page(line)) == ""


def test_a_byline_below_the_first_paragraph_counts() -> None:
    text = "\n\n".join((TITLE, PARAGRAPHS[0], "Von Anna Beispiel", "12. Mai 2024", *PARAGRAPHS[1:]))
    assert authors(pasted_text(text)) == "Anna Beispiel"
    assert date(pasted_text(text)) == "2024-05-12"


def test_authors_on_lines_of_their_own_are_all_taken() -> None:
    source = page("von", "Anna Beispiel", ",", "Deutsche Presse-Agentur", "7. November 2024")
    assert authors(source) == "Anna Beispiel; {Deutsche Presse-Agentur}"


@pytest.mark.parametrize("lines", [("Foto:", "Ann Example"), ("Ann Example / AP",)])
def test_who_took_the_picture_is_no_author(lines: tuple[str, ...]) -> None:
    assert authors(page(*lines, "7 November 2024")) == ""


def test_an_author_named_below_the_article_with_a_label_counts() -> None:
    assert authors(page(below=("Datum 7.11.2024", "Autorin/Autor Anna Beispiel"))) == (
        "Anna Beispiel"
    )


def test_a_byline_below_the_first_of_two_equal_titles_counts() -> None:
    source = page("By Ann Example", "7 November 2024", "Save", "Listen", "Print", TITLE, "Water")
    assert authors(source) == "Ann Example"
    assert date(source) == "2024-11-07"


def test_a_byline_that_names_an_office_leaves_no_room_for_guesses() -> None:
    assert authors(page("By Valley Review", "Ann Example", "7 November 2024")) == ""


@pytest.mark.parametrize("line", ["Handball Nordstadt", "Aktuelle Meldungen", "Talsperre Obertal"])
def test_german_nouns_beside_a_date_are_no_author(line: str) -> None:
    text = "\n\n".join(("Ein trockener Winter am Damm", line, "7. November 2024", *GERMAN))
    assert authors(pasted_text(text)) == ""
    assert authors(pasted_text(text.replace(line, "Anna Rzepka"))) == "Anna Rzepka"


def test_a_name_of_no_known_given_name_needs_a_date_on_its_line() -> None:
    assert authors(page("Sindu Ngcobwe")) == ""
    assert authors(page("Sindu Ngcobwe | Published 3 hours ago")) == "Sindu Ngcobwe"


def test_a_name_alone_right_below_the_title_is_the_authors() -> None:
    assert authors(page("Ann Przykladowa")) == "Ann Przykladowa"


def test_the_authors_of_related_articles_wrote_others() -> None:
    source = page(below=("Related articles", "Ten lakes to visit", "By Bo Sample"))
    assert authors(source) == ""


def test_the_note_below_an_article_names_its_author() -> None:
    note = "Ann van Example, Ph.D., is a fellow at the Institute for Dry Places."
    source = page("7 November 2024", below=("About the author", note))
    assert source.item.value("author") == [{"family": "van Example", "given": "Ann"}]


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("7 November 2024", "2024-11-07"),
        ("November 7, 2024", "2024-11-07"),
        ("Nov. 7, 2024 4:00 AM EDT", "2024-11-07"),
        ("Thursday, 7th November 2024", "2024-11-07"),
        ("2024-11-07", "2024-11-07"),
        ("Published 7 November 2024 | Updated 9 November 2024", "2024-11-07"),
        ("Updated 9 November 2024, first published 7 November 2024", "2024-11-07"),
        ("7. November 2024, 9:12 Uhr", "2024-11-07"),
        ("el 7 de noviembre de 2024", "2024-11-07"),
        ("31/12/2024", "2024-12-31"),
        ("Publiziert17. Dezember 2024, 12:17", "2024-12-17"),
        ("Valley PressNovember 7, 2024 GMT", "2024-11-07"),
        ("Associated PressNovember 7, 2024 GMT", "2024-11-07"),
        ("November 7, 20243 years", "2024-11-07"),
        ("7. 11. 2024, 18:41 Uhr", "2024-11-07"),
    ],
)
def test_a_full_date_above_the_article_is_its_date(line: str, day: str) -> None:
    assert date(page(line)) == day


@pytest.mark.parametrize(
    "line", ["7/11/2024", "November 2024", "7 November", "0:00", "Updated:", "3 hours ago"]
)
def test_what_could_be_two_dates_or_lacks_a_part_is_none(line: str) -> None:
    assert date(page(line)) == ""


GERMAN = (
    "Die Talsperre ist zu einem Drittel voll, und seit dem Herbst hat es dort nicht mehr geregnet.",
    "Der Rat der Stadt hat am Montag beschlossen, dass im Sommer niemand mehr den Rasen sprengt.",
    "Wer sich nicht daran hält, der zahlt, und das soll auch für die Gärten der Ämter gelten.",
)


@pytest.mark.parametrize("line", ["7.11.24", "07.11.24 um 07:39 Uhr", "7. November 2024, 9 Uhr"])
def test_short_years_are_read_where_the_day_comes_first(line: str) -> None:
    assert (
        date(pasted_text("\n\n".join(("Ein trockener Winter am Damm", line, *GERMAN))))
        == "2024-11-07"
    )
    assert date(page("7.11.24")) == ""


def test_a_sentence_tells_of_other_days_than_that_of_the_article() -> None:
    teaser = "The valley feast is held from 1 to 8 May 2022 with boats and food for all to come"
    assert date(page(teaser, "Friday, 28 April 2023")) == "2023-04-28"
    assert date(page("From the issue of 26 April 2024", "25 April 2024")) == "2024-04-25"


LATER = ("Related", "25/10/2024 Ten lakes to visit")
LATER_IN_AMERICA = ("Related", "10/25/2024 Ten lakes to visit")


def test_another_date_of_the_page_tells_whether_the_day_comes_first() -> None:
    assert date(page("Published on 07/11/2024", below=LATER)) == "2024-11-07"
    assert date(page("Published on 07/11/2024", below=LATER_IN_AMERICA)) == "2024-07-11"
    assert date(page("Published on 07/11/2024", below=LATER + LATER_IN_AMERICA)) == ""


def test_a_date_by_itself_right_below_the_article_is_its_own() -> None:
    assert date(page(below=("7 November 2024",))) == "2024-11-07"
    assert date(page(below=("Share", "Save", "Ten lakes to visit", "7 November 2024"))) == ""


def test_the_day_of_a_broadcast_or_a_deadline_is_not_the_articles() -> None:
    assert date(page("8 November 2024", "Heard on the radio on 7 November 2024")) == "2024-11-08"
    assert date(page("Video. Available until 7 November 2024")) == ""


def test_the_date_of_a_picture_and_of_an_event_are_not_the_articles() -> None:
    caption = "The dam on June 19, 2023. Photo: Valley Water Board"
    assert date(page(caption)) == ""
    event = PARAGRAPHS[0] + " It was opened on 4 May 1961."
    assert date(pasted_text("\n\n".join((TITLE, event, *PARAGRAPHS[1:])))) == ""


@pytest.mark.parametrize(
    "line",
    [
        "Read the full article in Valley Review.",
        "Views expressed in this article do not reflect the views of Valley Review.",
        "This article was originally published in Valley Review.",
    ],
)
def test_a_sentence_about_the_outlet_states_it(line: str) -> None:
    source = page("By Ann Example", below=(line,))
    assert source.item.text("container-title") == "Valley Review"


def test_who_claims_the_rights_is_suggested_but_not_stated() -> None:
    source = page("By Ann Example")
    assert source.item.value("container-title") is None
    assert ("outlet-suggested", "Valley Review") in [(w.reason, w.detail) for w in source.warnings]


def test_the_title_is_found_among_menus() -> None:
    field = page("By Ann Example").item.fields["title"]
    assert field.value == TITLE
    assert 0 < field.confidence < 1


def test_nothing_is_made_up_for_paragraphs_alone() -> None:
    source = pasted_text("\n\n".join(PARAGRAPHS[1:4]))
    assert set(source.item.fields) == {"type"}
    assert source.language == "en"


def test_every_piece_of_evidence_lies_in_the_text() -> None:
    source = page("By Ann Example", "7 November 2024")
    field = source.item.fields["author"]
    assert field.evidence is not None
    assert field.evidence.of(source.canonical) == "Ann Example"

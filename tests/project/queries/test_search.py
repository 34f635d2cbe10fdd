from __future__ import annotations

import pytest

from briefer.core.errors import Cancelled
from briefer.core.source import Role
from briefer.project import edits, queries, searchindex
from briefer.project.project import Project
from briefer.project.queries import Hit
from briefer.project.transaction import Transaction
from briefer.ui.hits import span_of as place_of
from tests.project.valley import TARIFF, add, imported


@pytest.fixture
def library(project: Project) -> Project:
    add(project, imported(), imported(TARIFF, "tariff.txt"))
    return project


def found(project: Project, words: str) -> list[str]:
    """Return what was found, marked in its surroundings."""
    hits = project.read(queries.search, words).result()
    return [f"{hit.before}<{hit.match}>{hit.after}" for hit in hits]


def test_a_word_is_found_with_its_surroundings_and_its_paragraph(library: Project) -> None:
    (hit,) = library.read(queries.search, "twice").result()
    text = library.read(queries.source_text, hit.source_id).result()
    block = text.block_at(hit.block_start)
    assert block is not None
    assert hit.before + hit.match + hit.after == block.text
    assert (hit.match, hit.number) == ("twice", "1")
    assert place_of(hit, text).of(text.canonical) == "twice"


@pytest.mark.parametrize(
    ("typed", "match"),
    [
        ("TWICE", "twice"),
        ("ete", "Été"),
        ("été", "Été"),
        ("strasse", "straße"),
        ("東京", "東京"),
        ("水政策", "水政策"),
        ("theo", "theory"),
        ("twice day", "twice"),
        ("twice a day", "twice a day"),
        ('"a theory of rain"', "a theory of rain"),
        ("“a theory of” rain", "a theory of rain"),
        ("bill, arrives!", "bill arrives"),
    ],
)
def test_words_are_found_as_people_type_them(library: Project, typed: str, match: str) -> None:
    (hit,) = library.read(queries.search, typed).result()
    assert hit.match == match
    text = library.read(queries.source_text, hit.source_id).result()
    assert place_of(hit, text).of(text.canonical) == match


@pytest.mark.parametrize("typed", ["", "  ", "?!", '""', "東政", '"rain of"', "twice tariff"])
def test_what_does_not_stand_there_is_not_found(library: Project, typed: str) -> None:
    assert found(library, typed) == []


@pytest.mark.parametrize(
    "typed", ["a AND", "NOT rain", "rain*", "(rain", 'ra"in', "words:rain", "^rain"]
)
def test_no_sign_has_a_meaning_of_its_own(library: Project, typed: str) -> None:
    library.read(queries.search, typed).result()


def test_a_finished_word_is_not_the_beginning_of_another(library: Project) -> None:
    assert found(library, "theo ") == []
    assert len(found(library, "theory ")) == 1


def test_words_may_stand_in_different_paragraphs(library: Project) -> None:
    hits = library.read(queries.search, "tariff meter").result()
    assert [hit.match for hit in hits] == ["tariff", "meter"]


def test_web_page_text_is_found_only_where_nothing_else_is(project: Project) -> None:
    parts = (
        (Role.FURNITURE, "Read more about rain"), (Role.BODY, "The rain came late."),
        (Role.FURNITURE, "Accept all cookies?"),
    )  # fmt: skip
    add(project, imported(parts, "rain.txt"))
    assert found(project, "rain") == ["The <rain> came late."]
    assert found(project, "cookies") == ["Accept all <cookies>?"]


def test_one_source_has_three_places_at_most(project: Project) -> None:
    many = tuple((Role.BODY, f"Rain on day {number}.") for number in range(9))
    add(project, imported(many, "rain.txt"))
    assert len(found(project, "rain")) == 3
    assert len(project.read(queries.search, "rain", 2).result()) == 2


def test_long_surroundings_are_cut_at_words(project: Project) -> None:
    words = " ".join(f"word{number}" for number in range(60))
    add(project, imported(((Role.BODY, f"{words} needle {words}"),), "long.txt"))
    (hit,) = project.read(queries.search, "needle").result()
    assert hit.before.startswith("… word")
    assert hit.before.endswith("word59 ")
    assert hit.after.endswith(" …")
    assert len(hit.before) < 80 > len(hit.after)


def test_soft_hyphens_and_line_breaks_do_not_hide_a_word(project: Project) -> None:
    add(project, imported(((Role.BODY, "The mea\u00adsure of\nall water."),), "soft.txt"))
    (hit,) = project.read(queries.search, "measure of all").result()
    assert hit.match == "mea\u00adsure of all"


def test_removed_sources_are_not_searched(library: Project) -> None:
    (line, _other) = library.read(queries.sources).result()
    library.submit(edits.remove_sources, [line.source.source_id]).result()
    assert found(library, "twice") == []


def test_a_changed_role_changes_no_index(library: Project) -> None:
    (line, _other) = library.read(queries.sources).result()
    text = library.read(queries.source_text, line.source.source_id).result()
    start = next(b.start for b in text.blocks if b.text.startswith("Read more"))
    library.submit(edits.change_role, text.source_id, start, Role.BODY).result()
    (hit,) = library.read(queries.search, "lakes").result()
    assert hit.number == "1a"


def test_the_index_can_be_made_again(library: Project) -> None:
    before = found(library, "rain")

    def lose(tx: Transaction) -> None:
        tx.connection.execute("INSERT INTO search (search) VALUES ('delete-all')")

    def rebuild(tx: Transaction) -> None:
        searchindex.rebuild(tx.connection)

    library.submit(lose).result()
    assert found(library, "rain") == []
    library.submit(rebuild).result()
    assert found(library, "rain") == before


def test_a_search_that_nobody_waits_for_any_more_ends(library: Project) -> None:
    with pytest.raises(Cancelled):
        library.read(queries.search, "rain", is_stale=lambda: True).result()
    assert all(isinstance(hit, Hit) for hit in library.read(queries.search, "rain").result())

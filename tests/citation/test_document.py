from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from briefer.citation.document import Document
from briefer.core.cite import Citation, Cite
from briefer.core.runs import plain
from tests.citation.policy_sources import SOURCES
from tests.citation.support import CHICAGO, ids, people, style, year

KEYS = tuple(SOURCES)
ALIKE = {
    **SOURCES,
    "alike-1": {"type": "book", "title": "Tolls", "author": people("Haddad, Layla")},
    "alike-2": {
        "type": "book",
        "title": "Levies",
        "author": people("Haddad, Mona"),
        "issued": year(2018),
    },
}
STYLES = (CHICAGO, "apa", "ieee", "oscola")

cite = st.builds(
    Cite,
    st.sampled_from([*KEYS[:6], "alike-1", "alike-2", "book"]),
    st.sampled_from(["", "", "4", "7–9"]),
    st.sampled_from(["", "paragraph"]),
)
citation = st.lists(cite, min_size=1, max_size=3).map(tuple)
edits = st.lists(
    st.tuples(st.sampled_from(["insert", "replace", "remove"]), st.integers(0, 9), citation),
    min_size=1,
    max_size=8,
)


def live(style_id: str) -> Document:
    document = Document(style(style_id), "en-US")
    document.set_items(ALIKE)
    return document


def printed(document: Document) -> tuple[list[str], list[tuple[str, str]]]:
    return (
        [plain(runs) for runs in document.citations()],
        [(entry.source_id, plain(entry.runs)) for entry in document.bibliography()],
    )


@settings(max_examples=25, deadline=None)
@given(edits, st.sampled_from(STYLES))
def test_an_edited_document_prints_like_a_fresh_one(
    changes: list[tuple[str, int, tuple[Cite, ...]]], style_id: str
) -> None:
    document = live(style_id)
    groups: list[tuple[str, tuple[Cite, ...]]] = []
    for number, (verb, at, cites) in enumerate(changes):
        if verb == "insert" or at >= len(groups):
            groups.insert(at, (f"c{number}", cites))
        elif verb == "replace":
            groups[at] = (groups[at][0], cites)
        else:
            del groups[at]
        citations = [Citation(key, group, note) for note, (key, group) in enumerate(groups, 1)]
        document.set_citations(citations)
        fresh = live(style_id)
        fresh.set_citations(citations)
        assert printed(document) == printed(fresh)


def test_changing_one_source_changes_every_note_that_cites_it() -> None:
    document = live(CHICAGO)
    citations = [Citation(str(n), (Cite("book"),), n) for n in (1, 2, 3)]
    document.set_citations(citations)
    assert "Tolls" in plain(document.citations()[2])
    document.set_items({**ALIKE, "book": {**ALIKE["book"], "title": "Dues and duties"}})
    document.set_citations(citations)
    assert all("Dues and Duties" in plain(runs) for runs in document.citations())
    assert document.changed == {"1", "2", "3"}


def test_an_edit_names_what_it_changed() -> None:
    document = live(CHICAGO)
    first = [Citation("a", (Cite("book"),), 1), Citation("b", (Cite("report"),), 2)]
    document.set_citations(first)
    assert document.changed == {"a", "b"}
    document.set_citations(first)
    assert document.changed == frozenset()
    document.set_citations([Citation("new", (Cite("report"),), 1), *first])
    assert document.changed == {"new", "b"}


def test_a_new_namesake_changes_the_notes_of_the_other() -> None:
    document = live("apa")
    document.set_citations([Citation("a", (Cite("book"),))])
    assert plain(document.citations()[0]) == "(Haddad, 2018)"
    document.set_citations([Citation("a", (Cite("book"),)), Citation("b", (Cite("alike-2"),))])
    assert [plain(runs) for runs in document.citations()] == [
        "(L. Haddad, 2018)",
        "(M. Haddad, 2018)",
    ]


def test_citations_without_ids_of_their_own_are_all_printed() -> None:
    document = live(CHICAGO)
    document.set_citations([Citation("", (Cite("book"),), 1), Citation("", (Cite("report"),), 2)])
    first, second = (plain(runs) for runs in document.citations())
    assert first.startswith("Layla Haddad")
    assert second.startswith("Lattice Policy Centre")


def test_unknown_sources_print_nothing() -> None:
    document = live(CHICAGO)
    document.set_citations([Citation("a", (Cite("gone"),), 1)])
    assert document.citations() == ((),)
    assert document.bibliography() == ()


def test_uncited_sources_can_be_listed() -> None:
    document = live(CHICAGO)
    document.set_citations([Citation("a", (Cite("book"),), 1)], uncited=["report"])
    assert ids(document.bibliography()) == ["book", "report"]


def test_a_style_sorts_the_cites_of_a_citation() -> None:
    document = live("apa")
    document.set_citations([Citation("a", (Cite("report"), Cite("book")))])
    assert plain(document.citations()[0]) == "(Haddad, 2018; Lattice Policy Centre, 2023)"


def test_cites_with_words_before_them_keep_their_order() -> None:
    document = live("apa")
    cites = (Cite("report", prefix="see"), Cite("book", prefix="but cf."))
    document.set_citations([Citation("a", cites)])
    wanted = "(see Lattice Policy Centre, 2023; but cf. Haddad, 2018)"
    assert plain(document.citations()[0]) == wanted

"""Items as they come: whatever a field holds, a citation is printed and nothing breaks."""

from __future__ import annotations

import time
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefer.citation.items import Item
from briefer.citation.render import render
from briefer.core.cite import Citation, Cite
from briefer.core.runs import plain
from tests.citation.support import CHICAGO, one, people, style

FIELDS = ("title", "author", "issued", "container-title", "page", "volume", "URL", "note", "type")
value = st.recursive(
    st.one_of(st.none(), st.booleans(), st.integers(), st.floats(), st.text(max_size=20)),
    lambda inner: st.one_of(
        st.lists(inner, max_size=3),
        st.dictionaries(
            st.sampled_from(["family", "given", "literal", "date-parts", "raw", "season"]),
            inner,
            max_size=3,
        ),
    ),
    max_leaves=8,
)
items = st.dictionaries(st.sampled_from(FIELDS), value, max_size=6)


@settings(max_examples=150, deadline=None)
@given(items)
def test_no_item_breaks_a_citation(item: dict[str, Any]) -> None:
    citations = [Citation("1", (Cite("a", "4", "page"),), 1), Citation("2", (Cite("a"),), 2)]
    rendered = render(citations, {"a": item}, style(CHICAGO), "en-US")
    assert len(rendered.citations) == 2


@settings(max_examples=150, deadline=None)
@given(st.text(alphabet="ab \"'“”‘’<>/ib«».,?!", max_size=40))
def test_no_letter_of_a_title_is_lost(text: str) -> None:
    found = one(style("ieee"), {"type": "book", "title": f"Q{text}Q"})
    entries = render(
        [Citation("1", (Cite("a"),))], {"a": {"title": f"Q{text}Q"}}, style("ieee"), ""
    )
    printed = "".join([plain(entry.runs) for entry in entries.bibliography])
    assert found == "[1]"
    assert printed.count("a") >= text.count("a")


def test_old_names_of_fields_are_understood() -> None:
    item = Item("a", {"journalAbbreviation": "J. Tolls", "shortTitle": "Tolls", "event": "Forum"})
    assert item.text("container-title", "short") == "J. Tolls"
    assert item.text("title", "short") == "Tolls"
    assert item.text("event-title") == "Forum"


def test_a_note_can_carry_fields_line_by_line() -> None:
    note = "original-date: 1999\neditor: Doe || Ann\ngenre: Brief\nThe rest is a note."
    item = Item("a", {"note": note, "genre": "Report"})
    assert str(item.dates["original-date"].start) == "119990000"
    assert item.names["editor"][0].family == "Doe"
    assert item.text("genre") == "Report"
    assert item.text("note") == "The rest is a note."


def test_empty_fields_count_as_missing() -> None:
    item = Item("a", {"title": " ", "author": [], "issued": {"date-parts": [[]]}, "page": ""})
    assert item.present == frozenset()


def test_links_are_kept_for_the_writers() -> None:
    item = {
        "type": "article-journal",
        "title": "Tolls",
        "author": people("Doe, Ann"),
        "container-title": "Harbour Studies",
        "DOI": "10.1000/7",
    }
    rendered = render([Citation("1", (Cite("a"),), 1)], {"a": item}, style(CHICAGO), "en-US")
    links = {run.link for run in rendered.citations[0]}
    assert links == {"", "https://doi.org/10.1000/7"}


LONG = {
    "family": {"author": [{"family": "a " * 40_000 + "B", "given": "c'" * 40_000}]},
    "marks": {"title": "'\"" * 20_000},
    "tags": {"title": "<i>" * 20_000},
    "nested tags": {"title": "<i>" * 9_000 + "x" + "</i>" * 9_000},
    "nested marks": {"title": "“" * 9_000 + "x" + "”" * 9_000},
    "pages": {"page": "1-" * 40_000},
    "numbers": {"volume": "1, " * 40_000, "edition": "a1" * 40_000},
    "date": {"issued": {"raw": "May - " * 20_000}},
    "note": {"note": "title: x\n" * 20_000},
}


@pytest.mark.parametrize("item", LONG.values(), ids=list(LONG))
def test_endless_values_do_not_take_endless_time(item: dict[str, Any]) -> None:
    started = time.process_time()
    render([Citation("1", (Cite("a"),), 1)], {"a": item}, style(CHICAGO), "en-US")
    assert time.process_time() - started < 3

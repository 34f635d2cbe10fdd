from __future__ import annotations

import pytest

from briefer.citation.house import without_echoes
from briefer.citation.render import Rendered, render
from briefer.core.cite import Citation, Cite
from briefer.core.runs import plain
from tests.citation.policy_sources import SOURCES
from tests.citation.support import CHICAGO, people, style


def notes(style_id: str, *cites: Cite, language: str = "en-US") -> tuple[Rendered, list[str]]:
    citations = [Citation(str(n), (cite,), n) for n, cite in enumerate(cites, 1)]
    rendered = render(citations, SOURCES, style(style_id), language)
    return rendered, [plain(runs) for runs in rendered.citations]


def test_a_style_that_prints_the_pinpoint_is_left_alone() -> None:
    rendered, printed = notes(CHICAGO, Cite("newspaper", "4", "paragraph"))
    assert "para. 4" in printed[0]
    assert rendered.moved == frozenset()


def test_the_kind_of_number_is_said_even_after_ibid() -> None:
    cites = [Cite("newspaper", number, "paragraph") for number in ("4", "7")]
    rendered, printed = notes("oscola", *cites, language="en-GB")
    assert printed[1] == "Ibid, para. 7."
    assert rendered.moved == {"2"}


def test_a_pinpoint_the_style_drops_is_printed_after_the_cite() -> None:
    cite = Cite("newspaper", "4–6", "paragraph", suffix="emphasis added")
    rendered, printed = notes("nlm-citation-sequence", cite)
    assert printed == ["(1, paras. 4–6 emphasis added)"]
    assert rendered.moved == {"1"}


def test_a_number_that_stands_there_anyway_is_not_the_pinpoint() -> None:
    rendered, printed = notes("nlm-citation-sequence", Cite("report", "1", "page"))
    assert printed == ["(1, p. 1)"]
    assert rendered.moved == {"1"}


@pytest.mark.parametrize("style_id", [CHICAGO, "apa", "oscola", "ieee", "bluebook-law-review"])
@pytest.mark.parametrize("label", ["page", "paragraph", "chapter", "section"])
@pytest.mark.parametrize("source", ["newspaper", "webpage-no-date", "report", "magazine"])
def test_no_style_loses_a_pinpoint(style_id: str, label: str, source: str) -> None:
    cites = [
        Cite(source, "9", label),
        Cite(source, "31", label),
        Cite("book"),
        Cite(source, "9", label),
    ]
    _, printed = notes(style_id, *cites)
    assert "9" in printed[0]
    assert "31" in printed[1]
    assert "9" in printed[3]


def test_a_publisher_that_is_the_author_is_not_printed_twice() -> None:
    report = {
        "author": people("Lattice Policy Centre"),
        "publisher": "Lattice policy centre.",
        "publisher-place": "Brussels",
        "container-title": "Policy Papers",
    }
    assert set(without_echoes(report)) == {"author", "container-title"}


def test_other_publishers_stay() -> None:
    book = {"author": people("Haddad, Layla"), "publisher": "Haddad"}
    assert without_echoes(book) is book
    two = {"author": people("Lattice", "Quay"), "publisher": "Lattice"}
    assert without_echoes(two) is two

"""The starter library: our own words, with the faults of pages that people really save."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from briefer.core.locations import seeds
from briefer.core.outline import Quotation, TextItem, walk
from briefer.core.source import Role
from briefer.importing.read import read
from briefer.jobs.builds import brief_of
from briefer.markup import inline
from briefer.markup.nodes import QuotationNode
from briefer.markup.quotes import cites_after

NOT_SOURCES = {"README.md", "LICENSE.md", "outline.md"}
REAL_ARTICLES = Path(__file__).resolve().parents[2] / "shared" / "seeds"
RUN = 7  # so many words in common are copied wording (design, section 7)


def articles() -> list[Path]:
    return sorted(path for path in seeds().iterdir() if path.name not in NOT_SOURCES)


def text_of(path: Path) -> str:
    data = path.read_bytes()
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return data.decode("windows-1252")


def runs_of_words(text: str) -> set[tuple[str, ...]]:
    words = re.findall(r"\w+", text.lower())
    return {tuple(words[i : i + RUN]) for i in range(len(words) - RUN + 1)}


def test_five_articles_of_three_kinds_name_their_author_as_an_example() -> None:
    assert sorted(path.suffix for path in articles()) == [".html", ".md", ".txt", ".txt", ".txt"]
    assert all("Briefer example" in text_of(path) for path in articles())


def test_one_article_is_no_utf_8_and_keeps_its_line_ends() -> None:
    odd = [path for path in articles() if not is_utf_8(path)]
    assert [path.name for path in odd] == ["the-view-from-the-yalu.txt"]
    assert "Sinuiju.\r\n" in text_of(odd[0])


def test_the_first_article_that_is_shown_has_its_title() -> None:
    """A headline above a summary, a by-line without a person's name, and a date."""
    source = read(seeds() / "a-third-chair.txt")
    assert [b.text for b in source.blocks if b.role is Role.TITLE] == ["A Third Chair at the Table"]


def is_utf_8(path: Path) -> bool:
    try:
        path.read_bytes().decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def test_the_readme_names_every_article() -> None:
    readme = (seeds() / "README.md").read_text(encoding="utf-8")
    assert [path.name for path in articles() if f"`{path.name}`" not in readme] == []


@pytest.mark.skipif(not REAL_ARTICLES.is_dir(), reason="the real articles are not here")
def test_no_seven_words_in_a_row_are_those_of_the_real_articles() -> None:
    real = set().union(*(runs_of_words(text_of(path)) for path in REAL_ARTICLES.glob("*.txt")))
    assert len(real) > 1000
    ours = {path.name: runs_of_words(text_of(path)) & real for path in seeds().iterdir()}
    assert {name: found for name, found in ours.items() if found} == {}


def test_the_outline_quotes_the_articles_word_for_word() -> None:
    built = brief_of(seeds() / "outline.md", [seeds()])
    assert built.failed == ()
    assert built.problems == ()
    brief = built.brief
    assert {source.name for source in brief.sources.values()} == {p.name for p in articles()}
    placed = [item for item, _depth in walk(brief.outline) if isinstance(item, Quotation)]
    assert len(placed) >= 2
    assert all(excerpt.pinpoint.first for excerpt in brief.excerpts.values())


def test_the_paragraphs_typed_in_the_outline_are_those_of_the_words() -> None:
    brief = brief_of(seeds() / "outline.md", [seeds()]).brief
    texts = [item for item, _depth in walk(brief.outline) if isinstance(item, TextItem)]
    compared = 0
    for text in texts:
        quoted = [p for p in inline.spans(text.markdown) if isinstance(p.node, QuotationNode)]
        for place, quotation in zip(quoted, text.quotations, strict=True):
            (cite,) = cites_after(text.markdown, place.span.end)
            assert cite.locator == brief.excerpts[quotation.excerpt_id].pinpoint.first
            compared += 1
    assert compared >= 6

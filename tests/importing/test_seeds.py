"""The five real articles, line by line, against the labels that were given by hand.

The articles and labels are other people's and lie beside the repository, not in it.
"""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from briefer.core.csl_values import format_date, format_names
from briefer.core.source import Block, ImportedSource, Role
from briefer.importing.read import read

SHARED = Path(__file__).resolve().parents[3] / "shared"
ARTICLE = {Role.BODY, Role.QUOTE, Role.LIST_ITEM, Role.HEADING, Role.TABLE}

# The roles that the labels mean; all others are furniture.
MEANT = {
    "title": Role.TITLE,
    "dek": Role.STANDFIRST,
    "body": Role.BODY,
    "body_quote": Role.QUOTE,
    "dateline": Role.DATE,
    "section_label": Role.SECTION_LABEL,
    "disclaimer": Role.DISCLAIMER,
    "author_bio": Role.BIO,
    **dict.fromkeys(("byline", "author_name", "author_label", "author_heading"), Role.BYLINE),
    **dict.fromkeys(("image_caption", "image_credit"), Role.CAPTION),
}
pytestmark = pytest.mark.skipif(
    not (SHARED / "gold" / "seeds.json").exists(), reason="the real articles are not here"
)


def labels() -> dict[str, Any]:
    path = SHARED / "gold" / "seeds.json"
    seeds: dict[str, Any] = json.loads(path.read_text("utf-8"))["seeds"] if path.exists() else {}
    return seeds


SEEDS = labels()


@cache
def source(name: str) -> ImportedSource:
    return read(SHARED / "seeds" / name)


def block_of_line(name: str, number: int) -> Block:
    """Return the block that line `number`, counted from 1, became."""
    found = source(name)
    lines = found.canonical.split("\n")
    start = sum(len(line) + 1 for line in lines[: number - 1])
    indent = len(lines[number - 1]) - len(lines[number - 1].lstrip())
    return next(b for b in found.blocks if b.start <= start + indent < b.end)


def lines_of(name: str) -> list[dict[str, Any]]:
    return [line for line in SEEDS[name]["lines"] if line["role"] != "blank"]


@pytest.mark.parametrize("name", SEEDS)
def test_every_line_of_the_body_is_body(name: str) -> None:
    missed = [
        line["n"]
        for line in lines_of(name)
        if line["role"] in {"body", "body_quote"}
        and block_of_line(name, line["n"]).role not in {Role.BODY, Role.QUOTE}
    ]
    assert missed == []


@pytest.mark.parametrize("name", SEEDS)
def test_every_line_to_be_folded_is_folded(name: str) -> None:
    shown = [
        (line["n"], line["role"], block_of_line(name, line["n"]).role)
        for line in lines_of(name)
        if line["fold"] and not block_of_line(name, line["n"]).is_folded
    ]
    assert shown == []


@pytest.mark.parametrize("name", SEEDS)
def test_every_line_to_be_shown_is_shown(name: str) -> None:
    folded = [
        (line["n"], line["role"], block_of_line(name, line["n"]).role)
        for line in lines_of(name)
        if not line["fold"] and block_of_line(name, line["n"]).is_folded
    ]
    assert folded == []


@pytest.mark.parametrize("name", SEEDS)
def test_every_line_has_the_role_that_its_label_means(name: str) -> None:
    found = {line["n"]: block_of_line(name, line["n"]).role for line in lines_of(name)}
    wrong = [
        (line["n"], line["role"], found[line["n"]])
        for line in lines_of(name)
        if found[line["n"]] is not MEANT.get(line["role"], Role.FURNITURE)
        and not (line["fold"] and found[line["n"]] is Role.FURNITURE)
    ]
    assert wrong == []


@pytest.mark.parametrize("name", SEEDS)
def test_nothing_but_the_body_is_numbered(name: str) -> None:
    numbered = [
        line["n"]
        for line in lines_of(name)
        if line["role"] not in {"body", "body_quote"} and block_of_line(name, line["n"]).number
    ]
    assert numbered == []


@pytest.mark.parametrize("name", SEEDS)
def test_title_authors_date_and_outlet_are_as_stated_or_empty(name: str) -> None:
    item, gold = source(name).item, SEEDS[name]
    assert item.text("title") == gold["title"]["value"]
    assert format_names(item.value("author")) == "; ".join(a["value"] for a in gold["authors"])
    issued = item.value("issued")
    assert (format_date(issued) if issued else None) == gold["date"]["value"]
    assert (item.text("container-title") or None) == gold["outlet"]["value"]


@pytest.mark.parametrize("name", SEEDS)
def test_evidence_points_at_the_words_it_stands_for(name: str) -> None:
    found = source(name)
    title = found.item.fields["title"]
    assert title.evidence is not None
    assert title.evidence.of(found.canonical) == title.value
    for field in found.item.fields.values():
        assert field.evidence is None or field.evidence.of(found.canonical).strip()


@pytest.mark.parametrize("name", SEEDS)
def test_the_text_is_stored_as_it_came(name: str) -> None:
    assert source(name).canonical == (SHARED / "seeds" / name).read_text("utf-8")
    assert source(name).language == "en"

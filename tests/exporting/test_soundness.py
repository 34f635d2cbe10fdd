"""Every product with every kind of notes, as working and clean copy, in every look, is sound."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from itertools import product as combined
from pathlib import Path

import pytest

from briefer.citation.styles import load_style
from briefer.core.brief import NotesKind
from briefer.exporting.options import ContentsList, CopyKind, ExportOptions
from briefer.exporting.products import applied, product_of, products
from briefer.exporting.word.looks import look_ids
from briefer.exporting.wordfile import word_file
from tests.exporting.lint import lint
from tests.exporting.specimen import brief
from tests.exporting.validators import audited, sdk_findings

Case = tuple[str, NotesKind, CopyKind, str]

CASES: list[Case] = [
    (product.product_id, notes, copy, look)
    for product, notes, copy, look in combined(products(), NotesKind, CopyKind, look_ids())
]
# Validators take a second a file: they see each product, notes and copy in one look, by turns.
_LOOKS = len(look_ids())
VALIDATED = [case for i, case in enumerate(CASES) if i % _LOOKS == i // _LOOKS % _LOOKS]


def named(case: Case) -> str:
    return "-".join(case)


@cache
def written(case: Case) -> bytes:
    """The specimen, with a list of contents, combined notes and numbers where the product has."""
    product_id, notes, copy, look = case
    product = product_of(product_id)
    options = ExportOptions(
        copy=copy, notes=notes, look=look, contents=ContentsList.ALWAYS,
        project_id="p", exported_at="2026-11-24T10:00:00Z",
    )  # fmt: skip
    made = applied(replace(brief(), settings=product.settings), options)
    return word_file(made, load_style(made.settings.style), options)


def test_the_cases_are_all_there() -> None:
    assert len(CASES) == 5 * 3 * 2 * len(look_ids())
    assert {case[:3] for case in VALIDATED} == {case[:3] for case in CASES}
    assert {case[3] for case in VALIDATED} == set(look_ids())


def test_our_own_rules_find_nothing_in_any_file() -> None:
    assert {named(case): lint(written(case)) for case in CASES if lint(written(case))} == {}


@pytest.mark.parametrize("case", VALIDATED, ids=named)
def test_openxml_audit_finds_nothing(case: Case, tmp_path: Path) -> None:
    assert audited(written(case), tmp_path) == []


@pytest.mark.sdk
@pytest.mark.parametrize("case", VALIDATED, ids=named)
def test_microsofts_own_validator_finds_nothing(case: Case, tmp_path: Path) -> None:
    assert sdk_findings(written(case), tmp_path) == []

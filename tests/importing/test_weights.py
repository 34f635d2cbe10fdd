"""The learned weights fit the features that are measured, and their page speaks of them."""

from __future__ import annotations

import gzip
import hashlib
import json
from typing import Any

from briefer.core.locations import resources
from briefer.importing.bodies import second_look
from briefer.importing.languages import function_words
from briefer.importing.lines import Lines, names

READING = resources() / "reading"
WEIGHTS = (READING / "lines.json.gz").read_bytes()
PAGE = (READING / "lines.md").read_text("utf-8")
DATA: dict[str, Any] = json.loads(gzip.decompress(WEIGHTS))


def features_asked(forest: str) -> set[int]:
    return {int(node[0]) for tree in DATA[forest]["trees"] for node in tree if len(node) > 2}


def test_the_page_beside_the_weights_is_about_these_weights() -> None:
    assert hashlib.sha256(WEIGHTS).hexdigest() in PAGE
    assert f"{len(WEIGHTS):,} bytes, {len(DATA['words']):,} words" in PAGE


def test_no_tree_asks_for_a_feature_that_is_not_measured() -> None:
    seen = len(second_look(Lines(("A line.",), (0,)), [0.5]))
    assert max(features_asked("first")) < len(names())
    assert max(features_asked("second")) < len(names()) + seen


def test_the_words_of_the_model_come_in_the_form_that_lines_are_asked_in() -> None:
    assert all(token == token.lower() for token in DATA["words"])


def test_small_words_of_a_language_are_in_its_script() -> None:
    words = function_words()
    assert not any(
        word.isascii() for language in ("hi", "ru", "ar", "el") for word in words[language]
    )
    assert {"the", "of"} <= words["en"]
    assert {"der", "und"} <= words["de"]

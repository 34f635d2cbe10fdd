from __future__ import annotations

import pytest

from briefer.core.source import Block, Role
from briefer.core.text import Span
from briefer.ui.finding import find_spans, next_of


def found(text: str, query: str) -> list[str]:
    block = Block(7, 7 + len(text), Role.BODY, text)
    return [text[s.start - 7 : s.end - 7] for s in find_spans([block], query)]


@pytest.mark.parametrize(
    ("text", "query", "hits"),
    [
        ("The dam. the DAM", "dam", ["dam", "DAM"]),
        ("a no\u00a0break\nhere", "NO break here", ["no\u00a0break\nhere"]),
        ("the engineer’s “plan” – later", "engineer's \"plan\" - later",
         ["engineer’s “plan” – later"]),
        ("irri\u00adgation", "irrigation", ["irri\u00adgation"]),
        ("中文与汉字", "汉字", ["汉字"]),
        ("a+b (c)", "+b (", ["+b ("]),
        ("anything", "   ", []),
    ],
)  # fmt: skip
def test_words_are_found_as_meant(text: str, query: str, hits: list[str]) -> None:
    assert found(text, query) == hits


def test_next_and_previous_go_round() -> None:
    hits = (Span(2, 4), Span(10, 12))
    assert next_of(hits, 3) == Span(10, 12)
    assert next_of(hits, 11) == Span(2, 4)
    assert next_of(hits, 10, is_backward=True) == Span(2, 4)
    assert next_of(hits, 2, is_backward=True) == Span(10, 12)
    assert next_of((), 0) is None

from __future__ import annotations

import pytest
from PySide6.QtCore import QMimeData

from briefer.core.text import Span
from briefer.ui.mime import (
    EXCERPTS_TYPE,
    PASSAGE_TYPE,
    Passage,
    Quoted,
    excerpt_ids,
    excerpts_mime,
    item_ids,
    items_mime,
    passage_mime,
    passage_of,
)

PASSAGE = Passage(
    "s1", (Span(3, 8), Span(20, 24)), "a 😀 <b>\n\n中\u00a0文", "Ann Example, “Title”, para. 2"
)


def test_passage_survives_the_clipboard() -> None:
    assert passage_of(passage_mime(PASSAGE)) == PASSAGE


def test_another_program_gets_the_words_with_their_citation() -> None:
    mime = passage_mime(PASSAGE)
    assert mime.text() == "a 😀 <b>\n\n中\u00a0文\n— Ann Example, “Title”, para. 2"
    assert mime.html() == (
        "<blockquote><p>a 😀 &lt;b&gt;</p><p>中\u00a0文</p></blockquote>"
        "<p>— Ann Example, “Title”, para. 2</p>"
    )


def test_words_without_a_known_source_come_without_a_citation() -> None:
    mime = passage_mime(Passage("s1", (Span(0, 1),), "a"))
    assert mime.text() == "a"
    assert mime.html() == "<blockquote><p>a</p></blockquote>"


def test_ids_of_excerpts_and_items_keep_their_order() -> None:
    mime = excerpts_mime(["b", "a"], [Quoted("x", "S"), Quoted("y")])
    assert excerpt_ids(mime) == ("b", "a")
    assert mime.text() == "x\n— S\n\ny"
    assert item_ids(items_mime(["i"])) == ("i",)
    assert item_ids(mime) == ()


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"\xff\xfe",
        b"[]",
        b"[" * 100_000,
        b'{"source_id": "s", "spans": [], "text": ""}',
        b'{"source_id": "", "spans": [[0, 1]], "text": ""}',
        b'{"source_id": "s", "spans": [[5, 1]], "text": ""}',
        b'{"source_id": "s", "spans": [[0]], "text": ""}',
        b'{"source_id": "s", "spans": 3, "text": ""}',
        b'{"ids": [1, null]}',
        b'{"ids": "abc"}',
    ],
)
def test_nonsense_under_our_type_is_nothing(data: bytes) -> None:
    mime = QMimeData()
    mime.setData(PASSAGE_TYPE, data)
    mime.setData(EXCERPTS_TYPE, data)
    assert passage_of(mime) is None
    assert excerpt_ids(mime) == ()

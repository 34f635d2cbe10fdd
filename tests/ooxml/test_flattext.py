from __future__ import annotations

from briefer.ooxml.anchors import item_bookmark
from briefer.ooxml.flattext import flat_text
from briefer.ooxml.story import View
from briefer.ooxml.wordfile import WordFile
from tests.ooxml.words import p, word


def test_a_bookmark_that_libreoffice_begins_twice_is_one() -> None:
    name = item_bookmark("x")
    start = '<w:bookmarkStart w:id="{}" w:name="{}"/>'
    body = (
        f"<w:p>{start.format(1, name)}<w:r><w:t>one</w:t></w:r></w:p>{p('two')}"
        f'<w:p>{start.format(2, name)}<w:r><w:t>three</w:t></w:r><w:bookmarkEnd w:id="2"/></w:p>'
    )
    text = flat_text(WordFile(word(body)).body(), View.FINAL)
    (anchored,) = text.anchors
    assert anchored.span.of(text.text) == "one\ntwo\nthree"

from __future__ import annotations

import pytest
from PySide6.QtCore import QMimeData
from PySide6.QtGui import QTextDocument
from pytestqt.qtbot import QtBot

from briefer.markup.inline import parse
from briefer.ui import theme
from briefer.ui.richfill import fill
from briefer.ui.richformats import Names, RichFormats
from briefer.ui.richpaste import markdown_of
from briefer.ui.richread import markdown_in

NAMES = Names(lambda cite: f"{cite.key}, ¶{cite.locator}", lambda _key: "s1", lambda _id: "s1")


def document_of(markdown: str) -> QTextDocument:
    document = QTextDocument()
    fill(document, parse(markdown), RichFormats(theme.current()), NAMES)
    return document


@pytest.mark.parametrize(
    "markdown",
    [
        "",
        "One paragraph.",
        "a **b** *c* ***d*** and [x *y*](http://e.org/a_b) `code`",
        "See [see @k, para. 4; @l] and [@m].",
        "[some [words\\]]{.quote #q-1} [@k, para. 4] end",
        "[some words]{.quote #q-1}[@k]",
        "# Heading *x*\n\ntext\n\n### Third",
        "- one\n- two\n    - sub\n    - sub2\n- three",
        "text\n\n3. x\n4. y\n\n- a bullet list after it\n\nend",
        "| a | b |\n|---|:-:|\n| 1 [@k] | **2** |\n\nafter",
        "before\n\n| a | b |\n|:---|---:|\n| 1 | 2 |",
        "> a quote\n>\n> of two paragraphs\n\ntext",
        "- a\n\n    paragraph in an item\n\n- b\n\nafter",
        "a line\\\nbroken 😀 中文 \u00a0x",
    ],
)
def test_what_the_editor_shows_is_what_is_stored(qtbot: QtBot, markdown: str) -> None:
    assert parse(markdown_in(document_of(markdown))) == parse(markdown)


def test_citations_and_quotations_are_shown_as_words(qtbot: QtBot) -> None:
    shown = document_of("He said [the words]{.quote #q} [@key2024, para. 4].").toPlainText()
    # Qt says a plain blank for one that does not break.
    assert shown == "He said “the words” \u202fkey2024, ¶4\u202f."


def html(text: str) -> QMimeData:
    mime = QMimeData()
    mime.setHtml(text)
    mime.setText("plain")
    return mime


def test_text_of_a_browser_keeps_what_can_be_kept(qtbot: QtBot) -> None:
    pasted = html(
        "<h2>Head</h2><p>A <b>bold</b> and <i>thin</i> <a href='https://e.org/'>link</a>"
        "<script>alert(1)</script><img src='http://e.org/x.png'></p>"
        "<ul><li>one<li>two</ul><p><a href='javascript:x()'>bad</a> 1 * 2 [@no]</p>"
    )
    assert markdown_of(pasted) == (
        "## Head\n\nA **bold** and *thin* [link](https://e.org/)\n\n- one\n- two\n\n"
        "bad 1 \\* 2 \\[\\@no\\]"
    )


def test_plain_text_is_no_markup(qtbot: QtBot) -> None:
    mime = QMimeData()
    mime.setText("# not a heading\r\nsecond line\r\n\r\nnext *x* [@key]")
    assert markdown_of(mime) == "\\# not a heading\\\nsecond line\n\nnext \\*x\\* \\[\\@key\\]"

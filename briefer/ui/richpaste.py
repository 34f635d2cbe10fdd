"""Text of other programs as Markdown of ours; nothing that it names is ever loaded."""

from __future__ import annotations

from collections.abc import Collection

from PySide6.QtCore import QMimeData, QUrl
from PySide6.QtGui import QTextDocument

from briefer.core.runs import Run
from briefer.core.text import canonical
from briefer.markup.inline import parse
from briefer.markup.nodes import Paragraph
from briefer.markup.prose import write_text
from briefer.markup.unlocking import unlocked
from briefer.ui.richread import blocks_in

MARKDOWN_TYPE = "application/x-briefer-markdown"  # of our own editors


class _UnlinkedDocument(QTextDocument):
    """A document that loads no picture, style or anything else."""

    def loadResource(self, kind: int, name: QUrl | str) -> object:
        del kind, name
        return None


def markdown_of(mime: QMimeData, kept: Collection[str] = ()) -> str:
    """Return the text in `mime` as Markdown: headings, lists, links, emphasis and tables.

    Inline quotations of our editors become plain quoted words, but for the ids in `kept`: a
    placement stands once.
    """
    if mime.hasFormat(MARKDOWN_TYPE):
        ours = bytes(mime.data(MARKDOWN_TYPE).data()).decode("utf-8", "replace")
        return write_text(unlocked(parse(ours), kept))
    if mime.hasHtml():
        document = _UnlinkedDocument()
        document.setHtml(mime.html())
        if written := write_text(blocks_in(document, is_ours=False)):
            return written
    return plain_markdown(mime.text())


def plain_markdown(text: str) -> str:
    """Return plain `text` as Markdown: its empty lines part paragraphs, other breaks stay."""
    cleaned, _replaced = canonical(text)
    parts = (part.strip("\n") for part in cleaned.split("\n\n"))
    return write_text(Paragraph((Run(part),)) for part in parts if part.strip())

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import docx
import pytest

from briefer.core.source import ImportedSource
from briefer.importing.read import read_bytes

PLAIN = "The tide must never be late, and the mole must hold, says the harbour master."


def stressed(data: bytes, name: str) -> list[str]:
    """Return the emphasised words of a file; its text is the same as without emphasis."""
    (source,) = read_bytes(data, Path(name))
    assert PLAIN in source.canonical
    return words_of(source)


def words_of(source: ImportedSource) -> list[str]:
    return [span.of(source.canonical) for span in source.emphasis]


@pytest.mark.parametrize("stress", ["<em>never be</em> ", "<b>never\n <i> be </i></b>"])
def test_a_web_page_keeps_its_emphasis(stress: str) -> None:
    sentence = f"The tide must {stress}late, and the mole must hold, says the harbour master."
    page = f"<html><body><h1><b>The tide</b></h1><p>{sentence}</p></body></html>"
    assert stressed(page.encode(), "page.html") == ["never be"]


def test_markdown_keeps_its_emphasis() -> None:
    text = "The tide must **never be** late, and the\nmole must _hold_, says the harbour master."
    assert stressed(f"# *The tide*\n\n{text}".encode(), "text.md") == ["never be", "hold"]


def test_a_word_file_keeps_its_emphasis() -> None:
    document = docx.Document()
    paragraph = document.add_paragraph("The tide must ")
    paragraph.add_run("never be").italic = True
    paragraph.add_run(" late, and the mole must ")
    paragraph.add_run("hold").bold = True
    paragraph.add_run(", says the harbour master.")
    document.add_paragraph().add_run("All of this line is bold.").bold = True
    stream = BytesIO()
    document.save(stream)
    assert stressed(stream.getvalue(), "file.docx") == ["never be", "hold"]


def test_a_paragraph_all_in_italics_is_set_so_and_not_stressed() -> None:
    page = f"<html><body><p><i>{PLAIN}</i></p></body></html>"
    assert stressed(page.encode(), "page.html") == []

from __future__ import annotations

from briefer.citation.styles import load_style
from briefer.core.runs import Run, plain
from briefer.core.source import CslItem, MetaField, Source
from briefer.exporting.document import Document, Heading, Paragraph, walk
from briefer.exporting.sampling import sample


def _source(source_id: str, title: str, family: str) -> Source:
    fields = {
        "type": MetaField("article-newspaper"),
        "title": MetaField(title),
        "author": MetaField([{"family": family, "given": "Ann"}]),
        "container-title": MetaField("The Coastal Courier"),
        "issued": MetaField({"date-parts": [[2025, 10, 7]]}),
    }
    return Source(source_id, source_id, f"{source_id}.txt", CslItem(fields), "0", "text/plain")


SOURCES = (_source("a", "Harbour levy", "Okoro"), _source("b", "Cables", "Brandt"))


def _lines(document: Document) -> list[str]:
    return [
        plain(run for run in block.content if isinstance(run, Run))
        for block in walk(document.blocks)
        if isinstance(block, Paragraph | Heading)
    ]


def test_each_source_is_shown_at_first_and_again() -> None:
    document = sample(SOURCES, load_style("chicago-notes-bibliography"), "en-US")
    assert _lines(document) == [
        "Harbour levy",
        "Ann Okoro, “Harbour Levy,” The Coastal Courier, October 7, 2025, para. 4.",
        "Okoro, “Harbour Levy,” para. 4.",
        "Cables",
        "Ann Brandt, “Cables,” The Coastal Courier, October 7, 2025, para. 4.",
        "Brandt, “Cables,” para. 4.",
    ]
    assert len(document.bibliography) == 2


def test_a_style_without_a_list_of_sources_shows_none() -> None:
    document = sample(SOURCES, load_style("bluebook-law-review"), "en-US")
    assert document.bibliography == ()
    assert document.bibliography_title == ""

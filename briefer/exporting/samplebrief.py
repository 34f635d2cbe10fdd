"""A brief with one of everything, that shows what a Word template makes of it."""

from __future__ import annotations

from briefer.core.runs import Run
from briefer.exporting.document import (
    Block,
    Document,
    Heading,
    ListItems,
    Note,
    NoteRef,
    Paragraph,
    ParagraphStyle,
    Table,
)

_PROSE = (
    "This paragraph is text as an author writes it, long enough for several lines, so that their"
    " distance and the distance to the next paragraph can be judged"
)
_LINK = "https://example.org/report"


def sample_document(marking: str = "SAMPLE") -> Document:
    """Return the sample: every style that a brief uses, each named where it stands."""
    return Document(
        title="Sample brief",
        subtitle="What the Word template makes of a brief",
        byline="Author · Date",
        front=(("To", "Whom it is for"), ("Reference", "A 1/2026")),
        marking=marking,
        language="en-GB",
        blocks=_blocks(),
        notes=(Note(1, (Run("A note with an address: "), Run(_LINK, link=_LINK))),),
        has_contents=True,
        bibliography_title="Bibliography",
        bibliography=((Run("Author, A. "), Run("A Report", italic=True), Run(". City: 2026.")),),
        remarks=("A remark on the sources.",),
    )


def _blocks() -> tuple[Block, ...]:
    quotation = "A block quotation: the words of a source, set apart from those of the author."
    judgement = "A judgement, which the reader shall find at once. Confidence: moderate."
    cells = (((Run("A row"),), (Run("12"),)), ((Run("Another row"),), (Run("34"),)))
    return (
        Heading(1, (Run("Heading of the first level"),)),
        Paragraph((Run(_PROSE), NoteRef(1), Run("."))),
        Heading(2, (Run("Heading of the second level"),)),
        Paragraph((Run(quotation),), ParagraphStyle.QUOTE),
        Paragraph((Run(judgement),), ParagraphStyle.JUDGEMENT),
        ListItems(((_words("A point of a list"),), (_words("Another point"),))),
        ListItems(((_words("The first"),), (_words("The second"),)), ordered=True),
        Heading(3, (Run("Heading of the third level"),)),
        Paragraph((Run("A numbered paragraph, as official papers have them."),), number=1),
        Table(((Run("Column"),), (Run("Figure"),)), cells, ("left", "right")),
    )


def _words(text: str) -> Paragraph:
    return Paragraph((Run(text),))

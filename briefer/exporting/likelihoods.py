"""The table of likelihood terms that an assessment prints at its end."""

from __future__ import annotations

from briefer.core.brief import Brief
from briefer.core.outline import Judgement, printed_items
from briefer.core.runs import Run
from briefer.exporting.document import Block, Heading, Paragraph, ParagraphStyle, Table
from briefer.exporting.house import House


def likelihood_blocks(brief: Brief, house: House) -> tuple[Block, ...]:
    """Return the set of terms with its source; nothing where no judgement prints."""
    judgements = any(isinstance(i, Judgement) for i, _depth in printed_items(brief.outline))
    if not judgements:
        return ()
    terms = brief.settings.terms
    rows = tuple(
        ((Run(" / ".join(row.terms)),), (Run(f"{row.low}–{row.high} %"),)) for row in terms.rows
    )
    header = ((Run(house.word("term")),), (Run(house.word("chance")),))
    return (
        Heading(1, (Run(house.word("likelihood terms")),)),
        Table(header, rows, ("left", "right")),
        Paragraph((Run(house.word("terms from", source=terms.source)),), ParagraphStyle.REMARK),
    )

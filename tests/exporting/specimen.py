"""A brief with one of everything, and documents made of it."""

from __future__ import annotations

from dataclasses import replace
from typing import TypedDict, Unpack

from briefer.citation.styles import load_style
from briefer.core.brief import Brief, BriefSettings, FrontMatter, NotesKind, PinpointKind
from briefer.core.excerpt import Excerpt, Pinpoint, Selector
from briefer.core.outline import (
    Judgement,
    OutlineItem,
    Paraphrase,
    Quotation,
    Section,
    TextItem,
)
from briefer.core.runs import plain
from briefer.core.source import CopyFlags, CslItem, CslValue, MetaField, Source
from briefer.exporting import docx
from briefer.exporting.compose import compose
from briefer.exporting.document import (
    Block,
    Content,
    CrossRef,
    Document,
    Heading,
    ListItems,
    NoteRef,
    Paragraph,
    Quoted,
    Table,
)
from briefer.exporting.options import ExportOptions
from briefer.exporting.products import applied
from briefer.exporting.recording import provenance_of

LONG = (
    "The harbour board told the council in writing that the “old quay” could not carry the new"
    " cranes, that no ship above nine metres could be served before the winter, and that it’s"
    " ‘beyond repair’ in the judgement of every engineer who had been asked to look at it."
)
EXCERPTS = {
    "quay": ("gazette", "the old quay could not carry the new cranes", "4", "Costs", ""),
    "long": ("office", f"{LONG}\n\nA second paragraph closes the matter.", "7", "Plans", ""),
    "money": ("gazette", 'We have the "money" but no time', "9", "", "port chief Lena Ode"),
    "arabic": ("arabic", "الميناء مفتوح", "2", "", ""),
}
LEAD = "The board has *one* winter left [@marsh2026, para. 4]. It said so twice [@ports2030, p. 3]."
TEXT = (
    "The gazette wrote that [the old quay could not carry the new cranes]{.quote #inline}"
    " [@marsh2026, para. 4]. Read [the plan](https://example.org/plan?a=1&b=2).\n\n"
    "- first **point** [@ports2030]\n- second\n  - nested\n\n1. one\n2. two\n\n"
    "| Port | Cranes |\n|---|--:|\n| North [@ports2030] | 4 |\n| South | 12 |"
)


class Settings(TypedDict, total=False):
    """The settings that a test may change."""

    style: str
    locale: str
    notes: NotesKind
    pinpoints: PinpointKind
    has_bibliography: bool
    groups_bibliography: bool
    combined_notes: bool | None
    product: str


def source(source_id: str, key: str, language: str = "en", **fields: CslValue) -> Source:
    item = CslItem({name.replace("_", "-"): MetaField(value) for name, value in fields.items()})
    return Source(source_id, key, f"{key}.txt", item, source_id * 8, "text/plain", language)


def sources() -> dict[str, Source]:
    gazette = source(
        "gazette",
        "marsh2026",
        type="article-newspaper",
        title="The tide turns",
        container_title="Harbour Gazette",
        author=[{"family": "Marsh", "given": "Ada"}],
        issued={"date-parts": [[2026, 3, 4]]},
        URL="https://example.org/tide",
    )
    office = source(
        "office",
        "ports2030",
        type="webpage",
        title="Ports in 2030",
        author=[{"literal": "Port Office"}],
        container_title="Port Office",
        URL="https://example.org/ports-2030",
    )
    arabic = source("arabic", "mina2025", "ar", type="webpage", title="الميناء")
    copy = CopyFlags(republished_at="Quay Monthly")
    return {"gazette": gazette, "office": replace(office, copy=copy), "arabic": arabic}


def excerpts() -> dict[str, Excerpt]:
    return {
        name: Excerpt(
            name,
            source_id,
            tuple(Selector(0, len(part), part) for part in words.split("\n\n")),
            Pinpoint(number, number, heading),
            speaker,
        )
        for name, (source_id, words, number, heading, speaker) in EXCERPTS.items()
    }


def outline() -> tuple[OutlineItem, ...]:
    return (
        TextItem("lead", LEAD),
        Section(
            "known",
            "What is known",
            (
                TextItem("text", TEXT, (Quotation("inline", "quay"),)),
                Quotation("block", "long"),
                Quotation("short", "money"),
                Quotation("foreign", "arabic"),
                Section(
                    "open",
                    "Open questions",
                    (
                        Paraphrase("para", "The cranes are too heavy.", ("long",)),
                        Judgement(
                            "judgement",
                            "Delay is likely.",
                            "likely",
                            "moderate",
                            "there is one source",
                            ("quay",),
                            ("money",),
                        ),
                    ),
                ),
            ),
        ),
        Section("parked", "Kept for later", (TextItem("unseen", "Never printed."),), None, True),
    )


def brief(*items: OutlineItem, **settings: Unpack[Settings]) -> Brief:
    """The specimen, with other items or settings where they are given."""
    front = FrontMatter(
        title="What the harbour needs next",
        subtitle="A brief on cranes",
        author="Ada Example",
        to="The Minister",
        reference="P-12/2026",
        date="24 November 2026",
        information_as_of="20 November 2026",
        marking="TLP:GREEN",
    )
    made = BriefSettings(**settings)
    return Brief(front, made, items or outline(), excerpts(), sources())


# One note a citation, so that a test sees where each one stands.
APART = ExportOptions(combined_notes=False)


def document(
    *items: OutlineItem, options: ExportOptions = APART, **settings: Unpack[Settings]
) -> Document:
    made = applied(brief(*items, **settings), options)
    return compose(made, load_style(made.settings.style), options)


def working_copy(
    *items: OutlineItem, options: ExportOptions = APART, **settings: Unpack[Settings]
) -> bytes:
    """The specimen as colleagues get it: anchored, with its provenance."""
    made = applied(brief(*items, **settings), options)
    composed = compose(made, load_style(made.settings.style), options)
    return docx.write(composed, provenance_of(made, composed, options))


def shown(content: Content) -> str:
    """Content as text: note marks as ^1, quotations in angle brackets."""
    pieces = []
    for inline in content:
        if isinstance(inline, NoteRef):
            pieces.append(f"^{inline.number}")
        elif isinstance(inline, Quoted):
            pieces.append(f"‹{plain(inline.runs)}›")
        elif isinstance(inline, CrossRef):
            pieces.append(f"→{inline.text}")
        else:
            pieces.append(inline.text)
    return "".join(pieces)


def lines(blocks: tuple[Block, ...]) -> list[str]:
    """Every paragraph, heading, list item and table cell as text."""
    result = []
    for block in blocks:
        if isinstance(block, Paragraph | Heading):
            result.append(shown(block.content))
        elif isinstance(block, ListItems):
            result += [line for item in block.items for line in lines(item)]
        elif isinstance(block, Table):
            result += [shown(cell) for row in (block.header, *block.rows) for cell in row]
    return result


def body(*items: OutlineItem, **settings: Unpack[Settings]) -> list[str]:
    return lines(document(*items, **settings).blocks)

"""Briefs made at random, on sources with real texts."""

from __future__ import annotations

import hashlib
from dataclasses import replace

from hypothesis import strategies as st

from briefer.core.brief import Brief, BriefSettings, FrontMatter, NotesKind, PinpointKind
from briefer.core.excerpt import Excerpt, pinpoint_of, selector_for, visible_spans
from briefer.core.ids import derived_id
from briefer.core.likelihood import LikelihoodTable, Row, likelihood_table
from briefer.core.origins import OriginChoices
from briefer.core.outline import (
    Judgement,
    OutlineItem,
    Paraphrase,
    Printing,
    Quotation,
    Section,
    TextItem,
    walk,
)
from briefer.core.source import (
    Block,
    CopyFlags,
    CslItem,
    FieldState,
    MetaField,
    Role,
    Source,
    SourceText,
)
from briefer.core.text import Span
from briefer.markup.inline import quotation_markdown
from briefer.markup.outline import Sources
from briefer.markup.reading import cited_keys, excerpts_used

HOUSE_TABLE = LikelihoodTable(
    "house", "Ours", "A handbook", (Row(("yes", "no"), 0, 50),), number_allowed=False
)
WORDS = [
    "tide",
    "“quay”",
    "it’s",
    "*new*",
    "cranes",
    "\u00a0",
    "co\u00adop",
    "é",
    "[sic]",
    "->",
    "😀",
]
TEXTS = st.lists(st.sampled_from([*WORDS, '"so"', "\n", "# no", "{x}"]), max_size=8).map(" ".join)
EMPHASIS = st.sampled_from([None, (), (Span(0, 2),), (Span(0, 1), Span(3, 6))])
LINES = TEXTS.map(lambda text: " ".join(text.split()))
MARKDOWN = st.one_of(
    LINES,
    st.lists(
        st.sampled_from(
            [
                *WORDS,
                "[@one]",
                "“a” [@two, para. 1]",
                "\n\n",
                "\n",
                "- x\n",
                "> y\n",
                ":::\n",
                "# h",
            ]
        ),
        max_size=8,
    ).map(" ".join),
)
BOOLS = st.booleans()
PRINTING = BOOLS | st.just(Printing.AT_FULL_LENGTH)


@st.composite
def sources(draw: st.DrawFn) -> Sources:
    """Two sources under the keys "one" and "two"."""
    result = {}
    for key in ("one", "two"):
        canonical, blocks = "", []
        parts = draw(st.lists(st.lists(st.sampled_from(WORDS), min_size=1), min_size=1, max_size=4))
        for number, words in enumerate(parts, 1):
            text = " ".join([key, *words, "end."])
            role = draw(st.sampled_from([Role.BODY, Role.HEADING, Role.FURNITURE]))
            canonical += "\n\n" if canonical else ""
            numbered = str(number) if role is Role.BODY else ""
            start = len(canonical)
            blocks.append(Block(start, start + len(text), role, text, numbered))
            canonical += text
        digest = hashlib.sha256((key + canonical).encode()).hexdigest()
        source_id = draw(st.sampled_from([f"id-{key}", derived_id("source", digest)]))
        source = Source(
            source_id,
            key,
            f"{key}.txt",
            draw(items()),
            digest,
            "text/plain",
            draw(st.sampled_from(["", "en"])),
            reliability=draw(LINES),
            descriptor=draw(LINES),
            copy=draw(st.builds(CopyFlags, BOOLS, LINES, LINES, BOOLS)),
        )
        result[key] = (source, SourceText(source_id, canonical, tuple(blocks)))
    return result


def items() -> st.SearchStrategy[CslItem]:
    """Metadata with fields of every kind and state."""
    values = st.fixed_dictionaries(
        {},
        optional={
            "title": TEXTS.filter(bool),
            "URL": st.just("https://a.example/x?a=1&b=#c"),
            "volume": st.sampled_from(["12", "yes", "null", "2026-01-01", "1e3"]),
            "issued": st.sampled_from(
                [{"date-parts": [[2026, 3, 4]]}, {"date-parts": [[2026]], "circa": True}]
            ),
            "author": st.sampled_from(
                [[{"family": "Ode", "given": "Li"}], [{"literal": "No, Body"}, {"family": "X"}]]
            ),
        },
    )
    states = st.sampled_from([FieldState.GUESSED, FieldState.CONFIRMED])
    confidences = st.sampled_from([1.0, 0.4])
    fields = st.tuples(values, states, confidences).map(
        lambda t: {name: MetaField(value, t[1], t[2]) for name, value in t[0].items()}
    )
    missing = st.sampled_from([{}, {"publisher": MetaField(None, FieldState.NOT_STATED)}])
    return st.tuples(fields, missing).map(lambda t: CslItem({**t[0], **t[1]}))


@st.composite
def excerpts(draw: st.DrawFn, shelf: Sources, number: int) -> Excerpt:
    """An excerpt of one of the sources, with an id of its own or the derived one."""
    source, text = shelf[draw(st.sampled_from(["one", "two"]))]
    start = draw(st.integers(0, len(text.canonical) - 1))
    end = draw(st.integers(start + 1, len(text.canonical)))
    whole = Span(0, len(text.canonical))
    shown = (whole,) if draw(BOOLS) else ()
    spans = visible_spans(text, Span(start, end), shown) or visible_spans(text, whole, (whole,))
    at = "+".join(f"{span.start}-{span.end}" for span in spans)
    plain = draw(BOOLS)
    return Excerpt(
        derived_id("excerpt", source.source_id, at) if plain else f"excerpt-{number}",
        source.source_id,
        tuple(selector_for(text.canonical, span) for span in spans),
        pinpoint_of(text, spans),
        "" if plain else draw(LINES),
        "" if plain else draw(TEXTS),
        () if plain else tuple(draw(st.lists(st.sampled_from(["a", "b c"]), max_size=2))),
    )


@st.composite
def briefs(draw: st.DrawFn) -> tuple[Brief, Sources]:
    """A brief whose every excerpt and source is in use, and the sources it is read with."""
    shelf = draw(sources())
    found = [draw(excerpts(shelf, number)) for number in range(draw(st.integers(0, 4)))]
    by_id = {excerpt.excerpt_id: excerpt for excerpt in found}
    outline = tuple(draw(st.lists(outline_items(by_id, 2), max_size=5)))
    outline = _numbered(outline)
    used = {i: by_id[i] for i in excerpts_used(outline) if i in by_id}
    all_sources = {source.source_id: source for source, _text in shelf.values()}
    cited = {excerpt.source_id for excerpt in used.values()} | {
        shelf[key][0].source_id
        for key in ("one", "two")
        if any(key in cited_keys(item) for item, _depth in walk(outline))
    }
    brief = Brief(
        draw(st.builds(FrontMatter, *[LINES] * 4, marking=LINES, cleared_by=LINES)),
        draw(
            st.builds(
                BriefSettings,
                notes=st.sampled_from(NotesKind),
                pinpoints=st.sampled_from(PinpointKind),
                has_bibliography=BOOLS,
                length=st.sampled_from([None, 0, 1500]),
                combined_notes=st.sampled_from([None, False, True]),
                groups_bibliography=BOOLS,
                likelihood=st.sampled_from([None, likelihood_table("phia"), HOUSE_TABLE]),
            )
        ),
        outline,
        used,
        {i: source for i, source in all_sources.items() if i in cited},
        origins=draw(origins(frozenset(cited))),
    )
    return brief, shelf


def origins(cited: frozenset[str]) -> st.SearchStrategy[OriginChoices]:
    """What somebody may have said of the two sources, where both are cited."""
    pairs = st.sampled_from([frozenset(), frozenset({cited})] if len(cited) == 2 else [frozenset()])
    return st.builds(OriginChoices, pairs, pairs)


def outline_items(known: dict[str, Excerpt], depth: int) -> st.SearchStrategy[OutlineItem]:
    """Items of every kind; ids are set later."""
    ids = st.sampled_from(sorted(known)) if known else st.nothing()
    some_ids = st.lists(ids, max_size=2).map(tuple) if known else st.just(())
    kinds: list[st.SearchStrategy[OutlineItem]] = [
        st.builds(Paraphrase, st.just(""), MARKDOWN, some_ids, PRINTING),
        st.builds(
            Judgement, st.just(""), MARKDOWN, LINES, LINES, TEXTS, some_ids, some_ids, PRINTING
        ),
        texts(known, some_ids),
    ]
    if known:
        kinds.append(
            st.builds(
                Quotation,
                st.just(""),
                ids,
                st.none() | st.just("quay [...] end."),
                LINES,
                PRINTING,
                EMPHASIS,
            )
        )
    if depth:
        children = st.lists(outline_items(known, depth - 1), max_size=4).map(tuple)
        budgets = st.sampled_from([None, 0, 300])
        kinds.append(st.builds(Section, st.just(""), TEXTS, children, budgets, BOOLS, PRINTING))
    return st.one_of(kinds)


@st.composite
def texts(
    draw: st.DrawFn, known: dict[str, Excerpt], some_ids: st.SearchStrategy[tuple[str, ...]]
) -> TextItem:
    """A text whose quotations stand in its Markdown."""
    markdown = draw(MARKDOWN)
    quotations = []
    for number in range(draw(st.integers(0, 2)) if known else 0):
        excerpt = known[draw(st.sampled_from(sorted(known)))]
        wording = draw(st.none() | st.just("a [...] b"))
        quotation = Quotation(
            f"inline-{number}", excerpt.excerpt_id, wording, draw(LINES), emphasis=draw(EMPHASIS)
        )
        quotations.append(quotation)
        words = draw(st.sampled_from([wording or excerpt.words, "other words"]))
        cited = draw(st.sampled_from(["", " [@one]", " [@two, para. 2]", ", [@one]"]))
        markdown += f" so {quotation_markdown(words, quotation.item_id)}{cited}"
    return TextItem("", markdown, tuple(quotations), draw(some_ids), draw(BOOLS), draw(PRINTING))


def _numbered(outline: tuple[OutlineItem, ...], path: str = "item") -> tuple[OutlineItem, ...]:
    """Give every item and inline quotation an id of its own."""
    return tuple(_with_id(item, f"{path}-{number}") for number, item in enumerate(outline))


def _with_id(item: OutlineItem, item_id: str) -> OutlineItem:
    if isinstance(item, Section):
        return replace(item, item_id=item_id, children=_numbered(item.children, item_id))
    if isinstance(item, TextItem):
        return _with_own_quotations(item, item_id)
    return replace(item, item_id=item_id)


def _with_own_quotations(item: TextItem, item_id: str) -> TextItem:
    markdown, quotations = item.markdown, []
    for q in item.quotations:
        new_id = f"{item_id}-{q.item_id}"
        markdown = markdown.replace(f"#{q.item_id}}}", f"#{new_id}}}")
        quotations.append(replace(q, item_id=new_id))
    return TextItem(
        item_id, markdown, tuple(quotations), item.supports, item.is_own_analysis, item.printed
    )

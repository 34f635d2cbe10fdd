"""Generated briefs, and what can happen to their quotations on the way through other hands."""

from __future__ import annotations

import random
import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache

from briefer.checking.returned import Returned, ReturnedQuotation
from briefer.checking.verdicts import Colour
from briefer.checking.verifying import Known
from briefer.citation.styles import load_style
from briefer.core.brief import Brief, BriefSettings, FrontMatter, NotesKind
from briefer.core.excerpt import Excerpt, Pinpoint, selector_for
from briefer.core.outline import OutlineItem, Quotation, Section, TextItem
from briefer.core.rewording import marked
from briefer.core.source import Block, Role, SourceText
from briefer.core.text import Span, word_count
from briefer.exporting.options import ExportOptions
from briefer.exporting.products import product_of, with_product
from briefer.exporting.wordfile import word_file
from tests.checking.briefs import full_source
from tests.checking.mutations import (
    EXCHANGED,
    GREEN,
    JOINED,
    MANNERS,
    NAMES,
    PLACES,
    RED,
    WORDS,
    Case,
    with_words,
    without_marks_between,
)
from tests.checking.wordedits import Edit, changed, returned, unwrapped, without_bookmarks

ROLES = ("the harbour master", "a former minister", "the port’s chief engineer", "an official")
THINGS = (
    *("the old quay", "the northern basin", "the new cranes", "the dredging plan", "the tax"),
    *("the fishing fleet", "the pilot service", "the sea wall", "the grain terminal"),
    *("the customs house", "the ferry line"),
)
VERBS = (
    *("could not carry", "would never replace", "may delay", "has not weakened", "will support"),
    *("cannot pay for", "did not mention", "must protect", "has doubled the dues of"),
)
UNITS = ("per cent", "billion euros", "million tonnes", "kilometres", "ships a year", "metres")
CLAUSES = (
    "which nobody on the council had asked for",
    "because the winter storms had come early",
    "although two mayors had warned against it",
    "as the “quiet compact” of last year required",
    "after what one mayor called a “ruinous bargain” with the dredgers",
    "despite the co-operation that both sides had promised",
    "while the region’s crews went unpaid",
    "until the last of the inspectors left the site",
)
STYLES = ("chicago-notes-bibliography", "chicago-author-date", "apa")
PRODUCTS = ("submission", "cabinet-paper", "think-tank", "assessment", "one-page-note")
_SHORT = 0.2  # share of excerpts of three to six words
_RED = 0.7  # share of changes that are wrong
_FEW = 0.4  # share of briefs with two quotations changed together, of texts with two


@dataclass(frozen=True, slots=True)
class Library:
    """Sources that were made up, and passages in them."""

    texts: Mapping[str, SourceText]
    excerpts: Mapping[str, Excerpt]


def sentence(rng: random.Random) -> str:
    subject = f"{rng.choice(NAMES)}, {rng.choice(ROLES)} in {rng.choice(PLACES)},"
    says = f"{rng.choice(['said', 'wrote', 'argued', 'noted'])} that {rng.choice(THINGS)}"
    does = f"{rng.choice(VERBS)} {rng.choice(THINGS)}"
    figure = f"{rng.randint(2, 98)}.{rng.randint(1, 9)} {rng.choice(UNITS)}"
    extra = f"at {rng.choice(['nearly', 'about', 'more than'])} {figure}"
    joint = rng.choice([", ", " – "])
    return f"{subject} {says} {does} {extra}{joint}{rng.choice(CLAUSES)}."


def library(rng: random.Random, sources: int = 6, paragraphs: int = 12) -> Library:
    texts, excerpts = {}, {}
    for number in range(sources):
        blocks: list[Block] = []
        position = 0
        for i in range(paragraphs):
            words = " ".join(sentence(rng) for _ in range(rng.randint(1, 3)))
            span = Span(position, position + len(words))
            blocks.append(Block(span.start, span.end, Role.BODY, words, str(i + 1)))
            position = span.end + 2
        source_id = f"s{number}"
        canonical = "\n\n".join(block.text for block in blocks)
        texts[source_id] = SourceText(source_id, canonical, tuple(blocks))
        for block in blocks:
            taken = _passage(rng, block)
            name = f"{source_id}-{block.number}"
            selectors = (selector_for(canonical, taken),)
            point = Pinpoint(block.number, block.number)
            excerpts[name] = Excerpt(name, source_id, selectors, point)
    return Library(texts, excerpts)


def _passage(rng: random.Random, block: Block) -> Span:
    """Return most of a block, at least a dozen words of it; of some blocks just a few words."""
    words = [Span(m.start(), m.end()) for m in re.finditer(r"\S+", block.text)]
    if rng.random() < _SHORT:
        first = rng.randrange(0, len(words) - 6)
        last = first + rng.randint(2, 5)
        return Span(block.start + words[first].start, block.start + words[last].end)
    first = rng.randrange(0, max(1, len(words) - 14))
    last = rng.randrange(min(len(words) - 1, first + 12), len(words))
    return Span(block.start + words[first].start, block.start + words[last].end)


def brief_of(rng: random.Random, shelf: Library, style: str) -> Brief:
    """Return a brief of some product, of block and inline quotations, some of them edited."""
    items: list[OutlineItem] = []
    for name in rng.sample(sorted(shelf.excerpts), 24):
        excerpt = shelf.excerpts[name]
        words = excerpt.words
        can_edit = word_count(words) > 6 and rng.random() < 0.25
        wording = legal_edit(rng, words) if can_edit else None
        shown = wording or words
        if word_count(shown) <= 40 and rng.random() < 0.5:
            quotation = Quotation(f"q-{name}", name, wording)
            text = f"[{escaped(shown)}]{{.quote #q-{name}}} [@{excerpt.source_id}]."
            before = items[-1] if items and rng.random() < _FEW else None
            if isinstance(before, TextItem) and len(before.quotations) == 1:
                both = f"{before.markdown} Others hold that {text}"
                items[-1] = TextItem(before.item_id, both, (*before.quotations, quotation))
            else:
                items.append(TextItem(f"t-{name}", f"They put it so: {text}", (quotation,)))
        else:
            items.append(Quotation(f"q-{name}", name, wording))
    sections = tuple(
        Section(f"x{i}", f"Part {i}", tuple(items[i : i + 6])) for i in range(0, len(items), 6)
    )
    return Brief(
        FrontMatter(title="Ports", marking=rng.choice(["", "TLP:GREEN"])),
        replace(
            with_product(
                BriefSettings(locale=rng.choice(["en-US", "en-GB", "de-DE", "fr-FR"])),
                product_of(rng.choice(PRODUCTS)),
            ),
            style=style,
            notes=rng.choice([NotesKind.FOOTNOTES, NotesKind.ENDNOTES]),
        ),
        sections,
        shelf.excerpts,
        {i: full_source(i, i, f"Report {i}") for i in shelf.texts},
    )


def escaped(words: str) -> str:
    return re.sub(r"([\[\]\\])", r"\\\1", words)


def legal_edit(rng: random.Random, words: str) -> str:
    """Return words with a cut, an insertion or another first letter, all marked."""
    parts = words.split()
    at = rng.randrange(2, len(parts) - 4)
    match rng.randrange(3):
        case 0:
            parts[at : at + rng.randint(1, 3)] = []
        case 1:
            parts[at] = rng.choice(WORDS)
        case _:
            parts = parts[1:]
            parts[0] = parts[0][0].swapcase() + parts[0][1:]
    return marked(words, " ".join(parts)) or words


@dataclass(slots=True)
class Score:
    """What became of each kind of mutation: how often caught or clean, and examples of not."""

    red: Counter[str] = field(default_factory=Counter)
    missed: Counter[str] = field(default_factory=Counter)
    green: Counter[str] = field(default_factory=Counter)
    alarms: Counter[str] = field(default_factory=Counter)
    examples: list[tuple[str, str, str]] = field(default_factory=list)

    def take(self, done: Done, told: Sequence[ReturnedQuotation]) -> None:
        """Count one case; a wrong one is caught where some is red and none passes for right."""
        verdicts = [quotation.judged and quotation.judged.verdict for quotation in told]
        colours = [verdict and verdict.colour for verdict in verdicts]
        (self.red if done.is_red else self.green)[done.name] += 1
        if done.is_red:
            is_right = Colour.RED in colours and set(colours) <= {Colour.RED, None}
        else:
            is_right = Colour.RED not in colours and None not in colours
        if not is_right:
            (self.missed if done.is_red else self.alarms)[done.name] += 1
            self.examples += [(done.name, each.text, each.original) for each in told]


@dataclass(frozen=True, slots=True)
class Done:
    """What was done to which quotations of a file, and whether that is wrong."""

    name: str
    is_red: bool
    item_ids: tuple[str, ...]
    edits: tuple[Edit, ...]


def run_one(
    rng: random.Random, score: Score, *, with_project: bool, has_anchors: bool = True
) -> Returned:
    """Export one brief, change each of its quotations in some way, and score the verdicts.

    Without `has_anchors` the file has lost all of them, and everything is found by its words.
    """
    shelf = library(rng)
    style = rng.choice(STYLES)
    brief = brief_of(rng, shelf, style)
    data = word_file(brief, load_style(style), ExportOptions())
    changes = _Changes(rng, brief, shelf, score.red + score.green)
    edits = [edit for done in changes.done for edit in done.edits]
    if not has_anchors:
        edits += [*map(unwrapped, changes.quotations), without_bookmarks]
    known = Known(shelf.excerpts, shelf.texts) if with_project else None
    result = returned(changed(data, *edits), known)
    for done in changes.done:
        score.take(done, [told for told in result.quotations if told.item_id in done.item_ids])
    return result


class _Changes:
    """Decides what is done to each quotation of a brief.

    What was rare so far, by `counts`, is tried first: few quotations can be changed in every way.
    """

    def __init__(
        self, rng: random.Random, brief: Brief, shelf: Library, counts: Counter[str]
    ) -> None:
        self._rng = rng
        self._brief = brief
        self._shelf = shelf
        self._counts = counts
        self.quotations = dict(_quotations(brief))
        placed = {quotation.excerpt_id for quotation in self.quotations.values()}
        # What stands in the brief as a quotation of its own may also have moved there.
        self._passages = [e for e in brief.excerpts.values() if e.excerpt_id not in placed]
        self.done = [*self._joined(), *self._exchanged()]
        taken = {item_id for done in self.done for item_id in done.item_ids}
        for item_id in self.quotations:
            if item_id not in taken and (done := self._changed(item_id)):
                self.done.append(done)
                self._counts[done.name] += 1

    def _joined(self) -> Iterator[Done]:
        """Yield at most one text of two quotations between which the marks are taken out."""
        texts = [i for s in self._brief.outline if isinstance(s, Section) for i in s.children]
        two = [i for i in texts if isinstance(i, TextItem) and len(i.quotations) > 1]
        if two and self._rng.random() < _FEW:
            first, second = (each.item_id for each in self._rng.choice(two).quotations)
            yield Done(JOINED, True, (first, second), (without_marks_between(first, second),))

    def _exchanged(self) -> Iterator[Done]:
        """Yield at most one pair of quotations of two sources that stand for each other."""
        taken = {item_id for done in getattr(self, "done", ()) for item_id in done.item_ids}
        pair = self._rng.sample([i for i in self.quotations if i not in taken], 2)
        texts = [self._text(item_id) for item_id in pair]
        sources = {self._brief.excerpts[self.quotations[i].excerpt_id].source_id for i in pair}
        said = (self._says(pair[i], texts[1 - i]) for i in range(2))
        if self._rng.random() < _FEW and len(sources) > 1 and not any(said):
            swapped = (with_words(pair[0], texts[1]), with_words(pair[1], texts[0]))
            yield Done(EXCHANGED, True, tuple(pair), swapped)

    def _changed(self, item_id: str) -> Done | None:
        """Return what is done to the quotation `item_id` alone."""
        is_red = self._rng.random() < _RED
        kinds = [*RED, *MANNERS] if is_red else [*GREEN]
        for name in self._rarest(kinds):
            found = self._way(name, item_id)
            if found is not None and not (is_red and self._says(item_id, found[0])):
                return Done(name, is_red, (item_id,), (found[1],))
        return None

    def _way(self, name: str, item_id: str) -> tuple[str, Edit] | None:
        """Return what a quotation says once it is changed in one way, None if it cannot be."""
        rng, text = self._rng, self._text(item_id)
        if name in MANNERS:
            return MANNERS[name](rng, item_id, text) if item_id in self._inline else None
        others = tuple(e.words for e in self._passages if not self._says(item_id, e.words))
        new = {**RED, **GREEN}[name](rng, text, Case(others))
        if new is None or (new == text and name != "untouched"):
            return None
        return new, with_words(item_id, new)

    @property
    def _inline(self) -> set[str]:
        own = {item.item_id for s in self._brief.outline for item in getattr(s, "children", ())}
        return set(self.quotations) - own

    def _rarest(self, kinds: Sequence[str]) -> list[str]:
        mixed = self._rng.sample(kinds, len(kinds))
        return sorted(mixed, key=lambda name: self._counts[name])

    def _text(self, item_id: str) -> str:
        return self._brief.words_of(self.quotations[item_id])

    def _says(self, item_id: str, words: str) -> bool:
        """Tell whether the source of a quotation says `words` as well."""
        excerpt = self._brief.excerpts[self.quotations[item_id].excerpt_id]
        return _folded(words) in _folded(self._shelf.texts[excerpt.source_id].canonical)


@lru_cache(maxsize=4096)
def _folded(text: str) -> str:
    return " ".join(re.findall(r"[\w%.]+", text.casefold()))


def _quotations(brief: Brief) -> Iterator[tuple[str, Quotation]]:
    for section in brief.outline:
        assert isinstance(section, Section)
        for item in section.children:
            if isinstance(item, Quotation):
                yield item.item_id, item
            elif isinstance(item, TextItem):
                yield from ((q.item_id, q) for q in item.quotations)

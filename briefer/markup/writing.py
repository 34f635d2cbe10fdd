"""Write a brief as an outline in Markdown that is read back as an equal brief."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from briefer.core.brief import Brief
from briefer.core.excerpt import Excerpt
from briefer.core.origins import Pair
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
from briefer.core.wording import is_permitted
from briefer.markup.attributes import Attributes
from briefer.markup.chunks import TextChunk, block_quote, chunks, div, heading_line
from briefer.markup.cites import write_cites, write_locator
from briefer.markup.front import write_front
from briefer.markup.library import (
    at_value,
    emphasis_value,
    inferred_wording,
    is_implied,
    usual_tags,
)
from briefer.markup.metadata import reference_of
from briefer.markup.nodes import CiteRef, Place, QuotationNode
from briefer.markup.places import places
from briefer.markup.quotes import cites_after, typed_quotations, without_ids
from briefer.markup.reading import cited_keys, excerpts_used, item_id, quotation_id, section_id


@dataclass(frozen=True, slots=True)
class NotCarried:
    """Something that Markdown cannot hold: a code, and the id of what it concerns."""

    reason: str
    target: str


@dataclass(frozen=True, slots=True)
class WrittenOutline:
    """A brief as Markdown, and what of it the Markdown does not carry."""

    markdown: str
    not_carried: tuple[NotCarried, ...] = ()


def write(brief: Brief) -> WrittenOutline:
    """Return `brief` as an outline in Markdown; times are not carried and not reported."""
    writer = _Writer(brief)
    body = "\n\n".join(writer.items(brief.outline, "", 0))
    used = _used_excerpts(brief)
    origins = brief.origins.among(brief.sources)
    lists: dict[str, list[Any]] = {
        "references": [reference_of(brief.sources[i]) for i in _used_sources(brief, used)],
        "excerpts": [_excerpt_entry(brief, e) for e in used if e.excerpt_id in writer.listed],
        "one-origin": _by_key(brief, origins.together),
        "separate-origins": _by_key(brief, origins.apart),
    }
    front = write_front(brief.front, brief.settings, lists)
    return WrittenOutline(f"{front}\n{body}\n" if body else front, tuple(_not_carried(brief, used)))


def _by_key(brief: Brief, pairs: frozenset[Pair]) -> list[list[str]]:
    """Return pairs of sources as pairs of their citation keys, in order."""
    return sorted(sorted(brief.sources[i].key for i in pair) for pair in pairs)


@dataclass
class _Writer:
    """Write items; `listed` are the excerpts that the front matter must describe."""

    brief: Brief
    listed: set[str] = field(init=False)
    _open: int = 0  # how many sections are open at this point of the Markdown
    _last_text: str = ""  # the plain text directly before, which a list could run into

    def __post_init__(self) -> None:
        self.listed = _to_list(self.brief)

    def items(self, items: Sequence[OutlineItem], path: str, depth: int) -> Iterator[str]:
        """Yield the chunks of `items` and all that is in them."""
        for i, item in enumerate(items):
            here = f"{path}/{i}"
            if isinstance(item, Section):
                yield self._section(item, here, depth)
                self._open, self._last_text = depth + 1, ""
                yield from self.items(item.children, here, depth + 1)
            else:
                yield self._item(item, here, depth)
                self._open = depth

    def _section(self, item: Section, path: str, depth: int) -> str:
        classes = ("parked",) * item.is_parked + _unprinted(item.printed)
        values = {} if item.word_budget is None else {"length": str(item.word_budget)}
        identifier = _unless(item.item_id, section_id(path, item.title))
        return heading_line(depth + 1, item.title, Attributes(identifier, classes, values))

    def _item(self, item: OutlineItem, path: str, depth: int) -> str:
        level = {"level": str(depth)} if depth < self._open else {}
        if isinstance(item, TextItem):
            return self._text(item, path, level)
        self._last_text = ""
        match item:
            case Quotation():
                return self._block_quotation(item, path, level)
            case Paraphrase():
                identifier = _unless(item.item_id, item_id("paraphrase", path, item.markdown))
                values = _values(supports=" ".join(item.supports))
                classes = ("paraphrase", *_unprinted(item.printed))
                return div(Attributes(identifier, classes, values | level), item.markdown)
            case Judgement():
                return self._judgement(item, path, level)
        raise AssertionError(item)

    def _judgement(self, item: Judgement, path: str, level: dict[str, str]) -> str:
        values = _values(
            likelihood=item.likelihood,
            confidence=item.confidence,
            reason=item.confidence_reason,
            supports=" ".join(item.supports),
            contradicts=" ".join(item.contradicts),
        )
        identifier = _unless(item.item_id, item_id("judgement", path, item.markdown))
        classes = ("judgement", *_unprinted(item.printed))
        return div(Attributes(identifier, classes, values | level), item.markdown)

    def _text(self, item: TextItem, path: str, level: dict[str, str]) -> str:
        """Return a text: as it is where that is read back the same, else in a fenced div."""
        identifier = _unless(item.item_id, item_id("text", path, without_ids(item.markdown)))
        typed = self._typed(item)
        flags = ("own-analysis",) * item.is_own_analysis + _unprinted(item.printed)
        flags += ("as-is",) * _has_bare_marks(typed)
        values = _values(supports=" ".join(item.supports)) | level
        is_plain = not (identifier or flags or values) and self._reads_back(typed)
        self._last_text = typed if is_plain else ""
        if is_plain:
            return typed
        return div(Attributes(identifier, ("text", *flags), values), typed)

    def _reads_back(self, typed: str) -> bool:
        """Tell whether plain `typed` is read as one text of its own."""
        if self._last_text:
            both = list(chunks(f"{self._last_text}\n\n{typed}"))
            return len(both) == 2 and both[1:] == list(chunks(typed, both[1].line))
        return list(chunks(typed)) == [TextChunk(1, typed)]

    def _typed(self, item: TextItem) -> str:
        """Return the Markdown with what the placements say in each quotation's braces."""
        known = {quotation.item_id: (i, quotation) for i, quotation in enumerate(item.quotations)}
        pieces, position = [], 0
        for place in places(item.markdown):
            node = place.node
            if isinstance(node, QuotationNode) and node.item_id in known:
                brace = item.markdown.rindex("{", place.span.start, place.span.end)
                attributes = self._inline(item, place, node, *known[node.item_id])
                pieces += [item.markdown[position:brace], str(attributes)]
                position = place.span.end
        return "".join([*pieces, item.markdown[position:]])

    def _inline(
        self, item: TextItem, place: Place, node: QuotationNode, i: int, quotation: Quotation
    ) -> Attributes:
        values = self._placement(quotation, node.words)
        key = self.brief.source_of(quotation.excerpt_id).key
        following = [cite.key for cite in cites_after(item.markdown, place.span.end)]
        if "excerpt" not in values and following[:1] != [key]:
            values["source"] = key
        identifier = _unless(quotation.item_id, quotation_id(item.item_id, str(i)))
        return Attributes(identifier, ("quote", *_unprinted(quotation.printed)), values)

    def _block_quotation(self, item: Quotation, path: str, level: dict[str, str]) -> str:
        words = self.brief.words_of(item)
        read_back = "\n".join(line.rstrip(" ") for line in words.split("\n")).strip("\n")
        identifier = _unless(item.item_id, quotation_id(path, item.excerpt_id))
        attributes = Attributes(
            identifier,
            _unprinted(item.printed),
            self._placement(item, read_back) | level,
        )
        excerpt = self.brief.excerpts[item.excerpt_id]
        ref = CiteRef(self.brief.sources[excerpt.source_id].key)
        attribution = write_cites([ref])[1:-1]
        if excerpt.pinpoint.first:
            attribution += f", {write_locator('paragraph', _numbers(excerpt))}"
        return block_quote(words, attribution, attributes)

    def _placement(self, quotation: Quotation, typed: str) -> dict[str, str]:
        """Return what says which excerpt is placed, and how, beside the words `typed`."""
        excerpt = self.brief.excerpts[quotation.excerpt_id]
        values = {}
        if excerpt.excerpt_id in self.listed:
            values["excerpt"] = excerpt.excerpt_id
        elif at := at_value(excerpt):
            values["at"] = at
        if not _says_wording(excerpt.words, typed, quotation.wording):
            values["wording"] = quotation.wording or ""  # "" for the excerpt's own words
        if quotation.translation:
            values["translation"] = quotation.translation
        if quotation.emphasis is not None:
            values["emphasis"] = emphasis_value(quotation.emphasis)
        return values


def _says_wording(original: str, typed: str, wording: str | None) -> bool:
    """Tell whether reading the words `typed` gives `wording` without being told."""
    if inferred_wording(original, typed) != wording:
        return False
    return wording is None or is_permitted(original, wording)


def _to_list(brief: Brief) -> set[str]:
    """Return the excerpts that no quotation's own line can describe."""
    placed = set()
    for item, _depth in walk(brief.outline):
        if isinstance(item, Quotation):
            placed.add(item.excerpt_id)
        elif isinstance(item, TextItem):
            placed.update(quotation.excerpt_id for quotation in item.quotations)
    used = _used_excerpts(brief)
    return {e.excerpt_id for e in used if e.excerpt_id not in placed or not is_implied(e)}


def _used_excerpts(brief: Brief) -> list[Excerpt]:
    used = dict.fromkeys(excerpts_used(brief.outline))
    return [brief.excerpts[i] for i in used if i in brief.excerpts]


def _used_sources(brief: Brief, used: Sequence[Excerpt]) -> list[str]:
    """Return the ids of the sources in use, in order of first use."""
    cited = (key for item, _depth in walk(brief.outline) for key in cited_keys(item))
    by_key = {source.key: source.source_id for source in brief.sources.values()}
    ids = [*(by_key[key] for key in cited if key in by_key), *(e.source_id for e in used)]
    return [i for i in dict.fromkeys(ids) if i in brief.sources]


def _excerpt_entry(brief: Brief, excerpt: Excerpt) -> dict[str, Any]:
    entry = {
        "id": excerpt.excerpt_id,
        "source": brief.sources[excerpt.source_id].key,
        "at": at_value(excerpt),
        "words": excerpt.words,
        "said-by": excerpt.said_by,
        "note": excerpt.note,
        "removed": excerpt.removed_at,
    }
    found: dict[str, Any] = {name: value for name, value in entry.items() if value}
    if excerpt.tags != usual_tags(excerpt):
        found["tags"] = list(excerpt.tags)
    return found


def _not_carried(brief: Brief, used: Sequence[Excerpt]) -> Iterator[NotCarried]:
    """Yield what reading the Markdown back will not give."""
    excerpts = {excerpt.excerpt_id for excerpt in used}
    sources = set(_used_sources(brief, used))
    yield from (NotCarried("unused-excerpt", i) for i in brief.excerpts if i not in excerpts)
    yield from (NotCarried("unused-source", i) for i in brief.sources if i not in sources)
    for item, _depth in walk(brief.outline):
        if isinstance(item, TextItem):
            nodes = [place.node for place in places(item.markdown)]
            shown = [node.item_id for node in nodes if isinstance(node, QuotationNode)]
            known = [quotation.item_id for quotation in item.quotations]
            yield from (NotCarried("quotation-not-in-text", i) for i in known if i not in shown)
            yield from (NotCarried("text-without-quotation", i) for i in shown if i not in known)


def _has_bare_marks(typed: str) -> bool:
    """Tell whether reading would take words in quotation marks for a quotation."""
    return typed_quotations(typed) != typed_quotations(typed, in_marks=False)


def _numbers(excerpt: Excerpt) -> str:
    first, last = excerpt.pinpoint.first, excerpt.pinpoint.last
    return first if first == last else f"{first}–{last}"


def _unprinted(printed: bool | Printing) -> tuple[str, ...]:
    if printed == Printing.AT_FULL_LENGTH:
        return ("full-length",)
    return () if printed else ("unprinted",)


def _unless(identifier: str, derived: str) -> str:
    """Return `identifier`, "" where it is the one that reading derives."""
    return "" if identifier == derived else identifier


def _values(**values: str) -> dict[str, str]:
    return {name: value for name, value in values.items() if value}

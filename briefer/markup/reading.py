"""Read an outline in Markdown: chunks become items, quoted words become quotations."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from briefer.core.brief import Brief
from briefer.core.errors import MarkdownProblem
from briefer.core.excerpt import Excerpt
from briefer.core.ids import derived_id
from briefer.core.origins import OriginChoices, Pair
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
from briefer.core.source import Source, SourceText
from briefer.core.text import Span, unwrapped
from briefer.markup.attributes import Attributes
from briefer.markup.chunks import (
    Chunk,
    DivChunk,
    HeadingChunk,
    QuoteChunk,
    TextChunk,
    chunks,
)
from briefer.markup.cites import parse_cites
from briefer.markup.front import read_front
from briefer.markup.library import Library, emphasis_of, listed_excerpts, shelved_sources
from briefer.markup.nodes import CitationNode, CiteRef
from briefer.markup.places import places
from briefer.markup.quotes import (
    TypedQuotation,
    stored,
    trailing_stop,
    typed_quotations,
    without_ids,
)

Sources = Mapping[str, tuple[Source, SourceText]]


@dataclass(frozen=True, slots=True)
class ReadOutline:
    """A brief read from Markdown, and what was wrong with it."""

    brief: Brief
    problems: tuple[MarkdownProblem, ...] = ()


def read(markdown: str, sources: Sources) -> ReadOutline:
    """Return the brief that an outline in Markdown describes.

    `sources` are those that can be cited, by citation key. What cannot be read as meant is
    kept as text and reported; MarkdownProblem is raised only for unreadable front matter.
    """
    front = read_front(markdown.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n"))
    shelf, missing = shelved_sources(front.references, sources)
    listed, faults = listed_excerpts(front.excerpts, shelf)
    reader = _Reader(Library(shelf, listed), {**listed})
    reader.problems += front.problems
    reader.problems += [MarkdownProblem(1, "source-missing", key) for key in missing]
    reader.problems += [MarkdownProblem(1, reason, detail) for reason, detail in faults]
    for chunk in chunks(front.body, front.body_line):
        reader.take(chunk)
    outline = reader.close()
    used = list(dict.fromkeys(excerpts_used(outline)))
    excerpts = {i: reader.excerpts[i] for i in used if i in reader.excerpts}
    unknown = [i for i in used if i not in reader.excerpts]
    reader.problems += [MarkdownProblem(1, "unknown-excerpt", i) for i in unknown]
    cited = {s.source_id: s for s in _sources_used(outline, excerpts, reader.library)}
    brief = Brief(
        front.matter,
        front.settings,
        outline,
        excerpts,
        cited,
        origins=OriginChoices(_by_id(front.apart, cited), _by_id(front.together, cited)),
    )
    return ReadOutline(brief, tuple(sorted(reader.problems, key=lambda p: p.line)))


def _by_id(pairs: Sequence[tuple[str, str]], sources: Mapping[str, Source]) -> frozenset[Pair]:
    """Return pairs of citation keys as pairs of ids; one of an unknown source is left out."""
    ids = {source.key: source_id for source_id, source in sources.items()}
    return frozenset(frozenset({ids[a], ids[b]}) for a, b in pairs if a in ids and b in ids)


@dataclass
class _Open:
    """A section that is still being read."""

    level: int
    path: str
    heading: HeadingChunk | None = None
    children: list[OutlineItem] = field(default_factory=list)


@dataclass
class _Reader:
    """Take chunks one after the other and grow the tree."""

    library: Library
    excerpts: dict[str, Excerpt]
    problems: list[MarkdownProblem] = field(default_factory=list)
    open: list[_Open] = field(default_factory=lambda: [_Open(0, "")])

    def take(self, chunk: Chunk) -> None:
        """Add one chunk to the outline."""
        match chunk:
            case HeadingChunk():
                self._close_to(chunk.level)
                path = self._path()
                self.open.append(_Open(chunk.level, path, chunk))
            case DivChunk():
                self._div(chunk)
            case QuoteChunk():
                self._block_quote(chunk)
            case TextChunk():
                item = self._text(chunk.line, chunk.markdown, Attributes())
                self.open[-1].children.append(item)

    def close(self) -> tuple[OutlineItem, ...]:
        """Return the whole outline."""
        self._close_to(1)
        return tuple(self.open[0].children)

    def _close_to(self, level: int) -> None:
        """Close the sections that a heading of `level` ends."""
        while self.open[-1].level >= level and len(self.open) > 1:
            done = self.open.pop()
            assert done.heading is not None
            self.open[-1].children.append(self._section(done, done.heading))

    def _section(self, done: _Open, heading: HeadingChunk) -> Section:
        attributes = heading.attributes
        length = attributes.get("length")
        if length and not (length.isascii() and length.isdigit()):
            self._report(heading.line, "bad-length", length)
            length = ""
        return Section(
            attributes.identifier or section_id(done.path, heading.title),
            heading.title,
            tuple(done.children),
            int(length) if length else None,
            "parked" in attributes.classes,
            _printing(attributes),
        )

    def _path(self) -> str:
        """Return the path of the next item: the positions of its ancestors and its own."""
        return f"{self.open[-1].path}/{len(self.open[-1].children)}"

    def _to_level(self, attributes: Attributes) -> None:
        """Close sections down to the number of ancestors that an item says it has."""
        level = attributes.get("level")
        if level.isascii() and level.isdigit():
            while len(self.open) - 1 > int(level):
                self._close_to(self.open[-1].level)

    def _div(self, chunk: DivChunk) -> None:
        self._to_level(chunk.attributes)
        if not chunk.is_closed:
            self._report(chunk.line, "div-open", chunk.name)
        item: OutlineItem
        if chunk.name == "paraphrase":
            item = self._paraphrase(chunk)
        elif chunk.name == "judgement":
            item = self._judgement(chunk)
        else:
            if chunk.name != "text":
                self._report(chunk.line, "unknown-div", chunk.name)
            item = self._text(chunk.line, chunk.content, chunk.attributes)
        self.open[-1].children.append(item)

    def _paraphrase(self, chunk: DivChunk) -> Paraphrase:
        attributes = chunk.attributes
        self._check_keys(chunk.line, chunk.content)
        return Paraphrase(
            attributes.identifier or item_id("paraphrase", self._path(), chunk.content),
            chunk.content,
            attributes.words("supports"),
            _printing(attributes),
        )

    def _judgement(self, chunk: DivChunk) -> Judgement:
        attributes = chunk.attributes
        self._check_keys(chunk.line, chunk.content)
        return Judgement(
            attributes.identifier or item_id("judgement", self._path(), chunk.content),
            chunk.content,
            attributes.get("likelihood"),
            attributes.get("confidence"),
            attributes.get("reason"),
            attributes.words("supports"),
            attributes.words("contradicts"),
            _printing(attributes),
        )

    def _text(self, line: int, typed: str, attributes: Attributes) -> TextItem:
        self._check_keys(line, typed)
        path = self._path()
        in_marks = "as-is" not in attributes.classes
        found = list(self._quotations(line, typed, in_marks=in_marks))
        bare = without_ids(_assembled(typed, found, ["x"] * len(found)))
        text_id = attributes.identifier or item_id("text", path, bare)
        ids = [
            quotation.attributes.identifier or quotation_id(text_id, str(i))
            for i, (quotation, _words, _placed) in enumerate(found)
        ]
        return TextItem(
            text_id,
            _assembled(typed, found, ids),
            tuple(
                Quotation(quotation_id_, *placed)
                for quotation_id_, (_q, _w, placed) in zip(ids, found, strict=True)
            ),
            attributes.words("supports"),
            "own-analysis" in attributes.classes,
            _printing(attributes),
        )

    def _quotations(self, line: int, typed: str, *, in_marks: bool) -> Iterator[_Placed]:
        """Yield the inline quotations of a text whose source is known, with their excerpts."""
        for quotation in typed_quotations(typed, in_marks=in_marks):
            at_line = line + typed.count("\n", 0, quotation.span.start)
            located = self._locate(at_line, quotation)
            if located is not None:
                yield located

    def _locate(self, line: int, quotation: TypedQuotation) -> _Placed | None:
        attributes = quotation.attributes
        cites = quotation.cites
        if attributes.get("source") or attributes.get("excerpt"):
            cites = (CiteRef(attributes.get("source")),)
        tries = [(words, cite) for words in _ways(quotation) for cite in cites]
        found = [
            self.library.locate(cite.key, words, attributes, _paragraph(cite))
            for words, cite in tries
        ]
        good = [x for x in found if x is not None]
        if not good:
            if quotation.raw is not None:
                self._report(line, "quotation-without-source", quotation.words)
            return None
        best = next((x for x in good if not x.problem), good[0])
        if best.problem:
            self._report(line, best.problem, quotation.words)
        self.excerpts.setdefault(best.excerpt.excerpt_id, best.excerpt)
        placed = (
            best.excerpt.excerpt_id,
            best.wording,
            attributes.get("translation"),
            _printing(attributes),
            emphasis_of(attributes, best),
        )
        if best.emphasis is not None:  # the words go without the marks of emphasis
            quotation = replace(quotation, raw=None)
        return quotation, unwrapped(best.wording or best.excerpt.words), placed

    def _block_quote(self, chunk: QuoteChunk) -> None:
        cites = parse_cites(chunk.attribution) if chunk.attribution else None
        if cites is None or len(cites) != 1:
            self._report(chunk.line, "quotation-without-source", chunk.words)
            self.open[-1].children.append(self._text(chunk.line, chunk.raw, Attributes()))
            return
        attributes = chunk.attributes
        located = self.library.locate(cites[0].key, chunk.words, attributes, _paragraph(cites[0]))
        if located is None:
            self._report(chunk.line, "unknown-key", cites[0].key)
            text = self._text(chunk.line, chunk.raw, Attributes(classes=("as-is",)))
            self.open[-1].children.append(text)
            return
        if located.problem:
            self._report(chunk.line, located.problem, chunk.words)
        self._to_level(attributes)
        excerpt = located.excerpt
        self.excerpts.setdefault(excerpt.excerpt_id, excerpt)
        quotation = Quotation(
            attributes.identifier or quotation_id(self._path(), excerpt.excerpt_id),
            excerpt.excerpt_id,
            located.wording,
            attributes.get("translation"),
            _printing(attributes),
            emphasis_of(attributes, located),
        )
        self.open[-1].children.append(quotation)

    def _check_keys(self, line: int, markdown: str) -> None:
        for place in places(markdown):
            if isinstance(place.node, CitationNode):
                at_line = line + markdown.count("\n", 0, place.span.start)
                for cite in place.node.cites:
                    if cite.key not in self.library.shelf:
                        self._report(at_line, "unknown-key", cite.key)

    def _report(self, line: int, reason: str, detail: str) -> None:
        self.problems.append(MarkdownProblem(line, reason, detail))


_Placement = tuple[str, str | None, str, bool | Printing, tuple[Span, ...] | None]
# A typed quotation, the words it prints, and what its placement says beside its id.
_Placed = tuple[TypedQuotation, str, _Placement]


def section_id(path: str, title: str) -> str:
    """Return the id of a section whose Markdown gives none."""
    return derived_id("section", path, title)


def item_id(kind: str, path: str, markdown: str) -> str:
    """Return the id of a text, paraphrase or judgement whose Markdown gives none."""
    return derived_id(kind, path, markdown)


def quotation_id(where: str, what: str) -> str:
    """Return the id of a quotation whose Markdown gives none.

    `where` and `what` are the text's id and the position in it for an inline quotation, the
    path and the excerpt's id for a block quotation.
    """
    return derived_id("quotation", where, what)


def _ways(quotation: TypedQuotation) -> Iterator[str]:
    """Yield the words, then without the stop that typography puts inside the marks."""
    yield quotation.words
    if quotation.raw is None and quotation.words[-1:] in {".", ",", ";", ":"}:
        yield quotation.words[:-1]


def _paragraph(cite: CiteRef) -> str:
    """Return the counted paragraph that a citation names, "" for none."""
    return cite.locator if cite.label == "paragraph" else ""


def _assembled(typed: str, found: Sequence[_Placed], ids: Sequence[str]) -> str:
    """Return the text with each quotation in stored form under its id."""
    pieces: list[str] = []
    position = 0
    for (quotation, words, _placed), quotation_id_ in zip(found, ids, strict=True):
        pieces += [typed[position : quotation.span.start], stored(quotation, words, quotation_id_)]
        position = quotation.span.end
        if quotation.citation is not None:
            pieces += [" ", quotation.citation.of(typed), trailing_stop(typed, quotation, words)]
            position = quotation.citation.end
    return "".join([*pieces, typed[position:]])


def excerpts_used(outline: tuple[OutlineItem, ...]) -> Iterator[str]:
    """Yield the ids of the excerpts that an outline places or rests on."""
    for item, _depth in walk(outline):
        match item:
            case Quotation():
                yield item.excerpt_id
            case TextItem():
                yield from (quotation.excerpt_id for quotation in item.quotations)
                yield from item.supports
            case Paraphrase():
                yield from item.supports
            case Judgement():
                yield from (*item.supports, *item.contradicts)


def _sources_used(
    outline: tuple[OutlineItem, ...], excerpts: Mapping[str, Excerpt], library: Library
) -> Iterator[Source]:
    by_id = {shelved.source.source_id: shelved.source for shelved in library.shelf.values()}
    for excerpt in excerpts.values():
        if excerpt.source_id in by_id:
            yield by_id[excerpt.source_id]
    for item, _depth in walk(outline):
        for key in cited_keys(item):
            if key in library.shelf:
                yield library.shelf[key].source


def cited_keys(item: OutlineItem) -> Iterator[str]:
    """Yield the keys that the Markdown of an item cites."""
    if isinstance(item, TextItem | Paraphrase | Judgement):
        for place in places(item.markdown):
            if isinstance(place.node, CitationNode):
                yield from (cite.key for cite in place.node.cites)


def _printing(attributes: Attributes) -> bool | Printing:
    if "full-length" in attributes.classes:
        return Printing.AT_FULL_LENGTH
    return "unprinted" not in attributes.classes

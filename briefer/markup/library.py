"""The sources of an outline in Markdown, and the excerpts that its quotations take from them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from briefer.core.anchoring import AnchorKind, anchor
from briefer.core.emphasis import carried, restressed
from briefer.core.excerpt import (
    Excerpt,
    Selector,
    emphasis_at,
    pinpoint_of,
    selector_for,
    visible_spans,
)
from briefer.core.ids import derived_id
from briefer.core.mapped import folded
from briefer.core.source import Block, Role, Source, SourceText
from briefer.core.text import Span, collapsed
from briefer.core.wording import CUT, is_permitted
from briefer.markup.attributes import Attributes
from briefer.markup.metadata import described
from briefer.markup.stresses import without_stresses

NOT_FOUND = "not in source"  # the tag of an excerpt whose words could not be anchored
_AT = re.compile(r"\d+-\d+(?:\+\d+-\d+)*")


@dataclass(frozen=True, slots=True)
class Shelved:
    """A source and its text; None where there is only metadata."""

    source: Source
    text: SourceText | None


@dataclass(frozen=True, slots=True)
class Located:
    """An excerpt made from typed words; `problem` is a reason code, "" where all is well.

    `emphasis` is what of its words was typed with marks of emphasis, None where nothing was.
    """

    excerpt: Excerpt
    wording: str | None = None
    problem: str = ""
    emphasis: tuple[Span, ...] | None = None


@dataclass(frozen=True, slots=True)
class Library:
    """The sources by citation key, and the excerpts that the front matter lists."""

    shelf: Mapping[str, Shelved]
    listed: Mapping[str, Excerpt]

    def locate(
        self, key: str, typed: str, attributes: Attributes, paragraph: str = ""
    ) -> Located | None:
        """Return the excerpt that `typed` words from source `key` are; None for no such source.

        `paragraph` is the cited one: it decides where the words stand more than once.
        """
        known = self.listed.get(attributes.get("excerpt"))
        if known is not None:
            return Located(known, _wording(known.words, typed, attributes))
        shelved = self.shelf.get(key)
        if shelved is None:
            return None
        found = located(shelved, typed, attributes, paragraph)
        return _stressed(shelved, typed, attributes, paragraph) or found if found.problem else found


def shelved_sources(
    references: Iterable[Mapping[str, Any]], sources: Mapping[str, tuple[Source, SourceText]]
) -> tuple[dict[str, Shelved], list[str]]:
    """Return the sources by key as the references describe them, and the keys without a text.

    A reference means the source with its sha256, else with its file name, else with its key.
    """
    shelf = {key: Shelved(replace(s, key=key), text) for key, (s, text) in sources.items()}
    missing = []
    for entry in references:
        old_key = _key_in(shelf, entry)
        found = shelf.pop(old_key, None)
        source = described(entry, found.source if found is not None else None)
        text = found.text if found is not None else None
        if text is None:
            missing.append(source.key)
        else:
            text = replace(text, source_id=source.source_id)
        shelf[source.key] = Shelved(source, text)
    return shelf, missing


def listed_excerpts(
    entries: Iterable[Mapping[str, Any]], shelf: Mapping[str, Shelved]
) -> tuple[dict[str, Excerpt], list[tuple[str, str]]]:
    """Return the excerpts that the front matter lists, and what is wrong with which."""
    found: dict[str, Excerpt] = {}
    problems = []
    for entry in entries:
        excerpt_id, key = str(entry.get("id", "")), str(entry.get("source", ""))
        shelved = shelf.get(key)
        if shelved is None or not excerpt_id:
            problems.append(("unknown-source", key))
            continue
        at = Attributes(values={"at": str(entry.get("at", ""))})
        result = located(shelved, str(entry.get("words", "")), at)
        if result.problem:
            problems.append((result.problem, excerpt_id))
        tags = entry.get("tags", result.excerpt.tags)
        found[excerpt_id] = replace(
            result.excerpt,
            excerpt_id=excerpt_id,
            said_by=str(entry.get("said-by", "")),
            note=str(entry.get("note", "")),
            tags=tuple(map(str, tags)) if isinstance(tags, list | tuple) else (str(tags),),
            removed_at=str(entry.get("removed", "")),
        )
    return found, problems


def located(shelved: Shelved, typed: str, attributes: Attributes, paragraph: str = "") -> Located:
    """Return the excerpt of `typed` words: where `at` says, else where they stand.

    Words that cannot be anchored make an excerpt all the same, with its tag saying so.
    """
    spans = _spans_at(attributes.get("at"))
    text = shelved.text
    if text is None:
        return Located(_unchecked(shelved.source, typed, spans), problem="source-missing")
    problem = ""
    if not _fits(text, spans, typed, attributes):
        spans, problem = _found(text, typed, _hint(text, spans, paragraph))
    if not spans:
        return Located(_unanchored(shelved.source, typed, attributes), problem=problem)
    excerpt = _excerpt(shelved.source, text, spans, attributes)
    return Located(excerpt, _wording(excerpt.words, typed, attributes))


def _stressed(
    shelved: Shelved, typed: str, attributes: Attributes, paragraph: str
) -> Located | None:
    """Return the excerpt of words typed with marks of emphasis, None where they are none."""
    bare, stresses = without_stresses(typed)
    if not stresses:
        return None
    found = located(shelved, bare, attributes, paragraph)
    if found.problem:
        return None
    words = found.wording or found.excerpt.words
    return replace(found, emphasis=carried(bare, stresses, words))


def at_value(excerpt: Excerpt) -> str:
    """Return the `at` of an excerpt: its spans, "" where it is not anchored."""
    spans = [s.span for s in excerpt.selectors if len(s.span)]
    return "+".join(f"{span.start}-{span.end}" for span in spans)


def emphasis_value(emphasis: Iterable[Span]) -> str:
    """Return the author's emphasis of a quotation as it is written, "none" for none."""
    return "+".join(f"{span.start}-{span.end}" for span in emphasis) or "none"


def emphasis_of(attributes: Attributes, located: Located) -> tuple[Span, ...] | None:
    """Return the author's emphasis as attributes or typed marks tell it, None for the source's."""
    value = attributes.get("emphasis")
    if told := _spans_at(value):
        return told
    if located.emphasis is None:
        return () if value == "none" else None
    words, excerpt = located.wording or located.excerpt.words, located.excerpt
    of_source = carried(excerpt.words, excerpt.emphasis, words)
    return located.emphasis if restressed(words, of_source, located.emphasis) else None


def is_implied(excerpt: Excerpt) -> bool:
    """Tell whether a quotation of `excerpt` with its `at` says all there is to say about it."""
    expected = _derived(excerpt.source_id, at_value(excerpt) or excerpt.words)
    remarks = excerpt.said_by or excerpt.note or excerpt.removed_at
    is_usual = excerpt.tags == usual_tags(excerpt) and not remarks
    return is_usual and excerpt.excerpt_id == expected


def usual_tags(excerpt: Excerpt) -> tuple[str, ...]:
    """Return the tags that reading gives an excerpt by itself."""
    return () if at_value(excerpt) else (NOT_FOUND,)


def inferred_wording(original: str, typed: str) -> str | None:
    """Return the edited wording that `typed` is, None where it is the original's words."""
    if folded(collapsed(typed)) == folded(collapsed(original)):
        return None
    return typed


def _wording(original: str, typed: str, attributes: Attributes) -> str | None:
    if "wording" in attributes.values:
        return attributes.get("wording") or None
    return inferred_wording(original, typed)


def _spans_at(value: str) -> tuple[Span, ...]:
    if _AT.fullmatch(value) is None:
        return ()
    pairs = [part.split("-") for part in value.split("+")]
    return tuple(Span(int(a), int(b)) for a, b in pairs if int(a) <= int(b))


def _fits(text: SourceText, spans: Sequence[Span], typed: str, attributes: Attributes) -> bool:
    """Tell whether the words at `spans` are the typed ones, or these a wording of them."""
    if not spans or spans[-1].end > len(text.canonical):
        return False
    original = "\n\n".join(span.of(text.canonical) for span in spans)
    if inferred_wording(original, typed) is None or "wording" in attributes.values:
        return True
    return (
        is_permitted(original, typed)
        or anchor(
            SourceText("", original, (Block(0, len(original), Role.BODY, original),)), typed
        ).is_found
    )


def _hint(text: SourceText, at: Sequence[Span], paragraph: str) -> Span | None:
    if at:
        return Span(at[0].start, at[-1].end)
    first = re.match(r"\d+[a-z]?", paragraph)
    blocks = (block.span for block in text.blocks if first and block.number == first[0])
    return next(blocks, None)


def _found(text: SourceText, typed: str, hint: Span | None) -> tuple[tuple[Span, ...], str]:
    """Return where `typed` stands, with cuts between its pieces if it has any, and the problem."""
    anchored = anchor(text, typed, hint)
    if anchored.is_found or CUT not in typed:
        problem = "ambiguous" if anchored.kind is AnchorKind.AMBIGUOUS else "not-in-source"
        return anchored.spans, "" if anchored.is_found else problem
    pieces = [anchor(text, piece, hint) for piece in typed.split(CUT) if piece.strip()]
    spans = [span for piece in pieces for span in piece.spans]
    if not all(piece.is_found for piece in pieces) or spans != sorted(spans):
        return (), "not-in-source"
    return visible_spans(text, Span(spans[0].start, spans[-1].end)), ""


def _excerpt(
    source: Source, text: SourceText, spans: Sequence[Span], attributes: Attributes
) -> Excerpt:
    at = "+".join(f"{span.start}-{span.end}" for span in spans)
    return Excerpt(
        _derived(source.source_id, at),
        source.source_id,
        tuple(selector_for(text.canonical, span) for span in spans),
        pinpoint_of(text, spans),
        attributes.get("said-by"),
        emphasis=emphasis_at(text, spans),
    )


def _unanchored(source: Source, typed: str, attributes: Attributes) -> Excerpt:
    selectors = tuple(Selector(0, 0, part) for part in typed.split("\n\n"))
    return Excerpt(
        _derived(source.source_id, typed),
        source.source_id,
        selectors,
        said_by=attributes.get("said-by"),
        tags=(NOT_FOUND,),
    )


def _unchecked(source: Source, typed: str, spans: Sequence[Span]) -> Excerpt:
    """Return the excerpt of words whose source has no text here, as well as it is known."""
    parts = typed.split("\n\n")
    if len(parts) != len(spans):
        return _unanchored(source, typed, Attributes())
    at = "+".join(f"{span.start}-{span.end}" for span in spans)
    selectors = (Selector(s.start, s.end, part) for s, part in zip(spans, parts, strict=True))
    return Excerpt(_derived(source.source_id, at), source.source_id, tuple(selectors))


def _derived(source_id: str, place: str) -> str:
    return derived_id("excerpt", source_id, place)


def _key_in(shelf: Mapping[str, Shelved], entry: Mapping[str, Any]) -> str:
    """Return the key of the source that a reference means, "" for none."""
    for name in ("sha256", "file", "id"):
        wanted = str(entry.get(name, ""))
        found = next(
            (k for k, s in shelf.items() if wanted and _named(s.source, name) == wanted), ""
        )
        if found:
            return found
    return ""


def _named(source: Source, name: str) -> str:
    return {"sha256": source.sha256, "file": source.name, "id": source.key}[name]

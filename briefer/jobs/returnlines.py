"""What a returned brief asks for: one line a change, with the edit that would accept it."""

from __future__ import annotations

import hashlib
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum

from briefer.checking.difference import difference
from briefer.checking.returned import (
    FRONT,
    ItemChange,
    NewQuotation,
    Returned,
    ReturnedComment,
    ReturnedItem,
    ReturnedQuotation,
)
from briefer.checking.sameness import plainest
from briefer.checking.uses import quotations_of
from briefer.checking.verdicts import Caution, Change, Colour, Piece
from briefer.core.brief import Brief
from briefer.core.emphasis import Restressed, carried, restressed
from briefer.core.outline import OutlineItem, Quotation, Section, walk
from briefer.core.text import first_words
from briefer.jobs import returns
from briefer.jobs.returnwords import EMPHASIS
from briefer.markup.merging import merged
from briefer.markup.nodes import QuotationNode
from briefer.markup.places import places
from briefer.project import edits
from briefer.project.codes import Action
from briefer.project.transaction import Transaction

_NAME = 16  # hexadecimal digits


class LineKind(StrEnum):
    """What a line is about."""

    QUOTATION = "quotations"
    ITEM = "items"
    NEW = "new"
    NOTE = "notes"
    ENTRY = "sources"
    COMMENT = "comments"
    MARKING = "marking"


@dataclass(frozen=True, slots=True)
class ReturnLine:
    """One change. `what` is a verdict or a change in the words of `returnwords`.

    `line_id` is made of what the file says, so that it is the same when it is compared again.
    `words` say it now, `was` what it said; `accept` is the edit that brings it into the brief,
    None where there is none to offer. `item_id` is where to go, empty for nowhere.
    """

    line_id: str
    kind: LineKind
    what: str
    words: str
    was: str = ""
    colour: Colour | None = None
    changes: tuple[Piece, ...] = ()
    item_id: str = ""
    about: str = ""  # note number, author of a comment
    accept: Callable[[Transaction], object] | None = field(default=None, compare=False)
    follows: str = ""  # the item before one that was moved or added


def return_lines(result: Returned, brief: Brief) -> tuple[ReturnLine, ...]:
    """Return the changes that `brief`, as it is now, does not have yet."""
    return tuple(_named(_Lines(brief).of(result)))


def accept(tx: Transaction, line: ReturnLine, sha256: str) -> None:
    """Bring the change of a line of the returned file `sha256` into the brief, as one step."""
    if line.accept is not None:
        line.accept(tx)
        edits.decide(tx, sha256, line.line_id, edits.Decision.ACCEPTED)
        tx.note(Action.ACCEPT_CHANGE, line.item_id, first_words(line.words or line.was))


def keep(tx: Transaction, line: ReturnLine, sha256: str) -> None:
    """Leave the brief as it is at a line, as one step."""
    words = first_words(line.words or line.was)
    edits.decide(tx, sha256, line.line_id, edits.Decision.KEPT, words)


def reopen(tx: Transaction, line: ReturnLine, sha256: str) -> None:
    """Leave a line to be decided again, as one step."""
    edits.reopen(tx, sha256, line.line_id, first_words(line.words or line.was))


def _named(lines: Iterable[ReturnLine]) -> Iterator[ReturnLine]:
    """Yield `lines` with names short enough to be kept; two that say the same are numbered."""
    seen: Counter[str] = Counter()
    for line in lines:
        name = hashlib.sha256(line.line_id.encode("utf-8", "surrogatepass")).hexdigest()[:_NAME]
        seen[name] += 1
        yield replace(line, line_id=f"{name}-{seen[name]}")


def _numbered(items: Iterable[ReturnedItem]) -> Iterator[tuple[ReturnedItem, int]]:
    """Yield items with which of those they are that say the same at the same place."""
    seen: Counter[tuple[str, str]] = Counter()
    for item in items:
        seen[item.after, item.text] += 1
        yield item, seen[item.after, item.text]


def _said(item: OutlineItem) -> str:
    """Return what an item says, as far as it can be compared with words of a file."""
    return plainest(str(getattr(item, "markdown", "") or getattr(item, "title", "")))


def _written(item: ReturnedItem) -> str:
    """Return what an added item would say in the brief."""
    is_title = item.kind == "section"
    return plainest(item.text if is_title else returns.as_markdown(item.text))


class _Lines:
    """Makes the lines for one brief."""

    def __init__(self, brief: Brief) -> None:
        self._brief = brief
        self._items: Mapping[str, OutlineItem] = {
            item.item_id: item for item, _depth in walk(brief.outline)
        }
        self._quotations = {
            q.item_id: (q, item.item_id)
            for item in self._items.values()
            for q in quotations_of(item)
        }

    def of(self, result: Returned) -> Iterator[ReturnLine]:
        for quotation in result.quotations:
            if quotation.is_changed:
                yield from self._quotation(quotation)
        here = self._added_already(result.items)
        for item, number in _numbered(result.items):
            if (item.after, item.text) not in here:
                yield from self._item(item, number)
        yield from self._rest(result)

    def _quotation(self, found: ReturnedQuotation) -> Iterator[ReturnLine]:
        ours, holder = self._quotations.get(found.item_id, (None, found.holder))
        words = self._words(ours)
        if found.judged is None and ours is None:
            return  # gone here as there
        if found.judged is not None and plainest(found.text) == plainest(words):
            if ours is not None and (change := self._restressed(ours, found)):
                yield self._emphasised(found, change)
            if found.is_unmarked:
                yield self._unmarked(found)
            return
        colour = Colour.AMBER if found.judged is None else found.judged.verdict.colour
        yield ReturnLine(
            f"quotation {found.item_id} {found.copy}",
            LineKind.QUOTATION, found.verdict, found.text,
            words or found.printed, colour, difference(found.text, words or found.printed),
            found.item_id if ours is not None else self._place(holder), str(found.note or ""),
            None if ours is None else self._reword(ours, found),
        )  # fmt: skip

    def _restressed(self, ours: Quotation, found: ReturnedQuotation) -> Restressed:
        """Return how the emphasis that a colleague changed differs from the brief's."""
        if not found.restressed or ours.translation:
            return Restressed()
        words = self._brief.words_of(ours)
        theirs = carried(found.text, found.emphasis, words)
        return restressed(words, self._brief.emphasis_of(ours), theirs)

    def _emphasised(self, found: ReturnedQuotation, change: Restressed) -> ReturnLine:
        """Return the line of a quotation in which only other words are emphasised."""
        caution = {Caution.EMPHASIS_NOT_SAID} & (found.judged.cautions() if found.judged else set())
        pieces = (
            *(Piece(Change.ADDED, words) for words in change.added),
            *(Piece(Change.DROPPED, words) for words in change.omitted),
        )
        return ReturnLine(
            f"emphasis {found.item_id} {found.copy} {found.emphasis}",
            LineKind.QUOTATION, EMPHASIS, found.text, "",
            Colour.AMBER if caution else Colour.GREEN, pieces,
            found.item_id, str(found.note or ""), _verb(returns.accept_quotation, found),
        )  # fmt: skip

    def _unmarked(self, found: ReturnedQuotation) -> ReturnLine:
        """Return the line of a quotation that only lost its marks: there is nothing to accept."""
        return ReturnLine(
            f"unmarked {found.item_id} {found.copy}",
            LineKind.QUOTATION, str(Caution.UNMARKED), found.text, "",
            Colour.AMBER, (), self._place(found.item_id), str(found.note or ""),
        )  # fmt: skip

    def _words(self, ours: Quotation | None) -> str:
        if ours is None or ours.excerpt_id not in self._brief.excerpts:
            return ""
        return ours.translation or self._brief.words_of(ours)

    @staticmethod
    def _reword(ours: Quotation, found: ReturnedQuotation) -> Callable[[Transaction], object]:
        if ours.translation and found.judged is not None:
            return _verb(edits.translate_quotation, found.item_id, found.text)
        return _verb(returns.accept_quotation, found)

    def _item(self, found: ReturnedItem, number: int) -> Iterator[ReturnLine]:
        """Yield the line of an item; `number` tells equal ones at one place apart, from 1."""
        if found.item_id in self._quotations and found.change is not ItemChange.MOVED:
            return  # told as a quotation
        if self._is_here(found):
            return
        act = self._act(found)
        yield ReturnLine(
            f"{found.change} {found.item_id or f'{number} {found.after} {found.text}'}",
            LineKind.ITEM, found.change, found.text, found.was,
            Colour.AMBER, found.difference, self._goal(found), found.kind,
            act, found.after if found.after in self._items else "",
        )  # fmt: skip

    @staticmethod
    def _goal(found: ReturnedItem) -> str:
        """Return the item to go to, empty for the front matter, which is none."""
        return "" if found.kind == FRONT else found.item_id or found.after

    def _act(self, found: ReturnedItem) -> Callable[[Transaction], object] | None:
        """Return the edit that would make the brief say or have what the file does."""
        if not returns.can_accept(found, self._brief):
            return None
        return _verb(returns.accept_item, found)

    def _is_here(self, found: ReturnedItem) -> bool:
        """Tell whether the brief has a change already, or not what was changed."""
        if found.change is ItemChange.ADDED:
            return False
        if found.kind == FRONT:
            name = returns.front_field(found)
            ours = "" if name is None else getattr(self._brief.front, name)
            return name is not None and plainest(ours) == plainest(found.text)
        item = self._items.get(found.item_id)
        if item is None:
            return True
        if found.change is not ItemChange.CHANGED or isinstance(item, Quotation):
            return False
        if isinstance(item, Section):
            return plainest(item.title) == plainest(found.text)
        made = merged(item.markdown, found.was, found.text)
        # What became of inline quotations is told line by line, as quotations.
        return made is not None and _own(made.markdown) == _own(item.markdown)

    def _added_already(self, items: Iterable[ReturnedItem]) -> set[tuple[str, str]]:
        """Return behind what which added words stand in the brief, as often as they were added.

        One in the brief is the added one behind the last item before it.
        """
        places = {item_id: i for i, item_id in enumerate(self._items)}
        new = [item for item in items if item.change is ItemChange.ADDED]
        added = Counter((item.after, item.text) for item in new)
        by_words: dict[str, set[tuple[int, tuple[str, str]]]] = defaultdict(set)
        for item in new:
            by_words[_written(item)].add((places.get(item.after, -1), (item.after, item.text)))
        found: Counter[tuple[str, str]] = Counter()
        for place, ours in enumerate(self._items.values()):
            twins = by_words.get(_said(ours), ())
            before = [each for each in twins if each[0] < place and found[each[1]] < added[each[1]]]
            if before:
                found[max(before)[1]] += 1
        return {key for key, count in found.items() if count == added[key]}

    def _rest(self, result: Returned) -> Iterator[ReturnLine]:
        for new in result.new_quotations:
            yield self._new(new)
        for note in result.notes:
            yield ReturnLine(
                f"note {note.number} {note.change} {note.item_id} {note.text}",
                LineKind.NOTE, note.change, note.text, note.was, Colour.AMBER,
                difference(note.text, note.was) if note.text and note.was else (),
                self._place(note.item_id), str(note.number or ""),
            )  # fmt: skip
        for entry in result.entries:
            yield ReturnLine(
                f"entry {entry.change} {entry.source_id} {entry.text or entry.was}",
                LineKind.ENTRY, entry.change, entry.text, entry.was,
                Colour.AMBER,
            )  # fmt: skip
        for comment in result.comments:
            yield self._comment(comment)
        if result.marking.is_removed:
            yield ReturnLine(
                "marking", LineKind.MARKING, ItemChange.DELETED, "", result.marking.exported,
                Colour.RED,
            )  # fmt: skip

    def _new(self, found: NewQuotation) -> ReturnLine:
        verdict = found.judged.verdict
        return ReturnLine(
            f"new {found.item_id} {found.text}",
            LineKind.NEW, verdict, found.text, "",
            verdict.colour, found.judged.difference, self._place(found.item_id),
        )  # fmt: skip

    def _comment(self, found: ReturnedComment) -> ReturnLine:
        place = self._place(found.item_id)
        act = None
        if place:
            act = _verb(returns.accept_comment, replace(found, item_id=place))
        return ReturnLine(
            f"comment {found.comment_id} {found.text}",
            LineKind.COMMENT, "", found.text, found.about, None, (), place,
            found.author, act,
        )  # fmt: skip

    def _place(self, item_id: str) -> str:
        """Return the item of the outline that has `item_id` or holds it, empty for none."""
        if item_id in self._items:
            return item_id
        return self._quotations[item_id][1] if item_id in self._quotations else ""


def _verb(edit: Callable[..., object], *args: object) -> Callable[[Transaction], object]:
    """Return an edit that waits for its transaction."""

    def act(tx: Transaction) -> object:
        return edit(tx, *args)

    return act


def _own(markdown: str) -> str:
    """Return the Markdown of a text without the words of its inline quotations."""
    pieces, position = [], 0
    for place in places(markdown):
        if isinstance(place.node, QuotationNode):
            pieces += [markdown[position : place.span.start], place.node.item_id]
            position = place.span.end
    return "".join([*pieces, markdown[position:]])

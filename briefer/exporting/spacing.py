"""Blanks that may not end a line: before a number and its unit, and those that French sets.

French (Imprimerie nationale, "Lexique des règles typographiques"): a no-break space before a
colon and inside guillemets, a narrow one before ; ! and ?; in Canada none before these three.
Words of a source get no character that they lack: a blank of theirs is at most made to hold.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from briefer.core.runs import Run, Runs
from briefer.exporting.document import (
    Block,
    Content,
    CrossRef,
    Document,
    Heading,
    Inline,
    ListItems,
    Note,
    Paragraph,
    Quoted,
    Table,
)

NO_BREAK, NARROW = "\u00a0", "\u202f"
_OTHER = "\ufffc"  # stands for what has no letters, such as the mark of a note
_BEFORE_NUMBER = re.compile(r"(?:(?<=[^\W\d_]\.)|(?<=[§°º])) (?=\d)")
_AFTER_NUMBER = re.compile(
    r"(?<=\d) (?=(?:%|‰|€|£|\$|°C|km|kg|GW|MW|m[²³]?|h|[mb]illions?|trillions?|milliards?"
    r"|Millionen|Milliarden|Mio\.|Mrd\.)(?!\w))"
)
_ABBREVIATIONS = re.compile(
    r"pp?|paras?|par|paragr|nos?|vols?|ch|chap|secs?|figs?|tab|arts?|app|nn?|ss?|abs|nr|ziff|rn|rz"
    r"|kap|bd|abb|anm|al"
)
_SPACE = "[ \u00a0\u202f]"
_THIN = re.compile(rf"{_SPACE}(?=[;!?])")
_WIDE = re.compile(rf"{_SPACE}(?=[:»])|(?<=«){_SPACE}")
_THIN_LACKING = re.compile(r"(?<=[^\s;:!?([«])(?=[;!?](?:[\s)\]»!?\ufffc]|$))")
_WIDE_LACKING = re.compile(r"(?<=[^\s;:!?([«])(?=:(?:\s|$)|»)|(?<=«)(?=\S)")


@dataclass(frozen=True, slots=True)
class Spacing:
    """Where the blanks of a text in `language` may not break; `adds` lets it put in new ones."""

    language: str
    adds: bool = True

    @property
    def is_french(self) -> bool:
        """Tell whether the rules of French hold."""
        return self.language.partition("-")[0] == "fr"

    def edits(self, text: str) -> dict[int, tuple[str, bool]]:
        """Return the blank for each place of `text`, and whether it is put in before it."""
        found = {m.start(): (NO_BREAK, False) for m in _AFTER_NUMBER.finditer(text)}
        for match in _BEFORE_NUMBER.finditer(text):
            if _is_abbreviated(text, match.start()):
                found[match.start()] = NO_BREAK, False
        if self.is_french:
            found.update(self._french(text))
        return found

    def _french(self, text: str) -> Iterator[tuple[int, tuple[str, bool]]]:
        is_canadian = self.language.endswith("-CA")
        yield from ((m.start(), (NO_BREAK, False)) for m in _WIDE.finditer(text))
        if not is_canadian:
            yield from ((m.start(), (NARROW, False)) for m in _THIN.finditer(text))
        if not self.adds:
            return
        yield from ((m.start(), (NO_BREAK, True)) for m in _WIDE_LACKING.finditer(text))
        if not is_canadian:
            yield from ((m.start(), (NARROW, True)) for m in _THIN_LACKING.finditer(text))


def spaced(document: Document) -> Document:
    """Return `document` with the blanks of its language."""
    own, others = Spacing(document.language), Spacing(document.language, adds=False)
    return replace(
        document,
        title=_text(document.title, own),
        subtitle=_text(document.subtitle, own),
        front=tuple((label, _text(value, own)) for label, value in document.front),
        blocks=tuple(_block(block, own) for block in document.blocks),
        notes=tuple(_note(note, others) for note in document.notes),
        bibliography=tuple(_runs(runs, others) for runs in document.bibliography),
        remarks=tuple(_text(text, others) for text in document.remarks),
    )


def _is_abbreviated(text: str, end: int) -> bool:
    """Tell whether what stands before the blank at `end` is read together with a number."""
    if text[end - 1] != ".":
        return True
    start = end - 1
    while start and text[start - 1].isalpha():
        start -= 1
    return _ABBREVIATIONS.fullmatch(text[start : end - 1].casefold()) is not None


def _text(text: str, spacing: Spacing) -> str:
    edits = spacing.edits(text)
    return _edited(text, 0, edits) if edits else text


def _note(note: Note, spacing: Spacing) -> Note:
    more = tuple(_runs(runs, spacing) for runs in note.more)
    return replace(note, runs=_runs(note.runs, spacing), more=more)


def _runs(runs: Runs, spacing: Spacing) -> Runs:
    return tuple(each for each in _content(runs, spacing) if isinstance(each, Run))


def _block(block: Block, spacing: Spacing) -> Block:
    match block:
        case Paragraph() | Heading():
            return replace(block, content=_content(block.content, spacing))
        case ListItems():
            items = tuple(tuple(_block(each, spacing) for each in item) for item in block.items)
            return replace(block, items=items)
        case Table():
            rows = tuple(tuple(_content(cell, spacing) for cell in row) for row in block.rows)
            header = tuple(_content(cell, spacing) for cell in block.header)
            return replace(block, header=header, rows=rows)


def _content(content: Sequence[Inline], spacing: Spacing) -> Content:
    texts = [_words(inline) for inline in content]
    edits = spacing.edits("".join(texts))
    if not edits:
        return tuple(content)
    made: list[Inline] = []
    position = 0
    for inline, text in zip(content, texts, strict=True):
        made.append(_respaced(inline, position, edits, spacing))
        position += len(text)
    return tuple(made)


def _words(inline: Inline) -> str:
    """Return what `inline` has for letters, as long as its text where it has one."""
    if isinstance(inline, Run):
        return inline.text.translate(_UNTOUCHED) if _is_literal(inline) else inline.text
    if isinstance(inline, Quoted):
        return "".join([run.text for run in inline.runs])
    return inline.text if isinstance(inline, CrossRef) else _OTHER


def _respaced(
    inline: Inline, start: int, edits: dict[int, tuple[str, bool]], spacing: Spacing
) -> Inline:
    if isinstance(inline, Run):
        text = inline.text if _is_literal(inline) else _edited(inline.text, start, edits)
        return inline if text == inline.text else replace(inline, text=text)
    if not isinstance(inline, Quoted):
        return inline
    words = Spacing(inline.language or spacing.language, adds=False)
    text = "".join([run.text for run in inline.runs])
    runs, position, own = [], 0, words.edits(text)
    for run in inline.runs:
        runs.append(replace(run, text=_edited(run.text, position, own)))
        position += len(run.text)
    return replace(inline, runs=tuple(runs)) if own else inline


def _edited(text: str, start: int, edits: dict[int, tuple[str, bool]]) -> str:
    """Return `text`, which begins at `start`, with `edits` made."""
    places = [i for i in edits if start <= i < start + len(text)]
    for place in sorted(places, reverse=True):
        blank, is_new = edits[place]
        i = place - start
        text = text[:i] + blank + text[i if is_new else i + 1 :]
    return text


def _is_literal(run: Run) -> bool:
    """Tell whether the characters of `run` are as they must be: code, or an address."""
    return run.code or bool(run.link and run.link == run.text)


class _Untouched(dict[int, str]):
    def __missing__(self, _character: int) -> str:
        return "x"


_UNTOUCHED = _Untouched()

"""The text of a reader: which paragraphs it shows of a source, with web-page text folded."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from briefer.core.source import Block, SourceText
from briefer.core.text import Span
from briefer.ui.positions import Paragraph, displayed

LONGEST = 12_000  # code points; one paragraph is laid out in one go, so it must stay short
_WRAPPED = 45  # code points; a text all of whose lines are longer was wrapped by a program


@dataclass(frozen=True, slots=True)
class Fold:
    """A run of neighbouring folded blocks."""

    blocks: tuple[Block, ...]

    @property
    def span(self) -> Span:
        """Return the stretch of canonical text from the first to the last block."""
        return Span(self.blocks[0].start, self.blocks[-1].end)

    @property
    def lines(self) -> int:
        """Return how many lines of text it holds."""
        return sum(1 for b in self.blocks for line in b.text.splitlines() if line.strip())


FoldLabel = Callable[[int, bool], str]  # lines, is it open -> the line that stands for a fold


def folds_of(text: SourceText) -> tuple[Fold, ...]:
    """Return the folds of `text` in reading order."""
    runs = groupby(text.blocks, key=lambda block: block.is_folded)
    return tuple(Fold(tuple(blocks)) for is_folded, blocks in runs if is_folded)


def open_spans(text: SourceText, opened: Collection[int]) -> tuple[Span, ...]:
    """Return the folded stretches of `text` that start at one of `opened`."""
    return tuple(fold.span for fold in folds_of(text) if fold.span.start in opened)


def paragraphs_of(
    text: SourceText, opened: Collection[int], label: FoldLabel
) -> tuple[Paragraph, ...]:
    """Return the paragraphs a reader shows; `opened` holds the starts of open folds."""
    found: list[Paragraph] = []
    for is_folded, run in groupby(text.blocks, key=lambda block: block.is_folded):
        blocks = tuple(run)
        if is_folded:
            found.extend(_folded(Fold(blocks), opened, label))
        else:
            found.extend(_shown(blocks))
    return tuple(found)


def _folded(fold: Fold, opened: Collection[int], label: FoldLabel) -> Iterator[Paragraph]:
    is_open = fold.span.start in opened
    # An open fold's line stands for nothing: its text follows.
    span = Span(fold.span.start, fold.span.start) if is_open else fold.span
    yield Paragraph(span, displayed(label(fold.lines, is_open)), is_open=is_open)
    if is_open:
        yield from _shown(fold.blocks)


def _shown(blocks: Sequence[Block]) -> Iterator[Paragraph]:
    for block in blocks:
        keep_breaks = not _is_wrapped(block.text)
        for start, end in _pieces(block.text):
            yield Paragraph(
                Span(block.start + start, block.start + end),
                displayed(block.text[start:end], keep_breaks=keep_breaks),
                block,
                is_continued=start > 0,
            )


def _is_wrapped(text: str) -> bool:
    """Tell whether the line breaks in `text` come from wrapping it, not from its author."""
    lines = text.split("\n")
    return len(lines) > 1 and all(len(line) >= _WRAPPED for line in lines[:-1])


def _pieces(text: str) -> Iterator[tuple[int, int]]:
    """Yield stretches of `text` of at most LONGEST code points, ended at a blank if any."""
    start = 0
    while len(text) - start > LONGEST:
        half = text[start + LONGEST // 2 : start + LONGEST + 1]
        blank = _last_blank(half)
        cut = start + (LONGEST // 2 + blank if blank > 0 else LONGEST)
        yield start, cut
        start = cut
    yield start, len(text)


def _last_blank(text: str) -> int:
    """Return where the last white space of `text` stands, 0 for none."""
    if text[-1:].isspace():
        return len(text) - 1
    words = text.rsplit(maxsplit=1)
    return len(text) - len(words[1]) - 1 if len(words) > 1 else 0

"""Carry changes of the printed words of a text back into its Markdown.

A colleague changes words in Word, where citations are notes and quotations are locked words. The
words are compared with the text as it printed; what stayed keeps its emphasis, its quotations and
its citations, what is new is plain.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher

from briefer.core.mapped import folded
from briefer.core.runs import Run, joined
from briefer.core.text import collapsed
from briefer.markup.inline import parse
from briefer.markup.nodes import (
    CitationNode,
    Heading,
    Inline,
    Inlines,
    Paragraph,
    QuotationNode,
    TextBlock,
    paragraphs,
    remade,
)
from briefer.markup.prose import write_text

_TOKEN = re.compile(r"\s+|\w+|[^\w\s]")
_MARKS = re.compile("[“”„«»‟‘’‚‹›\"']")


@dataclass(frozen=True, slots=True)
class Merged:
    """A text with a colleague's words; `wordings` are the changed quotations by id."""

    markdown: str
    wordings: tuple[tuple[str, str], ...] = ()


def merged(markdown: str, was: str, now: str) -> Merged | None:
    """Return `markdown` with what changed from the printed text `was` to `now`.

    Both have one paragraph a line. None where the paragraphs do not correspond, or where what
    changed was never words of the text, as a citation in brackets: then a person has to look.
    """
    blocks = parse(markdown)
    places = list(paragraphs(blocks))
    before, after = was.split("\n"), now.split("\n")
    if len(before) < len(places) or not places:
        return None
    aligned = _aligned(before, after)
    if aligned is None:
        return None
    made = [_paragraph(inlines, before[i], aligned[i]) for i, inlines in enumerate(places)]
    changed = [paragraph for paragraph in made if paragraph is not None]
    if len(changed) < len(made):
        return None
    wordings = tuple(pair for paragraph in changed for pair in paragraph.wordings)
    queue = iter([paragraph.inlines for paragraph in changed])
    rebuilt = remade(blocks, lambda _was: next(queue))
    added = [Paragraph((Run(text),)) for text in aligned[len(before) :]]
    kept = [block for block in (*rebuilt, *added) if not _is_empty(block)]
    return Merged(write_text(kept), wordings)


@dataclass(frozen=True, slots=True)
class _Changed:
    inlines: Inlines
    wordings: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class _Char:
    """One printed character and the index of the inline that it belongs to."""

    text: str
    owner: int


def _is_empty(block: TextBlock) -> bool:
    return isinstance(block, Paragraph | Heading) and not block.inlines


def _aligned(before: Sequence[str], after: Sequence[str]) -> list[str] | None:
    """Return the new text of each old paragraph, "" for one that is gone, then the added ones.

    None where a paragraph was put in before the last one: it has no place of its own.
    """
    if len(before) == len(after):
        return list(after)
    matcher = SequenceMatcher(None, list(map(_key, before)), list(map(_key, after)), autojunk=False)
    texts = [""] * len(before)
    added: list[str] = []
    for tag, a, b, c, d in matcher.get_opcodes():
        if tag == "insert" and a < len(before):
            return None
        if tag == "replace" and b - a != d - c and b < len(before):
            return None
        for offset in range(max(b - a, d - c)):
            if a + offset < b:
                texts[a + offset] = after[c + offset] if c + offset < d else ""
            else:
                added.append(after[c + offset])
    return [*texts, *added]


def _paragraph(inlines: Inlines, was: str, now: str) -> _Changed | None:
    """Return one paragraph with its new words, None where they are not the paragraph's own."""
    if not now.strip():
        return _Changed((), ())
    if _key(was) == _key(now):
        return _Changed(inlines, ())
    shown = [char for i in range(len(inlines)) for char in _chars(inlines, i)]
    plain = "".join(char.text for char in shown)
    target = _own_words(_TOKEN.findall(plain), _TOKEN.findall(was), _TOKEN.findall(now))
    if target is None:
        return None
    cites = _cites(inlines)
    chars, cites = _moved(shown, cites, target, inlines)
    return _regrouped(chars, cites, inlines)


def _chars(inlines: Inlines, at: int) -> Iterator[_Char]:
    """Yield what one inline prints; the blank before a citation comes and goes with it."""
    inline = inlines[at]
    if isinstance(inline, Run):
        is_cited = at + 1 < len(inlines) and isinstance(inlines[at + 1], CitationNode)
        yield from (_Char(c, at) for c in (inline.text.rstrip(" ") if is_cited else inline.text))
    elif isinstance(inline, QuotationNode):
        yield from (_Char(c, at) for c in f"“{collapsed(inline.words)}”")


def _cites(inlines: Inlines) -> dict[int, list[CitationNode]]:
    """Return the citations by how many printed characters stand before them."""
    found: dict[int, list[CitationNode]] = {}
    at = 0
    for i, inline in enumerate(inlines):
        if isinstance(inline, CitationNode):
            found.setdefault(at, []).append(inline)
        else:
            at += sum(1 for _char in _chars(inlines, i))
    return found


def _own_words(plain: list[str], was: list[str], now: list[str]) -> str | None:
    """Return the words `plain` with what changed from `was`, as printed, to `now`.

    What the house put in when it printed stays out, as citations in brackets, and what it moved
    stays where the author has it, as the full stop that American English puts inside the marks.
    None where only what the house put in has changed.
    """
    firsts, lasts = _boundaries(plain, was)
    matcher = SequenceMatcher(None, _keys(was), _keys(now), autojunk=False)
    words: list[str] = []
    done = 0
    for tag, a, b, c, d in matcher.get_opcodes():
        if tag == "equal":
            words += plain[max(done, firsts[a]) : lasts[b]]
            done = lasts[b]
            continue
        if a < b and lasts[a] >= firsts[b]:
            return None
        words += now[c:d]
    return "".join(words).strip()


def _boundaries(plain: list[str], was: list[str]) -> tuple[list[int], list[int]]:
    """Return where in `plain` a stretch of `was` that begins or ends before a token does so.

    What only `plain` has belongs to the stretches on both of its sides.
    """
    firsts, lasts = [0] * (len(was) + 1), [0] * (len(was) + 1)
    matcher = SequenceMatcher(None, _keys(plain), _keys(was), autojunk=False)
    for _tag, a, b, c, d in matcher.get_opcodes():
        for k in range(c, d + 1):
            place = b if k == d else min(a + k - c, b)
            lasts[k] = place
            if k > c:
                firsts[k] = place
    return firsts, lasts


def _moved(
    shown: list[_Char], cites: dict[int, list[CitationNode]], target: str, inlines: Inlines
) -> tuple[list[_Char], dict[int, list[CitationNode]]]:
    """Return the new characters with their owners, and the citations at their new places."""
    ours, theirs = _TOKEN.findall("".join(c.text for c in shown)), _TOKEN.findall(target)
    matcher = SequenceMatcher(None, _keys(ours), _keys(theirs), autojunk=False)
    starts = [0]
    for token in ours:
        starts.append(starts[-1] + len(token))
    chars: list[_Char] = []
    placed: dict[int, list[CitationNode]] = {}
    waiting = sorted(cites)
    for tag, a, b, c, d in matcher.get_opcodes():
        first, last = starts[a], starts[b]
        if tag == "equal":
            begin = len(chars)
            chars += shown[first:last]
            for at in [at for at in waiting if first <= at <= last]:
                placed.setdefault(begin + at - first, []).extend(cites[at])
                waiting.remove(at)
            continue
        owner = _owner(shown, first, last, inlines)
        chars += [_Char(char, owner) for char in "".join(theirs[c:d])]
        for at in [at for at in waiting if at <= last]:
            placed.setdefault(len(chars), []).extend(cites[at])
            waiting.remove(at)
    for at in waiting:
        placed.setdefault(len(chars), []).extend(cites[at])
    return chars, placed


def _owner(shown: list[_Char], first: int, last: int, inlines: Inlines) -> int:
    """Return the inline that words between two places belong to, -1 for plain words."""
    before = shown[first - 1].owner if first else -1
    after = shown[last].owner if last < len(shown) else -1
    gone = {char.owner for char in shown[first:last]}
    if before == after and before >= 0:
        return before
    quoted = [i for i in gone if isinstance(inlines[i], QuotationNode)]
    return quoted[0] if len(gone) == 1 and quoted else -1


def _regrouped(
    chars: list[_Char], cites: dict[int, list[CitationNode]], inlines: Inlines
) -> _Changed:
    pieces: list[Inline] = []
    wordings: list[tuple[str, str]] = []
    at = 0
    while at < len(chars):
        pieces += _spaced(pieces, cites.get(at, []))
        owner, end = chars[at].owner, at + 1
        while end < len(chars) and chars[end].owner == owner and end not in cites:
            end += 1
        text = "".join(char.text for char in chars[at:end])
        kept = inlines[owner] if owner >= 0 else Run("")
        if isinstance(kept, QuotationNode):
            words = _without_marks(text)
            if _key(words) != _key(kept.words):
                wordings.append((kept.item_id, words))
            pieces.append(kept)
            pieces += [Run(" ")] if text.endswith(" ") else []
        elif isinstance(kept, Run):
            pieces.append(replace(kept, text=text))
        at = end
    pieces += _spaced(pieces, cites.get(len(chars), []))
    return _Changed(_tidy(pieces), tuple(wordings))


def _spaced(before: list[Inline], cites: list[CitationNode]) -> Iterator[Inline]:
    """Yield citations with the blank that stands before them in Markdown."""
    last = before[-1] if before else None
    if cites and last is not None and not (isinstance(last, Run) and last.text[-1:].isspace()):
        yield Run(" ")
    yield from cites


def _tidy(pieces: list[Inline]) -> Inlines:
    """Return inlines with neighbouring runs of one look joined."""
    result: list[Inline] = []
    runs: list[Run] = []
    for piece in [*pieces, None]:
        if isinstance(piece, Run):
            runs.append(piece)
            continue
        result += joined(runs)
        runs = []
        if piece is not None:
            result.append(piece)
    return tuple(result)


def _without_marks(text: str) -> str:
    bare = text.strip()
    if bare and _MARKS.match(bare[0]):
        bare = bare[1:]
    end = re.search(r"[“”„«»‟‘’‚‹›\"'][.,;:]?$", bare)
    return bare[: end.start()] if end else bare


def _keys(tokens: Sequence[str]) -> list[str]:
    return list(map(_key, tokens))


def _key(text: str) -> str:
    """Return what printed text is compared by: quotation marks and dashes in one form."""
    return folded(collapsed(text)).replace("'", '"').replace("…", "...")

"""Words inside quotation marks in a source: somebody else's words, and perhaps whose."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from briefer.core.source import Block, SourceText
from briefer.core.text import Span

_CLOSING = {"“": "”", "„": "“", "«": "»", "»": "«", '"': '"', "「": "」", "『": "』"}
_MARKS = '“”„«»"「」『』'
_AROUND = _MARKS + " \n\t,.;:!?"
_FEWEST = 2  # words between marks: a single one is a term, not speech
_VERB = (
    r"(?:said|says|told|tells|added|adds|noted|notes|wrote|writes|argued|argues|warned|warns|"
    r"explained|explains|stated|states|claimed|claims|insisted|insists|remarked|observed|replied|"
    r"declared|recalled|recalls|concluded|concludes|"
    r"sagte?|erklärte?|betonte?|warnte?|meinte?|schrieb|schreibt|ergänzte?|teilte|so|"
    r"(?:a )?(?:déclaré|dit|affirmé|expliqué|ajouté|écrit|estimé)|déclare|affirme|explique|ajoute|"
    r"estime|selon)"
)
_PERSON = (
    r"(?P<name>(?!(?:He|She|They|It|We|I|You|The|This|That|These|Those|A|An|But|And|Or|So|As|In|On|"
    r"At|When|Then|Who|One|Some|Many|Yet|However|Officials?|Critics?|Experts?|Sources?)\b)"
    r"[A-Z][\w’'-]+(?: (?:[A-Z]\.|van|von|de|der|den|del|di|da|al|bin|el|la|le|[A-Z][\w’'-]+))*)"
)
_TITLE = r"(?:, [^.;:]{1,80})?\.?"  # what somebody is, after the name below an epigraph
# The patterns of `re` are made when they are first looked for: every project is opened with this.
_AFTER = (
    rf"[,.!?]?\s*{_VERB} {_PERSON}",
    rf"[,.!?]?\s*{_PERSON} {_VERB}\b",
    rf"[,.!?]?\s*according to {_PERSON}",
    rf"[,.!?]?\s*[-–—―]+\s*{_PERSON}{_TITLE}\s*$",
)
_BEFORE = (
    rf"(?:^|[.!?]\s+|,\s+|\s){_PERSON} {_VERB}(?: that| as follows)?[,:]?\s*$",
    rf"[Aa]ccording to {_PERSON},?\s*$",
    rf"\b(?:words of|to quote) {_PERSON},?\s*$",
)


@dataclass(frozen=True, slots=True)
class Speech:
    """That a passage is quoted in its source, and who says it, empty where that is not plain."""

    speaker: str = ""


def speech_in(text: SourceText, spans: Sequence[Span]) -> Speech | None:
    """Return whose words a passage is, if all of it stands inside quotation marks; else None.

    A name is proposed only where the sentence gives one directly before or after the marks. A
    surname alone becomes the full name that the text gives before it.
    """
    found = [_quoted(text, span) for span in spans]
    if not found or any(part is None for part in found):
        return None
    names = [_speaker(*part) for part in found if part is not None]
    name = next((name for name in names if name), "")
    return Speech(_in_full(name, text.canonical[: spans[0].start]) if name else "")


def _quoted(text: SourceText, span: Span) -> tuple[Block, Span] | None:
    """Return the block of a span, and the words in quotation marks there that hold it."""
    block = text.block_at(span.start)
    if block is None:
        return None
    inner = _bare(
        block.text, Span(span.start - block.start, min(span.end, block.end) - block.start)
    )
    for quoted in _between_marks(block.text):
        if quoted.start <= inner.start and inner.end <= quoted.end and len(inner):
            return block, quoted
    return None


def _bare(text: str, span: Span) -> Span:
    """Return a span without the marks and stops at its ends."""
    start, end = span.start, span.end
    while start < end and text[start] in _AROUND:
        start += 1
    while end > start and text[end - 1] in _AROUND:
        end -= 1
    return Span(start, end)


def _between_marks(text: str) -> Iterator[Span]:
    """Yield what stands between quotation marks; what is not closed runs to the end."""
    position = 0
    while position < len(text):
        closing = _CLOSING.get(text[position])
        if closing is None:
            position += 1
            continue
        end = text.find(closing, position + 1)
        end = len(text) if end < 0 else end
        if len(text[position + 1 : end].split()) >= _FEWEST:
            yield Span(position + 1, end)
        position = end + 1


def _speaker(block: Block, quoted: Span) -> str:
    """Return the name that the sentence gives right beside the quotation marks."""
    after, before = block.text[quoted.end + 1 :], block.text[: max(0, quoted.start - 1)]
    matches = [re.match(pattern, after) for pattern in _AFTER]
    matches += [re.search(pattern, before) for pattern in _BEFORE]
    return next((match["name"].strip() for match in matches if match), "")


def _in_full(name: str, before: str) -> str:
    """Return the full name of a surname, if the text gives exactly one before."""
    if " " in name:
        return name
    pattern = rf"\b(?:[A-Z][\w’'-]+ )(?:[A-Z]\. )?{re.escape(name)}\b"
    full = set(re.findall(pattern, before))
    return full.pop() if len(full) == 1 else name

"""How long the checks take: a verdict while typing, the list after one edit, `verify`.

Run as `python -m tests.bench.checks [--json]`. All times are CPU milliseconds. The list
is that of a brief of 100 quotations, `verify` compares a file of 1,000.
"""

from __future__ import annotations

import json
import random
import sys
import time
from collections.abc import Callable
from dataclasses import replace

from briefer.checking.findings import findings
from briefer.checking.judging import judged
from briefer.checking.verifying import Known, verified
from briefer.checking.wordtext import word_text
from briefer.citation.styles import load_style
from briefer.core.brief import Brief
from briefer.core.excerpt import Excerpt, selector_for
from briefer.core.outline import OutlineItem, Quotation, Section, TextItem
from briefer.core.source import Block, CslItem, MetaField, Role, Source, SourceText
from briefer.exporting.options import CopyKind, ExportOptions
from briefer.exporting.wordfile import word_file
from briefer.ooxml.wordfile import WordFile
from tests.checking.wordedits import changed

AIMS = {
    "list after one edit": "<= 5 ms",
    "verdict, in no source": "<= 20 ms",
    "verify, provenance alone": "<= 1 s",
    "verify, with project": "<= 1 s",
    "verify, clean copy": "<= 1 s",
}
_VOCABULARY = (
    "harbour board quay crane winter ship basin tide pilot mole dredger sand mayor letter budget"
    " storm engineer fleet crew dues sluice river harvest water road bridge council plan office"
    " port coast ministry capital builder inland north south east west old new deep long early"
)
_WORDS = _VOCABULARY.split()


def library(rng: random.Random, sources: int = 20, words: int = 1500) -> dict[str, SourceText]:
    """Return sources of made-up sentences, so that no two passages are alike."""
    return {f"s{i}": _text(rng, f"s{i}", words) for i in range(sources)}


def brief_of(rng: random.Random, texts: dict[str, SourceText], quotations: int) -> Brief:
    """Return a brief with so many quotations, a text after each, ten to a section."""
    excerpts: dict[str, Excerpt] = {}
    items: list[OutlineItem] = []
    for i in range(quotations):
        text = rng.choice(list(texts.values()))
        block = rng.choice([b for b in text.blocks if b.number])
        excerpt = Excerpt(f"e{i}", text.source_id, (selector_for(text.canonical, block.span),))
        excerpts[excerpt.excerpt_id] = excerpt
        items.append(Quotation(f"q{i}", excerpt.excerpt_id))
        items.append(
            TextItem(f"t{i}", f"The {rng.choice(_WORDS)} matters here [@{text.source_id}].")
        )
    sections = tuple(
        Section(f"x{i}", f"Part {i}", tuple(items[i : i + 20])) for i in range(0, len(items), 20)
    )
    named = {i: _source(i) for i in texts}
    return Brief(outline=sections, excerpts=excerpts, sources=named)


def measured(work: Callable[[], object], rounds: int = 9) -> float:
    """Return the median CPU milliseconds of `work`."""
    times = []
    for _ in range(rounds):
        start = time.process_time()
        work()
        times.append((time.process_time() - start) * 1000)
    return sorted(times)[rounds // 2]


def measure() -> dict[str, float]:
    """Return CPU milliseconds by what was done."""
    rng = random.Random(7)  # noqa: S311
    texts = library(rng)
    brief = brief_of(rng, texts, 100)
    start = time.process_time()
    findings(brief, texts)
    results = {"first list": (time.process_time() - start) * 1000}
    edits = iter(range(1000))
    results["list after one edit"] = measured(lambda: findings(_edited(brief, next(edits)), texts))
    results |= {f"verdict, {name}": ms for name, ms in _verdicts(rng, texts).items()}
    return results | _verifying(rng, texts)


def main() -> None:
    results = measure()
    if "--json" in sys.argv:
        print(json.dumps(results))
        return
    for name, ms in results.items():
        print(f"{name:32} {ms:8.2f} ms {AIMS.get(name, ''):>10}")


def _verdicts(rng: random.Random, texts: dict[str, SourceText]) -> dict[str, float]:
    """Return the worst of 40 for each kind of wording."""
    found: dict[str, list[float]] = {}
    for i in range(40):
        text = texts[f"s{i % 20}"]
        block = rng.choice([b for b in text.blocks if b.number])
        excerpt = Excerpt(f"v{i}", text.source_id, (selector_for(text.canonical, block.span),))
        for name, words in _wordings(excerpt.words):
            start = time.process_time()
            judged(words, excerpt, text)
            found.setdefault(name, []).append((time.process_time() - start) * 1000)
    return {name: max(times) for name, times in found.items()}


def _verifying(rng: random.Random, texts: dict[str, SourceText]) -> dict[str, float]:
    """Return how long it takes to compare a file of 1,000 quotations with what it was."""
    brief = brief_of(rng, texts, 1000)
    style = load_style(brief.settings.style)
    working = word_file(brief, style, ExportOptions())
    clean = word_file(brief, style, ExportOptions(copy=CopyKind.CLEAN))
    edited = changed(clean, lambda xml: xml.replace("quay", "wharf").replace("here", "there"))
    known = Known(brief.excerpts, texts)
    cases = {
        "provenance alone": (working, Known()),
        "with project": (working, known),
        "clean copy": (clean, known),
        "clean copy, all edited": (edited, known),
    }
    own = WordFile(working).provenance()
    times: dict[str, float] = {}
    for name, (data, given) in cases.items():
        start = time.process_time()
        file = WordFile(data)
        provenance = file.provenance() or own
        assert provenance is not None
        result = verified(word_text(file), provenance, given, has_own=data is working)
        times[f"verify, {name}"] = (time.process_time() - start) * 1000
        assert len(result.quotations) == 1000
        assert result.is_red is (data is edited)
    return times


def _wordings(words: str) -> list[tuple[str, str]]:
    parts = words.split()
    return [
        ("exact", " ".join(parts[2:-2])),
        ("one word changed", " ".join([*parts[2:8], "elephant", *parts[9:-2]])),
        ("two cuts", " ".join([*parts[:5], "[...]", *parts[8:12], "[...]", *parts[15:]])),
        ("in no source", " ".join(reversed(parts))),
    ]


def _edited(brief: Brief, number: int) -> Brief:
    """Return `brief` with one quotation cut in another way each time."""
    section = brief.outline[3]
    assert isinstance(section, Section)
    first = section.children[0]
    assert isinstance(first, Quotation)
    words = brief.words_of(first).split()
    cut = " ".join([*words[: 3 + number % 5], "[...]", *words[9 + number // 5 :]])
    children = (replace(first, wording=cut), *section.children[1:])
    outline = (*brief.outline[:3], replace(section, children=children), *brief.outline[4:])
    return replace(brief, outline=outline)


def _text(rng: random.Random, source_id: str, words: int) -> SourceText:
    blocks: list[Block] = []
    position = count = 0
    while count < words:
        sentences = [_sentence(rng) for _ in range(rng.randint(2, 4))]
        part = " ".join(sentences)
        blocks.append(Block(position, position + len(part), Role.BODY, part, str(len(blocks) + 1)))
        position += len(part) + 2
        count += len(part.split())
    canonical = "\n\n".join(block.text for block in blocks)
    return SourceText(source_id, canonical, tuple(blocks))


def _sentence(rng: random.Random) -> str:
    words = [rng.choice(_WORDS) for _ in range(rng.randint(9, 22))]
    if rng.random() < 0.5:
        words[rng.randrange(len(words))] = (
            f"{rng.randint(2, 990)} {rng.choice(['ships', 'per cent'])}"
        )
    return f"{' '.join(words).capitalize()}."


def _source(source_id: str) -> Source:
    fields = {"title": f"Report {source_id}", "type": "report", "URL": "https://example.org"}
    item = CslItem({name: MetaField(value) for name, value in fields.items()})
    return Source(source_id, source_id, source_id, item, "", "text/plain", "en")


if __name__ == "__main__":
    main()

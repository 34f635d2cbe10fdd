"""Speed of citations beside pandoc: python tests/bench/citations.py [STYLE] [--json].

CPU seconds. N citations of N / 3 sources, 15 % with two sources, 20 % the source of the
note before, a quarter with a paragraph.
"""

from __future__ import annotations

import json
import random
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))


def memory() -> float:
    """Return the peak memory of this process in MB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


BARE = memory()

from briefer.citation.document import Document  # noqa: E402  after the memory is measured
from briefer.citation.render import render  # noqa: E402  after the memory is measured
from briefer.citation.styles import load_style, style_bytes  # noqa: E402  after the memory is measured
from briefer.core.cite import Citation, Cite  # noqa: E402  after the memory is measured

STYLE = "chicago-notes-bibliography"
KINDS = ("article-newspaper", "article-magazine", "webpage", "post-weblog", "report")
WORDS = (
    *("harbour", "levy", "copper", "border", "signal", "winter", "treaty", "quota", "grain"),
    *("customs", "satellite", "audit", "ferry", "railway", "tariff", "cable", "forest", "port"),
)
FAMILIES = ("Alder", "Birch", "Cedar", "Dahl", "Elm", "Fern", "Gorse", "Hazel", "Iris", "Juniper")
GIVENS = ("Anna", "Bela", "Carl Otto", "Dora", "Emil", "Fritz", "Greta M.", "Hugo", "Ilse")


def item(number: int, chance: random.Random) -> dict[str, Any]:
    """Return an invented source."""
    title = " ".join(chance.choice(WORDS) for _ in range(6)).capitalize()
    found: dict[str, Any] = {
        "id": f"s{number}",
        "type": KINDS[number % len(KINDS)],
        "title": f"{title} {number}",
        "container-title": f"The {chance.choice(WORDS).title()} Review",
        "URL": f"https://example.org/{number}",
        "issued": {"date-parts": [[2015 + number % 10, 1 + number % 12, 1 + number % 28]]},
    }
    if number % 6:
        found["author"] = [
            {"family": chance.choice(FAMILIES), "given": chance.choice(GIVENS)}
            for _ in range(1 + number % 3)
        ]
    return found


def document(count: int) -> tuple[dict[str, dict[str, Any]], list[list[tuple[str, str]]]]:
    """Return sources, and citations as lists of (source id, paragraph)."""
    chance = random.Random(7)  # noqa: S311  the same text in every run
    items = {f"s{n}": item(n, chance) for n in range(max(1, count // 3))}
    ids = list(items)
    citations: list[list[tuple[str, str]]] = []
    for _ in range(count):
        paragraph = str(chance.randint(1, 40)) if chance.random() < 0.25 else ""
        if citations and chance.random() < 0.2:
            citations.append([(citations[-1][-1][0], paragraph)])
        elif chance.random() < 0.15:
            citations.append([(chance.choice(ids), ""), (chance.choice(ids), paragraph)])
        else:
            citations.append([(chance.choice(ids), paragraph)])
    return items, citations


def cpu(action: Callable[[], object]) -> float:
    """Return the CPU seconds that `action` takes, child processes included."""
    before = time.process_time(), resource.getrusage(resource.RUSAGE_CHILDREN)
    action()
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    children = after.ru_utime - before[1].ru_utime + after.ru_stime - before[1].ru_stime
    return time.process_time() - before[0] + children


def ours(style_id: str, counts: tuple[int, ...]) -> dict[str, float]:
    """Return our own times, and what a document of 1,000 citations takes in memory."""

    def citations_of(raw: list[list[tuple[str, str]]]) -> list[Citation]:
        return [
            Citation(str(n), tuple([Cite(i, p, "paragraph" if p else "") for i, p in cites]), n)
            for n, cites in enumerate(raw, 1)
        ]

    found = {"style ready": cpu(lambda: load_style(style_id))}
    style = load_style(style_id)
    for count in counts:
        items, raw = document(count)
        citations = citations_of(raw)
        found[f"batch {count}"] = cpu(partial(render, citations, items, style, "en-US"))
        if count == 1000:
            found["memory MB"] = memory() - BARE
    items, raw = document(1000)
    citations = citations_of(raw)
    live = Document(style, "en-US")
    live.set_items(items)
    live.set_citations(citations)
    live.citations()
    live.bibliography()
    found["edit locator"] = _edit(live, citations, 500, Cite("s7", "99", "paragraph"))
    found["edit source"] = _edit(live, citations, 500, Cite("s11"))
    found["insert first"] = _insert(live, citations)
    changed = {**items, "s20": {**items["s20"], "title": "Another title altogether"}}
    found["change an item"] = cpu(lambda: _again(live, changed, citations))
    return found


def _again(live: Document, items: dict[str, Any], citations: list[Citation]) -> None:
    live.set_items(items)
    live.set_citations(citations)
    live.citations()
    live.bibliography()


def _edit(live: Document, citations: list[Citation], at: int, cite: Cite) -> float:
    edited = list(citations)
    edited[at] = type(citations[at])(citations[at].citation_id, (cite,), citations[at].note)
    return cpu(lambda: _update(live, edited))


def _insert(live: Document, citations: list[Citation]) -> float:
    kind = type(citations[0])
    first = kind("new", citations[100].cites, 1)
    moved = [kind(c.citation_id, c.cites, c.note + 1) for c in citations]
    return cpu(lambda: _update(live, [first, *moved]))


def _update(live: Document, citations: list[Citation]) -> None:
    live.set_citations(citations)
    live.citations()
    live.bibliography()


def pandoc(style_id: str, count: int) -> float:
    """Return the time of a whole pandoc run on the same document."""
    items, raw = document(count)

    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "style.csl").write_bytes(style_bytes(style_id))
        (folder / "items.json").write_text(json.dumps(list(items.values())), encoding="utf-8")
        cites = [
            "; ".join([f"@{i}, para. {p}" if p else f"@{i}" for i, p in group]) for group in raw
        ]
        text = "\n\n".join([f"Text [{group}]." for group in cites])
        (folder / "text.md").write_text(text, encoding="utf-8")
        command = ["pandoc", "--citeproc", "text.md", "-o", "out.docx"]
        options = ["--bibliography", "items.json", "--csl", "style.csl"]
        return cpu(lambda: subprocess.run([*command, *options], cwd=folder, check=True))


def main(arguments: list[str]) -> int:
    """Print the times."""
    named = [argument for argument in arguments if not argument.startswith("-")]
    style_id = named[0] if named else STYLE
    found = ours(style_id, (100, 1000, 5000))
    if shutil.which("pandoc"):
        found["pandoc 100"] = pandoc(style_id, 100)
        found["pandoc 1000"] = pandoc(style_id, 1000)
    if "--json" in arguments:
        print(json.dumps(found))
    else:
        for name, value in found.items():
            print(f"{name:18} {value:9.4f}")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

"""Run the fixtures of the CSL test-suite: python tests/bench/csl_suite.py FOLDER [NAME...].

Prints passed and total by category, in all on the last line; with names, what differs.
Strict: the expected text is compared as it is, after folding the two ways to escape an
ampersand and blanks at line ends.
"""

from __future__ import annotations

import json
import re
import sys
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from briefer.citation.document import Document
from briefer.citation.output import changed
from briefer.citation.punctuation import Kind, Piece
from briefer.citation.styles import parse_style
from briefer.core.cite import Citation, Cite

OPEN = re.compile(r"^.*>>=+\s*([A-Z0-9-]+)\s.*=>>.*")
CLOSE = re.compile(r"^.*<<=+\s*([A-Z0-9-]+)\s.*=<<.*")
JSON_PARTS = {"INPUT", "INPUT2", "CITATION-ITEMS", "CITATIONS", "BIBENTRIES", "BIBSECTION"}
CATEGORIES = {
    "position and ibid": ("position",),
    "locators, pages, labels, plurals": ("locator", "page", "label", "plural"),
    "names": ("name", "nameattr", "nameorder", "etal", "substitute", "sortseparator"),
    "dates": ("date",),
    "disambiguation": ("disambiguate",),
    "sorting and bibliography": ("sort", "display", "fullstyles", "bibheader"),
    "collapse, affix, punctuation, quotes": (
        *("collapse", "affix", "punctuation", "quotes", "flipflop", "decorations", "magic"),
    ),
    "terms, locale, case, number": ("locale", "textcase", "number", "form", "unicode"),
    "conditions, groups, variables": ("condition", "group", "variables"),
}
TAGS = {
    ("font-style", "italic"): "<i>|</i>",
    ("font-style", "oblique"): "<em>|</em>",
    ("font-weight", "bold"): "<b>|</b>",
    ("vertical-align", "sup"): "<sup>|</sup>",
    ("vertical-align", "sub"): "<sub>|</sub>",
    ("vertical-align", "baseline"): '<span style="baseline">|</span>',
}
BLOCKS = {
    "block": ('\n\n    <div class="csl-block">', "</div>\n"),
    "left-margin": ('\n    <div class="csl-left-margin">', "</div>"),
    "right-inline": ('<div class="csl-right-inline">', "</div>\n  "),
    "indent": ('<div class="csl-indent">', "</div>\n  "),
}
PLAIN = {
    "font-style": "normal",
    "font-weight": "normal",
    "font-variant": "normal",
    "text-decoration": "none",
    "vertical-align": "baseline",
    "link": "",
}


def fixture(path: Path) -> dict[str, Any]:
    """Return the parts of a fixture file."""
    parts: dict[str, Any] = {}
    section, lines = "", [""]
    for raw in path.read_text(encoding="utf-8-sig").split("\n"):
        line = raw.rstrip("\r")
        if not section:
            if match := OPEN.match(line):
                section, lines = match[1], []
        elif CLOSE.match(line):
            text = "\n".join(lines)
            parts[section] = json.loads(text) if section in JSON_PARTS else text
            section = ""
        else:
            lines.append(line)
    return parts


def category(path: Path) -> str:
    """Return the category a fixture counts under, by the first part of its name."""
    prefix = path.stem.split("_")[0]
    found = [name for name, prefixes in CATEGORIES.items() if prefix in prefixes]
    return found[0] if found else "integration and other"


def html(pieces: list[Piece]) -> str:
    """Return settled pieces in the notation of the fixtures."""
    out: list[str] = []
    states, ends = [PLAIN], [""]
    for piece in pieces:
        if piece.kind is Kind.TEXT:
            text = piece.text.replace("&", "&#38;").replace("<", "&#60;").replace(">", "&#62;")
            out.append(text)
        elif piece.kind is Kind.OPEN:
            state = changed(states[-1], piece.look)
            pairs = _pairs(states[-1], state, piece)
            out += [pair[0] for pair in pairs]
            ends.append("".join([pair[1] for pair in reversed(pairs)]))
            states.append(state)
        elif piece.kind is Kind.CLOSE:
            out.append(ends.pop())
            states.pop()
        elif piece.kind is Kind.BLOCK_OPEN:
            out.append(BLOCKS[piece.text][0])
        else:
            out.append(BLOCKS[piece.text][1])
    return "".join(out)


def _pairs(outer: dict[str, str], inner: dict[str, str], piece: Piece) -> list[tuple[str, str]]:
    found: list[tuple[str, str]] = []
    names = dict(piece.look) if "nodecor" not in dict(piece.look) else PLAIN
    for name in names:
        if name == "link" or outer[name] == inner[name]:
            continue
        tag = TAGS.get((name, inner[name]), f'<span style="{name}:{inner[name]};">|</span>')
        begin, end = tag.split("|")
        found.append((begin, end))
    return found


def actual(parts: dict[str, Any]) -> str:
    """Return what the processor makes of a fixture."""
    items = {str(item.get("id", n)): item for n, item in enumerate(parts["INPUT"])}
    document = Document(parse_style(parts["CSL"].strip().encode()), "")
    document.set_items(items)
    if "CITATIONS" in parts:
        return live_citations(document, parts)
    hidden = given_positions(parts)
    document.set_citations([*hidden, *plain_citations(parts)], items)
    if parts["MODE"].strip() == "bibliography":
        return bibliography(document)
    return "\n".join([printed(pieces) for pieces in document.citation_pieces()[len(hidden) :]])


def plain_citations(parts: dict[str, Any]) -> Iterator[Citation]:
    """Iterate over the citations of a fixture that gives only lists of cites."""
    lists = parts.get("CITATION-ITEMS")
    if lists is None:
        lists = [[{"id": item.get("id", n)} for n, item in enumerate(parts["INPUT"])]]
    for number, cites in enumerate(lists):
        yield Citation(str(number), tuple([cite(raw) for raw in cites]), number + 1)


def given_positions(parts: dict[str, Any]) -> list[Citation]:
    """Return citations that bring about the positions a fixture gives to its cites."""
    seen: set[str] = set()
    hidden: list[Citation] = []
    for raw in (raw for cites in parts.get("CITATION-ITEMS", ()) for raw in cites):
        item_id = str(raw["id"])
        if raw.get("position") and item_id not in seen:
            # A locator before a cite without one makes that cite subsequent, not ibid.
            hidden.append(Citation(f"hidden-{item_id}", (Cite(item_id, "1"),), 1))
        seen.add(item_id)
    return hidden


def cite(raw: dict[str, Any]) -> Cite:
    """Return a cite of the fixtures' notation."""
    return Cite(
        str(raw["id"]),
        str(raw.get("locator", "") or ""),
        str(raw.get("label", "") or ""),
        raw.get("prefix", "") or "",
        raw.get("suffix", "") or "",
        suppress_author=bool(raw.get("suppress-author")),
        author_only=bool(raw.get("author-only")),
    )


def live_citations(document: Document, parts: dict[str, Any]) -> str:
    """Apply a fixture's edits one after the other and mark what the last one changed."""
    known: dict[str, Citation] = {}
    for position, (raw, earlier, later) in enumerate(parts["CITATIONS"]):
        citation_id = str(raw.get("citationID") or f"CITATION-{position}")
        note = raw.get("properties", {}).get("noteIndex", 0)
        order = [*earlier, [citation_id, note], *later]
        cites = tuple([cite(item) for item in raw["citationItems"]])
        known[citation_id] = Citation(citation_id, cites)
        citations = [
            Citation(entry_id, known[entry_id].cites, int(note or 0)) for entry_id, note in order
        ]
        document.set_citations(citations)
    if parts["MODE"].strip() == "bibliography":
        return bibliography(document)
    marked: list[str] = []
    for index, (citation, pieces) in enumerate(
        zip(citations, document.citation_pieces(), strict=True)
    ):
        mark = ">>" if citation.citation_id in document.changed else ".."
        marked.append(f"{mark}[{index}] {printed(pieces)}")
    return "\n".join(marked)


def printed(pieces: list[Piece]) -> str:
    """Return a citation as the fixtures have it; one that prints nothing says so."""
    return html(pieces) or "[CSL STYLE ERROR: reference with no printed form.]"


def bibliography(document: Document) -> str:
    """Return the bibliography in the notation of the fixtures."""
    entries = document.entry_pieces()
    lines = [f'  <div class="csl-entry">{html(pieces)}</div>' for _, pieces in entries]
    return "\n".join(['<div class="csl-bib-body">', *lines, "</div>"])


def folded(text: str) -> str:
    """Return `text` as it is compared."""
    lines = [line.rstrip() for line in text.replace("&amp;", "&#38;").strip().split("\n")]
    return "\n".join(lines)


def outcome(path: Path) -> tuple[bool, str, str]:
    """Return whether a fixture passes, what was expected and what came."""
    parts = fixture(path)
    wanted = folded(parts["RESULT"])
    try:
        got = folded(actual(parts))
    except Exception as error:  # noqa: BLE001  one broken fixture must not hide the others
        got = f"{type(error).__name__}: {error}"
    return wanted == got, wanted, got


def main(arguments: list[str]) -> int:
    """Run the suite in the folder named first, or only the fixtures named after it."""
    folder, names = Path(arguments[0]), [name for name in arguments[1:] if name != "-f"]
    passed: Counter[str] = Counter()
    total: Counter[str] = Counter()
    failed: list[str] = []
    started = time.process_time()
    for path in sorted(folder.glob("*.txt")):
        if names and not any(name in path.stem for name in names):
            continue
        is_right, wanted, got = outcome(path)
        total[category(path)] += 1
        passed[category(path)] += is_right
        if not is_right:
            failed.append(path.stem)
            if names:
                print(f"--- {path.stem}\nexpected:\n{wanted}\ngot:\n{got}\n")
    if "-f" in arguments:
        print("\n".join(failed))
    for name in total:
        print(f"{name:40} {passed[name]:4} / {total[name]}")
    spent = time.process_time() - started
    share = 100 * passed.total() / max(1, total.total())
    print(f"{'all':40} {passed.total():4} / {total.total()}  {share:.1f} %  ({spent:.1f} s CPU)")
    return 0 if not failed else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

"""The evidence of a brief: one page without scripts that shows each passage in its source.

Whoever doubts a quotation finds here what the brief prints, the paragraph of the source that it
was taken from, what is known of the source, the SHA-256 of its file, and the verdict.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from briefer.core.text import Span, joined, without_illegal
from briefer.exporting.html import marking_lines

_STYLE = """
:root { color-scheme: light; }
body { font: 16px/1.5 Georgia, 'Source Serif 4', serif; color: #1a1a1a; background: #fff;
  max-width: 46em; margin: 2.5em auto; padding: 0 1.5em; }
h1, h2, h3, .meta, .label, nav, table, .marking { font-family: Inter, 'Segoe UI', sans-serif; }
h1 { font-size: 1.8em; line-height: 1.2; color: #1f3a5f; margin: 0 0 .3em; }
h2 { font-size: 1.25em; color: #1f3a5f; margin: 2.2em 0 .6em; }
h3 { font-size: 1em; margin: 0; }
.lead, .label, .meta { color: #595959; }
.label { font-size: .78em; margin: .9em 0 .2em; }
.marking { text-align: center; font-weight: bold; margin: 0 0 1.5em; }
article { border-top: 1px solid #b8c4d4; padding: 1.1em 0 .7em; break-inside: avoid-page; }
article header { display: flex; flex-wrap: wrap; gap: .3em 1em; justify-content: space-between;
  align-items: baseline; }
.verdict { font: 600 .8em/1.6 Inter, 'Segoe UI', sans-serif; padding: 0 .7em;
  border: 1px solid; border-radius: 1em; white-space: nowrap; }
.green { color: #1c6b3c; } .amber { color: #8a5a00; } .red { color: #a51d24; }
.printed { margin: 0; }
.passage { border-left: 3px solid #b8c4d4; margin: 0; padding: 0 0 0 1em; }
.passage p { margin: 0 0 .5em; display: grid; grid-template-columns: 2.6em 1fr; }
.passage .number { color: #595959; font: .78em/1.9 Inter, 'Segoe UI', sans-serif; }
.around { color: #6b6b6b; font-size: .92em; }
mark { background: #ffedb3; color: inherit; padding: .08em 0; }
.meta { font-size: .85em; margin: .2em 0; }
.hash { font-family: 'DejaVu Sans Mono', Consolas, monospace; font-size: .8em;
  overflow-wrap: anywhere; }
table { border-collapse: collapse; width: 100%; font-size: .85em; }
th, td { text-align: left; vertical-align: top; padding: .45em .8em .45em 0;
  border-bottom: 1px solid #b8c4d4; }
a { color: #1f3a5f; overflow-wrap: anywhere; }
@media print { body { margin: 0; max-width: none; font-size: 11pt; } }
"""
_POLICY = "default-src 'none'; style-src 'unsafe-inline'"
MANIFEST = "manifest.sha256"


@dataclass(frozen=True, slots=True)
class Line:
    """A paragraph of a source: its counted number, its text, what was taken, what is stressed."""

    text: str
    number: str = ""
    taken: tuple[Span, ...] = ()
    emphasis: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class Entry:
    """One use of a passage: what is printed, and where that stands in its source.

    `use` says what the use is, `place` the section and note, `pinpoint` the counted
    paragraphs; `remarks` are further sentences of the verdict. `lines` is empty where the
    passage was not found; `emphasis` is what of `printed` stands in italics.
    """

    use: str
    printed: str
    place: str
    source_id: str
    pinpoint: str
    verdict: str
    meaning: str
    colour: str
    remarks: tuple[str, ...] = ()
    lines: tuple[Line, ...] = ()
    emphasis: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class Listed:
    """A source as the page lists it: what it is, where it is from, and its file."""

    source_id: str
    reference: str
    url: str
    name: str
    sha256: str
    remarks: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Labels:
    """The words of the page, in the language of whoever makes it."""

    title: str
    lead: str
    passages: str
    sources: str
    printed: str
    in_source: str
    not_found: str
    source: str
    file: str
    proof: str


@dataclass(frozen=True, slots=True)
class Evidence:
    """All that the page shows; `summary` counts the verdicts."""

    title: str
    marking: str
    language: str
    summary: str
    entries: tuple[Entry, ...]
    sources: tuple[Listed, ...]


def page(evidence: Evidence, labels: Labels) -> str:
    """Return the page, whole in itself: it loads nothing and runs nothing."""
    marking = "".join(marking_lines(evidence.marking))
    listed = {source.source_id: source for source in evidence.sources}
    entries = "\n".join(
        _entry(number, entry, listed, labels) for number, entry in enumerate(evidence.entries, 1)
    )
    heading = labels.title.format(title=evidence.title)
    return f"""<!DOCTYPE html>
<html lang="{_safe(evidence.language)}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<meta http-equiv="Content-Security-Policy" content="{_POLICY}">
<title>{_safe(heading)}</title>
<style>{_STYLE}</style>
</head>
<body>
{marking}
<h1>{_safe(heading)}</h1>
<p class="lead">{_safe(labels.lead)}</p>
<p><strong>{_safe(evidence.summary)}</strong></p>
<h2>{_safe(labels.passages)}</h2>
{entries}
<h2>{_safe(labels.sources)}</h2>
{_sources(evidence.sources, labels)}
<p class="meta">{_safe(labels.proof.format(manifest=MANIFEST))}</p>
{marking}
</body>
</html>
"""


def manifest(files: Mapping[str, bytes]) -> bytes:
    """Return the SHA-256 of each file by name, as `sha256sum --check` reads it."""
    return "".join(
        f"{hashlib.sha256(data).hexdigest()}  {name}\n" for name, data in sorted(files.items())
    ).encode()


def _entry(number: int, entry: Entry, listed: Mapping[str, Listed], labels: Labels) -> str:
    source = listed.get(entry.source_id)
    reference = source.reference.rstrip(".") if source else ""
    anchor = f'<a href="#s-{_safe(entry.source_id)}">{_safe(reference)}</a>' if source else ""
    pinpoint = f", {_safe(entry.pinpoint)}" if entry.pinpoint else ""
    remarks = "".join(f'<p class="meta">{_safe(remark)}</p>' for remark in entry.remarks)
    if entry.lines:
        passage = f'<blockquote class="passage">{"".join(map(_line, entry.lines))}</blockquote>'
    else:
        passage = f'<p class="meta">{_safe(labels.not_found)}</p>'
    return f"""<article id="e-{number}">
<header><h3>{number}. {_safe(entry.use)} <span class="meta">{_safe(entry.place)}</span></h3>
<span class="verdict {_safe(entry.colour)}">{_safe(entry.verdict)}</span></header>
<p class="meta">{_safe(entry.meaning)}</p>{remarks}
<p class="label">{_safe(labels.printed)}</p>
<p class="printed">{_stressed(entry.printed, 0, len(entry.printed), entry.emphasis)}</p>
<p class="label">{_safe(labels.in_source)}: {anchor}{pinpoint}</p>
{passage}
</article>"""


def _line(line: Line) -> str:
    pieces, end = [], 0
    for span in sorted(line.taken):
        pieces.append(_stressed(line.text, end, span.start, line.emphasis))
        pieces.append(f"<mark>{_stressed(line.text, span.start, span.end, line.emphasis)}</mark>")
        end = span.end
    pieces.append(_stressed(line.text, end, len(line.text), line.emphasis))
    around = "" if line.taken else ' class="around"'
    number = f'<span class="number">{_safe(line.number)}</span>'
    return f"<p{around}>{number}<span>{''.join(pieces)}</span></p>"


def _stressed(text: str, start: int, end: int, emphasis: Iterable[Span]) -> str:
    """Return a part of `text` as HTML, with what is emphasised of it."""
    pieces = []
    for span in sorted(emphasis):
        first, last = max(start, span.start), min(end, span.end)
        if first < last:
            pieces += [_broken(text[start:first]), f"<em>{_broken(text[first:last])}</em>"]
            start = last
    return "".join([*pieces, _broken(text[start:end])])


def _sources(sources: Sequence[Listed], labels: Labels) -> str:
    rows = "\n".join(_source(source) for source in sources)
    return (
        f'<table><thead><tr><th scope="col">{_safe(labels.source)}</th>'
        f'<th scope="col">{_safe(labels.file)}</th></tr></thead>\n<tbody>\n{rows}\n</tbody></table>'
    )


def _source(source: Listed) -> str:
    url = f"<br>{_link(source.url)}" if source.url else ""
    remarks = "".join(f"<br>{_safe(remark)}" for remark in source.remarks)
    return (
        f'<tr id="s-{_safe(source.source_id)}"><td>{_safe(source.reference)}{url}{remarks}</td>'
        f'<td>{_safe(source.name)}<br><span class="hash">{_safe(source.sha256)}</span></td></tr>'
    )


def _link(url: str) -> str:
    if not url.startswith(("http://", "https://")):
        return _safe(url)
    return f'<a href="{_safe(url)}" rel="noreferrer">{_safe(url)}</a>'


def _broken(text: str) -> str:
    return _safe(text).replace("\n", "<br>")


def _safe(text: str) -> str:
    text = without_illegal(text)
    return "".join(map(_character, text)) if _NEEDS & set(text) else text


_CHARACTERS = {"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;"}
_NEEDS = frozenset(_CHARACTERS)


def _character(character: str) -> str:
    return _CHARACTERS.get(character, character)


def merged(spans: Iterable[Span]) -> Iterator[Span]:
    """Yield `spans` in order, those that overlap or touch as one."""
    return joined(spans, lambda one, other: other.start <= one.end)

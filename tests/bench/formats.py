"""Reading files of each format, isolation included, against the bare library in the same run.

    python -m tests.bench.formats [FOLDER]

The bare library of PDF is asked for plain text, and once more for words with their places.

FOLDER may hold real files of any of the formats; those of the starter library and small made ones
are read otherwise. Both sides use one process; ours hands the sources over its pipe, classified,
with metadata. Aim: at least 0.6 of the bare library; for pasted pages (.txt), which no library
reads, 50 a second. A page as browsers copy it has some 180 lines.
"""

from __future__ import annotations

import os
import sys
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import Any

import docx
import pypdfium2
import trafilatura
from striprtf.striprtf import rtf_to_text

from briefer.core.locations import seeds
from briefer.jobs.parsing import SourceReader

FILES = int(os.environ.get("BENCH_FILES", "100"))
AIM = 0.6
PASTES = 50  # a second
LINES = 180
Bare = Callable[[Path], object]


def bare_html(path: Path) -> object:
    """Return what trafilatura makes of a page: its text and its metadata."""
    return trafilatura.bare_extraction(
        path.read_bytes(), include_comments=False, with_metadata=True
    )


def bare_pdf(path: Path) -> object:
    document = pypdfium2.PdfDocument(path.read_bytes())
    texts = [page.get_textpage().get_text_range() for page in document]
    document.close()
    return texts


def bare_docx(path: Path) -> object:
    return [paragraph.text for paragraph in docx.Document(str(path)).paragraphs]


def bare_rtf(path: Path) -> object:
    return rtf_to_text(path.read_text("latin-1"))


def bare_pdf_places(path: Path) -> object:
    """Return the words of a PDF with their places, without which there is no order of reading."""
    document = pypdfium2.PdfDocument(path.read_bytes())
    found = [_words_with_places(page.get_textpage()) for page in document]
    document.close()
    return found


def _words_with_places(text: Any) -> list[object]:
    places = (text.get_rect(number) for number in range(text.count_rects()))
    return [(place, text.get_text_bounded(*place)) for place in places]


# What a line of the report is called, the ending of its files, the bare library.
BARE: tuple[tuple[str, str, Bare], ...] = (
    ("html", ".html", bare_html),
    ("pdf", ".pdf", bare_pdf),
    ("  with places", ".pdf", bare_pdf_places),
    ("docx", ".docx", bare_docx),
    ("rtf", ".rtf", bare_rtf),
)


def made(folder: Path) -> None:
    """Write `FILES` files of each format: the starter library's articles, laid out plainly."""
    texts = [path.read_text("utf-8") for path in sorted(seeds().glob("[aq]*.txt"))]
    for number in range(FILES):
        lines = [line.strip() for line in texts[number % len(texts)].split("\n") if line.strip()]
        name = folder / f"article-{number:03}"
        _html(name.with_suffix(".html"), lines)
        _docx(name.with_suffix(".docx"), lines)
        _rtf(name.with_suffix(".rtf"), lines)
        _pdf(name.with_suffix(".pdf"), lines)
        _paste(name.with_suffix(".txt"), lines, number)


def _paste(path: Path, lines: Sequence[str], number: int) -> None:
    """Write an article between menus and teasers, no two pages the same."""
    teasers = [f"{line[:60]} and {number + i} more" for i, line in enumerate([*lines] * LINES)]
    rest = LINES - len(lines)
    above, below = teasers[: rest // 2], teasers[rest // 2 : rest]
    path.write_text("\n\n".join((*above, *lines, *below)), "utf-8")


def _html(path: Path, lines: Sequence[str]) -> None:
    title, *rest = lines
    menu = "".join(f'<li><a href="/{i}">Section {i}</a></li>' for i in range(40))
    body = "".join(f"<p>{line}</p>" for line in rest)
    page = f"<nav><ul>{menu}</ul></nav><article><h1>{title}</h1>{body}</article><aside>{menu}"
    path.write_text(f"<html><head><title>{title}</title></head><body>{page}", "utf-8")


def _docx(path: Path, lines: Sequence[str]) -> None:
    document = docx.Document()
    for line in lines:
        document.add_paragraph(line)
    document.save(str(path))


def _rtf(path: Path, lines: Sequence[str]) -> None:
    text = r"\par ".join("".join(c if c.isascii() else f"\\u{ord(c)}?" for c in x) for x in lines)
    path.write_text(f"{{\\rtf1\\ansi {text}}}", "ascii")


def _pdf(path: Path, lines: Sequence[str]) -> None:
    from tests.importing.pdfs import Line, pdf  # noqa: PLC0415 - a maker of tests

    pages: list[list[Line]] = [[]]
    place = 740.0
    for words in (line.encode("cp1252", "replace").decode("cp1252").split() for line in lines):
        for start in range(0, len(words), 14):
            pages[-1].append((72.0, place, 10.0, " ".join(words[start : start + 14])))
            place -= 12
            if place < 60:
                pages.append([])
                place = 740.0
        place -= 8
    path.write_bytes(pdf(*pages))


def timed(work: Callable[[], object]) -> float:
    began = time.perf_counter()
    work()
    return time.perf_counter() - began


def measure(folder: Path) -> Iterator[tuple[str, int, float, float]]:
    """Yield of each format its name, how many files, and the seconds of both sides.

    Both read each file in turn, so that what else the machine does slows both.
    """
    for name, ending, bare in BARE:
        paths = sorted(folder.glob(f"*{ending}"))
        if not paths:
            continue
        bare(paths[0])  # imports are no part of the speed, nor is the start of the process
        with SourceReader() as reader:
            reader.read(paths[0])
            pairs = [(timed(partial(bare, p)), timed(partial(reader.read, p))) for p in paths]
        bare_seconds, ours = map(sum, zip(*pairs, strict=True))
        yield name, len(paths), bare_seconds, ours


def pastes_a_second(folder: Path) -> float:
    """Return how many pasted pages are read a second, 0 where there are none."""
    paths = sorted(folder.glob("*.txt"))
    if not paths:
        return 0.0
    with SourceReader() as reader:
        reader.read(paths[0])
        return len(paths) / timed(partial(_each, reader.read, paths))


def _each(work: Callable[[Any], object], items: Iterable[object]) -> None:
    for item in items:
        work(item)


def main() -> None:
    with tempfile.TemporaryDirectory() as made_folder:
        folder = Path(sys.argv[1]) if len(sys.argv) > 1 else Path(made_folder)
        if len(sys.argv) == 1:
            made(folder)
        for name, count, bare, ours in measure(folder):
            print(
                f"{name:13} {count:4} files  {count / ours:7.0f} files/s  "
                f"{count / bare:7.0f} bare  {bare / ours:.2f} (aim {AIM})"
            )
        print(f"pastes {pastes_a_second(folder):.0f} a second (aim {PASTES})")


if __name__ == "__main__":
    main()

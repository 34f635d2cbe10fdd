"""Reading files of each format, isolation included, against the bare library in the same run.

    python -m tests.bench.formats [FOLDER]

FOLDER may hold real files of any of the formats; else articles of the starter library are written
as sites publish them and word processors save them, and once more "plain": a page without data,
RTF without styles. There guessing takes most of the time, which the bare library does not do.

The bare library of PDF is asked for plain text; for what a reader must know of each line (its
place, its type, the label of its page); and for words with their places.

What counts is the time of the processor that both processes use, the least of several runs; where
the system does not tell it, the time of the clock. Both sides use one process; ours hands the
sources over its pipe, classified, with metadata. Aim: at least 0.6 of the bare library; for pasted
pages (.txt), which no library reads, 50 a second. A page as browsers copy it has some 180 lines.
"""

from __future__ import annotations

import ctypes
import json
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
from pypdfium2 import raw
from striprtf.striprtf import rtf_to_text

from briefer.core.locations import seeds
from briefer.jobs.parsing import SourceReader

FILES = int(os.environ.get("BENCH_FILES", "100"))
RUNS = 3
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


def bare_pdf_lines(path: Path) -> object:
    """Return the text of a PDF, and ask of each line what no reading order can do without."""
    document = pypdfium2.PdfDocument(path.read_bytes())
    found = []
    for number, page in enumerate(document):
        text = page.get_textpage()
        whole = text.get_text_range()
        found.append((whole, document.get_page_label(number), page.get_bbox()))
        _ask_of_lines(text.raw, whole)
    document.close()
    return found


def _ask_of_lines(handle: Any, text: str) -> None:
    box, matrix, flags = raw.FS_RECTF(), raw.FS_MATRIX(), ctypes.c_int()
    name = ctypes.create_string_buffer(128)
    start = 0
    for line in text.split("\n"):
        raw.FPDFText_GetLooseCharBox(handle, start, box)
        raw.FPDFText_GetLooseCharBox(handle, start + len(line) - 1, box)
        raw.FPDFText_GetFontSize(handle, start)
        raw.FPDFText_GetMatrix(handle, start, matrix)
        raw.FPDFText_GetFontWeight(handle, start)
        raw.FPDFText_GetFontInfo(handle, start, name, len(name), flags)
        start += len(line) + 1


def bare_pdf_places(path: Path) -> object:
    """Return the words of a PDF with their places."""
    document = pypdfium2.PdfDocument(path.read_bytes())
    found = [_words_with_places(page.get_textpage()) for page in document]
    document.close()
    return found


def _words_with_places(text: Any) -> list[object]:
    places = (text.get_rect(number) for number in range(text.count_rects()))
    return [(place, text.get_text_bounded(*place)) for place in places]


# What a line of the report is called, which files, the bare library.
BARE: tuple[tuple[str, str, Bare], ...] = (
    ("html", "*.html", bare_html),
    ("  plain", "plain/*.html", bare_html),
    ("pdf", "*.pdf", bare_pdf),
    ("  of each line", "*.pdf", bare_pdf_lines),
    ("  with places", "*.pdf", bare_pdf_places),
    ("docx", "*.docx", bare_docx),
    ("rtf", "*.rtf", bare_rtf),
    ("  plain", "plain/*.rtf", bare_rtf),
)


def made(folder: Path) -> None:
    """Write `FILES` files of each format: the starter library's articles."""
    texts = [path.read_text("utf-8") for path in sorted(seeds().glob("[aq]*.txt"))]
    (folder / "plain").mkdir()
    for number in range(FILES):
        lines = [line.strip() for line in texts[number % len(texts)].split("\n") if line.strip()]
        name = f"article-{number:03}"
        whole, plain = folder / name, folder / "plain" / name
        _html(whole.with_suffix(".html"), lines)
        _plain_html(plain.with_suffix(".html"), lines)
        _docx(whole.with_suffix(".docx"), lines)
        _rtf(whole.with_suffix(".rtf"), lines)
        _plain_rtf(plain.with_suffix(".rtf"), lines)
        _pdf(whole.with_suffix(".pdf"), lines)
        _paste(whole.with_suffix(".txt"), lines, number)


def _paste(path: Path, lines: Sequence[str], number: int) -> None:
    """Write an article between menus and teasers, no two pages the same."""
    teasers = [f"{line[:60]} and {number + i} more" for i, line in enumerate([*lines] * LINES)]
    rest = LINES - len(lines)
    above, below = teasers[: rest // 2], teasers[rest // 2 : rest]
    path.write_text("\n\n".join((*above, *lines, *below)), "utf-8")


def _html(path: Path, lines: Sequence[str]) -> None:
    """Write a page as sites publish them: some 1,000 elements, 170 lines, 200 KB of markup.

    The medians of 64 pages of news sites: 1,040 elements, 170 lines, 226 KB, 39 of them scripts.
    """
    title, *rest = lines
    menu = "".join(map(_item, range(40)))
    cards = "".join(map(_card, range(20), rest * 20))
    body = "".join(f'<p class="story-text">{line}</p>{_PLACE}' for line in rest)
    page = f"""<header class="site-header"><nav class="nav"><ul>{menu}</ul></nav></header>
        <main class="layout"><article class="story"><h1 class="story-title">{title}</h1>
        <div class="byline">By <a rel="author" href="/people/ann">Ann Example</a></div>
        <div class="story-body">{body}</div></article>
        <aside class="rail related">{cards}</aside></main>
        <footer class="site-footer"><ul>{menu}</ul></footer>"""
    whole = f"<!doctype html><html lang=en><head>{_head(title)}</head><body>{page}"
    path.write_text(whole, "utf-8")


_DRAWN = "12 3.5l7 7-1.4 " * 60
_ICON = f'<svg class="icon icon--arrow" viewBox="0 0 24 24"><path d="M{_DRAWN}z"/></svg>'
_PLACE = """<div class="ad-slot ad-slot--inline" data-ad-unit="/story/inline" data-sizes="300x250">
    <div class="ad-slot__label"></div><div class="ad-slot__frame" id="frame"></div></div>"""


def _head(title: str) -> str:
    data: dict[str, object] = {"@type": "NewsArticle", "headline": title}
    data |= {"datePublished": "2024-11-12T08:00:00Z", "author": {"name": "Ann Example"}}
    styles = "".join(f".c{i} {{ margin: 0 {i}px }} .c{i}:hover {{ color: red }}" for i in range(80))
    script = "".join(f"window.settings['key-{i}'] = 'on';" for i in range(1_000))
    return f"""<title>{title} | The Quayside Review</title><style>{styles}</style>
        <meta property="og:title" content="{title}"><meta name="author" content="Ann Example">
        <meta property="og:site_name" content="The Quayside Review"><script>{script}</script>
        <script type="application/ld+json">{json.dumps(data)}</script>"""


def _item(number: int) -> str:
    return f"""<li class="menu__item menu__item--level-1" data-track="menu|{number}">
        <a class="menu__link" href="/section/{number}">Section {number}{_ICON}</a></li>"""


def _card(number: int, line: str) -> str:
    picture = f"https://images.post.example/2024/11/{number}.jpg?quality=80&amp;auto=format"
    return f"""<div class="card card--teaser" id="card-{number}"><a href="/story/{number}">
        <picture class="card__picture"><source srcset="{picture}&amp;width=320 320w">
        <source srcset="{picture}&amp;width=640 640w"><img loading="lazy" src="{picture}" alt="">
        </picture><span class="card__kicker">Opinion</span>
        <h3 class="card__title">{line[:60]}</h3></a><div class="card__meta"><span>{_ICON}</span>
        <time class="card__time">{number + 1} November</time></div></div>"""


def _plain_html(path: Path, lines: Sequence[str]) -> None:
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
    """Write a file as word processors save them: fonts, styles, the look of each paragraph."""
    fonts = "".join(rf"{{\f{i}\fnil\fprq2\fcharset0 Typeface {i};}}" for i in range(12))
    styles = "".join(
        rf"{{\s{i}\sbasedon0\snext{i}\ql\widctlpar\ltrpar\cf0\f4\fs24\lang1033 Style {i};}}"
        for i in range(40)
    )
    head = rf"{{\fonttbl{fonts}}}{{\colortbl;\red0\green0\blue0;}}{{\stylesheet{styles}}}"
    head += r"{\*\generator Word processor}{\info{\title Article}{\creatim\yr2024\mo11\dy12}}"
    look = r"\pard\plain \ltrpar\s1\ql\widctlpar\sb0\sa140\sl276\slmult1\cf0\f4\fs24\lang1033"
    runs = (
        rf"{look} {{\rtlch\af6 \ltrch\loch\fs24\loch\f4 {_escaped(line)}}}\par " for line in lines
    )
    path.write_text(f"{{\\rtf1\\ansi\\ansicpg1252{head}{''.join(runs)}}}", "ascii")


def _plain_rtf(path: Path, lines: Sequence[str]) -> None:
    text = r"\par ".join(map(_escaped, lines))
    path.write_text(f"{{\\rtf1\\ansi {text}}}", "ascii")


def _escaped(line: str) -> str:
    return "".join(c if c.isascii() else f"\\u{ord(c)}?" for c in line)


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


def spent() -> float:
    """Return the seconds of processor time that this process and ended others have used."""
    found = os.times()
    return sum(found[:4]) if os.name == "posix" else time.perf_counter()


def timed(work: Callable[[], object]) -> float:
    """Return the seconds that `work` takes."""
    began = spent()
    work()
    return spent() - began


def read_all(paths: Sequence[Path]) -> None:
    with SourceReader() as reader:
        _each(reader.read, paths)


def least(*works: Callable[[], object]) -> list[float]:
    """Return the least seconds of each of `works`.

    They run in turn, so that what else the machine does slows all of them.
    """
    runs = [[timed(work) for work in works] for _run in range(RUNS)]
    return [min(seconds) for seconds in zip(*runs, strict=True)]


def measure(folder: Path) -> Iterator[tuple[str, int, float, float]]:
    """Yield of each format its name, how many files, and the seconds of both sides.

    The start of the reading process, and its first file, are left out of ours.
    """
    for name, pattern, bare in BARE:
        paths = sorted(folder.glob(pattern))
        if len(paths) < 2:
            continue
        bare(paths[0])  # imports are no part of the speed
        whole, start = partial(read_all, paths), partial(read_all, paths[:1])
        theirs, ours, begun = least(partial(_each, bare, paths[1:]), whole, start)
        yield name, len(paths) - 1, theirs, ours - begun


def pastes_a_second(folder: Path) -> float:
    """Return how many pasted pages are read a second, 0 where there are none."""
    paths = sorted(folder.glob("*.txt"))
    if len(paths) < 2:
        return 0.0
    ours, begun = least(partial(read_all, paths), partial(read_all, paths[:1]))
    return (len(paths) - 1) / (ours - begun)


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
                f"{name:14} {count:4} files  {count / ours:7.0f} files/s  "
                f"{count / bare:7.0f} bare  {bare / ours:.2f} (aim {AIM})"
            )
        print(f"pastes {pastes_a_second(folder):.0f} a second (aim {PASTES})")


if __name__ == "__main__":
    main()

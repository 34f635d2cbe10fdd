"""How often the list of contents names the page on which LibreOffice sets a heading.

Run: python -m tests.bench.pagination

Lines of Arial and Times New Roman are 1.149 em high in Word, and in LibreOffice with the Liberation
typefaces. Where these are not installed, fontconfig takes Nimbus (1.2 em) and the look "plain" is
off by that: 55 of 75 headings by up to two pages, with Liberation 6 by one.
"""

from __future__ import annotations

import random
import tempfile
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from briefer.core.brief import Brief, FrontMatter
from briefer.core.outline import OutlineItem, Section, TextItem
from briefer.exporting.options import ContentsList, CopyKind, ExportOptions
from briefer.exporting.word.looks import look_ids
from briefer.jobs.rendering import rendered
from tests.bench.word_writer import brief as quotations
from tests.exporting.office import heading_pages, stored_pages

_PROSE = """the council harbour water price of in to and a plan budget minister commission agreed
review that energy policy measures regional capacity between government infrastructure supply
under which report published assessment"""
WORDS = tuple(_PROSE.split())


def long_brief(seed: int, sections: int, paragraphs: int = 14) -> Brief:
    """Return a made-up brief of some four pages a section, the same for the same `seed`."""
    base = quotations(10)
    writer = _Writer(random.Random(seed), [s.key for s in base.sources.values()])  # noqa: S311
    outline = tuple(writer.section(f"s{n}", paragraphs) for n in range(sections))
    return replace(base, front=FrontMatter(title="A long brief on harbours"), outline=outline)


class _Writer:
    def __init__(self, chance: random.Random, keys: list[str]) -> None:
        self._chance = chance
        self._keys = keys

    def section(self, name: str, paragraphs: int) -> Section:
        title = f"Chapter {' '.join(self._chance.choices(WORDS, k=4))}"
        return Section(name, title, children=tuple(self._items(name, paragraphs)))

    def _items(self, name: str, paragraphs: int) -> Iterator[OutlineItem]:
        for number in range(paragraphs):
            text = TextItem(f"{name}-{number}", self._paragraph())
            if number and number % 5 == 0:
                title = " ".join(self._chance.choices(WORDS, k=4)).capitalize()
                yield Section(f"{name}-{number}-s", title, children=(text,))
            else:
                yield text

    def _paragraph(self) -> str:
        text = " ".join(self._sentence() for _ in range(self._chance.randint(2, 7)))
        if self._chance.random() < 0.6:
            text = f"{text[:-1]} [@{self._chance.choice(self._keys)}]."
        if self._chance.random() < 0.12:
            text += "\n\n- " + "\n- ".join(self._sentence() for _ in range(3))
        if self._chance.random() < 0.06:
            rows = (f"| {self._sentence()} | {self._chance.randint(1, 99)} |" for _ in range(4))
            text += "\n\n| A | B |\n|---|---|\n" + "\n".join(rows)
        return text

    def _sentence(self) -> str:
        words = self._chance.choices(WORDS, k=self._chance.randint(8, 28))
        return f"{' '.join(words).capitalize()}."


def main() -> None:
    """Print, for each brief and look, how many pages differ and by how much at most."""
    with tempfile.TemporaryDirectory() as name:
        for seed, sections in ((1, 8), (2, 4), (3, 12)):
            for look in look_ids():
                options = ExportOptions(CopyKind.CLEAN, contents=ContentsList.ALWAYS, look=look)
                path = Path(name) / f"{seed}-{look}.docx"
                path.write_bytes(rendered(long_brief(seed, sections), path, options).data)
                stored, real = stored_pages(path.read_bytes()), heading_pages(path, path.parent)
                off = [a - b for a, b in zip(stored, real, strict=True)]
                worst = max(map(abs, off))
                print(f"{path.stem:<12}{real[-1]:>3} pages {len(off):>3} headings"
                      f" {sum(map(bool, off)):>3} differ, by {worst} at most")  # fmt: skip


if __name__ == "__main__":
    main()

"""Draw each page of each product, to be looked at.

Run: python -m tests.bench.product_pages [--all] [FOLDER]

The starter brief is set as each product, and a German and a French brief (in tests/bench/pages,
with tables and words in Arabic and Chinese) as a think-tank brief; each is written as Word (laid
out by LibreOffice) and as PDF. With --all every product is set with notes of each kind, in each
look and in all three languages, as Word. FOLDER is build/pages where none is named.
"""

from __future__ import annotations

import itertools
import subprocess
import sys
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

from briefer.core.brief import Brief, NotesKind
from briefer.core.locations import seeds
from briefer.exporting.options import ExportOptions
from briefer.exporting.products import Product, product_of, products, with_product
from briefer.exporting.word.looks import look_ids
from briefer.jobs.builds import brief_of
from briefer.jobs.rendering import rendered

ROOT = Path(__file__).resolve().parents[2]
OUTLINES = Path(__file__).parent / "pages"
LANGUAGES = ("de", "fr")
MARKINGS = {"assessment": "TLP:AMBER", "submission": "OFFICIAL-SENSITIVE"}
RESOLUTION = 80  # dots an inch
AS_IT_IS = ExportOptions()


@dataclass(frozen=True, slots=True)
class Setting:
    """A brief to be drawn, under a name."""

    name: str
    brief: Brief
    options: ExportOptions = AS_IT_IS


def briefs() -> Iterator[Setting]:
    """Yield each product, and a brief in each of the other languages."""
    for product in products():
        yield Setting(product.product_id, as_product(outlines()["en"], product))
    for language in LANGUAGES:
        made = as_product(outlines()[language], product_of("think-tank"))
        settings = replace(made.settings, groups_bibliography=True)
        yield Setting(f"think-tank-{language}", replace(made, settings=settings))


def every_brief() -> Iterator[Setting]:
    """Yield each product with notes of each kind, in each look and language."""
    for product, (language, brief) in itertools.product(products(), outlines().items()):
        made = as_product(brief, product)
        for notes, look in itertools.product(NotesKind, look_ids()):
            name = f"{product.product_id}-{language}-{notes.value}-{look}"
            yield Setting(name, made, ExportOptions(notes=notes, look=look))


@cache
def outlines() -> dict[str, Brief]:
    """Return the brief of each language."""
    made = {"en": brief_of(seeds() / "outline.md", [seeds()]).brief}
    for language in LANGUAGES:
        made[language] = brief_of(OUTLINES / f"{language}.md", [OUTLINES]).brief
    return made


def as_product(brief: Brief, product: Product) -> Brief:
    """Return `brief` as that product, with its front matter filled in."""
    front = replace(
        brief.front,
        to=brief.front.to or "The Minister",
        from_=brief.front.from_ or "Policy planning",
        reference=brief.front.reference or "P-12/2026",
        status=brief.front.status or "Draft",
        information_as_of=brief.front.information_as_of or "20 November 2026",
        marking=MARKINGS.get(product.product_id, ""),
    )
    return replace(brief, front=front, settings=with_product(brief.settings, product))


def write_all(folder: Path, settings: Iterable[Setting], endings: Sequence[str]) -> None:
    """Write all files to `folder` and draw their pages."""
    folder.mkdir(parents=True, exist_ok=True)
    for old in folder.glob("*.png"):
        old.unlink()
    files = []
    for setting in settings:
        for ending in endings:
            path = folder / f"{setting.name}{ending}"
            path.write_bytes(rendered(setting.brief, path, setting.options).data)
            files.append(path)
    laid_out = folder / "laid out"
    words = [str(path) for path in files if path.suffix == ".docx"]
    run("soffice", f"-env:UserInstallation={(folder / 'profile').as_uri()}", "--headless",
        "--convert-to", "pdf", "--outdir", str(laid_out), *words)  # fmt: skip
    for path in files:
        is_word = path.suffix == ".docx"
        pdf = laid_out / f"{path.stem}.pdf" if is_word else path
        target = folder / f"{path.stem}-{'word' if is_word else 'pdf'}"
        run("pdftoppm", "-r", str(RESOLUTION), "-png", str(pdf), str(target))


def run(*command: str) -> None:
    """Run a program; raises CalledProcessError."""
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)


if __name__ == "__main__":
    is_all, named = "--all" in sys.argv, [each for each in sys.argv[1:] if each != "--all"]
    chosen = Path(named[0]) if named else ROOT / "build" / "pages"
    if is_all:
        write_all(chosen, every_brief(), (".docx",))
    else:
        write_all(chosen, briefs(), (".docx", ".pdf"))
    for page in sorted(chosen.glob("*.png")):
        print(page)

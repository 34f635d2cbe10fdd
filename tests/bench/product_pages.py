"""Draw each page of each product, to be looked at: python -m tests.bench.product_pages [FOLDER]

The starter brief is set as each product, and as a think-tank brief in German and French; each is
written as Word (laid out by LibreOffice) and as PDF. FOLDER is build/pages where none is named.
"""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from briefer.core.brief import Brief
from briefer.core.locations import seeds
from briefer.exporting.products import Product, products, with_product
from briefer.jobs.builds import brief_of
from briefer.jobs.rendering import rendered

ROOT = Path(__file__).resolve().parents[2]
LANGUAGES = ("de-DE", "fr-FR")
MARKINGS = {"assessment": "TLP:AMBER", "submission": "OFFICIAL-SENSITIVE"}
RESOLUTION = 80  # dots an inch


def briefs() -> Iterator[tuple[str, Brief]]:
    """Yield the name and the brief of each product and language."""
    built = brief_of(seeds() / "outline.md", [seeds()])
    for product in products():
        yield product.product_id, as_product(built.brief, product)
    for language in LANGUAGES:
        made = as_product(built.brief, next(p for p in products() if p.product_id == "think-tank"))
        yield (
            f"think-tank-{language}",
            replace(
                made, settings=replace(made.settings, locale=language, groups_bibliography=True)
            ),
        )


def as_product(brief: Brief, product: Product) -> Brief:
    """Return `brief` as that product, with its front matter filled in."""
    front = replace(
        brief.front,
        to=brief.front.to or "The Minister",
        from_=brief.front.from_ or "Policy planning",
        reference="P-12/2026",
        status="Draft",
        information_as_of="20 November 2026",
        marking=MARKINGS.get(product.product_id, ""),
    )
    return replace(brief, front=front, settings=with_product(brief.settings, product))


def write_all(folder: Path) -> None:
    """Write all files to `folder` and draw their pages."""
    folder.mkdir(parents=True, exist_ok=True)
    for old in folder.glob("*.png"):
        old.unlink()
    files = []
    for name, brief in briefs():
        for ending in (".docx", ".pdf"):
            path = folder / f"{name}{ending}"
            path.write_bytes(rendered(brief, path).data)
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
    chosen = Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT / "build" / "pages"
    write_all(chosen)
    for page in sorted(chosen.glob("*.png")):
        print(page)

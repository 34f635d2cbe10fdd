"""Products of the house: a person's outline, settings and look, kept for later briefs."""

from __future__ import annotations

import hashlib
import json
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import replace
from itertools import chain, count
from pathlib import Path

from briefer.core.brief import Brief
from briefer.core.errors import UnwritableTarget
from briefer.core.locations import resources
from briefer.core.outline import OutlineItem, Section, TextItem
from briefer.core.text import collapsed
from briefer.exporting.products import Product, house_folder, product_of, products
from briefer.exporting.target import write_atomically
from briefer.markup import outline
from briefer.markup.reading import cited_keys
from briefer.project.problems import told

_SPARE = 20  # characters of a name that its file may lack before it needs a sum
_NAME_LINE = re.compile(r"^name = .*$", re.MULTILINE)
_APART = re.compile(r"[^a-z0-9]+")


def product_path(name: str) -> Path:
    """Return the file of the product of the house with that name, which need not exist.

    A name with letters that a file name of ours has not gets a sum of all of them, so that no two
    names are one file.
    """
    name = unicodedata.normalize("NFC", collapsed(name)).casefold()
    stem = _APART.sub("-", name.encode("ascii", "ignore").decode()).strip("-")[:50] or "house"
    if not name.isascii() or len(name) > len(stem) + _SPARE:
        stem = f"{stem}-{hashlib.sha256(name.encode()).hexdigest()[:8]}"
    if (resources() / "products" / f"{stem}.toml").exists():  # ours keep their names
        stem = f"{stem}-house"
    return house_folder() / f"{stem}.toml"


def save_product(brief: Brief, name: str, look: str = "") -> Path:
    """Keep outline, settings and look of `brief` as a product; one with that name is replaced.

    `look` is that of the last export, empty for the one of the brief's product.
    Raises UnwritableTarget.
    """
    path = _own_path(name)
    made = house_product(brief, name, look, path.stem)
    with told(UnwritableTarget, path):
        path.parent.mkdir(parents=True, exist_ok=True)
    write_atomically(path, _written(made).encode(), force=True)
    product_of.cache_clear()
    return path


def _own_path(name: str) -> Path:
    """Return the file of the product with that name, else one in which no other product is.

    A product that got another name keeps its file.
    """
    kept = kept_product(name, by_id=False)
    if kept is not None:
        return house_folder() / f"{kept.product_id}.toml"
    path = product_path(name)
    numbered = (path.with_stem(f"{path.stem}-{number}") for number in count(2))
    return next(free for free in chain([path], numbered) if not free.exists())


def kept_products() -> tuple[Product, ...]:
    """Return the products of the house."""
    return products(house_folder()) if house_folder().is_dir() else ()


def kept_product(name: str, *, by_id: bool = True) -> Product | None:
    """Return the product of the house with that name, or id, None where there is none."""
    wanted = collapsed(name).casefold()
    found = {p.product_id.casefold(): p for p in kept_products()} if by_id else {}
    return {**found, **{p.name.casefold(): p for p in kept_products()}}.get(wanted)


def rename_product(product_id: str, name: str) -> None:
    """Give a product of the house another name; briefs that are one still find it.

    Raises UnwritableTarget, with exists where another product has that name.
    """
    namesake = kept_product(name, by_id=False)
    if namesake is not None and namesake.product_id != product_id:
        raise UnwritableTarget(Path(collapsed(name)), "exists")
    path = house_folder() / f"{product_id}.toml"
    with told(UnwritableTarget, path):
        text = path.read_text(encoding="utf-8")
    line = f"name = {json.dumps(collapsed(name), ensure_ascii=False)}"
    write_atomically(path, _NAME_LINE.sub(lambda _old: line, text, count=1).encode(), force=True)
    product_of.cache_clear()


def delete_product(product_id: str) -> bytes:
    """Delete a product of the house and return its file, with which it can be put back.

    Briefs that are one keep their settings. Raises UnwritableTarget.
    """
    path = house_folder() / f"{product_id}.toml"
    with told(UnwritableTarget, path):
        data = path.read_bytes()
        path.unlink()
    product_of.cache_clear()
    return data


def restore_product(product_id: str, data: bytes) -> None:
    """Put a deleted product back. Raises UnwritableTarget."""
    write_atomically(house_folder() / f"{product_id}.toml", data, force=True)
    product_of.cache_clear()


def house_product(brief: Brief, name: str, look: str = "", product_id: str = "") -> Product:
    """Return what of `brief` another brief can begin with; without an id it gets a usual one."""
    product_id = product_id or product_path(name).stem
    before, settings = product_of(brief.settings.product), brief.settings
    combined = settings.combined_notes
    return replace(
        before,
        product_id=product_id,
        name=collapsed(name),
        about="",
        template=product_id,
        settings=settings,
        combined_notes=before.combined_notes if combined is None else combined,
        look=look or before.look,
        outline=outline.write(Brief(outline=tuple(_standing(brief.outline)))).markdown,
    )


def _standing(items: tuple[OutlineItem, ...]) -> Iterator[OutlineItem]:
    """Yield the sections and the texts that rest on no source."""
    for item in items:
        if isinstance(item, Section) and not item.is_parked:
            yield replace(item, children=tuple(_standing(item.children)))
        elif isinstance(item, TextItem) and not (
            item.quotations or item.supports or any(cited_keys(item))
        ):
            yield item


def _written(product: Product) -> str:
    """Return a product as TOML; a string of JSON is one of TOML but for U+007F."""
    settings = product.settings
    entries = {
        "name": product.name,
        "template": product.template,
        "style": settings.style,
        "notes": settings.notes.value,
        "pinpoints": settings.pinpoints.value,
        "bibliography": settings.has_bibliography,
        "bibliography_by_kind": settings.groups_bibliography,
        "length": settings.length,
        "pages": product.pages,
        "combined_notes": product.combined_notes,
        "numbered_paragraphs": product.numbered_paragraphs,
        "contents": product.contents.value,
        "likelihood_table": product.likelihood_table,
        "source_descriptors": product.source_descriptors,
        "look": product.look,
        "outline": product.outline,
    }
    lines = (
        f"{key} = {json.dumps(value, ensure_ascii=False)}\n"
        for key, value in entries.items()
        if value is not None
    )
    return "".join(lines).replace("\x7f", "")

"""Products: kinds of brief, each a file of defaults that a person can add to."""

from __future__ import annotations

import logging
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path
from typing import Any

from briefer.core.brief import Brief, BriefSettings, NotesKind, PinpointKind
from briefer.core.locations import resources
from briefer.core.outline import is_annex
from briefer.core.platform import data_folder
from briefer.exporting.options import ContentsList, ExportOptions

_log = logging.getLogger(__name__)
_NO_SETTINGS = BriefSettings()
_FIRST = ("submission", "cabinet-paper", "think-tank", "assessment", "one-page-note")


@dataclass(frozen=True, slots=True)
class Product:
    """What picking a product sets, each of which a person can change.

    `template` is the name of the outline to start from; `likelihood_table` tells whether the
    set of likelihood terms is printed at the end; `combined_notes` None leaves it
    to the length. `outline` is its own outline in Markdown, which goes before the template.
    `pages` is how many it may have, annexes apart, None for any number.
    """

    product_id: str
    name: str = ""
    about: str = ""
    template: str = ""
    settings: BriefSettings = _NO_SETTINGS
    combined_notes: bool | None = None
    numbered_paragraphs: bool = False
    contents: ContentsList = ContentsList.AUTO
    likelihood_table: bool = False
    source_descriptors: bool = False
    look: str = ""
    outline: str = ""
    pages: int | None = None


def products(folder: Path | None = None) -> tuple[Product, ...]:
    """Return the products of `folder` in the order of a list to pick from.

    Without one they are ours, then those of the house.
    """
    if folder is None:
        return (
            *products(resources() / "products"),
            *_readable(sorted(house_folder().glob("*.toml"))),
        )
    found = {p.product_id: p for p in _readable(sorted(folder.glob("*.toml")))}
    first = [found.pop(name) for name in _FIRST if name in found]
    return (*first, *found.values())


def house_folder() -> Path:
    """Return where the products of the house are kept; it need not exist yet."""
    return data_folder() / "products"


@lru_cache(maxsize=32)
def product_of(product_id: str) -> Product:
    """Return the product with that id, one without any defaults where there is none."""
    name = f"{Path(product_id).name}.toml"
    path = resources() / "products" / name
    if path.is_file():
        return read_product(path)
    return next(_readable([house_folder() / name]), Product(product_id))


def with_product(settings: BriefSettings, product: Product) -> BriefSettings:
    """Return `settings` as they are after picking `product`; language and terms stay."""
    return replace(
        product.settings,
        product=product.product_id,
        locale=settings.locale,
        likelihood=settings.likelihood,
    )


def page_limit(settings: BriefSettings) -> int | None:
    """Return how many pages a brief may have, annexes apart, None for any number.

    The limit of its product holds as long as nobody has given the brief another length.
    """
    product = product_of(settings.product)
    return product.pages if settings.length == product.settings.length else None


def resolved(options: ExportOptions, product: Product) -> ExportOptions:
    """Return `options` with what they leave open as `product` has it."""
    numbered, combined = options.numbered_paragraphs, options.combined_notes
    return replace(
        options,
        contents=product.contents if options.contents is ContentsList.AUTO else options.contents,
        combined_notes=product.combined_notes if combined is None else combined,
        numbered_paragraphs=product.numbered_paragraphs if numbered is None else numbered,
        look=options.look or product.look,
    )


def applied(brief: Brief, options: ExportOptions) -> Brief:
    """Return `brief` with the product, the settings and the marking that `options` name.

    To apply them once more changes nothing.
    """
    settings = brief.settings
    if options.product and options.product != settings.product:
        settings = with_product(settings, product_of(options.product))
    settings = replace(
        settings,
        style=options.style or settings.style,
        notes=options.notes or settings.notes,
        pinpoints=options.pinpoints or settings.pinpoints,
    )
    marking = brief.front.marking if options.marking is None else options.marking
    outline = brief.outline
    if not options.has_annexes:
        outline = tuple(item for item in outline if not is_annex(item))
    front = replace(brief.front, marking=marking)
    return replace(brief, settings=settings, front=front, outline=outline)


def read_product(path: Path) -> Product:
    """Return the product in a TOML file; raises OSError and ValueError where it is none."""
    found = tomllib.loads(path.read_text(encoding="utf-8"))
    settings = BriefSettings(
        product=path.stem,
        style=_text(found, "style", BriefSettings().style),
        notes=NotesKind(_text(found, "notes", NotesKind.FOOTNOTES)),
        pinpoints=PinpointKind(_text(found, "pinpoints", PinpointKind.NONE)),
        has_bibliography=bool(found.get("bibliography", True)),
        length=int(found["length"]) if "length" in found else None,
        groups_bibliography=bool(found.get("bibliography_by_kind", False)),
    )
    combined = found.get("combined_notes")
    return Product(
        path.stem,
        _text(found, "name", path.stem),
        _text(found, "about"),
        _text(found, "template"),
        settings,
        combined if isinstance(combined, bool) else None,
        bool(found.get("numbered_paragraphs", False)),
        ContentsList(_text(found, "contents", ContentsList.AUTO)),
        bool(found.get("likelihood_table", False)),
        bool(found.get("source_descriptors", False)),
        _text(found, "look"),
        _text(found, "outline"),
        int(found["pages"]) if "pages" in found else None,
    )


def _readable(paths: Iterable[Path]) -> Iterator[Product]:
    """Yield the products in files; one that a person has spoilt is left out."""
    for path in paths:
        try:
            yield read_product(path)
        except (OSError, ValueError) as error:
            _log.info("%s is no product: %s", path.name, error)


def _text(found: Mapping[str, Any], name: str, default: str = "") -> str:
    return str(found.get(name, default))

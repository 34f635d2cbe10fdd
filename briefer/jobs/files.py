"""Which files are meant by the paths that a person names or drops: folders hold sources."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from briefer.core.errors import UnreadableSource
from briefer.importing.reasons import Refusal

OUTLINE = "outline.md"
# What lies beside sources in a folder without being one.
_BESIDE = frozenset({"readme", "license", "licence", "copying"})
_OWN = (".briefer", ".owner")
_LEFT_BY_SYSTEMS = frozenset({"thumbs.db", "desktop.ini"})
_PARTS_OF_A_PAGE = ("_files", "-files", "_fichiers", "-Dateien", "_archivos")  # a browser's folder


@dataclass(frozen=True, slots=True)
class Listing:
    """The files that paths stand for, in a stable order, and what is wrong with a path."""

    files: tuple[Path, ...]
    problems: tuple[UnreadableSource, ...] = ()


def source_files(paths: Iterable[Path]) -> Listing:
    """Return the files that `paths` stand for: themselves, and what lies in folders.

    Of a folder everything is taken but hidden files, projects, the pictures of saved web pages,
    and README, LICENSE and `outline.md`. A folder with a document's name is a mistake.
    """
    files: dict[Path, None] = {}
    problems = []
    for path in paths:
        if not path.is_dir():
            files[path] = None
        elif _is_named_like_a_document(path):
            problems.append(UnreadableSource(path, Refusal.FOLDER))
        else:
            inside = list(_inside(path))
            files.update(dict.fromkeys(inside))
            if not inside:
                problems.append(UnreadableSource(path, Refusal.NOTHING_INSIDE))
    return Listing(tuple(files), tuple(problems))


def _is_named_like_a_document(folder: Path) -> bool:
    if not folder.suffix:
        return False
    from briefer.importing.read import FORMATS  # noqa: PLC0415 - loads every reader

    return folder.suffix.lower() in FORMATS


def _inside(folder: Path) -> Iterator[Path]:
    """Yield the sources below `folder`, by name; links to folders are not followed."""
    for where, folders, names in os.walk(folder):
        folders[:] = sorted(name for name in folders if not _is_skipped_folder(name))
        yield from (Path(where, name) for name in sorted(names) if not _is_skipped(name))


def _is_skipped_folder(name: str) -> bool:
    return name.startswith((".", "__")) or name.endswith(_PARTS_OF_A_PAGE)


def _is_skipped(name: str) -> bool:
    plain = name.casefold()
    return (
        name.startswith((".", "~$"))
        or plain.endswith(_OWN)
        or ":zone.identifier" in plain
        or plain in _LEFT_BY_SYSTEMS
        or plain == OUTLINE
        or plain.partition(".")[0] in _BESIDE
    )

"""Remove sources for good: from the project, its history, its index, and its snapshots."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from briefer.project import edits, queries, snapshots
from briefer.project.project import Project


@dataclass(frozen=True, slots=True)
class PurgeReport:
    """What was removed, and where words of it may remain: files that went out, as far as known."""

    sources: int
    snapshots: int
    exports: tuple[Path, ...] = ()


def purge(project: Project, source_ids: Sequence[str]) -> PurgeReport:
    """Remove sources for good; undo ends here, and all snapshots go, since they hold them too.

    The file is written anew: what was deleted before is in its free space no more.

    Raises EditRefused with source-in-use where the outline still uses one; nothing has changed
    then. Copies that a person made of the project are beyond reach.
    """
    removed = project.submit(edits.purge_sources, tuple(source_ids)).result()
    project.scrub().result()
    forgotten = snapshots.forget(project.path)
    exports = project.read(queries.exports).result()
    paths = tuple(dict.fromkeys(export.path for export in exports))
    return PurgeReport(len(removed), forgotten, paths)

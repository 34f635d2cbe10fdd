"""Going back to an earlier state of a project, without losing the present one."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from briefer.core.errors import BrieferError
from briefer.project import snapshots
from briefer.project.project import Project

_KEPT_AS = "replaced"


@dataclass(frozen=True, slots=True)
class Restored:
    """The project, open again, where the state before is kept, and what went wrong if anything."""

    project: Project
    kept: Path | None = None
    problem: BrieferError | None = None


def restore(project: Project, snapshot: Path) -> Restored:
    """Close `project` and open it as it was in `snapshot`; what it is now is kept beside it.

    Where the snapshot cannot be used, the project is opened as it is. Raises ProjectLocked and
    UnusableProject where not even that is possible.
    """
    project.close()
    try:
        kept = snapshots.restore(project.path, snapshot, kept_as=_KEPT_AS)
    except BrieferError as problem:
        return Restored(Project.open(project.path), problem=problem)
    return Restored(Project.open(project.path), kept)

"""Export the brief of a project: rendered, put in its place whole, and logged."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path

from briefer.exporting.options import ExportOptions
from briefer.exporting.target import write_atomically
from briefer.jobs.progress import Progress, silent
from briefer.jobs.releasing import check_marking
from briefer.jobs.rendering import rendered
from briefer.markup.outline import NotCarried
from briefer.ooxml.wordfile import WordFile
from briefer.project import edits, queries
from briefer.project.project import Project

_DEFAULT = ExportOptions()
_STAGES = 3  # reading, rendering, writing


@dataclass(frozen=True, slots=True)
class ExportReport:
    """What came of an export; `sha256` is the file's."""

    path: Path
    sha256: str
    not_carried: tuple[NotCarried, ...] = ()


def export_project(
    project: Project,
    path: Path,
    options: ExportOptions = _DEFAULT,
    *,
    force: bool = False,
    reason: str = "",
    progress: Progress = silent,
) -> ExportReport:
    """Write the brief of `project` to `path`; `force` replaces a file that is not our last export.

    Edits that are on their way are part of it; `reason` is why it goes out with findings nobody
    could defend, or below the marking of what it holds. Raises UnwritableTarget, UnusableStyle,
    UnprintableBrief and Cancelled; then nothing was written or logged.
    """
    progress(0, _STAGES, path.name)
    brief = project.read(queries.brief).result()
    check_marking(project, brief, options.marking, reason)
    last = project.read(queries.last_export, path).result()
    options = replace(options, project_id=project.read(queries.project_id).result())
    progress(1, _STAGES, path.name)
    made = rendered(brief, path, options)
    progress(2, _STAGES, path.name)
    sha256 = write_atomically(path, made.data, last, force=force)
    if not project.is_read_only:
        export_id = export_id_of(path, made.data)
        log = edits.log_export
        project.submit(log, path, sha256, reason=reason, export_id=export_id).result()
    return ExportReport(path, sha256, made.not_carried)


def export_id_of(path: Path, data: bytes) -> str:
    """Return what a working copy says of itself, empty for any other file."""
    if path.suffix.lower() != ".docx":
        return ""
    provenance = WordFile(data).provenance()
    return "" if provenance is None else provenance.export_id

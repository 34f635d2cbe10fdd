"""Bring files and folders into a project: in batches, behind what a person does meanwhile."""

from __future__ import annotations

from collections.abc import Sequence
from concurrent.futures import Future
from dataclasses import dataclass, field
from pathlib import Path

from briefer.core.errors import Cancelled, FileProblem
from briefer.core.source import ImportedSource
from briefer.jobs.files import source_files
from briefer.jobs.likeness import NearCopy, near_copies
from briefer.jobs.progress import Progress, silent
from briefer.jobs.reading import read_files
from briefer.jobs.references import is_of_references
from briefer.project import edits
from briefer.project.edits import AddedSource
from briefer.project.project import Project

BATCH = 40  # sources a transaction: fewer cost time, more make an edit wait
_BATCH_BYTES = 8_000_000  # of originals, so that no transaction is long


@dataclass(frozen=True, slots=True)
class ImportReport:
    """What became of each source and which files failed; cancelling keeps what was added.

    `alike` are new sources that are almost the same as another.
    """

    added: tuple[AddedSource, ...] = ()
    failed: tuple[FileProblem, ...] = ()
    is_cancelled: bool = False
    alike: tuple[NearCopy, ...] = ()


def import_files(
    project: Project, paths: Sequence[Path], progress: Progress = silent
) -> ImportReport:
    """Bring in files and what lies in folders; a bad file never stops the others.

    Returns when all is on disk. Where `progress` cancels, the rest is left out.
    """
    listing = source_files(paths)
    batches = _Batches(project)
    failed: list[FileProblem] = list(listing.problems)
    is_cancelled = False
    try:
        for file in read_files(_records_first(listing.files), progress):
            batches.add(file.sources)
            failed.extend(file.problems)
    except Cancelled:
        is_cancelled = True
    added = batches.close()
    fresh = [] if is_cancelled else [a.source_id for a in added if not a.is_duplicate]
    return ImportReport(added, tuple(failed), is_cancelled, near_copies(project, fresh))


def _records_first(paths: Sequence[Path]) -> tuple[Path, ...]:
    """Put files of references before what they describe: the first to come states the facts."""
    return tuple(sorted(paths, key=lambda path: not is_of_references(path)))


@dataclass
class _Batches:
    """Collects sources and submits them together; one batch is written while the next is read."""

    project: Project
    _waiting: list[ImportedSource] = field(default_factory=list)
    _added: list[AddedSource] = field(default_factory=list)
    _written: Future[tuple[AddedSource, ...]] | None = None

    def add(self, sources: Sequence[ImportedSource]) -> None:
        self._waiting.extend(sources)
        size = sum(len(source.original) for source in self._waiting)
        if len(self._waiting) >= BATCH or size >= _BATCH_BYTES:
            self._submit()

    def close(self) -> tuple[AddedSource, ...]:
        """Return what became of all of them, once it is on disk."""
        self._submit()
        self._collect()
        return tuple(self._added)

    def _submit(self) -> None:
        self._collect()
        if self._waiting:
            self._written = self.project.submit_batch(edits.add_sources, tuple(self._waiting))
            self._waiting.clear()

    def _collect(self) -> None:
        if self._written is not None:
            self._added.extend(self._written.result())
            self._written = None

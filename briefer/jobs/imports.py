"""Bring files and folders into a project: in batches, behind what a person does meanwhile."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from concurrent.futures import Future
from dataclasses import dataclass, field
from pathlib import Path

from briefer.core.errors import Cancelled, FileProblem
from briefer.core.source import ImportedSource, ReadWarning
from briefer.importing.reasons import Remark
from briefer.jobs.describing import Facts, described_by, stated
from briefer.jobs.files import source_files
from briefer.jobs.likeness import NearCopy, near_copies
from briefer.jobs.parsing import ReadingLimits
from briefer.jobs.progress import Progress, silent
from briefer.jobs.reading import read_files
from briefer.jobs.references import is_of_references, is_record
from briefer.project import edits, queries
from briefer.project.edits import AddedSource
from briefer.project.project import Project

BATCH = 40  # sources a transaction: fewer cost time, more make an edit wait
_BATCH_BYTES = 8_000_000  # of originals, so that no transaction is long


_QUIET = frozenset({Remark.OUTLET_SUGGESTED, Remark.ENCODING_GUESSED})  # told where they matter


@dataclass(frozen=True, slots=True)
class Remarked:
    """A new source of which something could not be read, or was not read as it stands."""

    name: str
    remarks: tuple[ReadWarning, ...]


@dataclass(frozen=True, slots=True)
class ImportReport:
    """What became of each source and which files failed; cancelling keeps what was added.

    `alike` are new sources that are almost the same as another. `described` are the ids of
    sources that were here, and of which a record of references told something new. `remarked`
    are new sources that were not read whole, or not as they stand.
    """

    added: tuple[AddedSource, ...] = ()
    failed: tuple[FileProblem, ...] = ()
    is_cancelled: bool = False
    alike: tuple[NearCopy, ...] = ()
    described: tuple[str, ...] = ()
    remarked: tuple[Remarked, ...] = ()


def import_files(
    project: Project,
    paths: Sequence[Path],
    progress: Progress = silent,
    limits: ReadingLimits | None = None,
) -> ImportReport:
    """Bring in files and what lies in folders; a bad file never stops the others.

    A record of references about a source that is here fills in its metadata, as an edit that
    undo takes back. Returns when all is on disk. Where `progress` cancels, the rest is left out.
    """
    listing = source_files(paths)
    batches = _Batches(project)
    failed: list[FileProblem] = list(listing.problems)
    is_cancelled = False
    try:
        for file in read_files(_records_first(listing.files), progress, limits):
            batches.add(file.sources)
            failed.extend(file.problems)
    except Cancelled:
        is_cancelled = True
    added = batches.close()
    described = _describe(project, batches.told)
    fresh = [] if is_cancelled else [a.source_id for a in added if not a.is_duplicate]
    alike = near_copies(project, fresh)
    remarked = tuple(batches.remarked)
    return ImportReport(added, tuple(failed), is_cancelled, alike, described, remarked)


def _records_first(paths: Sequence[Path]) -> tuple[Path, ...]:
    """Put files of references before what they describe: the first to come states the facts."""
    return tuple(sorted(paths, key=lambda path: not is_of_references(path)))


@dataclass
class _Batches:
    """Collects sources and submits them together; one batch is written while the next is read.

    Records without a file wait for the end: what they are about may still come in. `told` is what
    records state about sources that are in the project, by the id of the source.
    """

    project: Project
    told: dict[str, Facts] = field(default_factory=dict)
    remarked: list[Remarked] = field(default_factory=list)
    _waiting: list[ImportedSource] = field(default_factory=list)
    _records: list[ImportedSource] = field(default_factory=list)
    _added: list[AddedSource] = field(default_factory=list)
    _written: Future[tuple[AddedSource, ...]] | None = None
    _facts: tuple[Facts, ...] = ()  # of what is being written
    _remarks: tuple[tuple[ReadWarning, ...], ...] = ()  # likewise

    def add(self, sources: Sequence[ImportedSource]) -> None:
        for source in sources:
            (self._records if is_record(source) else self._waiting).append(source)
        size = sum(len(source.original) for source in self._waiting)
        if len(self._waiting) >= BATCH or size >= _BATCH_BYTES:
            self._submit()

    def close(self) -> tuple[AddedSource, ...]:
        """Return what became of all of them, once it is on disk."""
        self._submit()
        self._collect()
        self._place_records()
        self._submit()
        self._collect()
        return tuple(self._added)

    def _place_records(self) -> None:
        """Let each record describe the source it is about; where there is none, it is one."""
        if not self._records:
            return
        known = [line.source for line in self.project.read(queries.sources).result()]
        for record in self._records:
            source = described_by(record.item, known)
            if source is None:
                self._waiting.append(record)
                continue
            title = source.item.text("title") or source.name
            self._added.append(AddedSource(source.source_id, source.key, record.name, title, True))
            self._tell(source.source_id, stated(record))

    def _submit(self) -> None:
        self._collect()
        if self._waiting:
            self._facts = tuple(stated(source) for source in self._waiting)
            self._remarks = tuple(map(_remarks, self._waiting))
            self._written = self.project.submit_batch(
                edits.add_sources, tuple(self._waiting), self._begun()
            )
            self._waiting.clear()

    def _begun(self) -> edits.Begun | None:
        fresh = [added.source_id for added in self._added if not added.is_duplicate]
        return edits.Begun(fresh[0], len(fresh)) if fresh else None

    def _collect(self) -> None:
        if self._written is None:
            return
        added = self._written.result()
        for source, facts, remarks in zip(added, self._facts, self._remarks, strict=True):
            told = remarks
            if source.is_duplicate:  # but what stood beside it in a file may never have come in
                self._tell(source.source_id, facts)
                told = tuple(w for w in remarks if w.reason == Remark.PART_SKIPPED)
            if told:
                self.remarked.append(Remarked(source.name, told))
        self._added.extend(added)
        self._written = None

    def _tell(self, source_id: str, facts: Facts) -> None:
        if facts:
            self.told[source_id] = {**self.told.get(source_id, {}), **facts}


def _remarks(source: ImportedSource) -> tuple[ReadWarning, ...]:
    return tuple(warning for warning in source.warnings if warning.reason not in _QUIET)


def _describe(project: Project, told: Mapping[str, Facts]) -> tuple[str, ...]:
    return project.submit(edits.describe_sources, told).result() if told else ()

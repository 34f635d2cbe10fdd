"""Files read one after the other: a bad one is reported and never stops the others."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from briefer.core.errors import FileProblem
from briefer.core.source import ImportedSource
from briefer.importing import read
from briefer.jobs.parsing import ReadingLimits, SourceReader
from briefer.jobs.progress import Progress, silent
from briefer.jobs.references import is_of_references, read_references


@dataclass(frozen=True, slots=True)
class ReadFile:
    """What reading one file gave: its sources, and what is wrong with it or a part of it."""

    path: Path
    sources: tuple[ImportedSource, ...] = ()
    problems: tuple[FileProblem, ...] = ()


def read_files(
    paths: Sequence[Path], progress: Progress = silent, limits: ReadingLimits | None = None
) -> Iterator[ReadFile]:
    """Yield what each file gives, in order. Raises Cancelled where `progress` does.

    A file of references gives a source for each record, its attached file read where it is there.

    One process reads them all; it is replaced where a file makes it hang, grow or die.
    """
    with SourceReader(limits) as reader:
        for number, path in enumerate(paths):
            progress(number, len(paths), path.name)
            yield _read(reader, path)
    progress(len(paths), len(paths), "")


def read_pasted(html: str, text: str) -> ImportedSource:
    """Return the source in what was pasted, as HTML where it was there. Raises FileProblem."""
    if not html.strip():
        return read.pasted_text(text)
    with SourceReader() as reader:
        return reader.read_bytes(html.encode("utf-8", "replace"), Path(f"{read.PASTED}.html"))[0]


def _read(reader: SourceReader, path: Path) -> ReadFile:
    try:
        if not is_of_references(path):
            return ReadFile(path, reader.read(path))
        found = read_references(path, reader.read, reader.records)
    except FileProblem as problem:
        return ReadFile(path, problems=(problem,))
    return ReadFile(path, found.sources, found.problems)

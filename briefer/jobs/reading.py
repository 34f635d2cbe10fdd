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


@dataclass(frozen=True, slots=True)
class ReadFile:
    """What reading one file gave: its sources, or the reason why there are none."""

    path: Path
    sources: tuple[ImportedSource, ...] = ()
    error: FileProblem | None = None


def read_files(
    paths: Sequence[Path], progress: Progress = silent, limits: ReadingLimits | None = None
) -> Iterator[ReadFile]:
    """Yield what each file gives, in order. Raises Cancelled where `progress` does.

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
        return ReadFile(path, reader.read(path))
    except FileProblem as error:
        return ReadFile(path, error=error)

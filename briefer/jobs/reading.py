"""Files read one after the other: a bad one is reported and never stops the others."""

from __future__ import annotations

import logging
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from briefer.core.errors import Cancelled, FileProblem, UnreadableSource
from briefer.core.source import ImportedSource
from briefer.importing import read
from briefer.jobs.progress import Progress, silent

log = logging.getLogger("briefer")


@dataclass(frozen=True, slots=True)
class ReadFile:
    """What reading one file gave: its sources, or the reason why there are none."""

    path: Path
    sources: tuple[ImportedSource, ...] = ()
    error: FileProblem | None = None


def read_files(paths: Sequence[Path], progress: Progress = silent) -> Iterator[ReadFile]:
    """Yield what each file gives, in order. Raises Cancelled where `progress` does."""
    for number, path in enumerate(paths):
        progress(number, len(paths), path.name)
        yield _read(path)
    progress(len(paths), len(paths), "")


def _read(path: Path) -> ReadFile:
    try:
        return ReadFile(path, read.read_all(path))
    except Cancelled:
        raise
    except FileProblem as error:
        return ReadFile(path, error=error)
    except Exception:
        log.exception("a reader failed on %s", path.name)
        return ReadFile(path, error=UnreadableSource(path, "failed"))

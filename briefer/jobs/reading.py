"""Files read in order: a bad one is reported and never stops the others."""

from __future__ import annotations

import os
import queue
from collections import deque
from collections.abc import Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import closing
from dataclasses import dataclass, replace
from pathlib import Path

from briefer.core.errors import FileProblem
from briefer.core.source import ImportedSource, MetaField
from briefer.importing import read
from briefer.jobs.parsing import ReadingLimits, SourceReader
from briefer.jobs.progress import Progress, silent
from briefer.jobs.references import is_of_references, read_references

_FEW = 16  # files that one process has read before a second one has even started
_AHEAD = 4  # files a process that are read before somebody asks for them


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

    One process reads them, two where there are many; it is replaced where a file makes it hang,
    grow or die.
    """
    with closing(_Readers(_count(len(paths)), limits)) as readers:
        asked: deque[Future[ReadFile]] = deque()
        for number, path in enumerate(paths):
            while len(asked) < readers.ahead and number + len(asked) < len(paths):
                asked.append(readers.ask(paths[number + len(asked)]))
            progress(number, len(paths), path.name)
            yield asked.popleft().result()
    progress(len(paths), len(paths), "")


def read_pasted(html: str, text: str, address: str = "") -> ImportedSource:
    """Return the source in what was pasted, as HTML where it was there. Raises FileProblem.

    `address` is that of the page it was copied from, empty where the clipboard does not say.
    """
    return _from(address, _pasted(html, text))


def _pasted(html: str, text: str) -> ImportedSource:
    if not html.strip():
        return read.pasted_text(text)
    with SourceReader() as reader:
        return reader.read_bytes(html.encode("utf-8", "replace"), Path(f"{read.PASTED}.html"))[0]


def _from(address: str, source: ImportedSource) -> ImportedSource:
    if not address:
        return source
    stated = MetaField(address, confidence=0.95, origin="file")
    return replace(source, item=source.item.with_field("URL", stated))


class _Readers:
    """Some reading processes, each with a thread that waits for it."""

    def __init__(self, count: int, limits: ReadingLimits | None) -> None:
        self.ahead = count * _AHEAD
        self._all = [SourceReader(limits) for _number in range(count)]
        self._free: queue.SimpleQueue[SourceReader] = queue.SimpleQueue()
        self._threads = ThreadPoolExecutor(count, thread_name_prefix="briefer-reading")
        for reader in self._all:
            self._free.put(reader)

    def ask(self, path: Path) -> Future[ReadFile]:
        """Have a file read by whichever process is free."""
        return self._threads.submit(self._take, path)

    def close(self) -> None:
        """End the processes at once; what they were reading is dropped."""
        self._threads.shutdown(wait=False, cancel_futures=True)
        for reader in self._all:
            reader.close()
        self._threads.shutdown()
        for reader in self._all:  # one may have been started again meanwhile
            reader.close()

    def _take(self, path: Path) -> ReadFile:
        reader = self._free.get()
        try:
            return _read(reader, path)
        finally:
            self._free.put(reader)


def _count(files: int) -> int:
    """Return how many processes read so many files."""
    return 1 if files < _FEW else min(2, os.cpu_count() or 1)


def _read(reader: SourceReader, path: Path) -> ReadFile:
    try:
        if not is_of_references(path):
            return ReadFile(path, reader.read(path))
        found = read_references(path, reader.read, reader.records)
    except FileProblem as problem:
        return ReadFile(path, problems=(problem,))
    return ReadFile(path, found.sources, found.problems)

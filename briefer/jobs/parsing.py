"""Readers kept at arm's length: one reused process, with limits of time and memory.

A file that makes its reader hang, grow or die costs that file and a new process, nothing else.
"""

from __future__ import annotations

import atexit
import logging
import os
import queue
import subprocess
import sys
import threading
import time
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import IO, Self

from briefer.citation.references import References
from briefer.core.errors import UnreadableSource
from briefer.core.source import ImportedSource
from briefer.importing.reasons import Refusal
from briefer.jobs.frames import (
    RECORDS,
    Header,
    read_frame,
    unpacked,
    unpacked_records,
    write_frame,
)

log = logging.getLogger("briefer")

_START = (
    "import sys; sys.path.insert(0, sys.argv[1]); from briefer.jobs.parseworker import main; main()"
)
_PACKAGE_ROOT = str(Path(__file__).resolve().parents[2])
_LOOK_EVERY = 0.1  # seconds between looks at the memory of the process
_NO_WINDOW = getattr(subprocess, "CREATE_NO_WINDOW", 0)  # Windows only
_YIELDING = getattr(subprocess, "BELOW_NORMAL_PRIORITY_CLASS", 0)  # likewise
_PATIENCE = 3  # times the limit by the clock, where the process has hardly run: a busy machine
_PAGE = 4096  # bytes, the unit of /proc/PID/statm on the systems that have it

Answer = tuple[Header, list[bytes]]


@dataclass(frozen=True, slots=True)
class ReadingLimits:
    """What a reading process may use: seconds for a file, MB resident, MB of addresses.

    Seconds are those that the process itself ran, where the system tells them.
    It is replaced after `files` files, or once it has grown over `swollen` MB. Where it `yields`,
    the processor is the window's whenever the window has something to do.
    """

    seconds: float = 20.0
    seconds_per_megabyte: float = 5.0
    most_seconds: float = 120.0
    resident: int = 700
    addresses: int = 1_600
    swollen: int = 300
    files: int = 200
    yields: bool = False

    def seconds_for(self, size: int) -> float:
        """Return the seconds that a file of `size` bytes may take."""
        return min(self.most_seconds, self.seconds + self.seconds_per_megabyte * size / 1e6)

    @staticmethod
    def is_over(allowed: float, waited: float, ran: float | None) -> bool:
        """Tell whether a file has had its time: seconds allowed, by the clock, of the process."""
        if ran is None:
            return waited > allowed
        return ran > allowed or waited > _PATIENCE * allowed


class SourceReader:
    """Reads files in a process of its own, started when first needed. For one thread.

    Use it as a context manager, or `close` it.
    """

    def __init__(self, limits: ReadingLimits | None = None) -> None:
        self._limits = limits or ReadingLimits()
        self._process: _Process | None = None

    def __enter__(self) -> Self:
        """Return the reader itself."""
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """End the process."""
        self.close()

    def close(self) -> None:
        """End the process, if there is one, at once."""
        if self._process is not None:
            self._process.kill()
            self._process = None

    def read(self, path: Path) -> tuple[ImportedSource, ...]:
        """Return every source in a file. Raises UnreadableSource."""
        return _sources(self._asked(path, (), _size(path)))

    def records(self, path: Path) -> References:
        """Return the records in a file of references. Raises UnreadableSource."""
        header, _blobs = self._asked(path, (), _size(path), RECORDS)
        _refuse(header)
        return unpacked_records(header)

    def read_bytes(self, data: bytes, path: Path) -> tuple[ImportedSource, ...]:
        """Return every source in `data`, which carries the name `path`. Raises UnreadableSource."""
        return _sources(self._asked(path, (data,), len(data)))

    def _asked(self, path: Path, blobs: Sequence[bytes], size: int, kind: str = "") -> Answer:
        process = self._process = self._process or _Process(self._limits)
        try:
            answer = process.answer(str(path), blobs, self._limits.seconds_for(size), kind)
        except _Stopped as stopped:
            self.close()
            raise UnreadableSource(path, stopped.reason, stopped.detail) from None
        if process.is_used_up():
            self.close()
        return answer


def _refuse(header: Header) -> None:
    """Raise UnreadableSource where an answer says so."""
    if "reason" in header:
        if header["trace"]:
            log.error("a reader failed on %s\n%s", header["path"], header["trace"])
        path, reason = Path(header["path"]), header["reason"]
        raise UnreadableSource(path, reason, header["detail"], header["inside"])


def _sources(answer: Answer) -> tuple[ImportedSource, ...]:
    header, originals = answer
    _refuse(header)
    pairs = zip(header["sources"], originals, strict=True)
    return tuple(unpacked(source, original) for source, original in pairs)


def _size(path: Path) -> int:
    try:
        return path.stat().st_size
    except OSError:
        return 0  # reading it will say what is wrong


def _command() -> list[str]:
    """Return what starts the process; a packaged program starts itself."""
    if getattr(sys, "frozen", False):
        return [sys.executable, "--parse-worker"]
    return [sys.executable, "-I", "-c", _START, _PACKAGE_ROOT]


class _Stopped(Exception):
    """The process gave no answer: timeout, memory or crashed."""

    def __init__(self, reason: Refusal, detail: str = "") -> None:
        super().__init__(reason)
        self.reason = reason
        self.detail = detail


class _Process:
    """One reading process and the thread that waits for its answers."""

    def __init__(self, limits: ReadingLimits) -> None:
        self._limits = limits
        self._asked = 0
        self._answers: queue.SimpleQueue[Answer | None] = queue.SimpleQueue()
        self._popen = subprocess.Popen(  # noqa: S603 - our own interpreter and our own module
            _command(),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env={k: v for k, v in os.environ.items() if not k.lower().endswith("_proxy")},
            creationflags=_NO_WINDOW | (_YIELDING if limits.yields else 0),
        )
        self._stat, self._statm = (_watched(self._popen.pid, name) for name in ("stat", "statm"))
        self._waiter = threading.Thread(target=self._wait, name="reading", daemon=True)
        self._waiter.start()
        atexit.register(self.kill)  # a reader that is never closed must not outlive the program
        self._ask({"memory": limits.addresses, "yields": limits.yields})

    def answer(
        self, path: str, blobs: Sequence[bytes], seconds: float, kind: str = ""
    ) -> tuple[Header, list[bytes]]:
        """Return the answer to one request. Raises _Stopped."""
        self._asked += 1
        self._ask({"path": path, "kind": kind}, blobs)
        began, ran_before = time.monotonic(), self._ran() or 0.0
        while True:
            try:
                found = self._answers.get(timeout=_LOOK_EVERY)
            except queue.Empty:
                if self._resident() > self._limits.resident:
                    raise _Stopped(Refusal.MEMORY, str(self._limits.resident)) from None
                ran, waited = self._ran(), time.monotonic() - began
                ran = None if ran is None else ran - ran_before
                if self._limits.is_over(seconds, waited, ran):
                    raise _Stopped(Refusal.TIMEOUT, str(round(seconds))) from None
                continue
            if found is None:
                raise _Stopped(Refusal.CRASHED)
            return found

    def is_used_up(self) -> bool:
        """Tell whether a fresh process should read the next file."""
        return self._asked >= self._limits.files or self._resident() > self._limits.swollen

    def kill(self) -> None:
        """End the process and wait until it is gone."""
        atexit.unregister(self.kill)
        self._popen.kill()
        self._popen.wait()
        self._waiter.join()
        for pipe in (self._popen.stdin, self._popen.stdout):
            if pipe is not None:
                with suppress(OSError):  # what could not be sent to it is lost with it
                    pipe.close()
        for watched in (self._stat, self._statm):
            if watched is not None:
                watched.close()

    def _ask(self, header: Header, blobs: Sequence[bytes] = ()) -> None:
        pipe = self._popen.stdin
        assert pipe is not None
        try:
            write_frame(pipe, header, blobs)
        except OSError:
            raise _Stopped(Refusal.CRASHED) from None

    def _wait(self) -> None:
        """Put each answer in the queue, None when the process has ended."""
        pipe = self._popen.stdout
        assert pipe is not None
        while True:
            found = read_frame(pipe)
            self._answers.put(found)
            if found is None:
                return

    def _ran(self) -> float | None:
        """Return the seconds that the process has run, None where the system does not say."""
        if not (told := _told(self._stat)):
            return None
        user, system = told.rpartition(b")")[2].split()[11:13]  # proc(5): utime and stime
        return (int(user) + int(system)) / os.sysconf("SC_CLK_TCK")

    def _resident(self) -> int:
        """Return the resident memory of the process in MB, 0 where the system does not say."""
        told = _told(self._statm)
        return int(told.split()[1]) * _PAGE >> 20 if told else 0


def _watched(pid: int, name: str) -> IO[bytes] | None:
    """Return what the system tells of a process, kept open; None where it tells nothing.

    To open it anew for each file took a twentieth of what reading a short one takes.
    """
    try:
        return Path(f"/proc/{pid}/{name}").open("rb", buffering=0)
    except OSError:
        return None


def _told(watched: IO[bytes] | None) -> bytes:
    """Return what the system tells now, empty where it tells nothing or the process has ended."""
    if watched is None:
        return b""
    try:
        watched.seek(0)
        return watched.read()
    except OSError:
        return b""

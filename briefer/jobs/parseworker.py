"""The reading process: takes paths, gives back sources, and may be killed at any moment.

It never imports Qt and opens no connection. Where the system can, it limits its own memory and
what it may write.
"""

from __future__ import annotations

import os
import sys
import traceback
from pathlib import Path
from typing import IO

from briefer.core.errors import UnreadableSource
from briefer.core.source import ImportedSource
from briefer.importing import read
from briefer.importing.reasons import Refusal
from briefer.jobs.frames import Header, packed, read_frame, write_frame

_MEGABYTE = 1 << 20
_WRITABLE = 64 * _MEGABYTE  # bytes of a file; the process writes none
_OPEN_FILES = 64


def main() -> None:
    """Answer every request on standard input until it ends."""
    requests = os.fdopen(os.dup(sys.stdin.fileno()), "rb")
    answers = os.fdopen(os.dup(sys.stdout.fileno()), "wb")
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, sys.stdout.fileno())  # what a library prints must not get into an answer
    first = read_frame(requests)
    if first is None:
        return
    limit_memory(first[0]["memory"])
    while (request := read_frame(requests)) is not None:
        _answer(answers, request[0], request[1])


def limit_memory(megabytes: int) -> None:
    """Let this process have no more than `megabytes` of address space (not on Windows)."""
    if sys.platform == "win32":
        return
    import resource  # noqa: PLC0415 - not there on Windows

    limits = {
        resource.RLIMIT_AS: megabytes * _MEGABYTE,
        resource.RLIMIT_FSIZE: _WRITABLE,
        resource.RLIMIT_NOFILE: _OPEN_FILES,
        resource.RLIMIT_CORE: 0,
    }
    for kind, value in limits.items():
        _soft, hard = resource.getrlimit(kind)
        most = value if hard == resource.RLIM_INFINITY else min(value, hard)
        resource.setrlimit(kind, (most, most))


def _answer(answers: IO[bytes], request: Header, blobs: list[bytes]) -> None:
    path = Path(request["path"])
    try:
        sources = read.read_bytes(blobs[0], path) if blobs else read.read_all(path)
        _send(answers, sources)
    except UnreadableSource as error:
        _refuse(answers, error.reason, str(error.path), error.detail)
    except MemoryError:
        _refuse(answers, Refusal.MEMORY, str(path))
    except RecursionError:
        _refuse(answers, Refusal.DAMAGED, str(path), "nested too deeply")
    except Exception as error:  # noqa: BLE001 - a bad file never stops the others
        _refuse(answers, Refusal.FAILED, str(path), type(error).__name__, traceback.format_exc())


def _send(answers: IO[bytes], sources: tuple[ImportedSource, ...]) -> None:
    header = {"sources": [packed(source) for source in sources]}
    write_frame(answers, header, [source.original for source in sources])


def _refuse(answers: IO[bytes], reason: str, path: str, detail: str = "", trace: str = "") -> None:
    write_frame(answers, {"reason": str(reason), "path": path, "detail": detail, "trace": trace})


if __name__ == "__main__":
    main()

"""The reading process: takes paths, gives back sources, and may be killed at any moment.

It never imports Qt and opens no connection. Where the system can, it limits its own memory and
what it may write.
"""

from __future__ import annotations

import gc
import os
import sys
import traceback
from collections.abc import Sequence
from pathlib import Path

from briefer.core.errors import UnreadableSource
from briefer.importing import read
from briefer.importing.reasons import Refusal
from briefer.jobs.frames import RECORDS, Header, packed, packed_records, read_frame, write_frame
from briefer.jobs.records import records_in

_MEGABYTE = 1 << 20
_WRITABLE = 64 * _MEGABYTE  # bytes of a file; the process writes none
_OPEN_FILES = 64
_CYCLES = 20_000  # new objects after which Python looks for cycles: few arise, and looking costs
_NICENESS = 5  # of a process that yields: a third of the processor, where others want it too


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
    if first[0].get("yields") and sys.platform != "win32":  # there it was started that way
        os.nice(_NICENESS)
    sys.addaudithook(refuse_connections)
    gc.freeze()
    gc.set_threshold(_CYCLES)
    while (request := read_frame(requests)) is not None:
        write_frame(answers, *answer(*request))


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


def refuse_connections(event: str, _arguments: object) -> None:
    """Raise where a reader, or what a file asks it for, would call somebody."""
    if event in {"socket.connect", "socket.getaddrinfo", "socket.sendto", "urllib.Request"}:
        raise PermissionError(event)


def answer(request: Header, blobs: Sequence[bytes]) -> tuple[Header, list[bytes]]:
    """Return the sources of one file and their originals, or its records, or why there are none."""
    path = Path(request["path"])
    try:
        if request.get("kind") == RECORDS:
            return packed_records(records_in(path)), []
        sources = read.read_bytes(blobs[0], path) if blobs else read.read_all(path)
        header = {"sources": [packed(source) for source in sources]}
        return header, [source.original for source in sources]
    except UnreadableSource as error:
        return _refusal(error.reason, error.path, error.detail, inside=error.inside), []
    except MemoryError:
        return _refusal(Refusal.MEMORY, path), []
    except RecursionError:
        return _refusal(Refusal.DAMAGED, path, "nested too deeply"), []
    except Exception as error:  # noqa: BLE001 - a bad file never stops the others
        return _refusal(
            Refusal.FAILED, path, type(error).__name__, trace=traceback.format_exc()
        ), []


def _refusal(
    reason: str, path: Path, detail: str = "", *, trace: str = "", inside: str = ""
) -> Header:
    return {
        "reason": str(reason), "path": str(path), "detail": detail, "trace": trace, "inside": inside
    }  # fmt: skip


if __name__ == "__main__":
    main()

"""Power cuts without cutting the power: SQLite's writes are recorded on their way to the disk.

What was flushed is kept; of the rest any subset of sectors arrives, in any order; names made or
removed since the folder was last flushed may or may not be there.
"""

from __future__ import annotations

import random
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path

import apsw

SECTOR = 512
_numbers = count()


@dataclass(frozen=True)
class Op:
    """One thing that was asked of the disk: create, write, cut, flush or remove."""

    kind: str
    name: str
    at: int = 0
    data: bytes = b""
    flushes_folder: bool = False


class Recorder:
    """A file system for SQLite that passes everything on and remembers it."""

    def __init__(self) -> None:
        self.vfs_name = f"recording-{next(_numbers)}"
        self.base = apsw.vfs_names()[0]
        self.log: list[Op] = []
        self.is_on = False
        self._vfs = _RecordingVFS(self)

    @property
    def moment(self) -> int:
        return len(self.log)

    def begin(self) -> None:
        self.is_on = True

    def end(self) -> None:
        self.is_on = False

    def note(self, op: Op) -> None:
        if self.is_on:
            self.log.append(op)


class _RecordingVFS(apsw.VFS):
    def __init__(self, recorder: Recorder) -> None:
        super().__init__(recorder.vfs_name, recorder.base)
        self.recorder = recorder

    def xOpen(self, name: str | apsw.URIFilename | None, flags: list[int]) -> apsw.VFSFile:  # noqa: N802
        return _RecordingFile(self.recorder, name, flags)

    def xDelete(self, filename: str, syncdir: bool) -> None:  # noqa: N802
        self.recorder.note(Op("remove", Path(filename).name, flushes_folder=bool(syncdir)))
        super().xDelete(filename, syncdir)


class _RecordingFile(apsw.VFSFile):
    def __init__(
        self, recorder: Recorder, name: str | apsw.URIFilename | None, flags: list[int]
    ) -> None:
        path = name.filename() if isinstance(name, apsw.URIFilename) else name
        is_new = bool(path) and not Path(path or "").exists()
        super().__init__(recorder.base, name, flags)
        self.recorder = recorder
        self.name = Path(path).name if path else ""
        if is_new:
            self._note(Op("create", self.name))

    def xWrite(self, data: bytes, offset: int) -> None:  # noqa: N802
        self._note(Op("write", self.name, offset, bytes(data)))
        super().xWrite(data, offset)

    def xTruncate(self, newsize: int) -> None:  # noqa: N802
        self._note(Op("cut", self.name, newsize))
        super().xTruncate(newsize)

    def xSync(self, flags: int) -> None:  # noqa: N802
        self._note(Op("flush", self.name))
        super().xSync(flags)

    def xSectorSize(self) -> int:  # noqa: N802
        return SECTOR

    def xDeviceCharacteristics(self) -> int:  # noqa: N802
        return 0  # promise nothing: no safe append, no whole sectors

    def _note(self, op: Op) -> None:
        if self.name:
            self.recorder.note(op)


@dataclass
class _File:
    """A file by its inode: a removed journal and its successor of the same name are two."""

    durable: bytearray
    pending: list[Op] = field(default_factory=list)
    is_named_durably: bool = True


class _Disk:
    """What is durable and what is not, as a log of operations goes on."""

    def __init__(self, before: Mapping[str, bytes]) -> None:
        self.files = {name: _File(bytearray(data)) for name, data in before.items()}
        self.names = dict(self.files)  # durable names
        self.folder_pending: list[tuple[str, str, _File]] = []

    def take(self, op: Op) -> None:
        if op.kind == "create":
            made = self.files[op.name] = _File(bytearray(), is_named_durably=False)
            self.folder_pending.append(("create", op.name, made))
        elif op.kind in {"write", "cut"}:
            self.files[op.name].pending.append(op)
        elif op.kind == "flush":
            self._flush(self.files[op.name])
        elif op.name in self.files:
            self.folder_pending.append(("remove", op.name, self.files.pop(op.name)))
            if op.flushes_folder:
                self.flush_folder(len(self.folder_pending))

    def _flush(self, file: _File) -> None:
        for op in file.pending:
            apply(file.durable, op)
        file.pending.clear()
        if not file.is_named_durably:  # SQLite flushes the folder at a new file's first flush
            file.is_named_durably = True
            self.flush_folder(len(self.folder_pending))

    def flush_folder(self, how_many: int) -> None:
        for kind, name, file in self.folder_pending[:how_many]:
            if kind == "create":
                self.names[name] = file
            elif self.names.get(name) is file:
                del self.names[name]
        del self.folder_pending[:how_many]


def apply(data: bytearray, op: Op, chance: random.Random | None = None, odds: float = 1) -> None:
    """Carry out a write or a cut; with `chance` only some of its sectors arrive."""
    if op.kind == "cut":
        if chance is None or chance.random() < odds:
            data[:] = data[: op.at].ljust(op.at, b"\0")
        return
    for start in range(0, len(op.data), SECTOR):
        if chance is None or chance.random() < odds:
            piece = op.data[start : start + SECTOR]
            at = op.at + start
            data.extend(bytes(max(0, at + len(piece) - len(data))))
            data[at : at + len(piece)] = piece


def rebuilt(
    log: Sequence[Op], before: Mapping[str, bytes], folder: Path, chance: random.Random
) -> None:
    """Write to `folder` what is found after a power cut at the end of `log`."""
    disk = _Disk(before)
    for op in log:
        disk.take(op)
    odds = chance.choice([0.0, 0.1, 0.5, 0.9, 1.0])
    disk.flush_folder(chance.randint(0, len(disk.folder_pending)))
    folder.mkdir()
    for name, file in disk.names.items():
        pending = list(file.pending)
        if odds < 1:
            chance.shuffle(pending)
        for op in pending:
            apply(file.durable, op, chance, odds)
        (folder / name).write_bytes(file.durable)

"""Snapshots: whole copies of a project among the program's data, thinned as they grow old.

They are kept by the project's path, since that is what is left when the file itself is gone.
"""

from __future__ import annotations

import shutil
from collections.abc import Hashable, Iterable
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from pathlib import Path
from urllib.parse import quote

import apsw

from briefer.core.errors import UnusableProject
from briefer.core.platform import data_folder
from briefer.project import openfiles
from briefer.project.connecting import is_locked
from briefer.project.copying import into_place
from briefer.project.opening import locked, opened
from briefer.project.problems import told

_NAMES = "%Y%m%dT%H%M%S.%fZ"
_SUFFIX = ".briefer"
_SIDE_FILES = ("-journal", "-wal", "-shm")
_ALL_OF, _DAILY, _WEEKLY = timedelta(days=2), timedelta(days=14), timedelta(days=60)


@dataclass(frozen=True, slots=True)
class Snapshot:
    """A snapshot: its file, time (ISO 8601 UTC), size in bytes, number of sources."""

    path: Path
    at: str
    size: int
    sources: int


def folder_of(project: Path) -> Path:
    """Return where the snapshots of the project in `project` are kept; it need not exist."""
    place = project.resolve()
    digest = sha256(str(place).encode("utf-8", "surrogateescape")).hexdigest()[:12]
    return data_folder() / "snapshots" / f"{place.stem[:40]}-{digest}"


def path_for(project: Path, moment: datetime) -> Path:
    """Return the path of a snapshot taken at `moment` (UTC)."""
    return folder_of(project) / f"{moment.strftime(_NAMES)}{_SUFFIX}"


def snapshots(project: Path) -> tuple[Snapshot, ...]:
    """Return the snapshots of a project that can be read, the latest first."""
    found = sorted(_by_moment(folder_of(project)).items(), reverse=True)
    read = (_snapshot(path, moment) for moment, path in found)
    return tuple(snapshot for snapshot in read if snapshot is not None)


def last_moment(project: Path) -> datetime | None:
    """Return when the latest snapshot was taken (UTC), None where there is none."""
    return max(_by_moment(folder_of(project)), default=None)


def thin(project: Path, now: datetime) -> None:
    """Remove the snapshots that `superfluous` names."""
    by_moment = _by_moment(folder_of(project))
    for moment in superfluous(by_moment, now):
        with suppress(OSError):
            by_moment[moment].unlink()


def superfluous(moments: Iterable[datetime], now: datetime) -> frozenset[datetime]:
    """Return what need not be kept: of two days all stay, then the last a day, week, month."""
    kept: dict[Hashable, datetime] = {}
    moments = frozenset(moments)
    for moment in sorted(moments):
        kept[_period(moment, now - moment)] = moment
    return moments - frozenset(kept.values())


def forget(project: Path) -> int:
    """Remove every snapshot of a project, which may hold what was purged; return how many."""
    removed = 0
    for path in _by_moment(folder_of(project)).values():
        with suppress(OSError):
            path.unlink()
            removed += 1
    return removed


def restore(project: Path, snapshot: Path, *, kept_as: str = "damaged") -> Path | None:
    """Put a snapshot in the place of a project that is not open.

    What was there, side files included, is kept beside it under the name that is returned, with
    `kept_as` and the time at its end; None where nothing was there. Raises ProjectLocked where
    somebody has it open, UnusableProject where the snapshot is not sound or cannot be put there;
    then nothing has changed.
    """
    _refuse_open(project)
    part = project.with_name(f".{project.name[:60]}.restored.part")
    with told(UnusableProject, project):
        try:
            shutil.copyfile(snapshot, part)
            opened(part, must_check=True).connection.close()
            aside = _move_aside(project, kept_as)
            into_place(part, project)
        finally:
            part.unlink(missing_ok=True)
    return aside


def _period(moment: datetime, age: timedelta) -> Hashable:
    """Return the period of which one snapshot is enough."""
    if age <= _ALL_OF:
        return moment
    if age <= _DAILY:
        return ("day", moment.date())
    if age <= _WEEKLY:
        return ("week", *moment.isocalendar()[:2])
    return ("month", moment.year, moment.month)


def _by_moment(folder: Path) -> dict[datetime, Path]:
    found: dict[datetime, Path] = {}
    with suppress(OSError):
        for path in folder.glob(f"*{_SUFFIX}"):
            with suppress(ValueError):
                moment = datetime.fromisoformat(path.name.removesuffix(_SUFFIX))
                if moment.tzinfo is not None:
                    found[moment] = path
    return found


def _snapshot(path: Path, moment: datetime) -> Snapshot | None:
    """Read what a list of snapshots shows; None where the file cannot be read."""
    try:
        connection = apsw.Connection(
            f"file:{quote(str(path))}?immutable=1",
            flags=apsw.SQLITE_OPEN_READONLY | apsw.SQLITE_OPEN_URI,
        )
        try:
            count = connection.execute("SELECT count(*) FROM sources WHERE removed_at = ''").get
        finally:
            connection.close()
        size = path.stat().st_size
    except (apsw.Error, OSError):
        return None
    return Snapshot(path, moment.isoformat(timespec="seconds"), size, int(count))


def _refuse_open(project: Path) -> None:
    if openfiles.owner_of(project) is not None:
        raise locked(project)
    if is_locked(project):
        raise locked(project)


def _move_aside(project: Path, kept_as: str) -> Path | None:
    """Move a project and its side files out of the way together; a stray journal is applied."""
    stamp = datetime.now(UTC).strftime("%Y%m%dT%H%M%SZ")
    aside = project.with_name(f"{project.name}.{kept_as}-{stamp}")
    for end in _SIDE_FILES:
        side = project.with_name(project.name + end)
        if side.exists():
            side.rename(aside.with_name(aside.name + end))
    if not project.exists():
        return None
    project.rename(aside)
    return aside

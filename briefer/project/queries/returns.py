"""Files that came back, and what is still to be decided about them."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import apsw


@dataclass(frozen=True, slots=True)
class OpenReturn:
    """A file that came back with changes nobody has decided about; `at` is ISO 8601 UTC."""

    sha256: str
    path: Path
    open_lines: int
    at: str


def decisions(connection: apsw.Connection, sha256: str) -> Mapping[str, str]:
    """Return what was decided about the changes of a returned file, by their names."""
    rows = connection.execute("SELECT line, decision FROM decisions WHERE sha256 = ?", (sha256,))
    return {str(line): str(decision) for line, decision in rows}


def open_returns(connection: apsw.Connection) -> tuple[OpenReturn, ...]:
    """Return the returned files with changes that are not decided, the latest first."""
    rows = connection.execute(
        "SELECT sha256, path, lines, returned_at FROM returns ORDER BY returned_at DESC, rowid DESC"
    ).fetchall()
    found = (
        OpenReturn(
            str(sha256),
            Path(str(path)),
            len(set(json.loads(str(lines))) - set(decisions(connection, str(sha256)))),
            str(at),
        )
        for sha256, path, lines, at in rows
    )
    return tuple(each for each in found if each.open_lines)

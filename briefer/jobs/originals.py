"""The original of a source as a file again, to be opened in the program it was made for."""

from __future__ import annotations

import mimetypes
import re
from pathlib import Path

from briefer.core.errors import UnreadableSource, UnwritableTarget
from briefer.project import queries
from briefer.project.project import Project

_FORBIDDEN = re.compile(r'[\\/:*?"<>|\x00-\x1f]+')
_LONGEST = 80  # characters of a name


def write_original(project: Project, source_id: str, folder: Path) -> Path:
    """Write the bytes that a source was read from into `folder`; return the file.

    It is protected against writing, since what is changed in it goes nowhere. Raises
    UnreadableSource where the project does not hold the bytes, UnwritableTarget.
    """
    lines = project.read(queries.sources).result()
    source = next((s.source for s in lines if s.source.source_id == source_id), None)
    data = project.read(queries.original, source_id).result()
    if source is None or data is None:
        raise UnreadableSource(Path(source.name if source else source_id), "no-original")
    target = folder / source.sha256[:8] / _name(source.name, source.media_type)
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        if not target.exists():
            target.write_bytes(data)
            target.chmod(0o444)
    except OSError as problem:
        raise UnwritableTarget(target, "failed", str(problem.strerror or "")) from problem
    return target


def _name(name: str, media_type: str) -> str:
    """Return a name that every system takes, with the ending that its kind of file has."""
    path = Path(" ".join(_FORBIDDEN.sub(" ", Path(name).name).split()).strip(" .") or "source")
    suffix = path.suffix or mimetypes.guess_extension(media_type) or ""
    return f"{path.stem[:_LONGEST]}{suffix}"

"""The starter library: the example that a first run opens, made once as a project of its own."""

from __future__ import annotations

import secrets
from pathlib import Path

from briefer.core.errors import UnwritableTarget
from briefer.core.locations import seeds
from briefer.jobs.new import SUFFIX, new_project
from briefer.project.problems import told

NAME = "Example brief"


def starter_project(folder: Path) -> Path:
    """Return the example project in `folder`, made from the starter library if it is not there.

    The folder is made too. Raises UnwritableTarget.
    """
    path = folder / f"{NAME}{SUFFIX}"
    if path.exists():
        return path
    part = folder / f".{NAME}.{secrets.token_hex(4)}{SUFFIX}"
    with told(UnwritableTarget, path):
        folder.mkdir(parents=True, exist_ok=True)
        try:
            new_project(part, folder=seeds()).project.close()
            _give_name(part, path)
        finally:
            part.unlink(missing_ok=True)
    return path


def _give_name(part: Path, path: Path) -> None:
    """Name the finished example; one that another window has made meanwhile stays."""
    try:
        path.hardlink_to(part)
    except FileExistsError:
        return
    except OSError:  # a file system without links
        part.rename(path)

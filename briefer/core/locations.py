"""Where the files lie that Briefer brings with it: in the wheel, else in the checkout."""

from __future__ import annotations

from pathlib import Path

_PACKAGE = Path(__file__).resolve().parents[1]


def resources() -> Path:
    """Return the folder of icons, templates, translations and desktop files."""
    return _shipped("resources")


def seeds() -> Path:
    """Return the folder of the starter library."""
    return _shipped("seeds")


def _shipped(name: str) -> Path:
    in_wheel = _PACKAGE / "_data" / name
    return in_wheel if in_wheel.is_dir() else _PACKAGE.parent / name

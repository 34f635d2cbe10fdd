"""Files that carry documents: archives, and what may come out of one."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from briefer.importing.packages import refusal
from briefer.ooxml.errors import UnusablePackage
from briefer.ooxml.package import Package

_UNREAD = frozenset({
    "", ".7z", ".azw3", ".csv", ".dat", ".djvu", ".doc", ".dot", ".gz", ".key", ".mobi", ".msg",
    ".numbers", ".odp", ".ods", ".one", ".pages", ".ppt", ".pptx", ".ps", ".pst", ".rar", ".tar",
    ".tex", ".wpd", ".wps", ".xls", ".xlsm", ".xlsx", ".xps",
})  # fmt: skip


@dataclass(frozen=True, slots=True)
class Part:
    """A document inside a file: an attachment, or an entry of an archive.

    `name` may name folders, divided by `/`; it is only ever shown, never used as a place to write
    to. `is_text` tells that what is around it calls it plain text.
    """

    name: str
    data: bytes
    is_text: bool = False


def archive_parts(data: bytes, path: Path) -> tuple[Part, ...]:
    """Return what lies in a .zip, hidden files left out. Raises UnreadableSource."""
    try:
        package = Package(data)
        names = [name for name in package.names if not _is_hidden(name)]
        return tuple(Part(_tidy(name), package.read(name)) for name in names)
    except UnusablePackage as error:
        raise refusal(path, error, data) from error


def may_be_document(name: str) -> bool:
    """Tell whether somebody would miss a part that cannot be read: not pictures, signatures."""
    return PurePosixPath(name).suffix.lower() in _UNREAD


def _tidy(name: str) -> str:
    """Return a name whose folders are divided by `/`; some programs divide as Windows does."""
    return "/".join(part for part in name.replace("\\", "/").split("/") if part.strip("."))


def _is_hidden(name: str) -> bool:
    parts = name.replace("\\", "/").split("/")
    return any(part.startswith((".", "__MACOSX", "~$")) for part in parts if part.strip("."))

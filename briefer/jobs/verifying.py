"""Compare a Word file that came back with the brief it was made of."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from pathlib import Path

from briefer.checking.difference import is_related
from briefer.checking.returned import ItemChange, Returned
from briefer.checking.verifying import Known, verified
from briefer.checking.wordtext import WordText, word_text
from briefer.core.brief import Brief
from briefer.core.errors import UnreadableSource
from briefer.exporting.options import CopyKind, ExportOptions
from briefer.exporting.products import applied
from briefer.importing.loading import loaded
from briefer.importing.packages import refusal
from briefer.ooxml.errors import UnusablePackage
from briefer.ooxml.provenance import Provenance
from briefer.ooxml.wordfile import WordFile
from briefer.project import queries
from briefer.project.project import Project

_ENOUGH = 3  # quotations by which a file without provenance is known as a copy of a brief


@dataclass(frozen=True, slots=True)
class Verified:
    """What became of the brief in the file at `path`, and what the file was compared with."""

    path: Path
    returned: Returned
    provenance: Provenance
    sha256: str = ""


def verify_file(path: Path, project: Project | None = None) -> Verified:
    """Compare the Word file at `path` with its own provenance, else with the project's brief.

    With a project, quotations are judged against its sources. Raises UnreadableSource: not-ours
    where there is nothing to compare with, macros where it holds any, and whatever reading a file
    may give.
    """
    data = loaded(path)
    own, text = _read(path, data)
    brief = None if project is None else project.read(queries.brief).result()
    known = Known() if project is None or brief is None else _known(project, brief)
    if own is not None and not own.items and brief is not None and brief.outline:
        own = None  # it was emptied: a brief that has items does not vouch for itself with none
    provenance = own
    if provenance is None and brief is not None:
        provenance = printed_provenance(brief)
    if provenance is None:
        raise UnreadableSource(path, "not-ours")
    result = verified(text, provenance, known, has_own=own is not None)
    if own is None and not _is_copy(result, provenance):
        raise UnreadableSource(path, "not-ours")
    return Verified(path, result, provenance, hashlib.sha256(data).hexdigest())


def is_returned_copy(path: Path, brief: Brief) -> bool:
    """Tell whether a dropped file is an edited copy of `brief`, or of another brief of ours.

    It says so itself, or holds three and more of the brief's quotations. Never raises: what
    cannot be read is no copy.
    """
    try:
        own, text = _read(path, loaded(path))
    except UnreadableSource:
        return False
    if own is not None:
        return True
    provenance = printed_provenance(brief)
    result = verified(text, provenance, has_own=False)
    return _known_again(result) >= _ENOUGH


def printed_provenance(brief: Brief) -> Provenance:
    """Return what a Word file of `brief` would say of itself."""
    from briefer.exporting.compose import compose  # noqa: PLC0415 - slow to load
    from briefer.exporting.recording import provenance_of  # noqa: PLC0415
    from briefer.jobs import styles  # noqa: PLC0415

    options = ExportOptions(copy=CopyKind.CLEAN)
    asked = applied(brief, options)
    document = compose(asked, styles.load(asked.settings.style), options)
    return provenance_of(asked, document, options)


def _read(path: Path, data: bytes) -> tuple[Provenance | None, WordText]:
    try:
        file = WordFile(data)
        if file.has_macros:
            raise UnreadableSource(path, "macros")
        if file.package.is_bomb:
            raise UnusablePackage("bomb")
        return file.provenance(), word_text(file)
    except UnusablePackage as error:
        raise refusal(path, error, data) from error


def _known(project: Project, brief: Brief) -> Known:
    texts = project.read(queries.source_texts, tuple(brief.sources)).result()
    return Known(brief.excerpts, texts)


def _is_copy(result: Returned, provenance: Provenance) -> bool:
    """Tell whether enough of the brief stands in the file to call it a copy."""
    if provenance.quotations and _known_again(result) >= min(_ENOUGH, len(provenance.quotations)):
        return True
    gone = sum(item.change is ItemChange.DELETED for item in result.items)
    return gone * 2 < len(provenance.items)


def _known_again(result: Returned) -> int:
    """Return how many quotations stand there with most of their words."""
    found = (q for q in result.quotations if q.judged is not None)
    return sum(is_related(quotation.printed, quotation.text) for quotation in found)

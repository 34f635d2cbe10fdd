"""Files of references (RIS, BibLaTeX, CSL-JSON): their records as sources, files attached."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from hashlib import sha256
from pathlib import Path

from briefer.citation import csljson, exchange
from briefer.citation.references import Reference, References
from briefer.core.errors import (
    FileProblem,
    UnreadableReference,
    UnwritableTarget,
)
from briefer.core.source import CslItem, CslValue, FieldState, ImportedSource, MetaField, Source
from briefer.exporting.target import write_atomically
from briefer.jobs.records import records_in
from briefer.project import queries
from briefer.project.project import Project

RECORD = "application/vnd.citationstyles.csl+json"  # the original of a source without a file
_READER, _VERSION = "reference", 1

Read = Callable[[Path], Sequence[ImportedSource]]
Records = Callable[[Path], References]


@dataclass(frozen=True, slots=True)
class ReadReferences:
    """What the records of a file gave, and what is wrong with some."""

    sources: tuple[ImportedSource, ...] = ()
    problems: tuple[FileProblem, ...] = ()


def is_of_references(path: Path) -> bool:
    """Tell whether a file's ending is one of references."""
    return path.suffix.casefold() in exchange.SUFFIXES


def is_record(source: ImportedSource) -> bool:
    """Tell whether there is nothing of a source but its record."""
    return source.reader == _READER


def read_references(path: Path, read: Read, records: Records = records_in) -> ReadReferences:
    """Return the sources that the records in the file at `path` describe.

    A record whose attached file is there gives the source in that file, with the record's
    values as confirmed metadata; `read` reads it. Any other gives a source without a text, to
    be cited. `records` reads the file itself. Raises UnreadableSource where it cannot be read.
    """
    references = records(path)
    sources: list[ImportedSource] = []
    problems: list[FileProblem] = [
        UnreadableReference(path, bad.reason, str(bad.line)) for bad in references.bad
    ]
    for reference in references.found:
        try:
            sources.append(_source(reference, path.parent, read))
        except FileProblem as problem:
            problems.append(problem)
            sources.append(_without_text(reference))
    placed = (replace(source, inside=source.name) for source in sources)
    return ReadReferences(tuple(placed), tuple(problems))


def export_references(project: Project, path: Path, *, force: bool = False) -> int:
    """Write the metadata of every source of `project` to `path`; return how many.

    The ending says which format: .json for CSL-JSON, .ris, .bib for BibLaTeX. The ids are the
    citation keys. Raises UnwritableTarget; `force` replaces a file that is there.
    """
    kind = exchange.format_of(path.suffix, "")
    if kind is None:
        raise UnwritableTarget(path, "unknown-format", path.suffix)
    lines = project.read(queries.sources).result()
    items = [_described(line.source) for line in lines]
    write_atomically(path, exchange.write(items, kind).encode(), force=force)
    return len(items)


def _described(source: Source) -> dict[str, CslValue]:
    """Return a source as CSL-JSON; the file's name stands in for a title nobody has given."""
    data = {"type": "document", **source.item.data(), "id": source.key}
    data.setdefault("title", source.name)
    if source.language:
        data.setdefault("language", source.language)
    return data


def _source(reference: Reference, folder: Path, read: Read) -> ImportedSource:
    # A path that begins like \\host would make Windows open a connection.
    local = (name for name in reference.files if not name.startswith(("\\\\", "//")))
    attached = next(filter(Path.is_file, (folder / name for name in local)), None)
    if attached is None:
        return _without_text(reference)
    imported = read(attached)[0]
    return replace(imported, item=_item(reference, imported.item))


def _without_text(reference: Reference) -> ImportedSource:
    """Return a source that can be cited but not quoted: its record is all there is."""
    original = csljson.write([reference.data]).encode()
    name = str(reference.data.get("title") or reference.key or _READER)
    return ImportedSource(
        name=name,
        original=original,
        media_type=RECORD,
        sha256=sha256(original).hexdigest(),
        canonical="",
        blocks=(),
        item=_item(reference, CslItem()),
        reader=_READER,
        reader_version=_VERSION,
        language=str(reference.data.get("language", "")),
    )


def _item(reference: Reference, read: CslItem) -> CslItem:
    """Return the record's values as confirmed, with what only the file says beside them."""
    stated = {
        name: MetaField(value, FieldState.CONFIRMED, origin="file")
        for name, value in reference.data.items()
        if name != "id"
    }
    return CslItem({**read.fields, **stated})

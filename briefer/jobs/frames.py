"""Imported sources as bytes: what the reading process hands back over its pipe.

A frame is its length, a header in JSON and the originals one after the other. No pickle: what
comes out of a process that reads hostile files is data, never code.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from typing import IO, Any

from briefer.citation.references import BadReference, Reference, References
from briefer.core.source import (
    Block,
    CopyFlags,
    CslItem,
    FieldState,
    ImportedSource,
    MetaField,
    PageTurn,
    ReadWarning,
    Role,
)
from briefer.core.text import Span

Header = dict[str, Any]
RECORDS = "records"  # the kind of a request for the records of a file of references

_ROLES = {role.value: role for role in Role}
_LENGTH = 8  # bytes, big-endian
_SURROGATES = "surrogatepass"  # names of files that are no UTF-8


def write_frame(stream: IO[bytes], header: Mapping[str, Any], blobs: Sequence[bytes] = ()) -> None:
    """Write one frame to `stream`."""
    sizes = [len(blob) for blob in blobs]
    text = json.dumps({**header, "sizes": sizes}, ensure_ascii=False).encode("utf-8", _SURROGATES)
    stream.write(len(text).to_bytes(_LENGTH, "big"))
    stream.write(text)
    for blob in blobs:
        stream.write(blob)
    stream.flush()


def read_frame(stream: IO[bytes]) -> tuple[Header, list[bytes]] | None:
    """Return the next frame of `stream`; None at its end, even in the middle of a frame."""
    length = stream.read(_LENGTH)
    if len(length) < _LENGTH:
        return None
    size = int.from_bytes(length, "big")
    text = stream.read(size)
    if len(text) < size:
        return None
    header: Header = json.loads(text.decode("utf-8", _SURROGATES))
    blobs = [stream.read(each) for each in header["sizes"]]
    is_whole = all(len(blob) == each for blob, each in zip(blobs, header["sizes"], strict=True))
    return (header, blobs) if is_whole else None


def packed(source: ImportedSource) -> Header:
    """Return `source` without its original, as JSON."""
    header = {
        "name": source.name,
        "media_type": source.media_type,
        "sha256": source.sha256,
        "canonical": source.canonical,
        "reader": source.reader,
        "reader_version": source.reader_version,
        "language": source.language,
        "emphasis": [[span.start, span.end] for span in source.emphasis],
        "copy": asdict(source.copy),
        "inside": source.inside,
    }
    header["blocks"] = [
        [b.start, b.end, b.role, b.number, b.level, b.is_doubtful, b.page]
        + [[turn.after, turn.page] for turn in b.turns]
        for b in source.blocks
    ]
    header["fields"] = {name: asdict(value) for name, value in source.item.fields.items()}
    header["warnings"] = [[warning.reason, warning.detail] for warning in source.warnings]
    return header


def unpacked(header: Header, original: bytes) -> ImportedSource:
    """Return the source that `packed` made `header` of."""
    text = header["canonical"]
    return ImportedSource(
        name=header["name"],
        original=original,
        media_type=header["media_type"],
        sha256=header["sha256"],
        canonical=text,
        blocks=tuple(_block(text, values) for values in header["blocks"]),
        item=CslItem({name: _field(value) for name, value in header["fields"].items()}),
        reader=header["reader"],
        reader_version=header["reader_version"],
        language=header["language"],
        warnings=tuple(ReadWarning(*pair) for pair in header["warnings"]),
        emphasis=tuple(Span(*pair) for pair in header["emphasis"]),
        copy=CopyFlags(**header["copy"]),
        inside=header["inside"],
    )


def packed_records(references: References) -> Header:
    """Return the records of a file of references as values that JSON can hold."""
    return {
        "found": [[dict(one.data), one.files, one.line] for one in references.found],
        "bad": [[bad.line, bad.reason, bad.detail] for bad in references.bad],
    }


def unpacked_records(header: Header) -> References:
    """Return the records that `packed_records` made `header` of."""
    return References(
        tuple(Reference(data, tuple(files), line) for data, files, line in header["found"]),
        tuple(BadReference(*values) for values in header["bad"]),
    )


def _block(text: str, values: Sequence[Any]) -> Block:
    start, end, role, number, level, is_doubtful, page, *turned = values
    turns = tuple(PageTurn(*turn) for turn in turned) if turned else ()
    words = text[start:end]
    return Block(start, end, _ROLES[role], words, number, level, is_doubtful, page, turns)


def _field(value: Header) -> MetaField:
    evidence = value["evidence"]
    return MetaField(
        value["value"],
        FieldState(value["state"]),
        value["confidence"],
        value["origin"],
        Span(**evidence) if evidence else None,
    )

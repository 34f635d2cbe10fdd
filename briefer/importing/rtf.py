"""The reader of RTF files: a line of text a paragraph; notes stand where they are called."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from briefer.core.emphasis import stresses
from briefer.core.errors import UnreadableSource
from briefer.core.source import Role
from briefer.importing.drafts import Draft, Piece, written
from briefer.importing.openings import with_open_beginning
from briefer.importing.reasons import Refusal
from briefer.importing.rtfhidden import without_unseen
from briefer.importing.rtfstress import lines_of, with_marks


def draft(data: bytes, path: Path) -> Draft:
    """Return the draft of an RTF file. Raises UnreadableSource: wrong-type, damaged."""
    from striprtf.striprtf import rtf_to_text  # noqa: PLC0415 - needed only for RTF

    if not data.lstrip().startswith(b"{\\rtf"):
        raise UnreadableSource(path, Refusal.WRONG_TYPE, path.suffix.lower())
    try:
        rtf = with_marks(without_unseen(data.decode("latin-1")))
        text = rtf_to_text(rtf, errors="replace")
    except (ValueError, LookupError, IndexError, KeyError) as error:
        raise UnreadableSource(path, Refusal.DAMAGED, type(error).__name__) from error
    return written(with_open_beginning(list(_pieces(text))))


def _pieces(text: str) -> Iterator[Piece]:
    """Yield the paragraphs; the rows of a table end with a bar and make one block."""
    rows: list[str] = []
    for line, flags in lines_of(text):
        if line.rstrip().endswith("|"):
            rows.append("\t".join(cell.strip() for cell in line.rstrip().rstrip("|").split("|")))
            continue
        if rows:
            yield Piece("\n".join(rows), Role.TABLE)
            rows = []
        if line.strip():
            yield Piece(line, Role.BODY, emphasis=stresses(line, flags))
    if rows:
        yield Piece("\n".join(rows), Role.TABLE)

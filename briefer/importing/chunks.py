"""Documents whose text stands inside a Word file (`w:altChunk`): web pages, mostly."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

from briefer.core.errors import UnreadableSource
from briefer.importing import mail, plaintext, rtf, webpage
from briefer.importing.drafts import Draft, Piece
from briefer.importing.reasons import Refusal

Reader = Callable[[bytes, Path], Draft]

_BY_ENDING: dict[str, Reader] = {
    ".txt": plaintext.draft,
    ".rtf": rtf.draft,
    ".mht": mail.archive_draft,
    ".mhtml": mail.archive_draft,
}
_BY_MARK = ((b"{\\rtf", rtf.draft), (b"mime-version:", mail.archive_draft))


def chunk_pieces(data: bytes | None, name: str, of_word: Reader) -> Iterator[Piece]:
    """Yield the text of the document `name`, None if it lies outside; `of_word` reads Word files.

    Raises UnreadableSource.
    """
    path = Path(Path(name).name)
    if data is None:
        raise UnreadableSource(path, Refusal.MISSING)
    found = _reader(data, path, of_word)(data, path)
    for block in found.blocks:
        yield Piece(found.words_of(block), block.role, block.level)


def _reader(data: bytes, path: Path, of_word: Reader) -> Reader:
    if data.startswith(b"PK"):
        return of_word
    if reader := _BY_ENDING.get(path.suffix.lower()):
        return reader
    head = data[:100].lstrip().lower()
    return next((reader for mark, reader in _BY_MARK if head.startswith(mark)), webpage.draft)

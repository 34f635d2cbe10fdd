"""Files and pastes to imported sources: the table of formats, and the way all of them take."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from briefer.core.errors import UnreadableSource
from briefer.core.source import ImportedSource
from briefer.importing import markdown, pdf, plaintext, webpage, word
from briefer.importing.drafts import Draft, assembled
from briefer.importing.loading import loaded
from briefer.importing.pagefacts import with_facts
from briefer.importing.reasons import Refusal
from briefer.importing.roles import with_roles

PASTED = "Pasted text"


@dataclass(frozen=True, slots=True)
class Part:
    """A document inside a file: an attachment, or an entry of an archive."""

    name: str
    data: bytes


@dataclass(frozen=True, slots=True)
class Format:
    """A file format: how to read it, and how to take the documents out that it carries.

    `draft` is None for a mere container. `version` counts up when the same bytes would give
    another canonical text.
    """

    name: str
    version: int
    media_type: str
    draft: Callable[[bytes, Path], Draft] | None
    parts: Callable[[bytes, Path], tuple[Part, ...]] | None = None


TEXT = Format("text", 1, "text/plain", plaintext.draft)
MARKDOWN = Format("markdown", 1, "text/markdown", markdown.draft)
WORD = Format(
    "word",
    1,
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    word.draft,
)

WEB_PAGE = Format("html", 1, "text/html", webpage.draft)
PDF = Format("pdf", 1, "application/pdf", pdf.draft)

FORMATS: dict[str, Format] = {
    ".txt": TEXT,
    ".text": TEXT,
    ".md": MARKDOWN,
    ".markdown": MARKDOWN,
    ".html": WEB_PAGE,
    ".htm": WEB_PAGE,
    ".xhtml": WEB_PAGE,
    ".pdf": PDF,
    ".docx": WORD,
    ".docm": WORD,
    ".dotx": WORD,
}


def read(path: Path) -> ImportedSource:
    """Return the source in the file at `path`: its first one, if it carries several.

    Raises UnreadableSource; the reasons are those of `reasons.Refusal`.
    """
    return read_all(path)[0]


def read_all(path: Path) -> tuple[ImportedSource, ...]:
    """Return every source in the file at `path`, never none. Raises UnreadableSource."""
    return read_bytes(loaded(path), path)


def read_bytes(data: bytes, path: Path) -> tuple[ImportedSource, ...]:
    """Return every source in `data`, which came from `path` or carries that name."""
    found = format_of(data, path)
    sources = [] if found.draft is None else [_imported(found, found.draft(data, path), data, path)]
    if found.parts is not None:
        for part in found.parts(data, path):
            sources.extend(read_bytes(part.data, path / part.name))
    if not sources:
        raise UnreadableSource(path, Refusal.NOTHING_INSIDE)
    return tuple(sources)


def format_of(data: bytes, path: Path) -> Format:  # noqa: ARG001 - content decides in some formats
    """Return the format of a file. Raises UnreadableSource: unknown-format."""
    ending = path.suffix.lower()
    if ending not in FORMATS:
        raise UnreadableSource(path, Refusal.UNKNOWN_FORMAT, ending)
    return FORMATS[ending]


def pasted_text(text: str) -> ImportedSource:
    """Return the source in pasted plain text. Raises UnreadableSource: no-text."""
    return _imported(TEXT, plaintext.text_draft(text), _utf8(text), Path(PASTED))


def pasted_html(html: str) -> ImportedSource:
    """Return the source in pasted HTML. Raises UnreadableSource."""
    return read_bytes(_utf8(html), Path(f"{PASTED}.html"))[0]


def _utf8(text: str) -> bytes:
    return text.encode("utf-8", "replace")


def _imported(form: Format, draft: Draft, data: bytes, path: Path) -> ImportedSource:
    if not any(c.isprintable() and not c.isspace() and c != "\ufffd" for c in draft.text):
        raise UnreadableSource(path, Refusal.NO_TEXT)
    understood = with_facts(with_roles(draft))
    return assembled(understood, path.name, data, form.media_type, form.name, form.version)

"""Files and pastes to imported sources: the table of formats, and the way all of them take."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path, PurePosixPath

from briefer.core.errors import UnreadableSource
from briefer.core.source import ImportedSource, MetaField, ReadWarning
from briefer.importing import (
    epub,
    mail,
    markdown,
    opendocument,
    pdf,
    plaintext,
    rtf,
    webarchive,
    webpage,
    word,
)
from briefer.importing.containers import Part, archive_parts, may_be_document
from briefer.importing.downloads import origin_of
from briefer.importing.drafts import Draft, assembled
from briefer.importing.kinds import OLD_OFFICE, kind_of
from briefer.importing.loading import loaded
from briefer.importing.packages import refusal
from briefer.importing.pagefacts import with_facts
from briefer.importing.reasons import Refusal, Remark
from briefer.importing.roles import with_roles
from briefer.ooxml.errors import UnusablePackage

PASTED = "Pasted text"


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


TEXT = Format("text", 2, "text/plain", plaintext.draft)
MARKDOWN = Format("markdown", 2, "text/markdown", markdown.draft)
WORD = Format(
    "word",
    2,
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    word.draft,
)

WEB_PAGE = Format("html", 4, "text/html", webpage.draft)
PDF = Format("pdf", 4, "application/pdf", pdf.draft)
OPEN_DOCUMENT = Format(
    "opendocument", 3, "application/vnd.oasis.opendocument.text", opendocument.draft
)
RTF = Format("rtf", 4, "application/rtf", rtf.draft)
EPUB = Format("epub", 3, "application/epub+zip", epub.draft)
MAIL = Format("mail", 4, "message/rfc822", mail.draft, mail.parts)
MAILBOX = Format("mailbox", 1, "application/mbox", None, mail.box_parts)
WEB_ARCHIVE = Format("mhtml", 2, "multipart/related", mail.archive_draft)
SAFARI_ARCHIVE = Format("webarchive", 1, "application/x-webarchive", webarchive.draft)
ARCHIVE = Format("zip", 1, "application/zip", None, archive_parts)

FORMATS: dict[str, Format] = {
    ".txt": TEXT,
    ".text": TEXT,
    ".md": MARKDOWN,
    ".markdown": MARKDOWN,
    ".html": WEB_PAGE,
    ".htm": WEB_PAGE,
    ".xhtml": WEB_PAGE,
    ".xht": WEB_PAGE,
    ".pdf": PDF,
    ".mhtml": WEB_ARCHIVE,
    ".mht": WEB_ARCHIVE,
    ".webarchive": SAFARI_ARCHIVE,
    ".eml": MAIL,
    ".mbox": MAILBOX,
    ".mbx": MAILBOX,
    ".epub": EPUB,
    ".rtf": RTF,
    ".odt": OPEN_DOCUMENT,
    ".ott": OPEN_DOCUMENT,
    ".fodt": OPEN_DOCUMENT,
    ".zip": ARCHIVE,
    ".docx": WORD,
    ".docm": WORD,
    ".dotx": WORD,
    ".dotm": WORD,
}
_OLD_WORD = frozenset({".doc", ".dot"})
_DEPTH = 3  # containers in containers: a mail in an archive has an attachment
_KINDS = {form.name: form for form in FORMATS.values()}
_BEGINS_AS_PAGE = {TEXT.name, WEB_ARCHIVE.name}  # another one is what a site answers for a file


def read(path: Path) -> ImportedSource:
    """Return the source in the file at `path`: its first one, if it carries several.

    Raises UnreadableSource; the reasons are those of `reasons.Refusal`.
    """
    return read_all(path)[0]


def read_all(path: Path) -> tuple[ImportedSource, ...]:
    """Return every source in the file at `path`, never none. Raises UnreadableSource."""
    first, *others = read_bytes(loaded(path), path)
    return (_with_origin(first, path), *others)


def read_bytes(data: bytes, path: Path, depth: int = 0) -> tuple[ImportedSource, ...]:
    """Return every source in `data`, which came from `path` or carries that name.

    A part that cannot be read is named in a warning of the first source; where nothing can,
    the refusal names it. `depth` counts the containers around it.
    """
    found = format_of(data, path)
    if found.parts is None:
        return (_own(found, data, path),)
    own, refused = _own_of_container(found, data, path)
    if depth < _DEPTH:
        inside, more = _inside(found.parts(data, path), path, depth)
        own, refused = own + inside, refused + more
    if not own:
        raise _refusal_of_all(refused, path)
    named = (error.name for error in refused if error.path != path)
    skipped = (ReadWarning(Remark.PART_SKIPPED, name) for name in named)
    return (replace(own[0], warnings=(*own[0].warnings, *skipped)), *own[1:])


def _refusal_of_all(refused: Sequence[UnreadableSource], path: Path) -> UnreadableSource:
    """Return why nothing of a container could be read: its own words, or the parts in it."""
    inside = [error for error in refused if error.path != path]
    if len(inside) > 1:
        names = ", ".join(error.name for error in inside)
        return UnreadableSource(path, Refusal.NONE_READABLE, names)
    if not inside:
        return refused[0] if refused else UnreadableSource(path, Refusal.NOTHING_INSIDE)
    (only,) = inside
    return UnreadableSource(path, only.reason, only.detail, inside=only.name)


def _own(found: Format, data: bytes, path: Path) -> ImportedSource:
    """Return the source that a file itself is."""
    assert found.draft is not None
    source = _imported(found, found.draft(data, path), data, path)
    if FORMATS.get(path.suffix.strip().lower(), found) is found:
        return source
    remark = ReadWarning(Remark.OTHER_FORMAT, found.name)
    return replace(source, warnings=(remark, *source.warnings))


def _own_of_container(
    found: Format, data: bytes, path: Path
) -> tuple[list[ImportedSource], list[UnreadableSource]]:
    """Return what a container itself says: a mail may carry documents and no word of its own."""
    if found.draft is None:
        return [], []
    try:
        return [_own(found, data, path)], []
    except UnreadableSource as error:
        if error.reason != Refusal.NO_TEXT:
            raise
        return [], [error]


def _inside(
    parts: Sequence[Part], path: Path, depth: int
) -> tuple[list[ImportedSource], list[UnreadableSource]]:
    """Return the sources in the parts of a container, and what was refused."""
    sources: list[ImportedSource] = []
    refused: list[UnreadableSource] = []
    for part in parts:
        try:
            found = read_bytes(part.data, path / _name_of(part), depth + 1)
            sources += (replace(each, inside=_place(part, each)) for each in found)
        except UnreadableSource as error:
            if error.reason != Refusal.UNKNOWN_FORMAT or may_be_document(part.name):
                refused.append(error)
    return sources, refused


def _place(part: Part, source: ImportedSource) -> str:
    """Return where in the file around `part` a source stands that was read from it."""
    return f"{part.name}/{source.inside}" if source.inside else part.name


def _name_of(part: Part) -> str:
    """Return the last part of a name, one that tells what it is where its own does not."""
    name = PurePosixPath(part.name).name
    is_known = Path(name).suffix.strip().lower() in FORMATS
    return f"{name}.txt" if part.is_text and not is_known else name


def format_of(data: bytes, path: Path) -> Format:
    """Return the format of a file: its content goes before its ending.

    Raises UnreadableSource: unknown-format, old-office, encrypted.
    """
    ending = path.suffix.strip().lower()
    named = FORMATS.get(ending)
    shown = _KINDS.get(kind_of(data))
    if shown is not None and (named is None or _may_be(named, shown)):
        return shown
    if named is None:
        raise _unknown(data, path, ending)
    return named


def _may_be(named: Format, shown: Format) -> bool:
    """Tell whether a file may be another kind than its ending says."""
    if shown is WEB_PAGE:
        return named.name in _BEGINS_AS_PAGE
    return (named, shown) != (MAIL, WEB_ARCHIVE)  # a mail may begin like an archive


def _unknown(data: bytes, path: Path, ending: str) -> UnreadableSource:
    if data.startswith(OLD_OFFICE) and ending in _OLD_WORD:
        return refusal(path, UnusablePackage("old-office"), data)
    return UnreadableSource(path, Refusal.UNKNOWN_FORMAT, ending)


def _with_origin(source: ImportedSource, path: Path) -> ImportedSource:
    """Return `source` with the address it was downloaded from, if it names none itself."""
    if source.item.value("URL") or not (address := origin_of(path)):
        return source
    stated = MetaField(address, confidence=0.9, origin="file")
    return replace(source, item=source.item.with_field("URL", stated))


def pasted_text(text: str) -> ImportedSource:
    """Return the source in pasted plain text. Raises UnreadableSource: no-text."""
    return _imported(TEXT, plaintext.text_draft(text), _utf8(text), Path(PASTED))


def _utf8(text: str) -> bytes:
    return text.encode("utf-8", "replace")


def _imported(form: Format, draft: Draft, data: bytes, path: Path) -> ImportedSource:
    if not any(c.isprintable() and not c.isspace() and c != "\ufffd" for c in draft.text):
        raise UnreadableSource(path, Refusal.NO_TEXT)
    understood = with_facts(with_roles(draft))
    return assembled(understood, path.name, data, form.media_type, form.name, form.version)

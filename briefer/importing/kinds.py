"""What kind of file some bytes are, whatever the ending of their name says."""

from __future__ import annotations

import re

OLD_OFFICE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"  # [MS-CFB]: .doc, .msg, or a locked .docx

_HEAD = 1_000  # bytes that show what a file is
_FIRST = 30  # bytes before the name of the first part of a zip
_MIMETYPE = _FIRST + len("mimetype")
_PAGE = re.compile(
    rb"(?:\xef\xbb\xbf)?\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html[\s>])",
    re.IGNORECASE | re.DOTALL,
)
_ARCHIVE = re.compile(
    rb"(?is)(?:[a-z-]+:[^\n]*\n(?:[ \t][^\n]*\n)*)*content-type:\s*multipart/related"
)
_MAIN_PARTS = (b"word/document.xml", b"word/document2.xml", b"word\\document.xml")
_MIMETYPES = (
    (b"application/epub+zip", "epub"),
    (b"application/vnd.oasis.opendocument.text", "opendocument"),
)


def kind_of(data: bytes) -> str:
    """Return the name of the format that `data` shows by its beginning, empty where unknown."""
    head = data[:_HEAD]
    bare = head.lstrip(b"\xef\xbb\xbf \t\r\n\0").lower()
    if bare.startswith(b"%pdf-"):
        return "pdf"
    if bare.startswith(b"{\\rtf"):
        return "rtf"
    if head.startswith(b"PK\x03\x04"):
        return _kind_of_package(data)
    if _PAGE.match(head):
        return "html"
    return "mhtml" if bare.startswith(b"mime-version:") and _ARCHIVE.match(bare) else ""


def _kind_of_package(data: bytes) -> str:
    """Tell what a zip is; names of parts stand in it as they are."""
    if data[_FIRST:_MIMETYPE] == b"mimetype":
        stated = data[_MIMETYPE : _MIMETYPE + 100]
        return next((kind for mark, kind in _MIMETYPES if stated.startswith(mark)), "")
    return "word" if any(part in data for part in _MAIN_PARTS) else ""

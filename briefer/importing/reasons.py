"""The codes that importing reports: `jobs/sentences.py` has a sentence for each."""

from __future__ import annotations

from enum import StrEnum


class Refusal(StrEnum):
    """Why a file could not be brought in: the `reason` of an `UnreadableSource`.

    missing: nothing is there, or a link leads nowhere. folder: a folder under a file's name.
    special: a pipe, a device or a socket. denied: no permission; detail: what the system said.
    empty: no bytes, or only NUL bytes. too-large: detail: the limit in MB. no-text: nothing
    visible in it. no-text-layer: a PDF of pictures. binary: bytes that are no text in any
    encoding. unknown-format: detail: the file's ending. wrong-type: the content is not what the
    ending says; detail: the ending. old-office: a Word file of the .doc kind. damaged: cut off or
    broken; detail: what the parser said.
    encrypted: needs a password or is locked by rights management. too-much: unpacks to more than
    the limits allow. too-many: more parts or pages than the limits allow; detail: the limit.
    timeout, memory, crashed: the reading process took too long, too much, or died.
    failed: a reader failed in a way nobody foresaw; detail: the kind of error.
    nothing-inside: an archive without a document that can be read. none-readable: every document
    in it was refused; detail: their names.
    """

    MISSING = "missing"
    FOLDER = "folder"
    SPECIAL = "special"
    DENIED = "denied"
    EMPTY = "empty"
    TOO_LARGE = "too-large"
    NO_TEXT = "no-text"
    NO_TEXT_LAYER = "no-text-layer"
    BINARY = "binary"
    UNKNOWN_FORMAT = "unknown-format"
    WRONG_TYPE = "wrong-type"
    OLD_OFFICE = "old-office"
    DAMAGED = "damaged"
    ENCRYPTED = "encrypted"
    TOO_MUCH = "too-much"
    TOO_MANY = "too-many"
    TIMEOUT = "timeout"
    MEMORY = "memory"
    CRASHED = "crashed"
    FAILED = "failed"
    NOTHING_INSIDE = "nothing-inside"
    NONE_READABLE = "none-readable"


class Remark(StrEnum):
    """What a reader could not do though it read the rest: the `reason` of a `ReadWarning`.

    illegal-characters: replaced by U+FFFD; detail: how many. undecodable-bytes: likewise, for
    bytes that fit no encoding; detail: how many. encoding-guessed: detail: which was taken.
    other-format: the file is not what its ending says; detail: the name of the format it is.
    truncated: only the beginning was read; detail: how many characters, pages or parts.
    part-skipped: a part inside the file could not be read; detail: its name.
    changes-accepted: tracked changes were read as accepted; detail: in how many paragraphs.
    hidden-left-out: text that Word hides was not read; detail: how many stretches.
    struck-left-out: words that a page shows struck through were not read; detail: the first.
    text-from-data: the page shows no article; its text was taken from the page's data (JSON-LD).
    bare-text: the page is built too oddly for a browser's eyes; its text was read without layout.
    outlet-suggested: no outlet is stated, but the page looks like that of detail.
    pages-without-text: pages of a PDF that are pictures; detail: how many.
    pages-unreadable: pages of a PDF that are damaged and left out; detail: how many.
    letters-guessed: pages of a PDF that do not say which letters they show; detail: how many.
    second-article: below the first one there seems to be another; detail: its title.
    extract: the text seems to break off before its end; detail: the line that says so.
    no-body: no line looks like the text of an article, so nothing was folded.
    """

    ILLEGAL_CHARACTERS = "illegal-characters"
    UNDECODABLE_BYTES = "undecodable-bytes"
    ENCODING_GUESSED = "encoding-guessed"
    OTHER_FORMAT = "other-format"
    TRUNCATED = "truncated"
    PART_SKIPPED = "part-skipped"
    OUTLET_SUGGESTED = "outlet-suggested"
    EXTRACT = "extract"
    NO_BODY = "no-body"
    SECOND_ARTICLE = "second-article"
    CHANGES_ACCEPTED = "changes-accepted"
    HIDDEN_LEFT_OUT = "hidden-left-out"
    STRUCK_LEFT_OUT = "struck-left-out"
    TEXT_FROM_DATA = "text-from-data"
    BARE_TEXT = "bare-text"
    PAGES_WITHOUT_TEXT = "pages-without-text"
    PAGES_UNREADABLE = "pages-unreadable"
    LETTERS_GUESSED = "letters-guessed"

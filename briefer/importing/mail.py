"""The readers of e-mail (.eml) and of web archives (.mhtml): both are MIME messages."""

from __future__ import annotations

import base64
import email
import email.policy
import re
from collections.abc import Iterator
from dataclasses import replace
from email.errors import MessageError
from email.message import EmailMessage
from email.utils import parseaddr, parsedate_to_datetime
from itertools import pairwise
from pathlib import Path

from briefer.core.csl_values import parse_names
from briefer.core.errors import UnreadableSource
from briefer.core.source import CslValue, MetaField
from briefer.core.text import escaped
from briefer.importing.containers import Part
from briefer.importing.decoding import Decoded, decoded
from briefer.importing.drafts import Draft
from briefer.importing.flowed import unflowed
from briefer.importing.htmltree import parsed
from briefer.importing.persons import is_name
from briefer.importing.plaintext import text_draft
from briefer.importing.reasons import Refusal
from briefer.importing.smime import TYPES, signed_content
from briefer.importing.tnef import attached_files
from briefer.importing.webpage import page_draft

_HEADER = re.compile(rb"(?m)^[A-Za-z][A-Za-z0-9-]*:[ \t]?\S")
_PARTS = 500  # parts of a message that are looked at
_DEPTH = 50  # multiparts in multiparts
_PACKED = re.compile(rb"(?:[A-Za-z0-9+/]{20,}[^A-Za-z0-9+/]*)+[A-Za-z0-9+/=!.\s]*")
_NO_LETTER = re.compile(rb"[^A-Za-z0-9+/]")
_PAGES = ("text/html", "application/xhtml+xml")
_TEXTS = ("text/plain", "text/html")
_CONTROLS = re.compile("[\0-\x1f\x7f-\x9f]")
_MAILS = 1_000  # of a mailbox
_NEXT_MAIL = re.compile(rb"(?:\A|(?<=\n\n)|(?<=\n\r\n))From [^\n]*\n(?=[!-9;-~]+:)")
_QUOTED_FROM = re.compile(rb"(?m)^>(>*From )")
_ENDINGS = {
    "application/epub+zip": ".epub",
    "application/msword": ".doc",
    "application/pdf": ".pdf",
    "application/rtf": ".rtf",
    "application/vnd.oasis.opendocument.text": ".odt",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": ".docx",
    "application/zip": ".zip",
    "text/html": ".html",
    "text/markdown": ".md",
    "text/plain": ".txt",
    "text/rtf": ".rtf",
}
_OF = re.compile(r"(?i)\s+(?:from|at|von|via|de)\s+|\s*[,|@]\s*|\s+[-–—]\s+")
_REPLY = re.compile(r"(?i)^\s*(?:(?:re|fwd?|aw|wg|tr|rv)\s*:\s*)+")


def draft(data: bytes, path: Path) -> Draft:
    """Return the draft of an e-mail's own text.

    Raises UnreadableSource: wrong-type; encrypted.
    """
    message = _message(data, path)
    fields = _mail_fields(message)
    shown = _shown(message)
    if not shown and _is_locked(message):
        raise UnreadableSource(path, Refusal.ENCRYPTED)
    if all(part.get_content_type() == "text/plain" for part in shown):
        return replace(_plain_draft(shown), fields=fields)
    is_text = not _is_newsletter(message)
    if len(shown) == 1:
        page = parsed(_bytes(shown[0]), _charset(shown[0]))
    else:
        bodies = "\n".join(map(_markup, shown))
        page = parsed(f"<html><body>{bodies}</body></html>".encode(), "utf-8")
    return page_draft(page, fields, is_text=is_text)


def parts(data: bytes, path: Path) -> tuple[Part, ...]:
    """Return the documents attached to an e-mail."""
    return tuple(_attached(_message(data, path)))


def box_parts(data: bytes, path: Path) -> tuple[Part, ...]:
    """Return the mails in a mailbox (RFC 4155). Raises UnreadableSource: wrong-type, too-many."""
    begins = [match.start() for match in _NEXT_MAIL.finditer(data)]
    if not begins or data[: begins[0]].strip():
        raise UnreadableSource(path, Refusal.WRONG_TYPE, path.suffix.lower())
    if len(begins) > _MAILS:
        raise UnreadableSource(path, Refusal.TOO_MANY, str(_MAILS))
    mails = (data[begin:end] for begin, end in pairwise([*begins, len(data)]))
    return tuple(
        Part(f"message-{number}.eml", _QUOTED_FROM.sub(rb"\1", mail.partition(b"\n")[2]))
        for number, mail in enumerate(mails, 1)
    )


def archive_draft(data: bytes, path: Path) -> Draft:
    """Return the draft of the page in a web archive. Raises UnreadableSource.

    Where it was and when it was saved is stated in its header.
    """
    message = _message(data, path)
    start = message.get_param("start") if message.is_multipart() else None
    pages = [part for part in _walk(message) if part.get_content_type() in _PAGES]
    root = next((part for part in pages if start and part.get("Content-ID") == start), None)
    page = root or next(iter(pages), None)
    if page is None and (shown := _shown(message)):
        return _plain_draft(shown)
    if page is None:
        raise UnreadableSource(path, Refusal.NOTHING_INSIDE)
    address = message.get("Snapshot-Content-Location") or page.get("Content-Location") or ""
    found: dict[str, CslValue] = {}
    if str(address).startswith("http"):
        found["URL"] = str(address)
    if (day := _day(message)) is not None:
        found["accessed"] = day
    return page_draft(parsed(_bytes(page), _charset(page)), _stated(found))


def _message(data: bytes, path: Path) -> EmailMessage:
    if not _HEADER.search(data[:4_000]):
        raise UnreadableSource(path, Refusal.WRONG_TYPE, path.suffix.lower())
    try:
        message = email.message_from_bytes(data, policy=email.policy.default)
    except (MessageError, ValueError, LookupError, IndexError) as error:
        raise UnreadableSource(path, Refusal.DAMAGED, type(error).__name__) from error
    assert isinstance(message, EmailMessage)
    return _without_signature(message)


def _without_signature(message: EmailMessage) -> EmailMessage:
    """Return the mail inside a signature, its head that of the mail around it where it has none."""
    if message.get_content_type() not in TYPES:
        return message
    content = signed_content(_bytes(message))
    if not content:
        return message
    inner = email.message_from_bytes(content, policy=email.policy.default)
    assert isinstance(inner, EmailMessage)
    for name, value in message.items():
        if name not in inner and not name.lower().startswith("content-"):
            inner[name] = value
    return inner


def _is_locked(message: EmailMessage) -> bool:
    """Tell whether a mail is encrypted, with S/MIME or PGP."""
    kinds = {part.get_content_type() for part in _walk(message)}
    return not kinds.isdisjoint({*TYPES, "multipart/encrypted"})


def _walk(message: EmailMessage) -> Iterator[EmailMessage]:
    """Yield the parts of a message, not those of messages attached to it."""
    waiting = [message]
    for _count in range(_PARTS):
        if not waiting:
            return
        part = waiting.pop(0)
        yield part
        if part.is_multipart() and part.get_content_type() != "message/rfc822":
            waiting[:0] = [each for each in part.get_payload() if isinstance(each, EmailMessage)]


def _shown(part: EmailMessage, depth: int = 0) -> list[EmailMessage]:
    """Return the texts of a message that a mail program shows one below the other."""
    if part.get_content_type() == "message/rfc822" or _is_attachment(part) or depth > _DEPTH:
        return []
    if not part.is_multipart():
        return [part] if part.get_content_type() in _TEXTS else []
    inner = [each for each in part.get_payload() if isinstance(each, EmailMessage)]
    if part.get_content_type() == "multipart/alternative":  # the last one is the richest
        choices = (_shown(each, depth + 1) for each in reversed(inner))
        return next(filter(None, choices), [])
    return [text for each in inner for text in _shown(each, depth + 1)]


def _plain_draft(shown: list[EmailMessage]) -> Draft:
    texts = [_decoded(part) for part in shown]
    warnings = tuple(remark for text in texts for remark in text.warnings)
    return text_draft("\n\n".join(text.text for text in texts), warnings)


def _decoded(part: EmailMessage) -> Decoded:
    """Return the text of a part, its lines put together where they flow on."""
    found = decoded(_bytes(part), _charset(part))
    if str(part.get_param("format", "")).lower() != "flowed":
        return found
    drops_blank = str(part.get_param("delsp", "")).lower() == "yes"
    return replace(found, text=unflowed(found.text, drops_blank=drops_blank))


def _markup(part: EmailMessage) -> str:
    """Return a text as markup, the declaration of its encoding out of date."""
    if part.get_content_type() == "text/html":
        return parsed(_bytes(part), _charset(part)).markup
    paragraphs = re.split(r"\n[ \t\r]*\n", escaped(_decoded(part).text))
    return "".join(f"<p>{text}</p>" for text in paragraphs)


def _is_attachment(part: EmailMessage) -> bool:
    return part.get_content_disposition() == "attachment" or bool(_file_name(part))


def _attached(message: EmailMessage) -> Iterator[Part]:
    for number, part in enumerate(_walk(message)):
        if part.is_multipart() and part.get_content_type() != "message/rfc822":
            continue
        if part.get_content_type() == "message/rfc822":
            inner = part.get_payload(0)
            if isinstance(inner, EmailMessage):
                yield Part(_file_name(part) or f"message-{number}.eml", inner.as_bytes())
        elif name := _file_name(part) or _name_by_type(part, number):
            packed = [Part(*file) for file in attached_files(_bytes(part))]
            is_text = part.get_content_type() == "text/plain"
            yield from packed or [Part(name, _bytes(part), is_text)]


def _name_by_type(part: EmailMessage, number: int) -> str:
    """Return a name for a document that has none, empty for a text that the mail itself shows."""
    kind = part.get_content_type()
    if kind in _TEXTS and not _is_attachment(part):
        return ""
    return f"attachment-{number}{_ENDINGS[kind]}" if kind in _ENDINGS else ""


def _file_name(part: EmailMessage) -> str:
    try:
        return (part.get_filename() or "").replace("\\", "/").rpartition("/")[2].strip()
    except (ValueError, LookupError, IndexError):
        return ""


def _bytes(part: EmailMessage) -> bytes:
    try:
        payload = part.get_payload(decode=True)
    except (ValueError, LookupError):
        return b""
    found = payload if isinstance(payload, bytes) else b""
    is_packed = str(part.get("Content-Transfer-Encoding") or "").strip().lower() == "base64"
    return _unpacked(found) if is_packed and _PACKED.fullmatch(found) else found


def _unpacked(data: bytes) -> bytes:
    """Return what is sound of base64 that was cut off, which the library leaves as it is."""
    letters = _NO_LETTER.sub(b"", data)
    return base64.b64decode(letters[: len(letters) // 4 * 4])


def _charset(part: EmailMessage) -> str:
    try:
        return part.get_content_charset() or ""
    except (ValueError, LookupError):
        return ""


def _mail_fields(message: EmailMessage) -> dict[str, MetaField]:
    found: dict[str, CslValue] = {}
    if subject := _REPLY.sub("", _header(message, "Subject")):
        found["title"] = subject
    name, _address = parseaddr(_header(message, "From"))
    sender = name.strip("'\"")
    found |= _newsletter(sender) if _is_newsletter(message) else {"author": parse_names(sender)}
    if (day := _day(message)) is not None:
        found["issued"] = day
    return _stated(found)


def _is_newsletter(message: EmailMessage) -> bool:
    return any(_header(message, name) for name in ("List-Unsubscribe", "List-Id"))


def _newsletter(sender: str) -> dict[str, CslValue]:
    """Return author and outlet of a mail to a list: "Ann Example from Harbour Post"."""
    person, *others = _OF.split(sender, maxsplit=1)
    if not is_name(person):
        return {"container-title": sender} if sender else {}
    author: dict[str, CslValue] = {"author": parse_names(person)}
    return author | ({"container-title": others[0]} if others else {})


def _stated(found: dict[str, CslValue]) -> dict[str, MetaField]:
    return {
        name: MetaField(value, confidence=0.99, origin="file")
        for name, value in found.items()
        if value
    }


def _header(message: EmailMessage, name: str) -> str:
    try:
        return " ".join(_CONTROLS.sub(" ", str(message.get(name) or "")).split())
    except (ValueError, LookupError, IndexError, TypeError):
        return ""


def _day(message: EmailMessage) -> CslValue | None:
    try:
        moment = parsedate_to_datetime(_header(message, "Date"))
    except (ValueError, TypeError, IndexError):
        return None
    return {"date-parts": [[moment.year, moment.month, moment.day]]}

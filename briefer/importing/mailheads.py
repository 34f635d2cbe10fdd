"""Heads of mails in pasted text: "From: ... Sent: ... To: ... Subject: ..."."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from briefer.core.csl_values import parse_names
from briefer.core.source import CslValue
from briefer.importing.dates import dates_in
from briefer.importing.persons import is_name

_FIELDS = {
    "from": "from von de da van från fra od",
    "date": "sent date gesendet datum envoyé enviado fecha inviato data verzonden skickat sendt",
    "to": "to an à a para aan till til cc bcc kopie reply-to antwort",
    "subject": "subject betreff objet asunto oggetto onderwerp ämne emne assunto",
}
_FIELD_OF = {word: field for field, words in _FIELDS.items() for word in words.split()}
_LINE = re.compile(r"^>?\s*\*?(?P<name>[^\W\d_][\w-]{0,12})\s?:\*?\s*(?P<value>.*)$", re.DOTALL)
_ANNOUNCED = re.compile(
    r"^\W*(?:(?:begin )?forwarded message|original message|ursprüngliche nachricht"
    r"|weitergeleitete nachricht|anfang der weitergeleiteten (?:nachricht|e-mail)"
    r"|message (?:transféré|d['’]origine)|mensaje (?:reenviado|original))\W*$",
    re.IGNORECASE,
)
_REPLY = re.compile(r"^(?:\s*(?:re|fwd?|aw|wg|tr|rv|antw|sv|vs)\s*:\s*)+", re.IGNORECASE)
_ADDRESS = re.compile(r"<[^<>]*>|\[[^\[\]]*\]|\([^()]*\)|\S+@\S+")


@dataclass(frozen=True)
class MailHeads:
    """The heads in a text: `fields` has what each of their lines states, by its place.

    That is "from", "date", "to" or "subject", empty where a line only announces a forwarded
    message. A head names sender, subject and one thing more on neighbouring lines.
    """

    fields: Mapping[int, str]
    count: int

    def stated(self, texts: Sequence[str]) -> dict[str, tuple[CslValue, int, float]]:
        """Return title, author and date as a mail states them: value, line and confidence.

        Who forwards a text, answers or is answered did not write it, and a date without its
        words means nothing: of such mails only the subject is taken.
        """
        first = {field: place for place, field in reversed(list(self.fields.items()))}
        found: dict[str, tuple[CslValue, int, float]] = {}
        if not first:
            return found
        subject = _value(texts[first["subject"]])
        title = _REPLY.sub("", subject).strip()
        is_own = self.count == 1 and title == subject and min(self.fields) == 0
        if title:
            found["title"] = (title, first["subject"], 0.7 if is_own else 0.4)
        name = _ADDRESS.sub("", _value(texts[first["from"]])).strip(" \"'")
        if is_own and is_name(name):
            found["author"] = (parse_names(name), first["from"], 0.7)
        days = dates_in(_value(texts[first["date"]])) if "date" in first else []
        if is_own and len(days) == 1:
            found["issued"] = (days[0].csl, first["date"], 0.7)
        return found


def mail_heads(texts: Sequence[str]) -> MailHeads:
    """Return the heads of mails among the lines of a text."""
    fields: dict[int, str] = {}
    run: dict[int, str] = {}
    count = 0
    for place, text in enumerate([*texts, ""]):
        if field := _field(text):
            run[place] = field
        elif run:
            head = _head(run, texts)
            fields |= head
            count += bool(head)
            run = {}
    return MailHeads(fields, count)


def _value(text: str) -> str:
    match = _LINE.match(text)
    return match["value"].strip() if match else ""


def _field(text: str) -> str:
    match = _LINE.match(text) if ":" in text[:16] else None
    return _FIELD_OF.get(match["name"].lower(), "") if match else ""


def _head(run: dict[int, str], texts: Sequence[str]) -> dict[int, str]:
    """Return the lines of a head, none where a run of lines with colons is something else."""
    if not {"from", "subject"} < set(run.values()):
        return {}
    before = min(run) - 1
    return {before: "", **run} if before >= 0 and _ANNOUNCED.match(texts[before]) else run

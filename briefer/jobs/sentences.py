"""The one table of sentences: from an error, a warning or a step of the history to words.

Every text in it is a literal inside `tr(...)`, which marks it for the translators; it is
translated by the `tr` that `sentence` is given, and only then filled in. What can be filled in:
`{name}` and `{folder}` of a file, `{place}` of a style, `{detail}`, `{line}`, and of whoever has
a project open `{user}`, `{host}`, `{since}`.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from briefer.citation.errors import UnusableStyle
from briefer.core.errors import (
    BrieferError,
    Cancelled,
    EditRefused,
    FileProblem,
    MarkdownProblem,
    ProjectLocked,
    UnreadableSource,
    UnusableProject,
    UnwritableTarget,
)
from briefer.core.source import ReadWarning
from briefer.ooxml.errors import UnusablePackage

Translate = Callable[[str], str]


@dataclass(frozen=True, slots=True)
class Sentence:
    """What to say: a title that stands alone, a text that says why, a hint what to do."""

    title: str
    text: str = ""
    hint: str = ""

    @property
    def words(self) -> str:
        """Return all of it on one line, for a terminal."""
        return " ".join(part for part in (_joined(self.title, self.text), self.hint) if part)


def tr(words: str) -> str:
    """Mark `words` for translation; they are translated when they are said."""
    return words


def sentence(thing: object, tr: Translate = tr) -> Sentence:
    """Return the words for an error, a `ReadWarning`, a `NotCarried` or a `Step`.

    What the table does not know gets a general sentence that claims nothing.
    """
    found, values = _template(thing), _values(thing)
    title, text, hint = (
        _filled(tr(words), values) if words else ""
        for words in (found.title, found.text, found.hint)
    )
    return Sentence(title, text, hint)


_UNREADABLE = tr("“{name}” could not be read")
_NO_PROJECT = tr("“{name}” could not be opened")
_NO_STYLE = tr("The citation style cannot be used")

SOURCES: Mapping[str, Sentence] = {
    "missing": Sentence(_UNREADABLE, tr("There is no such file.")),
    "folder": Sentence(_UNREADABLE, tr("It is a folder, not a file.")),
    "special": Sentence(_UNREADABLE, tr("It is not a file but a device or a pipe.")),
    "denied": Sentence(_UNREADABLE, tr("This computer does not let you read it ({detail}).")),
    "empty": Sentence(_UNREADABLE, tr("The file is empty.")),
    "too-large": Sentence(_UNREADABLE, tr("It is larger than {detail} MB.")),
    "no-text": Sentence(_UNREADABLE, tr("There is no text in it.")),
    "no-text-layer": Sentence(
        _UNREADABLE,
        tr("It is a scan: pictures of pages without text."),
        tr("A program for text recognition (OCR) can add the text."),
    ),
    "binary": Sentence(_UNREADABLE, tr("It holds data that is not text.")),
    "unknown-format": Sentence(
        _UNREADABLE,
        tr("Files of the kind “{detail}” cannot be read."),
        tr("Save it as Word, PDF, web page or text first."),
    ),
    "wrong-type": Sentence(_UNREADABLE, tr("It is not what its ending “{detail}” says.")),
    "damaged": Sentence(_UNREADABLE, tr("The file is damaged or incomplete.")),
    "encrypted": Sentence(
        _UNREADABLE, tr("It is locked with a password."), tr("Save it without the password first.")
    ),
    "too-much": Sentence(_UNREADABLE, tr("It unpacks to far more than a document holds.")),
    "too-many": Sentence(_UNREADABLE, tr("It has more than {detail} parts or pages.")),
    "timeout": Sentence(_UNREADABLE, tr("Reading it took too long.")),
    "memory": Sentence(_UNREADABLE, tr("Reading it took too much memory.")),
    "crashed": Sentence(_UNREADABLE, tr("Reading it failed; the file may be damaged.")),
    "nothing-inside": Sentence(_UNREADABLE, tr("There is no document in it that can be read.")),
    "failed": Sentence(_UNREADABLE, tr("Reading it failed for a reason nobody foresaw.")),
}

PROJECTS: Mapping[str, Sentence] = {}

TARGETS: Mapping[str, Sentence] = {
    "exists-not-ours": Sentence(
        tr("“{name}” is already there"),
        tr("It is not what Briefer wrote there last, so it was left as it is."),
    ),
    "is-folder": Sentence(tr("“{name}” is a folder"), tr("A file is needed.")),
    "folder-missing": Sentence(
        tr("“{name}” could not be written"), tr("There is no folder “{folder}”.")
    ),
    "read-only": Sentence(
        tr("“{name}” could not be written"), tr("The place is protected against writing.")
    ),
    "full": Sentence(
        tr("“{name}” could not be written"),
        tr("The disk is full."),
        tr("Nothing was changed; free some space or choose another disk."),
    ),
    "held-open": Sentence(
        tr("“{name}” could not be written"),
        tr("Another program has it open, perhaps Word."),
        tr("Close it there, or choose another name."),
    ),
    "bad-name": Sentence(
        tr("“{name}” could not be written"), tr("The name is not one that files can have.")
    ),
    "failed": Sentence(tr("“{name}” could not be written"), tr("The system said: {detail}.")),
    "unknown-format": Sentence(
        tr("“{name}” could not be written"),
        tr("The ending “{detail}” is none that Briefer writes."),
        tr("Use .docx, .html or .md."),
    ),
}

EDITS: Mapping[str, Sentence] = {}

MARKDOWN: Mapping[str, Sentence] = {
    "front-matter-open": Sentence(tr("Line {line}: the front matter has no end")),
    "front-matter": Sentence(tr("Line {line}: the front matter cannot be read"), "{detail}"),
    "front-value": Sentence(tr("Line {line}: the value of “{detail}” cannot be read")),
    "front-key": Sentence(tr("Line {line}: nothing is known about “{detail}”")),
    "source-missing": Sentence(tr("Line {line}: the source “{detail}” is not among the files")),
    "unknown-source": Sentence(tr("Line {line}: there is no source “{detail}” for an excerpt")),
    "unknown-excerpt": Sentence(tr("Line {line}: there is no excerpt “{detail}”")),
    "unknown-key": Sentence(tr("Line {line}: there is no source with the key “{detail}”")),
    "unknown-div": Sentence(
        tr("Line {line}: “{detail}” is none of text, paraphrase and judgement")
    ),
    "div-open": Sentence(tr("Line {line}: the block “{detail}” has no end")),
    "bad-length": Sentence(tr("Line {line}: the length “{detail}” is no number")),
    "quotation-without-source": Sentence(
        tr("Line {line}: a quotation names no source: “{detail}”")
    ),
    "not-in-source": Sentence(tr("Line {line}: not found in the source: “{detail}”")),
    "ambiguous": Sentence(tr("Line {line}: stands in the source more than once: “{detail}”")),
}

STYLES: Mapping[str, Sentence] = {
    "unknown": Sentence(tr("There is no citation style “{place}”")),
    "unreadable": Sentence(_NO_STYLE, tr("“{place}” could not be read ({detail}).")),
    "too-big": Sentence(_NO_STYLE, tr("“{place}” is too large for a citation style.")),
    "not-xml": Sentence(_NO_STYLE, tr("“{place}” is no XML file ({detail}).")),
    "doctype": Sentence(_NO_STYLE, tr("“{place}” has a document type, which is not allowed.")),
    "not-a-style": Sentence(_NO_STYLE, tr("“{place}” holds no citation style.")),
    "no-parent": Sentence(_NO_STYLE, tr("“{place}” builds on “{detail}”, which is not here.")),
    "no-citation": Sentence(_NO_STYLE, tr("“{place}” does not say how a citation looks.")),
    "unknown-macro": Sentence(_NO_STYLE, tr("“{place}” uses “{detail}”, which it does not have.")),
    "recursive-macro": Sentence(_NO_STYLE, tr("In “{place}”, “{detail}” uses itself.")),
    "too-complex": Sentence(_NO_STYLE, tr("“{place}” is too complicated ({detail}).")),
    "bad-value": Sentence(_NO_STYLE, tr("“{place}” holds a value with no meaning: {detail}.")),
}

PACKAGES: Mapping[str, Sentence] = {}

WARNINGS: Mapping[str, Sentence] = {
    "illegal-characters": Sentence(tr("{detail} characters that no document may hold were marked")),
    "undecodable-bytes": Sentence(tr("{detail} bytes are no text and were marked")),
    "encoding-guessed": Sentence(tr("The encoding was guessed: {detail}")),
    "truncated": Sentence(tr("Only the beginning was read ({detail})")),
    "text-lost": Sentence(tr("Only {detail} % of the text was read")),
    "part-skipped": Sentence(tr("A part could not be read: “{detail}”")),
    "changes-accepted": Sentence(
        tr("Tracked changes were read as accepted, in {detail} paragraphs")
    ),
    "hidden-left-out": Sentence(tr("Hidden text was left out ({detail})")),
    "no-body": Sentence(tr("No line looks like the text of an article; nothing was folded")),
}

NOT_CARRIED: Mapping[str, Sentence] = {
    "unused-excerpt": Sentence(tr("An excerpt without a use is left out")),
    "unused-source": Sentence(tr("A source without a use is left out")),
    "quotation-not-in-text": Sentence(tr("A quotation that its text does not show is left out")),
    "text-without-quotation": Sentence(tr("A text shows a quotation that is not there")),
}

STEPS: Mapping[str, Sentence] = {}

_LOCKED = Sentence(
    tr("“{name}” is open elsewhere"),
    tr("{user} has it open on {host} since {since}."),
    tr("You can look at a copy."),
)
_LOCKED_BY_SOMEBODY = Sentence(
    tr("“{name}” is open elsewhere"), tr("Another program has it open."), _LOCKED.hint
)
_CANCELLED = Sentence(tr("Cancelled"))
_UNFORESEEN = Sentence(
    tr("Something went wrong that nobody foresaw"), "{detail}.", tr("Your work is on disk.")
)
_REFUSED = Sentence(tr("This is not possible"), tr("Nothing was changed ({reason})."))
_FILE = Sentence(tr("“{name}” could not be used"), "({reason})")
_LINE = Sentence(tr("Line {line} cannot be read as meant"), "{detail}")
_STEP = Sentence(tr("Changed the brief"))
_TABLES: tuple[tuple[type, Mapping[str, Sentence], Sentence], ...] = (
    (UnreadableSource, SOURCES, Sentence(_UNREADABLE, "({reason})")),
    (UnusableProject, PROJECTS, Sentence(_NO_PROJECT, "({reason})")),
    (UnwritableTarget, TARGETS, TARGETS["failed"]),
    (FileProblem, {}, _FILE),
    (EditRefused, EDITS, _REFUSED),
    (MarkdownProblem, MARKDOWN, _LINE),
    (UnusableStyle, STYLES, Sentence(_NO_STYLE, "“{place}” ({reason})")),
    (UnusablePackage, PACKAGES, Sentence(tr("The file could not be read"), "({reason})")),
    (ReadWarning, WARNINGS, Sentence(tr("Something in the file could not be read"))),
)


class _Values(dict[str, str]):
    """What can be filled in; the rest is empty."""

    def __missing__(self, key: str) -> str:
        return ""


def _template(thing: object) -> Sentence:
    for kind, table, general in _TABLES:
        if isinstance(thing, kind):
            return table.get(str(getattr(thing, "reason", "")), general)
    if isinstance(thing, ProjectLocked):
        return _LOCKED if thing.user else _LOCKED_BY_SOMEBODY
    if isinstance(thing, Cancelled):
        return _CANCELLED
    if isinstance(thing, BaseException):
        return _UNFORESEEN
    return _step_or_loss(thing)


def _step_or_loss(thing: object) -> Sentence:
    """Return the words of a `Step` or a `NotCarried`, whose modules load much."""
    reason = str(getattr(thing, "reason", ""))
    if reason:
        return NOT_CARRIED.get(reason, Sentence(tr("Something could not be written")))
    return STEPS.get(str(getattr(thing, "action", "")), _STEP)


def _values(thing: object) -> _Values:
    """Return what a sentence about `thing` can be filled in with."""
    found = _Values()
    for name in ("detail", "line", "user", "host", "reason", "place"):
        found[name] = str(getattr(thing, name, ""))
    if isinstance(thing, BaseException) and not isinstance(thing, BrieferError):
        found["detail"] = f"{type(thing).__name__}: {thing}"
    path = getattr(thing, "path", None)
    if isinstance(path, Path):
        found["name"], found["folder"] = path.name or str(path), str(path.parent)
    found["since"] = _local(str(getattr(thing, "since", "")))
    return found


def _filled(template: str, values: _Values) -> str:
    """Return `template` with its values; a remark in brackets without one goes."""
    for name in ("detail", "reason"):
        if not values[name]:
            template = template.replace(f" ({{{name}}})", "").replace(f"({{{name}}})", "")
    return template.format_map(values)


def _local(iso: str) -> str:
    """Return a time in ISO 8601 as the person's clock shows it."""
    try:
        return datetime.fromisoformat(iso).astimezone().strftime("%Y-%m-%d %H:%M")
    except ValueError:
        return iso


def _joined(title: str, text: str) -> str:
    """Return a title and its reason as one sentence."""
    if text:
        return f"{title}: {text}"
    return title if title.endswith((".", "?", "!")) else f"{title}."

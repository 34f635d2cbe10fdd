"""The one table of sentences: from an error, a warning or a step of the history to words.

Every text in it is a literal inside `tr(...)`, which marks it for the translators; it is
translated by the `tr` that `sentence` is given, and only then filled in. What can be filled in:
`{name}` and `{folder}` of a file, `{place}` of a style, `{detail}`, `{line}`, and of whoever has
a project open `{user}`, `{host}`, `{since}`. The table is long: `errorwords`, `stepwords`,
`findingwords`.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from pathlib import Path

from briefer.checking.finding import Finding
from briefer.citation.errors import UnusableStyle
from briefer.core.errors import (
    BrieferError,
    Cancelled,
    EditRefused,
    FileProblem,
    MarkdownProblem,
    ProjectLocked,
    UnprintableBrief,
    UnreadableReference,
    UnreadableSource,
    UnusableProject,
    UnusableTemplate,
    UnwritableProject,
    UnwritableTarget,
)
from briefer.core.source import ReadWarning
from briefer.jobs import errorwords as words
from briefer.jobs.findingwords import CAUTIONS, FINDINGS
from briefer.jobs.saying import Sentence, Translate, tr
from briefer.jobs.stepwords import LISTS_NAMES, NAMES, STEPS
from briefer.ooxml.errors import UnusablePackage


def sentence(thing: object, tr: Translate = tr) -> Sentence:
    """Return the words for an error, a `ReadWarning`, a `NotCarried`, a `Step` or a `Finding`.

    What the table does not know gets a general sentence that claims nothing.
    """
    found, values = _template(thing), _values(thing, tr)
    parts = (found.title, found.text, found.hint)
    return Sentence(*(_filled(tr(part), values) if part else "" for part in parts))


_LONGEST = 120  # characters of a detail
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
_FINDING = Sentence(tr("Something was found: “{words}”"))
_STEP = tr("Changed the brief")
_TABLES: tuple[tuple[type, Mapping[str, Sentence], Sentence], ...] = (
    (UnreadableSource, words.SOURCES, Sentence(words.UNREADABLE, "({reason})")),
    (UnreadableReference, words.REFERENCES, Sentence(words.BAD_RECORD, "({reason}, {detail})")),
    (UnusableProject, words.PROJECTS, Sentence(words.NO_PROJECT, "({reason})")),
    (UnwritableProject, words.SAVING, words.SAVING["failed"]),
    (UnwritableTarget, words.TARGETS, words.TARGETS["failed"]),
    (UnprintableBrief, words.BRIEFS, Sentence(words.NO_EXPORT, "({reason})")),
    (UnusableTemplate, words.TEMPLATES, Sentence(words.NO_TEMPLATE, "({reason})")),
    (FileProblem, {}, _FILE),
    (EditRefused, words.EDITS, _REFUSED),
    (MarkdownProblem, words.MARKDOWN, _LINE),
    (UnusableStyle, words.STYLES, Sentence(words.NO_STYLE, "“{place}” ({reason})")),
    (UnusablePackage, words.PACKAGES, Sentence(tr("The file could not be read"), "({reason})")),
    (ReadWarning, words.WARNINGS, Sentence(tr("Something in the file could not be read"))),
)


class _Values(dict[str, str]):
    """What can be filled in; the rest is empty."""

    def __missing__(self, key: str) -> str:
        return ""


def _template(thing: object) -> Sentence:
    if isinstance(thing, Finding):
        return _found(thing)
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


def _found(finding: Finding) -> Sentence:
    said = FINDINGS.get(str(finding.kind), _FINDING)
    caution = CAUTIONS.get(finding.values.get("caution", ""), "")
    return Sentence(said.title, said.text or caution, said.hint)


def _step_or_loss(thing: object) -> Sentence:
    """Return the words of a `Step` or a `NotCarried`, whose modules load much."""
    reason = str(getattr(thing, "reason", ""))
    if reason:
        return words.NOT_CARRIED.get(reason, Sentence(tr("Something could not be written")))
    return Sentence(_step(str(getattr(thing, "action", "")), str(getattr(thing, "detail", ""))))


def _step(action: str, detail: str) -> str:
    """Return the words of a step that fit its detail: nothing, a number, or words."""
    bare, *others = STEPS.get(action, (_STEP,))
    named, counted, *_rest = (*others, "", "")
    if detail.isascii() and detail.isdigit() and counted:
        return counted
    return named if detail and named else bare


def _values(thing: object, tr: Translate) -> _Values:
    """Return what a sentence about `thing` can be filled in with."""
    found = _Values()
    for name in ("detail", "line", "user", "host", "reason", "place"):
        found[name] = str(getattr(thing, name, ""))
    if isinstance(thing, BaseException) and not isinstance(thing, BrieferError):
        found["detail"] = f"{type(thing).__name__}: {thing}"
    if isinstance(thing, Finding):
        found.update((name, _shortened(value)) for name, value in thing.values.items())
        found["field"] = _names(found["field"], tr)
    if str(getattr(thing, "action", "")) in LISTS_NAMES:
        found["detail"] = _names(found["detail"], tr)
    path = getattr(thing, "path", None)
    if isinstance(path, Path):
        found["name"] = str(getattr(thing, "name", "")) or path.name or str(path)
        found["folder"] = str(path.parent)
    found["detail"] = _shortened(found["detail"])
    found["since"] = _local(str(getattr(thing, "since", "")))
    return found


def _names(listed: str, tr: Translate) -> str:
    """Return names of fields, or of a role, as the screen has them."""
    codes = [listed] if listed in NAMES else listed.split()
    return ", ".join(tr(NAMES[code]) if code in NAMES else code.replace("-", " ") for code in codes)


def _filled(template: str, values: _Values) -> str:
    """Return `template` with its values; a remark in brackets without one goes."""
    for name in ("detail", "reason"):
        if not values[name]:
            template = template.replace(f" ({{{name}}})", "").replace(f"({{{name}}})", "")
    return template.format_map(values)


def _shortened(detail: str) -> str:
    """Return the first words of a long detail, which may be a whole quotation."""
    words = " ".join(detail.split())
    if len(words) <= _LONGEST:
        return words
    return f"{words[:_LONGEST].rpartition(' ')[0] or words[:_LONGEST]} …"


def _local(iso: str) -> str:
    """Return a time in ISO 8601 as the person's clock shows it."""
    try:
        return datetime.fromisoformat(iso).astimezone().strftime("%Y-%m-%d %H:%M")
    except ValueError:
        return iso

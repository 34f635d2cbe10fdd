"""What the Checks tab shows: one row a finding, grouped under headings, the reds first."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from PySide6.QtCore import QCoreApplication

from briefer.checking.finding import Finding, Remedy, RemedyKind, Severity, TargetKind
from briefer.core.brief import Brief
from briefer.core.outline import Quotation, Section, walk
from briefer.core.text import first_words
from briefer.jobs.livechecks import Looked
from briefer.jobs.returnlines import ReturnLine
from briefer.ui.outlinerows import Tone
from briefer.ui.telling import sentence_of
from briefer.ui.textwords import plain_words

translate = QCoreApplication.translate

_TONES = {
    Severity.RED: Tone.BAD, Severity.AMBER: Tone.DOUBTFUL, Severity.NOTE: Tone.PLAIN,
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class FindingRow:
    """A heading, or a finding or a line of a returned brief with what can be done about it.

    `remedy` and `setting_aside` are the words of buttons, empty for none.
    """

    title: str
    text: str = ""
    tone: Tone = Tone.PLAIN
    finding: Finding | None = None
    remedy: str = ""
    setting_aside: str = ""
    is_dismissed: bool = False
    line: ReturnLine | None = None

    @property
    def is_heading(self) -> bool:
        """Tell whether it names what follows."""
        return self.finding is None and self.line is None

    @property
    def spoken(self) -> str:
        """Return what a screen reader says."""
        kind = "" if self.finding is None else severity_name(self.finding.severity)
        return ". ".join(part for part in (kind, self.title, self.text) if part)


def rows_of(
    looked: Looked, wanted: str = "", *, with_dismissed: bool = False
) -> tuple[FindingRow, ...]:
    """Return the rows for the findings that hold the words `wanted`."""
    rows: list[FindingRow] = []
    for severity in Severity:
        found = [f for f in looked.findings if f.severity is severity]
        rows += _group(severity_name(severity), _rows(looked.brief, found), wanted)
    if with_dismissed:
        title = translate("Checks", "Ignored")
        dismissed = _rows(looked.brief, looked.dismissed, is_dismissed=True)
        rows += _group(title, dismissed, wanted)
    return tuple(rows)


def severity_name(severity: Severity) -> str:
    """Return what a group of findings is called."""
    return {
        Severity.RED: translate("Checks", "Cannot be defended"),
        Severity.AMBER: translate("Checks", "Worth checking"),
        Severity.NOTE: translate("Checks", "Good to know"),
    }[severity]


def remedy_words(remedy: Remedy | None) -> str:
    """Return what the button of a remedy says, empty where there is nothing to do."""
    if remedy is None or remedy.kind is RemedyKind.DISMISS:
        return ""
    words = {
        RemedyKind.RESTORE_WORDING: translate("Checks", "Restore the source’s words"),
        RemedyKind.MARK_CHANGES: translate("Checks", "Mark the changes"),
        RemedyKind.SET_OWN_ANALYSIS: translate("Checks", "It is own analysis"),
        RemedyKind.MARK_NOT_STATED: translate("Checks", "The source does not say"),
        RemedyKind.CONFIRM_FIELD: translate("Checks", "It is right"),
        RemedyKind.SILENCE: translate("Checks", "Do not print it"),
        RemedyKind.CUT: translate("Checks", "Do not print what could go ({count})"),
        RemedyKind.COMPARE_VERSIONS: translate("Checks", "Compare the versions"),
        RemedyKind.CHOOSE_LIKELIHOOD: translate("Checks", "Choose “{value}”"),
    }
    return words.get(remedy.kind, "").format(value=remedy.value, count=len(remedy.value.split()))


def can_be_dismissed(finding: Finding) -> bool:
    """Tell whether a person can set a finding aside: no red one, and only those of an item."""
    return finding.severity is not Severity.RED and finding.target_kind is TargetKind.ITEM


def _group(title: str, rows: Iterable[FindingRow], wanted: str) -> Iterator[FindingRow]:
    shown = [row for row in rows if wanted.casefold() in f"{row.title} {row.text}".casefold()]
    if shown:
        yield FindingRow(f"{title} · {len(shown)}", tone=shown[0].tone)
        yield from shown


def _rows(
    brief: Brief, findings: Iterable[Finding], *, is_dismissed: bool = False
) -> Iterator[FindingRow]:
    labels = {item.item_id: label_of(brief, item) for item, _depth in walk(brief.outline)}
    for finding in findings:
        shown = finding
        if not finding.words:
            shown = replace(finding, words=first_words(labels.get(finding.place, "")))
        said = sentence_of(shown)
        text = " ".join(part for part in (said.text, said.hint) if part)
        aside = ""
        if is_dismissed:
            aside = translate("Checks", "Speak of it again")
        elif can_be_dismissed(finding):
            aside = translate("Checks", "Ignore")
        remedy = "" if is_dismissed else remedy_words(finding.remedy)
        yield FindingRow(
            said.title, text, _TONES[finding.severity], finding, remedy, aside, is_dismissed
        )


def label_of(brief: Brief, item: object) -> str:
    """Return the words by which a person knows an item."""
    if isinstance(item, Section):
        return item.title
    if isinstance(item, Quotation):
        return brief.words_of(item) if item.excerpt_id in brief.excerpts else item.wording or ""
    return plain_words(str(getattr(item, "markdown", "")))

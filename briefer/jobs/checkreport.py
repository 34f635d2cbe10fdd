"""What the checks say of a brief, as one value that JSON can hold, and as a line."""

from __future__ import annotations

from collections import Counter
from typing import Any

from briefer.checking.finding import Finding
from briefer.checking.verdicts import Piece
from briefer.core.excerpt import Pinpoint
from briefer.jobs.checks import Checked, CheckedQuotation
from briefer.jobs.sentences import sentence


def described(checked: Checked) -> dict[str, Any]:
    """Return the checks as JSON: verdicts counted, each quotation, each finding."""
    return {
        "title": checked.brief.front.title,
        "summary": summary(checked),
        "quotations": [_quotation(quotation) for quotation in checked.quotations],
        "findings": [_finding(finding) for finding in checked.findings],
    }


def summary(checked: Checked) -> dict[str, int]:
    """Return how many quotations have which verdict."""
    return dict(Counter(str(quotation.judged.verdict) for quotation in checked.quotations))


def summary_line(checked: Checked) -> str:
    """Return how many quotations match, and how many have which verdict."""
    faithful = sum(q.judged.verdict.is_faithful for q in checked.quotations)
    counts = ", ".join(f"{count} {verdict}" for verdict, count in summary(checked).items())
    total = len(checked.quotations)
    line = f"{faithful} of {total} quotation{' matches' if total == 1 else 's match'}"
    return f"{line} ({counts})." if counts else f"{line}."


def diff_of(pieces: tuple[Piece, ...]) -> list[list[str]]:
    """Return a difference as pairs of what became of a piece, and the piece."""
    return [[piece.change.value, piece.text] for piece in pieces]


def _quotation(checked: CheckedQuotation) -> dict[str, Any]:
    excerpt, source = checked.excerpt, checked.source
    return {
        "id": checked.quotation.item_id,
        "source": source.key if source else "",
        "pinpoint": _place(excerpt.pinpoint) if excerpt else "",
        "verdict": checked.judged.verdict.value,
        "text": checked.text,
        "original": checked.judged.passage or (excerpt.words if excerpt else ""),
        "diff": diff_of(checked.judged.difference),
        "cautions": [
            {"caution": note.caution.value, "detail": note.detail} for note in checked.judged.notes
        ],
    }


def _place(pinpoint: Pinpoint) -> str:
    """Return a pinpoint in words: the page where there is one, else the counted paragraph."""
    if pinpoint.first_page:
        return f"p. {_range(pinpoint.first_page, pinpoint.last_page)}"
    return f"para. {_range(pinpoint.first, pinpoint.last)}" if pinpoint.first else ""


def _range(first: str, last: str) -> str:
    return first if first == last else f"{first}–{last}"


def _finding(finding: Finding) -> dict[str, Any]:
    return {
        "kind": finding.kind.value,
        "severity": finding.severity.value,
        "target": finding.target,
        "target_kind": finding.target_kind.value,
        "words": finding.words,
        "data": dict(finding.data),
        "sentence": sentence(finding).words,
    }

"""What a click on a remedy does: one edit of the project, which undo takes back."""

from __future__ import annotations

from briefer.checking.finding import Finding, RemedyKind
from briefer.project import edits
from briefer.ui.session import Session


def apply_remedy(session: Session, finding: Finding) -> None:
    """Do what the remedy of `finding` names."""
    remedy, target = finding.remedy, finding.target
    if remedy is None:
        return
    match remedy.kind:
        case RemedyKind.RESTORE_WORDING:
            session.submit(edits.revise_wording, target, None)
        case RemedyKind.MARK_CHANGES:
            session.submit(edits.revise_wording, target, remedy.value)
        case RemedyKind.SET_OWN_ANALYSIS:
            session.submit(edits.mark_own_analysis, target, True)
        case RemedyKind.MARK_NOT_STATED:
            session.submit(edits.mark_not_stated, target, remedy.value)
        case RemedyKind.CONFIRM_FIELD:
            session.submit(edits.confirm_source, target, remedy.value)
        case RemedyKind.SILENCE | RemedyKind.CUT:
            session.submit(edits.silence_items, (remedy.value or target).split())
        case RemedyKind.CHOOSE_LIKELIHOOD:
            session.submit(edits.revise_judgement, target, likelihood=remedy.value)
        case RemedyKind.DISMISS:
            dismiss(session, finding)


def dismiss(session: Session, finding: Finding) -> None:
    """Set a finding aside."""
    session.submit(edits.dismiss_finding, finding.place, finding.code)


def recall(session: Session, finding: Finding) -> None:
    """Speak of a finding again that was set aside."""
    for place in {finding.target, finding.place}:
        if (place, finding.code) in session.brief.dismissed:
            session.submit(edits.recall_finding, place, finding.code)

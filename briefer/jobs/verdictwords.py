"""The words of verdicts on quotations: short for a card, whole for an editor and a report."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from briefer.checking.verdicts import Judged, Note, Verdict
from briefer.jobs.findingwords import CAUTIONS
from briefer.jobs.saying import Translate, tr

SHORT: Mapping[Verdict, str] = {
    Verdict.EXACT: tr("Exact"),
    Verdict.TYPOGRAPHY: tr("Exact words"),
    Verdict.EDITED: tr("Edited, marked"),
    Verdict.TRANSLATION: tr("Translation"),
    Verdict.EDITED_MEANING: tr("Check the meaning"),
    Verdict.ALTERED: tr("Altered"),
    Verdict.NOT_IN_SOURCE: tr("Not in the source"),
}
LONG: Mapping[Verdict, str] = {
    Verdict.EXACT: tr("The source’s words, character for character."),
    Verdict.TYPOGRAPHY: tr("The source’s words; only marks like quotes and dashes differ."),
    Verdict.EDITED: tr("Every change of the source’s words is marked."),
    Verdict.TRANSLATION: tr("A translation; the original words are the source’s."),
    Verdict.EDITED_MEANING: tr("Every change is marked, but one may turn the meaning."),
    Verdict.ALTERED: tr("Words differ from the source without a mark."),
    Verdict.NOT_IN_SOURCE: tr("These words cannot be found in the source."),
}


def short_verdict(verdict: Verdict, translate: Translate = tr) -> str:
    """Return the verdict in at most three words."""
    return translate(SHORT[verdict])


def long_verdict(verdict: Verdict, translate: Translate = tr) -> str:
    """Return the verdict as a sentence."""
    return translate(LONG[verdict])


def said_cautions(judged: Judged, translate: Translate = tr) -> Iterator[str]:
    """Yield a sentence for each thing to look at in a quotation."""
    for note in judged.notes:
        yield said_caution(note, translate)


def said_caution(note: Note, translate: Translate = tr) -> str:
    """Return what a person should look at as a sentence."""
    return translate(CAUTIONS[note.caution]).format(detail=note.detail)

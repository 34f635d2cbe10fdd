"""The words of a comparison with a returned brief."""

from __future__ import annotations

from collections.abc import Mapping

from briefer.jobs.saying import tr

EMPHASIS = "emphasis"  # a change that is none of words
VERDICTS: Mapping[str, str] = {
    "exact": tr("exact"),
    "typography": tr("typography only"),
    "edited": tr("edited, marked"),
    "edited-meaning": tr("edited, meaning may change"),
    "translation": tr("translation"),
    "altered": tr("altered"),
    "not-in-source": tr("not in the source"),
    "missing": tr("no longer there"),
    EMPHASIS: tr("other words emphasised"),
    "unmarked": tr("without its quotation marks"),
}
CHANGES: Mapping[str, str] = {
    "changed": tr("Changed"),
    "added": tr("Added"),
    "deleted": tr("Deleted"),
    "moved": tr("Moved"),
    "lost": tr("Lost"),
    "orphaned": tr("Without its mark"),
}
COLUMNS = (tr("Note"), tr("Verdict"), tr("Source"), tr("Place"), tr("Words and difference"))
HEADINGS: Mapping[str, str] = {
    "items": tr("Texts"),
    "notes": tr("Notes"),
    "sources": tr("List of sources"),
    "new": tr("New quoted words"),
    "comments": tr("Comments"),
    "marking": tr("Marking"),
}
WORDS: Mapping[str, str] = {
    "title": tr("Quotations of “{title}”"),
    "summary": tr("{count} quotations: {counts}."),
    "none": tr("The brief has no quotations."),
    "note": tr("note {number}"),
    "entry": tr("list of sources"),
    "marking": tr("The marking “{marking}” is gone from header and footer."),
}

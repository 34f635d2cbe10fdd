"""What a section is for, by its title: whether it sums up, whether its texts name sources."""

from __future__ import annotations

import re

from briefer.core.outline import Section

_SUMMARY = re.compile(
    r"\b(?:summary|key (?:points|messages|findings)|bottom line|at a glance|in brief|overview"
    r"|abstract|zusammenfassung|das wichtigste|résumé|synthèse|l'essentiel)\b",
    re.IGNORECASE,
)
_NO_SOURCES = re.compile(
    r"\b(?:recommendations?|next steps?|timing|timeline|decision|options|purpose|issue|actions?"
    r"|handling|contact|annex|methodology|about (?:this|the)|empfehlung(?:en)?|nächste schritte"
    r"|recommandations?|prochaines étapes|conclusions?)\b",
    re.IGNORECASE,
)


def is_summary(section: Section) -> bool:
    """Tell whether a section sums up what stands below it."""
    return _SUMMARY.search(section.title) is not None


def expects_sources(section: Section, inherited: bool = True) -> bool:
    """Tell whether the texts of a section have to name sources; its title says so by default."""
    if section.expects_sources is not None:
        return section.expects_sources
    if is_summary(section) or _NO_SOURCES.search(section.title):
        return False
    return inherited

"""What a title says: whether a section sums up, names sources, was given a title at all."""

from __future__ import annotations

import re

from briefer.core.brief import FrontMatter
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
# What stands there until a person types a title: see `ui/outlineedits.py`, `ui/projects.py`.
_NEW_SECTION = re.compile(r"new section|neuer abschnitt|nouvelle section", re.IGNORECASE)
_NEW_BRIEF = re.compile(
    r"brief of (?:\w+,? )?(?:\d{1,2}\.? \w+ \d{4}|\w+ \d{1,2}, \d{4})", re.IGNORECASE
)


def is_untitled(section: Section) -> bool:
    """Tell whether a section still has the title that it was made with."""
    return _NEW_SECTION.fullmatch(section.title.strip()) is not None


def is_untitled_brief(front: FrontMatter) -> bool:
    """Tell whether a brief still has the title that it was made with."""
    return _NEW_BRIEF.fullmatch(front.title.strip()) is not None


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

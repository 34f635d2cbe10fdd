"""Check the brief of a project: every quotation with its verdict, and everything found."""

from __future__ import annotations

from dataclasses import dataclass

from briefer.checking.finding import Finding, Severity
from briefer.checking.findings import findings
from briefer.checking.length import PageFit
from briefer.checking.quotations import verdict_on
from briefer.checking.uses import printed_quotations
from briefer.checking.verdicts import Judged
from briefer.citation.errors import UnusableStyle
from briefer.core.brief import Brief
from briefer.core.errors import UnprintableBrief
from briefer.core.excerpt import Excerpt
from briefer.core.outline import Quotation
from briefer.core.source import Source
from briefer.exporting.products import page_limit
from briefer.jobs.firstpage import fit_of
from briefer.project import queries
from briefer.project.project import Project


@dataclass(frozen=True, slots=True)
class CheckedQuotation:
    """A quotation that prints, with its verdict; without an excerpt it has no source either."""

    quotation: Quotation
    text: str
    judged: Judged
    excerpt: Excerpt | None = None
    source: Source | None = None


@dataclass(frozen=True, slots=True)
class Checked:
    """What the checks say of a brief."""

    brief: Brief
    quotations: tuple[CheckedQuotation, ...] = ()
    findings: tuple[Finding, ...] = ()

    @property
    def is_defensible(self) -> bool:
        """Tell whether nothing is red."""
        return all(finding.severity is not Severity.RED for finding in self.findings)


def check_project(project: Project) -> Checked:
    """Return what the checks say of the project's brief as it is now."""
    brief = project.read(queries.brief).result()
    texts = project.read(queries.source_texts, tuple(brief.sources)).result()
    lines = project.read(queries.excerpts).result()
    found = findings(brief, texts, [line.excerpt for line in lines], _fit(brief))
    quotations = []
    for quotation, _holder in printed_quotations(brief):
        excerpt = brief.excerpts.get(quotation.excerpt_id)
        source = None if excerpt is None else brief.sources.get(excerpt.source_id)
        judged = verdict_on(brief, quotation, texts.get(source.source_id) if source else None)
        text = quotation.wording or (excerpt.words if excerpt else "")
        quotations.append(CheckedQuotation(quotation, text, judged, excerpt, source))
    return Checked(brief, tuple(quotations), found)


def _fit(brief: Brief) -> PageFit | None:
    """Return how a brief fits its pages, None where that does not matter or cannot be known."""
    if page_limit(brief.settings) is None:
        return None
    try:
        return fit_of(brief)
    except (UnusableStyle, UnprintableBrief):
        return None

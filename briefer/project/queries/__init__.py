"""Queries: the nouns that a project is asked for; each returns frozen values.

Not empty for the same reason as `edits`: a caller says `queries.brief`.
"""

from briefer.project.queries.brief import brief, outline
from briefer.project.queries.records import (
    Comment,
    Dismissal,
    Export,
    comments,
    dismissals,
    exports,
    last_export,
    project_id,
)
from briefer.project.queries.returns import OpenReturn, decisions, open_returns
from briefer.project.queries.search import Hit, search
from briefer.project.queries.sources import (
    ExcerptLine,
    SourceLine,
    excerpts,
    library,
    original,
    removed_excerpts,
    removed_sources,
    source_text,
    source_texts,
    source_warnings,
    sources,
    speech,
)
from briefer.project.steps import history, undo_redo

__all__ = [
    "Comment",
    "Dismissal",
    "ExcerptLine",
    "Export",
    "Hit",
    "OpenReturn",
    "SourceLine",
    "brief",
    "comments",
    "decisions",
    "dismissals",
    "excerpts",
    "exports",
    "history",
    "last_export",
    "library",
    "open_returns",
    "original",
    "outline",
    "project_id",
    "removed_excerpts",
    "removed_sources",
    "search",
    "source_text",
    "source_texts",
    "source_warnings",
    "sources",
    "speech",
    "undo_redo",
]

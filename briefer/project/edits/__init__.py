"""Edits: the verbs that change a project, each one step of its history.

The one `__init__` that is not empty: a caller says `edits.add_section`, wherever that lives. An
edit validates first and raises EditRefused with a code of `codes.Refusal`, having changed
nothing; it names itself in the history with a code of `codes.Action`. Edits call one another:
what runs in one transaction is one step.
"""

from briefer.project.edits.excerpts import (
    remove_excerpts,
    restore_excerpts,
    revise_excerpt,
    take_excerpt,
)
from briefer.project.edits.exports import log_export, log_recipient
from briefer.project.edits.front import revise_front, revise_settings
from briefer.project.edits.loading import add_outline, load_brief
from briefer.project.edits.metadata import (
    change_role,
    confirm_source,
    describe_sources,
    mark_not_stated,
    revise_metadata,
    revise_source,
)
from briefer.project.edits.origins import join_origins, split_origin
from briefer.project.edits.outline import (
    add_judgement,
    add_section,
    add_text,
    copy_items,
    move_items,
    print_item,
    remove_items,
    revise_section,
    silence_items,
)
from briefer.project.edits.passages import (
    cite_excerpt,
    cite_passage,
    paraphrase_excerpt,
    place_excerpt,
    quote_inline,
    quote_passage_inline,
    support_item,
    take_passage,
    unsupport_item,
)
from briefer.project.edits.remarks import (
    add_comment,
    dismiss_finding,
    recall_finding,
    reopen_comment,
    resolve_comment,
)
from briefer.project.edits.returns import Decision, decide, log_return, reopen
from briefer.project.edits.sources import (
    AddedSource,
    Begun,
    add_sources,
    purge_sources,
    remove_sources,
    restore_sources,
)
from briefer.project.edits.summaries import PutSummary, put_source_summary
from briefer.project.edits.texts import (
    emphasise_quotation,
    mark_own_analysis,
    revise_judgement,
    revise_text,
    revise_wording,
    translate_quotation,
)
from briefer.project.edits.versions import carry_excerpts, supersede_source

__all__ = [
    "AddedSource",
    "Begun",
    "Decision",
    "PutSummary",
    "add_comment",
    "add_judgement",
    "add_outline",
    "add_section",
    "add_sources",
    "add_text",
    "carry_excerpts",
    "change_role",
    "cite_excerpt",
    "cite_passage",
    "confirm_source",
    "copy_items",
    "decide",
    "describe_sources",
    "dismiss_finding",
    "emphasise_quotation",
    "join_origins",
    "load_brief",
    "log_export",
    "log_recipient",
    "log_return",
    "mark_not_stated",
    "mark_own_analysis",
    "move_items",
    "paraphrase_excerpt",
    "place_excerpt",
    "print_item",
    "purge_sources",
    "put_source_summary",
    "quote_inline",
    "quote_passage_inline",
    "recall_finding",
    "remove_excerpts",
    "remove_items",
    "remove_sources",
    "reopen",
    "reopen_comment",
    "resolve_comment",
    "restore_excerpts",
    "restore_sources",
    "revise_excerpt",
    "revise_front",
    "revise_judgement",
    "revise_metadata",
    "revise_section",
    "revise_settings",
    "revise_source",
    "revise_text",
    "revise_wording",
    "silence_items",
    "split_origin",
    "supersede_source",
    "support_item",
    "take_excerpt",
    "take_passage",
    "translate_quotation",
    "unsupport_item",
]

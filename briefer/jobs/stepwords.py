"""The words of a step of the history, by its action code; see `sentences`."""

from __future__ import annotations

from collections.abc import Mapping

from briefer.jobs.saying import tr

# What a step did: without a detail, with one, and with a number for one.
STEPS: Mapping[str, tuple[str, ...]] = {
    "add-sources": (tr("Added a source"), tr("Added “{detail}”"), tr("Added {detail} sources")),
    "remove-sources": (
        tr("Removed a source"),
        tr("Removed “{detail}”"),
        tr("Removed {detail} sources"),
    ),
    "restore-sources": (
        tr("Brought a source back"),
        tr("Brought “{detail}” back"),
        tr("Brought {detail} sources back"),
    ),
    "purge-sources": (tr("Removed a source for good"), "", tr("Removed {detail} sources for good")),
    "join-origins": (
        tr("Joined two sources as one origin"),
        "",
        tr("Joined {detail} sources as one origin"),
    ),
    "split-origin": (
        tr("Split a source off as an origin of its own"),
        tr("Split “{detail}” off as an origin of its own"),
    ),
    "supersede-source": (
        tr("Brought in a newer version"),
        tr("Brought in “{detail}” as a newer version"),
    ),
    "revise-metadata": (tr("Changed a source"), tr("Changed the {detail} of a source")),
    "revise-source": (tr("Changed a source"), tr("Changed the {detail} of a source")),
    "confirm-source": (tr("Confirmed a source"), tr("Confirmed “{detail}”")),
    "describe-sources": (
        tr("Filled in a source from references"),
        tr("Filled in “{detail}” from references"),
        tr("Filled in {detail} sources from references"),
    ),
    "mark-not-stated": (
        tr("Marked a field as not stated"),
        tr("Marked the {detail} as not stated"),
    ),
    "change-role": (tr("Changed a paragraph"), tr("Made a paragraph {detail}")),
    "take-excerpt": (tr("Took an excerpt"), tr("Took the excerpt “{detail}”")),
    "revise-excerpt": (tr("Changed an excerpt"), tr("Changed the {detail} of an excerpt")),
    "remove-excerpts": (
        tr("Removed an excerpt"),
        tr("Removed the excerpt “{detail}”"),
        tr("Removed {detail} excerpts"),
    ),
    "restore-excerpts": (
        tr("Brought an excerpt back"),
        tr("Brought the excerpt “{detail}” back"),
        tr("Brought {detail} excerpts back"),
    ),
    "carry-excerpts": (
        tr("Took an excerpt from the newer version"),
        tr("Took “{detail}” from the newer version"),
        tr("Took {detail} excerpts from the newer version"),
    ),
    "quote": (tr("Added a quotation"), tr("Quoted “{detail}”")),
    "paraphrase": (tr("Added a paraphrase"), tr("Paraphrased “{detail}”")),
    "cite": (tr("Cited a source"), tr("Cited {detail}")),
    "add-section": (tr("Added a section"), tr("Added the section “{detail}”")),
    "add-text": (tr("Added a text"), tr("Added “{detail}”")),
    "add-judgement": (tr("Added a judgement"), tr("Added the judgement “{detail}”")),
    "move-items": (tr("Moved an item"), tr("Moved “{detail}”"), tr("Moved {detail} items")),
    "copy-items": (
        tr("Placed an item again"),
        tr("Placed “{detail}” again"),
        tr("Placed {detail} items again"),
    ),
    "remove-items": (tr("Removed an item"), tr("Removed “{detail}”"), tr("Removed {detail} items")),
    "print-item": (tr("Switched an item to print"), tr("Switched “{detail}” to print")),
    "silence-item": (
        tr("Switched an item not to print"),
        tr("Switched “{detail}” not to print"),
        tr("Switched {detail} items not to print"),
    ),
    "revise-section": (tr("Changed a section"), tr("Changed the section “{detail}”")),
    "park-section": (tr("Parked a section"), tr("Parked “{detail}”")),
    "unpark-section": (tr("Took a section out of parking"), tr("Took “{detail}” out of parking")),
    "revise-text": (tr("Changed a text"), tr("Changed “{detail}”")),
    "revise-wording": (tr("Reworded a quotation"), tr("Reworded the quotation “{detail}”")),
    "restore-wording": (
        tr("Restored a quotation’s wording"),
        tr("Restored the wording of “{detail}”"),
    ),
    "emphasise": (
        tr("Changed the emphasis of a quotation"),
        tr("Changed the emphasis of “{detail}”"),
    ),
    "restore-emphasis": (
        tr("Restored the emphasis of the source"),
        tr("Restored the emphasis of the source in “{detail}”"),
    ),
    "translate-quotation": (tr("Translated a quotation"), tr("Translated a quotation: “{detail}”")),
    "revise-judgement": (tr("Changed a judgement"), tr("Changed the {detail} of a judgement")),
    "support-item": (tr("Added support"), tr("Added “{detail}” as support")),
    "unsupport-item": (tr("Removed support"), tr("Removed “{detail}” as support")),
    "mark-own-analysis": (
        tr("Marked a text as own analysis"),
        tr("Marked “{detail}” as own analysis"),
    ),
    "mark-sourced": (
        tr("Marked a text as in need of sources"),
        tr("Marked “{detail}” as in need of sources"),
    ),
    "accept-change": (
        tr("Accepted a change of a returned brief"),
        tr("Accepted “{detail}” from a returned brief"),
    ),
    "keep-mine": (
        tr("Left a change of a returned brief"),
        tr("Left “{detail}” of a returned brief"),
    ),
    "reopen-change": (
        tr("Opened a change of a returned brief again"),
        tr("Opened “{detail}” of a returned brief again"),
    ),
    "add-comment": (tr("Added a comment"), tr("Added the comment “{detail}”")),
    "resolve-comment": (tr("Resolved a comment"), tr("Resolved the comment “{detail}”")),
    "reopen-comment": (tr("Reopened a comment"), tr("Reopened the comment “{detail}”")),
    "dismiss-finding": (tr("Dismissed a finding"),),
    "recall-finding": (tr("Took a finding up again"),),
    "revise-front": (tr("Changed the title block"), tr("Changed the {detail} of the brief")),
    "revise-settings": (tr("Changed the settings"), tr("Changed the {detail} of the brief")),
    "add-outline": (tr("Added an outline"), tr("Added the outline “{detail}”")),
    "load-brief": (tr("Took over a brief"), tr("Took over the brief “{detail}”")),
    "log-export": (tr("Exported the brief"), tr("Exported “{detail}”")),
    "log-recipient": (tr("Changed whom an export went to"), tr("Sent an export to {detail}")),
    "log-return": (tr("A file came back"), tr("“{detail}” came back")),
}

# The names of fields and roles as the screen has them, where a step's detail lists such names.
NAMES: Mapping[str, str] = {
    "container-title": tr("outlet"),
    "issued": tr("date"),
    "URL": tr("address"),
    "accessed": tr("date of access"),
    "author": tr("author"),
    "title": tr("title"),
    "title-short": tr("short title"),
    "type": tr("kind"),
    "publisher": tr("publisher"),
    "copy": tr("copies"),
    "from_": tr("sender"),
    "to": tr("addressee"),
    "cleared_by": tr("clearance"),
    "information_as_of": tr("information date"),
    "controlled_by": tr("controlling office"),
    "category": tr("CUI category"),
    "dissemination": tr("dissemination control"),
    "contact": tr("point of contact"),
    "said_by": tr("speaker"),
    "has_bibliography": tr("bibliography"),
    "groups_bibliography": tr("order of the bibliography"),
    "combined_notes": tr("notes of a paragraph"),
    "locale": tr("language"),
    "likelihood": tr("likelihood terms"),
    "confidence_reason": tr("reason"),
    "furniture": tr("web-page text"),
    "section label": tr("a section label"),
    "list item": tr("a list item"),
    "bio": tr("a note on the author"),
    "body": tr("text"),
}
LISTS_NAMES = frozenset({
    "revise-metadata", "revise-source", "revise-excerpt", "revise-judgement",
    "revise-front", "revise-settings", "mark-not-stated", "change-role",
})  # fmt: skip

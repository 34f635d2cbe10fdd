"""The codes of the history and of refusals: every one needs its words in `jobs.sentences`."""

from __future__ import annotations

from enum import StrEnum


class Action(StrEnum):
    """What a step of the history did. The comment says what its `detail` holds."""

    ADD_SOURCES = "add-sources"  # name of the file, or how many where there are several
    REMOVE_SOURCES = "remove-sources"  # title, or how many
    RESTORE_SOURCES = "restore-sources"  # title, or how many
    PURGE_SOURCES = "purge-sources"  # how many; nothing that would name them
    JOIN_ORIGINS = "join-origins"  # how many sources
    SPLIT_ORIGIN = "split-origin"  # title
    SUPERSEDE_SOURCE = "supersede-source"  # title of the newer version
    REVISE_METADATA = "revise-metadata"  # names of the CSL fields, separated by blanks
    REVISE_SOURCE = "revise-source"  # names of the fields, separated by blanks
    CONFIRM_SOURCE = "confirm-source"  # title
    DESCRIBE_SOURCES = "describe-sources"  # title, or how many
    MARK_NOT_STATED = "mark-not-stated"  # name of the CSL field
    CHANGE_ROLE = "change-role"  # the new role
    TAKE_EXCERPT = "take-excerpt"  # first words
    REVISE_EXCERPT = "revise-excerpt"  # names of the fields, separated by blanks
    REMOVE_EXCERPTS = "remove-excerpts"  # first words, or how many
    RESTORE_EXCERPTS = "restore-excerpts"  # first words, or how many
    CARRY_EXCERPTS = "carry-excerpts"  # first words, or how many
    QUOTE = "quote"  # first words
    PARAPHRASE = "paraphrase"  # first words of what it rests on
    CITE = "cite"  # citation key
    ADD_SECTION = "add-section"  # title
    ADD_TEXT = "add-text"  # first words, empty for an empty text
    ADD_JUDGEMENT = "add-judgement"  # first words, empty for an empty one
    MOVE_ITEMS = "move-items"  # title or first words, or how many
    COPY_ITEMS = "copy-items"  # title or first words, or how many
    REMOVE_ITEMS = "remove-items"  # title or first words, or how many
    PRINT_ITEM = "print-item"  # title or first words
    SILENCE_ITEM = "silence-item"  # title or first words, or how many
    REVISE_SECTION = "revise-section"  # title
    PARK_SECTION = "park-section"  # title
    UNPARK_SECTION = "unpark-section"  # title
    REVISE_TEXT = "revise-text"  # first words
    REVISE_WORDING = "revise-wording"  # first words
    RESTORE_WORDING = "restore-wording"  # first words
    EMPHASISE = "emphasise"  # first words
    RESTORE_EMPHASIS = "restore-emphasis"  # first words
    TRANSLATE_QUOTATION = "translate-quotation"  # first words of the translation
    MARK_OWN_ANALYSIS = "mark-own-analysis"  # first words
    MARK_SOURCED = "mark-sourced"  # first words: a text that is no longer own analysis
    REVISE_JUDGEMENT = "revise-judgement"  # names of the fields, separated by blanks
    SUPPORT_ITEM = "support-item"  # first words of the excerpt
    UNSUPPORT_ITEM = "unsupport-item"  # first words of the excerpt
    ADD_COMMENT = "add-comment"  # first words
    RESOLVE_COMMENT = "resolve-comment"  # first words
    REOPEN_COMMENT = "reopen-comment"  # first words
    DISMISS_FINDING = "dismiss-finding"  # the finding's code
    RECALL_FINDING = "recall-finding"  # the finding's code
    REVISE_FRONT = "revise-front"  # names of the fields, separated by blanks
    REVISE_SETTINGS = "revise-settings"  # names of the fields, separated by blanks
    ADD_OUTLINE = "add-outline"  # name of the outline template
    LOAD_BRIEF = "load-brief"  # title
    LOG_EXPORT = "log-export"  # name of the file
    LOG_RECIPIENT = "log-recipient"  # whom it was sent to
    LOG_RETURN = "log-return"  # name of the file
    ACCEPT_CHANGE = "accept-change"  # first words of what a returned brief says
    KEEP_MINE = "keep-mine"  # first words of what a returned brief says
    REOPEN_CHANGE = "reopen-change"  # first words of what a returned brief says


class Refusal(StrEnum):
    """Why an edit was refused. The comment says what `target` and `detail` hold."""

    UNKNOWN_SOURCE = "unknown-source"  # target: source id
    UNKNOWN_EXCERPT = "unknown-excerpt"  # target: excerpt id
    UNKNOWN_ITEM = "unknown-item"  # target: item id
    UNKNOWN_BLOCK = "unknown-block"  # target: source id, detail: the block's start
    UNKNOWN_COMMENT = "unknown-comment"  # target: comment id
    UNKNOWN_EXPORT = "unknown-export"  # target: export id
    UNKNOWN_RETURN = "unknown-return"  # target: SHA-256 of a file that did not come back
    UNKNOWN_FIELD = "unknown-field"  # detail: name of the field
    BAD_VALUE = "bad-value"  # detail: name of the field
    NOT_A_SECTION = "not-a-section"  # target: item id
    NOT_A_TEXT = "not-a-text"  # target: item id; no prose to change, cite in or quote in
    NOT_A_QUOTATION = "not-a-quotation"  # target: item id
    NOT_A_JUDGEMENT = "not-a-judgement"  # target: item id
    CANNOT_SUPPORT = "cannot-support"  # target: item id; only prose rests on excerpts
    INTO_ITSELF = "into-itself"  # target: the section that would go into itself
    INLINE_STAYS = "inline-stays"  # target: an inline quotation that cannot leave its text
    NOTHING_CHOSEN = "nothing-chosen"  # no ids, or a passage without words
    OUTSIDE_TEXT = "outside-text"  # target: source id; a passage beyond the end of the text
    EMPTY_TITLE = "empty-title"  # target: section id
    EMPTY_COMMENT = "empty-comment"  # target: item id
    WORDING_NOT_PERMITTED = "wording-not-permitted"  # target: item id; no words are left
    SOURCE_IN_USE = "source-in-use"  # target: source id, detail: number of uses
    OWN_VERSION = "own-version"  # target: a source that would be a newer version of itself
    DUPLICATE_ID = "duplicate-id"  # target: an id that a loaded brief uses twice

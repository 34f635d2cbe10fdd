"""The variables of CSL 1.0.2, by kind."""

from __future__ import annotations

_NAME_VARIABLES_LIST = """
author chair collection-editor compiler composer container-author contributor curator director
editor editor-translator editorial-director editortranslator executive-producer guest host
illustrator interviewer narrator organizer original-author performer producer recipient
reviewed-author script-writer series-creator translator
"""
NAME_VARIABLES = frozenset(_NAME_VARIABLES_LIST.split())
DATE_VARIABLES = frozenset(
    ["accessed", "available-date", "event-date", "issued", "original-date", "submitted"]
)
_NUMBER_VARIABLES_LIST = """
chapter-number citation-number collection-number edition first-reference-note-number issue
locator number number-of-pages number-of-volumes page page-first part-number printing-number
section supplement-number version volume
"""
NUMBER_VARIABLES = frozenset(_NUMBER_VARIABLES_LIST.split())
_TEXT_VARIABLES_LIST = """
abstract annote archive archive_collection archive_location archive-place authority call-number
citation-key citation-label collection-title collection-title-short container-title
container-title-short dimensions division DOI event event-place event-title genre ISBN ISSN
jurisdiction keyword language license medium original-publisher original-publisher-place
original-title part-title PMCID PMID publisher publisher-place references reviewed-genre
reviewed-title scale source status title title-short URL volume-title year-suffix
"""
TEXT_VARIABLES = frozenset(_TEXT_VARIABLES_LIST.split()) | NUMBER_VARIABLES

"""Words that turn a sentence: what a marked change must not take away or put in unseen."""

from __future__ import annotations

import re

_NEGATIONS = (
    "not|no|never|nor|neither|none|nobody|nothing|nowhere|without|cannot|hardly|scarcely|barely"
    "|nicht|kein\\w*|nie|niemals|ohne|kaum|weder|ne|pas|jamais|sans|aucun\\w*|rien|nunca|sin"
    "|ningún|ninguna?|jamás|tampoco|non|mai|senza|nessun\\w*|nem|nie|bez|niet|geen|nooit|zonder"
)
_LIMITS = (
    "unless|except|only|if|but|however|although|though|merely|solely|nearly|almost|may|might"
    "|could|would|should|can|must|alleged(?:ly)?|reported(?:ly)?|claimed|claims?|apparent(?:ly)?"
    "|possibl[ey]|perhaps|probabl[ey]|likely|unlikely|den(?:y|ies|ied)|refus(?:e|es|ed)"
    "|fail(?:s|ed)?|least|most|more|less|fewer|nur|falls|aber|jedoch|angeblich|vielleicht"
    "|seulement|mais|peut|pourrait|solo|pero|quizás|podría|solo|forse|ma|però"
)
_NUMBER_WORDS = (
    "one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|twenty|thirty|forty|fifty"
    "|sixty|seventy|eighty|ninety|hundreds?|thousands?|millions?|billions?|trillions?|half"
    "|doubl\\w+|tripl\\w+|dozens?|per ?cent|percent\\w*"
)
_NEGATION = re.compile(rf"(?<![\w'])(?:{_NEGATIONS})(?![\w'])|n't\b|\bd?n'(?=\w)", re.IGNORECASE)
_LIMIT = re.compile(rf"(?<![\w'])(?:{_LIMITS})(?![\w'])", re.IGNORECASE)
_NUMBER = re.compile(rf"\S*\d\S*|(?<![\w'])(?:{_NUMBER_WORDS})(?![\w'])", re.IGNORECASE)
_PREFIX = re.compile(r"(?:un|in|im|il|ir|non|dis|mis|anti|de)-?", re.IGNORECASE)
_BEFORE = re.compile(rf"(?:(?<![\w'])(?:{_NEGATIONS})|n't) $", re.IGNORECASE)


def turning_words(text: str) -> tuple[str, ...]:
    """Return the negations and limits in `text`, each once, in lower case."""
    found = [m[0].lower() for p in (_NEGATION, _LIMIT) for m in p.finditer(text)]
    return tuple(dict.fromkeys(found))


def numbers(text: str) -> tuple[str, ...]:
    """Return the figures and number words in `text`, each once."""
    return tuple(dict.fromkeys(m[0] for m in _NUMBER.finditer(text)))


def has_negation(text: str) -> bool:
    """Tell whether `text` says no."""
    return _NEGATION.search(text) is not None


def is_negated_before(text: str, at: int) -> bool:
    """Tell whether the word directly before `at` is a negation."""
    return _BEFORE.search(text[max(0, at - 20) : at]) is not None


def is_turning_prefix(letters: str) -> bool:
    """Tell whether dropped first letters of a word may turn it round ("un" of "unable")."""
    return _PREFIX.fullmatch(letters) is not None

"""The words that a brief adds to the author's, by language; what is missing is English."""

from __future__ import annotations

from collections.abc import Mapping

ENGLISH = {
    "to": "To",
    "from": "From",
    "copy": "Copy",
    "reference": "Reference",
    "status": "Status",
    "version": "Version",
    "cleared by": "Cleared by",
    "information as of": "Information as of",
    "bibliography": "Bibliography",
    "notes": "Notes",
    "contents": "Contents",
    "quotation": "Quotation",
    "likelihood": "Likelihood: {likelihood}.",
    "page": "Page {page} of {pages}",
    "quoted in": "{speaker}, quoted in",
    "under": ", under {heading}",
    "own translation": ", author’s translation",
    "counted": "Paragraph numbers of sources without page numbers were counted for this brief.",
    "extract only": "Only an extract was used.",
    "republished": "Used as republished at {place}.",
    "translated": "Used in a translation from {language}.",
    "unreliable": "The copy used could not be verified.",
    "confidence": "Confidence: {confidence}.",
    "confidence because": "Confidence: {confidence}, because {reason}.",
    "contrary": "Contrary view:",
}
GERMAN = {
    "to": "An",
    "from": "Von",
    "copy": "Kopie",
    "reference": "Aktenzeichen",
    "status": "Status",
    "version": "Fassung",
    "cleared by": "Freigegeben von",
    "information as of": "Stand der Informationen",
    "bibliography": "Literaturverzeichnis",
    "notes": "Anmerkungen",
    "contents": "Inhalt",
    "quotation": "Zitat",
    "likelihood": "Wahrscheinlichkeit: {likelihood}.",
    "page": "Seite {page} von {pages}",
    "quoted in": "{speaker}, zitiert in",
    "under": ", unter {heading}",
    "own translation": ", Übersetzung des Verfassers",
    "counted": "Absatznummern von Quellen ohne Seitenzahlen wurden für dieses Papier gezählt.",
    "extract only": "Nur ein Auszug lag vor.",
    "republished": "Verwendet in der Fassung bei {place}.",
    "translated": "Verwendet in einer Übersetzung aus: {language}.",
    "unreliable": "Die verwendete Kopie konnte nicht geprüft werden.",
    "confidence": "Verlässlichkeit: {confidence}.",
    "confidence because": "Verlässlichkeit: {confidence}, weil: {reason}.",
    "contrary": "Gegenposition:",
}
FRENCH = {
    "to": "À",
    "from": "De",
    "copy": "Copie",
    "reference": "Référence",
    "status": "Statut",
    "version": "Version",
    "cleared by": "Validé par",
    "information as of": "Informations au",
    "bibliography": "Bibliographie",
    "notes": "Notes",
    "contents": "Sommaire",
    "quotation": "Citation",
    "likelihood": "Probabilité\u00a0: {likelihood}.",
    "page": "Page {page} sur {pages}",
    "quoted in": "{speaker}, cité dans",
    "under": ", sous {heading}",
    "own translation": ", traduction de l’auteur",
    "counted": "Les paragraphes des sources sans pagination ont été comptés pour cette note.",
    "extract only": "Seul un extrait a été utilisé.",
    "republished": "Utilisé dans la version reprise par {place}.",
    "translated": "Utilisé dans une traduction de la langue suivante\u00a0: {language}.",
    "unreliable": "La copie utilisée n’a pas pu être vérifiée.",
    "confidence": "Confiance\u00a0: {confidence}.",
    "confidence because": "Confiance\u00a0: {confidence}, car {reason}.",
    "contrary": "Avis contraire\u00a0:",
}
_BY_LANGUAGE: Mapping[str, Mapping[str, str]] = {"de": GERMAN, "fr": FRENCH}


def words_for(language: str) -> Mapping[str, str]:
    """Return the words for a language tag such as "de-AT"."""
    return _BY_LANGUAGE.get(language.partition("-")[0], ENGLISH)

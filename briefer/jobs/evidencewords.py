"""The words of the evidence page in the language of the brief; what is missing is English."""

from __future__ import annotations

from collections.abc import Mapping

from briefer.jobs.saying import Translate

LEAD = (
    "Each passage that the brief uses, as it stands in its source; what was taken is marked."
    " The paragraphs of a source are counted from its beginning."
)
PROOF = (
    "{manifest} holds the SHA-256 of each file of this pack; “sha256sum --check {manifest}”"
    " tells whether one was changed."
)
_GERMAN = {
    "Evidence for “{title}”": "Belege zu „{title}“",
    LEAD: (
        "Jede Stelle, die das Papier verwendet, wie sie in ihrer Quelle steht; was entnommen wurde,"
        " ist markiert. Die Absätze einer Quelle sind von ihrem Anfang an gezählt."
    ),
    "Passages": "Stellen",
    "Sources": "Quellen",
    "In the brief": "Im Papier",
    "In the source": "In der Quelle",
    "The passage could not be found in the text of the source.": (
        "Die Stelle war im Text der Quelle nicht zu finden."
    ),
    "Source": "Quelle",
    "File and its SHA-256": "Datei und ihre SHA-256",
    PROOF: (
        "{manifest} enthält die SHA-256 jeder Datei dieser Mappe; „sha256sum --check {manifest}“"
        " sagt, ob eine geändert wurde."
    ),
    "Quotation": "Zitat",
    "What a statement rests on": "Worauf eine Aussage beruht",
    "What speaks against a judgment": "Was gegen ein Urteil spricht",
    "{count} passages of {sources} sources: {verdicts}.": (
        "{count} Stellen aus {sources} Quellen: {verdicts}."
    ),
    "No passage was taken from this source; it is cited as a whole.": (
        "Dieser Quelle wurde keine Stelle entnommen; sie ist als Ganzes belegt."
    ),
    "paragraph {first}": "Absatz {first}",
    "paragraphs {first} to {last}": "Absätze {first} bis {last}",
    "page {page}": "Seite {page}",
    "note {number}": "Anmerkung {number}",
    "Said by {name}.": "Gesagt von {name}.",
    "An extract only.": "Nur ein Auszug.",
    "Republished at {where}.": "Erneut veröffentlicht bei {where}.",
    "Translated from {where}.": "Übersetzt aus: {where}.",
    "An unreliable copy.": "Eine unzuverlässige Kopie.",
    "Exact": "Genau",
    "Exact words": "Genaue Worte",
    "Edited, marked": "Bearbeitet, gekennzeichnet",
    "Translation": "Übersetzung",
    "Check the meaning": "Sinn prüfen",
    "Altered": "Verändert",
    "Not in the source": "Nicht in der Quelle",
    "The source’s words, character for character.": "Die Worte der Quelle, Zeichen für Zeichen.",
    "The source’s words; only marks like quotes and dashes differ.": (
        "Die Worte der Quelle; nur Zeichen wie Anführungszeichen und Striche weichen ab."
    ),
    "Every change of the source’s words is marked.": (
        "Jede Änderung an den Worten der Quelle ist gekennzeichnet."
    ),
    "A translation; the original words are the source’s.": (
        "Eine Übersetzung; die ursprünglichen Worte sind die der Quelle."
    ),
    "Every change is marked, but one may turn the meaning.": (
        "Jede Änderung ist gekennzeichnet, aber eine kann den Sinn verändern."
    ),
    "Words differ from the source without a mark.": (
        "Worte weichen ohne Kennzeichnung von der Quelle ab."
    ),
    "These words cannot be found in the source.": "Diese Worte sind in der Quelle nicht zu finden.",
    "Left out: {detail}.": "Ausgelassen: {detail}.",
    "Put in: {detail}.": "Eingefügt: {detail}.",
    "The speaker may change in what is left out.": (
        "In der Auslassung kann der Sprecher wechseln."
    ),
    "The source ends with “{detail}”.": "Die Quelle endet mit „{detail}“.",
    "Directly before, the source says “{detail}”.": (
        "Unmittelbar davor sagt die Quelle „{detail}“."
    ),
    "Emphasis was added without saying so.": "Eine Hervorhebung wurde ohne Hinweis ergänzt.",
    "The emphasis of the source is lost.": "Die Hervorhebung der Quelle fehlt.",
    "Emphasis added: “{detail}”; the citation says so.": (
        "Hervorgehoben wurde: „{detail}“; der Beleg sagt es."
    ),
    "Emphasis of the source left out: “{detail}”; the citation says so.": (
        "Nicht mehr hervorgehoben: „{detail}“; der Beleg sagt es."
    ),
    "{detail} words are left out at once.": "{detail} Wörter sind in einem Stück ausgelassen.",
    "What is left out goes over paragraphs.": "Die Auslassung reicht über Absätze.",
    "It is cut {detail} times.": "Es ist {detail} Mal gekürzt.",
    "{detail} % of the passage is kept.": "{detail} % der Stelle sind erhalten.",
    "It is made of fragments.": "Es besteht aus Bruchstücken.",
    "Somebody is quoted there: who is speaking?": "Dort wird jemand zitiert: Wer spricht?",
    "The words stand in the source, but not in the passage that was taken.": (
        "Die Worte stehen in der Quelle, aber nicht in der entnommenen Stelle."
    ),
}
_FRENCH = {
    "Evidence for “{title}”": "Pièces justificatives : «\u00a0{title}\u00a0»",
    LEAD: (
        "Chaque passage que la note utilise, tel qu’il figure dans sa source\u00a0; ce qui en est"
        " repris est marqué. Les paragraphes d’une source sont comptés depuis son début."
    ),
    "Passages": "Passages",
    "Sources": "Sources",
    "In the brief": "Dans la note",
    "In the source": "Dans la source",
    "The passage could not be found in the text of the source.": (
        "Le passage n’a pas été trouvé dans le texte de la source."
    ),
    "Source": "Source",
    "File and its SHA-256": "Fichier et son SHA-256",
    PROOF: (
        "{manifest} contient le SHA-256 de chaque fichier de ce dossier\u00a0;"
        " «\u00a0sha256sum --check {manifest}\u00a0» dit si l’un d’eux a été modifié."
    ),
    "Quotation": "Citation",
    "What a statement rests on": "Ce sur quoi repose une affirmation",
    "What speaks against a judgment": "Ce qui contredit un jugement",
    "{count} passages of {sources} sources: {verdicts}.": (
        "{count} passages de {sources} sources\u00a0: {verdicts}."
    ),
    "No passage was taken from this source; it is cited as a whole.": (
        "Aucun passage n’a été repris de cette source\u00a0; elle est citée dans son ensemble."
    ),
    "paragraph {first}": "paragraphe {first}",
    "paragraphs {first} to {last}": "paragraphes {first} à {last}",
    "page {page}": "page {page}",
    "note {number}": "note {number}",
    "Said by {name}.": "Propos de {name}.",
    "An extract only.": "Un extrait seulement.",
    "Republished at {where}.": "Repris par {where}.",
    "Translated from {where}.": "Traduit de la langue suivante\u00a0: {where}.",
    "An unreliable copy.": "Une copie peu fiable.",
    "Exact": "Exact",
    "Exact words": "Mots exacts",
    "Edited, marked": "Modifié, signalé",
    "Translation": "Traduction",
    "Check the meaning": "Sens à vérifier",
    "Altered": "Altéré",
    "Not in the source": "Absent de la source",
    "The source’s words, character for character.": (
        "Les mots de la source, caractère pour caractère."
    ),
    "The source’s words; only marks like quotes and dashes differ.": (
        "Les mots de la source\u00a0; seuls des signes comme guillemets et tirets diffèrent."
    ),
    "Every change of the source’s words is marked.": (
        "Toute modification des mots de la source est signalée."
    ),
    "A translation; the original words are the source’s.": (
        "Une traduction\u00a0; les mots d’origine sont ceux de la source."
    ),
    "Every change is marked, but one may turn the meaning.": (
        "Toute modification est signalée, mais l’une d’elles peut changer le sens."
    ),
    "Words differ from the source without a mark.": (
        "Des mots diffèrent de la source sans être signalés."
    ),
    "These words cannot be found in the source.": "Ces mots sont introuvables dans la source.",
    "Left out: {detail}.": "Omis\u00a0: {detail}.",
    "Put in: {detail}.": "Ajouté\u00a0: {detail}.",
    "The speaker may change in what is left out.": (
        "La personne qui parle peut changer dans ce qui est omis."
    ),
    "The source ends with “{detail}”.": "La source se termine par «\u00a0{detail}\u00a0».",
    "Directly before, the source says “{detail}”.": (
        "Juste avant, la source dit «\u00a0{detail}\u00a0»."
    ),
    "Emphasis was added without saying so.": "Une emphase a été ajoutée sans le dire.",
    "The emphasis of the source is lost.": "L’emphase de la source est perdue.",
    "Emphasis added: “{detail}”; the citation says so.": (
        "Mis en relief : « {detail} » ; la référence le dit."
    ),
    "Emphasis of the source left out: “{detail}”; the citation says so.": (
        "Relief de la source omis : « {detail} » ; la référence le dit."
    ),
    "{detail} words are left out at once.": "{detail} mots sont omis d’un seul tenant.",
    "What is left out goes over paragraphs.": "L’omission s’étend sur plusieurs paragraphes.",
    "It is cut {detail} times.": "Le passage est coupé {detail} fois.",
    "{detail} % of the passage is kept.": "{detail}\u00a0% du passage est conservé.",
    "It is made of fragments.": "Il est fait de fragments.",
    "Somebody is quoted there: who is speaking?": "Quelqu’un y est cité\u00a0: qui parle\u00a0?",
    "The words stand in the source, but not in the passage that was taken.": (
        "Les mots figurent dans la source, mais pas dans le passage repris."
    ),
}
_BY_LANGUAGE: Mapping[str, Mapping[str, str]] = {"de": _GERMAN, "fr": _FRENCH}


def translation_into(language: str) -> tuple[str, Translate]:
    """Return the language of the page for a tag such as "de-AT", and how its words are said."""
    known = _BY_LANGUAGE.get(language.partition("-")[0])
    if known is None:
        return "en", str
    return language, lambda words: known.get(words, words)

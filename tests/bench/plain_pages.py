"""An article as a person copies it, nothing but a line or two of the page above it.

Saved pages are full of menus, and what is learned from them alone is lost where there are none.
The article and its title are those of a labelled page; what stands above and between is made up.
"""

from __future__ import annotations

from collections.abc import Iterator
from random import Random
from typing import Any

NAMES = ("Ann Example", "Bo Sample", "Clara van Muster", "Dan Probe", "Eva Beispiel")
OUTLETS = {
    "en": ("The Valley Review", "Northtown Times", "DAILY HARBOUR", "Institute for Dry Places"),
    "de": ("Talzeitung", "Nordstädter Anzeiger", "DER HAFENBOTE", "Institut für Wasserfragen"),
    "fr": ("La Revue du Val", "LE QUOTIDIEN DU PORT", "Institut des eaux"),
    "es": ("La Revista del Valle", "EL DIARIO DEL PUERTO", "Instituto del Agua"),
}
MENUS = {
    "en": ("Home", "News", "World", "Politics", "Business", "Culture", "Sport", "Opinion"),
    "de": ("Startseite", "Politik", "Wirtschaft", "Kultur", "Sport", "Wissen", "Meinung"),
    "fr": ("Accueil", "Monde", "Politique", "Économie", "Culture", "Sport", "Opinions"),
    "es": ("Portada", "Mundo", "Política", "Economía", "Cultura", "Deportes", "Opinión"),
}
LABELS = {"en": "Analysis", "de": "Kommentar", "fr": "Tribune", "es": "Análisis"}
BY = {"en": "By ", "de": "Von ", "fr": "Par ", "es": "Por "}
DAYS = {"en": "Thursday, ", "de": "Donnerstag, ", "fr": "Jeudi ", "es": "Jueves, "}
BETWEEN = (" | ", " · ", " ", " / ")
LABEL_OF_OTHERS = ["n", 0.0]

_Labelled = tuple[str, list[Any]]


def plain(row: dict[str, Any]) -> tuple[list[str], list[list[Any]]] | None:
    """Return the lines of the article of a page and their labels, None where it shows no title."""
    lines = list(zip(row["text"].rstrip("\n").split("\n"), row["labels"], strict=True))
    title = next((line for line in lines if line[1][0] == "t"), None)
    body = [line for line in lines if line[1][0] == "b"]
    if title is None or len(body) < 3:
        return None
    chance = Random(f"plain {row['id']}")  # noqa: S311 - the same every time
    language = (row.get("lang") or "en")[:2]
    language = language if language in BY else "en"
    made = [
        *_above(chance, language),
        title,
        *_below(chance, language, row.get("date") or ""),
        *body,
    ]
    if chance.random() < 0.5:
        made = [line for pair in made for line in (pair, ("", LABEL_OF_OTHERS))]
    return [text for text, _label in made], [label for _text, label in made]


def _above(chance: Random, language: str) -> Iterator[_Labelled]:
    """Yield what stands above the title, as a rule nothing."""
    kind = chance.randrange(10)
    if kind in {0, 1}:
        yield chance.choice(OUTLETS[language]), LABEL_OF_OTHERS
    if kind in {1, 2}:
        entries = MENUS[language][: chance.randint(4, 8)]
        yield chance.choice(BETWEEN).join(entries), LABEL_OF_OTHERS
    if kind == 3:
        yield (
            DAYS[language] + _day(language, f"2024-11-{chance.randint(1, 28):02d}"),
            LABEL_OF_OTHERS,
        )
    if kind == 4:
        yield LABELS[language], LABEL_OF_OTHERS


def _below(chance: Random, language: str, date: str) -> Iterator[_Labelled]:
    """Yield who wrote it and when, either, both or none."""
    kind = chance.randrange(4)
    if kind in {0, 1}:
        yield BY[language] + chance.choice(NAMES), LABEL_OF_OTHERS
    if kind in {1, 2} and date:
        yield _day(language, date[:10]), LABEL_OF_OTHERS


def _day(language: str, date: str) -> str:
    """Return a day as the language writes it in figures, or the ISO form."""
    year, month, day = date.split("-")
    return f"{day}.{month}.{year}" if language == "de" else f"{year}-{month}-{day}"

"""Names of persons and of news agencies in short lines, and who a by-line names."""

from __future__ import annotations

import gzip
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache, lru_cache

from briefer.core.locations import resources
from briefer.core.text import Span

_PARTICLES = frozenset(
    [
        "von",
        "van",
        "de",
        "der",
        "den",
        "del",
        "della",
        "di",
        "da",
        "das",
        "do",
        "dos",
        "du",
        "la",
        "le",
        "el",
        "al",
        "bin",
        "ibn",
        "ben",
        "ten",
        "ter",
        "zu",
        "zur",
        "und",
        "y",
        "e",
        "af",
        "av",
        "'t",
    ]
)
_ARTICLES = frozenset(  # and prepositions that begin a headline: "À Port-Levant, le sel revient"
    """the der die das den zur zum les los las à au aux en dans chez sur pour in at im beim nach nel nella""".split()  # noqa: SIM905
)
_NO_NAME = frozenset(
    """a about account admin advertisement africa all america american amp analysis and angeles april arabia article articles
    asia at august author authors back bbc best big black blog book books breaking britain british business by center centre
    central city climate co column comment commentary comments company contact copyright content contributor copy council country
    court culture daily data day december defence defense department desk developing digital east economy edition editor
    editorial editors education email energy english entertainment environment europe european events exclusive
    explainer explained facebook feature features february film finance follow for foreign foundation free friday from
    full games gaza german germany global government group guide health help high hill home house how idea images in
    india insight inside institute international interview iran israel it jan january japan july june justice korea la
    latest law league lebanon letter letters life lifestyle link linkedin live local london magazine mail main march
    market markets may media middle military ministry monday money more most movie music national nations net network
    new news newsletter newsletters newspaper newsroom next nation north not november october of off office on online only open
    opinion other our page paper park party people photo photos picture pictures play podcast podcasts police policy
    politics popular post premium press print privacy program programme project public quick radio read reader red
    regional related report reporter reports republic research review rights road russia russian saturday save school
    science search sections security september series service services share show sign site society south special
    sport sports staff standard state states stories story street studies style subscribe sunday support team tech
    technology terms the this thursday time times today top topics trade travel trending tribune trust tuesday tv twitter
    u.k u.s uk ukraine union united university up updated us video videos view views visit wall war was washington watch
    we wednesday week weekly west what when where white who why will wire with women work world writer writers year york
    you your youth aktuell artikel bild deutschland foto kommentar meinung nachrichten politik redaktion sport
    startseite thema themen video welt wirtschaft zeitung zum zur der die das ein eine und für mit auf im am les des
    güncelleme giriş actualizado actualizada publicado aggiornato aktualisiert uppdaterad oppdatert publisert google
    lunes martes miércoles jueves viernes sábado domingo
    lundi mardi mercredi jeudi vendredi samedi dimanche lunedì martedì mercoledì giovedì venerdì sabato domenica
    geschrieben verfasst gespeichert montag dienstag mittwoch donnerstag freitag samstag sonntag veröffentlicht abone dow
    mitglied forum collège presse redacción équipe rédaction redazione weitere informationen sendung une actualité monde société économie culture opinión noticias mundo deportes política""".split()  # noqa: SIM905
)
_SOME_NAMES = frozenset(  # of those, what is a name beside a word that is no ordinary one
    [
        "jan",
        "april",
        "august",
        "will",
        "may",
        "june",
        "black",
        "west",
        "day",
        "law",
        "park",
        "read",
        "english",
        "march",
        "best",
        "wall",
        "white",
        "young",
        "long",
        "north",
        "green",
        "case",
    ]
)
_BROADCASTERS = frozenset(
    {"MDR", "NDR", "WDR", "SWR", "RBB", "ZDF", "ARD", "BR", "HR", "SR", "SRF"}
)
_ROLE = (
    r"(?:reporters?|editors?|correspondents?|writers?|journalists?|columnists?|contributors?|analysts?|fellows?|professors?"
    r"|director|producer|staff|author|redakteur(?:in)?|korrespondent(?:in)?|autor(?:in)?|journalist(?:in)?|chief|specialist|critic)"
)
ROLE = re.compile(rf"\b{_ROLE}\b", re.IGNORECASE)
_ROLE_AFTER = re.compile(rf"[\s,]+(?:[\w&/-]+ ){{0,4}}{_ROLE}\b.*$", re.IGNORECASE)
_GLUED_ROLE = re.compile(
    rf"(?<=[a-zà-ÿ])(?=(?:[A-Z][a-z]+(?: \w+)* ?(?i:{_ROLE})|(?=[A-Z])(?i:{_ROLE}))\b)"
)
_MARKER = re.compile(
    r"^[\s|·•–—-]*(?i:(?:(?:story|words|report|article|analysis|opinion|commentary|essay|op-ed|column|review|text|interview)\s+)?by"
    r"|written by|reported by|posted by|published by|prepared by|compiled by|submitted by|(?:geschrieben|verfasst|erstellt|eingestellt|veröffentlicht|gepostet) von|escrito por|écrit par|authors?|autorin/autor|von|par|por|di|door|av|af|autor(?:in|en)?|auteurs?"
    r"|(?:(?:ein|eine) )?(?:artikel|analyse|kommentar|gastbeitrag|gastkommentar|leitartikel|interview|reportage|essay|kolumne|bericht|beitrag|glosse) von"
    r"|aufgezeichnet von|das (?:interview|gespräch) führten?|(?:interview|protokoll|bericht|texte? (?:und|&|\+) (?:fotos?|bilder))(?=:)|text|tekst|skrevet av|přidal|autoři|yazan|penulis)"
    r"(?::\s*|\s+|(?=[A-Z][a-z]+ ?[A-Z]))"
)
_INNER_MARKER = re.compile(
    r"[|•·]\s*(?:[Ww]ritten |[Pp]osted |[Pp]ublished )?(?:[Bb]y|[Vv]on|[Pp]ar|[Pp]or):? "
    r"|(?:^|[/|•·.!?]\s*)(?:Ein(?:e)? )?(?:Artikel|Analyse|Kommentar|Gastbeitrag|Interview|Reportage|Essay|Kolumne|Bericht|Beitrag|Glosse) von "
    r"|\b(?:Written by|Words by) "
)
_AFTER_DATE = re.compile(
    r"\b(?:19|20)\d\d(?:,? (?:um |at )?\d{1,2}[:.]\d\d(?: ?(?:Uhr|[ap]\.?m\.?))?)?"
    r"\s*(?:[/|•·,]|\b(?:by|von|par|por|di|door|av|af)\b:?)\s*(?=[^\W\d_a-z])"
)
_LABEL = re.compile(
    r"^\W*(?:authors?|autorin/autor|autor(?:in|en)?|auteurs?|written by|contact the author)(?::\s*|\s+)(?-i:(?=[^\W\d_a-z]))",
    re.IGNORECASE,
)
_CREDITS = re.compile(r"^\W*(?i:reporting by )(?=[^\W\d_a-z])")
_STOP = re.compile(
    r"\s*(?:\||·|•|—|–|\s-\s|\(|\s/\s|\d|@|(?i:\b(?:for|at|from|um|published|updated|posted|stand|on|is|follow|contact|twitter|in|aus|us|bei|mit|with|avec"
    r"|am|vom|zuletzt|erstellt|veröffentlicht|aktualisiert|last (?:updated|edited|modified))\b)"
    r"|\b(?:Fotos?|Photos?|Bild(?:er)?|Illustration(?:en)?|Grafik|Redaktion|Moderation|Übersetzung)(?: (?:by|von))?:"
    r"|(?<=[a-zà-ÿ])(?:Published|Updated|Posted|Stand|Follow|Twitter|Email|Contact|Share|Show|Image|View|Read)\b"
    r"|(?:\b|(?<=[a-z]))(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)[a-z]*\.? \d|\b(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b)"
)
_AFTER_PLACE = re.compile(  # "Ann Example in Brussels and Ben Sample in London"
    r"\s*\bin (?:[A-Z][\w.'’-]*\s?){1,3}?(?:, (?:and )?|\s?\b(?:and|und|et|y)\s)(?=[A-Z])"
)
_AND = r"(?:&|\b(?:and|und|et|y|og|och|en)\b)"
_BETWEEN = re.compile(rf"\s*(?:[,;]\s*{_AND}|[,;/]|{_AND})\s*")
_TITLE = r"(?:dr|prof|sir|dame|mr|mrs|ms|lord|rev|ing|mag|dipl)\b"
_TITLES = re.compile(rf"^(?:{_TITLE}\.?(?:-\w+\.)?\s*)+", re.IGNORECASE)
_AGENCIES = {
    name.casefold(): name
    for name in (
        "Reuters", "Associated Press", "The Associated Press", "AP", "AFP", "Agence France-Presse", "dpa", "APA",
        "Bloomberg", "Bloomberg News", "BBC News", "PA Media", "Press Association", "EFE", "ANSA", "TASS", "Xinhua",
        "Kyodo", "Yonhap", "PTI", "IANS", "ANI", "UPI", "AAP", "NTB", "TT", "Ritzau", "SDA", "KNA", "epd", "Euronews",
        "Deutsche Presse-Agentur", "SID", "Keystone-SDA", "The Canadian Press", "Canadian Press", "Europa Press",
        "Agencia EFE", "Belga", "ANP", "PAP", "MTI", "Lusa", "Interfax", "Ukrinform", "Anadolu Agency", "AFP Deutschland",
    )
}  # fmt: skip
_AGENCY_AFTER = re.compile(
    rf"[\s,]+(?:{'|'.join(sorted(map(re.escape, _AGENCIES.values()), key=len, reverse=True))}|The [A-Z]\w+(?: [A-Z]\w+)*)$"
)
# A name begins with two capitals or particles, with a title or an agency: most lines do not, and
# to be told so takes them a tenth of the time.
_PARTICLE = rf"(?i:'?(?:{'|'.join(particle.lstrip(chr(39)) for particle in sorted(_PARTICLES))}))\b"
_BEGINNING = re.compile(
    rf"\W*(?:(?:[^\W\d_a-z]\S*|{_PARTICLE})\s+(?:[^\W\d_a-z]|{_PARTICLE})"
    rf"|(?i:{_TITLE}|(?:{'|'.join(map(re.escape, _AGENCIES))})\b))"
)
_CAMEL = re.compile(r"[a-zà-ÿ][A-Z]")
_DOUBLED = re.compile(r"^(\w+(?: \w+)+) \1$")
_COMPOUND = re.compile(r"[A-Z]{2,}-[A-Z][a-zß-ÿ]{5}")  # "EU-Kommissarin"
_CAMEL_NAMES = re.compile(r"^(?:Mc|Mac|De|Di|Du|Le|La|Van|Fitz|O['’]|D['’]|L['’])[A-Z]")
_OFFICE = re.compile(  # before a name: whoever has one is spoken of
    r"(?i)\w*(?:minister|kanzler|präsident|president|senator|sprecher|moderator|redakteur|korrespondent|direktor"
    r"|professor|trainer|bürgermeister|secretary)(?:in|en|s)?"
)
_INITIAL = re.compile(r"[A-Z]\.")
_STROKES = frozenset("|•·/")
_LONG_LINE = 250  # characters; a longer one is no by-line
_LETTERS = re.compile(r"[^\W\d_]+(?:[.'’`-][^\W\d_]+)*\.?$")


@dataclass(frozen=True, slots=True)
class FoundName:
    """A name as written, and where it stands in the text that was searched."""

    text: str
    span: Span
    is_body: bool = False


def is_name(text: str) -> bool:
    """Tell whether `text` looks like the name of a person and like nothing else."""
    words = text.split()
    if not 2 <= len(words) <= 5 or len(text) > 45:
        return False
    if words[0].lower() in _ARTICLES or words[0] in _BROADCASTERS or len(words[-1].strip(".")) < 2:
        return False
    if _OFFICE.fullmatch(words[0]):
        return False
    others = (w for w in words if w.lower() not in _PARTICLES and not _INITIAL.fullmatch(w))
    if not _may_be_name([w.lower().strip(".,'’") for w in others]):
        return False
    if any(word.endswith(("'s", "’s")) or _COMPOUND.match(word) for word in words):
        return False
    capitals = [word for word in words if word.lower() not in _PARTICLES or word[0].isupper()]
    return len(capitals) >= 2 and words[-1] in capitals and all(map(_is_part, capitals))


def leading_name(text: str) -> str:
    """Return the name that a text begins with, empty where it begins with none."""
    words = text.split(maxsplit=4)
    names = (" ".join(words[:n]).rstrip(",") for n in (4, 3, 2))
    return next(filter(is_name, names), "") if text[:1].isupper() else ""


def is_common(text: str) -> bool:
    """Tell whether `text` is one word that names nobody: "Staff", "News"."""
    return text.lower() in _NO_NAME - _SOME_NAMES


def _may_be_name(words: list[str]) -> bool:
    """Tell whether no word speaks against a name: "Will Example" is one, "Will May" is none."""
    doubtful = [word for word in words if word in _NO_NAME]
    if not doubtful:
        return True
    others = [word for word in words if word not in _NO_NAME]
    is_open = len(doubtful) == 1 and doubtful[0] in _SOME_NAMES
    return is_open and bool(others) and not any(word in ordinary_words() for word in others)


def _is_part(word: str) -> bool:
    if not (word[0].isupper() and _LETTERS.match(word) and len(word) < 22):
        return False
    return _CAMEL.search(word) is None or _CAMEL_NAMES.match(word) is not None


@cache
def ordinary_words() -> frozenset[str]:
    """Return words that web pages write in small letters: two of them are no name."""
    path = resources() / "reading" / "ordinary-words.txt.gz"
    return frozenset(gzip.decompress(path.read_bytes()).decode().split())


@cache
def given_names() -> frozenset[str]:
    """Return given names of some eighty countries in the Latin script, in small letters."""
    path = resources() / "reading" / "given-names.txt.gz"
    return frozenset(gzip.decompress(path.read_bytes()).decode().split())


def has_given_name(name: str) -> bool:
    """Tell whether a word of a name is a given name as it is known; many are not."""
    known = given_names()
    words = [w for w in name.lower().replace(".", " ").split() if w not in _PARTICLES]
    return any(word in known or word.split("-")[0] in known for word in words)


def is_surely_name(name: str) -> bool:
    """Tell whether nothing but a person is called so: a given name comes first, no common word."""
    return begins_with_given_name(name) and not ordinary_share(name)


def begins_with_given_name(name: str) -> bool:
    """Tell whether a name begins with a given name as it is known, or an initial, and has one.

    What begins with another word is often a title and a name: "Minister Ann Example".
    """
    first = name.split(maxsplit=1)[0].rstrip(".")
    return has_given_name(name) and (len(first) == 1 or has_given_name(first))


def ordinary_share(name: str) -> float:
    """Return which share of the words of a name are ordinary words, 0 to 1."""
    words = [word for word in name.split() if word.lower() not in _PARTICLES]
    known = ordinary_words()
    return sum(word.lower() in known for word in words) / max(1, len(words))


@lru_cache(maxsize=4096)
def marked_names(line: str) -> tuple[FoundName, ...]:
    """Return the names in a line that begins with "By" or its like, none in other lines."""
    match = _MARKER.match(line) if len(line) < 300 else None
    return _likely(_names(line, match.end())) if match else ()


def is_marked(line: str) -> bool:
    """Tell whether a short line begins with "By" or its like and a capital, whoever it names."""
    match = _MARKER.match(line) if len(line) < 60 else None
    return match is not None and line[match.end() : match.end() + 1].isupper()


@lru_cache(maxsize=4096)
def bare_names(line: str) -> tuple[FoundName, ...]:
    """Return the names that a line consists of, up to a date, an outlet or a description."""
    return _likely(_names(line, 0)) if len(line) < 160 else ()


def _likely(names: Iterable[FoundName]) -> tuple[FoundName, ...]:
    """Return `names` without those of ordinary words alone."""
    return tuple(name for name in names if name.is_body or ordinary_share(name.text) < 1)


@lru_cache(maxsize=4096)
def inner_names(line: str) -> tuple[FoundName, ...]:
    """Return the names after a "By" within a line: "News | Written by Ann Example"."""
    return _persons(_INNER_MARKER.search(line), line, 0.5)


def dated_names(line: str) -> tuple[FoundName, ...]:
    """Return the names after a date and a stroke: "3 May 2024 / Ann Example"."""
    found = _persons(_AFTER_DATE.search(line), line, 0)
    return tuple(name for name in found if has_given_name(name.text))


def labelled_names(line: str) -> tuple[FoundName, ...]:
    """Return the names after "Author:" or its like."""
    return _persons(_LABEL.match(line), line, 0.5)


def reporting_names(line: str) -> tuple[FoundName, ...]:
    """Return who reported, of an agency's credits: "(Reporting by Ann Example; editing by ...)"."""
    return _persons(_CREDITS.match(line), line, 0.5)


def _persons(mark: re.Match[str] | None, line: str, ordinary: float) -> tuple[FoundName, ...]:
    """Return the persons named after `mark`, with at most such a share of ordinary words."""
    if mark is None or len(line) > _LONG_LINE:
        return ()
    found = _names(line, mark.end())
    return tuple(n for n in found if not n.is_body and ordinary_share(n.text) <= ordinary)


def _names(line: str, start: int) -> Iterator[FoundName]:
    """Yield the names from `start` on, up to the first thing that is none."""
    if not _BEGINNING.match(line, start):
        return
    stop = _STOP.search(line, start)
    end = stop.start() if stop else len(line)
    position = start
    while position < end:
        between = _BETWEEN.search(line, position, end)
        found = _name(line, position, between.start() if between else end)
        if found is None:
            if between and position > start:
                yield from _after_place(line, between, end)
            return
        yield found
        position = between.end() if between else end
    if stop and (more := _AFTER_PLACE.match(line, stop.start())):
        yield from _names(line, more.end())
    if stop and stop[0].strip() in _STROKES:
        yield from _beside(line, stop.end())


def _after_place(line: str, between: re.Match[str], end: int) -> Iterator[FoundName]:
    """Yield the name after the place of the one before it: "Ann Example, London, Ben Sample"."""
    place = line[: between.start()].rpartition(",")[2].strip()
    following = _BETWEEN.search(line, between.end(), end)
    found = _name(line, between.end(), following.start() if following else end)
    if place.isalpha() and place.istitle() and found and has_given_name(found.text):
        yield found


def _beside(line: str, start: int) -> Iterator[FoundName]:
    """Yield the names that stand between strokes from a place on: "Ann Example | Ben Sample"."""
    for piece in re.finditer(r"[^|•·/]+", line[start:]):
        found = _name(line, start + piece.start(), start + piece.end())
        if not found or found.text != piece[0].strip() or not is_surely_name(found.text):
            return
        yield found


def _name(line: str, start: int, end: int) -> FoundName | None:
    """Return the name or agency between two places of a line, without title or description."""
    piece = line[start:end]
    begin = start + len(piece) - len(piece.lstrip(" .:*"))
    text = line[begin:end].strip(" .,:*\u200b\ufeff")
    if text.casefold() in _AGENCIES:
        return FoundName(text, Span(begin, begin + len(text)), is_body=True)
    if title := _TITLES.match(text):
        begin, text = begin + title.end(), text[title.end() :]
    text = _DOUBLED.sub(r"\1", _AGENCY_AFTER.sub("", _undescribed(text)))
    return FoundName(text, Span(begin, begin + len(text))) if is_name(text) else None


def _undescribed(text: str) -> str:
    """Return a name without what its bearer is: "Ann Example Political Editor"."""
    glued = _GLUED_ROLE.search(text)
    if glued:
        return text[: glued.start()].strip()
    if not _ROLE_AFTER.search(text):
        return text
    words = text.split()
    length = (
        3
        if len(words) > 3 and (words[1].lower() in _PARTICLES or len(words[1].strip(".")) == 1)
        else 2
    )
    return " ".join(words[:length]).rstrip(",")

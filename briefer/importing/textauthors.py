"""Who wrote the article, by the names that stand where a page shows that.

A name after "By" counts wherever by-lines stand. One that stands alone may be a topic, a person of
the article or who took the picture, so something must speak for it: a date, a description, a note.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from briefer.core.csl_values import parse_names
from briefer.core.source import MetaField, Role
from briefer.core.text import Span
from briefer.importing.dates import dates_in
from briefer.importing.lines import has_moment
from briefer.importing.pagezones import ABOUT_AUTHOR, Zones
from briefer.importing.persons import (
    ROLE,
    FoundName,
    bare_names,
    begins_with_given_name,
    dated_names,
    has_given_name,
    inner_names,
    is_marked,
    is_name,
    is_surely_name,
    labelled_names,
    marked_names,
    ordinary_share,
    reporting_names,
)
from briefer.importing.phrases import PERSON

_OTHERS = re.compile(
    r"^\W*(?:related|recommended|more (?:from|on)|most (?:read|popular)|topics?|you may|mehr zum|sponsored|latest)\b",
    re.IGNORECASE,
)
_MARK_ALONE = re.compile(
    r"\W*(?:by|von|par|por|authors?|text|(?:ein )?(?:kommentar|gastbeitrag|interview|essay|analyse) von):?\W*",
    re.IGNORECASE,
)
_CREDIT_ALONE = re.compile(
    r"\W*(?:photo(?:graph)?s?|fotos?|bild(?:er)?|image|picture|illustration|video|grafik|credits?)(?: by| von)?:?\W*",
    re.IGNORECASE,
)
_CREDITED = re.compile(
    r"^\s*/\s*(?:AP|AFP|EPA|EFE|dpa|Reuters|Getty|imago|Shutterstock|Keystone|Bloomberg)\b"
)
_JOINT = re.compile(r"\W*(?:and|und|et|y|e|og|och|en)?\W*|@\w+|\S+@\S+")
_JOINED = re.compile(r"(?:&|and\b|und\b|et\b|y\b)\s+")
_SIGNED = re.compile(r"[|•·]\s*(?:by|von|par|por) (?=[^\W\d_a-z])")
_SPEAKS = re.compile(r"\s*(?:\([^)]*\)\s*)?:\s*\w")
_SENTENCE_END = re.compile(r"(?<=[.!?])\s+(?=[^\W\d_a-z])")
_ABOUT = re.compile(r"^\S+ (?:von|vom|de|di|da|van) ")  # "Abschied von Ann Example"
_AND_OTHERS = re.compile(
    r"(?:(?<!\S)\+|\b(?:and|und|et|y|e|og|och|en)) ?\d+(?: (?:others?|more|weitere|autres|más|outros)\b|$)|\bet al\b"
)
_WRITTEN = re.compile(r"\bwriting by\b", re.IGNORECASE)
_INITIALS = 3  # letters of "AE" above "Ann Example"
_NOUNS_ARE_CAPITAL = {"de", "lb"}  # there anything may look like a name
_ALONE = 4  # lines below the title in which a name needs no other sign

_Place = tuple[int, FoundName]
_IsSign = Callable[[Zones, int, FoundName], bool]


def authors(zones: Zones) -> MetaField | None:
    """Return the authors as CSL-JSON has them, None where the text names none for sure."""
    for names, confidence in _found(zones):
        if names and _AND_OTHERS.search(zones.texts[names[-1][0]]):
            return None
        if names:
            value = [name for _place, found in names for name in _csl(found)]
            place, first = names[0]
            return MetaField(value, confidence=confidence, evidence=zones.span(place, first.span))
    return None


def _found(zones: Zones) -> Iterator[tuple[list[_Place], float]]:
    """Yield what each place names, the surest place first."""
    yield _marked(zones, zones.head), 0.95
    yield _marked(zones, zones.lead), 0.95
    yield _inner(zones), 0.9
    yield _marked(zones, [i for i in zones.above if has_moment(zones.texts[i])]), 0.75
    if not any(_is_signed(zones.texts[i]) for i in (*_below_title(zones), *zones.lead)):
        names = _bare(zones)
        yield names, 0.75 if all(name.is_body for _place, name in names) else 0.9
    yield _labelled(zones), 0.9
    yield _noted(zones), 0.75
    yield _credited(zones), 0.75


# ---- after "By"


def _is_signed(text: str) -> bool:
    """Tell whether a line says by whom the article is, in whatever words."""
    return bool(is_marked(text) or _MARK_ALONE.fullmatch(text) or _SIGNED.search(text[:160]))


def _marked(zones: Zones, places: Sequence[int]) -> list[_Place]:
    """Return the names after "By", and those on the lines that go on with it."""
    for position, place in enumerate(places):
        if names := marked_names(zones.texts[place]):
            return [(place, name) for name in names]
        if _MARK_ALONE.fullmatch(zones.texts[place]):
            return _listed(zones, places[position + 1 :])
    return []


def _listed(zones: Zones, places: Sequence[int]) -> list[_Place]:
    """Return the names on lines from the first on, one or more a line, "and" between them."""
    result: list[_Place] = []
    for place in places:
        names = bare_names(zones.texts[place])
        if not names and not _JOINT.fullmatch(zones.texts[place]):
            break
        result += [(place, name) for name in names]
    return result


def _inner(zones: Zones) -> list[_Place]:
    """Return the names further on in a line: "3 May 2024 | Written by Ann Example"."""
    for place in _below_title(zones):
        text = zones.texts[place]
        if names := inner_names(text) or dated_names(text):
            return [(place, name) for name in names]
    return []


def _labelled(zones: Zones) -> list[_Place]:
    """Return the names after "Author:" below the article."""
    for place in zones.foot:
        if names := labelled_names(zones.texts[place]):
            return [(place, name) for name in names]
    return []


def _credited(zones: Zones) -> list[_Place]:
    """Return who reported, by an agency's credits; who wrote it, where that is said, is unclear."""
    for place in zones.foot:
        text = zones.texts[place]
        if names := reporting_names(text):
            return [] if _WRITTEN.search(text) else [(place, name) for name in names]
    return []


# ---- names by themselves


def _bare(zones: Zones) -> list[_Place]:
    """Return the names that stand alone between title and article, if they are the author's."""
    below = _below_title(zones)
    candidates = [i for i in below if bare_names(zones.texts[i]) and not _is_others(zones, i)]
    for is_sign in (_is_confirmed, _is_dated, _is_alone):
        for place in candidates:
            names = bare_names(zones.texts[place])
            if is_sign(zones, place, names[0]):
                found = _with_following(zones, place, names)
                return [] if _are_listed(zones, candidates, found, is_sign) else found
    return _in_lead(zones)


def _are_listed(
    zones: Zones, candidates: Sequence[int], found: Sequence[_Place], is_sign: _IsSign
) -> bool:
    """Tell whether as much speaks for other names further below: whose articles are listed."""
    known = {name.text.casefold() for _place, name in found}
    below = (place for place in candidates if place > found[-1][0])
    others = ((place, bare_names(zones.texts[place])[0]) for place in below)
    return any(n.text.casefold() not in known and is_sign(zones, i, n) for i, n in others)


def _in_lead(zones: Zones) -> list[_Place]:
    """Return the name on a line of its own below the first paragraph, right above a date."""
    for place, below in pairwise(zones.lead):
        names = bare_names(zones.texts[place])
        if not names or names[0].text != zones.texts[place] or below != place + 1:
            continue
        is_dated = len(zones.texts[below]) < 60 and has_moment(zones.texts[below])
        if is_dated and not _is_subject(zones, names[0]) and is_surely_name(names[0].text):
            return [(place, names[0])]
    return []


def _below_title(zones: Zones) -> list[int]:
    """Return the places of the head below the title, up to a list of other things."""
    places = []
    for place in zones.head:
        if zones.is_above_title(place) or place == zones.top:
            continue
        if _OTHERS.match(zones.texts[place]):
            break
        places.append(place)
    return places


def _is_others(zones: Zones, place: int) -> bool:
    """Tell whether a line names who took the picture above it, or who says what follows."""
    text = zones.texts[place]
    last = bare_names(text)[-1]
    if _SPEAKS.match(text, last.span.end):
        return True
    above = zones.texts[place - 1] if place else ""
    has_label = bool(above.strip()) and _CREDIT_ALONE.fullmatch(above) is not None
    return has_label or (not last.is_body and _CREDITED.match(text[last.span.end :]) is not None)


def _with_following(zones: Zones, place: int, names: Sequence[FoundName]) -> list[_Place]:
    """Return `names` and those on the lines right above and below."""
    begin = place
    while _goes_on(zones, begin - 1):
        begin -= 1
    result = [(i, n) for i in range(begin, place) for n in bare_names(zones.texts[i])]
    result += [(place, name) for name in names]
    for i in range(place + 1, len(zones.texts)):
        more = _joined_names(zones.texts[i])
        if i not in zones.head or not (more or _are_initials(zones, i)):
            break
        if more and _is_subject(zones, more[0]):
            break
        known = {name.text for _place, name in result}
        result += [(i, name) for name in more if name.text not in known]
    return result


def _joined_names(text: str) -> Sequence[FoundName]:
    """Return the names that a line consists of, which may begin with "and"."""
    joined = _JOINED.match(text)
    if joined is None:
        return bare_names(text)
    return [
        replace(name, span=Span(name.span.start + joined.end(), name.span.end + joined.end()))
        for name in bare_names(text[joined.end() :])
    ]


def _are_initials(zones: Zones, place: int) -> bool:
    """Tell whether a line is the initials of the name on the next one."""
    text = zones.texts[place]
    if not (text.isupper() and text.isalpha() and len(text) <= _INITIALS):
        return False
    names = bare_names(zones.texts[place + 1]) if place + 1 < len(zones.texts) else ()
    return bool(names) and text == "".join(word[0] for word in names[0].text.split())


def _goes_on(zones: Zones, place: int) -> bool:
    """Tell whether the line above a name begins the list of names."""
    if place not in zones.head or place in {zones.title, zones.top}:
        return False
    return not _is_subjects(zones, place)


def _is_confirmed(zones: Zones, place: int, name: FoundName) -> bool:
    """Tell whether a name is described or dated on its line, or stands in a note below."""
    text = zones.texts[place]
    rest = text[name.span.end :]
    if name.is_body:
        return not rest.strip() or bool(dates_in(rest))
    if ROLE.search(rest) or (has_moment(rest) and _is_likely_name(zones, name)):
        return True
    if any(_is_note_on(zones.texts[i], name) for i in zones.foot):
        return True
    others = zones.texts.count(text.strip()) > 1 and not _is_subject(zones, name)
    return others and is_surely_name(name.text)


def _is_note_on(text: str, name: FoundName) -> bool:
    """Tell whether a line below the article is about the bearer of a name."""
    if not text.startswith(name.text):
        return False
    return has_given_name(name.text) or PERSON.search(text[:400]) is not None


def _is_dated(zones: Zones, place: int, name: FoundName) -> bool:
    """Tell whether a date is close to a name, which is nobody's of the article."""
    if name.is_body or _is_subject(zones, name) or ordinary_share(name.text) > 0.5:
        return False
    if not begins_with_given_name(name.text):
        return _is_right_above_a_date(zones, place, name)
    near = zones.texts[max(0, place - 3) : place] + zones.texts[place + 1 : place + 4]
    return any(len(text) < 80 and has_moment(text) for text in near)


def _is_alone(zones: Zones, place: int, name: FoundName) -> bool:
    """Tell whether a line right below the title is a name and nothing else, of no subject."""
    if zones.title is None or place > zones.title + _ALONE or zones.texts[place] != name.text:
        return False
    return not _is_subject(zones, name) and is_surely_name(name.text)


def _is_right_above_a_date(zones: Zones, place: int, name: FoundName) -> bool:
    """Tell whether a line is a name of no ordinary word, and a full date follows."""
    if zones.texts[place] != name.text or place + 1 not in zones.head:
        return False
    return _is_likely_name(zones, name) and bool(dates_in(zones.texts[place + 1]))


def _is_likely_name(zones: Zones, name: FoundName) -> bool:
    """Tell whether nothing speaks against a name where a date stands on the same line."""
    if begins_with_given_name(name.text):
        return True
    if _ABOUT.search(name.text):
        return False
    if has_given_name(name.text):
        return True
    return not ordinary_share(name.text) and zones.language not in _NOUNS_ARE_CAPITAL


def _is_subjects(zones: Zones, place: int) -> bool:
    """Tell whether a line names nobody, or somebody whom the article speaks of."""
    names = bare_names(zones.texts[place])
    return not names or any(n.is_body or _is_subject(zones, n) for n in names)


def _is_subject(zones: Zones, name: FoundName) -> bool:
    """Tell whether the article speaks of somebody of that name."""
    text = name.text.casefold()
    return text in zones.body.casefold() or (
        zones.title is not None and text in zones.texts[zones.title].casefold()
    )


# ---- notes


def _noted(zones: Zones) -> list[_Place]:
    """Return who the authors' notes right below the article are about."""
    result: list[_Place] = []
    for place in zones.foot:
        text = zones.texts[place]
        is_announced = ABOUT_AUTHOR.match(zones.texts[place - 1]) is not None if place else False
        is_note = PERSON.search(text[:400]) is not None and zones.blocks[place].role is Role.BIO
        first = _first_name(text) if is_announced or is_note else None
        if is_name(text.rpartition(". ")[2]):
            return []  # the note goes on elsewhere, and so do the names
        if first is not None:
            result += [(place, first), *((place, name) for name in _described(text, first))]
        elif result:
            break
    return result


def _described(text: str, first: FoundName) -> Iterator[FoundName]:
    """Yield whom the later sentences of a note describe: "... Ben Sample is a professor at ..."."""
    for end in _SENTENCE_END.finditer(text, first.span.end):
        sentence = text[end.end() :].partition(". ")[0]
        name = _first_name(sentence)
        if name is not None and name.text != first.text and PERSON.search(sentence):
            yield replace(name, span=Span(end.end(), end.end() + len(name.text)))


def _first_name(text: str) -> FoundName | None:
    """Return the name that a line begins with: "Ann van Example, Ph.D., is an analyst"."""
    words = text.split(" ")
    for size in range(min(4, len(words)), 1, -1):
        start = " ".join(words[:size])
        if is_name(start.rstrip(",.")) and not start[:-1].count(","):
            if size > 2 and words[size - 1].isupper() and len(words[size - 1]) > 1:
                continue  # "Ann Example LSE, ...": where she works
            name = start.rstrip(",.")
            return FoundName(name, Span(0, len(name)))
    return None


def _csl(name: FoundName) -> list[dict[str, str]]:
    if name.is_body:
        return [{"literal": name.text}]
    text = name.text.title() if name.text.isupper() else name.text
    return parse_names(text)

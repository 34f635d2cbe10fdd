"""What the visible text of a source states about it: title, authors, date, outlet, address.

Only what stands where such things stand counts: around the title, in an author's note below the
article, in a sentence that names the outlet. Captions, related items and the article itself are
full of names and dates, and none of them is taken. A wrong author is worse than none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from briefer.core.csl_values import parse_names
from briefer.core.source import NUMBERED, MetaField, ReadWarning, Role
from briefer.core.text import Span
from briefer.importing.dates import FoundDate, dates_in
from briefer.importing.drafts import Draft, DraftBlock
from briefer.importing.languages import language_of
from briefer.importing.mailheads import mail_heads
from briefer.importing.outlets import kind_of, named_outlets, outlet_like
from briefer.importing.persons import (
    ROLE,
    FoundName,
    bare_names,
    is_marked,
    is_name,
    marked_names,
    ordinary_share,
)
from briefer.importing.phrases import END, MOMENT, PERSON
from briefer.importing.reasons import Remark

_ARTICLE = NUMBERED | {Role.HEADING}
_OTHERS = re.compile(
    r"^\W*(?:related|recommended|more (?:from|on)|most (?:read|popular)|topics?|you may|mehr zum|sponsored|latest)\b",
    re.IGNORECASE,
)
_ABOVE_TITLE = 4
_HEAD = 40  # lines between title and article that may hold by-line and date
_BELOW = 14  # lines below the article that may hold an author's note
_LEAD = 2  # paragraphs, after the first of which a by-line may stand
_SENTENCE = 14  # words; a longer line tells of other days as well
_ABOVE = 40  # lines above the article in which a by-line with a date is one, whatever the title
_ALONE = 4  # lines below the title in which a name needs no other sign
_EDITION = re.compile(r"\b(?:ausgabe|edition|issue|print|heft)\b[^\d]{0,12}$", re.IGNORECASE)
_YEAR_FIRST = {"", "en", "ja", "ko", "zh", "hu", "lt"}  # or the month
_PUBLISHED = re.compile(
    r"\b(?:published|posted|issued|first|created|veröffentlicht|erschienen|erstellt|publié|publicado|pubblicato"
    r"|publiziert|gepubliceerd|publicerad|publisert|offentliggjort|opublikowano|yayın\w*|date)\b[^\d]{0,25}$",
    re.IGNORECASE,
)
_UPDATED = re.compile(
    r"\b(?:updated?|modified|aktualisiert|update|mis à jour|actualizado|aggiornato|bijgewerkt|uppdaterad|oppdatert"
    r"|opdateret|atualizado|güncelle\w*|corrected|edited)\b[^\d]{0,25}$",
    re.IGNORECASE,
)
_ABOUT_AUTHOR = re.compile(
    r"^\W*about the (?:author|writer|contributor)s?\b\W*(?P<rest>.*)$", re.IGNORECASE
)
_ADDRESS = re.compile(
    r"^(?:(?:url|source|link|from|saved from|retrieved from)\W{1,3})?<?(https?://[^\s<>]+?)[>.,]?$",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Facts:
    """A draft whose blocks all have roles, and what its text states."""

    draft: Draft

    @cached_property
    def texts(self) -> list[str]:
        """Return the text of each block, its line breaks as blanks."""
        return [self.draft.words_of(block).replace("\n", " ") for block in self.blocks]

    @property
    def blocks(self) -> Sequence[DraftBlock]:
        """Return the blocks of the draft."""
        return self.draft.blocks

    @cached_property
    def title(self) -> int | None:
        """Return the place of the title."""
        return next((i for i, b in enumerate(self.blocks) if b.role is Role.TITLE), None)

    @cached_property
    def article(self) -> list[int]:
        """Return the places of the article's blocks."""
        return [i for i, block in enumerate(self.blocks) if block.role in _ARTICLE]

    @cached_property
    def body(self) -> str:
        """Return the text of the article."""
        return "\n".join(self.texts[i] for i in self.article)

    @cached_property
    def language(self) -> str:
        """Return the language of the article, of everything where there is too little."""
        return language_of(self.body) or language_of(self.draft.text)

    @cached_property
    def head(self) -> list[int]:
        """Return the places around the title, above the article, that are no captions."""
        top = self._first if self.title is None else self.title
        begin = max(0, top - _ABOVE_TITLE)
        end = min(self._first, (0 if self.title is None else self.title) + _HEAD)
        places = range(begin, max(end, begin))
        mails = mail_heads(self.texts[begin:end]).fields
        return [
            i
            for i in places
            if self.blocks[i].role not in {Role.CAPTION, Role.STANDFIRST} and i - begin not in mails
        ]

    @property
    def _first(self) -> int:
        after = (i for i in self.article if self.title is None or i > self.title)
        return next(after, len(self.blocks))

    @cached_property
    def above(self) -> list[int]:
        """Return the places above the head: the title may have been taken too far below."""
        end = self.head[0] if self.head else self._first
        return list(range(max(0, min(end, self._first - _ABOVE)), end))

    @cached_property
    def lead(self) -> list[int]:
        """Return the places between the first paragraphs: some sites put the by-line there."""
        first = [i for i in self.article if i >= self._first][: _LEAD + 1]
        if not first:
            return []
        kept = {Role.FURNITURE, Role.BYLINE, Role.DATE}
        return [i for i in range(first[0], first[-1]) if self.blocks[i].role in kept]

    @cached_property
    def foot(self) -> list[int]:
        """Return the places right below the article, up to the first list of other articles."""
        last = self.article[-1] if self.article else len(self.blocks)
        places = []
        for i in range(last + 1, min(len(self.blocks), last + 1 + _BELOW)):
            if END.match(self.texts[i]) and not _ABOUT_AUTHOR.match(self.texts[i]):
                break
            places.append(i)
        return places

    def fields(self) -> dict[str, MetaField]:
        """Return the fields that the text states, each with its evidence."""
        found = {
            "title": self._title(),
            "author": self._author(),
            "issued": self._issued(),
            "container-title": self._outlet(),
            "URL": self._address(),
        }
        found["type"] = self._type(found["container-title"])
        return {name: value for name, value in found.items() if value is not None}

    def _title(self) -> MetaField | None:
        if self.title is None:
            return None
        text = " ".join(self.texts[self.title].split())
        if self.blocks[self.title].is_doubtful:
            sure = 0.5
        else:
            sure = 0.9 if self.texts.count(self.texts[self.title]) > 1 else 0.8
        return MetaField(text, confidence=sure, evidence=self._span(self.title))

    # -- authors

    def _author(self) -> MetaField | None:
        for names, confidence in self._authors():
            if names:
                value = [name for _place, found in names for name in _csl(found)]
                place, first = names[0]
                return MetaField(
                    value, confidence=confidence, evidence=self._span(place, first.span)
                )
        return None

    def _authors(self) -> Iterator[tuple[list[tuple[int, FoundName]], float]]:
        """Yield what each place names, the surest place first."""
        yield self._marked(self.head), 0.9
        yield self._marked(self.lead), 0.9
        yield self._marked([i for i in self.above if dates_in(self.texts[i])]), 0.75
        if not any(is_marked(self.texts[i]) for i in (*self._below_title(), *self.lead)):
            yield self._bare(), 0.85
        yield self._noted(), 0.75

    def _marked(self, places: Sequence[int]) -> list[tuple[int, FoundName]]:
        """Return the names after "By", and those on the lines that go on with it."""
        for position, place in enumerate(places):
            names = [(place, name) for name in marked_names(self.texts[place])]
            if names:
                return names
            if re.fullmatch(
                r"\W*(?:by|von|par|por|authors?|text):?\W*", self.texts[place], re.IGNORECASE
            ):
                return self._listed(places[position + 1 :])
        return []

    def _listed(self, places: Sequence[int]) -> list[tuple[int, FoundName]]:
        """Return the names on lines from the first on, one or more a line."""
        result: list[tuple[int, FoundName]] = []
        for place in places:
            names = bare_names(self.texts[place])
            if not names:
                break
            result += [(place, name) for name in names]
        return result

    def _bare(self) -> list[tuple[int, FoundName]]:
        """Return the names that stand alone between title and article, if they are the author's.

        Topics and people of the article stand there too, so something must speak for a name: its
        bearer is described or dated on the same line, an author's note below repeats it, or a
        date is close by.
        """
        candidates = [place for place in self._below_title() if bare_names(self.texts[place])]
        for is_sign in (self._is_confirmed, self._is_dated, self._is_alone):
            for place in candidates:
                names = bare_names(self.texts[place])
                if is_sign(place, names[0]):
                    return self._with_following(place, names)
        return []

    def _below_title(self) -> list[int]:
        """Return the places of the head below the title, up to a list of other things."""
        begin = -1 if self.title is None else self.title
        places = []
        for place in self.head:
            if place > begin and _OTHERS.match(self.texts[place]):
                break
            if place > begin:
                places.append(place)
        return places

    def _with_following(
        self, place: int, names: Sequence[FoundName]
    ) -> list[tuple[int, FoundName]]:
        """Return `names` and those on the lines right above and below."""
        begin = place
        while (
            begin - 1 in self.head and begin - 1 != self.title and not self._is_subjects(begin - 1)
        ):
            begin -= 1
        result = [(i, n) for i in range(begin, place) for n in bare_names(self.texts[i])]
        result += [(place, name) for name in names]
        for i in range(place + 1, len(self.texts)):
            more = bare_names(self.texts[i])
            if i not in self.head or not more or self._is_subject(more[0]):
                break
            known = {name.text for _place, name in result}
            result += [(i, name) for name in more if name.text not in known]
        return result

    def _is_confirmed(self, place: int, name: FoundName) -> bool:
        text = self.texts[place]
        if name.is_body:
            return text.strip() == name.text
        rest = text[name.span.end :]
        if MOMENT.search(rest) or ROLE.search(rest):
            return True
        if any(self.texts[i].startswith(name.text) for i in self.foot):
            return True
        others = self.texts.count(text.strip()) > 1 and not self._is_subject(name)
        return others and ordinary_share(name.text) == 0

    def _is_dated(self, place: int, name: FoundName) -> bool:
        if name.is_body or self._is_subject(name) or ordinary_share(name.text) > 0.5:
            return False
        near = self.texts[max(0, place - 3) : place] + self.texts[place + 1 : place + 4]
        return any(len(text) < 80 and MOMENT.search(text) for text in near)

    def _is_alone(self, place: int, name: FoundName) -> bool:
        """Tell whether a line right below the title is a name and nothing else, of no subject."""
        if self.title is None or place > self.title + _ALONE or self.texts[place] != name.text:
            return False
        return not self._is_subject(name) and ordinary_share(name.text) == 0

    def _is_subjects(self, place: int) -> bool:
        """Tell whether a line names nobody, or somebody whom the article speaks of."""
        names = bare_names(self.texts[place])
        return not names or any(n.is_body or self._is_subject(n) for n in names)

    def _is_subject(self, name: FoundName) -> bool:
        """Tell whether the article speaks of somebody of that name."""
        return name.text in self.body or (
            self.title is not None and name.text in self.texts[self.title]
        )

    def _noted(self) -> list[tuple[int, FoundName]]:
        """Return who an author's note right below the article is about."""
        for place in self.foot:
            above = self.texts[place - 1] if place else ""
            is_announced = _ABOUT_AUTHOR.match(above) is not None
            if not (is_announced or PERSON.search(self.texts[place][:400])):
                continue
            name = _first_name(self.texts[place])
            if name is not None and (is_announced or self.blocks[place].role is Role.BIO):
                return [(place, name)]
        return []

    # -- date

    def _issued(self) -> MetaField | None:
        found = list(self._dates())
        if not found:
            return None
        _rank, _order, place, date = min(found, key=lambda hit: hit[:2])
        return MetaField(
            date.csl,
            confidence=0.95 if found[0][0] == 0 else 0.85,
            evidence=self._span(place, date.span),
        )

    def _dates(self) -> Iterator[tuple[int, int, int, FoundDate]]:
        """Yield dates where such stand: how good (0 is best), the order, place and date."""
        order = 0
        for place in (*self.head, *self.lead, *self.foot, *self.above):
            text = self.texts[place]
            if len(text) > 250 or self.blocks[place].role is Role.CAPTION:
                continue
            for date in dates_in(text, day_first=self.language not in _YEAR_FIRST):
                order += 1
                rank = self._rank(place, date)
                if rank == 0 or self._is_of_article(place, date):
                    yield rank, order, place, date

    def _rank(self, place: int, date: FoundDate) -> int:
        """Return how likely a date is that of the article, 0 for most."""
        text = self.texts[place]
        before = text[max(0, date.span.start - 45) : date.span.start]
        if _EDITION.search(before):
            return 3
        if _PUBLISHED.search(before):
            return 0
        if _UPDATED.search(before):
            return 3
        if place in self.lead or (self.title is not None and place < self.title):
            return 2  # a page may begin with today's date
        return 1

    def _is_of_article(self, place: int, date: FoundDate) -> bool:
        """Tell whether a line that does not say what its date is can only be about the article."""
        text = self.texts[place]
        if place in self.foot:
            return False
        if place in self.above:
            return bool(marked_names(text))
        if place in self.lead:
            return bool(marked_names(text)) or len(text) - len(date.span) < 20
        return len(text.split()) <= _SENTENCE or bool(marked_names(text))

    # -- outlet and address

    def _outlet(self) -> MetaField | None:
        for place, block in enumerate(self.blocks):
            if block.role in _ARTICLE or len(self.texts[place]) > 600:
                continue
            for name, span in named_outlets(self.texts[place]):
                return MetaField(name, confidence=0.8, evidence=self._span(place, span))
        return None

    def _type(self, outlet: MetaField | None) -> MetaField:
        """Return what kind of publication it most likely is: a guess by the outlet's name."""
        name = "" if outlet is None else str(outlet.value)
        if kind := kind_of(name):
            return MetaField(kind, confidence=0.5, evidence=outlet.evidence if outlet else None)
        is_page = any(block.role is Role.FURNITURE for block in self.blocks)
        return MetaField("webpage" if is_page else "document", confidence=0.3)

    def suggestion(self) -> str:
        """Return the outlet that the page looks like, empty where it looks like none."""
        pairs = zip(self.texts, self.blocks, strict=True)
        return outlet_like([text for text, block in pairs if block.role not in _ARTICLE])

    def _address(self) -> MetaField | None:
        for place in (*range(min(3, len(self.texts))), *self.head, *self.foot):
            match = _ADDRESS.match(self.texts[place].strip())
            if match:
                span = Span(match.start(1), match.end(1))
                return MetaField(match[1], confidence=0.8, evidence=self._span(place, span))
        return None

    def _span(self, place: int, inside: Span | None = None) -> Span:
        block = self.blocks[place]
        if inside is None:
            return Span(block.start, block.end)
        return Span(block.start + inside.start, block.start + inside.end)


def with_facts(draft: Draft) -> Draft:
    """Return `draft` with the fields that its text states, where the file is not as sure.

    All its blocks have roles by now.
    """
    facts = Facts(draft)
    fields = facts.fields()
    for name, stated in draft.fields.items():
        shown = fields.get(name)
        if shown is not None and shown.value == stated.value:
            fields[name] = _agreed(name, stated, shown)
        elif shown is None or _goes_before(name, stated, shown):
            fields[name] = stated
    outlet = "" if "container-title" in fields else facts.suggestion()
    remarks = (ReadWarning(Remark.OUTLET_SUGGESTED, outlet),) if outlet else ()
    return replace(
        draft,
        fields=fields,
        language=draft.language or facts.language,
        warnings=(*draft.warnings, *remarks),
    )


def _goes_before(name: str, stated: MetaField, shown: MetaField) -> bool:
    """Tell whether the file is surer; the title of a web page was weighed with its headings."""
    is_weighed = name == "title" and stated.origin in {"json-ld", "meta"}
    return is_weighed or stated.confidence >= shown.confidence


def _agreed(name: str, stated: MetaField, shown: MetaField) -> MetaField:
    """Return a field that the file states and the text shows: as sure as the surer of the two.

    But not the title: its line has its role because it is what the file states.
    """
    is_witness = name != "title"
    confidence = max(stated.confidence, shown.confidence if is_witness else 0.0)
    return replace(stated, confidence=confidence, evidence=shown.evidence)


def _first_name(text: str) -> FoundName | None:
    """Return the name that a line begins with: "Ann van Example, Ph.D., is an analyst"."""
    words = text.split(" ")
    for size in (4, 3, 2):
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

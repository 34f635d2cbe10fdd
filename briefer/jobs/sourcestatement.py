"""Draft a source summary statement from the facts: plain sentences for a person to edit."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from briefer.checking.sourcefacts import Counts, JudgementFacts, SourceFacts, source_facts
from briefer.core.brief import Brief
from briefer.core.runs import Run
from briefer.core.source import SourceText
from briefer.core.text import first_words
from briefer.markup.nodes import Paragraph
from briefer.markup.prose import write_text

_MOST = 4  # outlets that are named
_TYPES = {
    "article-newspaper": ("newspaper article", "newspaper articles"),
    "article-magazine": ("magazine article", "magazine articles"),
    "article-journal": ("journal article", "journal articles"),
    "post-weblog": ("blog post", "blog posts"),
    "webpage": ("web page", "web pages"),
    "report": ("report", "reports"),
    "book": ("book", "books"),
    "chapter": ("chapter", "chapters"),
    "speech": ("speech", "speeches"),
    "interview": ("interview", "interviews"),
    "legislation": ("law", "laws"),
    "legal_case": ("court case", "court cases"),
    "personal_communication": ("personal communication", "personal communications"),
}
_BLANK = re.compile(r" +(?=[.,;:])")  # where a citation stood
_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
)  # fmt: skip
_LANGUAGES: Mapping[str, str] = {
    "en": "English", "de": "German", "fr": "French", "es": "Spanish", "it": "Italian",
    "ru": "Russian", "uk": "Ukrainian", "zh": "Chinese", "ja": "Japanese", "ko": "Korean",
    "ar": "Arabic", "pl": "Polish", "nl": "Dutch", "pt": "Portuguese", "tr": "Turkish",
    "fa": "Persian", "he": "Hebrew",
}  # fmt: skip


def source_statement(facts: SourceFacts) -> str:
    """Return the statement as Markdown, empty where nothing is cited.

    In English, to be edited: nothing in it is more than a count.
    """
    if not facts.count:
        return ""
    overall = Paragraph((Run(" ".join(_overall(facts))),))
    return write_text((overall, *_judged(facts)))


def drafted_statement(brief: Brief, texts: Mapping[str, SourceText]) -> str:
    """Return the statement of what prints of `brief`."""
    return source_statement(source_facts(brief, texts))


def _overall(facts: SourceFacts) -> Iterator[str]:
    kinds = _listed([_counted(n, *_TYPES.get(kind, ("other source", "other sources")))
                     for kind, n in facts.types])  # fmt: skip
    of = f": {kinds}" if kinds else ""
    yield f"This brief draws on {_counted(facts.count, 'source', 'sources')}{of}."
    if facts.outlets:
        yield f"{'They come' if facts.count > 1 else 'It comes'} from {_outlets(facts.outlets)}."
    if len(facts.languages) > 1 or (facts.languages and facts.languages[0][0] != "en"):
        spoken = _listed([f"{n} in {_LANGUAGES.get(i, i)}" for i, n in facts.languages])
        yield f"By language: {spoken}."
    yield from _dates(facts)
    yield from _copies(facts)
    yield from _origins(facts)


def _outlets(outlets: Counts) -> str:
    names = [name for name, _count in outlets[:_MOST]]
    more = len(outlets) - len(names)
    return _listed([*names, *([_counted(more, "other outlet", "other outlets")] if more else [])])


def _dates(facts: SourceFacts) -> Iterator[str]:
    if facts.first and facts.first == facts.last:
        yield f"All that are dated are from {_day(facts.first)}."
    elif facts.first:
        yield f"They were published between {_day(facts.first)} and {_day(facts.last)}."
    if facts.undated:
        yield f"{_counted(facts.undated, 'source states', 'sources state')} no date."
    if facts.reliability:
        graded = _listed([f"{count} graded {grade}" for grade, count in facts.reliability])
        yield f"For reliability, {graded}."


def _copies(facts: SourceFacts) -> Iterator[str]:
    if facts.extracts:
        yield f"{_counted(facts.extracts, 'source was', 'sources were')} seen as an extract only."
    if facts.translations:
        yield f"{_counted(facts.translations, 'source was', 'sources were')} read in translation."
    if facts.unreliable:
        yield f"The copy of {_counted(facts.unreliable, 'source', 'sources')} may be unreliable."


def _origins(facts: SourceFacts) -> Iterator[str]:
    for origin in facts.shared:
        by = f" ({origin.agency})" if origin.agency else ""
        yield f"{len(origin.source_ids)} of them go back to one origin{by}."
    if facts.shared:
        yield f"That leaves {_counted(len(facts.origins), 'origin', 'independent origins')}."


def _judged(facts: SourceFacts) -> Iterator[Paragraph]:
    """Yield a sentence a judgement, its words in italics: marks would make them quoted words."""
    for number, judgement in enumerate(facts.judgements, 1):
        text = _BLANK.sub("", judgement.text)
        words = Run(first_words(text), italic=True)
        yield Paragraph((Run(f"Judgement {number} ("), words, Run(f"): {_rests(judgement)}.")))


def _day(stated: str) -> str:
    """Return a date of ISO 8601, or as much of one as there is, in words."""
    year, *rest = stated.split("-")
    if not rest or not 0 < int(rest[0]) <= len(_MONTHS):
        return year  # or a season
    month = _MONTHS[int(rest[0]) - 1]
    day = f"{int(rest[1])} " if len(rest) > 1 else ""
    return f"{day}{month} {year}"


def _rests(judgement: JudgementFacts) -> str:
    if not judgement.supporting:
        return "no source is given for it"
    origin = ""
    if judgement.supporting > 1:
        origin = " of one origin" if judgement.origins == 1 else f" of {judgement.origins} origins"
    verb = "supports" if judgement.supporting == 1 else "support"
    support = f"{_counted(judgement.supporting, 'source', 'sources')}{origin} {verb} it"
    if not judgement.contradicting:
        return f"{support}, none contradicts it"
    return f"{support}, {_counted(judgement.contradicting, 'contradicts', 'contradict')} it"


def _counted(count: int, one: str, many: str) -> str:
    return f"{count} {one if count == 1 else many}"


def _listed(words: list[str]) -> str:
    if len(words) < 2:
        return "".join(words)
    return f"{', '.join(words[:-1])} and {words[-1]}"

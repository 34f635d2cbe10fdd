"""Lines of a pasted page as numbers: what the classifier sees of each line.

A feature is a column: one value a line. First what a line looks like by itself, then the same
of its neighbours, smoothed over its surroundings, and where it stands in the page.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate, chain
from math import log1p

from briefer.importing.languages import function_words, language_of
from briefer.importing.phrases import CREDIT, CREDITS, END, MOMENT, PARTS, SERVICE

Column = list[float]

_WORD = re.compile(r"\w+")
_WIDE = re.compile("[\u0e00-\u0eff\u3040-\u30ff\u3400-\u9fff]")
_ENDED = re.compile(r"[.!?…。！？।؟][\"'”’»›“)\]」』]*(?:\s*\[\d+\])?$")
# Alternatives that differ in their first character would be tried at each one of the text.
_SENTENCE = re.compile(r"[.!?。！？](?:(?<=[。！？])|[\"”’»)]* +[\"“‘«„(]?[^\W\d_a-z])")
_QUOTE = re.compile(r"[\"“”„«»「]")
_SEPARATOR = re.compile(r"[|»›•·▸►→]")
_DIGIT = re.compile(r"\d")
_LEADING = "-•*·>|–—▪‣●✔✓"
_GAP = 3.0  # blank lines; more are no wider
PARAGRAPH = 15  # words of a line that is likely prose
_CREDIT = 120  # characters of a line among which a credit stands
_BRACKET = 160  # likewise, one in brackets
_MONTH = 15  # characters; the longest name of a month, or "il y a", before its number
_FAR = 50.0  # lines; farther is all the same


@dataclass(frozen=True, eq=False)
class Lines:
    """The lines of a page that are not blank, and how many blank ones stand before each."""

    texts: Sequence[str]
    gaps: Sequence[int]

    def __len__(self) -> int:
        """Return how many lines there are."""
        return len(self.texts)

    @cached_property
    def language(self) -> str:
        """Return the language of the longer lines, of all where there are none."""
        longer = [text for text in self.texts if len(text) > 80]
        return language_of("\n".join(longer or self.texts))

    @cached_property
    def words(self) -> list[list[str]]:
        """Return the words of each line."""
        return [_WORD.findall(text) for text in self.texts]

    @cached_property
    def lowered(self) -> list[list[str]]:
        """Return the words of each line in lower case; "İ" falls into a letter and a mark."""
        return [
            _WORD.findall(text.lower()) if "İ" in text else list(map(str.lower, words))
            for text, words in zip(self.texts, self.words, strict=True)
        ]

    @cached_property
    def telling(self) -> list[list[str]]:
        """Return the words of each line, in lower case, that may say what it is about."""
        return [[word for word in words if len(word) > 3] for words in self.lowered]

    @cached_property
    def counts(self) -> list[float]:
        """Return how many words each line has; scripts without spaces count by characters."""
        return [
            len(words) if text.isascii() else max(len(words), len(_WIDE.findall(text)) / 1.7)
            for text, words in zip(self.texts, self.words, strict=True)
        ]

    @cached_property
    def has_paragraphs(self) -> bool:
        """Tell whether there is more than a heading and what stands below one."""
        return max(self.counts, default=0) >= PARAGRAPH

    @cached_property
    def digits(self) -> list[int]:
        """Return how many digits each line has."""
        return [len(_DIGIT.findall(text)) for text in self.texts]

    @cached_property
    def credited(self) -> list[bool]:
        """Return which lines end as captions of pictures do."""
        ends = list(map(_lowered_end, self.texts))
        page = "\n".join(ends)
        names = [name for name in CREDITS if name in page]  # of some thirty a few
        return [_has_credit(text, end, names) for text, end in zip(self.texts, ends, strict=True)]


def columns(lines: Lines, vocabulary: Column) -> list[Column]:
    """Return every feature of `lines`; `vocabulary` is what its words say of each line."""
    own = _own(lines, vocabulary)
    return [*own.values(), *_neighbours(own), *_surroundings(lines, own), *_places(lines, own)]


def names() -> list[str]:
    """Return the names of the features in the order of `columns`."""
    own = _own(Lines((), ()), [])
    near = [f"{name}{offset:+d}" for offset in _OFFSETS for name in _SEEN_OF_NEIGHBOURS]
    smooth = [f"{name}~{radius}" for radius in _RADII for name in _SMOOTHED]
    return [*own, *near, *smooth, *_PLACES]


def _own(lines: Lines, vocabulary: Column) -> dict[str, Column]:
    """Return what each line looks like by itself, by the name of the feature."""
    return {
        **_sizes(lines),
        **_shares(lines),
        **_marks(lines),
        **_phrases(lines),
        **_repetitions(lines),
        "vocabulary": vocabulary,
    }


def _sizes(lines: Lines) -> dict[str, Column]:
    gaps = [float(gap) if gap < _GAP else _GAP for gap in lines.gaps]
    return {
        "words": list(map(log1p, lines.counts)),
        "characters": list(map(log1p, map(len, lines.texts))),
        "gap before": gaps,
        "gap after": [*gaps[1:], 1.0][: len(lines)],
    }


def _shares(lines: Lines) -> dict[str, Column]:
    every = function_words()
    small = every.get(lines.language, frozenset()) or every["en"]
    return {
        "small words": _share(lines.lowered, small.__contains__),
        "capitals": [
            sum([word[0].isupper() for word in line]) / len(line) if line else 0.0
            for line in lines.words
        ],
        "digits": [n / len(text) for n, text in zip(lines.digits, lines.texts, strict=True)],
        "commas": [
            min(text.count(", ") + text.count("、"), 8) / (1 + n)
            for text, n in zip(lines.texts, lines.counts, strict=True)
        ],
        "word length": [
            len(text) / (1 + n) for text, n in zip(lines.texts, lines.counts, strict=True)
        ],
    }


def _share(words: Sequence[list[str]], has: Callable[[str], bool]) -> Column:
    return [sum(map(has, line)) / len(line) if line else 0.0 for line in words]


def _marks(lines: Lines) -> dict[str, Column]:
    texts = lines.texts
    return {
        "ended": [float(_ENDED.search(text[-12:]) is not None) for text in texts],
        "cut off": [float(text.endswith(("…", "...", "[…]"))) for text in texts],
        "colon": [float(text.endswith((":", "："))) for text in texts],
        "question": [float(text.endswith(("?", "？"))) for text in texts],
        "sentences": capped(map(len, map(_SENTENCE.findall, texts)), 6.0),
        "quotation": [
            float('"' in text or (not text.isascii() and _QUOTE.search(text) is not None))
            for text in texts
        ],
        "opens quotation": [float(text[0] in "\"“„«»「'‘") for text in texts],
        "lower start": [float(text[0].islower()) for text in texts],
        "bullet": [float(text[0] in _LEADING) for text in texts],
        "digit start": [float(text[0].isdigit()) for text in texts],
        "separators": capped(map(_separators, texts), 4.0),
    }


def _separators(text: str) -> int:
    return len(_SEPARATOR.findall(text)) if "|" in text or not text.isascii() else 0


def capped(counts: Iterable[float], most: float) -> Column:
    """Return each number, but none above `most`."""
    return [float(n) if n < most else most for n in counts]


def _phrases(lines: Lines) -> dict[str, Column]:
    return {
        "end": [
            float(END.match(text) is not None) if n < 12 else 0.0
            for text, n in zip(lines.texts, lines.counts, strict=True)
        ],
        "service": [
            0.0 if SERVICE.isdisjoint(words) else min(4.0, sum(map(SERVICE.__contains__, words)))
            for words in lines.lowered
        ],
        "caption": [float(is_credited_) for is_credited_ in lines.credited],
    }


def has_moment(text: str) -> bool:
    """Tell whether a line holds a date or a time, exact or relative."""
    digit = _DIGIT.search(text)
    return digit is not None and MOMENT.search(text, max(0, digit.start() - _MONTH)) is not None


def is_credited(text: str) -> bool:
    """Tell whether a line ends as captions of pictures do."""
    return _has_credit(text, _lowered_end(text), CREDITS)


def _lowered_end(text: str) -> str:
    """Return what of a line may be a credit, which has two words at least."""
    return text[-_CREDIT:].lower() if " " in text else ""


def _has_credit(text: str, end: str, names: Iterable[str]) -> bool:
    """Tell whether the end of a line names one of `names`, or is a name in brackets."""
    for name in names:  # any() takes twice as long, and every line is asked
        if name in end and (name not in PARTS or PARTS[name].search(end)):
            return True
    return end.endswith((")", ").")) and CREDIT.search(text[-_BRACKET:]) is not None


def _repetitions(lines: Lines) -> dict[str, Column]:
    times = Counter(lines.texts)
    long = [set(w) for w, n in zip(lines.lowered, lines.counts, strict=True) if n >= PARAGRAPH]
    spread = Counter(chain.from_iterable(long))
    shared = {word for word, count in spread.items() if count >= 2 and len(word) > 3}
    once = {word for word in spread if len(word) > 3}
    small = function_words().get(lines.language, frozenset())
    content = [[w for w in line if w not in small] for line in lines.telling]
    return {
        "repeated": [float(times[text] > 1) for text in lines.texts],
        "same opening": _shared([tuple(words[:2]) for words in lines.lowered]),
        "same ending": _shared([tuple(words[-2:]) for words in lines.lowered]),
        "topic": _share(content, shared.__contains__),
        "known words": _share(content, once.__contains__),
    }


def _shared(ends: Sequence[tuple[str, ...]]) -> Column:
    """Return how many other lines begin, or end, with the same two words; 3 is many."""
    times = Counter(ends)
    return capped([times[end] - 1 if len(end) == 2 else 0 for end in ends], 3.0)


_OFFSETS = (-3, -2, -1, 1, 2, 3)
_SEEN_OF_NEIGHBOURS = ("words", "small words", "vocabulary", "topic")
_RADII = (3, 8, 20)
_SMOOTHED = ("length", "long", "ended", "tiny", "vocabulary", "gap before")


def _neighbours(own: dict[str, Column]) -> list[Column]:
    return [shifted(own[name], offset) for offset in _OFFSETS for name in _SEEN_OF_NEIGHBOURS]


def shifted(column: Column, offset: int) -> Column:
    """Return the column whose line i has the value of line i + offset, -1 beyond the ends."""
    size = len(column)
    if abs(offset) >= size:
        return [-1.0] * size
    pad = [-1.0] * abs(offset)
    return [*column[offset:], *pad] if offset > 0 else [*pad, *column[:offset]]


def _surroundings(lines: Lines, own: dict[str, Column]) -> list[Column]:
    counts = lines.counts
    kinds: dict[str, Column] = {
        "length": [n / 30 for n in capped(counts, 60.0)],
        "long": [float(n >= PARAGRAPH) for n in counts],
        "tiny": [float(n <= 4) for n in counts],
        **own,
    }
    return [smoothed(kinds[name], radius) for radius in _RADII for name in _SMOOTHED]


def smoothed(column: Column, radius: int) -> Column:
    """Return the mean of each line and the `radius` lines on either side of it."""
    width = 2 * radius + 1
    sums = list(accumulate([*[0.0] * (radius + 1), *column, *[0.0] * radius]))
    return [(end - begin) / width for begin, end in zip(sums, sums[width:], strict=False)]


_PLACES = (
    "position",
    "lines",
    "from centre",
    "text before",
    "text after",
    "since long",
    "to long",
    "since end",
    "ends before",
    "since ended",
    "to ended",
)


def _places(lines: Lines, own: dict[str, Column]) -> list[Column]:
    size = len(lines)
    prose = [n - 9 if n > 9 else 0.0 for n in capped(lines.counts, 60.0)]
    long = [n >= PARAGRAPH for n in lines.counts]
    full = [e > 0 and n >= 8 for e, n in zip(own["ended"], lines.counts, strict=True)]
    before = list(accumulate(prose))
    total = before[-1] if before else 0.0
    weights = [p**1.5 for p in prose]
    mass = sum(weights)
    centre = sum(i * w for i, w in enumerate(weights)) / mass if mass else size / 2
    ends = [bool(e) for e in own["end"]]
    return [
        [i / size for i in range(size)],
        [log1p(size)] * size,
        [(i - centre) / size for i in range(size)],
        [log1p(b - p) for b, p in zip(before, prose, strict=True)],
        [log1p(total - b) for b in before],
        since(long),
        since(long[::-1])[::-1],
        since(ends),
        capped(accumulate(own["end"]), 6.0),
        since(full),
        since(full[::-1])[::-1],
    ]


def since(flags: Sequence[bool]) -> Column:
    """Return for each line how many lines ago the last flagged one was, at most `_FAR`."""
    result: Column = []
    distance = _FAR
    for flag in flags:
        result.append(distance)
        if flag:
            distance = 1.0
        elif distance < _FAR:
            distance += 1.0
    return result

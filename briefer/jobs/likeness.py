"""Sources whose text is almost that of another: found by the word groups they share."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from briefer.core.source import NUMBERED, Source, SourceText
from briefer.core.text import stretches
from briefer.project import queries
from briefer.project.project import Project

_GROUP = 4  # words that stand together
_LEAST = 20  # groups below which a text is too short to be compared
_ALIKE = 0.6  # shared groups, of all that either has
_SAMPLED_FROM = 400  # words from which every eighth group is enough
_SLICE = 40  # texts that are read at once: an edit does not wait for longer

Sketch = frozenset[int]


@dataclass(frozen=True, slots=True)
class NearCopy:
    """A source that came in, the older one it is almost the same as, and how much they share."""

    source_id: str
    other_id: str
    other_key: str
    other_title: str
    share: float


def near_copies(project: Project, source_ids: Iterable[str]) -> tuple[NearCopy, ...]:
    """Return, for each of these sources, the source before it that is almost the same, if any."""
    new = set(source_ids)
    if not new:
        return ()
    lines = project.read(queries.sources).result()
    linked = {(line.source.source_id, line.older_id) for line in lines}
    sources = {line.source.source_id: line.source for line in lines}
    sketches = _sketches(project, _worth_reading(list(sources.values()), new))
    order = {source_id: number for number, source_id in enumerate(sources)}
    found = []
    for source_id, other_id, share in _pairs(sketches, new, order):
        if (source_id, other_id) not in linked:
            other = sources[other_id]
            title = other.item.text("title") or other.name
            found.append(NearCopy(source_id, other_id, other.key, title, share))
    return tuple(found)


def sketch(text: SourceText) -> Sketch:
    """Return the word groups of the numbered blocks of a text, of a long one a part of them."""
    parts = (part for b in text.blocks if b.role in NUMBERED for part in stretches(b.text))
    words = [word for part in parts for word in part.casefold().split()]
    groups = zip(*(words[offset:] for offset in range(_GROUP)), strict=False)
    if len(words) < _SAMPLED_FROM:
        return frozenset(map(hash, groups))
    return frozenset(code for group in groups if (code := hash(group)) & 7 == 0)


def _worth_reading(sources: Sequence[Source], new: set[str]) -> list[str]:
    """Return the new sources, and those that are about as long as one of them."""
    lengths = sorted(source.words for source in sources if source.source_id in new)
    return [s.source_id for s in sources if s.source_id in new or _is_near(s.words, lengths)]


def _is_near(words: int, lengths: Sequence[int]) -> bool:
    return any(_ALIKE * length <= words <= length / _ALIKE for length in lengths)


def _sketches(project: Project, source_ids: Sequence[str]) -> Mapping[str, Sketch]:
    found = {}
    for start in range(0, len(source_ids), _SLICE):
        part = source_ids[start : start + _SLICE]
        for source_id, text in project.read(queries.source_texts, part).result().items():
            made = sketch(text)
            if len(made) >= _LEAST:
                found[source_id] = made
    return found


def _pairs(
    sketches: Mapping[str, Sketch], new: set[str], order: Mapping[str, int]
) -> Iterator[tuple[str, str, float]]:
    """Yield each new source with the earlier one that shares most, and how much."""
    wanted = frozenset[int]().union(*(sketches[s] for s in new if s in sketches))
    holders: defaultdict[int, list[str]] = defaultdict(list)
    for source_id in sorted(sketches, key=order.__getitem__):
        mine = sketches[source_id]
        if source_id in new:
            shared = Counter(other for code in mine for other in holders.get(code, ()))
            shares = {o: n / (len(mine) + len(sketches[o]) - n) for o, n in shared.items()}
            best = max(shares, key=shares.__getitem__, default="")
            if best and shares[best] >= _ALIKE:
                yield source_id, best, shares[best]
        for code in mine & wanted:
            holders[code].append(source_id)

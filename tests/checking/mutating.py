"""Generated briefs, and what can happen to their quotations on the way through other hands."""

from __future__ import annotations

import random
import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field

from briefer.checking.returned import Returned, ReturnedQuotation
from briefer.checking.verdicts import Colour
from briefer.checking.verifying import Known
from briefer.citation.styles import load_style
from briefer.core.brief import Brief, BriefSettings, FrontMatter, NotesKind
from briefer.core.excerpt import Excerpt, Pinpoint, selector_for
from briefer.core.outline import OutlineItem, Quotation, Section, TextItem
from briefer.core.rewording import marked
from briefer.core.source import Block, Role, SourceText
from briefer.core.text import Span, word_count
from briefer.exporting.options import ExportOptions
from briefer.exporting.wordfile import word_file
from tests.checking.briefs import full_source
from tests.checking.wordedits import changed, control, returned, run, unwrapped, without_bookmarks

NAMES = ("Ada Marsh", "Lena Ode", "Tomas Vell", "Ines Corral", "Pavel Dorn", "Mira Stane")
PLACES = ("Northport", "Eastmere", "Valden", "Corvo", "Lissa", "Brenholm", "Tarn")
ROLES = ("the harbour master", "a former minister", "the port’s chief engineer", "an official")
THINGS = (
    *("the old quay", "the northern basin", "the new cranes", "the dredging plan", "the tax"),
    *("the fishing fleet", "the pilot service", "the sea wall", "the grain terminal"),
    *("the customs house", "the ferry line"),
)
VERBS = (
    *("could not carry", "would never replace", "may delay", "has not weakened", "will support"),
    *("cannot pay for", "did not mention", "must protect", "has doubled the dues of"),
)
UNITS = ("per cent", "billion euros", "million tonnes", "kilometres", "ships a year", "metres")
CLAUSES = (
    "which nobody on the council had asked for",
    "because the winter storms had come early",
    "although two mayors had warned against it",
    "as the “quiet compact” of last year required",
    "after what one mayor called a “ruinous bargain” with the dredgers",
    "despite the co-operation that both sides had promised",
    "while the region’s crews went unpaid",
    "until the last of the inspectors left the site",
)
NEGATIONS = re.compile(r"\b(?:not|never)\b")
STYLES = ("chicago-notes-bibliography", "chicago-author-date", "apa")
_SHORT = 0.2  # share of excerpts of three to six words
WORDS = ("lantern", "orchard", "velvet", "granite", "thunder", "meadow", "copper", "willow")


@dataclass(frozen=True, slots=True)
class Library:
    """Sources that were made up, and passages in them."""

    texts: Mapping[str, SourceText]
    excerpts: Mapping[str, Excerpt]


def sentence(rng: random.Random) -> str:
    subject = f"{rng.choice(NAMES)}, {rng.choice(ROLES)} in {rng.choice(PLACES)},"
    says = f"{rng.choice(['said', 'wrote', 'argued', 'noted'])} that {rng.choice(THINGS)}"
    does = f"{rng.choice(VERBS)} {rng.choice(THINGS)}"
    figure = f"{rng.randint(2, 98)}.{rng.randint(1, 9)} {rng.choice(UNITS)}"
    extra = f"at {rng.choice(['nearly', 'about', 'more than'])} {figure}"
    joint = rng.choice([", ", " – "])
    return f"{subject} {says} {does} {extra}{joint}{rng.choice(CLAUSES)}."


def library(rng: random.Random, sources: int = 6, paragraphs: int = 12) -> Library:
    texts, excerpts = {}, {}
    for number in range(sources):
        blocks: list[Block] = []
        position = 0
        for i in range(paragraphs):
            words = " ".join(sentence(rng) for _ in range(rng.randint(1, 3)))
            span = Span(position, position + len(words))
            blocks.append(Block(span.start, span.end, Role.BODY, words, str(i + 1)))
            position = span.end + 2
        source_id = f"s{number}"
        canonical = "\n\n".join(block.text for block in blocks)
        texts[source_id] = SourceText(source_id, canonical, tuple(blocks))
        for block in blocks:
            taken = _passage(rng, block)
            name = f"{source_id}-{block.number}"
            selectors = (selector_for(canonical, taken),)
            point = Pinpoint(block.number, block.number)
            excerpts[name] = Excerpt(name, source_id, selectors, point)
    return Library(texts, excerpts)


def _passage(rng: random.Random, block: Block) -> Span:
    """Return most of a block, at least a dozen words of it; of some blocks just a few words."""
    words = [Span(m.start(), m.end()) for m in re.finditer(r"\S+", block.text)]
    if rng.random() < _SHORT:
        first = rng.randrange(0, len(words) - 6)
        last = first + rng.randint(2, 5)
        return Span(block.start + words[first].start, block.start + words[last].end)
    first = rng.randrange(0, max(1, len(words) - 14))
    last = rng.randrange(min(len(words) - 1, first + 12), len(words))
    return Span(block.start + words[first].start, block.start + words[last].end)


def brief_of(rng: random.Random, shelf: Library, notes: NotesKind, style: str) -> Brief:
    """Return a brief of block and inline quotations, some of them edited."""
    items: list[OutlineItem] = []
    for name in rng.sample(sorted(shelf.excerpts), 24):
        excerpt = shelf.excerpts[name]
        words = excerpt.words
        can_edit = word_count(words) > 6 and rng.random() < 0.25
        wording = legal_edit(rng, words) if can_edit else None
        shown = wording or words
        if word_count(shown) <= 40 and rng.random() < 0.5:
            key = excerpt.source_id
            quotation = Quotation(f"q-{name}", name, wording)
            text = f"They put it so: [{escaped(shown)}]{{.quote #q-{name}}} [@{key}]."
            items.append(TextItem(f"t-{name}", text, (quotation,)))
        else:
            items.append(Quotation(f"q-{name}", name, wording))
    sections = tuple(
        Section(f"x{i}", f"Part {i}", tuple(items[i : i + 6])) for i in range(0, len(items), 6)
    )
    return Brief(
        FrontMatter(title="Ports", marking=rng.choice(["", "TLP:GREEN"])),
        BriefSettings(style=style, notes=notes, locale=rng.choice(["en-US", "en-GB"])),
        sections,
        shelf.excerpts,
        {i: full_source(i, i, f"Report {i}") for i in shelf.texts},
    )


def escaped(words: str) -> str:
    return re.sub(r"([\[\]\\])", r"\\\1", words)


def legal_edit(rng: random.Random, words: str) -> str:
    """Return words with a cut, an insertion or another first letter, all marked."""
    parts = words.split()
    at = rng.randrange(2, len(parts) - 4)
    match rng.randrange(3):
        case 0:
            parts[at : at + rng.randint(1, 3)] = []
        case 1:
            parts[at] = rng.choice(WORDS)
        case _:
            parts = parts[1:]
            parts[0] = parts[0][0].swapcase() + parts[0][1:]
    return marked(words, " ".join(parts)) or words


Mutation = Callable[[random.Random, str, "Case"], str | None]


@dataclass(frozen=True, slots=True)
class Case:
    """Where a mutation happens: the other passages that could take this one's place."""

    others: tuple[str, ...] = ()


def _plain(parts: list[str]) -> list[int]:
    """Return which words are the source's own, and stand beside no mark."""
    marks = {i for i, word in enumerate(parts) if "[" in word or "]" in word or "..." in word}
    return [i for i in range(len(parts)) if not marks & {i - 1, i, i + 1}]


def _bare(word: str) -> str:
    return re.sub(r"\W", "", word).casefold()


def word_replaced(rng: random.Random, text: str, _case: Case) -> str | None:
    parts = text.split(" ")
    able = [i for i in _plain(parts) if parts[i].isalpha()]
    if not able:
        return None
    parts[rng.choice(able)] = rng.choice(WORDS)
    return " ".join(parts)


def digit_changed(rng: random.Random, text: str, _case: Case) -> str | None:
    places = [m.start() for m in re.finditer(r"\d", text)]
    if not places:
        return None
    at = rng.choice(places)
    return f"{text[:at]}{(int(text[at]) + rng.randint(1, 8)) % 10}{text[at + 1 :]}"


def digit_dropped(rng: random.Random, text: str, _case: Case) -> str | None:
    places = [m.start() for m in re.finditer(r"\d", text)]
    return None if not places else text[: (at := rng.choice(places))] + text[at + 1 :]


def negation_removed(rng: random.Random, text: str, _case: Case) -> str | None:
    parts = text.split(" ")
    able = [i for i in _plain(parts) if NEGATIONS.fullmatch(parts[i])]
    able = [i for i in able if 1 < i < len(parts) - 2]
    if not able:
        return None
    del parts[rng.choice(able)]
    return " ".join(parts)


def negation_added(rng: random.Random, text: str, _case: Case) -> str | None:
    parts = text.split(" ")
    able = [i for i in _plain(parts) if i > 0]
    if not able:
        return None
    parts.insert(rng.choice(able), rng.choice(["not", "never"]))
    return " ".join(parts)


def words_swapped(rng: random.Random, text: str, _case: Case) -> str | None:
    parts = text.split(" ")
    plain = set(_plain(parts))
    able = [i for i in plain if i + 1 in plain and _bare(parts[i]) != _bare(parts[i + 1])]
    able = [i for i in able if _bare(parts[i]) and _bare(parts[i + 1])]
    if not able:
        return None
    at = rng.choice(able)
    parts[at], parts[at + 1] = parts[at + 1], parts[at]
    return " ".join(parts)


def unit_changed(rng: random.Random, text: str, _case: Case) -> str | None:
    pairs = (
        *(("billion", "million"), ("million", "billion"), ("per cent", "percentage points")),
        *(("kilometres", "miles"), ("metres", "feet"), ("ships a year", "ships a month")),
    )
    able = [(a, b) for a, b in pairs if re.search(rf"\b{a}\b", text)]
    if not able:
        return None
    before, after = rng.choice(able)
    return re.sub(rf"\b{before}\b", after, text, count=1)


def unit_dropped(_rng: random.Random, text: str, _case: Case) -> str | None:
    found = re.search(r"(\d) (?:billion|million|per cent)\b(?!\S* ?\S* \[)", text)
    return None if found is None else text[: found.end(1)] + text[found.end() :]


def name_changed(rng: random.Random, text: str, _case: Case) -> str | None:
    able = [name for name in (*NAMES, *PLACES) if name in text]
    if not able:
        return None
    old = rng.choice(able)
    pool = NAMES if old in NAMES else PLACES
    return text.replace(old, rng.choice([name for name in pool if name != old]), 1)


def clause_deleted(rng: random.Random, text: str, _case: Case) -> str | None:
    parts = text.split(" ")
    plain = set(_plain(parts))
    length = rng.randint(2, 5)
    able = [
        i
        for i in range(2, len(parts) - length - 2)
        if all(j in plain for j in range(i - 1, i + length + 1))
        and [_bare(w) for w in parts[i : i + length]]
        != [_bare(w) for w in parts[i + length :][:length]]
        and _bare(parts[i]) != _bare(parts[i + length])
    ]
    if not able:
        return None
    at = rng.choice(able)
    return " ".join(parts[:at] + parts[at + length :])


def other_source(rng: random.Random, _text: str, case: Case) -> str | None:
    return rng.choice(case.others) if case.others else None


def letter_changed(rng: random.Random, text: str, _case: Case) -> str | None:
    parts = text.split(" ")
    able = [i for i in _plain(parts) if len(parts[i]) > 3 and parts[i].isalpha()]
    if not able:
        return None
    at = rng.choice(able)
    parts[at] = parts[at][:-2] + ("y" if parts[at][-2] != "y" else "i") + parts[at][-1]
    return " ".join(parts)


def words_before(_rng: random.Random, text: str, _case: Case) -> str:
    return f"It is doubtful whether {text}"


def words_after(_rng: random.Random, text: str, _case: Case) -> str:
    return f"{text} and that was not all"


def middle_dropped(_rng: random.Random, text: str, _case: Case) -> str | None:
    parts = text.split(" ")
    if len(parts) < 12 or len(_plain(parts)) < len(parts):
        return None
    return " ".join(parts[:4] + parts[-4:])


RED: Mapping[str, Mutation] = {
    "one letter changed": letter_changed,
    "words put before": words_before,
    "words put after": words_after,
    "all but both ends dropped": middle_dropped,
    "one word replaced": word_replaced,
    "one digit changed": digit_changed,
    "one digit dropped": digit_dropped,
    "negation removed": negation_removed,
    "negation added": negation_added,
    "two words swapped": words_swapped,
    "unit changed": unit_changed,
    "unit dropped": unit_dropped,
    "name changed": name_changed,
    "clause deleted": clause_deleted,
    "another source's words": other_source,
}


def straightened(_rng: random.Random, text: str, _case: Case) -> str:
    return text.translate(str.maketrans("“”‘’", "\"\"''"))


def guillemets(_rng: random.Random, text: str, _case: Case) -> str:
    return text.replace("“", "«\u202f").replace("”", "\u202f»")


def guillemets_straightened(_rng: random.Random, text: str, _case: Case) -> str:
    return text.replace("“", '"\u00a0').replace("”", '\u00a0"')


def apostrophes(_rng: random.Random, text: str, _case: Case) -> str:
    return text.replace("’", "'").replace("...", "…")


def dashed(_rng: random.Random, text: str, _case: Case) -> str:
    return text.replace(" – ", "—") if " – " in text else text.replace("-", "‑")


def spaced(rng: random.Random, text: str, _case: Case) -> str:
    at = rng.choice([m.start() for m in re.finditer(" ", text)])
    return f"{text[:at]}\u00a0{text[at + 1 :]}"


def hyphenated(rng: random.Random, text: str, _case: Case) -> str:
    able = [m.start() + 2 for m in re.finditer(r"[a-z]{5,}", text)]
    if not able:
        return text
    at = rng.choice(able)
    return f"{text[:at]}\u00ad{text[at:]}"


def final_stop(_rng: random.Random, text: str, _case: Case) -> str:
    return text[:-1] if text.endswith((".", ",")) else f"{text},"


def first_letter(_rng: random.Random, text: str, _case: Case) -> str:
    at = next(i for i, c in enumerate(text) if c.isalnum())
    if "[" in text[: at + 2] or not text[at].isalpha():
        return text
    return text[:at] + text[at].swapcase() + text[at + 1 :]


def cut_marked(rng: random.Random, text: str, _case: Case) -> str | None:
    parts = text.split(" ")
    plain = set(_plain(parts))
    able = [i for i in range(2, len(parts) - 4) if {i - 1, i, i + 1, i + 2} <= plain]
    if not able:
        return None
    at = rng.choice(able)
    return " ".join([*parts[:at], "[...]", *parts[at + rng.randint(1, 2) :]])


def word_bracketed(rng: random.Random, text: str, _case: Case) -> str | None:
    parts = text.split(" ")
    able = [i for i in _plain(parts) if parts[i].isalpha() and 1 < i < len(parts) - 1]
    if not able:
        return None
    parts[rng.choice(able)] = f"[{rng.choice(WORDS)}]"
    return " ".join(parts)


def trimmed(rng: random.Random, text: str, _case: Case) -> str | None:
    """Return the words from somewhere in the first quarter on; never from within a number."""
    parts = text.split(" ")
    plain = _plain(parts)
    able = [i for i in range(1, len(parts) // 4 + 1) if i in plain and i - 1 in plain]
    able = [i for i in able if parts[i].isalpha() and not re.search(r"\d", parts[i - 1])]
    return " ".join(parts[rng.choice(able) :]) if able else None


def untouched(_rng: random.Random, text: str, _case: Case) -> str:
    return text


GREEN: Mapping[str, Mutation] = {
    "untouched": untouched,
    "straight quotation marks": straightened,
    "guillemets": guillemets,
    "guillemets made straight": guillemets_straightened,
    "straight apostrophes, one-character ellipses": apostrophes,
    "other dashes and hyphens": dashed,
    "no-break space": spaced,
    "soft hyphen": hyphenated,
    "final punctuation": final_stop,
    "first letter": first_letter,
    "marked cut": cut_marked,
    "word in brackets": word_bracketed,
    "trimmed at the start": trimmed,
}


def with_words(item_id: str, words: str) -> Callable[[str], str]:
    """Return the edit that puts other words into the control of a quotation."""
    xml_words = words.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")

    def edit(xml: str) -> str:
        found = control(item_id, xml)
        new = found[0].replace(found["content"], run(xml_words), 1)
        return xml[: found.start()] + new + xml[found.end() :]

    return edit


@dataclass(slots=True)
class Score:
    """What became of each kind of mutation: how often caught or clean, and examples of not."""

    red: Counter[str] = field(default_factory=Counter)
    missed: Counter[str] = field(default_factory=Counter)
    green: Counter[str] = field(default_factory=Counter)
    alarms: Counter[str] = field(default_factory=Counter)
    examples: list[tuple[str, str, str]] = field(default_factory=list)

    def take(self, name: str, *, is_red: bool, told: ReturnedQuotation) -> None:
        """Count one quotation that was changed in the way `name`."""
        caught = told.judged is not None and told.judged.verdict.colour is Colour.RED
        (self.red if is_red else self.green)[name] += 1
        if caught is not is_red:
            (self.missed if is_red else self.alarms)[name] += 1
            self.examples.append((name, told.text, told.original))


def run_one(
    rng: random.Random, score: Score, *, with_project: bool, has_anchors: bool = True
) -> Returned:
    """Export one brief, change each of its quotations in some way, and score the verdicts.

    Without `has_anchors` the file has lost all of them, and everything is found by its words.
    """
    shelf = library(rng)
    notes = rng.choice([NotesKind.FOOTNOTES, NotesKind.ENDNOTES])
    style = rng.choice(STYLES)
    brief = brief_of(rng, shelf, notes, style)
    data = word_file(brief, load_style(style), ExportOptions())
    done = dict(_mutated(rng, brief, shelf, score.red + score.green))
    edits = [with_words(item_id, new) for item_id, (_name, _red, new) in done.items()]
    if not has_anchors:
        edits += [*map(unwrapped, [i for i, _q in _quotations(brief)]), without_bookmarks]
    known = Known(shelf.excerpts, shelf.texts) if with_project else None
    result = returned(changed(data, *edits), known)
    for told in result.quotations:
        if told.item_id in done:
            name, is_red, _new = done[told.item_id]
            score.take(name, is_red=is_red, told=told)
    return result


def _mutated(
    rng: random.Random, brief: Brief, shelf: Library, counts: Counter[str]
) -> Iterator[tuple[str, tuple[str, bool, str]]]:
    """Yield for each quotation how it is changed, whether that is wrong, and the new words.

    What was rare so far, by `counts`, is tried first: few quotations can be changed in every way.
    """
    placed = {q.excerpt_id for _id, q in _quotations(brief)}
    # What stands in the brief as a quotation of its own may also have moved there.
    passages = [e for e in brief.excerpts.values() if e.excerpt_id not in placed]
    for item_id, quotation in _quotations(brief):
        excerpt = brief.excerpts[quotation.excerpt_id]
        text, whole = brief.words_of(quotation), shelf.texts[excerpt.source_id].canonical
        others = tuple(e.words for e in passages if e.words not in whole)
        is_red = rng.random() < 0.7
        kinds = RED if is_red else GREEN
        for name in sorted(rng.sample(sorted(kinds), len(kinds)), key=lambda name: counts[name]):
            new = kinds[name](rng, text, Case(others))
            if is_red and new is not None and _folded(new) in _folded(whole):
                continue  # by chance its source says this too
            if new is not None and (new != text or name == "untouched"):
                counts[name] += 1
                yield item_id, (name, is_red, new)
                break


def _folded(text: str) -> str:
    return " ".join(re.findall(r"[\w%.]+", text.casefold()))


def _quotations(brief: Brief) -> Iterator[tuple[str, Quotation]]:
    for section in brief.outline:
        assert isinstance(section, Section)
        for item in section.children:
            if isinstance(item, Quotation):
                yield item.item_id, item
            elif isinstance(item, TextItem):
                yield from ((q.item_id, q) for q in item.quotations)

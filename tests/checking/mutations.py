"""What can happen to a quotation on the way through other hands: its words, its place."""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from tests.checking.wordedits import Edit, control, deleted, inserted, run, split

NAMES = ("Ada Marsh", "Lena Ode", "Tomas Vell", "Ines Corral", "Pavel Dorn", "Mira Stane")
PLACES = ("Northport", "Eastmere", "Valden", "Corvo", "Lissa", "Brenholm", "Tarn")
NEGATIONS = re.compile(r"\b(?:not|never)\b")
WORDS = ("lantern", "orchard", "velvet", "granite", "thunder", "meadow", "copper", "willow")

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


def _cut(pattern: str, rng: random.Random, text: str, new: str = "") -> str | None:
    """Return `text` with one match of `pattern` replaced, None without one away from marks."""
    able = [
        m for m in re.finditer(pattern, text) if not set("[]") & set(text[m.start() - 5 :][:15])
    ]
    if not able:
        return None
    match = rng.choice(able)
    return text[: match.start()] + new + text[match.end() :]


def compound_cut(rng: random.Random, text: str, _case: Case) -> str | None:
    return _cut(r"\b(?:co|non|re)[-‑]", rng, text)


def point_dropped(rng: random.Random, text: str, _case: Case) -> str | None:
    return _cut(r"(?<=\d)\.(?=\d)", rng, text)


def certainty_changed(rng: random.Random, text: str, _case: Case) -> str | None:
    return _cut(r"\b(?:may|must|will)\b", rng, text, rng.choice(["could", "should"]))


def look_alike(rng: random.Random, text: str, _case: Case) -> str | None:
    return _cut("(?<=[a-z])o", rng, text, "\N{CYRILLIC SMALL LETTER O}")


def word_doubled(rng: random.Random, text: str, _case: Case) -> str | None:
    parts = text.split(" ")
    able = [i for i in _plain(parts) if parts[i].isalpha()]
    if not able:
        return None
    at = rng.choice(able)
    return " ".join([*parts[: at + 1], *parts[at:]])


def end_replaced(rng: random.Random, text: str, _case: Case) -> str | None:
    parts = text.split(" ")
    at = rng.choice([0, len(parts) - 1])
    if at not in _plain(parts):
        return None
    parts[at] = rng.choice(WORDS)
    return " ".join(parts)


def mark_removed(_rng: random.Random, text: str, _case: Case) -> str | None:
    found = re.search(r"(?<!\]) \[\.\.\.\](?! ?\[)|\[([^\]]{3,})\](?<!\[\.\.\.\])(?! ?\[)", text)
    return None if found is None else text[: found.start()] + (found[1] or "") + text[found.end() :]


def other_words(rng: random.Random, text: str, _case: Case) -> str:
    return " ".join(rng.choice([*WORDS, "the", "of"]) for _ in text.split())


RED: Mapping[str, Mutation] = {
    "compound cut": compound_cut,
    "decimal point dropped": point_dropped,
    "certainty changed": certainty_changed,
    "letter that only looks alike": look_alike,
    "word doubled": word_doubled,
    "first or last word replaced": end_replaced,
    "mark of a change removed": mark_removed,
    "all words replaced": other_words,
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


def with_words(item_id: str, words: str) -> Edit:
    """Return the edit that puts other words into the control of a quotation."""
    xml_words = words.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")

    def edit(xml: str) -> str:
        found = control(item_id, xml)
        new = found[0].replace(found["content"], run(xml_words), 1)
        return xml[: found.start()] + new + xml[found.end() :]

    return edit


def beside(item_id: str, before: str = "", after: str = "") -> Edit:
    """Return the edit that types words outside the control, within the quotation's marks."""

    def edit(xml: str) -> str:
        found = control(item_id, xml)
        start = xml.rindex("<w:bookmarkStart", 0, found.start())
        pieces = (xml[:start], run(before), xml[start : found.end()], run(after))
        return "".join((*pieces, xml[found.end() :]))

    return edit


def without_marks_between(first: str, second: str) -> Edit:
    """Return the edit that takes out the closing marks of one, the opening ones of another."""

    def edit(xml: str) -> str:
        end, start = control(first, xml).end(), control(second, xml).start()
        between = re.split(f"([{_MARKS}]\u00a0?|\u00a0?[{_MARKS}])", xml[end:start])
        return xml[:end] + "".join((between[0], *between[2:-2], between[-1])) + xml[start:]

    return edit


_MARKS = "“”„‘’«»"
Manner = Callable[[random.Random, str, str], tuple[str, Edit] | None]


def _one_word(rng: random.Random, text: str) -> str | None:
    """Return a word of `text` that stands there once, with the blank behind it."""
    parts = text.split(" ")
    able = [parts[i] for i in _plain(parts) if parts[i].isalpha() and 0 < i < len(parts) - 1]
    able = [word for word in able if text.count(f"{word} ") == 1 and len(word) > 2]
    return f"{rng.choice(able)} " if able else None


def hidden(rng: random.Random, item_id: str, text: str) -> tuple[str, Edit] | None:
    word = _one_word(rng, text)
    if word is None:
        return None
    return text.replace(word, ""), split(item_id, word, run(word, "<w:vanish/>"), word)


def tracked_deletion(rng: random.Random, item_id: str, text: str) -> tuple[str, Edit] | None:
    word = _one_word(rng, text)
    if word is None:
        return None
    return text.replace(word, ""), split(item_id, word, deleted(word), word)


def tracked_insertion(rng: random.Random, item_id: str, text: str) -> tuple[str, Edit] | None:
    word, new = _one_word(rng, text), f"{rng.choice(WORDS)} "
    if word is None:
        return None
    return text.replace(word, new + word), split(item_id, word, inserted(new))


def typed_before(_rng: random.Random, item_id: str, text: str) -> tuple[str, Edit]:
    return f"hardly {text}", beside(item_id, before="hardly ")


def typed_behind(_rng: random.Random, item_id: str, text: str) -> tuple[str, Edit]:
    return f"{text}, supposedly", beside(item_id, after=", supposedly")


# Each gives what the quotation says then, and the edit of the file that makes it so.
MANNERS: Mapping[str, Manner] = {
    "a word hidden": hidden,
    "a word deleted, tracked": tracked_deletion,
    "a word inserted, tracked": tracked_insertion,
    "typed before it, within the marks": typed_before,
    "typed behind it, within the marks": typed_behind,
}
EXCHANGED = "two quotations exchanged"
JOINED = "marks between two taken out"

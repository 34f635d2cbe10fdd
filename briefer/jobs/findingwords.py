"""The words of what the checks find, by its kind, and of cautions; see `sentences`."""

from __future__ import annotations

from collections.abc import Mapping

from briefer.jobs.saying import Sentence, tr

# Beside `{words}`, what a finding is about, each kind fills in the data that `Kind` lists.
FINDINGS: Mapping[str, Sentence] = {
    "altered": Sentence(tr("Altered quotation: “{words}”"), tr("The source says: “{passage}”.")),
    "not-in-source": Sentence(
        tr("Not in the source: “{words}”"), tr("These words cannot be found there.")
    ),
    "edited-meaning": Sentence(tr("A marked change may turn the meaning: “{words}”")),
    "caution": Sentence(tr("Worth a look: “{words}”")),
    "source-removed": Sentence(
        tr("The source of a quotation was removed"), tr("It was “{source}”.")
    ),
    "older-version": Sentence(
        tr("From an older version of its source: “{words}”"),
        tr("A newer version of “{source}” is in the brief."),
    ),
    "unknown-excerpt": Sentence(
        tr("A quotation has lost its excerpt"), tr("Nothing says where its words are from.")
    ),
    "unknown-key": Sentence(
        tr("A citation names no source"), tr("There is no source with the key “{key}”.")
    ),
    "typed-citation": Sentence(
        tr("This is no citation: “{words}”"),
        tr("It prints as it stands. Type @ in the text and choose the source."),
    ),
    "figure-unsupported": Sentence(
        tr("No support for “{words}”"), tr("The figure stands in none of the excerpts behind it.")
    ),
    "hedge-changed": Sentence(
        tr("“{words}” is said with another certainty"),
        tr("Compare words like “about” and “more than” with the source."),
    ),
    "copied-wording": Sentence(
        tr("Copied wording, not marked: “{words}”"), tr("The source says the same words.")
    ),
    "unsourced-quote": Sentence(tr("Quoted words without a source: “{words}”")),
    "quote-not-in-source": Sentence(
        tr("Quoted words are not in the cited source: “{words}”"), tr("It is “{source}”.")
    ),
    "no-source": Sentence(tr("A text without a source: “{words}”")),
    "summary-not-carried": Sentence(tr("Nothing below carries the summary: “{words}”")),
    "unsupported-judgement": Sentence(tr("A judgement rests on nothing: “{words}”")),
    "one-source": Sentence(
        tr("A judgement rests on one source: “{words}”"), tr("It is “{source}”.")
    ),
    "one-origin": Sentence(
        tr("{count} sources, one origin: “{words}”"), tr("They copy one report.")
    ),
    "likelihood-unknown": Sentence(
        tr("“{words}” is no term of the likelihood table"), tr("The table is {table}.")
    ),
    "likelihood-differs": Sentence(
        tr("The text says “{words}”"), tr("The likelihood chosen is “{chosen}”.")
    ),
    "likelihood-and-confidence": Sentence(
        tr("Likelihood and confidence stand in one sentence: “{words}”")
    ),
    "likelihood-and-number": Sentence(
        tr("A likelihood term and a percentage stand together: “{words}”")
    ),
    "confidence-without-reason": Sentence(tr("A confidence has no reason: “{words}”")),
    "vague-likelihood": Sentence(
        tr("“{words}” says nothing about likelihood"), tr("The table is {table}.")
    ),
    "mixed-terms": Sentence(tr("Terms of several likelihood tables are mixed: {words}")),
    "title-missing": Sentence(tr("A cited source has no title"), tr("It is the file “{source}”.")),
    "field-missing": Sentence(tr("The {field} is missing"), tr("The source is “{source}”.")),
    "field-guessed": Sentence(
        tr("The {field} is a guess: {value}"), tr("The source is “{source}”.")
    ),
    "too-long": Sentence(tr("The brief is too long"), tr("It has {count} words of {limit}.")),
    "too-many-pages": Sentence(
        tr("The brief takes too many pages"),
        tr("It takes about {count}, its product allows {limit}."),
    ),
    "section-too-long": Sentence(
        tr("The section “{words}” is too long"), tr("It has {count} words of {limit}.")
    ),
    "cut": Sentence(
        tr("Could go, {count} words: “{words}”"), tr("That leaves {left} words of {limit}.")
    ),
    "marking-lowered": Sentence(
        tr("The file would be marked below the brief"),
        tr("It would say “{marking}”, the brief says “{words}”."),
    ),
    "marking-dropped": Sentence(
        tr("The file would have no marking"), tr("The brief says “{words}”.")
    ),
    "marking-below": Sentence(
        tr("The marking is below that of a source"),
        tr("The brief says “{marking}”, the source “{words}”."),
    ),
    "marking-other": Sentence(tr("A source has a marking of another scheme: “{words}”")),
    "unused-excerpt": Sentence(tr("An excerpt is not used: “{words}”")),
    "empty-section": Sentence(tr("The section “{words}” is empty")),
    "untitled-section": Sentence(
        tr("A section has no title of its own"), tr("It would print as “{words}”.")
    ),
    "untitled-brief": Sentence(
        tr("The brief has no title of its own"), tr("It would print as “{words}”.")
    ),
}

CAUTIONS: Mapping[str, str] = {
    "omits-meaning": tr("Left out: {detail}."),
    "inserts-meaning": tr("Put in: {detail}."),
    "speaker-changes": tr("The speaker may change in what is left out."),
    "mark-dropped": tr("The source ends with “{detail}”."),
    "negation-before": tr("Directly before, the source says “{detail}”."),
    "emphasis-not-said": tr("Emphasis was added without saying so."),
    "emphasis-lost": tr("The emphasis of the source is lost."),
    "emphasis-added": tr("Emphasis added: “{detail}”; the citation says so."),
    "emphasis-omitted": tr("Emphasis of the source left out: “{detail}”; the citation says so."),
    "long-omission": tr("{detail} words are left out at once."),
    "crosses-paragraph": tr("What is left out goes over paragraphs."),
    "many-omissions": tr("It is cut {detail} times."),
    "little-kept": tr("{detail} % of the passage is kept."),
    "fragments": tr("It is made of fragments."),
    "inside-quotation": tr("Somebody is quoted there: who is speaking?"),
    "translation-changed": tr("The translation is not as it was."),
    "unmarked": tr("Its quotation marks are gone: it reads as your own words."),
    "other-note": tr("The note behind it names another source now."),
    "elsewhere": tr("The words stand in the source, but not in the passage that was taken."),
}

"""An edited Word file as the checks look at it: its text in both views of tracked changes."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from briefer.ooxml.flattext import FlatText, flat_text
from briefer.ooxml.story import Story, View, joined, paragraphs
from briefer.ooxml.wordfile import WordFile


@dataclass(frozen=True, slots=True)
class WordComment:
    """A comment of the file; `at` is as Word writes it, ISO 8601."""

    comment_id: str
    author: str
    at: str
    text: str


@dataclass(frozen=True, slots=True)
class WordText:
    """What there is to compare: `final` with all changes accepted, `original` with none.

    The two are one value where nothing is tracked.

    `notes` are the texts of all notes by kind and id, those without a mark too. `styles` are the
    names of paragraph styles by id, in lower case.
    """

    final: FlatText
    original: FlatText
    notes: Mapping[tuple[str, str], str] = field(default_factory=dict)
    comments: tuple[WordComment, ...] = ()
    headers: tuple[str, ...] = ()
    footers: tuple[str, ...] = ()
    styles: Mapping[str, str] = field(default_factory=dict)


def word_text(file: WordFile) -> WordText:
    """Return what is to be compared of `file`; raises UnusablePackage."""
    body = file.body()
    final = flat_text(body, View.FINAL)
    styles = file.styles()
    return WordText(
        final,
        flat_text(body, View.ORIGINAL) if file.has_revisions else final,
        {key: text_of(story) for key, story in file.notes().items()},
        tuple(
            WordComment(each.comment_id, each.author, each.at, text_of(each.story))
            for each in file.comments()
        ),
        tuple(map(text_of, file.margins("header"))),
        tuple(map(text_of, file.margins("footer"))),
        {i: styles.style(i).name for i in {line.style_id for line in final.lines}},
    )


def text_of(story: Story, view: View = View.FINAL) -> str:
    """Return the words of a note, a comment or a header."""
    return "\n".join(_lines(story, view)).strip()


def _lines(story: Story, view: View) -> Iterable[str]:
    return (p.text(view) for p in paragraphs(joined(story, view)))

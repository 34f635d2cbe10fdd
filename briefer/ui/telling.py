"""Errors and steps as words on screen: the table of sentences, spoken through Qt's translator."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QDateTime, QLocale, Qt

from briefer.ui.messages import MessageBar, Tone, Way

if TYPE_CHECKING:
    from briefer.checking.finding import Finding
    from briefer.core.source import ReadWarning
    from briefer.jobs.saying import Sentence
    from briefer.markup.outline import NotCarried
    from briefer.project.changes import Step


def sentence_of(
    thing: BaseException | ReadWarning | Step | Finding | NotCarried,
) -> Sentence:
    """Return what to say about an error, a warning, a step, a finding, what a file lacks."""
    from briefer.jobs.sentences import sentence  # noqa: PLC0415 - not before the window

    return sentence(thing, tr=said_in_language)


def tell_error(messages: MessageBar, error: BaseException, ways: tuple[Way, ...] = ()) -> None:
    """Show what went wrong, and `ways` out of it."""
    said = sentence_of(error)
    text = " ".join(part for part in (said.text, said.hint) if part)
    messages.tell(Tone.PROBLEM, said.title, text, ways)


def step_words(step: Step) -> str:
    """Return a step of the history as words."""
    said = sentence_of(step)
    return said.title or said.text


def local_time(iso: str) -> str:
    """Return a time (ISO 8601, UTC) as the person's clock shows it, with the day if not today."""
    moment = QDateTime.fromString(iso, Qt.DateFormat.ISODateWithMs).toLocalTime()
    if not moment.isValid():
        return iso
    locale = QLocale()
    time = locale.toString(moment.time(), QLocale.FormatType.ShortFormat)
    if moment.date() == QDateTime.currentDateTime().date():
        return time
    return f"{locale.toString(moment.date(), QLocale.FormatType.ShortFormat)} {time}"


def said_in_language(words: str) -> str:
    """Return words of the table of sentences in the language of the window."""
    return QCoreApplication.translate("", words)  # the table stands in no class

"""What the checks say of each item, in the few words that a card has room for."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from briefer.core.outline import Judgement, OutlineItem, Paraphrase, Quotation, TextItem
from briefer.ui.checks import Checks
from briefer.ui.comments import Comments
from briefer.ui.outlinerows import Mark, Tone
from briefer.ui.telling import said_in_language as tr
from briefer.ui.verdictline import TONES

if TYPE_CHECKING:
    from briefer.checking.finding import Finding

translate = QCoreApplication.translate
_CALM = frozenset({Tone.GOOD, Tone.PLAIN})
_URGENT = frozenset({"red", "amber"})
_OLDER_VERSION = "older-version"  # a kind of finding; its enumeration loads too much


class Marks:
    """Says what the checks know of an item at the moment, and whether somebody commented on it."""

    def __init__(self, checks: Checks, comments: Comments) -> None:
        self._checks = checks
        self._comments = comments
        latest = checks.latest
        found = latest.findings if latest is not None else ()
        self._open = Counter(f.place for f in found if f.severity in _URGENT)
        self._outdated = {f.target for f in found if f.kind == _OLDER_VERSION}

    def of(self, item: OutlineItem) -> Mark | None:
        """Return the mark of `item`, None where there is nothing to say."""
        mark = self._found(item)
        if mark is not None and mark.tone not in _CALM:
            return mark
        return self._of_comments(item) or mark

    def _of_comments(self, item: OutlineItem) -> Mark | None:
        found = self._comments.on(item.item_id)
        if not found:
            return None
        words = translate("Outline", "{count} comments").format(count=len(found))
        if len(found) == 1:
            words = translate("Outline", "1 comment")
        return Mark(words, Tone.DOUBTFUL, " ".join(comment.words for comment in found))

    def _found(self, item: OutlineItem) -> Mark | None:
        """Return what the checks say of an item."""
        if isinstance(item, Quotation):
            return self._of_quotations((item,))
        if isinstance(item, Judgement):
            return self._of_judgement(item)
        if isinstance(item, TextItem):
            mark = self._of_quotations(item.quotations)
            is_wrong = mark is not None and mark.tone is not Tone.GOOD
            return mark if is_wrong else self._to_check(item) or mark
        return self._to_check(item) if isinstance(item, Paraphrase) else None

    def _of_quotations(self, quotations: Sequence[Quotation]) -> Mark | None:
        """Return the worst verdict on some quotations."""
        from briefer.checking.verdicts import Verdict  # noqa: PLC0415 - not before the window
        from briefer.jobs.verdictwords import (  # noqa: PLC0415
            long_verdict,
            said_cautions,
            short_verdict,
        )

        known = [judged for q in quotations if (judged := self._checks.verdict(q)) is not None]
        if not known:
            return None
        order = list(Verdict)
        worst = max(known, key=lambda judged: order.index(judged.verdict))
        tone = TONES[worst.verdict.colour]
        if tone is Tone.GOOD and any(q.item_id in self._outdated for q in quotations):
            tip = translate(
                "Outline", "It matches the source as it was taken; a newer one is here."
            )
            return Mark(translate("Outline", "Older version"), Tone.DOUBTFUL, tip)
        tips = (long_verdict(worst.verdict, tr), *said_cautions(worst, tr))
        if len(known) > 1 and tone is Tone.GOOD:
            words = translate("Outline", "{count} quotations match").format(count=len(known))
            return Mark(words, tone, " ".join(tips))
        return Mark(short_verdict(worst.verdict, tr), tone, " ".join(tips))

    def _of_judgement(self, item: Judgement) -> Mark | None:
        """Return on how many sources and origins a judgement rests."""
        latest = self._checks.latest
        rests = latest.bases.get(item.item_id) if latest is not None else None
        if rests is None:
            return None
        tip = translate("Outline", "Sources that copy one report are one origin.")
        count, origins = len(rests.supporting), len(rests.origins)
        if count < 2:
            said = translate("Outline", "1 source") if count else translate("Outline", "No support")
            return Mark(said, Tone.DOUBTFUL, "")
        words = translate("Outline", "{count} sources, {origins} origins")
        if origins == 1:
            words = translate("Outline", "{count} sources, 1 origin")
        tone = Tone.DOUBTFUL if rests.is_single else Tone.PLAIN
        return Mark(words.format(count=count, origins=origins), tone, tip)

    def _to_check(self, item: OutlineItem) -> Mark | None:
        count = self._open[item.item_id]
        if not count:
            return None
        words = translate("Outline", "{count} to check").format(count=count)
        return Mark(words, Tone.DOUBTFUL, translate("Outline", "The Checks tab says what."))


def to_look_at(found: Iterable[Finding]) -> int:
    """Return how many findings ask for a person: the red and the amber ones."""
    return sum(finding.severity in _URGENT for finding in found)

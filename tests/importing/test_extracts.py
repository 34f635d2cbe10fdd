"""A text that breaks off where only others may read on is taken for an extract, no other is."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefer.core.source import ImportedSource
from briefer.importing.read import read_bytes
from briefer.importing.reasons import Remark

_ONE = (
    "The council of the harbour town met on Monday to decide what was to become of the old pier, "
    "which has been closed to the public since the storm of last winter."
)
_TWO = (
    "Several members said that the repair would cost more than the town could pay in one year, "
    "and that the fishermen who use it every morning should be asked before anything was decided."
)


def _page(below: str, times: int = 1) -> ImportedSource:
    body = f"<p>{_ONE}</p><p>{_TWO}</p>" * times
    page = f"<h1>The old pier</h1>{body}<div class='paywall'>{below}</div><footer>© Post</footer>"
    return read_bytes(f"<html><body>{page}</body></html>".encode(), Path("page.html"))[0]


def _is_extract(source: ImportedSource) -> bool:
    assert source.copy.extract_only == any(w.reason == Remark.EXTRACT for w in source.warnings)
    return source.copy.extract_only


@pytest.mark.parametrize(
    "line",
    [
        "Continue reading with a Harbour Post subscription",
        "Subscribe now to unlock this story",
        "Read the full article at Harbour Post",
        "This article is for subscribers only",
        "Jetzt weiterlesen mit Post+",
        "Il vous reste 57.09% de cet article à lire. La suite est réservée aux abonnés.",
        "Para seguir leyendo, inicia sesión",
        "Pozostało jeszcze 89% artykułu",
        "この記事は会員限定です。",
    ],
)
def test_an_invitation_to_read_on_below_a_short_text_marks_an_extract(line: str) -> None:
    source = _page(f"<h3>{line}</h3><p>Get every article on every device.</p>")
    assert _is_extract(source)
    assert [w.detail for w in source.warnings if w.reason == Remark.EXTRACT] == [line]


@pytest.mark.parametrize(
    "line",
    [
        "Subscribe to our newsletter",
        "Already a subscriber? Sign in",
        "Read more about the harbour",
        "Read the full report by the harbour board",
        "Zum Weiterlesen: Die Geschichte der Häfen",
        "Lire aussi : une brève histoire des ports",
    ],
)
def test_other_lines_below_an_article_mark_none(line: str) -> None:
    assert not _is_extract(_page(f"<p>{line}</p>"))


def test_an_invitation_below_a_whole_article_was_left_there_by_saving() -> None:
    assert not _is_extract(_page("<h3>Create an account to continue reading</h3>", times=8))


def test_a_page_that_calls_itself_closed_may_have_been_saved_whole() -> None:
    data = '{"@type": "NewsArticle", "isAccessibleForFree": false}'
    assert not _is_extract(_page(f'<script type="application/ld+json">{data}</script>'))

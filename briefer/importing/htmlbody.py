"""Which lines of a web page are body: the judge's opinion weighed by the learned classifier."""

from __future__ import annotations

from briefer.importing.htmlfeatures import Evidence


def body_odds(page: Evidence) -> list[float]:
    """Return for each line how likely it is body, 0 to 1."""
    return list(page.judged)

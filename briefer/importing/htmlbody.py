"""Which lines of a web page are body: the judge's opinion weighed by the learned classifier.

Weights: `resources/reading/html.json.gz`, made by `tests/bench/train_html.py`.
"""

from __future__ import annotations

import gzip
import json
from functools import cache

from briefer.core.locations import resources
from briefer.importing.htmlfeatures import Evidence, rows
from briefer.importing.trees import Forest, chance, forest


def body_chances(page: Evidence) -> list[float]:
    """Return for each line how likely it is body, 0 to 1."""
    model = _model()
    return [chance(model(*row)) for row in rows(page)]


@cache
def _model() -> Forest:
    path = resources() / "reading" / "html.json.gz"
    return forest(json.loads(gzip.decompress(path.read_bytes())))

"""How often excerpts and sources are used in the outline."""

from __future__ import annotations

from collections import Counter

import apsw

# Every use of an excerpt: a placement (block, or inline and still in its text), or a support;
# `item_id` is what prints it, for a quotation in a line the text around it.
_EXCERPT_USES = """
SELECT iif(kind = 'inline', parent_id, item_id) AS item_id, excerpt_id FROM items
 WHERE excerpt_id IS NOT NULL AND (kind <> 'inline' OR parent_id IS NOT NULL)
UNION ALL SELECT item_id, excerpt_id FROM supports
"""


def uses_by_excerpt(connection: apsw.Connection) -> Counter[str]:
    """Return how often each excerpt is placed, or supports an item."""
    return Counter(str(excerpt_id) for _item, excerpt_id in connection.execute(_EXCERPT_USES))


def uses_by_source(connection: apsw.Connection) -> Counter[str]:
    """Return how often each source is quoted, supports an item, or is cited by key alone.

    A citation in a text that also rests on an excerpt of the source is the same use.
    """
    found: Counter[str] = Counter()
    supported = set()
    rows = connection.execute(
        f"SELECT u.item_id, e.source_id FROM ({_EXCERPT_USES}) u "  # noqa: S608
        "JOIN excerpts e USING (excerpt_id)"
    )
    for item_id, source_id in rows:
        found[str(source_id)] += 1
        supported.add((item_id, source_id))
    cited = connection.execute(
        "SELECT c.item_id, s.source_id FROM cites c JOIN sources s USING (key)"
    )
    found.update(str(row[1]) for row in cited if row not in supported)
    return found

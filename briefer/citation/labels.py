"""Citation labels made from names and year: "Asth00", "BrCh98"."""

from __future__ import annotations

from briefer.citation.items import Item

# How many letters of each name, by the number of names.
_LETTERS = ((4,), (2, 2), (2, 1, 1), (1, 1, 1, 1))


def trigraph(item: Item) -> str:
    """Return the label of an item that states none; empty without names and year."""
    lists = list(item.names.values())
    names = item.names.get("author") or (lists[0] if lists else ())
    counts = _LETTERS[min(len(names), 4) - 1] if names else ()
    letters = [
        (name.family or name.literal)[:count] for name, count in zip(names, counts, strict=False)
    ]
    issued = item.dates.get("issued")
    year = "" if issued is None or issued.start is None else f"{abs(issued.start.year) % 100:02d}"
    return "".join(letters) + year

"""Score the metadata that importing finds: python -m tests.bench.metadata FOLDER

FOLDER holds texts or pages and a gold.json, in UTF-8: {file name: {"title": text, "authors":
[names], "date": "2024-05-03", "outlet": text}}. Null or [] means that nothing is stated, and that
nothing is to be found; a field that is left out is not counted. Printed are, for each field, how
many are right of all, how many are right of those that were stated, and how many were stated.
Compared without case and punctuation; a set of authors is right if every one is, and no other.
"""

from __future__ import annotations

import argparse
import json
import re
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from briefer.core.csl_values import format_date, format_names
from briefer.core.errors import UnreadableSource
from briefer.core.source import CslItem
from briefer.importing.read import read

FIELDS = ("title", "authors", "date", "outlet")
_WORD = re.compile(r"\w+")

Found = Mapping[str, Any]


def folded(text: str) -> str:
    """Return `text` without case and punctuation."""
    return " ".join(_WORD.findall(text.casefold()))


def found(item: CslItem) -> dict[str, Any]:
    """Return the four fields of a source as gold data has them."""
    return {
        "title": item.text("title"),
        "authors": [name for name in format_names(item.value("author")).split("; ") if name],
        "date": format_date(item.value("issued")) if item.value("issued") else "",
        "outlet": item.text("container-title"),
    }


def is_right(field: str, gold: Any, value: Any) -> bool:
    """Tell whether a stated value is the gold one."""
    if field == "authors":
        return {folded(name) for name in gold or ()} == {folded(name) for name in value or ()}
    if field == "date":
        return bool(str(gold or "")[:10] == value)
    return folded(str(gold or "")) == folded(str(value))


def table(pairs: Sequence[tuple[Found, Found]], fields: Sequence[str] = FIELDS) -> str:
    """Return the results of pairs of gold and found values as a table."""
    lines = [f"{'field':10}{'right':>8}{'of stated':>11}{'stated':>8}"]
    for field in fields:
        known = [(gold[field], value[field]) for gold, value in pairs if field in gold]
        if known:
            stated = [pair for pair in known if pair[1]]
            right = sum(is_right(field, *pair) for pair in known)
            right_stated = sum(is_right(field, *pair) for pair in stated)
            share = f"{right_stated / len(stated):11.3f}" if stated else f"{'-':>11}"
            lines.append(
                f"{field:10}{right / len(known):8.3f}{share}{len(stated) / len(known):8.3f}"
            )
    return "\n".join(lines)


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("folder", type=Path)
    folder = parser.parse_args().folder
    if not (folder / "gold.json").exists():
        parser.error(f"there is no gold.json in {folder}")
    pairs = []
    for name, gold in json.loads((folder / "gold.json").read_text("utf-8")).items():
        try:
            value = found(read(folder / name).item)
        except UnreadableSource as error:
            print(name, "unreadable:", error.reason)
            value = found(CslItem())
        wrong = [f for f in FIELDS if f in gold and not is_right(f, gold[f], value[f])]
        print(f"{name:40}", "right" if not wrong else f"wrong: {', '.join(wrong)}")
        pairs.append((gold, value))
    print(table(pairs))


if __name__ == "__main__":
    main()

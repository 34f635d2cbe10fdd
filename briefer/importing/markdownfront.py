"""The front matter of a Markdown file: what programs that save articles state in it.

The keys are those of Pandoc, Jekyll and Hugo, and of the web clippers of Obsidian and Joplin.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

import yaml

from briefer.core.csl_values import parse_date, parse_names
from briefer.core.source import CslValue, MetaField

_FRONT = re.compile(r"\A---[ \t]*\n(.*?)\n(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.DOTALL)
_DAY = re.compile(r"(\d{4}-\d\d?-\d\d?)[T ].*")
_WIKI = re.compile(r"\[\[(?:[^\]|]*\|)?([^\]]*)\]\]")
_SURE = 0.97  # the text may show other days and names

Front = Mapping[str, object]


def front_matter(text: str) -> tuple[str, Front]:
    """Return the text after its YAML front matter, and what that says; it stays if it is none."""
    match = _FRONT.match(text)
    if match is None:
        return text, {}
    try:
        front = yaml.load(match.group(1), Loader=yaml.BaseLoader)  # noqa: S506 - strings only
    except yaml.YAMLError:
        return text, {}
    if not isinstance(front, dict):
        return text, {}
    return text[match.end() :], {str(key).lower(): value for key, value in front.items()}


def front_fields(front: Front) -> dict[str, MetaField]:
    """Return the fields that front matter states; `created` is the day of a saved web page."""
    address = _first(front, "url", "source", "link", "permalink")
    is_saved = address.startswith(("http://", "https://"))
    outlet = _first(front, "outlet", "container-title", "publication", "site", "website")
    saved = _first(front, "accessed", "saved", "clipped", *(("created",) if is_saved else ()))
    found: dict[str, CslValue] = {
        "title": _first(front, "title"),
        "author": parse_names("; ".join(_names(front))),
        "issued": _day(_first(front, "published", "date", "issued", "publishdate", "pubdate")),
        "container-title": outlet or ("" if is_saved else _first(front, "source")),
        "publisher": _first(front, "publisher"),
        "URL": address if is_saved else "",
        "accessed": _day(saved),
    }
    stated = {name: value for name, value in found.items() if value}
    return {
        name: MetaField(value, confidence=_SURE, origin="front matter")
        for name, value in stated.items()
    }


def _first(front: Front, *names: str) -> str:
    """Return the first text that one of `names` has, empty without one."""
    values = (front.get(name) for name in names)
    return next((" ".join(v.split()) for v in values if isinstance(v, str) and v.strip()), "")


def _names(front: Front) -> Iterator[str]:
    keys = ("author", "authors", "by", "byline", "creator")
    stated = next((front[key] for key in keys if front.get(key)), ())
    for each in stated if isinstance(stated, list) else (stated,):
        name = each.get("name") if isinstance(each, dict) else each
        if isinstance(name, str) and name.strip():
            yield _WIKI.sub(r"\1", name).strip()


def _day(text: str) -> CslValue:
    return parse_date(_DAY.sub(r"\1", text)) if text else None

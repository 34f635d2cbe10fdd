"""Options of names, inherited from the style down to one `cs:name`."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

_INHERITABLE_LIST = """
and delimiter-precedes-et-al delimiter-precedes-last et-al-min et-al-use-first et-al-use-last
et-al-subsequent-min et-al-subsequent-use-first initialize initialize-with name-as-sort-order
sort-separator name-form name-delimiter names-delimiter
"""
INHERITABLE = frozenset(_INHERITABLE_LIST.split())
_RENAMED = {"name-form": "form", "name-delimiter": "delimiter"}


@dataclass(frozen=True, slots=True)
class NameOptions:
    """How a list of names is written; see the attributes of `cs:name` in CSL 1.0.2."""

    and_: str = ""
    delimiter: str = ", "
    precedes_et_al: str = "contextual"
    precedes_last: str = "contextual"
    et_al_min: int = 0
    et_al_use_first: int = 0
    et_al_use_last: bool = False
    subsequent_min: int = 0
    subsequent_use_first: int = 0
    form: str = "long"
    initialize: bool = True
    initialize_with: str | None = None
    sort_order: str = ""
    sort_separator: str = ", "
    names_delimiter: str = ""
    hyphenates: bool = True
    demotes: str = "display-and-sort"


def name_options(
    inherited: Iterable[Mapping[str, str]], own: Mapping[str, str], style: Mapping[str, str]
) -> NameOptions:
    """Return the options of a `cs:name` with attributes `own`.

    `inherited` are the attributes of the elements around it, outermost first; `style`
    those of the style, for what holds for all of it.
    """
    found: dict[str, str] = {}
    for attributes in inherited:
        for name in INHERITABLE & attributes.keys():
            found[_RENAMED.get(name, name)] = attributes[name]
    found.update(own)
    et_al_min = _number(found.get("et-al-min"), 0)
    use_first = _number(found.get("et-al-use-first"), 0)
    return NameOptions(
        and_=found.get("and", ""),
        delimiter=found.get("delimiter", ", "),
        precedes_et_al=found.get("delimiter-precedes-et-al", "contextual"),
        precedes_last=found.get("delimiter-precedes-last", "contextual"),
        et_al_min=et_al_min,
        et_al_use_first=use_first,
        et_al_use_last=found.get("et-al-use-last") == "true",
        subsequent_min=_number(found.get("et-al-subsequent-min"), et_al_min),
        subsequent_use_first=_number(found.get("et-al-subsequent-use-first"), use_first),
        form=found.get("form", "long"),
        initialize=found.get("initialize", "true") != "false",
        initialize_with=found.get("initialize-with"),
        sort_order=found.get("name-as-sort-order", ""),
        sort_separator=found.get("sort-separator", ", "),
        names_delimiter=found.get("names-delimiter", ""),
        hyphenates=style.get("initialize-with-hyphen", "true") != "false",
        demotes=style.get("demote-non-dropping-particle", "display-and-sort"),
    )


def _number(text: str | None, default: int) -> int:
    return int(text) if text and text.isdecimal() else default

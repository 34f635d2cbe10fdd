"""What the visible text of a source states about it: title, authors, date, outlet, address.

Only what stands where such things stand counts: around the title, in an author's note below the
article, in a sentence that names the outlet. Captions, related items and the article itself are
full of names and dates, and none of them is taken. A wrong author is worse than none.
"""

from __future__ import annotations

import re
from dataclasses import replace

from briefer.core.source import MetaField, ReadWarning, Role
from briefer.core.text import Span
from briefer.importing.drafts import Draft
from briefer.importing.extracts import cut_line
from briefer.importing.languages import agreed_language
from briefer.importing.outlets import kind_of, may_name_outlets, named_outlets, outlet_like
from briefer.importing.pagezones import ARTICLE, Zones
from briefer.importing.reasons import Remark
from briefer.importing.secondarticles import second_title
from briefer.importing.textauthors import authors
from briefer.importing.textdates import issued

_NOTE = 600  # characters of a line that may name the outlet
_ADDRESS = re.compile(
    r"^(?:(?:url|source|link|from|saved from|retrieved from)\W{1,3})?<?(https?://[^\s<>]+?)[>.,]?$",
    re.IGNORECASE,
)


def stated_fields(zones: Zones) -> dict[str, MetaField]:
    """Return the fields that a text states, each with its evidence."""
    outlet = _outlet(zones)
    found = {
        "title": _title(zones),
        "author": authors(zones),
        "issued": issued(zones),
        "container-title": outlet,
        "URL": _address(zones),
        "type": _kind(zones, outlet),
    }
    return {name: value for name, value in found.items() if value is not None}


def _title(zones: Zones) -> MetaField | None:
    if zones.title is None:
        return None
    words = zones.texts[zones.title]
    if zones.blocks[zones.title].is_doubtful:
        sure = 0.4
    else:
        sure = 0.95 if zones.texts.count(words) > 1 else 0.8
    return MetaField(" ".join(words.split()), confidence=sure, evidence=zones.span(zones.title))


def _outlet(zones: Zones) -> MetaField | None:
    if not may_name_outlets("\n".join(zones.texts)):
        return None
    for place, block in enumerate(zones.blocks):
        text = zones.texts[place]
        if block.role in ARTICLE or len(text) > _NOTE or not may_name_outlets(text):
            continue
        for name, span in named_outlets(text):
            return MetaField(name, confidence=0.8, evidence=zones.span(place, span))
    return None


def _kind(zones: Zones, outlet: MetaField | None) -> MetaField:
    """Return what kind of source it most likely is: by its outlet, else whether it has buttons."""
    if outlet is not None and (kind := kind_of(str(outlet.value))):
        return MetaField(kind, confidence=0.5, evidence=outlet.evidence)
    has_address = "URL" in zones.draft.fields  # then pages are what a browser printed
    is_page = any(
        block.role is Role.FURNITURE and (has_address or not block.page) for block in zones.blocks
    )
    return MetaField("webpage" if is_page else "document", confidence=0.3)


def _address(zones: Zones) -> MetaField | None:
    for place in (*range(min(3, len(zones.texts))), *zones.head, *zones.foot):
        match = _ADDRESS.match(zones.texts[place].strip())
        if match:
            span = Span(match.start(1), match.end(1))
            return MetaField(match[1], confidence=0.8, evidence=zones.span(place, span))
    return None


def with_facts(draft: Draft) -> Draft:
    """Return `draft` with the fields that its text states, where the file is not as sure.

    All its blocks have roles by now.
    """
    zones = Zones(draft)
    fields = stated_fields(zones)
    for name, stated in draft.fields.items():
        shown = fields.get(name)
        if shown is not None and shown.value == stated.value:
            fields[name] = _agreed(name, stated, shown)
        elif shown is None or _goes_before(name, stated, shown):
            fields[name] = stated
    outlet = "" if "container-title" in fields else _suggested(zones)
    remarks = [ReadWarning(Remark.OUTLET_SUGGESTED, outlet)] if outlet else []
    if (second := second_title(zones)) is not None:
        remarks.append(ReadWarning(Remark.SECOND_ARTICLE, zones.texts[second]))
    if line := cut_line(zones):
        remarks.append(ReadWarning(Remark.EXTRACT, line))
    return replace(
        draft,
        fields=fields,
        language=agreed_language(draft.language, zones.language),
        warnings=(*draft.warnings, *remarks),
    )


def _suggested(zones: Zones) -> str:
    """Return the outlet that the page looks like, empty where it looks like none."""
    pairs = zip(zones.texts, zones.blocks, strict=True)
    return outlet_like([text for text, block in pairs if block.role not in ARTICLE])


def _goes_before(name: str, stated: MetaField, shown: MetaField) -> bool:
    """Tell whether the file is surer; a web page's title and author were weighed with its lines."""
    is_weighed = name in {"title", "author"} and stated.origin in {"json-ld", "meta"}
    return is_weighed or stated.confidence >= shown.confidence


def _agreed(name: str, stated: MetaField, shown: MetaField) -> MetaField:
    """Return a field that the file states and the text shows: as sure as the surer of the two.

    But not the title: its line has its role because it is what the file states.
    """
    is_witness = name != "title"
    confidence = max(stated.confidence, shown.confidence if is_witness else 0.0)
    return replace(stated, confidence=confidence, evidence=shown.evidence)

"""Which outlet a text names, which it looks like, and what kind of publication that is."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from briefer.core.text import Span

_OUTLET_NAME = (
    r"(?P<outlet>(?:[Tt]he )?[A-Z][\w&’'.-]*(?: (?:of|the|for|and|&|[A-Z][\w&’'.-]*)){0,6})"
)
_OUTLETS = (
    re.compile(
        r"(?:views|opinions|position|policy) of (?P<outlet>(?:[Tt]he )?[A-Z][\w&’'-]*(?: (?:of|the|for|and|&|[A-Z][\w&’'-]*)){0,6})(?=[.,;]| or\b| and its| itself|$)"
    ),
    re.compile(
        r"[Rr]ead the (?:full|original|complete|rest of the) (?:article|piece|story|op-ed|post|essay|report|commentary)"
        rf"(?: and more)? (?:from|at|in|on) {_OUTLET_NAME}\.?$"
    ),
    re.compile(
        rf"(?:[Oo]riginally|[Ff]irst) (?:published|appeared|ran|posted) (?:by|in|on|at) {_OUTLET_NAME}(?=[.,;]|$| on \w+ \d)"
    ),
)
# One of these stands in each of them.
_SIGNS = (
    *("views of", "opinions of", "position of", "policy of", "ead the ", "riginally "),
    *("irst published", "irst appeared", "irst ran", "irst posted"),
)
_KINDS = (
    ("report", re.compile(r"\b(?:Institut\w*|Cent(?:re|er)|Foundation|Stiftung|Council|Think Tank|University|Bank)\b")),
    ("article-magazine", re.compile(r"\b(?:Magazine?|Review|Affairs|Policy|Economist|Spectator|Atlantic|New Yorker|Spiegel|Week|Monthly|Quarterly|Diplomat|Interest)\b")),
    ("article-newspaper", re.compile(r"(?:\b(?:Times|Post|Guardian|Tribune|Herald|Journal|Gazette|News|Daily|Telegraph|Independent|Mail|Reuters|Press|AFP|Monde|Figaro|País|Mundo|Repubblica|Corriere)\b|[Zz]eitung|[Bb]latt\b)")),
)  # fmt: skip
# Of each: words without which no line is a button of it, and the buttons.
_SITES = (
    (
        "LinkedIn",
        ("add a comment", "community insights", "also viewed", "文章", "社区洞察", "其他会员也浏览了", "添加评论", "zu hinterlassen", "ajouter un commentaire"),
        re.compile(r"(?:view|see) or add a comment|community insights|others? (?:members )?also viewed|更多文章$|社区洞察|其他会员也浏览了|要查看或添加评论|Um einen Kommentar zu hinterlassen|Pour (?:afficher|voir) ou ajouter un commentaire", re.IGNORECASE),
    ),
    (
        "Medium",
        ("medium", "member-only story", "min read", "open in app", "written by"),
        re.compile(r"\bMedium\b|^Member-only story$|^\d+ min read$|^Open in app$|^Written by$", re.IGNORECASE),
    ),
    (
        "Substack",
        ("substack", "discussion about this post", "restacks", "share this post"),
        re.compile(r"Substack|^Discussion about this post$|^Restacks$|^Share this post$", re.IGNORECASE),
    ),
)  # fmt: skip
_RIGHTS = re.compile(
    r"^\W*(?:©|\(c\)|copyright)\s*(?:©\s*)?(?:(?:19|20)\d\d(?:\s*[-–]\s*(?:19|20)?\d\d)?)?,?\s*(?:by )?(?P<owner>[A-Z][\w&’'. -]{2,40}?)(?=[.,|]|$| All| Ltd| Inc| LLC| GmbH| and/or)",
    re.IGNORECASE,
)
_YEARS = re.compile(r"^copyright\b|\b(?:19|20)\d\d\b.*$", re.IGNORECASE)
_NO_OWNER = re.compile(r"^(?:a |an |all |alle |todos |tous )", re.IGNORECASE)
_LONGEST = 200  # characters of a line that is a button or a notice
_LAST = 40  # lines among which stands who claims the rights


def may_name_outlets(text: str) -> bool:
    """Tell whether `named_outlets` may find any in a whole text; in most there is none."""
    return any(sign in text for sign in _SIGNS)


def named_outlets(text: str) -> Iterator[tuple[str, Span]]:
    """Yield the outlets that the sentences of `text` name as such, and where they stand in it."""
    for pattern in _OUTLETS:
        match = pattern.search(text)
        if match and not _is_the_author(match["outlet"]):
            yield match["outlet"].strip(" .,"), Span(match.start("outlet"), match.end("outlet"))


def kind_of(name: str) -> str:
    """Return the CSL type that the name of an outlet suggests, empty where it suggests none."""
    return next((kind for kind, pattern in _KINDS if pattern.search(name)), "")


def outlet_like(lines: Sequence[str]) -> str:
    """Return the outlet that a page looks like, empty where it looks like none.

    Never a fact: the words of a site's buttons, or who claims the rights of the page. `lines` are
    those that are not of the article.
    """
    aside = [line for line in lines if len(line) < _LONGEST]
    page = "\n".join(aside).lower()
    for name, words, button in _SITES:
        if any(word in page for word in words) and sum(map(bool, map(button.search, aside))) > 1:
            return name
    owners = (match for line in aside[-_LAST:] if (match := _RIGHTS.match(line)))
    names = (_YEARS.sub("", match["owner"]).strip(" .,-–") for match in owners)
    return next((name for name in names if name and not _NO_OWNER.match(name)), "")


def _is_the_author(name: str) -> bool:
    return name.lower() in {"the author", "the authors", "author", "its author", "the writer"}

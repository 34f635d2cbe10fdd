"""Whether a text holds a second article: two pages pasted together, or one that scrolls on.

The second one's paragraphs would be numbered on as the first one's, and quoted under its name.
"""

from __future__ import annotations

import re

from briefer.importing.dates import dates_in
from briefer.importing.lines import Lines
from briefer.importing.pagezones import ARTICLE, Zones
from briefer.importing.persons import bare_names, marked_names
from briefer.importing.titles import has_form_of_title

_POST = re.compile(r"[@#]|https?:|\bpic\.")  # of a message shown within an article
_WORDS = 120  # of article text on either side
_REACH = 14  # blocks below a by-line in which its article must begin in earnest
_ABOVE = 3  # blocks above a by-line that may be its title
_LONGEST = 120  # characters of a by-line
_SHORT = 10  # words of a by-line


def second_title(zones: Zones) -> int | None:
    """Return the place of the second article's title, None where there is one article.

    A line with the form of a title and a by-line stand between paragraphs.
    """
    texts = zones.texts
    places = [i for i in range(zones.first + 1, len(texts)) if _says_who(texts[i])]
    if not places:  # as a rule
        return None
    lines = Lines(zones.texts, [0] * len(zones.texts))
    counts = [
        n if block.role in ARTICLE else 0
        for n, block in zip(lines.counts, zones.blocks, strict=True)
    ]
    for place in places:
        above = range(place - 1, max(zones.first, place - 1 - _ABOVE), -1)
        title = next((i for i in above if _is_title(lines, i)), None)
        if title is None or title == zones.title:
            continue
        below = counts[place + 1 : place + 1 + _REACH]
        if sum(counts[zones.first : title]) >= _WORDS <= sum(below):
            return title
    return None


def _is_title(lines: Lines, place: int) -> bool:
    text = lines.texts[place]
    return has_form_of_title(lines, place) and not _POST.search(text)


def _says_who(text: str) -> bool:
    """Tell whether a line is a by-line: a name after "By", or a name and a full date."""
    if len(text) > _LONGEST or len(text.split()) > _SHORT:
        return False
    return bool(marked_names(text) or (dates_in(text) and bare_names(text)))

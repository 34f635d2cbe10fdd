"""What the properties of a document say of its title and author, and how far to trust it.

Programs fill them in: with the title of the file that somebody began with, the name of a file, the
name under which a person logs in. What the first lines of the document show too is believed.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import islice

from briefer.core.csl_values import format_names, parse_names
from briefer.core.source import MetaField
from briefer.core.text import collapsed, word_count
from briefer.importing.persons import is_name

_LINES = 60  # at the beginning of a document, among which title and author stand
_LONG = 4  # words of a title that may be found amid a line, or over several
_MADE = re.compile(r"(?i)^(?:microsoft (?:word|powerpoint|office word) - |print: |about:blank)")
_FILE = re.compile(
    r"(?i)\.(?:docx?|docm|dotx?|rtf|odt|txt|pdf|pptx?|xlsx?|indd|qxd|pages|tex|dvi|pub)$"
)
_EMPTY = re.compile(
    r"(?i)^(?:untitled|no title|title|document|dokument|unbenannt|ohne titel|sans (?:titre|nom)"
    r"|documento?|sin título|senza titolo|powerpoint presentation|presentation|präsentation"
    r"|layout|slide|folie)[\W\d]*$"
)
_SHOWN, _UNSHOWN = 0.85, 0.3  # the title of a template stays in the properties for years
_AUTHOR = 0.8


def property_fields(title: str, author: str, lines: Iterable[str]) -> dict[str, MetaField]:
    """Return the fields that the properties `title` and `author` give; `lines` are the document's.

    An author is one only if the document shows the name; other names are those of who typed it.
    """
    if not title and not author:
        return {}
    first = [collapsed(line).casefold() for line in islice(filter(str.strip, lines), _LINES)]
    found = {}
    if is_title(name := collapsed(title)):
        sure = _SHOWN if _is_shown(name, first) else _UNSHOWN
        found["title"] = MetaField(name, confidence=sure, origin="file")
    names = parse_names(author) if author else []
    written = [name for name in format_names(names).split("; ") if name]
    if written and all(_is_author(name, first) for name in written):
        found["author"] = MetaField(names, confidence=_AUTHOR, origin="file")
    return found


def is_title(text: str) -> bool:
    """Tell whether a property may be the title of anything but a file."""
    is_name_of_file = _FILE.search(text) is not None or (" " not in text and "_" in text)
    is_other = _MADE.match(text) is not None or _EMPTY.match(text) is not None
    return bool(text) and not is_name_of_file and not is_other


def _is_author(name: str, lines: list[str]) -> bool:
    """Tell whether the lines show a name; one of a script without capitals as a line of its own."""
    if name.upper() == name.lower():
        return name in lines
    return is_name(name) and name.casefold() in "\n".join(lines)


def _is_shown(title: str, lines: list[str]) -> bool:
    wanted = title.casefold()
    return wanted in lines or (word_count(title) >= _LONG and wanted in " ".join(lines))

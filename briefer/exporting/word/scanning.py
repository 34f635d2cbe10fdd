"""What a Word file would fetch or run: looked for in templates, and in each file that is written.

Attached templates, remote pictures, linked objects, sub-documents, frames and fields that read
other files all survive being opened and saved (measured with python-docx), so they are named.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from briefer.ooxml.package import Package
from briefer.ooxml.relationships import relationships

_HARMFUL = frozenset({
    "attachedTemplate", "aFChunk", "subDocument", "oleObject", "frame", "vbaProject",
    "control", "activeXControlBinary", "mailMergeSource", "mailMergeHeaderSource",
})  # fmt: skip
_ON_A_CLICK = ("http://", "https://", "mailto:", "ftp://", "#")
_INSTRUCTION = re.compile(
    rb"<w:instrText[^>]*>([^<]*)|<w:fldSimple[^>]*w:instr=\"([^\"]*)\"|<w:fldChar"
)
_FETCHES = re.compile(
    rb"\s*(DDE|DDEAUTO|INCLUDEPICTURE|INCLUDETEXT|INCLUDE|IMPORT|LINK|DATABASE|MACROBUTTON|RD)\b"
)


def harmful_parts(package: Package) -> Iterator[str]:
    """Yield a name for each thing in `package` that would fetch or run something."""
    if any("vbaproject" in name.lower() for name in package.names):
        yield "vbaProject"
    for name in package.names:
        if not name.lower().endswith((".xml", ".rels")):
            continue
        for each in relationships(package, name):
            is_click = each.kind == "hyperlink" and each.target.lower().startswith(_ON_A_CLICK)
            if each.kind in _HARMFUL or (each.is_external and not is_click):
                yield each.kind
        if name.lower().endswith(".xml"):
            yield from _fetching_fields(package.read(name))


def _fetching_fields(data: bytes) -> Iterator[str]:
    """Yield the field that reads another file; Word may cut its instruction into pieces."""
    instruction = b""
    for found in _INSTRUCTION.finditer(data):
        if found[1] is not None:
            instruction += found[1]
            continue
        for text in (instruction, found[2] or b""):
            if match := _FETCHES.match(text):
                yield match[1].decode()
        instruction = b""

"""The words of RTF 1.9.1: how they are written, which are characters, which hide their group."""

from __future__ import annotations

import re

# Not a character by its number: such a one is a part of a run.
_WORD = r"\\(?!u-?\d)[a-zA-Z]{1,32}(?:-?\d{1,10})? ?"
_WORDS = rf"(?:{_WORD}){{1,40}}+"  # so many at most are looked up at once
_STAR = r"[\r\n]*(?:\\\*[\r\n]*)?"  # before the first word of a group
# Words, those that stand where a group begins together with its brace, a brace, a symbol;
# or a run of characters, some of them by their bytes or numbers.
TOKEN = re.compile(
    rf"({_WORDS}|\{{(?:{_STAR}{_WORDS})?|\}}|\\(?!'[0-9a-fA-F]{{2}})[^a-zA-Z])"
    r"|(?:[^\\{}]+|\\'[0-9a-fA-F]{2}|\\u-?\d{1,10} ?)++"
)
WORD = re.compile(r"(\\\*[\r\n]*)?\\(?:([a-zA-Z]{1,32})(-?\d{1,10})? ?|([^a-zA-Z]))", re.DOTALL)
# The braces of a group that shows no text, and in it the words of those that do so nevertheless.
UNSEEN_TOKEN = re.compile(
    rf"\\[^a-zA-Z]|(\{{(?:{_STAR}\\(shptxt|dptxbxtext|shprslt|ud|title|author)"
    r"(?![a-zA-Z])(?:-?\d{1,10})? ?)?)|(\})"
)
_BINARY = re.compile(r"\\bin(\d{1,10}) ?")

CHARACTERS = {
    "line": "\n",
    "lbr": "\n",
    "tab": "\t",
    "emdash": "\u2014",
    "endash": "\u2013",
    "emspace": "\u2003",
    "enspace": "\u2002",
    "qmspace": "\u2005",
    "bullet": "\u2022",
    "lquote": "\u2018",
    "rquote": "\u2019",
    "ldblquote": "\u201c",
    "rdblquote": "\u201d",
    "zwj": "\u200d",
    "zwnj": "\u200c",
}
SYMBOLS = {"~": "\xa0", "-": "\xad", "_": "\u2011", "{": "{", "}": "}", "\\": "\\"}
# Groups whose text a reader does not see, or not at this place.
_UNSEEN = frozenset(
    """aftncn aftnsep aftnsepc annotation atnauthor atndate atnicn atnid atnparent atnref atntime
    atrfend atrfstart author background bkmkend bkmkstart blipuid buptim category colortbl comment
    company creatim datafield datastore do doccomm docvar falt file filetbl fldtype
    footer footerf footerl footerr ftncn ftnsep ftnsepc generator header headerf headerl headerr
    hlinkbase info keywords latentstyles list listlevel listname listoverride listoverridetable
    listpicture liststylename listtable manager nextfile nonesttables objdata operator
    panose password pgptbl pict pnseclvl pntxta pntxtb printim propname revtbl revtim rsidtbl rxe
    shp shppict staticval stylesheet subject tc template themedata title txe upr userprops
    wgrffmtfilter xe xmlnstbl xmlopen xmlclose xmlattrname xmlattrvalue""".split()  # noqa: SIM905
)
# Destinations that begin with \* and are read all the same.
_READ_ON = frozenset({"ftnalt", "moMath", "moMathPara"})
_FORMULA_LOOK = re.compile(r"m[a-zA-Z]*Pr$")  # how a part of a formula looks


def is_unseen(word: str, *, is_optional: bool) -> bool:
    r"""Tell whether a group that begins with `word`, after \* if optional, shows no text."""
    if word in _UNSEEN or _FORMULA_LOOK.match(word):
        return True
    return is_optional and word not in _READ_ON


def without_binary(rtf: str) -> str:
    """Return `rtf` without the raw bytes of pictures, in which braces mean nothing."""
    if "\\bin" not in rtf:
        return rtf
    parts = []
    place = 0
    while (found := _BINARY.search(rtf, place)) is not None:
        parts.append(rtf[place : found.start()])
        place = found.end() + int(found[1])
    return "".join((*parts, rtf[place:]))

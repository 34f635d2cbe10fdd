"""The words of RTF 1.9.1 that matter to a reader: characters, destinations, character sets."""

from __future__ import annotations

import re
from dataclasses import dataclass

# A word with its number and one blank, a byte, another symbol, a brace, text. Line ends are none.
TOKEN = re.compile(
    r"\\([a-zA-Z]{1,32})(-?\d{1,10})? ?|\\'([0-9a-fA-F]{2})|\\([^a-zA-Z])|([{}])|[\r\n]+"
    r"|([^\\{}\r\n]+)",
    re.DOTALL,
)
# The beginning of a group, with the word that may say what it is about, or its end.
_GROUP = re.compile(r"\\[^a-zA-Z]|\{(\\\*)?(?:\\([a-zA-Z]{1,32}))?|\}", re.DOTALL)
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
    shp shppict shprslt staticval stylesheet subject tc template themedata title txe upr userprops
    wgrffmtfilter xe xmlnstbl xmlopen xmlclose xmlattrname xmlattrvalue""".split()  # noqa: SIM905
)
BOXES = frozenset({"shptxt", "dptxbxtext"})
LABELS = frozenset({"listtext", "pntext"})  # the number of a list item, or its bullet
# Destinations that begin with \* and are read all the same.
_READ_ON = frozenset({"ud", "ftnalt", "fldinst", "moMath", "moMathPara"}) | BOXES

_FORMULA_LOOK = re.compile(r"m[a-zA-Z]*Pr$")  # how a part of a formula looks

_CHARSETS = {
    77: "mac_roman",
    78: "shift_jis",
    79: "big5",
    80: "euc_kr",
    81: "mac_arabic",
    83: "mac_greek",
    84: "mac_cyrillic",
    88: "cp874",
    89: "mac_latin2",
    128: "cp932",
    129: "cp949",
    130: "johab",
    134: "cp936",
    136: "cp950",
    161: "cp1253",
    162: "cp1254",
    163: "cp1258",
    177: "cp1255",
    178: "cp1256",
    186: "cp1257",
    204: "cp1251",
    222: "cp874",
    238: "cp1250",
    254: "cp437",
    255: "cp850",
}
MULTIBYTE = frozenset({"shift_jis", "big5", "euc_kr", "cp932", "cp949", "johab", "cp936", "cp950"})


# Destinations that say something themselves, and those that do so within an unseen group too.
_SEEN = LABELS | {"fonttbl", "stylesheet", "footnote"}
_SEEN_INSIDE = BOXES | {"ud", "title", "author"}


def is_unseen(word: str, *, is_optional: bool) -> bool:
    r"""Tell whether a group that begins with `word`, after \* if optional, shows no text."""
    if word in _UNSEEN or _FORMULA_LOOK.match(word):
        return True
    return is_optional and word not in _READ_ON


def codec_of_charset(number: int) -> str:
    r"""Return the codec of a font's \fcharset, empty where it is the file's own."""
    return _CHARSETS.get(number, "")


def codec_of_page(number: int) -> str:
    r"""Return the codec of a code page, as \ansicpg and \cpg name it."""
    return {10000: "mac_roman", 65001: "utf-8"}.get(number, f"cp{number}")


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


@dataclass(slots=True)
class _Group:
    """A group that is open: where its inside begins, whether that may be left out."""

    start: int
    is_unseen: bool
    is_read: bool  # it, or a group in it, says something nevertheless
    is_again: bool  # the same once more, for programs that know no shapes


def without_unseen(rtf: str) -> str:
    """Return `rtf` with nothing in the groups that show no text and hold none that do.

    They are most of what a word processor writes.
    """
    parts: list[str] = []
    place = 0
    for start, end in _unseen_insides(rtf):
        parts.append(rtf[place:start])
        place = end
    return "".join((*parts, rtf[place:]))


def _unseen_insides(rtf: str) -> list[tuple[int, int]]:
    """Return where the outermost groups that can be left out begin and end, without braces."""
    found: list[tuple[int, int]] = []
    groups: list[_Group] = []
    for token in _GROUP.finditer(rtf):
        sign = rtf[token.start()]
        if sign == "{":
            groups.append(_group(token))
        elif sign == "}" and groups:
            group = groups.pop()
            group.is_read &= not group.is_again
            if groups:
                groups[-1].is_read |= group.is_read
            if group.is_unseen and not group.is_read:
                while found and found[-1][0] > group.start:
                    found.pop()
                found.append((group.start, token.start()))
    return found


def _group(token: re.Match[str]) -> _Group:
    word = token[2] or ""
    is_read = word in _SEEN_INSIDE
    is_seen = is_read or not word or word in _SEEN
    is_unseen_ = not is_seen and is_unseen(word, is_optional=token[1] is not None)
    return _Group(token.start() + 1, is_unseen_, is_read, word == "shprslt")

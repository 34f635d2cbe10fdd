"""Rules for Word files that no validator checks, each a cause of "unreadable content" in Word."""

from __future__ import annotations

import io
import re
import zipfile
from collections import Counter
from collections.abc import Iterator

from lxml import etree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_STORY = re.compile(r"word/(document|footnotes|endnotes|comments|header\d*|footer\d*)\.xml")
_W3C_DATE = re.compile(r"\d{4}(-\d\d(-\d\d(T\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:\d\d))?)?)?")
_LONGEST_TAG = 64  # Word refuses longer tags and titles of content controls
_LONGEST_BOOKMARK = 40
_MOST_NOTES = 32_767


# The order of the schema (CT_RPr), as far as we write it.
_RUN_PROPERTIES = [
    "rStyle",
    "rFonts",
    "b",
    "bCs",
    "i",
    "iCs",
    "caps",
    "smallCaps",
    "strike",
    "dstrike",
    "noProof",
    "vanish",
    "color",
    "sz",
    "szCs",
    "highlight",
    "u",
    "shd",
    "vertAlign",
    "rtl",
    "cs",
    "lang",
]
_SWITCHES = [
    "b",
    "i",
    "bCs",
    "iCs",
    "smallCaps",
    "strike",
    "rtl",
    "keepNext",
    "keepLines",
    "bidi",
    "tblHeader",
    "cantSplit",
]
_ON_OFF = {None, "0", "1", "true", "false", "on", "off"}
_SOURCES = "{http://schemas.openxmlformats.org/officeDocument/2006/bibliography}"


def lint(data: bytes) -> list[str]:
    """Return what is wrong with a .docx, nothing for a good one."""
    archive = zipfile.ZipFile(io.BytesIO(data))
    try:
        stories = {
            name: etree.fromstring(archive.read(name))
            for name in archive.namelist()
            if _STORY.fullmatch(name)
        }
    except etree.XMLSyntaxError as problem:
        return [f"a part is not well-formed: {problem}"]
    return [
        *_package(archive),
        *(problem for name, root in stories.items() for problem in _story(name, root)),
        *_controls(stories),
        *_names(stories),
        *_notes(stories),
        *_styles(archive, stories),
        *_properties(archive),
        *_sources(archive),
    ]


def _properties(archive: zipfile.ZipFile) -> Iterator[str]:
    """Yield custom properties that are counted wrongly."""
    if "docProps/custom.xml" not in archive.namelist():
        return
    numbers = [
        int(p.get("pid", "0")) for p in etree.fromstring(archive.read("docProps/custom.xml"))
    ]
    if len(set(numbers)) != len(numbers) or min(numbers, default=2) < 2:
        yield "docProps/custom.xml: pid is used twice or too small"


def _sources(archive: zipfile.ZipFile) -> Iterator[str]:
    """Yield lists of sources for Word's own dialog: we write none."""
    for name in archive.namelist():
        if re.fullmatch(r"customXml/item\d+\.xml", name):
            root = etree.fromstring(archive.read(name))
            if str(root.tag).startswith(_SOURCES):
                yield f"{name}: holds a list of sources"


def _runs(root: etree._Element) -> Iterator[str]:
    """Yield run properties out of order, switches that are neither on nor off, doubled pictures."""
    for properties in root.iter(f"{W}rPr"):
        names = [etree.QName(child).localname for child in properties]
        known = [_RUN_PROPERTIES.index(name) for name in names if name in _RUN_PROPERTIES]
        if known != sorted(known):
            yield f"run properties are out of order: {names}"
    for name in _SWITCHES:
        for element in root.iter(f"{W}{name}"):
            if element.get(f"{W}val") not in _ON_OFF:
                yield f"{name} is neither on nor off"
    pictures = Counter(e.get("id") for e in root.iter("{*}docPr"))
    yield from (f"picture id {i} is used {n} times" for i, n in pictures.items() if n > 1)


def _package(archive: zipfile.ZipFile) -> Iterator[str]:
    names = archive.namelist()
    for name, count in Counter(names).items():
        if count > 1:
            yield f"{name} is in the file {count} times"
    if names[0] != "[Content_Types].xml":
        yield "[Content_Types].xml is not first"
    if b"template.main+xml" in archive.read("[Content_Types].xml"):
        yield "the content type is that of a template"
    for element in etree.fromstring(archive.read("docProps/core.xml")):
        name = etree.QName(element).localname
        if name in {"created", "modified"} and not _W3C_DATE.fullmatch(element.text or ""):
            yield f"docProps/core.xml: {name} is no W3C date"


def _story(name: str, root: etree._Element) -> Iterator[str]:
    yield from (
        f"{name}: {problem}" for problem in (*_fields(root), *_bookmarks(root), *_runs(root))
    )
    for cell in root.iter(f"{W}tc"):
        if len(cell) == 0 or cell[-1].tag not in {f"{W}p", f"{W}sdt"}:
            yield f"{name}: a cell does not end with a paragraph"
    for table in root.iter(f"{W}tbl"):
        following = table.getnext()
        if following is None or following.tag in {f"{W}tbl", f"{W}sectPr"}:
            yield f"{name}: no paragraph after a table"
    if not name.startswith("word/header"):
        yield from (f"{name}: {problem}" for problem in _empty_paragraphs(root))


def _empty_paragraphs(root: etree._Element) -> Iterator[str]:
    """Yield empty paragraphs: space belongs into styles. An empty document needs one."""
    found = list(root.iter(f"{W}p"))
    for paragraph in found:
        is_allowed = _style(paragraph) in {"TableSpacer", "TableText"} or len(found) == 1
        ends_section = paragraph.find(f"{W}pPr/{W}sectPr") is not None
        if paragraph.find(f".//{W}r") is None and not (is_allowed or ends_section):
            yield f"an empty paragraph in style {_style(paragraph)!r}"


def _style(paragraph: etree._Element) -> str:
    found = paragraph.find(f"{W}pPr/{W}pStyle")
    return "" if found is None else str(found.get(f"{W}val"))


def _fields(root: etree._Element) -> Iterator[str]:
    depth = 0
    for mark in root.iter(f"{W}fldChar"):
        kind = mark.get(f"{W}fldCharType")
        depth += (kind == "begin") - (kind == "end")
        if depth < 0:
            yield "a field ends that has not begun"
            depth = 0
    if depth:
        yield f"{depth} fields do not end"


def _bookmarks(root: etree._Element) -> Iterator[str]:
    opened: set[str | None] = set()
    ids: Counter[str | None] = Counter()
    for element in root.iter(f"{W}bookmarkStart", f"{W}bookmarkEnd", f"{W}ins", f"{W}del"):
        number = element.get(f"{W}id")
        if element.tag == f"{W}bookmarkEnd":
            if number not in opened:
                yield "a bookmark ends that has not begun"
            opened.discard(number)
            continue
        ids[number] += 1
        if element.tag == f"{W}bookmarkStart":
            opened.add(number)
            if len(element.get(f"{W}name", "")) > _LONGEST_BOOKMARK:
                yield "a bookmark's name is too long"
    yield from (f"annotation id {i} is used {n} times" for i, n in ids.items() if n > 1)
    if opened:
        yield "a bookmark does not end"


def _controls(stories: dict[str, etree._Element]) -> Iterator[str]:
    ids: Counter[str | None] = Counter()
    for name, root in stories.items():
        for element in root.iter(f"{W}tag", f"{W}alias"):
            if len(element.get(f"{W}val", "")) > _LONGEST_TAG:
                yield f"{name}: a content control's tag or title is too long"
        for properties in root.iter(f"{W}sdtPr"):
            number = properties.find(f"{W}id")
            content = properties.getparent()
            if properties.find(f"{W}text") is not None and content is not None:
                marks = content.findall(f".//{W}bookmarkStart")
                yield from (f"{name}: a plain-text control holds a bookmark" for _mark in marks[:1])
            ids[None if number is None else number.get(f"{W}val")] += 1
    yield from (f"content control id {i} is used {n} times" for i, n in ids.items() if n > 1)


def _names(stories: dict[str, etree._Element]) -> Iterator[str]:
    names = Counter(
        start.get(f"{W}name", "").lower()
        for root in stories.values()
        for start in root.iter(f"{W}bookmarkStart")
    )
    yield from (f"bookmark {name} stands {n} times" for name, n in names.items() if n > 1)


def _notes(stories: dict[str, etree._Element]) -> Iterator[str]:
    """Yield notes that are not referred to exactly once, and references to none."""
    for kind in ("footnote", "endnote"):
        part = stories.get(f"word/{kind}s.xml")
        ids = [] if part is None else [n.get(f"{W}id") for n in part if not n.get(f"{W}type")]
        references = []
        for name, root in stories.items():
            for mark in root.iter(f"{W}{kind}Reference"):
                references.append(mark.get(f"{W}id"))
                if name != "word/document.xml":
                    yield f"a {kind} is referred to in {name}"
        if sorted(ids, key=str) != sorted(references, key=str):
            yield f"{kind}s and their references differ"
        if len(ids) > _MOST_NOTES:
            yield f"more {kind}s than Word can hold"


def _styles(archive: zipfile.ZipFile, stories: dict[str, etree._Element]) -> Iterator[str]:
    """Yield styles that are used and not defined."""
    styles = etree.fromstring(archive.read("word/styles.xml"))
    defined = {style.get(f"{W}styleId") for style in styles.iter(f"{W}style")}
    for name, root in stories.items():
        for use in root.iter(f"{W}pStyle", f"{W}rStyle", f"{W}tblStyle"):
            if use.get(f"{W}val") not in defined:
                yield f"{name}: style {use.get(f'{W}val')!r} is not defined"

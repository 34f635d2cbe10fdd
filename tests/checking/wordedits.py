"""What a colleague does to a brief in Word, as changes of its XML."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable, Mapping

from briefer.checking.returned import Returned, ReturnedQuotation
from briefer.checking.verifying import Known, verified
from briefer.checking.wordtext import word_text
from briefer.ooxml.anchors import quotation_tag
from briefer.ooxml.wordfile import WordFile
from tests.exporting.specimen import working_copy

BY = 'w:author="Ed" w:date="2026-03-04T10:00:00Z"'
Edit = Callable[[str], str]


def run(text: str, look: str = "") -> str:
    properties = f"<w:rPr>{look}</w:rPr>" if look else ""
    return f'<w:r>{properties}<w:t xml:space="preserve">{text}</w:t></w:r>'


def inserted(text: str) -> str:
    return f'<w:ins w:id="9001" {BY}>{run(text)}</w:ins>'


def deleted(text: str) -> str:
    words = f'<w:delText xml:space="preserve">{text}</w:delText>'
    return f'<w:del w:id="9002" {BY}><w:r>{words}</w:r></w:del>'


def control(item_id: str, xml: str, part: int = 1) -> re.Match[str]:
    """Return the control of a quotation, its properties and its content."""
    tag = re.escape(quotation_tag(item_id, part))
    pattern = (
        rf"<w:sdt>(?P<properties><w:sdtPr>(?:(?!</w:sdtPr>).)*{tag}(?:(?!</w:sdtPr>).)*</w:sdtPr>)"
        r"<w:sdtContent>(?P<content>.*?)</w:sdtContent></w:sdt>"
    )
    found = re.search(pattern, xml, re.DOTALL)
    assert found is not None, item_id
    return found


def words(item_id: str, before: str, after: str, part: int = 1) -> Edit:
    """Replace words inside a quotation, silently."""

    def edit(xml: str) -> str:
        found = control(item_id, xml, part)
        assert before in found["content"], before
        changed = found[0].replace(before, after, 1)
        return xml[: found.start()] + changed + xml[found.end() :]

    return edit


def split(item_id: str, at: str, between: str, gone: str = "") -> Edit:
    """Put XML between two runs of a quotation, before the words `at`; `gone` words leave."""

    def edit(xml: str) -> str:
        found = control(item_id, xml)
        text = re.search(r"<w:r>.*?</w:r>", found["content"], re.DOTALL)
        assert text is not None
        inner = re.search(r"<w:t[^>]*>(.*?)</w:t>", text[0], re.DOTALL)
        assert inner is not None
        left, _at, right = inner[1].partition(at)
        assert _at, at
        middle = run(left) + between + run((at + right).removeprefix(gone))
        changed = found[0].replace(text[0], middle, 1)
        return xml[: found.start()] + changed + xml[found.end() :]

    return edit


def unwrapped(item_id: str) -> Edit:
    """Remove the control, keep the words."""

    def edit(xml: str) -> str:
        found = control(item_id, xml)
        return xml[: found.start()] + found["content"] + xml[found.end() :]

    return edit


def without_bookmarks(xml: str) -> str:
    return re.sub(r"<w:bookmark(Start|End)[^>]*/>", "", xml)


def replaced(before: str, after: str, count: int = 1) -> Edit:
    def edit(xml: str) -> str:
        assert before in xml, before
        return xml.replace(before, after, count)

    return edit


def paragraph_with(text: str, xml: str) -> str:
    """Return the paragraph that holds `text`."""
    found = next(p for p in re.findall(r"<w:p>.*?</w:p>", xml, re.DOTALL) if text in p)
    return str(found)


def changed(data: bytes, *edits: Edit, part: str = "word/document.xml") -> bytes:
    """Return a Word file with one part edited."""
    parts = read_parts(data)
    xml = parts[part].decode()
    for edit in edits:
        xml = edit(xml)
    return packed({**parts, part: xml.encode()})


def read_parts(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def packed(parts: Mapping[str, bytes]) -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return target.getvalue()


def returned(data: bytes, known: Known | None = None) -> Returned:
    file = WordFile(data)
    provenance = file.provenance()
    assert provenance is not None
    return verified(word_text(file), provenance, known)


WORKING = working_copy()
INLINE = "the old quay could not carry the new cranes"  # the quotation "inline" in it


def after(*edits: Edit) -> Returned:
    """What a colleague's edits of the specimen become."""
    return returned(changed(WORKING, *edits))


def bare(*edits: Edit) -> Returned:
    """What a colleague's edits become in a file that has lost every anchor."""
    return after(*edits, without_controls, without_bookmarks)


def without_controls(xml: str) -> str:
    own = r"<w:sdtPr>(?:(?!</w:sdtPr>).)*briefer:quotation(?:(?!</w:sdtPr>).)*</w:sdtPr>"
    return re.sub(rf"<w:sdt>{own}<w:sdtContent>(.*?)</w:sdtContent></w:sdt>", r"\1", xml)


def quotation(result: Returned, item_id: str, copy: int = 1) -> ReturnedQuotation:
    return next(q for q in result.quotations if q.item_id == item_id and q.copy == copy)

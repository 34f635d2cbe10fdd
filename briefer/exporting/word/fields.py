"""Fields: what Word can bring up to date itself, with the result it has today."""

from __future__ import annotations

from briefer.core.text import escaped
from briefer.exporting.word.xml import text_xml


def field_runs(instruction: str, result: str) -> str:
    """Return a complex field with `result` as plain text; never marked dirty, so no prompt."""
    return (
        f"{field_begin(instruction)}<w:r>{text_xml(result)}</w:r>"
        '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )


def field_begin(instruction: str) -> str:
    """Return the runs that open a field, up to its result."""
    return (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        f'<w:r><w:instrText xml:space="preserve"> {escaped(instruction)} </w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
    )


FIELD_END = '<w:r><w:fldChar w:fldCharType="end"/></w:r>'

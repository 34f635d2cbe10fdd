"""What a Word file says about itself: core, extended and custom properties, provenance.

No property holds the time of writing, so that the same brief gives the same bytes.
"""

from __future__ import annotations

import uuid
from collections.abc import Iterable, Mapping

from briefer.core.text import escaped, without_illegal
from briefer.exporting.document import Document
from briefer.exporting.word.xml import DECLARATION
from briefer.ooxml.provenance import NAMESPACE, Provenance

_CORE = "http://schemas.openxmlformats.org/package/2006/metadata/core-properties"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006"
_FORMAT_ID = "{D5CDD505-2E9C-101B-9397-08002B2CF9AE}"  # that of properties people may define
_LONGEST = 255  # UTF-16 units: Word cuts longer custom properties
_BOM = 2  # bytes before the units of a UTF-16 text


def core_part(document: Document, provenance: Provenance | None) -> str:
    """Return `docProps/core.xml`; a clean copy names nobody."""
    entries = [
        ("dc:title", document.title),
        ("dc:subject", document.subtitle),
        ("dc:creator", document.author if provenance else ""),
        ("cp:lastModifiedBy", document.author if provenance else ""),
        ("dc:identifier", provenance.export_id if provenance else ""),
        ("cp:category", document.marking),
        ("cp:contentStatus", document.status if provenance else ""),
        ("cp:version", document.version if provenance else ""),
        ("dc:language", document.language),
    ]
    inside = "".join(f"<{name}>{escaped(value)}</{name}>" for name, value in entries if value)
    return (
        f'{DECLARATION}<cp:coreProperties xmlns:cp="{_CORE}"'
        f' xmlns:dc="http://purl.org/dc/elements/1.1/">{inside}</cp:coreProperties>'
    )


def app_part(*, is_working: bool) -> str:
    """Return `docProps/app.xml`."""
    inside = "<Application>Briefer</Application>" if is_working else ""
    namespace = f"{_OFFICE}/extended-properties"
    return f'{DECLARATION}<Properties xmlns="{namespace}">{inside}</Properties>'


def custom_part(values: Mapping[str, str]) -> str:
    """Return `docProps/custom.xml`; Word counts its properties from 2."""
    inside = "".join(
        f'<property fmtid="{_FORMAT_ID}" pid="{number}" name="{escaped(name)}">'
        f"<vt:lpwstr>{escaped(_cut(value))}</vt:lpwstr></property>"
        for number, (name, value) in enumerate(values.items(), 2)
    )
    return (
        f'{DECLARATION}<Properties xmlns="{_OFFICE}/custom-properties"'
        f' xmlns:vt="{_OFFICE}/docPropsVTypes">{inside}</Properties>'
    )


def custom_values(document: Document, provenance: Provenance | None) -> dict[str, str]:
    """Return the custom properties: the marking always, what names the export where it may."""
    values = {"Marking": document.marking}
    if provenance:
        values |= {"Briefer project": provenance.brief_id, "Briefer export": provenance.export_id}
    return {name: value for name, value in values.items() if value}


def item_properties_part(parts: Iterable[str]) -> str:
    """Return `customXml/itemProps1.xml`, its identifier made of `parts`."""
    name = without_illegal("\n".join((NAMESPACE, *parts)))
    guid = str(uuid.uuid5(uuid.NAMESPACE_URL, name)).upper()
    namespace = f"{_OFFICE}/customXml"
    return (
        f'{DECLARATION}<ds:datastoreItem xmlns:ds="{namespace}" ds:itemID="{{{guid}}}">'
        f'<ds:schemaRefs><ds:schemaRef ds:uri="{NAMESPACE}"/></ds:schemaRefs></ds:datastoreItem>'
    )


def _cut(value: str) -> str:
    """Return as much of `value` as Word keeps."""
    while len(value.encode("utf-16", "replace")) - _BOM > 2 * _LONGEST:
        value = value[: min(len(value) - 1, _LONGEST)]
    return value

"""Small PDF files, written by hand: lines of Helvetica at given places."""

from __future__ import annotations

from collections.abc import Sequence

# x and y in points from the lower left corner, size in points, words, bold
Line = tuple[float, float, float, str] | tuple[float, float, float, str, bool]

FIRST = [
    "The council of the harbour town met on Monday to decide what was to become",
    "of the old pier, which has been closed to the public since the storm of the",
    "last winter and has lost many of its boards since then.",
]
SECOND = [
    "Several members said that the repair would cost more than the town could pay",
    "in one year, and that the fishermen should be asked before anything is done.",
]


def pdf(
    *pages: Sequence[Line | str],
    catalog: str = "",
    info: str = "",
    page: str = "",
    up: bool = False,
    more: Sequence[str] = (),
) -> bytes:
    """Return a PDF with these pages of 612 by 792 points; `catalog`, `info`, `page`
    and text instead of a line are raw PDF.

    `more` are objects that follow, with one page from number 8 on. With `up` the lines run up the
    page, as a wide page stands in a high one.
    """
    kids = " ".join(f"{6 + 2 * i} 0 R" for i in range(len(pages)))
    objects = [
        f"<< /Type /Catalog /Pages 2 0 R {catalog} >>",
        f"<< /Type /Pages /Kids [{kids}] /Count {len(pages)} >>",
        _font("Helvetica"),
        _font("Helvetica-Bold"),
        f"<< {info} >>",
    ]
    for number, lines in enumerate(pages):
        content = "\n".join(_shown(line, up=up) for line in lines)
        fonts = "/Resources << /Font << /F1 3 0 R /F2 4 0 R >> >>"
        box = "" if "/MediaBox" in page else "/MediaBox [0 0 612 792]"
        entries = f"/Parent 2 0 R {box} /Contents {7 + 2 * number} 0 R {fonts} {page}"
        objects.append(f"<< /Type /Page {entries} >>")
        objects.append(f"<< /Length {len(content)} >>\nstream\n{content}\nendstream")
    return _file([*objects, *more])


def column(
    x: float, y: float, lines: Sequence[str], size: float = 10, pitch: float = 12
) -> list[Line]:
    """Return lines one below the other; a line that begins with a tab is set in."""
    return [
        (x + (15 if text.startswith("\t") else 0), y - i * pitch, size, text.strip())
        for i, text in enumerate(lines)
        if text
    ]


def _font(name: str) -> str:
    return f"<< /Type /Font /Subtype /Type1 /BaseFont /{name} /Encoding /WinAnsiEncoding >>"


def _shown(line: Line | str, *, up: bool) -> str:
    if isinstance(line, str):
        return line
    x, y, size, text = line[:4]
    font = "F2" if len(line) > 4 and line[4] else "F1"
    escaped = text.replace("\\", "\\\\").replace("(", "\\(").replace(")", "\\)")
    place = f"0 1 -1 0 {612 - y} {x} Tm" if up else f"{x} {y} Td"
    return f"BT /{font} {size} Tf {place} ({escaped}) Tj ET"


def _file(objects: Sequence[str]) -> bytes:
    data = bytearray(b"%PDF-1.7\n")
    places = []
    for number, each in enumerate(objects, 1):
        places.append(len(data))
        data += f"{number} 0 obj\n{each}\nendobj\n".encode("cp1252")
    table = len(data)
    data += f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n".encode()
    data += "".join(f"{place:010} 00000 n \n" for place in places).encode()
    trailer = f"<< /Size {len(objects) + 1} /Root 1 0 R /Info 5 0 R >>"
    return bytes(data + f"trailer\n{trailer}\nstartxref\n{table}\n%%EOF\n".encode())

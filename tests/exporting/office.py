"""LibreOffice as a reader of what was written."""

from __future__ import annotations

import io
import re
import subprocess
import zipfile
from collections.abc import Sequence
from pathlib import Path

from pypdfium2 import PdfDocument

_PAGEREF = re.compile(r"PAGEREF [^<]*</w:instrText></w:r>.*?<w:t[^>]*>(\d+)</w:t>")
_TIMEOUT = 180  # seconds: a first start on a busy machine is slow


def pdf_texts(files: Sequence[Path], folder: Path) -> list[str]:
    """Return the text of each Word file as LibreOffice lays it out, in one conversion."""
    _convert(files, folder, "pdf")
    return [_text(folder / f"{file.stem}.pdf") for file in files]


def saved_again(file: Path, folder: Path) -> bytes:
    """Return a Word file as LibreOffice saves it after opening it."""
    _convert([file], folder, "docx")
    return (folder / file.name).read_bytes()


def structure(file: Path, folder: Path) -> str:
    """Return the structure of a Word file as a tagged PDF (PDF/UA), as pdfinfo shows it."""
    switches = '{"PDFUACompliance":{"type":"boolean","value":"true"}}'
    _convert([file], folder, f"pdf:writer_pdf_Export:{switches}")
    done = subprocess.run(
        ["pdfinfo", "-struct", str(folder / f"{file.stem}.pdf")],
        check=True, capture_output=True, timeout=_TIMEOUT,
    )  # fmt: skip
    return done.stdout.decode()


def _convert(files: Sequence[Path], folder: Path, to: str) -> None:
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    subprocess.run(
        ["soffice", profile, "--headless", "--convert-to", to, "--outdir", str(folder),
         *map(str, files)],
        check=True, capture_output=True, timeout=_TIMEOUT,
    )  # fmt: skip


def _text(pdf: Path) -> str:
    done = subprocess.run(
        ["pdftotext", "-layout", str(pdf), "-"], check=True, capture_output=True, timeout=_TIMEOUT
    )
    return done.stdout.decode()


def heading_pages(file: Path, folder: Path) -> list[int]:
    """Return the page on which LibreOffice sets each heading of a Word file, counted from 1."""
    _convert([file], folder, "pdf")
    made = PdfDocument(folder / f"{file.stem}.pdf")
    try:
        places = [mark.get_dest() for mark in made.get_toc()]
        return [1 + (place.get_index() or 0) for place in places if place is not None]
    finally:
        made.close()


def stored_pages(data: bytes) -> list[int]:
    """Return the page numbers that the list of contents of a Word file shows."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        xml = archive.read("word/document.xml").decode()
    return [int(number) for number in _PAGEREF.findall(xml)]

"""LibreOffice as a reader of what was written."""

from __future__ import annotations

import subprocess
from collections.abc import Sequence
from pathlib import Path

_TIMEOUT = 180  # seconds: a first start on a busy machine is slow


def pdf_texts(files: Sequence[Path], folder: Path) -> list[str]:
    """Return the text of each Word file as LibreOffice lays it out, in one conversion."""
    subprocess.run(
        [
            "soffice",
            f"-env:UserInstallation={(folder / 'profile').as_uri()}",
            "--headless",
            "--convert-to",
            "pdf",
            "--outdir",
            str(folder),
            *map(str, files),
        ],
        check=True,
        capture_output=True,
        timeout=_TIMEOUT,
    )
    return [_text(folder / f"{file.stem}.pdf") for file in files]


def _text(pdf: Path) -> str:
    done = subprocess.run(
        ["pdftotext", "-layout", str(pdf), "-"], check=True, capture_output=True, timeout=_TIMEOUT
    )
    return done.stdout.decode()

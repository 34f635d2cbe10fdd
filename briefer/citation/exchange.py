"""Files of references: which format a file is in, and one way to read and write each."""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum

from briefer.citation.references import References
from briefer.core.source import CslData


class Format(StrEnum):
    """A format of references, by the suffix of its files."""

    CSL_JSON = ".json"
    RIS = ".ris"
    BIBLATEX = ".bib"


SUFFIXES = frozenset(Format) | {".bibtex", ".csljson"}


def format_of(suffix: str, text: str) -> Format | None:
    """Return the format of a file with `suffix` (".ris") that holds `text`, None for no such."""
    by_suffix = {".bibtex": Format.BIBLATEX, ".csljson": Format.CSL_JSON}
    known = {**{str(f): f for f in Format}, **by_suffix}.get(suffix.casefold())
    if known is not None:
        return known
    start = text.lstrip("\ufeff \t\r\n")[:2000]
    if start.startswith("TY  -"):
        return Format.RIS
    if start.startswith("@") and "{" in start:
        return Format.BIBLATEX
    is_json = start.startswith(("[", "{")) and '"type"' in start
    return Format.CSL_JSON if is_json else None


def read(text: str, kind: Format) -> References:
    """Return the references in `text`; nothing is raised, what is bad is named."""
    # RIS and BibLaTeX load a library each, which nobody should wait for who does not need it.
    if kind is Format.CSL_JSON:
        from briefer.citation import csljson  # noqa: PLC0415

        return csljson.read(text)
    if kind is Format.RIS:
        from briefer.citation import ris  # noqa: PLC0415

        return ris.read(text)
    from briefer.citation import biblatex  # noqa: PLC0415

    return biblatex.read(text)


def write(items: Iterable[CslData], kind: Format) -> str:
    """Return `items` (CSL-JSON with `id`) as a text of that format."""
    if kind is Format.CSL_JSON:
        from briefer.citation import csljson  # noqa: PLC0415

        return csljson.write(items)
    if kind is Format.RIS:
        from briefer.citation import ris  # noqa: PLC0415

        return ris.write(items)
    from briefer.citation import biblatex  # noqa: PLC0415

    return biblatex.write(items)

"""The records in a file of references, in this process: `parsing` reads them in another one."""

from __future__ import annotations

from pathlib import Path

from briefer.citation import exchange
from briefer.citation.references import References
from briefer.core.errors import UnreadableSource
from briefer.importing.decoding import decoded
from briefer.importing.loading import loaded
from briefer.importing.reasons import Refusal


def records_in(path: Path) -> References:
    """Return the records in a file, in the format its ending or its text tells.

    Raises UnreadableSource where the file cannot be read or holds none of the formats.
    """
    text = decoded(loaded(path)).text
    kind = exchange.format_of(path.suffix, text)
    if kind is None:
        raise UnreadableSource(path, Refusal.WRONG_TYPE, path.suffix)
    return exchange.read(text, kind)

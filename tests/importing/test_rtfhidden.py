from __future__ import annotations

from pathlib import Path

import pytest

from briefer.importing.read import read
from briefer.importing.rtfhidden import without_unseen

BOARD = "The board said {\\deleted\\revauthdel1 never }{\\revised always }to the plan of the port."


def shown(folder: Path, inside: str) -> str:
    path = folder / "letter.rtf"
    path.write_bytes(
        f"{{\\rtf1\\ansi {{\\fonttbl{{\\f0 Arial;}}}}{inside}\\par}}".encode("latin-1")
    )
    return read(path).canonical.strip()


@pytest.mark.parametrize(
    ("inside", "text"),
    [
        (BOARD, "The board said always to the plan of the port."),
        ("Open {\\v secret }words.", "Open words."),
        ("Gone: \\deleted not \\u8217?\\'e9\\deleted0 here.", "Gone: here."),
        ("Gone: \\v not\\plain  here.", "Gone: here."),
        ("{\\deleted {\\b all\\par} of it}Left.", "Left."),
        ("Plain \\vertalc words {\\deleted0 stay}.", "Plain words stay."),
    ],
)
def test_what_nobody_sees_is_not_read(tmp_path: Path, inside: str, text: str) -> None:
    assert " ".join(shown(tmp_path, inside).split()) == text


def test_braces_that_do_not_match_do_no_harm() -> None:
    assert without_unseen("a}{\\deleted b}}c{") == "a}{\\deleted }}c{"

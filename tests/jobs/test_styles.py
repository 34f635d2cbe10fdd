from __future__ import annotations

from pathlib import Path

import pytest

from briefer.citation.errors import UnusableStyle
from briefer.citation.styles import style_bytes
from briefer.jobs import styles


@pytest.fixture(autouse=True)
def _own_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    styles.load.cache_clear()


def _style_file(folder: Path, name: str = "House Style.csl") -> Path:
    path = folder / name
    path.write_bytes(style_bytes("apa"))
    return path


def test_the_styles_of_policy_staff_come_first() -> None:
    assert styles.find("")[0].style_id == "chicago-notes-bibliography"


def test_every_style_can_be_searched() -> None:
    assert "oscola" in [line.style_id for line in styles.find("oscola")]
    assert styles.find("no such style at all") == ()


def test_an_added_style_is_found_and_used(tmp_path: Path) -> None:
    style_id = styles.add(_style_file(tmp_path))
    assert style_id == "house-style"
    assert styles.find("house")[0].is_added
    assert not styles.load(style_id).is_note


def test_a_file_that_is_no_style_is_refused_and_not_kept(tmp_path: Path) -> None:
    path = tmp_path / "broken.csl"
    path.write_text("<style xmlns='http://purl.org/net/xbiblio/csl'><citation>", encoding="utf-8")
    with pytest.raises(UnusableStyle) as refused:
        styles.add(path)
    assert refused.value.reason == "not-xml"
    assert styles.find("broken") == ()


def test_an_id_never_leads_out_of_the_folder() -> None:
    with pytest.raises(UnusableStyle):
        styles.load("../../etc/passwd")


def test_a_style_is_shown_on_invented_sources_where_there_are_none() -> None:
    page = styles.sample_page("apa", (), "en-US", 10)
    assert "harbour levy" in page

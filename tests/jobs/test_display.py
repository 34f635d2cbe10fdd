from __future__ import annotations

from pathlib import Path

import pytest

from briefer.jobs import display


def test_without_a_display_nothing_is_tried() -> None:
    assert display.obstacle({}) == "no display"


def test_a_display_that_is_gone_is_no_display() -> None:
    assert "display" in (display.obstacle({"DISPLAY": ":98765"}) or "")


def test_a_platform_without_a_screen_needs_no_trial() -> None:
    assert display.obstacle({"QT_QPA_PLATFORM": "minimal:enable_fonts"}) is None


def test_a_display_that_fails_is_explained(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    said = display.obstacle({"QT_QPA_PLATFORM": "no-such-platform", "HOME": str(tmp_path)})
    assert said
    assert "\n" not in said
    assert list(tmp_path.rglob("display-*")) == []

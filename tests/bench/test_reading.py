"""The scores that others run on their own texts: which file belongs to which gold body."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from tests.bench import metadata, reading

WORDS = "The council of the harbour town met on Monday to decide what was to become of the pier.\n"


def ran(module: object, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "argv", ["bench", str(folder)])
    module.main()  # type: ignore[attr-defined]  # two modules with the same function


def test_each_gold_body_is_compared_with_the_text_of_its_name(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    for name, words in (("a", WORDS), ("a.b", WORDS.upper()), ("lonely", "")):
        (tmp_path / f"{name}.gold.txt").write_text(words)
        if words:
            (tmp_path / f"{name}.md").write_text(words)
    ran(reading, tmp_path, monkeypatch)
    said = capsys.readouterr().out.splitlines()
    assert [line.split()[:3] for line in said[:4]] == [
        ["a.b", "F1", "1.000"],
        ["a", "F1", "1.000"],
        ["lonely.gold.txt", "has", "no"],
        ["lonely", "F1", "0.000"],
    ]


@pytest.mark.parametrize("module", [reading, metadata])
def test_a_folder_without_gold_is_told_of(
    module: object, tmp_path: Path, monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:  # fmt: skip
    with pytest.raises(SystemExit):
        ran(module, tmp_path, monkeypatch)
    assert "there is no" in capsys.readouterr().err


def test_a_value_that_is_not_stated_must_stay_empty(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "a.md").write_text(f"---\ntitle: The pier\nauthor: Ann Example\n---\n\n{WORDS}")
    (tmp_path / "gold.json").write_text('{"a.md": {"title": "the pier", "authors": null}}')
    ran(metadata, tmp_path, monkeypatch)
    said = capsys.readouterr().out
    assert "wrong: authors" in said
    assert "date" not in said

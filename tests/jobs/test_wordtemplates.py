from __future__ import annotations

from pathlib import Path

import pytest

from briefer.core.errors import UnusableTemplate
from briefer.jobs.wordtemplates import look_at, write_sample
from tests.commands import Commands
from tests.exporting.lint import lint
from tests.exporting.test_template import house
from tests.exporting.test_working_copy import body, words


def test_the_report_says_what_each_style_is_called_there(tmp_path: Path) -> None:
    line = look_at(house(tmp_path / "house.dotx", "title", "body"))
    roles = dict(line.roles)
    assert roles["heading 1"] == "heading 1"
    assert roles["Body Text"]
    assert set(line.slots) == {"title", "body"}
    assert "Judgement" in line.missing


def test_a_sample_shows_every_style_in_the_template(tmp_path: Path) -> None:
    target = tmp_path / "sample.docx"
    write_sample(house(tmp_path / "house.dotx"), target)
    text = words(body(target.read_bytes()))
    assert "Deckblatt – Referat 42" in text
    for part in ("Sample brief", "third level", "A block quotation", "A judgement", "Another row"):
        assert part in text
    assert lint(target.read_bytes()) == []


def test_the_command_line_reports_and_writes_a_sample(tmp_path: Path, briefer: Commands) -> None:
    template, target = house(tmp_path / "house.dotx", "body"), tmp_path / "sample.docx"
    told = briefer("template", template, "--sample", target)
    assert told.code == 1  # a style is missing
    assert "slots: body" in told.out
    assert "missing: Briefer's own stands in" in told.out
    assert target.is_file()
    (found,) = briefer("template", template, "--json").json
    assert found["slots"] == ["body"]
    assert found["styles"]["heading 1"] == "heading 1"


@pytest.mark.parametrize(("name", "data"), [
    ("none.dotx", b"no Word file at all"), ("cut.docx", b"PK\x03\x04 cut off"),
    ("locked.docx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 locked"),
])  # fmt: skip
def test_what_is_no_template_is_one_sentence(
    tmp_path: Path, briefer: Commands, name: str, data: bytes
) -> None:
    path = tmp_path / name
    path.write_bytes(data)
    told = briefer("template", path)
    assert told.code == 2
    assert name in told.complaint
    with pytest.raises(UnusableTemplate):
        look_at(path)

from __future__ import annotations

from pathlib import Path

import pytest

from briefer.jobs.files import source_files


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "articles"
    for name in (
        "b.txt", "a.txt", "deep/c.txt", "README.md", "LICENSE.md", "outline.md", ".DS_Store",
        "~$letter.docx", "old.briefer", "old.briefer.owner", "page.html", "page_files/logo.png",
        ".git/config", "d.xyz",
    ):  # fmt: skip
        (made / name).parent.mkdir(parents=True, exist_ok=True)
        (made / name).write_text("x")
    return made


def names(folder: Path, *paths: Path) -> list[str]:
    return [path.relative_to(folder).as_posix() for path in source_files(paths).files]


def test_of_a_folder_every_source_is_taken_in_order(folder: Path) -> None:
    assert names(folder, folder) == ["a.txt", "b.txt", "d.xyz", "page.html", "deep/c.txt"]


def test_a_file_that_is_named_is_meant(folder: Path) -> None:
    assert names(folder, folder / "README.md", folder / "b.txt") == ["README.md", "b.txt"]


def test_a_file_that_is_named_twice_is_taken_once(folder: Path) -> None:
    assert names(folder, folder / "b.txt", folder).count("b.txt") == 1


def test_a_file_that_is_not_there_is_for_the_reader_to_report(folder: Path) -> None:
    assert names(folder, folder / "gone.txt") == ["gone.txt"]


def test_a_folder_named_like_a_document_is_a_mistake(tmp_path: Path) -> None:
    (tmp_path / "x.docx").mkdir()
    listing = source_files([tmp_path / "x.docx"])
    assert [(p.path.name, p.reason) for p in listing.problems] == [("x.docx", "folder")]


def test_a_folder_without_sources_is_said_to_be_one(tmp_path: Path) -> None:
    assert [p.reason for p in source_files([tmp_path]).problems] == ["nothing-inside"]


def test_a_link_that_goes_round_in_circles_ends(folder: Path) -> None:
    (folder / "deep" / "up").symlink_to(folder, target_is_directory=True)
    assert names(folder, folder).count("a.txt") == 1

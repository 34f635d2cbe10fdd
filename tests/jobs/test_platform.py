from __future__ import annotations

from pathlib import Path

import pytest

from briefer.jobs.platform import Platform


def test_briefs_go_into_the_documents(tmp_path: Path) -> None:
    (tmp_path / "Documents").mkdir()
    assert Platform("linux", {}, tmp_path).briefs_folder == tmp_path / "Documents" / "Briefer"


def test_without_documents_briefs_go_among_the_data(tmp_path: Path) -> None:
    assert (
        Platform("linux", {}, tmp_path).briefs_folder
        == tmp_path / ".local" / "share" / "briefer" / "briefs"
    )


def test_documents_under_another_name_are_found(tmp_path: Path) -> None:
    (tmp_path / "Dokumente").mkdir()
    (tmp_path / ".config").mkdir()
    listing = tmp_path / ".config" / "user-dirs.dirs"
    listing.write_text('# made by xdg-user-dirs\nXDG_DOCUMENTS_DIR="$HOME/Dokumente"\n')
    assert Platform("linux", {}, tmp_path).briefs_folder == tmp_path / "Dokumente" / "Briefer"


def test_a_listing_without_documents_changes_nothing(tmp_path: Path) -> None:
    (tmp_path / ".config").mkdir()
    (tmp_path / ".config" / "user-dirs.dirs").write_text('XDG_DOCUMENTS_DIR="$HOME/"\n')
    assert Platform("linux", {}, tmp_path).documents_folder == tmp_path / "Documents"


def test_the_environment_decides_where_it_is_absolute(tmp_path: Path) -> None:
    said = {"XDG_DATA_HOME": str(tmp_path / "data"), "XDG_CACHE_HOME": "beside"}
    here = Platform("linux", said, tmp_path)
    assert here.data_folder == tmp_path / "data" / "briefer"
    assert here.cache_folder == tmp_path / ".cache" / "briefer"


@pytest.mark.parametrize(
    ("system", "documents", "data", "cache"),
    [
        ("win32", "Documents", "AppData/Local/Briefer", "AppData/Local/Briefer/Cache"),
        ("darwin", "Documents", "Library/Application Support/Briefer", "Library/Caches/Briefer"),
    ],
)
def test_other_systems_have_their_own_places(
    system: str, documents: str, data: str, cache: str, tmp_path: Path
) -> None:
    there = Platform(system, {}, tmp_path)
    assert there.documents_folder == tmp_path / documents
    assert there.data_folder == tmp_path / data
    assert there.cache_folder == tmp_path / cache

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest

from briefer.core.errors import UnwritableTarget
from briefer.exporting.target import write_atomically


def refused(path: Path, data: bytes = b"new", last: str = "") -> str:
    with pytest.raises(UnwritableTarget) as caught:
        write_atomically(path, data, last)
    assert caught.value.path == path
    return caught.value.reason


def test_a_new_file_is_written_whole(tmp_path: Path) -> None:
    path = tmp_path / "brief.docx"
    digest = write_atomically(path, b"whole")
    assert path.read_bytes() == b"whole"
    assert digest == hashlib.sha256(b"whole").hexdigest()
    assert [p.name for p in tmp_path.iterdir()] == ["brief.docx"]


def test_our_own_last_export_is_replaced(tmp_path: Path) -> None:
    path = tmp_path / "brief.docx"
    first = write_atomically(path, b"first")
    write_atomically(path, b"second", first)
    assert path.read_bytes() == b"second"


def test_somebody_elses_work_is_kept_unless_forced(tmp_path: Path) -> None:
    path = tmp_path / "brief.docx"
    first = write_atomically(path, b"first")
    path.write_bytes(b"edited in Word")
    assert refused(path, last=first) == "exists-not-ours"
    assert path.read_bytes() == b"edited in Word"
    write_atomically(path, b"new", first, force=True)
    assert path.read_bytes() == b"new"


def test_the_same_content_again_is_no_conflict(tmp_path: Path) -> None:
    path = tmp_path / "brief.docx"
    write_atomically(path, b"same")
    write_atomically(path, b"same")


def test_a_missing_folder_and_a_folder_in_the_way_are_named(tmp_path: Path) -> None:
    assert refused(tmp_path / "nowhere" / "brief.docx") == "folder-missing"
    (tmp_path / "x.docx").mkdir()
    assert refused(tmp_path / "x.docx") == "is-folder"


def test_a_protected_file_is_read_only_even_when_forced(tmp_path: Path) -> None:
    path = tmp_path / "brief.docx"
    path.write_bytes(b"kept")
    path.chmod(0o444)
    with pytest.raises(UnwritableTarget) as caught:
        write_atomically(path, b"new", force=True)
    assert caught.value.reason == "read-only"
    assert path.read_bytes() == b"kept"


def test_an_impossible_name_is_said(tmp_path: Path) -> None:
    assert refused(tmp_path / "a\0b.docx") == "bad-name"
    assert refused(tmp_path / ("x" * 300)) == "bad-name"


def test_a_write_that_runs_out_of_room_leaves_the_old_file(tmp_path: Path) -> None:
    resource = pytest.importorskip("resource", reason="limits on file size are POSIX")
    path = tmp_path / "brief.docx"
    first = write_atomically(path, b"old")
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (1000, hard))
    try:
        reason = refused(path, b"x" * 5000, first)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
    assert reason == "full"
    assert path.read_bytes() == b"old"
    assert [p.name for p in tmp_path.iterdir()] == ["brief.docx"]


def test_a_link_is_followed_not_replaced(tmp_path: Path) -> None:
    real, link = tmp_path / "real.docx", tmp_path / "link.docx"
    link.symlink_to(real)
    write_atomically(link, b"text")
    assert link.is_symlink()
    assert real.read_bytes() == b"text"

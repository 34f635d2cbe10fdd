from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QByteArray

from briefer.ui.settings import WindowSettings, documents_folder


def test_what_was_set_is_there_after_a_restart(tmp_path: Path) -> None:
    file = tmp_path / "window.ini"
    first = WindowSettings(file)
    first.theme = "dark"
    first.text_scale = 1.5
    first.remember(tmp_path / "one.briefer")
    first.remember(tmp_path / "two.briefer")
    first.set_bytes("splitter", QByteArray(b"\x00\x01"))
    first.set_layout(tmp_path / "one.briefer", {"readers": {"open": ["s1"]}})
    first.save()
    second = WindowSettings(file)
    assert (second.theme, second.text_scale) == ("dark", 1.5)
    assert second.recent == (tmp_path / "two.briefer", tmp_path / "one.briefer")
    assert second.bytes_of("splitter") == QByteArray(b"\x00\x01")
    assert second.layout_of(tmp_path / "one.briefer") == {"readers": {"open": ["s1"]}}


def test_a_brief_opened_again_moves_to_the_head(tmp_path: Path) -> None:
    settings = WindowSettings(tmp_path / "window.ini")
    for number in range(14):
        settings.remember(tmp_path / f"{number}.briefer")
    settings.remember(tmp_path / "9.briefer")
    assert settings.recent[0] == tmp_path / "9.briefer"
    assert len(settings.recent) == len(set(settings.recent)) == 10
    settings.forget(tmp_path / "9.briefer")
    assert tmp_path / "9.briefer" not in settings.recent


def test_a_spoilt_file_is_as_good_as_none(tmp_path: Path) -> None:
    file = tmp_path / "window.ini"
    file.write_text("[look]\ntext_scale=large\n[General]\nrecent=not json\n")
    settings = WindowSettings(file)
    assert settings.text_scale == 1.0
    assert settings.recent == ()
    assert settings.bytes_of("splitter") is None
    assert settings.layout_of(tmp_path / "x.briefer") == {}


def test_files_are_asked_for_where_one_was_chosen_last_and_first_in_the_documents(
    tmp_path: Path,
) -> None:
    settings = WindowSettings(tmp_path / "window.ini")
    assert settings.folder == documents_folder()
    assert settings.folder.is_dir()
    articles = tmp_path / "articles"
    articles.mkdir()
    settings.folder = articles
    assert settings.folder == articles
    articles.rmdir()  # a share that is not there today
    assert settings.folder == documents_folder()

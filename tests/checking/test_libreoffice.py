"""A file that LibreOffice opened and saved: nothing is taken for changed."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefer.core.brief import NotesKind
from briefer.ooxml.anchors import AnchorForm
from tests.checking.wordedits import changed, quotation, returned, words
from tests.exporting.office import saved_again
from tests.exporting.specimen import working_copy

pytestmark = pytest.mark.libreoffice


@pytest.mark.parametrize("notes", [NotesKind.FOOTNOTES, NotesKind.ENDNOTES])
def test_a_save_by_libreoffice_changes_nothing(tmp_path: Path, notes: NotesKind) -> None:
    file = tmp_path / "brief.docx"
    file.write_bytes(working_copy(notes=notes))
    (tmp_path / "saved").mkdir()
    result = returned(saved_again(file, tmp_path / "saved"))
    assert {q.via for q in result.quotations} <= {AnchorForm.TAG, AnchorForm.BOOKMARK}
    assert result.summary == {"exact": 2, "typography": 3}
    assert result.items == ()
    assert result.notes == ()
    assert result.entries == ()
    assert not result.marking.is_removed
    assert result.is_as_exported


def test_an_altered_quotation_is_seen_through_a_save(tmp_path: Path) -> None:
    file = tmp_path / "brief.docx"
    file.write_bytes(changed(working_copy(), words("inline", "old quay", "new quay")))
    (tmp_path / "saved").mkdir()
    result = returned(saved_again(file, tmp_path / "saved"))
    assert quotation(result, "inline").verdict == "altered"
    assert [i.item_id for i in result.items] == ["text"]

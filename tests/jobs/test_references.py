from __future__ import annotations

from pathlib import Path

import pytest

from briefer.core.errors import UnreadableSource, UnwritableTarget
from briefer.core.source import FieldState
from briefer.importing import read
from briefer.jobs.imports import import_files
from briefer.jobs.references import export_references, is_of_references, read_references
from briefer.jobs.sentences import sentence
from briefer.project import queries
from briefer.project.project import Project

RIS = """TY  - NEWS
TI  - Ferry operators brace for the levy
AU  - Okoro, Adaeze
T2  - The Coastal Courier
DA  - 2025/10/07/
L1  - files/levy.txt
ER  -

TY  - BOOK
TI  - A history of the strait
AU  - Haddad, Layla
L1  - files/gone.pdf
ER  -

TY  - RPRT
TI  - A report that was cut o
"""


@pytest.fixture
def exported(tmp_path: Path) -> Path:
    (tmp_path / "files").mkdir()
    (tmp_path / "files" / "levy.txt").write_text("The levy\n\nIt rose twice.\n", encoding="utf-8")
    path = tmp_path / "library.ris"
    path.write_text(RIS, encoding="utf-8")
    return path


def test_a_record_with_its_file_is_a_source_with_confirmed_metadata(exported: Path) -> None:
    levy = read_references(exported, read.read_all).sources[0]
    assert "It rose twice." in levy.canonical
    assert levy.item.text("title") == "Ferry operators brace for the levy"
    assert levy.item.fields["author"].state is FieldState.CONFIRMED
    assert levy.item.value("issued") == {"date-parts": [[2025, 10, 7]]}


def test_a_record_without_a_file_can_still_be_cited(exported: Path) -> None:
    book = read_references(exported, read.read_all).sources[1]
    assert (book.canonical, book.blocks) == ("", ())
    assert book.item.text("title") == "A history of the strait"
    assert book.item.value("author") == [{"family": "Haddad", "given": "Layla"}]


def test_a_bad_record_is_named_by_its_line(exported: Path) -> None:
    problems = read_references(exported, read.read_all).problems
    said = sentence(problems[0])
    assert (said.title, said.text) == (
        "A record in “library.ris” was left out",
        "The one at line 15 has no end.",
    )
    assert len(problems) == 1


def test_a_record_whose_file_is_bad_is_kept_and_the_file_is_named(exported: Path) -> None:
    (exported.parent / "files" / "levy.txt").write_bytes(b"")
    found = read_references(exported, read.read_all)
    assert found.sources[0].item.text("title") == "Ferry operators brace for the levy"
    assert isinstance(found.problems[1], UnreadableSource)
    assert found.problems[1].path.name == "levy.txt"


def test_json_that_is_something_else_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "data.json"
    path.write_text('{"temperature": 4}', encoding="utf-8")
    found = read_references(path, read.read_all)
    assert found.sources == ()
    assert len(found.problems) == 1


def test_references_are_known_by_their_ending() -> None:
    assert is_of_references(Path("Library.RIS"))
    assert not is_of_references(Path("article.txt"))


@pytest.mark.parametrize("suffix", [".ris", ".bib", ".json"])
def test_what_goes_out_as_references_comes_in_again(tmp_path: Path, suffix: str) -> None:
    (tmp_path / "files").mkdir()
    (tmp_path / "files" / "levy.txt").write_text("The levy\n\nIt rose twice.\n", encoding="utf-8")
    (tmp_path / "library.ris").write_text(RIS, encoding="utf-8")
    with Project.create(tmp_path / "a.briefer") as project:
        import_files(project, [tmp_path / "library.ris"])
        assert export_references(project, tmp_path / f"out{suffix}") == 2
    with Project.create(tmp_path / "b.briefer") as project:
        import_files(project, [tmp_path / f"out{suffix}"])
        items = [line.source.item for line in project.read(queries.sources).result()]
    levy = next(i for i in items if i.text("title") == "Ferry operators brace for the levy")
    assert levy.value("author") == [{"family": "Okoro", "given": "Adaeze"}]
    assert levy.text("container-title") == "The Coastal Courier"
    assert levy.value("issued") == {"date-parts": [[2025, 10, 7]]}


def test_references_never_replace_a_file_unasked(tmp_path: Path) -> None:
    (tmp_path / "mine.ris").write_text("mine")
    with Project.create(tmp_path / "a.briefer") as project:
        with pytest.raises(UnwritableTarget):
            export_references(project, tmp_path / "mine.ris")
        assert export_references(project, tmp_path / "mine.ris", force=True) == 0

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from briefer.core.errors import Cancelled
from briefer.core.source import CslValue, FieldState, Source
from briefer.jobs import imports
from briefer.jobs.imports import ImportReport, import_files
from briefer.jobs.sentences import sentence
from briefer.project import edits, queries
from briefer.project.changes import Change, Origin
from briefer.project.project import Project
from tests.ooxml.zips import zipped


@pytest.fixture
def project(tmp_path: Path) -> Iterator[Project]:
    with Project.create(tmp_path / "river.briefer", "The river") as made:
        yield made


@pytest.fixture
def articles(tmp_path: Path) -> Path:
    folder = tmp_path / "articles"
    folder.mkdir()
    for number in range(90):
        words = f"Report {number}\n\nThe gauge stood at {number} feet in the morning.\n"
        (folder / f"{number:02}.txt").write_text(words)
    return folder


def test_a_folder_comes_in_whole_in_a_few_batches(project: Project, articles: Path) -> None:
    changes: list[Change] = []
    project.subscribe(changes.append)
    report = import_files(project, [articles])
    assert len(report.added) == 90
    assert report.failed == ()
    assert len({added.key for added in report.added}) == 90
    assert [change.origin for change in changes] == [Origin.IMPORT] * 3
    assert len(project.read(queries.sources).result()) == 90


def test_what_was_not_read_whole_is_reported_once(project: Project, tmp_path: Path) -> None:
    path = tmp_path / "gauge.txt"
    path.write_bytes(b"The gauge\n\nIt stood at nine \0 feet in the morning, and nobody looked.\n")
    report = import_files(project, [path])
    told = [(each.name, sentence(w).words) for each in report.remarked for w in each.remarks]
    assert told == [("gauge.txt", "1 characters that no document may hold were marked.")]
    assert import_files(project, [path]).remarked == ()


def test_a_part_that_cannot_be_read_is_told_although_the_rest_is_here(
    project: Project, tmp_path: Path
) -> None:
    gauge = "The gauge\n\nIt stood at nine feet in the morning, and nobody looked.\n"
    (tmp_path / "gauge.txt").write_text(gauge)
    import_files(project, [tmp_path / "gauge.txt"])
    (tmp_path / "both.zip").write_bytes(zipped({"gauge.txt": gauge, "bad.docx": b"no zip"}))
    report = import_files(project, [tmp_path / "both.zip"])
    told = [sentence(w).words for each in report.remarked for w in each.remarks]
    assert told == ["A part could not be read: “bad.docx”."]


def test_an_import_of_many_batches_is_one_line_of_the_history(
    project: Project, articles: Path
) -> None:
    import_files(project, [articles / "00.txt"])
    import_files(project, [articles])
    project.submit(edits.add_section, "Background").result()
    import_files(project, [articles])  # nothing new
    steps = project.read(queries.history).result()
    assert [(step.action, step.detail) for step in steps] == [
        ("add-section", "Background"),
        ("add-sources", "89"),
        ("add-sources", "00.txt"),
    ]


def test_an_import_stands_outside_undo(project: Project, articles: Path) -> None:
    import_files(project, [articles / "00.txt"])
    assert project.read(queries.undo_redo).result() == (None, None)
    assert project.undo().result() is None


def test_progress_names_each_file_and_ends_with_all(project: Project, articles: Path) -> None:
    seen: list[tuple[int, int, str]] = []
    import_files(project, [articles], lambda *step: seen.append(step))
    assert seen[0] == (0, 90, "00.txt")
    assert seen[-1] == (90, 90, "")
    assert len(seen) == 91


def test_cancelling_keeps_what_was_added(project: Project, articles: Path) -> None:
    def cancel(done: int, _total: int, _name: str) -> None:
        if done == 50:
            raise Cancelled

    report = import_files(project, [articles], cancel)
    assert report.is_cancelled
    assert len(report.added) == 50
    assert len(project.read(queries.sources).result()) == 50


def test_a_bad_file_is_named_and_stops_nobody(project: Project, articles: Path) -> None:
    (articles / "40.txt").write_bytes(b"")
    (articles / "41.xyz").write_bytes(b"?")
    report = import_files(project, [articles])
    assert [(e.path.name, e.reason) for e in report.failed] == [
        ("40.txt", "empty"), ("41.xyz", "unknown-format"),
    ]  # fmt: skip
    assert len(report.added) == 89


def test_the_same_bytes_come_in_once(project: Project, articles: Path, tmp_path: Path) -> None:
    (tmp_path / "copy.txt").write_bytes((articles / "07.txt").read_bytes())
    report = import_files(project, [articles / "07.txt", tmp_path / "copy.txt"])
    assert [(a.name, a.is_duplicate) for a in report.added] == [
        ("07.txt", False), ("copy.txt", True),
    ]  # fmt: skip
    assert len({added.source_id for added in report.added}) == 1


@pytest.mark.logs("a reader failed on 07.txt")
def test_a_batch_is_within_what_keeps_edits_quick() -> None:
    assert 25 <= imports.BATCH <= 50


RIS = """TY  - NEWS
TI  - Ferry operators brace for the levy
AU  - Okoro, Adaeze
L1  - files/levy.txt
ER  -

TY  - BOOK
TI  - A history of the strait
ER  -

TY  - RPRT
TI  - A report that was cut o
"""


def test_a_library_with_its_files_comes_in_with_the_facts_of_its_records(
    project: Project, tmp_path: Path
) -> None:
    folder = tmp_path / "export"
    (folder / "files").mkdir(parents=True)
    (folder / "files" / "levy.txt").write_text("The levy\n\nIt rose twice in one year.\n")
    (folder / "library.ris").write_text(RIS)
    report = import_files(project, [folder])
    assert [error.reason for error in report.failed] == ["cut-off"]
    lines = project.read(queries.sources).result()
    facts = {line.source.item.text("title"): line.source for line in lines}
    assert set(facts) == {"Ferry operators brace for the levy", "A history of the strait"}
    levy = facts["Ferry operators brace for the levy"]
    assert levy.item.value("author") == [{"family": "Okoro", "given": "Adaeze"}]
    assert "rose twice" in project.read(queries.source_text, levy.source_id).result().canonical


LEVY = "The levy\n\nIt rose twice in one year, and nobody asked the operators.\n"
RECORD = """TY  - NEWS
TI  - Ferry operators brace for the levy
AU  - Okoro, Adaeze
DA  - 2025/10/07/
UR  - https://www.courier.example/levy/?utm_source=mail
{more}
ER  -
"""


def levy(project: Project) -> Source:
    (line,) = project.read(queries.sources).result()
    return line.source


def test_a_record_fills_in_the_source_its_file_is_already(project: Project, tmp_path: Path) -> None:
    (tmp_path / "levy.txt").write_text(LEVY)
    (tmp_path / "library.ris").write_text(RECORD.format(more="L1  - levy.txt"))
    (first,) = import_files(project, [tmp_path / "levy.txt"]).added
    project.submit(edits.revise_metadata, first.source_id, {"title": "The levy rose"}).result()
    report = import_files(project, [tmp_path / "library.ris"])
    assert report.described == (first.source_id,)
    assert [a.is_duplicate for a in report.added] == [True]
    item = levy(project).item
    assert item.fields["author"].state is FieldState.CONFIRMED
    assert item.value("author") == [{"family": "Okoro", "given": "Adaeze"}]
    assert item.text("title") == "The levy rose"  # a person said so
    assert levy(project).key == first.key
    undone = project.undo().result()
    assert undone is not None
    assert sentence(undone.step).title == "Filled in “The levy rose” from references"
    assert levy(project).item.value("author") != [{"family": "Okoro", "given": "Adaeze"}]
    assert import_files(project, [tmp_path / "library.ris"]).described == (first.source_id,)
    assert import_files(project, [tmp_path / "library.ris"]).described == ()


@pytest.mark.parametrize(
    "known",
    [
        {"URL": "http://courier.example/levy"},
        {"title": "Ferry Operators Brace for the Levy", "author": [{"family": "Okoro"}]},
        {"title": "Ferry operators brace for the levy", "issued": {"date-parts": [[2025]]}},
    ],
)
def test_a_record_without_a_file_is_known_by_address_or_title(
    project: Project, tmp_path: Path, known: dict[str, CslValue]
) -> None:
    source_id, report = _record_beside(known, project, tmp_path)
    assert report.described == (source_id,)
    assert levy(project).item.value("issued") is not None


@pytest.mark.parametrize(
    "known",
    [
        {"title": "Ferry operators brace for the levy", "author": [{"family": "Haddad"}]},
        {"title": "Ferry operators brace for the levy", "issued": {"date-parts": [[2019]]}},
        {"title": "Ferry operators brace for the levy"},
        {"title": "Levy"},
    ],
)
def test_a_record_of_another_work_is_a_source_of_its_own(
    project: Project, tmp_path: Path, known: dict[str, CslValue]
) -> None:
    _source_id, report = _record_beside(known, project, tmp_path)
    assert [a.is_duplicate for a in report.added] == [False]
    assert report.described == ()
    assert len(project.read(queries.sources).result()) == 2


def test_a_record_waits_for_the_articles_it_comes_with(project: Project, tmp_path: Path) -> None:
    page = "<title>Ferry operators brace for the levy</title><meta name=author content='A. Okoro'>"
    (tmp_path / "levy.html").write_text(f"{page}<p>{LEVY}</p><p>{LEVY}</p>")
    (tmp_path / "library.ris").write_text(RECORD.format(more=""))
    import_files(project, [tmp_path])
    assert levy(project).item.value("issued") == {"date-parts": [[2025, 10, 7]]}


def _record_beside(
    known: dict[str, CslValue], project: Project, folder: Path
) -> tuple[str, ImportReport]:
    """Import a record without a file beside a source of which just `known` is known."""
    (folder / "levy.txt").write_text(LEVY)
    (first,) = import_files(project, [folder / "levy.txt"]).added
    nothing = dict.fromkeys(("title", "author", "issued", "URL"))
    project.submit(edits.revise_metadata, first.source_id, nothing | known).result()
    (folder / "library.ris").write_text(RECORD.format(more=""))
    return first.source_id, import_files(project, [folder / "library.ris"])

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from briefer.core.brief import Brief
from briefer.core.errors import UnreadableSource
from briefer.core.locations import seeds
from briefer.core.runs import Run
from briefer.exporting.document import Table
from briefer.exporting.options import CopyKind, ExportOptions
from briefer.jobs import returnreport
from briefer.jobs.exports import export_project
from briefer.jobs.new import new_project
from briefer.jobs.verifying import is_returned_copy, verify_file
from briefer.project import queries
from briefer.project.project import Project
from tests.checking.wordedits import changed, packed, read_parts, replaced, run

QUOTED = "cannot be taken back"


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("verify")


@pytest.fixture(scope="module")
def project(folder: Path) -> Iterator[Project]:
    opened = new_project(folder / "p.briefer", folder=seeds()).project
    yield opened
    opened.close()


@pytest.fixture(scope="module")
def working(project: Project, folder: Path) -> Path:
    return export_project(project, folder / "out.docx").path


@pytest.fixture(scope="module")
def clean(project: Project, folder: Path) -> Path:
    options = ExportOptions(copy=CopyKind.CLEAN)
    return export_project(project, folder / "clean.docx", options).path


def edited(path: Path, before: str, after: str) -> Path:
    target = path.with_name("edited.docx")
    target.write_bytes(changed(path.read_bytes(), replaced(before, after)))
    return target


def test_an_untouched_file_is_as_exported_with_and_without_its_project(
    working: Path, project: Project
) -> None:
    assert verify_file(working).returned.is_as_exported
    assert verify_file(working, project).returned.is_as_exported


def test_a_clean_copy_is_compared_by_its_words(clean: Path, project: Project) -> None:
    result = verify_file(clean, project).returned
    assert not result.has_provenance
    assert result.is_as_exported
    altered = verify_file(edited(clean, QUOTED, "can be taken back"), project).returned
    assert altered.summary["altered"] == 1


def test_a_clean_copy_alone_says_nothing(clean: Path) -> None:
    with pytest.raises(UnreadableSource) as caught:
        verify_file(clean)
    assert caught.value.reason == "not-ours"


def test_an_altered_quotation_is_red_in_the_json(working: Path, project: Project) -> None:
    verified = verify_file(edited(working, QUOTED, "can be taken back"), project)
    assert verified.returned.is_red
    told = json.loads(json.dumps(returnreport.described(verified)))
    (wrong,) = [q for q in told["quotations"] if q["verdict"] == "altered"]
    assert wrong["text"] == "can be taken back"
    assert wrong["original"] == QUOTED
    assert ["dropped", "cannot"] in [[kind, text.strip()] for kind, text in wrong["diff"]]
    assert told["summary"]["altered"] == 1


def test_words_of_the_source_beyond_the_passage_need_the_project(
    working: Path, project: Project
) -> None:
    canonical = {
        source_id: text.canonical
        for source_id, text in project.read(
            queries.source_texts, tuple(project.read(queries.brief).result().sources)
        ).result().items()
    }  # fmt: skip
    source = next(text for text in canonical.values() if QUOTED in text)
    before = source[: source.index(QUOTED)].split()[-1]
    path = edited(working, QUOTED, f"{before} {QUOTED}")
    assert verify_file(path).returned.summary["altered"] == 1
    assert "altered" not in verify_file(path, project).returned.summary


@pytest.mark.parametrize("ending", [".html", ".docx"])
def test_the_report_has_a_line_for_each_quotation(working: Path, folder: Path, ending: str) -> None:
    verified = verify_file(edited(working, QUOTED, "can be taken back"))
    target = folder / f"report{ending}"
    returnreport.write_report(verified, target, force=True)
    words = target.read_bytes()
    if ending == ".docx":
        words = read_parts(words)["word/document.xml"]
    assert words.count(b"altered") == 2  # in the figures and on its line
    assert b"can be taken back" not in words  # the difference is marked within the words
    assert b"cannot" in words


def test_the_words_have_most_of_a_report_and_what_is_wrong_is_bold(working: Path) -> None:
    made = returnreport.document(verify_file(edited(working, QUOTED, "can be taken back")))
    table = next(block for block in made.blocks if isinstance(block, Table))
    assert table.widths[-1] == max(table.widths)
    bold = [row for row in table.rows if any(run.bold for run in row[1] if isinstance(run, Run))]
    assert len(bold) == 1


def test_the_lines_for_a_terminal_name_what_changed(working: Path) -> None:
    verified = verify_file(edited(working, QUOTED, "can be taken back"))
    told = list(returnreport.lines(verified.returned))
    assert told[0].startswith("8 quotations: ")
    assert any(line.startswith("altered") for line in told)


def test_a_dropped_file_is_known_as_a_copy_or_as_a_source(
    working: Path, clean: Path, project: Project, folder: Path
) -> None:
    brief = project.read(queries.brief).result()
    other = folder / "other.docx"
    other.write_bytes(changed(clean.read_bytes(), lambda xml: xml.replace("the", "a")))
    nothing = folder / "nothing.docx"
    nothing.write_bytes(b"PK\x03\x04 no archive")
    assert is_returned_copy(working, brief)
    assert is_returned_copy(clean, brief)
    assert not is_returned_copy(nothing, brief)


@pytest.mark.parametrize(
    ("name", "content", "reason"),
    [
        ("old.docx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "old-office"),
        ("text.docx", b"Dear colleague, here it is.", "wrong-type"),
        (
            "odt.docx",
            packed({"mimetype": b"application/vnd.oasis.opendocument.text"}),
            "wrong-type",
        ),
        ("gone.docx", None, "missing"),
        ("empty.docx", b"", "empty"),
    ],
)
def test_foreign_and_broken_files_are_refused_with_a_reason(
    folder: Path, name: str, content: bytes | None, reason: str
) -> None:
    path = folder / name
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(UnreadableSource) as caught:
        verify_file(path)
    assert caught.value.reason == reason


@pytest.mark.parametrize(
    ("parts", "reason"),
    [
        ({"word/vbaProject.bin": b"macros"}, "macros"),
        ({"word/media/white.bmp": bytes(300_000_000)}, "too-much"),
    ],
)
def test_a_brief_that_came_back_with_something_else_in_it_is_refused(
    working: Path, parts: dict[str, bytes], reason: str
) -> None:
    path = working.with_name("other.docx")
    path.write_bytes(packed({**read_parts(working.read_bytes()), **parts}))
    with pytest.raises(UnreadableSource) as caught:
        verify_file(path)
    assert caught.value.reason == reason
    assert not is_returned_copy(path, Brief())


def test_a_file_whose_provenance_was_emptied_vouches_for_nothing(
    working: Path, project: Project
) -> None:
    path = working.with_name("emptied.docx")
    parts = read_parts(changed(working.read_bytes(), replaced(QUOTED, "can be taken back")))
    emptied = b'<provenance xmlns="urn:briefer:provenance:1" version="1"/>'
    path.write_bytes(packed({**parts, "customXml/item1.xml": emptied}))
    assert verify_file(path, project).returned.is_red


def test_a_renamed_file_of_another_kind_is_none_of_word(folder: Path) -> None:
    path = folder / "renamed.docx"
    path.write_bytes(packed({"mimetype": b"application/vnd.oasis.opendocument.text"}))
    with pytest.raises(UnreadableSource) as caught:
        verify_file(path)
    assert caught.value.reason == "wrong-type"


def test_somebody_elses_file_full_of_quotations_is_no_copy(
    clean: Path, project: Project, folder: Path
) -> None:
    said = "".join(f"<w:p>{run(f'“They said number {n} of it.”')}</w:p>" for n in range(20))
    parts = read_parts(clean.read_bytes())
    xml = parts["word/document.xml"].decode()
    body = xml[: xml.index("<w:body>") + len("<w:body>")] + said + "</w:body></w:document>"
    path = folder / "foreign.docx"
    path.write_bytes(packed({**parts, "word/document.xml": body.encode()}))
    assert not is_returned_copy(path, project.read(queries.brief).result())
    with pytest.raises(UnreadableSource) as caught:
        verify_file(path, project)
    assert caught.value.reason == "not-ours"

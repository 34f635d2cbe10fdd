from __future__ import annotations

import os
import subprocess
import sys
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import pytest

from briefer.core.brief import Brief
from briefer.jobs.builds import brief_of
from briefer.project import queries
from briefer.project.project import Project
from tests.commands import Commands

ROOT = Path(__file__).resolve().parents[1]
RAIN = """Nine days of rain

By Ann Example
12 March 2024

It rained for eight days, and the river rose by two metres.

On the ninth it did not. The gauge had been washed away.
"""
LEVY = """# Who pays for the dam

A levy on boats was refused twice. The third time nobody asked.

"It is a tax on going home," said Ruth Sample of the ferrymen.
"""
OUTLINE = """---
title: The river
to: Head of division
references:
- id: rain
  title: Nine days of rain
  file: rain.txt
- id: levy
  title: Who pays for the dam
  file: levy.md
---

# What happened {length=120}

It was “eight days” [@rain] of it, and *then* some.

> The gauge had been washed away.
>
> -- @rain

# Who pays

::: paraphrase
The levy failed twice [@levy].
:::

# Later {.parked}

Something [for later](https://example.org).
"""


@pytest.fixture
def sources(tmp_path: Path) -> Path:
    folder = tmp_path / "sources"
    folder.mkdir()
    (folder / "rain.txt").write_text(RAIN)
    (folder / "levy.md").write_text(LEVY)
    return folder


@pytest.fixture
def outline(tmp_path: Path) -> Path:
    path = tmp_path / "brief.md"
    path.write_text(OUTLINE)
    return path


@pytest.fixture
def project(tmp_path: Path, sources: Path, briefer: Commands) -> Path:
    path = tmp_path / "river.briefer"
    assert briefer("new", path, "--from", sources, "--title", "The river").code == 0
    return path


def document(path: Path) -> str:
    with zipfile.ZipFile(path) as archive:
        return archive.read("word/document.xml").decode()


def brief_in(path: Path) -> Brief:
    with Project.open(path) as project:
        return project.read(queries.brief).result()


def test_a_new_project_is_a_file_with_its_title(tmp_path: Path, briefer: Commands) -> None:
    made = briefer("new", tmp_path / "river", "--title", "The river")
    assert (made.code, made.err) == (0, "")
    assert brief_in(tmp_path / "river.briefer").front.title == "The river"


def test_a_project_begins_with_the_sources_of_a_folder(
    tmp_path: Path, sources: Path, briefer: Commands
) -> None:
    made = briefer("new", tmp_path / "river.briefer", "--from", sources, "--json")
    assert made.code == 0
    (said,) = made.json
    assert said["project"] == str(tmp_path / "river.briefer")
    assert [(f["file"], f["status"]) for f in said["files"]] == [
        ("levy.md", "added"), ("rain.txt", "added"),
    ]  # fmt: skip


def test_what_is_added_is_reported_file_by_file(
    tmp_path: Path, project: Path, briefer: Commands
) -> None:
    article = tmp_path / "boats.txt"
    article.write_text("Boats\n\nThere were forty boats in the harbour that morning.\n")
    said = briefer("add", project, article)
    assert said.code == 0
    assert "boats.txt: added as" in said.out


def test_the_same_bytes_are_not_added_twice(
    project: Path, sources: Path, briefer: Commands
) -> None:
    said = briefer("add", project, sources / "rain.txt", "--json")
    assert said.code == 0
    assert [f["status"] for f in said.json[0]["files"]] == ["known"]


def test_a_source_that_is_almost_another_is_told(
    project: Path, sources: Path, tmp_path: Path, briefer: Commands
) -> None:
    words = " ".join(f"word{number} and then" for number in range(60))
    for name, end in (("one", "."), ("two", ", at last.")):
        (tmp_path / f"{name}.txt").write_text(f"The levy\n\n{words}{end}\n")
    assert "almost" not in briefer("add", project, tmp_path / "one.txt").out
    said = briefer("add", project, tmp_path / "two.txt")
    assert "almost the same as levy" in said.out


@pytest.mark.parametrize("ending", [".ris", ".bib", ".json"])
def test_references_go_out_and_come_in_as_sources(
    project: Path, tmp_path: Path, briefer: Commands, ending: str
) -> None:
    out = tmp_path / f"references{ending}"
    written = briefer("export", project, "-o", out, "--json")
    assert (written.code, written.json[0]["references"]) == (0, 2)
    briefer("new", tmp_path / "other.briefer")
    (files,) = briefer("add", tmp_path / "other.briefer", out, "--json").json
    assert [file["status"] for file in files["files"]] == ["added", "added"]


def test_one_bad_file_does_not_stop_the_others(
    tmp_path: Path, project: Path, briefer: Commands
) -> None:
    for number in range(19):
        words = f"Report {number}\n\nThe gauge stood at {number} feet in the morning.\n"
        (tmp_path / f"{number:02}.txt").write_text(words)
    (tmp_path / "07b.txt").write_bytes(b"")
    said = briefer("add", project, *sorted(tmp_path.glob("*.txt")), "--json")
    assert said.code == 2
    assert said.complaint == "“07b.txt” could not be read: The file is empty."
    status = [f["status"] for f in said.json[0]["files"]]
    assert (status.count("added"), status.count("failed")) == (19, 1)


def test_inspect_shows_what_importing_makes_of_a_file(sources: Path, briefer: Commands) -> None:
    said = briefer("inspect", sources / "rain.txt", sources / "levy.md", "--json")
    assert (said.code, said.err) == (0, "")
    rain, levy = said.json
    assert rain["file"] == str(sources / "rain.txt")
    assert levy["file"] == str(sources / "levy.md")
    assert set(rain) == {
        "file", "key", "metadata", "state", "confidence", "language", "flags", "warnings", "blocks",
    }  # fmt: skip
    assert set(rain["state"]) == set(rain["confidence"])
    assert all(0 <= sure <= 1 for sure in rain["confidence"].values())
    canonical = (sources / "rain.txt").read_text()
    for block in rain["blocks"]:
        assert canonical[block["start"] : block["end"]] == block["text"]
    counted = [block["n"] for block in rain["blocks"] if block["n"] is not None]
    assert counted == list(range(1, len(counted) + 1))
    assert "body" in {block["role"] for block in rain["blocks"]}


def test_inspect_says_which_fields_of_a_citation_are_not_stated(
    sources: Path, briefer: Commands
) -> None:
    (rain,) = briefer("inspect", sources / "rain.txt", "--json").json
    assert set(rain["state"]) >= {"title", "author", "container-title", "issued", "URL"}
    assert rain["state"]["URL"] == "not stated"
    for name, state in rain["state"].items():
        is_stated = state != "not stated"
        assert (name in rain["metadata"], rain["confidence"][name] > 0) == (is_stated, is_stated)


def test_inspect_gives_a_line_for_each_file_a_refused_one_too(
    sources: Path, tmp_path: Path, briefer: Commands
) -> None:
    (tmp_path / "empty.txt").touch()
    (tmp_path / "x.docx").mkdir()
    files = [tmp_path / "x.docx", sources / "rain.txt", tmp_path / "empty.txt", sources / "levy.md"]
    said = briefer("inspect", *files, "--json")
    assert [line["file"] for line in said.json] == [str(file) for file in files]
    assert ["error" in line for line in said.json] == [True, False, True, False]
    _folder, rain, empty, _levy = said.json
    assert (said.code, set(empty) - set(rain), empty["blocks"]) == (2, {"error"}, [])
    words = "“empty.txt” could not be read: The file is empty."
    assert empty["error"] == {"reason": "empty", "detail": "", "sentence": words}
    assert f"briefer: {words}" in said.err.splitlines()


def test_inspect_tells_which_document_of_an_archive_is_which(
    tmp_path: Path, briefer: Commands
) -> None:
    archive = tmp_path / "reports.zip"
    with zipfile.ZipFile(archive, "w") as file:
        for year in ("2024", "2025"):
            file.writestr(f"{year}/report.txt", f"The river rose for eight days in {year}.\n")
    found = briefer("inspect", archive, "--json").json
    assert [line["file"] for line in found] == [
        str(archive / "2024" / "report.txt"), str(archive / "2025" / "report.txt")
    ]  # fmt: skip
    assert ["2024" in line["blocks"][0]["text"] for line in found] == [True, False]


def test_an_object_of_json_stays_on_its_line(tmp_path: Path, briefer: Commands) -> None:
    words = "The river rose\u2028for eight days\x85and the bridge\u2029was closed.\x0cIt fell.\n"
    (tmp_path / "odd.txt").write_text(words)
    (found,) = briefer("inspect", tmp_path / "odd.txt", "--json").json
    assert " ".join(block["text"] for block in found["blocks"]).split() == words.split()


def test_inspect_tells_an_extract(tmp_path: Path, briefer: Commands) -> None:
    words = " ".join(f"The gauge by the old bridge rose again on day {day}." for day in range(20))
    page = tmp_path / "flood.html"
    page.write_text(f"<h1>Flood</h1><p>{words}</p><p>This article is for subscribers only.</p>")
    (found,) = briefer("inspect", page, "--json").json
    assert found["flags"] == ["extract-only"]


def test_inspect_is_readable_without_json(sources: Path, briefer: Commands) -> None:
    said = briefer("inspect", sources / "rain.txt")
    assert "It rained for eight days" in said.out


def test_search_finds_words_with_their_place(project: Path, briefer: Commands) -> None:
    (hit,) = briefer("search", project, "gauge", "--json").json
    assert (hit["file"], hit["match"]) == ("rain.txt", "gauge")
    assert briefer("search", project, "washed", "gauge").out.count("\n") >= 1
    nothing = briefer("search", project, "submarine")
    assert (nothing.code, nothing.out) == (0, "")
    assert nothing.err == "briefer: no source has “submarine”.\n"


def test_words_that_no_source_has_are_never_called_exact(
    outline: Path, sources: Path, tmp_path: Path, project: Path, briefer: Commands
) -> None:
    invented = "The river fell within an hour of that."
    outline.write_text(OUTLINE.replace("The gauge had been washed away.", invented))
    out = tmp_path / "out.docx"
    assert briefer("build", outline, "--sources", sources, "-o", out).code == 1
    for more in ((), ("--project", project)):
        said = briefer("verify", out, *more)
        assert said.code == 1
        assert [line for line in said.out.splitlines() if invented in line and "not-in" in line]


def test_a_folder_of_sources_that_is_not_there_makes_no_brief(
    outline: Path, tmp_path: Path, briefer: Commands
) -> None:
    out = tmp_path / "out.docx"
    said = briefer("build", outline, "--sources", tmp_path / "sourcse", "-o", out)
    assert (said.code, out.exists()) == (2, False)
    assert said.err == "briefer: “sourcse” could not be read: There is no such file.\n"


def test_a_brief_without_quotations_is_told_as_that(
    project: Path, tmp_path: Path, briefer: Commands
) -> None:
    assert briefer("export", project, "-o", tmp_path / "out.docx").code == 0
    said = briefer("verify", tmp_path / "out.docx")
    assert (said.code, said.out) == (0, "The brief has no quotations.\n")


def test_a_look_that_is_none_is_refused(project: Path, tmp_path: Path, briefer: Commands) -> None:
    said = briefer("export", project, "-o", tmp_path / "out.docx", "--look", "velvet")
    assert (said.code, (tmp_path / "out.docx").exists()) == (2, False)
    assert "there is no look “velvet”" in said.err


def test_a_warning_names_its_file(sources: Path, briefer: Commands) -> None:
    old = sources / "old.txt"
    old.write_bytes(
        "Déjà vu\n\nLa rivière a monté de deux mètres, répète le café.\n".encode("cp1252")
    )
    assert briefer("inspect", old).err.startswith(f"briefer: {old}: ")


def test_build_goes_straight_from_an_outline_to_word(
    tmp_path: Path, outline: Path, sources: Path, briefer: Commands
) -> None:
    target = tmp_path / "brief.docx"
    said = briefer("build", outline, "--sources", sources, "-o", target)
    assert (said.code, said.err) == (0, "")
    assert "The gauge had been washed away." in document(target)
    with zipfile.ZipFile(target) as archive:
        assert "Nine Days of Rain" in archive.read("word/footnotes.xml").decode()


def test_a_quotation_that_is_not_in_its_source_is_a_finding(
    tmp_path: Path, outline: Path, sources: Path, briefer: Commands
) -> None:
    outline.write_text(OUTLINE.replace("eight days", "eighty days"))
    said = briefer("build", outline, "--sources", sources, "-o", tmp_path / "brief.docx", "--json")
    assert said.code == 1
    assert "not found in the source: “eighty days”" in said.complaint
    assert [p["reason"] for p in said.json[0]["problems"]] == ["not-in-source"]
    assert (tmp_path / "brief.docx").exists()


def test_build_lets_nothing_out_below_its_sources_without_a_reason(
    tmp_path: Path, outline: Path, sources: Path, briefer: Commands
) -> None:
    for source in sources.glob("*.txt"):
        source.write_text(f"OFFICIAL-SENSITIVE\n\n{source.read_text()}")
    target = tmp_path / "brief.docx"
    words = ("build", outline, "--sources", sources, "-o", target, "--marking", "OFFICIAL")
    said = briefer(*words)
    assert (said.code, target.exists()) == (2, False)
    assert "below the marking of what it holds: OFFICIAL-SENSITIVE" in said.complaint
    assert briefer(*words, "--reason", "The originator agreed").code == 0
    assert target.exists()


def test_build_says_what_nobody_could_defend(
    tmp_path: Path, outline: Path, sources: Path, briefer: Commands
) -> None:
    (sources / "0041.txt").write_text("It was read twice a day and never at night. " * 9)
    nameless = "- id: rain\n  title: ''\n  file: 0041.txt"
    outline.write_text(f"---\nreferences:\n{nameless}\n---\n\n# Rain\n\nIt was read [@rain].\n")
    said = briefer("build", outline, "--sources", sources, "-o", tmp_path / "brief.docx", "--json")
    assert said.code == 0
    assert [problem["kind"] for problem in said.json[0]["problems"]] == ["title-missing"]
    assert "A cited source has no title" in said.complaint


def test_options_of_an_export_reach_the_file(
    tmp_path: Path, outline: Path, sources: Path, briefer: Commands
) -> None:
    target = tmp_path / "brief.docx"
    words = ("--notes", "inline", "--style", "apa", "--marking", "OFFICIAL-SENSITIVE")
    assert briefer("build", outline, "--sources", sources, "-o", target, *words).code == 0
    with zipfile.ZipFile(target) as archive:
        assert "word/footnotes.xml" not in archive.namelist()
        everything = "".join(archive.read(n).decode() for n in archive.namelist() if "xml" in n)
    assert "OFFICIAL-SENSITIVE" in everything


def test_a_copy_for_release_has_no_trace_of_the_project(
    tmp_path: Path, outline: Path, sources: Path, briefer: Commands
) -> None:
    working, clean = tmp_path / "working.docx", tmp_path / "clean.docx"
    briefer("build", outline, "--sources", sources, "-o", working)
    briefer("build", outline, "--sources", sources, "-o", clean, "--clean")
    assert "w:sdt" in document(working)
    assert "w:sdt" not in document(clean)


@pytest.mark.parametrize("ending", ["docx", "html", "pdf", "md"])
def test_a_project_is_exported(
    ending: str, tmp_path: Path, outline: Path, sources: Path, briefer: Commands
) -> None:
    path, target = tmp_path / "river.briefer", tmp_path / f"out.{ending}"
    briefer("new", path, "--from", sources, "--template", outline)
    said = briefer("export", path, "-o", target, "--json")
    assert (said.code, said.err) == (0, "")
    assert target.stat().st_size > 500
    assert len(said.json[0]["sha256"]) == 64


def test_the_evidence_pack_goes_out_with_an_export(
    tmp_path: Path, project: Path, briefer: Commands
) -> None:
    folder = tmp_path / "evidence"
    said = briefer("export", project, "-o", tmp_path / "a.pdf", "--evidence", folder, "--json")
    assert (said.code, said.err) == (0, "")
    assert said.json[0]["evidence"] == str(folder)
    assert {path.suffix for path in folder.iterdir()} == {".docx", ".html", ".sha256"}


def test_an_export_replaces_our_last_one_and_nothing_else(
    tmp_path: Path, project: Path, briefer: Commands
) -> None:
    target = tmp_path / "out.docx"
    assert briefer("export", project, "-o", target).code == 0
    assert briefer("export", project, "-o", target).code == 0
    target.write_bytes(b"a colleague's work")
    said = briefer("export", project, "-o", target)
    assert said.code == 2
    assert "“out.docx” is already there" in said.complaint
    assert "--force" in said.complaint
    assert target.read_bytes() == b"a colleague's work"
    assert briefer("export", project, "-o", target, "--force").code == 0


def without_times(brief: Brief) -> Brief:
    """Return all that a brief says but when its sources and excerpts came in."""
    sources = {i: replace(s, imported_at="") for i, s in brief.sources.items()}
    excerpts = {i: replace(e, created_at="") for i, e in brief.excerpts.items()}
    return replace(brief, sources=sources, excerpts=excerpts)


def test_an_outline_goes_through_a_project_and_comes_back_equal(
    tmp_path: Path, outline: Path, sources: Path, briefer: Commands
) -> None:
    path, exported = tmp_path / "river.briefer", tmp_path / "out.md"
    assert briefer("new", path, "--from", sources, "--template", outline).code == 0
    assert briefer("export", path, "-o", exported).code == 0
    again = tmp_path / "again.briefer"
    assert briefer("new", again, "--from", sources, "--template", exported).code == 0
    first = brief_of(outline, [sources]).brief
    assert brief_of(exported, [sources]).brief == first
    assert without_times(brief_in(path)) == without_times(brief_in(again))
    assert without_times(brief_in(path)) == without_times(first)


def test_a_brief_without_a_fault_passes_its_check(
    tmp_path: Path, outline: Path, sources: Path, briefer: Commands
) -> None:
    path = tmp_path / "river.briefer"
    briefer("new", path, "--from", sources, "--template", outline)
    said = briefer("check", path, "--json")
    assert (said.code, said.err) == (0, "")
    (found,) = said.json
    assert found["summary"] == {"exact": 2}
    assert [q["text"] for q in found["quotations"]] == [
        "eight days", "The gauge had been washed away.",
    ]  # fmt: skip
    assert "2 of 2 quotations match (2 exact)." in briefer("check", path).out


def test_a_quotation_that_nobody_could_defend_fails_the_check(
    tmp_path: Path, outline: Path, sources: Path, briefer: Commands
) -> None:
    path = tmp_path / "river.briefer"
    outline.write_text(OUTLINE.replace("washed away", "found again"))
    assert briefer("new", path, "--from", sources, "--template", outline).code == 1
    said = briefer("check", path)
    assert said.code == 1
    assert "red" in said.out
    assert "The gauge had been found again." in said.out
    red = [
        f for f in briefer("check", path, "--json").json[0]["findings"] if f["severity"] == "red"
    ]
    assert len(red) == 1


def test_sources_of_an_outline_have_its_keys(
    tmp_path: Path, outline: Path, sources: Path, briefer: Commands
) -> None:
    said = briefer("new", tmp_path / "a", "--from", sources, "--template", outline, "--json")
    assert [f["key"] for f in said.json[0]["files"]] == ["levy", "rain"]


def test_help_and_version_are_there(briefer: Commands) -> None:
    said = briefer("--help")
    assert said.code == 0
    assert "inspect" in said.out
    assert briefer("--version").out.startswith("Briefer ")
    assert briefer("export", "--help").code == 0


@contextmanager
def piped(*words: object) -> Iterator[subprocess.Popen[str]]:
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    command = [sys.executable, "-m", "briefer", *map(str, words)]
    with subprocess.Popen(
        command, env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    ) as process:
        yield process


def test_whoever_reads_the_output_may_stop_reading(tmp_path: Path) -> None:
    long = tmp_path / "long.txt"
    long.write_text("Long\n\n" + "It rained, and then it did not.\n\n" * 4_000)
    with piped("inspect", long) as process:
        assert process.stdout is not None
        process.stdout.readline()
        process.stdout.close()
        assert process.stderr is not None
        assert process.stderr.read() == ""

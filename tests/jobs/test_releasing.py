from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from briefer.core.errors import UnprintableBrief
from briefer.core.text import Span
from briefer.exporting.options import ExportOptions
from briefer.jobs.evidence import write_evidence
from briefer.jobs.exports import export_project
from briefer.project import edits, queries
from briefer.project.project import Project
from tests.commands import Commands
from tests.ui.desk import imported

SOURCE = imported("Report", "OFFICIAL-SENSITIVE", "The float was read twice a day.")


@pytest.fixture
def project(tmp_path: Path) -> Iterator[Project]:
    with Project.create(tmp_path / "brief.briefer", "Valley water") as made:
        made.submit(edits.add_sources, (SOURCE,)).result()
        (line,) = made.read(queries.sources).result()
        block = SOURCE.blocks[-1]
        span = Span(block.start, block.end)
        take = edits.take_passage
        made.submit(take, line.source.source_id, (span,), None, None, form="quotation").result()
        yield made


def reasons(project: Project) -> list[str]:
    return [export.reason for export in project.read(queries.exports).result()]


@pytest.mark.parametrize("marking", ["", "OFFICIAL"])
def test_a_brief_below_its_sources_goes_out_with_a_reason_only(
    project: Project, tmp_path: Path, marking: str
) -> None:
    project.submit(edits.revise_front, marking=marking).result()
    target = tmp_path / "out.docx"
    with pytest.raises(UnprintableBrief) as refused:
        export_project(project, target)
    assert (refused.value.reason, refused.value.detail) == ("marking-below", "OFFICIAL-SENSITIVE")
    with pytest.raises(UnprintableBrief):
        write_evidence(project, tmp_path / "pack")
    assert not target.exists()
    export_project(project, target, reason="Cleared by the author of the report")
    assert reasons(project) == ["Cleared by the author of the report"]


@pytest.mark.parametrize("marking", ["OFFICIAL-SENSITIVE", "SECRET", "TLP:AMBER"])
def test_a_brief_as_high_as_its_sources_or_of_another_scheme_goes_out(
    project: Project, tmp_path: Path, marking: str
) -> None:
    project.submit(edits.revise_front, marking=marking).result()
    export_project(project, tmp_path / "out.docx")
    assert reasons(project) == [""]


@pytest.mark.parametrize("marking", ["", "OFFICIAL", "TLP:CLEAR"])
def test_an_export_does_not_silently_drop_the_marking_of_its_brief(
    project: Project, tmp_path: Path, marking: str
) -> None:
    project.submit(edits.revise_front, marking="SECRET").result()
    with pytest.raises(UnprintableBrief):
        export_project(project, tmp_path / "out.docx", ExportOptions(marking=marking))


def test_the_command_line_says_so_and_takes_a_reason(
    project: Project, tmp_path: Path, briefer: Commands
) -> None:
    path, target = project.path, tmp_path / "out.docx"
    project.close()
    refused = briefer("export", path, "-o", target)
    assert refused.code == 2
    assert "OFFICIAL-SENSITIVE" in refused.err
    assert briefer("export", path, "-o", target, "--reason", "Cleared").code == 0

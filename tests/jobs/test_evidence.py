from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path

import pytest

from briefer.core.errors import UnwritableTarget
from briefer.exporting import evidence as pages
from briefer.jobs.checks import check_project
from briefer.jobs.evidence import EvidenceReport, write_evidence
from briefer.jobs.evidencewords import translation_into
from briefer.jobs.starter import starter_project
from briefer.jobs.verdictwords import LONG, SHORT
from briefer.project import edits, queries
from briefer.project.project import Project


@pytest.fixture
def project(tmp_path: Path) -> Iterator[Project]:
    with Project.open(starter_project(tmp_path)) as project:
        yield project


@pytest.fixture
def pack(project: Project, tmp_path: Path) -> EvidenceReport:
    return write_evidence(project, tmp_path / "pack")


class Reading(HTMLParser):
    """What a page says, what it marks, and which elements it is made of."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.marked: list[str] = []
        self.words: list[str] = []
        self._is_marked = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: ARG002
        self.tags.add(tag)
        self._is_marked = tag == "mark" or self._is_marked

    def handle_endtag(self, tag: str) -> None:
        self._is_marked = self._is_marked and tag != "mark"

    def handle_data(self, data: str) -> None:
        self.words.append(data)
        if self._is_marked:
            self.marked.append(data)


def read(page: str) -> Reading:
    reading = Reading()
    reading.feed(page)
    return reading


def test_the_manifest_verifies_every_other_file(pack: EvidenceReport) -> None:
    lines = (pack.folder / pages.MANIFEST).read_text().splitlines()
    sums = {line.split("  ")[1]: line.split("  ")[0] for line in lines}
    others = {path for path in pack.folder.iterdir() if path.name != pages.MANIFEST}
    assert {path.name for path in others} == set(sums)
    for path in others:
        assert hashlib.sha256(path.read_bytes()).hexdigest() == sums[path.name]


def test_the_page_marks_each_excerpt_in_its_paragraph(
    project: Project, pack: EvidenceReport
) -> None:
    page = (pack.folder / "evidence.html").read_text()
    reading, brief = read(page), project.read(queries.brief).result()
    marked = set(reading.marked)
    for checked in check_project(project).quotations:
        excerpt = checked.excerpt
        assert excerpt is not None
        assert set(excerpt.words.split("\n\n")) <= marked
        assert f"paragraph {excerpt.pinpoint.first}" in page
    for source in brief.sources.values():
        assert source.sha256 in page
    assert pack.red == 0
    assert pack.passages == page.count("<article")


def test_the_page_shows_what_the_author_stressed(pack: EvidenceReport) -> None:
    page = (pack.folder / "evidence.html").read_text("utf-8")
    assert '<p class="printed"><em>cannot be taken back</em></p>' in page
    assert "<mark><em>cannot be taken back</em></mark> when the war is over" in page


def test_the_page_runs_and_loads_nothing(pack: EvidenceReport) -> None:
    page = (pack.folder / "evidence.html").read_text()
    assert not read(page).tags & {"script", "link", "img", "iframe", "object"}
    assert not re.search(r"@import|url\(|\son\w+=", page)


def test_text_of_a_source_is_never_markup() -> None:
    nasty = "<script>alert('x')</script> \"&\x00 \ud800"
    line = pages.Line(nasty, nasty)
    entry = pages.Entry(nasty, nasty, nasty, nasty, nasty, nasty, nasty, nasty, (nasty,), (line,))
    listed = pages.Listed(nasty, nasty, f"javascript:{nasty}", nasty, nasty, (nasty,))
    evidence = pages.Evidence(nasty, nasty, nasty, nasty, (entry,), (listed,))
    page = pages.page(evidence, pages.Labels(*["x"] * 10))
    page.encode()
    assert "script" not in read(page).tags
    assert "javascript:" not in "".join(re.findall('href="[^"]*', page))


def test_a_second_pack_replaces_the_first_and_no_one_else_s_work(
    project: Project, pack: EvidenceReport
) -> None:
    write_evidence(project, pack.folder)
    page = pack.folder / "evidence.html"
    page.write_text("changed by somebody")
    with pytest.raises(UnwritableTarget):
        write_evidence(project, pack.folder)
    assert page.read_text() == "changed by somebody"
    write_evidence(project, pack.folder, force=True)
    assert "Evidence for" in page.read_text()


def test_no_reference_ends_in_a_stop_and_a_comma(pack: EvidenceReport) -> None:
    words = "".join(read((pack.folder / "evidence.html").read_text("utf-8")).words)
    assert ", paragraph " in words
    assert "., paragraph" not in words


@pytest.mark.parametrize(("locale", "heading", "verdict"), [
    ("de-AT", "Belege zu „", "Genau"), ("fr-FR", "Pièces justificatives", "Exact"),
    ("es-ES", "Evidence for “", "Exact"),
])  # fmt: skip
def test_the_page_speaks_the_language_of_the_brief(
    project: Project, tmp_path: Path, locale: str, heading: str, verdict: str
) -> None:
    project.submit(edits.revise_settings, locale=locale).result()
    page = (write_evidence(project, tmp_path / "p").folder / "evidence.html").read_text("utf-8")
    assert f'<html lang="{locale if verdict != "Exact" or locale == "fr-FR" else "en"}">' in page
    assert heading in page
    assert f">{verdict}" in page


def test_german_and_french_lack_no_word_of_the_page() -> None:
    said = [*SHORT.values(), *LONG.values()]
    for locale in ("de", "fr"):
        _language, translate = translation_into(locale)
        same = {words for words in said if translate(words) == words}
        assert same <= {"Exact"}

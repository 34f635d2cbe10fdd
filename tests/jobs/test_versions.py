from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from briefer.core.anchoring import ResolutionKind
from briefer.core.errors import EditRefused, UnreadableSource
from briefer.core.text import Span
from briefer.jobs.imports import import_files
from briefer.jobs.versions import bring_newer, compared
from briefer.project import edits, queries
from briefer.project.project import Project

OLD = """The levy

By Adaeze Okoro

The levy on the ferries rose twice in one year, and the operators did not protest.

The council met on a Tuesday and heard nobody from the harbour at all.

A spokesman said that the accounts would be published before the winter.
"""
NEW = OLD.replace("rose twice", "rose three times").replace(
    "The council met", "This article was corrected on Friday.\n\nThe council met"
)


@pytest.fixture
def project(tmp_path: Path) -> Iterator[Project]:
    with Project.create(tmp_path / "levy.briefer", "The levy") as made:
        yield made


def take(project: Project, source_id: str, words: str) -> str:
    canonical = project.read(queries.source_text, source_id).result().canonical
    start = canonical.index(words)
    span = Span(start, start + len(words))
    return project.submit(edits.take_excerpt, source_id, [span]).result()


def test_each_excerpt_says_what_became_of_it(project: Project, tmp_path: Path) -> None:
    (tmp_path / "old.txt").write_text(OLD)
    (tmp_path / "new.txt").write_text(NEW.replace("A spokesman said", "Nobody said"))
    (old,) = import_files(project, [tmp_path / "old.txt"]).added
    changed = take(project, old.source_id, "The levy on the ferries rose twice in one year")
    moved = take(project, old.source_id, "The council met on a Tuesday")
    newer = bring_newer(project, old.source_id, tmp_path / "new.txt")
    report = compared(project, newer.source_id)
    assert report is not None
    kinds = {e.excerpt.excerpt_id: e.place.kind for e in report.excerpts}
    assert kinds == {changed: ResolutionKind.CHANGED, moved: ResolutionKind.MOVED}
    words = {e.excerpt.excerpt_id: e.words for e in report.excerpts}
    assert words[changed] == "The levy on the ferries rose three times in one year"
    assert len(project.read(queries.sources).result()) == 2


def test_the_list_shrinks_with_what_is_accepted(project: Project, tmp_path: Path) -> None:
    (tmp_path / "old.txt").write_text(OLD)
    (tmp_path / "new.txt").write_text(NEW)
    (old,) = import_files(project, [tmp_path / "old.txt"]).added
    taken = take(project, old.source_id, "The council met on a Tuesday")
    newer = bring_newer(project, old.source_id, tmp_path / "new.txt")
    report = compared(project, newer.source_id)
    assert report is not None
    found = {taken: report.excerpts[0].place.spans}
    project.submit(edits.carry_excerpts, newer.source_id, found).result()
    after = compared(project, newer.source_id)
    assert after is not None
    assert after.excerpts == ()


def test_the_same_file_is_no_newer_version(project: Project, tmp_path: Path) -> None:
    (tmp_path / "old.txt").write_text(OLD)
    (old,) = import_files(project, [tmp_path / "old.txt"]).added
    with pytest.raises(EditRefused) as refused:
        bring_newer(project, old.source_id, tmp_path / "old.txt")
    assert refused.value.reason == "own-version"
    assert compared(project, old.source_id) is None


def test_an_unreadable_newer_version_changes_nothing(project: Project, tmp_path: Path) -> None:
    (tmp_path / "old.txt").write_text(OLD)
    (tmp_path / "new.txt").write_bytes(b"")
    (old,) = import_files(project, [tmp_path / "old.txt"]).added
    with pytest.raises(UnreadableSource):
        bring_newer(project, old.source_id, tmp_path / "new.txt")
    assert len(project.read(queries.sources).result()) == 1

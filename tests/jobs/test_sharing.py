from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from briefer.core.errors import UnwritableTarget
from briefer.core.excerpt import CARRIED_OVER, OLD_SOURCE
from briefer.core.text import Span
from briefer.importing.read import pasted_text
from briefer.jobs import sharing
from briefer.jobs.starter import starter_project
from briefer.project import edits, queries
from briefer.project.project import Project
from briefer.project.transaction import Transaction

SECRETS = ("zebrasource", "zebranote", "zebracomment", "zebratrash", "zebratitle")


@pytest.fixture
def project(tmp_path: Path) -> Iterator[Project]:
    with Project.open(starter_project(tmp_path)) as project:
        yield project


@pytest.fixture
def filled(project: Project) -> Project:
    """The example with one of everything that a colleague must not see."""
    long = "The zebrasource stands in no outline. " * 40
    project.submit(edits.add_sources, [pasted_text(f"Zebratitle\n\n{long}")]).result()
    excerpt = project.read(queries.excerpts).result()[0].excerpt
    project.submit(edits.revise_excerpt, excerpt.excerpt_id, note="zebranote").result()
    item = project.read(queries.outline).result()[0]
    project.submit(edits.add_comment, item.item_id, "zebracomment", is_private=True).result()
    project.submit(edits.add_comment, item.item_id, "giraffe", is_private=False).result()
    text_id = project.submit(edits.add_text, "zebratrash " * 30).result()
    project.submit(edits.remove_items, [text_id]).result()
    return project


def test_a_colleague_s_copy_holds_none_of_what_it_leaves_out(
    filled: Project, tmp_path: Path
) -> None:
    target = tmp_path / "shared.briefer"
    sharing.share(filled, target)
    data = target.read_bytes().lower()
    for secret in SECRETS:
        assert secret.encode() not in data
    assert b"giraffe" in data
    assert [p.name for p in tmp_path.iterdir() if p.name.endswith((".part", ".whole"))] == []


def test_a_colleague_s_copy_is_the_same_brief(filled: Project, tmp_path: Path) -> None:
    target = tmp_path / "shared.briefer"
    sharing.share(filled, target)
    before = filled.read(queries.brief).result()
    with Project.open(target) as copy:
        after = copy.read(queries.brief).result()
        assert after.outline == before.outline
        assert after.sources == before.sources
        assert copy.read(queries.search, "border").result()
        assert copy.read(queries.history, 99).result() == ()
        section = copy.submit(edits.add_section, "It goes on").result()
        assert section


def test_what_is_shared_is_said_before(filled: Project) -> None:
    contents = sharing.contents_to_share(filled)
    assert len(contents.sources) == 5
    assert len(contents.sources_left_out) == 1
    assert (contents.comments, contents.comments_left_out, contents.notes_left_out) == (1, 1, 1)
    assert contents.steps_left_out > 3


def test_a_new_issue_keeps_the_outline_and_tags_what_was_carried_over(
    filled: Project, tmp_path: Path
) -> None:
    target = tmp_path / "next.briefer"
    issue = sharing.begin_issue(filled, target)
    assert len(issue.old) == 5 - _undated(filled)
    before = filled.read(queries.brief).result()
    with Project.open(target) as new:
        after = new.read(queries.brief).result()
        assert after.outline == before.outline
        assert after.settings == before.settings
        assert after.front.title == before.front.title
        assert (after.front.date, after.front.information_as_of) == ("", "")
        old = {source.source_id for source in issue.old}
        for excerpt in after.excerpts.values():
            assert CARRIED_OVER in excerpt.tags
            assert (OLD_SOURCE in excerpt.tags) == (excerpt.source_id in old)
        assert new.read(queries.comments).result() == ()
        ids = [p.read(queries.project_id).result() for p in (new, filled)]
        assert ids[0] != ids[1]


def _undated(project: Project) -> int:
    sources = project.read(queries.brief).result().sources.values()
    assert datetime.now(tz=UTC).year >= 2025
    return sum(source.item.value("issued") is None for source in sources)


def test_a_new_issue_never_replaces_a_file(project: Project, tmp_path: Path) -> None:
    target = tmp_path / "next.briefer"
    target.write_bytes(b"mine")
    with pytest.raises(UnwritableTarget):
        sharing.begin_issue(project, target)
    assert target.read_bytes() == b"mine"


def test_passages_of_another_brief_come_with_their_sources(
    project: Project, tmp_path: Path
) -> None:
    with Project.create(tmp_path / "mine.briefer") as mine:
        section = mine.submit(edits.add_section, "From before").result()
        passages = sharing.offered(project)[:3]
        brought = sharing.bring(mine, project, passages, _quoted_in(section))
        ids, missing = brought.excerpt_ids, brought.missing
        brief = mine.read(queries.brief).result()
        words = [brief.excerpts[e].words for e in brief.excerpts]
        assert sorted(words) == sorted(p.excerpt.words for p in passages)
        assert (len(ids), missing) == (3, ())
        assert {s.sha256 for s in brief.sources.values()} == {p.source.sha256 for p in passages}
        mine.undo().result()
        assert len(mine.read(queries.brief).result().excerpts) == 0


def _quoted_in(section_id: str) -> Callable[[Transaction, Sequence[str]], object]:
    def place(tx: Transaction, ids: Sequence[str]) -> None:
        for excerpt_id in ids:
            edits.place_excerpt(tx, excerpt_id, section_id)

    return place


def test_what_was_said_about_a_source_comes_with_it(project: Project, tmp_path: Path) -> None:
    passage = sharing.offered(project)[0]
    said = {"is_unreliable": True, "republished_at": "Mirror", "reliability": "C3"}
    project.submit(edits.revise_source, passage.source.source_id, **said).result()
    with Project.create(tmp_path / "mine.briefer") as mine:
        section = mine.submit(edits.add_section, "From before").result()
        sharing.bring(mine, project, sharing.offered(project)[:1], _quoted_in(section))
        source = mine.read(queries.sources).result()[0].source
        assert (source.copy.is_unreliable, source.copy.republished_at) == (True, "Mirror")
        assert source.reliability == "C3"


def test_italics_of_a_source_come_with_it(tmp_path: Path) -> None:
    words = "The *Vorobeva* sailed at noon."
    with (
        Project.create(tmp_path / "theirs.briefer") as theirs,
        Project.create(tmp_path / "mine.briefer") as mine,
    ):
        read = replace(pasted_text(words.replace("*", "")), emphasis=(Span(4, 12),))
        source = theirs.submit(edits.add_sources, [read]).result()[0]
        theirs.submit(edits.take_passage, source.source_id, [Span(0, 28)]).result()
        section = mine.submit(edits.add_section, "Ships").result()
        sharing.bring(mine, theirs, sharing.offered(theirs), _quoted_in(section))
        excerpt = mine.read(queries.excerpts).result()[0].excerpt
        assert excerpt.emphasis == (Span(4, 12),)


def test_what_this_brief_says_about_a_passage_stands(project: Project, tmp_path: Path) -> None:
    passage = sharing.offered(project)[0]
    theirs = {"said_by": "Somebody else", "tags": ("theirs",)}
    project.submit(edits.revise_excerpt, passage.excerpt.excerpt_id, **theirs).result()
    with Project.create(tmp_path / "mine.briefer") as mine:
        section = mine.submit(edits.add_section, "From before").result()
        offered, place = sharing.offered(project)[:1], _quoted_in(section)
        (ours,) = sharing.bring(mine, project, offered, place).excerpt_ids
        mine.submit(edits.revise_excerpt, ours, said_by="The minister", tags=("ours",)).result()
        sharing.bring(mine, project, offered, place)
        excerpt = mine.read(queries.excerpts).result()[0].excerpt
        assert (excerpt.said_by, excerpt.tags) == ("The minister", ("ours", "theirs"))


def test_a_copy_never_takes_the_place_of_an_open_brief(project: Project) -> None:
    before = project.path.read_bytes()
    with pytest.raises(UnwritableTarget):
        sharing.share(project, project.path)
    assert project.path.read_bytes() == before

from __future__ import annotations

from pathlib import Path

from briefer.core.brief import Brief, FrontMatter
from briefer.project import edits, queries
from briefer.project.project import Project
from tests.project.valley import TARIFF, add, brief_of, imported, span_of


def test_a_new_project_has_an_empty_brief_with_its_title(project: Project) -> None:
    assert brief_of(project) == Brief(FrontMatter(title="Valley water"))


def test_everything_is_the_same_after_opening_again(project: Project, path: Path) -> None:
    first, _second = add(project, imported(), imported(TARIFF, "t.txt"))
    section = project.submit(edits.add_section, "Findings").result()
    text = project.submit(edits.add_text, "He said.", section).result()
    spans = [span_of("read twice a day")]
    project.submit(edits.quote_passage_inline, first, spans, text).result()
    project.submit(edits.cite_passage, first, spans, text).result()
    project.submit(edits.take_passage, first, spans, section, form="paraphrase").result()
    project.submit(edits.revise_settings, length=300).result()
    project.submit(edits.add_comment, text, "Really?").result()
    asked = (queries.brief, queries.sources, queries.excerpts, queries.comments, queries.history)
    before = [project.read(query).result() for query in asked]
    project.close()
    with Project.open(path) as again:
        assert [again.read(query).result() for query in asked] == before


def test_only_what_is_used_is_part_of_the_brief(project: Project) -> None:
    first, second = add(project, imported(), imported(TARIFF, "t.txt"))
    project.submit(edits.take_excerpt, first, [span_of("the same man")]).result()
    project.submit(edits.take_passage, second, [span_of("a theory of rain", TARIFF)]).result()
    brief = brief_of(project)
    assert list(brief.sources) == [second]
    assert [excerpt.words for excerpt in brief.excerpts.values()] == ["a theory of rain"]


def test_the_outline_alone_is_that_of_the_brief(project: Project) -> None:
    project.submit(edits.add_section, "Findings").result()
    assert project.read(queries.outline).result() == brief_of(project).outline


def test_a_library_has_every_source_by_its_key(project: Project) -> None:
    add(project, imported(), imported(TARIFF, "t.txt"))
    library = project.read(queries.library).result()
    assert set(library) == {"whatthegaugesaid", "whopaysforwater"}
    source, text = library["whopaysforwater"]
    assert (source.name, text.canonical) == ("t.txt", imported(TARIFF).canonical)
    texts = project.read(queries.source_texts, [source.source_id]).result()
    assert texts == {source.source_id: text}


def test_what_nobody_knows_is_empty(project: Project) -> None:
    assert project.read(queries.source_text, "nowhere").result().blocks == ()
    assert project.read(queries.original, "nowhere").result() is None
    assert project.read(queries.source_warnings, "nowhere").result() == ()

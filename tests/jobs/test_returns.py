from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from briefer.checking.returned import ItemChange, ReturnedComment, ReturnedItem
from briefer.checking.uses import printed_quotations
from briefer.checking.verifying import Known, verified
from briefer.checking.wordtext import word_text
from briefer.core.brief import Brief
from briefer.core.locations import seeds
from briefer.core.outline import OutlineItem, Section, TextItem, walk
from briefer.exporting.options import CopyKind, ExportOptions
from briefer.jobs import returns
from briefer.jobs.exports import export_project
from briefer.jobs.new import new_project
from briefer.jobs.returnlines import ReturnLine, accept, keep, reopen, return_lines
from briefer.jobs.verifying import Verified, verify_file
from briefer.ooxml.wordfile import WordFile
from briefer.project import edits, queries
from briefer.project.project import Project
from tests.checking.wordedits import changed, paragraph_with, read_parts, replaced, run

QUOTED = "cannot be taken back"


@pytest.fixture
def project(tmp_path: Path) -> Iterator[Project]:
    opened = new_project(tmp_path / "p.briefer", folder=seeds()).project
    yield opened
    opened.close()


def came_back(project: Project, folder: Path, before: str, after: str) -> Verified:
    path = export_project(project, folder / "out.docx").path
    path.write_bytes(changed(path.read_bytes(), replaced(before, after)))
    return verify_file(path, project)


def brief_of(project: Project) -> Brief:
    return project.read(queries.brief).result()


def first_text(project: Project) -> TextItem:
    items = (item for item, _depth in walk(brief_of(project).outline))
    return next(i for i in items if isinstance(i, TextItem) and "expect" in i.markdown.lower())


def test_an_altered_quotation_can_be_taken_in_and_taken_back(
    project: Project, tmp_path: Path
) -> None:
    back = came_back(project, tmp_path, QUOTED, "can never be taken back")
    (told,) = [q for q in back.returned.quotations if q.is_changed]
    project.submit(returns.accept_quotation, told).result()
    assert "can never be taken back" in all_words(project)
    project.undo().result()
    assert QUOTED in all_words(project)


def all_words(project: Project) -> list[str]:
    brief = brief_of(project)
    return [brief.words_of(quotation) for quotation, _holder in printed_quotations(brief)]


def test_a_changed_text_is_taken_in_with_its_citations(project: Project, tmp_path: Path) -> None:
    item = first_text(project)
    back = came_back(project, tmp_path, "Expect quiet signals", "Expect loud signals")
    (told,) = back.returned.items
    assert returns.can_accept(told, brief_of(project))
    project.submit(returns.accept_item, told).result()
    now = {i.item_id: i for i, _depth in walk(brief_of(project).outline)}[told.item_id]
    assert isinstance(now, TextItem)
    assert told.item_id == item.item_id
    assert now.markdown == item.markdown.replace("quiet signals", "loud signals")


def test_a_heading_is_taken_in(project: Project, tmp_path: Path) -> None:
    section = next(i for i in brief_of(project).outline if isinstance(i, Section))
    back = came_back(project, tmp_path, f">{section.title}<", ">A better heading<")
    told = next(i for i in back.returned.items if i.change is ItemChange.CHANGED)
    project.submit(returns.accept_item, told).result()
    titles = [i.title for i in brief_of(project).outline if isinstance(i, Section)]
    assert "A better heading" in titles


def test_a_field_of_the_front_matter_is_taken_in_from_a_clean_copy_too(
    project: Project, tmp_path: Path
) -> None:
    project.submit(edits.revise_front, to="The board").result()
    options = ExportOptions(copy=CopyKind.CLEAN)
    path = export_project(project, tmp_path / "clean.docx", options).path
    assert [i for i in verify_file(path, project).returned.items if i.kind == "front"] == []
    path.write_bytes(changed(path.read_bytes(), replaced(">The board<", ">The council<")))
    back = verify_file(path, project)
    (line,) = return_lines(back.returned, brief_of(project))
    logged(project, back, [line])
    project.submit(accept, line, back.sha256).result()
    assert brief_of(project).front.to == "The council"
    assert return_lines(back.returned, brief_of(project)) == ()
    project.undo().result()
    assert brief_of(project).front.to == "The board"


def test_added_deleted_and_moved_items_are_taken_in(project: Project) -> None:
    text = first_text(project)
    added = ReturnedItem("", "text", ItemChange.ADDED, "A *new* thought.", after=text.item_id)
    project.submit(returns.accept_item, added).result()
    siblings = siblings_of(project, text.item_id)
    at = [i.item_id for i in siblings].index(text.item_id)
    new = siblings[at + 1]
    assert isinstance(new, TextItem)
    assert new.markdown == "A \\*new\\* thought."
    moved = ReturnedItem(text.item_id, "text", ItemChange.MOVED, after=new.item_id)
    project.submit(returns.accept_item, moved).result()
    order = [i.item_id for i in siblings_of(project, text.item_id)]
    assert order.index(new.item_id) + 1 == order.index(text.item_id)
    gone = ReturnedItem(new.item_id, "text", ItemChange.DELETED)
    project.submit(returns.accept_item, gone).result()
    assert new.item_id not in [i.item_id for i, _d in walk(brief_of(project).outline)]


def siblings_of(project: Project, item_id: str) -> list[OutlineItem]:
    outline = brief_of(project).outline
    sections = [item for item, _depth in walk(outline) if isinstance(item, Section)]
    lists = [list(outline), *(list(section.children) for section in sections)]
    return next(items for items in lists if item_id in [i.item_id for i in items])


def test_a_comment_becomes_one_of_its_item(project: Project) -> None:
    text = first_text(project)
    comment = ReturnedComment("0", "Ed", "", "Since when?", text.item_id, "quiet")
    project.submit(returns.accept_comment, comment).result()
    (kept,) = project.read(queries.comments, text.item_id).result()
    assert (kept.author, kept.words) == ("Ed", "“quiet”: Since when?")


def test_the_lines_of_a_file_have_the_same_names_when_it_is_compared_again(
    project: Project, tmp_path: Path
) -> None:
    back = came_back(project, tmp_path, QUOTED, "can never be taken back")
    brief = brief_of(project)
    before = return_lines(back.returned, brief)
    again = return_lines(verify_file(back.path, project).returned, brief)
    assert [line.line_id for line in again] == [line.line_id for line in before]
    assert len({line.line_id for line in before}) == len(before) > 0


def test_accepting_a_line_is_one_step_and_its_decision_goes_with_it(
    project: Project, tmp_path: Path
) -> None:
    back = came_back(project, tmp_path, QUOTED, "can never be taken back")
    lines = return_lines(back.returned, brief_of(project))
    names = [line.line_id for line in lines]
    export_id = back.returned.export_id
    project.submit(edits.log_return, back.sha256, back.path, names, export_id).result()
    (export,) = project.read(queries.exports).result()
    assert export.returned_at
    (waiting,) = project.read(queries.open_returns).result()
    assert (waiting.path, waiting.open_lines) == (back.path, len(lines))
    line = next(line for line in lines if line.accept is not None)
    project.submit(accept, line, back.sha256).result()
    assert project.read(queries.decisions, back.sha256).result() == {line.line_id: "accepted"}
    project.undo().result()
    assert project.read(queries.decisions, back.sha256).result() == {}
    for each in lines:
        project.submit(keep, each, back.sha256).result()
    assert project.read(queries.open_returns).result() == ()
    project.submit(reopen, lines[0], back.sha256).result()
    assert [each.open_lines for each in project.read(queries.open_returns).result()] == [1]


def test_the_same_brief_exported_twice_is_logged_twice(project: Project, tmp_path: Path) -> None:
    export_project(project, tmp_path / "one.docx")
    export_project(project, tmp_path / "two.docx")
    assert len(project.read(queries.exports).result()) == 2


def test_what_was_taken_in_is_as_exported_after_the_next_export(
    project: Project, tmp_path: Path
) -> None:
    back = came_back(project, tmp_path, "Expect quiet signals", "Expect loud signals")
    for item in back.returned.items:
        project.submit(returns.accept_item, item).result()
    again = export_project(project, tmp_path / "again.docx").path
    file = WordFile(again.read_bytes())
    result = verified(word_text(file), back.provenance, Known())
    assert [i.text for i in result.items] == [i.text for i in back.returned.items]


def emphasised(project: Project) -> list[str]:
    """Return what the brief lets stand in italics, of each quotation that has any."""
    brief = brief_of(project)
    placed = [quotation for quotation, _holder in printed_quotations(brief)]
    return [s.of(brief.words_of(q)) for q in placed for s in brief.emphasis_of(q)]


def with_other_emphasis(project: Project, folder: Path) -> Verified:
    """Return the comparison with a file in which one word is no longer in italics."""
    path = export_project(project, folder / "out.docx").path
    xml = read_parts(path.read_bytes())["word/document.xml"].decode()
    (slanted,) = re.findall(rf"<w:r><w:rPr>(?:(?!</w:r>).)*{QUOTED}</w:t></w:r>", xml)
    plain = re.sub(r"<w:iC?s?/>", "", slanted)
    parts = ((slanted, "cannot be "), (plain, "taken"), (slanted, " back"))
    made = "".join(look.replace(QUOTED, words) for look, words in parts)
    made = made.replace("<w:t>", '<w:t xml:space="preserve">')
    path.write_bytes(changed(path.read_bytes(), replaced(slanted, made)))
    return verify_file(path, project)


def test_emphasis_that_was_changed_is_one_line_to_accept_or_to_keep(
    project: Project, tmp_path: Path
) -> None:
    assert emphasised(project) == [QUOTED]
    back = with_other_emphasis(project, tmp_path)
    (line,) = return_lines(back.returned, brief_of(project))
    assert (line.what, [piece.text for piece in line.changes]) == ("emphasis", ["taken"])
    project.submit(edits.log_return, back.sha256, back.path, [line.line_id], "").result()
    project.submit(accept, line, back.sha256).result()
    assert emphasised(project) == ["cannot be", "back"]
    assert return_lines(back.returned, brief_of(project)) == ()
    project.undo().result()
    project.submit(keep, line, back.sha256).result()
    assert emphasised(project) == [QUOTED]


def added_behind(project: Project, folder: Path, *places: str) -> Verified:
    """A return in which the same paragraph was added behind those with the words `places`."""
    path = export_project(project, folder / "added.docx").path

    def edit(xml: str) -> str:
        new = f"<w:p>{run('Two *new* words.')}</w:p>"
        for place in places:
            old = paragraph_with(place, xml)
            xml = xml.replace(old, old + new)
        return xml

    path.write_bytes(changed(path.read_bytes(), edit))
    return verify_file(path, project)


def test_a_paragraph_added_twice_is_two_lines_of_which_one_can_be_accepted(
    project: Project, tmp_path: Path
) -> None:
    places = headings(project)[:2]
    back = added_behind(project, tmp_path, *places)
    both = [line for line in return_lines(back.returned, brief_of(project)) if line.accept]
    assert [line.words for line in both] == ["Two *new* words."] * 2
    logged(project, back, both)
    project.submit(accept, both[1], back.sha256).result()
    (left,) = [line for line in return_lines(back.returned, brief_of(project)) if line.accept]
    assert left.line_id == both[0].line_id
    assert left.line_id not in project.read(queries.decisions, back.sha256).result()
    project.submit(accept, left, back.sha256).result()
    assert [line for line in return_lines(back.returned, brief_of(project)) if line.accept] == []


def test_a_paragraph_added_twice_at_one_place_is_open_until_both_are_in(
    project: Project, tmp_path: Path
) -> None:
    place = headings(project)[0]
    back = added_behind(project, tmp_path, place, place)
    both = [line for line in return_lines(back.returned, brief_of(project)) if line.accept]
    logged(project, back, both)
    project.submit(accept, both[1], back.sha256).result()
    again = [line for line in return_lines(back.returned, brief_of(project)) if line.accept]
    assert [line.line_id for line in again] == [line.line_id for line in both]


def headings(project: Project) -> list[str]:
    return [f">{i.title}<" for i in brief_of(project).outline if isinstance(i, Section)]


def logged(project: Project, back: Verified, lines: list[ReturnLine]) -> None:
    names = [line.line_id for line in lines]
    project.submit(edits.log_return, back.sha256, back.path, names, "").result()

from __future__ import annotations

from dataclasses import replace

from briefer.core.brief import Brief
from briefer.core.source import CopyFlags, Role
from briefer.project import edits, queries
from briefer.project.codes import Refusal
from tests.project.edits.conftest import Desk
from tests.project.valley import TARIFF, add, brief_of, imported, span_of

OTHER = imported(TARIFF, "tariff.txt", author=[{"family": "Example", "given": "Ann"}])


def test_a_source_is_there_with_its_text_and_its_bytes(desk: Desk) -> None:
    (line,) = desk.ask(queries.sources)
    source, given = line.source, imported()
    assert (source.name, source.sha256, source.item) == (given.name, given.sha256, given.item)
    assert (source.language, source.words, source.key) == ("en", 37, "whatthegaugesaid")
    text = desk.ask(queries.source_text, desk.source_id)
    assert (text.canonical, text.blocks) == (given.canonical, given.blocks)
    assert desk.ask(queries.original, desk.source_id) == given.original


def test_a_source_that_looks_like_an_extract_comes_in_as_one(desk: Desk) -> None:
    desk.do(edits.add_sources, (replace(OTHER, copy=CopyFlags(extract_only=True)),))
    copies = {line.source.name: line.source.copy for line in desk.ask(queries.sources)}
    assert copies == {"gauge.txt": CopyFlags(), "tariff.txt": CopyFlags(extract_only=True)}


def test_the_same_bytes_are_the_same_source(desk: Desk) -> None:
    again = replace(imported(), name="copy.txt")
    first, second, third = desk.do(edits.add_sources, (again, OTHER, OTHER))
    assert (first.is_duplicate, first.source_id) == (True, desk.source_id)
    assert (first.name, first.title) == ("copy.txt", "What the gauge said")
    assert (second.is_duplicate, third.is_duplicate) == (False, True)
    assert third.source_id == second.source_id
    assert len(desk.ask(queries.sources)) == 2


def test_sources_stay_in_the_order_in_which_they_came(desk: Desk) -> None:
    more = [imported(((Role.BODY, f"Page {n}."),), f"{n}.txt") for n in (3, 1, 2)]
    desk.do(edits.add_sources, more)
    names = [line.source.name for line in desk.ask(queries.sources)]
    assert names == ["gauge.txt", "3.txt", "1.txt", "2.txt"]


def test_undo_passes_over_an_import(desk: Desk) -> None:
    desk.do(edits.add_section, "Findings")
    desk.do(edits.add_sources, (OTHER,))
    desk.project.undo().result()
    assert brief_of(desk.project).outline == ()
    assert len(desk.ask(queries.sources)) == 2


def test_a_removed_source_keeps_what_the_outline_quotes(desk: Desk) -> None:
    desk.do(edits.take_passage, desk.source_id, [span_of("read twice a day")])
    desk.do(edits.remove_sources, [desk.source_id])
    assert desk.ask(queries.sources) == ()
    assert desk.ask(queries.excerpts) == ()
    (kept,) = brief_of(desk.project).excerpts.values()
    assert kept.words == "read twice a day"
    assert [line.use_count for line in desk.ask(queries.removed_sources)] == [1]
    desk.do(edits.restore_sources, [desk.source_id])
    assert len(desk.ask(queries.sources)) == len(desk.ask(queries.excerpts)) == 1


def test_a_removed_source_that_is_brought_in_again_is_back(desk: Desk) -> None:
    desk.do(edits.take_passage, desk.source_id, [span_of("read twice a day")])
    desk.do(edits.remove_sources, [desk.source_id])
    (added,) = desk.do(edits.add_sources, (imported(),))
    assert not added.is_duplicate
    assert [line.use_count for line in desk.ask(queries.sources)] == [1]
    desk.project.undo().result()
    assert len(desk.ask(queries.sources)) == 1, "undoing the removal has nothing left to do"
    desk.project.undo().result()
    assert brief_of(desk.project).outline == ()


def test_a_large_page_is_kept_to_the_byte(desk: Desk) -> None:
    page = imported(((Role.BODY, "A long page. " * 4000),), "long.html")
    page = replace(page, media_type="text/html")
    (source_id,) = add(desk.project, page)
    assert desk.ask(queries.original, source_id) == page.original


def test_a_purged_source_leaves_nothing_behind(desk: Desk) -> None:
    words = "Nobody asked him how he did it"
    desk.do(edits.take_excerpt, desk.source_id, [span_of(words)])
    desk.do(edits.add_section, "Stays")
    hashes = desk.do(edits.purge_sources, [desk.source_id])
    assert hashes == (imported().sha256,)
    assert (desk.ask(queries.sources), desk.ask(queries.excerpts)) == ((), ())
    assert desk.ask(queries.search, "gauge") == ()
    assert desk.ask(queries.original, desk.source_id) is None
    desk.project.close()
    assert words.encode() not in desk.project.path.read_bytes()
    assert imported().original not in desk.project.path.read_bytes()


def test_undo_ends_where_a_source_was_purged(desk: Desk) -> None:
    desk.do(edits.add_section, "Stays")
    desk.do(edits.purge_sources, [desk.source_id])
    assert desk.project.undo().result() is None
    assert len(brief_of(desk.project).outline) == 1
    assert all(step.detail != "gauge.txt" for step in desk.ask(queries.history))


def test_a_source_in_use_is_not_purged(desk: Desk) -> None:
    desk.do(edits.take_passage, desk.source_id, [span_of("the same man")])
    desk.refuse(Refusal.SOURCE_IN_USE, edits.purge_sources, [desk.source_id])
    assert len(desk.ask(queries.sources)) == 1


def test_other_sources_are_still_found_after_a_purge(desk: Desk) -> None:
    (other,) = add(desk.project, OTHER)
    desk.do(edits.purge_sources, [desk.source_id])
    assert [hit.source_id for hit in desk.ask(queries.search, "tariff")] == [other]


def test_a_described_source_takes_the_file_that_comes_later(desk: Desk) -> None:
    add(desk.project, OTHER)
    described = next(
        line.source for line in desk.ask(queries.sources) if line.source.name == "tariff.txt"
    )
    desk.do(edits.purge_sources, [described.source_id])
    wanted = replace(described, key="mykey", reliability="B2", copy=CopyFlags(extract_only=True))
    desk.do(edits.load_brief, Brief(sources={wanted.source_id: wanted}))
    assert desk.ask(queries.source_text, wanted.source_id).canonical == ""
    (added,) = desk.do(edits.add_sources, (OTHER,))
    assert (added.key, added.is_duplicate) == ("mykey", False)
    found = desk.ask(queries.sources)[-1].source
    assert (found.key, found.reliability, found.copy.extract_only) == ("mykey", "B2", True)
    assert desk.ask(queries.source_text, wanted.source_id).canonical == OTHER.canonical


def test_unknown_sources_are_refused(desk: Desk) -> None:
    desk.refuse(Refusal.UNKNOWN_SOURCE, edits.remove_sources, ["nowhere"])
    desk.refuse(Refusal.UNKNOWN_SOURCE, edits.restore_sources, [desk.source_id, "nowhere"])
    desk.refuse(Refusal.UNKNOWN_SOURCE, edits.purge_sources, ["nowhere"])
    desk.refuse(Refusal.NOTHING_CHOSEN, edits.remove_sources, [])

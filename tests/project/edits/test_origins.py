from __future__ import annotations

from briefer.core.origins import OriginChoices
from briefer.project import edits, queries
from briefer.project.codes import Refusal
from briefer.project.project import Project
from tests.project.edits.conftest import Desk
from tests.project.sources import imported
from tests.project.valley import brief_of


def two_cited(desk: Desk) -> tuple[str, str]:
    """Return the ids of two sources that a text cites."""
    (added,) = desk.do(edits.add_sources, [imported("Another", "It says so too.")])
    keys = [line.source.key for line in desk.ask(queries.sources)]
    desk.do(edits.add_text, " ".join(f"[@{key}]" for key in keys))
    return desk.source_id, added.source_id


def origins_of(project: Project) -> OriginChoices:
    return brief_of(project).origins


def test_sources_are_joined_and_split_and_undo_takes_it_back(desk: Desk) -> None:
    one, other = two_cited(desk)
    pair = frozenset({one, other})
    desk.do(edits.join_origins, (one, other))
    assert origins_of(desk.project) == OriginChoices(together=frozenset({pair}))
    desk.do(edits.split_origin, other, (one,))
    assert origins_of(desk.project) == OriginChoices(apart=frozenset({pair}))
    desk.project.undo().result()
    assert origins_of(desk.project).together == {pair}
    desk.project.undo().result()
    assert origins_of(desk.project) == OriginChoices()


def test_one_source_is_no_pair_and_an_unknown_one_none(desk: Desk) -> None:
    desk.refuse(Refusal.NOTHING_CHOSEN, edits.join_origins, (desk.source_id,))
    desk.refuse(Refusal.UNKNOWN_SOURCE, edits.join_origins, (desk.source_id, "nobody"))


def test_a_source_that_is_gone_for_good_is_in_no_pair(desk: Desk) -> None:
    (added,) = desk.do(edits.add_sources, [imported("Another", "It says so too.")])
    desk.do(edits.join_origins, (desk.source_id, added.source_id))
    desk.do(edits.purge_sources, (added.source_id,))
    count = desk.ask(lambda connection: connection.execute("SELECT count(*) FROM origins").get)
    assert count == 0


def test_a_brief_that_is_loaded_brings_its_origins(desk: Desk) -> None:
    desk.do(edits.join_origins, two_cited(desk))
    before = brief_of(desk.project)
    desk.do(edits.load_brief, before)
    assert brief_of(desk.project).origins == before.origins

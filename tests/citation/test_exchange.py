from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefer.citation import exchange
from briefer.citation.exchange import Format
from briefer.citation.people import names
from briefer.citation.references import BadReference, date_of, date_text
from tests.citation.policy_sources import SOURCES

ITEMS = [{"id": key, **item} for key, item in SOURCES.items()]

ZOTERO_RIS = """
TY  - NEWS
TI  - Ferry operators brace for the new harbour levy
AU  - Okoro, Adaeze
AU  - Meridian Newswire
T2  - The Coastal Courier
AB  - Two lines
of summary.
DA  - 2025/10/07/
PY  - 2025
Y2  - 2026/01/05/09:14:22
LA  - en
UR  - https://courier.example/levy
L1  - files/12/levy.pdf
L2  - https://courier.example/levy
ER  -

TY  - RPRT
TI  - A report that was cut o
TY  - BLOG
TI  - Dual use
AU  - tariffnotes
ER  -
"""

CITAVI_BIB = r"""
% Encoding: UTF-8
@comment{made by a program}
@article{Okoro.2025,
  author = {Okoro, Adaeze and {Fisheries Board, Westmark}},
  title = {Levies \& l{\'e}gislation},
  subtitle = {A {NATO} view},
  journaltitle = {The Coastal Courier},
  entrysubtype = {newspaper},
  date = {2025-10-07},
  urldate = {2026-01-05},
  pages = {3--5},
  file = {Levy:Attachments/Okoro 2025 - Levies.pdf:application/pdf;C\:/old/page.html}
}
@online{broken, title = {No end
@techreport{Ng2021, author = "Wei Ling Ng", title = "Cables", institution = "Lattice",
  year = 2021, month = mar, number = "24"}
@online{Ng2021, title = {The same key again}, year = {2022}}
"""


def _names(item: dict[str, Any]) -> dict[str, Any]:
    """Return `item` with its names as the processor sees them, particles set apart."""
    roles = {"author", "editor", "translator"} & set(item)
    return {**item, **{role: names(item[role]) for role in roles}}


def test_csl_json_comes_back_as_it_was() -> None:
    text = exchange.write(ITEMS, Format.CSL_JSON)
    assert [one.data for one in exchange.read(text, Format.CSL_JSON).found] == ITEMS


@pytest.mark.parametrize("kind", [Format.RIS, Format.BIBLATEX])
@pytest.mark.parametrize("item", ITEMS, ids=lambda item: str(item["id"]))
def test_policy_sources_survive_other_formats(kind: Format, item: dict[str, Any]) -> None:
    read = exchange.read(exchange.write([item], kind), kind)
    assert read.bad == ()
    wanted = dict(item)
    if kind is Format.RIS and len(item.get("issued", {}).get("date-parts", [])) > 1:
        wanted["issued"] = {"date-parts": item["issued"]["date-parts"][:1]}  # RIS has no interval
    assert _names(dict(read.found[0].data)) == _names(wanted)


def test_ris_of_zotero_comes_with_its_files() -> None:
    read = exchange.read(ZOTERO_RIS, Format.RIS)
    first, blog = read.found
    assert first.data["author"] == [
        {"family": "Okoro", "given": "Adaeze"},
        {"literal": "Meridian Newswire"},
    ]
    assert first.data["issued"] == {"date-parts": [[2025, 10, 7]]}
    assert first.data["abstract"] == "Two lines of summary."
    assert first.files == ("files/12/levy.pdf",)
    assert first.line == 2
    assert blog.data["type"] == "post-weblog"


def test_a_record_that_is_cut_off_is_named_and_leaves_the_others_alone() -> None:
    read = exchange.read(ZOTERO_RIS, Format.RIS)
    assert [(bad.line, bad.reason) for bad in read.bad] == [(18, "cut-off")]
    assert len(read.found) == 2


def test_a_time_of_access_is_a_day() -> None:
    read = exchange.read(ZOTERO_RIS, Format.RIS)
    assert read.found[0].data["accessed"] == {"date-parts": [[2026, 1, 5]]}


def test_biblatex_of_citavi_comes_with_its_files() -> None:
    first, report, again = exchange.read(CITAVI_BIB, Format.BIBLATEX).found
    assert first.data["type"] == "article-newspaper"
    assert first.data["title"] == "Levies & législation: A NATO view"
    assert first.data["author"] == [
        {"family": "Okoro", "given": "Adaeze"},
        {"literal": "Fisheries Board, Westmark"},
    ]
    assert first.data["page"] == "3-5"
    assert first.files == ("Attachments/Okoro 2025 - Levies.pdf", "C:/old/page.html")
    assert report.data["issued"] == {"date-parts": [[2021, 3]]}
    assert report.data["number"] == "24"
    assert again.data["title"] == "The same key again"


def test_broken_entries_are_named_by_their_line() -> None:
    bad = exchange.read(CITAVI_BIB, Format.BIBLATEX).bad
    assert [(one.line, one.reason) for one in bad] == [(15, "bad-syntax"), (18, "duplicate-key")]


@pytest.mark.parametrize(
    ("text", "reason"),
    [("{", "not-json"), ("[]", "no-record"), ('["a"]', "not-a-record"), ('[{"id": 1}]', "no-type")],
)
def test_json_that_holds_no_references_is_refused(text: str, reason: str) -> None:
    read = exchange.read(text, Format.CSL_JSON)
    assert read.found == ()
    assert [bad.reason for bad in read.bad] == [reason]


@pytest.mark.parametrize("kind", list(Format))
def test_an_empty_file_says_so(kind: Format) -> None:
    read = exchange.read("", kind)
    assert read.found == ()
    assert all(isinstance(bad, BadReference) for bad in read.bad)
    assert read.bad


@given(st.text(max_size=200))
def test_no_text_breaks_a_reader(text: str) -> None:
    for kind in Format:
        for sample in (
            text,
            f"TY  - NEWS\nTI  - {text}\nER  - ",
            f"@article{{a, title={{{text}}}}}",
        ):
            exchange.read(sample, kind)


@pytest.mark.parametrize(
    ("suffix", "text", "kind"),
    [
        (".RIS", "", Format.RIS),
        (".bibtex", "", Format.BIBLATEX),
        (".txt", "TY  - NEWS\n", Format.RIS),
        (".txt", '[{"type": "report"}]', Format.CSL_JSON),
        (".txt", "@online{a, title={b}}", Format.BIBLATEX),
        (".txt", "@handle said {nothing}", Format.BIBLATEX),
        (".txt", "An article about ferries", None),
    ],
)
def test_the_format_is_known_by_its_look(suffix: str, text: str, kind: Format | None) -> None:
    assert exchange.format_of(suffix, text) is kind


@pytest.mark.parametrize(
    ("written", "date"),
    [
        ("2024", {"date-parts": [[2024]]}),
        ("2024-05", {"date-parts": [[2024, 5]]}),
        ("2024/05/06", {"date-parts": [[2024, 5, 6]]}),
        ("2024-05~", {"date-parts": [[2024, 5]], "circa": True}),
        ("2024-05-06/2024-06-01", {"date-parts": [[2024, 5, 6], [2024, 6, 1]]}),
        ("spring 2024", {"literal": "spring 2024"}),
        ("2024-15", {"literal": "2024-15"}),
        ("", None),
    ],
)
def test_dates_are_read_as_they_are_written(written: str, date: object) -> None:
    assert date_of(written) == date


def test_dates_are_written_as_they_are_read() -> None:
    for text in ("2024", "2024-05", "2024-05-06", "2024-05~", "2024-05-06/2024-06-01"):
        assert date_text(date_of(text)) == text

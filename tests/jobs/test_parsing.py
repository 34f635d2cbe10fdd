from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import pytest

from briefer.core.errors import Cancelled, UnreadableSource
from briefer.importing import read
from briefer.importing.reasons import Refusal
from briefer.jobs.frames import read_frame, write_frame
from briefer.jobs.parseworker import answer
from briefer.jobs.parsing import ReadingLimits, SourceReader
from briefer.jobs.reading import read_files, read_pasted
from briefer.jobs.records import records_in

ROOT = Path(__file__).resolve().parents[2]
HOSTILE = ROOT.parent / "shared" / "tools" / "reliability" / "make_hostile.py"
SECONDS = 60.0  # for a file: three times what people wait, for machines that are busy
PAGE = "<h1>On piers</h1><p>The council met on Monday, and nothing was decided.</p>"


@pytest.fixture
def page(tmp_path: Path) -> Path:
    path = tmp_path / "page.html"
    path.write_text(PAGE, encoding="utf-8")
    return path


@pytest.fixture
def slow(tmp_path: Path) -> Path:
    path = tmp_path / "slow.html"
    path.write_text(PAGE * 50_000, encoding="utf-8")
    return path


def reason(reader: SourceReader, path: Path) -> str:
    with pytest.raises(UnreadableSource) as caught:
        reader.read(path)
    assert caught.value.path == path
    return caught.value.reason


def test_a_source_is_the_same_from_the_process_as_from_here(page: Path) -> None:
    page.write_text(f"{PAGE}<p>This article is for subscribers only.</p>", encoding="utf-8")
    with SourceReader() as reader:
        assert reader.read(page) == (read.read(page),)


def test_the_process_is_kept_between_files(page: Path) -> None:
    with SourceReader() as reader:
        reader.read(page)
        began = time.process_time()
        for _again in range(20):
            reader.read(page)
        assert time.process_time() - began < 2


def test_a_refusal_keeps_its_reason_and_its_path(tmp_path: Path) -> None:
    with SourceReader() as reader:
        assert reason(reader, tmp_path / "nothing.html") == "missing"
        assert reason(reader, tmp_path) == "folder"


def test_what_takes_too_long_is_stopped_and_the_next_file_is_read(page: Path, slow: Path) -> None:
    limits = ReadingLimits(seconds=0.2, seconds_per_megabyte=0)
    with SourceReader(limits) as reader:
        assert reason(reader, slow) == "timeout"
    with SourceReader(ReadingLimits(seconds=60)) as reader:
        assert reader.read(page)


def test_what_grows_too_large_is_stopped_and_the_next_file_is_read(page: Path, slow: Path) -> None:
    with SourceReader(ReadingLimits(resident=60)) as reader:
        assert reason(reader, slow) == "memory"


def test_a_process_that_dies_costs_its_file(page: Path) -> None:
    with SourceReader(ReadingLimits(addresses=1)) as reader:
        assert reason(reader, page) in {"crashed", "memory"}


def test_a_reader_with_a_bug_is_a_refusal_with_its_trace(
    page: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(_path: Path) -> object:
        raise ZeroDivisionError

    monkeypatch.setattr(read, "read_all", broken)
    header, originals = answer({"path": str(page)}, [])
    assert (header["reason"], header["detail"]) == ("failed", "ZeroDivisionError")
    assert "test_parsing.py" in header["trace"]
    assert originals == []


def test_one_bad_file_never_stops_the_others(page: Path, tmp_path: Path) -> None:
    found = list(read_files([page, tmp_path / "nothing.txt", page]))
    assert [not file.problems for file in found] == [True, False, True]


def test_cancelling_ends_the_process(page: Path) -> None:
    def progress(done: int, _total: int, _name: str) -> None:
        if done == 1:
            raise Cancelled

    with pytest.raises(Cancelled):
        list(read_files([page, page], progress))


def test_what_was_pasted_as_html_is_read_as_html() -> None:
    assert read_pasted(PAGE, "ignored").canonical.startswith("On piers\n\nThe council")
    assert read_pasted(" ", "Only text.").canonical == "Only text."


def test_what_was_pasted_has_the_address_that_the_clipboard_names() -> None:
    address = "https://post.example/pier"
    assert read_pasted(PAGE, "ignored", address).item.text("URL") == address
    assert read_pasted("", "Only text.", address).item.text("URL") == address


def test_a_reader_cannot_call_anybody() -> None:
    code = (
        "import socket, sys; from briefer.jobs.parseworker import refuse_connections\n"
        "sys.addaudithook(refuse_connections)\n"
        "try: socket.create_connection(('127.0.0.1', 9))\n"
        "except PermissionError as error: print(error)"
    )
    ran = subprocess.run(
        [sys.executable, "-c", code], env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True, text=True, check=True,
    )  # fmt: skip
    assert ran.stdout.startswith("socket.")


def test_a_packaged_program_starts_its_reader_itself(page: Path) -> None:
    request = BytesIO()
    write_frame(request, {"memory": 1600})
    write_frame(request, {"path": str(page)})
    ran = subprocess.run(
        [sys.executable, "-m", "briefer", "--parse-worker"], input=request.getvalue(),
        env={**os.environ, "PYTHONPATH": str(ROOT)}, capture_output=True, check=True,
    )  # fmt: skip
    found = read_frame(BytesIO(ran.stdout))
    assert found is not None
    assert found[0]["sources"][0]["name"] == "page.html"


@pytest.mark.skipif(sys.platform == "win32", reason="there it is a class of priority")
def test_a_reader_gives_way_to_the_window_that_asked(page: Path) -> None:
    request = BytesIO()
    write_frame(request, {"memory": 1600, "yields": True})
    code = (
        "import os, sys\n"
        "from briefer.jobs.parseworker import main\n"
        "main(); print(os.nice(0), file=sys.stderr)"
    )
    ran = subprocess.run(
        [sys.executable, "-c", code], input=request.getvalue(),
        env={**os.environ, "PYTHONPATH": str(ROOT)}, capture_output=True, check=True,
    )  # fmt: skip
    assert int(ran.stderr) > os.nice(0)
    with SourceReader(ReadingLimits(yields=True)) as reader:
        assert reader.read(page)[0].name == "page.html"


def test_records_are_read_in_the_process_too(tmp_path: Path) -> None:
    path = tmp_path / "library.ris"
    path.write_text("TY  - BOOK\nTI  - A history\nL1  - files/a.pdf\nER  -\n\nTY  - RPRT\n")
    with SourceReader() as reader:
        found = reader.records(path)
    assert found == records_in(path)
    assert [(one.data["title"], one.files) for one in found.found] == [
        ("A history", ("files/a.pdf",))
    ]
    assert [bad.reason for bad in found.bad] == ["cut-off"]


@pytest.mark.parametrize(
    ("waited", "ran", "is_over"),
    [(19.0, 19.0, False), (21.0, 20.5, True), (40.0, 3.0, False), (61.0, 3.0, True)],
)
def test_a_busy_machine_costs_no_file_its_time(waited: float, ran: float, is_over: bool) -> None:
    assert ReadingLimits.is_over(20, waited, ran) is is_over


def test_where_no_system_tells_what_a_process_ran_the_clock_decides() -> None:
    assert not ReadingLimits.is_over(20, 19, None)
    assert ReadingLimits.is_over(20, 21, None)


def test_a_missing_file_of_references_is_refused(tmp_path: Path) -> None:
    with SourceReader() as reader, pytest.raises(UnreadableSource) as failed:
        reader.records(tmp_path / "gone.bib")
    assert failed.value.reason == Refusal.MISSING


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Path:
    if not HOSTILE.exists():
        pytest.skip(f"{HOSTILE} is not there")
    folder = tmp_path_factory.mktemp("hostile")
    subprocess.run([sys.executable, str(HOSTILE), str(folder)], check=True, capture_output=True)
    return folder


def expected(folder: Path) -> Iterator[tuple[Path, str]]:
    manifest = json.loads((folder / "manifest.json").read_text(encoding="utf-8"))
    for name, entry in manifest.items():
        path = folder / name
        if ".proj" not in name and (path.exists() or path.is_symlink()):
            yield path, entry["expect"]


# Where this program knows better than the manifest: a file that shows no text is refused with
# that reason, and tables of values are no articles.
WITHOUT_TEXT = {"no-text", "no-text-layer"}
OTHER = {"formulas.csv": "unknown-format"}


def test_hostile_files_do_what_they_must_and_nothing_else(hostile: Path) -> None:
    wrong = []
    slowest = 0.0
    with SourceReader(ReadingLimits(seconds=SECONDS, seconds_per_megabyte=0)) as reader:
        for path, expect in expected(hostile):
            began = time.monotonic()
            outcome, reasons = read_outcome(reader, path)
            slowest = max(slowest, time.monotonic() - began)
            is_right = expect in {"either", outcome} or (expect, outcome) == (
                "import",
                "import-limited",
            )
            is_known = reasons <= WITHOUT_TEXT or reasons == {OTHER.get(path.name)}
            if "failed" in reasons or not (is_right or (outcome == "refuse" and is_known)):
                wrong.append((path.name, expect, outcome, reasons))
    assert wrong == []
    assert slowest < SECONDS + 3


def read_outcome(reader: SourceReader, path: Path) -> tuple[str, set[str]]:
    try:
        sources = reader.read(path)
    except UnreadableSource as error:
        return "refuse", {error.reason}
    reasons = {warning.reason for source in sources for warning in source.warnings}
    return "import-limited" if reasons else "import", reasons

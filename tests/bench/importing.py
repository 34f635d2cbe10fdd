"""Import of 1,000 text files against a bare loop of read, classify, hash, insert and index.

Run as `python -m tests.bench.importing`. The bare loop calls the same reader, in one process and
one transaction, without blocks, keys, history or reports. Aim: at least 0.6 of its speed, in
files per second of wall time.
"""

from __future__ import annotations

import os
import statistics
import sys
import tempfile
import time
from pathlib import Path

import apsw

from briefer.core.locations import seeds
from briefer.importing.read import read
from briefer.jobs.imports import import_files
from briefer.project.project import Project

FILES = int(os.environ.get("BENCH_FILES", "1000"))
ROUNDS = int(os.environ.get("BENCH_ROUNDS", "3"))
AIM = 0.6
_TABLES = """
CREATE TABLE sources (
  id INTEGER PRIMARY KEY, name TEXT, sha256 TEXT, title TEXT, text TEXT, original BLOB
);
CREATE VIRTUAL TABLE search USING fts5 (text, content='', contentless_delete=1);
"""


def write_files(folder: Path) -> list[Path]:
    """Write texts with the faults of pages that people save, no two of them equal."""
    texts = [path.read_text(encoding="utf-8") for path in sorted(seeds().glob("[aq]*.txt"))]
    paths = []
    for number in range(FILES):
        lines = texts[number % len(texts)].split("\n")
        long = [i for i, line in enumerate(lines) if len(line) > 200]
        turned = long[number % len(long) :] + long[: number % len(long)]
        for place, source in zip(long, turned, strict=True):
            lines[place] = f"{texts[number % len(texts)].split(chr(10))[source]} No. {number}."
        paths.append(folder / f"article-{number:04}.txt")
        paths[-1].write_text("\n".join(lines), encoding="utf-8")
    return paths


def bare(paths: list[Path], file: Path) -> float:
    """Return the seconds that the bare loop takes."""
    begun = time.perf_counter()
    connection = apsw.Connection(str(file))
    connection.execute(_TABLES)
    with connection:
        for number, path in enumerate(paths, 1):
            source = read(path)
            title = source.item.text("title")
            row = (number, path.name, source.sha256, title, source.canonical, source.original)
            connection.execute("INSERT INTO sources VALUES (?, ?, ?, ?, ?, ?)", row)
            connection.execute(
                "INSERT INTO search (rowid, text) VALUES (?, ?)", (number, source.canonical.lower())
            )
    connection.close()
    return time.perf_counter() - begun


def ours(paths: list[Path], file: Path) -> float:
    """Return the seconds that an import into a new project takes."""
    project = Project.create(file, "Benchmark")
    begun = time.perf_counter()
    report = import_files(project, paths, lambda _done, _total, _name: None)
    spent = time.perf_counter() - begun
    project.close()
    if len(report.added) != len(paths):
        sys.exit(f"{len(report.added)} of {len(paths)} files imported: {report.failed[:1]}")
    return spent


def measure() -> tuple[float, float]:
    """Return the median seconds of both, measured in turn."""
    pairs = []
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        paths = write_files(folder)
        for turn in range(ROUNDS):
            floor = bare(paths, folder / f"bare-{turn}.sqlite")
            pairs.append((floor, ours(paths, folder / f"ours-{turn}.briefer")))
    floors, spent = zip(*pairs, strict=True)
    return statistics.median(floors), statistics.median(spent)


def main() -> None:
    """Print the speeds."""
    floor, spent = measure()
    print(f"{'import of ' + format(FILES, ',') + ' files':<28}{'files/s':>8}")
    print(f"{'bare loop':<28}{FILES / floor:>8.0f}")
    print(f"{'Briefer':<28}{FILES / spent:>8.0f}")
    print(f"{'share':<28}{floor / spent:>8.2f}   (aim: at least {AIM})")


if __name__ == "__main__":
    main()

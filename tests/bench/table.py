"""All measurements in one table: `make bench`, or `python -m tests.bench.table [NAME...]`.

Nothing is asserted: a number says more than a pass. A measurement that cannot be made says why in
its line, and the others go on.
"""

from __future__ import annotations

import importlib
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType

ROOT = Path(__file__).resolve().parents[2]
CSL_SUITE = ROOT.parent / "shared" / "csl-suite"


@dataclass(frozen=True, slots=True)
class Row:
    """One measurement: ours, what it is held against, their relation, and the aim."""

    what: str
    ours: str
    floor: str = ""
    relation: str = ""
    aim: str = ""


def startup(bench: ModuleType) -> Iterator[Row]:
    """Yield the time to the first painted window."""
    bare, ours = bench.measure()
    yield Row(
        "first painted window, starter library",
        f"{ours:.0f} ms",
        f"{bare:.0f} ms (bare Qt window)",
        f"{ours / bare:.2f}",
        f"<= {bench.AIM}",
    )


def importing(bench: ModuleType) -> Iterator[Row]:
    """Yield the speed of an import."""
    floor, ours = bench.measure()
    yield Row(
        f"import of {bench.FILES:,} text files",
        f"{bench.FILES / ours:.0f} files/s",
        f"{bench.FILES / floor:.0f} files/s (bare loop)",
        f"{floor / ours:.2f}",
        f">= {bench.AIM}",
    )


def word_writer(bench: ModuleType) -> Iterator[Row]:
    """Yield the speed of the Word writer and of a whole export, by size."""
    for size, floor, writer, ratio, whole, pandoc in bench.rows():
        yield Row(
            f"Word writer, {size} quotations",
            f"{writer} s",
            f"{floor} s (strings in a zip)",
            ratio,
            "<= 2.5",
        )
        relation = "" if pandoc == "-" else f"{float(whole) / float(pandoc):.2f}"
        yield Row(
            f"whole export, {size} quotations", f"{whole} s", f"{pandoc} s (pandoc)", relation
        )


def citations(bench: ModuleType) -> Iterator[Row]:
    """Yield the speed of the citation processor."""
    found = bench.ours(bench.STYLE, (100, 1000, 5000))
    for name, value in found.items():
        unit = "MB" if name.endswith("MB") else "s"
        yield Row(f"citations, {name.removesuffix(' MB')}", f"{value:.3f} {unit}")


def csl_suite(bench: ModuleType) -> Iterator[Row]:
    """Yield how much of the CSL test suite passes."""
    fixtures = sorted(CSL_SUITE.glob("*.txt"))
    passed = sum(bench.outcome(path)[0] for path in fixtures)
    yield Row("CSL test suite", f"{passed} passed", f"{len(fixtures)} fixtures")


def checks(bench: ModuleType) -> Iterator[Row]:
    """Yield the speed of a verdict, of the list of findings and of verifying a file."""
    for name, milliseconds in bench.measure().items():
        yield Row(f"checks, {name}", f"{milliseconds:.1f} ms", aim=bench.AIMS.get(name, ""))


def mutations(bench: ModuleType) -> Iterator[Row]:
    """Yield how many wrong changes of quotations are missed, and right ones alarmed."""
    score, briefs, _seconds = bench.measure(bench.CASES)
    red, green = score.red.total(), score.green.total()
    missed, alarms = score.missed.total(), score.alarms.total()
    yield Row(
        f"mutations that are red, {briefs} briefs", f"{missed} missed", f"{red:,} cases", aim="0"
    )
    share = f"{100 * alarms / green:.2f} %"
    yield Row(
        "mutations that are not red", f"{alarms} alarms", f"{green:,} cases", share, "< 0.5 %"
    )


BENCHES: dict[str, Callable[[ModuleType], Iterator[Row]]] = {
    "startup": startup,
    "importing": importing,
    "word_writer": word_writer,
    "citations": citations,
    "csl_suite": csl_suite,
    "checks": checks,
    "mutations": mutations,
}


def print_rows(name: str) -> None:
    """Print the rows of one measurement, each as soon as it is known."""
    for row in BENCHES[name](importlib.import_module(f"tests.bench.{name}")):
        print(_line(row.what, row.ours, row.floor, row.relation, row.aim), flush=True)


def _line(*cells: str) -> str:
    return "{:<42}{:>16}   {:<32}{:>7}  {}".format(*cells).rstrip()


def main(names: list[str]) -> None:
    """Print the table; each measurement has a process of its own, so none weighs on another."""
    print(_line("measured", "Briefer", "against", "ratio", "aim"), flush=True)
    for name in names or list(BENCHES):
        code = f"from tests.bench.table import print_rows; print_rows({name!r})"
        done = subprocess.run(
            [sys.executable, "-c", code], cwd=ROOT, stderr=subprocess.PIPE, text=True, check=False
        )
        if done.returncode:
            reason = (done.stderr.strip().splitlines() or [f"exit code {done.returncode}"])[-1]
            print(_line(name, "not measured", reason, "", ""))


if __name__ == "__main__":
    main(sys.argv[1:])

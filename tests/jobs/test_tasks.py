from __future__ import annotations

import threading
from collections.abc import Iterator

import pytest

from briefer.core.errors import EditRefused
from briefer.jobs.tasks import TaskRunner


@pytest.fixture
def runner() -> Iterator[TaskRunner]:
    made = TaskRunner()
    yield made
    made.close()


def test_a_job_runs_beside_whoever_asked(runner: TaskRunner) -> None:
    assert runner.run(threading.get_ident).result(5) != threading.get_ident()


def test_what_a_job_returns_is_in_its_future(runner: TaskRunner) -> None:
    assert runner.run(divmod, 7, 2).result(5) == (3, 1)


def test_several_jobs_run_at_a_time(runner: TaskRunner) -> None:
    meeting = threading.Barrier(3, timeout=5)
    assert sorted(f.result(5) for f in [runner.run(meeting.wait) for _ in range(3)]) == [0, 1, 2]


def test_a_refusal_comes_through_the_future_and_is_not_written_down(runner: TaskRunner) -> None:
    def refuse() -> None:
        raise EditRefused("unknown-item")

    with pytest.raises(EditRefused):
        runner.run(refuse).result(5)


@pytest.mark.logs("a job failed")
def test_what_nobody_foresaw_is_written_down_and_told(
    runner: TaskRunner, caplog: pytest.LogCaptureFixture
) -> None:
    with pytest.raises(ZeroDivisionError):
        runner.run(divmod, 1, 0).result(5)
    assert "ZeroDivisionError" in caplog.text


def test_closing_waits_for_all_that_was_asked_for() -> None:
    runner = TaskRunner(threads=1)
    gate = threading.Event()
    done: list[str] = []
    runner.run(gate.wait, 5)
    runner.run(done.append, "a file's closing")
    gate.set()
    runner.close()
    assert done == ["a file's closing"]


def test_after_closing_nothing_is_taken() -> None:
    runner = TaskRunner()
    runner.close()
    with pytest.raises(RuntimeError):
        runner.run(print)

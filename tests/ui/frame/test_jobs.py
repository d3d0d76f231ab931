from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from smdesk.models.errors import DeskError
from smdesk.models.progress import Job, Progress
from smdesk.ui import children
from smdesk.ui.background import BackgroundCalls, Work
from smdesk.ui.children import ChildProcesses
from smdesk.ui.jobs import JobRunner, RunningJob
from smdesk.ui.later import end_now
from smdesk.ui.slices import Slices


class Hand:
    """An executor and its child, moved by hand."""

    def __init__(self) -> None:
        self.arguments: list[str] = []
        self.cancelled = 0
        self.on_line: Callable[[str], None] = print
        self.on_end: Callable[[int], None] = print

    def start(
        self,
        arguments: Sequence[str],
        on_line: Callable[[str], None],
        on_end: Callable[[int], None],
    ) -> Hand:
        self.arguments = list(arguments)
        self.on_line, self.on_end = on_line, on_end
        return self

    def cancel(self) -> None:
        self.cancelled += 1


class Heard:
    """What a job has told."""

    def __init__(self, job: RunningJob) -> None:
        self.told: list[object] = []
        job.progress.connect(lambda *step: self.told.append(step))
        job.finished.connect(lambda result: self.told.append(("finished", result)))
        job.failed.connect(lambda error: self.told.append(("failed", str(error))))
        job.cancelled.connect(lambda: self.told.append("cancelled"))
        job.ended.connect(lambda: self.told.append("ended"))


@pytest.fixture
def hand() -> Hand:
    return Hand()


@pytest.fixture
def runner(hand: Hand, tmp_path: Path, qtbot: QtBot) -> JobRunner:
    return JobRunner(tmp_path / "desk.db", hand)


def test_a_job_is_our_own_command_line(runner: JobRunner, hand: Hand, tmp_path: Path) -> None:
    runner.start("Экспорт", ["report", "registry"])

    base = str(tmp_path / "desk.db")
    assert hand.arguments == ["--db", base, "report", "registry", "--progress"]


def test_progress_then_the_result(runner: JobRunner, hand: Hand, qtbot: QtBot) -> None:
    job = runner.start("Экспорт", [])
    heard = Heard(job)
    hand.on_line('{"done": 1, "total": 2, "text": "Строки"}')
    hand.on_line("not json")
    hand.on_line("[1]")
    hand.on_line('{"result": {"file": "a.xlsx"}}')
    with qtbot.waitSignal(runner.all_ended):
        hand.on_end(0)

    assert heard.told == [(1, 2, "Строки"), ("finished", {"file": "a.xlsx"}), "ended"]
    assert runner.running == ()


def test_a_refusal_comes_in_its_two_sentences(runner: JobRunner, hand: Hand) -> None:
    heard = Heard(runner.start("Экспорт", []))
    hand.on_line('{"error": {"what": "Файл открыт в Excel.", "todo": "Закройте его."}}')
    hand.on_end(1)

    assert heard.told == [("failed", "Файл открыт в Excel. Закройте его."), "ended"]


def test_a_child_that_dies_is_told_once(runner: JobRunner, hand: Hand) -> None:
    heard = Heard(runner.start("Экспорт", []))
    hand.on_end(-1)
    hand.on_end(-1)

    assert [str(each)[:10] for each in heard.told] == ["('failed',", "ended"]


def test_cancel_asks_once_and_is_told_when_the_child_has_gone(
    runner: JobRunner, hand: Hand
) -> None:
    job = runner.start("Экспорт", [])
    heard = Heard(job)
    runner.cancel_all()
    job.cancel()
    assert (hand.cancelled, heard.told) == (1, [])
    hand.on_line('{"error": {"what": "Остановлено.", "todo": ""}}')
    hand.on_end(1)

    assert heard.told == ["cancelled", "ended"]


def test_a_job_that_was_done_before_it_could_be_stopped_is_done(
    runner: JobRunner, hand: Hand
) -> None:
    job = runner.start("Экспорт", [])
    heard = Heard(job)
    job.cancel()
    hand.on_line('{"result": 1}')
    hand.on_end(0)

    assert heard.told == [("finished", 1), "ended"]


CHILD = """
import json, sys
print(json.dumps({"done": 1, "total": 2, "text": "привет"}, ensure_ascii=False), flush=True)
said = sys.stdin.read()
print(json.dumps({"result": [said.strip(), sys.argv[1:]]}), end="", flush=True)
"""


def test_a_real_child_is_read_and_cancelled(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(children, "own_command", lambda: [sys.executable, "-c", CHILD])
    runner = JobRunner(tmp_path / "desk.db", ChildProcesses())
    job = runner.start("Экспорт", ["report"])
    heard = Heard(job)
    with qtbot.waitSignal(job.progress):
        pass
    with qtbot.waitSignal(runner.all_ended):
        job.cancel()

    base = str(tmp_path / "desk.db")
    assert heard.told == [
        (1, 2, "привет"),
        ("finished", ["cancel", ["--db", base, "report", "--progress"]]),
        "ended",
    ]


def test_a_program_that_is_not_there_fails(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(children, "own_command", lambda: [str(tmp_path / "nothing")])
    runner = JobRunner(tmp_path / "desk.db", ChildProcesses())
    with qtbot.waitSignal(runner.all_ended, check_params_cb=None):
        heard = Heard(runner.start("Экспорт", []))
    assert heard.told[-1] == "ended"


@pytest.fixture
def works() -> list[Work]:
    return []


@pytest.fixture
def calls(works: list[Work], qtbot: QtBot) -> BackgroundCalls:
    return BackgroundCalls(lambda: works.append)


def test_a_call_is_answered_once(calls: BackgroundCalls, works: list[Work]) -> None:
    answers: list[object] = []

    def refuse() -> str:
        raise DeskError("Связка заперта.", "Откройте её.")

    calls.call(calls, lambda: "да", answers.append, answers.append)
    calls.call(calls, refuse, answers.append, lambda error: answers.append(str(error)))
    for work in works:
        work()

    assert answers == ["да", "Связка заперта. Откройте её."]


def test_a_call_that_hangs_is_left_behind(
    calls: BackgroundCalls, works: list[Work], qtbot: QtBot
) -> None:
    answers: list[object] = []
    calls.call(calls, lambda: "поздно", answers.append, answers.append, seconds=0)
    qtbot.waitUntil(lambda: bool(answers))
    works[0]()

    assert [str(answer)[:14] for answer in answers] == ["Связка ключей "]


def test_what_was_given_up_before_its_turn_is_not_done_later(
    calls: BackgroundCalls, works: list[Work], qtbot: QtBot
) -> None:
    done: list[str] = []
    refused: list[object] = []
    calls.call(calls, lambda: done.append("записано"), print, refused.append, seconds=0)
    qtbot.waitUntil(lambda: bool(refused))
    works[0]()

    assert done == []


def test_nothing_is_delivered_after_closing(calls: BackgroundCalls, works: list[Work]) -> None:
    answers: list[object] = []
    calls.call(calls, lambda: "да", answers.append, answers.append)
    calls.close()
    works[0]()

    assert answers == []


def test_nothing_is_delivered_to_what_is_gone(calls: BackgroundCalls, works: list[Work]) -> None:
    answers: list[object] = []
    dialog = QWidget()
    calls.call(dialog, lambda: "да", answers.append, answers.append)
    calls.call(dialog, lambda: "да", answers.append, answers.append, seconds=0)
    end_now(dialog)
    QApplication.processEvents()  # the second one is given up
    for work in works:
        work()

    assert answers == []


def test_a_real_thread_answers_in_the_windows_thread(qtbot: QtBot) -> None:
    import threading

    calls = BackgroundCalls()
    answers: list[tuple[bool, bool]] = []
    main = threading.current_thread()

    def work() -> bool:
        return threading.current_thread() is main

    for _ in range(200):
        calls.call(
            calls,
            work,
            lambda inside: answers.append((inside, threading.current_thread() is main)),
            print,
        )
    qtbot.waitUntil(lambda: len(answers) == 200)
    calls.close()

    assert set(answers) == {(False, True)}


def counting(steps: int, ended: list[str]) -> Job[str]:
    def job() -> Iterator[Progress]:
        try:
            for step in range(steps):
                yield Progress(step, steps)
        finally:
            ended.append("tidy")

    yield from job()
    return "готово"


class Clock:
    """Every look at it takes four milliseconds."""

    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        self.now += 0.004
        return self.now


def test_a_slice_ends_after_twelve_milliseconds(qtbot: QtBot) -> None:
    done: list[str] = []
    seen: list[int] = []
    slices = Slices(
        counting(12, []), done.append, lambda step: seen.append(step.done), clock=Clock()
    )
    while slices.running:
        slices.step()

    assert (done, seen) == (["готово"], [2, 5, 8, 11])


def test_cancelling_slices_tidies_up(qtbot: QtBot) -> None:
    ended: list[str] = []
    slices = Slices(counting(1000, ended), ended.append, clock=Clock())
    slices.step()
    slices.cancel()

    assert (ended, slices.running) == (["tidy"], False)

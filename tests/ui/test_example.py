"""The example: a base of its own beside ours, made once."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from smdesk.desk import Desk
from smdesk.models.errors import DeskError
from smdesk.ui import first_steps, jobs
from smdesk.ui.first_steps import EXAMPLE, open_example
from smdesk.ui.frame.pages import Context
from smdesk.ui.frame.window import MainWindow
from smdesk.ui.jobs import JobRunner, RunningJob
from smdesk.ui.kit import dialogs, waiting
from smdesk.ui.page_list import page_specs
from tests.ui.held import HeldExecutor


@pytest.fixture
def errors() -> list[DeskError]:
    return []


@pytest.fixture
def window(context: Context, errors: list[DeskError], qtbot: QtBot) -> MainWindow:
    made = MainWindow(context, page_specs(), errors.append)
    qtbot.addWidget(made)
    made.show()
    return made


@pytest.fixture
def answer(
    window: MainWindow, executor: HeldExecutor, monkeypatch: pytest.MonkeyPatch
) -> list[str]:
    """What the child says; the file it was asked for is there by then."""
    said = ['{"result": "9 аккаунтов"}']
    monkeypatch.setattr(dialogs, "confirm", lambda *_words: True)
    monkeypatch.setattr(jobs, "JobRunner", lambda place: JobRunner(place, executor))

    def speak(_job: RunningJob, _parent: object) -> None:
        child = executor.children[-1]
        Path(child.arguments[1]).touch()
        for line in said:
            child.line(line)
        child.end(0)

    monkeypatch.setattr(waiting, "wait_for", speak)
    return said


def test_the_example_is_made_beside_our_base_and_opened(
    window: MainWindow, desk: Desk, executor: HeldExecutor, answer: list[str]
) -> None:
    desk.office.change(replace(desk.office.get(), procedure="dzhankoy"))
    window.context.actions.action("registry.example").trigger()
    place = desk.path.with_name(EXAMPLE)
    assert executor.children[-1].arguments == [
        "--db",
        str(place),
        "demo",
        "--procedure",
        "dzhankoy",
        "--progress",
    ]
    assert window.next_base == place
    assert not window.isVisible()


def test_an_example_that_is_there_is_opened_as_it_is(
    window: MainWindow, desk: Desk, executor: HeldExecutor, answer: list[str]
) -> None:
    desk.path.with_name(EXAMPLE).touch()
    open_example(window)
    assert executor.children == []
    assert window.next_base == desk.path.with_name(EXAMPLE)


def test_an_unfinished_example_leaves_nothing_and_our_base_stays(
    window: MainWindow, desk: Desk, errors: list[DeskError], answer: list[str]
) -> None:
    answer[:] = ['{"error": {"what": "Диск полон.", "todo": "Освободите место."}}']
    open_example(window)
    assert [error.what for error in errors] == ["Диск полон."]
    assert not desk.path.with_name(EXAMPLE).exists()
    assert window.isVisible()


def test_nothing_happens_without_a_yes(
    window: MainWindow, executor: HeldExecutor, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(dialogs, "confirm", lambda *_words: False)
    open_example(window)
    assert executor.children == []
    assert first_steps.EXAMPLE_ACT == "amurzet"

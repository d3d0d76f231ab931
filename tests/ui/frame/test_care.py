"""Copies by schedule and the facts of the status bar."""

from __future__ import annotations

from datetime import datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from smdesk.desk import Desk
from smdesk.models.progress import run_to_end
from smdesk.models.records import Person
from smdesk.ui.background import BackgroundCalls
from smdesk.ui.frame.actions import ActionRegistry
from smdesk.ui.frame.care import Care
from smdesk.ui.frame.pages import Context
from smdesk.ui.jobs import JobRunner
from tests.ui.held import HeldExecutor


class Clock:
    def __init__(self) -> None:
        self.moment = datetime(2026, 11, 23, 9, 0)

    def __call__(self) -> datetime:
        return self.moment


class Office:
    """A care on a desk whose clock the test moves."""

    def __init__(self, folder: Path) -> None:
        self.clock = Clock()
        self.desk = Desk.open(folder / "office.db", self.clock)
        self.executor = HeldExecutor()
        self.facts: dict[str, str] = {}
        self.parent = QWidget()
        context = Context(
            self.desk,
            ActionRegistry(),
            JobRunner(self.desk.path, self.executor),
            BackgroundCalls(lambda: lambda work: work()),
        )
        self.care = Care(context, self.facts.__setitem__, self.parent)

    def finish_copy(self) -> None:
        run_to_end(self.desk.backups.automatic())
        child = self.executor.children[-1]
        child.line('{"result": "copy"}')
        child.end(0)


@pytest.fixture
def office(tmp_path: Path, qtbot: QtBot) -> Office:
    return Office(tmp_path)


def test_a_copy_is_made_once_a_day_at_start(office: Office) -> None:
    office.care.look()
    office.care.look()
    assert len(office.executor.children) == 1
    assert office.executor.children[0].arguments[-3:] == ["backup", "--auto", "--progress"]
    office.finish_copy()
    assert office.facts["backup"] == "резервная копия сегодня в 09:00"
    office.care.look()
    assert len(office.executor.children) == 1


def test_after_half_an_hour_of_change_another_copy_is_made(office: Office) -> None:
    office.care.look()
    office.finish_copy()
    office.clock.moment += timedelta(minutes=45)
    office.care.look()
    assert len(office.executor.children) == 1
    office.desk.persons.add(Person(full_name="Иванова Анна"))
    office.care.look()
    assert len(office.executor.children) == 2


def test_a_failed_copy_is_said_and_not_tried_at_once_again(office: Office) -> None:
    office.care.look()
    child = office.executor.children[0]
    child.line('{"error": {"what": "На диске не осталось места.", "todo": "Освободите место."}}')
    child.end(1)
    assert "На диске не осталось места." in office.facts["backup"]
    office.care.look()
    assert len(office.executor.children) == 1
    office.clock.moment += timedelta(minutes=31)
    office.care.look()
    assert len(office.executor.children) == 2


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ('{"result": {"usable": true}}', "связка ключей доступна"),
        ('{"result": {"usable": false}}', "связка ключей недоступна"),
        ('{"error": {"what": "Нет базы.", "todo": ""}}', "связка ключей недоступна"),
    ],
)
def test_the_keyring_is_asked_by_a_child(office: Office, line: str, words: str) -> None:
    office.care.begin()
    [asking] = [c for c in office.executor.children if c.arguments[-3:-1] == ["vault", "status"]]
    assert "secrets" not in vars(office.desk)
    asking.line(line)
    asking.end(0)
    assert office.facts["keyring"] == words

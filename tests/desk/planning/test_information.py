"""Tomsk (р4): information about an event is due the day after, and receiving it closes that."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest

from smdesk.desk import Desk
from smdesk.models.plan_records import Event
from smdesk.models.plan_vocabulary import EventWhose
from smdesk.models.progress import run_to_end
from smdesk.models.records import Organization
from smdesk.models.vocabulary import DeadlineKind, OrganizationKind, Status
from smdesk.procedures.due import Deadline

HELD = date(2026, 11, 25)


@dataclass
class Clock:
    now: datetime

    def __call__(self) -> datetime:
        return self.now

    def next_day(self) -> None:
        self.now += timedelta(days=1)


@dataclass(frozen=True)
class Tomsk:
    desk: Desk
    clock: Clock
    event: int

    def awaited(self) -> list[Deadline]:
        found = self.desk.control.deadlines()
        return [each for each in found if each.kind is DeadlineKind.EVENT_HELD]

    def on_today(self) -> list[str]:
        lines = run_to_end(self.desk.control.agenda()).lines
        return [line.first.text for line in lines if line.first.kind is DeadlineKind.EVENT_HELD]

    def finding(self) -> Status:
        rows = self.desk.control.findings()
        return next(r.status for r in rows if r.requirement.code == "event-information")


@pytest.fixture
def tomsk(tmp_path: Path) -> Iterator[Tomsk]:
    clock = Clock(datetime(2026, 11, 24, 9, 0))
    desk = Desk.open(tmp_path / "tomsk.db", clock)
    body = desk.organizations.add(
        Organization(title="Администрация Томского района", kind=OrganizationKind.BODY)
    )
    unit = desk.organizations.add(
        Organization(title="Отдел культуры", kind=OrganizationKind.UNIT, parent_id=body)
    )
    desk.procedures.use("tomsk")
    event = desk.events.add(
        Event(
            title="Открытие сквера",
            whose=EventWhose.UNIT,
            organization_id=unit,
            starts_on=HELD,
            is_significant=True,
        )
    )
    yield Tomsk(desk, clock, event)
    desk.close()


def test_information_is_due_the_day_after_and_stands_on_today(tomsk: Tomsk) -> None:
    assert tomsk.awaited() == []
    tomsk.clock.next_day()
    [found] = tomsk.awaited()
    assert (found.due, found.clause, found.overdue) == (HELD + timedelta(days=1), "р4", False)
    assert found.about.label == "Отдел культуры"
    assert len(tomsk.on_today()) == 1
    assert "Открытие сквера" in tomsk.on_today()[0]
    assert tomsk.finding() is Status.OK
    for _day in range(2):
        tomsk.clock.next_day()
    assert [each.overdue for each in tomsk.awaited()] == [True]
    assert tomsk.finding() is Status.VIOLATION


def test_information_received_closes_it_and_undo_opens_it_again(tomsk: Tomsk) -> None:
    for _day in range(3):
        tomsk.clock.next_day()
    tomsk.desk.events.receive(tomsk.event, HELD, information="Пришли сорок человек")
    assert tomsk.awaited() == []
    assert tomsk.on_today() == []
    assert tomsk.finding() is Status.OK
    tomsk.desk.history.undo()
    assert len(tomsk.awaited()) == 1


def test_what_is_not_held_asks_for_nothing(tomsk: Tomsk) -> None:
    tomsk.clock.next_day()
    tomsk.desk.events.cancel(tomsk.event, HELD)
    assert tomsk.awaited() == []

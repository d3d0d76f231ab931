"""The office's own days of the production calendar."""

from __future__ import annotations

from datetime import date

import pytest

from smdesk.desk import Desk
from smdesk.models.errors import Invalid
from smdesk.models.vocabulary import DayKind

NEW_YEARS_EVE = date(2026, 12, 31)
PLAIN = date(2026, 12, 25)


def own(desk: Desk) -> list[tuple[date, DayKind, str]]:
    return [(each.day, each.kind, each.title) for each in desk.calendar.overrides()]


def test_a_day_is_set_and_set_otherwise_and_cleared(desk: Desk) -> None:
    desk.calendar.set(NEW_YEARS_EVE, DayKind.WORKING)
    desk.calendar.set(PLAIN, DayKind.DAY_OFF, "День района")
    assert own(desk) == [
        (PLAIN, DayKind.DAY_OFF, "День района"),
        (NEW_YEARS_EVE, DayKind.WORKING, ""),
    ]
    calendar = desk.calendar.current()
    assert calendar.is_working(NEW_YEARS_EVE)
    assert calendar.title(PLAIN) == "День района"

    desk.calendar.set(PLAIN, DayKind.WORKING, "Отработка")
    assert own(desk)[0] == (PLAIN, DayKind.WORKING, "Отработка")

    desk.calendar.clear(PLAIN, NEW_YEARS_EVE)
    assert own(desk) == []
    assert not desk.calendar.current().is_working(NEW_YEARS_EVE)


def test_each_change_is_one_step_back(desk: Desk) -> None:
    desk.calendar.set(PLAIN, DayKind.DAY_OFF, "День района")
    desk.calendar.set(NEW_YEARS_EVE, DayKind.WORKING)
    desk.calendar.clear(PLAIN, NEW_YEARS_EVE)

    desk.history.undo()
    assert len(own(desk)) == 2
    desk.history.undo()
    assert own(desk) == [(PLAIN, DayKind.DAY_OFF, "День района")]
    desk.history.undo()
    assert own(desk) == []


def test_clearing_a_day_as_shipped_changes_nothing(desk: Desk) -> None:
    before = desk.history.count()
    desk.calendar.clear(PLAIN)
    assert desk.history.count() == before


def test_a_day_that_is_so_already_stores_nothing(desk: Desk) -> None:
    title = desk.calendar.current().title(NEW_YEARS_EVE)
    assert not desk.calendar.set(NEW_YEARS_EVE, DayKind.DAY_OFF, f" {title} ")
    assert not desk.calendar.set(PLAIN, DayKind.WORKING)
    assert own(desk) == []
    assert desk.calendar.set(NEW_YEARS_EVE, DayKind.DAY_OFF, "Канун Нового года")
    assert not desk.calendar.set(NEW_YEARS_EVE, DayKind.DAY_OFF, "Канун Нового года")


def test_a_day_of_an_impossible_year_is_refused(desk: Desk) -> None:
    with pytest.raises(Invalid):
        desk.calendar.set(date(1026, 12, 25), DayKind.DAY_OFF)
    assert own(desk) == []

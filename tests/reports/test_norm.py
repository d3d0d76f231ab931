"""What the report on the norm says below its rows."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from smdesk.models.period import Period
from smdesk.reports.norm import norm
from smdesk.reports.snapshot import Snapshot, WeekLine
from tests.reports.conftest import TODAY

LAST_WEEK = date(2026, 11, 16)


def line(monday: date, done: int, planned: int) -> WeekLine:
    missing = max(0, 5 - done - planned)
    return WeekLine(1, monday, done, planned, 5, missing, "п. 1", "")


@pytest.mark.parametrize(
    ("monday", "done", "planned", "told"),
    [
        (LAST_WEEK, 5, 0, "Норма выполнена."),
        (LAST_WEEK, 3, 0, "Не хватает публикаций: 2."),
        (
            LAST_WEEK + timedelta(weeks=1),
            0,
            5,
            "Публикаций хватает: вышедших вместе с плановыми.",
        ),
    ],
)
def test_a_week_that_runs_is_not_called_fulfilled(
    snapshot: Snapshot, monday: date, done: int, planned: int, told: str
) -> None:
    days = Period(LAST_WEEK, TODAY)
    report = norm(replace(snapshot, period=days, weeks=[line(monday, done, planned)]))
    assert report.notes[0] == told

"""Days off and working days, and the three ways of counting days, by cases counted by hand."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from smdesk.models.vocabulary import DayCount, DayKind
from smdesk.procedures.calendar import Calendar, due, shipped_years, shown_with

SHIPPED = Calendar(shipped_years())
BARE = Calendar()
DAY = timedelta(days=1)
CREATED = date(2026, 12, 25)


def days(first: date, last: date) -> list[date]:
    """The days after the first one up to the last one."""
    return [first + DAY * each for each in range(1, (last - first).days + 1)]


# The year as it is published


@pytest.mark.parametrize(
    ("day", "is_working", "title"),
    [
        (date(2025, 11, 1), True, "Рабочий день (выходной перенесён на 03.11.2025)"),
        (date(2025, 11, 3), False, "Выходной (перенесено с 01.11.2025)"),
        (date(2026, 1, 9), False, "Выходной (перенесено с 03.01.2026)"),
        (date(2026, 3, 9), False, "Международный женский день (выходной)"),
        (date(2026, 11, 4), False, "День народного единства"),
        (date(2026, 11, 23), True, ""),
        (date(2026, 11, 28), False, ""),
        (date(2027, 2, 20), True, "Рабочий день (выходной перенесён на 22.02.2027)"),
        (date(2027, 2, 22), False, "Выходной (перенесено с 20.02.2027)"),
    ],
)
def test_a_published_day(day: date, *, is_working: bool, title: str) -> None:
    assert (SHIPPED.is_working(day), SHIPPED.title(day)) == (is_working, title)


@pytest.mark.parametrize(("year", "count"), [(2025, 247), (2026, 247), (2027, 247)])
def test_a_year_has_as_many_working_days_as_published(year: int, count: int) -> None:
    assert SHIPPED.working_days(year) == count


def test_moved_days_are_told_from_holidays() -> None:
    moved = [day for day in SHIPPED.marked(2026) if SHIPPED.is_moved(day)]

    assert moved == [
        date(2026, 1, 9),
        date(2026, 3, 9),
        date(2026, 5, 11),
        date(2026, 12, 31),
    ]


# Years that nobody has, and the office's own days


def test_a_missing_year_is_said_and_counted_by_weekends() -> None:
    assert SHIPPED.missing([2028, 2026, 2024, 2028]) == (2024, 2028)
    assert not SHIPPED.is_known(2028)
    assert SHIPPED.marked(2028) == ()
    assert SHIPPED.is_working(date(2028, 1, 3))
    assert due(date(2028, 1, 1), 3, DayCount.WORKING, SHIPPED) == date(2028, 1, 5)


def test_the_offices_own_days_come_first() -> None:
    worked, off = date(2026, 12, 31), date(2026, 12, 25)
    own = Calendar(
        shipped_years(),
        {worked: DayKind.WORKING, off: DayKind.DAY_OFF},
        {off: "День района"},
    )

    assert (own.is_working(worked), own.title(worked)) == (True, "")
    assert (own.is_working(off), own.title(off)) == (False, "День района")
    assert not own.is_moved(worked)
    assert off in own.marked(2026)
    assert own.working_days(2026) == SHIPPED.working_days(2026)


def test_working_days_around_a_day() -> None:
    assert SHIPPED.next_working(date(2026, 12, 31)) == date(2027, 1, 11)
    assert SHIPPED.last_working(date(2027, 1, 10)) == date(2026, 12, 30)
    assert SHIPPED.next_working(date(2026, 12, 30)) == date(2026, 12, 30)
    assert SHIPPED.last_working(date(2026, 12, 30)) == date(2026, 12, 30)


# Counting


@pytest.mark.parametrize(
    ("event", "length", "count", "last"),
    [
        (CREATED, 10, DayCount.CALENDAR, date(2027, 1, 4)),
        (CREATED, 10, DayCount.SHIFT, date(2027, 1, 11)),
        # 28, 29, 30 December; 11 to 15, 18 and 19 January.
        (CREATED, 10, DayCount.WORKING, date(2027, 1, 19)),
        # The Saturday of 20.02.2027 is worked, the Monday after it is not.
        (date(2027, 2, 19), 1, DayCount.WORKING, date(2027, 2, 20)),
        (date(2027, 2, 19), 2, DayCount.WORKING, date(2027, 2, 24)),
        (date(2027, 2, 19), 1, DayCount.SHIFT, date(2027, 2, 20)),
        (date(2026, 11, 3), 1, DayCount.WORKING, date(2026, 11, 5)),
        (date(2026, 11, 23), 0, DayCount.CALENDAR, date(2026, 11, 23)),
    ],
)
def test_a_deadline_counted_by_hand(event: date, length: int, count: DayCount, last: date) -> None:
    assert due(event, length, count, SHIPPED) == last


def test_a_day_off_is_shown_with_the_last_working_day_before_it() -> None:
    assert shown_with(date(2027, 1, 4), SHIPPED) == date(2026, 12, 30)
    assert shown_with(date(2026, 12, 30), SHIPPED) is None


EVENTS = st.dates(date(2024, 6, 1), date(2029, 6, 1))
LENGTHS = st.integers(0, 60)
COUNTS = st.sampled_from(DayCount)
OWN = st.dictionaries(st.dates(date(2025, 1, 1), date(2029, 1, 1)), st.sampled_from(DayKind))
CALENDARS = OWN.map(lambda own: Calendar(shipped_years(), own))


@given(EVENTS, LENGTHS, COUNTS, CALENDARS)
def test_a_later_event_or_more_days_never_end_earlier(
    event: date, length: int, count: DayCount, calendar: Calendar
) -> None:
    last = due(event, length, count, calendar)

    assert last <= due(event + DAY, length, count, calendar)
    assert last <= due(event, length + 1, count, calendar)


@given(EVENTS, st.integers(1, 60), CALENDARS)
def test_working_days_are_counted_exactly(event: date, length: int, calendar: Calendar) -> None:
    last = due(event, length, DayCount.WORKING, calendar)

    assert calendar.is_working(last)
    assert sum(map(calendar.is_working, days(event, last))) == length


@given(EVENTS, LENGTHS, CALENDARS)
def test_a_shift_is_the_first_working_day_from_the_last_calendar_one(
    event: date, length: int, calendar: Calendar
) -> None:
    plain = due(event, length, DayCount.CALENDAR, calendar)
    shifted = due(event, length, DayCount.SHIFT, calendar)

    assert plain == event + DAY * length
    assert shifted >= plain
    assert calendar.is_working(shifted)
    assert not any(map(calendar.is_working, days(plain - DAY, shifted - DAY)))


@given(st.dates(date(2028, 1, 1), date(2040, 1, 1)), CALENDARS)
def test_the_day_beside_a_due_day_is_the_nearest_working_one(day: date, calendar: Calendar) -> None:
    beside = shown_with(day, calendar)

    assert (beside is None) is calendar.is_working(day)
    if beside is not None:
        assert calendar.is_working(beside)
        assert not any(map(calendar.is_working, days(beside, day)))


@given(EVENTS, st.integers(0, 8))
def test_without_any_year_weeks_have_five_working_days(event: date, weeks: int) -> None:
    assert BARE.is_working(event) is (event.weekday() < 5)
    start = BARE.next_working(event)
    assert due(start, 5 * weeks, DayCount.WORKING, BARE) == start + 7 * DAY * weeks

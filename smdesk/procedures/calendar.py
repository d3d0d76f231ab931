"""The production calendar: which days are worked, and how days of a deadline are counted.

Shipped years are `resources/calendar/ru-*.toml`; the office may set days otherwise, since the
decree for the next year appears each autumn and the PC is offline. A year that nobody has is
counted by its weekends alone, and is said to be missing.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import cache
from typing import NamedTuple

from smdesk.models.vocabulary import DayCount, DayKind
from smdesk.procedures.toml_tables import Source, Table, TableError
from smdesk.resources import resource_files, resource_text

FOLDER = "calendar"
SATURDAY = 5
_DAY = timedelta(days=1)


@dataclass(frozen=True)
class Year:
    """One year of the calendar: days off beside its weekends, and weekends that are worked."""

    number: int
    source: str
    off: Mapping[date, str]
    """Day off → what it is."""
    working: Mapping[date, str]
    moved: frozenset[date]
    """Days off, or worked, in another's place."""


@dataclass(frozen=True)
class Calendar:
    """Shipped years and the office's own days over them."""

    years: Mapping[int, Year] = field(default_factory=dict)
    own: Mapping[date, DayKind] = field(default_factory=dict)
    titles: Mapping[date, str] = field(default_factory=dict)
    """What the office calls its own days."""

    def is_working(self, day: date) -> bool:
        """Whether the day is worked."""
        if (kind := self.own.get(day)) is not None:
            return kind is DayKind.WORKING
        year = self.years.get(day.year)
        if year is not None and day in year.off:
            return False
        return day.weekday() < SATURDAY or (year is not None and day in year.working)

    def title(self, day: date) -> str:
        """What the day is, such as «День народного единства»; empty for a plain day."""
        year = self.years.get(day.year)
        shipped = (year.off.get(day) or year.working.get(day, "")) if year else ""
        return self.titles.get(day, "") if day in self.own else shipped

    def is_moved(self, day: date) -> bool:
        """Whether the day is off, or worked, in another's place and not set by the office."""
        year = self.years.get(day.year)
        return year is not None and day in year.moved and day not in self.own

    def marked(self, year: int) -> tuple[date, ...]:
        """The days of a year that are more than a plain day of the week, sorted."""
        own = {day for day in self.own if day.year == year}
        shipped = self.years.get(year)
        return tuple(sorted(own.union(shipped.off, shipped.working) if shipped else own))

    def working_days(self, year: int) -> int:
        """How many days of a year are worked."""
        first = date(year, 1, 1)
        length = (date(year, 12, 31) - first).days + 1
        return sum(self.is_working(first + _DAY * each) for each in range(length))

    def is_known(self, year: int) -> bool:
        """Whether the year's moved days are known."""
        return year in self.years

    def missing(self, years: Iterable[int]) -> tuple[int, ...]:
        """Those of the years that are counted by their weekends alone, sorted."""
        return tuple(sorted({year for year in years if not self.is_known(year)}))

    def next_working(self, day: date) -> date:
        """The day itself when it is worked, or the first worked one after it."""
        return self._walk(day, _DAY)

    def last_working(self, day: date) -> date:
        """The day itself when it is worked, or the last worked one before it."""
        return self._walk(day, -_DAY)

    def _walk(self, day: date, step: timedelta) -> date:
        while not self.is_working(day):
            day += step
        return day


def due(event: date, days: int, count: DayCount, calendar: Calendar) -> date:
    """The last day of a deadline. Counting begins on the day after the event (domain.md)."""
    return _COUNTS[count](event, days, calendar)


def shown_with(day: date, calendar: Calendar) -> date | None:
    """The last working day before a due day that is a day off; None where it is worked."""
    return None if calendar.is_working(day) else calendar.last_working(day)


def _calendar_days(event: date, days: int, _calendar: Calendar) -> date:
    return event + timedelta(days=days)


def _working_days(event: date, days: int, calendar: Calendar) -> date:
    day = event
    for _ in range(days):
        day = calendar.next_working(day + _DAY)
    return day


def _shifted(event: date, days: int, calendar: Calendar) -> date:
    return calendar.next_working(event + timedelta(days=days))


_COUNTS: Mapping[DayCount, Callable[[date, int, Calendar], date]] = {
    DayCount.CALENDAR: _calendar_days,
    DayCount.WORKING: _working_days,
    DayCount.SHIFT: _shifted,
}


@cache
def shipped_years() -> Mapping[int, Year]:
    """The years that ship with the program."""
    names = sorted(path.rpartition("/")[2] for path in resource_files(FOLDER))
    years = (_read(name) for name in names if re.fullmatch(r"ru-\d{4}\.toml", name))
    return {year.number: year for year in years}


def _read(name: str) -> Year:
    top = Source(resource_text(f"{FOLDER}/{name}"), name, TableError).read()
    number, source = top.integer("year", lowest=2000), top.text("source", "")
    off, working = (list(map(_day, top.tables(kind))) for kind in ("off", "working"))
    top.finish()
    return Year(
        number,
        source,
        {each.day: each.title for each in off},
        {each.day: each.title for each in working},
        frozenset(each.day for each in (*off, *working) if each.is_moved),
    )


class _Entry(NamedTuple):
    day: date
    title: str
    is_moved: bool


def _day(table: Table) -> _Entry:
    found = _Entry(table.day("day"), table.text("title", ""), table.flag("moved", default=False))
    table.finish()
    return found

"""The plan as a grid of weeks and days, which paper shows: built when it is first wanted."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from functools import cached_property
from itertools import groupby
from operator import itemgetter
from typing import NamedTuple

from smdesk.models.dates import weekday
from smdesk.models.period import Period
from smdesk.models.plan import weeks

MOST_BADGES = 4
"""Networks of one post that are named; more are told by their number."""


class GridPost(NamedTuple):
    """One placement as the grid shows it."""

    at: datetime
    badge: str
    topic: str


class GridDay(NamedTuple):
    """One cell."""

    day: date
    marks: tuple[str, ...]
    """Holidays and other days of note."""
    posts: tuple[str, ...]
    """«10:00 VK, OK Ёлка на площади»."""
    is_off: bool
    is_outside: bool
    """Whether it is no day of the period, and stands there to make the week whole."""


class GridWeek(NamedTuple):
    """One row: seven days, and how the week stands against the norm."""

    days: tuple[GridDay, ...]
    norm: tuple[str, ...]


@dataclass(frozen=True)
class PlanFrame:
    """What a plan on paper has beside its posts."""

    marks: Mapping[date, tuple[str, ...]] = field(default_factory=dict)
    off: frozenset[date] = frozenset()
    norms: Mapping[date, tuple[str, ...]] = field(default_factory=dict)
    """Monday → how the week stands, in lines."""
    approvals: tuple[str, ...] = ()
    """Who has approved the plan and what has changed since, a sentence each."""


@dataclass(frozen=True)
class MonthGrid:
    """Weeks of a period. `posts` come by time."""

    period: Period
    posts: Sequence[GridPost]
    frame: PlanFrame

    headings = tuple(weekday(date(2026, 6, day)).capitalize() for day in range(1, 8))
    """Пн … Вс: 1 June 2026 is a Monday."""
    last_heading = "Норма недели"

    @cached_property
    def weeks(self) -> tuple[GridWeek, ...]:
        """Every week that a day of the period falls into."""
        by_day: dict[date, list[GridPost]] = {}
        for each in self.posts:
            by_day.setdefault(each.at.date(), []).append(each)
        return tuple(
            GridWeek(
                tuple(self._day(monday + timedelta(days=at), by_day) for at in range(7)),
                self.frame.norms.get(monday, ()),
            )
            for monday in weeks(*self.period)
        )

    def _day(self, day: date, by_day: Mapping[date, list[GridPost]]) -> GridDay:
        inside = self.period.since <= day <= self.period.until
        return GridDay(
            day,
            self.frame.marks.get(day, ()) if inside else (),
            tuple(_lines(by_day.get(day, ()))),
            day in self.frame.off,
            not inside,
        )


def _lines(posts: Sequence[GridPost]) -> Iterator[str]:
    """A line for what goes out at one moment under one topic, on however many pages."""
    in_order = sorted(posts, key=itemgetter(0, 2, 1))
    for (at, topic), together in groupby(in_order, key=itemgetter(0, 2)):
        badges = list(dict.fromkeys(each.badge for each in together))
        shown = ", ".join(badges[:MOST_BADGES])
        more = f" +{len(badges) - MOST_BADGES}" if len(badges) > MOST_BADGES else ""
        yield f"{at:%H:%M} {shown}{more} {topic}"

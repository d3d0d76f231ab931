"""The plan as a grid of weeks and days, which paper shows: built when it is first wanted."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from itertools import groupby, islice
from operator import itemgetter
from typing import NamedTuple

from smdesk.models.dates import day_of_month, weekday
from smdesk.models.period import Period
from smdesk.models.plan import weeks

MOST_BADGES = 4
"""Networks of one post that are named; what goes out in others is told by its number."""
NO_TOPIC = "без темы"


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
    """«10:00 VK ×2, OK: Ёлка на площади»: every placement is named or counted."""
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
    """Weeks of a period. `posts` come by time, all of them within it."""

    period: Period
    posts: Sequence[GridPost]
    frame: PlanFrame
    legend: str = ""
    """What the badges mean, in a sentence."""

    headings = tuple(weekday(date(2026, 6, day)).capitalize() for day in range(1, 8))
    """Пн … Вс: 1 June 2026 is a Monday."""
    last_heading = "Норма недели"

    @property
    def has_norms(self) -> bool:
        """Whether any week has something to say about the norm."""
        return any(self.frame.norms.values())

    @property
    def mondays(self) -> list[date]:
        """Every week that a day of the period falls into."""
        return weeks(*self.period)

    def days(self) -> Iterator[GridDay]:
        """The days of all weeks in order: one at a time, since a region's month is long."""
        by_day = ((day, list(found)) for day, found in groupby(self.posts, key=_day_of))
        due = next(by_day, None)
        for monday in self.mondays:
            for day in (monday + timedelta(days=at) for at in range(7)):
                posts: list[GridPost] = []
                while due is not None and due[0] <= day:
                    posts += due[1]
                    due = next(by_day, None)
                yield self._day(day, posts)

    def name(self, day: GridDay) -> str:
        """How its cell is headed: «2», and with the month where that is not plain."""
        is_edge = day.is_outside or day.day.day == 1 or day.day == self.period.since
        return day_of_month(day.day) if is_edge else str(day.day.day)

    def weeks(self) -> Iterator[GridWeek]:
        """The same week by week."""
        days = self.days()
        for monday in self.mondays:
            yield GridWeek(tuple(islice(days, 7)), self.frame.norms.get(monday, ()))

    def _day(self, day: date, posts: Sequence[GridPost]) -> GridDay:
        inside = self.period.since <= day <= self.period.until
        return GridDay(
            day,
            self.frame.marks.get(day, ()) if inside else (),
            tuple(_lines(posts)),
            day in self.frame.off,
            not inside,
        )


def _day_of(post: GridPost) -> date:
    return post.at.date()


def _lines(posts: Sequence[GridPost]) -> Iterator[str]:
    """A line for what goes out at one moment under one topic, on however many pages."""
    in_order = sorted(posts, key=itemgetter(0, 2, 1))
    for (at, topic), together in groupby(in_order, key=itemgetter(0, 2)):
        yield f"{at:%H:%M} {_badges(Counter(each.badge for each in together))}: {topic or NO_TOPIC}"


def _badges(pages: Counter[str]) -> str:
    """«VK ×2, OK»: networks, and on how many of their pages where it is more than one."""
    shown = dict(islice(pages.items(), MOST_BADGES))
    told = ", ".join(f"{badge} ×{n}" if n > 1 else badge for badge, n in shown.items())
    rest = pages.total() - sum(shown.values())
    return f"{told} и ещё {rest}" if rest else told

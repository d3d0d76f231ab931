"""What the calendar shows: days with their placements and what else is to be known of them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta

from smdesk.desk import Desk
from smdesk.models.plan import PlanFilter, PlanItem
from smdesk.models.progress import Job, Progress

AT_ONCE = 300
"""Accounts up to which everything is counted at once; more are counted in slices."""


@dataclass(frozen=True, slots=True)
class Day:
    """One cell."""

    day: date
    items: tuple[PlanItem, ...] = ()
    more: int = 0
    """Placements that do not stand in `items`; -1 where there are some and nobody has counted."""
    occasions: tuple[str, ...] = ()
    """Holidays and memorable days, holidays first."""
    events: tuple[str, ...] = ()
    is_off: bool = False

    @property
    def told(self) -> tuple[str, ...]:
        """What stands beside the number: events first, since there is room for the first alone."""
        return (*(f"◆ {title}" for title in self.events), *self.occasions)


@dataclass(slots=True)
class Cells:
    """The days that are shown, by date."""

    days: dict[date, Day] = field(default_factory=dict)

    def items(self) -> Iterator[PlanItem]:
        """Every placement that is shown."""
        for day in self.days.values():
            yield from day.items

    def find(self, placement_id: int) -> tuple[date, PlanItem] | None:
        """Where a placement is shown."""
        for day in self.days.values():
            for item in day.items:
                if item.placement_id == placement_id:
                    return day.day, item
        return None


class CellSource:
    """Reads cells in short queries."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def reading(self, weeks: Sequence[date], wanted: PlanFilter, most: int) -> Job[Cells]:
        """The days of these weeks with at most so many placements each, a day at a step."""
        first, last = weeks[0], weeks[-1] + timedelta(days=6)
        occasions = self._desk.occasions.between(first, last)
        events = self._events(first, last)
        calendar = self._desk.calendar.current()
        found = Cells()
        for at in range((last - first).days + 1):
            day = first + timedelta(days=at)
            items = self._desk.plan.of_day(day, wanted, most + 1)
            more = -1 if len(items) > most else 0
            yield Progress(at, 7 * len(weeks), "Читается план")
            found.days[day] = Day(
                day,
                tuple(items[:most]),
                more,
                tuple(each.title for each in occasions.get(day, ())),
                tuple(events.get(day, ())),
                not calendar.is_working(day),
            )
        return found

    def _events(self, first: date, last: date) -> dict[date, list[str]]:
        """Titles of what is on, by day."""
        found: dict[date, list[str]] = {}
        for each in self._desk.events.between(first, last):
            if first <= each.day <= last:
                found.setdefault(each.day, []).append(each.event.title)
        return found

    def is_small(self) -> bool:
        """Whether counting is quick enough to be done at once."""
        return self._desk.accounts.count() <= AT_ONCE


def with_known(cells: Cells, counts: Mapping[date, int]) -> Cells:
    """The same cells with what was counted before, until it is counted anew."""
    return Cells(
        {
            day: replace(each, more=max(1, counts[day] - len(each.items)))
            if each.more < 0 and day in counts
            else each
            for day, each in cells.days.items()
        }
    )


def with_counts(cells: Cells, counts: Mapping[date, int]) -> Cells:
    """The same cells, now knowing how many placements are not shown."""
    return Cells(
        {
            day: replace(each, more=max(0, counts.get(day, 0) - len(each.items)))
            for day, each in cells.days.items()
        }
    )

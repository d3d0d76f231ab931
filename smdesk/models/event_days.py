"""The days that events fall on: a series spread out, its days that differ as they are."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta
from typing import NamedTuple

from smdesk.models.plan_records import Event
from smdesk.models.recurrence import occurrences


class Occurrence(NamedTuple):
    """An event on the day when it begins."""

    day: date
    time: str
    """`HH:MM`; empty for the whole day."""
    event: Event
    """Of a series' day the event of the series, unless the day differs from it."""

    @property
    def until(self) -> date:
        """The last day of it: the same one for most events."""
        return self.day + length_of(self.event)

    @property
    def is_of_series(self) -> bool:
        """Whether it is one day of an event that repeats, and is not kept by itself."""
        return bool(self.event.repeat)


def length_of(event: Event) -> timedelta:
    """From the first day to the last: nothing for an event of one day."""
    return event.ends_on - event.starts_on if event.ends_on else timedelta()


def event_days(
    events: Iterable[Event], since: date, until: date, *, cancelled: bool = False
) -> list[Occurrence]:
    """Where these events fall between two days, both included, by day and time.

    What began before and still lasts is there too. `events` has the days that stand for days of
    a series (`series_id`), or those are told twice. Cancelled ones are left out unless wanted.
    """
    known = list(events)
    taken = {(each.series_id, each.series_on) for each in known if each.series_id is not None}
    found = [
        Occurrence(day, each.starts_at, each)
        for each in known
        if cancelled or not each.is_cancelled
        for day in _days(each, since, until)
        if (each.id, day) not in taken
    ]
    return sorted(found, key=lambda each: (each.day, each.time, each.event.id))


def _days(event: Event, since: date, until: date) -> Iterable[date]:
    first = since - length_of(event)
    return occurrences(event.starts_on, event.repeat, first, until, event.repeat_until)

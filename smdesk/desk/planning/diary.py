"""Events as a calendar takes them over: a series is one entry without the days that are apart."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, time, timedelta

from smdesk.desk.planning.events import Events
from smdesk.models.event_days import Occurrence, length_of
from smdesk.models.period import Period
from smdesk.models.plan_records import Event
from smdesk.reports.diary import Entry


def diary(events: Events, period: Period) -> list[Entry]:
    """What is on in the period; of a series all of it, so that every export says the same."""
    found: dict[int, Entry] = {}
    for each in events.between(*period):
        if each.event.id not in found:
            apart = events.days_apart(each.event)
            found[each.event.id] = _entry(each, apart)
            held = (own for own in apart if not own.is_cancelled)
            found |= {own.id: _entry(Occurrence(own.starts_on, own.starts_at, own)) for own in held}
    return list(found.values())


def _entry(occurrence: Occurrence, apart: Sequence[Event] = ()) -> Entry:
    event = occurrence.event
    return Entry(
        f"event-{event.id}@smdesk",
        event.title,
        _start(event.starts_on if event.repeat else occurrence.day, event.starts_at),
        _lasts(event),
        event.place,
        event.note,
        rule=event.repeat,
        until=event.repeat_until,
        without=tuple(sorted(own.series_on for own in apart if own.series_on is not None)),
    )


def _start(day: date, at: str) -> date | datetime:
    return datetime.combine(day, time.fromisoformat(at)) if at else day


def _lasts(event: Event) -> timedelta | None:
    """Whole days; an hour with a time is not known to end, and stands at its beginning."""
    days = length_of(event) + timedelta(days=1)
    return None if event.starts_at and days == timedelta(days=1) else days

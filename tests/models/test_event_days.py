"""Days of events against counting by hand: every day of a year is asked for itself."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from smdesk.models.event_days import event_days
from smdesk.models.plan_records import Event

FIRST = date(2026, 10, 1)
DAYS = st.integers(0, 90).map(lambda at: FIRST + timedelta(days=at))
RULES = st.sampled_from(
    ("", "FREQ=DAILY;INTERVAL=3", "FREQ=WEEKLY;BYDAY=MO,TH", "FREQ=MONTHLY;BYMONTHDAY=15")
)


@st.composite
def events(draw: st.DrawFn) -> list[Event]:
    """Some events and series, with days of the series that stand by themselves."""
    found: list[Event] = []
    for number in range(1, draw(st.integers(1, 4)) + 1):
        start = draw(DAYS)
        length = draw(st.integers(0, 3))
        rule = draw(RULES)
        last = st.none() | st.dates(start, FIRST + timedelta(days=120))
        event = Event(
            id=number * 100,
            title=f"№ {number}",
            starts_on=start,
            ends_on=start + timedelta(days=length) if length else None,
            repeat=rule,
            repeat_until=draw(last) if rule else None,
            is_cancelled=draw(st.booleans()),
        )
        found.append(event)
        for at in range(draw(st.integers(0, 2)) if event.repeat else 0):
            own = replace(event, id=event.id + at + 1, repeat="", repeat_until=None)
            moved = draw(DAYS)
            own = replace(own, series_id=event.id, series_on=draw(DAYS))
            found.append(replace(own, starts_on=moved, ends_on=None))
    return found


def falls_on(event: Event, day: date) -> bool:
    """Whether the event begins on the day, by its rule alone."""
    if not event.repeat:
        return day == event.starts_on
    if day < event.starts_on or (event.repeat_until and day > event.repeat_until):
        return False
    return {
        "FREQ=DAILY;INTERVAL=3": (day - event.starts_on).days % 3 == 0,
        "FREQ=WEEKLY;BYDAY=MO,TH": day.weekday() in {0, 3},
        "FREQ=MONTHLY;BYMONTHDAY=15": day.day == 15,
    }[event.repeat]


@given(known=events(), since=DAYS, length=st.integers(0, 40), cancelled=st.booleans())
def test_days_are_those_that_are_counted_by_hand(
    known: list[Event], since: date, length: int, cancelled: bool
) -> None:
    until = since + timedelta(days=length)
    taken = {(each.series_id, each.series_on) for each in known if each.series_id}
    wanted = set()
    for event in known:
        lasts = event.ends_on - event.starts_on if event.ends_on else timedelta()
        if event.is_cancelled and not cancelled:
            continue
        day = FIRST - timedelta(days=10)
        while day <= until:
            is_seen = day + lasts >= since
            if is_seen and falls_on(event, day) and (event.id, day) not in taken:
                wanted.add((day, event.id))
            day += timedelta(days=1)
    found = event_days(known, since, until, cancelled=cancelled)
    assert {(each.day, each.event.id) for each in found} == wanted
    assert len(found) == len(wanted)
    assert [each.day for each in found] == sorted(each.day for each in found)

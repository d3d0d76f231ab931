"""At what time something lands that is dropped into a day of the week.

Between posts it lands between their times, and keeps its own where that fits. Under the last one,
and in an empty day, the height in the day is the hour.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime, time

from PySide6.QtCore import QPoint

from smdesk.ui.plan.cells import Day
from smdesk.ui.plan.places import GAP, TOP, Places

MORNING, EVENING, MIDNIGHT = 8 * 60, 22 * 60, 24 * 60
"""The hours of an empty day, and its end, minutes."""
LATEST = MIDNIGHT - 15
APART = 30
"""Before the first post of a day, or after the last: so many minutes."""
FINE, ROUGH, TINY = 15, 30, 5
"""Steps in minutes: where an hour is high, where it is low, between two posts."""
HIGH_HOUR, LEAST = 40, 48
"""Pixels of an hour that can be told in quarters; of a scale that is of use."""


@dataclass(frozen=True, slots=True)
class Slot:
    """A day, and a time where the height in it tells one; `y` is where its line stands."""

    day: date
    at: time | None = None
    y: int = -1


@dataclass(frozen=True, slots=True)
class Scale:
    """Hours down the free part of a day: from minute `first` at `top` to `last` at `bottom`."""

    first: int
    last: int
    top: int
    bottom: int

    @property
    def hour(self) -> float:
        """Height of an hour, pixels."""
        return (self.bottom - self.top) / (self.last - self.first) * 60

    def y_of(self, minute: int) -> int:
        """Where a minute of the day stands."""
        return self.top + round((minute - self.first) * self.hour / 60)

    def minute_at(self, y: int) -> int:
        """The minute of the day at a height, rounded to what a hand can aim at."""
        step = FINE if self.hour >= HIGH_HOUR else ROUGH
        minute = self.first + (y - self.top) * 60 / self.hour
        return min(max(round(minute / step) * step, self.first), self.last)

    def hours(self) -> list[int]:
        """The full hours that have room for their words."""
        apart = 1 if self.hour >= 20 else 2 if self.hour >= 10 else 4
        first = -(-self.first // 60)
        return [each for each in range(first, self.last // 60 + 1) if (each - first) % apart == 0]


def scale_of(places: Places, day: Day, carried: Collection[int] = ()) -> Scale | None:
    """The hours under the posts of a day; None where there is no room for them."""
    if places.hidden(day):
        return None
    bottoms = [rect.bottom() + GAP for _item, rect in places.chips(day)]
    cell = places.of_day(day.day)
    top = max(bottoms, default=cell.top() + TOP) + GAP
    times = [_minute(item.at) for item in day.items if item.at and item.placement_id not in carried]
    first = -(-(max(times) + 1) // ROUGH) * ROUGH if times else MORNING
    last = min(max(EVENING, first + 120), LATEST)
    bottom = cell.bottom() - TOP // 2
    return Scale(first, last, top, bottom) if bottom - top >= LEAST and last > first else None


def slot_at(
    places: Places, day: Day, point: QPoint, carried: Collection[int], own: datetime | None
) -> Slot:
    """Where something with a time of its `own` lands that is let go at a point of a day."""
    if not places.is_tall:
        return Slot(day.day)
    scale = scale_of(places, day, carried)
    if scale is not None and point.y() >= scale.top:
        minute = scale.minute_at(point.y())
        return Slot(day.day, _time(minute), scale.y_of(minute))
    return _between(places, day, point, carried, own)


def _between(
    places: Places, day: Day, point: QPoint, carried: Collection[int], own: datetime | None
) -> Slot:
    chips = [(item, rect) for item, rect in places.chips(day) if item.at]
    above = [each for each in chips if each[1].center().y() <= point.y()]
    below = chips[len(above) :]
    before = [_minute(i.at) for i, _rect in above if i.at and i.placement_id not in carried]
    after = [_minute(i.at) for i, _rect in below if i.at and i.placement_id not in carried]
    minute = _fitting(before[-1:], after[:1], _minute(own) if own else None)
    y = above[-1][1].bottom() + GAP if above else -1
    y = below[0][1].top() - GAP // 2 if below else y
    return Slot(day.day, None if minute is None else _time(minute), y)


def _fitting(before: list[int], after: list[int], own: int | None) -> int | None:
    """Its own minute where that fits; None where nothing says another."""
    least, most = (before or [0])[0], (after or [LATEST])[0]
    if own is not None and least <= own <= most:
        return own
    if before and after:
        return (least + most) // 2 // TINY * TINY if most - least >= 2 * TINY else least
    if before:
        return min(least + APART, LATEST)
    return max(most - APART, 0) if after else own


def _minute(moment: datetime) -> int:
    return moment.hour * 60 + moment.minute


def _time(minute: int) -> time:
    return time(minute // 60, minute % 60)

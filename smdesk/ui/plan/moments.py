"""Where placements go when they are carried: another day, the same time."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime, time, timedelta

from smdesk.desk import Desk
from smdesk.models.plan import PlanItem


def shifted(items: Sequence[PlanItem], step: timedelta) -> dict[int, datetime | None]:
    """Placement → its moment so much later; what has no day stays without one."""
    return {item.placement_id: item.at + step for item in items if item.at is not None}


def on_day(
    items: Sequence[PlanItem], day: date, desk: Desk, anchor: PlanItem | None = None
) -> dict[int, datetime | None]:
    """Placement → its moment on a day; several days keep their distance.

    The anchor is on that day; the first where there is none.

    What had no time before gets the usual one.
    """
    led = [anchor] if anchor is not None else items
    first = min((item.at.date() for item in led if item.at), default=day)
    usual = desk.plan.default_moment(day)
    return {
        item.placement_id: (item.at + (day - first) if item.at is not None else usual)
        for item in items
    }


def at_time(
    moments: Mapping[int, datetime | None], anchor: int, at: time
) -> dict[int, datetime | None]:
    """The same days, with one of the placements at a time and the others as far from it as before.

    None leaves its day.
    """
    had = moments.get(anchor)
    step = datetime.combine(had.date(), at) - had if had else timedelta()
    return {each: moment and _later(moment, step) for each, moment in moments.items()}


def _later(moment: datetime, step: timedelta) -> datetime:
    first = datetime.combine(moment.date(), time())
    return min(max(moment + step, first), first + timedelta(hours=23, minutes=59))

"""Where placements go when they are carried: another day, the same time."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, timedelta

from smdesk.desk import Desk
from smdesk.models.plan import PlanItem


def shifted(items: Sequence[PlanItem], step: timedelta) -> dict[int, datetime | None]:
    """Placement → its moment so much later; what has no day stays without one."""
    return {item.placement_id: item.at + step for item in items if item.at is not None}


def on_day(items: Sequence[PlanItem], day: date, desk: Desk) -> dict[int, datetime | None]:
    """Placement → its moment on a day; several days keep their distance, the first is on it.

    What had no time before gets the usual one.
    """
    first = min((item.at.date() for item in items if item.at), default=day)
    usual = desk.plan.default_moment(day)
    return {
        item.placement_id: (item.at + (day - first) if item.at is not None else usual)
        for item in items
    }

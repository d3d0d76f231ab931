"""A moment as people type it into one field: «5.11 9:30», «завтра 930», «10:30»."""

from __future__ import annotations

import re
from datetime import date, datetime, time

from smdesk.models.dates import parse_date
from smdesk.models.errors import Invalid
from smdesk.models.plan_rules import time_of_day

TEN = time(10)
"""The time of a day that nobody has given one."""
_YEAR = re.compile(r"(19|20)\d\d|\d{4}-\d{1,2}-\d{1,2}")


def parse_moment(
    text: str, today: date, day: date | None = None, field: str = "planned_at"
) -> datetime | None:
    """The moment that was typed; None for an empty text.

    A day without a time is at ten; a time without a day is on `day`, or today. Raises
    Invalid(field, …).
    """
    typed = " ".join(text.split())
    if not typed:
        return None
    if re.fullmatch(r"\d{1,2}:\d\d", typed):
        return datetime.combine(day or today, time.fromisoformat(time_of_day(typed, field)))
    before, _blank, last = typed.rpartition(" ")
    if before and not _YEAR.fullmatch(last) and _is_date(before, today):
        found = _time(last, field)
        if found is not None:
            return datetime.combine(_day(before, today, field), found)
    return datetime.combine(_day(typed, today, field), TEN)


def show_moment(moment: datetime | None) -> str:
    """The moment as `dd.mm.yyyy hh:mm`; an empty text for None."""
    return "" if moment is None else f"{moment:%d.%m.}{moment.year:04} {moment:%H:%M}"


def _is_date(text: str, today: date) -> bool:
    try:
        return parse_date(text, today) is not None
    except Invalid:
        return False


def _day(text: str, today: date, field: str) -> date:
    found = parse_date(text, today, field)
    if found is None:
        raise Invalid(field, "Не указан день.", "Введите его так: 05.11 или завтра.")
    return found


def _time(text: str, field: str) -> time | None:
    """The time; None for what only looks like one, such as the two last digits of a year."""
    try:
        return time.fromisoformat(time_of_day(text, field))
    except Invalid:
        if ":" in text:
            raise
        return None

"""A stretch of days that a report is about."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date
from typing import NamedTuple

from smdesk.models.dates import FIRST, LAST, day_of_month, month_name, parse_date, show_date
from smdesk.models.errors import Invalid


class Period(NamedTuple):
    """Days from one to another, both included."""

    since: date
    until: date

    def __str__(self) -> str:
        """As it is printed: «01.11.2026 – 30.11.2026»."""
        return f"{show_date(self.since)} – {show_date(self.until)}"


def month_of(day: date) -> Period:
    """The month of a day."""
    return Period(day.replace(day=1), day.replace(day=monthrange(day.year, day.month)[1]))


def days_in_words(since: date, until: date) -> str:
    """As people say it: «ноябрь 2026», «23–29 ноября 2026», «28 декабря 2026 – 3 января 2027»."""
    if month_of(since) == (since, until):
        return f"{month_name(since.month)} {since.year}"
    last = f"{day_of_month(until)} {until.year}"
    if since == until:
        return last
    if (since.year, since.month) == (until.year, until.month):
        return f"{since.day}–{last}"
    year = f" {since.year}" if since.year != until.year else ""
    return f"{day_of_month(since)}{year} – {last}"


def parse_month(text: str) -> Period:
    """The month written as `2026-11` or `11.2026`. Raises `Invalid` for field `month`."""
    typed = text.strip()
    found = _ISO.fullmatch(typed) or _USUAL.fullmatch(typed)
    year, month = (int(found["year"]), int(found["month"])) if found else (0, 0)
    if not (FIRST.year <= year <= LAST.year and 1 <= month <= 12):
        raise Invalid("month", f"«{typed[:20]}» — не месяц.", "Введите его так: 2026-11.")
    return month_of(date(year, month, 1))


_ISO = re.compile(r"(?P<year>\d{4})-(?P<month>\d{1,2})")
_USUAL = re.compile(r"(?P<month>\d{1,2})[./](?P<year>\d{4})")


def parse_period(since: str, until: str, today: date) -> Period:
    """The days between two that were typed as people type them. Raises `Invalid`."""
    first, last = parse_date(since, today, "since"), parse_date(until, today, "until")
    if first is None or last is None:
        raise Invalid("since", "Срок отчёта указан не полностью.", "Укажите оба дня.")
    if last < first:
        raise Invalid("until", "Последний день срока раньше первого.", "Поменяйте дни местами.")
    return Period(first, last)

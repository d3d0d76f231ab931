"""What stretch of days is in front: a month of whole weeks, a week, or one day."""

from __future__ import annotations

import calendar
from datetime import date, timedelta
from typing import NamedTuple

from smdesk.models.dates import day_in_words, month_name
from smdesk.models.plan import monday

MONTH, WEEK, LIST, EVENTS = "month", "week", "list", "events"
DAY = "day"
"""The list, of one day: what «ещё N» opens."""
VIEWS = {MONTH: "Месяц", WEEK: "Неделя", LIST: "Список", EVENTS: "Мероприятия"}
"""Key of a view → its word on the switch."""
SHOWN = (MONTH, WEEK, LIST, EVENTS)
"""Views in the order of the switch."""

_DAYS = {WEEK: 7, DAY: 1}


def place_of(view: str) -> int:
    """Which button of the switch stands for a view."""
    return SHOWN.index(LIST if view == DAY else view)


class Period(NamedTuple):
    """The days that a view is about; `view` is one of `VIEWS` or `DAY`, `day` any day of it."""

    view: str
    day: date

    @property
    def first(self) -> date:
        """The first day that it is about."""
        if self.view == DAY:
            return self.day
        return monday(self.day) if self.view == WEEK else self.day.replace(day=1)

    @property
    def last(self) -> date:
        """The last day that it is about."""
        if self.view == DAY:
            return self.day
        if self.view == WEEK:
            return self.first + timedelta(days=6)
        return self.day.replace(day=calendar.monthrange(self.day.year, self.day.month)[1])

    @property
    def weeks(self) -> list[date]:
        """Mondays of the weeks that are shown, whole ones."""
        count = (monday(self.last) - monday(self.first)).days // 7 + 1
        return [monday(self.first) + timedelta(weeks=at) for at in range(count)]

    @property
    def title(self) -> str:
        """«Ноябрь 2026», «23–29 ноября 2026», or a day in words."""
        if self.view == DAY:
            return day_in_words(self.day).capitalize()
        if self.view != WEEK:
            return f"{month_name(self.day.month).capitalize()} {self.day.year}"
        first, last = self.first, self.last
        end = f"{last.day} {month_name(last.month, of=True)} {last.year}"
        if first.month == last.month:
            return f"{first.day}–{end}"
        year = f" {first.year}" if first.year != last.year else ""
        return f"{first.day} {month_name(first.month, of=True)}{year} – {end}"

    def turned(self, steps: int) -> Period:
        """So many periods later, or earlier."""
        if self.view in _DAYS:
            return self._replace(day=self.day + timedelta(days=_DAYS[self.view] * steps))
        months = self.day.year * 12 + self.day.month - 1 + steps
        year, month = divmod(months, 12)
        last = calendar.monthrange(year, month + 1)[1]
        return self._replace(day=date(year, month + 1, min(self.day.day, last)))

    def holds(self, day: date) -> bool:
        """Whether the period is about this day."""
        return self.first <= day <= self.last

"""The production calendar of the office: shipped years and its own days over them."""

from __future__ import annotations

from datetime import date

from smdesk.desk.cases import Cases, Wording
from smdesk.models.control_records import CalendarDay
from smdesk.models.vocabulary import DayKind
from smdesk.procedures.calendar import Calendar, shipped_years


class Calendars(Cases[CalendarDay]):
    """Use cases of the calendar."""

    record = CalendarDay
    wording = Wording(
        added="Изменён календарь",
        changed="Изменён календарь",
        deleted="День календаря возвращён",
        forms=("день календаря", "дня календаря", "дней календаря"),
        missing="Такого дня в календаре нет.",
    )

    def name(self, record: CalendarDay) -> str:
        """The day."""
        return f"{record.day:%d.%m.%Y}"

    def overrides(self) -> list[CalendarDay]:
        """The office's own days, by date."""
        return sorted(self.all(), key=lambda each: each.day)

    def current(self) -> Calendar:
        """The calendar to count by."""
        own = self.all()
        return Calendar(
            shipped_years(),
            {each.day: each.kind for each in own},
            {each.day: each.title for each in own},
        )

    def set(self, day: date, kind: DayKind, title: str = "") -> bool:
        """The day is off, or worked, whatever the shipped calendar says. Raises `Invalid`.

        False where the calendar says so already and nothing was stored.
        """
        kept = next(iter(self._rows.where(day=day.isoformat())), None)
        record = self._ready(
            CalendarDay(id=kept.id if kept else 0, day=day, kind=kind, title=title)
        )
        calendar = self.current()
        worked = record.kind is DayKind.WORKING
        if (calendar.is_working(day), calendar.title(day)) == (worked, record.title):
            return False
        if kept is None:
            self.add(record)
        else:
            self.change(record)
        return True

    def clear(self, *days: date) -> None:
        """The days are again as shipped, as one change; those that never differed stay so."""
        chosen = set(days)
        self.delete([each.id for each in self.all() if each.day in chosen])

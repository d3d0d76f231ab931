"""Public holidays, memorable and professional days: shipped ones, and the office's own."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date

from smdesk.desk.calendar import Calendars
from smdesk.desk.cases import Cases, Tools, Wording
from smdesk.models.control_records import CalendarDay
from smdesk.models.folding import fold
from smdesk.models.labels import plural
from smdesk.models.plan_records import Occasion
from smdesk.models.plan_vocabulary import OccasionKind
from smdesk.models.recurrence import occasion_days
from smdesk.procedures.calendar import Calendar
from smdesk.procedures.occasions import shipped_occasions

FORMS = ("памятная дата", "памятные даты", "памятных дат")
_RANK = {kind: at for at, kind in enumerate(OccasionKind)}


class Occasions(Cases[Occasion]):
    """Use cases of the overlay. A stored record with a code stands for the shipped one."""

    record = Occasion
    wording = Wording(
        added="Добавлена памятная дата",
        changed="Изменена памятная дата",
        deleted="Удалена памятная дата",
        forms=FORMS,
        missing="Памятная дата не найдена.",
    )

    def __init__(self, tools: Tools, calendars: Calendars) -> None:
        super().__init__(tools)
        self._calendars = calendars
        self._years: dict[int, dict[date, list[Occasion]]] = {}
        self._version: object = None
        self._own: tuple[list[Occasion], list[CalendarDay]] | None = None

    # -- questions -------------------------------------------------------------------------------

    def between(self, since: date, until: date) -> dict[date, list[Occasion]]:
        """Day → what it is, holidays first; plain days are absent. Both days included."""
        found: dict[date, list[Occasion]] = {}
        for year in range(since.year, until.year + 1):
            days = self._year(year)
            found |= {day: days[day] for day in days if since <= day <= until}
        return found

    def listed(self) -> list[Occasion]:
        """Every occasion, hidden ones too: the shipped as they are now, then the office's own."""
        kept = self.all()
        instead = {each.code: each for each in kept if each.code}
        shipped = [instead.get(each.code, each) for each in shipped_occasions()]
        known = {each.code for each in shipped}
        return shipped + [each for each in kept if each.code not in known]

    def shipped(self, occasion: Occasion) -> Occasion | None:
        """The shipped occasion that this one is or stands for; None for the office's own."""
        return next((each for each in shipped_occasions() if each.code == occasion.code), None)

    # -- changes ---------------------------------------------------------------------------------

    def store(self, occasion: Occasion) -> int:
        """Keep an occasion as it is wanted: a shipped one by its code, a new one with id 0.

        Returns its id; 0 for a shipped one that is as shipped again. Raises `Invalid`.
        """
        kept = self._kept(occasion)
        ready = self._ready(replace(occasion, id=kept.id if kept else 0))
        if replace(ready, id=0) == self.shipped(occasion):
            if kept is not None:
                with self._changes(self._titled(self.wording.changed, ready)):
                    self._rows.delete([kept.id])
            return 0
        if kept is None:
            with self._changes(
                self._titled(self.wording.changed if ready.code else self.wording.added, ready)
            ):
                return self._rows.insert(ready)
        self.change(ready)
        return kept.id

    def hide(self, occasions: Sequence[Occasion]) -> None:
        """They are not shown any more, as one change."""
        self._set_hidden(occasions, "Скрыта памятная дата", "Скрыто", is_hidden=True)

    def show(self, occasions: Sequence[Occasion]) -> None:
        """They are shown again, as one change."""
        self._set_hidden(occasions, "Показана памятная дата", "Показано", is_hidden=False)

    def give_back(self, occasions: Sequence[Occasion]) -> None:
        """Shipped ones are again as shipped, as one change; the office's own stay."""
        changed = [each for each in occasions if self.shipped(each) and self._kept(each)]
        if changed:
            with self._changes(
                self._about(changed, "Возвращена памятная дата", "Возвращено как было")
            ):
                self._rows.delete([kept.id for kept in map(self._kept, changed) if kept])

    def remove(self, occasions: Sequence[Occasion]) -> None:
        """The office's own are deleted, shipped ones are hidden, as one change."""
        if not occasions:
            return
        with self._changes(self._deleted_title(occasions)):
            self._rows.delete([each.id for each in occasions if self.shipped(each) is None])
            self.hide([each for each in occasions if self.shipped(each)])

    def _set_hidden(
        self, occasions: Sequence[Occasion], one: str, many: str, *, is_hidden: bool
    ) -> None:
        wanted = [each for each in occasions if each.is_hidden is not is_hidden]
        if wanted:
            with self._changes(self._about(wanted, one, many)):
                for each in wanted:
                    self.store(replace(each, is_hidden=is_hidden))

    def _about(self, occasions: Sequence[Occasion], one: str, many: str) -> str:
        if len(occasions) == 1:
            return self._titled(one, occasions[0])
        return f"{many}: {plural(len(occasions), *FORMS)}"

    def _kept(self, occasion: Occasion) -> Occasion | None:
        """The stored record of an occasion."""
        if occasion.code:
            return next(iter(self._rows.where(code=occasion.code)), None)
        return self.find(occasion.id)

    # -- days ------------------------------------------------------------------------------------

    def _year(self, year: int) -> dict[date, list[Occasion]]:
        version = self._storage.version()
        if version != self._version:
            self._version = version
            own = self.all(), self._calendars.all()
            if own != self._own:
                self._own, self._years = own, {}
        if year not in self._years:
            self._years[year] = _days_of(self.listed(), self._calendars.current(), year)
        return self._years[year]


def _days_of(
    listed: Iterable[Occasion], calendar: Calendar, year: int
) -> dict[date, list[Occasion]]:
    """The days of a year. What the production calendar says is added where nobody says it yet."""
    first, last = date(year, 1, 1), date(year, 12, 31)
    found: dict[date, list[Occasion]] = {}
    for each in listed:
        if not each.is_hidden:
            for day in occasion_days(each.rule, first, last):
                found.setdefault(day, []).append(each)
    said = {(d, fold(each.title)) for d, group in found.items() for each in group}
    said |= {
        (day, fold(each.title))
        for each in shipped_occasions()
        if each.kind is OccasionKind.HOLIDAY
        for day in occasion_days(each.rule, first, last)
    }
    for day in calendar.marked(year):
        title = "" if calendar.is_moved(day) else calendar.title(day)
        if title and (day, fold(title)) not in said:
            found.setdefault(day, []).append(_of_calendar(calendar, day))
    return {day: sorted(group, key=lambda o: _RANK[o.kind]) for day, group in found.items()}


def _of_calendar(calendar: Calendar, day: date) -> Occasion:
    kind = OccasionKind.LOCAL if day in calendar.own else OccasionKind.HOLIDAY
    return Occasion(title=calendar.title(day), kind=kind, rule=day.isoformat())

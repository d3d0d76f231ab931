"""Events: what there is to write about, once or again and again."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

from smdesk.desk.cases import Cases, Tools, Wording
from smdesk.desk.procedures import Procedures
from smdesk.models.dates import show_date
from smdesk.models.errors import Invalid, NotFound
from smdesk.models.event_days import Occurrence, event_days, length_of
from smdesk.models.plan_records import Event
from smdesk.models.records import Office
from smdesk.models.recurrence import occurrences
from smdesk.models.vocabulary import OrganizationKind
from smdesk.procedures.calendar import Calendar
from smdesk.procedures.events_due import Asking, Wanted, asking
from smdesk.procedures.tree import Node, Tree

__all__ = ["Events", "Occurrence"]

LOOK_AHEAD_YEARS = 9
"""A rule that gives no day in so many years gives none: 29 February comes again in eight."""


class Events(Cases[Event]):
    """Use cases of events. An event is meant by its id, one day of a series by its day too."""

    record = Event
    wording = Wording(
        added="Добавлено мероприятие",
        changed="Изменено мероприятие",
        deleted="Удалено мероприятие",
        forms=("мероприятие", "мероприятия", "мероприятий"),
        missing="Мероприятие не найдено.",
    )

    def __init__(self, tools: Tools, procedures: Procedures) -> None:
        super().__init__(tools)
        self._procedures = procedures
        self._offices = tools.storage.repository(Office)
        self._asking: tuple[object, Asking] | None = None

    # -- questions -------------------------------------------------------------------------------

    def between(self, since: date, until: date, *, cancelled: bool = False) -> list[Occurrence]:
        """What is on between two days, both included, by day and time: a series day by day.

        What began before and still lasts is there too; cancelled ones only when wanted.
        """
        found = self._rows.by_ids(self._storage.events.between(since, until))
        return event_days(found.values(), since, until, cancelled=cancelled)

    def occurrence(self, event_id: int, day: date) -> Occurrence:
        """The event on a day, as `between` gives it. Raises `NotFound`."""
        event = self.get(event_id)
        own = self._of_series(event, day) if event.repeat else event
        if own is not None:
            return Occurrence(own.starts_on, own.starts_at, own)
        self._check_day(event, day)
        return Occurrence(day, event.starts_at, event)

    def posts(self) -> dict[int, int]:
        """Event → how many posts have been made from it; events without any are absent."""
        return self._storage.events.posts()

    def information_due(self, occurrence: Occurrence) -> Wanted | None:
        """By when information about it is due, under which clause; None where nobody asks."""
        return self.asking().of(occurrence)

    def due_of(self, event: Event) -> Wanted | None:
        """The same for an event that need not be stored, on its first day."""
        return self.asking().of(Occurrence(event.starts_on, event.starts_at, event))

    def asking(self) -> Asking:
        """What the procedure in use asks about events."""
        version = self._storage.version()
        if self._asking is None or self._asking[0] != version:
            procedure = self._procedures.current()
            self._asking = version, asking(procedure, self._calendar(), self._tree())
        return self._asking[1]

    def days_apart(self, event: Event) -> list[Event]:
        """Days of a series that are events of their own, cancelled ones too; none for one event."""
        return self._rows.where(series_id=event.id) if event.repeat else []

    # -- one day of a series ---------------------------------------------------------------------

    def detach(self, event_id: int, day: date) -> int:
        """The day of a series becomes an event of its own; returns its id.

        An event that does not repeat, or a day that is one already, stays as it is. Raises
        `NotFound` for a day that the series does not fall on.
        """
        found = self.occurrence(event_id, day)
        if not found.is_of_series:
            return found.event.id
        own = _day_of(found)
        with self._changes(self._titled(f"Отдельно записано {show_date(day)}:", own)):
            return self._rows.insert(own)

    def change_day(self, event_id: int, day: date, wanted: Event) -> int:
        """Only this day of a series becomes as wanted; returns the id of its event.

        Raises `Invalid`, `NotFound`.
        """
        found = self.occurrence(event_id, day)
        if not found.is_of_series:
            self.change(replace(wanted, id=found.event.id))
            return found.event.id
        own = _day_of(found)
        ready = self._ready(
            replace(wanted, id=0, repeat="", series_id=own.series_id, series_on=own.series_on)
        )
        with self._changes(self._titled(f"Изменено {show_date(day)}:", ready)):
            return self._rows.insert(ready)

    def change_from(self, event_id: int, day: date, wanted: Event) -> int:
        """A series ends before this day and goes on as wanted; returns the id of the new one.

        Days that stand by themselves from then on go with it. Raises `Invalid`, `NotFound`.
        """
        series = self.get(event_id)
        self._check_day(series, day)
        if day <= series.starts_on:
            self.change(replace(wanted, id=event_id))
            return event_id
        ended = replace(series, repeat_until=day - timedelta(days=1))
        ready = self._ready(replace(wanted, id=0, series_id=None, series_on=None))
        later = [e for e in self._rows.where(series_id=event_id) if (e.series_on or day) >= day]
        with self._changes(self._titled(f"Изменено с {show_date(day)}:", ready)):
            self._rows.update(ended)
            made = self._rows.insert(ready)
            for each in later:
                self._rows.update(replace(each, series_id=made))
        return made

    def cancel(self, event_id: int, day: date) -> int:
        """It will not be held: this day alone, of a series. Returns the id of its event."""
        return self._set_cancelled(event_id, day, "Отменено мероприятие", is_cancelled=True)

    def bring_back(self, event_id: int, day: date) -> int:
        """It will be held after all. Returns the id of its event."""
        return self._set_cancelled(event_id, day, "Возвращено мероприятие", is_cancelled=False)

    def remove(self, days: Sequence[tuple[int, date]]) -> None:
        """Events entered by mistake go; days of a series are cancelled. One change.

        Raises `NotFound`.
        """
        found = [self.occurrence(event_id, day) for event_id, day in days]
        if not found:
            return
        with self._changes(self._deleted_title([each.event for each in found])):
            for (event_id, day), each in zip(days, found, strict=True):
                if each.is_of_series or each.event.series_id is not None:
                    self.cancel(event_id, day)
                else:
                    self._rows.delete([event_id])

    def _set_cancelled(self, event_id: int, day: date, title: str, *, is_cancelled: bool) -> int:
        found = self.occurrence(event_id, day)
        with self._changes(self._titled(title, found.event)):
            own = self.detach(event_id, day)
            self._rows.update(replace(self.get(own), is_cancelled=is_cancelled))
        return own

    # -- information -----------------------------------------------------------------------------

    def receive(
        self, event_id: int, day: date, received_on: date | None = None, information: str = ""
    ) -> int:
        """The unit has told what was, today unless a day is given, as one change.

        A day of a series becomes an event of its own. Empty `information` leaves what is there.
        Returns the id of the event. Raises `Invalid`, `NotFound`.
        """
        found = self.occurrence(event_id, day)
        with self._changes(self._titled("Получены сведения:", found.event)):
            own = self.get(self.detach(event_id, day))
            told = replace(
                own,
                information_received_on=received_on or self._tools.today(),
                information=information or own.information,
            )
            self._rows.update(self._ready(told))
        return own.id

    # -- inside ----------------------------------------------------------------------------------

    def _ready(self, record: Event) -> Event:
        """A series begins on the first day that its rule gives."""
        ready = super()._ready(record)
        first = _first_day(ready) if ready.repeat else ready.starts_on
        if first is None:
            raise Invalid(
                "repeat",
                "По этому правилу нет ни одного дня.",
                "Измените правило или последний день.",
            )
        last = first + length_of(ready) if ready.ends_on else None
        return replace(ready, starts_on=first, ends_on=last)

    def _check_day(self, event: Event, day: date) -> None:
        if not any(occurrences(event.starts_on, event.repeat, day, day, event.repeat_until)):
            raise NotFound(
                f"{show_date(day)} этого мероприятия нет.", "Обновите список и повторите."
            )

    def _of_series(self, series: Event, day: date) -> Event | None:
        own = self._rows.where(series_id=series.id, series_on=day.isoformat())
        return own[0] if own else None

    def _tree(self) -> Tree:
        rows = self._storage.control.tree()
        nodes = {each: Node(above, OrganizationKind(kind)) for each, above, kind in rows}
        office = self._offices.get(1)
        return Tree(nodes, office.organization_id if office else None)

    def _calendar(self) -> Calendar:
        from smdesk.desk.calendar import Calendars  # only a due day needs it

        return Calendars(self._tools).current()


def _day_of(found: Occurrence) -> Event:
    """What stands for one day of a series."""
    series = found.event
    return replace(
        series,
        id=0,
        starts_on=found.day,
        ends_on=found.day + length_of(series) if series.ends_on else None,
        repeat="",
        repeat_until=None,
        series_id=series.id,
        series_on=found.day,
        information_due_on=None,
        information_received_on=None,
        information="",
    )


def _first_day(event: Event) -> date | None:
    """The first day of a series; None where the rule gives none before its end."""
    start = event.starts_on
    last = event.repeat_until or start.replace(year=start.year + LOOK_AHEAD_YEARS, day=1)
    return next(iter(occurrences(start, event.repeat, start, last)), None)

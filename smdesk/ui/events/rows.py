"""A row of the list of events: one event on one day, with all that its cells show."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from smdesk.desk import Desk
from smdesk.models.dates import show_date, weekday
from smdesk.models.event_days import Occurrence
from smdesk.models.labels import label
from smdesk.models.people_names import surname_with_initials
from smdesk.models.recurrence import rule_words
from smdesk.procedures.events_due import Wanted
from smdesk.ui.kit.chip import Chip
from smdesk.ui.theme.tokens import Tone


class Told(StrEnum):
    """How it stands with the information about an event."""

    MISSING = "missing"
    DUE = "due"
    RECEIVED = "received"
    NOT_ASKED = "not_asked"


@dataclass(frozen=True, slots=True)
class EventRow:
    """An event on a day. `id` tells rows apart; it stays with the event's day."""

    id: int
    occurrence: Occurrence
    organization: str
    responsible: str
    wanted: Wanted | None
    posts: int
    """Made from it; none of a series' day, whose posts make it an event of its own."""
    today: date

    @property
    def day(self) -> str:
        """«26.11, чт», «28.11 – 30.11», with the year where it is not this one."""
        first, last = self.occurrence.day, self.occurrence.until
        if last == first:
            return f"{self._short(first)}, {weekday(first)}"
        return f"{self._short(first)} – {self._short(last)}"

    def _short(self, day: date) -> str:
        return f"{day:%d.%m}" if day.year == self.today.year else show_date(day)

    @property
    def told(self) -> Told:
        """How it stands with the information."""
        if self.received_on is not None:
            return Told.RECEIVED
        if self.wanted is None:
            return Told.NOT_ASKED
        return Told.MISSING if self.wanted.is_late(self.today) else Told.DUE

    @property
    def received_on(self) -> date | None:
        """When information came."""
        event = self.occurrence.event
        return None if self.occurrence.is_of_series else event.information_received_on

    @property
    def information(self) -> Chip | None:
        """The state of the information in a word and a day."""
        if self.received_on is not None:
            return Chip(f"получены {self._short(self.received_on)}", Tone.OK)
        if self.wanted is None:
            return None
        day = self._short(self.wanted.due)
        if self.wanted.is_late(self.today):
            return Chip(f"нужны были {day}", Tone.BAD)
        is_held = self.occurrence.until <= self.today
        return Chip(f"нужны до {day}", Tone.WARNING if is_held else Tone.NEUTRAL)

    @property
    def repeats(self) -> str:
        """How it repeats; a day that differs from its series says so."""
        event = self.occurrence.event
        if event.series_id is not None:
            return f"вместо {self._short(event.series_on)}" if event.series_on else ""
        return rule_words(event.repeat)

    @property
    def text(self) -> str:
        """What is searched."""
        event = self.occurrence.event
        parts = (event.title, event.place, self.organization, self.responsible, label(event.whose))
        return " ".join((*parts, event.note, event.information))


class RowIds:
    """Numbers for days of events: the same one as long as the list is there."""

    def __init__(self) -> None:
        self._known: dict[tuple[int, date], int] = {}

    def of(self, found: Occurrence) -> int:
        """The number of this day; one that stands for a day of a series keeps that one's."""
        event = found.event
        if event.series_id is not None and event.series_on is not None:
            key = event.series_id, event.series_on
        else:
            key = event.id, found.day if event.repeat else date.min
        return self._known.setdefault(key, len(self._known) + 1)


def event_rows(
    desk: Desk, found: Iterable[Occurrence], number: Callable[[Occurrence], int]
) -> list[EventRow]:
    """Rows for these days."""
    occurrences = list(found)
    events = [each.event for each in occurrences]
    organizations = desk.organizations.by_ids(
        [e.organization_id for e in events if e.organization_id]
    )
    persons = desk.persons.by_ids([e.responsible_id for e in events if e.responsible_id])
    asking, posts, today = desk.events.asking(), desk.events.posts(), desk.today()
    rows = []
    for each in occurrences:
        event = each.event
        organization = organizations.get(event.organization_id or 0)
        person = persons.get(event.responsible_id or 0)
        named = surname_with_initials(person.full_name) if person else ""
        rows.append(
            EventRow(
                number(each),
                each,
                organization.name if organization else "",
                ", ".join(part for part in (named, event.responsible) if part),
                asking.of(each),
                0 if each.is_of_series else posts.get(event.id, 0),
                today,
            )
        )
    return rows

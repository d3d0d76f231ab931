"""What can be chosen for a post: formats, rubrics in use, persons, events around today."""

from __future__ import annotations

from datetime import timedelta

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCompleter

from smdesk.desk import Desk
from smdesk.models.labels import label
from smdesk.models.plan_vocabulary import PostFormat
from smdesk.ui.kit.fields import LineField, Option
from smdesk.ui.post.late_choice import LateChoiceField

FORMATS = tuple(Option(each, label(each)) for each in PostFormat)
DAYS_BACK, DAYS_AHEAD = 31, 92
"""Events around today that can be chosen."""


def rubric_field(desk: Desk) -> LineField:
    """A rubric: those in use are offered while typing, a new one may be typed."""
    field = LineField()
    finder = QCompleter(desk.plan.rubrics(), field)
    finder.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
    finder.setFilterMode(Qt.MatchFlag.MatchContains)
    finder.activated.connect(lambda _text: field.edited.emit())
    field.setCompleter(finder)
    return field


def author_field(desk: Desk) -> LateChoiceField:
    """One of the officials."""

    def one(person_id: int) -> str:
        person = desk.persons.find(person_id)
        return person.full_name if person else ""

    def read() -> list[Option]:
        people = sorted(desk.persons.all(), key=lambda person: person.full_name)
        return [Option(person.id, person.full_name) for person in people]

    return LateChoiceField(read, one)


def event_field(desk: Desk) -> LateChoiceField:
    """One of the events around today; a series is offered once."""

    def one(event_id: int) -> str:
        event = desk.events.find(event_id)
        return f"{event.title}, {event.starts_on:%d.%m}" if event else ""

    def read() -> list[Option]:
        today = desk.today()
        found = desk.events.between(
            today - timedelta(days=DAYS_BACK), today + timedelta(days=DAYS_AHEAD)
        )
        named = {each.event.id: f"{each.event.title}, {each.day:%d.%m}" for each in found}
        return [Option(event, title) for event, title in named.items()]

    return LateChoiceField(read, one, nothing="Без мероприятия")


def labels_of(text: str) -> tuple[str, ...]:
    """The labels of a line, without repeats."""
    return tuple(dict.fromkeys(each.strip() for each in text.split(",") if each.strip()))

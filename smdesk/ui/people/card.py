"""The card of an official: contacts, duties now and before, history."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from smdesk.desk.overview import DutyRow
from smdesk.desk.people import in_force
from smdesk.models.labels import label as word
from smdesk.models.records import Assignment, Person
from smdesk.ui.frame.pages import Context
from smdesk.ui.kit.buttons import action_button
from smdesk.ui.kit.card import FactList
from smdesk.ui.kit.fact_link import fact_link
from smdesk.ui.kit.labels import label
from smdesk.ui.record_card import RecordCard, section
from smdesk.ui.record_history import RecordHistory


class PersonCard(RecordCard):
    """Shows one official: who answered for what, and when."""

    toast = Signal(str, bool)
    failed = Signal(object)
    open_page = Signal(str, object)

    def __init__(self, context: Context) -> None:
        edit = action_button(context.actions.action("people.edit"), text="Изменить")
        super().__init__("Карточка должностного лица", [edit])
        self.edit = edit
        self._desk = context.desk
        self._assign = context.actions.action("people.assign")

    def show_person(self, person_id: int) -> None:
        """Show this person; 0 shows that none is chosen."""
        person = self._desk.persons.find(person_id) if person_id else None
        self.edit.setVisible(True)
        title = person.full_name if person else "Никто не назначен"
        self.show_parts(person_id, title, self._parts(person) if person else iter(()))

    def show_missing(self, duty: DutyRow) -> None:
        """Show a duty that nobody has, and the way to give it to someone."""
        self.edit.setVisible(False)  # nobody is there to be changed; the way out stands above
        self.show_parts(0, "Никто не назначен", self._missing(duty))

    def _missing(self, duty: DutyRow) -> Iterator[QWidget]:
        facts = FactList()
        facts.add("Что делает", word(duty.role))
        facts.add("Где", duty.place)
        yield facts
        yield action_button(self._assign, "primary")

    def _parts(self, person: Person) -> Iterator[QWidget]:
        yield self._facts(person)
        today = self._desk.today()
        duties = self._desk.assignments.of_person(person.id)
        now = [duty for duty in duties if in_force(duty, today)]
        rest = [duty for duty in duties if not in_force(duty, today)]
        yield from section("За что отвечает", self._duties(now))
        if rest:
            yield from section("Раньше и позже", self._duties(rest))
        yield from section("История", self._history(person))

    def _facts(self, person: Person) -> QWidget:
        facts = FactList()
        for name, value in (
            ("Должность", person.post),
            ("Подразделение", person.unit),
            ("Рабочий телефон", person.work_phone),
            ("Рабочая почта", person.work_email),
            ("Примечание", person.note),
        ):
            facts.add(name, value)
        organization = self._desk.organizations.find(person.organization_id)
        if organization is not None:
            open_it = partial(self.open_page.emit, "organizations", organization.id)
            facts.add("Организация", fact_link(organization.name, open_it))
        return facts

    def _duties(self, duties: list[Assignment]) -> QWidget:
        if not duties:
            return label("Назначений нет.", "secondary")
        facts = FactList()
        for duty in sorted(duties, key=lambda d: d.since or date.min, reverse=True):
            act = self._desk.acts.find(duty.act_id)
            lines = (
                self._desk.assignments.place(duty),
                _period(duty),
                self._desk.acts.name(act).replace("№ ", "№\u00a0") if act else "",
            )
            facts.add(word(duty.role), "\n".join(line for line in lines if line))
        return facts

    def _history(self, person: Person) -> QWidget:
        history = RecordHistory(self._desk)
        history.failed.connect(self.failed)
        history.restored.connect(lambda: self.toast.emit("Версия возвращена", True))
        history.show_record("person", person.id)
        return history


def _period(duty: Assignment) -> str:
    since = f"с {duty.since:%d.%m.%Y}" if duty.since else ""
    until = f"по {duty.until:%d.%m.%Y}" if duty.until else ""
    return " ".join(part for part in (since, until) if part)

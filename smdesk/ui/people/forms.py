"""The forms of the page: a person, a new duty, a change of person, the end of a duty."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from PySide6.QtWidgets import QWidget

from smdesk.desk import Desk
from smdesk.models.errors import Invalid
from smdesk.models.folding import fold
from smdesk.models.labels import label
from smdesk.models.records import Assignment, Person
from smdesk.models.validation import problems_of
from smdesk.models.vocabulary import ActRelation, Role
from smdesk.ui.act_field import add_act_field
from smdesk.ui.kept_draft import KeptDraft
from smdesk.ui.kit.buttons import link
from smdesk.ui.kit.date_field import DateField
from smdesk.ui.kit.dialogs import FormDialog
from smdesk.ui.kit.fields import (
    CheckField,
    LineField,
    Option,
    TextField,
    email_field,
    phone_field,
)
from smdesk.ui.kit.fitting import fit
from smdesk.ui.kit.form import Form
from smdesk.ui.kit.labels import label as words
from smdesk.ui.kit.search_field import SearchChoiceField
from smdesk.ui.people.place_fields import PlaceFields, organization_options, place_of


def person_options(desk: Desk) -> list[Option]:
    """The officials as choices, by name."""
    people = sorted(desk.persons.all(), key=lambda p: fold(p.full_name))
    return [Option(p.id, f"{p.full_name}, {p.post}" if p.post else p.full_name) for p in people]


class PersonDialog(FormDialog):
    """Adds an official (None) or changes one; `stored_id` is the id afterwards."""

    def __init__(self, desk: Desk, person: Person | None, parent: QWidget | None = None) -> None:
        self._desk = desk
        body = desk.office.get().organization_id
        self._person = person or Person(organization_id=body)
        self._today = desk.today()
        self.stored_id = self._person.id
        form = Form(self._problems)
        draft = KeptDraft(form, desk.state, f"draft.person.{self._person.id}")
        form.add("full_name", "Фамилия, имя, отчество", LineField(), required=True)
        organizations = SearchChoiceField([Option(None, ""), *organization_options(desk)])
        form.add("organization_id", "Организация", organizations)
        form.add("post", "Должность", LineField())
        form.add("unit", "Подразделение", LineField())
        form.add_row(
            ("work_phone", "Рабочий телефон", phone_field()),
            ("work_email", "Рабочая почта", email_field()),
        )
        form.add("note", "Примечание", TextField(lines=2))
        title = person.full_name if person else "Новый человек"
        super().__init__(parent, title, form, self._store, keep_draft=draft.keep)
        form.set_values({name: getattr(self._person, name) for name in form.fields})
        draft.take()

    def _problems(self, values: dict[str, Any]) -> dict[str, str]:
        return problems_of(replace(self._person, **values), self._today)

    def _store(self, values: dict[str, Any]) -> None:
        record = replace(self._person, **values)
        if record.id:
            self._desk.persons.amend(self._person, record)
        else:
            self.stored_id = self._desk.persons.add(record)


def add_person_field(form: Form, desk: Desk, title: str, leave_out: int = 0) -> SearchChoiceField:
    """A field `person_id` with «Новый человек…» below it; who is entered there is chosen."""

    def options() -> list[Option]:
        return [each for each in person_options(desk) if each.value != leave_out]

    def add() -> None:
        dialog = PersonDialog(desk, None, form)
        if dialog.exec():
            field.set_options(options())
            field.set_value(dialog.stored_id)
        dialog.deleteLater()

    field = SearchChoiceField(options(), placeholder="Фамилия")
    form.add("person_id", title, field, required=True)
    form.add_widget(link("Новый человек…", add))
    return field


class AssignDialog(FormDialog):
    """Gives a person one or several duties for an organisation, or for one of its pages."""

    def __init__(
        self,
        desk: Desk,
        parent: QWidget | None = None,
        organization_id: int | None = None,
        role: Role | None = None,
        person_id: int | None = None,
    ) -> None:
        self._desk = desk
        self.person_id = person_id or 0
        form = Form()
        draft = KeptDraft(form, desk.state, "draft.assignment.new")
        self._fill(form, parent)
        super().__init__(
            parent, "Назначить", form, self._store, verb="Назначить", keep_draft=draft.keep
        )
        form.set_values(
            {
                "person_id": person_id,
                "organization_id": organization_id or desk.office.get().organization_id,
                "since": desk.today(),
                f"role.{role or Role.MANAGER}": True,
            }
        )
        draft.take(self._places.follow)
        fit(self, 560, 720)

    def choose_page(self, account_id: int) -> None:
        """Give the duty for one page of the organisation; 0: for all of it."""
        self._places.follow()
        self.form.set_values({"account_id": account_id or None})

    def _fill(self, form: Form, parent: QWidget | None) -> None:
        desk = self._desk
        self._people = add_person_field(form, desk, "Кого назначить")
        form.add_section("Что делает")
        for each in Role:
            form.add(f"role.{each}", "", CheckField(label(each)))
        form.add_section("Где и с какого дня")
        self._places = PlaceFields(form, desk)
        form.add("since", "С какого дня", DateField(today=desk.today))
        add_act_field(form, desk, ActRelation.APPOINTMENT, parent)

    def _store(self, values: dict[str, Any]) -> None:
        roles = [role for role in Role if values[f"role.{role}"]]
        if not roles:
            field = f"role.{Role.ORGANIZER}"
            raise Invalid(field, "Не отмечено, что делает человек.", "Отметьте хотя бы одно.")
        with self._desk.changes(f"Назначение: {self._people.text()}"):
            for role in roles:
                self._desk.assignments.add(
                    Assignment(
                        person_id=values["person_id"],
                        role=role,
                        since=values["since"],
                        act_id=values["act_id"],
                        **place_of(values),
                    )
                )
        self.person_id = values["person_id"]


class HandOverDialog(FormDialog):
    """Ends a duty the day before and gives it to another person."""

    def __init__(self, desk: Desk, duty_id: int, parent: QWidget | None = None) -> None:
        self._desk = desk
        self._duty_id = duty_id
        duty = desk.assignments.get(duty_id)
        former = desk.persons.get(duty.person_id)
        form = Form()
        draft = KeptDraft(form, desk.state, f"draft.hand_over.{duty_id}")
        form.add_widget(words(f"Сейчас: {former.full_name}, {label(duty.role).lower()}", wrap=True))
        add_person_field(form, desk, "Кто вместо", former.id)
        form.add("since", "С какого дня", DateField(today=desk.today), required=True)
        add_act_field(form, desk, ActRelation.APPOINTMENT, parent)
        super().__init__(
            parent,
            "Сменить ответственного",
            form,
            self._store,
            verb="Сменить",
            keep_draft=draft.keep,
        )
        form.set_values({"since": _first_day(duty, desk.today())})
        draft.take()

    def _store(self, values: dict[str, Any]) -> None:
        self._desk.assignments.replace(
            self._duty_id, values["person_id"], values["since"], values["act_id"]
        )


def _first_day(duty: Assignment, today: date) -> date:
    """Today; the day after its first for a duty that has just begun, since one day is one's own."""
    return max(today, duty.since + timedelta(days=1)) if duty.since else today


class FinishDialog(FormDialog):
    """Sets the last day of a duty."""

    def __init__(self, desk: Desk, duty_id: int, parent: QWidget | None = None) -> None:
        self._desk = desk
        self._duty = desk.assignments.get(duty_id)
        form = Form()
        form.add_widget(words(desk.assignments.name(self._duty), wrap=True))
        form.add("until", "Последний день", DateField(today=desk.today), required=True)
        super().__init__(parent, "Завершить назначение", form, self._store, verb="Завершить")
        form.set_values({"until": self._duty.until or desk.today()})
        fit(self, 440, 240)

    def _store(self, values: dict[str, Any]) -> None:
        self._desk.assignments.amend(self._duty, replace(self._duty, until=values["until"]))

"""Mending a duty that was entered with a slip: what, where, from when to when, by which act."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from PySide6.QtWidgets import QWidget

from smdesk.desk import Desk
from smdesk.models.labels import label
from smdesk.models.records import Assignment
from smdesk.models.validation import problems_of
from smdesk.models.vocabulary import ActRelation, Role
from smdesk.ui.act_field import add_act_field
from smdesk.ui.kept_draft import KeptDraft
from smdesk.ui.kit.date_field import DateField
from smdesk.ui.kit.dialogs import FormDialog
from smdesk.ui.kit.fields import ChoiceField, Option, TextField
from smdesk.ui.kit.form import Form
from smdesk.ui.kit.labels import label as words
from smdesk.ui.people.place_fields import PlaceFields, place_of, show_place

ROLES = tuple(Option(role, label(role)) for role in Role)


class DutyDialog(FormDialog):
    """Changes a duty of the same person; another person is a hand-over, not a slip."""

    def __init__(self, desk: Desk, duty_id: int, parent: QWidget | None = None) -> None:
        self._desk = desk
        self._duty = desk.assignments.get(duty_id)
        form = Form(self._problems)
        draft = KeptDraft(form, desk.state, f"draft.assignment.{duty_id}")
        self._fill(form, parent)
        super().__init__(parent, "Изменить назначение", form, self._store, keep_draft=draft.keep)
        duty = self._duty
        form.set_values(
            {name: getattr(duty, name) for name in ("role", "since", "until", "act_id", "note")}
        )
        form.set_values(show_place(desk, duty))
        draft.take(self._places.follow)

    def _fill(self, form: Form, parent: QWidget | None) -> None:
        desk = self._desk
        form.add_widget(words(desk.persons.get(self._duty.person_id).full_name, "section"))
        form.add("role", "Что делает", ChoiceField(ROLES))
        self._places = PlaceFields(form, desk)
        form.add_row(
            ("since", "С какого дня", DateField(today=desk.today)),
            ("until", "По какой день", DateField(today=desk.today)),
        )
        add_act_field(form, desk, ActRelation.APPOINTMENT, parent)
        form.add("note", "Примечание", TextField(lines=2))

    def _record(self, values: dict[str, Any]) -> Assignment:
        return replace(self._duty, **{**values, **place_of(values)})

    def _problems(self, values: dict[str, Any]) -> dict[str, str]:
        return problems_of(self._record(values), self._desk.today())

    def _store(self, values: dict[str, Any]) -> None:
        self._desk.assignments.amend(self._duty, self._record(values))

"""Choosing a legal act in a form, or entering a new one on the spot."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtWidgets import QWidget

from smdesk.desk import Desk
from smdesk.models.labels import label
from smdesk.models.records import LegalAct
from smdesk.models.vocabulary import ActKind, ActRelation
from smdesk.ui.kit.buttons import link
from smdesk.ui.kit.date_field import DateField
from smdesk.ui.kit.dialogs import FormDialog
from smdesk.ui.kit.fields import ChoiceField, LineField, Option, TextField
from smdesk.ui.kit.form import Form
from smdesk.ui.kit.search_field import SearchChoiceField

KINDS = tuple(Option(kind, label(kind)) for kind in ActKind)


def add_act_field(form: Form, desk: Desk, relation: ActRelation, parent: QWidget | None) -> None:
    """A field `act_id` with «Новый акт…» below it; an act entered there is chosen at once."""
    field = SearchChoiceField(_options(desk), placeholder="Номер или вид акта")
    form.add("act_id", "Правовой акт", field)

    def add() -> None:
        dialog = ActDialog(desk, relation, parent)
        if dialog.exec():
            field.set_options(_options(desk))
            field.set_value(dialog.stored_id)
        dialog.deleteLater()

    act: Callable[[], None] = add
    form.add_widget(link("Новый акт…", act))


def _options(desk: Desk) -> list[Option]:
    named = [(act.id, desk.acts.name(act)) for act in desk.acts.all()]
    return [Option(None, ""), *(Option(act_id, name) for act_id, name in named)]


class ActDialog(FormDialog):
    """A new legal act; `stored_id` is its id afterwards."""

    def __init__(self, desk: Desk, relation: ActRelation, parent: QWidget | None = None) -> None:
        self._desk = desk
        self._relation = relation
        self.stored_id = 0
        form = Form()
        form.add("kind", "Вид", ChoiceField(KINDS))
        form.add_row(
            ("number", "Номер", LineField()),
            ("signed_on", "Дата", DateField(today=desk.today)),
        )
        form.add("title", "О чём", TextField(lines=2))
        super().__init__(parent, "Новый правовой акт", form, self._store)
        form.set_values({"kind": ActKind.RESOLUTION, "signed_on": desk.today()})

    def _store(self, values: dict[str, Any]) -> None:
        body = self._desk.office.get().organization_id
        record = LegalAct(organization_id=body, relation=self._relation, **values)
        self.stored_id = self._desk.acts.add(record)

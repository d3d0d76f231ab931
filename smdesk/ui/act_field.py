"""Choosing a legal act in a form, entering a new one or mending a known one on the spot."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from PySide6.QtWidgets import QHBoxLayout, QWidget

from smdesk.desk import Desk
from smdesk.models.labels import label
from smdesk.models.records import LegalAct
from smdesk.models.validation import problems_of
from smdesk.models.vocabulary import ActKind, ActRelation
from smdesk.ui.kept_draft import KeptDraft
from smdesk.ui.kit.buttons import link
from smdesk.ui.kit.date_field import DateField
from smdesk.ui.kit.dialogs import FormDialog
from smdesk.ui.kit.fields import ChoiceField, LineField, Option, TextField
from smdesk.ui.kit.form import Form
from smdesk.ui.kit.search_field import SearchChoiceField
from smdesk.ui.theme.tokens import Space

KINDS = tuple(Option(kind, label(kind)) for kind in ActKind)


def add_act_field(
    form: Form, desk: Desk, relation: ActRelation, parent: QWidget | None
) -> ActLinks:
    """A field `act_id` with its links below it; an act entered there is chosen at once."""
    field = SearchChoiceField(_options(desk), placeholder="Номер или вид акта")
    form.add("act_id", "Правовой акт", field)
    links = ActLinks(desk, relation, field, parent)
    form.add_widget(links)
    return links


class ActLinks(QWidget):
    """«Новый акт…», and «Изменить акт…» while one is chosen in the field above."""

    def __init__(
        self,
        desk: Desk,
        relation: ActRelation,
        field: SearchChoiceField,
        parent: QWidget | None,
    ) -> None:
        super().__init__()
        self._desk = desk
        self._relation = relation
        self._field = field
        self._parent = parent
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(Space.L)
        self.add = link("Новый акт…", lambda: self._enter(None))
        self.change = link("Изменить акт…", self._mend)
        for each in (self.add, self.change):
            row.addWidget(each)
        row.addStretch(1)
        field.textChanged.connect(lambda _text: self._follow())
        field.edited.connect(self._follow)
        self._follow()

    def _follow(self) -> None:
        self.change.setVisible(self._field.value() is not None)

    def _mend(self) -> None:
        self._enter(self._desk.acts.find(self._field.value()))

    def _enter(self, act: LegalAct | None) -> None:
        dialog = ActDialog(self._desk, self._relation, self._parent, act)
        if dialog.exec():
            self._field.set_options(_options(self._desk))
            self._field.set_value(dialog.stored_id)
            self._field.edited.emit()
        dialog.deleteLater()


def _options(desk: Desk) -> list[Option]:
    named = [(act.id, desk.acts.name(act)) for act in desk.acts.all()]
    return [Option(None, ""), *(Option(act_id, name) for act_id, name in named)]


class ActDialog(FormDialog):
    """A legal act, new (None) or known; `stored_id` is its id afterwards."""

    def __init__(
        self,
        desk: Desk,
        relation: ActRelation,
        parent: QWidget | None = None,
        act: LegalAct | None = None,
    ) -> None:
        self._desk = desk
        body = desk.office.get().organization_id
        self._act = act or LegalAct(organization_id=body, relation=relation, signed_on=desk.today())
        self.stored_id = self._act.id
        form = Form(self._problems)
        draft = KeptDraft(form, desk.state, f"draft.legal_act.{self._act.id}")
        form.add("kind", "Вид", ChoiceField(KINDS))
        form.add_row(
            ("number", "Номер", LineField()),
            ("signed_on", "Дата", DateField(today=desk.today)),
        )
        form.add("title", "О чём", TextField(lines=2))
        title = desk.acts.name(act) if act else "Новый правовой акт"
        super().__init__(parent, title, form, self._store, keep_draft=draft.keep)
        form.set_values({name: getattr(self._act, name) for name in form.fields})
        draft.take()

    def _record(self, values: dict[str, Any]) -> LegalAct:
        return replace(self._act, **values)

    def _problems(self, values: dict[str, Any]) -> dict[str, str]:
        return problems_of(self._record(values), self._desk.today())

    def _store(self, values: dict[str, Any]) -> None:
        record = self._record(values)
        if record.id:
            self._desk.acts.amend(self._act, record)
        else:
            self.stored_id = self._desk.acts.add(record)

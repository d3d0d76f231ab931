"""Freeing an organisation from running pages: by which act, from when, when to look again."""

from __future__ import annotations

from typing import Any

from PySide6.QtWidgets import QWidget

from smdesk.desk import Desk
from smdesk.models.records import Exemption
from smdesk.models.validation import problems_of
from smdesk.models.vocabulary import ActRelation
from smdesk.ui.act_field import add_act_field
from smdesk.ui.kept_draft import KeptDraft
from smdesk.ui.kit.date_field import DateField
from smdesk.ui.kit.dialogs import FormDialog
from smdesk.ui.kit.fields import LineField, TextField
from smdesk.ui.kit.form import Form


class ExemptionDialog(FormDialog):
    """Records one exemption of one organisation."""

    def __init__(self, desk: Desk, organization_id: int, parent: QWidget | None = None) -> None:
        self._desk = desk
        self._organization_id = organization_id
        form = Form(self._problems)
        draft = KeptDraft(form, desk.state, f"draft.exemption.{organization_id}")
        add_act_field(form, desk, ActRelation.EXEMPTION, parent)
        form.add("basis", "Основание", LineField(), "Пункт или приложение акта")
        form.add_row(
            ("since", "С какого дня", DateField(today=desk.today)),
            ("until", "По какой день", DateField(today=desk.today)),
            ("recheck_on", "Проверить снова", DateField(today=desk.today)),
        )
        form.add("note", "Примечание", TextField(lines=2))
        name = desk.organizations.get(organization_id).name
        super().__init__(parent, f"Освободить: {name}", form, self._store, keep_draft=draft.keep)
        today = desk.today()
        again = today.replace(year=today.year + 1) if (today.month, today.day) != (2, 29) else None
        form.set_values({"since": today, "recheck_on": again})
        draft.take()

    def _problems(self, values: dict[str, Any]) -> dict[str, str]:
        return problems_of(self._record(values), self._desk.today())

    def _record(self, values: dict[str, Any]) -> Exemption:
        return Exemption(organization_id=self._organization_id, **values)

    def _store(self, values: dict[str, Any]) -> None:
        self._desk.exemptions.add(self._record(values))

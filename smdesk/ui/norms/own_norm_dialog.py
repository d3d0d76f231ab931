"""«Своя норма»: how many posts a week one page owes, from when, and why it is another number."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from PySide6.QtWidgets import QWidget

from smdesk.desk import Desk
from smdesk.models.plan import monday
from smdesk.models.plan_records import NormOverride
from smdesk.models.validation import problems_of
from smdesk.ui.kept_draft import KeptDraft
from smdesk.ui.kit.date_field import DateField
from smdesk.ui.kit.dialogs import FormDialog
from smdesk.ui.kit.fields import NumberField, TextField
from smdesk.ui.kit.form import Form
from smdesk.ui.kit.labels import label


class OwnNormDialog(FormDialog):
    """Sets a norm of a page, or corrects one that was set."""

    def __init__(self, desk: Desk, norm: NormOverride, parent: QWidget | None = None) -> None:
        """`norm` without an id is a new one for its page."""
        self._desk = desk
        self._norm = norm
        form = Form(self._problems)
        key = f"own_norm.{norm.id}" if norm.id else f"own_norm.of.{norm.account_id}"
        draft = KeptDraft(form, desk.state, f"draft.{key}")
        name = desk.accounts.name(desk.accounts.get(norm.account_id))
        form.add_widget(label(name, "section", wrap=True))
        zero = "0 — норму не спрашивать"
        form.add("number", "Публикаций в неделю", NumberField(), zero, required=True)
        form.add_row(
            ("since", "С какого дня", DateField(today=desk.today)),
            ("until", "По какой день", DateField(today=desk.today)),
        )
        hint = "Её увидят в отчёте рядом с нормой"
        form.add("reason", "Почему норма другая", TextField(lines=2), hint, required=True)
        verb = "Изменить" if norm.id else "Задать"
        super().__init__(parent, "Своя норма", form, self._store, verb=verb, keep_draft=draft.keep)
        form.set_values({name: getattr(norm, name) for name in form.fields})
        draft.take()

    def _problems(self, values: dict[str, Any]) -> dict[str, str]:
        return problems_of(self._record(values), self._desk.today())

    def _record(self, values: dict[str, Any]) -> NormOverride:
        since = values["since"] or monday(self._desk.today())
        known = {**values, "number": values["number"] or 0, "since": since}
        return replace(self._norm, **known)

    def _store(self, values: dict[str, Any]) -> None:
        record = self._record(values)
        if record.id:
            self._desk.norms.amend(self._norm, record)
        else:
            self._desk.norms.add(record)

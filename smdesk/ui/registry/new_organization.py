"""A new organisation without leaving the form of an account."""

from __future__ import annotations

from typing import Any

from PySide6.QtWidgets import QWidget

from smdesk.desk import Desk
from smdesk.models.records import Organization
from smdesk.ui.kit.dialogs import FormDialog
from smdesk.ui.kit.fields import LineField
from smdesk.ui.kit.form import Form


class NewOrganizationDialog(FormDialog):
    """Asks for the names; the rest is filled in on its own page. `organization_id` is what came."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        self._desk = desk
        self.organization_id = 0
        form = Form()
        form.add("title", "Полное название", LineField(), required=True)
        form.add("short_title", "Короткое название", LineField(), "Так её покажут таблицы")
        super().__init__(parent, "Новая организация", form, self._store, verb="Добавить")

    def _store(self, values: dict[str, Any]) -> None:
        parent = self._desk.office.get().organization_id
        self.organization_id = self._desk.organizations.add(
            Organization(parent_id=parent, **values)
        )

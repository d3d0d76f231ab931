"""The form of an organisation: judged while typing, kept as a draft."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from PySide6.QtWidgets import QWidget

from smdesk.desk import Desk
from smdesk.models.labels import label
from smdesk.models.records import Organization
from smdesk.models.validation import problems_of
from smdesk.models.vocabulary import OrganizationKind
from smdesk.ui.kit.dialogs import FormDialog
from smdesk.ui.kit.draft import Draft
from smdesk.ui.kit.fields import (
    ChoiceField,
    LineField,
    Option,
    TextField,
    email_field,
    phone_field,
    site_field,
)
from smdesk.ui.kit.form import Form
from smdesk.ui.kit.labels import label as words
from smdesk.ui.kit.search_field import SearchChoiceField

KINDS = tuple(Option(kind, label(kind)) for kind in OrganizationKind)


class OrganizationDialog(FormDialog):
    """Adds an organisation (None) or changes one; `stored_id` is its id afterwards."""

    def __init__(
        self,
        desk: Desk,
        organization: Organization | None,
        parent_id: int | None,
        parent: QWidget | None = None,
    ) -> None:
        self._desk = desk
        self._organization = organization or Organization(parent_id=parent_id)
        self._today = desk.today()
        self.stored_id = self._organization.id
        draft = Draft(desk.state, f"draft.organization.{self._organization.id}")
        form = self._form()
        title = organization.name if organization else "Новая организация"
        super().__init__(parent, title, form, self._store, keep_draft=draft.keep)
        form.set_values({name: getattr(self._organization, name) for name in form.fields})
        if kept := draft.kept():
            form.take_draft(kept)
            self._note.show()

    def _form(self) -> Form:
        form = Form(self._problems)
        self._note = words("Восстановлено то, что вы не успели сохранить.", "secondary", wrap=True)
        self._note.hide()
        form.add_widget(self._note)
        form.add("title", "Полное название", TextField(lines=3), required=True)
        form.add("short_title", "Короткое название", LineField(), "Так оно стоит в таблицах")
        branches = self._desk.organizations.tree()
        options = [Option(b.organization.id, b.organization.name, b.depth) for b in branches]
        above = SearchChoiceField([Option(None, ""), *options])
        form.add("parent_id", "Входит в", above, "Пусто — самостоятельная организация")
        form.add("kind", "Вид", ChoiceField(KINDS))
        form.add_row(("phone", "Телефон", phone_field()), ("email", "Почта", email_field()))
        form.add("site", "Сайт", site_field())
        form.add("postal_address", "Почтовый адрес", LineField())
        form.add("ogrn", "ОГРН", LineField())
        form.add("note", "Примечание", TextField(lines=3))
        return form

    def _record(self, values: dict[str, Any]) -> Organization:
        return replace(self._organization, **values)

    def _problems(self, values: dict[str, Any]) -> dict[str, str]:
        return problems_of(self._record(values), self._today)

    def _store(self, values: dict[str, Any]) -> None:
        record = self._record(values)
        if record.id:
            self._desk.organizations.amend(self._organization, record)
        else:
            self.stored_id = self._desk.organizations.add(record)

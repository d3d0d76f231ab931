"""The form of an account: all fields, judged while typing, kept as a draft."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from PySide6.QtWidgets import QWidget

from smdesk.models.errors import Duplicate, Invalid
from smdesk.models.labels import quoted
from smdesk.models.records import Account
from smdesk.models.validation import problems_of
from smdesk.ui.frame.pages import Context
from smdesk.ui.kit.buttons import link
from smdesk.ui.kit.date_field import DateField
from smdesk.ui.kit.dialogs import FormDialog
from smdesk.ui.kit.draft import Draft
from smdesk.ui.kit.fields import (
    CheckField,
    ChoiceField,
    LineField,
    NumberField,
    Option,
    TextField,
    email_field,
    phone_field,
)
from smdesk.ui.kit.fitting import fit
from smdesk.ui.kit.form import Form
from smdesk.ui.kit.labels import label, tip
from smdesk.ui.kit.search_field import SearchChoiceField
from smdesk.ui.unsaved import ACCOUNTS

OWN_OR_PERSONAL = (Option(None, "не указано"), Option(True, "рабочая"), Option(False, "личная"))
WORK_OR_PERSONAL = (Option(None, "не указано"), Option(True, "рабочий"), Option(False, "личный"))
ON_OR_OFF = (Option(None, "не указано"), Option(True, "включена"), Option(False, "выключена"))
_LONGEST_NAME = 32
"""Signs of the name of another record in a link of the form."""


class AccountDialog(FormDialog):
    """Adds an account (None) or changes one. `shown_id` is the account to show afterwards."""

    def __init__(
        self,
        context: Context,
        account: Account | None,
        parent: QWidget | None = None,
        organization_id: int | None = None,
    ) -> None:
        self._desk = context.desk
        self._account = account
        self._networks = self._desk.networks.all()
        self._today = self._desk.today()
        self._suggested = organization_id
        self.shown_id = 0
        self._draft = Draft(self._desk.state, f"{ACCOUNTS}{account.id if account else 0}")
        form = self._form()
        title = self._desk.accounts.name(account) if account else "Новый аккаунт"
        super().__init__(parent, title, form, self._store, keep_draft=self._draft.keep)
        self._fill()
        kept = self._draft.kept()
        if kept:
            form.take_draft(kept)
            self._note.show()
            self._again.show()
        form.settled.connect(self._look_at_address)
        fit(self, max(self.width(), 620), 700)

    # Building

    def _form(self) -> Form:
        form = Form(self._problems)
        self._note = label("Восстановлено то, что вы не успели сохранить.", "secondary")
        self._again = link("Начать заново", self._start_again)
        for each in (self._note, self._again):
            each.hide()
            form.add_widget(each)
        form.add(
            "address",
            "Адрес страницы",
            LineField(placeholder="vk.com/имя, @имя или ссылка"),
            "В любом написании; сеть определится сама",
        )
        self._twin = link("", self._show_twin)
        self._twin.hide()
        form.add_widget(self._twin)
        networks = ChoiceField([Option(n.id, n.title) for n in self._networks])
        form.add("network_id", "Социальная сеть", networks, required=True)
        branches = self._desk.organizations.tree()
        organizations = SearchChoiceField(
            [Option(b.organization.id, b.organization.name, b.depth) for b in branches]
        )
        form.add("organization_id", "Организация", organizations, required=True)
        form.add_widget(link("Новая организация…", self._add_organization))
        form.add("title", "Название страницы", LineField(), "Если есть адрес, можно вписать позже")
        self._add_details(form)
        return form

    def _add_details(self, form: Form) -> None:
        form.add_section("К чему привязана")
        form.add_row(
            ("work_email", "Рабочая почта", email_field()),
            ("work_phone", "Рабочий телефон", phone_field()),
        )
        form.add_row(
            ("email_is_work", "Почта, к которой привязана страница", ChoiceField(OWN_OR_PERSONAL)),
            (
                "phone_is_work",
                "Номер, к которому привязана страница",
                ChoiceField(WORK_OR_PERSONAL),
            ),
        )
        form.add("two_factor", "Двухфакторная аутентификация", ChoiceField(ON_OR_OFF))
        form.add_section("Даты и показатели")
        form.add_row(
            ("created_on", "Создана", DateField(today=self._desk.today)),
            ("deleted_on", "Удалена", DateField(today=self._desk.today)),
            ("gospublics_on", "В «Госпабликах» с", DateField(today=self._desk.today)),
        )
        form.add_row(
            ("subscribers", "Подписчики", NumberField()),
            ("page_id", "ID страницы", LineField()),
            ("pos_widgets", "Виджеты ПОС", ChoiceField([Option(n, str(n)) for n in range(3)])),
        )
        form.add("gosmark", "", CheckField("Есть госметка"))
        form.add("is_public", "", CheckField("Показывать в реестре на сайте"))
        form.add("note", "Примечание", TextField(lines=3))

    def _fill(self) -> None:
        if self._account is not None:
            names = list(self.form.fields)
            self.form.set_values({name: getattr(self._account, name) for name in names})
            return
        suggested = self._suggested or self._desk.office.get().organization_id
        self.form.set_values(
            {
                "organization_id": suggested,
                "network_id": self._networks[0].id if self._networks else None,
                "pos_widgets": 0,
                "is_public": True,
            }
        )

    def _start_again(self) -> None:
        """Give up what was restored."""
        self.form.set_values(dict.fromkeys(self.form.fields))
        self._fill()
        for told in (self._note, self._again, self._twin):
            told.hide()
        self._draft.keep(None)

    # Judging

    def _record(self, values: dict[str, Any]) -> Account:
        """The record that the form describes; ids that are not chosen are 0 and are refused."""
        known = {k: v for k, v in values.items() if k not in {"organization_id", "network_id"}}
        base = self._account or Account(organization_id=0, network_id=0)
        return replace(
            base,
            **known,
            organization_id=values["organization_id"] or 0,
            network_id=values["network_id"] or 0,
        )

    def _problems(self, values: dict[str, Any]) -> dict[str, str]:
        return problems_of(self._record(values), self._today, self._networks)

    def _look_at_address(self) -> None:
        """Recognise the network, and tell of another record with the same address."""
        from smdesk.models.addresses import parse_address

        self._twin.hide()
        text = self.form.values()["address"]
        if not text:
            return
        chosen = self.form.values()["network_id"]
        known = next((n for n in self._networks if n.id == chosen), None)
        try:
            found = parse_address(text, self._networks, known if text.startswith("@") else None)
        except Invalid:
            return
        if found.network_id != chosen:
            self.form.fields["network_id"].editor.set_value(found.network_id)
            self._suggest_publicity(found.network_id)
            self.form.settle()
        twin = self._desk.accounts.at_address(found.address)
        if twin is not None and (self._account is None or twin.id != self._account.id):
            self._offer_twin(twin.id, "Такой адрес уже есть. ")

    def _suggest_publicity(self, network_id: int) -> None:
        """A new page of a banned or restricted network stays off the site unless one decides."""
        field = self.form.fields["is_public"]
        if self._account is None and not field.touched:
            field.editor.set_value(self._desk.accounts.is_shown_by_default(network_id))

    def _offer_twin(self, account_id: int, why: str = "") -> None:
        """A way to the other record; a long name would push the form aside."""
        account = self._desk.accounts.find(account_id)
        name = quoted(self._desk.accounts.name(account) if account else "")
        shown = name if len(name) <= _LONGEST_NAME else f"{name[: _LONGEST_NAME - 2]}…»"
        self._twin_id = account_id
        self._twin.setText(f"{why}Открыть запись {shown}".replace("&", "&&"))
        self._twin.setToolTip(tip(name))
        self._twin.show()

    def _show_twin(self) -> None:
        self.reject()
        if not self.isVisible():
            self.shown_id = self._twin_id

    # Storing

    def _store(self, values: dict[str, Any]) -> None:
        record = self._record(values)
        try:
            if self._account is None:
                self.shown_id = self._desk.accounts.add(record, chosen=True)
            else:
                self._desk.accounts.amend(self._account, record)
                self.shown_id = record.id
        except Duplicate as error:
            self._offer_twin(error.existing_id)
            raise

    def _add_organization(self) -> None:
        from smdesk.ui.registry.new_organization import NewOrganizationDialog

        dialog = NewOrganizationDialog(self._desk, self)
        if dialog.exec():
            self._chosen(dialog.organization_id)
        dialog.deleteLater()

    def _chosen(self, organization_id: int) -> None:
        editor = self.form.fields["organization_id"].editor
        branches = self._desk.organizations.tree()
        options = [Option(b.organization.id, b.organization.name, b.depth) for b in branches]
        if isinstance(editor, SearchChoiceField):
            editor.set_options(options)
        editor.set_value(organization_id)

"""Whose desk this is, and what stands in the head and the foot of its documents."""

from __future__ import annotations

from dataclasses import fields, replace
from typing import Any

from smdesk.models.records import Office
from smdesk.models.validation import problems_of
from smdesk.ui.frame.pages import Context
from smdesk.ui.kit.card import Card
from smdesk.ui.kit.date_field import DateField
from smdesk.ui.kit.draft import Draft
from smdesk.ui.kit.fields import CheckField, LineField, Option, phone_field, site_field
from smdesk.ui.kit.form import Form
from smdesk.ui.kit.search_field import SearchChoiceField
from smdesk.ui.settings.section import SavedForm, Section


class OfficeSection(Section):
    """Stores the one row of the office."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._desk = context.desk
        self._office = context.desk.office.get()
        self._organization = SearchChoiceField()
        self.saved_form = SavedForm(
            self._form(), self._save, Draft(context.desk.state, "draft.office")
        )
        self.saved_form.failed.connect(self.failed)
        self.saved_form.saved.connect(lambda: self.toast.emit("Настройки сохранены", True))
        card = Card("Организация и документы")
        card.body.addWidget(self.saved_form)
        self.column.addWidget(card)
        self.column.addStretch(1)
        self.refresh()

    def refresh(self) -> None:
        """Show the stored office and today's organisations."""
        branches = self._desk.organizations.tree()
        self._organization.set_options(
            [Option(b.organization.id, b.organization.name, b.depth) for b in branches]
        )
        self._office = self._desk.office.get()
        self.saved_form.show_values({f.name: getattr(self._office, f.name) for f in fields(Office)})

    def _form(self) -> Form:
        form = Form(self._problems)
        form.add(
            "organization_id",
            "Где работает программа",
            self._organization,
            "Её страницы Порядок называет своими, остальные — страницами подведомственных",
        )
        form.add("place", "Место для документов", LineField(placeholder="с. Амурзет"))
        form.add_section("Реестр на сайте")
        form.add("site_page", "Страница сайта с реестром", site_field())
        form.add("public_persons", "", CheckField("Показывать на сайте имена ответственных"))
        form.add_section("Публикации")
        form.add(
            "posts_need_approval",
            "",
            CheckField("Публикации только после согласования"),
            "Отметить «опубликовано» можно будет только у согласованной публикации",
        )
        form.add_section("Правила поведения пользователей")
        form.add_row(
            ("conduct_rules", "Где опубликованы", LineField(placeholder="ссылка или место")),
            ("conduct_rules_on", "Когда", DateField(today=self._desk.today)),
        )
        _add_signatures(form)
        return form

    def _problems(self, values: dict[str, Any]) -> dict[str, str]:
        return problems_of(replace(self._office, **values), self._desk.today())

    def _save(self, values: dict[str, Any]) -> None:
        """What was not touched may have changed elsewhere: it stays."""
        shown = self.saved_form.shown
        own = {name: value for name, value in values.items() if value != shown.get(name)}
        self._desk.office.change(replace(self._desk.office.get(), **own))


def _add_signatures(form: Form) -> None:
    form.add_section("Подписи в документах")
    form.add("approve", "", CheckField("Печатать «УТВЕРЖДАЮ»"))
    form.add_row(
        ("approver_post", "Утверждает: должность", LineField()),
        ("approver_name", "Утверждает: фамилия, имя, отчество", LineField()),
    )
    form.add_row(
        ("signer_post", "Подписывает: должность", LineField()),
        ("signer_name", "Подписывает: фамилия, имя, отчество", LineField()),
    )
    form.add_row(
        ("executor_name", "Исполнитель", LineField()),
        ("executor_phone", "Телефон исполнителя", phone_field()),
    )

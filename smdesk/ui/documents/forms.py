"""The forms of the page: a request, help, a legal act with all it has, an exemption."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from PySide6.QtWidgets import QWidget

from smdesk.desk import Desk
from smdesk.desk.cases import Cases
from smdesk.models.control_records import Help, Notice
from smdesk.models.labels import label
from smdesk.models.records import Exemption, LegalAct, Record
from smdesk.models.validation import problems_of
from smdesk.models.vocabulary import ActKind, ActRelation, DeadlineKind
from smdesk.procedures.calendar import due
from smdesk.ui.act_field import add_act_field
from smdesk.ui.kept_draft import KeptDraft
from smdesk.ui.kit.date_field import DateField
from smdesk.ui.kit.dialogs import FormDialog
from smdesk.ui.kit.fields import CheckField, ChoiceField, LineField, Option, TextField
from smdesk.ui.kit.form import Form
from smdesk.ui.kit.search_field import SearchChoiceField
from smdesk.ui.people.place_fields import organization_options

KINDS = tuple(Option(kind, label(kind)) for kind in ActKind)
RELATIONS = tuple(Option(relation, label(relation)) for relation in ActRelation)


class RecordDialog(FormDialog):
    """Adds a record (id 0) or changes one. `fill` puts the fields into the form."""

    def __init__(
        self,
        desk: Desk,
        cases: Cases[Any],
        record: Record,
        title: str,
        fill: Callable[[Form], object],
        parent: QWidget | None = None,
    ) -> None:
        self._desk = desk
        self._cases = cases
        self._record = record
        form = Form(self._problems)
        draft = KeptDraft(form, desk.state, f"draft.{type(record).__name__.lower()}.{record.id}")
        fill(form)
        super().__init__(parent, title, form, self._store, keep_draft=draft.keep)
        form.set_values({name: getattr(record, name) for name in form.fields})
        draft.take()

    def _entered(self, values: dict[str, Any]) -> Record:
        return replace(self._record, **values)

    def _problems(self, values: dict[str, Any]) -> dict[str, str]:
        return problems_of(self._entered(values), self._desk.today())

    def _store(self, values: dict[str, Any]) -> None:
        record = self._entered(values)
        if record.id:
            self._cases.amend(self._record, record)
        else:
            self._cases.add(record)


def _organization(form: Form, desk: Desk, *, required: bool = False) -> None:
    options = organization_options(desk)
    if not required:
        options = [Option(None, ""), *options]
    form.add("organization_id", "Организация", SearchChoiceField(options), required=required)


def help_dialog(desk: Desk, record: Help | None, parent: QWidget | None) -> FormDialog:
    """Help that was given, or received from above."""

    def fill(form: Form) -> None:
        form.add("given_on", "Когда", DateField(today=desk.today), required=True)
        _organization(form, desk)
        form.add("to_whom", "Кому", LineField(), "Человек или подразделение")
        form.add("what", "Чем помогли", TextField(lines=3), required=True)
        form.add("is_received", "", CheckField("Помощь получена нами, например от ЦУР"))
        form.add("note", "Примечание", TextField(lines=2))

    title = "Помощь" if record else "Записать помощь"
    return RecordDialog(
        desk, desk.helps, record or Help(given_on=desk.today()), title, fill, parent
    )


def act_dialog(desk: Desk, record: LegalAct | None, parent: QWidget | None) -> FormDialog:
    """A legal act with everything that is known of it."""

    def fill(form: Form) -> None:
        _organization(form, desk)
        form.add("relation", "Что это за акт", ChoiceField(RELATIONS))
        form.add_row(
            ("kind", "Вид", ChoiceField(KINDS)),
            ("number", "Номер", LineField()),
            ("signed_on", "Дата", DateField(today=desk.today)),
        )
        form.add("title", "О чём", TextField(lines=2))
        form.add_row(
            ("in_force_from", "Действует с", DateField(today=desk.today)),
            ("in_force_until", "Действует по", DateField(today=desk.today)),
        )
        form.add("published", "Где опубликован", LineField())
        form.add("repeals", "Какой акт отменяет", LineField())
        form.add("file", "Файл", LineField(), "Где лежит текст: путь или ссылка")
        form.add("note", "Примечание", TextField(lines=2))

    new = LegalAct(relation=ActRelation.ANALOGOUS, signed_on=desk.today())
    title = desk.acts.name(record) if record else "Новый правовой акт"
    return RecordDialog(desk, desk.acts, record or new, title, fill, parent)


def exemption_dialog(desk: Desk, record: Exemption | None, parent: QWidget | None) -> FormDialog:
    """An organisation that need run no page."""

    def fill(form: Form) -> None:
        _organization(form, desk, required=True)
        add_act_field(form, desk, ActRelation.EXEMPTION, parent)
        form.add("basis", "Основание", LineField(), "Пункт или приложение акта")
        form.add_row(
            ("since", "С какого дня", DateField(today=desk.today)),
            ("until", "По какой день", DateField(today=desk.today)),
            ("recheck_on", "Проверить снова", DateField(today=desk.today)),
        )
        form.add("note", "Примечание", TextField(lines=2))

    title = "Освобождение" if record else "Освободить организацию"
    new = Exemption(organization_id=0, since=desk.today())
    return RecordDialog(desk, desk.exemptions, record or new, title, fill, parent)


def request_dialog(desk: Desk, record: Notice | None, parent: QWidget | None) -> FormDialog:
    """A request for information about pages: from whom, when, to be answered by when."""

    def fill(form: Form) -> None:
        form.add("recipient_title", "Кто запросил", LineField(), required=True)
        _organization(form, desk)
        form.add_row(
            ("event_on", "Когда запросил", DateField(today=desk.today)),
            ("due_on", "Ответить до", DateField(today=desk.today)),
        )
        form.add("subject", "О чём", TextField(lines=2), required=True)
        form.add("note", "Примечание", TextField(lines=2))

    title = "Уведомление" if record else "Запрос сведений"
    return RecordDialog(desk, desk.notices, record or _request(desk), title, fill, parent)


def _request(desk: Desk) -> Notice:
    """A request that came today, as the first rule of the procedure has it."""
    today, procedure = desk.today(), desk.procedures.current()
    asked = Notice(
        kind=DeadlineKind.INFORMATION_REQUESTED,
        event_on=today,
        organization_id=desk.office.get().organization_id,
        subject="Сведения об официальных страницах",
    )
    for rule in procedure.deadlines if procedure else ():
        if procedure and rule.kind is DeadlineKind.INFORMATION_REQUESTED:
            known = procedure.recipient(rule.recipient)
            return replace(
                asked,
                recipient=rule.recipient,
                recipient_title=known.short_title if known else "",
                clause=rule.clause,
                due_on=due(today, rule.days, rule.count, desk.calendar.current()),
            )
    return asked

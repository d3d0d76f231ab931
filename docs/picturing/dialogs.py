"""The dialogs, menus and boxes over the window: one line makes one more picture."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QDialog, QMenu, QWidget

from docs.picturing.bases import EMPTY, OFFICE
from smdesk.desk.importing import ColumnMapping, Importing, Proposal
from smdesk.models.errors import DeskError
from smdesk.models.progress import run_to_end
from smdesk.models.vocabulary import AccountStatus, ActRelation, CredentialKind
from smdesk.ui.frame.window import MainWindow

Open = Callable[[MainWindow], QWidget]


@dataclass(frozen=True, slots=True)
class DialogSight:
    """Something over the window. `open` makes it and does not wait for an answer."""

    name: str
    open: Open
    base: str = OFFICE


# Registry


def _account_form(window: MainWindow) -> QDialog:
    from smdesk.ui.registry.account_form import AccountDialog

    return AccountDialog(window.context, window.context.desk.accounts.all()[0], window)


def _new_account(window: MainWindow) -> QDialog:
    from smdesk.ui.registry.account_form import AccountDialog

    dialog = AccountDialog(window.context, None, window)
    dialog.form.check()
    return dialog


def _account_status(window: MainWindow) -> QDialog:
    from smdesk.ui.registry.status_dialog import StatusDialog

    desk = window.context.desk
    chosen = [desk.accounts.all()[0].id]
    return StatusDialog(desk, chosen, AccountStatus.SUSPENDED, "Приостановить", window)


def _numbers(window: MainWindow) -> QDialog:
    from smdesk.models.period import month_of
    from smdesk.ui.numbers.dialog import NumbersDialog

    desk = window.context.desk
    return NumbersDialog(desk, desk.plan.between(*month_of(desk.today())), window)


def _style_word(window: MainWindow) -> QDialog:
    from smdesk.ui.settings.style_words import StyleWordDialog

    return StyleWordDialog(window.context.desk, None, window)


def _own_norm(window: MainWindow) -> QDialog:
    from smdesk.models.plan_records import NormOverride
    from smdesk.ui.norms.own_norm_dialog import OwnNormDialog

    desk = window.context.desk
    page = next(a for a in desk.accounts.all() if a.title.startswith("Библиотека"))
    norm = NormOverride(account_id=page.id, number=1, since=desk.today(), reason="Один работник")
    return OwnNormDialog(desk, norm, window)


def _secret(window: MainWindow) -> QDialog:
    from smdesk.ui.registry.secret_dialog import SecretDialog

    return SecretDialog(CredentialKind.PASSWORD, lambda _secret: None, window)


def _new_organization(window: MainWindow) -> QDialog:
    from smdesk.ui.registry.new_organization import NewOrganizationDialog

    return NewOrganizationDialog(window.context.desk, window)


def _publish(window: MainWindow) -> QDialog:
    from smdesk.ui.registry.publish import PublishDialog

    publication = run_to_end(window.context.desk.reports.publication())
    return PublishDialog(window.context, publication, window)


def _preview(report: str, window: MainWindow) -> QDialog:
    from smdesk.reports.layouts import Layout
    from smdesk.ui.printing.options import Choice
    from smdesk.ui.printing.preview import PrintPreviewDialog

    building = window.context.desk.reports.building
    rows = run_to_end(building(report)).rows
    choices = [Choice("Все записи", partial(building, report), len(rows))]
    layout = Layout.MONTH if report == "plan" else Layout.LIST
    return PrintPreviewDialog(choices, 0, window, layout=layout)


# Organisations, people, acts


def _organization(window: MainWindow) -> QDialog:
    from smdesk.ui.organizations.form import OrganizationDialog

    desk = window.context.desk
    return OrganizationDialog(desk, desk.organizations.all()[1], None, window)


def _exemption(window: MainWindow) -> QDialog:
    from smdesk.ui.organizations.exemption import ExemptionDialog

    desk = window.context.desk
    return ExemptionDialog(desk, desk.organizations.all()[2].id, window)


def _person(window: MainWindow) -> QDialog:
    from smdesk.ui.people.forms import PersonDialog

    desk = window.context.desk
    return PersonDialog(desk, desk.persons.all()[0], window)


def _assign(window: MainWindow) -> QDialog:
    from smdesk.ui.people.forms import AssignDialog

    desk = window.context.desk
    return AssignDialog(desk, window, person_id=desk.persons.all()[0].id)


def _hand_over(window: MainWindow) -> QDialog:
    from smdesk.ui.people.forms import HandOverDialog

    desk = window.context.desk
    return HandOverDialog(desk, desk.assignments.all()[0].id, window)


def _finish(window: MainWindow) -> QDialog:
    from smdesk.ui.people.forms import FinishDialog

    desk = window.context.desk
    return FinishDialog(desk, desk.assignments.all()[0].id, window)


def _duty(window: MainWindow) -> QDialog:
    from smdesk.ui.people.duty_form import DutyDialog

    desk = window.context.desk
    return DutyDialog(desk, desk.assignments.all()[0].id, window)


def _act(window: MainWindow) -> QDialog:
    from smdesk.ui.act_field import ActDialog

    return ActDialog(window.context.desk, ActRelation.APPOINTMENT, window)


def _weights(window: MainWindow) -> QDialog:
    from smdesk.ui.control.weights import WeightsDialog

    return WeightsDialog(window.context.desk, window)


# Events and approval


def _event(window: MainWindow, *, repeats: bool) -> QDialog:
    from smdesk.ui.events.event_form import EventDialog

    desk = window.context.desk
    event = next(each for each in desk.events.all() if bool(each.repeat) is repeats)
    return EventDialog(desk, event, desk.events.add, window)


def _event_information(window: MainWindow) -> QDialog:
    from smdesk.ui.events.received_dialog import ReceivedDialog

    desk = window.context.desk
    event = next(each for each in desk.events.all() if not each.repeat)
    return ReceivedDialog(desk, event.id, event.starts_on, window)


def _occasion(window: MainWindow) -> QDialog:
    from smdesk.ui.settings.occasion_form import OccasionDialog

    desk = window.context.desk
    mothers = next(each for each in desk.occasions.listed() if each.code == "mother")
    return OccasionDialog(desk, mothers, window)


def _ask_plan(window: MainWindow) -> QDialog:
    from smdesk.models.period import month_of
    from smdesk.ui.approval.ask_dialog import AskForPlan

    desk = window.context.desk
    return AskForPlan(desk, month_of(desk.today()), window)


def _ask_post(window: MainWindow) -> QDialog:
    from smdesk.models.plan_vocabulary import Stage
    from smdesk.ui.approval.ask_dialog import AskForPost

    desk = window.context.desk
    draft = next(post for post in desk.posts.all() if post.stage is Stage.DRAFT)
    return AskForPost(desk, draft.id, window)


def _decide(window: MainWindow) -> QDialog:
    from smdesk.ui.approval.decide_dialog import DecideDialog

    desk = window.context.desk
    return DecideDialog(desk, desk.approvals.waiting()[0].id, window)


def _approval_changes(window: MainWindow) -> QDialog:
    from smdesk.ui.approval.changes_dialog import ChangesDialog

    desk = window.context.desk
    [plan, *_earlier] = desk.approvals.of_plan(date(2026, 11, 30), date(2026, 12, 6))
    items = desk.plan.between(date(2026, 12, 1), date(2026, 12, 6), most=3)
    desk.placements.move({i.placement_id: i.at + timedelta(hours=3) for i in items if i.at})
    return ChangesDialog(desk, plan.id, window)


def _approvals(window: MainWindow) -> QDialog:
    from smdesk.ui.approval.overview_dialog import OverviewDialog

    return OverviewDialog(window.context, window)


# Posts

BUREAUCRATIC = """В целях проверки готовности к отопительному сезону состоялось совещание.
В рамках проведения мероприятия рассмотрены вопросы, росписание работ утверждено.

Котельная на улице Калинина, 12 встала из-за аварии. К вечеру четверга тепло вернётся во все дома.
Диспетчер: 2-11-22, круглосуточно.

#Амурзет #ЖКХ"""


def _post(tab: int, window: MainWindow) -> QDialog:
    """The editor with the next post of the plan."""
    from smdesk.ui.post.dialog import PostDialog

    desk = window.context.desk
    items = desk.plan.between(date(2026, 11, 23), date(2026, 12, 31), most=40)
    going = next(item for item in items if not item.is_published and desk.plan.moves(item.post_id))
    dialog = PostDialog(window.context, window, post_id=going.post_id)
    dialog.side.setCurrentIndex(tab)
    return dialog


def _written(text: str, tab: int, window: MainWindow) -> QDialog:
    """The editor with a text of ours for every page of the administration."""
    from smdesk.desk.planning.posts import Where
    from smdesk.models.plan_records import Post
    from smdesk.models.plan_vocabulary import PostFormat, Stage
    from smdesk.models.registry import RegistryFilter
    from smdesk.ui.post.dialog import PostDialog

    desk = window.context.desk
    working = frozenset({AccountStatus.ACTIVE})
    pages = desk.registry.ids(RegistryFilter(statuses=working, sort="organization"))
    post = Post(topic="Отопление", text=text, stage=Stage.DRAFT, format=PostFormat.PHOTO)
    places = [Where(page, datetime(2026, 12, 20, 10, 0)) for page in pages[:3]]
    dialog = PostDialog(window.context, window, post_id=desk.posts.place(post, places))
    dialog.side.setCurrentIndex(tab)
    return dialog


def _new_post(window: MainWindow) -> QDialog:
    from smdesk.ui.post.dialog import PostDialog

    return PostDialog(window.context, window, moment=datetime(2026, 11, 26, 10, 0))


def _published(window: MainWindow) -> QDialog:
    from smdesk.ui.post.publish_dialog import PublishDialog

    desk = window.context.desk
    items = desk.plan.between(date(2026, 11, 23), date(2026, 12, 31), most=40)
    waiting = next(item for item in items if not item.is_published)
    return PublishDialog(window.context, [waiting.placement_id], window)


def _templates(window: MainWindow) -> QDialog:
    from smdesk.ui.post.templates_panel import TemplatesDialog

    return TemplatesDialog(window.context.desk, window)


def _template(window: MainWindow) -> QDialog:
    from smdesk.models.plan_records import PostTemplate
    from smdesk.ui.post.template_form import TemplateDialog

    text = "{дата} в {время} — {мероприятие}.\n\nГде: {место}.\n\nПриходите!"
    template = PostTemplate(title="Анонс мероприятия", text=text, rubric="Культура")
    return TemplateDialog(window.context.desk, template, window)


def _repeat_post(window: MainWindow) -> QDialog:
    from smdesk.ui.post.repeat_dialog import RepeatDialog

    items = window.context.desk.plan.between(date(2026, 11, 23), date(2026, 12, 31), most=1)
    return RepeatDialog(window.context, items[0].post_id, window)


def _copy_week(window: MainWindow) -> QDialog:
    from smdesk.models.plan import PlanFilter
    from smdesk.ui.post.copy_week import CopyWeekDialog

    return CopyWeekDialog(window.context, date(2026, 11, 23), PlanFilter(), window)


def _fill_norm(window: MainWindow) -> QDialog:
    from smdesk.ui.post.fill_norm import FillNormDialog

    return FillNormDialog(window.context, date(2026, 12, 14), window)


# Settings and copies


def _procedure(window: MainWindow) -> QDialog:
    from smdesk.ui.settings.procedure_form import ProcedureDialog

    desk = window.context.desk
    return ProcedureDialog(desk, desk.procedures.load("amurzet"), window)


def _procedure_parts(window: MainWindow) -> QDialog:
    from smdesk.ui.settings.procedure_parts import PartsDialog

    desk = window.context.desk
    return PartsDialog(desk, desk.procedures.load("amurzet"), window)


def _procedure_part(window: MainWindow) -> QDialog:
    from smdesk.ui.kit.dialogs import FormDialog
    from smdesk.ui.settings.part_forms import REQUIREMENTS

    desk = window.context.desk
    procedure = desk.procedures.load("amurzet")
    form = REQUIREMENTS.form(procedure, desk.today)
    form.set_values(REQUIREMENTS.values(procedure.requirements[0]))
    return FormDialog(window, "Требование", form, lambda _values: None, verb="Готово")


def _inspection(window: MainWindow) -> QDialog:
    from smdesk.desk.inspections import Seen
    from smdesk.models.vocabulary import Answer
    from smdesk.ui.inspection.dialog import InspectionDialog

    desk = window.context.desk
    page = next(a for a in desk.accounts.all() if "pckd" in a.address)
    dialog = InspectionDialog(window.context, page, window)
    for row, seen in zip(
        dialog.board.rows,
        (Seen(Answer.YES), Seen(Answer.NO, "нет обложки"), Seen(Answer.NOT_APPLICABLE)),
        strict=False,
    ):
        row.set_seen(seen)
    return dialog


def _letter_sent(window: MainWindow) -> QDialog:
    from smdesk.ui.notices.sent_dialog import SentDialog

    desk = window.context.desk
    return SentDialog(desk, desk.notices.all()[0], window)


def _cases(window: MainWindow) -> QDialog:
    from smdesk.ui.documents.cases_dialog import CasesDialog

    desk = window.context.desk
    deadline = next(d for d in desk.control.deadlines() if d.recipient == "cur")
    notice = desk.notices.get(desk.notices.prepare(deadline, "ЦУР"))
    return CasesDialog(desk, notice, window)


def _document(make: str) -> Callable[[MainWindow], QDialog]:
    def dialog(window: MainWindow) -> QDialog:
        from smdesk.ui.documents import forms

        made: QDialog = getattr(forms, make)(window.context.desk, None, window)
        return made

    return dialog


def _network(window: MainWindow) -> QDialog:
    from smdesk.ui.settings.network_form import NetworkDialog

    desk = window.context.desk
    return NetworkDialog(desk, desk.networks.all()[0], window)


def _network_status(window: MainWindow) -> QDialog:
    from smdesk.ui.settings.network_form import StatusDialog

    desk = window.context.desk
    return StatusDialog(desk, desk.networks.all()[0], window)


def _calendar_day(window: MainWindow) -> QDialog:
    from smdesk.ui.settings.calendar_day import CalendarDayDialog

    return CalendarDayDialog(window.context.desk, date(2026, 12, 31), window)


def _restore(window: MainWindow) -> QDialog:
    from smdesk.ui.frame.copies import RestoreDialog

    return RestoreDialog(window.context.desk.backups, window)


# Import

TABLE = """№;Орган;Платформа;Наименование;Ссылка;Телефон
1;Клуб «Родник»;ВКонтакте;Клуб «Родник»;vk.com/rodnik_example;+7 (42665) 2-20-25
2;Музей;ВКонтакте;Музей истории;https://m.vk.com/museum_example;2-20-30
3;Музей;ВКонтакте;Музей;javascript:alert(1);
"""


def _import_start(window: MainWindow) -> QDialog:
    from smdesk.ui.importing.dialog import ImportDialog

    return ImportDialog(window.context, window)


def _propose(window: MainWindow) -> tuple[Path, ColumnMapping, Proposal]:
    desk = window.context.desk
    file = desk.path.with_name("Страницы поселения.csv")
    file.write_text(TABLE, encoding="utf-8")
    importing = Importing(desk.tools)
    table, mapping = run_to_end(importing.read(file))
    return file, mapping, run_to_end(importing.propose(table, mapping))


def _import_proposal(window: MainWindow) -> QDialog:
    from smdesk.ui.importing.dialog import ImportDialog

    dialog = ImportDialog(window.context, window)
    dialog.show_proposal(*_propose(window))
    return dialog


def _import_columns(window: MainWindow) -> QDialog:
    from smdesk.ui.importing.columns_dialog import ColumnsDialog

    return ColumnsDialog(_propose(window)[1], window.context.desk.networks.all(), window)


# The frame


def _jump(text: str, window: MainWindow) -> QDialog:
    from smdesk.ui.frame.jump import JumpDialog

    dialog = JumpDialog(window.jump_providers(), window)
    dialog.line.setText(text)
    return dialog


def _assistant(step: int, window: MainWindow) -> QDialog:
    from smdesk.ui.assistant import Assistant

    dialog = Assistant(window.context.desk, window)
    for _each in range(step):
        dialog.forward.click()
    return dialog


def _guide(name: str, window: MainWindow) -> QWidget:
    from smdesk.ui.frame.help import open_guide

    return open_guide(window, name)


def _crash(window: MainWindow) -> QDialog:
    from smdesk.ui.frame.crash import CrashDialog

    report = "SMDesk, Python, Qt\n\nbuiltins.KeyError\n  smdesk/ui/registry/page.py:1 do_edit"
    return CrashDialog(report, window)


def _refusal(window: MainWindow) -> QWidget:
    from smdesk.ui.kit.dialogs import message_box

    error = DeskError(
        "Файл базы занят другой программой.", "Закройте её и повторите: ничего не потеряно."
    )
    box = message_box(window, "SMDesk", error.what, error.todo, warning=True)
    box.addButton("Понятно", box.ButtonRole.AcceptRole)
    return box


def _question(window: MainWindow) -> QWidget:
    from smdesk.ui.kit.dialogs import message_box

    box = message_box(window, "SMDesk", "Удалить 12 аккаунтов?", "Удаление можно отменить: Ctrl+Z.")
    box.addButton("Удалить", box.ButtonRole.AcceptRole)
    box.addButton("Отмена", box.ButtonRole.RejectRole)
    return box


def _menu(title: str, window: MainWindow) -> QWidget:
    menus = window.menuBar().findChildren(QMenu)
    return next(menu for menu in menus if menu.title() == title)


def _calendar(window: MainWindow) -> QWidget:
    from smdesk.ui.kit.date_field import DateField

    field = DateField(window, today=window.context.desk.today)
    field.set_value(date(2026, 11, 23))
    return field.open_calendar()


DIALOGS = (
    DialogSight("account", _account_form),
    DialogSight("account-new", _new_account),
    DialogSight("account-status", _account_status),
    DialogSight("own-norm", _own_norm),
    DialogSight("numbers", _numbers),
    DialogSight("style-word", _style_word),
    DialogSight("secret", _secret),
    DialogSight("account-organization", _new_organization),
    DialogSight("publish", _publish),
    DialogSight("print-registry", partial(_preview, "registry")),
    DialogSight("print-responsible", partial(_preview, "responsible")),
    DialogSight("print-plan", partial(_preview, "plan")),
    DialogSight("organization", _organization),
    DialogSight("exemption", _exemption),
    DialogSight("person", _person),
    DialogSight("assign", _assign),
    DialogSight("hand-over", _hand_over),
    DialogSight("finish", _finish),
    DialogSight("duty", _duty),
    DialogSight("act", _act),
    DialogSight("weights", _weights),
    DialogSight("inspection", _inspection),
    DialogSight("letter-sent", _letter_sent),
    DialogSight("letter-cases", _cases),
    DialogSight("letter-request", _document("request_dialog")),
    DialogSight("help", _document("help_dialog")),
    DialogSight("act-full", _document("act_dialog")),
    DialogSight("exemption-full", _document("exemption_dialog")),
    DialogSight("event", partial(_event, repeats=False)),
    DialogSight("event-repeats", partial(_event, repeats=True)),
    DialogSight("event-information", _event_information),
    DialogSight("occasion", _occasion),
    DialogSight("post", partial(_post, 0)),
    DialogSight("post-new", _new_post),
    DialogSight("post-course", partial(_post, 3)),
    DialogSight("post-published", _published),
    DialogSight("post-templates", _templates),
    DialogSight("post-template", _template),
    DialogSight("post-repeat", _repeat_post),
    DialogSight("week-copy", _copy_week),
    DialogSight("norm-fill", _fill_norm),
    DialogSight("post-hints", partial(_written, BUREAUCRATIC, 2)),
    DialogSight("post-long", partial(_written, "\n\n".join([BUREAUCRATIC] * 4), 1)),
    DialogSight("approval-plan", _ask_plan),
    DialogSight("approval-text", _ask_post),
    DialogSight("approval-decision", _decide),
    DialogSight("approval-changes", _approval_changes),
    DialogSight("approvals", _approvals),
    DialogSight("procedure", _procedure),
    DialogSight("procedure-parts", _procedure_parts),
    DialogSight("procedure-part", _procedure_part),
    DialogSight("network", _network),
    DialogSight("network-status", _network_status),
    DialogSight("calendar-day", _calendar_day),
    DialogSight("restore", _restore),
    DialogSight("import", _import_start),
    DialogSight("import-proposal", _import_proposal),
    DialogSight("import-columns", _import_columns),
    DialogSight("jump", partial(_jump, "")),
    DialogSight("jump-found", partial(_jump, "родник")),
    DialogSight("assistant-1", partial(_assistant, 0), EMPTY),
    DialogSight("assistant-2", partial(_assistant, 1), EMPTY),
    DialogSight("assistant-3", partial(_assistant, 2), EMPTY),
    DialogSight("guide", partial(_guide, "soderzhanie")),
    DialogSight("guide-registry", partial(_guide, "reestr")),
    DialogSight("crash", _crash),
    DialogSight("refusal", _refusal),
    DialogSight("question", _question),
    DialogSight("menu-file", partial(_menu, "Файл")),
    DialogSight("menu-registry", partial(_menu, "Реестр")),
    DialogSight("calendar", _calendar),
)

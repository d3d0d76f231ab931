"""Who is responsible for what, and which organisations need run no page."""

from __future__ import annotations

from smdesk.models.folding import fold
from smdesk.models.labels import label
from smdesk.models.records import Assignment, Exemption
from smdesk.reports.report import ColumnKind, Report, ReportColumn, Value
from smdesk.reports.setting import signed
from smdesk.reports.snapshot import Snapshot, duty_holds

RESPONSIBLE_COLUMNS = (
    ReportColumn(key="number", title="№", kind=ColumnKind.INTEGER, width=6),
    ReportColumn(key="place", title="Организация или страница", width=40),
    ReportColumn(key="role", title="Что делает", width=26),
    ReportColumn(key="person", title="Фамилия, имя, отчество", width=34),
    ReportColumn(key="post", title="Должность", width=34),
    ReportColumn(key="phone", title="Рабочий телефон", kind=ColumnKind.PHONE, width=20),
    ReportColumn(key="email", title="Рабочая почта", kind=ColumnKind.EMAIL, width=26),
    ReportColumn(key="since", title="С какого дня", kind=ColumnKind.DATE, width=13),
    ReportColumn(key="act", title="Основание", width=34),
    ReportColumn(key="until", title="По какой день", kind=ColumnKind.DATE, width=13),
    ReportColumn(key="current", title="Действует", kind=ColumnKind.FLAG, width=11, printed=False),
)

EXEMPTION_COLUMNS = (
    ReportColumn(key="number", title="№", kind=ColumnKind.INTEGER, width=6),
    ReportColumn(key="organization", title="Организация", width=60),
    ReportColumn(key="act", title="Правовой акт", width=34),
    ReportColumn(key="basis", title="Основание", width=30),
    ReportColumn(key="since", title="С какого дня", kind=ColumnKind.DATE, width=13),
    ReportColumn(key="until", title="По какой день", kind=ColumnKind.DATE, width=13),
    ReportColumn(key="recheck_on", title="Проверить снова", kind=ColumnKind.DATE, width=15),
    ReportColumn(key="note", title="Примечание", width=30, printed=False),
)


def responsible(snapshot: Snapshot) -> Report:
    """The chosen duties, or every one: those in force first, by place and role."""
    duties = snapshot.chosen_of(snapshot.assignments, lambda duty: _order(snapshot, duty))
    return signed(
        snapshot,
        Report(
            name="responsible",
            title="Ответственные за ведение страниц в социальных сетях",
            columns=RESPONSIBLE_COLUMNS,
            rows=[_duty_row(snapshot, number, duty) for number, duty in enumerate(duties, 1)],
        ),
    )


def exemptions(snapshot: Snapshot) -> Report:
    """The organisations that need run no page, and why."""
    found = snapshot.chosen_of(
        snapshot.exemptions, lambda e: (fold(_organization(snapshot, e)), e.id)
    )
    return signed(
        snapshot,
        Report(
            name="exemptions",
            title="Организации, которым не нужно вести официальные страницы",
            columns=EXEMPTION_COLUMNS,
            rows=[_exemption_row(snapshot, number, each) for number, each in enumerate(found, 1)],
        ),
    )


def _order(snapshot: Snapshot, duty: Assignment) -> tuple[bool, str, str, int]:
    past = not duty_holds(duty, snapshot.today)
    return past, fold(_place(snapshot, duty)), label(duty.role), duty.id


def _duty_row(snapshot: Snapshot, number: int, duty: Assignment) -> tuple[Value, ...]:
    person = snapshot.person[duty.person_id]
    return (
        number,
        _place(snapshot, duty),
        label(duty.role),
        person.full_name,
        person.post,
        person.work_phone,
        person.work_email,
        duty.since,
        snapshot.act_text(duty.act_id),
        duty.until,
        duty_holds(duty, snapshot.today),
    )


def _place(snapshot: Snapshot, duty: Assignment) -> str:
    if duty.account_id is None:
        return snapshot.organization[duty.organization_id or 0].name
    account = snapshot.account[duty.account_id]
    network = snapshot.network[account.network_id].title
    owner = snapshot.organization[account.organization_id].name
    return f"{account.title or f'{owner}, {account.address}'} ({network})"


def _exemption_row(snapshot: Snapshot, number: int, each: Exemption) -> tuple[Value, ...]:
    return (
        number,
        _organization(snapshot, each),
        snapshot.act_text(each.act_id),
        each.basis,
        each.since,
        each.until,
        each.recheck_on,
        each.note,
    )


def _organization(snapshot: Snapshot, each: Exemption) -> str:
    organization = snapshot.organization[each.organization_id]
    return organization.title or organization.name

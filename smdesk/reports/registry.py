"""The registry of accounts: the whole of it for the office, and its public columns for the site."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial

from smdesk.models.labels import label
from smdesk.models.records import Account, Network, Person
from smdesk.models.unit_line import unit_in
from smdesk.models.vocabulary import AccountStatus, NetworkStatus, Role
from smdesk.reports.lazy import LazyRows
from smdesk.reports.report import ColumnKind, Report, ReportColumn, Value
from smdesk.reports.setting import framed, signed
from smdesk.reports.snapshot import Snapshot

_K = ColumnKind
OTHER_DUTIES = (Role.ORGANIZER, Role.GOSPUBLIC_OPERATOR, Role.MODERATOR, Role.CONTROLLER)
"""Duties besides running the page, in the order of their columns."""


def _column(
    key: str, title: str, width: int, kind: ColumnKind = _K.TEXT, *, printed: bool = False
) -> ReportColumn:
    return ReportColumn(key=key, title=title, kind=kind, width=width, printed=printed)


COLUMNS = (
    _column("number", "№", 6, _K.INTEGER, printed=True),
    _column("organization", "Организация", 38, printed=True),
    _column("network", "Социальная сеть", 18, printed=True),
    _column("title", "Название страницы", 38, printed=True),
    _column("address", "Адрес", 34, _K.LINK, printed=True),
    _column("status", "Состояние", 16, printed=True),
    _column("manager", "Ведёт страницу", 30, printed=True),
    _column("manager_phone", "Телефон ответственного", 20, _K.PHONE, printed=True),
    _column("page_id", "ID страницы", 16),
    _column("status_since", "Состояние с", 13, _K.DATE),
    _column("created_on", "Создана", 13, _K.DATE),
    _column("deleted_on", "Удалена", 13, _K.DATE),
    _column("work_email", "Рабочая почта", 26, _K.EMAIL),
    _column("work_phone", "Рабочий телефон", 20, _K.PHONE),
    _column("subscribers", "Подписчики", 12, _K.INTEGER),
    _column("gospublics_on", "В «Госпабликах» с", 15, _K.DATE),
    _column("two_factor", "Двухфакторная аутентификация", 18, _K.FLAG),
    _column("gosmark", "Госметка", 10, _K.FLAG),
    _column("pos_widgets", "Виджеты ПОС", 12, _K.INTEGER),
    _column("is_public", "Показывать на сайте", 12, _K.FLAG),
    _column("manager_post", "Должность", 30),
    _column("organizer", "Организует работу", 30),
    _column("gospublic_operator", "Работает в «Госпабликах»", 30),
    _column("moderator", "Модерирует", 30),
    _column("controller", "Контролирует исполнение", 30),
    _column("note", "Примечание", 40),
)

PUBLIC_COLUMNS = (
    _column("number", "№", 6, _K.INTEGER, printed=True),
    _column("organization", "Орган, организация", 40, printed=True),
    _column("network", "Социальная сеть", 18, printed=True),
    _column("title", "Название страницы", 40, printed=True),
    _column("address", "Ссылка", 36, _K.LINK, printed=True),
    _column("unit", "Подразделение", 30, printed=True),
    _column("phone", "Рабочий телефон", 20, _K.PHONE, printed=True),
    _column("email", "Рабочая почта", 26, _K.EMAIL, printed=True),
)
PERSON_COLUMN = _column("person", "Ответственный", 32, printed=True)


def registry(snapshot: Snapshot) -> Report:
    """Every account of every status with all its columns; paper gets a chosen few."""
    accounts = snapshot.listed()
    return signed(
        snapshot,
        Report(
            name="registry",
            title="Реестр аккаунтов в социальных сетях",
            columns=COLUMNS,
            rows=LazyRows(accounts, partial(_row, snapshot)),
            footnotes=_footnotes(snapshot, accounts),
        ),
    )


def registry_public(snapshot: Snapshot) -> Report:
    """What the site shows: public columns of the pages that work, never a private contact."""
    accounts = [account for account in snapshot.listed() if is_shown_on_site(snapshot, account)]
    named = snapshot.office.public_persons
    columns = (*PUBLIC_COLUMNS, PERSON_COLUMN) if named else PUBLIC_COLUMNS
    return framed(
        snapshot,
        Report(
            name="registry-public",
            title="Официальные страницы в социальных сетях",
            columns=columns,
            rows=LazyRows(accounts, lambda at, one: _public_row(snapshot, at, one)[: len(columns)]),
            footnotes=_footnotes(snapshot, accounts),
        ),
    )


def is_shown_on_site(snapshot: Snapshot, account: Account) -> bool:
    """Marked as public, with an address, and working or suspended today."""
    period = snapshot.status_of.get(account.id)
    shown = {AccountStatus.ACTIVE, AccountStatus.SUSPENDED}
    return bool(account.is_public and account.address and period and period.status in shown)


def _row(snapshot: Snapshot, number: int, account: Account) -> tuple[Value, ...]:
    period = snapshot.status_of.get(account.id)
    managers = snapshot.holders(account, Role.MANAGER)
    return (
        number,
        snapshot.organization[account.organization_id].name,
        marked(snapshot.network[account.network_id]),
        account.title,
        account.address,
        label(period.status if period else AccountStatus.PLANNED),
        _names(managers),
        _joined(person.work_phone for person in managers),
        account.page_id,
        period.since if period else None,
        account.created_on,
        account.deleted_on,
        account.work_email,
        account.work_phone,
        account.subscribers,
        account.gospublics_on,
        account.two_factor,
        account.gosmark,
        account.pos_widgets,
        account.is_public,
        _joined(person.post for person in managers),
        *(_names(snapshot.holders(account, role)) for role in OTHER_DUTIES),
        account.note,
    )


def _public_row(snapshot: Snapshot, number: int, account: Account) -> tuple[Value, ...]:
    organization = snapshot.organization[account.organization_id]
    managers = snapshot.holders(account, Role.MANAGER)
    return (
        number,
        organization.title or organization.name,
        marked(snapshot.network[account.network_id]),
        account.title,
        account.address,
        _joined(person.unit for person in managers) or unit_in(account.note),
        _joined(person.work_phone for person in managers) or organization.phone,
        _joined(person.work_email for person in managers) or organization.email,
        _names(managers),
    )


def marked(network: Network) -> str:
    """The network's name with its marker, such as «Instagram*»."""
    return f"{network.title}{network.marker}"


def _footnotes(snapshot: Snapshot, accounts: Iterable[Account]) -> tuple[str, ...]:
    """What the markers mean, each once, in the order of the networks."""
    met = {account.network_id for account in accounts}
    noted = {NetworkStatus.BANNED, NetworkStatus.RESTRICTED}
    found = (
        f"{network.marker} {network.footnote}".strip()
        for network in snapshot.networks
        if network.id in met
        and network.footnote
        and (network.marker or snapshot.network_status.get(network.id) in noted)
    )
    return tuple(dict.fromkeys(found))


def _names(persons: Iterable[Person]) -> str:
    return _joined(person.full_name for person in persons)


def _joined(texts: Iterable[str]) -> str:
    return ", ".join(dict.fromkeys(text for text in texts if text))

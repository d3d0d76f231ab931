"""The journal in words."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from smdesk.desk import Desk
from smdesk.models.records import Account, Assignment, Person
from smdesk.models.vocabulary import AccountStatus, Role
from tests.desk.conftest import SmallOffice


def in_words(desk: Desk) -> list[tuple[str, list[tuple[str, str, str]]]]:
    change = desk.history.log(limit=1)[0]
    return [
        (
            desk.versions.title(row),
            [(c.label, c.before, c.after) for c in desk.versions.changes(row)],
        )
        for row in desk.history.rows_of(change.id)
    ]


def test_a_changed_field_is_shown_with_both_values(desk: Desk, office: SmallOffice) -> None:
    account = desk.accounts.add(
        Account(
            organization_id=office.club, network_id=office.vk, title="Клуб", address="vk.com/klub"
        )
    )
    desk.accounts.change(
        replace(
            desk.accounts.get(account),
            organization_id=office.body,
            gosmark=True,
            gospublics_on=date(2026, 5, 1),
        )
    )
    assert in_words(desk) == [
        (
            "Аккаунт «Клуб»",
            [
                ("Организация", "Клуб «Ёлка»", "Администрация Берёзовского поселения"),
                ("В «Госпабликах» с", "—", "01.05.2026"),
                ("Госметка", "нет", "да"),
            ],
        )
    ]


def test_a_status_and_a_duty_are_shown_by_what_they_concern(
    desk: Desk, office: SmallOffice
) -> None:
    account = desk.accounts.add(
        Account(
            organization_id=office.club, network_id=office.vk, title="Клуб", address="vk.com/klub"
        )
    )
    desk.accounts.set_status([account], AccountStatus.SUSPENDED, date(2026, 11, 23))
    title, fields = in_words(desk)[-1]
    assert title == "Состояние аккаунта «Клуб»"
    assert ("Состояние", "", "Приостановлен") in fields
    anna = desk.persons.add(Person(full_name="Иванова Анна"))
    desk.assignments.add(Assignment(person_id=anna, role=Role.MANAGER, organization_id=office.club))
    title, fields = in_words(desk)[0]
    assert title == "Назначение «Клуб „Ёлка“»"
    assert ("Роль", "", "Ведёт страницу") in fields


def test_what_is_gone_is_said(desk: Desk, office: SmallOffice) -> None:
    assert desk.versions.value("account", "organization_id", 999) == "удалено"

"""Rows of duties: what holds, what is over, and what nobody has."""

from __future__ import annotations

from datetime import date

import pytest

from smdesk.desk import Desk
from smdesk.desk.overview import DutyState
from smdesk.models.records import Account, Assignment, Office, Person
from smdesk.models.vocabulary import Role
from tests.desk.conftest import SmallOffice


@pytest.fixture
def page(desk: Desk, office: SmallOffice) -> int:
    """The club's page; the body is the office's own."""
    desk.office.change(Office(organization_id=office.body))
    return desk.accounts.add(
        Account(organization_id=office.club, network_id=office.vk, address="vk.com/klub_example")
    )


@pytest.fixture
def anna(desk: Desk) -> int:
    return desk.persons.add(Person(full_name="Иванова Анна"))


def missing(desk: Desk) -> list[tuple[int, Role]]:
    rows = desk.overview.duties(desk.today())
    return [(r.organization_id, r.role) for r in rows if r.state is DutyState.MISSING]


@pytest.mark.usefixtures("page")
def test_the_body_wants_four_roles_and_a_page_its_manager(desk: Desk, office: SmallOffice) -> None:
    assert missing(desk) == [
        (office.body, Role.ORGANIZER),
        (office.body, Role.MANAGER),
        (office.body, Role.GOSPUBLIC_OPERATOR),
        (office.body, Role.CONTROLLER),
        (office.club, Role.MANAGER),
    ]


@pytest.mark.usefixtures("page")
def test_another_duty_does_not_hide_that_nobody_runs_the_page(
    desk: Desk, office: SmallOffice, anna: int
) -> None:
    desk.assignments.add(
        Assignment(person_id=anna, role=Role.MODERATOR, organization_id=office.club)
    )
    assert (office.club, Role.MANAGER) in missing(desk)


def test_who_runs_one_page_runs_the_pages(
    desk: Desk, office: SmallOffice, page: int, anna: int
) -> None:
    desk.assignments.add(Assignment(person_id=anna, role=Role.MANAGER, account_id=page))
    assert (office.club, Role.MANAGER) not in missing(desk)


@pytest.mark.usefixtures("page")
def test_a_past_duty_leaves_the_gap_open(desk: Desk, office: SmallOffice, anna: int) -> None:
    desk.assignments.add(
        Assignment(
            person_id=anna,
            role=Role.MANAGER,
            organization_id=office.club,
            until=date(2026, 11, 22),
        )
    )
    assert (office.club, Role.MANAGER) in missing(desk)


def test_a_duty_that_ended_earlier_is_not_prolonged_by_its_successor(
    desk: Desk, office: SmallOffice, anna: int
) -> None:
    pavel = desk.persons.add(Person(full_name="Соколов Павел"))
    ended = Assignment(
        person_id=anna,
        role=Role.MANAGER,
        organization_id=office.club,
        since=date(2025, 1, 1),
        until=date(2025, 12, 31),
    )
    old = desk.assignments.add(ended)
    desk.assignments.replace(old, pavel, date(2026, 11, 23), None)
    assert desk.assignments.get(old).until == date(2025, 12, 31)
    assert [d.person_id for d in desk.assignments.current(date(2026, 5, 1))] == []

"""The page «Ответственные» over a body, its club with a page, and two people."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from smdesk.desk import Desk
from smdesk.models.records import Account, Assignment, Office, Organization, Person
from smdesk.models.vocabulary import OrganizationKind, Role
from smdesk.ui.frame.pages import Context
from smdesk.ui.people import SPEC
from smdesk.ui.people.page import PeoplePage


@pytest.fixture
def page(context: Context, desk: Desk, qtbot: QtBot) -> PeoplePage:
    body = desk.organizations.add(
        Organization(title="Администрация поселения", kind=OrganizationKind.BODY)
    )
    club = desk.organizations.add(Organization(title="Клуб «Ёлка»", parent_id=body))
    desk.office.change(Office(organization_id=body))
    vk = next(n.id for n in desk.networks.all() if n.code == "vk")
    desk.accounts.add(
        Account(organization_id=club, network_id=vk, title="Клуб", address="vk.com/klub_example")
    )
    anna = desk.persons.add(Person(full_name="Иванова Анна Сергеевна", post="методист"))
    desk.persons.add(Person(full_name="Соколов Павел Ильич"))
    desk.assignments.add(
        Assignment(
            person_id=anna, role=Role.ORGANIZER, organization_id=body, since=date(2026, 1, 1)
        )
    )
    for action in SPEC.actions:
        context.actions.add(action, SPEC.key)
    shown = SPEC.factory(context)
    assert isinstance(shown, PeoplePage)
    context.actions.arrive = lambda _key: shown
    context.actions.page_shown(SPEC.key)
    desk.announcer.subscribe(lambda changed: shown.changed(dict(changed.tables)))
    qtbot.addWidget(shown)
    shown.resize(1150, 640)
    shown.show()
    QApplication.processEvents()
    return shown

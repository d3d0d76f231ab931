"""A small registry, its page in a window-less frame, and a keyring in memory."""

from __future__ import annotations

from dataclasses import dataclass

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from smdesk.desk import Desk
from smdesk.models.records import Account, Assignment, Organization, Person
from smdesk.models.vocabulary import OrganizationKind, Role
from smdesk.ui.frame.actions import ActionSpec
from smdesk.ui.frame.pages import Context
from smdesk.ui.registry import SPEC
from smdesk.ui.registry.page import RegistryPage


@dataclass(frozen=True)
class Ids:
    body: int
    club: int
    vk: int
    ok: int
    body_page: int
    club_page: int
    anna: int


@pytest.fixture
def ids(desk: Desk) -> Ids:
    codes = {network.code: network.id for network in desk.networks.all()}
    body = desk.organizations.add(
        Organization(title="Администрация поселения", kind=OrganizationKind.BODY)
    )
    club = desk.organizations.add(Organization(title="Клуб «Ёлка»", parent_id=body))
    body_page = desk.accounts.add(
        Account(
            organization_id=body,
            network_id=codes["vk"],
            title="Администрация",
            address="vk.com/adm_example",
            subscribers=100,
        )
    )
    club_page = desk.accounts.add(
        Account(
            organization_id=club,
            network_id=codes["ok"],
            title="Клуб «Ёлка»",
            address="ok.ru/group/70000000000001",
        )
    )
    anna = desk.persons.add(Person(full_name="Иванова Анна Сергеевна"))
    desk.assignments.add(Assignment(person_id=anna, role=Role.MANAGER, organization_id=body))
    return Ids(body, club, codes["vk"], codes["ok"], body_page, club_page, anna)


@pytest.fixture
def page(context: Context, ids: Ids, qtbot: QtBot) -> RegistryPage:
    return build(context, qtbot)


def build(context: Context, qtbot: QtBot) -> RegistryPage:
    """The page with its actions, as the window has it."""
    spec = ActionSpec(key="file.import", text="Загрузить…", menu="Файл", run=lambda _page: None)
    context.actions.add(spec)
    for action in SPEC.actions:
        context.actions.add(action, SPEC.key)
    shown = SPEC.factory(context)
    assert isinstance(shown, RegistryPage)
    context.actions.arrive = lambda _key: shown
    context.actions.page_shown(SPEC.key)
    qtbot.addWidget(shown)
    context.desk.announcer.subscribe(lambda changed: shown.changed(dict(changed.tables)))
    shown.resize(1150, 680)
    shown.show()
    while shown._late.isActive():
        QApplication.processEvents()
    return shown

"""The page «Контроль» over a body and a club with three pages, by the act of Amurzet."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from smdesk.desk import Desk
from smdesk.models.records import Account, Office, Organization
from smdesk.models.vocabulary import OrganizationKind
from smdesk.ui.control import SPEC
from smdesk.ui.control.page import ControlPage
from smdesk.ui.frame.pages import Context


@dataclass(frozen=True)
class Ids:
    body: int
    club: int
    vk_page: int
    ok_page: int


@pytest.fixture
def ids(desk: Desk) -> Ids:
    codes = {network.code: network.id for network in desk.networks.all()}
    body = desk.organizations.add(
        Organization(title="Администрация поселения", kind=OrganizationKind.BODY)
    )
    club = desk.organizations.add(Organization(title="Клуб «Ёлка»", parent_id=body))
    desk.office.change(Office(organization_id=body))
    desk.procedures.use("amurzet")
    pages = {
        code: desk.accounts.add(
            Account(
                organization_id=club,
                network_id=codes[code],
                title="Клуб",
                address=address,
                created_on=date(2026, 1, 12),
                gosmark=code == "vk",
            )
        )
        for code, address in (
            ("vk", "vk.com/klub_example"),
            ("ok", "ok.ru/group/70000000000001"),
        )
    }
    return Ids(body, club, pages["vk"], pages["ok"])


@pytest.fixture
def page(context: Context, ids: Ids, qtbot: QtBot) -> ControlPage:
    return build(context, qtbot)


def build(context: Context, qtbot: QtBot) -> ControlPage:
    """The page with its actions, as the window has it."""
    for action in SPEC.actions:
        context.actions.add(action, SPEC.key)
    shown = SPEC.factory(context)
    assert isinstance(shown, ControlPage)
    context.actions.arrive = lambda _key: shown
    context.actions.page_shown(SPEC.key)
    context.desk.announcer.subscribe(lambda changed: shown.changed(dict(changed.tables)))
    qtbot.addWidget(shown)
    shown.resize(1150, 680)
    shown.show()
    QApplication.processEvents()
    return shown

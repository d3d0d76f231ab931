"""The page «Организации», driven by keys and clicks."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from smdesk.desk import Desk
from smdesk.models.errors import DeskError
from smdesk.models.records import Account, LegalAct, Organization
from smdesk.models.vocabulary import OrganizationKind
from smdesk.ui.frame.pages import Context
from smdesk.ui.organizations import SPEC
from smdesk.ui.organizations.exemption import ExemptionDialog
from smdesk.ui.organizations.form import OrganizationDialog
from smdesk.ui.organizations.page import OrganizationsPage
from tests.ui.keys import type_text


@pytest.fixture
def page(context: Context, desk: Desk, qtbot: QtBot) -> OrganizationsPage:
    body = desk.organizations.add(
        Organization(title="Администрация поселения", kind=OrganizationKind.BODY)
    )
    club = desk.organizations.add(Organization(title="Клуб «Ёлка»", parent_id=body))
    desk.organizations.add(Organization(title="Централизованная бухгалтерия", parent_id=body))
    vk = next(n.id for n in desk.networks.all() if n.code == "vk")
    desk.accounts.add(
        Account(organization_id=club, network_id=vk, title="Клуб", address="vk.com/klub_example")
    )
    for action in SPEC.actions:
        context.actions.add(action, SPEC.key)
    shown = SPEC.factory(context)
    assert isinstance(shown, OrganizationsPage)
    context.actions.page_shown(SPEC.key)
    desk.announcer.subscribe(lambda changed: shown.changed(dict(changed.tables)))
    qtbot.addWidget(shown)
    shown.resize(1150, 640)
    shown.show()
    QApplication.processEvents()
    return shown


def id_of(desk: Desk, title: str) -> int:
    return next(o.id for o in desk.organizations.all() if o.title == title)


def shown_names(page: OrganizationsPage) -> list[str]:
    return [row.organization.name for row in page._matching()]


def test_the_tree_is_a_sound_model(page: OrganizationsPage) -> None:
    QAbstractItemModelTester(page.model, QAbstractItemModelTester.FailureReportingMode.Fatal, page)
    assert page.model.rowCount() == 1
    assert page.model.rowCount(page.model.index(0, 0)) == 2
    assert page.header.facts.text() == "3 организации · с страницами 1"


def test_search_keeps_what_stands_above(page: OrganizationsPage) -> None:
    type_text(page.filters.search, "елк")
    assert shown_names(page) == ["Администрация поселения", "Клуб «Ёлка»"]
    page.filters.clear()
    page.filters.filters["shown"].set_chosen(["without"])
    assert "Клуб «Ёлка»" not in shown_names(page)


def test_the_card_shows_pages_and_opens_them(
    page: OrganizationsPage, desk: Desk, qtbot: QtBot
) -> None:
    page.show_target(id_of(desk, "Клуб «Ёлка»"))
    assert page.card.title.text() == "Клуб «Ёлка»"
    texts = {each.text() for each in page.card.findChildren(QLabel)}
    assert {"Страницы", "Никто не назначен.", "История"} <= texts


def test_an_organisation_is_added_below_and_undone(
    page: OrganizationsPage, desk: Desk, qtbot: QtBot
) -> None:
    body = id_of(desk, "Администрация поселения")
    dialog = OrganizationDialog(desk, None, body)
    qtbot.addWidget(dialog)
    dialog.submit()
    assert dialog.form.fields["title"].problem
    dialog.form.fields["title"].editor.set_value("Библиотека")
    dialog.form.fields["ogrn"].editor.set_value("123")
    dialog.submit()
    assert dialog.form.fields["ogrn"].problem
    dialog.form.fields["ogrn"].editor.set_value("")
    dialog.submit()
    assert desk.organizations.get(dialog.stored_id).parent_id == body
    assert "Библиотека" in shown_names(page)
    desk.history.undo()
    assert "Библиотека" not in shown_names(page)


def test_what_is_in_use_is_not_deleted_and_said(
    page: OrganizationsPage, desk: Desk, qtbot: QtBot
) -> None:
    said: list[DeskError] = []
    page.failed.connect(said.append)
    page.show_target(id_of(desk, "Клуб «Ёлка»"))
    qtbot.keyClick(page.tree, Qt.Key.Key_Delete)
    assert "1 аккаунт" in str(said[0])
    page.show_target(id_of(desk, "Централизованная бухгалтерия"))
    with qtbot.waitSignal(page.toast):
        qtbot.keyClick(page.tree, Qt.Key.Key_Delete)
    assert desk.organizations.count() == 2


def test_an_organisation_is_freed_by_an_act_and_the_freedom_taken_back(
    page: OrganizationsPage, desk: Desk, qtbot: QtBot
) -> None:
    accountants = id_of(desk, "Централизованная бухгалтерия")
    act = desk.acts.add(LegalAct(number="98", signed_on=date(2022, 11, 24)))
    dialog = ExemptionDialog(desk, accountants)
    qtbot.addWidget(dialog)
    dialog.form.fields["act_id"].editor.set_value(act)
    dialog.form.fields["basis"].editor.set_value("приложение")
    dialog.submit()
    row = next(r for r in page._rows if r.organization.id == accountants)
    assert row.exemption == "постановление от 24.11.2022 № 98, приложение"
    assert desk.exemptions.all()[0].recheck_on == date(2027, 11, 23)
    page.show_target(accountants)
    page.do_unexempt()
    assert desk.exemptions.count() == 0

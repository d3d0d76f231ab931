"""The page «Организации», driven by keys and clicks."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QApplication, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from smdesk.desk import Desk
from smdesk.models.errors import DeskError
from smdesk.models.records import (
    Account,
    Assignment,
    Exemption,
    LegalAct,
    Organization,
    Person,
)
from smdesk.models.vocabulary import OrganizationKind, Role
from smdesk.ui.frame.actions import ActionSpec
from smdesk.ui.frame.pages import Context
from smdesk.ui.organizations import SPEC
from smdesk.ui.organizations.exemption import ExemptionDialog
from smdesk.ui.organizations.form import OrganizationDialog
from smdesk.ui.organizations.page import OPEN_UP_TO, OrganizationsPage
from tests.ui.keys import type_text


def with_actions(context: Context) -> Context:
    """The actions of the page, and the one of the frame that its empty state offers."""
    for action in SPEC.actions:
        context.actions.add(action, SPEC.key)
    context.actions.add(
        ActionSpec(key="file.import", text="Загрузить таблицу", menu="Файл", run=lambda _page: None)
    )
    return context


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
    shown = SPEC.factory(with_actions(context))
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
    rows = [page.model.record_at(page.model.index_of(each)) for each in page.model.ids()]
    return [row.organization.name for row in rows if row]


def fact(page: OrganizationsPage, text: str) -> QPushButton:
    """The link of the card that reads so."""
    return next(each for each in page.card.findChildren(QPushButton) if each.text() == text)


def test_the_tree_is_a_sound_model(page: OrganizationsPage) -> None:
    QAbstractItemModelTester(page.model, QAbstractItemModelTester.FailureReportingMode.Fatal, page)
    assert page.model.rowCount() == 1
    assert page.model.rowCount(page.model.index(0, 0)) == 2
    assert page.header.facts.text() == "3 организации · со страницами 1"


def test_search_keeps_what_stands_above(page: OrganizationsPage) -> None:
    type_text(page.filters.search, "елк")
    assert shown_names(page) == ["Администрация поселения", "Клуб «Ёлка»"]
    assert page.panel.total.text() == "Найдено: 1 организация"
    page.filters.clear()
    page.filters.filters["shown"].set_chosen(["without"])
    assert "Клуб «Ёлка»" not in shown_names(page)
    page.filters.filters["kind"].set_chosen([OrganizationKind.BODY])
    assert shown_names(page) == ["Администрация поселения"]


def test_the_card_shows_pages_and_opens_them(
    page: OrganizationsPage, desk: Desk, qtbot: QtBot
) -> None:
    page.show_target(id_of(desk, "Клуб «Ёлка»"))
    assert page.card.title.text() == "Клуб «Ёлка»"
    texts = {each.text() for each in page.card.findChildren(QLabel)}
    assert {"Страницы", "Никто не назначен.", "История"} <= texts
    with qtbot.waitSignal(page.open_page) as told:
        qtbot.mouseClick(fact(page, "Клуб"), Qt.MouseButton.LeftButton)
    assert told.args == ["registry", desk.accounts.all()[0].id]
    qtbot.mouseClick(fact(page, "Администрация поселения"), Qt.MouseButton.LeftButton)
    assert page.tree.current() == id_of(desk, "Администрация поселения")


def test_the_card_shows_people_and_opens_them(
    page: OrganizationsPage, desk: Desk, qtbot: QtBot
) -> None:
    club = id_of(desk, "Клуб «Ёлка»")
    anna = desk.persons.add(Person(full_name="Иванова Анна Петровна"))
    desk.assignments.add(Assignment(person_id=anna, role=Role.MANAGER, organization_id=club))
    page.show_target(club)
    assert page.model.data(page.model.index_of(club, 3)) == "Иванова А. П."
    with qtbot.waitSignal(page.open_page) as told:
        qtbot.mouseClick(fact(page, "Иванова А. П."), Qt.MouseButton.LeftButton)
    assert told.args == ["people", anna]


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
    dialog.form.fields["until"].editor.set_value(date(2020, 1, 1))
    dialog.submit()
    assert dialog.form.fields["until"].problem
    dialog.form.fields["until"].editor.set_value(None)
    dialog.submit()
    row = next(r for r in page._rows if r.organization.id == accountants)
    assert row.exemption == "постановление от 24.11.2022 № 98, приложение"
    assert desk.exemptions.all()[0].recheck_on == date(2027, 11, 23)
    desk.exemptions.add(
        Exemption(organization_id=accountants, basis="прежний акт", until=date(2025, 1, 1))
    )
    page.show_target(accountants)
    page.do_unexempt()
    assert [each.basis for each in desk.exemptions.all()] == ["прежний акт"]
    lasting = Exemption(organization_id=accountants, basis="акт", since=date(2026, 1, 1))
    lasting_id = desk.exemptions.add(lasting)
    page.do_unexempt()
    assert desk.exemptions.get(lasting_id).until == date(2026, 11, 22)
    assert not next(r for r in page._rows if r.organization.id == accountants).exemption


def test_a_branch_that_was_closed_stays_closed(
    page: OrganizationsPage, desk: Desk, qtbot: QtBot
) -> None:
    body = id_of(desk, "Администрация поселения")
    page.tree.setFocus()
    page.tree.select(body)
    qtbot.keyClick(page.tree, Qt.Key.Key_Left)
    type_text(page.filters.search, "елк")
    assert page.tree.isExpanded(page.model.index_of(body))
    qtbot.keyClick(page.filters.search, Qt.Key.Key_Escape)
    assert not page.tree.isExpanded(page.model.index_of(body))
    desk.organizations.add(Organization(title="Библиотека", parent_id=body))
    assert not page.tree.isExpanded(page.model.index_of(body))
    page.show_target(id_of(desk, "Библиотека"))
    page.refresh()
    assert page.tree.isExpanded(page.model.index_of(body))


def test_a_long_tree_begins_with_its_upper_level(
    context: Context, desk: Desk, qtbot: QtBot
) -> None:
    top = desk.organizations.add(Organization(title="Край"))
    district = desk.organizations.add(Organization(title="Район", parent_id=top))
    for number in range(OPEN_UP_TO):
        desk.organizations.add(Organization(title=f"Школа {number}", parent_id=district))
    page = OrganizationsPage(with_actions(context))
    qtbot.addWidget(page)
    assert page.tree.isExpanded(page.model.index_of(top))
    assert not page.tree.isExpanded(page.model.index_of(district))
    page.tree.expand(page.model.index_of(district))
    page.refresh()
    assert page.tree.isExpanded(page.model.index_of(district))


def test_columns_and_the_card_keep_their_widths(
    page: OrganizationsPage, context: Context, qtbot: QtBot
) -> None:
    header = page.tree.record_header
    header.set_shown("phone", shown=True)
    header.resizeSection(1, 171)
    page.split.moveSplitter(page.split.width() - 400, 1)
    width = page.split.side_width()
    page.hide()
    again = OrganizationsPage(context)
    qtbot.addWidget(again)
    assert "phone" in again.tree.record_header.shown_keys()
    assert again.tree.record_header.sectionSize(1) == 171
    assert again.split.side_width() == width != 330


def test_an_empty_page_offers_the_first_steps(context: Context, qtbot: QtBot) -> None:
    page = OrganizationsPage(with_actions(context))
    qtbot.addWidget(page)
    assert "Здесь будут организации" in [each.text() for each in page.findChildren(QLabel)]
    names = {each.accessibleName() for each in page.findChildren(QPushButton)}
    assert {"Добавить организацию", "Загрузить таблицу"} <= names


def test_who_runs_single_pages_is_counted_for_the_organization(
    page: OrganizationsPage, desk: Desk
) -> None:
    club = id_of(desk, "Клуб «Ёлка»")
    olga = desk.persons.add(Person(full_name="Сидорова Ольга Петровна"))
    one = desk.accounts.all()[0].id
    desk.assignments.add(Assignment(person_id=olga, role=Role.MANAGER, account_id=one))
    page.show_target(club)
    assert page.model.data(page.model.index_of(club, 3)) == "Сидорова О. П. (1 страница)"
    assert fact(page, "Сидорова О. П. (1 страница)").isVisible()
    type_text(page.filters.search, "сидорова")
    assert "Клуб «Ёлка»" in shown_names(page)

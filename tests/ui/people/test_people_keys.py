"""The page «Ответственные»: keys, what can be done to which row, what is remembered."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QApplication, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from smdesk.desk import Desk
from smdesk.desk.overview import DutyState
from smdesk.models.records import Assignment, Organization, Person
from smdesk.models.vocabulary import Role
from smdesk.ui.frame.pages import Context
from smdesk.ui.people import SPEC
from smdesk.ui.people.filters import DUTIES, PEOPLE
from smdesk.ui.people.forms import AssignDialog, HandOverDialog, PersonDialog
from smdesk.ui.people.page import PeoplePage
from tests.ui.held import HeldExecutor
from tests.ui.keys import type_text


def names(page: PeoplePage) -> list[str]:
    model = page.table.records
    return [model.text(row, 0) for row in range(model.rowCount())]


def texts(page: PeoplePage) -> list[str]:
    return [each.text() for each in page.findChildren(QLabel)]


def test_enter_on_a_missing_duty_suggests_it(page: PeoplePage, desk: Desk, qtbot: QtBot) -> None:
    club = desk.organizations.all()[1].id
    row = next(each for each in page.duties.rows.values() if each.organization_id == club)
    page.table.select(row.id)
    found: list[dict[str, object]] = []

    def look() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, AssignDialog)
        found.append(dialog.form.values())
        qtbot.keyClick(dialog, Qt.Key.Key_Escape)

    QTimer.singleShot(0, look)
    qtbot.keyClick(page.table, Qt.Key.Key_Return)
    assert found[0]["organization_id"] == club
    assert found[0][f"role.{Role.MANAGER}"]
    assert found[0]["person_id"] is None


def test_the_card_of_a_missing_duty_offers_to_give_it(page: PeoplePage, qtbot: QtBot) -> None:
    row = next(each for each in page.duties.rows.values() if each.state is DutyState.MISSING)
    page.table.select(row.id)
    with qtbot.waitSignal(page._rest.timeout):
        page._rest.start()
    assert page.card.title.text() == "Никто не назначен"
    buttons = page.card.findChildren(QPushButton)
    assert any(each.text() == "Назначить…" and each.isVisible() for each in buttons)
    assert page.card.edit.isHidden()
    page.table.select(next(id_ for id_, duty in page.duties.rows.items() if duty.person))
    with qtbot.waitSignal(page._rest.timeout):
        page._rest.start()
    assert not page.card.edit.isHidden()


def test_the_new_key_adds_a_person_in_either_list(page: PeoplePage, context: Context) -> None:
    actions = context.actions
    assert actions.action("people.add").shortcut().toString() == "Ctrl+N"
    for view, name in ((PEOPLE, "Добавить человека"), (DUTIES, "Назначить…")):
        page.show_view(view)
        QApplication.processEvents()
        shown = [each for each in page.header.findChildren(QPushButton) if not each.isHidden()]
        assert [each.text() for each in shown if each.property("kind") == "primary"] == [name]


def test_a_past_duty_cannot_be_handed_over(page: PeoplePage, context: Context, desk: Desk) -> None:
    pavel = desk.persons.all()[1].id
    body = desk.organizations.all()[0].id
    past = desk.assignments.add(
        Assignment(
            person_id=pavel, role=Role.CONTROLLER, organization_id=body, until=date(2025, 12, 31)
        )
    )
    enabled = {}
    for duty in (past, desk.assignments.all()[0].id):
        page.table.select(duty)
        enabled[duty] = [
            context.actions.action(f"people.{key}").isEnabled() for key in ("hand_over", "finish")
        ]
    assert list(enabled.values()) == [[False, False], [True, True]]


def test_a_missing_duty_cannot_be_deleted(page: PeoplePage, context: Context) -> None:
    page.table.select(-1)
    assert not context.actions.action("people.delete").isEnabled()
    assert not context.actions.action("people.edit").isEnabled()


def test_people_go_with_their_duties_and_say_so(page: PeoplePage, desk: Desk, qtbot: QtBot) -> None:
    page.show_target(desk.persons.all()[0].id)
    with qtbot.waitSignal(page.toast) as heard:
        qtbot.keyClick(page.table, Qt.Key.Key_Delete)
    assert heard.args == ["Удалено: 1 человек и 1 назначение", True]
    assert desk.assignments.count() == 0
    desk.history.undo()
    assert desk.assignments.count() == 1


def test_an_organisation_brings_those_below_it(page: PeoplePage, desk: Desk, qtbot: QtBot) -> None:
    body, club = (each.id for each in desk.organizations.all())
    page.filters.fill_once()
    page.filters.filters["organization"].set_chosen([club])
    assert names(page) == ["не назначен"]
    page.filters.filters["organization"].set_chosen([body])
    assert len(names(page)) == 5
    qtbot.mouseClick(page.filters.reset, Qt.MouseButton.LeftButton)
    assert not page.filters.is_set()


def test_search_takes_yo_for_e_and_escape_ends_it(
    page: PeoplePage, desk: Desk, qtbot: QtBot
) -> None:
    desk.persons.add(Person(full_name="Пчёлкин Семён"))
    qtbot.mouseClick(page.switch.button(PEOPLE), Qt.MouseButton.LeftButton)
    page.search()
    type_text(page.filters.search, "пчелк")
    assert names(page) == ["Пчёлкин Семён"]
    type_text(page.filters.search, "ъ")
    assert "Ничего не найдено" in texts(page)
    qtbot.keyClick(page.filters.search, Qt.Key.Key_Escape)
    assert len(names(page)) == 3


def test_a_filter_of_duties_does_not_count_among_people(page: PeoplePage) -> None:
    page.filters.filters["when"].set_chosen([DutyState.PAST])
    assert names(page) == []
    page.show_view(PEOPLE)
    assert len(names(page)) == 2
    assert not page.filters.is_set()


def test_people_are_sorted_by_a_click_and_stay_sorted(page: PeoplePage, desk: Desk) -> None:
    page.show_view(PEOPLE)
    model = page.people.table.records
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal, page)
    page.people.table.header._clicked(model.column_index("duties"))
    assert names(page) == ["Соколов Павел Ильич", "Иванова Анна Сергеевна"]
    desk.persons.add(Person(full_name="Абрамов Илья"))
    assert names(page)[-1] == "Иванова Анна Сергеевна"


def test_the_list_and_its_filters_come_back(
    page: PeoplePage, context: Context, desk: Desk, qtbot: QtBot
) -> None:
    club = desk.organizations.all()[1].id
    page.filters.fill_once()
    page.filters.filters["organization"].set_chosen([club])
    page.filters.filters["role"].set_chosen([Role.MANAGER])
    page.show_view(PEOPLE)
    again = SPEC.factory(context)
    assert isinstance(again, PeoplePage)
    qtbot.addWidget(again)
    again.restore_state(page.state())
    assert again.view == PEOPLE
    assert again.filters.chosen("organization") == {club}
    assert again.filters.chosen("role") == {Role.MANAGER}


def test_a_change_elsewhere_is_not_read(page: PeoplePage, desk: Desk) -> None:
    before = page.duties.rows
    page.changed({"credential": frozenset({1})})
    assert page.duties.rows is before
    desk.organizations.add(Organization(title="Библиотека"))
    assert page.duties.rows is not before


def test_a_duty_may_be_for_one_page(page: PeoplePage, desk: Desk, qtbot: QtBot) -> None:
    account = desk.accounts.all()[0]
    dialog = AssignDialog(desk, None, account.organization_id, Role.MANAGER)
    qtbot.addWidget(dialog)
    dialog.form.set_values({"person_id": desk.persons.all()[1].id, "account_id": account.id})
    dialog.form.fields[f"role.{Role.MANAGER}"].editor.set_value(True)
    dialog.submit()
    assert [d.account_id for d in desk.assignments.of_person(desk.persons.all()[1].id)] == [
        account.id
    ]
    assert "Соколов Павел Ильич" in names(page)


def test_the_successor_may_be_entered_on_the_spot(
    page: PeoplePage, desk: Desk, qtbot: QtBot
) -> None:
    dialog = HandOverDialog(desk, desk.assignments.all()[0].id)
    qtbot.addWidget(dialog)

    def enter() -> None:
        new = QApplication.activeModalWidget()
        assert isinstance(new, PersonDialog)
        type_text(new.form.fields["full_name"].widget, "Орлова Вера")
        qtbot.keyClick(new, Qt.Key.Key_Return)

    QTimer.singleShot(0, enter)
    new = next(b for b in dialog.findChildren(QPushButton) if b.text() == "Новый человек…")
    new.click()
    dialog.submit()
    assert "Орлова Вера" in names(page)


def test_a_draft_of_a_person_survives(page: PeoplePage, desk: Desk, qtbot: QtBot) -> None:
    dialog = PersonDialog(desk, None)
    qtbot.addWidget(dialog)
    type_text(dialog.form.fields["full_name"].widget, "Орлова")
    dialog.form.settle()
    again = PersonDialog(desk, None)
    qtbot.addWidget(again)
    assert again.form.values()["full_name"] == "Орлова"
    assert any("Восстановлено" in each.text() for each in again.findChildren(QLabel))
    again.reject()
    assert desk.state.get("draft.person.0", {}) == {}


def test_export_is_a_job_over_everything(
    page: PeoplePage, executor: HeldExecutor, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    target = f"{tmp_path}/ответственные.xlsx"
    monkeypatch.setattr(
        "smdesk.ui.kit.save_file.QFileDialog.getSaveFileName", lambda *_: (target, "")
    )
    page.do_export()
    assert executor.children[-1].arguments[2:8] == [
        "report",
        "responsible",
        "--format",
        "xlsx",
        "--out",
        target,
    ]


def test_an_empty_page_offers_the_first_steps(context: Context, qtbot: QtBot) -> None:
    for action in SPEC.actions:
        context.actions.add(action, SPEC.key)
    shown = SPEC.factory(context)
    qtbot.addWidget(shown)
    assert "Здесь будет, кто за что отвечает" in [e.text() for e in shown.findChildren(QLabel)]

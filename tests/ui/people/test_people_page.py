"""The page «Ответственные», driven by keys and clicks."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from smdesk.desk import Desk
from smdesk.models.records import LegalAct
from smdesk.models.vocabulary import Role
from smdesk.ui.people.forms import AssignDialog, FinishDialog, HandOverDialog, PersonDialog
from smdesk.ui.people.page import PeoplePage
from smdesk.ui.people.view import PEOPLE
from tests.ui.keys import type_text


def names(page: PeoplePage) -> list[tuple[str, str]]:
    model = page.table.records
    return [(model.text(row, 0), model.text(row, 1)) for row in range(model.rowCount())]


def test_duties_that_nobody_has_stand_first_in_words(page: PeoplePage) -> None:
    QAbstractItemModelTester(
        page.table.records, QAbstractItemModelTester.FailureReportingMode.Fatal, page
    )
    rows = names(page)
    assert rows[-1] == ("Иванова Анна Сергеевна", "Организует работу")
    missing = sorted(role for name, role in rows if name == "не назначен")
    assert missing == [
        "Ведёт страницу",
        "Ведёт страницу",
        "Контролирует исполнение",
        "Работает в «Госпабликах»",
    ]
    assert "не назначено: 4" in page.header.facts.text()


def test_search_and_filters(page: PeoplePage) -> None:
    type_text(page.filters.search, "иванов")
    assert len(names(page)) == 1
    page.filters.clear()
    page.filters.filters["role"].set_chosen([Role.CONTROLLER])
    assert [name for name, _role in names(page)] == ["не назначен"]


def test_people_are_a_second_view(page: PeoplePage, desk: Desk, qtbot: QtBot) -> None:
    qtbot.mouseClick(page.switch.button(PEOPLE), Qt.MouseButton.LeftButton)
    assert [name for name, _post in names(page)] == [
        "Иванова Анна Сергеевна",
        "Соколов Павел Ильич",
    ]
    page.show_target(desk.persons.all()[1].id)
    assert page.card.title.text() == "Соколов Павел Ильич"


def test_the_card_says_who_answered_for_what(page: PeoplePage, desk: Desk) -> None:
    page.show_target(desk.persons.all()[0].id)
    texts = {each.text() for each in page.card.findChildren(QLabel)}
    assert "Администрация поселения\nс 01.01.2026" in texts
    assert "методист" in texts


def test_several_roles_are_given_as_one_change(page: PeoplePage, desk: Desk, qtbot: QtBot) -> None:
    pavel = desk.persons.all()[1].id
    dialog = AssignDialog(desk, None, person_id=pavel)
    qtbot.addWidget(dialog)
    dialog.form.fields[f"role.{Role.CONTROLLER}"].editor.set_value(True)
    before = desk.history.count()
    dialog.submit()
    assert desk.history.count() == before + 1
    assert {d.role for d in desk.assignments.of_person(pavel)} == {Role.MANAGER, Role.CONTROLLER}
    desk.history.undo()
    assert desk.assignments.of_person(pavel) == []


def test_a_duty_without_a_role_is_refused_beside_the_field(
    page: PeoplePage, desk: Desk, qtbot: QtBot
) -> None:
    dialog = AssignDialog(desk, None, person_id=desk.persons.all()[1].id)
    qtbot.addWidget(dialog)
    dialog.form.fields[f"role.{Role.MANAGER}"].editor.set_value(False)
    dialog.submit()
    assert dialog.form.fields[f"role.{Role.ORGANIZER}"].problem
    assert desk.assignments.count() == 1


def test_a_person_is_replaced_by_an_act(page: PeoplePage, desk: Desk, qtbot: QtBot) -> None:
    act = desk.acts.add(LegalAct(number="14", signed_on=date(2026, 11, 1)))
    duty = desk.assignments.all()[0]
    pavel = desk.persons.all()[1].id
    dialog = HandOverDialog(desk, duty.id)
    qtbot.addWidget(dialog)
    dialog.form.set_values({"person_id": pavel, "since": date(2026, 11, 10), "act_id": act})
    dialog.submit()
    assert desk.assignments.get(duty.id).until == date(2026, 11, 9)
    assert desk.assignments.of_person(pavel)[0].act_id == act
    assert ("Соколов Павел Ильич", "Организует работу") in names(page)


def test_a_duty_ends_on_a_day(page: PeoplePage, desk: Desk, qtbot: QtBot) -> None:
    duty = desk.assignments.all()[0]
    dialog = FinishDialog(desk, duty.id)
    qtbot.addWidget(dialog)
    dialog.form.set_values({"until": date(2026, 11, 1)})
    dialog.submit()
    assert desk.assignments.get(duty.id).until == date(2026, 11, 1)


def test_a_person_form_judges_and_stores(page: PeoplePage, desk: Desk, qtbot: QtBot) -> None:
    dialog = PersonDialog(desk, None)
    qtbot.addWidget(dialog)
    dialog.form.fields["work_email"].editor.set_value("не почта")
    dialog.submit()
    assert dialog.form.fields["full_name"].problem
    assert dialog.form.fields["work_email"].problem
    dialog.form.fields["work_email"].editor.set_value("press@adm.example")
    dialog.form.fields["full_name"].editor.set_value("Орлова Вера")
    dialog.submit()
    assert desk.persons.get(dialog.stored_id).full_name == "Орлова Вера"


def test_delete_is_undone(page: PeoplePage, desk: Desk, qtbot: QtBot) -> None:
    page.table.select(desk.assignments.all()[0].id)
    with qtbot.waitSignal(page.toast):
        qtbot.keyClick(page.table, Qt.Key.Key_Delete)
    assert desk.assignments.count() == 0
    desk.history.undo()
    assert desk.assignments.count() == 1

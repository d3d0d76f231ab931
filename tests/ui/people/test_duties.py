"""Mending a duty, drafts of duties, and which rows are reported."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication, QDialog, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from smdesk.desk import Desk
from smdesk.models.records import Account, Assignment, LegalAct
from smdesk.models.vocabulary import Role
from smdesk.ui.frame.pages import Context
from smdesk.ui.people.duty_form import DutyDialog
from smdesk.ui.people.filters import PEOPLE
from smdesk.ui.people.forms import AssignDialog
from smdesk.ui.people.page import PeoplePage
from smdesk.ui.reporting import Rows
from tests.ui.held import HeldExecutor


def in_dialog(act: Callable[[QDialog], object]) -> None:
    """Do this in the dialog that opens next."""

    def run() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, QDialog)
        act(dialog)

    QTimer.singleShot(0, run)


def shown_people(page: PeoplePage) -> list[str]:
    model = page.table.records
    return [model.text(row, 0) for row in range(model.rowCount())]


@pytest.mark.parametrize("key", [Qt.Key.Key_F2, Qt.Key.Key_Return])
def test_a_slip_in_a_duty_is_mended_by_a_key(
    page: PeoplePage, desk: Desk, qtbot: QtBot, key: Qt.Key
) -> None:
    duty = desk.assignments.all()[0]
    act = desk.acts.add(LegalAct(number="14", signed_on=date(2026, 2, 1)))

    def mend(dialog: QDialog) -> None:
        assert isinstance(dialog, DutyDialog)
        assert dialog.form.values()["role"] is Role.ORGANIZER
        dialog.form.set_values({"since": date(2026, 2, 2), "act_id": act})
        dialog.save.click()

    page.table.select(duty.id)
    in_dialog(mend)
    with qtbot.waitSignal(page.toast) as heard:
        qtbot.keyClick(page.table, key)
    assert heard.args == ["Назначение изменено", True]
    stored = desk.assignments.get(duty.id)
    assert (stored.since, stored.act_id) == (date(2026, 2, 2), act)
    assert stored.person_id == duty.person_id
    desk.history.undo()
    assert desk.assignments.get(duty.id) == duty


def test_dates_of_a_duty_in_the_wrong_order_are_said_beside_the_field(
    page: PeoplePage, desk: Desk, qtbot: QtBot
) -> None:
    duty = desk.assignments.all()[0]
    dialog = DutyDialog(desk, duty.id)
    qtbot.addWidget(dialog)
    dialog.form.fields["until"].editor.set_value(date(2025, 1, 1))
    dialog.submit()
    assert dialog.form.fields["until"].problem
    assert desk.assignments.get(duty.id) == duty


def test_a_duty_for_a_page_shows_the_pages_organisation_and_may_become_the_whole_bodys(
    page: PeoplePage, desk: Desk, qtbot: QtBot
) -> None:
    account = desk.accounts.all()[0]
    pavel = desk.persons.all()[1].id
    duty = desk.assignments.add(
        Assignment(person_id=pavel, role=Role.MANAGER, account_id=account.id)
    )
    dialog = DutyDialog(desk, duty)
    qtbot.addWidget(dialog)
    assert dialog.form.values()["organization_id"] == account.organization_id
    assert dialog.form.values()["account_id"] == account.id
    dialog.form.fields["account_id"].editor.set_value(None)
    dialog.submit()
    stored = desk.assignments.get(duty)
    assert (stored.organization_id, stored.account_id) == (account.organization_id, None)


def test_a_page_is_forgotten_when_another_organisation_is_chosen(
    page: PeoplePage, desk: Desk, qtbot: QtBot
) -> None:
    account: Account = desk.accounts.all()[0]
    body = desk.organizations.all()[0].id
    dialog = AssignDialog(desk, None, account.organization_id, Role.MODERATOR)
    qtbot.addWidget(dialog)
    dialog.form.fields["account_id"].editor.set_value(account.id)
    dialog.form.fields["organization_id"].editor.set_value(body)
    dialog.form.fields["organization_id"].editor.edited.emit()
    assert dialog.form.values()["account_id"] is None
    dialog.reject()


def test_a_draft_of_a_duty_survives(page: PeoplePage, desk: Desk, qtbot: QtBot) -> None:
    account = desk.accounts.all()[0]
    dialog = AssignDialog(desk, None, account.organization_id)
    qtbot.addWidget(dialog)
    dialog.form.fields["account_id"].editor.set_value(account.id)
    dialog.form.fields[f"role.{Role.CONTROLLER}"].editor.set_value(True)
    dialog.form.settle()
    again = AssignDialog(desk)
    qtbot.addWidget(again)
    values = again.form.values()
    assert (values["account_id"], values[f"role.{Role.CONTROLLER}"]) == (account.id, True)
    assert any("Восстановлено" in each.text() for each in again.findChildren(QLabel))
    anew = next(b for b in again.findChildren(QPushButton) if b.text() == "Начать заново")
    qtbot.mouseClick(anew, Qt.MouseButton.LeftButton)
    assert again.form.values()["organization_id"] == desk.office.get().organization_id
    assert again.form.values()["account_id"] is None
    assert anew.isHidden()
    assert desk.state.get("draft.assignment.new", {}) == {}
    again.reject()


def test_people_without_duties_are_found(page: PeoplePage) -> None:
    page.show_view(PEOPLE)
    holding = page.filters.filters["holding"]
    holding.set_chosen(["none"])
    assert shown_people(page) == ["Соколов Павел Ильич"]
    holding.set_chosen(["some"])
    assert shown_people(page) == ["Иванова Анна Сергеевна"]


def test_a_duty_that_nobody_has_is_given_not_mended(
    page: PeoplePage, context: Context, qtbot: QtBot
) -> None:
    page.table.select(-1)
    assert not context.actions.action("people.change").isEnabled()
    seen: list[type] = []

    def look(dialog: QDialog) -> None:
        seen.append(type(dialog))
        dialog.reject()

    in_dialog(look)
    qtbot.keyClick(page.table, Qt.Key.Key_F2)
    assert seen == [AssignDialog]


def test_what_is_filtered_is_exported(
    page: PeoplePage,
    desk: Desk,
    executor: HeldExecutor,
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
) -> None:
    target = f"{tmp_path}/ответственные.xlsx"
    monkeypatch.setattr(
        "smdesk.ui.kit.save_file.QFileDialog.getSaveFileName", lambda *_: (target, "")
    )
    page.filters.filters["role"].set_chosen([Role.ORGANIZER])
    page.do_export()
    arguments = executor.children[-1].arguments
    kept = Path(arguments[arguments.index("--ids") + 1])
    assert json.loads(kept.read_text(encoding="utf-8")) == [desk.assignments.all()[0].id]
    kept.unlink()


def test_printing_begins_with_what_is_filtered(
    page: PeoplePage, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[tuple[list[str], int]] = []

    def note(_self: object, _report: str, rows: list[Rows], taken: int = 0) -> None:
        asked.append(([each.title for each in rows], taken))

    monkeypatch.setattr("smdesk.ui.reporting.Reporting.print", note)
    page.do_print()
    page.filters.filters["role"].set_chosen([Role.ORGANIZER])
    page.do_print()
    page.filters.filters["role"].set_chosen([Role.CONTROLLER])
    page.do_print()
    page.show_view(PEOPLE)
    page.do_print()
    three = ["Все", "Отобранные", "Выделенные"]
    assert asked == [(three, 0), (three, 1), (three, 0), (["Все"], 0)]


def test_another_page_can_ask_for_a_duty_that_is_missing(page: PeoplePage, desk: Desk) -> None:
    body = desk.organizations.all()[0].id
    network = desk.networks.all()[0].id
    account = desk.accounts.add(
        Account(organization_id=body, network_id=network, title="Клуб", address="vk.com/klub_zz")
    )
    seen: list[tuple[object, ...]] = []

    def look(dialog: QDialog) -> None:
        assert isinstance(dialog, AssignDialog)
        values = dialog.form.values()
        chosen = [role for role in Role if values[f"role.{role}"]]
        seen.append((chosen, values["organization_id"], values["account_id"]))
        dialog.reject()

    for place in (account, 0):
        in_dialog(look)
        page.show_target(("assign", Role.CONTROLLER, body, place))
    assert seen == [([Role.CONTROLLER], body, account), ([Role.CONTROLLER], body, None)]

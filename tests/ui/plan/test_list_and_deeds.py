"""The list of the plan, what the menu does, and what the page remembers."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from smdesk.desk.planning.stages import Mover
from smdesk.desk.planning.voices import Verdict, Voice
from smdesk.models.plan_records import Post
from smdesk.models.plan_vocabulary import Decision, Stage
from smdesk.models.records import Person
from smdesk.ui.plan.listing import PlanList
from smdesk.ui.plan.menu import fill_item_menu
from smdesk.ui.plan.page import PlanPage
from tests.ui.plan.conftest import MONDAY, Office

TUESDAY, FRIDAY = MONDAY + timedelta(days=1), MONDAY + timedelta(days=4)

KEYS = ("number", "topic", "author", "approved")


def topics(page: PlanPage) -> list[str]:
    rows = page.list.model
    return [rows.text(row, rows.column_index("topic")) for row in range(rows.rowCount())]


def test_the_list_is_sorted_by_its_heads_and_copied_as_text(
    page: PlanPage, office: Office, qtbot: QtBot
) -> None:
    office.post("Каток", TUESDAY)
    office.post("Ёлка", FRIDAY)
    QTest.mouseClick(page.bar.button("list"), Qt.MouseButton.LeftButton)
    model = page.list.model
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    assert topics(page) == ["Каток", "Ёлка"]
    model.sort(model.column_index("topic"), Qt.SortOrder.AscendingOrder)
    qtbot.waitUntil(lambda: topics(page) == ["Ёлка", "Каток"])
    page.list.table.selectAll()
    page.list.table.copy()
    copied = QGuiApplication.clipboard().text()
    assert "24.11.2026 10:00" in copied
    assert copied.count("\n") == 2


def test_the_menu_offers_what_can_be_done_and_does_it(page: PlanPage, office: Office) -> None:
    placement = office.post("Ёлка", MONDAY, 9, Stage.APPROVED)
    assert page.grid is not None
    page.grid.select(placement)
    menu = QMenu(page)
    fill_item_menu(menu, page, page.chosen())
    words = {action.text(): action for action in menu.actions() if action.text()}
    words["Отменить размещение"].trigger()
    assert office.placement(placement).stage is Stage.CANCELLED
    office.desk.history.undo()
    assert office.placement(placement).stage is None
    page.grid.select(placement)
    words["Поставить в отложенные"].trigger()
    assert office.placement(placement).stage is Stage.SCHEDULED
    page.grid.select(placement)
    page.do_take_back()
    assert office.placement(placement).stage is None


def test_what_cannot_be_done_is_said_in_one_sentence(page: PlanPage, office: Office) -> None:
    placement = office.post("Ёлка", TUESDAY, stage=Stage.CHANGES_ASKED)
    assert page.grid is not None
    page.grid.select(placement)
    said: list[str] = []
    page.failed.connect(lambda error: said.append(str(error)))
    page.do_schedule()
    assert len(said) == 1
    assert "нельзя перейти" in said[0]
    assert office.placement(placement).stage is None


def test_ideas_lie_in_the_tray_until_somebody_hides_it(page: PlanPage, office: Office) -> None:
    page.resize(1500, 760)
    assert not page.tray.isVisible()
    office.desk.posts.add(Post(topic="Рассказать о тренере"))
    assert page.tray.isVisible()
    assert page.bar.tray.text() == "Без даты: 1"
    QTest.mouseClick(page.bar.tray, Qt.MouseButton.LeftButton)
    assert not page.tray.isVisible()
    kept = page.state()
    page.bar.tray_wanted = None
    page.restore_state(kept)
    assert not page.tray.isVisible()


@pytest.mark.parametrize("view", ["month", "week", "list"])
def test_the_view_is_remembered_and_a_target_is_shown(
    page: PlanPage, office: Office, view: str
) -> None:
    placement = office.post("Ёлка", TUESDAY + timedelta(days=40))
    page.show_view(view)
    page.restore_state(page.state())
    assert page.period.view == view
    page.show_target(placement)
    assert page.grid is not None
    assert page.grid.selected == {placement}
    assert office.placement(placement).planned_at == datetime(2027, 1, 3, 10, 0)


def test_the_list_tells_the_number_who_is_responsible_and_who_has_approved(
    page: PlanPage, office: Office
) -> None:
    person = office.desk.persons.add(Person(full_name="Шаляпина Нина Викторовна"))
    first, second = office.post("Каток", TUESDAY), office.post("Ёлка", FRIDAY)
    post = office.desk.posts.get(office.placement(first).post_id)
    office.desk.posts.change(replace(post, author_id=person))
    asked = office.desk.approvals.ask_post(post.id, [Voice(name="глава поселения Рябинина А. П.")])
    [voice] = office.desk.approvals.voices(asked)
    verdict = Verdict(Decision.APPROVED, at=datetime(2026, 11, 23, 11, 0))
    office.desk.approvals.decide(asked, {voice.id: verdict})
    moved = office.desk.posts.get(office.placement(second).post_id)
    office.desk.posts.move([moved.id], Stage.APPROVED, Mover("Соколов И. И."))
    page.show_view("list")
    told = [
        [page.list.model.text(row, page.list.model.column_index(key)) for key in KEYS]
        for row in range(page.list.model.rowCount())
    ]
    assert told == [
        ["1", "Каток", "Шаляпина Н. В.", "23.11.2026, Рябинина А. П."],
        ["2", "Ёлка", "", "23.11.2026, Соколов И. И."],
    ]


def test_the_list_has_no_sideways_scroll_on_a_small_screen(page: PlanPage, office: Office) -> None:
    office.post("Каток", TUESDAY)
    page.resize(1366 - 214, 700)
    page.show_view("list")
    assert page.list.table.horizontalScrollBar().maximum() == 0


def test_the_columns_of_the_list_are_remembered(page: PlanPage, office: Office) -> None:
    office.post("Каток", TUESDAY)
    page.show_view("list")
    page.list.table.header.set_shown("link", shown=True)
    page.show_view("month")
    again = PlanList(office.desk)
    assert "link" in again.table.header.shown_keys()
    again.deleteLater()


def test_the_list_says_what_was_changed_after_it_was_approved(
    page: PlanPage, office: Office
) -> None:
    desk = office.desk
    placement = desk.placements.get(office.post("Ёлка", TUESDAY))
    asked = desk.approvals.ask_post(placement.post_id, [Voice("глава Рябинина А. П.")])
    [voice] = desk.approvals.voices(asked)
    desk.approvals.decide(asked, {voice.id: Verdict(Decision.APPROVED)})
    page.show_view("list")
    rows = page.list.model
    column = rows.column_index("approved")
    assert rows.text(0, column) == "23.11.2026, Рябинина А. П."
    desk.posts.change(replace(desk.posts.get(placement.post_id), text="Приходите в семь"))
    assert rows.text(0, column) == "потом изменён текст, 23.11.2026; 23.11.2026, Рябинина А. П."
    desk.history.undo()
    assert rows.text(0, column) == "23.11.2026, Рябинина А. П."

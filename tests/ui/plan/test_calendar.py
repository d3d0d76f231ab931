"""The calendar driven by mouse and keys."""

from __future__ import annotations

from datetime import date, datetime, timedelta

import pytest
from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QMessageBox
from pytestqt.qtbot import QtBot

from smdesk.models.plan_vocabulary import Stage
from smdesk.ui.plan.page import PlanPage
from tests.ui.plan.conftest import MONDAY, Office
from tests.ui.plan.hands import CONTROL, LEFT, NONE, chip_at, day_at, drag, grid_of

TUESDAY, FRIDAY = MONDAY + timedelta(days=1), MONDAY + timedelta(days=4)


def topics(page: PlanPage) -> list[str]:
    rows = page.list.model
    return [rows.text(row, rows.column_index("topic")) for row in range(rows.rowCount())]


def test_dragging_takes_a_post_to_another_day_and_undo_takes_it_back(
    page: PlanPage, office: Office
) -> None:
    placement = office.post("Ёлка", TUESDAY)
    drag(page, chip_at(page, placement), day_at(page, FRIDAY))
    assert office.placement(placement).planned_at == datetime(2026, 11, 27, 10, 0)
    office.desk.history.undo()
    assert office.day(placement) == TUESDAY


def test_dragging_with_ctrl_makes_a_copy(page: PlanPage, office: Office) -> None:
    placement = office.post("Ёлка", TUESDAY)
    drag(page, chip_at(page, placement), day_at(page, FRIDAY), CONTROL)
    assert office.day(placement) == TUESDAY
    [copied] = office.desk.plan.of_day(FRIDAY)
    assert (copied.topic, copied.stage) == ("Ёлка", Stage.DRAFT)


def test_several_that_are_selected_go_together(page: PlanPage, office: Office) -> None:
    first, second = office.post("Ёлка", TUESDAY), office.post("Каток", TUESDAY + timedelta(days=1))
    grid = grid_of(page)
    QTest.mouseClick(grid, LEFT, NONE, chip_at(page, first))
    QTest.mouseClick(grid, LEFT, CONTROL, chip_at(page, second))
    drag(page, chip_at(page, first), day_at(page, FRIDAY))
    assert (office.day(first), office.day(second)) == (FRIDAY, FRIDAY + timedelta(days=1))


def test_esc_puts_down_what_is_carried(page: PlanPage, office: Office) -> None:
    placement = office.post("Ёлка", TUESDAY)
    grid, start = grid_of(page), chip_at(page, placement)
    QTest.mousePress(grid, LEFT, NONE, start)
    QTest.mouseMove(grid, start + QPoint(60, 0))
    QTest.keyClick(grid, Qt.Key.Key_Escape)
    QTest.mouseRelease(grid, LEFT, NONE, day_at(page, FRIDAY))
    assert office.day(placement) == TUESDAY


def test_holding_over_the_arrow_turns_the_page(
    page: PlanPage, office: Office, qtbot: QtBot
) -> None:
    placement = office.post("Ёлка", TUESDAY)
    grid, start = grid_of(page), chip_at(page, placement)
    arrow = grid.mapFrom(page, page.bar.forth.mapTo(page, page.bar.forth.rect().center()))
    QTest.mousePress(grid, LEFT, NONE, start)
    QTest.mouseMove(grid, arrow)
    qtbot.waitUntil(lambda: page.period.first == date(2026, 12, 1))
    QTest.mouseRelease(grid, LEFT, NONE, day_at(page, date(2026, 12, 18)))
    assert office.day(placement) == date(2026, 12, 18)


@pytest.mark.parametrize("meant", [True, False])
def test_moving_what_is_published_asks_first(
    page: PlanPage, office: Office, *, meant: bool
) -> None:
    placement = office.post("Ёлка", MONDAY - timedelta(days=3))
    office.desk.placements.publish_as_planned([placement])
    there = MONDAY - timedelta(days=5)
    QTimer.singleShot(0, lambda: _answer(meant=meant))
    drag(page, chip_at(page, placement), day_at(page, there))
    published = office.placement(placement).published_at
    assert published is not None
    assert (published.date() == there) is meant


def test_what_is_published_is_not_asked_about_when_it_cannot_go_there(
    page: PlanPage, office: Office, qtbot: QtBot
) -> None:
    placement = office.post("Ёлка", MONDAY - timedelta(days=3))
    office.desk.placements.publish_as_planned([placement])
    asked: list[object] = []

    def look() -> None:
        asked.append(QApplication.activeModalWidget())
        _answer(meant=True)

    late = QTimer()
    late.setSingleShot(True)
    late.timeout.connect(look)
    late.start(0)
    with qtbot.waitSignal(page.failed) as failed:
        drag(page, chip_at(page, placement), day_at(page, MONDAY + timedelta(days=3)))
    late.stop()
    assert failed.args is not None
    assert "День публикации ещё не наступил" in str(failed.args[0])
    assert not any(asked)


def _answer(*, meant: bool) -> None:
    asked = QApplication.activeModalWidget()
    assert isinstance(asked, QMessageBox)
    assert "уже вышла" in asked.text()
    button = next(b for b in asked.buttons() if (b.text() == "Перенести") is meant)
    assert isinstance(button, QAbstractButton)
    button.click()


def test_what_is_dropped_on_the_tray_has_no_day_and_comes_back(
    page: PlanPage, office: Office
) -> None:
    office.post("Каток", FRIDAY)
    placement = office.post("Ёлка", TUESDAY)
    QTest.mouseClick(page.bar.tray, LEFT)
    grid = grid_of(page)
    drag(page, chip_at(page, placement), grid.mapFrom(page, page.tray.geometry().center()))
    assert office.day(placement) is None
    assert page.tray.list.count() == 1
    row = page.tray.list.visualItemRect(page.tray.list.item(0)).center()
    port, there = page.tray.list.viewport(), day_at(page, FRIDAY)
    end = port.mapFromGlobal(grid.mapToGlobal(there))
    QTest.mousePress(port, LEFT, NONE, row)
    QTest.mouseMove(port, row + QPoint(-40, 0))
    QTest.mouseMove(port, end)
    QTest.mouseRelease(port, LEFT, NONE, end)
    assert office.day(placement) == FRIDAY


def test_keys_walk_through_days_and_chips_and_move_them(page: PlanPage, office: Office) -> None:
    first, second = office.post("Ёлка", TUESDAY, 9), office.post("Каток", TUESDAY, 11)
    grid = grid_of(page)
    grid.setFocus()
    QTest.keyClick(grid, Qt.Key.Key_Home)
    QTest.keyClick(grid, Qt.Key.Key_Right)
    assert grid.cursor_day == TUESDAY
    QTest.keyClick(grid, Qt.Key.Key_Return)
    assert grid.selected == {first}
    QTest.keyClick(grid, Qt.Key.Key_Down)
    assert grid.selected == {second}
    QTest.keyClick(grid, Qt.Key.Key_Right, CONTROL)
    assert office.day(second) == TUESDAY + timedelta(days=1)
    assert grid.selected == {second}
    QTest.keyClick(grid, Qt.Key.Key_Down, CONTROL)
    assert office.day(second) == TUESDAY + timedelta(days=8)


def test_cut_and_paste_take_a_post_to_another_month(page: PlanPage, office: Office) -> None:
    placement = office.post("Ёлка", TUESDAY)
    grid = grid_of(page)
    grid.select(placement)
    QTest.keyClick(grid, Qt.Key.Key_X, CONTROL)
    QTest.keyClick(grid, Qt.Key.Key_PageDown)
    there = grid.cursor_day
    assert there.month == 12
    QTest.keyClick(grid, Qt.Key.Key_V, CONTROL)
    assert office.day(placement) == there


def test_delete_removes_the_post_and_undo_brings_it_back(page: PlanPage, office: Office) -> None:
    placement = office.post("Ёлка", TUESDAY)
    grid_of(page).select(placement)
    page.do_delete_post()
    assert not office.desk.posts.count()
    office.desk.history.undo()
    assert office.day(placement) == TUESDAY


def test_a_double_click_writes_a_post_for_that_day(
    page: PlanPage, office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[object] = []

    def written(*_words: object, moment: object = None, **_more: object) -> int:
        asked.append(moment)
        return 0

    monkeypatch.setattr("smdesk.ui.post.editor.open_editor", written)
    QTest.mouseDClick(grid_of(page), LEFT, NONE, day_at(page, FRIDAY))
    assert asked == [datetime(2026, 11, 27, 10, 0)]


def test_a_crowded_day_says_how_many_more_and_opens(page: PlanPage, office: Office) -> None:
    for hour in range(20):
        office.post(f"Дело {hour}", TUESDAY, hour)
    grid = grid_of(page)
    places, day = grid.places(), grid.day(TUESDAY)
    assert places.hidden(day) == 20 - len(list(places.chips(day)))
    QTest.mouseClick(grid, LEFT, NONE, places.more(day).center())
    assert page.grid is None
    assert page.list.model.rowCount() == 20
    assert page.bar.when.text() == "Вторник 24 ноября"
    QTest.mouseClick(page.bar.forth, LEFT)
    assert not page.list.model.rowCount()
    QTest.mouseClick(page.bar.button("month"), LEFT)
    assert grid_of(page).cursor_day == TUESDAY + timedelta(days=1)


def test_the_norm_of_a_week_stands_beside_it(page: PlanPage, office: Office, qtbot: QtBot) -> None:
    office.desk.procedures.use("dzhankoy")
    for at in range(3):
        office.post(f"Дело {at}", FRIDAY, 9 + at)
    qtbot.waitUntil(lambda: not page.is_reading)
    cell = grid_of(page).norms[MONDAY]
    assert [words for words, _tone in cell.lines] == ["VK 0 +3 / 5", "OK 0 / 5"]


def test_search_and_filters_narrow_every_view(page: PlanPage, office: Office) -> None:
    office.post("Ёлка", TUESDAY)
    office.post("Каток", FRIDAY)
    page.filters.bar.search.setText("елк")
    assert [item.topic for item in grid_of(page).day(TUESDAY).items] == ["Ёлка"]
    assert not grid_of(page).day(FRIDAY).items
    page.show_view("list")
    assert topics(page) == ["Ёлка"]


def test_a_network_is_chosen_among_the_pages_and_the_norm_follows(
    page: PlanPage, office: Office, qtbot: QtBot
) -> None:
    office.desk.procedures.use("dzhankoy")
    office.post("Ёлка", TUESDAY)
    accounts = page.filters.bar.filters["account"]
    page.filters.set_state({"text": "", "chosen": {"account": [-office.network("ok")]}})
    assert accounts.text() == "Страница: Одноклассники: все страницы"
    assert not grid_of(page).day(TUESDAY).items
    qtbot.waitUntil(lambda: not page.is_reading)
    assert [words for words, _tone in grid_of(page).norms[MONDAY].lines] == ["OK 0 / 5"]
    page.filters.set_state({"text": "", "chosen": {"account": [-office.network("ok"), office.vk]}})
    assert len(grid_of(page).day(TUESDAY).items) == 1

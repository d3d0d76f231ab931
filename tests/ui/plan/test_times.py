"""The week: posts are carried to another time, by mouse and by keys."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from smdesk.models.plan_records import Post
from smdesk.ui.plan.page import PlanPage
from smdesk.ui.plan.slots import scale_of
from tests.ui.plan.conftest import MONDAY, Office
from tests.ui.plan.hands import CONTROL, LEFT, NONE, chip_at, chip_rect, day_at, drag, grid_of

TUESDAY, WEDNESDAY, FRIDAY = (MONDAY + timedelta(days=at) for at in (1, 2, 4))
ALT, SHIFT = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def week(page: PlanPage) -> PlanPage:
    page.show_view("week")
    return page


def at(office: Office, placement: int) -> datetime | None:
    return office.placement(placement).planned_at


def hour_at(page: PlanPage, day: date, hour: int) -> QPoint:
    grid = grid_of(page)
    scale = scale_of(grid.places(), grid.day(day))
    assert scale is not None
    return QPoint(grid.places().of_day(day).center().x(), scale.y_of(hour * 60))


def test_in_an_empty_day_the_height_is_the_hour(week: PlanPage, office: Office) -> None:
    placement = office.post("Ёлка", TUESDAY)
    drag(week, chip_at(week, placement), hour_at(week, FRIDAY, 15))
    assert at(office, placement) == datetime.combine(FRIDAY, time(15))
    office.desk.history.undo()
    assert at(office, placement) == datetime.combine(TUESDAY, time(10))


def test_a_post_alone_in_its_day_goes_to_another_hour_of_it(week: PlanPage, office: Office) -> None:
    placement = office.post("Ёлка", TUESDAY)
    end = hour_at(week, TUESDAY, 18)
    drag(week, chip_at(week, placement), end)
    moved = at(office, placement)
    assert moved is not None
    assert moved.date() == TUESDAY
    assert moved.time() > time(15)


def test_between_two_posts_it_lands_between_their_times(week: PlanPage, office: Office) -> None:
    first, second = office.post("Каток", FRIDAY, 12), office.post("Лыжи", FRIDAY, 14)
    placement = office.post("Ёлка", TUESDAY, 9)
    gap = chip_rect(week, second).topLeft() + QPoint(30, 2)
    drag(week, chip_at(week, placement), gap)
    assert at(office, placement) == datetime.combine(FRIDAY, time(13))
    top = chip_rect(week, first).topLeft() + QPoint(30, 2)
    drag(week, chip_at(week, second), top)
    assert at(office, second) == datetime.combine(FRIDAY, time(11, 30))


def test_it_keeps_its_time_where_that_fits(week: PlanPage, office: Office) -> None:
    office.post("Каток", FRIDAY, 12)
    second = office.post("Лыжи", FRIDAY, 16)
    placement = office.post("Ёлка", TUESDAY, 15)
    drag(week, chip_at(week, placement), chip_rect(week, second).topLeft() + QPoint(30, 2))
    assert at(office, placement) == datetime.combine(FRIDAY, time(15))


def test_a_drop_on_its_own_place_changes_nothing(week: PlanPage, office: Office) -> None:
    placement = office.post("Ёлка", TUESDAY)
    said: list[str] = []
    week.toast.connect(lambda text, _undo: said.append(text))
    start = chip_at(week, placement)
    drag(week, start, start + QPoint(20, 5))
    assert at(office, placement) == datetime.combine(TUESDAY, time(10))
    assert not said


def test_several_keep_their_distance_in_days_and_hours(week: PlanPage, office: Office) -> None:
    first, second = office.post("Ёлка", TUESDAY, 10), office.post("Каток", WEDNESDAY, 12)
    QTest.mouseClick(grid_of(week), LEFT, NONE, chip_at(week, first))
    QTest.mouseClick(grid_of(week), LEFT, CONTROL, chip_at(week, second))
    drag(week, chip_at(week, first), hour_at(week, FRIDAY, 15))
    assert at(office, first) == datetime.combine(FRIDAY, time(15))
    assert at(office, second) == datetime.combine(FRIDAY + timedelta(days=1), time(17))
    office.desk.history.undo()
    assert at(office, second) == datetime.combine(WEDNESDAY, time(12))


def test_with_ctrl_the_copy_has_the_other_time(week: PlanPage, office: Office) -> None:
    placement = office.post("Ёлка", TUESDAY)
    drag(week, chip_at(week, placement), hour_at(week, FRIDAY, 15), CONTROL)
    assert at(office, placement) == datetime.combine(TUESDAY, time(10))
    [copied] = office.desk.plan.of_day(FRIDAY)
    assert copied.at == datetime.combine(FRIDAY, time(15))


def test_from_the_tray_it_gets_the_hour_it_is_dropped_on(week: PlanPage, office: Office) -> None:
    placement = office.post("Ёлка", TUESDAY)
    office.desk.placements.move({placement: None})
    week.resize(1500, 760)
    rows = week.tray.list
    row = rows.visualItemRect(rows.item(0)).center()
    port = rows.viewport()
    end = port.mapFromGlobal(grid_of(week).mapToGlobal(hour_at(week, FRIDAY, 12)))
    QTest.mousePress(port, LEFT, NONE, row)
    QTest.mouseMove(port, row + QPoint(-40, 0))
    QTest.mouseMove(port, end)
    QTest.mouseRelease(port, LEFT, NONE, end)
    assert at(office, placement) == datetime.combine(FRIDAY, time(12))


def test_alt_and_arrows_change_the_time_of_all_that_is_selected(
    page: PlanPage, office: Office
) -> None:
    first, second = office.post("Ёлка", TUESDAY, 10), office.post("Каток", WEDNESDAY, 12)
    grid = grid_of(page)
    grid.setFocus()
    grid.select(first)
    grid.select(second, add=True)
    QTest.keyClick(grid, Qt.Key.Key_Down, ALT)
    assert at(office, first) == datetime.combine(TUESDAY, time(10, 15))
    assert at(office, second) == datetime.combine(WEDNESDAY, time(12, 15))
    assert grid.selected == {first, second}
    QTest.keyClick(grid, Qt.Key.Key_Up, ALT | SHIFT)
    assert at(office, first) == datetime.combine(TUESDAY, time(9, 15))
    office.desk.history.undo()
    assert at(office, second) == datetime.combine(WEDNESDAY, time(12, 15))


def test_in_the_month_only_the_day_changes(page: PlanPage, office: Office) -> None:
    placement = office.post("Ёлка", TUESDAY)
    drag(page, chip_at(page, placement), day_at(page, FRIDAY))
    assert at(office, placement) == datetime.combine(FRIDAY, time(10))


def test_an_idea_dropped_on_an_hour_is_opened_for_it(
    week: PlanPage, office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[object] = []

    def opened(*_words: object, moment: object = None, **_more: object) -> int:
        asked.append(moment)
        return 0

    monkeypatch.setattr("smdesk.ui.post.editor.open_editor", opened)
    office.desk.posts.add(Post(topic="Рассказать о тренере"))
    week.resize(1500, 760)
    port = week.tray.list.viewport()
    row = week.tray.list.visualItemRect(week.tray.list.item(0)).center()
    end = port.mapFromGlobal(grid_of(week).mapToGlobal(hour_at(week, FRIDAY, 12)))
    QTest.mousePress(port, LEFT, NONE, row)
    QTest.mouseMove(port, row + QPoint(-40, 0))
    QTest.mouseMove(port, end)
    QTest.mouseRelease(port, LEFT, NONE, end)
    assert asked == [datetime.combine(FRIDAY, time(12))]

"""How a test takes hold of the calendar."""

from __future__ import annotations

from datetime import date, timedelta

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtTest import QTest

from smdesk.ui.plan.grid import DayGrid
from smdesk.ui.plan.page import PlanPage

LEFT = Qt.MouseButton.LeftButton
NONE, CONTROL = Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ControlModifier


def grid_of(page: PlanPage) -> DayGrid:
    assert page.grid is not None
    return page.grid


def chip_rect(page: PlanPage, placement_id: int) -> QRect:
    grid = grid_of(page)
    for week in page.period.weeks:
        for at in range(7):
            for item, rect in grid.places().chips(grid.day(week + timedelta(days=at))):
                if item.placement_id == placement_id:
                    return rect
    raise AssertionError("not shown")


def chip_at(page: PlanPage, placement_id: int) -> QPoint:
    return chip_rect(page, placement_id).center()


def day_at(page: PlanPage, day: date) -> QPoint:
    return grid_of(page).places().of_day(day).center()


def drag(page: PlanPage, start: QPoint, end: QPoint, held: Qt.KeyboardModifier = NONE) -> None:
    grid = grid_of(page)
    QTest.mousePress(grid, LEFT, NONE, start)
    for part in (0.3, 0.7, 1.0):
        QTest.mouseMove(grid, start + (end - start) * part)
    QTest.mouseRelease(grid, LEFT, held, end)

"""The calendar paints what has changed, and nothing that has changed stays as it was."""

from __future__ import annotations

import random
from datetime import timedelta

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QObject, QRect, Qt
from PySide6.QtGui import QImage, QPaintEvent, QRegion
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from smdesk.ui.plan import cells
from smdesk.ui.plan.grid import DayGrid
from smdesk.ui.plan.page import PlanPage
from smdesk.ui.plan.period import MONTH, WEEK
from smdesk.ui.theme.look import ThemeMode, look
from tests.ui.plan.conftest import MONDAY, Office
from tests.ui.plan.hands import CONTROL, LEFT, NONE, chip_at, grid_of

ARROWS = (Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Down)
ALT = Qt.KeyboardModifier.AltModifier


class Painted(QObject):
    """What of a grid is painted from now on."""

    def __init__(self, grid: DayGrid) -> None:
        super().__init__(grid)
        self.region = QRegion()
        grid.installEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QPaintEvent):
            self.region += event.region()
        return False


def paint_now() -> None:
    """Let Qt paint what was asked for, and nothing else happen."""
    QCoreApplication.sendPostedEvents(None, QEvent.Type.UpdateRequest)


def on_screen(grid: DayGrid) -> QImage:
    place = QRect(grid.mapTo(grid.window(), grid.rect().topLeft()), grid.size())
    return (
        grid.screen()
        .grabWindow(grid.window().winId(), place.x(), place.y(), place.width(), place.height())
        .toImage()
        .convertToFormat(QImage.Format.Format_RGB32)
    )


def anew(grid: DayGrid) -> QImage:
    grid.repaint()
    return on_screen(grid)


def test_a_move_paints_two_days_of_a_month(page: PlanPage, office: Office) -> None:
    placement = office.post("Ёлка", MONDAY + timedelta(days=1))
    grid = grid_of(page)
    QTest.mouseClick(grid, LEFT, NONE, chip_at(page, placement))
    QTest.qWait(50)
    painted = Painted(grid)
    QTest.keyClick(grid, Qt.Key.Key_Right, CONTROL)
    paint_now()
    assert office.day(placement) == MONDAY + timedelta(days=2)
    cells = [grid.places().of_day(MONDAY + timedelta(days=at)) for at in range(7)]
    assert [painted.region.intersects(cell) for cell in cells] == [at in {1, 2} for at in range(7)]


@pytest.mark.parametrize("seed", range(12))
def test_what_stands_on_the_screen_is_what_a_whole_paint_would_show(
    page: PlanPage, office: Office, seed: int
) -> None:
    choose = random.Random(seed)
    posts = [office.post(f"Тема {at}", MONDAY + timedelta(days=at % 9)) for at in range(12)]

    def press() -> None:
        QTest.keyClick(grid_of(page), choose.choice(ARROWS), choose.choice((NONE, CONTROL, ALT)))

    deeds = (
        press,
        press,
        lambda: grid_of(page).select(choose.choice(posts), add=choose.random() < 0.3),
        lambda: office.post("Ещё", MONDAY + timedelta(days=choose.randrange(7)), 15),
        office.desk.history.undo,
        page.header.setFocus,
        grid_of(page).setFocus,
        lambda: look().force(choose.choice((ThemeMode.DARK, ThemeMode.LIGHT))),
        lambda: page.show_view(choose.choice((MONTH, WEEK))),
        lambda: page.filters.bar.search.setText(choose.choice(("", "Тема 1"))),
    )
    for _step in range(15):
        choose.choice(deeds)()
        QTest.qWait(1)
        QApplication.processEvents()
        paint_now()
        seen = on_screen(grid_of(page))
        assert seen == anew(grid_of(page))


def test_a_crowded_day_says_how_many_more_while_they_are_counted_anew(
    page: PlanPage, office: Office, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(cells, "AT_ONCE", 0)
    placement = office.post("Ёлка", MONDAY + timedelta(days=1))
    for hour in range(12):
        office.post("Каток", MONDAY, hour)
    grid = grid_of(page)
    qtbot.waitUntil(lambda: grid.day(MONDAY).more > 0)
    more = grid.day(MONDAY).more
    QTest.mouseClick(grid, LEFT, NONE, chip_at(page, placement))
    QTest.keyClick(grid, Qt.Key.Key_Left, CONTROL)
    assert office.day(placement) == MONDAY
    assert (page.is_reading, grid.day(MONDAY).more) == (True, more)
    qtbot.waitUntil(lambda: grid.day(MONDAY).more == more + 1)

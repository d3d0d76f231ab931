"""The list of events in the real window: its keys beside those of the plan, and the way back."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pytest
from PySide6.QtCore import Qt, QTimer
from pytestqt.qtbot import QtBot

from smdesk.desk import Desk
from smdesk.ui.events.view import EventsView
from smdesk.ui.frame.pages import Context
from smdesk.ui.frame.window import MainWindow
from smdesk.ui.page_list import page_specs
from smdesk.ui.plan.page import PlanPage
from tests.ui.events.conftest import choose_row, fill_in, shown

CTRL_SHIFT = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
CTRL_ALT = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier


@pytest.fixture
def window(context: Context, office: Desk, qtbot: QtBot) -> Iterator[MainWindow]:
    errors: list[object] = []
    made = MainWindow(context, page_specs(), errors.append)
    qtbot.addWidget(made)
    with qtbot.waitExposed(made):
        made.show()
    made.pages.go("plan")
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    qtbot.waitUntil(lambda: bool(made.actions()))
    yield made
    assert errors == []


@pytest.fixture
def events(window: MainWindow, qtbot: QtBot) -> EventsView:
    page = window.pages.page()
    assert isinstance(page, PlanPage)
    qtbot.keyClick(page, Qt.Key.Key_4, CTRL_ALT)
    assert page.events is not None
    page.events.table.setFocus()
    return page.events


def come_back(window: MainWindow, events: EventsView, qtbot: QtBot) -> None:
    """Without a screen nobody brings the window back when a dialog has gone."""
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    events.table.setFocus()


def test_the_plan_turns_the_months_of_the_events(
    window: MainWindow, events: EventsView, qtbot: QtBot
) -> None:
    page = window.pages.page()
    assert isinstance(page, PlanPage)
    assert page.header.facts.text() == "Ноябрь 2026 · 6 мероприятий · просрочены сведения: 1"
    page.turn(1)
    assert {title for (title,) in shown(events, "title")} == {"Кружок"}


def test_keys_of_the_list_work_beside_those_of_the_plan(
    window: MainWindow, events: EventsView, office: Desk, qtbot: QtBot
) -> None:
    choose_row(events, "Концерт")
    QTimer.singleShot(0, fill_in({"place": "клуб"}))
    qtbot.keyClick(events.table, Qt.Key.Key_F2)
    assert events.chosen()[0].occurrence.event.place == "клуб"
    come_back(window, events, qtbot)
    QTimer.singleShot(0, fill_in({}))
    qtbot.keyClick(events.table, Qt.Key.Key_R, CTRL_SHIFT)
    assert events.chosen()[0].received_on == office.today()
    come_back(window, events, qtbot)
    qtbot.keyClick(events.table, Qt.Key.Key_Delete)
    assert ("Концерт",) not in shown(events, "title")
    for _step in range(3):
        qtbot.keyClick(window, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    choose_row(events, "Концерт")
    assert events.chosen()[0].occurrence.event.place == ""


def test_an_event_is_shown_from_elsewhere(
    window: MainWindow, events: EventsView, office: Desk
) -> None:
    opening = next(each for each in office.events.all() if each.title == "Открытие катка")
    window.open_page("plan", ("event", opening.id))
    assert events.chosen()[0].occurrence.event == opening


def test_what_is_added_in_another_month_turns_the_plan(
    window: MainWindow, events: EventsView, qtbot: QtBot
) -> None:
    QTimer.singleShot(0, fill_in({"title": "Сход", "starts_on": date(2027, 2, 3)}))
    qtbot.keyClick(events.table, Qt.Key.Key_N, CTRL_SHIFT)
    page = window.pages.page()
    assert isinstance(page, PlanPage)
    assert page.period.title == "Февраль 2027"
    assert events.chosen()[0].occurrence.event.title == "Сход"

"""The first-run assistant, driven by keys and clicks."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from smdesk.desk import Desk
from smdesk.ui.assistant import Assistant, Next


@pytest.fixture
def assistant(desk: Desk, qtbot: QtBot) -> Assistant:
    shown = Assistant(desk)
    qtbot.addWidget(shown)
    shown.show()
    return shown


def press(assistant: Assistant, qtbot: QtBot) -> None:
    qtbot.mouseClick(assistant.forward, Qt.MouseButton.LeftButton)


def test_the_chosen_act_suggests_the_body(assistant: Assistant, desk: Desk, qtbot: QtBot) -> None:
    amurzet = next(b for b in assistant.procedures.buttons() if "Амурзетского" in b.text())
    amurzet.click()
    press(assistant, qtbot)
    assert assistant.form.values()["place"] == "с. Амурзет"
    press(assistant, qtbot)
    press(assistant, qtbot)
    assert assistant.result() == Assistant.DialogCode.Accepted
    assert assistant.next_step is Next.IMPORT
    assert desk.office.get().procedure == "amurzet"
    assert desk.organizations.count() == 3
    assert desk.history.count() == 1


def test_each_step_can_be_skipped(assistant: Assistant, desk: Desk, qtbot: QtBot) -> None:
    for _step in range(3):
        qtbot.mouseClick(assistant.skip, Qt.MouseButton.LeftButton)
    assert assistant.next_step is Next.EMPTY
    assert desk.is_empty()


def test_back_keeps_what_was_chosen(assistant: Assistant, qtbot: QtBot) -> None:
    assistant.procedures.buttons()[0].click()
    chosen = assistant.code()
    press(assistant, qtbot)
    qtbot.mouseClick(assistant.back, Qt.MouseButton.LeftButton)
    assert assistant.code() == chosen


def test_escape_stores_nothing(assistant: Assistant, desk: Desk, qtbot: QtBot) -> None:
    press(assistant, qtbot)
    qtbot.keyClick(assistant, Qt.Key.Key_Escape)
    assert desk.is_empty()


def test_the_keyboard_begins_each_step_where_something_is_chosen_or_typed(
    assistant: Assistant, qtbot: QtBot
) -> None:
    assistant.activateWindow()
    assert assistant.focusWidget() is assistant.procedures.checkedButton()
    qtbot.keyClick(assistant.focusWidget(), Qt.Key.Key_Up)
    assert assistant.code()
    press(assistant, qtbot)
    assert assistant.focusWidget() is assistant.form.fields["title"].widget
    press(assistant, qtbot)
    assert assistant.focusWidget() is assistant.registry.checkedButton()

"""A place that scrolls: when Tab comes to it, and how it shows that."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from smdesk.ui.kit.scrolling import UpDownArea


@pytest.fixture
def area(qtbot: QtBot) -> Iterator[UpDownArea]:
    place = QWidget()
    qtbot.addWidget(place)
    made = UpDownArea("Карточка")
    column = QVBoxLayout(place)
    for each in (QLineEdit(), made, QLineEdit()):
        column.addWidget(each)
    place.resize(300, 200)
    with qtbot.waitActive(place):
        place.show()
        place.activateWindow()
    yield made
    del place  # until here, since qtbot keeps no widget alive


def shown(area: UpDownArea, lines: int) -> UpDownArea:
    area.show_within(QLabel("\n".join(["строка"] * lines)))
    QApplication.processEvents()
    return area


def tab(area: UpDownArea, qtbot: QtBot) -> None:
    first = area.window().findChildren(QLineEdit)[0]
    first.setFocus()
    qtbot.keyClick(first, Qt.Key.Key_Tab)


def test_tab_passes_over_one_that_shows_all(area: UpDownArea, qtbot: QtBot) -> None:
    tab(shown(area, 1), qtbot)
    assert not area.hasFocus()


def test_the_keys_scroll_one_that_is_too_long(area: UpDownArea, qtbot: QtBot) -> None:
    tab(shown(area, 99), qtbot)
    assert area.hasFocus()
    assert area.verticalScrollBar().property("lit")
    qtbot.keyClick(area, Qt.Key.Key_PageDown)
    assert area.verticalScrollBar().value() > 0
    qtbot.keyClick(area, Qt.Key.Key_Tab)
    assert not area.verticalScrollBar().property("lit")


def test_the_program_gives_it_the_keys_without_a_sign(area: UpDownArea) -> None:
    shown(area, 99).setFocus()
    assert area.hasFocus()
    assert not area.verticalScrollBar().property("lit")

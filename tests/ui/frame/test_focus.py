"""Where the keys are when a page comes to the front: in the page, on what one works with."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QApplication, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from smdesk.desk import Desk
from smdesk.desk.demo import fill
from smdesk.models.progress import run_to_end
from smdesk.ui.frame.pages import Context
from smdesk.ui.frame.window import MainWindow
from smdesk.ui.later import end_now
from smdesk.ui.page_list import page_specs
from smdesk.ui.settings.page import SettingsPage

PAGES = [spec.key for spec in page_specs()]


class Windows(QObject):
    """What has been shown as a window of its own."""

    def __init__(self) -> None:
        super().__init__()
        self.seen: list[QWidget] = []

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.Show and isinstance(watched, QWidget) and watched.isWindow():
            self.seen.append(watched)
        return False


@pytest.fixture
def windows(qapp: QApplication) -> Iterator[Windows]:
    watching = Windows()
    qapp.installEventFilter(watching)
    yield watching
    qapp.removeEventFilter(watching)


@pytest.fixture
def window(context: Context, qtbot: QtBot) -> Iterator[MainWindow]:
    made = MainWindow(context, page_specs(), print)
    with qtbot.waitExposed(made):
        made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    yield made
    made.close()
    end_now(made)


def go(window: MainWindow, key: str, qtbot: QtBot) -> None:
    """By the navigation, from another page."""
    other = PAGES[PAGES.index(key) - 1]
    for each in (other, key):
        qtbot.mouseClick(window.navigation.items[each], Qt.MouseButton.LeftButton)
        qtbot.wait(60)


@pytest.mark.parametrize("key", PAGES)
def test_the_keys_are_in_the_page_of_an_office(
    window: MainWindow, desk: Desk, qtbot: QtBot, key: str
) -> None:
    run_to_end(fill(desk, "amurzet", "office"))
    go(window, key, qtbot)
    page, focused = window.pages.page(), QApplication.focusWidget()
    assert page is not None
    assert focused is not None
    assert page.isAncestorOf(focused)
    assert focused.isVisible()
    assert not page.header.isAncestorOf(focused)


@pytest.mark.parametrize("key", sorted(set(PAGES) - {"journal", "settings", "plan"}))
def test_the_keys_are_on_the_first_step_where_there_is_nothing_yet(
    window: MainWindow, qtbot: QtBot, key: str
) -> None:
    go(window, key, qtbot)
    page, focused = window.pages.page(), QApplication.focusWidget()
    assert page is not None
    assert isinstance(focused, QPushButton)
    assert page.isAncestorOf(focused)
    assert focused.property("kind") == "primary"
    assert not page.header.isAncestorOf(focused)


def test_no_part_of_a_page_or_a_form_is_shown_as_a_window_for_a_moment(
    window: MainWindow, desk: Desk, qtbot: QtBot, windows: Windows
) -> None:
    run_to_end(fill(desk, "amurzet", "office"))
    for key in PAGES:
        go(window, key, qtbot)
    settings = window.pages.page()
    assert isinstance(settings, SettingsPage)
    for row in range(settings.list.count()):
        settings.list.setCurrentRow(row)
        qtbot.wait(10)
    assert windows.seen == []


def test_what_acts_on_the_chosen_record_can_be_done_only_where_it_is_seen(
    window: MainWindow, desk: Desk, qtbot: QtBot
) -> None:
    run_to_end(fill(desk, "amurzet", "office"))
    go(window, "registry", qtbot)
    delete = window.actions_registry.action("registry.delete")
    qtbot.waitUntil(delete.isEnabled)
    go(window, "today", qtbot)
    assert not delete.isEnabled()
    before = desk.accounts.count()
    delete.trigger()
    assert desk.accounts.count() == before

"""The window on a demo office, with «Сегодня» in front, at a moment that the test moves."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from smdesk.desk import Desk
from smdesk.desk.demo import fill
from smdesk.models.errors import DeskError
from smdesk.models.progress import run_to_end
from smdesk.ui.background import BackgroundCalls
from smdesk.ui.frame.actions import ActionRegistry
from smdesk.ui.frame.pages import Context
from smdesk.ui.frame.window import MainWindow
from smdesk.ui.jobs import JobRunner
from smdesk.ui.later import end_now
from smdesk.ui.page_list import page_specs
from smdesk.ui.today.page import TodayPage
from tests.ui.held import HeldExecutor


class Clock:
    def __init__(self) -> None:
        self.moment = datetime(2026, 11, 23, 9, 0)

    def __call__(self) -> datetime:
        return self.moment


class Office:
    """A desk, and a window on it once it is opened."""

    def __init__(self, folder: Path, qtbot: QtBot) -> None:
        self.clock = Clock()
        self.desk = Desk.open(folder / "desk.db", self.clock)
        self.executor = HeldExecutor()
        self.errors: list[DeskError] = []
        self.windows: list[MainWindow] = []
        self._qtbot = qtbot

    def fill(self, act: str = "amurzet") -> None:
        run_to_end(fill(self.desk, act, "office"))

    def open(self) -> MainWindow:
        context = Context(
            self.desk,
            ActionRegistry(),
            JobRunner(self.desk.path, self.executor),
            BackgroundCalls(),
        )
        window = MainWindow(context, page_specs(), self.errors.append)
        self.windows.append(window)
        with self._qtbot.waitExposed(window):
            window.show()
        return window

    def opened(self) -> tuple[MainWindow, TodayPage]:
        """The window, once the page says what it knows."""
        window = self.open()
        page = window.pages.page()
        assert isinstance(page, TodayPage)
        self.wait(lambda: window.context.agenda.is_known)
        self.settle(window)
        return window, page

    def settle(self, window: MainWindow) -> None:
        """Until nothing new is on its way."""
        page = window.pages.pages["today"]
        assert isinstance(page, TodayPage)
        self.wait(
            lambda: (
                not window.context.agenda.computing.waiting
                and not page._soon.isActive()
                and not page._late.isActive()
            )
        )
        QApplication.processEvents()  # new rows are shown by a queued call

    def wait(self, until: Callable[[], bool]) -> None:
        self._qtbot.waitUntil(until)


@pytest.fixture
def empty(tmp_path: Path, qtbot: QtBot) -> Iterator[Office]:
    made = Office(tmp_path, qtbot)
    yield made
    for window in made.windows:
        for job in window.context.jobs.running:
            job.take_end(1)
        window.close()
        end_now(window)
    made.desk.close()


@pytest.fixture
def office(empty: Office) -> Office:
    empty.fill()
    return empty

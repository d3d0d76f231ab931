"""What tests of the window share: our application with Qt's Russian, and a desk on a new file."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from smdesk.app import make_application
from smdesk.desk import Desk
from smdesk.ui.background import BackgroundCalls
from smdesk.ui.frame.actions import ActionRegistry
from smdesk.ui.frame.pages import Context
from smdesk.ui.jobs import JobRunner
from smdesk.ui.theme.look import ThemeMode, look
from tests.ui.held import HeldExecutor


@pytest.fixture(scope="session")
def qapp_cls() -> type[QApplication]:
    return QApplication


@pytest.fixture(scope="session")
def application(qapp: QApplication) -> QApplication:
    """That of the program, whatever tests of other folders have made of it before."""
    assert qapp is make_application()
    return qapp


@pytest.fixture(autouse=True)
def dressed(application: QApplication) -> Iterator[None]:
    look().force(ThemeMode.LIGHT)
    yield
    look().force(ThemeMode.LIGHT)


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    opened = Desk.open(tmp_path / "desk.db", lambda: datetime(2026, 11, 23, 9, 0))
    yield opened
    opened.close()


@pytest.fixture
def executor() -> HeldExecutor:
    return HeldExecutor()


@pytest.fixture
def context(desk: Desk, executor: HeldExecutor) -> Iterator[Context]:
    """What a page gets: the desk, no actions yet, jobs that tests drain by hand."""
    background = BackgroundCalls()
    yield Context(desk, ActionRegistry(), JobRunner(desk.path, executor), background)
    background.close()

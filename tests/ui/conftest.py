"""A context for pages: a desk on a fresh file, jobs that tests drain by hand."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import datetime
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from smdesk.app import make_application
from smdesk.desk import Desk
from smdesk.ui.background import BackgroundCalls
from smdesk.ui.frame.actions import ActionRegistry
from smdesk.ui.frame.pages import Context
from smdesk.ui.jobs import JobRunner


class HeldChild:
    """A child process that does nothing until the test speaks for it."""

    def __init__(
        self,
        arguments: Sequence[str],
        on_line: Callable[[str], None],
        on_end: Callable[[int], None],
    ) -> None:
        self.arguments = list(arguments)
        self.line = on_line
        self.end = on_end
        self.cancelled = False

    def cancel(self) -> None:
        self.cancelled = True


class HeldExecutor:
    """Keeps the children that were asked for."""

    def __init__(self) -> None:
        self.children: list[HeldChild] = []

    def start(
        self,
        arguments: Sequence[str],
        on_line: Callable[[str], None],
        on_end: Callable[[int], None],
    ) -> HeldChild:
        child = HeldChild(arguments, on_line, on_end)
        self.children.append(child)
        return child


@pytest.fixture
def executor() -> HeldExecutor:
    return HeldExecutor()


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    opened = Desk.open(tmp_path / "office.db", lambda: datetime(2026, 11, 23, 9, 0))
    yield opened
    opened.close()


@pytest.fixture
def context(desk: Desk, executor: HeldExecutor, qtbot: QtBot) -> Iterator[Context]:
    make_application()
    background = BackgroundCalls()
    yield Context(desk, ActionRegistry(), JobRunner(desk.path, executor), background)
    background.close()

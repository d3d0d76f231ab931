"""What tests of the window share: our application with Qt's Russian, and a desk on a new file."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import datetime
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QWidget

from smdesk.app import make_application
from smdesk.desk import Desk
from smdesk.ui.background import BackgroundCalls
from smdesk.ui.frame.actions import ActionRegistry
from smdesk.ui.frame.pages import Context
from smdesk.ui.jobs import JobRunner
from smdesk.ui.kit import dialogs
from smdesk.ui.theme.look import ThemeMode, look
from tests.ui.held import HeldExecutor

ASK_UNSAVED = dialogs.ask_unsaved


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


@pytest.fixture(autouse=True)
def unasked(monkeypatch: pytest.MonkeyPatch) -> None:
    """What was typed goes without a question: a form that a test leaves open is closed by qtbot."""
    monkeypatch.setattr(dialogs, "ask_unsaved", lambda *_asked: dialogs.THROW)


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Answers to the question about what was typed, by the text of the button; empty for Esc."""
    answers: list[str] = []

    def ask(parent: QWidget | None, _text: str, _detail: str, verbs: Mapping[str, str]) -> str:
        verb = answers.pop(0)
        return next((key for key, each in verbs.items() if each == verb), "")

    monkeypatch.setattr(dialogs, "ask_unsaved", ASK_UNSAVED)
    monkeypatch.setattr(dialogs, "choose", ask)
    return answers


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

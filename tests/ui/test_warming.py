"""What the window loads while nobody waits for it."""

from __future__ import annotations

import sys

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from smdesk.ui import warming
from smdesk.ui.warming import MODULES, Warmer


def test_all_modules_are_there_and_loaded(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(warming, "PAUSE_MS", 0)
    owner = QObject()
    warmer = Warmer(owner, after_ms=0)
    qtbot.waitUntil(lambda: not warmer.waiting)
    assert set(MODULES) <= sys.modules.keys()


def test_a_window_that_closes_before_loads_nothing_more(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    loaded: list[str] = []
    monkeypatch.setattr(warming, "import_module", loaded.append)
    owner = QObject()
    Warmer(owner, after_ms=0)
    del owner
    qtbot.wait(30)
    assert loaded == []

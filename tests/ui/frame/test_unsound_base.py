"""A base with a reference to nothing: the window says so once, and its menu still restores it."""

from __future__ import annotations

import sys
from contextlib import closing
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QMessageBox
from pytestqt.qtbot import QtBot

from smdesk import app
from smdesk.desk import Desk
from smdesk.desk.demo import fill
from smdesk.models.progress import run_to_end
from smdesk.storage.errors import Damaged
from smdesk.ui.frame.crash import CrashDialog
from smdesk.ui.frame.error_place import ErrorPlace
from smdesk.ui.frame.window import MainWindow
from tests.cli.spoiling import dangling, garbled


def test_the_fault_of_the_base_is_said_once_in_place_of_a_bug(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    said: list[str] = []
    seen: list[bool] = []
    base = tmp_path / "desk.db"
    desk = Desk.open(base)
    run_to_end(fill(desk, "amurzet", "office"))
    desk.close()
    dangling(base)
    monkeypatch.setattr(
        QMessageBox, "exec", lambda box: said.append(f"{box.text()} {box.informativeText()}")
    )
    monkeypatch.setattr(CrashDialog, "exec", lambda box: said.append(box.report))
    build = app.build_window

    def act(window: MainWindow) -> None:
        for _ in range(2):
            sys.excepthook(KeyError, KeyError(9999), None)
        seen.append(window.isVisible())
        window.close()

    def build_and_act(desk: Desk, errors: ErrorPlace) -> MainWindow:
        window = build(desk, errors)
        QTimer.singleShot(0, window, lambda: act(window))
        return window

    monkeypatch.setattr(app, "build_window", build_and_act)

    assert app.run(base) == 0
    assert seen == [True]
    words = "База повреждена: в ней есть ссылки на удалённые записи."
    assert said == [f"{words} Восстановите базу из копии: «Файл → Восстановить из копии…»."]


def test_a_row_that_cannot_be_read_is_the_fault_of_the_base(tmp_path: Path) -> None:
    base = tmp_path / "desk.db"
    desk = Desk.open(base)
    run_to_end(fill(desk, "amurzet", "office"))
    desk.close()
    garbled(base)
    with closing(Desk.open(base)) as spoilt, pytest.raises(Damaged) as refused:
        spoilt.accounts.all()

    assert refused.value.todo.endswith("«Файл → Восстановить из копии…».")

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from smdesk import app
from smdesk.desk import Desk
from smdesk.ui import first_steps
from smdesk.ui.frame.window import MainWindow
from smdesk.ui.theme.look import THEME, look
from smdesk.ui.theme.tokens import DARK


def the_window() -> MainWindow:
    return next(each for each in QApplication.topLevelWidgets() if isinstance(each, MainWindow))


def test_the_window_opens_on_a_file_that_is_not_there_and_closes_clean(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(first_steps, "open_first_steps", lambda _window: None)
    base = tmp_path / "new" / "desk.db"
    seen: list[Path] = []

    def look_and_leave() -> None:
        window = the_window()
        seen.append(window.context.desk.path)
        window.close()

    QTimer.singleShot(0, look_and_leave)

    assert app.run(base) == 0
    assert seen == [base]
    assert base.exists()
    assert not base.with_name("desk.db.lock").exists()


def test_another_base_opens_after_the_first_has_closed(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(first_steps, "open_first_steps", lambda _window: None)
    first, second = tmp_path / "first.db", tmp_path / "second.db"
    seen: list[Path] = []

    def step() -> None:
        window = the_window()
        seen.append(window.context.desk.path)
        if len(seen) == 1:
            QTimer.singleShot(50, step)
            window.switch_to(second)
        else:
            window.close()

    QTimer.singleShot(0, step)

    assert app.run(first) == 0
    assert seen == [first, second]


def test_the_kept_theme_is_worn_from_the_start(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    base = tmp_path / "desk.db"
    desk = Desk.open(base)
    desk.state.set(THEME, "dark")
    desk.state.set(first_steps.OFFERED, value=True)
    desk.close()
    worn: list[bool] = []

    def look_and_leave() -> None:
        worn.append(look().tokens is DARK)
        the_window().close()

    QTimer.singleShot(0, look_and_leave)

    assert app.run(base) == 0
    assert worn == [True]


def test_a_user_who_gives_up_ends_the_program(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("smdesk.ui.opening.choose", lambda *_words: "")
    base = tmp_path / "desk.db"
    base.write_text("не база " * 200)

    assert app.run(base) == 1

from __future__ import annotations

import gc
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from pytestqt.qtbot import QtBot

from smdesk import app
from smdesk.desk import Desk
from smdesk.ui import first_steps
from smdesk.ui.frame.error_place import ErrorPlace
from smdesk.ui.frame.window import MainWindow
from smdesk.ui.theme.look import THEME, look
from smdesk.ui.theme.tokens import DARK


@pytest.fixture(autouse=True)
def own_collector() -> Iterator[None]:
    """The program sets Python's search for garbage; the tests after this one have theirs."""
    kept = gc.get_threshold()
    yield
    gc.set_threshold(*kept)
    gc.unfreeze()
    gc.enable()


InEachWindow = Callable[[Callable[[MainWindow], None]], None]


@pytest.fixture
def in_each_window(monkeypatch: pytest.MonkeyPatch) -> InEachWindow:
    """Takes what is to be done in every window of the program once its event loop runs.

    A timer that belonged to no window could fire while the one before it is still being closed.
    """
    monkeypatch.setattr(first_steps, "open_first_steps", lambda _window: None)
    build = app.build_window

    def arrange(act: Callable[[MainWindow], None]) -> None:
        def build_and_act(desk: Desk, errors: ErrorPlace) -> MainWindow:
            window = build(desk, errors)
            QTimer.singleShot(0, window, partial(act, window))
            return window

        monkeypatch.setattr(app, "build_window", build_and_act)

    return arrange


def test_the_window_opens_on_a_file_that_is_not_there_and_closes_clean(
    qtbot: QtBot, tmp_path: Path, in_each_window: InEachWindow
) -> None:
    base = tmp_path / "new" / "desk.db"
    seen: list[Path] = []

    def look_and_leave(window: MainWindow) -> None:
        seen.append(window.context.desk.path)
        window.close()

    in_each_window(look_and_leave)

    assert app.run(base) == 0
    assert seen == [base]
    assert base.exists()
    assert not base.with_name("desk.db.lock").exists()


def test_another_base_opens_after_the_first_has_closed(
    qtbot: QtBot, tmp_path: Path, in_each_window: InEachWindow
) -> None:
    first, second = tmp_path / "first.db", tmp_path / "second.db"
    seen: list[Path] = []

    def step(window: MainWindow) -> None:
        seen.append(window.context.desk.path)
        if len(seen) == 1:
            window.switch_to(second)
        else:
            window.close()

    in_each_window(step)

    assert app.run(first) == 0
    assert seen == [first, second]


def test_a_file_that_is_no_base_leads_back_to_the_base_that_was_open(
    qtbot: QtBot, tmp_path: Path, in_each_window: InEachWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    base, table = tmp_path / "desk.db", tmp_path / "реестр.xlsx"
    table.write_bytes(b"PK" + b"table" * 200)
    seen: list[Path] = []
    offered: list[set[str]] = []

    def give_up(_parent: object, _what: str, _more: str, ways: dict[str, str]) -> str:
        offered.append(set(ways.values()))
        return ""

    def step(window: MainWindow) -> None:
        seen.append(window.context.desk.path)
        if len(seen) == 1:
            window.switch_to(table)
        else:
            window.close()

    monkeypatch.setattr("smdesk.ui.kit.dialogs.choose", give_up)
    in_each_window(step)

    assert app.run(base) == 0
    assert seen == [base, base]
    assert offered == [{"Повторить", "Открыть другую базу…"}]  # a table is not written over


def test_the_kept_theme_is_worn_from_the_start(
    qtbot: QtBot, tmp_path: Path, in_each_window: InEachWindow
) -> None:
    base = tmp_path / "desk.db"
    desk = Desk.open(base)
    desk.state.set(THEME, "dark")
    desk.state.set(first_steps.OFFERED, value=True)
    desk.close()
    worn: list[bool] = []

    def look_and_leave(window: MainWindow) -> None:
        worn.append(look().tokens is DARK)
        window.close()

    in_each_window(look_and_leave)

    assert app.run(base) == 0
    assert worn == [True]


def test_a_user_who_gives_up_ends_the_program(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("smdesk.ui.kit.dialogs.choose", lambda *_words: "")
    base = tmp_path / "desk.db"
    base.write_text("не база " * 200)

    assert app.run(base) == 1

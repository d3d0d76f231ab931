"""When Python looks for garbage."""

from __future__ import annotations

import gc
import weakref
from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from smdesk.ui.frame.body import WindowBody
from smdesk.ui.frame.garbage import PATIENCE, Sweeper
from smdesk.ui.frame.pages import Context


@pytest.fixture(autouse=True)
def own_collector() -> Iterator[None]:
    kept = gc.get_threshold()
    yield
    gc.set_threshold(*kept)
    gc.unfreeze()


@pytest.fixture
def window(context: Context, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> WindowBody:
    made = WindowBody(context, (), lambda _error: None)
    qtbot.addWidget(made)
    monkeypatch.setattr(made, "isActiveWindow", lambda: True)
    return made


class Knot:
    """Something that holds itself."""

    def __init__(self) -> None:
        self.itself = self


def old_garbage() -> weakref.ref[Knot]:
    """Garbage that only a search through everything finds."""
    knot = Knot()
    found = weakref.ref(knot)
    gc.collect()
    return found


def test_the_collector_wakes_and_does_not_go_through_everything_by_itself(
    window: WindowBody,
) -> None:
    gc.disable()
    Sweeper(window)
    assert gc.isenabled()
    assert gc.get_freeze_count() > 0
    for _ in range(200):
        gc.collect(1)
    knot = old_garbage()
    kept = [[number] for number in range(200_000)]
    assert knot() is not None
    assert len(kept) == 200_000


def test_everything_is_gone_through_when_the_user_is_elsewhere(
    window: WindowBody, monkeypatch: pytest.MonkeyPatch
) -> None:
    sweeper = Sweeper(window)
    knot = old_garbage()
    sweeper.look()
    assert knot() is not None
    monkeypatch.setattr(window, "isActiveWindow", lambda: False)
    sweeper.look()
    assert knot() is None


def test_one_who_never_leaves_is_swept_under_after_some_time(window: WindowBody) -> None:
    sweeper = Sweeper(window)
    knot = old_garbage()
    for _ in range(PATIENCE - 1):
        sweeper.look()
    assert knot() is not None
    sweeper.look()
    assert knot() is None


def test_a_job_is_not_disturbed(window: WindowBody, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(window, "isActiveWindow", lambda: False)
    sweeper = Sweeper(window)
    knot = old_garbage()
    job = window.context.jobs.start("Работа", ["backup"])
    sweeper.look()
    assert knot() is not None
    job.take_end(0)
    sweeper.look()
    assert knot() is None

"""Readings in slices: the newest takes the place of the one before, and nothing of either stays."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QEvent, QObject
from pytestqt.qtbot import QtBot

from smdesk.models.progress import Job, Progress
from smdesk.ui.slices import Latest, Slices


def reading(word: str, steps: int = 3) -> Job[str]:
    for step in range(steps):
        yield Progress(step, steps, word)
    return word


def left_of(parent: QObject) -> list[Slices[str]]:
    """The readings that Qt has not forgotten."""
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    return parent.findChildren(Slices)


def test_what_is_asked_for_takes_the_place_of_what_is_on_its_way(qtbot: QtBot) -> None:
    parent = QObject()
    told: list[str] = []
    latest = Latest(told.append, parent)
    for word in ("раз", "два", "три"):
        latest.ask(reading(word))
    assert latest.running
    qtbot.waitUntil(lambda: not latest.running)
    assert told == ["три"]
    assert left_of(parent) == []


def test_what_is_given_up_is_told_to_nobody(qtbot: QtBot) -> None:
    parent = QObject()
    told: list[str] = []
    latest = Latest(told.append, parent)
    latest.ask(reading("раз", steps=10**9))
    qtbot.wait(20)
    latest.stop()
    latest.stop()
    assert not latest.running
    assert left_of(parent) == []
    latest.ask(reading("сразу"), at_once=True)
    assert told == ["сразу"]


def test_one_that_is_over_can_be_cancelled(qtbot: QtBot) -> None:
    parent = QObject()
    told: list[str] = []
    slices = Slices(reading("раз"), told.append, parent=parent)
    qtbot.waitUntil(lambda: not slices.running)
    assert left_of(parent) == []
    slices.cancel()
    assert told == ["раз"]

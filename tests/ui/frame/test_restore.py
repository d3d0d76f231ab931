"""A base is restored in its window: what was there before can come back, and toasts stay true."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog
from pytestqt.qtbot import QtBot

from smdesk.desk import Desk
from smdesk.desk.backups import restore_base
from smdesk.models.progress import run_to_end
from smdesk.models.records import Organization
from smdesk.ui.frame.copies import RestoreDialog, restore_from_list
from smdesk.ui.frame.window import MainWindow
from smdesk.ui.kit import dialogs
from tests.ui.frame.test_window import House, house, window

__all__ = ["house", "window"]


@dataclass
class Restored:
    """A window whose base was restored from a copy with one organisation; it had two."""

    desk: Desk
    window: MainWindow
    house: House

    def do(self) -> None:
        """The child of the job: it restores the file, and says so."""
        source = Path(self.house.hand.arguments[self.house.hand.arguments.index("restore") + 1])
        safety = run_to_end(restore_base(self.desk.path, source, datetime(2026, 11, 23, 12, 5)))
        self.house.hand.on_line(json.dumps({"result": str(safety)}))
        self.house.hand.on_end(0)

    def titles(self) -> list[str]:
        return [each.title for each in self.desk.organizations.all()]

    def said(self) -> str:
        return self.window.toasts.shown()[-1].accessibleName()


@pytest.fixture
def restored(
    desk: Desk, window: MainWindow, house: House, monkeypatch: pytest.MonkeyPatch
) -> Restored:
    desk.organizations.add(Organization(title="Дом культуры"))
    run_to_end(desk.backups.automatic())
    for title in ("Клуб", "Музей"):
        desk.organizations.add(Organization(title=title))
        window.say("", undoable=True)
    monkeypatch.setattr(RestoreDialog, "exec", lambda _self: QDialog.DialogCode.Accepted)
    restore_from_list(window)
    found = Restored(desk, window, house)
    found.do()
    return found


def answer(monkeypatch: pytest.MonkeyPatch, way: str) -> list[list[str]]:
    asked: list[list[str]] = []

    def choose(_parent: object, _text: str, detail: str, ways: dict[str, str]) -> str:
        asked.append([detail, *ways])
        return way

    monkeypatch.setattr(dialogs, "choose", choose)
    return asked


def press_undo(restored: Restored, qtbot: QtBot) -> None:
    qtbot.keyClick(restored.window, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)


def test_what_is_saved_after_a_restore_is_told_and_can_be_undone(restored: Restored) -> None:
    assert restored.titles() == ["Дом культуры"]
    restored.desk.organizations.add(Organization(title="Школа"))
    restored.window.say("Организация добавлена.", undoable=True)

    assert restored.said() == "Организация добавлена."
    button = restored.window.toasts.shown()[-1].button
    assert button is not None
    button.click()
    assert restored.titles() == ["Дом культуры"]


def test_ctrl_z_after_a_restore_brings_the_former_base_back(
    restored: Restored, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = answer(monkeypatch, "back")
    press_undo(restored, qtbot)
    restored.do()

    assert asked == [
        ["Более раннее изменение: Добавлена организация «Дом культуры».", "back", "older"]
    ]
    assert sorted(restored.titles()) == ["Дом культуры", "Клуб", "Музей"]


@pytest.mark.parametrize(("way", "left"), [("", 1), ("older", 0)])
def test_the_older_change_goes_only_when_it_is_asked_for(
    restored: Restored, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, way: str, left: int
) -> None:
    answer(monkeypatch, way)
    press_undo(restored, qtbot)

    assert len(restored.titles()) == left


def test_the_message_leads_back_too(restored: Restored) -> None:
    button = restored.window.toasts.shown()[-1].button
    assert button is not None
    assert button.text() == "Вернуть прежнюю базу"
    button.click()
    restored.do()
    assert len(restored.titles()) == 3

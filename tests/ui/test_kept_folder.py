"""File dialogs open where the user was the last time."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from smdesk.ui.frame.pages import Context
from smdesk.ui.importing.dialog import ImportDialog
from smdesk.ui.kept_folder import LOADED, KeptFolder
from smdesk.ui.reporting import Reporting
from tests.ui.held import HeldExecutor


def test_a_table_is_looked_for_where_the_last_one_was(
    context: Context, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    folder, opened = tmp_path / "Реестры", []
    folder.mkdir()

    def choose(_parent: QWidget, _title: str, start: str, _kinds: str) -> tuple[str, str]:
        opened.append(Path(start))
        return str(folder / "реестр.xlsx"), ""

    monkeypatch.setattr(QFileDialog, "getOpenFileName", choose)
    for _time in range(2):
        dialog = ImportDialog(context)
        qtbot.addWidget(dialog)
        dialog.show()
        button = next(b for b in dialog.findChildren(QPushButton) if "Выбрать файл" in b.text())
        qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
        dialog.reject()
    assert opened == [Path.home(), folder]


def test_a_report_is_put_where_the_last_one_was(
    context: Context,
    executor: HeldExecutor,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
) -> None:
    parent, opened = QWidget(), []
    qtbot.addWidget(parent)

    def choose(_parent: QWidget, _title: str, start: str, _kinds: str) -> tuple[str, str]:
        opened.append(Path(start).parent)
        return str(tmp_path / "Реестр.xlsx"), ""

    monkeypatch.setattr(QFileDialog, "getSaveFileName", choose)
    reporting = Reporting(context, parent, lambda _text, _deeds: None)
    for _time in range(2):
        reporting.export("registry", "xlsx", "Реестр")
    assert opened == [Path.home(), tmp_path]
    assert len(executor.children) == 2


def test_a_folder_that_is_gone_is_the_own_one(context: Context, tmp_path: Path) -> None:
    folder = KeptFolder(context.desk.state, LOADED)
    folder.keep(tmp_path / "нет" / "реестр.xlsx")
    assert Path(folder.start("а.xlsx")) == Path.home() / "а.xlsx"

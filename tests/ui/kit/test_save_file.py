"""The name of a file that is saved ends as its kind does."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from smdesk.ui.kit import save_file
from smdesk.ui.kit.save_file import ask_where


@pytest.mark.parametrize(
    ("typed", "written"),
    [("out", "out.xlsx"), ("out.xlsx", "out.xlsx"), ("A.XLSX", "A.XLSX"), ("5.12", "5.12.xlsx")],
)
def test_a_missing_ending_is_added(
    typed: str, written: str, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(tmp_path / typed), ""))
    assert ask_where(None, "Excel", "", "*.xlsx", ".xlsx") == tmp_path / written


@pytest.mark.parametrize("may_go", [True, False])
def test_a_file_that_the_dialog_did_not_ask_about_goes_only_when_it_may(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, *, may_go: bool
) -> None:
    (tmp_path / "out.xlsx").touch()
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(tmp_path / "out"), ""))
    monkeypatch.setattr(save_file, "confirm", lambda *_: may_go)
    found = ask_where(None, "Excel", "", "*.xlsx", ".xlsx")
    assert found == (tmp_path / "out.xlsx" if may_go else None)


def test_nothing_is_written_when_thought_better_of(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: ("", ""))
    assert ask_where(None, "Excel", "", "*.xlsx", ".xlsx") is None

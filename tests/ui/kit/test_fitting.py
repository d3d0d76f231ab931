"""Windows on a small screen keep their buttons on it."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QRect
from pytestqt.qtbot import QtBot

from smdesk.desk import Desk
from smdesk.reports.report import Report
from smdesk.ui.frame.pages import Context
from smdesk.ui.frame.window import MainWindow
from smdesk.ui.kit import fitting
from smdesk.ui.kit.dialogs import FormDialog
from smdesk.ui.kit.fields import TextField
from smdesk.ui.kit.form import Form
from smdesk.ui.later import end_now
from smdesk.ui.page_list import page_specs
from smdesk.ui.printing.options import Choice
from smdesk.ui.printing.preview import PrintPreviewDialog

SMALL = QRect(0, 0, 1366, 700)


@pytest.fixture
def small(monkeypatch: pytest.MonkeyPatch) -> QRect:
    monkeypatch.setattr(fitting, "available", lambda _widget: SMALL)
    return SMALL


def test_the_print_preview_fits_the_screen(small: QRect, qtbot: QtBot) -> None:
    dialog = PrintPreviewDialog(
        [Choice("Все записи", lambda: Report(name="x", title="Пусто", columns=(), rows=()))]
    )
    qtbot.addWidget(dialog)
    assert dialog.height() + fitting.FRAME.height() <= small.height()
    dialog.show()
    bottom = dialog.save_button.mapTo(dialog, dialog.save_button.rect().bottomLeft()).y()
    assert bottom < dialog.height() <= small.height()
    dialog.close()


def test_a_long_form_fits_the_screen(small: QRect, qtbot: QtBot) -> None:
    form = Form()
    for at in range(9):
        form.add(f"f{at}", f"Поле {at}", TextField(lines=5))
    dialog = FormDialog(None, "Длинная форма", form, lambda _values: None)
    qtbot.addWidget(dialog)
    assert dialog.height() + fitting.FRAME.height() <= small.height()


@pytest.fixture
def first(context: Context, desk: Desk) -> Iterator[MainWindow]:
    window = MainWindow(context, page_specs(), lambda _error: None)
    yield window
    window.close()
    end_now(window)


def test_the_first_window_takes_all_of_a_small_screen(small: QRect, first: MainWindow) -> None:
    assert first.isMaximized()


def test_the_first_window_is_a_part_of_a_large_screen(first: MainWindow) -> None:
    assert not first.isMaximized()
    assert (first.width(), first.height()) == (1366, 768)

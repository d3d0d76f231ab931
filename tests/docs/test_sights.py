"""Everything that can be seen has a picture."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtGui import QImage, QKeySequence
from PySide6.QtWidgets import (
    QAbstractScrollArea,
    QApplication,
    QDialog,
    QPushButton,
    QScrollArea,
    QWidget,
)
from pytestqt.qtbot import QtBot

import smdesk.ui
from docs.picturing.bases import EMPTY, OFFICE, make_base
from docs.picturing.dialogs import DIALOGS, DialogSight
from docs.picturing.pages import PAGES
from docs.picturing.studio import Scene, take_dialog, take_page, window_on
from smdesk.ui.approval.ask_dialog import AskDialog
from smdesk.ui.frame.help import HelpWindow
from smdesk.ui.frame.window import MainWindow
from smdesk.ui.kit.dialogs import FormDialog
from smdesk.ui.kit.fact_link import FactLink
from smdesk.ui.page_list import page_specs
from smdesk.ui.theme.look import ThemeMode, look

SMALL = Scene(ThemeMode.LIGHT, 1280, 720)


@pytest.fixture
def window(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qapp: QApplication, qtbot: QtBot
) -> Iterator[MainWindow]:
    monkeypatch.chdir(tmp_path)
    if not qapp.styleSheet():
        look().dress(qapp)
    with window_on(make_base(OFFICE), SMALL) as opened:
        yield opened


def dialogs_of_the_program() -> set[type[QDialog]]:
    for module in pkgutil.walk_packages(smdesk.ui.__path__, "smdesk.ui."):
        importlib.import_module(module.name)
    found: set[type[QDialog]] = set()
    waiting = [QDialog]
    while waiting:
        below = waiting.pop().__subclasses__()
        found.update(each for each in below if each.__module__.startswith("smdesk.ui."))
        waiting += below
    return found - {FormDialog, AskDialog}


def test_every_page_is_pictured_full_and_empty() -> None:
    keys = {spec.key for spec in page_specs()}

    for base in (OFFICE, EMPTY):
        assert {sight.page for sight in PAGES if sight.base == base} == keys


def test_names_of_pictures_are_unique() -> None:
    names = [page.name for page in PAGES] + [dialog.name for dialog in DIALOGS]

    assert len(names) == len(set(names))


def test_every_dialog_is_pictured(window: MainWindow) -> None:
    shown = [sight.open(window) for sight in DIALOGS]

    assert dialogs_of_the_program() - {type(each) for each in shown} == set()


def test_a_picture_is_as_large_as_what_it_shows(window: MainWindow, tmp_path: Path) -> None:
    page = take_page(window, PAGES[0], tmp_path / "page.png")
    dialog = take_dialog(window, DIALOGS[0], tmp_path / "dialog.png")

    assert QImage(str(page)).size() == window.size()
    assert QImage(str(dialog)).width() >= 560


@pytest.mark.parametrize("key", [spec.key for spec in page_specs()])
def test_a_page_needs_no_scrolling_sideways_on_the_smallest_screen(
    window: MainWindow, key: str
) -> None:
    window.open_page(key)

    areas = window.pages.currentWidget().findChildren(QAbstractScrollArea)
    wide = [area for area in areas if area.isVisible() and area.horizontalScrollBar().maximum()]
    assert [area.accessibleName() for area in wide] == []


def cut_buttons(shown: QWidget) -> list[str]:
    """Texts of buttons that have less room than they need."""
    return [
        each.text()
        for each in shown.findChildren(QPushButton)
        if each.isVisible()
        and not isinstance(each, FactLink)
        and each.width() < each.sizeHint().width()
    ]


@pytest.mark.parametrize("key", [spec.key for spec in page_specs()])
def test_no_button_of_a_page_is_cut_on_the_smallest_screen(window: MainWindow, key: str) -> None:
    window.open_page(key)
    QApplication.processEvents()

    assert cut_buttons(window.pages.currentWidget()) == []


@pytest.mark.parametrize("sight", DIALOGS, ids=[each.name for each in DIALOGS])
def test_nothing_of_a_dialog_is_cut_at_its_side(
    window: MainWindow, qtbot: QtBot, sight: DialogSight
) -> None:
    dialog = sight.open(window)
    dialog.show()
    qtbot.waitExposed(dialog)
    QApplication.processEvents()

    areas = [area for area in dialog.findChildren(QScrollArea) if area.isVisible()]
    wide = [area for area in areas if area.widget().width() > area.viewport().width()]
    assert [type(area.widget()).__name__ for area in wide] == []
    assert cut_buttons(dialog) == []
    if isinstance(dialog, QDialog):
        dialog.done(0)  # `close` would ask about what was typed
    else:
        dialog.close()


def test_f1_opens_the_guide_on_the_page_in_front(window: MainWindow) -> None:
    action = window.actions_registry.action("help.page")
    for page in ("people", "journal"):
        window.open_page(page)
        action.trigger()

    opened = window.findChildren(HelpWindow)
    assert action.shortcut() == QKeySequence("F1")
    assert [each.browser.name for each in opened] == ["zhurnal"]

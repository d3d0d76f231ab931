"""The registry page in the real window: shortcuts, toasts, and the way back."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from smdesk.desk import Desk
from smdesk.models.errors import DeskError
from smdesk.ui.frame.pages import Context
from smdesk.ui.frame.window import MainWindow
from smdesk.ui.page_list import page_specs
from smdesk.ui.registry.account_form import AccountDialog
from smdesk.ui.registry.page import RegistryPage
from smdesk.ui.reporting import Reporting, Rows
from tests.ui.held import HeldExecutor
from tests.ui.keys import type_text
from tests.ui.registry.conftest import Ids


@pytest.fixture
def errors() -> list[DeskError]:
    return []


@pytest.fixture
def window(context: Context, ids: Ids, errors: list[DeskError], qtbot: QtBot) -> MainWindow:
    made = MainWindow(context, page_specs(), errors.append)
    qtbot.addWidget(made)
    with qtbot.waitExposed(made):
        made.show()
    page = made.pages.go("registry")
    assert isinstance(page, RegistryPage)
    qtbot.waitUntil(lambda: not page._late.isActive())
    made.activateWindow()  # after the windows of earlier tests have gone
    qtbot.waitUntil(made.isActiveWindow)
    return made


@pytest.fixture
def front(window: MainWindow) -> RegistryPage:
    page = window.pages.page()
    assert isinstance(page, RegistryPage)
    return page


def press_toast(window: MainWindow, verb: str, qtbot: QtBot) -> None:
    toast = window.toasts.shown()[-1]
    button = next(each for each in toast.buttons if each.text() == verb)
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def test_a_deletion_is_taken_back_by_its_toast(
    window: MainWindow, front: RegistryPage, desk: Desk, ids: Ids, qtbot: QtBot
) -> None:
    front.show_target(ids.club_page)
    qtbot.keyClick(front.table, Qt.Key.Key_Delete)
    assert desk.accounts.count() == 1
    press_toast(window, "Отменить", qtbot)
    assert desk.accounts.count() == 2
    assert front.model.row_of(ids.club_page) >= 0


def test_ctrl_n_opens_the_form_and_a_new_account_is_shown(
    window: MainWindow,
    front: RegistryPage,
    desk: Desk,
    ids: Ids,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def fill(dialog: AccountDialog) -> int:
        dialog.form.fields["address"].editor.take_draft("t.me/museum_example")
        dialog.form.fields["title"].editor.set_value("Музей")
        dialog.form.fields["organization_id"].editor.set_value(ids.body)
        dialog.form.settle()
        dialog.submit()
        return dialog.result()

    monkeypatch.setattr(AccountDialog, "exec", fill)
    type_text(front.filters.bar.search, "клуб")
    qtbot.keyClick(window, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    added = desk.accounts.get(front.table.current())
    assert (added.title, added.address) == ("Музей", "https://t.me/museum_example")
    assert front.card.record_id == added.id
    assert not front.filters.bar.is_set()


def test_a_written_file_and_its_folder_are_one_click_away(
    window: MainWindow, front: RegistryPage, executor: HeldExecutor, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(
        "smdesk.ui.kit.save_file.QFileDialog.getSaveFileName",
        lambda *_args: ("/tmp/реестр.xlsx", ""),
    )
    window.context.actions.action("registry.export").trigger()
    child = executor.children[-1]
    child.line('{"done": 1, "total": 2, "text": "строки"}')
    assert window.status.job_text() == "Экспорт: реестр.xlsx: строки"
    child.line('{"result": {"path": "/tmp/реестр.xlsx", "notes": []}}')
    child.end(0)
    toast = window.toasts.shown()[-1]
    assert [button.text() for button in toast.buttons] == ["Открыть файл", "Открыть папку"]


def test_print_offers_all_filtered_and_selected(
    window: MainWindow, front: RegistryPage, ids: Ids, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[tuple[list[int | None], int]] = []

    def look(_self: Reporting, _report: str, rows: Sequence[Rows], taken: int = 0) -> None:
        asked.append(([each.count for each in rows], taken))

    monkeypatch.setattr(Reporting, "print", look)
    keys = (Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClick(window, *keys)
    type_text(front.filters.bar.search, "клуб")
    qtbot.keyClick(window, *keys)
    front.filters.bar.clear()
    front.table.selectAll()
    qtbot.keyClick(window, *keys)
    assert asked == [([2, 2, 1], 0), ([2, 1, 1], 1), ([2, 2, 2], 2)]


def test_the_keyboard_alone_reaches_the_rows_from_the_search(
    window: MainWindow, front: RegistryPage, ids: Ids, qtbot: QtBot
) -> None:
    qtbot.keyClick(window, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    assert front.filters.bar.search.hasFocus()
    type_text(front.filters.bar.search, "клуб")
    qtbot.keyClick(front.filters.bar.search, Qt.Key.Key_Down)
    assert front.table.hasFocus()
    assert front.table.current() == ids.club_page


def test_nothing_is_cut_in_a_small_window(
    window: MainWindow, front: RegistryPage, ids: Ids
) -> None:
    window.resize(1280, 720)
    QApplication.processEvents()
    header = front.table.header
    for section in header.shown_order():
        title = front.model.columns[section].title
        assert header.sectionSize(section) >= header.fontMetrics().horizontalAdvance(title)
    inner = front.card._area.widget()
    assert inner.width() <= front.card._area.viewport().width()


def test_no_key_is_claimed_twice_by_what_can_be_on_together(window: MainWindow) -> None:
    pages = {spec.key for spec in page_specs()}
    claimed: dict[tuple[str, str], str] = {}
    twice = []
    for spec, action in window.actions_registry:
        own = spec.key.partition(".")[0]
        for page in pages & {own} or pages:
            for keys in action.shortcuts():
                other = claimed.setdefault((page, keys.toString()), spec.key)
                if other != spec.key:
                    twice.append((keys.toString(), other, spec.key))
    assert not twice


def test_a_key_opens_the_import_on_the_registry_too(
    window: MainWindow, front: RegistryPage, ids: Ids, qtbot: QtBot
) -> None:
    done: list[str] = []
    for key in ("file.import", "registry.inspect"):
        action = window.actions_registry.action(key)
        action.triggered.disconnect()
        action.triggered.connect(lambda _on=False, key=key: done.append(key))
    front.show_target(ids.club_page)
    qtbot.keyClick(front.table, Qt.Key.Key_I, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClick(front.table, Qt.Key.Key_F7)
    assert done == ["file.import", "registry.inspect"]


def test_the_keys_go_on_from_the_cell_that_was_edited(
    window: MainWindow, front: RegistryPage, desk: Desk, ids: Ids, qtbot: QtBot
) -> None:
    column = front.model.column_index("title")
    front.table.setCurrentIndex(front.model.index(front.model.row_of(ids.club_page), column))
    front.table.setFocus()
    qtbot.keyClick(front.table, Qt.Key.Key_F2)
    editor = QApplication.focusWidget()
    assert isinstance(editor, QLineEdit)
    editor.setText("Ясли")
    qtbot.keyClick(editor, Qt.Key.Key_Return)
    QApplication.processEvents()
    qtbot.waitUntil(lambda: desk.accounts.get(ids.club_page).title == "Ясли")
    QApplication.processEvents()
    assert QApplication.focusWidget() is front.table
    index = front.table.currentIndex()
    assert (front.model.id_at(index.row()), index.column()) == (ids.club_page, column)


def test_another_page_can_ask_for_the_form_of_a_page_that_is_missing(
    window: MainWindow, desk: Desk, ids: Ids, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen: list[object] = []

    def look(dialog: AccountDialog) -> int:
        seen.append(dialog.form.fields["organization_id"].editor.value())
        return 0

    monkeypatch.setattr(AccountDialog, "exec", look)
    window.open_page("registry", ("add", ids.club))
    assert seen == [ids.club]

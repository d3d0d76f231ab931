"""The registry page, driven by keys and clicks."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QLabel,
    QLineEdit,
    QMenu,
    QPushButton,
)
from pytestqt.qtbot import QtBot

from smdesk.desk import Desk
from smdesk.models.errors import DeskError
from smdesk.models.records import Account
from smdesk.models.registry import NOBODY
from smdesk.models.vocabulary import AccountStatus
from smdesk.ui.frame.pages import Context
from smdesk.ui.kit import dialogs
from smdesk.ui.kit.toast import Deed
from smdesk.ui.registry.account_form import AccountDialog
from smdesk.ui.registry.export_menu import ExportMenu
from smdesk.ui.registry.page import RegistryPage
from smdesk.ui.registry.status_dialog import StatusDialog
from tests.ui.held import HeldExecutor
from tests.ui.keys import type_text
from tests.ui.registry.conftest import Ids, build


def titles(page: RegistryPage) -> list[str]:
    column = page.model.column_index("title")
    return [page.model.text(row, column) for row in range(page.model.rowCount())]


def cell(page: RegistryPage, account_id: int, key: str) -> str:
    return page.model.text(page.model.row_of(account_id), page.model.column_index(key))


def texts(page: RegistryPage) -> set[str]:
    labels = {each.text() for each in page.findChildren(QLabel) if each.isVisible()}
    return labels | {each.text() for each in page.findChildren(QPushButton) if each.isVisible()}


def test_the_table_is_a_sound_model_and_shows_what_matters(page: RegistryPage, ids: Ids) -> None:
    QAbstractItemModelTester(page.model, QAbstractItemModelTester.FailureReportingMode.Fatal, page)
    assert titles(page) == ["Администрация", "Клуб «Ёлка»"]
    assert cell(page, ids.body_page, "responsible") == "Иванова А. С."
    assert cell(page, ids.club_page, "responsible") == "не назначен"
    assert cell(page, ids.club_page, "status") == "Работает"
    assert "2 аккаунта · 2 организации · на сайте ещё не опубликован" in texts(page)


def test_search_as_you_type_folds_yo_and_escape_clears(page: RegistryPage, qtbot: QtBot) -> None:
    page.search()
    type_text(page.filters.bar.search, "елк")
    assert titles(page) == ["Клуб «Ёлка»"]
    type_text(page.filters.bar.search, "йй")
    assert "Ничего не найдено" in texts(page)
    qtbot.keyClick(page.filters.bar.search, Qt.Key.Key_Escape)
    assert len(titles(page)) == 2


def test_where_nothing_is_found_a_button_shows_everything(page: RegistryPage, qtbot: QtBot) -> None:
    type_text(page.filters.bar.search, "йй")
    everything = next(b for b in page.findChildren(QPushButton) if b.text() == "Показать всё")
    qtbot.mouseClick(everything, Qt.MouseButton.LeftButton)
    assert len(titles(page)) == 2
    assert "Ничего не найдено" not in texts(page)


def test_filters_by_network_organisation_status_and_nobody(page: RegistryPage, ids: Ids) -> None:
    page.filters.fill_once()
    bar = page.filters.bar
    for key, value, expected in (
        ("network", ids.ok, ["Клуб «Ёлка»"]),
        ("organization", ids.body, ["Администрация", "Клуб «Ёлка»"]),
        ("organization", ids.club, ["Клуб «Ёлка»"]),
        ("status", AccountStatus.DELETED, []),
        ("person", NOBODY, ["Клуб «Ёлка»"]),
        ("person", ids.anna, ["Администрация"]),
    ):
        bar.clear()
        bar.filters[key].set_chosen([value])
        assert titles(page) == expected, (key, value)


def test_a_click_on_a_header_sorts(page: RegistryPage, qtbot: QtBot) -> None:
    header = page.table.header
    section = page.model.column_index("title")
    place = header.sectionViewportPosition(section) + 20
    viewport = header.viewport()
    for expected in (["Клуб «Ёлка»", "Администрация"], ["Администрация", "Клуб «Ёлка»"]):
        middle = viewport.rect().center()
        middle.setX(place)
        qtbot.mouseClick(
            viewport, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, middle
        )
        if titles(page) != expected:
            qtbot.mouseClick(
                viewport, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, middle
            )
        assert titles(page) == expected


def edit(page: RegistryPage, qtbot: QtBot, account_id: int, key: str, text: str) -> None:
    index = page.model.index(page.model.row_of(account_id), page.model.column_index(key))
    page.table.setCurrentIndex(index)
    page.table.setFocus()
    qtbot.keyClick(page.table, Qt.Key.Key_F2)
    editor = page.table.viewport().findChildren(QLineEdit)[-1]
    editor.selectAll()
    type_text(editor, text)
    qtbot.keyClick(editor, Qt.Key.Key_Return)
    QApplication.processEvents()  # the delegate commits after the key


def test_a_cell_is_edited_in_place_and_undone(
    page: RegistryPage, desk: Desk, ids: Ids, qtbot: QtBot
) -> None:
    edit(page, qtbot, ids.club_page, "title", "Клуб у реки")
    assert desk.accounts.get(ids.club_page).title == "Клуб у реки"
    desk.history.undo()
    assert cell(page, ids.club_page, "title") == "Клуб «Ёлка»"


def test_a_bad_value_keeps_the_stored_one_and_is_said(
    page: RegistryPage, desk: Desk, ids: Ids, qtbot: QtBot
) -> None:
    page.table.header.set_shown("work_email", shown=True)
    said: list[DeskError] = []
    page.failed.connect(said.append)
    edit(page, qtbot, ids.club_page, "work_email", "не почта")
    assert len(said) == 1
    assert desk.accounts.get(ids.club_page).work_email == ""
    assert cell(page, ids.club_page, "work_email") == ""


def test_delete_removes_one_without_asking_and_offers_undo(
    page: RegistryPage, desk: Desk, ids: Ids, qtbot: QtBot
) -> None:
    page.show_target(ids.club_page)
    with qtbot.waitSignal(page.toast) as heard:
        qtbot.keyClick(page.table, Qt.Key.Key_Delete)
    assert heard.args == ["", True]
    assert titles(page) == ["Администрация"]
    desk.history.undo()
    assert len(titles(page)) == 2


def test_several_are_deleted_only_after_a_question(
    page: RegistryPage, desk: Desk, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []

    def refuse(_parent: object, counted: str) -> bool:
        asked.append(counted)
        return False

    monkeypatch.setattr(dialogs, "ask_bulk_delete", refuse)
    page.table.selectAll()
    qtbot.keyClick(page.table, Qt.Key.Key_Delete)
    assert asked == ["2 записи"]
    assert desk.accounts.count() == 2


def test_copy_gives_text_for_excel(page: RegistryPage, qtbot: QtBot) -> None:
    page.table.selectAll()
    qtbot.keyClick(page.table, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    lines = QGuiApplication.clipboard().text().splitlines()
    assert lines[0].startswith("Сеть\tНазвание\tАдрес")
    assert len(lines) == 3


def test_a_status_is_dated(desk: Desk, ids: Ids, page: RegistryPage, qtbot: QtBot) -> None:
    dialog = StatusDialog(desk, [ids.club_page], AccountStatus.DELETED, "Страница удалена")
    qtbot.addWidget(dialog)
    dialog.form.fields["since"].editor.set_value(date(2026, 11, 20))
    dialog.show()
    qtbot.mouseClick(dialog.save, Qt.MouseButton.LeftButton)
    assert desk.accounts.get(ids.club_page).deleted_on == date(2026, 11, 20)
    assert cell(page, ids.club_page, "status") == "Удалён"


def test_a_deleted_page_is_not_suspended_along_with_others(
    desk: Desk, ids: Ids, page: RegistryPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk.accounts.archive([ids.club_page], date(2026, 11, 20))
    seen: list[str] = []

    def save(dialog: StatusDialog) -> int:
        seen.extend(label.text() for label in dialog.findChildren(QLabel))
        dialog.save.click()
        return dialog.result()

    monkeypatch.setattr(StatusDialog, "exec", save)
    page.table.selectAll()
    page.do_suspend()

    assert desk.accounts.status(ids.club_page) is AccountStatus.DELETED
    assert desk.accounts.status(ids.body_page) is AccountStatus.SUSPENDED
    assert (
        "«Администрация», ВКонтакте\nНовое состояние: приостановлен."
        "\nНе изменится: 1 выделенная." in seen
    )


def test_a_status_that_changes_nothing_is_not_asked_for(
    desk: Desk, ids: Ids, page: RegistryPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(StatusDialog, "exec", lambda _dialog: pytest.fail("asked"))
    told: list[tuple[str, bool]] = []
    page.toast.connect(lambda text, undoable: told.append((text, undoable)))
    page.show_target(ids.body_page)
    page.do_resume()

    assert told == [("Менять нечего: страница уже работает.", False)]


def test_the_card_shows_people_other_pages_and_history(
    page: RegistryPage, desk: Desk, ids: Ids
) -> None:
    page.show_target(ids.body_page)
    shown = texts(page)
    assert {"Иванова А. С.", "Ответственные", "Доступы", "История"} <= shown
    assert "Запись добавлена" in shown


def test_a_link_on_the_card_opens_the_other_page(
    page: RegistryPage, ids: Ids, qtbot: QtBot
) -> None:
    page.show_target(ids.body_page)
    name = next(b for b in page.card.findChildren(QPushButton) if b.text() == "Иванова А. С.")
    with qtbot.waitSignal(page.open_page) as heard:
        qtbot.mouseClick(name, Qt.MouseButton.LeftButton)
    assert heard.args == ["people", ids.anna]


def test_export_runs_as_a_child_with_the_filtered_rows(
    page: RegistryPage,
    ids: Ids,
    executor: HeldExecutor,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: object,
) -> None:
    target = f"{tmp_path}/реестр.xlsx"
    monkeypatch.setattr(
        "smdesk.ui.kit.save_file.QFileDialog.getSaveFileName", lambda *_args: (target, "")
    )
    page.do_export()
    assert "--ids" not in executor.children[-1].arguments
    type_text(page.filters.bar.search, "елка")
    page.do_export()
    child = executor.children[-1]
    assert child.arguments[2:8] == ["report", "registry", "--format", "xlsx", "--out", target]
    assert "--ids" in child.arguments
    child.line('{"result": {"path": "x", "notes": ["Одна ссылка записана текстом."]}}')
    with qtbot.waitSignal(page.offer) as heard:
        child.end(0)
    assert heard.args is not None
    assert heard.args[0] == "Записан файл «реестр.xlsx». Одна ссылка записана текстом."


def test_columns_and_filters_are_remembered(page: RegistryPage, context: Context, ids: Ids) -> None:
    page.table.header.set_shown("note", shown=True)
    page.filters.fill_once()
    page.filters.bar.filters["network"].set_chosen([ids.ok])
    page._keep._write()
    from smdesk.ui.registry.keeping import FILTER, LAYOUT

    kept: dict[str, Any] = {}
    assert "note" not in context.desk.state.get(LAYOUT, kept)["hidden"]
    assert context.desk.state.get(FILTER, kept)["chosen"]["network"] == [ids.ok]


def test_two_factor_is_told_apart_from_unsaid_in_the_table(
    page: RegistryPage, desk: Desk, ids: Ids, qtbot: QtBot
) -> None:
    column = next(each for each in page.model.columns if each.key == "two_factor")
    assert column.hidden
    shown = []
    for value in (True, False, None):
        desk.accounts.change(replace(desk.accounts.get(ids.club_page), two_factor=value))
        [row] = desk.registry.rows([ids.club_page])
        shown.append((row.two_factor, column.show(row)))
    assert shown == [(True, "да"), (False, "нет"), (None, "не указано")]


def test_an_empty_registry_says_what_it_is_for(context: Context, qtbot: QtBot) -> None:
    shown = texts(build(context, qtbot))
    assert "Здесь будет реестр официальных страниц" in shown
    assert "Добавить аккаунт" in shown


def test_input_that_cannot_be_read_is_refused_not_emptied(
    page: RegistryPage, desk: Desk, ids: Ids, qtbot: QtBot
) -> None:
    page.table.header.set_shown("subscribers", shown=True)
    said: list[DeskError] = []
    page.failed.connect(said.append)
    edit(page, qtbot, ids.body_page, "subscribers", "сто")
    assert desk.accounts.get(ids.body_page).subscribers == 100
    assert [error.what for error in said] == ["Введите целое число."]
    edit(page, qtbot, ids.body_page, "subscribers", "1 250")
    assert desk.accounts.get(ids.body_page).subscribers == 1250


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_F2])
def test_a_key_on_a_cell_that_is_not_edited_in_place_opens_the_form(
    page: RegistryPage, ids: Ids, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, key: Qt.Key
) -> None:
    opened: list[str] = []

    def look(dialog: AccountDialog) -> int:
        opened.append(dialog.windowTitle())
        return 0

    monkeypatch.setattr(AccountDialog, "exec", look)
    row, column = page.model.row_of(ids.club_page), page.model.column_index("status")
    page.table.setCurrentIndex(page.model.index(row, column))
    qtbot.keyClick(page.table, key)
    assert opened == ["Клуб «Ёлка»"]


def test_typing_does_not_wait_for_the_card(page: RegistryPage, ids: Ids) -> None:
    page.show_target(ids.body_page)
    type_text(page.filters.bar.search, "елк")
    assert page.table.current() == ids.club_page
    assert page.card.record_id == ids.body_page
    page.card.settle()
    assert page.card.record_id == ids.club_page


def test_the_export_menu_names_the_rows_that_are_meant(
    page: RegistryPage,
    ids: Ids,
    executor: HeldExecutor,
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
) -> None:
    monkeypatch.setattr(
        "smdesk.ui.kit.save_file.QFileDialog.getSaveFileName",
        lambda *_args: (str(tmp_path / "реестр.html"), ""),
    )
    page.table.selectAll()
    menu = ExportMenu(page, page.rows_to_report, page.export)
    menu.fill()
    texts_of = [action.text() for action in menu.actions() if action.text()]
    assert texts_of[0] == "Выделенные: 2 записи"
    assert texts_of[-2:] == ["Все: 2 записи", "Отобранные: 2 записи"]
    next(a for a in menu.actions() if "редактора" in a.text()).trigger()
    arguments = executor.children[-1].arguments
    assert arguments[2:6] == ["report", "registry", "--format", "fragment"]
    kept = Path(arguments[arguments.index("--ids") + 1])
    assert json.loads(kept.read_text("utf-8")) == [ids.body_page, ids.club_page]
    executor.children[-1].end(1)
    assert not kept.exists()


def test_the_browser_opens_only_http_and_says_what_is_missing(
    page: RegistryPage, desk: Desk, ids: Ids, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[str] = []
    said: list[DeskError] = []
    page.failed.connect(said.append)
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: opened.append(url.toString()))
    page.show_target(ids.body_page)
    assert opened == []
    page.do_open_page()
    assert opened == ["https://vk.com/adm_example"]
    planned = desk.accounts.add(
        Account(organization_id=ids.club, network_id=ids.vk, title="Задуманная")
    )
    page.show_target(planned)
    page.do_open_page()
    assert len(opened) == 1
    assert [error.what for error in said] == ["У аккаунта «Задуманная» не указан адрес."]


def test_an_earlier_version_comes_back_from_the_card(
    page: RegistryPage, desk: Desk, ids: Ids, qtbot: QtBot
) -> None:
    changed = replace(desk.accounts.get(ids.club_page), title="Клуб у реки")
    desk.accounts.change(changed)
    page.show_target(ids.club_page)
    back = next(b for b in page.card.findChildren(QPushButton) if b.text() == "Вернуть эту версию")
    qtbot.mouseClick(back, Qt.MouseButton.LeftButton)
    assert desk.accounts.get(ids.club_page).title == "Клуб «Ёлка»"


def test_the_card_can_be_hidden_and_stays_so(
    page: RegistryPage, context: Context, ids: Ids, qtbot: QtBot
) -> None:
    assert page.card.isVisible()
    context.actions.action("registry.card").trigger()
    assert not page.card.isVisible()
    page.refresh()
    assert not page.card.isVisible()
    again = RegistryPage(context)
    qtbot.addWidget(again)
    again.show()
    assert not again.card.isVisible()
    again.do_card()
    assert again.card.isVisible()


def test_filters_come_back_in_the_next_run_and_say_so(
    page: RegistryPage, context: Context, ids: Ids, qtbot: QtBot
) -> None:
    page.filters.fill_once()
    page.filters.bar.filters["network"].set_chosen([ids.ok])
    page.filters.bar.filters["status"].set_chosen([AccountStatus.ACTIVE])
    page.filters.bar.saved.keep("Работают в ОК")
    page.hide()
    again = RegistryPage(context)
    qtbot.addWidget(again)
    again.show()
    qtbot.waitUntil(lambda: titles(again) == ["Клуб «Ёлка»"])
    assert again.filters.bar.reset.isVisible()
    again.filters.bar.clear()
    assert len(titles(again)) == 2
    third = RegistryPage(context)
    qtbot.addWidget(third)
    menu = QMenu()
    third.filters.bar.saved.fill(menu)
    next(a for a in menu.actions() if a.text() == "Работают в ОК").trigger()
    assert titles(third) == ["Клуб «Ёлка»"]


def test_a_form_that_died_is_offered_again(
    page: RegistryPage, context: Context, desk: Desk, ids: Ids, qtbot: QtBot
) -> None:
    dialog = AccountDialog(context, desk.accounts.get(ids.club_page))
    qtbot.addWidget(dialog)
    dialog.form.take_draft({"title": "Клуб у реки"})
    desk.state.set("draft.account.999", {"title": "Удалённого аккаунта"})
    again = RegistryPage(context)
    qtbot.addWidget(again)
    offered: list[tuple[str, Sequence[Deed]]] = []
    again.offer.connect(lambda text, deeds: offered.append((text, deeds)))
    again.show()
    qtbot.waitUntil(lambda: bool(offered))
    assert [text for text, _deeds in offered] == ["Осталось несохранённое: «Клуб „Ёлка“»."]
    forget = dict(offered[0][1])["Удалить черновик"]
    forget()
    assert desk.state.keys("draft.") == []


def test_nothing_selected_means_nothing_to_do(page: RegistryPage, context: Context) -> None:
    assert context.actions.action("registry.delete").isEnabled()
    type_text(page.filters.bar.search, "нет такого")
    assert not context.actions.action("registry.delete").isEnabled()
    assert not page.card.isVisible()


def test_every_control_has_a_name(page: RegistryPage, ids: Ids) -> None:
    page.show_target(ids.body_page)
    nameless = [
        each
        for each in page.findChildren(QAbstractButton)
        if each.isVisible()
        and not isinstance(each.parent(), QLineEdit)  # its icons are no controls of their own
        and not (each.accessibleName() or each.text())
    ]
    assert nameless == []

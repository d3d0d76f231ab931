"""The page «Журнал», driven by keys and clicks."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from smdesk.desk import Desk
from smdesk.models.records import Organization, Person
from smdesk.ui.frame.pages import Context
from smdesk.ui.journal import SPEC
from smdesk.ui.journal.page import JournalPage
from tests.ui.keys import type_text


@pytest.fixture
def page(context: Context, desk: Desk, qtbot: QtBot) -> JournalPage:
    desk.organizations.add(Organization(title="Клуб «Ёлка»"))
    anna = desk.persons.add(Person(full_name="Иванова Анна"))
    desk.persons.change(replace(desk.persons.get(anna), full_name="Петрова Анна"))
    shown = SPEC.factory(context)
    assert isinstance(shown, JournalPage)
    qtbot.addWidget(shown)
    shown.resize(1100, 600)
    shown.show()
    return shown


def titles(page: JournalPage) -> list[str]:
    return [page.model.text(row, 1) for row in range(page.model.rowCount())]


def texts(page: JournalPage) -> list[str]:
    return [each.text() for each in page.detail.findChildren(QLabel) if each.isVisible()]


def test_the_newest_change_stands_first_and_is_shown(page: JournalPage) -> None:
    QAbstractItemModelTester(page.model, QAbstractItemModelTester.FailureReportingMode.Fatal, page)
    assert titles(page)[0] == "Изменено должностное лицо «Петрова Анна»"
    assert len(titles(page)) == 3
    assert "Иванова Анна → Петрова Анна" in texts(page)


def test_search_as_you_type(page: JournalPage, qtbot: QtBot) -> None:
    page.search()
    type_text(page.filters.search, "елка")
    assert titles(page) == ["Добавлена организация «Клуб „Ёлка“»"]
    qtbot.keyClick(page.filters.search, Qt.Key.Key_Escape)
    assert len(titles(page)) == 3
    type_text(page.filters.search, "нет такого")
    assert "Ничего не найдено" in [each.text() for each in page.findChildren(QLabel)]


def test_keys_move_through_the_changes(page: JournalPage, qtbot: QtBot) -> None:
    page.table.setFocus()
    qtbot.keyClick(page.table, Qt.Key.Key_Down)
    assert page.detail.title.text() == "Добавлено должностное лицо «Иванова Анна»"


def test_an_earlier_version_comes_back(page: JournalPage, desk: Desk, qtbot: QtBot) -> None:
    page.table.setFocus()
    qtbot.keyClick(page.table, Qt.Key.Key_Down)
    back = next(
        b for b in page.detail.findChildren(QPushButton) if b.text() == "Вернуть эту версию"
    )
    with qtbot.waitSignal(page.toast):
        qtbot.mouseClick(back, Qt.MouseButton.LeftButton)
    assert desk.persons.all()[0].full_name == "Иванова Анна"


def test_an_undone_change_says_so(page: JournalPage, desk: Desk) -> None:
    desk.history.undo()
    page.refresh()
    assert page.model.text(0, 2) == "Отменено"


def test_an_empty_journal_says_what_it_is_for(context: Context, qtbot: QtBot) -> None:
    shown = SPEC.factory(context)
    qtbot.addWidget(shown)
    assert isinstance(shown, JournalPage)
    assert "Журнал пуст" in [each.text() for each in shown.findChildren(QLabel)]
    assert not shown.detail.isVisibleTo(shown)

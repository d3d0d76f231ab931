"""The settings' section of the production calendar, driven by keys and clicks."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from smdesk.desk import Desk
from smdesk.models.vocabulary import DayKind
from smdesk.ui.frame.pages import Context
from smdesk.ui.settings.calendar import CalendarSection
from smdesk.ui.settings.calendar_day import CalendarDayDialog
from tests.ui.keys import type_text

EVE = date(2026, 12, 31)


@pytest.fixture
def section(context: Context, qtbot: QtBot) -> CalendarSection:
    made = CalendarSection(context)
    qtbot.addWidget(made)
    made.resize(900, 640)
    made.show()
    return made


def choose_year(section: CalendarSection, year: int) -> None:
    section.year.set_value(year)
    section.year.edited.emit()


def shown(section: CalendarSection) -> list[list[str]]:
    rows, columns = range(section.model.rowCount()), range(section.model.columnCount())
    return [[section.model.text(row, column) for column in columns] for row in rows]


def years(section: CalendarSection) -> list[str]:
    return [section.year.itemText(row) for row in range(section.year.count())]


def answer(fill: Callable[[CalendarDayDialog], object]) -> None:
    """When the dialog opens, do this and press «Сохранить»."""

    def run() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, CalendarDayDialog)
        fill(dialog)
        dialog.save.click()
        if dialog.isVisible():
            dialog.reject()

    QTimer.singleShot(0, run)


def choose_kind(dialog: CalendarDayDialog, kind: DayKind) -> None:
    editor = dialog.form.fields["kind"].editor
    editor.set_value(kind)
    editor.edited.emit()


def type_day(dialog: CalendarDayDialog, day: str, title: str) -> None:
    type_text(dialog.form.fields["day"].widget, day)
    type_text(dialog.form.fields["title"].widget, title)


def test_the_days_of_this_year_are_shown(section: CalendarSection) -> None:
    assert section.year.value() == 2026
    assert ["04.11.2026, ср", "выходной", "День народного единства", ""] in shown(section)
    last = ["31.12.2026, чт", "выходной", "Выходной (перенесено с 04.01.2026)", "перенос"]
    assert shown(section)[-1] == last
    assert "247 рабочих дней, 118 выходных. Трудовой кодекс РФ" in section.facts.text()
    assert section.gap.isHidden()


def test_a_missing_year_is_said_plainly(section: CalendarSection) -> None:
    assert years(section) == ["2025", "2026", "2027", "2028 — нет данных"]
    choose_year(section, 2028)
    assert section.gap.isVisible()
    assert "Праздников и переносов 2028 года в программе нет" in section.gap.text()
    assert shown(section) == []
    choose_year(section, 2027)
    assert section.gap.isHidden()


def test_a_day_of_a_missing_year_is_entered(
    section: CalendarSection, desk: Desk, qtbot: QtBot
) -> None:
    answer(lambda dialog: type_day(dialog, "03.01.2028", "Новогодние каникулы"))
    with qtbot.waitSignal(section.toast) as told:
        qtbot.mouseClick(section.add, Qt.MouseButton.LeftButton)

    assert told.args == ["Внесён день 03.01.2028", True]
    assert section.year.value() == 2028
    assert shown(section) == [["03.01.2028, пн", "выходной", "Новогодние каникулы", "внесено вами"]]
    assert section.gap.isVisible()
    assert not desk.calendar.current().is_working(date(2028, 1, 3))
    assert section.panel.total.text() == "Особых дней: 1, из них внесено вами: 1"


def test_a_shipped_day_is_set_otherwise_and_given_back(
    section: CalendarSection, desk: Desk, qtbot: QtBot
) -> None:
    section.table.select(EVE.toordinal())
    assert not section.clear.isEnabled()
    answer(lambda dialog: choose_kind(dialog, DayKind.WORKING))
    qtbot.keyClick(section.table, Qt.Key.Key_Return)
    assert desk.calendar.current().is_working(EVE)
    assert shown(section)[-1][1:] == ["рабочий", "", "внесено вами"]

    assert section.clear.isEnabled()
    with qtbot.waitSignal(section.toast) as told:
        qtbot.keyClick(section.table, Qt.Key.Key_Delete)
    assert told.args == ["Возвращено как было: 1 день", True]
    assert not desk.calendar.current().is_working(EVE)
    assert shown(section)[-1][1::2] == ["выходной", "перенос"]


def test_saving_a_day_as_it_is_changes_nothing(
    section: CalendarSection, desk: Desk, qtbot: QtBot
) -> None:
    section.table.select(EVE.toordinal())
    answer(lambda _dialog: None)
    with qtbot.waitSignal(section.toast) as told:
        qtbot.mouseClick(section.edit, Qt.MouseButton.LeftButton)
    assert told.args == ["31.12.2026 уже так и считается", False]
    assert desk.calendar.overrides() == []


def test_shipped_days_cannot_be_taken_away(
    section: CalendarSection, desk: Desk, qtbot: QtBot
) -> None:
    desk.calendar.set(date(2026, 12, 25), DayKind.DAY_OFF, "День района")
    section.refresh()
    before = len(shown(section))
    section.table.selectAll()
    qtbot.mouseClick(section.clear, Qt.MouseButton.LeftButton)
    assert len(shown(section)) == before - 1
    assert desk.calendar.overrides() == []
    section.table.selectAll()
    qtbot.keyClick(section.table, Qt.Key.Key_Delete)
    assert len(shown(section)) == before - 1


def test_the_name_of_what_a_day_was_goes_with_it(desk: Desk, qtbot: QtBot) -> None:
    dialog = CalendarDayDialog(desk, EVE)
    qtbot.addWidget(dialog)
    title = dialog.form.fields["title"].editor
    shipped = title.value()
    choose_kind(dialog, DayKind.WORKING)
    assert title.value() == ""
    choose_kind(dialog, DayKind.DAY_OFF)
    assert title.value() == shipped
    title.set_value("Отработка")
    choose_kind(dialog, DayKind.WORKING)
    assert title.value() == "Отработка"


def test_a_slip_is_said_beside_the_field(desk: Desk, qtbot: QtBot) -> None:
    dialog = CalendarDayDialog(desk, None)
    qtbot.addWidget(dialog)
    dialog.submit()
    assert dialog.form.fields["day"].problem
    type_text(dialog.form.fields["day"].widget, "45.45")
    dialog.submit()
    assert dialog.form.fields["day"].problem
    assert desk.calendar.overrides() == []


def test_an_undone_day_leaves_the_list(section: CalendarSection, desk: Desk) -> None:
    desk.calendar.set(date(2029, 1, 2), DayKind.DAY_OFF)
    section.refresh()
    assert years(section)[-1] == "2029 — нет данных"
    choose_year(section, 2029)
    desk.history.undo()
    section.refresh()
    assert section.year.value() == 2026

"""The settings' section of memorable dates, driven by keys and clicks."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from smdesk.desk import Desk
from smdesk.models.plan_records import Occasion
from smdesk.ui.frame.pages import Context
from smdesk.ui.settings.occasion_form import OccasionDayField, OccasionDialog
from smdesk.ui.settings.occasions import OccasionsSection
from tests.ui.keys import type_text


@pytest.fixture
def section(context: Context, qtbot: QtBot) -> OccasionsSection:
    made = OccasionsSection(context)
    qtbot.addWidget(made)
    QAbstractItemModelTester(
        made.table.records, QAbstractItemModelTester.FailureReportingMode.Fatal, made
    )
    made.resize(900, 640)
    made.show()
    return made


def shown(section: OccasionsSection) -> list[tuple[str, ...]]:
    rows = section.table.records
    return [
        tuple(rows.text(at, c) for c in range(rows.columnCount())) for at in range(rows.rowCount())
    ]


def find(section: OccasionsSection, text: str) -> None:
    section.filters.clear()
    type_text(section.filters.search, text)
    assert section.table.select(section.table.records.id_at(0))


def answer(fill: Callable[[OccasionDialog], object]) -> None:
    """When the dialog opens, do this and press «Сохранить»."""

    def run() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, OccasionDialog)
        fill(dialog)
        dialog.save.click()
        if dialog.isVisible():
            dialog.reject()

    QTimer.singleShot(0, run)


def day_of(dialog: OccasionDialog) -> OccasionDayField:
    field = dialog.form.fields["rule"].editor
    assert isinstance(field, OccasionDayField)
    return field


def choose(field: object, value: object) -> None:
    field.set_value(value)  # type: ignore[attr-defined]
    field.edited.emit()  # type: ignore[attr-defined]


def test_the_nearest_dates_stand_first(section: OccasionsSection) -> None:
    assert shown(section)[0] == (
        "День морской пехоты",
        "профессиональный праздник",
        "27 ноября",
        "27.11.2026, пт",
        "",
    )
    assert shown(section)[1][2:4] == ("последнее воскресенье ноября", "29.11.2026, вс")


def test_dates_are_searched_and_filtered(section: OccasionsSection) -> None:
    type_text(section.filters.search, "ШАХТЕР")
    assert [row[0] for row in shown(section)] == ["День шахтёра"]
    section.filters.clear()
    section.filters.filters["kind"].set_chosen({"holiday"})
    assert len(shown(section)) == 8


def test_a_local_date_is_added(section: OccasionsSection, desk: Desk, qtbot: QtBot) -> None:
    def fill(dialog: OccasionDialog) -> None:
        type_text(dialog.form.fields["title"].widget, "День посёлка")
        day = day_of(dialog)
        choose(day.way, "weekday")
        choose(day.weekday, "SA")
        assert day.order.currentText() == "первая"
        choose(day.order, 2)
        choose(day.month_of_weekday, 7)

    answer(fill)
    with qtbot.waitSignal(section.toast) as told:
        qtbot.mouseClick(section.add, Qt.MouseButton.LeftButton)
    assert told.args == ["Дата добавлена", True]
    [own] = desk.occasions.all()
    assert (own.title, own.rule) == ("День посёлка", "FREQ=YEARLY;BYDAY=2SA;BYMONTH=7")
    assert section.list.rows[section.table.current()].occasion == own
    qtbot.keyClick(section.table, Qt.Key.Key_Delete)
    assert desk.occasions.count() == 0
    desk.history.undo()
    section.refresh()
    assert "День посёлка" in [row[0] for row in shown(section)]


def test_a_shipped_date_is_renamed_and_given_back(
    section: OccasionsSection, desk: Desk, qtbot: QtBot
) -> None:
    find(section, "день матери")
    answer(lambda dialog: dialog.form.fields["title"].editor.set_value("День мамы"))
    qtbot.keyClick(section.table, Qt.Key.Key_Return)
    find(section, "день мамы")
    assert shown(section)[0][-1] == "изменена"
    qtbot.mouseClick(section.give_back, Qt.MouseButton.LeftButton)
    assert desk.occasions.count() == 0
    find(section, "день матери")
    assert not section.give_back.isEnabled()


def test_a_shipped_date_is_hidden_and_shown(
    section: OccasionsSection, desk: Desk, qtbot: QtBot
) -> None:
    find(section, "день матери")
    with qtbot.waitSignal(section.toast) as told:
        qtbot.keyClick(section.table, Qt.Key.Key_Delete)
    assert told.args == ["Скрыто: 1 памятная дата", True]
    assert shown(section)[0][-1] == "скрыта"
    section.filters.clear()
    section.filters.filters["state"].set_chosen({"hidden"})
    assert [row[0] for row in shown(section)] == ["День матери"]
    section.table.selectAll()
    qtbot.mouseClick(section.show_button, Qt.MouseButton.LeftButton)
    assert shown(section) == []
    assert desk.occasions.count() == 0


@pytest.mark.parametrize(
    "rule",
    [
        "04-12",
        "2027-06-01",
        "FREQ=YEARLY;BYDAY=-1SU;BYMONTH=11",
        "FREQ=YEARLY;BYYEARDAY=256",
        "FREQ=YEARLY;BYMONTHDAY=1,2,3,4,5,6,8;BYMONTH=1",
    ],
)
def test_a_day_comes_back_as_it_was(desk: Desk, qtbot: QtBot, rule: str) -> None:
    field = OccasionDayField(desk.today())
    qtbot.addWidget(field)
    field.set_value(rule)
    assert field.value() == rule
    other = OccasionDayField(desk.today())
    qtbot.addWidget(other)
    other.take_draft(field.draft())
    assert other.value() == rule
    assert not field.problem()


def test_a_slip_is_said_beside_the_field(desk: Desk, qtbot: QtBot) -> None:
    dialog = OccasionDialog(desk, Occasion())
    qtbot.addWidget(dialog)
    type_text(dialog.form.fields["title"].widget, "День")
    day = day_of(dialog)
    choose(day.day, 31)
    choose(day.month, 6)
    dialog.submit()
    assert "не бывает" in dialog.form.fields["rule"].problem
    choose(day.way, "once")
    dialog.submit()
    assert dialog.form.fields["rule"].problem == "Укажите день."
    assert desk.occasions.count() == 0

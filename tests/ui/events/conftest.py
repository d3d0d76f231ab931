"""A list of events of an office under the procedure of Tomsk, on Monday 23 November 2026."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QApplication, QMessageBox
from pytestqt.qtbot import QtBot

from smdesk.desk import Desk
from smdesk.models.plan_records import Event
from smdesk.models.plan_vocabulary import EventWhose
from smdesk.models.records import Organization
from smdesk.models.vocabulary import OrganizationKind
from smdesk.ui.events.view import EventsView
from smdesk.ui.frame.pages import Context
from smdesk.ui.kit.dialogs import FormDialog

MONDAY = date(2026, 11, 23)


@pytest.fixture
def office(desk: Desk) -> Desk:
    """A body, a sewing circle that meets on Thursdays, an opening that nobody told about."""
    body = desk.organizations.add(Organization(title="Администрация", kind=OrganizationKind.BODY))
    desk.organizations.add(
        Organization(title="Отдел культуры", kind=OrganizationKind.UNIT, parent_id=body)
    )
    desk.procedures.use("tomsk")
    desk.events.add(
        Event(
            title="Кружок",
            starts_on=date(2026, 11, 5),
            starts_at="17:30",
            repeat="FREQ=WEEKLY;BYDAY=TH",
            whose=EventWhose.UNIT,
        )
    )
    desk.events.add(
        Event(
            title="Открытие катка", starts_on=date(2026, 11, 20), is_significant=True, place="парк"
        )
    )
    desk.events.add(
        Event(title="Концерт", starts_on=date(2026, 11, 28), ends_on=date(2026, 11, 29))
    )
    return desk


@pytest.fixture
def view(office: Desk, context: Context, qtbot: QtBot) -> EventsView:
    shown = EventsView(context)
    office.announcer.subscribe(lambda changed: shown.changed(dict(changed.tables)))
    qtbot.addWidget(shown)
    QAbstractItemModelTester(
        shown.table.records, QAbstractItemModelTester.FailureReportingMode.Fatal, shown
    )
    shown.resize(1100, 640)
    shown.show()
    shown.table.setFocus()
    return shown


def shown(view: EventsView, *keys: str) -> list[tuple[str, ...]]:
    """What stands in these columns, row by row."""
    rows = view.table.records
    at = [[column.key for column in rows.columns].index(key) for key in keys]
    return [tuple(rows.text(row, each) for each in at) for row in range(rows.rowCount())]


def choose_row(view: EventsView, title: str, day: str = "") -> None:
    """Go to the row of an event, on a day where there are several."""
    for row in view.list.rows.values():
        if row.occurrence.event.title == title and row.day.startswith(day):
            assert view.table.select(row.id)
            return
    raise AssertionError(title)


def fill_in(values: Mapping[str, object]) -> Callable[[], None]:
    """What to do with the dialog that comes up: enter these values and press its button."""

    def run() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, FormDialog)
        for name, value in values.items():
            editor = dialog.form.fields[name].editor
            editor.set_value(value)
            editor.edited.emit()
        dialog.submit()
        problems = dialog.form.problems()
        if dialog.isVisible():
            dialog.reject()
        assert not problems

    return run


def answering(verb: str, then: Callable[[], None] | None = None) -> None:
    """When a question comes up, press this button; then go on with what comes up next."""

    def run() -> None:
        box = QApplication.activeModalWidget()
        assert isinstance(box, QMessageBox)
        if then is not None:
            QTimer.singleShot(0, then)
        next(button for button in box.buttons() if button.text() == verb).click()

    QTimer.singleShot(0, run)

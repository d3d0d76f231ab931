"""The lists of a copy: requirements and deadlines are added, changed, dropped, put in order."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QApplication, QMessageBox
from pytestqt.qtbot import QtBot

from smdesk.desk import Desk
from smdesk.models.vocabulary import CheckKind, Force
from smdesk.procedures.records import Check, Procedure
from smdesk.ui.kit.dialogs import FormDialog
from smdesk.ui.settings.procedure_parts import PartEditor, PartsDialog


@pytest.fixture
def dialog(desk: Desk, qtbot: QtBot) -> PartsDialog:
    desk.procedures.copy("tomsk", "Копия")
    shown = PartsDialog(desk, desk.procedures.load("own-1"))
    qtbot.addWidget(shown, before_close_func=saved)
    shown.show()
    return shown


def saved(dialog: PartsDialog) -> None:
    """Closing with changes would ask."""
    dialog.is_changed = False


def filled(values: Mapping[str, object]) -> Callable[[], None]:
    """Fill the form that comes up, and close it by its button."""

    def fill() -> None:
        form = QApplication.activeModalWidget()
        assert isinstance(form, FormDialog)
        for name, value in values.items():
            form.form.fields[name].editor.set_value(value)
        form.submit()
        problems = form.form.problems()
        if form.isVisible():
            form.reject()
        assert not problems

    return fill


def add(editor: PartEditor, values: Mapping[str, object], qtbot: QtBot) -> None:
    QTimer.singleShot(0, filled(values))
    qtbot.mouseClick(editor.add_button, Qt.MouseButton.LeftButton)


def kept(desk: Desk) -> Procedure:
    return desk.procedures.load("own-1")


def test_a_requirement_is_added_changed_and_dropped_as_one_undo(
    dialog: PartsDialog, desk: Desk, qtbot: QtBot
) -> None:
    before = kept(desk)
    editor = dialog.editors["requirements"]
    QAbstractItemModelTester(
        editor.model, QAbstractItemModelTester.FailureReportingMode.Fatal, dialog
    )
    wanted = {
        "clause": "9.9",
        "text": "На странице есть расписание приёма.",
        "remedy": "Добавьте расписание.",
        "check": Check(kind=CheckKind.INSPECTION),
        "code": "schedule",
    }
    add(editor, wanted, qtbot)
    QTimer.singleShot(0, filled({"force": Force.RECOMMENDED}))
    editor.edit(1)
    editor.table.select(2)
    qtbot.keyClick(editor.table, Qt.Key.Key_Delete)
    qtbot.mouseClick(dialog.save, Qt.MouseButton.LeftButton)
    assert not dialog.isVisible()

    codes = [each.code for each in kept(desk).requirements]
    assert codes == [
        each.code for each in before.requirements if each != before.requirements[1]
    ] + ["schedule"]
    assert kept(desk).requirements[0].force is Force.RECOMMENDED
    desk.history.undo()
    assert kept(desk) == before


def test_a_deadline_and_a_recipient_are_added(
    dialog: PartsDialog, desk: Desk, qtbot: QtBot
) -> None:
    recipient = {"clause": "1-2.1", "title": "Центр", "short_title": "Центр", "code": "centre"}
    add(dialog.editors["recipients"], recipient, qtbot)
    add(dialog.editors["deadlines"], {"clause": "1-2.1", "days": 7, "recipient": "centre"}, qtbot)
    add(dialog.editors["norms"], {"clause": "1-2.2", "number": 4}, qtbot)
    qtbot.mouseClick(dialog.save, Qt.MouseButton.LeftButton)
    assert [(d.days, d.recipient) for d in kept(desk).deadlines][-1] == (7, "centre")
    assert kept(desk).norms[0].number == 4


def test_rows_are_put_in_order(dialog: PartsDialog, qtbot: QtBot) -> None:
    editor = dialog.editors["requirements"]
    first, second = (each.code for each in editor.rows[:2])
    editor.table.select(2)
    qtbot.mouseClick(editor.up, Qt.MouseButton.LeftButton)
    assert [each.code for each in editor.rows[:2]] == [second, first]
    assert editor.table.current() == 1


def test_a_clause_that_is_none_is_refused_beside_its_field(
    dialog: PartsDialog, qtbot: QtBot
) -> None:
    editor = dialog.editors["norms"]

    def fill() -> None:
        form = QApplication.activeModalWidget()
        assert isinstance(form, FormDialog)
        form.form.fields["clause"].editor.set_value("пятый")
        form.submit()
        assert form.form.fields["clause"].problem
        form.reject()

    QTimer.singleShot(0, fill)
    qtbot.mouseClick(editor.add_button, Qt.MouseButton.LeftButton)
    assert editor.rows == []
    assert not dialog.is_changed


def test_two_requirements_with_one_code_are_refused_and_nothing_is_lost(
    dialog: PartsDialog, desk: Desk, qtbot: QtBot
) -> None:
    before = kept(desk)
    editor = dialog.editors["requirements"]
    taken = before.requirements[0].code
    add(editor, {"clause": "1", "text": "Т.", "remedy": "Р.", "code": taken}, qtbot)
    said: list[str] = []

    def read() -> None:
        box = QApplication.activeModalWidget()
        assert isinstance(box, QMessageBox)
        said.append(box.text())
        box.accept()

    QTimer.singleShot(0, read)
    qtbot.mouseClick(dialog.save, Qt.MouseButton.LeftButton)
    assert taken in said[0]
    assert dialog.isVisible()
    assert kept(desk) == before

"""The inspection of a page: by keys in under a minute, with pictures, and what the card shows."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, Qt, QUrl
from PySide6.QtGui import QColor, QGuiApplication, QImage
from PySide6.QtWidgets import QDialog, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from smdesk.desk import Desk
from smdesk.desk.demo import fill
from smdesk.models.errors import DeskError
from smdesk.models.progress import run_to_end
from smdesk.models.records import Account
from smdesk.models.vocabulary import Answer, Status
from smdesk.ui.frame.pages import Context
from smdesk.ui.inspection import dialog as dialog_module
from smdesk.ui.inspection.dialog import InspectionDialog
from smdesk.ui.inspection.section import InspectionSection
from smdesk.ui.registry import SPEC
from tests.ui.keys import type_text


@pytest.fixture
def page(context: Context, desk: Desk) -> Account:
    """A page of the example that nobody has looked at."""
    run_to_end(fill(desk, "amurzet", "office"))
    for action in SPEC.actions:
        context.actions.add(action, SPEC.key)
    return next(a for a in desk.accounts.all() if "biblio" in a.address)


@pytest.fixture
def dialog(context: Context, page: Account, qtbot: QtBot) -> InspectionDialog:
    shown = InspectionDialog(context, page)
    qtbot.addWidget(shown)
    shown.show()
    return shown


def found(desk: Desk, page: Account) -> dict[str, Status]:
    return {
        f.requirement.code: f.status
        for f in desk.control.findings()
        if f.about.id == page.id and f.about.kind == "account"
    }


def test_every_clause_that_binds_is_asked_once_with_its_number(
    dialog: InspectionDialog, desk: Desk, page: Account
) -> None:
    procedure = desk.procedures.current()
    assert procedure is not None
    asked = [code for row in dialog.board.rows for code in row.question.codes]
    wanted = [r.code for r in procedure.requirements if str(r.check) == "inspection"]
    assert sorted(asked) == sorted(wanted)
    assert all("п." in row.question.clauses for row in dialog.board.rows)
    own = next(a for a in desk.accounts.all() if "amurzet_example" in a.address)
    assert desk.inspecting.questions(own) == []
    assert page.id != own.id


def test_answers_are_given_by_keys_alone(
    dialog: InspectionDialog, desk: Desk, page: Account, qtbot: QtBot
) -> None:
    assert dialog.board.rows[0].hasFocus()
    for key in (Qt.Key.Key_1, Qt.Key.Key_2, Qt.Key.Key_3):
        qtbot.keyClick(dialog.focusWidget(), key)
    qtbot.keyClick(dialog.focusWidget(), Qt.Key.Key_Up)
    assert dialog.board.rows[2].hasFocus()
    qtbot.keyClick(dialog.board.rows[1], Qt.Key.Key_Space)
    type_text(dialog.board.rows[1].note, "нет обложки")
    qtbot.keyClick(dialog, Qt.Key.Key_D, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClick(dialog, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert not dialog.isVisible()

    [inspection] = desk.inspections.of_account(page.id)
    answers = desk.inspections.answers(inspection.id)
    first, second, third = (row.question.codes[0] for row in dialog.board.rows[:3])
    assert answers[first].answer is Answer.YES
    assert (answers[second].answer, answers[second].note) == (Answer.NO, "нет обложки")
    assert answers[third].answer is Answer.NOT_APPLICABLE
    assert len(answers) == sum(len(row.question.codes) for row in dialog.board.rows)
    statuses = found(desk, page)
    assert statuses[first] is Status.OK
    assert statuses[second] is Status.VIOLATION
    assert statuses[third] is Status.NOT_APPLICABLE
    desk.history.undo()
    assert found(desk, page)[first] is Status.UNKNOWN


def test_russian_letters_answer_too_and_zero_takes_back(dialog: InspectionDialog) -> None:
    row = dialog.board.rows[0]
    type_text(row, "н")
    assert row.seen() is not None
    assert dialog.board.rows[1].hasFocus()
    type_text(row, "0")
    assert row.seen() is None


def test_a_click_answers_and_a_second_one_takes_back(
    dialog: InspectionDialog, qtbot: QtBot
) -> None:
    button = dialog.board.rows[3].buttons[Answer.NO]
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    seen = dialog.board.rows[3].seen()
    assert seen is not None
    assert seen.answer is Answer.NO
    assert dialog.board.rows[3].note.isVisible()
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert dialog.board.rows[3].seen() is None


@pytest.mark.parametrize("way", ["Esc", "Отмена"])
def test_esc_and_cancel_ask_before_answers_go(
    dialog: InspectionDialog, desk: Desk, asked: list[str], way: str, qtbot: QtBot
) -> None:
    qtbot.keyClick(dialog.board.rows[0], Qt.Key.Key_2)
    asked += ["", "Не сохранять"]
    for is_open in (True, False):
        if way == "Esc":
            qtbot.keyClick(dialog, Qt.Key.Key_Escape)
        else:
            next(b for b in dialog.findChildren(QPushButton) if b.text() == "Отмена").click()
        assert dialog.isVisible() is is_open
    assert desk.state.keys("draft.") == []


def test_what_was_answered_survives_the_end_of_the_program(
    dialog: InspectionDialog, context: Context, page: Account, qtbot: QtBot
) -> None:
    qtbot.keyClick(dialog.board.rows[0], Qt.Key.Key_2)
    dialog._keep_draft()
    again = InspectionDialog(context, page)
    qtbot.addWidget(again)
    seen = again.board.rows[0].seen()
    assert seen is not None
    assert seen.answer is Answer.NO
    assert "восстановлено" in again.windowTitle()
    again.submit()
    third = InspectionDialog(context, page)
    qtbot.addWidget(third)
    assert third.board.rows[0].seen() is None
    assert "было: нет" in third.board.rows[0]._facts()


def picture() -> QImage:
    image = QImage(640, 400, QImage.Format.Format_RGB32)
    image.fill(QColor(10, 120, 200))
    return image


def test_a_pasted_screenshot_is_kept_beside_the_base(
    dialog: InspectionDialog, desk: Desk, page: Account, qtbot: QtBot
) -> None:
    QGuiApplication.clipboard().setImage(picture())
    with qtbot.waitSignal(dialog.pictures.changed):
        qtbot.keyClick(dialog, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    dialog.fill_yes()
    dialog.submit()
    [inspection] = desk.inspections.of_account(page.id)
    [kept] = desk.inspections.pictures(inspection.id)
    path = desk.inspections.picture_path(kept)
    assert QImage.fromData(path.read_bytes()).size() == picture().size()
    change = desk.history.undo()
    assert "снимков остались" in change.irreversible
    assert path.exists()
    desk.history.redo()
    assert desk.inspections.pictures(inspection.id) == [kept]
    path.write_bytes(b"other")
    with pytest.raises(DeskError, match="изменён"):
        desk.inspections.picture_path(kept)


def test_a_file_is_taken_and_what_is_no_picture_is_refused(
    dialog: InspectionDialog, tmp_path: Path, qtbot: QtBot
) -> None:
    good, bad = tmp_path / "страница.png", tmp_path / "список.txt"
    assert picture().save(str(good))
    bad.write_text("это не снимок", encoding="utf-8")
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(good))])
    with qtbot.waitSignal(dialog.pictures.changed):
        dialog.pictures.take(data)
    assert dialog.pictures.pictures[0].name == "страница.png"
    dialog.pictures.failed.disconnect()
    wrong = QMimeData()
    wrong.setUrls([QUrl.fromLocalFile(str(bad))])
    with qtbot.waitSignal(dialog.pictures.failed) as told:
        dialog.pictures.take(wrong)
    assert "не снимок" in str(told.args[0])


def test_pages_are_taken_in_turn_the_unseen_first(
    context: Context, desk: Desk, page: Account, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    shown = SPEC.factory(context)
    qtbot.addWidget(shown)
    asked: list[str] = []

    def answer(self: InspectionDialog) -> int:
        asked.append(self._account.address)
        self.fill_yes()
        self._save_and_next()
        return self.result()

    monkeypatch.setattr(dialog_module.InspectionDialog, "exec", answer)
    context.actions.arrive = lambda _key: shown
    context.actions.action("registry.inspect_next").trigger()
    assert len(asked) == 3
    assert page.address in asked[:2]
    assert asked[2].startswith("https://ok.ru")
    assert desk.inspecting.next_after() == 0


def test_the_card_tells_what_is_open_and_lists_inspections(
    context: Context, desk: Desk, page: Account, qtbot: QtBot
) -> None:
    seen = next(a for a in desk.accounts.all() if "pckd" in a.address)
    section = InspectionSection(context, seen)
    qtbot.addWidget(section)
    words = " ".join(each.text() for each in section.findChildren(QLabel))
    assert "нет отметки на карте" in words
    assert f"{desk.today() - timedelta(days=20):%d.%m.%Y}" in words
    never = InspectionSection(context, page)
    qtbot.addWidget(never)
    assert "не проверено 21" in " ".join(each.text() for each in never.findChildren(QLabel))


def test_an_inspection_is_corrected_and_deleted(
    context: Context, desk: Desk, page: Account, qtbot: QtBot
) -> None:
    seen = next(a for a in desk.accounts.all() if "pckd" in a.address)
    [inspection] = desk.inspections.of_account(seen.id)
    dialog = InspectionDialog(context, seen, None, inspection)
    qtbot.addWidget(dialog)
    geo = next(row for row in dialog.board.rows if "info-geo" in row.question.codes)
    qtbot.keyClick(geo, Qt.Key.Key_1)
    dialog.form.fields["inspected_on"].editor.set_value(date(2026, 11, 20))
    dialog.submit()
    assert dialog.result() == QDialog.DialogCode.Accepted
    assert found(desk, seen)["info-geo"] is Status.OK
    desk.inspections.delete([inspection.id])
    assert found(desk, seen)["info-geo"] is Status.UNKNOWN
    assert page.id


def test_nothing_answered_is_nothing_to_keep(
    dialog: InspectionDialog, desk: Desk, page: Account, monkeypatch: pytest.MonkeyPatch
) -> None:
    said: list[DeskError] = []
    monkeypatch.setattr(dialog_module, "show_error", lambda _parent, error: said.append(error))
    dialog.submit()
    assert "Ни один пункт" in str(said[0])
    assert desk.inspections.of_account(page.id) == []
    assert dialog.rect().contains(QPoint(10, 10))

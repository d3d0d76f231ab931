from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCalendarWidget, QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from smdesk.desk import Desk
from smdesk.models.errors import DeskError, Invalid
from smdesk.ui.kit.date_field import DateField
from smdesk.ui.kit.dialogs import FormDialog
from smdesk.ui.kit.draft import Draft
from smdesk.ui.kit.fields import (
    CheckField,
    ChoiceField,
    LineField,
    NumberField,
    Option,
    TextField,
    email_field,
    phone_field,
    site_field,
)
from smdesk.ui.kit.form import Form, Values
from smdesk.ui.kit.search_field import SearchChoiceField
from tests.ui.keys import type_text

TODAY = date(2026, 11, 23)
OFFICES = (
    Option(None, "(не указано)"),
    Option(1, "Администрация"),
    Option(2, "Детский сад «Ёлочка»", 1),
)


def type_into(qtbot: QtBot, field: QLineEdit, text: str) -> None:
    field.clear()
    field.setFocus()
    type_text(field, text)
    field.editingFinished.emit()


@pytest.mark.parametrize(
    ("typed", "day"),
    [("5.11", date(2026, 11, 5)), ("завтра", date(2026, 11, 24)), ("", None)],
)
def test_a_date_is_typed_as_people_write_it(qtbot: QtBot, typed: str, day: date | None) -> None:
    field = DateField(today=lambda: TODAY)
    qtbot.addWidget(field)

    type_into(qtbot, field, typed)

    assert (field.value(), field.problem()) == (day, "")
    assert field.text() == ("" if day is None else f"{day:%d.%m.%Y}")


def test_a_date_that_is_none_stays_as_typed_and_says_so(qtbot: QtBot) -> None:
    field = DateField(today=lambda: TODAY)
    qtbot.addWidget(field)

    type_into(qtbot, field, "31.02")

    assert (field.text(), field.value()) == ("31.02", None)
    assert "нет в календаре" in field.problem()


def test_a_date_is_picked_in_the_calendar(qtbot: QtBot) -> None:
    field = DateField(today=lambda: TODAY)
    qtbot.addWidget(field)
    field.show()
    with qtbot.waitSignal(field.edited):
        calendar = field.open_calendar().findChild(QCalendarWidget)
        assert calendar is not None
        calendar.activated.emit(calendar.selectedDate().addDays(2))

    assert field.value() == date(2026, 11, 25)


def test_phone_mail_and_site_are_put_into_one_spelling(qtbot: QtBot) -> None:
    for field, typed, value in (
        (phone_field(), "8 42665 2-11-22", "+7 (42665) 2-11-22"),
        (email_field(), "Adm@Example.RU", "Adm@example.ru"),
        (site_field(), "example.ru/", "https://example.ru"),
    ):
        qtbot.addWidget(field)
        type_into(qtbot, field, typed)
        assert (field.text(), field.value(), field.problem()) == (value, value, "")


def test_numbers_may_have_spaces(qtbot: QtBot) -> None:
    field = NumberField()
    qtbot.addWidget(field)
    type_into(qtbot, field, "12 400")
    assert (field.value(), field.problem()) == (12400, "")
    type_into(qtbot, field, "много")
    assert (field.value(), field.problem()) == (None, "Введите целое число.")
    for minus in "-−":
        type_into(qtbot, field, f"{minus}5")
        assert (field.value(), field.problem()) == (None, "Число не может быть отрицательным.")
    type_into(qtbot, field, "9" * 5000)
    assert (field.value(), field.problem()) == (None, "Слишком большое число.")


def test_a_choice_keeps_its_value_when_the_options_change(qtbot: QtBot) -> None:
    field = ChoiceField([Option("a", "А"), Option("b", "Б")])
    qtbot.addWidget(field)
    field.set_value("b")
    field.set_options([Option("b", "Б"), Option("c", "В")])
    assert field.value() == "b"
    qtbot.keyClick(field, Qt.Key.Key_Down)
    assert field.value() == "c"


def test_many_choices_are_found_by_a_part_in_any_case_and_with_any_yo(qtbot: QtBot) -> None:
    field = SearchChoiceField(OFFICES)
    qtbot.addWidget(field)
    field.show()
    field.setFocus()
    type_text(field, "ЕЛОЧ")
    popup = field.completer().popup()
    assert popup.model().rowCount() == 1
    assert field.unfinished() != ""

    qtbot.keyClick(popup, Qt.Key.Key_Down)
    qtbot.keyClick(popup, Qt.Key.Key_Return)

    assert (field.value(), field.text(), field.unfinished()) == (2, "Детский сад «Ёлочка»", "")


def test_a_choice_typed_in_full_or_emptied_counts(qtbot: QtBot) -> None:
    field = SearchChoiceField(OFFICES)
    qtbot.addWidget(field)
    type_text(field, "администрация")
    assert field.value() == 1
    field.clear()
    type_text(field, " ")
    assert (field.value(), field.unfinished()) == (None, "")


def test_a_choice_that_is_gone_from_the_options_is_chosen_no_more(qtbot: QtBot) -> None:
    field = SearchChoiceField(OFFICES)
    qtbot.addWidget(field)
    field.set_value(1)
    field.set_options([each for each in OFFICES if each.value != 1])
    assert (field.value(), field.text()) == (None, "")
    field.set_value(2)
    field.set_options(OFFICES)
    assert field.value() == 2


@pytest.fixture
def form(qtbot: QtBot) -> Form:
    def validate(values: Values) -> dict[str, str]:
        known = {"deleted": "Удалена раньше, чем создана."}
        wrong = values["created"] and values["deleted"] and values["deleted"] < values["created"]
        return known if wrong else {}

    made = Form(validate)
    made.add("title", "Название", LineField(), "Как на самой странице", required=True)
    made.add_row(
        ("created", "Создана", DateField(today=lambda: TODAY)),
        ("deleted", "Удалена", DateField(today=lambda: TODAY)),
    )
    made.add("email", "Рабочая почта", email_field())
    made.add("public", "", CheckField("Показывать на сайте"))
    made.add("note", "Примечание", TextField())
    qtbot.addWidget(made)
    made.show()
    return made


def test_a_form_speaks_beside_the_field_once_the_typing_rests(form: Form, qtbot: QtBot) -> None:
    email = form.fields["email"]
    with qtbot.waitSignal(form.settled):
        type_text(email.widget, "abc")

    assert "@" in email.problem
    assert email.widget.accessibleDescription() == email.problem
    assert form.fields["title"].problem == ""  # not touched yet

    type_text(email.widget, "@example.ru")
    form.settle()
    assert email.problem == ""


def test_half_a_name_is_no_slip_until_the_field_is_left(qtbot: QtBot) -> None:
    form = Form()
    office = form.add("office", "Организация", SearchChoiceField(OFFICES[1:]), required=True)
    form.add("title", "Название", LineField())
    qtbot.addWidget(form)
    form.show()
    form.activateWindow()
    form.focus_first()
    qtbot.waitUntil(office.widget.hasFocus)
    with qtbot.waitSignal(form.settled):
        type_text(office.widget, "админ")
    assert office.problem == ""

    form.fields["title"].widget.setFocus()

    assert "нет в списке" in office.problem
    office.widget.setFocus()
    type_text(office.widget, "истрация")
    form.settle()
    assert office.problem == ""


def test_half_a_name_is_told_on_saving(qtbot: QtBot) -> None:
    form = Form()
    office = form.add("office", "Организация", SearchChoiceField(OFFICES[1:]), required=True)
    qtbot.addWidget(form)
    form.show()
    form.focus_first()
    type_text(office.widget, "админ")

    assert not form.check()

    assert "нет в списке" in office.problem


def test_a_rule_over_two_fields(form: Form, qtbot: QtBot) -> None:
    type_text(form.fields["title"].widget, "Дом культуры")
    type_text(form.fields["created"].widget, "05.11.2026")
    type_text(form.fields["deleted"].widget, "04.11.2026")

    assert not form.check()
    assert form.fields["deleted"].problem == "Удалена раньше, чем создана."
    assert form.fields["deleted"].widget.hasFocus()


def test_check_shows_every_problem(form: Form) -> None:
    assert not form.check()
    assert form.fields["title"].problem == "Заполните это поле."
    form.set_values({"title": "Дом культуры", "public": True})
    assert form.check()
    assert form.values() == {
        "title": "Дом культуры",
        "created": None,
        "deleted": None,
        "email": "",
        "public": True,
        "note": "",
    }


def test_a_draft_brings_back_even_what_could_not_be_read(
    form: Form, desk: Desk, qtbot: QtBot
) -> None:
    type_text(form.fields["created"].widget, "31.02")
    type_text(form.fields["note"].widget, "текст")
    draft = Draft(desk.state, "draft.account.0")
    draft.keep(form.draft())
    form.set_values({"created": None, "note": ""})

    form.take_draft(draft.kept())

    assert form.draft()["created"] == "31.02"
    assert form.values()["note"] == "текст"
    assert form.fields["created"].problem
    draft.keep(None)
    assert draft.kept() == {}


def test_the_dialog_stores_and_closes(form: Form, qtbot: QtBot) -> None:
    stored: list[Values] = []
    drafts: list[object] = []
    dialog = FormDialog(None, "Аккаунт", form, stored.append, keep_draft=drafts.append)
    qtbot.addWidget(dialog)
    dialog.show()
    qtbot.mouseClick(dialog.save, Qt.MouseButton.LeftButton)
    assert (stored, dialog.isVisible()) == ([], True)

    type_text(form.fields["title"].widget, "Дом культуры")
    qtbot.mouseClick(dialog.save, Qt.MouseButton.LeftButton)

    assert [values["title"] for values in stored] == ["Дом культуры"]
    assert not dialog.isVisible()
    assert drafts[-1] is None


@pytest.mark.parametrize(
    ("error", "where"),
    [
        (Invalid("title", "Так уже есть.", "Назовите иначе."), "title"),
        (DeskError("Диск полон.", "Освободите место."), ""),
    ],
)
def test_a_refusal_of_the_desk_keeps_the_dialog_open(
    form: Form, qtbot: QtBot, error: DeskError, where: str
) -> None:
    def refuse(_values: Values) -> None:
        raise error

    dialog = FormDialog(None, "Аккаунт", form, refuse)
    qtbot.addWidget(dialog)
    dialog.show()
    type_text(form.fields["title"].widget, "Дом культуры")
    dialog.submit()

    assert dialog.isVisible()
    assert form.fields["title"].problem == (str(error) if where else "")
    assert dialog.refusal == ("" if where else str(error))


@pytest.mark.parametrize(
    ("verb", "is_open", "number"),
    [("Сохранить", False, 1), ("Не сохранять", False, 0), ("", True, 0)],
)
def test_what_was_typed_is_asked_for_before_it_goes(
    form: Form, qtbot: QtBot, asked: list[str], verb: str, is_open: bool, number: int
) -> None:
    stored: list[Values] = []
    dialog = FormDialog(None, "Аккаунт", form, stored.append)
    qtbot.addWidget(dialog, before_close_func=FormDialog.give_up)
    dialog.show()
    type_text(form.fields["title"].widget, "Дом культуры")
    asked.append(verb)

    dialog.close()

    assert (dialog.isVisible(), len(stored), asked) == (is_open, number, [])


def test_a_form_that_says_what_it_said_closes_without_a_question(
    form: Form, qtbot: QtBot, asked: list[str]
) -> None:
    dialog = FormDialog(None, "Аккаунт", form, lambda _values: None)
    qtbot.addWidget(dialog)
    dialog.show()
    dialog.submit()  # refused: the title is missing
    title = form.fields["title"].widget
    type_text(title, "Д")
    qtbot.keyClick(title, Qt.Key.Key_Backspace)

    qtbot.keyClick(dialog, Qt.Key.Key_Escape)

    assert not dialog.isVisible()


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter])
def test_ctrl_with_either_enter_stores_from_any_field(qtbot: QtBot, key: Qt.Key) -> None:
    form = Form()
    form.add("note", "Примечание", TextField(lines=2))
    stored: list[Values] = []
    dialog = FormDialog(None, "Аккаунт", form, stored.append)
    qtbot.addWidget(dialog)
    dialog.show()
    dialog.activateWindow()
    qtbot.waitUntil(lambda: dialog.focusWidget() is not None and dialog.isActiveWindow())
    typing = dialog.focusWidget()
    assert typing is not None
    qtbot.keyClick(typing, key, Qt.KeyboardModifier.ControlModifier)
    assert len(stored) == 1


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter])
def test_enter_on_cancel_cancels(qtbot: QtBot, key: Qt.Key) -> None:
    stored: list[Values] = []
    form = Form()
    form.add("title", "Название", LineField())
    dialog = FormDialog(None, "Аккаунт", form, stored.append)
    qtbot.addWidget(dialog)
    dialog.show()
    cancel = next(b for b in dialog.findChildren(QPushButton) if b.text() == "Отмена")

    qtbot.keyClick(cancel, key)

    assert not dialog.isVisible()
    assert stored == []


def test_a_long_text_is_shown_from_its_beginning(qtbot: QtBot) -> None:
    field = LineField()
    qtbot.addWidget(field)
    field.set_value("Порядок ведения официальных страниц в социальных сетях")
    field.show()
    field.activateWindow()
    qtbot.waitUntil(field.isActiveWindow)
    field.clearFocus()

    field.setFocus(Qt.FocusReason.TabFocusReason)

    assert (field.selectedText(), field.cursorPosition()) == (field.text(), 0)

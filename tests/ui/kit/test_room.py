"""What is shown in the room there is: whole where it fits, told to be shortened where not."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QMessageBox, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from smdesk.ui.kit.card import FactList
from smdesk.ui.kit.dialogs import message_box
from smdesk.ui.kit.empty import EmptyState
from smdesk.ui.kit.fields import ChoiceField, Option
from smdesk.ui.kit.filters import SearchField
from smdesk.ui.kit.page import Page
from smdesk.ui.kit.search_field import SearchChoiceField
from smdesk.ui.kit.wrapped_list import WrappedList

LONG = "Администрация Амурзетского сельского поселения"


def shown(widget: QWidget, qtbot: QtBot, width: int, height: int = 300) -> None:
    qtbot.addWidget(widget)
    widget.resize(width, height)
    widget.show()
    QApplication.processEvents()


def test_a_choice_is_shortened_by_a_mark_and_kept_whole(qtbot: QtBot) -> None:
    field = ChoiceField([Option(1, LONG)])
    field.set_value(1)
    shown(field, qtbot, 700, 32)
    assert field.shown_text() == LONG
    field.resize(180, 32)
    assert field.shown_text().endswith("…")
    assert field.currentText() == LONG


def test_a_choice_that_is_searched_is_whole_while_one_types(qtbot: QtBot) -> None:
    place, field, other = QWidget(), SearchChoiceField([Option(1, LONG)]), SearchField("Поиск")
    column = QVBoxLayout(place)
    column.addWidget(field)
    column.addWidget(other)
    field.set_value(1)
    shown(place, qtbot, 240, 100)
    place.activateWindow()
    qtbot.waitUntil(place.isActiveWindow)
    other.setFocus()
    assert field.shown_text().endswith("…")
    field.setFocus()
    assert field.shown_text() == field.text() == LONG
    other.setFocus()
    place.resize(700, 100)
    QApplication.processEvents()
    assert field.shown_text() == LONG


def test_a_search_tells_its_key_where_there_is_room(qtbot: QtBot) -> None:
    field = SearchField("Поиск по названию, адресу, организации")
    shown(field, qtbot, 700, 32)
    assert field.placeholderText().endswith("(Ctrl+F)")
    field.resize(340, 32)
    assert field.placeholderText() == "Поиск по названию, адресу, организации"


def test_pages_begin_at_one_height_with_and_without_buttons(qtbot: QtBot) -> None:
    bare, dressed = Page("Журнал"), Page("Реестр")
    dressed.header.add_button(QPushButton("Печать"))
    for page in (bare, dressed):
        shown(page, qtbot, 800, 400)
    assert bare.header.height() == dressed.header.height()


def test_the_sentence_of_an_empty_page_has_no_lonely_last_word(qtbot: QtBot) -> None:
    words = "Здесь появится каждое изменение: что сделано, когда, что было и что стало."
    state = EmptyState("journal", "Журнал пуст", words)
    shown(state, qtbot, 900, 500)
    told = next(each for each in state.findChildren(QLabel) if each.text() == words)
    line = told.fontMetrics().horizontalAdvance(words)
    lines = told.height() // told.fontMetrics().lineSpacing()
    assert lines > 1
    assert line / lines > told.width() * 0.7


def test_a_value_stands_beside_the_first_line_of_its_name(qtbot: QtBot) -> None:
    facts = FactList()
    facts.add("Средний охват публикации к подписчикам, %", "от 10, 5 из 5")
    shown(facts, qtbot, 300, 200)
    value = next(each for each in facts.findChildren(QLabel) if each.text() == "от 10, 5 из 5")
    assert value.alignment() & Qt.AlignmentFlag.AlignTop


@pytest.mark.parametrize("width", range(380, 460, 6))
def test_a_list_of_words_keeps_them_within_its_width(width: int, qtbot: QtBot) -> None:
    words = WrappedList("Подсказки")
    words.addItem("Много страдательных оборотов подряд. Скажите, кто что делает.")
    shown(words, qtbot, width)
    assert words.visualItemRect(words.item(0)).width() <= words.viewport().width()


def test_the_way_out_of_a_question_stands_left_of_its_verb(qtbot: QtBot) -> None:
    box = message_box(None, "SMDesk", "Удалить 12 аккаунтов?", "Удаление можно отменить: Ctrl+Z.")
    verb = box.addButton("Удалить", QMessageBox.ButtonRole.AcceptRole)
    cancel = box.addButton("Отмена", QMessageBox.ButtonRole.RejectRole)
    shown(box, qtbot, 400, 120)
    assert cancel.x() < verb.x()

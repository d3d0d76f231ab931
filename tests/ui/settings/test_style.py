"""The settings' section of the style hint, driven by keys and clicks."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QApplication, QMessageBox, QPushButton
from pytestqt.qtbot import QtBot

from smdesk.desk import Desk
from smdesk.models.plan_records import StyleRule
from smdesk.models.plan_vocabulary import HintKind
from smdesk.ui.frame.pages import Context
from smdesk.ui.settings.style import StyleSection
from smdesk.ui.settings.style_words import OFF, OWN, StyleWordDialog
from tests.ui.keys import type_text

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def section(context: Context, qtbot: QtBot) -> StyleSection:
    made = StyleSection(context)
    qtbot.addWidget(made)
    made.resize(900, 640)
    made.show()
    return made


def shown(section: StyleSection) -> list[list[str]]:
    model = section.table.records
    rows, columns = range(model.rowCount()), range(model.columnCount())
    return [[model.text(row, column) for column in columns] for row in rows]


def choose(section: StyleSection, *words: str) -> None:
    ids = [row.id for row in section.words.rows.values() if row.words in words]
    section.table.select(*ids[:1])
    for row_id in ids[1:]:
        at = section.table.records.index(section.table.records.row_of(row_id), 0)
        section.table.selectionModel().select(
            at,
            section.table.selectionModel().SelectionFlag.Select
            | section.table.selectionModel().SelectionFlag.Rows,
        )


def search(section: StyleSection, text: str) -> None:
    section.filters.search.clear()
    type_text(section.filters.search, text)


def answer(fill: Callable[[StyleWordDialog], object], problems: list[str] | None = None) -> None:
    """When the dialog opens, do this and press «Сохранить»; note what it then complains of."""

    def run() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, StyleWordDialog)
        fill(dialog)
        dialog.save.click()
        if dialog.isVisible():
            if problems is not None:
                problems.append(dialog.form.fields["words"].problem)
            dialog.reject()

    QTimer.singleShot(0, run)


def type_in(dialog: StyleWordDialog, **texts: str) -> None:
    for name, text in texts.items():
        widget = dialog.form.fields[name].widget
        widget.setFocus()
        type_text(widget, text)


def test_the_words_are_listed_found_and_filtered(section: StyleSection, qtbot: QtBot) -> None:
    QAbstractItemModelTester(section.table.records)
    assert " из " in section.panel.total.text()

    search(section, "вышеназ")
    assert shown(section)[0][:2] == ["вышеназванный", "канцеляризм"]
    search(section, "щщщ")
    assert section.table.records.rowCount() == 0
    qtbot.keyClick(section.filters.search, Qt.Key.Key_Escape)
    section.filters.filters["kind"].set_chosen([HintKind.PRESS_RELEASE])
    assert {row[1] for row in shown(section)} == {"манера пресс-релиза"}


def test_own_words_are_added_and_come_to_the_front(
    section: StyleSection, desk: Desk, qtbot: QtBot
) -> None:
    search(section, "вышеназ")
    answer(lambda dialog: type_in(dialog, words="светлое будущее", advice="Просто: завтра."))
    with qtbot.waitSignal(section.toast) as told:
        qtbot.mouseClick(button(section, "Добавить слова"), LEFT)

    assert told.args == ["Слова добавлены", True]
    entry = section.words.rows[section.table.current()].entry
    assert (entry.words, entry.advice, entry.is_shipped) == (
        "светлое будущее",
        "Просто: завтра.",
        False,
    )
    assert [hint.text for hint in desk.style.judge().hints("О светлом будущем.")] == [
        "светлом будущем"
    ]
    desk.history.undo()
    section.refresh()
    assert desk.style.count() == 0


def test_words_that_nothing_finds_are_refused_beside_the_field(
    section: StyleSection, desk: Desk, qtbot: QtBot
) -> None:
    problems: list[str] = []
    answer(lambda dialog: type_in(dialog, words="слово …"), problems)
    qtbot.mouseClick(button(section, "Добавить слова"), LEFT)
    answer(lambda dialog: type_in(dialog, words="Вышеназванный"), problems)
    qtbot.mouseClick(button(section, "Добавить слова"), LEFT)

    assert "многоточие" in problems[0]
    assert "Такие слова уже есть" in problems[1]
    assert desk.style.count() == 0


def test_words_are_switched_off_and_on_by_the_button(
    section: StyleSection, desk: Desk, qtbot: QtBot
) -> None:
    choose(section, "в целях", "в рамках")
    with qtbot.waitSignal(section.toast) as told:
        qtbot.mouseClick(section.switch, LEFT)
    assert told.args == ["Выключено: 2 записи", True]
    assert section.switch.text() == "Включить"
    section.filters.filters["state"].set_chosen([OFF])
    section.filters.changed.emit()
    assert section.panel.total.text().startswith("2 записи из")

    choose(section, "в целях")
    with qtbot.waitSignal(section.toast) as told:
        qtbot.mouseClick(section.switch, LEFT)
    assert told.args == ["Включено: «в целях»", True]
    assert [rule.words for rule in desk.style.all()] == ["в рамках"]


def test_enter_gives_a_shipped_entry_another_advice_and_delete_its_own_back(
    section: StyleSection, desk: Desk, qtbot: QtBot
) -> None:
    def change(dialog: StyleWordDialog) -> None:
        assert not dialog.form.fields["words"].widget.isEnabled()
        type_in(dialog, advice=" Пишите «чтобы».")

    choose(section, "в целях")
    assert not section.forget.isEnabled()
    answer(change)
    qtbot.keyClick(section.table, Qt.Key.Key_Return)
    (rule,) = desk.style.all()
    assert rule.advice.endswith("Пишите «чтобы».")
    assert section.forget.text() == "Вернуть как было"

    with qtbot.waitSignal(section.toast) as told:
        qtbot.keyClick(section.table, Qt.Key.Key_Delete)
    assert told.args == ["Возвращено как было: «в целях»", True]
    assert desk.style.count() == 0


def test_several_own_words_go_after_a_question(
    section: StyleSection, desk: Desk, qtbot: QtBot
) -> None:
    for words in ("светлое будущее", "яркая нотка"):
        desk.style.add(StyleRule(kind=HintKind.PRESS_RELEASE, words=words))
    section.refresh()
    section.filters.filters["state"].set_chosen([OWN])
    section.filters.changed.emit()
    section.table.selectAll()
    assert section.forget.text() == "Удалить"

    def agree() -> None:
        box = QApplication.activeModalWidget()
        assert isinstance(box, QMessageBox)
        next(each for each in box.buttons() if each.text() == "Удалить").click()

    QTimer.singleShot(0, agree)
    with qtbot.waitSignal(section.toast) as told:
        qtbot.mouseClick(section.forget, LEFT)
    assert told.args == ["Удалено: 2 записи", True]
    assert desk.style.count() == 0
    desk.history.undo()
    assert desk.style.count() == 2


def test_the_hint_is_turned_off_by_space(section: StyleSection, desk: Desk, qtbot: QtBot) -> None:
    section.on.setFocus()
    qtbot.keyClick(section.on, Qt.Key.Key_Space)
    assert not desk.style.is_on
    section.refresh()
    assert not section.on.value()


def button(section: StyleSection, text: str) -> QPushButton:
    return next(each for each in section.findChildren(QPushButton) if each.text() == text)

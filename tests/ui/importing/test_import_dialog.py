"""The import dialog, driven by keys and clicks; the test speaks for the child process."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from smdesk.desk.importing import ColumnMapping, Item, Proposal, Verdict
from smdesk.desk.planning.plan_importing import PostItem, PostProposal
from smdesk.imports.proposal import FieldChange, NewOrganization, NewPerson
from smdesk.models.records import Organization, Person
from smdesk.ui.frame.pages import Context
from smdesk.ui.importing.columns_dialog import ColumnsDialog
from smdesk.ui.importing.dialog import ImportDialog
from smdesk.ui.importing.kinds import plan
from smdesk.ui.importing.proposal_words import details
from smdesk.ui.later import end_now
from tests.ui.held import HeldExecutor
from tests.ui.keys import type_text

MAPPING = ColumnMapping(
    header_row=1,
    columns={0: "organization", 1: "address"},
    headings={0: "Орган", 1: "Ссылка", 2: "Любимый цвет"},
)
PROPOSAL = Proposal(
    today=date(2026, 11, 23),
    items=(
        Item(number=1, row=2, verdict=Verdict.NEW, title="Клуб «Ёлка»", organization="Клуб"),
        Item(
            number=2,
            row=3,
            verdict=Verdict.CHANGED,
            title="Школа",
            organization="Школа",
            changes=(FieldChange("work_phone", "", "21-2-33"),),
        ),
        Item(number=3, row=4, verdict=Verdict.SAME, title="Дом культуры"),
        Item(number=4, row=5, verdict=Verdict.REJECTED, title="Музей", reason="Нет адреса."),
    ),
)


@pytest.fixture
def dialog(context: Context, qtbot: QtBot) -> ImportDialog:
    shown = ImportDialog(context)
    qtbot.addWidget(shown)
    shown.show()
    return shown


def argument(executor: HeldExecutor, option: str) -> Path:
    arguments = executor.children[-1].arguments
    return Path(arguments[arguments.index(option) + 1])


def answer_proposal(executor: HeldExecutor, sheet: str = "", *sheets: str) -> None:
    answer = {"mapping": MAPPING.to_json(), "proposal": PROPOSAL.to_json()}
    told = {**answer, "sheet": sheet, "sheets": sheets}
    argument(executor, "--proposal-out").write_text(json.dumps(told), encoding="utf-8")
    child = executor.children[-1]
    child.line('{"result": {}}')
    child.end(0)


@pytest.fixture
def read(dialog: ImportDialog, executor: HeldExecutor, tmp_path: Path) -> ImportDialog:
    dialog.read(tmp_path / "реестр.xlsx")
    answer_proposal(executor)
    return dialog


def test_nothing_can_be_loaded_before_a_file_is_read(dialog: ImportDialog) -> None:
    assert not dialog.load.isEnabled()
    assert not dialog.columns.isEnabled()


def test_the_proposal_is_shown_and_what_changes_is_taken(read: ImportDialog) -> None:
    table = read.table
    QAbstractItemModelTester(
        table.records, QAbstractItemModelTester.FailureReportingMode.Fatal, read
    )
    marks = [table.records.text(row, 0) for row in range(4)]
    assert marks == ["да", "да", "—", "—"]
    assert table.records.text(1, 6) == "Рабочий телефон: — → 21-2-33"
    assert table.records.text(3, 6) == "Нет адреса."
    assert read.load.text() == "Загрузить 2"
    assert "«Любимый цвет»" in read._problem.text()


def test_a_column_in_which_nothing_stands_takes_no_room(read: ImportDialog, tmp_path: Path) -> None:
    assert "address" not in read.table.header.shown_keys()
    found = replace(PROPOSAL, items=(replace(PROPOSAL.items[0], address="https://vk.com/elka"),))
    read.show_proposal(tmp_path / "другой.xlsx", MAPPING, found)
    assert "address" in read.table.header.shown_keys()


def words_of(widget: QWidget) -> list[str]:
    return [each.text() for each in widget.findChildren(QLabel) if each.isVisible()]


def test_the_card_tells_the_whole_of_the_current_row(read: ImportDialog, qtbot: QtBot) -> None:
    assert words_of(read.view.card)[0] == "Клуб «Ёлка»"
    qtbot.keyClick(read.table, Qt.Key.Key_Down)
    assert words_of(read.view.card) == [
        *("Школа", "Строка файла", "3", "Организация", "Школа", "Адрес", "—"),
        *("Что изменится", "Рабочий телефон", "— → 21-2-33"),
    ]
    read.table.select(4)
    assert "Нет адреса." in words_of(read.view.card)


def test_the_card_tells_who_and_what_is_added_along(dialog: ImportDialog) -> None:
    school = Organization(title="Школа села Ёлкино", ogrn="1027900000000")
    person = Person(full_name="Берёзова Анна Ильинична", post="Завуч", work_phone="2-11-22")
    item = Item(
        number=1,
        row=2,
        verdict=Verdict.NEW,
        title="Школа",
        organization_ref="organization:2",
        managers=("person:1", 5),
    )
    proposal = Proposal(
        today=date(2026, 11, 23),
        items=(item,),
        organizations=(
            NewOrganization("organization:1", Organization(title="Район")),
            NewOrganization("organization:2", school, "organization:1"),
        ),
        persons=(NewPerson("person:1", person, "organization:2"),),
    )
    dialog.view.show_proposal(proposal)

    assert words_of(dialog.view.card)[-5:] == [
        "Добавится вместе со строкой",
        *("Новая организация", "Школа села Ёлкино\n1027900000000\nвходит в «Район»"),
        *("Новый человек", "Берёзова Анна Ильинична\nЗавуч\n2-11-22"),
    ]


def test_the_card_is_there_with_the_rows(dialog: ImportDialog, read: ImportDialog) -> None:
    assert read.view.card.isVisible()
    type_text(read.filters.search, "нет такого")
    assert not read.view.card.isVisible()
    read.filters.clear()
    assert read.view.card.isVisible()


def test_space_leaves_a_row_and_takes_it_again(read: ImportDialog, qtbot: QtBot) -> None:
    read.table.select(1)
    qtbot.keyClick(read.table, Qt.Key.Key_Space)
    assert read.table.taken == {2}
    read.table.selectAll()
    qtbot.keyClick(read.table, Qt.Key.Key_Space)
    assert read.table.taken == {1, 2}
    qtbot.keyClick(read.table, Qt.Key.Key_Space)
    assert read.table.taken == set()
    assert not read.load.isEnabled()


def test_a_click_on_the_mark_does_the_same(read: ImportDialog, qtbot: QtBot) -> None:
    place = read.table.visualRect(read.table.records.index(1, 0)).center()
    qtbot.mouseClick(
        read.table.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, place
    )
    assert read.table.taken == {1}


def test_rows_of_which_something_was_not_taken_are_found(read: ImportDialog) -> None:
    noted = replace(PROPOSAL.items[0], notes=("Не взято: «телефон».",))
    read.view.show_proposal(replace(PROPOSAL, items=(noted, *PROPOSAL.items[1:])))
    read.filters.set_state({"chosen": {"notes": ["noted"]}})
    assert list(read.table.records.ids) == [1]


def test_rows_are_searched_and_filtered(read: ImportDialog) -> None:
    type_text(read.filters.search, "елка")
    assert list(read.table.records.ids) == [1]
    read.filters.clear()
    read.filters.set_state({"chosen": {"verdict": [Verdict.REJECTED]}})
    assert list(read.table.records.ids) == [4]


def test_the_chosen_rows_are_loaded_with_the_same_mapping(
    read: ImportDialog, executor: HeldExecutor, qtbot: QtBot
) -> None:
    read.table.select(1)
    qtbot.keyClick(read.table, Qt.Key.Key_Space)
    qtbot.mouseClick(read.load, Qt.MouseButton.LeftButton)
    assert json.loads(argument(executor, "--rows").read_text()) == [2]
    kept = json.loads(argument(executor, "--mapping").read_text())
    assert ColumnMapping.from_json(kept) == MAPPING
    child = executor.children[-1]
    child.line('{"result": {}}')
    child.end(0)
    assert read.result() == ImportDialog.DialogCode.Accepted
    assert read.said == "Загружено: 1 строка"


def test_a_refused_file_is_one_sentence_in_the_dialog(
    dialog: ImportDialog, executor: HeldExecutor, tmp_path: Path
) -> None:
    dialog.read(tmp_path / "bomb.xlsx")
    child = executor.children[-1]
    child.line('{"error": {"what": "Файл повреждён.", "todo": "Сохраните его заново в Excel."}}')
    child.end(1)
    assert dialog._problem.text() == "Файл повреждён. Сохраните его заново в Excel."
    assert not dialog.load.isEnabled()
    assert dialog.choose.isEnabled()


def test_escape_stops_the_reading(
    dialog: ImportDialog, executor: HeldExecutor, tmp_path: Path, qtbot: QtBot
) -> None:
    dialog.read(tmp_path / "long.xlsx")
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert executor.children[-1].cancelled


def test_another_sheet_is_chosen_and_loaded(
    dialog: ImportDialog, executor: HeldExecutor, tmp_path: Path, qtbot: QtBot
) -> None:
    dialog.read(tmp_path / "книга.xlsx")
    answer_proposal(executor, "2026", "2026", "2025")
    assert dialog.sheets.isVisible()
    assert dialog.sheets.note.text() == "Прочитан лист «2026», не прочитан лист «2025»."
    dialog.sheets.field.setFocus()
    qtbot.keyClick(dialog.sheets.field, Qt.Key.Key_Down)
    read = executor.children[-1].arguments
    assert read[read.index("--sheet") + 1] == "2025"
    assert "--mapping" not in read
    answer_proposal(executor, "2025", "2026", "2025")
    qtbot.mouseClick(dialog.load, Qt.MouseButton.LeftButton)
    loaded = executor.children[-1].arguments
    assert loaded[loaded.index("--sheet") + 1] == "2025"


def test_of_one_sheet_there_is_no_choice(read: ImportDialog) -> None:
    assert not read.sheets.isVisible()
    assert not read.sheets.note.isVisible()


def test_columns_are_chosen_by_hand(context: Context, qtbot: QtBot) -> None:
    dialog = ColumnsDialog(MAPPING, context.desk.networks.all())
    qtbot.addWidget(dialog)
    dialog.form.fields["2"].editor.set_value("note")
    dialog.submit()
    assert dialog.mapping.columns[2] == "note"


def test_what_was_read_goes_when_the_dialog_closes(
    read: ImportDialog, executor: HeldExecutor, qtbot: QtBot
) -> None:
    folder = argument(executor, "--proposal-out").parent
    assert folder.is_dir()
    qtbot.keyClick(read, Qt.Key.Key_Escape)
    assert not folder.exists()


def test_a_child_that_ends_after_the_dialog_is_gone_troubles_nobody(
    context: Context, executor: HeldExecutor, qtbot: QtBot, tmp_path: Path
) -> None:
    dialog = ImportDialog(context)
    dialog.show()
    dialog.read(tmp_path / "реестр.xlsx")
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    end_now(dialog)
    folder = argument(executor, "--proposal-out").parent
    executor.children[-1].end(1)  # an error in it fails the test
    assert not folder.exists()


def test_after_reading_the_keyboard_is_on_the_rows_not_on_cancel(read: ImportDialog) -> None:
    assert read.focusWidget() is read.table


def test_details_are_russian_and_a_new_page_has_no_before() -> None:
    change = FieldChange("responsible", "", "Иванова Мария Петровна")
    new = Item(number=1, row=2, verdict=Verdict.NEW, title="Клуб", changes=(change,))
    known = replace(new, verdict=Verdict.CHANGED)

    assert details(new) == "Ответственный: Иванова Мария Петровна"
    assert details(known) == "Ответственный: — → Иванова Мария Петровна"


POSTS = PostProposal(
    today=date(2026, 11, 23),
    items=(
        PostItem(
            number=1,
            row=2,
            verdict=Verdict.NEW,
            title="Ёлка",
            page="Посёлок (ВКонтакте)",
            changes=(FieldChange("stage", "", "черновик"),),
            post=(("topic", "Ёлка"),),
        ),
        PostItem(
            number=2,
            row=3,
            verdict=Verdict.CHANGED,
            title="Каток",
            changes=(FieldChange("planned_at", "10.12.2026 10:00", "11.12.2026 10:00"),),
        ),
    ),
)


def test_a_plan_is_loaded_by_the_same_dialog(
    context: Context, executor: HeldExecutor, tmp_path: Path, qtbot: QtBot
) -> None:
    dialog = ImportDialog(context, None, plan())
    qtbot.addWidget(dialog)
    dialog.show()
    dialog.read(tmp_path / "план.xlsx")
    assert executor.children[-1].arguments[2:4] == ["import", "plan"]
    told = {"mapping": MAPPING.to_json(), "proposal": POSTS.to_json()}
    argument(executor, "--proposal-out").write_text(json.dumps(told), encoding="utf-8")
    executor.children[-1].line('{"result": {}}')
    executor.children[-1].end(0)
    shown = [[dialog.table.records.text(row, column) for column in range(3, 7)] for row in (0, 1)]
    assert shown == [
        ["", "Посёлок (ВКонтакте)", "Ёлка", "Состояние: черновик"],
        ["", "", "Каток", "Запланировано: 10.12.2026 10:00 → 11.12.2026 10:00"],
    ]
    qtbot.mouseClick(dialog.load, Qt.MouseButton.LeftButton)
    assert executor.children[-1].arguments[2:4] == ["import", "plan"]
    executor.children[-1].line('{"result": {}}')
    executor.children[-1].end(0)
    assert dialog.said == "Загружено: 2 строки"


def test_a_table_of_another_kind_leads_to_its_columns(
    dialog: ImportDialog, executor: HeldExecutor, tmp_path: Path
) -> None:
    dialog.read(tmp_path / "parts.py")
    told = {"mapping": MAPPING.to_json(), "proposal": None}
    argument(executor, "--proposal-out").write_text(json.dumps(told), encoding="utf-8")
    child = executor.children[-1]
    child.line('{"error": {"what": "Файл не похож на реестр.", "todo": "Укажите столбцы."}}')
    child.end(1)
    assert dialog.columns.isEnabled()
    assert not dialog.load.isEnabled()
    asked: list[ColumnsDialog] = []

    def answer() -> None:
        shown = QApplication.activeModalWidget()
        assert isinstance(shown, ColumnsDialog)
        asked.append(shown)
        QTest.keyClick(shown, Qt.Key.Key_Return)

    QTimer.singleShot(0, answer)
    offered = [b for b in dialog.view.panel.findChildren(QPushButton) if b.text() == "Столбцы…"]
    QTest.mouseClick(offered[0], Qt.MouseButton.LeftButton)
    assert asked
    answer_proposal(executor)
    assert "--mapping" in executor.children[-1].arguments
    assert dialog.load.isEnabled()

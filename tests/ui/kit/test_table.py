from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import pytest
from PySide6.QtCore import QAbstractItemModel, QModelIndex, QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from smdesk.models.errors import Invalid
from smdesk.ui.kit.chip import Badge, Chip
from smdesk.ui.kit.columns import Align, Column
from smdesk.ui.kit.table import RecordTable
from smdesk.ui.kit.table_model import PAGE, RecordTableModel
from smdesk.ui.theme.tokens import Tone
from tests.ui.keys import type_text


@dataclass(frozen=True)
class Page:
    id: int
    title: str
    fans: int


COLUMNS = (
    Column[Page](
        key="network",
        title="Сеть",
        show=lambda _page: "ВКонтакте",
        width=60,
        badge=lambda _page: Badge("VK", ""),
    ),
    Column[Page](
        key="title",
        title="Название",
        show=lambda page: page.title,
        edit=lambda page: page.title,
        sort_key="title",
        stretch=True,
        fixed=True,
        strong=True,
        width=200,
    ),
    Column[Page](
        key="state",
        title="Состояние",
        show=lambda _page: "Работает",
        chip=lambda _page: Chip("Работает", Tone.OK),
    ),
    Column[Page](
        key="fans",
        title="Подписчики",
        show=lambda page: str(page.fans),
        sort_key="fans",
        align=Align.RIGHT,
        tone=lambda page: Tone.BAD if page.fans > 5 else None,
    ),
    Column[Page](key="note", title="Примечание", show=lambda _page: "", hidden=True),
)


class Shelf:
    """Pages by id; counts what is fetched."""

    def __init__(self, count: int) -> None:
        self.pages = {each: Page(each, f"Страница {each}", each) for each in range(1, count + 1)}
        self.fetched: list[int] = []

    def fetch(self, ids: Sequence[int]) -> list[Page]:
        self.fetched += ids
        return [self.pages[each] for each in ids if each in self.pages]

    def edit(self, page: Page, key: str, value: object) -> None:
        if value == "":
            raise Invalid(key, "Название пустое.", "Введите его.")
        self.pages[page.id] = replace(page, title=str(value))


@pytest.fixture
def shelf() -> Shelf:
    return Shelf(1000)


@pytest.fixture
def model(shelf: Shelf) -> RecordTableModel[Page]:
    made = RecordTableModel(COLUMNS, shelf.fetch, lambda page: page.id, shelf.edit)
    made.set_ids(list(shelf.pages))
    return made


@pytest.fixture
def table(model: RecordTableModel[Page], qtbot: QtBot) -> RecordTable:
    made = RecordTable(model, "Страницы")
    qtbot.addWidget(made)
    made.resize(900, 500)
    made.show()
    return made


def click(qtbot: QtBot, table: RecordTable, row: int, column: int) -> None:
    at = table.visualRect(table.records.index(row, column)).center()
    qtbot.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=at)


def press_header(qtbot: QtBot, table: RecordTable, column: int) -> None:
    at = QPoint(table.header.sectionViewportPosition(column) + 20, 10)
    qtbot.mouseClick(table.header.viewport(), Qt.MouseButton.LeftButton, pos=at)


def test_the_model_keeps_qts_contract(model: RecordTableModel[Page], shelf: Shelf) -> None:
    fatal = QAbstractItemModelTester.FailureReportingMode.Fatal
    tester = QAbstractItemModelTester(model, fatal)
    model.set_ids([3, 1, 2])
    model.refresh([1])
    model.set_ids([])

    assert isinstance(tester.model(), QAbstractItemModel)


def test_only_what_is_looked_at_is_fetched(table: RecordTable, shelf: Shelf) -> None:
    table.grab()

    assert len(shelf.fetched) == PAGE


def test_a_record_that_has_gone_leaves_an_empty_row(
    model: RecordTableModel[Page], shelf: Shelf
) -> None:
    del shelf.pages[2]

    assert model.data(model.index(1, 1)) is None
    assert model.data(model.index(2, 1)) == "Страница 3"


def test_a_change_repaints_only_its_row(
    model: RecordTableModel[Page], shelf: Shelf, qtbot: QtBot
) -> None:
    model.data(model.index(4, 1))
    shelf.pages[5] = Page(5, "Новое", 0)
    told: list[tuple[int, int]] = []
    model.dataChanged.connect(lambda first, last: told.append((first.row(), last.row())))

    model.refresh([5, 999_999])

    assert told == [(4, 4)]
    assert model.data(model.index(4, 1)) == "Новое"


def test_an_edit_in_the_cell_is_stored(table: RecordTable, shelf: Shelf, qtbot: QtBot) -> None:
    click(qtbot, table, 1, 1)
    qtbot.keyClick(table, Qt.Key.Key_F2)
    editor = table.findChild(QLineEdit)
    assert editor is not None
    editor.setText("Новое название")
    qtbot.keyClick(editor, Qt.Key.Key_Return)

    qtbot.waitUntil(lambda: shelf.pages[2].title == "Новое название")
    assert table.records.text(1, 1) == "Новое название"


def test_a_refused_edit_keeps_what_was_stored(
    model: RecordTableModel[Page], shelf: Shelf, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(model.failed) as told:
        assert not model.setData(model.index(0, 1), "")

    assert told.args is not None
    assert str(told.args[0]) == "Название пустое. Введите его."
    assert model.data(model.index(0, 1)) == "Страница 1"


def test_the_header_asks_for_sorting_and_turns_it_round(table: RecordTable, qtbot: QtBot) -> None:
    asked: list[tuple[str, bool]] = []
    table.records.sort_requested.connect(lambda key, down: asked.append((key, down)))

    for column in (1, 1, 3, 0):
        press_header(qtbot, table, column)

    assert asked == [("title", False), ("title", True), ("fans", False)]


def test_the_selection_survives_a_new_order(table: RecordTable, qtbot: QtBot) -> None:
    click(qtbot, table, 2, 1)
    current: list[int] = []
    table.current_id.connect(current.append)

    table.records.set_ids(list(range(1000, 0, -1)))

    assert (table.current(), table.selected(), current) == (3, [3], [])


def test_a_current_row_that_is_filtered_away_is_told(table: RecordTable, qtbot: QtBot) -> None:
    click(qtbot, table, 2, 1)
    current: list[int] = []
    table.current_id.connect(current.append)

    table.records.set_ids([7, 8])

    assert current[-1] == 0


def test_keys_open_delete_and_find(table: RecordTable, qtbot: QtBot) -> None:
    click(qtbot, table, 0, 3)
    opened: list[int] = []
    deleted: list[list[int]] = []
    table.activated_id.connect(opened.append)
    table.delete_requested.connect(deleted.append)

    qtbot.keyClick(table, Qt.Key.Key_Return)
    qtbot.keyClick(table, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    qtbot.keyClick(table, Qt.Key.Key_Delete)
    type_text(table, "44")

    assert (opened, deleted, table.current()) == ([1], [[1, 2]], 44)


CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.mark.parametrize(("key", "row"), [(Qt.Key.Key_End, 1000), (Qt.Key.Key_Home, 1)])
def test_the_row_that_keys_go_to_is_the_one_that_is_deleted(
    table: RecordTable, qtbot: QtBot, key: Qt.Key, row: int
) -> None:
    click(qtbot, table, 4, 1)
    deleted: list[list[int]] = []
    table.delete_requested.connect(deleted.append)
    qtbot.keyClick(table, key, CTRL)
    qtbot.keyClick(table, Qt.Key.Key_Delete)
    assert (table.current(), table.selected(), deleted) == (row, [row], [[row]])
    click(qtbot, table, 4, 1)
    qtbot.keyClick(table, key, CTRL | Qt.KeyboardModifier.ShiftModifier)
    assert table.selected() == list(range(min(5, row), max(5, row) + 1))


def test_the_row_that_the_keys_find_is_chosen(table: RecordTable, qtbot: QtBot) -> None:
    table.records.set_ids([])
    table.records.set_ids([7, 8])
    table.clearFocus()
    table.setFocus()
    qtbot.waitUntil(lambda: table.selected() == [7])
    assert table.current() == 7


def test_after_a_deletion_the_next_row_is_chosen(table: RecordTable, qtbot: QtBot) -> None:
    table.delete_requested.connect(
        lambda ids: table.records.set_ids([at for at in range(1, 9) if at not in ids])
    )
    table.records.set_ids(list(range(1, 9)))
    click(qtbot, table, 3, 1)
    qtbot.keyClick(table, Qt.Key.Key_Delete)
    assert (table.current(), table.selected()) == (5, [5])
    qtbot.keyClick(table, Qt.Key.Key_End, CTRL)
    qtbot.keyClick(table, Qt.Key.Key_Delete)
    assert (table.current(), table.selected()) == (7, [7])


def test_a_double_click_opens_a_cell_that_is_not_edited_in_place(
    table: RecordTable, qtbot: QtBot
) -> None:
    at = table.visualRect(table.records.index(3, 3)).center()
    with qtbot.waitSignal(table.activated_id) as told:
        qtbot.mouseDClick(table.viewport(), Qt.MouseButton.LeftButton, pos=at)

    assert told.args == [4]


def test_what_is_copied_pastes_into_excel_as_text(
    table: RecordTable, shelf: Shelf, qtbot: QtBot
) -> None:
    shelf.pages[1] = Page(1, '=HYPERLINK("x")', 1)
    shelf.pages[2] = Page(2, "+7 (42665) 2-11-22", 2)
    shelf.pages[3] = Page(3, "-1+2", 3)
    table.records.refresh()
    click(qtbot, table, 0, 1)
    for _ in range(2):
        qtbot.keyClick(table, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    qtbot.keyClick(table, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)

    head, *rows = QGuiApplication.clipboard().text().split("\r\n")
    assert head == "Сеть\tНазвание\tСостояние\tПодписчики"
    assert [row.split("\t")[1] for row in rows] == [
        '"\'=HYPERLINK(""x"")"',
        "+7 (42665) 2-11-22",
        "'-1+2",
    ]


def test_columns_are_chosen_moved_and_remembered(table: RecordTable, qtbot: QtBot) -> None:
    header = table.header
    with qtbot.waitSignal(header.layout_changed):
        header.set_shown("state", shown=False)
    header.set_shown("note", shown=True)
    header.moveSection(header.visualIndex(3), 0)
    header.resizeSection(3, 222)
    press_header(qtbot, table, 1)
    kept = header.layout_state()

    header.reset_layout()
    assert header.shown_keys() == ["network", "title", "state", "fans"]
    header.restore_layout(kept)

    assert header.shown_keys() == ["fans", "network", "title", "note"]
    assert header.sectionSize(3) == 222
    assert header.layout_state() == kept


def test_the_menu_of_the_header_shows_and_hides(table: RecordTable) -> None:
    menu = table.header.make_menu(2)
    chosen = {action.text(): action for action in menu.actions()}
    chosen["Примечание"].trigger()
    chosen["Скрыть столбец"].trigger()

    assert table.header.shown_keys() == ["network", "title", "fans", "note"]
    assert not chosen["Название"].isEnabled()


def test_a_layout_of_an_older_version_does_no_harm(table: RecordTable) -> None:
    table.header.restore_layout(
        {"order": ["gone", "fans"], "hidden": ["gone"], "widths": {"gone": 5}, "sort": "gone"}
    )

    assert table.header.shown_keys() == ["fans", "network", "title", "state"]


def test_the_stretching_column_takes_the_room_but_is_never_squeezed(table: RecordTable) -> None:
    wide = table.header.sectionSize(1)
    table.resize(300, 400)

    assert sum(table.header.sectionSize(each) for each in range(4)) > 300
    assert wide > table.header.sectionSize(1) == COLUMNS[1].width


def test_rows_read_out_say_what_they_are(model: RecordTableModel[Page]) -> None:
    role = Qt.ItemDataRole.AccessibleTextRole

    assert model.data(model.index(0, 1), role) == "Название: Страница 1"
    assert model.data(model.index(0, 4), role) == "Примечание: не указано"
    assert model.data(QModelIndex()) is None

"""Columns of a tree are chosen, sized and remembered as those of a table."""

from __future__ import annotations

from dataclasses import dataclass

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from smdesk.ui.kit.columns import Column
from smdesk.ui.kit.tree import TreeTable
from smdesk.ui.kit.tree_model import RecordTreeModel


@dataclass(frozen=True)
class Place:
    id: int
    above: int | None
    name: str


PLACES = [Place(1, None, "Край"), Place(2, 1, "Район"), Place(3, 2, "Село"), Place(4, 3, "Клуб")]


@pytest.fixture
def tree(qtbot: QtBot) -> TreeTable:
    columns = (
        Column[Place](
            key="name", title="Название", show=lambda p: p.name, stretch=True, fixed=True
        ),
        Column[Place](key="number", title="Номер", show=lambda p: str(p.id), width=90),
    )
    model: RecordTreeModel[Place] = RecordTreeModel(columns, lambda p: p.id, lambda p: p.above)
    made = TreeTable(model, "Места")
    model.set_records(PLACES)
    qtbot.addWidget(made)
    made.resize(500, 300)
    made.show()
    return made


def test_the_naming_column_takes_the_room_that_is_left(tree: TreeTable) -> None:
    header = tree.record_header
    assert header.sectionSize(0) + header.sectionSize(1) == tree.viewport().width()


def test_a_hidden_column_is_not_copied(tree: TreeTable, qtbot: QtBot) -> None:
    tree.record_header.set_shown("number", shown=False)
    tree.select(2)
    qtbot.keyClick(tree, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QGuiApplication.clipboard().text() == "Название\r\nРайон"


@pytest.mark.parametrize("key", [Qt.Key.Key_End, Qt.Key.Key_Home])
def test_the_row_that_keys_go_to_is_the_one_that_is_deleted(
    tree: TreeTable, qtbot: QtBot, key: Qt.Key
) -> None:
    tree.select(PLACES[1].id)
    deleted: list[list[int]] = []
    tree.delete_requested.connect(deleted.append)
    qtbot.keyClick(tree, key, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClick(tree, Qt.Key.Key_Delete)
    assert tree.current() != PLACES[1].id
    assert deleted == [[tree.current()]] == [tree.selected()]


def test_a_layout_comes_back(tree: TreeTable) -> None:
    tree.record_header.resizeSection(1, 123)
    layout = tree.record_header.layout_state()
    tree.record_header.reset_layout()
    assert tree.record_header.sectionSize(1) == 90
    tree.record_header.restore_layout(layout)
    assert tree.record_header.sectionSize(1) == 123


def test_levels_are_closed_below_and_opened_on_the_way_to_a_row(tree: TreeTable) -> None:
    model = tree.records
    assert [model.depth(each) for each in (1, 2, 4)] == [0, 1, 3]
    tree.close_below(1)
    model.set_records(PLACES)
    assert [tree.isExpanded(model.index_of(each)) for each in (1, 2, 3)] == [True, False, False]
    tree.select(4)
    model.set_records(PLACES)
    assert [tree.isExpanded(model.index_of(each)) for each in (1, 2, 3)] == [True, True, True]


def test_new_records_do_not_open_a_branch_that_hides_the_current_row(tree: TreeTable) -> None:
    model = tree.records
    tree.select(4)
    tree.collapse(model.index_of(2))
    model.set_records(PLACES)
    assert not tree.isExpanded(model.index_of(2))


def test_a_search_opens_all_and_forgets_nothing(tree: TreeTable) -> None:
    model = tree.records
    tree.collapse(model.index_of(2))
    tree.all_open = True
    model.set_records(PLACES)
    assert tree.isExpanded(model.index_of(2))
    tree.all_open = False
    model.set_records(PLACES)
    assert not tree.isExpanded(model.index_of(2))

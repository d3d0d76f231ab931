"""Numbers typed and pasted into the grid, by keys."""

from __future__ import annotations

from datetime import date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from smdesk.desk import Desk
from smdesk.desk.planning.posts import Where
from smdesk.models.numbers import parse_number
from smdesk.models.plan_records import Post
from smdesk.models.plan_vocabulary import Stage
from smdesk.models.records import Account, Organization
from smdesk.models.vocabulary import OrganizationKind
from smdesk.ui.numbers.dialog import NumbersDialog

CONTROL = Qt.KeyboardModifier.ControlModifier
TODAY = date(2026, 11, 23)


@pytest.fixture
def dialog(desk: Desk, qtbot: QtBot) -> NumbersDialog:
    """Two published posts of one page."""
    return opened(desk, qtbot, 2)


def opened(desk: Desk, qtbot: QtBot, posts: int) -> NumbersDialog:
    """The dialog about so many published posts of one page."""
    body = desk.organizations.add(Organization(title="Посёлок", kind=OrganizationKind.BODY))
    network = next(each for each in desk.networks.all() if each.code == "vk")
    page = desk.accounts.add(
        Account(
            organization_id=body,
            network_id=network.id,
            title="Посёлок",
            address="vk.com/pos",
            created_on=date(2026, 1, 5),
        )
    )
    for day in range(1, posts + 1):
        moment = datetime(2026, 11, 22 - posts + day - 1, 10, 0)
        post = Post(topic=f"Дело {day}", stage=Stage.DRAFT)
        made = desk.posts.place(post, [Where(page, moment)])
        desk.placements.publish_as_planned([p.id for p in desk.posts.placements(made)])
    items = desk.plan.between(TODAY - timedelta(days=9), TODAY)
    shown = NumbersDialog(desk, items)
    qtbot.addWidget(shown)
    shown.show()
    return shown


def test_what_is_typed_is_stored_as_one_change(dialog: NumbersDialog, desk: Desk) -> None:
    QAbstractItemModelTester(dialog.posts, QAbstractItemModelTester.FailureReportingMode.Fatal)
    first = dialog.posts.first_number
    dialog.posts.setData(dialog.posts.index(0, first), "1 200")
    dialog.posts.setData(dialog.posts.index(1, first + 2), "15")
    dialog.pages.setData(dialog.pages.index(0, dialog.pages.first_number), "1,5 тыс.")
    QTest.mouseClick(dialog.save, Qt.MouseButton.LeftButton)
    assert dialog.stored
    kept = desk.post_metrics.newest([1, 2])
    assert (kept[2].views, kept[1].likes, kept[2].taken_on) == (1200, 15, TODAY)
    assert desk.accounts.get(1).subscribers == 1500
    desk.history.undo()
    assert not desk.post_metrics.count() + desk.account_metrics.count()
    assert desk.accounts.get(1).subscribers is None


def test_a_block_is_pasted_from_the_current_cell(dialog: NumbersDialog) -> None:
    grid = dialog.grids[0]
    grid.start()
    QGuiApplication.clipboard().setText("100\t90\t5\n200\t180\t7\n300\t1\t1\n")
    QTest.keyClick(grid, Qt.Key.Key_V, CONTROL)
    assert dialog.posts.entered() == {
        2: {"views": 100, "reach": 90, "likes": 5},
        1: {"views": 200, "reach": 180, "likes": 7},
    }


def test_what_is_no_number_is_said_and_nothing_is_stored(dialog: NumbersDialog, desk: Desk) -> None:
    first = dialog.posts.first_number
    dialog.posts.setData(dialog.posts.index(0, first), "много")
    QTest.mouseClick(dialog.save, Qt.MouseButton.LeftButton)
    assert dialog.isVisible()
    assert "«много» — не число" in dialog.problem
    assert not desk.post_metrics.count()
    grid = dialog.grids[0]
    grid.setCurrentIndex(dialog.posts.index(0, first))
    QTest.keyClick(grid, Qt.Key.Key_Delete)
    assert not dialog.problem


def test_tab_and_enter_walk_through_the_numbers(dialog: NumbersDialog) -> None:
    grid, first = dialog.grids[0], dialog.posts.first_number
    grid.start()
    QTest.keyClick(grid, Qt.Key.Key_Tab)
    assert (grid.currentIndex().row(), grid.currentIndex().column()) == (0, first + 1)
    grid.setCurrentIndex(dialog.posts.index(0, dialog.posts.columnCount() - 1))
    QTest.keyClick(grid, Qt.Key.Key_Tab)
    assert (grid.currentIndex().row(), grid.currentIndex().column()) == (1, first)


@pytest.mark.parametrize("enter", [Qt.Key.Key_Return, Qt.Key.Key_Enter])
def test_enter_in_a_cell_goes_one_row_down_and_stays_at_the_last(
    desk: Desk, qtbot: QtBot, enter: Qt.Key
) -> None:
    dialog = opened(desk, qtbot, 3)
    grid, first = dialog.grids[0], dialog.posts.first_number
    dialog.activateWindow()
    qtbot.waitUntil(dialog.isActiveWindow)
    grid.start()
    for row, number in enumerate("123"):
        assert (grid.currentIndex().row(), grid.currentIndex().column()) == (row, first)
        cell = QApplication.focusWidget()
        if not isinstance(cell, QLineEdit):
            QTest.keyClicks(grid, number)
            cell = QApplication.focusWidget()
            assert isinstance(cell, QLineEdit)
        else:
            QTest.keyClicks(cell, number)
        QTest.keyClick(cell, enter)
        qtbot.wait(20)
    assert grid.currentIndex().row() == 2
    assert dialog.posts.entered() == {3: {"views": 1}, 2: {"views": 2}, 1: {"views": 3}}
    assert dialog.isVisible()


@pytest.mark.parametrize(
    ("typed", "number"),
    [
        ("", None),
        ("—", None),
        ("0", 0),
        ("1 234", 1234),
        ("1\u00a0234", 1234),
        ("12,0", 12),
        ("12,345", 12345),
        ("1.000", 1000),
        ("1,234,567", 1_234_567),
        ("1,2 тыс.", 1200),
        ("3K", 3000),
        ("1.5 млн", 1_500_000),
    ],
)
def test_numbers_are_read_as_networks_show_them(typed: str, number: int | None) -> None:
    assert parse_number(typed) == number


@pytest.mark.parametrize("typed", ["много", "-5", "1,25", "2 штуки", "99999999999"])
def test_what_is_no_count_is_refused(typed: str) -> None:
    with pytest.raises(ValueError, match=r".*"):
        parse_number(typed)


@given(st.integers(0, 1_000_000_000))
def test_a_plain_number_is_itself(number: int) -> None:
    assert parse_number(str(number)) == number
    assert parse_number(f"{number:,}".replace(",", " ")) == number

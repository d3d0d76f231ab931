"""«Светофор» on the page: points, what would bring most, and the dialog of points."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from smdesk.desk import Desk
from smdesk.ui.control.filters import LIGHT
from smdesk.ui.control.page import ControlPage
from smdesk.ui.control.weights import WeightsDialog
from tests.ui.control.conftest import Ids
from tests.ui.keys import type_text


def shares(page: ControlPage) -> dict[int, tuple[int, int]]:
    return {row.id: tuple(row.score) for row in page.views.light.rows.values()}


def test_each_page_has_points_and_a_word_for_its_colour(page: ControlPage, ids: Ids) -> None:
    page.show_view(LIGHT)
    assert shares(page) == {ids.vk_page: (10, 50), ids.ok_page: (0, 50)}
    rows = page.views.light.table.records
    assert [rows.text(0, at) for at in range(3, 6)] == ["0 из 50", "0 %", "красный"]
    assert "3 части без данных" in page.views.panels[LIGHT].total.text()


def test_what_brings_most_stands_first(page: ControlPage, qtbot: QtBot) -> None:
    page.show_view(LIGHT)
    qtbot.waitUntil(lambda: bool(page.views.gains.rows))
    gains = [row.gain for row in page.views.gains.rows.values()]
    assert [(g.each, g.pages) for g in gains][:2] == [(10, 2), (10, 2)]
    assert [g.each for g in gains] == sorted((g.each for g in gains), reverse=True)
    titles = [row.title for row in page.views.gains.rows.values()]
    assert "Обложка: не осмотрено" in titles


def test_the_card_tells_the_parts_and_opens_the_page(
    page: ControlPage, ids: Ids, qtbot: QtBot
) -> None:
    page.show_view(LIGHT)
    page.views.light.table.select(ids.vk_page)
    page.show_card()
    texts = {each.text() for each in page.card.findChildren(QLabel)}
    assert {"есть, 10 из 10", "не осмотрено, 0 из 5", "нет данных"} <= texts
    with qtbot.waitSignal(page.open_page) as told:
        qtbot.keyClick(page.views.light.table, Qt.Key.Key_Return)
    assert told.args == ["registry", ids.vk_page]


def test_filters_and_search_narrow_the_points(page: ControlPage, desk: Desk, ids: Ids) -> None:
    page.show_view(LIGHT)
    page.filters.bar.filters["network"].set_chosen([desk.accounts.get(ids.ok_page).network_id])
    assert list(page.views.light.table.records.ids) == [ids.ok_page]
    page.filters.clear()
    type_text(page.filters.bar.search, "vk.com")
    assert list(page.views.light.table.records.ids) == [ids.vk_page]


def test_points_are_weighed_otherwise_and_back(
    page: ControlPage, desk: Desk, ids: Ids, qtbot: QtBot
) -> None:
    page.show_view(LIGHT)
    before = desk.history.count()
    dialog = WeightsDialog(desk, page)
    qtbot.addWidget(dialog)
    dialog.form.set_values({"gosmark": 40, "cover": 0})
    dialog.submit()
    assert desk.history.count() == before + 1
    qtbot.waitUntil(lambda: not page.waiting)
    assert shares(page)[ids.vk_page] == (40, 70)
    desk.history.undo()
    qtbot.waitUntil(lambda: not page.waiting)
    assert shares(page)[ids.vk_page] == (10, 50)


def test_points_out_of_bounds_are_refused_beside_the_field(desk: Desk, qtbot: QtBot) -> None:
    dialog = WeightsDialog(desk)
    qtbot.addWidget(dialog)
    dialog.form.set_values({"gosmark": 101})
    dialog.submit()
    assert dialog.form.fields["gosmark"].problem
    assert desk.weights.count() == 0


def test_opening_the_dialog_and_saving_changes_nothing(desk: Desk, qtbot: QtBot) -> None:
    dialog = WeightsDialog(desk)
    qtbot.addWidget(dialog)
    before = desk.history.count()
    dialog.submit()
    assert desk.history.count() == before

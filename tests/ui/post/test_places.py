"""The list of pages: the model under Qt's own tester, and a region's pages read bit by bit."""

from __future__ import annotations

from datetime import datetime

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester
from pytestqt.qtbot import QtBot

from smdesk.desk import Desk
from smdesk.desk.planning.posts import Where
from smdesk.models.vocabulary import AccountStatus
from smdesk.ui.post import places_field
from smdesk.ui.post.places import Places, active_ids, read_pages
from smdesk.ui.post.places_field import PlacesField
from smdesk.ui.post.places_model import NAME, WHEN, PlacesModel
from tests.ui.post.conftest import TUESDAY, Pages

DAY = datetime(2026, 11, 23).date()


def test_the_model_holds_what_qt_expects(desk: Desk, pages: Pages, qtbot: QtBot) -> None:
    model = PlacesModel(Places(DAY))
    tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Warning)
    model.show(read_pages(desk, active_ids(desk)))
    model.toggle(0)
    model.setData(model.index(1, WHEN), "завтра 9")
    assert model.data(model.index(1, WHEN)) == "24.11 09:00"
    assert model.data(model.index(0, NAME)) == "Администрация"
    model.show([])
    assert tester.model() is model


def test_a_heading_is_half_ticked_where_some_pages_are(desk: Desk, pages: Pages) -> None:
    model = PlacesModel(Places(DAY))
    model.show(read_pages(desk, active_ids(desk)))
    model.toggle(1)
    tick = model.data(model.index(0, NAME), Qt.ItemDataRole.CheckStateRole)
    assert tick == Qt.CheckState.PartiallyChecked


def test_most_moments_are_the_one_for_all_and_what_is_out_stays(
    desk: Desk, pages: Pages, post: int
) -> None:
    placement = desk.posts.placements(post)[0]
    desk.placements.publish([placement.id])
    places = Places(DAY)
    places.take([Where(pages.vk, TUESDAY), Where(pages.club, TUESDAY), Where(pages.telegram)], [])
    assert (places.moment, places.typed[pages.telegram]) == (TUESDAY, "")
    places.take([Where(pages.vk, TUESDAY)], desk.plan.of_post(post))
    assert places.words(pages.vk) == "вышла 23.11 09:00"
    model = PlacesModel(places)
    model.show(read_pages(desk, active_ids(desk)))
    model.toggle(model.row_of(pages.vk))
    assert places.is_chosen(pages.vk)
    assert places.where({}) == ()


def test_a_page_that_works_no_more_is_shown_while_the_post_stands_there(
    desk: Desk, pages: Pages, post: int, qtbot: QtBot
) -> None:
    desk.accounts.set_status([pages.telegram], AccountStatus.SUSPENDED, DAY)
    field = PlacesField(desk)
    qtbot.addWidget(field)
    assert field.model.row_of(pages.telegram) == -1
    places = Places(DAY)
    places.take([Where(pages.telegram, TUESDAY)])
    field.set_value(places)
    assert field.model.row_of(pages.telegram) >= 0


def test_many_pages_are_read_bit_by_bit(
    desk: Desk, pages: Pages, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(places_field, "FIRST", 1)
    monkeypatch.setattr(places_field, "PART", 1)
    field = PlacesField(desk)
    qtbot.addWidget(field)
    assert field.model.rowCount() == 2
    qtbot.waitUntil(lambda: field.model.rowCount() == 5)

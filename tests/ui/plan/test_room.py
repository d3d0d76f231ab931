"""How much a calendar shows: high chips while there is room, one line a post when there is not."""

from __future__ import annotations

from datetime import timedelta

import pytest
from PySide6.QtGui import QFont, QFontMetrics
from PySide6.QtTest import QTest

from smdesk.ui.plan.page import PlanPage
from smdesk.ui.plan.painting import in_two
from tests.ui.plan.conftest import MONDAY, Office
from tests.ui.plan.hands import LEFT, grid_of

TUESDAY = MONDAY + timedelta(days=1)


def test_a_day_of_the_week_has_lower_chips_the_more_stands_on_it(
    page: PlanPage, office: Office
) -> None:
    page.show_view("week")
    heights = []
    for hour in range(16):
        office.post(f"Дело {hour}", TUESDAY, hour)
        grid = grid_of(page)
        chips = [rect for _item, rect in grid.places().chips(grid.day(TUESDAY))]
        assert len(chips) == hour + 1
        heights.append(chips[0].height())
    assert heights == sorted(heights, reverse=True)
    assert len(set(heights)) == 3


def test_in_low_rows_what_is_left_over_stands_beside_the_number(
    page: PlanPage, office: Office
) -> None:
    page.resize(1280 - 214, 660)
    for hour in range(9, 19):
        office.post(f"Дело {hour}", TUESDAY, hour)
    grid = grid_of(page)
    places, day = grid.places(), grid.day(TUESDAY)
    shown = list(places.chips(day))
    assert len(shown) >= 2
    assert places.hidden(day) == 10 - len(shown)
    assert not any(rect.intersects(places.more(day)) for _item, rect in shown)
    QTest.mouseClick(grid, LEFT, pos=places.more(day).center())
    assert page.list.model.rowCount() == 10


@pytest.mark.parametrize(
    ("words", "lines"),
    [
        ("10:00 Ёлка", ["10:00 Ёлка"]),
        ("10:00 Открытие ёлки на площади", ["10:00 Открытие", "ёлки на площади"]),
        ("10:00", ["10:00"]),
    ],
)
def test_a_topic_is_broken_between_words(words: str, lines: list[str], page: PlanPage) -> None:
    metrics = QFontMetrics(QFont(page.font()))
    width = max(metrics.horizontalAdvance(each) for each in lines)
    assert in_two(words, metrics, width) == lines

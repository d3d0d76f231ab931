from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPoint, QSize

from smdesk.ui.printing.paper import Orientation, Paper
from smdesk.ui.printing.sheet_stack import LEAST_ZOOM, MOST_ZOOM, SheetStack
from smdesk.ui.theme.tokens import Space

STACKS = st.builds(
    SheetStack,
    st.integers(1, 400),
    st.builds(Paper, st.sampled_from(Orientation)),
    st.integers(LEAST_ZOOM, MOST_ZOOM),
    st.sampled_from((96, 120, 192)),
    st.builds(QSize, st.integers(200, 3000), st.integers(200, 2000)),
)


@given(STACKS, st.integers(0, 399))
def test_going_to_a_page_shows_it(stack: SheetStack, number: int) -> None:
    wanted = stack.nearest(number)
    scrolled = round(wanted * stack.pitch)

    assert stack.page_at(scrolled) == wanted
    assert wanted in [page for page, _ in stack.in_sight(QPoint(0, scrolled))]


@given(STACKS, st.floats(0, 1))
def test_pages_in_sight_touch_the_view_and_no_other_does(stack: SheetStack, part: float) -> None:
    scrolled = round(part * max(0, stack.whole.height() - stack.view.height()))

    shown = stack.in_sight(QPoint(0, scrolled))

    assert shown
    assert all(place.bottom() + Space.L + 1 >= -1 for _, place in shown)
    assert all(place.top() <= stack.view.height() + 1 for _, place in shown)


@pytest.mark.parametrize("width", [100, 700, 1400, 9000])
def test_a_sheet_fits_the_width_of_the_view(width: int) -> None:
    stack = SheetStack(1, Paper(), 100, 96, QSize(width, 800))
    fitted = SheetStack(1, Paper(), stack.width_zoom, 96, QSize(width, 800))

    assert fitted.whole.width() <= width or fitted.zoom == LEAST_ZOOM
    assert LEAST_ZOOM <= fitted.zoom <= MOST_ZOOM

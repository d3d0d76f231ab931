from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from smdesk.ui.printing.widths import Want, fit

LENGTHS = st.floats(1, 500)
WANTS = st.lists(st.builds(Want, LENGTHS, LENGTHS, st.floats(0.1, 50)), min_size=1, max_size=12)


@given(WANTS, st.floats(100, 5000))
def test_the_page_is_filled(wants: list[Want], room: float) -> None:
    assert sum(fit(wants, room)) == pytest.approx(room)


@given(WANTS)
def test_every_column_has_its_widest_word_when_there_is_room(wants: list[Want]) -> None:
    room = sum(want.least for want in wants) + 1

    widths = fit(wants, room)

    assert all(width >= want.least - 1e-6 for width, want in zip(widths, wants, strict=True))


def test_what_is_left_goes_to_those_with_long_texts() -> None:
    assert fit([Want(10, 10, 50), Want(10, 200, 10)], 100) == pytest.approx((10, 90))


def test_too_little_room_leaves_narrow_columns_as_they_are() -> None:
    assert fit([Want(10, 10, 1), Want(80, 80, 1), Want(200, 200, 1)], 110) == pytest.approx(
        (10, 50, 50)
    )


def test_no_columns_need_no_room() -> None:
    assert fit([], 100) == ()

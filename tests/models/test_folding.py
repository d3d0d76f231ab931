"""How texts are ordered."""

from __future__ import annotations

from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from smdesk.models.folding import natural_order


@pytest.mark.parametrize(
    "ordered",
    [
        ["п. 2", "п. 10", "п. 10.1", "п. 10.12"],
        ["31.12.2025", "20.02.2026", "03.10.2026"],
        ["ёж", "Жук", "зяблик"],
        ["", "1", "2-й", "10", "а"],
        ["24.09.2026 № 2", "24.09.2026 № 11"],
    ],
)
def test_numbers_go_by_size_and_days_by_the_calendar(ordered: list[str]) -> None:
    mixed = ordered[::-1]
    assert sorted(mixed, key=natural_order) == ordered


@given(st.lists(st.text(alphabet="аёЖ0123456789. ")), st.randoms())
def test_the_order_does_not_depend_on_where_one_begins(texts: list[str], random: Random) -> None:
    order = [natural_order(text) for text in sorted(texts, key=natural_order)]
    random.shuffle(texts)
    assert [natural_order(text) for text in sorted(texts, key=natural_order)] == order
